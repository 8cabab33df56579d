import string
from datetime import UTC, date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

import pytest

from relapp.domain.calendar_file import parse_calendar_days
from relapp.domain.statutory_forecast import forecast_names
from relapp.domain.text import Text
from relapp.domain.window import Freeze, ReleaseWindow, WindowProblem, WindowProblemKind
from relapp.domain.window_plan import PlanConflict, PlanConflictKind
from relapp.domain.window_rule import WindowRule
from relapp.errors import InvalidInput, RelappError
from relapp.wording import dates, windows
from relapp.wording.calendar_errors import calendar_error_text

SHANGHAI = ZoneInfo("Asia/Shanghai")
OPENING = datetime(2026, 9, 22, 11, 30, tzinfo=UTC)
CLOSING = datetime(2026, 9, 22, 15, 30, tzinfo=UTC)
FREEZE = {"freeze_id": 1, "name": "季末、关账", "starts_at": OPENING, "ends_at": CLOSING}

PROBLEMS: dict[WindowProblemKind, dict[str, object]] = {
    WindowProblemKind.CANCELLED: {"number": 18},
    WindowProblemKind.NOT_PUBLISHED: {"number": 18, "year": 2026},
    WindowProblemKind.STARTED: {"starts_at": OPENING},
    WindowProblemKind.FAMILY: {"family": "", "families": ("Java", "前端")},
    WindowProblemKind.FULL: {"taken": 8, "capacity": 8},
    WindowProblemKind.LONGER_THAN_WINDOW: {"needed": 300, "minutes": 240},
    WindowProblemKind.HARD_FREEZE: FREEZE,
    WindowProblemKind.SOFT_FREEZE: FREEZE,
    WindowProblemKind.MATERIAL_DUE_PASSED: {"due_at": OPENING},
    WindowProblemKind.MINUTES_SHORT: {"needed": 90, "left": 35},
}
CONFLICTS: dict[PlanConflictKind, dict[str, object]] = {
    PlanConflictKind.HOLIDAY: {"day": date(2026, 10, 1), "name": "国庆节"},
    PlanConflictKind.NON_WORKING_DAY: {"day": date(2026, 10, 10)},
    PlanConflictKind.HARD_FREEZE: FREEZE,
    PlanConflictKind.SOFT_FREEZE: FREEZE,
    PlanConflictKind.OVERLAP: {"window_id": 1, "year": 2026, "number": 3},
    PlanConflictKind.PARALLEL: {"window_id": 1, "year": 2026, "number": 3},
    PlanConflictKind.BEFORE_LONG_HOLIDAY: {
        "first": date(2026, 9, 25),
        "last": date(2026, 9, 27),
        "name": "中秋节",
    },
    PlanConflictKind.CLOCK_CHANGE: {"meant": time(2, 30), "becomes": time(3, 30)},
    PlanConflictKind.YEAR_FORECAST: {"year": 2027},
}


def assert_worded(text: Text) -> None:
    for sentence in (text.zh, text.en):
        assert sentence
        assert "{" not in sentence
        assert not set(sentence) & set("!！您")
    assert any(character not in string.printable for character in text.zh)


@pytest.mark.parametrize("kind", WindowProblemKind)
def test_every_problem_is_worded(kind: WindowProblemKind) -> None:
    assert_worded(windows.problem_text(WindowProblem(kind, PROBLEMS[kind]), SHANGHAI))


@pytest.mark.parametrize("kind", PlanConflictKind)
def test_every_conflict_is_worded(kind: PlanConflictKind) -> None:
    assert_worded(windows.conflict_text(PlanConflict(kind, CONFLICTS[kind]), SHANGHAI))


@pytest.mark.parametrize(
    "table",
    [
        windows.WINDOW_STATES,
        windows.DAY_KINDS,
        windows.DAY_MARKS,
        windows.YEAR_STATUSES,
        windows.PLAN_WEIGHTS,
    ],
)
def test_every_member_is_worded(table: dict[StrEnum, Text]) -> None:
    (enum,) = {type(member) for member in table}
    assert set(table) == set(enum)
    for text in table.values():
        assert_worded(text)


