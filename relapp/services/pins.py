"""Use cases of personal PINs on a database file: set, change, remove, reset, check."""

from datetime import datetime, timedelta
from math import ceil

from relapp.domain.changes import Changes, Kind
from relapp.domain.journal import Event
from relapp.domain.person import Permission, Person
from relapp.domain.pin import PinStanding, Proof, objection, wait_after
from relapp.errors import InvalidInput, NotFound, RuleViolation
from relapp.services.desk import Desk, require
from relapp.services.pin_hash import PinHasher
from relapp.store.queries import credentials
from relapp.store.queries import people as people_queries
from relapp.store.queries.credentials import Credential
from relapp.store.tables.people import credential
from relapp.store.unit_of_work import UnitOfWork


class PinsService:
    """Who has a PIN must give it to take a seat and to sign.

    A team database knows people by their own log-in; there is no PIN there. Hashing takes a
    noticeable moment: call these on a worker.
    """

    def __init__(self, desk: Desk, hasher: PinHasher | None = None) -> None:
        """Stand on the desk."""
        self._desk = desk
        self.hasher = hasher or PinHasher()

    def holders(self) -> frozenset[int]:
        """Return the keys of those who have a PIN, nobody on a team database."""
        if not self._desk.store.is_sqlite:
            return frozenset()
        with self._desk.transactions.reading() as connection:
            return credentials.holders(connection)

    def standing(self, person_id: int) -> PinStanding:
        """Return how it stands with somebody's PIN."""
        desk = self._desk
        if not desk.store.is_sqlite:
            return PinStanding()
        now = desk.clock.now()
        with desk.transactions.reading() as connection:
            kept = credentials.credential_of(connection, person_id)
            if kept is None:
                return PinStanding(offered=True)
            if not kept.hash:
                reset = credentials.newest_reset(connection, person_id)
                return PinStanding(offered=True, reset=reset)
            minutes = people_queries.office(connection).pin_minutes
        remembered = desk.proofs.remembered(person_id, kept.set_at, now, minutes)
        waits = kept.locked_until if kept.locked_until and kept.locked_until > now else None
        return PinStanding(offered=True, has=True, wait_until=waits, remembered=remembered)

    def check(self, person: Person, secret: str) -> Proof:
        """Return a proof for whoever gives the right PIN.

        Raises:
            InvalidInput: `pin.wrong` or `pin.wrong_wait`; the try was recorded.
            RuleViolation: there is no PIN, too many wrong tries came before, or it is no file.
        """
        kept = self._proven(person, secret)
        return self._desk.proofs.give(person.id, kept.set_at, self._desk.clock.now())

    def set(self, actor: Person, secret: str, old: str = "") -> Changes:
        """Set one's own PIN; the one before must be given where there is one.

        Raises:
            InvalidInput: it cannot be a PIN, or the old one is wrong.
            RuleViolation: as `check`.
        """
        self._refuse_server()
        refusal = objection(secret, actor.login)
        if refusal is not None:
            raise InvalidInput(refusal.code, **refusal.details)
        before = self._kept(actor.id)
        if before is not None and before.hash:
            before = self._proven(actor, old)
        new = self.hasher.hash(secret)
        with self._desk.transactions.begin(actor) as work:
            _same_or_stale(work, actor.id, before)
            values = {"hash": new, "set_at": work.now, "failed_count": 0, "locked_until": None}
            if before is None:
                work.insert(credential, person_id=actor.id, version=1, **values)
            else:
                work.change(credential, {"person_id": actor.id}, version=None, **values)
            work.record(Event.PIN_SET, Kind.PERSON, actor.id, actor.name)
        self._desk.proofs.forget(actor.id)
        return work.changes

    def remove(self, actor: Person, old: str) -> Changes:
        """Do without a PIN from now on; raises as `check`."""
        before = self._proven(actor, old)
        with self._desk.transactions.begin(actor) as work:
            _same_or_stale(work, actor.id, before)
            work.delete(credential, person_id=actor.id)
            work.record(Event.PIN_REMOVED, Kind.PERSON, actor.id, actor.name)
        self._desk.proofs.forget(actor.id)
        return work.changes

    def reset(self, actor: Person, person_id: int) -> Changes:
        """Take a forgotten PIN away; the person is told at the next start.

        Raises:
            NotPermitted: the actor is no administrator.
            RuleViolation: there is none.
        """
        require(actor, Permission.KEEP_PROCESSES)
        self._refuse_server()
        with self._desk.transactions.begin(actor) as work:
            people = people_queries.people(work.connection)
            name = next((p.name for p in people if p.id == person_id), None)
            if name is None:
                raise NotFound("person.unknown", id=person_id)
            kept = credentials.credential_of(work.connection, person_id)
            if kept is None or not kept.hash:
                raise RuleViolation("pin.none")
            work.change(
                credential,
                {"person_id": person_id},
                version=None,
                hash="",
                set_at=work.now,
                failed_count=0,
                locked_until=None,
            )
            work.record(Event.PIN_RESET, Kind.PERSON, person_id, name)
        self._desk.proofs.forget(person_id)
        return work.changes

    def told(self, person: Person) -> Changes:
        """Note that somebody has read of the reset of the PIN; a new one set since stays."""
        with self._desk.transactions.begin(person) as work:
            work.delete(credential, person_id=person.id, hash="")
        return work.changes

    def _proven(self, person: Person, secret: str) -> Credential:
        """Return the stored PIN once the right one was given; raises as `check`."""
        self._refuse_server()
        kept = self._kept(person.id)
        if kept is None or not kept.hash:
            raise RuleViolation("pin.none")
        _refuse_waiting(kept, self._desk.clock.now())
        # Outside the transaction: a hash takes longer than others should wait for a file.
        right = self.hasher.verify(kept.hash, secret)
        renewed = self.hasher.hash(secret) if right and self.hasher.outdated(kept.hash) else None
        if right and renewed is None and not kept.failed_count:
            return kept
        waits = self._note(person, kept, right=right, renewed=renewed)
        if right:
            return kept
        if waits:
            raise InvalidInput("pin.wrong_wait", seconds=ceil(waits.total_seconds()))
        raise InvalidInput("pin.wrong")

    def _note(
        self, person: Person, seen: Credential, *, right: bool, renewed: str | None
    ) -> timedelta:
        """Write down how a try went; returns how long nothing more is taken."""
        with self._desk.transactions.begin(person) as work:
            now_kept = credentials.credential_of(work.connection, person.id)
            if now_kept is None or now_kept.set_at != seen.set_at:
                raise RuleViolation("pin.changed")
            # Tries at several desks at once count one after the other.
            _refuse_waiting(now_kept, work.now)
            where = {"person_id": person.id}
            if right:
                values = {"hash": renewed} if renewed else {}
                work.change(
                    credential, where, version=None, failed_count=0, locked_until=None, **values
                )
                return timedelta(0)
            failed = now_kept.failed_count + 1
            waits = wait_after(failed)
            until = work.now + waits if waits else None
            work.change(credential, where, version=None, failed_count=failed, locked_until=until)
            said = {"tries": failed} | ({"until": until.isoformat()} if until else {})
            work.record(Event.PIN_WRONG, Kind.PERSON, person.id, person.name, after=said)
        return waits

    def _kept(self, person_id: int) -> Credential | None:
        with self._desk.transactions.reading() as connection:
            return credentials.credential_of(connection, person_id)

    def _refuse_server(self) -> None:
        if not self._desk.store.is_sqlite:
            raise RuleViolation("pin.not_here")


def _refuse_waiting(kept: Credential, now: datetime) -> None:
    if kept.locked_until is not None and kept.locked_until > now:
        seconds = ceil((kept.locked_until - now).total_seconds())
        raise RuleViolation("pin.wait", tries=kept.failed_count, seconds=seconds)


def _same_or_stale(work: UnitOfWork, person_id: int, seen: Credential | None) -> None:
    found = credentials.credential_of(work.connection, person_id)
    if (found and found.set_at) != (seen and seen.set_at):
        raise RuleViolation("pin.changed")
