"""A line between a desk and its server that a test can cut, silence or slow down.

`with proxied(server.port) as line:` connects to `line.port`, or by `line.url(address)`. Bytes that
are under way while the line is silent are kept and arrive when it speaks again, as on a network
that was away for a moment; what was cut is gone. The kernel of this machine still acknowledges what
it takes in, so that keep-alives do not notice a silent line: just as with a server that hangs.
"""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit, urlunsplit

_HOST = "127.0.0.1"
_CHUNK = 65_536
_RESET = struct.pack("ii", 1, 0)
"""SO_LINGER of no seconds: closing sends a reset, as a router or a dead server does."""


class TcpProxy:
    """Forwards connections from `port` to a port of this machine, until told otherwise."""

    def __init__(self, target: int) -> None:
        """Listen on a free port.

        Args:
            target: port of the server, on 127.0.0.1.
        """
        self._target = target
        self._listener = socket.create_server((_HOST, 0))
        self.port: int = self._listener.getsockname()[1]
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._speaking = threading.Event()
        self._speaking.set()
        self._is_cut = self._closed = False
        self._delay = 0.0
        self.accepted = 0
        """How many connections were made so far, refused ones included."""
        self._start(self._accept)

    def url(self, address: str) -> str:
        """Return an address of the server as it reads through this line."""
        parts = urlsplit(address)
        login = parts.netloc.rpartition("@")[0]
        place = f"{_HOST}:{self.port}"
        return urlunsplit(parts._replace(netloc=f"{login}@{place}" if login else place))

    def cut(self) -> None:
        """Reset every connection, and every further one, until `forward`."""
        with self._lock:
            self._is_cut = True
        self.drop()

    def drop(self) -> None:
        """Reset the connections there are; new ones work."""
        with self._lock:
            ends, self._open = self._open, set()
        for end in ends:
            _reset(end)

    def silence(self) -> None:
        """Swallow everything: connections stay, also new ones, and nobody is ever answered."""
        self._speaking.clear()

    def delay(self, seconds: float) -> None:
        """Hold every piece back for so long, in both directions."""
        self._delay = seconds

    def forward(self) -> None:
        """Let everything through again."""
        with self._lock:
            self._is_cut = False
        self._delay = 0.0
        self._speaking.set()

    def connections(self) -> int:
        """Return how many connections are open now."""
        with self._lock:
            return len(self._open) // 2

    def close(self) -> None:
        """End everything."""
        self._closed = True
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.cut()
        self._speaking.set()

    def _start(self, run: object, *given: socket.socket) -> None:
        thread = threading.Thread(target=run, args=given, name="tcp proxy", daemon=True)  # type: ignore[arg-type]
        thread.start()

    def _accept(self) -> None:
        while not self._closed:
            try:
                near, _address = self._listener.accept()
            except OSError:
                return
            self.accepted += 1
            self._connect(near)

    def _connect(self, near: socket.socket) -> None:
        try:
            far = socket.create_connection((_HOST, self._target))
        except OSError:
            _reset(near)
            return
        for end in (near, far):
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with self._lock:
            cut = self._is_cut
            if not cut:
                self._open |= {near, far}
        if cut:
            _reset(near)
            _reset(far)
            return
        self._start(self._pump, near, far)
        self._start(self._pump, far, near)

    def _pump(self, source: socket.socket, target: socket.socket) -> None:
        waiting = threading.Event()
        with suppress(OSError):
            while piece := source.recv(_CHUNK):
                if self._delay:
                    waiting.wait(self._delay)
                self._speaking.wait()
                target.sendall(piece)
        # An end that closes while the line is silent is not heard of on the other side.
        self._speaking.wait()
        with self._lock:
            # Whoever took them out resets them; a farewell from here would come first.
            ours = {source, target} & self._open
            self._open -= ours
        for end in ours:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()


def _reset(end: socket.socket) -> None:
    with suppress(OSError):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        # A thread that waits in recv() holds the descriptor; only a shutdown wakes it.
        end.shutdown(socket.SHUT_RD)
    end.close()


@contextmanager
def proxied(target: int) -> Iterator[TcpProxy]:
    """Give a line to a port of this machine, ended with the block."""
    line = TcpProxy(target)
    try:
        yield line
    finally:
        line.close()
