"""Asks for the reason of something that others will read about."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.kit import theme
from ui.kit.base_dialog import BaseDialog
from ui.kit.buttons import Kind


class ReasonDialog(BaseDialog):
    """One text; the button stays off until there is one."""

    def __init__(
        self, parent: QWidget, title: str, note: str, accept: str, *, danger: bool = False
    ) -> None:
        super().__init__(title, parent, note=note, name="reason", width=460)
        self.reason_edit = QPlainTextEdit(self)
        self.reason_edit.setObjectName("reason.text")
        self.reason_edit.setAccessibleName(self.tr("原因"))
        self.reason_edit.setPlaceholderText(self.tr("原因，写入记录"))
        self.reason_edit.setTabChangesFocus(True)
        self.reason_edit.setFixedHeight(theme.current().px(92))
        self.reason_edit.textChanged.connect(self._on_text_changed)
        self.body.addWidget(self.reason_edit)
        self.add_reject()
        self.add_accept(accept, kind=Kind.DANGER if danger else Kind.PRIMARY)
        self._on_text_changed()
        self.reason_edit.setFocus()

    @classmethod
    def ask(
        cls, parent: QWidget, title: str, note: str, accept: str, *, danger: bool = False
    ) -> str | None:
        """Return the reason, None when the person thought better of it."""
        dialog = cls(parent, title, note, accept, danger=danger)
        return dialog.reason() if dialog.exec() else None

    def reason(self) -> str:
        """Return what was typed."""
        return self.reason_edit.toPlainText().strip()

    def _on_text_changed(self) -> None:
        self.set_acceptable(bool(self.reason()), self.tr("先写原因"))
