"""Listens for what other desks did and tells the hub, so that every page follows by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from relapp.domain.changes import Changes
from relapp.domain.hearing import News
from relapp.errors import RelappError

if TYPE_CHECKING:
    from collections.abc import Callable

    from relapp.domain.hearing import Heard
    from relapp.services.history import HistoryService
    from ui.kit.change_hub import ChangeHub
    from ui.kit.tasks import TaskRunner

PERIOD: Final = 400
"""Milliseconds between two looks where nothing is told: a tick is here within a second."""
FALLBACK: Final = 5_000
"""Milliseconds between two looks where everything is told, in case a word was lost."""
SLOWEST: Final = 15_000
"""While the database is away the looks get rarer."""
DOUBT: Final = 300
"""Milliseconds for one more look before the loss of the line that tells us counts."""


class Feed(QObject):
    """Asks the journal for news: when the server says so, else twice a second and more.

    Signals:
        read: the database answered.
        lost: it did not; carries the RelappError.
    """

    read = Signal()
    lost = Signal(object)
    _heard = Signal(object)

    def __init__(
        self, history: HistoryService, tasks: TaskRunner, hub: ChangeHub, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._tasks = tasks
        self._hub = hub
        self._cursor: int | None = None
        self._own = Changes()
        self._running = self._looking = self._more = False
        self._told = False
        self._stop_listening: Callable[[], object] | None = None
        self._doubt: RelappError | None = None
        self._timer = _one_shot(self, self._on_due)
        self._doubt_timer = _one_shot(self, self._on_doubt_over)
        self._wait = PERIOD
        # It comes on the listener's thread.
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)
        hub.changed.connect(self._on_changed)

    def start(self) -> None:
        """Begin with what is newest now, again and again until the database says it."""
        self._running = True
        self._tasks.read(self._history.newest, self._on_newest, self._on_lost, slot="feed")

    def stop(self) -> None:
        """Look no more."""
        self._running = False
        self._timer.stop()
        self._doubt_timer.stop()
        self._cursor = None
        stop, self._stop_listening = self._stop_listening, None
        if stop is not None:
            stop()

    def look_now(self) -> None:
        """Ask at once, after F5 or when the person wants to try again."""
        self._wait = PERIOD
        self._on_due()

    def _on_due(self) -> None:
        if self._cursor is None:
            self.start()
        else:
            self._look()

    def seconds_left(self) -> int:
        """Return the seconds until the next look, 0 while one is under way."""
        return max(0, -(-self._timer.remainingTime() // 1000))

    def _look(self) -> None:
        cursor = self._cursor
        if cursor is None:
            return
        if self._looking:
            self._more = True
            return
        self._looking = True
        self._tasks.read(
            lambda: self._history.since(cursor),
            self._on_news,
            self._on_lost,
            slot="feed",
            owner=self,
        )

    def _on_newest(self, cursor: int) -> None:
        if not self._running:
            return
        self._cursor = cursor
        if self._stop_listening is None:
            self._stop_listening = self._history.listen(self._tell)
        self._again()

    def _on_news(self, changes: Changes) -> None:
        self._looking = False
        if self._cursor is None:
            return
        foreign = others(changes, self._own)
        self._own = Changes()
        self._cursor = max(self._cursor, changes.seq)
        self._again()
        if foreign:
            self._hub.announce(foreign)

    def _again(self) -> None:
        self._doubt = None
        self._doubt_timer.stop()
        self._wait = PERIOD
        self.read.emit()
        if self._more:
            self._more = False
            self._look()
        else:
            self._timer.start(FALLBACK if self._told else PERIOD)

    def _on_lost(self, error: RelappError) -> None:
        self._looking = self._more = False
        if not self._running:
            return
        self._doubt_timer.stop()
        self._wait = min(self._wait * 2, SLOWEST)
        self._timer.start(self._wait)
        self.lost.emit(error)

    def _tell(self, heard: Heard) -> None:
        """Bring on this thread what came in on the listener's."""
        try:
            self._heard.emit(heard)
        except RuntimeError:
            # The window was closed in this moment.
            return

    def _on_heard(self, heard: Heard) -> None:
        if self._cursor is None:
            return
        if heard.news is News.PRESENCE:
            self._hub.looked_at.emit(heard.number)
        elif heard.news is News.LOST:
            self._told = False
            self._doubt = heard.error
            self._doubt_timer.start(DOUBT)
            self._look()
        elif heard.news is News.LISTENING:
            self._told = True
            self._look()
        elif heard.number == 0 or heard.number > self._cursor:
            self._look()

    def _on_doubt_over(self) -> None:
        """Say that the line is lost: the look for which it was asked has no answer either."""
        error, self._doubt = self._doubt, None
        if error is not None:
            self.lost.emit(error)

    def _on_changed(self, changes: Changes) -> None:
        if changes.own:
            self._own = self._own | changes


def _one_shot(parent: QObject, run: Callable[[], object]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.timeout.connect(run)
    return timer


def others(news: Changes, own: Changes) -> Changes:
    """Return what of the news was not this desk's doing.

    What others touched before our own newest entry was read again together with ours; only
    what came later than that can still be unknown to the pages.
    """
    touched = news.touched if news.seq > own.seq else news.touched - own.touched
    return Changes(touched, news.seq, own=False)
