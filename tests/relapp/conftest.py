"""Small offices on both homes, each copied from one that was furnished once."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from psycopg import sql

from relapp.bootstrap import Core, _core, open_core
from relapp.clock import FixedClock
from relapp.store.engine import Store, connect
from tests.builders import NOW
from tests.postgres_server import PostgresServer, in_memory
from tests.relapp.small_office import SmallOffice, furnish, make_busy, proven

WORKPLACE = sql.Identifier("small_office")
DESKS = 8


class Desks:
    """Engines on one address that is furnished anew for each test.

    A new engine compiles all its statements again, which takes longer than most tests.
    """

    def __init__(self, url: str) -> None:
        """Connect to nothing yet."""
        self.url = url
        self._stores: list[Store] = [connect(url) for _ in range(DESKS)]

    def office(self) -> SmallOffice:
        """Return the office as it was furnished, at its first moment."""
        clock, free = FixedClock(NOW), iter(self._stores)
        for store in self._stores:
            store.kept_out = ""

        def another() -> Core:
            return _core(self.url, next(free), clock)

        return SmallOffice(another(), clock, self.url, another)

    def close(self) -> None:
        """Close what is still open."""
        for store in self._stores:
            store.close()


@pytest.fixture(scope="session")
def furnished_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the small office; copied, never opened."""
    path = tmp_path_factory.mktemp("office") / "office.db"
    furnish(str(path))
    return path


@pytest.fixture(scope="session")
def furnished_database(postgres_server: PostgresServer) -> Iterator[str]:
    """Name of a database with the small office; a template, never opened."""
    name = postgres_server.create_database()
    furnish(postgres_server.url(name))
    yield name
    postgres_server.drop_database(name)


@pytest.fixture(scope="session")
def busy_file(furnished_file: Path) -> Path:
    """A file with the busy office; copied, never opened."""
    path = Path(shutil.copyfile(furnished_file, furnished_file.with_name("busy.db")))
    _make_busy(str(path))
    return path


@pytest.fixture(scope="session")
def busy_database(postgres_server: PostgresServer, furnished_database: str) -> Iterator[str]:
    """Name of a database with the busy office; a template, never opened."""
    name = postgres_server.create_database(furnished_database)
    _make_busy(postgres_server.url(name))
    yield name
    postgres_server.drop_database(name)


def _make_busy(url: str) -> None:
    core = open_core(url, clock=FixedClock(NOW))
    make_busy(core)
    core.close()


@pytest.fixture(scope="session")
def sqlite_desks() -> Iterator[Desks]:
    """Desks on one file."""
    with tempfile.TemporaryDirectory(prefix="relapp-office-", dir=in_memory()) as folder:
        desks = Desks(str(Path(folder, "office.db")))
        yield desks
        desks.close()


@pytest.fixture
def sqlite_office(furnished_file: Path, sqlite_desks: Desks) -> Iterator[SmallOffice]:
    """The small office in a file."""
    yield from _on_file(furnished_file, sqlite_desks)


@pytest.fixture
def sqlite_busy(busy_file: Path, sqlite_desks: Desks) -> Iterator[SmallOffice]:
    """The busy office in a file."""
    yield from _on_file(busy_file, sqlite_desks)


def _on_file(original: Path, desks: Desks) -> Iterator[SmallOffice]:
    for suffix in ("-wal", "-shm"):
        Path(desks.url + suffix).unlink(missing_ok=True)
    shutil.copyfile(original, desks.url)
    with proven(desks.office()) as office:
        yield office


@pytest.fixture(scope="session")
def postgres_desks(postgres_server: PostgresServer) -> Iterator[Desks]:
    """Desks on one database."""
    desks = Desks(postgres_server.url("small_office"))
    yield desks
    desks.close()


@pytest.fixture
def postgres_office(
    postgres_server: PostgresServer, furnished_database: str, postgres_desks: Desks
) -> Iterator[SmallOffice]:
    """The small office in a database."""
    yield from _on_server(postgres_server, furnished_database, postgres_desks)


@pytest.fixture
def postgres_busy(
    postgres_server: PostgresServer, busy_database: str, postgres_desks: Desks
) -> Iterator[SmallOffice]:
    """The busy office in a database."""
    yield from _on_server(postgres_server, busy_database, postgres_desks)


def _on_server(server: PostgresServer, template: str, desks: Desks) -> Iterator[SmallOffice]:
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(WORKPLACE)
    make = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(WORKPLACE, sql.Identifier(template))
    server.execute(drop)
    server.execute(make)
    with proven(desks.office()) as office:
        yield office
    server.execute(drop)


@pytest.fixture(params=["sqlite", "postgres"])
def office(request: pytest.FixtureRequest) -> SmallOffice:
    """The small office on each kind of database in turn; a test with it runs twice."""
    found: SmallOffice = request.getfixturevalue(f"{request.param}_office")
    return found


@pytest.fixture(params=["sqlite", "postgres"])
def busy(request: pytest.FixtureRequest) -> SmallOffice:
    """The office with a release in each stage, on each kind of database in turn."""
    found: SmallOffice = request.getfixturevalue(f"{request.param}_busy")
    return found


@pytest.fixture
def core(office: SmallOffice) -> Core:
    """The services of the small office."""
    return office.core
