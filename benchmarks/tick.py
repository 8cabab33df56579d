"""A tick in the checks pane: from the key to the paint, and from the key to the commit."""

import itertools
import sqlite3
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from benchmarks.measure import Figure
from benchmarks.offices import one_release, small_office
from relapp.bootstrap import Core
from relapp.domain.changes import Changes
from relapp.domain.person import Person
from ui.actions.page import PageContext
from ui.kit import theme
from ui.kit.application import application
from ui.kit.change_hub import ChangeHub
from ui.kit.tasks import TaskRunner
from ui.release.checks_panel import ChecksPanel
from ui.release.desk import ReleaseServices
from ui.release.pane import ReleasePane

ITEM = "type_and_mode_agreed"
ROUNDS = 60
SAVED_LIMIT = 50.0
"""Milliseconds; what is ticked must be safe before a hand is on the next key."""
PAINTED_LIMIT = 16.0


class _Paints(QObject):
    """Notes when a widget or anything within it is painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self._watched = watched
        self.at = 0.0
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Note the first paint since the key."""
        if not self.at and event.type() == QEvent.Type.Paint and self._within(watched):
            self.at = time.perf_counter()
        return False

    def _within(self, painted: QObject) -> bool:
        if not isinstance(painted, QWidget):
            return False
        return painted is self._watched or self._watched.isAncestorOf(painted)


def run(folder: Path) -> list[Figure]:
    """Press the key many times, each time on a check that has no answer."""
    app = application(["bench", "-platform", "offscreen"])
    theme.apply(app, "light")
    core, person = small_office(folder / "tick.db")
    tasks = TaskRunner()
    pane = _pane(core, person, tasks, one_release(core, person))
    painted, saved = _ticks(core, tasks, pane)
    pane.close()
    tasks.shutdown()
    core.close()
    button = _bare_button()
    row = _bare_row(folder / "row.db")
    return [
        Figure(
            "key to tick on screen", painted, button, "ms", "bare QPushButton", most=PAINTED_LIMIT
        ),
        Figure(
            "key to tick committed, SQLite",
            saved,
            row,
            "ms",
            "one row, bare sqlite3",
            most=SAVED_LIMIT,
        ),
    ]


def _ticks(core: Core, tasks: TaskRunner, pane: ReleasePane) -> tuple[float, float]:
    """Return median milliseconds from the key until a tick is painted and until it is kept."""
    panel = pane.panel("checks")
    assert isinstance(panel, ChecksPanel)
    committed: list[float] = []
    real: Callable[..., Changes] = core.checks.answer

    def noted(*given: object) -> Changes:
        changes = real(*given)
        committed.append(time.perf_counter())
        return changes

    core.checks.answer = noted  # type: ignore[method-assign]
    paints = _Paints(panel.list)
    shown: list[float] = []
    kept: list[float] = []
    for _ in range(ROUNDS):
        paints.at, start = 0.0, time.perf_counter()
        QTest.keyClick(panel.list, Qt.Key.Key_1)
        _until(lambda: paints.at > 0)
        tasks.wait_idle(10)
        shown.append(paints.at - start)
        kept.append(committed[-1] - start)
        QTest.keyClick(panel.list, Qt.Key.Key_0)
        tasks.wait_idle(10)
    return statistics.median(shown) * 1e3, statistics.median(kept) * 1e3


def _pane(core: Core, person: Person, tasks: TaskRunner, release_id: int) -> ReleasePane:
    services = ReleaseServices(
        **{name: getattr(core, name) for name in ReleaseServices.__dataclass_fields__}
    )
    context = PageContext(
        person, "zh", ZoneInfo(core.office.get().zone), core.clock, tasks, ChangeHub()
    )
    pane = ReleasePane(context, services=services)
    pane.resize(1280, 720)
    pane.show()
    pane.show_release(release_id, "checks", ITEM)
    tasks.wait_idle(10)
    QApplication.processEvents()
    return pane


def _bare_button() -> float:
    button = QPushButton("通过")
    button.setCheckable(True)
    button.show()
    QApplication.processEvents()
    paints, found = _Paints(button), []
    for _ in range(ROUNDS):
        paints.at, start = 0.0, time.perf_counter()
        QTest.keyClick(button, Qt.Key.Key_Space)
        _until(lambda: paints.at > 0)
        found.append(paints.at - start)
    button.close()
    return statistics.median(found) * 1e3


def _bare_row(file: Path) -> float:
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE tick (id INTEGER PRIMARY KEY, result TEXT, note TEXT)")
    keys, found = itertools.count(1), []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO tick VALUES (?, 'pass', '')", (next(keys),))
        connection.execute("COMMIT")
        found.append(time.perf_counter() - start)
    connection.close()
    return statistics.median(found) * 1e3


def _until(seen: Callable[[], bool], most: float = 5.0) -> None:
    """Run the event loop until something is seen."""
    end = time.perf_counter() + most
    while not seen():
        QApplication.processEvents()
        assert time.perf_counter() < end, "nothing was painted"
