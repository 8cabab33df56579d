"""A scroll bar that lies over the edge of a list, so that cards are as wide with as without it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.kit import theme

WIDTH = 8
THUMB = 3
SHORTEST = 24


class SlimBar(QWidget):
    """A thumb at the right edge of a scroll area; hidden while everything is in view."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._bar = area.verticalScrollBar()
        self._grip: int | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._bar.rangeChanged.connect(self._place)
        self._bar.valueChanged.connect(self._repaint)
        area.installEventFilter(self)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the edge."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the thumb, stronger under the pointer."""
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        strong = self.underMouse() or self._grip is not None
        painter.setBrush(now.line_control if strong else now.line)
        painter.drawRoundedRect(self._thumb(), THUMB / 2, THUMB / 2)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the thumb, or jump there."""
        y = event.position().toPoint().y()
        thumb = self._thumb()
        inside = thumb.top() <= y <= thumb.bottom()
        self._grip = y - thumb.top() if inside else thumb.height() // 2
        self._follow(y)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scroll with the pointer."""
        if self._grip is not None:
            self._follow(event.position().toPoint().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the thumb go."""
        self._grip = None
        self.update()

    def _follow(self, y: int) -> None:
        room = self.height() - self._thumb().height()
        if room > 0 and self._grip is not None:
            share = (y - self._grip) / room
            span = self._bar.maximum() - self._bar.minimum()
            self._bar.setValue(self._bar.minimum() + round(share * span))

    def _thumb(self) -> QRect:
        span = self._bar.maximum() - self._bar.minimum()
        page = max(1, self._bar.pageStep())
        length = max(SHORTEST, self.height() * page // (span + page))
        top = (self.height() - length) * (self._bar.value() - self._bar.minimum()) // max(1, span)
        return QRect((self.width() - THUMB) // 2 + 2, top, THUMB, length)

    def _place(self) -> None:
        self.setGeometry(self._area.width() - WIDTH, 0, WIDTH, self._area.height())
        self.setVisible(self._bar.maximum() > self._bar.minimum())
        self.raise_()

    def _repaint(self) -> None:
        self.update()
