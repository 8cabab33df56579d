"""Databases that hostile lists are imported into, watched from a connection of their own."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Protocol

import psycopg

from benchmarks.offices import NOW
from relapp.bootstrap import Core, create_core, open_core
from relapp.clock import FixedClock
from relapp.domain.office import Office
from relapp.domain.person import PersonDraft
from relapp.domain.register import ApplicationDraft
from tests.postgres_server import PostgresServer

ROLES: Final = frozenset({"administrator", "release_office", "project_manager", "release_admin"})


class Home(Protocol):
    """One kind of database, made anew again and again."""

    def renew(self) -> Core:
        """Return a program on a database as it was at first; the one before is gone."""

    def version(self) -> object:
        """Return what changes whenever anybody commits anything of an import."""

    def held(self, table: str, column: str) -> set[Any]:
        """Return the values of a column as anybody else sees them."""

    def close(self) -> None:
        """Close what watches."""


class FileHome:
    """An SQLite file."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._number = folder, 0
        self._fresh = folder / "fresh.db"
        _furnish(str(self._fresh))
        self._look: sqlite3.Connection | None = None

    def renew(self) -> Core:
        """Return a program on a fresh copy."""
        self.close()
        self._number += 1
        file = self._folder / f"office{self._number}.db"
        shutil.copyfile(self._fresh, file)
        core = open_core(str(file), clock=FixedClock(NOW))
        self._look = sqlite3.connect(file, isolation_level=None)
        return core

    def version(self) -> object:
        """Return a number that counts what others commit."""
        assert self._look is not None
        return self._look.execute("PRAGMA data_version").fetchone()[0]

    def held(self, table: str, column: str) -> set[Any]:
        """Return the values of a column."""
        assert self._look is not None
        return {row[0] for row in self._look.execute(f"SELECT {column} FROM {table}")}

    def close(self) -> None:
        """Let go of the copy."""
        if self._look is not None:
            self._look.close()


class ServerHome:
    """A database of a PostgreSQL server, copied from one that was furnished once."""

    def __init__(self, server: PostgresServer) -> None:
        self._server, self._fresh, self._name = server, server.create_database(), ""
        _furnish(server.url(self._fresh))
        self._look: psycopg.Connection[Any] | None = None

    def renew(self) -> Core:
        """Return a program on a fresh copy."""
        self.close()
        self._name = self._server.create_database(self._fresh)
        url = self._server.url(self._name)
        core = open_core(url, clock=FixedClock(NOW))
        self._look = psycopg.connect(url.replace("+psycopg", ""), autocommit=True)
        return core

    def version(self) -> object:
        """Return a number that counts what others commit."""
        # Every command ends with an entry of the journal; no import commits without one.
        return self._asked("SELECT max(seq), count(*) FROM journal")

    def held(self, table: str, column: str) -> set[Any]:
        """Return the values of a column."""
        return {row[0] for row in self._asked(f"SELECT {column} FROM {table}")}

    def _asked(self, statement: str) -> list[Any]:
        assert self._look is not None
        return self._look.execute(statement.encode()).fetchall()

    def close(self) -> None:
        """Let go of the copy."""
        if self._look is not None:
            self._look.close()
            self._look = None
            self._server.drop_database(self._name)


@contextmanager
def home(folder: Path, *, on_server: bool) -> Iterator[Home]:
    """Give a home of the kind asked for; a server is started for it and gone afterwards."""
    if not on_server:
        yield FileHome(folder)
        return
    from benchmarks.campaigns.server import server

    with server() as running:
        yield ServerHome(running)


def _furnish(url: str) -> None:
    draft = PersonDraft("林静怡", "linjingyi", roles=ROLES)
    core = create_core(url, Office("衡序集团", "信息管理部"), draft, clock=FixedClock(NOW))
    owner = core.people.all()[0]
    for name, code in (("核心租赁系统", "HX"), ("资金系统", "ZJ"), ("门户", "MH")):
        core.applications.save(owner, ApplicationDraft(name, code=code, owner_id=owner.id))
    core.close()
