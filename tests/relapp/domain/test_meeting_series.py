"""Days of recurring meetings: by week and by month, on days off, beside what is stored."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.meeting_series import (
    LAST,
    Cycle,
    DayState,
    Occurrence,
    OffDays,
    SeriesRule,
    rule_days,
    series_days,
)
from relapp.domain.vocabulary import MeetingState
from relapp.domain.working_days import CalendarDay, DayKind, WorkingCalendar
from relapp.errors import InvalidInput

HOLIDAYS = WorkingCalendar(
    [CalendarDay(date(2026, 10, d), DayKind.HOLIDAY, "国庆节") for d in range(1, 9)], [2026, 2027]
)
START = date(2026, 9, 14)


def a_rule(**fields: object) -> SeriesRule:
    values: dict[str, object] = {
        "cycle": Cycle.WEEKLY,
        "weekday": 4,
        "first_day": START,
        **fields,
    }
    return SeriesRule(**values)  # type: ignore[arg-type]


def days(rule: SeriesRule, count: int, start: date = START) -> list[str]:
    found = rule_days(rule, start)
    return [f"{next(found):%m-%d}" for _ in range(count)]


def test_every_week_and_every_second() -> None:
    assert days(a_rule(), 4) == ["09-17", "09-24", "10-01", "10-08"]
    biweekly = a_rule(cycle=Cycle.BIWEEKLY)
    assert days(biweekly, 3) == ["09-17", "10-01", "10-15"]
    # Counted from the first day, wherever one looks from.
    assert days(biweekly, 2, date(2026, 9, 25)) == ["10-01", "10-15"]


def test_the_nth_and_the_last_weekday_of_the_month() -> None:
    assert days(a_rule(cycle=Cycle.MONTHLY, nth=2), 3) == ["10-08", "11-12", "12-10"]
    # October has five Thursdays, September and November four.
    last = a_rule(cycle=Cycle.MONTHLY, nth=LAST)
    assert days(last, 4) == ["09-24", "10-29", "11-26", "12-31"]


def test_a_series_ends() -> None:
    assert [f"{d:%m-%d}" for d in rule_days(a_rule(last_day=date(2026, 9, 24)), START)] == [
        "09-17",
        "09-24",
    ]


@pytest.mark.parametrize(
    ("off_days", "expected"),
    [
        (OffDays.KEEP, ["10-01", "10-08"]),
        (OffDays.NEXT, ["10-09", "10-08 taken"]),
        (OffDays.PREVIOUS, ["09-30", "10-08 taken"]),
        (OffDays.SKIP, ["10-01 day_off", "10-08 day_off"]),
    ],
)
def test_what_becomes_of_days_off(off_days: OffDays, expected: list[str]) -> None:
    found = series_days(a_rule(off_days=off_days), HOLIDAYS, START)[2:4]
    assert [
        f"{d.day:%m-%d}" + ("" if d.state is DayState.TO_MAKE else f" {d.state}") for d in found
    ] == expected


def test_what_is_stored_is_shown_and_keeps_its_day() -> None:
    known = (
        Occurrence(date(2026, 9, 17), 5, False, "", date(2026, 9, 18), None, MeetingState.PLANNED),
        Occurrence(date(2026, 9, 24), None, True, "出差"),
        Occurrence(
            date(2026, 10, 1), 6, False, "停", date(2026, 10, 9), None, MeetingState.CANCELLED
        ),
    )
    made, off, cancelled, following = series_days(a_rule(), HOLIDAYS, START, known, 4)
    assert (made.state, made.day, made.moved) == (DayState.MADE, date(2026, 9, 18), True)
    assert (off.state, off.reason) == (DayState.CALLED_OFF, "出差")
    assert cancelled.state is DayState.CALLED_OFF
    # The day of the cancelled one is free again.
    assert (following.state, following.day) == (DayState.TO_MAKE, date(2026, 10, 9))


def test_the_end_of_the_calendar_is_no_error() -> None:
    rule = a_rule(first_day=date(9999, 12, 20), cycle=Cycle.MONTHLY, nth=LAST)
    assert list(rule_days(rule, date(9999, 12, 1))) == [date(9999, 12, 30)]
    weekly = a_rule(first_day=date(9999, 12, 20))
    assert list(rule_days(weekly, date(9999, 12, 1))) == [date(9999, 12, 23), date(9999, 12, 30)]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"weekday": 0}, "series.field"),
        ({"weekday": 8}, "series.field"),
        ({"nth": 6}, "series.field"),
        ({"last_day": START - timedelta(days=1)}, "series.ends_early"),
    ],
)
def test_a_rule_that_gives_no_day_is_refused(fields: dict[str, object], code: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        a_rule(**fields)
    assert caught.value.code == code


rules = st.builds(
    SeriesRule,
    cycle=st.sampled_from(Cycle),
    weekday=st.integers(1, 7),
    first_day=st.dates(date(2025, 1, 1), date(2029, 12, 31)),
    nth=st.integers(1, LAST),
    off_days=st.sampled_from(OffDays),
)
starts = st.dates(date(2025, 1, 1), date(2029, 12, 31))


@given(rules, starts)
def test_days_of_a_rule_lie_on_its_weekday_in_order(rule: SeriesRule, start: date) -> None:
    found = rule_days(rule, start)
    picked = [next(found) for _ in range(8)]
    assert all(day.isoweekday() == rule.weekday for day in picked)
    assert all(day >= max(start, rule.first_day) for day in picked)
    gaps = {(later - day).days for day, later in pairwise(picked)}
    allowed = {Cycle.WEEKLY: {7}, Cycle.BIWEEKLY: {14}, Cycle.MONTHLY: {28, 35}}
    assert gaps <= allowed[rule.cycle]


@given(rules, starts)
def test_no_two_meetings_fall_on_one_day_and_only_kept_ones_on_days_off(
    rule: SeriesRule, start: date
) -> None:
    calendar = WorkingCalendar()
    found = series_days(rule, calendar, start)
    held = [one.day for one in found if one.state is DayState.TO_MAKE]
    assert len(held) == len(set(held))
    if rule.off_days is not OffDays.KEEP:
        assert all(calendar.is_working(day) for day in held)
    assert [one.rule_day for one in found] == sorted(one.rule_day for one in found)


@given(rules, starts, st.integers(0, 11))
def test_looking_again_after_one_was_made_finds_the_same_days(
    rule: SeriesRule, start: date, place: int
) -> None:
    before = series_days(rule, WorkingCalendar(), start)
    one = before[place]
    if one.state is not DayState.TO_MAKE:
        return
    known = Occurrence(one.rule_day, 1, False, "", one.day, None, MeetingState.PLANNED)
    after = series_days(rule, WorkingCalendar(), start, [known])
    assert [d.day for d in after] == [d.day for d in before]
    assert after[place].state is DayState.MADE
