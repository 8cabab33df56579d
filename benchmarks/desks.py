"""A tick on PostgreSQL until another desk has read it, with thirty desks that listen."""

import queue
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.measure import Figure
from benchmarks.offices import NOW, one_release, small_office
from relapp.bootstrap import Core, open_core
from relapp.clock import FixedClock
from relapp.domain.changes import Kind
from relapp.domain.hearing import Heard, News
from relapp.domain.person import Person
from relapp.domain.vocabulary import CheckResult
from tests.postgres_server import find_binaries, running_server

ITEM = "type_and_mode_agreed"
DESKS = 30
ROUNDS = 120
PAUSE = 0.02
"""Seconds between two ticks, which is far more than thirty people do."""
LIMIT = 150.0


class _Desk:
    """What a window does when the server says something: it reads what was touched and the card."""

    def __init__(self, url: str) -> None:
        self.core = open_core(url, clock=FixedClock(NOW))
        self.read_at: dict[int, float] = {}
        self.listening = threading.Event()
        self._cursor = self.core.history.newest()
        self._told: queue.SimpleQueue[Heard | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._follow, daemon=True)
        self._thread.start()
        self._stop = self.core.history.listen(self._told.put)

    def _follow(self) -> None:
        while (heard := self._told.get()) is not None:
            if heard.news is News.LISTENING:
                self.listening.set()
            changes = self.core.history.since(self._cursor)
            if changes.seq > self._cursor:
                for release_id in changes.ids(Kind.RELEASE):
                    self.core.board.card(release_id)
                now = time.perf_counter()
                for seq in range(self._cursor + 1, changes.seq + 1):
                    self.read_at[seq] = now
                self._cursor = changes.seq

    def close(self) -> None:
        if self._stop is not None:
            self._stop()
        self._told.put(None)
        self._thread.join(10)
        self.core.close()


def run(folder: Path) -> list[Figure]:
    """Tick again and again on one desk; the base is a bare notification to one listener."""
    binaries = find_binaries()
    if binaries is None:
        print("desks: there is no PostgreSQL on this machine")
        return []
    with running_server(binaries) as server:
        url = server.url(server.create_database())
        core, person = small_office(url)
        release_id = one_release(core, person)
        with _sitting(url) as desks:
            times = _ticks(core, person, release_id, desks)
        bare = _bare(core)
        core.close()
    p95 = statistics.quantiles(times, n=20)[-1] * 1e3
    middle = statistics.median(times) * 1e3
    name = f"tick to every one of {DESKS} desks, PostgreSQL, p95 (median {middle:.0f} ms)"
    return [Figure(name, p95, bare * 1e3, "ms", "bare NOTIFY", most=LIMIT)]


@contextmanager
def _sitting(url: str) -> Iterator[list[_Desk]]:
    desks = [_Desk(url) for _ in range(DESKS)]
    try:
        for desk in desks:
            assert desk.listening.wait(10), "a desk does not listen"
        yield desks
    finally:
        for desk in desks:
            desk.close()


def _ticks(core: Core, person: Person, release_id: int, desks: list[_Desk]) -> list[float]:
    """Return the seconds from the key to the reading, of every tick at every desk."""
    pressed: dict[int, float] = {}
    for version in range(ROUNDS):
        start = time.perf_counter()
        changes = core.checks.answer(
            person, release_id, ITEM, CheckResult.PASS, f"第 {version} 次", version
        )
        pressed[changes.seq] = start
        time.sleep(PAUSE)
    end = time.perf_counter() + 10
    last = max(pressed)
    while any(last not in desk.read_at for desk in desks):
        assert time.perf_counter() < end, "a tick did not arrive"
        time.sleep(0.01)
    return [desk.read_at[seq] - start for desk in desks for seq, start in pressed.items()]


def _bare(core: Core) -> float:
    """Return the median seconds of a NOTIFY from one connection to another, nothing else."""
    heard: queue.SimpleQueue[Heard] = queue.SimpleQueue()
    stop = core.history.listen(heard.put)
    assert stop is not None
    assert heard.get(timeout=10).news is News.LISTENING
    found = []
    with core.store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as line:
        for _ in range(ROUNDS):
            start = time.perf_counter()
            line.exec_driver_sql("NOTIFY relapp_journal, '1'")
            heard.get(timeout=10)
            found.append(time.perf_counter() - start)
    stop()
    return statistics.median(found)
