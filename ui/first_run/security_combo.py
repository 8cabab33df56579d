"""How the line to the team database is guarded: three ways, and a CA file of one's own."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from relapp.connection import Security, usual_security

_FILE: Final = "file"


class SecurityCombo(QComboBox):
    """Proposes what is usual for a host until somebody chooses.

    Signals:
        chosen: another way, or another file.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("first_run.security")
        # The longest of them must not push the test aside.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self._root, self._said = "", False
        self.addItem(self.tr("必须加密，并核对服务器证书"), Security.VERIFY.value)
        self.addItem(self.tr("必须加密，用 CA 文件核对证书…"), _FILE)
        self.addItem(self.tr("必须加密，不核对证书"), Security.REQUIRE.value)
        self.addItem(self.tr("能加密就加密（只用于本机或内网）"), Security.PREFER.value)
        self._before = 0
        self.activated.connect(self._on_activated)

    def value(self) -> tuple[Security, str]:
        """Return the way and the CA file, empty for the authorities of the machine."""
        data = str(self.currentData())
        return (Security.VERIFY, self._root) if data == _FILE else (Security(data), "")

    def show_value(self, host: str, security: Security, root: str) -> None:
        """Show a way; one that is usual for the host goes on following the host."""
        self._root = root
        self._said = bool(root) or security is not _usual(host)
        self._show(_FILE if root else security.value)

    def follow(self, host: str) -> None:
        """Propose what is usual for a host, unless somebody chose."""
        if not self._said:
            self._show(_usual(host).value)

    def ask_root(self) -> str:
        """Ask for a CA file; tests replace this."""
        title, kinds = self.tr("CA 文件"), self.tr("证书 (*.pem *.crt *.cer);;所有文件 (*)")
        chosen, _ = QFileDialog.getOpenFileName(self, title, self._root, kinds)
        return chosen

    def _show(self, data: str) -> None:
        words = self.tr("必须加密，用 CA 文件核对证书…")
        if self._root:
            words = self.tr("必须加密，用 {file} 核对证书").format(file=Path(self._root).name)
        self.setItemText(self.findData(_FILE), words)
        self.setCurrentIndex(self.findData(data))
        self.setToolTip(self._root if data == _FILE else "")
        self._before = self.currentIndex()

    def _on_activated(self, place: int) -> None:
        data = str(self.itemData(place))
        if data == _FILE:
            chosen = self.ask_root()
            if not chosen:
                self.setCurrentIndex(self._before)
                return
            self._root = chosen
        self._said = True
        self._show(data)
        self.chosen.emit()


def _usual(host: str) -> Security:
    return usual_security(host) if host else Security.VERIFY
