from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.wall_time import to_wall
from relapp.domain.window_rule import WindowRule, dates, material_due, preview
from relapp.domain.working_days import CalendarDay, DayKind, WorkingCalendar
from relapp.errors import InvalidInput

SHANGHAI = ZoneInfo("Asia/Shanghai")
AUTUMN = WorkingCalendar(
    [CalendarDay(date(2026, 9, 20), DayKind.MAKEUP_WORKDAY, "国庆节")], official_years=[2026]
)

weeks = st.lists(st.integers(1, 5), min_size=1, max_size=5, unique=True).map(tuple)
rules = st.builds(WindowRule, weeks=weeks, weekday=st.integers(1, 7))


def test_second_and_fourth_thursday_of_2026() -> None:
    found = dates(WindowRule(), 2026)
    assert len(found) == 24
    assert found[16:18] == (date(2026, 9, 10), date(2026, 9, 24))


@given(rules, st.integers(1990, 2100))
def test_dates_are_the_wanted_weekday_in_order_and_complete(rule: WindowRule, year: int) -> None:
    found = dates(rule, year)
    assert list(found) == sorted(set(found))
    assert all(d.isoweekday() == rule.weekday for d in found)
    assert all((d.day - 1) // 7 + 1 in rule.weeks for d in found)
    sure = [week for week in rule.weeks if week < 5]
    assert len(found) >= 12 * len(sure)


@given(rules, st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 30))
def test_preview_runs_over_the_turn_of_the_year(rule: WindowRule, start: date, count: int) -> None:
    found = preview(rule, start, count)
    assert len(found) == count
    assert all(d >= start for d in found)
    assert list(found) == sorted(set(found))


def test_preview_includes_its_first_day() -> None:
    assert preview(WindowRule(), date(2026, 12, 24), 2) == (date(2026, 12, 24), date(2027, 1, 14))


def test_preview_ends_with_the_calendar() -> None:
    assert len(preview(WindowRule(), date(9999, 12, 1), 12)) == 2


def test_material_is_due_working_days_before_at_wall_time() -> None:
    due = material_due(WindowRule(), date(2026, 9, 22), SHANGHAI, AUTUMN)
    assert due == datetime(2026, 9, 17, 10, tzinfo=UTC)
    assert to_wall(due, SHANGHAI).time() == time(18)


def test_material_is_never_due_after_the_window_opens() -> None:
    rule = WindowRule(material_days_before=0, material_time=time(23))
    assert material_due(rule, date(2026, 9, 10), SHANGHAI, AUTUMN) == datetime(
        2026, 9, 10, 11, 30, tzinfo=UTC
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("weeks", ()),
        ("weeks", (0,)),
        ("weeks", (6,)),
        ("weeks", (2, 2)),
        ("weekday", 0),
        ("weekday", 8),
        ("minutes", 14),
        ("minutes", 1441),
        ("capacity", 0),
        ("material_days_before", -1),
    ],
)
def test_values_out_of_range_are_named(field: str, value: object) -> None:
    values: dict[str, Any] = {field: value}
    with pytest.raises(InvalidInput) as refusal:
        WindowRule(**values)
    assert refusal.value.code == "window_rule.field"
    assert refusal.value.details["field"] == field
    assert refusal.value.details["value"] == value
