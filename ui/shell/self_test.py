"""`--self-test`: starts on a small database of its own, visits every page and says what failed."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QFontDatabase

from ui.shell.main_window import MainWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.kit.tasks import TaskRunner

PATIENCE: Final = 60.0
"""Seconds in which the slowest page must have read what it shows."""


class Starts(Protocol):
    """The program as this test uses it."""

    @property
    def window(self) -> MainWindow:
        """The window."""

    @property
    def tasks(self) -> TaskRunner:
        """The worker."""

    def start(self) -> None:
        """Show the window and open the database."""

    def open(self) -> None:
        """Furnish the window and open the database at once."""

    def close(self) -> None:
        """Let go of everything."""


class Makes(Protocol):
    """Makes the program."""

    def __call__(self, app: QApplication, asked: argparse.Namespace) -> Starts:
        """Take application and options."""


def run(app: QApplication, asked: argparse.Namespace, make: Makes) -> int:
    """Run all checks; returns 0 when everything holds."""
    faults = [*_references(), *_fonts()]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        # Nothing of the person's own settings is read or written.
        os.environ["RELAPP_HOME"] = folder
        os.environ["RELAPP_DB"] = asked.db = asked.db or _database(Path(folder))
        raised: list[BaseException] = []
        program = make(app, asked)
        program.tasks.crashed.connect(raised.append)
        program.start()
        program.open()
        program.tasks.wait_idle(PATIENCE)
        faults += _visit(program)
        faults += [f"crash: {error!r}" for error in raised]
        program.window.close()
        program.close()
    for fault in faults:
        print(fault, file=sys.stderr)  # noqa: T201 - the answer of a command
    print("self-test: ok" if not faults else "self-test: failed")  # noqa: T201
    return 1 if faults else 0


def _visit(program: Starts) -> list[str]:
    window = program.window
    if window.session is None:
        return ["the database did not open"]
    faults = []
    for page in window.session.pages:
        if page == "release":
            continue
        if not window.navigator.go(f"relapp://{page}"):
            faults.append(f"page {page} cannot be visited")
        program.tasks.wait_idle(PATIENCE)
        if window.grab().isNull():
            faults.append(f"page {page} shows nothing")
    return faults


def _database(folder: Path) -> str:
    """Make a small office and say who sits there."""
    from relapp.clock import FixedClock, SystemClock
    from relapp.sample.furnish import founder, furnish

    path = folder / "self-test.db"
    core = furnish(str(path), FixedClock(SystemClock().now()))
    try:
        os.environ["RELAPP_USER"] = founder(core).login
    finally:
        core.close()
    return str(path)


def _references() -> list[str]:
    """Find the fault of PySide6 6.12.0: each call that returns nothing loses one of None."""
    if sys.version_info >= (3, 12):
        return []
    before = sys.getrefcount(None)
    for _ in range(200):
        QObject().setObjectName("a")
    lost = before - sys.getrefcount(None)
    return [f"PySide6 loses references to None ({lost} of 200)"] if lost > 100 else []  # noqa: PLR2004


def _fonts() -> list[str]:
    chinese = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    return [] if chinese else ["no font for Chinese"]
