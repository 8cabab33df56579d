"""Release windows and freezes: when something may go live, and what speaks against it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from relapp.errors import InvalidInput


class WindowState(StrEnum):
    """How far a window of the yearly plan has come."""

    PLANNED = "planned"
    PUBLISHED = "published"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseWindow:
    """One dated slot of the yearly plan; all moments are aware UTC.

    Attributes:
        number: running number within the year, as in 「第 18 窗口」.
        families: technology families served; empty means every family.
        capacity: how many releases the slot takes.
        moved_from: the start it had when first published, once it has been moved.

    Raises:
        InvalidInput: the end is not after the start, or the capacity is negative.
    """

    id: int
    year: int
    number: int
    starts_at: datetime
    ends_at: datetime
    families: tuple[str, ...] = ()
    capacity: int = 8
    material_due_at: datetime | None = None
    state: WindowState = WindowState.PLANNED
    moved_from: datetime | None = None
    move_reason: str = ""
    note: str = ""
    version: int = 1

    def __post_init__(self) -> None:
        """Refuse a slot nobody could use."""
        check_period(self.starts_at, self.ends_at)
        if self.capacity < 0:
            raise InvalidInput("window.capacity", value=self.capacity, minimum=0)

    @property
    def minutes(self) -> int:
        """Elapsed whole minutes between opening and closing."""
        return (self.ends_at - self.starts_at) // timedelta(minutes=1)

    @property
    def is_open_for_planning(self) -> bool:
        """Whether releases may be put here at all, capacity and date left aside."""
        return self.state is WindowState.PUBLISHED


@dataclass(frozen=True, slots=True, kw_only=True)
class Freeze:
    """A period without releases; hard refuses, soft only warns. Moments are aware UTC.

    Raises:
        InvalidInput: the end is not after the start.
    """

    id: int
    name: str
    starts_at: datetime
    ends_at: datetime
    hard: bool = True
    reason: str = ""
    version: int = 1

    def __post_init__(self) -> None:
        """Refuse a period that contains nothing."""
        check_period(self.starts_at, self.ends_at)


@dataclass(frozen=True, slots=True)
class WindowLoad:
    """What a window already holds: number of releases and their expected minutes together."""

    releases: int = 0
    minutes: int = 0


class WindowProblemKind(StrEnum):
    """What speaks against putting a release into a window."""

    CANCELLED = "cancelled"
    NOT_PUBLISHED = "not_published"
    STARTED = "started"
    FAMILY = "family"
    FULL = "full"
    LONGER_THAN_WINDOW = "longer_than_window"
    HARD_FREEZE = "hard_freeze"
    SOFT_FREEZE = "soft_freeze"
    MATERIAL_DUE_PASSED = "material_due_passed"
    MINUTES_SHORT = "minutes_short"


# Minutes of several releases may overlap in practice (different teams), and a missed material
# deadline is for the office to forgive; both are shown before the drop but do not refuse it.
_WARNINGS = frozenset(
    {
        WindowProblemKind.SOFT_FREEZE,
        WindowProblemKind.MATERIAL_DUE_PASSED,
        WindowProblemKind.MINUTES_SHORT,
    }
)


@dataclass(frozen=True, slots=True)
class WindowProblem:
    """One reason against an assignment; `relapp.wording.windows` makes the sentence of it."""

    kind: WindowProblemKind
    params: Mapping[str, object] = field(default_factory=dict, hash=False)

    @property
    def blocks(self) -> bool:
        """Whether the assignment is refused; otherwise the person is only told."""
        return self.kind not in _WARNINGS


def check_period(starts_at: datetime, ends_at: datetime) -> None:
    """Accept two aware moments in order.

    Raises:
        ValueError: a moment has no zone, which is a mistake of the calling code.
        InvalidInput: the end is not after the start.
    """
    if starts_at.utcoffset() is None or ends_at.utcoffset() is None:
        raise ValueError("a period needs aware moments")
    if ends_at <= starts_at:
        raise InvalidInput("window.period", starts_at=starts_at, ends_at=ends_at)


def clashes(a_start: datetime, a_end: datetime, b_start: datetime, b_end: datetime) -> bool:
    """Tell whether two half-open periods share a moment; touching ends do not clash."""
    return a_start < b_end and b_start < a_end


def freeze_hits(start: datetime, end: datetime, freezes: Iterable[Freeze]) -> tuple[Freeze, ...]:
    """Return the freezes that a period touches, earliest first."""
    hits = (f for f in freezes if clashes(start, end, f.starts_at, f.ends_at))
    return tuple(sorted(hits, key=lambda f: (f.starts_at, f.ends_at, f.id)))


def capacity_left(window: ReleaseWindow, load: WindowLoad) -> int:
    """Return the free places, never below zero even when the capacity was cut afterwards."""
    return max(0, window.capacity - load.releases)


def fits(window: ReleaseWindow, family: str) -> bool:
    """Tell whether the window serves a technology family; letter case does not matter.

    An application without a family ("") only fits a window that serves every family.
    """
    return not window.families or family.casefold() in {f.casefold() for f in window.families}


def assignment_problems(
    window: ReleaseWindow,
    taken: WindowLoad,
    family: str,
    release_minutes: int | None,
    freezes: Iterable[Freeze],
    now: datetime,
) -> tuple[WindowProblem, ...]:
    """Return everything against putting a release into a window, refusals first.

    Args:
        window: where the release would go.
        taken: what the window holds without this release (leave it out when it is there already).
        family: technology family of the release.
        release_minutes: expected minutes of the release, None while not estimated.
        freezes: all freezes that may matter; they are judged at the window's time, never at `now`.
        now: the present moment, aware.
    """
    problems = [
        *_state_problems(window, now),
        *_room_problems(window, taken, family, release_minutes),
        *_freeze_problems(window, freezes),
    ]
    return tuple(sorted(problems, key=lambda p: not p.blocks))


def _state_problems(window: ReleaseWindow, now: datetime) -> Iterable[WindowProblem]:
    kind = WindowProblemKind
    if window.state is WindowState.CANCELLED:
        yield WindowProblem(kind.CANCELLED, {"number": window.number})
    elif window.state is WindowState.PLANNED:
        yield WindowProblem(kind.NOT_PUBLISHED, {"number": window.number, "year": window.year})
    if now >= window.starts_at:
        yield WindowProblem(kind.STARTED, {"starts_at": window.starts_at})
    elif window.material_due_at is not None and now >= window.material_due_at:
        yield WindowProblem(kind.MATERIAL_DUE_PASSED, {"due_at": window.material_due_at})


def _room_problems(
    window: ReleaseWindow, taken: WindowLoad, family: str, release_minutes: int | None
) -> Iterable[WindowProblem]:
    kind = WindowProblemKind
    if not fits(window, family):
        yield WindowProblem(kind.FAMILY, {"family": family, "families": window.families})
    if capacity_left(window, taken) == 0:
        params = {"taken": taken.releases, "capacity": window.capacity}
        yield WindowProblem(kind.FULL, params)
    if release_minutes is None:
        return
    if release_minutes > window.minutes:
        params = {"needed": release_minutes, "minutes": window.minutes}
        yield WindowProblem(kind.LONGER_THAN_WINDOW, params)
    elif release_minutes > window.minutes - taken.minutes:
        left = max(0, window.minutes - taken.minutes)
        yield WindowProblem(kind.MINUTES_SHORT, {"needed": release_minutes, "left": left})


def _freeze_problems(window: ReleaseWindow, freezes: Iterable[Freeze]) -> Iterable[WindowProblem]:
    for freeze in freeze_hits(window.starts_at, window.ends_at, freezes):
        kind = WindowProblemKind.HARD_FREEZE if freeze.hard else WindowProblemKind.SOFT_FREEZE
        params = {
            "freeze_id": freeze.id,
            "name": freeze.name,
            "starts_at": freeze.starts_at,
            "ends_at": freeze.ends_at,
        }
        yield WindowProblem(kind, params)
