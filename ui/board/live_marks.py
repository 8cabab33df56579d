"""Marks on cards that come and go by themselves: being saved, just changed by somebody."""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from ui.board.face import Mark

FRESH_FOR: Final = 4_000
SAVING_AFTER: Final = 300
"""Milliseconds: shorter savings are not worth a word."""


class LiveMarks(QObject):
    """Keeps the marks and their clocks.

    Signals:
        changed: dictionary of release key to Mark.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._marks: dict[int, Mark] = {}
        self._saving: set[int] = set()

    def set_saving(self, release_id: int, on: bool) -> None:
        """Note that a command began or ended."""
        if on:
            self._saving.add(release_id)
            QTimer.singleShot(SAVING_AFTER, self, partial(self._show_saving, release_id))
        else:
            self._saving.discard(release_id)
            self._drop(frozenset({release_id}), Mark.SAVING)

    def set_fresh(self, ids: frozenset[int]) -> None:
        """Show for a moment that somebody else changed these."""
        for release_id in ids:
            self._marks[release_id] = Mark.FRESH
        self.changed.emit(self._marks)
        QTimer.singleShot(FRESH_FOR, self, partial(self._drop, ids, Mark.FRESH))

    def _show_saving(self, release_id: int) -> None:
        if release_id in self._saving:
            self._marks[release_id] = Mark.SAVING
            self.changed.emit(self._marks)

    def _drop(self, ids: frozenset[int], mark: Mark) -> None:
        gone = [key for key in ids if self._marks.get(key) is mark]
        for key in gone:
            del self._marks[key]
        if gone:
            self.changed.emit(self._marks)
