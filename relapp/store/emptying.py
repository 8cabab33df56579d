"""Takes the tables of an office out of a server's database, within the open transaction."""

from sqlalchemy import Connection, text

from relapp.store.server import take_time
from relapp.store.tables import metadata

_LISTED = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
_PATIENCE = "5s"


def hold(connection: Connection) -> None:
    """Keep everybody else from the tables until the transaction ends.

    Raises:
        StoreUnavailable: `store.waited`, when somebody else holds one of them; by `Store.writing`.
    """
    take_time(connection)
    connection.execute(text(f"SET LOCAL lock_timeout = '{_PATIENCE}'"))
    connection.execute(text(f"LOCK TABLE {', '.join(_ours(connection))} IN ACCESS EXCLUSIVE MODE"))


def take_out(connection: Connection) -> None:
    """Drop the tables of the program, and no others."""
    connection.execute(text(f"DROP TABLE {', '.join(_ours(connection))} CASCADE"))


def _ours(connection: Connection) -> list[str]:
    quote = connection.dialect.identifier_preparer.quote
    known = {*metadata.tables, "alembic_version"}
    there = connection.execute(text(_LISTED)).scalars()
    return [quote(name) for name in sorted(known.intersection(there))]
