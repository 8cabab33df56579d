"""Asks for a reason in a few words, which the journal keeps."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.kit import theme
from ui.kit.base_dialog import BaseDialog
from ui.kit.buttons import Kind


class ReasonDialog(BaseDialog):
    """One text that must not be empty."""

    def __init__(self, title: str, note: str, accept: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent, note=note, name="calendar.reason_dialog", width=440)
        self.reason_edit = QPlainTextEdit(self)
        self.reason_edit.setAccessibleName(self.tr("原因"))
        self.reason_edit.setPlaceholderText(self.tr("原因"))
        self.reason_edit.setFixedHeight(theme.current().px(72))
        self.reason_edit.setTabChangesFocus(True)
        self.body.addWidget(self.reason_edit)
        self.add_accept(accept, kind=Kind.DANGER)
        self.add_reject(self.tr("不取消"))
        self.reason_edit.textChanged.connect(self._tell)
        self._tell()

    @classmethod
    def ask(cls, parent: QWidget, title: str, note: str, accept: str) -> str | None:
        """Return the reason, None when the person thought better of it."""
        dialog = cls(title, note, accept, parent)
        agreed = dialog.exec()
        dialog.deleteLater()
        return dialog.reason() if agreed else None

    def reason(self) -> str:
        """Return what was typed."""
        return self.reason_edit.toPlainText().strip()

    def _tell(self) -> None:
        self.set_acceptable(bool(self.reason()), self.tr("写下原因"))
