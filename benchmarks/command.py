"""One command (ticking a check) against the bare SQL of the same rows in one transaction."""

import itertools
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, event

from benchmarks.measure import Figure, alternating
from benchmarks.offices import one_release, small_office
from relapp.domain.vocabulary import CheckResult

ITEM = "type_and_mode_agreed"
ROUNDS = 150
LIMIT = 3.0


def run(folder: Path) -> list[Figure]:
    """Tick one check again and again; replay the very statements of one tick on bare sqlite3."""
    core, person = small_office(folder / "command.db")
    release_id = one_release(core, person)
    versions = itertools.count()

    def tick() -> None:
        version = next(versions)
        core.checks.answer(person, release_id, ITEM, CheckResult.PASS, f"第 {version} 次", version)

    tick()
    heard: list[tuple[str, object]] = []

    def listen(  # the signature is SQLAlchemy's
        _connection: Connection, _cursor: object, statement: str, parameters: object, *_: object
    ) -> None:
        heard.append((statement, parameters))

    event.listen(core.store.engine, "before_cursor_execute", listen)
    tick()
    event.remove(core.store.engine, "before_cursor_execute", listen)
    statements = [s for s in heard if not s[0].startswith("BEGIN")]
    # A copy: replaying would set the chain's head back under the program's feet.
    bare = sqlite3.connect(folder / "bare.db", isolation_level=None)
    with closing(sqlite3.connect(folder / "command.db")) as source:
        source.backup(bare)
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute("PRAGMA synchronous = FULL")
    bare.execute("PRAGMA foreign_keys = ON")
    places = itertools.count(1_000_000)

    def replay() -> None:
        bare.execute("BEGIN IMMEDIATE")
        for statement, parameters in statements:
            row = statement.startswith("INSERT INTO journal ")
            values = _moved(parameters, next(places)) if row else parameters
            bare.execute(statement, values).fetchall()  # type: ignore[arg-type]
        bare.execute("COMMIT")

    for _ in range(10):
        tick()
        replay()
    ours, base = alternating(tick, replay, ROUNDS)
    bare.close()
    core.close()
    name = f"tick a check, SQLite ({len(statements)} statements)"
    return [Figure(name, ours * 1e3, base * 1e3, "ms", "the same statements, bare sqlite3", LIMIT)]


def _moved(parameters: object, place: int) -> object:
    """Give a replayed journal row a place of its own; a place may be taken only once."""
    assert isinstance(parameters, tuple)
    chain, _place, *rest = parameters
    return (f"{chain}-replayed", place, *rest)
