"""Tries a team database on the worker and lets its lines appear one after the other."""

from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject, Signal

from relapp.connection import Server
from relapp.domain.connection_check import Finding, Trial
from relapp.errors import RelappError
from ui.first_run.actions import Examination, FirstRunActions
from ui.kit.tasks import TaskRunner

Tried = tuple[Trial, Examination | None]


class TeamTrial(QObject):
    """One trial at a time.

    Signals:
        found: a step is over (`Finding`).
        tried: address, `Trial` and, of a database of ours, its `Examination`.
        failed: address and why a database that passed could not be read (`RelappError`).
    """

    found = Signal(object)
    tried = Signal(str, object, object)
    failed = Signal(str, object)

    def __init__(self, tasks: TaskRunner, actions: FirstRunActions, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._actions = tasks, actions
        self._target = ""

    def start(self, server: Server) -> None:
        """Try a server; answers come by signal."""
        self._target = server.url()
        self._tasks.read(partial(self._run, server), self._on_tried, self._on_failed)

    def _run(self, server: Server) -> Tried:
        tested = self._actions.test(server, self._tell)
        return tested, self._actions.examine(server.url()) if tested.usable else None

    def _tell(self, finding: Finding) -> None:
        """Hand a line over; on the worker, while the dialog may be closing."""
        with suppress(RuntimeError):
            self.found.emit(finding)

    def _on_tried(self, result: Tried) -> None:
        self.tried.emit(self._target, *result)

    def _on_failed(self, error: RelappError) -> None:
        self.failed.emit(self._target, error)
