"""Shows notices: through the desktop, and in the window where that is seen or nothing else is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.shell.tray import Tray

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.shell.main_window import MainWindow


class NoticeDesk(QObject):
    """Outlives the windows; the tray's icon is made with the first notice."""

    def __init__(self, window: Callable[[], MainWindow], parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._tray: Tray | None = None

    def tell(self, title: str, text: str, address: str) -> None:
        """Show one notice; a click on it goes to its address."""
        from ui.kit.toast import show_toast

        window = self._window()
        if self._tray is None:
            self._tray = Tray(window.windowIcon(), self.tr("发布台"), self)
            self._tray.followed.connect(self._follow)
        self._tray.tell(title, text, address)
        if not self._tray.there or window.isActiveWindow():
            words = "　".join(filter(None, (title, text)))
            follow = partial(self._follow, address)
            show_toast(
                window, words, action=self.tr("去看"), done=follow, icon="bell", role="accent"
            )

    def hide(self) -> None:
        """Take the tray's icon away."""
        if self._tray is not None:
            self._tray.hide()

    def _follow(self, address: str) -> None:
        window = self._window()
        if window.isMinimized():
            window.showNormal()
        window.show()
        window.raise_()
        window.activateWindow()
        if address:
            window.navigator.go(address)
