"""Widgets of the gallery held in a state that otherwise needs a mouse or a keyboard."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QStyle,
    QStyleOptionButton,
    QStyleOptionFrame,
    QVBoxLayout,
    QWidget,
)

from ui.kit.buttons import Button, Kind
from ui.kit.painting import draw_box, draw_focus_ring


class PosedButton(Button):
    """A button held in one state for the picture."""

    def __init__(self, text: str, kind: Kind, state: str, parent: QWidget) -> None:
        super().__init__(text, parent, kind=kind)
        self._state = state
        self.setDown(state == "按下")
        self.setEnabled(state != "禁用")

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Pretend to lie under the mouse."""
        super().initStyleOption(option)
        if self._state == "悬停":
            option.state |= QStyle.StateFlag.State_MouseOver


class FocusedEdit(QLineEdit):
    """A field held in the state it has with focus."""

    def initStyleOption(self, option: QStyleOptionFrame) -> None:
        """Pretend to have focus."""
        super().initStyleOption(option)
        option.state |= QStyle.StateFlag.State_HasFocus


class RingFrame(QWidget):
    """Room around a widget with the focus ring drawn in it."""

    def __init__(self, inner: QWidget, role: str, shown: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._inner, self._role, self._shown = inner, role, shown
        box = QHBoxLayout(self)
        box.setContentsMargins(4, 4, 4, 4)
        box.addWidget(inner)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        if self._shown:
            painter = QPainter(self)
            draw_focus_ring(painter, self._inner.geometry(), role=self._role)
            painter.end()


class CardFrame(QWidget):
    """A card frame around something."""

    def __init__(self, inner: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 4, 4, 4)
        box.addWidget(inner)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame."""
        painter = QPainter(self)
        draw_box(painter, self.rect(), radius=5)
        painter.end()
