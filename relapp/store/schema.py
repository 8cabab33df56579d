"""Creates the schema and brings older ones up to date, by Alembic from the first table on."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import text

from relapp.errors import StoreUnavailable
from relapp.store.engine import (
    Connection,
    Store,
    connect,
    refuse_share,
    schema_version,
    use_write_ahead_log,
)
from relapp.store.reach import declare
from relapp.store.schema_mark import APPLICATION_ID, SCHEMA
from relapp.store.server import take_time

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).with_name("migrations")
_CATALOGUES = {
    "sqlite": "SELECT count(*) FROM sqlite_master",
    "postgresql": "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()",
}


def create_store(target: str) -> Store:
    """Make a new database.

    Raises:
        StoreUnavailable: something is there already, or the place cannot be written.
    """
    store = connect(target)
    try:
        _refuse_existing(store)
        use_write_ahead_log(store)
        upgrade(store)
    except BaseException:
        store.close()
        raise
    return store


def upgrade(store: Store) -> tuple[str | None, str]:
    """Apply all migrations, and on a server its rules, in one transaction.

    Returns the versions before and after.

    Raises:
        StoreUnavailable: the server is too old, or the login may not make roles and rights.
    """
    before = schema_version(store) if has_anything(store) else None
    with store.writing() as connection:
        lay_schema(connection)
        # Where rows are carried over from elsewhere, this one comes with them.
        declare(connection)
        lay_rules(connection)
    return before, SCHEMA


def lay_schema(connection: Connection, version: str = SCHEMA) -> None:
    """Apply the migrations up to a version within the transaction that is open.

    Raises:
        StoreUnavailable: the server is too old, or the login may not make roles and rights.
    """
    # Alembic takes a third of a second to import; only new or old databases need it.
    from alembic import command

    take_time(connection)
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
    else:
        from relapp.store.security.installer import check_server

        check_server(connection)
    config = alembic_config()
    config.attributes["connection"] = connection
    command.upgrade(config, version)


def lay_rules(connection: Connection) -> None:
    """Lay down what a server enforces, once all rows are there; a file enforces nothing.

    Raises:
        StoreUnavailable: rights of everybody could not be taken away.
    """
    if connection.dialect.name != "sqlite":
        from relapp.store.security.installer import install

        install(connection)


def refuse_filled(connection: Connection, where: str) -> None:
    """Accept a database without tables; raises StoreUnavailable for any other."""
    if connection.execute(text(_CATALOGUES[connection.dialect.name])).scalar():
        raise StoreUnavailable("store.not_empty", where=where)


def alembic_config() -> "Config":
    """Return Alembic's configuration, which lies in the package and not in a file."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def _refuse_existing(store: Store) -> None:
    path = store.path
    if path is None:
        if has_anything(store):
            raise StoreUnavailable("store.not_empty", where=store.describe())
        return
    if path.exists() and path.stat().st_size:
        raise StoreUnavailable("store.exists", where=str(path))
    refuse_share(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise StoreUnavailable("store.unwritable", where=str(path), why=error.strerror) from error


def has_anything(store: Store) -> bool:
    """Tell whether a database has tables of whoever."""
    catalogue = _CATALOGUES[store.engine.dialect.name]
    with store.reading() as connection:
        return bool(connection.execute(text(catalogue)).scalar())
