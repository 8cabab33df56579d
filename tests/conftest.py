"""What every test may ask for, and the surroundings in which all of them run."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings

from tests.postgres_server import PostgresServer, find_binaries, running_server

# Before Qt is imported: no screen, and fonts that do not depend on who runs the suite.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LANG"] = os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)
# No test reads or writes the key store of whoever runs the suite.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"


# A machine that is busy with other work is no fault of a rule.
settings.register_profile(
    "busy",
    settings.get_profile("default"),
    suppress_health_check=[HealthCheck.too_slow],
    deadline=None,
)
if "CI" not in os.environ:
    settings.load_profile("busy")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A PostgreSQL server of this test process."""
    binaries = find_binaries()
    if binaries is None:
        _lacking("PostgreSQL")
    with running_server(binaries) as server:
        yield server


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """An empty database, removed afterwards together with the log-ins the test made."""
    before = postgres_server.roles()
    name = postgres_server.create_database()
    yield postgres_server.url(name)
    postgres_server.drop_database(name)
    postgres_server.drop_roles(postgres_server.roles() - before)


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind in turn; a test with it runs twice."""
    if request.param == "sqlite":
        return f"sqlite:///{(tmp_path / 'relapp.db').as_posix()}"
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.fixture(scope="session")
def libreoffice() -> str:
    """The command of LibreOffice, which opens and recalculates what we write."""
    command = shutil.which("soffice") or shutil.which("libreoffice")
    if command is None:
        _lacking("LibreOffice")
    return command


def _lacking(what: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing; with CI=true nothing may be left out")
    pytest.skip(f"{what} is not installed")
