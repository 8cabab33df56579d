"""What putting something on a day would do, known before the drop: the rule behind the preview."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from relapp.domain.card import ReleaseCard
from relapp.domain.vocabulary import ReleaseMode, ReleaseType
from relapp.domain.window import (
    Freeze,
    ReleaseWindow,
    WindowProblem,
    WindowState,
    assignment_problems,
)
from ui.calendar.day_items import freeze_days
from ui.calendar.mime import Cargo, CargoKind
from ui.calendar.reading import ReleasePlan
from ui.calendar.snapshot import CalendarSnapshot, may_be_moved

UNKNOWN = ReleasePlan()


class Refusal(StrEnum):
    """Why a day takes nothing at all; refusals of a window are its problems."""

    NO_WINDOW = "no_window"
    FROZEN = "frozen"
    PAST = "past"
    SAME_WINDOW = "same_window"
    TOO_LATE = "too_late"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The answer for one thing and one day.

    Attributes:
        window: where it would go; None with an own date.
        after: how many releases the window would hold then.
        problems: what speaks against it, refusals first.
        refusal: why the day itself refuses, None when it does not.
        freeze: the freeze behind `Refusal.FROZEN`.
        own_date: the release would get this day as a date of its own.
    """

    day: date
    window: ReleaseWindow | None = None
    after: int = 0
    problems: tuple[WindowProblem, ...] = field(default=(), hash=False)
    refusal: Refusal | None = None
    freeze: Freeze | None = None
    own_date: bool = False

    @property
    def allowed(self) -> bool:
        """Whether a drop would be carried out."""
        return self.refusal is None and not any(p.blocks for p in self.problems)


def judge(
    snapshot: CalendarSnapshot,
    cargo: Cargo,
    day: date,
    now: datetime,
    plan: ReleasePlan = UNKNOWN,
) -> Judgement:
    """Return what putting a release or a change on a day would do.

    Args:
        snapshot: the calendar as it was read.
        cargo: what is dragged or marked.
        day: date in the office's zone.
        now: the present moment.
        plan: minutes of the release and whether it needs a window, as far as known.
    """
    card = snapshot.card(cargo.id) if cargo.kind is CargoKind.RELEASE else None
    if cargo.kind is CargoKind.RELEASE:
        if card is None:
            return Judgement(day, refusal=Refusal.GONE)
        if not may_be_moved(card):
            return Judgement(day, refusal=Refusal.TOO_LATE)
    window = _window_on(snapshot, day)
    if window is None:
        return _without_window(snapshot, card, day, now, plan)
    if card is not None and card.window_id == window.id:
        return Judgement(day, window, refusal=Refusal.SAME_WINDOW)
    if card is not None:
        problems = snapshot.problems_of(window, card, plan.minutes, now)
    else:
        family = _family_of_change(snapshot, cargo.id)
        load = snapshot.load(window.id)
        problems = assignment_problems(window, load, family, None, snapshot.freezes, now)
    return Judgement(day, window, snapshot.load(window.id).releases + 1, problems)


def takes_own_date(card: ReleaseCard, plan: ReleasePlan) -> bool:
    """Tell whether a release may have a date outside the windows."""
    if not plan.by_window:
        return True
    return card.type is ReleaseType.NEW_SYSTEM or card.mode is ReleaseMode.EMERGENCY


def _without_window(
    snapshot: CalendarSnapshot,
    card: ReleaseCard | None,
    day: date,
    now: datetime,
    plan: ReleasePlan,
) -> Judgement:
    freeze = next((f for f in snapshot.freezes if f.hard and _covers(snapshot, f, day)), None)
    emergency = card is not None and card.mode is ReleaseMode.EMERGENCY
    if freeze is not None and not emergency:
        return Judgement(day, refusal=Refusal.FROZEN, freeze=freeze)
    if card is None or not takes_own_date(card, plan):
        return Judgement(day, refusal=Refusal.NO_WINDOW)
    if day < snapshot.day_of(now):
        return Judgement(day, refusal=Refusal.PAST)
    return Judgement(day, own_date=True)


def _window_on(snapshot: CalendarSnapshot, day: date) -> ReleaseWindow | None:
    windows = snapshot.windows_on(day)
    return next((w for w in windows if w.state is not WindowState.CANCELLED), None)


def _covers(snapshot: CalendarSnapshot, freeze: Freeze, day: date) -> bool:
    first, last = freeze_days(snapshot, freeze)
    return first <= day <= last


def _family_of_change(snapshot: CalendarSnapshot, change_id: int) -> str:
    change = next((c for c in snapshot.changes if c.id == change_id), None)
    application = change.application_id if change is not None else None
    return snapshot.families.get(application, "") if application is not None else ""
