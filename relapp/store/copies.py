"""Copies an SQLite home whole while others may be writing to it."""

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

from relapp.errors import StoreUnavailable

PATIENCE: Final = 5.0
"""Seconds to wait for whoever holds the file."""
_PAGES: Final = 4_000
_PAUSE: Final = 0.05

Told = Callable[[int, int], object]


def copy_aside(file: Path, schema: str) -> Path:
    """Lay a copy of a database file beside it, named after its schema; returns where.

    A copy that is there already is never overwritten.

    Raises:
        StoreUnavailable: the copy could not be written whole; no part of it stays.
    """
    target = _free(file.with_name(f"{file.stem}-schema-{schema}{file.suffix}"))
    draft = target.with_name(f".{target.name}.part")
    try:
        _write(file, draft)
        return draft.rename(target)
    except (OSError, sqlite3.Error) as error:
        draft.unlink(missing_ok=True)
        why = getattr(error, "strerror", None) or str(error)
        raise StoreUnavailable("store.no_copy", where=str(target), why=why) from error


def copy_whole(file: Path, draft: Path, told: Told | None = None, *, sealed: bool = False) -> None:
    """Copy a database as it is at one moment into an empty file; writers are not kept waiting.

    Args:
        file: a database, perhaps in use.
        draft: an empty file; afterwards a database that needs no other file beside it.
        told: is told pages done and pages in all; may raise to stop.
        sealed: nobody writes to the file, which may lie where nothing can be written.

    Raises:
        sqlite3.Error: the file is damaged or stays locked, or the draft cannot be written.
    """
    how = "immutable=1" if sealed else "mode=ro"
    address = f"{file.absolute().as_uri()}?{how}"
    with (
        closing(sqlite3.connect(address, uri=True, isolation_level=None)) as source,
        closing(sqlite3.connect(draft)) as copy,
    ):
        # One view of the file from the first page to the last, whatever is written meanwhile.
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        pour(source, copy, told)
        copy.execute("PRAGMA journal_mode = DELETE")


def pour(source: sqlite3.Connection, target: sqlite3.Connection, told: Told | None = None) -> None:
    """Let one database become what another is, in one transaction of SQLite's own.

    Raises:
        sqlite3.OperationalError: somebody else held one of them too long.
    """
    patience = time.monotonic() + PATIENCE

    def step(status: int, left: int, total: int) -> None:
        nonlocal patience
        if status not in (sqlite3.SQLITE_OK, sqlite3.SQLITE_DONE):
            # Python's loop would go on asking for ever.
            if time.monotonic() > patience:
                raise sqlite3.OperationalError("database is locked")
            return
        patience = time.monotonic() + PATIENCE
        if told is not None:
            told(total - left, total)

    source.backup(target, pages=_PAGES, progress=step, sleep=_PAUSE)


def _write(file: Path, draft: Path) -> None:
    # Not readable by others, as the database itself is not.
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    copy_whole(file, draft)


def _free(wanted: Path) -> Path:
    number, found = 1, wanted
    while found.exists():
        number += 1
        found = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
    return found
