"""Windows and freezes of the sample, reckoned for announced and unannounced years alike."""

from datetime import UTC, date, datetime, time

import pytest

from relapp.domain.window import freeze_hits
from relapp.sample.evenings import Almanac, almanac, free_evening, slots_of
from relapp.sample.pace import Pace, statutory_pace
from relapp.services.definition_file import shipped_definitions

RULE = next(d.windows for d in shipped_definitions() if d.windows)
YEARS = range(2025, 2036)
START = datetime(2024, 12, 31, 16, tzinfo=UTC)


@pytest.fixture(scope="module")
def pace() -> Pace:
    return statutory_pace(range(YEARS[0] - 1, YEARS[-1] + 2))


@pytest.fixture(scope="module")
def known(pace: Pace) -> Almanac:
    return almanac(RULE, pace, START, datetime(YEARS[-1] - 1, 7, 1, tzinfo=UTC))


def test_every_year_has_its_windows_on_evenings_when_something_can_go_live(
    known: Almanac, pace: Pace
) -> None:
    hard = [freeze for freeze in known.freezes if freeze.hard]
    assert {slot.year for slot in known.slots} == set(YEARS)
    for year in YEARS:
        slots = [slot for slot in known.slots if slot.year == year]
        assert [slot.number for slot in slots] == list(range(1, 25))
        assert len({slot.day for slot in slots}) == 24
    for slot in known.slots:
        assert pace.calendar.is_working(slot.day), slot
        assert not freeze_hits(slot.starts_at, slot.ends_at, hard), slot
        assert bool(slot.reason) is slot.moved
        assert slot.due_at < slot.starts_at


def test_the_windows_of_a_year_open_in_november_before(known: Almanac, pace: Pace) -> None:
    opens = {slot.year: slot.opens_at for slot in known.slots}
    assert opens[YEARS[0]] == START
    assert pace.day_of(opens[2027]) == date(2026, 11, 18)


def test_an_office_that_begins_by_day_still_has_the_window_of_that_evening(pace: Pace) -> None:
    noon = pace.at(date(2027, 1, 28), 12)
    first = slots_of(2027, RULE, pace, (), noon)[0]
    assert (first.number, first.starts_at) == (1, pace.at(date(2027, 1, 28), 19, 30))
    assert slots_of(2027, RULE, pace, (), first.starts_at)[0].day == date(2027, 2, 11)


def test_a_free_evening_is_on_a_working_day_outside_freezes(known: Almanac, pace: Pace) -> None:
    hard = [freeze for freeze in known.freezes if freeze.hard]
    christmas = pace.at(date(2026, 12, 27), 9)
    later = free_evening(christmas, 1, pace, hard, time(20, 30))
    earlier = free_evening(christmas, -1, pace, hard, time(20, 30))
    # Year-end closing, then New Year's Day and the weekend after it.
    assert (pace.day_of(earlier), pace.day_of(later)) == (date(2026, 12, 25), date(2027, 1, 4))
    assert earlier == pace.at(date(2026, 12, 25), 20, 30)
    assert free_evening(later, 1, pace, hard, time(20, 30)) == later
