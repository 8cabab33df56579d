from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.calendar_seed import seeded_years, statutory_days
from relapp.domain.statutory_forecast import FORECAST_SOURCE, forecast_names
from relapp.domain.working_days import CalendarDay, DayKind, WorkingCalendar, YearStatus

YEARS = seeded_years(2000, 2030)
CALENDAR = WorkingCalendar(statutory_days(2000, 2030), YEARS)
days = st.dates(date(2004, 1, 1), date(2035, 12, 31))


def test_the_seed_agrees_with_its_source_on_every_day_it_knows() -> None:
    day = date(YEARS[0], 1, 1)
    while day.year <= YEARS[-1]:
        assert CALENDAR.is_working(day) == chinese_calendar.is_workday(day), day
        day += timedelta(days=1)


def test_the_seed_never_guesses() -> None:
    assert statutory_days(2090, 2099) == ()
    assert seeded_years(2090, 2099) == ()
    assert {day.date.year for day in statutory_days(1990, 2099)} <= set(YEARS)


def test_seed_names_are_chinese_and_kinds_tell_off_from_swapped() -> None:
    found = {day.date: day for day in statutory_days(2026, 2026)}
    assert found[date(2026, 9, 25)].name == "中秋节"
    assert found[date(2026, 9, 20)].kind is DayKind.MAKEUP_WORKDAY
    assert found[date(2026, 10, 1)].kind is DayKind.HOLIDAY
    assert all(not day.name.isascii() for day in statutory_days(2000, 2030))


@given(days, st.integers(-60, 60))
def test_adding_and_counting_working_days_undo_each_other(day: date, count: int) -> None:
    assert CALENDAR.working_days_between(day, CALENDAR.add_working_days(day, count)) == count


@given(days)
def test_neighbours_are_working_and_nothing_working_lies_between(day: date) -> None:
    after, before = CALENDAR.next_working(day), CALENDAR.previous_working(day)
    assert before < day < after
    assert CALENDAR.is_working(before)
    assert CALENDAR.is_working(after)
    assert CALENDAR.working_days_between(day, after) == 1
    assert CALENDAR.working_days_between(day, before) == -1


@given(days, st.integers(0, 400), st.integers(0, 400))
def test_counts_add_up(day: date, first: int, second: int) -> None:
    middle = day + timedelta(days=first)
    end = middle + timedelta(days=second)
    count = CALENDAR.working_days_between
    assert count(day, end) == count(day, middle) + count(middle, end)


def test_zero_working_days_keep_even_a_holiday() -> None:
    assert CALENDAR.add_working_days(date(2026, 10, 1), 0) == date(2026, 10, 1)


def test_make_up_weekend_counts_as_working() -> None:
    assert CALENDAR.add_working_days(date(2026, 9, 22), -4) == date(2026, 9, 17)


def test_unannounced_years_know_the_days_of_the_law_and_say_so() -> None:
    assert CALENDAR.status(2026) is YearStatus.OFFICIAL
    assert CALENDAR.status(2031) is YearStatus.FORECAST
    assert not CALENDAR.is_working(date(2031, 10, 1))
    assert CALENDAR.special_day(date(2031, 10, 1)) == CalendarDay(
        date(2031, 10, 1), DayKind.HOLIDAY, "国庆节、中秋节", FORECAST_SOURCE
    )
    assert CALENDAR.is_working(date(2031, 10, 8))
    assert not CALENDAR.is_working(date(2031, 10, 4))


def test_years_beyond_the_lunar_table_know_the_fixed_dates_only() -> None:
    assert len(forecast_names(2090)) == 6
    assert len(forecast_names(2030)) == 13


@given(st.integers(2027, 2050))
def test_lunar_days_lie_where_they_can(year: int) -> None:
    by_name = {name: day for day, name in forecast_names(year).items()}
    spring = [day for day, name in forecast_names(year).items() if name == "春节"]
    assert len(spring) == 4
    assert date(year, 1, 20) <= min(spring) <= date(year, 2, 20)
    assert date(year, 4, 4) <= by_name["清明节"] <= date(year, 4, 6)
    assert date(year, 5, 26) <= by_name["端午节"] <= date(year, 6, 26)


def test_an_official_year_takes_nothing_from_the_forecast() -> None:
    bare = WorkingCalendar((), [2027])
    assert bare.is_working(date(2027, 10, 1))
    assert bare.special_day(date(2027, 10, 1)) is None


@pytest.mark.parametrize("kind", list(DayKind))
def test_the_later_of_two_entries_wins_and_overrides_the_forecast(kind: DayKind) -> None:
    day = date(2033, 5, 2)
    other = DayKind.HOLIDAY if kind is DayKind.MAKEUP_WORKDAY else DayKind.MAKEUP_WORKDAY
    calendar = WorkingCalendar([CalendarDay(day, other), CalendarDay(day, kind)])
    assert calendar.is_working(day) == (kind is DayKind.MAKEUP_WORKDAY)


def test_special_days_of_a_span_include_both_ends() -> None:
    found = CALENDAR.special_days(date(2026, 9, 20), date(2026, 9, 25))
    assert [(d.date.day, d.kind) for d in found] == [
        (20, DayKind.MAKEUP_WORKDAY),
        (25, DayKind.HOLIDAY),
    ]
