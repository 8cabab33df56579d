"""Tells the person what came up, once each, grouped, and not in the quiet hours."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import time
from hashlib import sha256
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from relapp.domain.notice import DESK, Bundle, Surroundings, is_quiet, kinds, notices
from relapp.wording.notices import said_together

if TYPE_CHECKING:
    from collections.abc import Callable

    from relapp.config import Settings
    from relapp.services.duties import DeskView
    from ui.kit.window_state import WindowState
    from ui.shell.session import Session


@dataclass(frozen=True, slots=True)
class Memory:
    """What was told before, and up to which journal entry."""

    cursor: int | None = None
    keys: frozenset[str] = frozenset()


class Notifier(QObject):
    """Decides on the GUI thread from what was read; remembers per person and database.

    Signals:
        told: title, text and address of a notice.
    """

    told = Signal(str, str, str)

    def __init__(
        self,
        session: Session,
        state: WindowState,
        settings: Callable[[], Settings],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._state = state
        self._settings = settings
        whose = f"{session.context.me.login}\n{session.database}"
        self._key = f"notices/{sha256(whose.encode()).hexdigest()[:16]}"
        self._memory = _read(state.text(self._key))

    def cursor(self) -> int | None:
        """Return the number of the newest entry told of, None on the first day."""
        return self._memory.cursor

    def take(self, view: DeskView) -> None:
        """Tell what is new; in the quiet hours it waits."""
        settings = self._settings()
        local = view.now.astimezone(self._session.context.zone).time()
        if is_quiet(local, _clock(settings.quiet_from), _clock(settings.quiet_until)):
            return
        around = Surroundings(
            view.person.id, view.mine, view.kept, view.entries, view.now, view.midnight
        )
        off = kinds(settings.notices_off.split(","))
        found = notices(around, self._memory.keys, off)
        self._remember(Memory(view.cursor, found.keys))
        if found.bundles:
            self._tell(found.bundles)

    def _tell(self, bundles: tuple[Bundle, ...]) -> None:
        language = self._session.context.language
        words = said_together(bundles)
        address = bundles[0].address if len(bundles) == 1 else DESK
        self.told.emit(words.title.of(language), words.body.of(language), address)

    def _remember(self, memory: Memory) -> None:
        if memory != self._memory:
            self._memory = memory
            kept = {"cursor": memory.cursor, "keys": sorted(memory.keys)}
            self._state.set_text(self._key, json.dumps(kept))


def _read(text: str) -> Memory:
    """Return what was kept; a damaged entry is as good as none."""
    try:
        found = json.loads(text)
        cursor, keys = found["cursor"], found["keys"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return Memory()
    if not isinstance(cursor, int) or not isinstance(keys, list):
        return Memory()
    return Memory(cursor, frozenset(map(str, keys)))


def _clock(text: str) -> time | None:
    try:
        return time.fromisoformat(text) if text else None
    except ValueError:
        return None
