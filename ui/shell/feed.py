"""Listens for what other desks did and tells the hub, so that every page follows by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from relapp.domain.changes import Changes
from relapp.errors import RelappError

if TYPE_CHECKING:
    from relapp.services.history import HistoryService
    from ui.kit.change_hub import ChangeHub
    from ui.kit.tasks import TaskRunner

PERIOD: Final = 400
"""Milliseconds between two looks: a colleague's tick is on the screen within a second."""
SLOWEST: Final = 15_000
"""While the database is away the looks get rarer."""


class Feed(QObject):
    """Asks the journal for news, twice a second and more; a look that finds nothing is cheap.

    Signals:
        read: the database answered.
        lost: it did not; carries the RelappError.
    """

    read = Signal()
    lost = Signal(object)

    def __init__(
        self, history: HistoryService, tasks: TaskRunner, hub: ChangeHub, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._tasks = tasks
        self._hub = hub
        self._cursor: int | None = None
        self._own = Changes()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self._wait = PERIOD
        hub.changed.connect(self._on_changed)

    def start(self) -> None:
        """Begin with what is newest now."""
        self._tasks.read(self._history.newest, self._on_newest, self._on_lost, slot="feed")

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._cursor = None

    def look_now(self) -> None:
        """Ask at once, after F5 or when the person wants to try again."""
        self._wait = PERIOD
        if self._cursor is None:
            self.start()
        else:
            self._look()

    def _look(self) -> None:
        cursor = self._cursor
        if cursor is not None:
            self._tasks.read(
                lambda: self._history.since(cursor),
                self._on_news,
                self._on_lost,
                slot="feed",
                owner=self,
            )

    def _on_newest(self, cursor: int) -> None:
        self._cursor = cursor
        self._again()

    def _on_news(self, changes: Changes) -> None:
        foreign = others(changes, self._own)
        self._own = Changes()
        self._cursor = max(self._cursor or 0, changes.seq)
        self._again()
        if foreign:
            self._hub.announce(foreign)

    def _again(self) -> None:
        self._wait = PERIOD
        self.read.emit()
        self._timer.start(self._wait)

    def _on_lost(self, error: RelappError) -> None:
        self._wait = min(self._wait * 2, SLOWEST)
        self._timer.start(self._wait)
        self.lost.emit(error)

    def _on_changed(self, changes: Changes) -> None:
        if changes.own:
            self._own = self._own | changes


def others(news: Changes, own: Changes) -> Changes:
    """Return what of the news was not this desk's doing.

    What others touched before our own newest entry was read again together with ours; only
    what came later than that can still be unknown to the pages.
    """
    touched = news.touched if news.seq > own.seq else news.touched - own.touched
    return Changes(touched, news.seq, own=False)
