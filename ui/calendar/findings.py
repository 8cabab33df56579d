"""What is the matter with a window that is still to come: conflicts to solve, advice to weigh."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from relapp.domain.card import ReleaseCard
from relapp.domain.vocabulary import Need
from relapp.domain.window import (
    ReleaseWindow,
    WindowLoad,
    WindowProblem,
    WindowProblemKind,
    WindowState,
    assignment_problems,
    fits,
)
from relapp.domain.window_plan import PlanConflict, PlanConflictKind, long_holiday_after
from ui.calendar.snapshot import CalendarSnapshot, incomplete


class FindingKind(StrEnum):
    """What a finding is about, which decides its title, icon and links."""

    OVER_CAPACITY = "over_capacity"
    MINUTES = "minutes"
    FREEZE = "freeze"
    FAMILY = "family"
    DEPENDENCY = "dependency"
    MATERIAL = "material"
    HOLIDAY = "holiday"
    FORECAST = "forecast"
    DRAFT = "draft"


_CONFLICTS = frozenset(
    {
        FindingKind.OVER_CAPACITY,
        FindingKind.FREEZE,
        FindingKind.FAMILY,
        FindingKind.DEPENDENCY,
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to solve or to know, with the releases it is about."""

    kind: FindingKind
    cards: tuple[ReleaseCard, ...] = ()
    problem: WindowProblem | None = field(default=None, hash=False)
    remark: PlanConflict | None = field(default=None, hash=False)
    soft: bool = False

    @property
    def conflict(self) -> bool:
        """Whether it must be solved before the window opens."""
        return self.kind in _CONFLICTS and not self.soft


def findings(
    snapshot: CalendarSnapshot, window: ReleaseWindow, now: datetime
) -> tuple[Finding, ...]:
    """Return what is the matter with a window, conflicts first; nothing once it has begun."""
    if window.starts_at <= now or window.state is WindowState.CANCELLED:
        return ()
    cards = tuple(c for c in snapshot.cards_in(window.id) if c.live)
    found = (
        *_of_window(snapshot, window, now),
        *_of_releases(snapshot, window, cards),
        *_of_day(snapshot, window),
    )
    return tuple(sorted(found, key=lambda f: not f.conflict))


def _of_window(
    snapshot: CalendarSnapshot, window: ReleaseWindow, now: datetime
) -> Iterator[Finding]:
    load = snapshot.load(window.id)
    kind = WindowProblemKind
    if window.state is WindowState.PLANNED:
        yield Finding(FindingKind.DRAFT)
    if load.releases > window.capacity:
        params = {"taken": load.releases, "capacity": window.capacity}
        yield Finding(FindingKind.OVER_CAPACITY, problem=WindowProblem(kind.FULL, params))
    if load.minutes > window.minutes:
        params = {"needed": load.minutes, "left": window.minutes}
        yield Finding(FindingKind.MINUTES, problem=WindowProblem(kind.MINUTES_SHORT, params))
    family = window.families[0] if window.families else ""
    for problem in assignment_problems(window, WindowLoad(), family, None, snapshot.freezes, now):
        if problem.kind in (kind.HARD_FREEZE, kind.SOFT_FREEZE):
            yield Finding(FindingKind.FREEZE, problem=problem, soft=not problem.blocks)


def _of_releases(
    snapshot: CalendarSnapshot, window: ReleaseWindow, cards: tuple[ReleaseCard, ...]
) -> Iterator[Finding]:
    families = snapshot.families
    wrong = tuple(c for c in cards if not fits(window, families.get(c.application_id, "")))
    if wrong:
        yield Finding(FindingKind.FAMILY, wrong)
    for card in cards:
        if card.blocking and card.first_need is Need.DEPENDENCY:
            yield Finding(FindingKind.DEPENDENCY, (card,))
    missing = incomplete(cards)
    if missing:
        yield Finding(FindingKind.MATERIAL, missing)


def _of_day(snapshot: CalendarSnapshot, window: ReleaseWindow) -> Iterator[Finding]:
    day = snapshot.day_of(window.starts_at)
    away = long_holiday_after(day, snapshot.calendar)
    kind = PlanConflictKind
    if away is not None:
        params = {"first": away.first, "last": away.last, "name": away.name}
        yield Finding(FindingKind.HOLIDAY, remark=PlanConflict(kind.BEFORE_LONG_HOLIDAY, params))
    if not snapshot.official:
        remark = PlanConflict(kind.YEAR_FORECAST, {"year": window.year})
        yield Finding(FindingKind.FORECAST, remark=remark)
