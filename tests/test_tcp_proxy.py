"""The line of the outage tests does what it says."""

import socket
import threading
import time
from collections.abc import Iterator

import pytest

from tests.tcp_proxy import TcpProxy, proxied


@pytest.fixture
def echo() -> Iterator[int]:
    """A server that says everything back; returns its port."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                end, _address = server.accept()
            except OSError:
                return
            threading.Thread(target=answer, args=(end,), daemon=True).start()

    def answer(end: socket.socket) -> None:
        try:
            while piece := end.recv(1024):
                end.sendall(piece)
        except OSError:
            pass
        end.close()

    threading.Thread(target=serve, daemon=True).start()
    yield server.getsockname()[1]
    server.shutdown(socket.SHUT_RDWR)
    server.close()


@pytest.fixture
def line(echo: int) -> Iterator[TcpProxy]:
    with proxied(echo) as found:
        yield found


def dial(line: TcpProxy) -> socket.socket:
    end = socket.create_connection(("127.0.0.1", line.port))
    end.settimeout(5)
    return end


def say(line: TcpProxy, words: bytes) -> bytes:
    with dial(line) as end:
        end.sendall(words)
        return end.recv(10)


def test_it_forwards(line: TcpProxy) -> None:
    with dial(line) as end:
        end.sendall(b"one")
        assert end.recv(10) == b"one"
        assert line.connections() == 1
    assert line.accepted == 1


def test_what_is_cut_is_reset_and_new_connections_too_until_it_forwards(line: TcpProxy) -> None:
    with dial(line) as end:
        end.sendall(b"one")
        end.recv(10)
        line.cut()
        with pytest.raises(ConnectionResetError):
            end.recv(10)
    with pytest.raises(ConnectionError):
        say(line, b"two")
    line.forward()
    with dial(line) as end:
        end.sendall(b"three")
        assert end.recv(10) == b"three"


def test_a_dropped_connection_leaves_the_line_usable(line: TcpProxy) -> None:
    with dial(line) as end:
        end.sendall(b"one")
        end.recv(10)
        line.drop()
        with pytest.raises(ConnectionResetError):
            end.recv(10)
    with dial(line) as end:
        end.sendall(b"two")
        assert end.recv(10) == b"two"


def test_a_silent_line_says_nothing_and_then_everything(line: TcpProxy) -> None:
    with dial(line) as end:
        end.sendall(b"one")
        end.recv(10)
        line.silence()
        end.sendall(b"two")
        end.settimeout(0.2)
        with pytest.raises(TimeoutError):
            end.recv(10)
        line.forward()
        end.settimeout(5)
        assert end.recv(10) == b"two"


def test_delay_counts_both_ways(line: TcpProxy) -> None:
    with dial(line) as end:
        line.delay(0.05)
        start = time.perf_counter()
        end.sendall(b"one")
        assert end.recv(10) == b"one"
        assert time.perf_counter() - start >= 0.1


def test_the_address_keeps_login_and_database() -> None:
    with proxied(1) as line:
        found = line.url("postgresql+psycopg://u:p%20w@db.example:5432/office?sslmode=disable")
    assert found == f"postgresql+psycopg://u:p%20w@127.0.0.1:{line.port}/office?sslmode=disable"
