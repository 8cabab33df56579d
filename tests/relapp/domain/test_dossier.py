"""Content trees: free text as blocks, and tables that fit their columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.dossier import Column, Paragraph, Table, blocks_of, short_code
from relapp.domain.rich_text import Run


def test_lines_are_paragraphs_and_blank_lines_nothing() -> None:
    assert blocks_of("一\n\n 二 \n") == (Paragraph("一"), Paragraph("二"))
    assert blocks_of("") == ()


def test_lines_between_bars_are_a_table() -> None:
    before, table, after = blocks_of(
        "前\n| 序号 | 内容 | 金额 |\n| :-: | --- | ---: |\n| 1 | 备份核心库 | 10 |\n| 2 |\n后"
    )
    assert (before, after) == (Paragraph("前"), Paragraph("后"))
    assert isinstance(table, Table)
    assert [(c.title, c.align) for c in table.columns] == [
        ("序号", "center"),
        ("内容", "left"),
        ("金额", "right"),
    ]
    assert table.rows == (("1", "备份核心库", "10"), ("2", "", ""))
    assert table.columns[1].share > table.columns[0].share


def test_a_heading_row_alone_is_a_table_without_rows() -> None:
    (table,) = blocks_of("| a | b |")
    assert isinstance(table, Table)
    assert table.rows == ()


@given(st.text())
def test_any_text_is_understood(text: str) -> None:
    for block in blocks_of(text):
        if isinstance(block, Paragraph):
            assert block.text.strip()
        else:
            assert isinstance(block, Table)
            assert all(len(row) == len(block.columns) for row in block.rows)


def test_rows_that_do_not_fit_are_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="row and columns"):
        Table((Column("a"), Column("b")), (("1",),))


def test_codes_are_printed_in_groups() -> None:
    assert short_code("7f3a19c40e82" + "0" * 52) == "7F3A-19C4-0E82"
    assert short_code("") == ""


def test_form_reaches_the_blocks() -> None:
    title, words, first, second, plain, again = blocks_of(
        "### 范围\n停**机**\n1. 甲\n2. 乙\n丙\n1. 丁"
    )
    assert title == Paragraph("范围", "title")
    assert words == Paragraph("停机", "body", (Run("停"), Run("机", bold=True)))
    assert (first, second) == (Paragraph("甲", "number", (), 1), Paragraph("乙", "number", (), 2))
    assert plain == Paragraph("丙")
    assert again == Paragraph("丁", "number", (), 1)
