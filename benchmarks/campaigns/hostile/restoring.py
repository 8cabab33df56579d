"""Backup files that somebody else had in hands: restored whole and true, or nothing is left."""

import itertools
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Final

from hypothesis import strategies as st

from benchmarks.campaigns.hostile.cells import word
from benchmarks.campaigns.hostile.damage import Bite, bites, damaged
from benchmarks.campaigns.hostile.tally import Tally, Wrong, throw
from benchmarks.campaigns.hostile.told import COLUMNS, DEEDS, small_base, value
from benchmarks.offices import NOW
from relapp.bootstrap import open_core
from relapp.clock import FixedClock
from relapp.domain.holdings import Phase
from relapp.services.backups import _trusted, back_up, restore
from relapp.services.moving import Meter, silent, sound_chains
from relapp.store.backup_file import NOTE
from relapp.store.engine import connect

RESTORED: Final = 10
"""One backup in so many is not only read but restored, which takes seconds."""
UNSEALED: Final = f"DROP TABLE {NOTE}"
_DEEDS: Final = (
    *(f"UPDATE {NOTE} SET value = {held}" for held in ("'['", "X'FF'", "'[[1,2]]'", "'9e999'")),
    *(f"UPDATE {NOTE} SET name = 'x'", f"ALTER TABLE {NOTE} RENAME TO x", UNSEALED),
    *(f"{UNSEALED}; {deed}" for deed in DEEDS),
)


def attack_backup(folder: Path, n: int) -> Tally:
    """Read hostile backups as a restore does, and restore some into a new file.

    A refusal leaves nothing of it behind.
    """
    tally, sealed, file = Tally("backup-file"), folder / "sealed.db", folder / "backup.db"
    back_up(str(small_base(folder, guarded=True)), sealed, now=NOW)
    place = folder / "place"
    target = place / "office.db"
    cells = st.lists(st.tuples(st.sampled_from(COLUMNS), value), min_size=1, max_size=2)
    turns = itertools.count()
    how = st.sampled_from(("bites", "deed", "cells", "cells", "cells", "text"))

    def one(case: tuple[str, list[Bite], str, list[tuple[tuple[str, str], Any]], bytes]) -> None:
        kind, bitten, statement, edits, other = case
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        content = other if kind == "text" else sealed.read_bytes()
        file.write_bytes(damaged(content, bitten) if kind == "bites" else content)
        if kind == "deed":
            _alter(file, statement, ())
        elif kind == "cells":
            # Without its seal: with it, any change at all is refused.
            _alter(file, UNSEALED, edits)
        before = file.read_bytes()
        into = next(turns) % RESTORED == 0
        tally.stored += into
        (_restore if into else _look)(file, target)
        if file.read_bytes() != before:
            raise Wrong("a backup was changed by being restored")

    text = st.one_of(st.binary(max_size=200), word.map(lambda w: w.encode("utf-8", "replace")))
    case = st.tuples(how, bites, st.sampled_from(_DEEDS), cells, text)
    throw(tally, case, one, n)
    return tally


def _alter(file: Path, script: str, cells: tuple[Any, ...] | list[Any]) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        with suppress(sqlite3.Error):
            connection.executescript(script)
        for (table, column), given in cells:
            with suppress(sqlite3.Error):
                connection.execute(f'UPDATE OR IGNORE {table} SET "{column}" = ?', (given,))


def _look(file: Path, target: Path) -> None:
    """Do what a restore does before it writes anything where people would find it."""
    draft = target.with_name("draft.db")
    meter = Meter(silent)
    meter.begin(Phase.CHECK)
    _trusted(file, draft, meter, accept_broken=False)
    store = connect(str(draft))
    try:
        with store.frozen() as reading:
            sound_chains(reading, accept_broken=False)
    finally:
        store.close()


def _restore(file: Path, target: Path) -> None:
    try:
        restore(file, str(target), now=NOW)
    except Exception:
        if any(target.parent.iterdir()):
            raise Wrong("a refused restore left something behind") from None
        raise
    core = open_core(str(target), clock=FixedClock(NOW))
    try:
        if core.history.verify().breaks:
            raise Wrong("a chain that is broken was restored without a word")
    finally:
        core.close()


ATTACKS: Final[Mapping[str, Callable[[Path, int], Tally]]] = {"backup-file": attack_backup}
