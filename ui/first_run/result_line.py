"""An icon and a sentence that may need several lines."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.badges import IconMark
from ui.kit.labels import label

_TONES = {"ok": "ok", "bad": "bad", "warn": "warn", "accent": "accent"}


class ResultLine(QWidget):
    """One result in the colour of its meaning; advice stands below in a quiet one."""

    def __init__(
        self, text: str, icon: str, role: str, parent: QWidget | None = None, *, advice: str = ""
    ) -> None:
        super().__init__(parent)
        self._label = label(text, "", self, tone=_TONES.get(role, ""), wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().px(8))
        row.addWidget(IconMark(icon, role, 16, self), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.current().px(1))
        words.addWidget(self._label)
        if advice:
            words.addWidget(label(advice, "secondary", self, wrap=True))
        row.addLayout(words, 1)

    def text(self) -> str:
        """Return the sentence."""
        return self._label.text()
