"""Work off the GUI thread: one lane for the database, one for long jobs, answers on the GUI thread.

All reads and writes of the database run one after the other on a single thread, so a client never
races itself. Answers come back through the event loop as calls of the `done` callback. What may be
a callback is said in `ui.kit.callbacks.Callback`.
"""

import itertools
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal

from relapp.errors import Cancelled, RelappError, StoreUnavailable
from ui.kit.callbacks import Callback
from ui.kit.lanes import Lane

T = TypeVar("T")
Progress = Callable[[str, float], None]
IsCancelled = Callable[[], bool]

LONG_THREADS: Final = 2
AT_ONCE: Final = 1.0
"""Seconds within which a broken line shows; longer means that nobody answers."""


class LongTask(QObject):
    """A long job under way, as the progress dialog sees it.

    Signals:
        progressed: text and fraction 0…1 (below 0 = unknown).
        finished: the job is over, whatever its end.
    """

    progressed = Signal(str, float)
    finished = Signal()

    def __init__(self, title: str, parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self.running = True
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the job to stop; it does at its next call of `progress`."""
        self._cancelled.set()

    def is_cancelled(self) -> bool:
        """Tell whether somebody asked the job to stop; safe on any thread."""
        return self._cancelled.is_set()


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a worker sends back to the GUI thread."""

    done: Callback
    failed: Callback | None
    slot: tuple[int, str] | None
    number: int
    value: object = None
    error: BaseException | None = None
    task: LongTask | None = None


@dataclass(frozen=True, slots=True)
class _Step:
    """A report of progress on its way to the GUI thread."""

    task: LongTask
    text: str
    fraction: float


class TaskRunner(QObject):
    """Runs functions off the GUI thread and brings their results back.

    Signals:
        busy_changed: True when the first job starts, False when the last answer was delivered.
        failed: a RelappError nobody else took; the shell shows it.
        crashed: an exception nobody foresaw; the shell opens the crash dialog.
    """

    busy_changed = Signal(bool)
    failed = Signal(object)
    crashed = Signal(object)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database = Lane("database")
        self._long = Lane("long work", LONG_THREADS)
        self._local = Lane("this machine")
        self._numbers = itertools.count(1)
        self._newest: dict[tuple[int, str], int] = {}
        self._open = 0
        self._closed = False
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def read(
        self,
        fn: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[RelappError], object] | None = None,
        slot: str | None = None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Read on the database thread; of one owner's requests for a slot only the newest answers.

        Args:
            fn: runs on the worker; touches no widget.
            done: called with the result on the GUI thread.
            failed: called with a RelappError; without it the `failed` signal tells the shell.
            slot: name such as `"cards"`; None never supersedes anything.
            owner: whose end drops the callbacks, if `done` is no method of a QObject.
        """
        callback = Callback(done, owner)
        number = next(self._numbers)
        key = None if slot is None else (callback.key, slot)
        if key is not None:
            self._newest[key] = number
        answer = _Answer(callback, _optional(failed, owner), key, number)
        self._submit(self._database, partial(_read_twice, fn), answer)

    def write(
        self,
        fn: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[RelappError], object] | None = None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Run a command on the database thread; it is carried out even if its owner goes away."""
        answer = _Answer(Callback(done, owner), _optional(failed, owner), None, next(self._numbers))
        self._submit(self._database, fn, answer)

    def local(
        self,
        fn: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[RelappError], object] | None = None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Write to a file of this machine beside the database, whose thread may wait for a server.

        It is carried out even if its owner goes away, in the order asked for.
        """
        answer = _Answer(Callback(done, owner), _optional(failed, owner), None, next(self._numbers))
        self._submit(self._local, fn, answer)

    def long(
        self,
        fn: Callable[[Progress, IsCancelled], T],
        done: Callable[[T], object],
        failed: Callable[[RelappError], object] | None = None,
        title: str = "",
        *,
        owner: QObject | None = None,
    ) -> LongTask:
        """Run long work without the database beside everything else.

        `fn(progress, cancelled)` calls `progress(text, fraction)`, which raises `Cancelled` once
        the person cancelled. A cancelled job calls `failed` with that error and nobody else.
        """
        task = LongTask(title, self)
        answer = _Answer(
            Callback(done, owner), _optional(failed, owner), None, next(self._numbers), task=task
        )

        def progress(text: str, fraction: float) -> None:
            if task.is_cancelled():
                raise Cancelled("cancelled")
            self._send(_Step(task, text, fraction))

        self._submit(self._long, lambda: fn(progress, task.is_cancelled), answer)
        return task

    def is_busy(self) -> bool:
        """Tell whether answers are still to come."""
        return self._open > 0

    def wait_idle(self, timeout: float = 20.0) -> bool:
        """Run the event loop until nothing is open; for tests and for closing. Seconds."""
        if self._open == 0:
            return True
        loop = QEventLoop()
        idle: list[bool] = []

        def heard(busy: bool) -> None:
            # An answer may ask for the next thing at once; that nothing was open counts.
            if not busy:
                idle.append(True)
                loop.quit()

        self.busy_changed.connect(heard)
        QTimer.singleShot(int(timeout * 1000), loop, loop.quit)
        loop.exec()
        self.busy_changed.disconnect(heard)
        return bool(idle) or self._open == 0

    def shutdown(self, timeout: float = 5.0, *, wake: Callable[[], object] | None = None) -> bool:
        """Finish queued work without delivering it; tell whether all threads ended in time.

        Args:
            timeout: seconds for what is queued.
            wake: called when that was not enough, to end what waits for something that may
                never come; threads then have one second more.
        """
        self._closed = True
        for task in self.findChildren(LongTask):
            task.cancel()
        if self._ended(timeout):
            return True
        if wake is None:
            return False
        wake()
        return self._ended(1.0)

    def _ended(self, timeout: float) -> bool:
        # What a person did comes first: it is a moment's work and must be on the disk.
        local = self._local.close(timeout)
        database = self._database.close(timeout)
        return self._long.close(timeout) and database and local

    def _submit(self, lane: Lane, fn: Callable[[], object], answer: _Answer) -> None:
        if self._closed:
            return
        self._open += 1
        if self._open == 1:
            self.busy_changed.emit(True)
        lane.put(lambda: self._run(fn, answer))

    def _run(self, fn: Callable[[], object], answer: _Answer) -> None:
        """Do one job; on the worker thread."""
        value: object = None
        error: BaseException | None = None
        if not self._superseded(answer):
            try:
                value = fn()
            except BaseException as raised:  # carried to the GUI thread as it is
                error = raised
        self._send(
            _Answer(
                answer.done, answer.failed, answer.slot, answer.number, value, error, answer.task
            )
        )

    def _send(self, message: object) -> None:
        if self._closed:
            return
        try:
            self._arrived.emit(message)
        except RuntimeError:
            # The runner itself was deleted while the worker was at it; nobody is left to tell.
            self._closed = True

    def _superseded(self, answer: _Answer) -> bool:
        return answer.slot is not None and self._newest.get(answer.slot) != answer.number

    def _on_arrived(self, message: object) -> None:
        if isinstance(message, _Step):
            message.task.progressed.emit(message.text, message.fraction)
            return
        if not isinstance(message, _Answer) or self._closed:
            return
        try:
            self._deliver(message)
        finally:
            self._open -= 1
            if self._open == 0:
                self.busy_changed.emit(False)

    def _deliver(self, answer: _Answer) -> None:
        if answer.task is not None:
            answer.task.running = False
            answer.task.finished.emit()
            answer.task.deleteLater()
        if self._superseded(answer):
            return
        if answer.slot is not None:
            del self._newest[answer.slot]
        if answer.error is None:
            answer.done(answer.value)
        elif isinstance(answer.error, RelappError):
            self._refuse(answer, answer.error)
        else:
            self.crashed.emit(answer.error)

    def _refuse(self, answer: _Answer, error: RelappError) -> None:
        if answer.failed is not None:
            answer.failed(error)
        elif not isinstance(error, Cancelled):
            self.failed.emit(error)


def _read_twice(fn: Callable[[], T]) -> T:
    """Read, and once more where the line broke at once: after a failover the next one is good.

    Only what failed without waiting is tried again; a server that is silent is silent twice.
    """
    began = time.monotonic()
    try:
        return fn()
    except StoreUnavailable as error:
        if error.code != "store.unreachable" or time.monotonic() - began > AT_ONCE:
            raise
    return fn()


def _optional(
    failed: Callable[[RelappError], object] | None, owner: QObject | None
) -> Callback | None:
    return None if failed is None else Callback(failed, owner)
