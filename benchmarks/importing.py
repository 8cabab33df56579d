"""Import of a large register against parsing it and inserting the same rows in bulk."""

import csv
import itertools
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import select

from benchmarks.measure import Figure, seconds
from benchmarks.offices import small_office
from relapp.store.tables import journal, register, release

LIMIT = 2.0
ROWS = 20_000
HEADER = "number,application,team,technology,series,version,kind,released_at"
TABLES = (
    register.application,
    release.release,
    release.release_scope,
    journal.release_card,
    journal.journal,
    journal.journal_chain,
)


def run(folder: Path) -> list[Figure]:
    """Import 20,000 rows; then parse the file and insert the very rows that came of it."""
    file = folder / "register.csv"
    file.write_text("\n".join([HEADER, *map(_row, range(ROWS))]), encoding="utf-8")
    core, person = small_office(folder / "ours.db")
    other, _ = small_office(folder / "bare.db")
    other.close()
    ours = seconds(lambda: core.imports.register(person, file))
    rows = []
    with core.store.reading() as connection:
        for table in TABLES:
            found = [
                tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {table.name}")
            ]
            rows.append((table.name, found))
            assert connection.execute(select(table)).first() is not None
    core.close()
    base = seconds(lambda: _bare(file, folder / "bare.db", rows))
    name = f"import of {ROWS:,} register rows"
    return [Figure(name, ours, base, "s", "parse and bare bulk insert", LIMIT)]


def _row(number: int) -> str:
    day = f"2022-{number % 12 + 1:02d}-{number % 28 + 1:02d}T05:02:07+00:00"
    name = f"application-{number % 300}"
    return f"OS-{number:06d},{name},team-{number % 40},library,zed,1.{number}.0,release,{day}"


def _bare(file: Path, database: Path, rows: list[tuple[str, list[tuple[object, ...]]]]) -> None:
    with file.open(encoding="utf-8", newline="") as source:
        parsed = list(csv.DictReader(source))
    assert len(parsed) == ROWS
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("BEGIN IMMEDIATE")
        for name, found in rows:
            places = ",".join(itertools.repeat("?", len(found[0])))
            connection.executemany(f"INSERT OR REPLACE INTO {name} VALUES ({places})", found)
        connection.execute("COMMIT")
