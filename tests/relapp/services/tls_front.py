"""Encryption in front of a PostgreSQL server that was built without, as `stunnel` would do it.

Answers the request for TLS as a server does, takes the line with a certificate of its own and
hands on every byte. The certificates of `certificates/` are of an authority made for this; those
named good and stranger end in 2099, the expired one ended in 2021.
"""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

CERTIFICATES = Path(__file__).with_name("certificates")
AUTHORITY = str(CERTIFICATES / "authority.pem")
OTHER_AUTHORITY = str(CERTIFICATES / "other_authority.pem")
_REQUEST = 8


@contextmanager
def tls_front(certificate: str, port: int) -> Iterator[int]:
    """Stand before a server on a port of this machine; gives the port to call instead."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATES / f"{certificate}.pem")

    def serve(line: socket.socket) -> None:
        line.recv(_REQUEST)
        line.sendall(b"S")
        with (
            context.wrap_socket(line, server_side=True) as safe,
            socket.create_connection(("127.0.0.1", port)) as behind,
        ):
            back = threading.Thread(target=_hand_on, args=(behind, safe), daemon=True)
            back.start()
            _hand_on(safe, behind)
            back.join(5)

    with listener(serve) as front:
        yield front


@contextmanager
def listener(serve: Callable[[socket.socket], object]) -> Iterator[int]:
    """Listen on a free port of this machine and serve each caller on a thread of its own."""

    def guarded(line: socket.socket) -> None:
        # Who hangs up in the middle, as a test of a bad certificate does, is no fault.
        with line, suppress(OSError):
            serve(line)

    def accept() -> None:
        with suppress(OSError):
            while True:
                line, _ = door.accept()
                threading.Thread(target=guarded, args=(line,), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as door:
        threading.Thread(target=accept, daemon=True).start()
        yield int(door.getsockname()[1])


def _hand_on(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65_536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
