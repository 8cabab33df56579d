"""The frame of the documents page: its head, and how its parts share the room."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QWidget

from ui.kit import metrics, theme
from ui.kit.buttons import Button, LinkButton
from ui.kit.keyboard import key_text
from ui.kit.labels import ElidedLabel, label

_LEFT: Final = 250
_MIDDLE: Final = 700
_RIGHT: Final = 270
_HEIGHTS: Final = (200, 200, 260)


class PageHead(QFrame):
    """Number, application and version; a way to the release and to a fresh preview."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("documents.head")
        self.setProperty("surface", "header")
        now = theme.current()
        self.setFixedHeight(now.px(metrics.PAGE_HEAD))
        self.number_label = label("", "secondary", self, name="documents.number")
        self.name_label = ElidedLabel("", self, size=16, bold=True, name="documents.name")
        self.open_button = LinkButton(self.tr("打开发布"), self, size=13, chevron=True)
        self.open_button.hide()
        self.refresh_button = Button(
            self.tr("刷新预览"), self, icon="sync", key=key_text("F5"), name="documents.refresh"
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(now.px(14), 0, now.px(14), 0)
        row.setSpacing(now.px(10))
        for part in (self.number_label, self.name_label, self.open_button):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.refresh_button)

    def show_release(self, number: str, name: str) -> None:
        """Name the release in view."""
        self.number_label.setText(number)
        self.name_label.setText(name)
        self.open_button.show()


def columns(left: tuple[QWidget, ...], middle: QWidget, right: QWidget) -> QSplitter:
    """Put the parts side by side, those at the left one below the other."""
    now = theme.current()
    side = QSplitter(Qt.Orientation.Vertical)
    for part in left:
        side.addWidget(part)
    side.setChildrenCollapsible(False)
    side.setSizes([now.px(height) for height in _HEIGHTS])
    side.setMinimumWidth(now.px(metrics.SIDE_MIN))
    right.setMinimumWidth(now.px(_RIGHT))
    result = QSplitter(Qt.Orientation.Horizontal)
    for part in (side, middle, right):
        result.addWidget(part)
    result.setChildrenCollapsible(False)
    result.setStretchFactor(1, 1)
    result.setSizes([now.px(_LEFT), now.px(_MIDDLE), now.px(_RIGHT)])
    return result
