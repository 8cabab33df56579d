"""The small office with everybody at an own desk: each call runs under the log-in of its actor."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from functools import wraps
from typing import Any, cast

import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url

from relapp.bootstrap import Core, open_core
from relapp.domain.person import Person
from tests.builders import NOW
from tests.postgres_server import PostgresServer
from tests.relapp.small_office import SmallOffice

SECRET = "口令-of-tests"
_STILL = """
CREATE OR REPLACE FUNCTION relapp_guard.present() RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT timestamptz '{now}'
$$;
CREATE OR REPLACE FUNCTION relapp_guard.is_now(moment timestamptz) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT moment IS NOT NULL
$$;
"""


class Logins:
    """The log-ins of everybody in an office on a server, and addresses with them."""

    def __init__(self, server: PostgresServer, office: SmallOffice) -> None:
        """Give everybody a log-in, as the owner of the database."""
        self.server = server
        self.database = make_url(office.url).database or ""
        self.roles: dict[str, str] = {}
        admin = office["admin"]

        def give(person: Person) -> str:
            return office.core.logins.give(admin, person.id, SECRET).role

        self._give: Callable[[Person], str] = give
        for person in office.core.people.all():
            self.roles[person.login] = self._give(person)

    def url(self, login: str) -> str:
        """Return the address of the database for a person."""
        return self.server.url(self.database, self.roles[login], SECRET)

    def url_of(self, person: Person) -> str:
        """Return the address for a person who may have come later."""
        if person.login not in self.roles:
            self.roles[person.login] = self._give(person)
        return self.url(person.login)

    def connect(self, login: str) -> psycopg.Connection[Any]:
        """Connect as a person with nothing but SQL."""
        return psycopg.connect(
            host="127.0.0.1",
            port=self.server.port,
            user=self.roles[login],
            password=SECRET,
            dbname=self.database,
        )

    def stop_the_clock(self) -> None:
        """Let the database take the moments of a test for those of its own clock."""
        self.server.execute(sql.SQL(_STILL.format(now=NOW.isoformat())), self.database)


class Desks:
    """Opens a core for each person the first time he acts."""

    def __init__(self, office: SmallOffice, logins: Logins) -> None:
        """Open nothing yet."""
        self._office, self._logins = office, logins
        self._cores: dict[str, Core] = {}

    def of(self, person: Person) -> Core:
        """Return the core under somebody's log-in."""
        if person.login not in self._cores:
            clock = self._office.clock
            self._cores[person.login] = open_core(self._logins.url_of(person), clock=clock)
        return self._cores[person.login]

    def core(self) -> Core:
        """Return a core whose every call is made by the core of whoever acts."""
        owner = self._office.core
        services = {
            f.name: _Routed(f.name, owner, self)
            for f in fields(Core)
            if f.name not in ("url", "store", "clock")
        }
        return Core(url=owner.url, store=owner.store, clock=owner.clock, **services)  # type: ignore[arg-type]

    def close(self) -> None:
        """Close all desks."""
        for core in self._cores.values():
            core.close()


class _Routed:
    """A service that is asked at the desk of the person whom a call names first."""

    def __init__(self, name: str, owner: Core, desks: Desks) -> None:
        self._name, self._owner, self._desks = name, owner, desks

    def __getattr__(self, method: str) -> object:
        found = getattr(getattr(self._owner, self._name), method)
        if not callable(found):
            return found

        @wraps(found)
        def call(*arguments: object, **named: object) -> object:
            if arguments and isinstance(arguments[0], Person) and arguments[0].id:
                service = getattr(self._desks.of(arguments[0]), self._name)
                return getattr(service, method)(*arguments, **named)
            return cast("Callable[..., Any]", found)(*arguments, **named)

        return call


@contextmanager
def at_own_desks(server: PostgresServer, office: SmallOffice) -> Iterator[SmallOffice]:
    """Give the office with every call under the log-in of its actor, proven afterwards."""
    before = server.roles()
    logins = Logins(server, office)
    logins.stop_the_clock()
    desks = Desks(office, logins)
    try:
        yield SmallOffice(desks.core(), office.clock, office.url, office.another)
    finally:
        desks.close()
        server.drop_roles(server.roles() - before)
