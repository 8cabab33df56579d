"""Use cases of the outbox: keeps what was done offline, sends it once, lets its author decide."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from relapp import config
from relapp.domain import outbox as rules
from relapp.domain.changes import Changes
from relapp.domain.outbox import Deed, Queue, Queued, Sending
from relapp.domain.person import Person
from relapp.domain.release import CheckAnswer
from relapp.domain.vocabulary import CheckResult
from relapp.errors import AlreadyEntered, RelappError, StaleRecord, StoreUnavailable
from relapp.services.checks import ChecksService
from relapp.services.desk import Desk
from relapp.services.meeting_notes import MeetingNotesService
from relapp.services.meeting_record import MeetingRecordService
from relapp.services.meetings import MeetingsService
from relapp.store.outbox_file import OutboxFile
from relapp.store.queries import journal as journal_queries
from relapp.wording.errors import word

_REFUSALS: Final = frozenset({"store.rights"})
"""Failures of the database that no later attempt would mend by itself."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What came of one round of sending.

    Attributes:
        queue: the queue afterwards.
        sent: what the database has now, whether it was entered in this round or earlier.
        changes: what was touched.
        error: why the round ended early; the rest goes on waiting.
    """

    queue: Queue
    sent: Queue = ()
    changes: Changes = Changes()  # noqa: RUF009 - frozen
    error: RelappError | None = None


class OutboxService:
    """The queue of one desk; every method but `send` and `open` does without the database."""

    def __init__(self, desk: Desk, folder: Path | None = None) -> None:
        """Stand on the desk; `folder` is where the files lie, that of this machine by default."""
        self._desk = desk
        self._folder = folder
        self._home = ""

    def open(self, actor: Person) -> Queue:
        """Find out which database this is, and return what waits for it.

        The file is named after the address and the oldest entry of the journal: what waits for
        an office never goes to a copy of it elsewhere, nor to another one at the same address.

        Raises:
            StoreUnavailable: `outbox.set_aside` once for a file that makes no sense; the next
                call begins a new one.
        """
        with self._desk.transactions.reading() as connection:
            first = journal_queries.first_digest(connection)
        identity = f"{self._desk.store.describe()}\n{first}"
        self._home = hashlib.sha256(identity.encode()).hexdigest()[:20]
        try:
            return self.queue(actor)
        except StoreUnavailable as error:
            if error.code != "outbox.damaged":
                raise
            kept = self._file(actor).set_aside()
            why = error.details["why"]
            raise StoreUnavailable("outbox.set_aside", where=str(kept), why=why) from error

    def wake(self) -> None:
        """End every wait for the server at once; what waits fails as on a lost line."""
        self._desk.store.interrupt()

    def queue(self, actor: Person) -> Queue:
        """Return everything kept for a person, settled actions included, in order."""
        return self._file(actor).read()

    def keep(self, actor: Person, action: Queued) -> Queue:
        """Put an action on the disk; it is there when this returns.

        Raises:
            StoreUnavailable: the disk does not take it; then it is not kept.
        """
        return self._file(actor).add(action)

    def drop(self, actor: Person, key: str) -> Queue:
        """Give an action up."""
        return self._file(actor).change(lambda queue: rules.drop(queue, key))

    def again(self, actor: Person, key: str) -> Queue:
        """Have a refused action tried once more."""
        return self._file(actor).change(lambda queue: rules.again(queue, key))

    def keep_theirs(self, actor: Person, key: str) -> Queue:
        """Settle a conflict with what the database has."""
        return self._file(actor).change(lambda queue: rules.keep_theirs(queue, key))

    def take_mine(
        self, actor: Person, key: str, payload: Mapping[str, object] | None = None
    ) -> Queue:
        """Settle a conflict with the person's own value, or with another one."""
        return self._file(actor).change(lambda queue: rules.take_mine(queue, key, payload))

    def send(self, actor: Person) -> Delivery:
        """Send what waits, in order, until it is all sent or the line is gone again.

        Of two programs on this machine one sends; the other finds nothing left to do.
        """
        file = self._file(actor)
        done: list[Queued] = []
        changes = Changes()
        with file.sole() as free:
            queue = file.read()
            while free and (action := rules.next_to_send(queue)) is not None:
                try:
                    queue, touched = self._send(actor, file, action)
                except StoreUnavailable as error:
                    return Delivery(queue, tuple(done), changes, error)
                changes |= touched
                done += [a for a in queue if a.key == action.key and a.state is rules.Standing.SENT]
        return Delivery(queue, tuple(done), changes)

    def enter(self, actor: Person, action: Queued, *, late: bool = False) -> Changes:
        """Carry an action out; `late` records that it was done away from the database.

        Raises:
            AlreadyEntered: it was entered before.
            RelappError: whatever the command itself refuses.
        """
        made_at = action.at if late else None
        desk = self._desk.sending(Sending(action.key, made_at))
        owner, thing, version = action.owner_id, action.thing, action.version
        if action.deed is Deed.ANSWER:
            result = CheckResult(action.result)
            checks = ChecksService(desk)
            return checks.answer(actor, owner, thing, result, action.note, version)
        if action.deed is Deed.CLEAR:
            return ChecksService(desk).clear(actor, owner, thing, version)
        if action.deed is Deed.NOTE:
            return MeetingNotesService(desk).add(actor, owner, int(thing), action.note)
        if action.deed is Deed.ARRIVED:
            arrived = bool(action.payload.get("arrived"))
            return MeetingsService(desk).set_arrived(actor, owner, int(thing), arrived=arrived)
        done = bool(action.payload.get("done"))
        record = MeetingRecordService(desk)
        return record.finish_action(actor, owner, int(thing), version, done=done)

    def _send(self, actor: Person, file: OutboxFile, action: Queued) -> tuple[Queue, Changes]:
        key, touched = action.key, Changes()
        try:
            touched = self.enter(actor, action, late=True)
        except AlreadyEntered:
            pass
        except StaleRecord as error:
            return self._stale(actor, file, action, error), touched
        except StoreUnavailable as error:
            if error.code not in _REFUSALS:
                raise
            return _refuse(file, key, error), touched
        except RelappError as error:
            return _refuse(file, key, error), touched
        return file.change(lambda queue: rules.sent(queue, key)), touched

    def _stale(self, actor: Person, file: OutboxFile, action: Queued, error: StaleRecord) -> Queue:
        theirs = error.details.get("theirs")
        found = theirs if isinstance(theirs, CheckAnswer) else None
        if action.deed not in rules.CHECKS:
            return _refuse(file, action.key, error)
        if rules.is_there(action, actor.id, found):
            return file.change(lambda queue: rules.sent(queue, action.key))
        return file.change(lambda queue: rules.conflicting(queue, action.key, found))

    def _file(self, actor: Person) -> OutboxFile:
        if not self._home:
            raise StoreUnavailable("outbox.not_open")
        folder = self._folder if self._folder is not None else config.outbox_folder()
        return OutboxFile(folder / f"{self._home}-{actor.id}.db")


def _refuse(file: OutboxFile, key: str, error: RelappError) -> Queue:
    reason = word(error)
    return file.change(lambda queue: rules.refused(queue, key, reason))
