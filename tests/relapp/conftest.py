"""Small offices on both homes, each copied from one that was furnished once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from relapp.bootstrap import Core, open_core
from relapp.clock import FixedClock
from tests.builders import NOW
from tests.postgres_server import PostgresServer
from tests.relapp.small_office import SmallOffice, furnish, proven


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


@pytest.fixture
def sqlite_office(furnished_file: Path, tmp_path: Path) -> Iterator[SmallOffice]:
    """The small office in a file of its own."""
    path = tmp_path / "office.db"
    shutil.copyfile(furnished_file, path)
    with proven(_open(str(path))) as office:
        yield office


@pytest.fixture
def postgres_office(
    postgres_server: PostgresServer, furnished_database: str
) -> Iterator[SmallOffice]:
    """The small office in a database of its own."""
    name = postgres_server.create_database(furnished_database)
    with proven(_open(postgres_server.url(name))) as office:
        yield office
    postgres_server.drop_database(name)


@pytest.fixture(params=["sqlite", "postgres"])
def office(request: pytest.FixtureRequest) -> SmallOffice:
    """The small office on each kind of database in turn; a test with it runs twice."""
    found: SmallOffice = request.getfixturevalue(f"{request.param}_office")
    return found


@pytest.fixture
def core(office: SmallOffice) -> Core:
    """The services of the small office."""
    return office.core


def _open(url: str) -> SmallOffice:
    clock = FixedClock(NOW)
    return SmallOffice(open_core(url, clock=clock), clock, url)
