"""What the board remembers of a person between two starts: view, filter, widths, folded lanes."""

import json
from collections.abc import Mapping
from typing import Any

from relapp.domain.vocabulary import BoardColumn, ReleaseMode, ReleaseType
from ui.board.filter_state import BoardFilter
from ui.board.first_board import panel_width
from ui.kit.window_state import WindowState

_ENUMS: Mapping[str, type] = {"types": ReleaseType, "modes": ReleaseMode, "columns": BoardColumn}
_SETS = ("types", "modes", "applications", "owners", "processes", "windows", "columns")
_FLAGS = ("blocked", "today", "overdue", "mine", "history")
_KEY = "board"


class BoardMemory:
    """Reads once, writes at every change; damaged values are as good as none."""

    def __init__(self, state: WindowState) -> None:
        self._state = state
        try:
            kept = json.loads(state.text(_KEY) or "{}")
        except (ValueError, RecursionError):
            kept = {}
        self._kept: dict[str, Any] = kept if isinstance(kept, dict) else {}

    @property
    def view(self) -> str:
        """`board` or `table`."""
        return "table" if self._kept.get("view") == "table" else "board"

    @view.setter
    def view(self, view: str) -> None:
        self._keep("view", view)

    @property
    def by_window(self) -> bool:
        """Whether lanes or groups are on."""
        return bool(self._kept.get("by_window", False))

    @by_window.setter
    def by_window(self, by_window: bool) -> None:
        self._keep("by_window", by_window)

    @property
    def inspector(self) -> bool:
        """Whether the panel is open."""
        return bool(self._kept.get("inspector", True))

    @inspector.setter
    def inspector(self, shown: bool) -> None:
        self._keep("inspector", shown)

    @property
    def width(self) -> int:
        """Width of the panel in design pixels."""
        return panel_width(self._kept)

    def set_width(self, width: int) -> None:
        """Remember the panel's width."""
        self._keep("width", width)

    @property
    def folded(self) -> frozenset[int]:
        """Keys of folded lanes."""
        kept = self._kept.get("folded")
        keys = kept if isinstance(kept, list) else []
        return frozenset(key for key in keys if isinstance(key, int))

    def fold(self, keys: frozenset[int]) -> None:
        """Remember which lanes are folded."""
        self._keep("folded", sorted(keys))

    @property
    def narrowed(self) -> BoardFilter:
        """The filter last set, its words left out."""
        kept = self._kept.get("filter")
        return _filter(kept) if isinstance(kept, dict) else BoardFilter()

    @narrowed.setter
    def narrowed(self, value: BoardFilter) -> None:
        flags = {name: getattr(value, name) for name in _FLAGS}
        sets = {name: sorted(getattr(value, name)) for name in _SETS}
        self._keep("filter", {**flags, **sets})

    def _keep(self, name: str, value: object) -> None:
        if self._kept.get(name) != value:
            self._kept[name] = value
            self._state.set_text(_KEY, json.dumps(self._kept))


def _filter(kept: Mapping[str, Any]) -> BoardFilter:
    try:
        sets = {
            name: frozenset(_ENUMS.get(name, lambda v: v)(value) for value in kept.get(name, ()))
            for name in _SETS
        }
    except (TypeError, ValueError):
        return BoardFilter()
    flags = {name: bool(kept.get(name, False)) for name in _FLAGS}
    result = BoardFilter()
    for name, value in {**sets, **flags}.items():
        result = result.changed(name, value)
    return result
