"""The window itself: shows at once and empty, and is furnished after its first paint.

Nothing but Qt is imported here, for what is imported before the first paint is waited for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QPaintEvent

    from ui.kit.window_state import WindowState
    from ui.shell.navigator import Navigator
    from ui.shell.pages import PageHost
    from ui.shell.session import Session
    from ui.shell.window_desk import WindowDesk

SMALLEST: Final = (1180, 720)
USUAL: Final = (1440, 900)
PATIENCE: Final = 500
"""Milliseconds after which a window that is not painted (minimised) is furnished all the same."""


class MainWindow(QMainWindow):
    """A frame on the screen, and what it is furnished with.

    Signals:
        seen: the window was painted for the first time.
        database_wanted: another database is to be chosen.
        create_wanted: a new database is wanted.
        retry_wanted: the same database again.
        upgrade_wanted: the same database, brought to this program's schema.
        person_wanted: somebody else sits down.
        page_said: name of a page's signal that is not the window's, and its arguments.
        notice_told: title, text and address of a notice for the person.
        action_wanted: an action that neither the window nor the page knows.
    """

    seen = Signal()
    database_wanted = Signal()
    create_wanted = Signal()
    retry_wanted = Signal()
    upgrade_wanted = Signal()
    person_wanted = Signal()
    page_said = Signal(str, tuple)
    notice_told = Signal(str, str, str)
    action_wanted = Signal(object)

    def __init__(
        self, state: WindowState, ground: QColor, furnish: Callable[[MainWindow], WindowDesk]
    ) -> None:
        super().__init__()
        self.setObjectName("main")
        self._state = state
        self._furnish = furnish
        self._desk: WindowDesk | None = None
        self._was_seen = False
        self.setWindowTitle(self.tr("发布台"))
        # Until the theme is in force: a white flash is what one remembers of a dark program.
        # (A palette made of a colour loads all names of Qt, which takes 20 ms; a copy does not.)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, ground)
        self.setPalette(palette)
        self.setMinimumSize(*SMALLEST)
        if not state.restore_window(self):
            self.resize(*USUAL)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._on_seen)
        self._late.start(PATIENCE)

    @property
    def desk(self) -> WindowDesk:
        """Everything around the pages; made now if it is not there yet."""
        if self._desk is None:
            self._desk = self._furnish(self)
            self.setPalette(QPalette())
        return self._desk

    @property
    def state(self) -> WindowState:
        """What is remembered from one start to the next."""
        return self._state

    @property
    def session(self) -> Session | None:
        """The open database, None before and between."""
        return self._desk.session if self._desk is not None else None

    @property
    def navigator(self) -> Navigator:
        """What goes to addresses."""
        return self.desk.navigator

    @property
    def host(self) -> PageHost:
        """The stack of pages."""
        return self.desk.host

    def run(self, action: object) -> None:
        """Carry out an action of the table by its ActionId."""
        self.desk.run(action)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Note the first paint; what is done then waits until it is on the screen."""
        super().paintEvent(event)
        if not self._was_seen and self._late.isActive():
            self._late.start(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that no part of the page wanted."""
        if self._desk is None or not self._desk.take_key(event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep place and size; a page with unsaved text may say no."""
        if self._desk is not None and not self._desk.may_close():
            event.ignore()
            return
        self._late.stop()
        self._state.save_window(self)
        self._state.sync()
        if self._desk is not None:
            self._desk.close_session()
        super().closeEvent(event)

    def _on_seen(self) -> None:
        if not self._was_seen:
            self._was_seen = True
            self.seen.emit()
