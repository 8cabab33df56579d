"""What proves who signs: a PIN given a moment ago, a database log-in, or nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from os import urandom
from threading import Lock

from relapp.domain.pin import Proof, validity
from relapp.domain.vocabulary import Proven
from relapp.errors import NotPermitted
from relapp.store import logins
from relapp.store.queries import credentials
from relapp.store.queries import people as people_queries
from relapp.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class _Given:
    person_id: int
    set_at: datetime
    at: datetime


class Proofs:
    """The proofs given out by this run of the program; nothing of them is stored."""

    def __init__(self) -> None:
        """Know none."""
        self._given: dict[str, _Given] = {}
        self._lock = Lock()

    def give(self, person_id: int, set_at: datetime, now: datetime) -> Proof:
        """Return a proof for somebody whose PIN, set at a moment, was given right now."""
        proof = Proof(person_id, urandom(16).hex())
        with self._lock:
            self._given = {
                mark: g for mark, g in self._given.items() if now - g.at < timedelta(hours=1)
            }
            self._given[proof.mark] = _Given(person_id, set_at, now)
        return proof

    def holds(self, proof: Proof, set_at: datetime, now: datetime, minutes: int) -> bool:
        """Tell whether a proof is ours, of that PIN and not too old; a clock set back voids it."""
        with self._lock:
            given = self._given.get(proof.mark)
        return (
            given is not None
            and (given.person_id, given.set_at) == (proof.person_id, set_at)
            and timedelta(0) <= now - given.at < validity(minutes)
        )

    def remembered(
        self, person_id: int, set_at: datetime, now: datetime, minutes: int
    ) -> Proof | None:
        """Return what still proves somebody where the office remembers a PIN, None elsewhere."""
        if not minutes:
            return None
        with self._lock:
            marks = [mark for mark, g in self._given.items() if g.person_id == person_id]
        proofs = (Proof(person_id, mark) for mark in reversed(marks))
        return next((p for p in proofs if self.holds(p, set_at, now, minutes)), None)

    def forget(self, person_id: int) -> None:
        """Make void what was given to somebody."""
        with self._lock:
            self._given = {m: g for m, g in self._given.items() if g.person_id != person_id}


def how_proven(proofs: Proofs, work: UnitOfWork, proof: Proof | None) -> Proven:
    """Return what the actor of a signing command is known by.

    On PostgreSQL that is the log-in of the connection, if it is the actor's own.

    Raises:
        NotPermitted: `pin.needed`; the actor has a PIN and no proof that holds came along.
    """
    actor = work.actor
    if work.connection.dialect.name != "sqlite":
        own = logins.session_person(work.connection) == actor.id
        if not own:
            # A server whose rules were never laid still knows the name of the log-in.
            own = credentials.session_login(work.connection).casefold() == actor.login.casefold()
        return Proven.DATABASE_LOGIN if own else Proven.NONE
    kept = credentials.credential_of(work.connection, actor.id)
    if kept is None or not kept.hash:
        return Proven.NONE
    minutes = people_queries.office(work.connection).pin_minutes
    ours = proof is not None and proof.person_id == actor.id
    if not ours or proof is None or not proofs.holds(proof, kept.set_at, work.now, minutes):
        raise NotPermitted("pin.needed", person=actor.name)
    return Proven.PIN
