"""A year's window plan as the rule proposes it, with what a person must look at first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from relapp.domain.wall_time import to_wall, wall_exists, wall_to_utc
from relapp.domain.window import Freeze, ReleaseWindow, WindowState, clashes, freeze_hits
from relapp.domain.window_rule import WindowRule, dates, material_due
from relapp.domain.working_days import DayKind, WorkingCalendar, YearStatus

LONG_HOLIDAY_DAYS = 3
_DAY = timedelta(days=1)


class PlanConflictKind(StrEnum):
    """What is the matter with a date the rule hits."""

    HOLIDAY = "holiday"
    NON_WORKING_DAY = "non_working_day"
    HARD_FREEZE = "hard_freeze"
    OVERLAP = "overlap"
    SOFT_FREEZE = "soft_freeze"
    PARALLEL = "parallel"
    BEFORE_LONG_HOLIDAY = "before_long_holiday"
    CLOCK_CHANGE = "clock_change"
    YEAR_FORECAST = "year_forecast"


class PlanWeight(StrEnum):
    """What a conflict asks of the person who prepares the plan."""

    OPT_IN = "opt_in"
    ADVICE = "advice"
    REVIEW = "review"


_WEIGHTS = {
    PlanConflictKind.HOLIDAY: PlanWeight.OPT_IN,
    PlanConflictKind.NON_WORKING_DAY: PlanWeight.OPT_IN,
    PlanConflictKind.HARD_FREEZE: PlanWeight.OPT_IN,
    PlanConflictKind.OVERLAP: PlanWeight.OPT_IN,
    PlanConflictKind.YEAR_FORECAST: PlanWeight.REVIEW,
}


@dataclass(frozen=True, slots=True)
class PlanConflict:
    """One remark on a planned window; `relapp.wording.windows` makes the sentence of it."""

    kind: PlanConflictKind
    params: Mapping[str, object] = field(default_factory=dict, hash=False)

    @property
    def weight(self) -> PlanWeight:
        """OPT_IN: left out unless chosen; REVIEW: look again once the year is announced."""
        return _WEIGHTS.get(self.kind, PlanWeight.ADVICE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedWindow:
    """A window the rule proposes; not stored until a person accepts it. Moments are aware UTC."""

    year: int
    number: int
    day: date
    starts_at: datetime
    ends_at: datetime
    material_due_at: datetime
    families: tuple[str, ...]
    capacity: int
    conflicts: tuple[PlanConflict, ...] = ()

    @property
    def needs_opt_in(self) -> bool:
        """Whether the box beside it starts empty."""
        return any(c.weight is PlanWeight.OPT_IN for c in self.conflicts)

    @property
    def needs_review(self) -> bool:
        """Whether it rests on a calendar that has not been announced."""
        return any(c.weight is PlanWeight.REVIEW for c in self.conflicts)


def generate(
    rule: WindowRule,
    year: int,
    zone: ZoneInfo,
    calendar: WorkingCalendar,
    freezes: Sequence[Freeze] = (),
    existing: Sequence[ReleaseWindow] = (),
) -> tuple[PlannedWindow, ...]:
    """Return every date the rule hits in a year, in order, each with what is the matter with it.

    Nothing is left out. Numbers run on from the highest number the year has already, so that a
    fresh year counts from 1; call `renumber` once the person has chosen.
    """
    plan = []
    for day in dates(rule, year):
        starts_at = wall_to_utc(day, rule.starts, zone)
        window = PlannedWindow(
            year=year,
            number=0,
            day=day,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=rule.minutes),
            material_due_at=material_due(rule, day, zone, calendar),
            families=rule.families,
            capacity=rule.capacity,
        )
        found = (
            *_day_conflicts(window, rule, zone, calendar),
            *_freeze_conflicts(window, freezes),
            *_window_conflicts(window, existing),
        )
        plan.append(replace(window, conflicts=found))
    return renumber(plan, existing)


def renumber(
    chosen: Iterable[PlannedWindow], existing: Iterable[ReleaseWindow] = ()
) -> tuple[PlannedWindow, ...]:
    """Number the chosen windows by date, each year after its highest existing number.

    Cancelled windows keep their number too: it may stand in minutes and mails.
    """
    last: dict[int, int] = {}
    for window in existing:
        last[window.year] = max(window.number, last.get(window.year, 0))
    numbered = []
    for planned in sorted(chosen, key=lambda w: w.starts_at):
        last[planned.year] = last.get(planned.year, 0) + 1
        numbered.append(replace(planned, number=last[planned.year]))
    return tuple(numbered)


@dataclass(frozen=True, slots=True)
class LongHoliday:
    """Days off in a row, named after the first holiday among them."""

    first: date
    last: date
    name: str


def long_holiday_after(day: date, calendar: WorkingCalendar) -> LongHoliday | None:
    """Return the long holiday that begins the day after, if one does.

    Long means three days off or more, at least one of them a named holiday; a plain weekend
    or a holiday inside the week does not leave the office empty long enough to matter.
    """
    last = day
    name: str | None = None
    while not calendar.is_working(last + _DAY):
        last += _DAY
        special = calendar.special_day(last)
        if special is not None and name is None:
            name = special.name
    if name is not None and (last - day).days >= LONG_HOLIDAY_DAYS:
        return LongHoliday(day + _DAY, last, name)
    return None


def _day_conflicts(
    window: PlannedWindow, rule: WindowRule, zone: ZoneInfo, calendar: WorkingCalendar
) -> Iterator[PlanConflict]:
    kind = PlanConflictKind
    special = calendar.special_day(window.day)
    if special is not None and special.kind is DayKind.HOLIDAY:
        yield PlanConflict(kind.HOLIDAY, {"day": window.day, "name": special.name})
    elif not calendar.is_working(window.day):
        yield PlanConflict(kind.NON_WORKING_DAY, {"day": window.day})
    else:
        away = long_holiday_after(window.day, calendar)
        if away is not None:
            params = {"first": away.first, "last": away.last, "name": away.name}
            yield PlanConflict(kind.BEFORE_LONG_HOLIDAY, params)
    if not wall_exists(window.day, rule.starts, zone):
        shown = to_wall(window.starts_at, zone).time()
        yield PlanConflict(kind.CLOCK_CHANGE, {"meant": rule.starts, "becomes": shown})
    if calendar.status(window.year) is YearStatus.FORECAST:
        yield PlanConflict(kind.YEAR_FORECAST, {"year": window.year})


def _freeze_conflicts(window: PlannedWindow, freezes: Iterable[Freeze]) -> Iterator[PlanConflict]:
    for freeze in freeze_hits(window.starts_at, window.ends_at, freezes):
        kind = PlanConflictKind.HARD_FREEZE if freeze.hard else PlanConflictKind.SOFT_FREEZE
        params = {
            "freeze_id": freeze.id,
            "name": freeze.name,
            "starts_at": freeze.starts_at,
            "ends_at": freeze.ends_at,
        }
        yield PlanConflict(kind, params)


def _window_conflicts(
    window: PlannedWindow, existing: Iterable[ReleaseWindow]
) -> Iterator[PlanConflict]:
    """Overlap of windows for the same families needs a choice, for other families only a look."""
    mine = {f.casefold() for f in window.families}
    for other in existing:
        if other.state is WindowState.CANCELLED or not clashes(
            window.starts_at, window.ends_at, other.starts_at, other.ends_at
        ):
            continue
        theirs = {f.casefold() for f in other.families}
        shared = not mine or not theirs or bool(mine & theirs)
        kind = PlanConflictKind.OVERLAP if shared else PlanConflictKind.PARALLEL
        params = {"window_id": other.id, "year": other.year, "number": other.number}
        yield PlanConflict(kind, params)
