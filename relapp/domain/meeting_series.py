"""Recurring review meetings: on which days a series meets, and what becomes of days off."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from relapp.domain.meeting import MEETING_LENGTH, Invitation
from relapp.domain.vocabulary import MeetingState
from relapp.domain.working_days import WorkingCalendar
from relapp.errors import InvalidInput

LAST: Final = 5
"""Stands for the last weekday of a month, be it the fourth or the fifth."""
PREVIEW: Final = 12
MOST_AT_ONCE: Final = 12
_LONGEST: Final = 600
_WEEK: Final = timedelta(days=7)
_HORIZON: Final = timedelta(days=3 * 366)
"""How far ahead days are looked for; a rule that only meets days off ends there."""


class Cycle(StrEnum):
    """How often a series meets."""

    WEEKLY = "weekly"
    BIWEEKLY = "biweekly"
    MONTHLY = "monthly"


class OffDays(StrEnum):
    """What becomes of a day on which the office does not work."""

    KEEP = "keep"
    SKIP = "skip"
    NEXT = "next"
    PREVIOUS = "previous"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesRule:
    """The days of a series, in the office's calendar.

    Attributes:
        weekday: ISO number, Monday 1 to Sunday 7.
        nth: which such weekday of the month, 1 to 4, or `LAST`; of monthly series alone.
        first_day: no meeting before; every second week counts from the first meeting after it.
        last_day: no meeting after, None for no end.

    Raises:
        InvalidInput: a value is outside its range, or the end comes first.
    """

    cycle: Cycle
    weekday: int
    first_day: date
    nth: int = 1
    last_day: date | None = None
    off_days: OffDays = OffDays.NEXT

    def __post_init__(self) -> None:
        """Refuse a rule that gives no day."""
        if not 1 <= self.weekday <= 7:  # noqa: PLR2004
            raise InvalidInput("series.field")
        if not 1 <= self.nth <= LAST:
            raise InvalidInput("series.field")
        if self.last_day is not None and self.last_day < self.first_day:
            raise InvalidInput("series.ends_early")


class DayState(StrEnum):
    """What is known of a day of the rule."""

    TO_MAKE = "to_make"
    MADE = "made"
    CALLED_OFF = "called_off"
    DAY_OFF = "day_off"
    """Left out, for the office does not work."""
    TAKEN = "taken"
    """Left out, for it would fall on the day of another meeting of the series."""


@dataclass(frozen=True, slots=True)
class SeriesDay:
    """A day of the rule and what becomes of it.

    Attributes:
        rule_day: the day as the rule says.
        day: the day of the meeting; the rule's where there is none.
        meeting_id: the meeting that was made, 0 for none.
        starts_at: when the meeting that was made begins.
        reason: why it was called off.
    """

    rule_day: date
    day: date
    state: DayState
    meeting_id: int = 0
    starts_at: datetime | None = None
    reason: str = ""

    @property
    def moved(self) -> bool:
        """Whether it is held on another day than the rule says."""
        return self.day != self.rule_day


@dataclass(frozen=True, slots=True)
class Occurrence:
    """What is stored of a day of the rule.

    Attributes:
        meeting_id: None where it was called off before the meeting was made.
        own: the meeting was arranged anew for itself; the series leaves it alone.
    """

    rule_day: date
    meeting_id: int | None
    own: bool
    reason: str = ""
    day: date | None = None
    starts_at: datetime | None = None
    state: MeetingState | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Series:
    """A series as it stands."""

    id: int
    title: str
    place: str
    rule: SeriesRule
    starts: time
    minutes: int
    host_id: int
    host: str
    people: tuple[Invitation, ...]
    ended: bool
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesDraft:
    """Unsaved input for a series; `id` 0 makes a new one.

    Attributes:
        starts: wall time of the office.
        make: how many meetings are to be made along with it.
    """

    title: str
    rule: SeriesRule
    starts: time
    host_id: int
    place: str = ""
    minutes: int = MEETING_LENGTH
    people: tuple[Invitation, ...] = ()
    make: int = 0
    id: int = 0
    version: int = 0


def check_series(draft: SeriesDraft) -> None:
    """Raise InvalidInput for a series that could not meet."""
    if not draft.title.strip():
        raise InvalidInput("field.missing", field="title")
    if not 0 < draft.minutes <= _LONGEST:
        raise InvalidInput("meeting.minutes", limit=_LONGEST)
    if not 0 <= draft.make <= MOST_AT_ONCE:
        raise InvalidInput("series.make", limit=MOST_AT_ONCE)


def rule_days(rule: SeriesRule, start: date) -> Iterator[date]:
    """Yield the days the rule says from a day on, that day included, in order."""
    begin = max(rule.first_day, start)
    latest = begin + min(_HORIZON, date.max - begin)
    if rule.last_day is not None:
        latest = min(latest, rule.last_day)
    days = _by_month(rule) if rule.cycle is Cycle.MONTHLY else _by_week(rule)
    while True:
        try:
            day = next(days)
        except OverflowError:
            # The end of the calendar is the end of every series.
            return
        if day > latest:
            return
        if day >= begin:
            yield day


def series_days(
    rule: SeriesRule,
    calendar: WorkingCalendar,
    start: date,
    known: Collection[Occurrence] = (),
    count: int = PREVIEW,
) -> tuple[SeriesDay, ...]:
    """Return the next days of the rule with what becomes of each.

    No two meetings of a series fall on one day: of two that were moved onto it, the earlier stays.

    Args:
        rule: the rule.
        calendar: says what a working day is.
        start: first day that counts, by the rule.
        known: what is stored: meetings that were made, days that were called off.
        count: how many days at most.
    """
    by_day = {one.rule_day: one for one in known}
    taken = {one.day for one in known if one.state not in (None, MeetingState.CANCELLED)}
    found: list[SeriesDay] = []
    for rule_day in rule_days(rule, start):
        if len(found) == count:
            break
        one = by_day.get(rule_day)
        if one is not None:
            found.append(_known(one))
            continue
        day = _moved(rule, calendar, rule_day)
        if day is None:
            found.append(SeriesDay(rule_day, rule_day, DayState.DAY_OFF))
        elif day in taken:
            found.append(SeriesDay(rule_day, rule_day, DayState.TAKEN))
        else:
            taken.add(day)
            found.append(SeriesDay(rule_day, day, DayState.TO_MAKE))
    return tuple(found)


def _known(one: Occurrence) -> SeriesDay:
    off = one.meeting_id is None or one.state is MeetingState.CANCELLED
    return SeriesDay(
        one.rule_day,
        one.day or one.rule_day,
        DayState.CALLED_OFF if off else DayState.MADE,
        one.meeting_id or 0,
        one.starts_at,
        one.reason,
    )


def _moved(rule: SeriesRule, calendar: WorkingCalendar, day: date) -> date | None:
    if rule.off_days is OffDays.KEEP or calendar.is_working(day):
        return day
    if rule.off_days is OffDays.SKIP:
        return None
    if rule.off_days is OffDays.NEXT:
        return calendar.next_working(day)
    return calendar.previous_working(day)


def _by_week(rule: SeriesRule) -> Iterator[date]:
    step = _WEEK if rule.cycle is Cycle.WEEKLY else 2 * _WEEK
    day = rule.first_day + timedelta(days=(rule.weekday - rule.first_day.isoweekday()) % 7)
    while True:
        yield day
        day += step


def _by_month(rule: SeriesRule) -> Iterator[date]:
    year, month = rule.first_day.year, rule.first_day.month
    while True:
        if year > date.max.year:
            raise OverflowError
        first = date(year, month, 1)
        day = first + timedelta(days=(rule.weekday - first.isoweekday()) % 7)
        day += (min(rule.nth, 4) - 1) * _WEEK
        if rule.nth == LAST and (day + _WEEK).month == month:
            day += _WEEK
        yield day
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)  # noqa: PLR2004
