"""Workers answer on the GUI thread, in order, only to who still lives."""

import threading
from collections.abc import Callable
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from relapp.errors import Cancelled, NotFound, RelappError, StoreUnavailable
from ui.kit.tasks import IsCancelled, Progress, TaskRunner


class Page(QObject):
    """Collects what arrives."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[object] = []
        self.errors: list[RelappError] = []
        self.threads: list[QThread] = []

    def on_done(self, value: object) -> None:
        self.got.append(value)
        self.threads.append(QThread.currentThread())

    def on_tagged(self, tag: str, value: object) -> None:
        self.got.append((tag, value))

    def on_failed(self, error: RelappError) -> None:
        self.errors.append(error)


def _raise(error: BaseException) -> Callable[[], object]:
    def fail() -> object:
        raise error

    return fail


def test_result_arrives_on_the_gui_thread(qtbot: QtBot, tasks: TaskRunner) -> None:
    page = Page()
    tasks.read(lambda: threading.current_thread().name, page.on_done)
    assert tasks.wait_idle()
    assert page.got == ["database"]
    assert page.threads == [page.thread()]


def test_reads_and_writes_run_in_the_order_asked(tasks: TaskRunner) -> None:
    page = Page()
    order: list[int] = []
    for number in range(20):
        call = tasks.write if number % 2 else tasks.read
        call(partial(order.append, number), page.on_done)
    assert tasks.wait_idle()
    assert order == list(range(20))


def test_only_the_newest_request_for_a_slot_answers(tasks: TaskRunner) -> None:
    page = Page()
    gate = threading.Event()
    tasks.write(gate.wait, page.on_done)
    ran: list[str] = []

    def look_up(word: str) -> str:
        ran.append(word)
        return word

    for word in ("a", "ab", "abc"):
        tasks.read(partial(look_up, word), page.on_done, slot="filter")
    gate.set()
    assert tasks.wait_idle()
    assert page.got == [True, "abc"]
    assert ran == ["abc"], "superseded reads are not even carried out"


def test_an_answer_under_way_is_dropped_when_a_newer_request_comes(tasks: TaskRunner) -> None:
    page = Page()
    started, gate = threading.Event(), threading.Event()

    def slow() -> str:
        started.set()
        gate.wait(5)
        return "old"

    tasks.read(slow, page.on_done, slot="cards")
    assert started.wait(5)
    tasks.read(lambda: "new", page.on_done, slot="cards")
    gate.set()
    assert tasks.wait_idle()
    assert page.got == ["new"]


def test_slots_of_two_pages_do_not_meet(tasks: TaskRunner) -> None:
    one, two = Page(), Page()
    tasks.read(lambda: 1, one.on_done, slot="cards")
    tasks.read(lambda: 2, two.on_done, slot="cards")
    assert tasks.wait_idle()
    assert (one.got, two.got) == ([1], [2])


def test_result_for_a_deleted_owner_is_dropped(tasks: TaskRunner) -> None:
    page = Page()
    gate = threading.Event()
    tasks.read(gate.wait, page.on_done)
    shiboken6.delete(page)
    gate.set()
    assert tasks.wait_idle()
    assert page.got == []


def test_partial_of_a_slot_is_bound_to_its_object(tasks: TaskRunner) -> None:
    page = Page()
    tasks.read(lambda: 7, partial(page.on_tagged, "tag"))
    assert tasks.wait_idle()
    assert page.got == [("tag", 7)]


def test_a_lambda_needs_an_owner(tasks: TaskRunner) -> None:
    page = Page()
    got: list[object] = []
    with pytest.raises(TypeError, match="owner"):
        tasks.read(lambda: 1, got.append)
    tasks.read(lambda: 1, got.append, owner=page)
    assert tasks.wait_idle()
    assert got == [1]


def test_foreseen_error_goes_to_the_caller_or_the_shell(qtbot: QtBot, tasks: TaskRunner) -> None:
    page = Page()
    tasks.read(_raise(NotFound("release.unknown")), page.on_done, page.on_failed)
    assert tasks.wait_idle()
    assert [e.code for e in page.errors] == ["release.unknown"]
    with qtbot.waitSignal(tasks.failed) as told:
        tasks.write(_raise(NotFound("other")), page.on_done)
    assert told.args[0].code == "other"
    assert page.got == []


def test_unforeseen_error_takes_the_crash_route(qtbot: QtBot, tasks: TaskRunner) -> None:
    page = Page()
    with qtbot.waitSignal(tasks.crashed) as told:
        tasks.read(_raise(ZeroDivisionError("x")), page.on_done, page.on_failed)
    assert isinstance(told.args[0], ZeroDivisionError)
    assert page.errors == []
    tasks.read(lambda: "still alive", page.on_done)
    assert tasks.wait_idle()
    assert page.got == ["still alive"]


def test_long_work_reports_progress_and_can_be_cancelled(tasks: TaskRunner) -> None:
    page = Page()
    first, go = threading.Event(), threading.Event()

    def export(progress: Progress, cancelled: IsCancelled) -> str:
        progress("第 1 步", 0.5)
        first.set()
        go.wait(5)
        progress("第 2 步", 1.0)
        return "file"

    task = tasks.long(export, page.on_done, page.on_failed, "导出")
    seen: list[tuple[str, float]] = []
    task.progressed.connect(lambda text, part: seen.append((text, part)))
    assert first.wait(5)
    task.cancel()
    go.set()
    assert tasks.wait_idle()
    assert seen == [("第 1 步", 0.5)]
    assert page.got == []
    assert [type(e) for e in page.errors] == [Cancelled]


def test_long_work_does_not_hold_up_the_database(tasks: TaskRunner) -> None:
    page = Page()
    gate = threading.Event()
    tasks.long(lambda _p, _c: gate.wait(5), page.on_done)
    tasks.read(gate.set, page.on_done)
    assert tasks.wait_idle()
    assert page.got in ([None, True], [True, None])


def test_busy_is_told_once_for_a_burst(qtbot: QtBot, tasks: TaskRunner) -> None:
    page = Page()
    seen: list[bool] = []
    tasks.busy_changed.connect(seen.append)
    for _ in range(5):
        tasks.read(lambda: 1, page.on_done)
    assert tasks.wait_idle()
    assert seen == [True, False]


def test_shutdown_finishes_writes_and_delivers_nothing_more(qtbot: QtBot) -> None:
    runner = TaskRunner()
    page = Page()
    kept: list[int] = []
    for number in range(10):
        runner.write(partial(kept.append, number), page.on_done)
    assert runner.shutdown(5)
    assert kept == list(range(10))
    runner.write(partial(kept.append, 99), page.on_done)
    assert 99 not in kept
    assert page.got == []


def test_a_wait_ends_when_an_idle_moment_brings_the_next_thing(
    qtbot: QtBot, tasks: TaskRunner
) -> None:
    del qtbot
    page = Page()
    asked: list[bool] = []

    def ask_once_more(busy: bool) -> None:
        if not busy and not asked:
            asked.append(True)
            tasks.read(lambda: "second", page.on_done)

    tasks.busy_changed.connect(ask_once_more)
    tasks.read(lambda: "first", page.on_done)

    assert tasks.wait_idle()
    assert tasks.wait_idle()
    assert page.got == ["first", "second"]


def test_a_read_that_breaks_at_once_is_tried_a_second_time(
    tasks: TaskRunner,
) -> None:
    tried: list[int] = []
    found: list[str] = []

    def read() -> str:
        tried.append(1)
        if len(tried) == 1:
            raise StoreUnavailable("store.unreachable", where="db")
        return "read"

    tasks.read(read, found.append, owner=tasks)
    assert tasks.wait_idle()
    assert (found, len(tried)) == (["read"], 2)


def test_a_write_that_breaks_is_never_tried_again(tasks: TaskRunner) -> None:
    tried: list[int] = []
    said: list[str] = []

    def write() -> int:
        tried.append(1)
        raise StoreUnavailable("store.unreachable", where="db")

    tasks.write(write, tried.append, lambda error: said.append(error.code), owner=tasks)
    assert tasks.wait_idle()
    assert (said, len(tried)) == (["store.unreachable"], 1)


def test_a_read_that_is_refused_is_not_tried_again(tasks: TaskRunner) -> None:
    tried: list[int] = []
    said: list[str] = []

    def read() -> int:
        tried.append(1)
        raise StoreUnavailable("store.rights", where="db")

    tasks.read(read, tried.append, lambda error: said.append(error.code), owner=tasks)
    assert tasks.wait_idle()
    assert (said, len(tried)) == (["store.rights"], 1)


def test_what_is_kept_on_this_machine_does_not_wait_for_the_database(tasks: TaskRunner) -> None:
    silent = threading.Event()
    kept: list[str] = []
    tasks.write(silent.wait, lambda _: None, owner=tasks)
    tasks.local(lambda: "kept", kept.append, owner=tasks)
    for _ in range(200):
        if kept:
            break
        QTest.qWait(10)
    silent.set()
    assert kept == ["kept"]
