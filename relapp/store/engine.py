"""Opens a database and makes sure that it is ours, whole, writable and of this schema."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

from relapp.address import shown
from relapp.errors import InvalidInput, SchemaTooNew, StoreUnavailable
from relapp.paths import expanded
from relapp.store.failures import sensible, translated
from relapp.store.schema_mark import APPLICATION_ID, SCHEMA
from relapp.store.server import Lines, line_options, take_time
from relapp.store.shares import network_type
from relapp.store.transport import guarded

if TYPE_CHECKING:
    from relapp.domain.hearing import Heard
    from relapp.store.listening import Listener

__all__ = ["Connection", "Store", "check_schema", "connect", "open_store", "schema_version"]

BUSY_SECONDS = 5.0


class Store:
    """One open database: gives read and write connections and knows its home."""

    def __init__(self, engine: Engine) -> None:
        """Keep the engine; use `open_store` or `create_store` to get one."""
        self.engine = engine
        # PostgreSQL would otherwise show each SELECT of one reading another state.
        readers = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        self._readers = engine.execution_options(**readers)
        self._lines = None if self.is_sqlite else Lines(engine)
        self._listener: sqlite3.Connection | None = None
        self.kept_out = ""
        """Schema of a newer program beside which this one may only read; mostly empty."""

    @property
    def is_sqlite(self) -> bool:
        """Whether the home is a file."""
        return self.engine.dialect.name == "sqlite"

    @property
    def path(self) -> Path | None:
        """The file of an SQLite home."""
        return Path(self.engine.url.database or "") if self.is_sqlite else None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection with one consistent view; raises StoreUnavailable."""
        with translated(self.describe), self._readers.connect() as connection:
            self._begin(connection, "BEGIN")
            with sensible(self.describe):
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a transaction that commits on a clean exit and leaves nothing otherwise.

        Raises:
            StoreUnavailable: also where a newer program keeps this one from writing.
        """
        if self.kept_out:
            raise SchemaTooNew(
                "store.reads_only", where=self.describe(), found=self.kept_out, known=SCHEMA
            )
        with translated(self.describe), self.engine.begin() as connection:
            # IMMEDIATE takes the write lock first: a read that later turns into a write would
            # fail at once with "locked" instead of waiting for its turn.
            self._begin(connection, "BEGIN IMMEDIATE")
            yield connection

    @contextmanager
    def frozen(self) -> Iterator[Connection]:
        """Give a view as `reading` does, over which the database refuses to write anything."""
        read_only = {} if self.is_sqlite else {"postgresql_readonly": True}
        readers = self._readers.execution_options(**read_only)
        with translated(self.describe), readers.connect() as connection:
            self._begin(connection, "BEGIN")
            if not self.is_sqlite:
                take_time(connection)
                yield connection
                return
            cursor = connection.connection.cursor()
            cursor.execute("PRAGMA query_only = ON")
            try:
                yield connection
            finally:
                # The connection goes back to where others take theirs from.
                cursor.execute("PRAGMA query_only = OFF")

    def _begin(self, connection: Connection, how: str) -> None:
        """Begin a transaction where the driver does not do it by itself."""
        if self.is_sqlite:
            connection.connection.cursor().execute(how)

    def pulse(self) -> int | None:
        """Return a number that changes with every commit of whoever else, None if unknown.

        Asking costs no reading of the file: a desk that idles asks twice a second.
        """
        path = self.path
        if path is None:
            return None
        try:
            if self._listener is None:
                # Of its own: SQLite counts what all connections but the asking one have written.
                self._listener = sqlite3.connect(
                    f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False
                )
            return int(self._listener.execute("PRAGMA data_version").fetchone()[0])
        except sqlite3.Error:
            self._deafen()
            return None

    def _deafen(self) -> None:
        listener, self._listener = self._listener, None
        if listener is not None:
            listener.close()

    def listen(self, tell: Callable[["Heard"], object]) -> "Listener | None":
        """Hear what others commit, on a thread of its own; None for a file, which has a pulse."""
        if self.is_sqlite:
            return None
        from relapp.store.listening import Listener

        arguments = self.engine.dialect.create_connect_args(self.engine.url)[1]
        given = {**arguments, **line_options(self.engine.url)}
        return Listener(given, self.describe(), tell, self.interrupt)

    def describe(self) -> str:
        """Return file path or server address without any secret."""
        if self.is_sqlite:
            return str(self.path)
        return shown(self.engine.url.render_as_string())

    def interrupt(self) -> None:
        """Wake whoever waits for the server, on whatever thread; safe from every thread.

        A command that waits fails as on a lost line, and whether it was kept is not known. The
        store stays usable.
        """
        if self._lines is not None:
            self._lines.interrupt()

    def close(self) -> None:
        """Release all connections; what is still waiting for a server waits no longer."""
        self._deafen()
        self.engine.dispose()
        self.interrupt()


def parse_url(target: str) -> URL:
    """Return the URL of a file path or URL; raises InvalidInput for an unknown scheme."""
    try:
        scheme = target.partition("://")[0] if "://" in target else ""
        if not scheme:
            return URL.create("sqlite", database=str(expanded(target)))
        url = make_url(target.replace("postgres://", "postgresql://", 1))
    except (ArgumentError, ValueError) as error:
        raise InvalidInput("store.url", what=scheme or "?") from error
    if url.get_backend_name() == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if url.drivername != "sqlite":
        raise InvalidInput("store.url", what=url.drivername)
    return url


def open_store(target: str) -> Store:
    """Open an existing database of ours.

    Raises:
        StoreUnavailable: missing, foreign, damaged, locked, read-only, on a network share or
            unreachable.
        SchemaTooNew: made by a newer program.
    """
    store = connect(target)
    try:
        if store.is_sqlite:
            _check_file(store)
        check_schema(store)
        use_write_ahead_log(store)
    except BaseException:
        store.close()
        raise
    return store


def connect(target: str) -> Store:
    """Return a store without looking at what is inside."""
    url = parse_url(target)
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
        event.listen(engine, "connect", _prepare_sqlite)
    else:
        url = guarded(url)
        engine = create_engine(url, pool_pre_ping=True, connect_args=line_options(url))
    return Store(engine)


def check_schema(store: Store) -> None:
    """Refuse a database without our schema, of an older one, or of one beyond our reach.

    Beside a newer program this one may write, only read, or neither, as that program has said.
    """
    try:
        found = schema_version(store)
    except UnicodeDecodeError as error:
        # SQLite quotes what it cannot read, and its driver fails over the quotation.
        raise StoreUnavailable("store.damaged", where=store.describe()) from error
    if found is None:
        raise StoreUnavailable("store.foreign", where=store.describe())
    if found > SCHEMA:
        _check_reach(store, found)
    if found < SCHEMA:
        raise StoreUnavailable("store.outdated", where=store.describe(), found=found, known=SCHEMA)


def _check_reach(store: Store, found: str) -> None:
    from relapp.store.reach import of_newer

    with store.reading() as connection:
        reach = of_newer(connection, found)
    if not reach.readable:
        raise SchemaTooNew("store.too_new", where=store.describe(), found=found, known=SCHEMA)
    if not reach.writable:
        store.kept_out = found


def schema_version(store: Store) -> str | None:
    """Return the newest migration applied, None where there is no schema of ours."""
    with store.reading() as connection:
        try:
            found: Any = connection.execute(
                text("SELECT version_num FROM alembic_version")
            ).scalar()
            connection.execute(text("SELECT 1 FROM journal_chain WHERE 1 = 0"))
        except OperationalError as error:
            # SQLite names a missing table in the same class as a locked file.
            if "no such table" in str(error.orig):
                return None
            raise
        except DBAPIError as error:
            if "does not exist" in str(error.orig):
                return None
            raise
    return None if found is None else str(found)


def use_write_ahead_log(store: Store) -> None:
    """Let desks read an SQLite file while another writes; the file remembers it.

    Only after the file has proven to be ours: the change is written into its head.
    """
    if store.path is not None:
        with closing(sqlite3.connect(store.path, timeout=BUSY_SECONDS)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")


def refuse_share(path: Path) -> None:
    """Refuse a place on a network share; raises StoreUnavailable."""
    share = network_type(path)
    if share:
        raise StoreUnavailable("store.network_share", where=str(path), kind=share)


def _check_file(store: Store) -> None:
    path = store.path
    assert path is not None
    where = str(path)
    # os.path: of a name that no disk can bear, Path.exists raises instead of saying no.
    if not os.path.exists(path):  # noqa: PTH110
        raise StoreUnavailable("store.missing", where=where)
    if path.is_dir():
        raise StoreUnavailable("store.foreign", where=where)
    refuse_share(path)
    try:
        with path.open("rb") as file:
            head = file.read(72)
    except OSError as error:
        raise StoreUnavailable("store.unreadable", where=where, why=error.strerror) from error
    if not head.startswith(b"SQLite format 3\x00"):
        raise StoreUnavailable("store.foreign", where=where)
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise StoreUnavailable("store.foreign", where=where)
    _check_writable(path)


def _check_writable(path: Path) -> None:
    """Ask SQLite itself: rights, locks and read-only media all show in one attempt."""
    try:
        with closing(sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)) as probe:
            probe.execute("BEGIN IMMEDIATE")
            probe.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        locked = "locked" in str(error)
        code = "store.locked" if locked else "store.read_only"
        raise StoreUnavailable(code, where=str(path)) from error
    except sqlite3.DatabaseError as error:
        raise StoreUnavailable("store.damaged", where=str(path)) from error


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    # FULL: a signature that was acknowledged must survive a power cut.
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.close()
