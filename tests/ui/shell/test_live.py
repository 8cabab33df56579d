"""Windows on one PostgreSQL database: what one commits the others hear at once, or learn soon."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from relapp.bootstrap import Core
from relapp.domain.changes import Changes, Kind
from relapp.domain.person import Person
from relapp.errors import RelappError
from relapp.sample.furnish import founder
from relapp.store import journal_writer
from relapp.store.tables.journal import journal
from tests.tcp_proxy import TcpProxy
from tests.ui.an_office import register
from tests.ui.shell.far_office import core, line, near, server
from tests.ui.shell.seats import Sit, settle, sit
from ui.app import Program
from ui.kit.change_hub import ChangeHub
from ui.kit.tasks import TaskRunner
from ui.shell import feed as feed_module
from ui.shell.feed import Feed

__all__ = ["core", "line", "near", "server", "sit"]


@pytest.fixture
def me(near: Core) -> Person:
    return founder(near)


class Ear(QObject):
    """A feed and what it told."""

    def __init__(self, core: Core, tasks: TaskRunner) -> None:
        super().__init__()
        self.hub = ChangeHub(self)
        self.feed = Feed(core.history, tasks, self.hub, self)
        self.heard: list[tuple[float, Changes]] = []
        self.lost: list[RelappError] = []
        self.reads = 0
        self.hub.changed.connect(self._on_changed)
        self.feed.lost.connect(self.lost.append)
        self.feed.read.connect(self._on_read)

    def _on_changed(self, changes: Changes) -> None:
        self.heard.append((time.perf_counter(), changes))

    def _on_read(self) -> None:
        self.reads += 1

    def knows(self, release_id: int) -> bool:
        return any(changes.touches(Kind.RELEASE, release_id) for _, changes in self.heard)


Listen = Callable[[], Ear]


@pytest.fixture
def listen(core: Core, tasks: TaskRunner, line: TcpProxy, qtbot: QtBot) -> Iterator[Listen]:
    ears: list[Ear] = []

    def make() -> Ear:
        ear = Ear(core, tasks)
        ears.append(ear)
        ear.feed.start()
        qtbot.waitUntil(lambda: ear.feed._told)
        return ear

    yield make
    line.forward()
    for ear in ears:
        ear.feed.stop()


def test_a_command_is_heard_at_once_though_looks_are_rare(
    listen: Listen, near: Core, me: Person, qtbot: QtBot
) -> None:
    ear = listen()
    assert feed_module.FALLBACK >= 2_000
    slowest = 0.0
    for number in range(5):
        key = register(near, me, "核心租赁系统", title=f"第{number}次")
        committed = time.perf_counter()
        qtbot.waitUntil(partial(ear.knows, key), timeout=2_000)
        slowest = max(slowest, ear.heard[-1][0] - committed)
    assert slowest < 1.0


def test_a_desk_that_hears_everything_does_not_look_again_and_again(
    listen: Listen, qtbot: QtBot
) -> None:
    ear = listen()
    qtbot.waitUntil(lambda: not ear.feed._looking)
    before = ear.reads
    qtbot.wait(1_500)
    assert ear.reads == before


def test_what_was_not_told_is_found_all_the_same(
    listen: Listen, near: Core, me: Person, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed_module, "FALLBACK", 500)
    mute = journal_writer._APPEND.returning(journal.c.seq)
    monkeypatch.setattr(journal_writer, "_APPEND_AND_TELL", mute)
    ear = listen()
    key = register(near, me, "核心租赁系统")
    qtbot.waitUntil(partial(ear.knows, key), timeout=3_000)


def test_one_look_at_a_time_though_it_rains_words(
    listen: Listen,
    core: Core,
    near: Core,
    me: Person,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ear = listen()
    qtbot.waitUntil(lambda: not ear.feed._looking)
    before = ear.reads
    for _ in range(40):
        with near.store.writing() as connection:
            connection.execute(text("SELECT pg_notify('relapp_journal', '')"))
    key = register(near, me, "核心租赁系统")
    qtbot.waitUntil(partial(ear.knows, key), timeout=2_000)
    assert ear.reads - before < 60


def test_a_cut_line_is_told_within_a_second_and_what_was_missed_is_caught_up(
    listen: Listen, near: Core, me: Person, line: TcpProxy, qtbot: QtBot
) -> None:
    ear = listen()
    line.cut()
    qtbot.waitUntil(lambda: bool(ear.lost), timeout=1_000)
    assert ear.lost[0].code == "store.unreachable"
    key = register(near, me, "核心租赁系统")
    read = ear.reads
    line.forward()
    qtbot.waitUntil(partial(ear.knows, key), timeout=10_000)
    assert ear.reads > read


def test_a_silent_line_is_told_within_three_seconds(
    listen: Listen, line: TcpProxy, qtbot: QtBot
) -> None:
    ear = listen()
    line.silence()
    qtbot.waitUntil(lambda: bool(ear.lost), timeout=3_000)
    read = ear.reads
    line.forward()
    qtbot.waitUntil(lambda: ear.reads > read, timeout=15_000)


def test_a_feed_that_could_not_begin_begins_by_itself(
    core: Core, near: Core, me: Person, tasks: TaskRunner, line: TcpProxy, qtbot: QtBot
) -> None:
    line.cut()
    ear = Ear(core, tasks)
    ear.feed.start()
    qtbot.waitUntil(lambda: bool(ear.lost), timeout=8_000)
    line.forward()
    qtbot.waitUntil(lambda: ear.feed._told, timeout=8_000)
    key = register(near, me, "核心租赁系统")
    qtbot.waitUntil(partial(ear.knows, key), timeout=2_000)
    ear.feed.stop()


def test_a_feed_that_was_stopped_stays_so(
    core: Core, near: Core, me: Person, tasks: TaskRunner, qtbot: QtBot
) -> None:
    ear = Ear(core, tasks)
    ear.feed.start()
    ear.feed.stop()
    assert tasks.wait_idle(5)
    register(near, me, "核心租赁系统")
    qtbot.wait(600)
    assert (ear.reads, ear.heard, ear.lost) == (0, [], [])


def test_losing_only_the_listener_is_no_outage(
    listen: Listen, near: Core, me: Person, qtbot: QtBot
) -> None:
    ear = listen()
    kill = text(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
        " WHERE datname = current_database() AND query LIKE 'LISTEN %'"
    )
    with near.store.writing() as connection:
        assert connection.execute(kill).scalar() == 1
    qtbot.waitUntil(lambda: not ear.feed._told, timeout=2_000)
    qtbot.waitUntil(lambda: ear.feed._told, timeout=3_000)
    key = register(near, me, "核心租赁系统")
    qtbot.waitUntil(partial(ear.knows, key), timeout=2_000)
    assert ear.lost == []


def _banner(program: Program) -> bool:
    desk = program.window.desk
    assert desk is not None
    return desk.banner.isVisible()


def test_the_window_says_so_and_closes_on_a_dead_line_without_hanging(
    sit: Sit, core: Core, me: Person, line: TcpProxy, qtbot: QtBot
) -> None:
    program = sit(me)
    settle(program)
    line.silence()
    qtbot.waitUntil(lambda: _banner(program), timeout=3_500)
    session = program.window.session
    assert session is not None
    # The worker now waits for an answer that does not come.
    program.tasks.read(session.history.newest, lambda _n: None, owner=program.window)
    start = time.perf_counter()
    program.window.close()
    program.close()
    assert time.perf_counter() - start < 8
    line.forward()
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not _working(), timeout=8_000)


def _working() -> list[str]:
    names = ("database", "long work", "listener")
    return [thread.name for thread in threading.enumerate() if thread.name in names]


_STUCK = """
import sys
from PySide6.QtCore import QCoreApplication
from relapp.bootstrap import open_core
from ui.kit.tasks import TaskRunner

app, core, tasks = QCoreApplication([]), open_core(sys.argv[1]), TaskRunner()
core.history.listen(lambda heard: None)
print("ready", flush=True)
sys.stdin.readline()
tasks.read(core.history.newest, print, owner=app)
print(tasks.shutdown(0.5), flush=True)
"""


def test_a_worker_on_a_dead_line_keeps_no_process_alive(server: str, line: TcpProxy) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", _STUCK, line.url(server)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    line.silence()
    start = time.perf_counter()
    said, _ = process.communicate("go\n", timeout=20)
    assert said == "False\n"
    assert time.perf_counter() - start < 5
    assert process.returncode == 0
