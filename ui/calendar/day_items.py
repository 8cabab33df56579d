"""What the cell of one day shows, computed from a snapshot; knows nothing of painting."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from relapp.domain.card import ReleaseCard
from relapp.domain.vocabulary import ReleaseMode, Status
from relapp.domain.window import Freeze, ReleaseWindow, WindowState
from relapp.domain.working_days import CalendarDay
from ui.calendar.findings import Finding, findings
from ui.calendar.snapshot import CalendarSnapshot, Results, incomplete, results

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WindowItem:
    """A window that opens on the day."""

    window: ReleaseWindow
    taken: int
    past: bool
    results: Results
    findings: tuple[Finding, ...] = ()
    moved_from: date | None = None

    @property
    def conflicts(self) -> int:
        """How many findings must be solved, advice left out."""
        return sum(1 for f in self.findings if f.conflict)


@dataclass(frozen=True, slots=True)
class GhostItem:
    """The place a moved window has left."""

    window: ReleaseWindow
    moved_to: date


@dataclass(frozen=True, slots=True)
class FreezeItem:
    """A freeze, on the first of its days that the page shows."""

    freeze: Freeze


@dataclass(frozen=True, slots=True)
class DeadlineItem:
    """The material deadline of a window that is still to come."""

    window: ReleaseWindow
    due_at: datetime
    incomplete: int


@dataclass(frozen=True, slots=True)
class OwnDateItem:
    """A release with a date of its own: an emergency or a new system."""

    card: ReleaseCard
    emergency: bool


DayItem = WindowItem | GhostItem | FreezeItem | DeadlineItem | OwnDateItem


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day of the page; `first_off` names the first day of a holiday."""

    day: date
    in_month: bool
    special: CalendarDay | None = None
    first_off: bool = False
    working: bool = True
    frozen: bool = False
    hard: bool = False
    items: tuple[DayItem, ...] = ()

    @property
    def window(self) -> WindowItem | None:
        """The first window of the day that is not cancelled."""
        return next((i for i in self.items if isinstance(i, WindowItem)), None)


def page_days(month: date) -> tuple[date, ...]:
    """Return the days a month page shows: whole weeks from Monday."""
    first = month.replace(day=1)
    start = first - timedelta(days=first.weekday())
    after = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    weeks = (after - start + timedelta(days=6)).days // 7
    return tuple(start + timedelta(days=n) for n in range(weeks * 7))


def page(snapshot: CalendarSnapshot, month: date, now: datetime) -> tuple[DayCell, ...]:
    """Return the cells of a month page in order."""
    days = page_days(month)
    return tuple(_cell(snapshot, month, day, days[0], now) for day in days)


def _cell(
    snapshot: CalendarSnapshot, month: date, day: date, first: date, now: datetime
) -> DayCell:
    freezes = tuple(f for f in snapshot.freezes if _covers(snapshot, f, day))
    special = snapshot.calendar.special_day(day)
    items = (
        *_freezes(snapshot, freezes, day, first),
        *_windows(snapshot, day, now),
        *_ghosts(snapshot, day),
        *_deadlines(snapshot, day, now),
        *_own_dates(snapshot, day),
    )
    return DayCell(
        day,
        (day.year, day.month) == (month.year, month.month),
        special,
        _begins(snapshot, special, day),
        snapshot.calendar.is_working(day),
        bool(freezes),
        any(f.hard for f in freezes),
        tuple(items),
    )


def _begins(snapshot: CalendarSnapshot, special: CalendarDay | None, day: date) -> bool:
    before = snapshot.calendar.special_day(day - _DAY)
    return special is not None and (before is None or before.name != special.name)


def freeze_days(snapshot: CalendarSnapshot, freeze: Freeze) -> tuple[date, date]:
    """Return first and last date a freeze touches."""
    last = freeze.ends_at - timedelta(microseconds=1)
    return snapshot.day_of(freeze.starts_at), snapshot.day_of(last)


def _covers(snapshot: CalendarSnapshot, freeze: Freeze, day: date) -> bool:
    first, last = freeze_days(snapshot, freeze)
    return first <= day <= last


def _freezes(
    snapshot: CalendarSnapshot, freezes: tuple[Freeze, ...], day: date, first: date
) -> Iterator[DayItem]:
    for freeze in freezes:
        if day in (freeze_days(snapshot, freeze)[0], first):
            yield FreezeItem(freeze)


def _windows(snapshot: CalendarSnapshot, day: date, now: datetime) -> Iterator[DayItem]:
    for window in snapshot.windows_on(day):
        if window.state is WindowState.CANCELLED:
            continue
        cards = snapshot.cards_in(window.id)
        taken = max(snapshot.load(window.id).releases, _counted(cards))
        origin = snapshot.day_of(window.moved_from) if window.moved_from else None
        yield WindowItem(
            window,
            taken,
            window.ends_at <= now,
            results(cards),
            findings(snapshot, window, now),
            origin if origin != day else None,
        )


def _counted(cards: tuple[ReleaseCard, ...]) -> int:
    return sum(1 for c in cards if c.status not in (Status.CANCELLED, Status.REFUSED))


def _ghosts(snapshot: CalendarSnapshot, day: date) -> Iterator[DayItem]:
    for window in snapshot.windows:
        if window.moved_from is None or window.state is WindowState.CANCELLED:
            continue
        moved_to = snapshot.day_of(window.starts_at)
        if snapshot.day_of(window.moved_from) == day != moved_to:
            yield GhostItem(window, moved_to)


def _deadlines(snapshot: CalendarSnapshot, day: date, now: datetime) -> Iterator[DayItem]:
    for window in snapshot.windows:
        due = window.material_due_at
        if due is None or window.state is not WindowState.PUBLISHED or window.starts_at < now:
            continue
        missing = len(incomplete(snapshot.cards_in(window.id)))
        if snapshot.day_of(due) == day and (missing or due > now):
            yield DeadlineItem(window, due, missing)


def _own_dates(snapshot: CalendarSnapshot, day: date) -> Iterator[DayItem]:
    for card in snapshot.cards:
        if card.window_id is not None or card.starts_at is None:
            continue
        if snapshot.day_of(card.starts_at) == day:
            yield OwnDateItem(card, card.mode is ReleaseMode.EMERGENCY)
