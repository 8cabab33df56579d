"""Everything the calendar shows of a year, read in one go on the database thread."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar
from zoneinfo import ZoneInfo

from relapp.domain.card import ReleaseCard
from relapp.domain.register import ChangeRequest
from relapp.domain.vocabulary import BoardColumn, Outcome
from relapp.domain.window import (
    Freeze,
    ReleaseWindow,
    WindowLoad,
    WindowProblem,
    WindowState,
    assignment_problems,
)
from relapp.domain.working_days import WorkingCalendar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_BEFORE_GO_LIVE = frozenset({BoardColumn.PLANNING, BoardColumn.PREPARING, BoardColumn.APPROVING})


@dataclass(frozen=True)
class CalendarSnapshot:
    """One year with the edges of its neighbours, as the database had it at one moment.

    Attributes:
        windows: windows of the year and, at its edges, of the neighbouring years; cancelled
            ones included.
        cards: releases that sit in a window or have a date of their own.
        loose: releases still without a date, in the order in which they should be planned.
        changes: approved change requests that no release carries yet.
        families: technology family by application.
        official: whether the year's holiday arrangement has been announced.
    """

    year: int
    zone: ZoneInfo
    windows: tuple[ReleaseWindow, ...] = ()
    freezes: tuple[Freeze, ...] = ()
    calendar: WorkingCalendar = field(default_factory=WorkingCalendar)
    loads: Mapping[int, WindowLoad] = field(default_factory=dict)
    cards: tuple[ReleaseCard, ...] = ()
    loose: tuple[ReleaseCard, ...] = ()
    changes: tuple[ChangeRequest, ...] = ()
    families: Mapping[int, str] = field(default_factory=dict)
    official: bool = True

    def day_of(self, moment: datetime) -> date:
        """Return the office's date of a moment."""
        return moment.astimezone(self.zone).date()

    def of_year(self) -> tuple[ReleaseWindow, ...]:
        """Return the windows of the year itself that are not cancelled, in order."""
        found = (w for w in self.windows if w.year == self.year and not _cancelled(w))
        return tuple(sorted(found, key=lambda w: w.starts_at))

    def window(self, window_id: int | None) -> ReleaseWindow | None:
        """Return one window, None when it is not among those read."""
        return next((w for w in self.windows if w.id == window_id), None)

    def windows_on(self, day: date) -> tuple[ReleaseWindow, ...]:
        """Return the windows that open on a date, cancelled ones last."""
        found = self._windows_by_day.get(day, ())
        return tuple(sorted(found, key=lambda w: (_cancelled(w), w.starts_at)))

    def cards_in(self, window_id: int) -> tuple[ReleaseCard, ...]:
        """Return the releases of a window by number."""
        found = self._cards_by_window.get(window_id, ())
        return tuple(sorted(found, key=lambda c: c.number))

    def load(self, window_id: int) -> WindowLoad:
        """Return what a window already holds."""
        return self.loads.get(window_id, WindowLoad())

    def card(self, release_id: int) -> ReleaseCard | None:
        """Return one release among those shown."""
        return next((c for c in (*self.loose, *self.cards) if c.release_id == release_id), None)

    def problems_of(
        self, window: ReleaseWindow, card: ReleaseCard, minutes: int | None, now: datetime
    ) -> tuple[WindowProblem, ...]:
        """Return what speaks against putting (or having) a release in a window, refusals first."""
        load = self.load(window.id)
        if card.window_id == window.id:
            load = WindowLoad(max(0, load.releases - 1), max(0, load.minutes - (minutes or 0)))
        family = self.families.get(card.application_id, "")
        return assignment_problems(window, load, family, minutes, self.freezes, now)

    @cached_property
    def _cards_by_window(self) -> Mapping[int, tuple[ReleaseCard, ...]]:
        return _grouped((c.window_id, c) for c in self.cards if c.window_id is not None)

    @cached_property
    def _windows_by_day(self) -> Mapping[date, tuple[ReleaseWindow, ...]]:
        return _grouped((self.day_of(w.starts_at), w) for w in self.windows)


@dataclass(frozen=True, slots=True)
class Results:
    """How the releases of a past window ended."""

    succeeded: int = 0
    rolled_back: int = 0
    unconfirmed: int = 0


def results(cards: tuple[ReleaseCard, ...]) -> Results:
    """Count the outcomes of releases; cancelled ones are left out."""
    return Results(
        sum(1 for c in cards if c.outcome is Outcome.SUCCESS),
        sum(1 for c in cards if c.outcome is Outcome.ROLLED_BACK),
        sum(1 for c in cards if c.outcome is Outcome.UNCONFIRMED),
    )


def incomplete(cards: tuple[ReleaseCard, ...]) -> tuple[ReleaseCard, ...]:
    """Return the live releases whose materials or checks are not complete yet."""
    early = frozenset({BoardColumn.PLANNING, BoardColumn.PREPARING})
    return tuple(c for c in cards if c.live and c.column in early and c.unmet)


def may_be_moved(card: ReleaseCard) -> bool:
    """Tell whether a release may still change its date: not once it is being carried out."""
    return card.live and card.column in _BEFORE_GO_LIVE


def _cancelled(window: ReleaseWindow) -> bool:
    return window.state is WindowState.CANCELLED


def _grouped(pairs: Iterable[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    found: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return MappingProxyType({key: tuple(values) for key, values in found.items()})
