"""A PostgreSQL server for campaigns: the one that the tests start."""

from collections.abc import Iterator
from contextlib import contextmanager

from psycopg import sql

from tests.postgres_server import PostgresServer, find_binaries, running_server


@contextmanager
def server() -> Iterator[PostgresServer]:
    """Run a fresh server; raises RuntimeError where this machine has no PostgreSQL."""
    binaries = find_binaries()
    if binaries is None:
        raise RuntimeError("no PostgreSQL here: RELAPP_PG_BIN names the folder with initdb")
    with running_server(binaries) as running:
        # Tests do without durability; a server that forgets what it acknowledged proves nothing.
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            running.execute(sql.SQL("ALTER SYSTEM SET {} = on").format(sql.Identifier(setting)))
        running.execute(sql.SQL("SELECT pg_reload_conf()"))
        yield running


@contextmanager
def empty_database() -> Iterator[str]:
    """Run a fresh server and give the address of an empty database on it."""
    with server() as running:
        yield running.url(running.create_database())
