"""New homes for the rows of a database: whole when the block ends well, otherwise nothing of it."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from relapp.errors import StoreUnavailable
from relapp.export.files import whole_file
from relapp.store.engine import Connection, Store, connect, refuse_share
from relapp.store.schema import lay_rules, lay_schema, refuse_filled

OWN_MODE = 0o600
"""Whoever may read the file reads everything: nobody but its owner."""


@contextmanager
def new_home(target: str) -> Iterator[Connection]:
    """Make the schema in an empty place and give the transaction in which to fill it.

    Raises:
        StoreUnavailable: something is there already, or the place cannot be reached or written.
        ExportFailed: the file cannot be written; nothing of it stays.
    """
    store = connect(target)
    if store.path is not None:
        path = store.path
        store.close()
        refuse_taken(path)
        refuse_share(path)
        with whole_file(path) as draft, filling(draft) as connection:
            yield connection
        return
    try:
        with store.writing() as connection:
            refuse_filled(connection, store.describe())
            lay_schema(connection)
            yield connection
            lay_rules(connection)
    finally:
        store.close()


def refuse_taken(path: Path) -> None:
    """Accept a path where no file is, or an empty one; raises StoreUnavailable."""
    if path.is_dir() or (path.exists() and path.stat().st_size):
        raise StoreUnavailable("store.exists", where=str(path))


@contextmanager
def filling(draft: Path) -> Iterator[Connection]:
    """Make the schema in an empty file, and one whole file of it when the block ends well."""
    draft.chmod(OWN_MODE)
    store = connect(str(draft))
    try:
        with store.writing() as connection:
            lay_schema(connection)
            yield connection
    finally:
        _leave(store, draft)


def _leave(store: Store, draft: Path) -> None:
    store.close()
    for tail in ("-journal", "-wal", "-shm"):
        with suppress(OSError):
            draft.with_name(draft.name + tail).unlink(missing_ok=True)
