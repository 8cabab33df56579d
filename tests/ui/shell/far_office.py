"""An office on a real server, at the end of a line that a test can cut or silence."""

from collections.abc import Iterator

import pytest

from relapp.bootstrap import Core, open_core
from relapp.clock import FixedClock
from relapp.sample.furnish import furnish
from tests.postgres_server import PASSWORD, PostgresServer
from tests.tcp_proxy import TcpProxy, proxied
from tests.ui.an_office import NOW


@pytest.fixture
def line(postgres_server: PostgresServer) -> Iterator[TcpProxy]:
    """The line between this test and the server."""
    with proxied(postgres_server.port) as found:
        yield found


@pytest.fixture
def server(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a furnished office; the password is known to this process."""
    furnish(postgres_url, FixedClock(NOW)).close()
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    return postgres_url


@pytest.fixture
def core(server: str, line: TcpProxy) -> Iterator[Core]:
    """The services at the end of the line; windows and other desks of a test sit there too."""
    opened = open_core(line.url(server), clock=FixedClock(NOW))
    yield opened
    line.forward()
    opened.close()


@pytest.fixture
def near(server: str) -> Iterator[Core]:
    """A desk whose line is always well."""
    opened = open_core(server, clock=FixedClock(NOW))
    yield opened
    opened.close()
