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

    @contextmanager
    def sole(self) -> Iterator[bool]:
        """Be the only program on this machine that sends; gives False where another one is.

        The system lets go of the lock when a program dies, so that none has to be forced.
        """
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = sqlite3.connect(self.path.with_suffix(".lock"), timeout=0, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise self._failure(error) from error
        with closing(lock):
            try:
                lock.execute("BEGIN EXCLUSIVE")
                free = True
            except sqlite3.OperationalError:
                free = False
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
        except (OSError, sqlite3.Error, ValueError, TypeError) as error:
            raise self._failure(error) from error

    def _failure(self, error: Exception) -> StoreUnavailable:
        operational = isinstance(error, OSError | sqlite3.OperationalError)
        code = "outbox.unwritable" if operational else "outbox.damaged"
        return StoreUnavailable(code, where=str(self.path), why=str(error))


def _queue(connection: sqlite3.Connection) -> Queue:
    return tuple(action_of(row) for row in connection.execute(_READ))
