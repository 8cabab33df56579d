"""Databases that others wrote: a damaged file given by `--db`, and rows a neighbour has told."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from hypothesis import strategies as st

from benchmarks.campaigns.hostile.cells import word
from benchmarks.campaigns.hostile.damage import Bite, bites, damaged
from benchmarks.campaigns.hostile.tally import Tally, Wrong, throw
from benchmarks.offices import NOW, one_release, small_office
from relapp.bootstrap import Core, open_core
from relapp.clock import FixedClock
from relapp.domain.board import CardFilter
from relapp.domain.meeting import MeetingDraft
from relapp.errors import RelappError
from relapp.services.first_look import first_look
from relapp.services.outbox import OutboxService
from relapp.store.schema_mark import APPLICATION_ID
from relapp.store.tables import metadata

Value = str | int | float | bytes | None

KEPT: Final = frozenset({"alembic_version"})
CACHED: Final = frozenset({"process", "office"})
"""What the program keeps in memory once it was read."""
OPENED: Final = 10
"""One of so many cases is told before the program is opened."""
COLUMNS: Final = tuple(
    (table.name, column.name)
    for table in metadata.sorted_tables
    for column in table.c
    if table.name not in KEPT
)
JSON: Final = (
    *("{}", "[]", "null", "1", '"x"', "{", "[" * 100_000, '{"a":' * 50_000, '{"fields":[]}'),
    *('{"after":1}', '{"said":{"title":["x"]}}', '{"file":{},"sha256":[]}', '{"zh":1,"en":null}'),
    *('{"replaced":[1e400]}', '{"step":NaN}', '{"fingerprint":"\\ud800"}', '{"on_behalf":{}}'),
)
ODD: Final = (
    *(None, "", 0, -1, 2**31, 2**62, -(2**63), 1e308, 0.5, b"", b"\xff\x00", b"{}"),
    *("release:x", "release:", "release:99999", "office", "meeting:-1", "0,1,x", ",,,", "1,2"),
    *("2026-09-16", "2026-09-16T01:12:00", "9999-12-31T23:59:59+00:00", "Mars/Olympus", "UTC"),
)
value: st.SearchStrategy[Value] = st.one_of(
    st.sampled_from(ODD),
    st.sampled_from(JSON),
    word.map(lambda w: w.encode("utf-8", "replace").decode()),
)


@dataclass(frozen=True, slots=True)
class Told:
    """Cells of a database that somebody else has set."""

    cells: tuple[tuple[int, Value], ...]
    whole: bool
    """Every row of the table, not only its last one."""


def attack_rows(folder: Path, n: int) -> Tally:
    """Let a neighbour set any cell of the database: it is shown or refused, never a crash."""
    tally, base = Tally("told-rows"), small_base(folder, guarded=False)
    target = folder / "office.db"
    cell = st.tuples(st.integers(0, len(COLUMNS) - 1), value)
    case = st.builds(Told, st.lists(cell, min_size=1, max_size=3).map(tuple), st.booleans())

    count, desk = 0, _Desk(base, target)

    def one(case: Told) -> None:
        nonlocal count
        count += 1
        desk.lay(anew=not count % OPENED or any(COLUMNS[c][0] in CACHED for c, _ in case.cells))
        with closing(sqlite3.connect(target)) as connection, connection:
            for place, given in case.cells:
                table, column = COLUMNS[place]
                last = "" if case.whole else f" WHERE rowid = (SELECT max(rowid) FROM {table})"
                with suppress(sqlite3.IntegrityError):
                    connection.execute(
                        f'UPDATE OR IGNORE {table} SET "{column}" = ?{last}', (given,)
                    )
        first_look(str(target), NOW)
        _read_all(desk.core(), folder)

    throw(tally, case, one, n)
    return tally


def attack_file(folder: Path, n: int) -> Tally:
    """Give the program any file as its database: opened and read, or refused and untouched."""
    tally, base = Tally("database-file"), small_base(folder, guarded=True)
    sound, target = base.read_bytes(), folder / "office.db"
    # Most of what matters stands in the first pages.
    near = st.builds(Bite, st.just("flip"), st.integers(0, 400), st.integers(0, 255))
    harm = st.one_of(bites, st.lists(near, min_size=1, max_size=3))
    kind = st.sampled_from(("bites", "bites", "bites", "deed", "text"))

    def one(case: tuple[str, list[Bite], str, bytes]) -> None:
        how, bitten, statement, other = case
        for tail in ("", "-wal", "-shm", "-journal"):
            target.with_name(target.name + tail).unlink(missing_ok=True)
        target.write_bytes(other if how == "text" else sound)
        if how == "bites":
            target.write_bytes(damaged(sound, bitten))
        elif how == "deed":
            with closing(sqlite3.connect(target)) as connection, connection:
                connection.executescript(statement)
        _check_untouched(target, folder)

    text = st.one_of(st.binary(max_size=200), word.map(lambda w: w.encode("utf-8", "replace")))
    throw(tally, st.tuples(kind, harm, st.sampled_from(DEEDS), text), one, n)
    return tally


DEEDS: Final = (
    *("PRAGMA application_id = 0", f"PRAGMA application_id = {APPLICATION_ID - 1}"),
    *("UPDATE alembic_version SET version_num = '9999'", "DELETE FROM alembic_version"),
    *("UPDATE alembic_version SET version_num = '0001'", "DROP TABLE journal_chain"),
    *("UPDATE alembic_version SET version_num = 'x' || char(10, 27)", "DROP TABLE release_card"),
    *("DROP TABLE office", "DELETE FROM office", "DROP TABLE alembic_version"),
    *("UPDATE alembic_version SET version_num = X'FF'", "DROP TABLE person", "DELETE FROM person"),
    *("DROP TABLE program_reach", "UPDATE program_reach SET reads_from = X'FF'"),
    *(
        "PRAGMA user_version = 99",
        "PRAGMA encoding = 'UTF-16'",
        "ALTER TABLE person DROP COLUMN mail",
    ),
    "DROP TABLE release_card; CREATE VIEW release_card AS SELECT 1 AS release_id",
    "CREATE TABLE a_table_more (x); CREATE TRIGGER t AFTER INSERT ON person BEGIN SELECT 1; END",
)


def _check_untouched(target: Path, folder: Path) -> None:
    before = target.read_bytes()
    first_look(str(target), NOW)
    try:
        with _opened(target) as core:
            _read_all(core, folder)
    except RelappError as error:
        if error.code in ("store.foreign", "store.too_new") and target.read_bytes() != before:
            raise Wrong("what is not ours was changed") from None
        raise


class _Desk:
    """A program that stays open while its database is laid anew: opening is most of a case."""

    def __init__(self, base: Path, target: Path) -> None:
        self._base, self._target = base, target
        self._core: Core | None = None

    def core(self) -> Core:
        """Return the open program; opens it after what is there now was laid."""
        self._core = self._core or open_core(str(self._target), clock=FixedClock(NOW))
        return self._core

    def lay(self, *, anew: bool) -> None:
        """Make the database what it was; `anew` has the program opened once more."""
        if anew and self._core is not None:
            self._core.close()
            self._core = None
        with (
            closing(sqlite3.connect(self._base)) as source,
            closing(sqlite3.connect(self._target)) as target,
        ):
            source.backup(target)


@contextmanager
def _opened(target: Path) -> Iterator[Core]:
    core = open_core(str(target), clock=FixedClock(NOW))
    try:
        yield core
    finally:
        core.close()


def _read_all(core: Core, folder: Path) -> None:
    """Read what the window reads; all of it, also after a refusal, the first of which is raised."""
    refused: list[RelappError] = []
    for read in _reads(core, folder):
        try:
            read()
        except RelappError as error:
            refused.append(error)
    if refused:
        raise refused[0]


def _reads(core: Core, folder: Path) -> Iterator[Callable[[], object]]:
    yield core.history.verify
    yield lambda: core.history.since(0)
    yield lambda: core.history.of_release(1)
    yield core.office.get
    yield core.processes.active
    yield core.people.departments
    yield core.people.staff
    yield core.applications.all
    yield core.changes.all
    yield lambda: core.board.cards(CardFilter())
    yield lambda: core.releases.view(1)
    yield lambda: core.windows.year(NOW.year)
    yield lambda: core.kpi.report(core.kpi.quarter())
    me = core.people.all()[0]
    yield lambda: core.board.glance(me)
    yield lambda: core.duties.of(me)
    yield lambda: core.meetings.all(me)
    yield lambda: core.meetings.view(me, 1)
    yield lambda: OutboxService(core.checks._desk, folder / "outbox").open(me)  # noqa: SLF001


def small_base(folder: Path, *, guarded: bool) -> Path:
    """Make a small office in one file, with or without the triggers that keep the journal."""
    base = folder / "base.db"
    core, me = small_office(base)
    one_release(core, me)
    draft = MeetingDraft(
        title="发布例会", place="三楼", starts_at=NOW + timedelta(days=1), host_id=me.id
    )
    core.meetings.save(me, draft)
    core.close()
    with closing(sqlite3.connect(base)) as connection, connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        if not guarded:
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            ).fetchall():
                connection.execute(f'DROP TRIGGER "{name}"')
    return base


ATTACKS: Final[Mapping[str, Callable[[Path, int], Tally]]] = {
    "database-file": attack_file,
    "told-rows": attack_rows,
}
