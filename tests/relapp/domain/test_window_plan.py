from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.calendar_seed import statutory_days
from relapp.domain.wall_time import to_wall
from relapp.domain.window import Freeze, ReleaseWindow, WindowState
from relapp.domain.window_plan import (
    PlanConflictKind,
    PlannedWindow,
    PlanWeight,
    generate,
    long_holiday_after,
    renumber,
)
from relapp.domain.window_rule import WindowRule, dates
from relapp.domain.working_days import CalendarDay, DayKind, WorkingCalendar

SHANGHAI = ZoneInfo("Asia/Shanghai")
OFFICIAL = WorkingCalendar(statutory_days(2025, 2026), [2025, 2026])
Kind = PlanConflictKind


def conflicts(plan: tuple[PlannedWindow, ...]) -> dict[date, list[PlanConflictKind]]:
    return {w.day: [c.kind for c in w.conflicts] for w in plan if w.conflicts}


def existing(
    day: date,
    number: int,
    families: tuple[str, ...] = (),
    state: WindowState = WindowState.PUBLISHED,
) -> ReleaseWindow:
    opening = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return ReleaseWindow(
        id=number,
        year=day.year,
        number=number,
        starts_at=opening,
        ends_at=opening + timedelta(hours=2),
        families=families,
        state=state,
    )


def test_a_fresh_year_counts_from_one_in_order_of_date() -> None:
    plan = generate(WindowRule(), 2026, SHANGHAI, OFFICIAL)
    assert [w.number for w in plan] == list(range(1, 25))
    window = plan[17]
    assert window.day == date(2026, 9, 24)
    assert to_wall(window.starts_at, SHANGHAI).time() == time(19, 30)
    assert window.ends_at - window.starts_at == timedelta(minutes=240)


def test_the_evening_before_mid_autumn_is_advised_against_but_kept() -> None:
    plan = generate(WindowRule(), 2026, SHANGHAI, OFFICIAL)
    assert conflicts(plan) == {date(2026, 9, 24): [Kind.BEFORE_LONG_HOLIDAY]}
    (conflict,) = plan[17].conflicts
    assert conflict.weight is PlanWeight.ADVICE
    assert conflict.params == {
        "first": date(2026, 9, 25),
        "last": date(2026, 9, 27),
        "name": "中秋节",
    }
    assert not plan[17].needs_opt_in


def test_holidays_and_days_off_ask_for_a_choice() -> None:
    thursdays = generate(WindowRule(weeks=(1, 3)), 2026, SHANGHAI, OFFICIAL)
    found = conflicts(thursdays)
    assert found[date(2026, 1, 1)] == [Kind.HOLIDAY]
    assert found[date(2026, 10, 1)] == [Kind.HOLIDAY]
    saturdays = generate(WindowRule(weeks=(1,), weekday=6), 2026, SHANGHAI, OFFICIAL)
    assert conflicts(saturdays)[date(2026, 8, 1)] == [Kind.NON_WORKING_DAY]
    assert all(w.needs_opt_in for w in thursdays if w.day in (date(2026, 1, 1),))


def test_freezes_are_hard_or_soft() -> None:
    def freeze(number: int, day: date, hard: bool) -> Freeze:
        start = datetime(day.year, day.month, day.day, tzinfo=UTC)
        end = start + timedelta(days=1)
        return Freeze(id=number, name="关账", starts_at=start, ends_at=end, hard=hard)

    freezes = (freeze(1, date(2026, 3, 12), True), freeze(2, date(2026, 3, 26), False))
    plan = generate(WindowRule(), 2026, SHANGHAI, OFFICIAL, freezes)
    found = conflicts(plan)
    assert found[date(2026, 3, 12)] == [Kind.HARD_FREEZE]
    assert found[date(2026, 3, 26)] == [Kind.SOFT_FREEZE]
    assert [w.day for w in plan if w.needs_opt_in] == [date(2026, 3, 12)]


