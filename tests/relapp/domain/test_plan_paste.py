"""Rows of a spreadsheet become lines of a plan table."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.plan_item import FieldKind, ItemField
from relapp.domain.plan_kinds import ARRANGEMENT, BACKUP, IMPACT, RISK
from relapp.domain.plan_paste import Names, read_cell, read_rows, shifted, split_cells
from tests.builders import words

NAMES = Names({"陈志远": 2}, {"核心租赁系统": 7}, ZoneInfo("Asia/Shanghai"))
MOMENT = ItemField("at", words("时间"), FieldKind.MOMENT)


def test_cells_are_split_as_spreadsheets_copy_them() -> None:
    text = '甲\t"第一行\n第二行"\t"他说 ""好"""\r\n\r\n乙\t\t丙\n'
    assert split_cells(text) == (("甲", "第一行\n第二行", '他说 "好"'), ("乙", "", "丙"))
    assert split_cells("") == ()


@given(st.lists(st.lists(st.text("a一 ,", min_size=1).filter(str.strip), min_size=1), min_size=1))
def test_plain_cells_come_back(rows: list[list[str]]) -> None:
    text = "\n".join("\t".join(row) for row in rows)
    assert split_cells(text) == tuple(tuple(cell.strip() for cell in row) for row in rows)


def test_a_row_is_read_by_the_columns_of_its_table() -> None:
    (row,) = read_rows(IMPACT, "核心租赁系统\t资产运营部\t1,200\t160\t次日恢复", NAMES)
    assert row.values == {
        "application": 7,
        "who": "资产运营部",
        "users": 1200,
        "downtime": 160,
        "note": "次日恢复",
    }
    assert row.unread == ()


def test_headings_say_which_column_is_which() -> None:
    rows = read_rows(BACKUP, "序\t类别\t备份什么\n1\t历史数据\t核心库\n2\tParameters\t参数", NAMES)
    assert [row.values for row in rows] == [
        {"what": "核心库", "part": "data"},
        {"what": "参数", "part": "parameters"},
    ]


def test_a_first_row_that_is_no_heading_is_a_line() -> None:
    rows = read_rows(BACKUP, "备份什么\t别的\n核心库\t历史数据", NAMES)
    assert [row.values.get("what") for row in rows] == ["备份什么", "核心库"]
    assert read_rows(BACKUP, "", NAMES) == ()


def test_what_cannot_be_read_is_named() -> None:
    (row,) = read_rows(RISK, "超时\t很高\t5\t分批\t某人", NAMES)
    assert row.values == {"what": "超时", "impact": "5", "response": "分批"}
    assert row.unread == (("probability", "很高"), ("owner", "某人"))


@pytest.mark.parametrize("day", ["2026-09-22", "2026/9/22", "2026.09.22", "2026年9月22日"])
def test_days_are_read_as_offices_write_them(day: str) -> None:
    assert read_cell(ARRANGEMENT.field("due"), day, NAMES) == "2026-09-22"
    assert read_cell(MOMENT, f"{day} 19:30", NAMES) == "2026-09-22T11:30:00+00:00"


@pytest.mark.parametrize("cell", ["明天", "2026-13-01", "22/9"])
def test_other_days_are_refused(cell: str) -> None:
    with pytest.raises(ValueError, match=cell.split("-", maxsplit=1)[0]):
        read_cell(ARRANGEMENT.field("due"), cell, NAMES)


def test_dates_move_with_a_plan_that_is_used_again() -> None:
    moved = shifted(ARRANGEMENT, {"what": "观察", "due": "2026-09-25"}, timedelta(days=21, hours=1))
    assert moved == {"what": "观察", "due": "2026-10-16"}
