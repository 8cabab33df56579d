"""Reads a year for the calendar from the services; runs on the database thread."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from relapp.domain.board import CardFilter, Scope
from relapp.domain.card import ReleaseCard
from relapp.domain.vocabulary import BoardColumn, ReleaseMode
from relapp.domain.working_days import WorkingCalendar, YearStatus
from relapp.services.board import BoardService
from relapp.services.freezes import FreezesService
from relapp.services.registers import ApplicationsService, ChangeRequestsService
from relapp.services.releases import ReleasesService
from relapp.services.scheduling import planned_minutes
from relapp.services.windows import WindowsService
from ui.calendar.snapshot import CalendarSnapshot

_PAST_EMERGENCIES = 500


@dataclass(frozen=True)
class CalendarServices:
    """The use cases the calendar stands on."""

    windows: WindowsService
    freezes: FreezesService
    board: BoardService
    releases: ReleasesService
    applications: ApplicationsService
    changes: ChangeRequestsService


def read_snapshot(services: CalendarServices, year: int, zone: ZoneInfo) -> CalendarSnapshot:
    """Return everything the calendar shows of a year; raises StoreUnavailable."""
    plans = [services.windows.year(y) for y in (year - 1, year, year + 1)]
    windows = {w.id: w for plan in plans for w in plan.windows}
    official = [p.year for p in plans if p.status is YearStatus.OFFICIAL]
    cards = _cards(services.board, frozenset(windows))
    return CalendarSnapshot(
        year=year,
        zone=zone,
        windows=tuple(windows.values()),
        freezes=tuple({f.id: f for plan in plans for f in plan.freezes}.values()),
        calendar=WorkingCalendar((d for plan in plans for d in plan.days), official),
        loads={key: load for plan in plans for key, load in plan.loads.items()},
        cards=tuple(c for c in cards if c.starts_at is not None),
        loose=tuple(sorted((c for c in cards if _is_loose(c)), key=_waiting_order)),
        changes=tuple(c for c in services.changes.all(free_only=True) if c.state == "approved"),
        families={a.id: a.family for a in services.applications.all()},
        official=year in official,
    )


@dataclass(frozen=True, slots=True)
class ReleasePlan:
    """What of a release decides where it may go, beyond its card.

    Attributes:
        minutes: how long the run sheet takes, None while it has none.
        by_window: whether its process plans by windows at all.
    """

    minutes: int | None = None
    by_window: bool = True


def read_plan(services: CalendarServices, release_id: int) -> ReleasePlan:
    """Return what decides where a release may go; raises NotFound."""
    view = services.releases.view(release_id)
    return ReleasePlan(planned_minutes(view.facts), view.definition.windows is not None)


def _cards(board: BoardService, window_ids: frozenset[int]) -> tuple[ReleaseCard, ...]:
    """Return the board's cards, those of every window and emergencies of the past."""
    wishes = [CardFilter()]
    if window_ids:
        wishes.append(CardFilter(scope=Scope.EVERYTHING, window_ids=window_ids))
    wishes.append(
        CardFilter(
            scope=Scope.EVERYTHING,
            modes=frozenset({ReleaseMode.EMERGENCY}),
            limit=_PAST_EMERGENCIES,
        )
    )
    found = {c.release_id: c for wish in wishes for c in board.cards(wish).cards}
    return tuple(found.values())


def _is_loose(card: ReleaseCard) -> bool:
    waiting = (BoardColumn.PLANNING, BoardColumn.PREPARING, BoardColumn.APPROVING)
    return card.live and card.starts_at is None and card.column in waiting


def _waiting_order(card: ReleaseCard) -> tuple[bool, str]:
    return card.mode is not ReleaseMode.EMERGENCY, card.number
