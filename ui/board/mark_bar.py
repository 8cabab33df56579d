"""The bar below the table while rows are marked: what can be done with all of them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from relapp.domain.card import ReleaseCard
from ui.kit import theme
from ui.kit.buttons import Button, IconButton
from ui.kit.labels import label


class MarkBar(QFrame):
    """Count and buttons.

    Signals:
        chosen: `schedule`, `remind`, `export`, `documents` or `copy`.
        cleared: the marks are to be taken off.
    """

    chosen = Signal(str)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("board.marks")
        self.count_label = label("", "strong", self, name="marks.count")
        self.blocked_label = label("", "secondary", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self.count_label)
        row.addWidget(self.blocked_label)
        row.addSpacing(12)
        self.buttons: dict[str, Button] = {}
        for key, icon, words in (
            ("schedule", "calendar", self.tr("调整窗口")),
            ("remind", "bell", self.tr("催办责任人")),
            ("export", "download", self.tr("导出 CSV")),
            ("documents", "document", self.tr("批量生成《发布方案》")),
            ("copy", "copy", self.tr("复制编号")),
        ):
            button = Button(words, self, icon=icon, name=f"marks.{key}")
            button.clicked.connect(self._on_clicked)
            self.buttons[key] = button
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(label(self.tr("Shift + ↑↓ 连选　Esc 取消"), "secondary", self))
        close = IconButton("close", self.tr("取消标记"), self, name="marks.clear")
        close.clicked.connect(self.cleared)
        row.addWidget(close)
        self.setFixedHeight(theme.current().px(44))
        self.hide()

    def show_marks(self, cards: Sequence[ReleaseCard]) -> None:
        """Show how many are marked; nothing is shown without any."""
        self.setVisible(bool(cards))
        self.count_label.setText(self.tr("已选 {n} 个").format(n=len(cards)))
        blocked = sum(card.blocking for card in cards if card.live)
        self.blocked_label.setText(self.tr("阻塞 {n} 项").format(n=blocked) if blocked else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground of selected rows with a line in the accent colour."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().bg_selected)
        painter.fillRect(0, 0, self.width(), 1, theme.current().accent)
        painter.end()

    def _on_clicked(self) -> None:
        for key, button in self.buttons.items():
            if button is self.sender():
                self.chosen.emit(key)
