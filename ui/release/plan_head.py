"""The head over the sections of a plan: how much is written, and what can be done with it all."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.kit import style, theme
from ui.kit.buttons import Button, IconButton
from ui.kit.labels import label


class PlanHead(QWidget):
    """Count of the sections that must be written; document and copy.

    Signals:
        make_requested: the Word document of the plan.
        copy_requested: take over the plan of another release.
    """

    make_requested = Signal()
    copy_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        now = theme.current()
        self.setFixedHeight(now.px(44))
        row = QHBoxLayout(self)
        row.setContentsMargins(now.px(14), 0, now.px(10), 0)
        row.setSpacing(8)
        self._count = label("", "secondary", self, name="plan.required")
        row.addWidget(self._count)
        row.addStretch(1)
        words = self.tr("复制另一份发布的方案…")
        self.copy_button = IconButton("copy", words, self, name="plan.copy")
        self.copy_button.clicked.connect(self.copy_requested)
        row.addWidget(self.copy_button)
        self.make_button = Button(
            self.tr("生成《发布方案》…"), self, icon="file-word", small=True, name="plan.make"
        )
        self.make_button.clicked.connect(self.make_requested)
        row.addWidget(self.make_button)

    def show_count(self, done: int, needed: int) -> None:
        """Say how many of the sections that must be written are."""
        self._count.setText(self.tr("必写 {done} / {all}").format(done=done, all=needed))
        style.restyle(self._count, tone="ok" if done == needed else None)
