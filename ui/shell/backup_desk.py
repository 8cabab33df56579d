"""Lets a local database back itself up: soon after it was opened, and once an hour asks again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from relapp.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable

    from relapp.address import Passwords
    from relapp.config import Settings
    from relapp.errors import RelappError
    from relapp.services.database_keeper import DatabaseKeeper
    from ui.kit.tasks import IsCancelled, Progress, TaskRunner
    from ui.shell.assembly import CoreServices

FIRST_AFTER: Final = 5_000
"""Milliseconds: the board is read and painted long before."""
AGAIN_AFTER: Final = 3_600_000


class BackupDesk(QObject):
    """One for each opened database; a day has one backup, however often it asks."""

    def __init__(
        self,
        keeper: DatabaseKeeper,
        tasks: TaskRunner,
        failed: Callable[[RelappError], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._keeper, self._tasks, self._failed = keeper, tasks, failed
        self._running = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.ask)
        self._timer.start(FIRST_AFTER)

    @classmethod
    def instead_of(
        cls,
        other: BackupDesk | None,
        keeper: DatabaseKeeper,
        tasks: TaskRunner,
        failed: Callable[[RelappError], object],
        parent: QObject,
    ) -> BackupDesk:
        """Return one for the database opened now; the one before asks no more."""
        if other is not None:
            other.deleteLater()
        return cls(keeper, tasks, failed, parent)

    def ask(self) -> None:
        """Make today's backup unless there is one."""
        self._timer.start(AGAIN_AFTER)
        if self._running:
            return
        self._running = True
        keeper = self._keeper

        def job(progress: Progress, _cancelled: IsCancelled) -> object:
            return keeper.make_if_due(progress)

        self._tasks.long(job, self._on_done, self._on_failed, owner=self)

    def _on_done(self, _made: object) -> None:
        self._running = False

    def _on_failed(self, error: RelappError) -> None:
        self._running = False
        if not isinstance(error, Cancelled):
            self._failed(error)


def keeper_of(
    core: CoreServices, settings: Callable[[], Settings], passwords: Passwords
) -> DatabaseKeeper:
    """Return what backs up, restores and moves the database that is open."""
    from relapp.services.database_keeper import DatabaseKeeper

    return DatabaseKeeper(core.url, core.clock, settings, passwords)
