"""Hears at once what other desks of a PostgreSQL home have committed, and whether it still answers.

One connection of its own on one thread, in autocommit: it listens, and asks for a sign of life when
nothing was heard for a while. It knows no window; what it hears it tells by a call on its thread.
Nothing that is heard is believed: it only says when to look.
"""

import selectors
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from typing import Any, Final

import psycopg
from psycopg.pq import TransactionStatus

from relapp.domain.hearing import Heard, News
from relapp.errors import StoreUnavailable
from relapp.store import journal_writer, presence_rows
from relapp.store.failures import code_of, first_line
from relapp.store.server import shut

QUIET: Final = 1.0
"""Seconds without a word after which the server is asked for a sign of life."""
SILENT: Final = 1.5
"""Seconds within which it must give one: a lost line is known 2.5 seconds later at most."""
CONNECT: Final = 3
_DIGITS: Final = 18
_WAITS: Final = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds between attempts to connect again; the last is kept to."""


class Listener:
    """Listens until it is stopped, through every loss of the line."""

    def __init__(
        self,
        arguments: Mapping[str, Any],
        where: str,
        tell: Callable[[Heard], object],
        stuck: Callable[[], object],
    ) -> None:
        """Start the thread.

        Args:
            arguments: what the driver connects with.
            where: address for sentences.
            tell: called on the listener's thread with everything heard.
            stuck: called when the server does not take a new connection either, so that
                whoever waits for it elsewhere may be woken.
        """
        self._arguments = {**arguments, "connect_timeout": CONNECT}
        self._where = where
        self._tell = tell
        self._stuck = stuck
        self._stopped = threading.Event()
        self._connection: psycopg.Connection[Any] | None = None
        self._thread = threading.Thread(target=self._run, name="listener", daemon=True)
        self._thread.start()

    def stop(self, timeout: float = 1.0) -> bool:
        """Tell nothing from now on; tell whether the thread ended in so many seconds.

        A thread that is just connecting ends by itself and keeps no program alive.
        """
        self._stopped.set()
        connection = self._connection
        if connection is not None:
            shut(connection)
        if threading.current_thread() is not self._thread:
            self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        failures = 0
        while not self._stopped.is_set():
            try:
                made = psycopg.connect(**self._arguments, autocommit=True)
                with closing(made) as connection:
                    self._connection = connection
                    self._subscribe(connection)
                    failures = 0
                    self._listen(connection)
            except (psycopg.Error, OSError) as error:
                self._on_failed(error, first=failures == 0)
            finally:
                self._connection = None
            self._stopped.wait(_WAITS[min(failures, len(_WAITS) - 1)])
            failures += 1

    def _subscribe(self, connection: psycopg.Connection[Any]) -> None:
        for channel in (journal_writer.TOLD_ON, presence_rows.TOLD_ON):
            connection.execute(f"LISTEN {channel}")
        self._say(Heard(News.LISTENING))

    def _listen(self, connection: psycopg.Connection[Any]) -> None:
        """Hear until the line is lost; raises OperationalError then."""
        with selectors.DefaultSelector() as ready:
            ready.register(connection.fileno(), selectors.EVENT_READ)
            while not self._stopped.is_set():
                if not ready.select(QUIET):
                    self._ask_for_life(connection, ready)
                connection.pgconn.consume_input()
                self._tell_heard(connection)

    def _ask_for_life(
        self, connection: psycopg.Connection[Any], ready: selectors.BaseSelector
    ) -> None:
        """Send an empty query and wait for its answer, but not longer than is reasonable."""
        pgconn = connection.pgconn
        pgconn.send_query(b"")
        end = time.monotonic() + SILENT
        while pgconn.transaction_status == TransactionStatus.ACTIVE:
            if not ready.select(max(0.0, end - time.monotonic())):
                raise psycopg.OperationalError("connection is silent")
            pgconn.consume_input()
            while not pgconn.is_busy() and pgconn.get_result() is not None:
                pass

    def _tell_heard(self, connection: psycopg.Connection[Any]) -> None:
        """Tell the newest of what has come in; of a hundred commands one look shows all."""
        newest: dict[News, int] = {}
        while (notice := connection.pgconn.notifies()) is not None:
            channel, payload = notice.relname.decode(), notice.extra.decode(errors="replace")
            news = News.COMMAND if channel == journal_writer.TOLD_ON else News.PRESENCE
            newest[news] = max(newest.get(news, 0), _number(payload))
        for news, number in newest.items():
            self._say(Heard(news, number))

    def _on_failed(self, error: Exception, *, first: bool) -> None:
        if self._stopped.is_set():
            return
        if not first:
            self._stuck()
        code = code_of(error)
        code = "store.unreachable" if code == "store.failed" else code
        told = StoreUnavailable(code, where=self._where, what=first_line(error))
        self._say(Heard(News.LOST, error=told))

    def _say(self, heard: Heard) -> None:
        if not self._stopped.is_set():
            self._tell(heard)


def _number(payload: str) -> int:
    return int(payload) if payload.isdecimal() and len(payload) <= _DIGITS else 0
