"""Copies an SQLite home whole while others may be writing to it."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from relapp.errors import StoreUnavailable


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


def _write(file: Path, draft: Path) -> None:
    # Not readable by others, as the database itself is not.
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(draft)) as copy:
        source.backup(copy)


def _free(wanted: Path) -> Path:
    number, found = 1, wanted
    while found.exists():
        number += 1
        found = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
    return found
