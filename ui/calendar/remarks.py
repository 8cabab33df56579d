"""What speaks against a date a person types: holidays, freezes, other windows."""

from collections.abc import Iterator
from datetime import datetime

from relapp.domain.window import WindowState, clashes, freeze_hits
from relapp.domain.window_plan import PlanConflict, PlanConflictKind, long_holiday_after
from relapp.domain.working_days import DayKind
from ui.calendar.snapshot import CalendarSnapshot


def remarks(
    snapshot: CalendarSnapshot, start: datetime, end: datetime, but: int = 0
) -> tuple[PlanConflict, ...]:
    """Return what is to know about a period; `but` is the window that is being moved itself."""
    return (
        *_of_day(snapshot, start),
        *_of_freezes(snapshot, start, end),
        *_of_windows(snapshot, start, end, but),
    )


def _of_day(snapshot: CalendarSnapshot, start: datetime) -> Iterator[PlanConflict]:
    day = snapshot.day_of(start)
    special = snapshot.calendar.special_day(day)
    kind = PlanConflictKind
    if special is not None and special.kind is DayKind.HOLIDAY:
        yield PlanConflict(kind.HOLIDAY, {"day": day, "name": special.name})
    elif not snapshot.calendar.is_working(day):
        yield PlanConflict(kind.NON_WORKING_DAY, {"day": day})
    else:
        away = long_holiday_after(day, snapshot.calendar)
        if away is not None:
            params = {"first": away.first, "last": away.last, "name": away.name}
            yield PlanConflict(kind.BEFORE_LONG_HOLIDAY, params)


def _of_freezes(
    snapshot: CalendarSnapshot, start: datetime, end: datetime
) -> Iterator[PlanConflict]:
    for freeze in freeze_hits(start, end, snapshot.freezes):
        kind = PlanConflictKind.HARD_FREEZE if freeze.hard else PlanConflictKind.SOFT_FREEZE
        params = {"name": freeze.name, "starts_at": freeze.starts_at, "ends_at": freeze.ends_at}
        yield PlanConflict(kind, params)


def _of_windows(
    snapshot: CalendarSnapshot, start: datetime, end: datetime, but: int
) -> Iterator[PlanConflict]:
    for other in snapshot.windows:
        if other.id == but or other.state is WindowState.CANCELLED:
            continue
        if clashes(start, end, other.starts_at, other.ends_at):
            params = {"year": other.year, "number": other.number}
            yield PlanConflict(PlanConflictKind.OVERLAP, params)
