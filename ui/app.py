"""Starts the window: shows it empty, then furnishes it and opens the database.

Imports here are waited for before anything is on the screen, so there are next to none; what the
pages are made of is imported after the first paint, the services on the worker meanwhile.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from relapp import config
from ui.kit.window_state import WindowState
from ui.shell.main_window import MainWindow

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from types import TracebackType

    from relapp.bootstrap import Core
    from relapp.clock import Clock
    from ui.first_run.actions import NewDatabase
    from ui.kit.tasks import TaskRunner
    from ui.shell.assembly import CoreServices
    from ui.shell.program_desk import ProgramDesk
    from ui.shell.window_desk import WindowDesk

GROUNDS: Final = {False: "#F3F5F8", True: "#12151A"}
"""Token bg.window of the light and the dark theme, needed before the theme files are read."""
_MIDDLE: Final = 128
SCALES: Final = (1.0, 1.15, 1.3)


def options(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line of the window."""
    import argparse

    parser = argparse.ArgumentParser(prog="relapp-desk", description="发布台 / Release Desk")
    parser.add_argument("--db", default="", help="database file or URL")
    parser.add_argument("--theme", default="", choices=["", "system", "light", "dark"])
    parser.add_argument("--language", default="", choices=["", "zh", "en"])
    parser.add_argument("--scale", type=float, default=0.0, choices=[0.0, *SCALES])
    parser.add_argument("--self-test", action="store_true", help="start, visit all pages, leave")
    # `relapp` starts the window with its own words on the command line.
    return parser.parse_known_args(arguments)[0]


class Program(QObject):
    """The first window, and after its first paint the desk that runs everything."""

    def __init__(
        self, app: QApplication, asked: argparse.Namespace, clock: Clock | None = None
    ) -> None:
        super().__init__(app)
        self._app = app
        self._asked = asked
        self._clock = clock
        self._settings = config.load()
        self._state = WindowState(config.settings_file().parent, self)
        self._desk: ProgramDesk | None = None
        self._begun = False
        self._first = MainWindow(self._state, self._ground(), self._furnish)
        self._first.seen.connect(self.open)

    @property
    def window(self) -> MainWindow:
        """The window; another language or text size puts a new one in its place."""
        return self._desk.window if self._desk is not None else self._first

    @property
    def desk(self) -> ProgramDesk:
        """What runs the program; made now if the window was not painted yet."""
        if self._desk is None:
            from ui.shell.program_desk import ProgramDesk
            from ui.shell.start import Start

            start = Start(
                self._asked, self._settings, self._state, self._open_core, self._create_core
            )
            self._desk = ProgramDesk(self._app, start, self._first)
        return self._desk

    @property
    def tasks(self) -> TaskRunner:
        """The worker."""
        return self.desk.tasks

    @property
    def core(self) -> CoreServices | None:
        """The services of the open database."""
        return self._desk.core if self._desk is not None else None

    def start(self) -> None:
        """Show the window; the rest follows its first paint."""
        self.window.show()

    def open(self) -> None:
        """Furnish the window and open the database, once."""
        if not self._begun:
            self._begun = True
            self.desk.open()

    def use_database(self, target: str) -> None:
        """Open a database now and at the next start."""
        self.desk.use_database(target)

    def set_theme(self, name: str) -> None:
        """Dress the program otherwise."""
        self.desk.set_theme(name)

    def close(self) -> None:
        """Let go of everything; called when the last window has closed."""
        if self._desk is not None:
            self._desk.close()

    def install_hook(self) -> None:
        """Show what nobody foresaw instead of dying silently."""
        sys.excepthook = self._hook

    def _furnish(self, window: MainWindow) -> WindowDesk:
        return self.desk.furnish(window)

    def _ground(self) -> QColor:
        chosen = self._asked.theme or self._settings.theme
        # Asking the desktop for its scheme loads all names of Qt, which takes 20 ms.
        system = self._app.palette().window().color().lightness() < _MIDDLE
        return QColor(GROUNDS[chosen == "dark" or (chosen not in ("light", "dark") and system)])

    def _open_core(self, target: str) -> Core:
        from relapp.bootstrap import open_core

        return open_core(target, clock=self._clock)

    def _create_core(self, wanted: NewDatabase) -> Core:
        from relapp.bootstrap import create_core

        return create_core(wanted.target, wanted.office, wanted.founder, clock=self._clock)

    def _hook(
        self, _kind: type[BaseException], raised: BaseException, _trace: TracebackType | None
    ) -> None:
        if isinstance(raised, KeyboardInterrupt):
            self._app.quit()
        else:
            self.desk.tell_crash(raised)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the window until it is closed; returns the exit code."""
    asked = options(sys.argv[1:] if arguments is None else arguments)
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("relapp")
    app.setApplicationDisplayName("")
    if asked.self_test:
        from ui.shell.self_test import run

        return run(app, asked, Program)
    program = Program(app, asked)
    program.install_hook()
    program.start()
    code = app.exec()
    program.close()
    return code