def test_existing_windows_clash_only_where_families_are_shared() -> None:
    taken = (
        existing(date(2026, 3, 12), 1, ("Java",)),
        existing(date(2026, 3, 26), 2, ("前端",)),
        existing(date(2026, 4, 9), 3, state=WindowState.CANCELLED),
        existing(date(2026, 4, 23), 4),
    )
    plan = generate(WindowRule(families=("java",)), 2026, SHANGHAI, OFFICIAL, (), taken)
    assert conflicts(plan) | {date(2026, 9, 24): []} == {
        date(2026, 3, 12): [Kind.OVERLAP],
        date(2026, 3, 26): [Kind.PARALLEL],
        date(2026, 4, 23): [Kind.OVERLAP],
        date(2026, 9, 24): [],
    }
    assert [w.number for w in plan] == list(range(5, 29))


def test_an_unannounced_year_is_for_review_as_a_whole() -> None:
    plan = generate(WindowRule(), 2029, SHANGHAI, OFFICIAL)
    assert all(w.needs_review for w in plan)
    assert conflicts(plan)[date(2029, 2, 8)] == [Kind.YEAR_FORECAST]


def test_a_start_that_clocks_skip_is_told() -> None:
    rule = WindowRule(weeks=(5,), weekday=7, starts=time(2, 30))
    plan = generate(rule, 2026, ZoneInfo("Europe/Berlin"), OFFICIAL)
    (told,) = (c for w in plan for c in w.conflicts if c.kind is Kind.CLOCK_CHANGE)
    assert told.params == {"meant": time(2, 30), "becomes": time(3, 30)}


@given(
    st.integers(2000, 2060),
    st.sets(st.integers(0, 23)),
    st.integers(0, 30),
    st.sampled_from(["Asia/Shanghai", "America/New_York", "Australia/Lord_Howe"]),
)
def test_nothing_is_dropped_and_chosen_ones_are_numbered_without_gap(
    year: int, chosen: set[int], last: int, zone: str
) -> None:
    taken = [existing(date(year, 1, 1), last)] if last else []
    plan = generate(WindowRule(), year, ZoneInfo(zone), OFFICIAL, (), taken)
    assert tuple(w.day for w in plan) == dates(WindowRule(), year)
    assert all(w.material_due_at <= w.starts_at < w.ends_at for w in plan)
    kept = renumber((plan[i] for i in chosen), taken)
    assert [w.number for w in kept] == list(range(last + 1, last + 1 + len(chosen)))
    assert [w.day for w in kept] == sorted(plan[i].day for i in chosen)


def test_each_year_is_numbered_by_itself() -> None:
    plan = generate(WindowRule(), 2026, SHANGHAI, OFFICIAL)
    next_year = replace(plan[0], year=2027, starts_at=datetime(2027, 1, 1, tzinfo=UTC))
    assert [w.number for w in renumber([next_year, plan[3]])] == [1, 1]


@pytest.mark.parametrize(
    ("day", "length"),
    [
        (date(2026, 9, 30), 7),  # National Day week
        (date(2026, 6, 18), 3),  # Dragon Boat
        (date(2026, 9, 11), None),  # plain weekend
        (date(2026, 9, 23), None),  # a working day follows
    ],
)
def test_long_holidays_begin_the_day_after(day: date, length: int | None) -> None:
    found = long_holiday_after(day, OFFICIAL)
    assert (found and (found.last - day).days) == length


def test_one_day_off_in_the_week_is_no_long_holiday_and_a_nameless_one_counts() -> None:
    single = WorkingCalendar([CalendarDay(date(2026, 9, 9), DayKind.HOLIDAY)], [2026])
    assert long_holiday_after(date(2026, 9, 8), single) is None
    friday = WorkingCalendar([CalendarDay(date(2026, 9, 11), DayKind.HOLIDAY)], [2026])
    found = long_holiday_after(date(2026, 9, 10), friday)
    assert found is not None
    assert found.name == ""
