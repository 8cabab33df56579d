"""A rate as a bar with its target as a named line."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit import theme
from ui.kit.painting import CENTRE, draw_progress, draw_target_bar, draw_text, text_width


class TargetBar(QWidget):
    """Green at or above the target, red below; the target's name stands under its line."""

    def __init__(self, parent: QWidget | None = None, *, height: int = 12) -> None:
        super().__init__(parent)
        self._height = height
        self._fraction = 0.0
        self._target: float | None = None
        self._name = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_rate(self, fraction: float, target: float | None = None, name: str = "") -> None:
        """Show a rate and a target between 0 and 1."""
        self._fraction, self._target, self._name = fraction, target, name
        self.setAccessibleName(f"{fraction:.1%} {name}".strip())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the bar and the line below for the name."""
        now = theme.current()
        return QSize(now.px(160), now.px(self._height + (20 if self._name else 4)) + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw bar, line and name."""
        now = theme.current()
        painter = QPainter(self)
        bar = QRect(0, 2, self.width(), now.px(self._height))
        draw_target_bar(painter, bar, self._fraction, self._target)
        if self._name and self._target is not None:
            width = text_width(self._name, 12) + 2
            left = round(bar.width() * self._target - width / 2)
            left = max(0, min(left, self.width() - width))
            place = QRect(left, bar.bottom() + 4, width, now.px(17))
            draw_text(painter, place, self._name, "text_2", 12, align=CENTRE)
        painter.end()


class ProgressLine(QWidget):
    """A bar of 4 px: blue, green when full."""

    def __init__(self, parent: QWidget | None = None, *, width: int = 0) -> None:
        """Take a fixed width in design pixels, 0 = as wide as there is room."""
        super().__init__(parent)
        self._fraction = 0.0
        self._width = width
        across = QSizePolicy.Policy.Fixed if width else QSizePolicy.Policy.Expanding
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)

    def set_fraction(self, fraction: float, spoken: str = "") -> None:
        """Show a part of 1; `spoken` says it in words."""
        self._fraction = fraction
        self.setAccessibleName(spoken or f"{fraction:.0%}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the scaled bar."""
        now = theme.current()
        return QSize(now.px(self._width or 80), now.px(4))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar."""
        painter = QPainter(self)
        draw_progress(painter, self.rect(), self._fraction)
        painter.end()
