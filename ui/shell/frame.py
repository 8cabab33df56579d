"""The parts of the window in their places; what they do is said in `main_window`."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.kit.banner import Banner
from ui.kit.skeleton import Skeleton
from ui.shell.error_page import ErrorPage
from ui.shell.header import Header
from ui.shell.pages import PageHost
from ui.shell.rail import Rail
from ui.shell.status import StatusLine


class Frame(QWidget):
    """Head above, rail at the left, pages in the middle, status below."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.header = Header(self)
        self.rail = Rail(self)
        self.banner = Banner(self, name="shell.banner")
        self.banner.hide()
        self.host = PageHost(self)
        self.skeleton = Skeleton(self, rows=0)
        self.error_page = ErrorPage(self)
        self.status = StatusLine(self)
        self.stack = QStackedWidget(self)
        for page in (self.skeleton, self.host, self.error_page):
            self.stack.addWidget(page)
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
