"""What the board is narrowed to, as the bar shows it and as the service is asked."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from relapp.domain.board import CardFilter, Scope
from relapp.domain.vocabulary import BoardColumn, ReleaseMode, ReleaseType


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """The filter as a person sets it; empty groups do not restrict."""

    text: str = ""
    types: frozenset[ReleaseType] = frozenset()
    modes: frozenset[ReleaseMode] = frozenset()
    applications: frozenset[int] = frozenset()
    owners: frozenset[int] = frozenset()
    processes: frozenset[str] = frozenset()
    windows: frozenset[int] = frozenset()
    columns: frozenset[BoardColumn] = frozenset()
    blocked: bool = False
    today: bool = False
    overdue: bool = False
    mine: bool = False
    history: bool = False

    @property
    def narrows(self) -> bool:
        """Whether anything is hidden that the board would otherwise show."""
        return replace(self, history=False) != BoardFilter()

    @property
    def count(self) -> int:
        """How many filters are on, for 「已用 2 个筛选条件」."""
        empty = BoardFilter()
        names = [name for name in self.__slots__ if name != "history"]
        return sum(1 for name in names if getattr(self, name) != getattr(empty, name))

    def changed(self, name: str, value: Any) -> "BoardFilter":
        """Return the filter with one field set otherwise."""
        return replace(self, **{name: value})

    def asked(self, me: int, now: datetime, midnight: datetime) -> CardFilter:
        """Return the question for the service; today ends at `midnight` of the office."""
        due = now if self.overdue else midnight if self.today else None
        return CardFilter(
            text=self.text,
            types=self.types,
            modes=self.modes,
            columns=self.columns,
            application_ids=self.applications,
            owner_ids=self.owners,
            process_codes=self.processes,
            window_ids=self.windows,
            blocked=self.blocked,
            due_before=due,
            mine=me if self.mine else None,
            scope=Scope.EVERYTHING if self.history else Scope.BOARD,
        )
