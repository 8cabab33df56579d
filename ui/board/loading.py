"""Reads everything the board shows, on the worker, in records that cross threads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from relapp.domain.board import CardFilter, CardList, Glance
from relapp.domain.card import ReleaseCard
from relapp.domain.definition import ProcessDefinition
from relapp.domain.person import Person
from relapp.domain.register import Application
from relapp.domain.window import ReleaseWindow, WindowLoad
from relapp.services.board import BoardService
from relapp.services.office import ProcessesService
from relapp.services.people import PeopleService
from relapp.services.registers import ApplicationsService
from relapp.services.windows import WindowsService


@dataclass(frozen=True)
class Services:
    """The services the board asks."""

    board: BoardService
    windows: WindowsService
    processes: ProcessesService
    applications: ApplicationsService
    people: PeopleService


@dataclass(frozen=True)
class Found:
    """Cards that match, and what is needed to show and move them."""

    asked: CardFilter
    cards: CardList
    definitions: Mapping[int, ProcessDefinition]
    windows: Mapping[int, ReleaseWindow]
    loads: Mapping[int, WindowLoad]


@dataclass(frozen=True)
class Surroundings:
    """What stands around the cards: the strip's figures and the options of the filters."""

    glance: Glance
    planned: bool
    """Whether this year has a window plan."""
    year: int
    applications: tuple[Application, ...] = ()
    people: tuple[Person, ...] = ()
    processes: tuple[ProcessDefinition, ...] = ()
    windows: tuple[ReleaseWindow, ...] = field(default_factory=tuple)


def find(services: Services, asked: CardFilter, zone: ZoneInfo) -> Found:
    """Read cards with their processes and windows; runs on the worker."""
    cards = services.board.cards(asked)
    rows = {card.process_row for card in cards.cards}
    years = {
        card.starts_at.astimezone(zone).year
        for card in cards.cards
        if card.window_id is not None and card.starts_at is not None and card.live
    }
    plans = [services.windows.year(year) for year in sorted(years)]
    return Found(
        asked,
        cards,
        {row: services.processes.get(row) for row in rows},
        {window.id: window for plan in plans for window in plan.windows},
        {key: load for plan in plans for key, load in plan.loads.items()},
    )


def surroundings(services: Services, me: Person, now: datetime, zone: ZoneInfo) -> Surroundings:
    """Read strip and options; runs on the worker."""
    year = now.astimezone(zone).year
    plan = services.windows.year(year)
    return Surroundings(
        services.board.glance(me),
        bool(plan.windows),
        year,
        services.applications.all(),
        services.people.all(),
        services.processes.active(),
        plan.windows,
    )


def cards_of(services: Services, ids: frozenset[int]) -> tuple[ReleaseCard, ...]:
    """Read single cards that somebody touched; runs on the worker."""
    return tuple(services.board.card(release_id) for release_id in sorted(ids))
