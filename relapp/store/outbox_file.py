"""The file on this machine in which actions wait while their database is away.

One small SQLite file for each database and person. What was acknowledged is on the disk: a
program that is killed, or a machine that loses power, loses no waiting action.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from relapp.domain.outbox import Queue, Queued
from relapp.errors import StoreUnavailable
from relapp.store.outbox_rows import COLUMNS, action_of, row_of

_PATIENCE: Final = 5.0
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS action (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    deed TEXT NOT NULL,
    owner_id INTEGER NOT NULL,
    thing TEXT NOT NULL,
    title TEXT NOT NULL,
    version INTEGER NOT NULL,
    at TEXT NOT NULL,
    payload TEXT NOT NULL,
    state TEXT NOT NULL,
    outcome TEXT NOT NULL
)
"""
_READ: Final = f"SELECT {', '.join(COLUMNS)} FROM action ORDER BY number"
_ADD: Final = (
    f"INSERT INTO action ({', '.join(COLUMNS[1:])}) "
    f"VALUES ({', '.join('?' * (len(COLUMNS) - 1))}) ON CONFLICT (key) DO NOTHING"
)
_CHANGE: Final = (
    f"UPDATE action SET {', '.join(f'{name} = ?' for name in COLUMNS[1:])} WHERE number = ?"
)
_SENSELESS: Final = (ValueError, TypeError, OverflowError, RecursionError)
"""What a row that no program of ours wrote may end in."""
_DISK: Final = frozenset(
    {
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
    }
)
_TAILS: Final = ("-journal", "-wal", "-shm")
SETTLED_KEPT: Final = 200
"""Sent and dropped actions that can still be looked up."""
_PRUNE: Final = (
    "DELETE FROM action WHERE state IN ('sent', 'dropped') AND number <= "
    "(SELECT max(number) FROM action) - ?"
)


class OutboxFile:
    """Reads and writes the queue; each call is one transaction, on whichever thread."""

    def __init__(self, path: Path) -> None:
        """Take the place of the file; it is made when the first action is kept."""
        self.path = path

    def read(self) -> Queue:
        """Return all actions in order.

        Raises:
            StoreUnavailable: `outbox.damaged`, `outbox.unwritable`.
        """
        if not self.path.exists():
            return ()
        with self._open() as connection:
            return _queue(connection)

    def add(self, action: Queued) -> Queue:
        """Keep an action; the same key twice is kept once. Returns the queue."""

        def put(connection: sqlite3.Connection) -> None:
            connection.execute(_ADD, row_of(action))
            connection.execute(_PRUNE, (SETTLED_KEPT,))

        return self._change(put)

    def change(self, rule: Callable[[Queue], Queue]) -> Queue:
        """Let a rule of `relapp.domain.outbox` change the queue as it is now; returns it."""

        def apply(connection: sqlite3.Connection) -> None:
            before = _queue(connection)
            for old, new in zip(before, rule(before), strict=True):
                if old != new:
                    connection.execute(_CHANGE, (*row_of(new), old.number))

        return self._change(apply) if self.path.exists() else ()

    def set_aside(self) -> Path:
        """Give a damaged file another name, so that a new one can be begun; returns its place.

        Raises:
            StoreUnavailable: `outbox.unwritable`.
        """
        number = 1
        while (kept := self.path.with_name(f"{self.path.stem}-damaged-{number}.db")).exists():
            number += 1
        try:
            self.path.rename(kept)
            for tail in _TAILS:
                # SQLite knows the journal of a file by its name.
                beside = self.path.with_name(self.path.name + tail)
                if beside.exists():
                    beside.rename(kept.with_name(kept.name + tail))
        except OSError as error:
            raise self._failure(error) from error
        return kept

    @contextmanager
    def sole(self) -> Iterator[bool]:
        """Be the only program on this machine that sends; gives False where another one is.

        The system lets go of the lock when a program dies, so that none has to be forced.
        """
        place = self.path.with_suffix(".lock")
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = sqlite3.connect(place, timeout=0, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise self._failure(error) from error
        with closing(lock):
            try:
                free = _taken(lock)
            except sqlite3.DatabaseError:
                # Somebody wrote into it; nothing that is in it is of any worth.
                place.write_bytes(b"")
                free = _taken(lock)
            yield free

    def _change(self, work: Callable[[sqlite3.Connection], None]) -> Queue:
        with self._open() as connection:
            connection.execute("BEGIN IMMEDIATE")
            work(connection)
            queue = _queue(connection)
            connection.execute("COMMIT")
        return queue

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # What waits is nobody else's to read.
            os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
            with closing(
                sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None)
            ) as connection:
                # FULL and the folder's entry too: a journal that comes back after a power cut
                # would undo what was acknowledged.
                connection.execute("PRAGMA synchronous = EXTRA")
                connection.execute(_SCHEMA)
                yield connection
        except (OSError, sqlite3.Error, *_SENSELESS) as error:
            raise self._failure(error) from error

    def _failure(self, error: Exception) -> StoreUnavailable:
        code = "outbox.unwritable" if _of_the_disk(error) else "outbox.damaged"
        return StoreUnavailable(code, where=str(self.path), why=str(error))


def _taken(lock: sqlite3.Connection) -> bool:
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        return False
    return True


def _of_the_disk(error: Exception) -> bool:
    """Tell whether it is the place that does not do, not what is in the file."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return isinstance(error, OSError)
    # An extended code has the plain one in its lowest byte.
    return code & 0xFF in _DISK


def _queue(connection: sqlite3.Connection) -> Queue:
    return tuple(action_of(row) for row in connection.execute(_READ))
