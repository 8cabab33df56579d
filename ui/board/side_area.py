"""A page part with a panel at its right: beside it where there is room, over it where not."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.kit import metrics, theme

_HANDLE: Final = 5


class SideArea(QWidget):
    """Places content and side panel; the edge between them can be dragged.

    Signals:
        side_shown: the panel was opened or put away.
        width_changed: the panel's width after dragging, in design pixels.
        cover_changed: pixels at the right of the content that lie under the panel.
    """

    side_shown = Signal(bool)
    width_changed = Signal(int)
    cover_changed = Signal(int)

    def __init__(self, content: QWidget, side: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._side = side
        self._wished = metrics.INSPECTOR
        content.setParent(self)
        side.setParent(self)
        self._handle = _Handle(self)
        self._open = True
        self._cover = 0

    def is_open(self) -> bool:
        """Tell whether the panel is in sight."""
        return self._open

    def overlays(self) -> bool:
        """Tell whether the panel lies over the content: the window is too narrow for both."""
        below = theme.current().px(metrics.OVERLAY_BELOW - metrics.RAIL)
        return self.width() < below

    def set_open(self, shown: bool) -> None:
        """Open the panel or put it away."""
        if shown == self._open:
            return
        self._open = shown
        self._place()
        self.side_shown.emit(shown)

    def set_side_width(self, width: int) -> None:
        """Take a width in design pixels, within the limits of the design."""
        self._wished = min(max(width, metrics.INSPECTOR_MIN), metrics.INSPECTOR_MAX)
        self._place()

    def side_width(self) -> int:
        """Return the panel's width in design pixels."""
        return self._wished

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place both anew."""
        super().resizeEvent(event)
        self._place()

    def drag_to(self, x: int) -> None:
        """Put the edge at this place."""
        self.set_side_width(round((self.width() - x) / theme.current().scale))

    def dragged(self) -> None:
        """Tell the width the person chose."""
        self.width_changed.emit(self._wished)

    def _place(self) -> None:
        side = theme.current().px(self._wished) if self._open else 0
        left = self.width() - side
        self._side.setVisible(self._open)
        self._handle.setVisible(self._open)
        content = self.width() if self.overlays() else left - (1 if self._open else 0)
        self._content.setGeometry(0, 0, max(content, 0), self.height())
        if self._open:
            self._side.setGeometry(left, 0, side, self.height())
            self._handle.setGeometry(left - _HANDLE // 2 - 1, 0, _HANDLE, self.height())
            self._side.raise_()
            self._handle.raise_()
        self._tell_cover(side if self.overlays() else 0)

    def _tell_cover(self, cover: int) -> None:
        if cover != self._cover:
            self._cover = cover
            self.cover_changed.emit(cover)


class _Handle(QWidget):
    """The edge of the panel, to be dragged; a line of one pixel."""

    def __init__(self, area: SideArea) -> None:
        super().__init__(area)
        self._area = area
        self.setCursor(Qt.CursorShape.SplitHCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.fillRect(_HANDLE // 2, 0, 1, self.height(), theme.current().line)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the edge."""
        self._area.drag_to(self._area.mapFromGlobal(event.globalPosition().toPoint()).x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Remember where it is."""
        self._area.dragged()
