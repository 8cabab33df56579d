"""The outbox of the window: sends a deed, or keeps it on disk while the database is away."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from relapp.domain import outbox as rules
from relapp.domain.outbox import Deed, Queue, Queued
from relapp.errors import RelappError, StoreUnavailable
from ui.kit import line

if TYPE_CHECKING:
    from datetime import datetime

    from relapp.domain.changes import Changes
    from relapp.domain.person import Person
    from relapp.services.outbox import Delivery, OutboxService
    from ui.kit.tasks import TaskRunner


def new_key() -> str:
    """Return the key by which the database enters an action at most once."""
    return str(uuid.uuid4())


class Outbox(QObject):
    """What waits for the database, and the way in and out.

    Signals:
        changed: the queue is another.
        away_changed: True when the database went away, False when it is back.
        kept: an action was put on the disk.
        delivered: a Delivery, after each round of sending.
        failed: RelappError of the file on this machine.
    """

    changed = Signal()
    away_changed = Signal(bool)
    kept = Signal()
    delivered = Signal(object)
    failed = Signal(object)

    def __init__(
        self, service: OutboxService, me: Person, tasks: TaskRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._me = me
        self._tasks = tasks
        self._sending = False
        self._is_open = False
        self._under_way = 0
        self.queue: Queue = ()
        self.away = False

    @classmethod
    def only(cls, service: OutboxService, me: Person, tasks: TaskRunner, parent: QObject) -> Outbox:
        """Return a new outbox in the place of the one that the parent had for another session."""
        for old in parent.findChildren(cls):
            old.set_away(False)
            old.deleteLater()
        return cls(service, me, tasks, parent)

    def open(self) -> None:
        """Find out what waits from an earlier run; asks the database once which one it is."""
        if not self._is_open:
            self._tasks.read(partial(self._service.open, self._me), self._on_open, self._on_unread)

    def set_away(self, away: bool) -> None:
        """Take notice of the line."""
        if away != self.away:
            self.away = away
            line.set_away(away)
            self.away_changed.emit(away)

    @property
    def under_way(self) -> int:
        """How many deeds wait for the answer of the database."""
        return self._under_way

    def wake(self) -> None:
        """Have deeds that wait for a silent server fail, so that they are kept on disk."""
        self._service.wake()

    def must_wait(self, action: Queued) -> bool:
        """Tell whether a deed goes to the disk at once: offline, or behind another of its kind."""
        return self.away or any(a.subject == action.subject for a in rules.waiting(self.queue))

    def deliver(
        self,
        action: Queued,
        write: Callable[[Callable[[RelappError], bool]], object],
        kept: Callable[[], object],
        failed: Callable[[RelappError], object],
    ) -> None:
        """Carry a deed out, or keep it.

        Args:
            action: the deed, in case it has to wait.
            write: begins the ordinary command; it is given what takes up an error of it.
            kept: called when the deed is on the disk.
            failed: called when it is neither done nor kept.
        """
        if self.must_wait(action):
            self.keep(action, kept, failed)
            return
        self._under_way += 1

        def take_up(error: RelappError) -> bool:
            if not isinstance(error, StoreUnavailable) or not rules.may_wait(error.code):
                return False
            self.keep(action, kept, failed)
            return True

        write(take_up)

    def ended(self) -> None:
        """Note that the ordinary command of a deed has answered, whatever it said."""
        self._under_way = max(0, self._under_way - 1)

    def keep(
        self,
        action: Queued,
        kept: Callable[[], object],
        failed: Callable[[RelappError], object],
    ) -> None:
        """Put a deed on the disk."""
        call = partial(self._service.keep, self._me, action)
        self._tasks.local(call, partial(self._on_kept, kept), failed, owner=self)

    def enter(self, action: Queued) -> Changes:
        """Carry out a deed of a meeting under its key; on the worker."""
        return self._service.enter(self._me, action)

    def send(self) -> None:
        """Send what waits, one round at a time."""
        if not self._sending and rules.next_to_send(self.queue) is not None:
            self._sending = True
            call = partial(self._service.send, self._me)
            self._tasks.write(call, self._on_delivery, self._on_not_sent)

    def drop(self, key: str) -> None:
        """Give one up."""
        self._change(partial(self._service.drop, self._me, key))

    def again(self, key: str) -> None:
        """Try a refused one once more."""
        self._change(partial(self._service.again, self._me, key))

    def keep_theirs(self, key: str) -> None:
        """Leave what the database has."""
        self._change(partial(self._service.keep_theirs, self._me, key))

    def take_mine(self, key: str, payload: Mapping[str, object] | None = None) -> None:
        """Put one's own over what the database has."""
        self._change(partial(self._service.take_mine, self._me, key, payload))

    def _change(self, call: Callable[[], Queue]) -> None:
        self._tasks.local(call, self._on_changed, self.failed.emit, owner=self)

    def _on_open(self, queue: Queue) -> None:
        self._is_open = True
        self._take(queue)

    def _on_unread(self, error: RelappError) -> None:
        # The line: it is asked again when the database answers. The file: its keeper is told.
        if error.code.startswith("outbox."):
            self.failed.emit(error)

    def _on_kept(self, kept: Callable[[], object], queue: Queue) -> None:
        self._take(queue)
        kept()
        self.kept.emit()

    def _on_changed(self, queue: Queue) -> None:
        self._take(queue)
        if not self.away:
            self.send()

    def _on_delivery(self, delivery: Delivery) -> None:
        self._sending = False
        self._take(delivery.queue)
        self.delivered.emit(delivery)

    def _on_not_sent(self, error: RelappError) -> None:
        self._sending = False
        self.failed.emit(error)

    def _take(self, queue: Queue) -> None:
        if queue != self.queue:
            self.queue = queue
            self.changed.emit()


def check_action(
    release_id: int,
    item_id: str,
    title: str,
    version: int,
    at: datetime,
    payload: Mapping[str, object] | None,
) -> Queued:
    """Return the deed of answering a check, or of taking the answer back without a payload."""
    deed = Deed.ANSWER if payload is not None else Deed.CLEAR
    return Queued(
        new_key(),
        deed,
        release_id,
        item_id,
        title,
        version,
        at,
        payload or {},
    )
