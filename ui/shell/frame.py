"""The parts of the window in their places, and what of it is in sight; `window_desk` says when."""

from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.board.first_board import FirstBoard
from ui.kit.banner import Banner
from ui.kit.skeleton import Skeleton
from ui.shell.error_page import ErrorPage
from ui.shell.header import Header
from ui.shell.pages import PageHost
from ui.shell.rail import Rail
from ui.shell.status import StatusLine


class Frame(QWidget):
    """Head above, rail at the left, pages in the middle, status below."""

    def __init__(self, window: QMainWindow) -> None:
        """Take over the cards that are on the screen already as what is shown while opening."""
        super().__init__(window)
        self.header = Header(self)
        self.rail = Rail(self)
        self.banner = Banner(self, name="shell.banner")
        self.banner.hide()
        self.host = PageHost(self)
        self._opening: QWidget = _first_board(window) or Skeleton(self, rows=0)
        self.error_page = ErrorPage(self)
        self.status = StatusLine(self)
        self.stack = QStackedWidget(self)
        for page in (self._opening, self.host, self.error_page):
            self.stack.addWidget(page)
        self._arrange()

    def show_opening(self) -> None:
        """Show that a database is being opened."""
        self.stack.setCurrentWidget(self._opening)

    def show_error(self) -> None:
        """Show why there is no database, and the ways on."""
        self.stack.setCurrentWidget(self.error_page)
        self._drop_first_board()

    def show_pages(self) -> None:
        """Show the pages of the open database."""
        self.stack.setCurrentWidget(self.host)
        self._drop_first_board()

    def shows_first_board(self) -> bool:
        """Tell whether the first cards are still there, until the board has read its own."""
        return isinstance(self._opening, FirstBoard)

    def _drop_first_board(self) -> None:
        """Have another opening show grey bars: those cards were of one database at one moment."""
        if isinstance(self._opening, FirstBoard):
            self.stack.removeWidget(self._opening)
            self._opening.deleteLater()
            self._opening = Skeleton(self.stack, rows=0)
            self.stack.addWidget(self._opening)

    def _arrange(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.banner)
        right.addWidget(self.stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addLayout(right, 1)
        pile = QVBoxLayout(self)
        pile.setContentsMargins(0, 0, 0, 0)
        pile.setSpacing(0)
        pile.addWidget(self.header)
        pile.addLayout(middle, 1)
        pile.addWidget(self.status)


def _first_board(window: QMainWindow) -> FirstBoard | None:
    shown = window.centralWidget()
    if not isinstance(shown, FirstBoard):
        return None
    window.takeCentralWidget()
    shown.set_framed()
    return shown
