"""Starts the window: shows it empty, then furnishes it and opens the database.

Imports here are waited for before anything is on the screen, so there are next to none; what the
pages are made of is imported after the first paint, the services on the worker meanwhile.
"""

from __future__ import annotations

import gc
import sys
from datetime import UTC, datetime
from threading import Thread
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor

from relapp import config
from ui.kit.application import application
from ui.kit.window_state import WindowState
from ui.shell.main_window import MainWindow

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence
    from types import TracebackType

    from PySide6.QtWidgets import QApplication

    from relapp.bootstrap import Core
    from relapp.clock import Clock
    from relapp.domain.first_look import FirstLook
    from relapp.domain.text import Language
    from ui.first_run.actions import NewDatabase
    from ui.kit.litter import Litter
    from ui.kit.tasks import TaskRunner
    from ui.shell.assembly import CoreServices
    from ui.shell.program_desk import ProgramDesk
    from ui.shell.window_desk import WindowDesk

GROUNDS: Final = {False: "#F3F5F8", True: "#12151A"}
"""Token bg.window of the light and the dark theme, needed before the theme files are read."""
_MIDDLE: Final = 128
LOOK_PATIENCE: Final = 0.15
"""Seconds that the first cards may be late before the window is furnished without them."""
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


class LookAhead:
    """Reads the first cards on a thread of its own while the window comes up."""

    def __init__(self, target: str, now: Callable[[], datetime]) -> None:
        self._look: FirstLook | None = None
        # A daemon: a disk that does not answer must not keep a closed program alive.
        self._thread = Thread(target=self._read, args=(target, now), daemon=True)
        self._thread.start()

    def take(self) -> FirstLook | None:
        """Return what was read, None where it takes too long or the ordinary way must tell."""
        self._thread.join(LOOK_PATIENCE)
        return None if self._thread.is_alive() else self._look

    def _read(self, target: str, now: Callable[[], datetime]) -> None:
        from relapp.services.first_look import first_look

        self._look = first_look(target, now())


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
        # Thousands of names come to be now and none goes: looking for litter only takes time.
        gc.disable()
        self._litter: Litter | None = None
        self._language: Language | None = None
        self._ahead: LookAhead | None = None
        self._first = MainWindow(self._state, self._ground(), self._furnish)
        self._first.seen.connect(self._on_seen)

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
                self._asked,
                self._settings,
                self._state,
                self._dress(),
                self._open_core,
                self._create_core,
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
        self._ahead = LookAhead(config.database(self._asked.db, self._settings), self._now)

    def open(self) -> None:
        """Furnish the window and open the database, once."""
        if not self._begun:
            self._begun = True
            self._collect_here()
            self.desk.open()

    def _on_seen(self) -> None:
        """Show the cards that were read meanwhile, then furnish the window around them."""
        if self._begun:
            return
        from ui.board.first_board import FirstBoard, remembered

        language, kept = self._dress(), remembered(self._state)
        look = self._ahead.take() if self._ahead is not None and kept is not None else None
        if look is None or kept is None:
            self.open()
            return
        board = FirstBoard(look, language, self._now(), kept)
        board.seen.connect(self.open)
        self._first.setCentralWidget(board)

    def _dress(self) -> Language:
        """Put language and look in force, once, before the first widget that shows any of it."""
        if self._language is None:
            from ui.kit import i18n, theme

            asked, settings = self._asked, self._settings
            self._language = i18n.install(self._app, config.language(asked.language, settings))
            look = asked.theme or settings.theme or theme.SYSTEM
            theme.apply(self._app, look, asked.scale or settings.scale)
        return self._language

    def _now(self) -> datetime:
        return self._clock.now() if self._clock is not None else datetime.now(UTC)

    def use_database(self, target: str) -> None:
        """Open a database now and at the next start."""
        self.desk.use_database(target)

    def set_theme(self, name: str) -> None:
        """Dress the program otherwise."""
        self.desk.set_theme(name)

    def close(self) -> None:
        """Let go of everything; called when the last window has closed."""
        if self._litter is not None:
            self._litter.stop()
        gc.enable()
        if self._desk is not None:
            self._desk.close()

    def _collect_here(self) -> None:
        from ui.kit.litter import Litter

        self._litter = Litter(self)

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
    app = application(sys.argv[:1])
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
