"""What waits for the person at this desk, for bell, rail and notices."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from relapp.domain.changes import Changes, Kind
from ui.kit.tasks import TaskRunner

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.shell.session import Session

SETTLE: Final = 400
MINUTE: Final = 60_000
"""What falls due does so without anybody's doing."""
_FOLLOWED: Final = (Kind.RELEASE, Kind.DELEGATION, Kind.MEETING, Kind.PERSON, Kind.DEPARTMENT)


class Waiting(QObject):
    """Reads the person's desk, again when something changed and once a minute.

    Signals:
        changed: the DeskView, with what happened since the cursor.
    """

    changed = Signal(object)

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        cursor: Callable[[], int | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._cursor = cursor
        self._settle = self._timer(SETTLE)
        self._settle.setSingleShot(True)
        self._timer(MINUTE).start()
        session.context.hub.changed.connect(self._on_changed)

    def read(self) -> None:
        """Read now."""
        read = partial(self._session.desk, self._cursor())
        self._tasks.read(read, self.changed.emit, self._on_failed, slot="waiting", owner=self)

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval)
        timer.timeout.connect(self.read)
        return timer

    def _on_failed(self, _error: object) -> None:
        # The feed says that the database is away; the count of before is good enough.
        return

    def _on_changed(self, changes: Changes) -> None:
        if any(changes.touches(kind) for kind in _FOLLOWED):
            self._settle.start()
