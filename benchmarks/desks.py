"""A tick on PostgreSQL until another desk has read it, with thirty desks that listen."""

import json
import queue
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.measure import Figure
from benchmarks.offices import one_release, small_office
from relapp.bootstrap import Core
from relapp.domain.hearing import Heard, News
from relapp.domain.person import Person
from relapp.domain.vocabulary import CheckResult
from tests.postgres_server import find_binaries, running_server

ITEM = "type_and_mode_agreed"
DESKS = 30
ROUNDS = 120
PROCESSES = 6
"""Desks are machines of their own; in one process they would wait for one interpreter."""
PAUSE = 0.2
"""Seconds between two ticks: five a second are more than thirty reviewers make."""
LIMIT = 150.0


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
def _sitting(url: str) -> Iterator[list[subprocess.Popen[str]]]:
    command = [sys.executable, "-m", "benchmarks.desk_child", url, str(DESKS // PROCESSES)]
    children = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(PROCESSES)
    ]
    try:
        for child in children:
            assert child.stdout is not None
            assert child.stdout.readline() == "listening\n", "a desk does not listen"
        yield children
    finally:
        for child in children:
            child.kill()
            child.wait()


def _ticks(
    core: Core, person: Person, release_id: int, children: list[subprocess.Popen[str]]
) -> list[float]:
    """Return the seconds from the key to the reading, of every tick at every desk."""
    pressed: dict[int, float] = {}
    for version in range(ROUNDS):
        start = time.monotonic()
        changes = core.checks.answer(
            person, release_id, ITEM, CheckResult.PASS, f"第 {version} 次", version
        )
        pressed[changes.seq] = start
        time.sleep(PAUSE)
    found = []
    for child in children:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(f"{max(pressed)}\n")
        child.stdin.flush()
        for read_at in json.loads(child.stdout.readline()):
            found += [read_at[str(seq)] - start for seq, start in pressed.items()]
    return found


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
