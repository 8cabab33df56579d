"""Form in prose: what is written comes back, and old text reads as it always did."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from relapp.domain.rich_text import BlockKind, RichBlock, Run, normal, parse, plain_text, render

LETTERS = st.text(st.sampled_from("ab 一。1.-#*\\|　"), max_size=8)
RUNS = st.builds(Run, LETTERS, st.booleans(), st.booleans())
BLOCKS = st.builds(
    RichBlock,
    st.sampled_from([kind for kind in BlockKind if kind is not BlockKind.ROW]),
    st.lists(RUNS, max_size=5).map(tuple),
)


@given(st.lists(BLOCKS, min_size=1, max_size=5))
@example([RichBlock(runs=(Run("\\"), Run("a", bold=True)))])
@example([RichBlock(runs=(Run("*"), Run("*", bold=True), Run("*", italic=True)))])
@example([RichBlock(runs=(Run("\\- a"),))])
@example([RichBlock(runs=(Run("| a |"),))])
def test_what_is_kept_comes_back(blocks: list[RichBlock]) -> None:
    assert parse(render(blocks)) == tuple(normal(block) for block in blocks)


@given(st.text(st.sampled_from("ab 一1.-#*\\|\n"), max_size=40))
def test_any_text_settles_after_it_was_read_once(text: str) -> None:
    once = render(parse(text))
    assert render(parse(once)) == once
    assert parse(once) == parse(text)


@given(st.text(st.characters(exclude_characters="*\n\r"), min_size=1).filter(str.isalpha))
def test_plain_words_carry_no_form(text: str) -> None:
    assert parse(text) == (RichBlock(runs=(Run(text),)),)
    assert render(parse(text)) == text


def test_marks_become_form() -> None:
    heading, bullet, first, second, words = parse(
        "### 范围\n- **停机** 40 分钟\n1. 备份\n7. *再*部署\n***先***停"
    )
    assert heading == RichBlock(BlockKind.HEADING, (Run("范围"),))
    assert bullet.runs == (Run("停机", bold=True), Run(" 40 分钟"))
    assert (first.kind, second.kind) == (BlockKind.NUMBER, BlockKind.NUMBER)
    assert second.runs == (Run("再", italic=True), Run("部署"))
    assert words.runs == (Run("先", bold=True, italic=True), Run("停"))


def test_numbers_are_counted_anew() -> None:
    assert render(parse("3. 甲\n9. 乙\n停\n5. 丙")) == "1. 甲\n2. 乙\n停\n1. 丙"


@pytest.mark.parametrize(
    "text",
    [
        "停机 3*4 小时",
        "\\\\server\\share",
        "a ** b",
        "| 对象 | **方法** |",
        "2026.9.22 上线",
        "",
        "****",
    ],
)
def test_old_text_reads_as_it_did(text: str) -> None:
    assert plain_text(text) == text


def test_a_backslash_takes_the_meaning_from_a_mark() -> None:
    assert parse("\\- 减号") == (RichBlock(runs=(Run("- 减号"),)),)
    assert parse("\\*星\\*") == (RichBlock(runs=(Run("*星*"),)),)


def test_lines_of_a_table_keep_every_sign() -> None:
    (row,) = parse("| a | *b* |")
    assert row == RichBlock(BlockKind.ROW, (Run("| a | *b* |"),))
