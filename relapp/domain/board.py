"""What the board can be asked for, and the figures of its glance strip."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from relapp.domain.card import ReleaseCard
from relapp.domain.vocabulary import BoardColumn, ReleaseMode, ReleaseType, Status
from relapp.domain.window import Freeze, ReleaseWindow


class Scope(StrEnum):
    """Which part of the register a list covers."""

    BOARD = "board"
    """Everything on its way and what ended since the start of the quarter."""
    EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class CardFilter:
    """Filter of board, table and `relapp list`; empty fields do not restrict."""

    text: str = ""
    types: frozenset[ReleaseType] = frozenset()
    modes: frozenset[ReleaseMode] = frozenset()
    columns: frozenset[BoardColumn] = frozenset()
    statuses: frozenset[Status] = frozenset()
    application_ids: frozenset[int] = frozenset()
    owner_ids: frozenset[int] = frozenset()
    process_codes: frozenset[str] = frozenset()
    window_ids: frozenset[int] = frozenset()
    blocked: bool = False
    due_before: datetime | None = None
    """Due, overdue or starting before this moment."""
    mine: int | None = None
    """Key of the person who owns the release or whose turn it is."""
    scope: Scope = Scope.BOARD
    limit: int = 2_000

    @property
    def narrows(self) -> bool:
        """Whether anything beyond scope and limit is set."""
        return self != CardFilter(scope=self.scope, limit=self.limit)


@dataclass(frozen=True, slots=True)
class CardList:
    """Cards found, in no particular order, and how many there are beyond the limit."""

    cards: tuple[ReleaseCard, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Glance:
    """The strip above the board: five answers before any click."""

    window: ReleaseWindow | None
    window_taken: int
    window_incomplete: int
    """Releases of the next window whose materials are not complete."""
    mine_today: int
    blocked_releases: int
    blocked_conditions: int
    overdue: int
    overdue_since: datetime | None
    freeze: Freeze | None
    successes: int
    ended: int
    target: float

    @property
    def success_rate(self) -> float | None:
        """Successful share of the quarter's ended releases, None before the first."""
        return self.successes / self.ended if self.ended else None
