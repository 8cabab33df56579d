"""Logs in to a server and looks at what its database holds, without changing anything."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from relapp.connection import Server
from relapp.domain.connection_check import Inside
from relapp.store.probe import libpq, said

if TYPE_CHECKING:
    from psycopg import Connection

_FACTS = """
SELECT current_schema(),
       (SELECT count(*) FROM pg_class AS c
         WHERE c.relkind IN ('r', 'p') AND c.relnamespace = to_regnamespace(current_schema())),
       to_regclass('alembic_version') IS NOT NULL AND to_regclass('journal_chain') IS NOT NULL,
       coalesce(has_schema_privilege(current_schema(), 'CREATE'), false),
       clock_timestamp()
"""
_REACH = """
SELECT CASE WHEN has_table_privilege(to_regclass('program_reach'), 'SELECT') THEN 1 END
"""
_READABLE = """
SELECT has_table_privilege('alembic_version', 'SELECT')
   AND has_table_privilege('journal_chain', 'SELECT')
"""


def look_inside(server: Server) -> Inside:
    """Log in and look.

    Raises:
        Failed: the log-in was refused, or the line broke.
    """
    # psycopg takes long to import, and most desks never try a server.
    import psycopg

    try:
        with psycopg.connect(**libpq(server), autocommit=True) as connection:
            return _look(connection)
    except psycopg.Error as error:
        raise said(server, str(error)) from None


def _look(connection: "Connection[Any]") -> Inside:
    before = datetime.now(UTC)
    row = connection.execute(_FACTS).fetchone()
    after = datetime.now(UTC)
    assert row is not None
    namespace, tables, ours, may_create, server_now = row
    readable = bool(ours) and bool((connection.execute(_READABLE).fetchone() or (False,))[0])
    schema = None
    if readable:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        schema = str(found[0]) if found is not None else None
    reads_from, writes_from = _reach(connection) if readable else (None, None)
    return Inside(
        reads_from=reads_from,
        writes_from=writes_from,
        version=connection.info.server_version,
        namespace=namespace or "",
        tables=int(tables),
        ours=bool(ours),
        schema=schema,
        readable=readable,
        may_create=bool(may_create),
        server_now=server_now,
        # The server looked at its clock half-way.
        desk_now=before + (after - before) / 2,
    )


def _reach(connection: "Connection[Any]") -> tuple[str | None, str | None]:
    """Return what a newer program has said about older ones, None where it said nothing."""
    row = connection.execute(_REACH).fetchone()
    if row is None or row[0] is None:
        return None, None
    told = connection.execute("SELECT reads_from, writes_from FROM program_reach").fetchone()
    return (str(told[0]), str(told[1])) if told is not None else (None, None)
