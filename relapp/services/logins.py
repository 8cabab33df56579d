"""Use cases of database log-ins: give, reset, close and open them; who is logged in."""

import secrets
from dataclasses import dataclass

from relapp.domain.changes import Changes, Kind
from relapp.domain.journal import Event
from relapp.domain.login import Login, can_give, password_problem
from relapp.domain.person import Person
from relapp.errors import InvalidInput, NotFound, RuleViolation
from relapp.services.desk import Desk, obey
from relapp.store import logins as stored
from relapp.store.engine import Connection
from relapp.store.queries import people as people_queries
from relapp.store.unit_of_work import UnitOfWork

_SIGNS = "abcdefghijkmnpqrstuvwxyz23456789"
"""What can be read out and typed without mistaking one sign for another."""
_GROUPS, _GROUP = 4, 5


@dataclass(frozen=True, slots=True)
class GivenLogin:
    """A log-in whose password was just set: what is handed to the person, once."""

    role: str
    changes: Changes


def new_password() -> str:
    """Return a password of 100 random bits in groups that can be read out."""
    groups = ("".join(secrets.choice(_SIGNS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


class LoginsService:
    """Each person connects with an own log-in, by which the database knows who it is."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    @property
    def supported(self) -> bool:
        """Whether the home is a server; a file knows no log-ins."""
        return not self._desk.store.is_sqlite

    def all(self) -> dict[int, Login]:
        """Return log-ins by person; those who do not keep people see their own."""
        if not self.supported:
            return {}
        with self._desk.transactions.reading() as connection:
            return {login.person_id: login for login in stored.logins(connection)}

    def me(self) -> Person | None:
        """Return whose log-in this connection is; None for an owner and on a file."""
        if not self.supported:
            return None
        with self._desk.transactions.reading() as connection:
            key = stored.session_person(connection)
            people = people_queries.people(connection) if key is not None else ()
        return next((person for person in people if person.id == key), None)

    def give(self, actor: Person, person_id: int, password: str) -> GivenLogin:
        """Give a person a log-in, or the one there is a new password; it may be used at once.

        Raises:
            NotPermitted: not an administrator, or the database refuses (`guard.…`).
            InvalidInput: `login.short`.
            RuleViolation: `login.server_only`.
        """
        self._check(actor)
        problem = password_problem(password)
        if problem is not None:
            raise InvalidInput(problem.code, **problem.details)
        with self._desk.transactions.begin(actor) as work:
            name = _name(work.connection, person_id)
            role = stored.set_login(work.connection, person_id, password)
            _record(work, Event.LOGIN_SET, person_id, name, role)
        return GivenLogin(role, work.changes)

    def open(self, actor: Person, person_id: int) -> Changes:
        """Let a closed log-in in again, with the password it had."""
        return self._turn(actor, person_id, enabled=True)

    def close(self, actor: Person, person_id: int) -> Changes:
        """Close a log-in and end its sessions."""
        changes = self._turn(actor, person_id, enabled=False)
        # Once more after the commit: until then the server would have let it in again.
        with self._desk.store.writing() as connection:
            stored.end_sessions(connection, person_id)
        return changes

    def _turn(self, actor: Person, person_id: int, *, enabled: bool) -> Changes:
        self._check(actor)
        with self._desk.transactions.begin(actor) as work:
            name = _name(work.connection, person_id)
            role = stored.open_login(work.connection, person_id, enabled=enabled)
            event = Event.LOGIN_OPENED if enabled else Event.LOGIN_CLOSED
            _record(work, event, person_id, name, role)
        return work.changes

    def _check(self, actor: Person) -> None:
        if not self.supported:
            raise RuleViolation("login.server_only")
        obey(can_give(actor))


def _name(connection: Connection, person_id: int) -> str:
    for person in people_queries.people(connection):
        if person.id == person_id:
            return person.name
    raise NotFound("person.unknown", id=person_id)


def _record(work: UnitOfWork, event: Event, person_id: int, name: str, role: str) -> None:
    work.record(event, Kind.PERSON, person_id, name, after={"role": role})
