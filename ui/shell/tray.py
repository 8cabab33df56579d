"""Notices of the desktop; where the desktop has no tray, only the window tells."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon


class Tray(QObject):
    """The program's icon in the tray.

    Signals:
        followed: address of the notice that was clicked, empty for the icon itself.
    """

    followed = Signal(str)

    def __init__(self, icon: QIcon, words: str, parent: QObject) -> None:
        super().__init__(parent)
        self._address = ""
        self._icon: QSystemTrayIcon | None = None
        if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
            self._icon = QSystemTrayIcon(icon, self)
            self._icon.setToolTip(words)
            self._icon.messageClicked.connect(self._on_message_clicked)
            self._icon.activated.connect(self._on_activated)
            self._icon.show()

    @property
    def there(self) -> bool:
        """Whether the desktop shows notices."""
        return self._icon is not None

    def tell(self, title: str, text: str, address: str) -> None:
        """Show a notice; a click on it follows the address."""
        if self._icon is not None:
            self._address = address
            self._icon.showMessage(title, text, self._icon.icon())

    def hide(self) -> None:
        """Take the icon away."""
        if self._icon is not None:
            self._icon.hide()

    def _on_message_clicked(self) -> None:
        self.followed.emit(self._address)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.followed.emit("")