def test_a_problem_names_the_figures() -> None:
    problem = WindowProblem(WindowProblemKind.MINUTES_SHORT, {"needed": 90, "left": 35})
    text = windows.problem_text(problem, SHANGHAI)
    assert text.zh == "窗口只余 35 分钟，本发布预计 90 分钟"


def test_titles_and_families() -> None:
    assert windows.window_title(18) == Text("第 18 窗口", "Window 18")
    assert windows.families(()) == Text("全部技术类", "all technologies")
    assert windows.families(("Java", "前端")).zh == "Java、前端"


def test_a_freeze_keeps_the_name_people_gave_it() -> None:
    problem = WindowProblem(WindowProblemKind.HARD_FREEZE, FREEZE)
    assert "季末、关账" in windows.problem_text(problem, SHANGHAI).en


def test_holidays_have_english_names_and_own_names_stay() -> None:
    for name in forecast_names(2031).values():
        assert windows.day_name(name).en.isascii()
    assert windows.day_name("司庆").en == "司庆"
    assert_worded(windows.day_name(""))


def test_dates_as_the_office_writes_them() -> None:
    assert dates.period(OPENING, CLOSING, SHANGHAI) == Text(
        "9月22日 周二 19:30–23:30", "Tue 22 Sep 19:30–23:30"
    )
    start = datetime(2026, 9, 27, 16, tzinfo=UTC)
    end = datetime(2026, 9, 30, 16, tzinfo=UTC)
    assert dates.period(start, end, SHANGHAI) == Text("9月28日至9月30日", "28–30 Sep")
    assert dates.period(OPENING, end, SHANGHAI).zh == "9月22日 周二 19:30 – 10月1日 周四 00:00"
    assert dates.days(date(2026, 9, 28), date(2026, 10, 8)).en == "28 Sep – 8 Oct"
    assert dates.days(date(2026, 9, 28), date(2026, 9, 28)).zh == "9月28日"
    assert dates.month(date(2026, 9, 1)) == Text("2026年9月", "Sep 2026")


@pytest.mark.parametrize(
    ("filename", "text"),
    [
        ("a.csv", ""),
        ("a.csv", "date,kind\n"),
        ("a.csv", "date,kind,x\n"),
        ("a.csv", "date,kind\n2027-01-01,休,3"),
        ("a.csv", "date,kind\n2027-01-01,off"),
        ("a.csv", "date,kind\n2027-13-01,休"),
        ("a.csv", "date,kind\n1027-01-01,休"),
        ("a.csv", "date,kind\n2027-01-01,休\n2027-01-01,休"),
        ("a.csv", "date,kind,name\n2027-01-01,休," + "长" * 61),
        ("a.csv", "date,kind,name\n2027-01-01,休,a\x01"),
        ("a.csv", 'date,kind,name\n2027-01-01,休,"'),
        ("a.csv", "x" * 1_000_001),
        ("a.json", "{"),
        ("a.json", "[" * 100_000),
        ("a.json", "3"),
        ("a.json", "[3]"),
        ("a.json", '[{"date": 3, "kind": "休"}]'),
        ("a.json", "[" + ",".join(["{}"] * 3) + "]"),
    ],
)
def test_every_refusal_of_a_calendar_file_is_worded(filename: str, text: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        parse_calendar_days(text, filename)
    worded = calendar_error_text(refusal.value, SHANGHAI)
    assert worded is not None
    assert_worded(worded)
    assert filename in worded.en


def test_refusals_of_windows_and_rules_are_worded() -> None:
    refusals = []
    for bad in (
        lambda: WindowRule(weeks=()),
        lambda: WindowRule(weeks=(2, 2)),
        lambda: WindowRule(minutes=3),
        lambda: Freeze(id=1, name="", starts_at=CLOSING, ends_at=OPENING),
        lambda: ReleaseWindow(
            id=1, year=2026, number=1, starts_at=OPENING, ends_at=CLOSING, capacity=-1
        ),
    ):
        with pytest.raises(InvalidInput) as refusal:
            bad()
        worded = calendar_error_text(refusal.value, SHANGHAI)
        assert worded is not None
        assert_worded(worded)
        refusals.append(worded)
    assert refusals[2].zh == "窗口规则的时长（分钟）：3，应在 15–1440 之间"
    assert calendar_error_text(RelappError("other"), SHANGHAI) is None
