"""Grey bars in the place of what is still being read."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit import theme
from ui.kit.painting import draw_box

_WIDTHS = (0.42, 0.78, 0.92, 0.56)


class Skeleton(QWidget):
    """A few bars that say where content will be; no animation."""

    def __init__(
        self, parent: QWidget | None = None, *, rows: int = 4, framed: bool = False
    ) -> None:
        """Take the number of bars, 0 fills the height."""
        super().__init__(parent)
        self._rows = rows
        self._framed = framed
        self.setAccessibleName(self.tr("加载中"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Return the room for the bars."""
        now = theme.current()
        return QSize(now.px(160), now.px(20 * max(4, self._rows) + 28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars."""
        now = theme.current()
        painter = QPainter(self)
        if self._framed:
            draw_box(painter, self.rect(), radius=5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.track)
        pad, step, height = now.px(10), now.px(20), now.px(8)
        rows = self._rows or max(1, (self.height() - 2 * pad) // step)
        room = min(self.width(), now.px(640)) - 2 * pad
        for row in range(rows):
            width = room * _WIDTHS[row % len(_WIDTHS)]
            bar = QRectF(pad, pad + row * step, width, height)
            painter.drawRoundedRect(bar, 2, 2)
        painter.end()
