"""The recurring pattern behind the window plan: its dates and its material deadlines.

How 「第二周 / 第四周的周四」 is read: as the second and the fourth Thursday of the month. Counting
calendar weeks instead needs a convention for the broken first week and, with week 1 holding the
1st, moves both evenings a week forward in every month that begins on a Friday, Saturday or Sunday.
The ordinal weekday needs no convention and gives two evenings a month, 24 a year, every year.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from relapp.domain.wall_time import wall_to_utc
from relapp.domain.working_days import WorkingCalendar
from relapp.errors import InvalidInput

_LIMITS = {
    "weekday": (1, 7),
    "minutes": (15, 24 * 60),
    "capacity": (1, 999),
    "material_days_before": (0, 60),
}


class Cycle(StrEnum):
    """How often the pattern repeats."""

    MONTHLY = "monthly"


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowRule:
    """The recurring pattern of windows, as a process definition or the settings give it.

    Attributes:
        weeks: which occurrences of the weekday in a month, 1 to 5; a missing fifth is passed over.
        weekday: ISO number, Monday 1 to Sunday 7.
        starts: wall time in the office's zone.
        minutes: elapsed minutes the window stays open.
        material_days_before: working days between material deadline and window.
        material_time: wall time of the deadline.

    Raises:
        InvalidInput: a value is outside its range; details name field, value and rule.
    """

    cycle: Cycle = Cycle.MONTHLY
    weeks: tuple[int, ...] = (2, 4)
    weekday: int = 4
    starts: time = time(19, 30)
    minutes: int = 240
    capacity: int = 8
    families: tuple[str, ...] = ()
    material_days_before: int = 4
    material_time: time = time(18, 0)

    def __post_init__(self) -> None:
        """Refuse a pattern that would give no usable window."""
        _require(bool(self.weeks), "weeks", self.weeks, "not_empty")
        _require(set(self.weeks) <= set(range(1, 6)), "weeks", self.weeks, "1..5")
        _require(len(set(self.weeks)) == len(self.weeks), "weeks", self.weeks, "distinct")
        for name, (low, high) in _LIMITS.items():
            value = getattr(self, name)
            _require(low <= value <= high, name, value, f"{low}..{high}")


def preview(rule: WindowRule, from_date: date, count: int = 12) -> tuple[date, ...]:
    """Return the next dates of the rule from a date on, that date included."""
    found: list[date] = []
    year = from_date.year
    while len(found) < count and year <= date.max.year:
        found.extend(day for day in dates(rule, year) if day >= from_date)
        year += 1
    return tuple(found[:count])


def dates(rule: WindowRule, year: int) -> tuple[date, ...]:
    """Return the dates the rule hits in a year, in order."""
    hits = (_nth_weekday(year, m, rule.weekday, n) for m in range(1, 13) for n in rule.weeks)
    return tuple(sorted(day for day in hits if day is not None))


def material_due(
    rule: WindowRule, day: date, zone: ZoneInfo, calendar: WorkingCalendar
) -> datetime:
    """Return the moment by which material must be complete for a window on a day.

    Also right after a window has been moved: the deadline counts from the new day.
    """
    due_day = calendar.add_working_days(day, -rule.material_days_before)
    return min(wall_to_utc(due_day, rule.material_time, zone), wall_to_utc(day, rule.starts, zone))


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    first = date(year, month, 1)
    offset = (weekday - first.isoweekday()) % 7 + 7 * (nth - 1)
    try:
        return first.replace(day=1 + offset)
    except ValueError:
        return None


def _require(holds: bool, name: str, value: object, rule: str) -> None:
    if not holds:
        raise InvalidInput("window_rule.field", field=name, value=value, rule=rule)
