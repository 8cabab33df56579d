"""Many desks at once on one office: nothing is lost, doubled or overwritten, no chain breaks."""

import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.campaigns import crowd
from benchmarks.campaigns.judge import Verdict, judge
from benchmarks.campaigns.office import make_office
from benchmarks.campaigns.server import empty_database

START = 20_261_128
"""Fixes what every desk does; the order in which they meet is the machine's."""
ACTIONS = 500
RELEASES = 6
POSTGRESQL_DESKS = 30
SQLITE_DESKS = 4


def run(folder: Path, actions: int = ACTIONS) -> Iterator[tuple[str, Verdict, float]]:
    """Fight on PostgreSQL with thirty desks and on SQLite with four; yields name, end, seconds."""
    with empty_database() as url:
        name = f"{POSTGRESQL_DESKS} desks × {actions} actions, PostgreSQL"
        yield (name, *fight(url, folder / "postgresql", POSTGRESQL_DESKS, actions))
    file = str(folder / "office.db")
    name = f"{SQLITE_DESKS} processes × {actions} actions, SQLite"
    yield (name, *fight(file, folder / "sqlite", SQLITE_DESKS, actions))


def fight(url: str, folder: Path, desks: int, actions: int) -> tuple[Verdict, float]:
    """Let desks work on a new office at an address; returns the verdict and the seconds."""
    folder.mkdir()
    releases = make_office(url, desks, RELEASES)
    began = time.monotonic()
    crowd.wait([crowd.start(url, folder, desk, START, actions, releases) for desk in range(desks)])
    spent = time.monotonic() - began
    return judge(url, sorted(folder.glob("*.jsonl")), releases), spent
