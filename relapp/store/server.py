"""How a desk speaks to a PostgreSQL server: no wait without an end, and a way out of each.

The times are explained in docs/adr/0026.
"""

import socket
import threading
from contextlib import suppress
from typing import Any, Final, Protocol

from sqlalchemy import Connection, Engine, event, text
from sqlalchemy.engine import URL

CONNECT_SECONDS: Final = 5
STATEMENT_SECONDS: Final = 30
LOCK_SECONDS: Final = 8
IDLE_SECONDS: Final = 60

_LINE: Final[dict[str, object]] = {
    "connect_timeout": CONNECT_SECONDS,
    # A peer that does not acknowledge is given up after 5 + 3 * 2 seconds when nothing is under
    # way, and after 10 when something is.
    "keepalives": 1,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
    "application_name": "relapp",
}
_WAITS: Final = {
    "statement_timeout": STATEMENT_SECONDS,
    "lock_timeout": LOCK_SECONDS,
    "idle_in_transaction_session_timeout": IDLE_SECONDS,
}


class Line(Protocol):
    """A connection of the driver, as far as it is needed to wake who waits for it."""

    @property
    def closed(self) -> bool:
        """Whether it is closed."""

    def fileno(self) -> int:
        """Return the descriptor of its socket."""


def line_options(url: URL) -> dict[str, object]:
    """Return what a connection is made with; what the address itself says has precedence."""
    own = url.query.get("options", "")
    waits = " ".join(f"-c {name}={seconds}s" for name, seconds in _WAITS.items())
    said = own if isinstance(own, str) else " ".join(own)
    found = {name: value for name, value in _LINE.items() if name not in url.query}
    # Of two settings of one name the later counts.
    return found | {"options": f"{waits} {said}".rstrip()}


def take_time(connection: Connection) -> None:
    """Let the statements of this transaction take as long as they need: whole tables are moved."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        connection.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))


class Lines:
    """The connections of one engine; any thread may wake those who wait for an answer."""

    def __init__(self, engine: Engine) -> None:
        """Follow the engine's connections from their first moment to their last."""
        self._lock = threading.Lock()
        self._open: dict[int, Line] = {}
        event.listen(engine, "connect", self._on_open)
        event.listen(engine, "close", self._on_closed)

    def interrupt(self) -> None:
        """End every wait on the network at once: whoever waits gets an error of a lost line."""
        with self._lock:
            for line in self._open.values():
                shut(line)

    def _on_open(self, line: Any, _record: object) -> None:
        with self._lock:
            self._open[id(line)] = line

    def _on_closed(self, line: Any, _record: object) -> None:
        with self._lock:
            self._open.pop(id(line), None)


def shut(line: Line) -> None:
    """Shut the socket of a connection; safe from any thread, whatever another does with it.

    `close` and `cancel` of the driver are not: the first frees what the other thread reads, the
    second asks the server, which may be what does not answer.
    """
    with suppress(Exception):
        if line.closed:
            return
        end = socket.socket(fileno=line.fileno())
        try:
            end.shutdown(socket.SHUT_RDWR)
        finally:
            end.detach()
