"""The window plans and freezes of the sample's years, reckoned by rule before they are made."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from relapp.domain.window import Freeze, freeze_hits
from relapp.domain.window_plan import long_holiday_after
from relapp.domain.window_rule import WindowRule, dates
from relapp.domain.working_days import DayKind
from relapp.sample.pace import Pace

_DAY = timedelta(days=1)
_EVENING = timedelta(hours=4)
_SHIFTS = (7, -1, -2, 1, 2, -7, 5, 6, -3)
_QUARTER_ENDS = ((3, 31), (6, 30), (9, 30))
_PUBLISHED = (11, 18)
"""Month and day on which the windows of the following year become known."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A window as it will be; `moved` and `reason` are empty for one that keeps its date.

    Attributes:
        opens_at: when its plan is published; no release can be put into it before.
    """

    year: int
    number: int
    planned: date
    day: date
    starts_at: datetime
    ends_at: datetime
    due_at: datetime
    opens_at: datetime
    reason: str = ""
    forced: bool = False
    """Nothing could go live on the day of the rule, so it is moved when the plan is published."""

    @property
    def moved(self) -> bool:
        """Whether it takes place on another day than the rule says."""
        return self.day != self.planned


@dataclass(frozen=True, slots=True)
class Almanac:
    """The windows and freezes of all years of the sample, in order."""

    slots: tuple[Slot, ...]
    freezes: tuple[Freeze, ...]


def almanac(rule: WindowRule, pace: Pace, start: datetime, now: datetime) -> Almanac:
    """Return every window and freeze from the start to the end of the year after the present."""
    years = range(pace.day_of(start).year, pace.day_of(now).year + 2)
    freezes = tuple(freeze for year in years for freeze in freezes_of(year, pace))
    plans = (slots_of(year, rule, pace, freezes, start) for year in years)
    return Almanac(tuple(slot for plan in plans for slot in plan), freezes)


def freezes_of(year: int, pace: Pace) -> tuple[Freeze, ...]:
    """Return the freezes of a year; their keys are not those of a database."""
    found = list(_holiday_freezes(year, pace))
    for month, day in _QUARTER_ENDS:
        last = date(year, month, day)
        found.append(_freeze("季末关账封网", last - 2 * _DAY, last, pace, "财务关账期间不发布"))
    found.append(
        _freeze("年终决算封网", date(year, 12, 27), date(year, 12, 31), pace, "年终决算期间不发布")
    )
    found.append(
        _freeze(
            "双十一客户活动",
            date(year, 11, 10),
            date(year, 11, 11),
            pace,
            "活动期间谨慎发布",
            False,
        )
    )
    return tuple(sorted(found, key=lambda f: f.starts_at))


def published_at(year: int, pace: Pace) -> datetime:
    """Return when the window plan of a year is made known, in the year before."""
    return pace.at(date(year - 1, *_PUBLISHED), 9, 30)


def slots_of(
    year: int, rule: WindowRule, pace: Pace, freezes: Sequence[Freeze], after: datetime
) -> tuple[Slot, ...]:
    """Return the windows of a year that begin after a moment, numbered from 1."""
    days = [d for d in dates(rule, year) if _at(d, rule.starts, pace) > after]
    opens_at = max(after, published_at(year, pace))
    slots: list[Slot] = []
    for number, day in enumerate(days, start=1):
        taken = {*days, *(s.day for s in slots)}
        kept, reason = _settled(day, rule, pace, freezes, taken)
        starts_at = _at(kept, rule.starts, pace)
        due_day = pace.calendar.add_working_days(kept, -rule.material_days_before)
        slots.append(
            Slot(
                year,
                number,
                day,
                kept,
                starts_at,
                starts_at + timedelta(minutes=rule.minutes),
                _at(due_day, rule.material_time, pace),
                opens_at,
                reason,
                bool(_obstacle(day, rule, pace, freezes)) and kept != day,
            )
        )
    return tuple(slots)


def free_evening(
    moment: datetime, step: int, pace: Pace, freezes: Sequence[Freeze], at: time
) -> datetime:
    """Return the start of an evening that no freeze touches, on a working day.

    Args:
        moment: the day to begin with.
        step: 1 to look at later days, -1 at earlier ones.
        pace: the office's calendar and zone.
        freezes: all that may matter.
        at: wall time of the start.
    """
    day = pace.day_of(moment)
    while True:
        start = _at(day, at, pace)
        if pace.calendar.is_working(day) and not freeze_hits(start, start + _EVENING, freezes):
            return start
        day += step * _DAY


def _settled(
    day: date, rule: WindowRule, pace: Pace, freezes: Sequence[Freeze], taken: set[date]
) -> tuple[date, str]:
    """Return the day a window takes place on, and why if it is another one."""
    reason = _obstacle(day, rule, pace, freezes)
    if not reason:
        away = long_holiday_after(day, pace.calendar)
        if away is None:
            return day, ""
        reason = f"{away.name}前一日"
    for shift in _SHIFTS:
        other = day + shift * _DAY
        near_holiday = long_holiday_after(other, pace.calendar) is not None
        taken_up = other.year != day.year or other in taken or near_holiday
        if not taken_up and not _obstacle(other, rule, pace, freezes):
            return other, reason
    return day, ""


def _obstacle(day: date, rule: WindowRule, pace: Pace, freezes: Sequence[Freeze]) -> str:
    start = _at(day, rule.starts, pace)
    hits = freeze_hits(start, start + timedelta(minutes=rule.minutes), freezes)
    hard = [f.name for f in hits if f.hard]
    if hard:
        return f"避开{hard[0]}"
    return "" if pace.calendar.is_working(day) else "当天休息"


def _holiday_freezes(year: int, pace: Pace) -> Iterator[Freeze]:
    special = pace.calendar.special_days(date(year, 1, 1), date(year, 12, 31))
    for name in ("春节", "国庆"):
        days = [
            d.date
            for d in special
            if d.kind is DayKind.HOLIDAY and name in d.name and d.date.month in (1, 2, 10)
        ]
        if days:
            title = f"{name}保障封网"
            yield _freeze(title, min(days), max(days) + _DAY, pace, "节日期间只处理紧急发布")


def _freeze(
    name: str, first: date, last: date, pace: Pace, reason: str, hard: bool = True
) -> Freeze:
    return Freeze(
        id=0,
        name=name,
        starts_at=pace.at(first, 0),
        ends_at=pace.at(last + _DAY, 0),
        hard=hard,
        reason=reason,
    )


def _at(day: date, moment: time, pace: Pace) -> datetime:
    return pace.at(day, moment.hour, moment.minute)
