"""The file of a backup: its seal, and whether a file of unknown origin may be trusted so far.

Works on the file with SQLite alone, for it may be of any version of the schema (ADR 0025).
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Final

from relapp.domain.backup import BackupNote
from relapp.domain.holdings import Holding, Holdings, holding_of
from relapp.errors import SchemaTooNew, StoreUnavailable
from relapp.store.copies import Told, copy_whole
from relapp.store.engine import connect
from relapp.store.schema import lay_schema
from relapp.store.schema_mark import APPLICATION_ID, SCHEMA

NOTE: Final = "backup_note"
_OTHERS: Final = (NOTE, "alembic_version")
_HEAD: Final = 100
_MOST_NAMED: Final = 3


def write_note(file: Path, note: BackupNote) -> None:
    """Seal a database file; an earlier seal is taken off."""
    tables = [[h.table, h.rows, h.sha256] for h in note.holdings.tables]
    values = {
        "made_at": note.made_at.isoformat(),
        "source": note.source,
        "program": note.program,
        "holdings": json.dumps(tables),
    }
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"DROP TABLE IF EXISTS {NOTE}")
        connection.execute(f"CREATE TABLE {NOTE} (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
        connection.executemany(f"INSERT INTO {NOTE} VALUES (?, ?)", values.items())
        connection.commit()


def read_note(file: Path) -> BackupNote | None:
    """Return the seal of a file; None without one, or with one that cannot be read."""
    try:
        with _reading(file) as connection:
            found = dict(connection.execute(f"SELECT name, value FROM {NOTE} LIMIT 10"))
        tables = tuple(Holding(str(t), int(r), str(h)) for t, r, h in json.loads(found["holdings"]))
        made_at = datetime.fromisoformat(found["made_at"])
        if made_at.tzinfo is None:
            return None
        return BackupNote(made_at, found["source"], found["program"], Holdings(tables))
    except (sqlite3.Error, LookupError, ValueError, TypeError, RecursionError):
        return None


def raw_holdings(file: Path, told: Callable[[int], None]) -> Holdings:
    """Count and hash all tables of a file as they lie there, whatever version it is of."""
    with _reading(file) as connection:
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        ).fetchall()
        found = [
            _raw_holding(connection, name, told) for (name,) in sorted(names) if name not in _OTHERS
        ]
    return Holdings(tuple(found))


def _raw_holding(
    connection: sqlite3.Connection, table: str, told: Callable[[int], None]
) -> Holding:
    info = connection.execute(f"PRAGMA table_info({_quoted(table)})").fetchall()
    columns = sorted(str(column[1]) for column in info)
    keys = [str(c[1]) for c in sorted(info, key=lambda c: c[5]) if c[5]] or ["rowid"]
    chosen, order = ", ".join(map(_quoted, columns)), ", ".join(map(_quoted, keys))
    rows = connection.execute(f"SELECT {chosen} FROM {_quoted(table)} ORDER BY {order}")
    holding = holding_of(table, columns, rows)
    told(holding.rows)
    return holding


def take_in(file: Path, draft: Path, told: Told | None = None) -> str:
    """Copy a file of unknown origin and check the copy; returns the version of its schema.

    The file itself is only read. Nothing of the copy has been carried out afterwards: triggers
    and views, which could, are refused.

    Raises:
        StoreUnavailable: `backup.missing`, `store.foreign`, `store.unreadable`,
            `backup.damaged`, `backup.strange`.
        SchemaTooNew: made by a newer program.
    """
    where = str(file)
    _check_head(file)
    try:
        copy_whole(file, draft, told, sealed=not file.with_name(f"{file.name}-wal").exists())
        with _reading(draft) as connection:
            _check_pages(connection)
            version = _version(connection, where)
            mine = _objects(connection)
            damage = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.Error as error:
        raise StoreUnavailable("backup.damaged", where=where, what=str(error)) from error
    strange = sorted({name for _, name, _ in mine - _expected(version)})
    if strange:
        raise StoreUnavailable("backup.strange", where=where, what=tuple(strange[:_MOST_NAMED]))
    if damage is not None:
        raise StoreUnavailable("backup.damaged", where=where, what=str(damage[0]))
    return version


def _check_head(file: Path) -> None:
    where = str(file)
    if not file.exists():
        raise StoreUnavailable("backup.missing", where=where)
    try:
        head = b"" if file.is_dir() else _first_bytes(file)
    except OSError as error:
        raise StoreUnavailable("store.unreadable", where=where, why=error.strerror) from error
    ours = int.from_bytes(head[68:72], "big") == APPLICATION_ID
    if not head.startswith(b"SQLite format 3\x00") or not ours:
        raise StoreUnavailable("store.foreign", where=where)


def _first_bytes(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(_HEAD)


@contextmanager
def _reading(file: Path) -> Iterator[sqlite3.Connection]:
    address = f"{file.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as connection:
        connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        yield connection


def check_pages(file: Path) -> None:
    """Let SQLite look through a file; raises sqlite3.DatabaseError saying what is wrong."""
    with _reading(file) as connection:
        _check_pages(connection)


def _check_pages(connection: sqlite3.Connection) -> None:
    found = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if found is None or found[0] != "ok":
        raise sqlite3.DatabaseError(str(found[0] if found else "integrity_check").split("\n")[-1])


def _version(connection: sqlite3.Connection, where: str) -> str:
    try:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    except sqlite3.OperationalError:
        found = []
    if len(found) != 1 or not str(found[0][0]).isdecimal():
        raise StoreUnavailable("store.foreign", where=where)
    version = str(found[0][0])
    if version > SCHEMA:
        raise SchemaTooNew("store.too_new", where=where, found=version, known=SCHEMA)
    return version


def _objects(connection: sqlite3.Connection) -> set[tuple[str, str, str]]:
    """Return kind, name and columns of what is in a file, but for its seal and its indexes."""
    found = set()
    listed = "SELECT type, name, rootpage FROM sqlite_master WHERE type <> 'index'"
    for kind, name, page in connection.execute(listed).fetchall():
        if name == NOTE or name.startswith("sqlite_"):
            continue
        columns = ""
        if kind == "table":
            info = connection.execute(f"PRAGMA table_xinfo({_quoted(name)})").fetchall()
            # Name, key, whether computed; a table without pages of its own is a program's.
            columns = repr((page > 0, sorted((c[1], c[5], c[6]) for c in info)))
        found.add((kind, name, columns))
    return found


@cache
def _expected(version: str) -> frozenset[tuple[str, str, str]]:
    """Return what the migrations make of an empty file, up to a version; they never change."""
    store = connect("sqlite://")
    try:
        with store.engine.connect() as connection:
            # SQLite's own temporary database, gone with the connection.
            lay_schema(connection, version)
            driver = connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            return frozenset(_objects(driver))
    finally:
        store.close()


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
