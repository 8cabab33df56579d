"""The courses of all releases on every day of three years, reckoned without a database."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

import pytest

from relapp.domain.quarter import Quarter
from relapp.domain.vocabulary import BoardColumn
from relapp.domain.wall_time import wall_to_utc
from relapp.sample.ended import ENDED
from relapp.sample.evenings import Almanac, almanac
from relapp.sample.live import LIVE
from relapp.sample.live_early import PLANNING, PREPARING
from relapp.sample.live_late import APPROVING, CONFIRMING, IMPLEMENTING
from relapp.sample.office import beginning
from relapp.sample.pace import Pace, statutory_pace
from relapp.sample.plots import Ended, Plot
from relapp.sample.timing import Course, Timing
from relapp.services.definition_file import shipped_definitions

RULE = next(d.windows for d in shipped_definitions() if d.windows)
ZONE = statutory_pace(range(2026, 2027)).zone
FIRST, DAYS = date(2026, 1, 1), 3 * 365 + 1
HOURS = (time(9), time(2), time(18), time(23, 30), time(12, 30), time(19, 40), time(0, 5))
PAST_PREPARING = {plot.key for plot in (*APPROVING, *IMPLEMENTING, *CONFIRMING)}
BEFORE_LIVE = {plot.key for plot in (*PLANNING, *PREPARING, *APPROVING)}
DEPLOYED = {plot.key for plot in CONFIRMING}


@dataclass(frozen=True, slots=True)
class Present:
    """A moment and all that is reckoned around it."""

    now: datetime
    live: list[tuple[Plot, Course]]
    ended: list[tuple[Ended, Course]]


@lru_cache(maxsize=4)
def _reckoned(start: datetime, year: int) -> tuple[Pace, Almanac]:
    pace = statutory_pace(range(start.year - 1, year + 3))
    return pace, almanac(RULE, pace, start, datetime(year, 7, 1, tzinfo=UTC))


@pytest.fixture(scope="module")
def presents() -> list[Present]:
    """Every day at some hour; without the shift each hour would keep its weekday."""
    found = []
    for count in range(DAYS):
        day = FIRST + timedelta(days=count)
        now = wall_to_utc(day, HOURS[(count + count // len(HOURS)) % len(HOURS)], ZONE)
        pace, known = _reckoned(beginning(now), day.year)
        timing = Timing(pace, known, now)
        found.append(Present(now, timing.live(LIVE), timing.ended(ENDED)))
    return found


def _at(course: Course) -> datetime | None:
    return course.slot.starts_at if course.slot else course.start


def test_releases_on_their_way_stand_where_they_should_on_every_day(
    presents: list[Present],
) -> None:
    for present in presents:
        now = present.now
        for plot, course in present.live:
            at, where = _at(course), (now, plot.key)
            entered = list(course.marks.entered.values())
            assert entered == sorted(entered), where
            assert entered[0] > now - timedelta(days=100), where
            if plot.key in DEPLOYED:
                assert at is not None, where
                assert now - timedelta(days=45) < at < now, where
            if plot.key in BEFORE_LIVE and at is not None:
                assert at > now, where


def test_nobody_needs_a_window_before_it_is_published(presents: list[Present]) -> None:
    for present in presents:
        courses = [(p.key, c) for p, c in present.live if p.key in PAST_PREPARING]
        courses += [(e.title, c) for e, c in present.ended]
        for key, course in courses:
            if course.slot is not None:
                approving = course.marks.entered[BoardColumn.APPROVING]
                assert course.slot.opens_at < approving, (present.now, key)


def test_no_window_holds_more_than_it_has_room_for(presents: list[Present]) -> None:
    for present in presents:
        courses = [course for _, course in (*present.live, *present.ended)]
        loads = Counter((c.slot.year, c.slot.number) for c in courses if c.slot)
        assert max(loads.values()) <= RULE.capacity, present.now


def test_every_quarter_has_what_ended_in_it_even_on_its_first_day(presents: list[Present]) -> None:
    for present in presents:
        now, quarter = present.now, Quarter.containing(present.now, ZONE)
        for ending, course in present.ended:
            if ending.how == "cancelled":
                continue
            start, end = quarter.shifted(-ending.back).bounds(ZONE)
            entered = list(course.marks.entered.values())
            assert entered == sorted(entered), (now, ending.title)
            assert start <= entered[-1] <= min(end, now), (now, ending.title)
            assert entered[0] > beginning(now), (now, ending.title)


def test_a_release_further_on_took_its_place_first() -> None:
    now = datetime(2026, 9, 16, 1, 12, tzinfo=UTC)
    pace, known = _reckoned(beginning(now), now.year)
    live = Timing(pace, known, now).live(LIVE)
    day = {plot.key: course.slot.day for plot, course in live if course.slot}
    # Nine want the window after the next and seven find room: none of those is still planned.
    assert list(day.values()).count(day["images-23"]) == 7
    assert day["expenses-40"] == day["bills-32"] == day["images-23"] < day["disposal-18"]
