"""A layout that goes on to the next line when a line is full."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class FlowLayout(QLayout):
    """Places items left to right and top to bottom, each at its own size."""

    def __init__(self, parent: QWidget | None = None, gap: int = 6, line_gap: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._line_gap = line_gap
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more item."""
        self._items.append(item)

    def count(self) -> int:
        """Count the items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item back, None beyond the last."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def clear(self) -> None:
        """Remove all items and delete their widgets."""
        while self._items:
            item = self._items.pop()
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def expandingDirections(self) -> Qt.Orientation:
        """Want no more than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Be taller when narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height all lines need at a width."""
        return self._place(QRect(0, 0, width, 0), dry=True)

    def setGeometry(self, rect: QRect) -> None:
        """Place all items."""
        super().setGeometry(rect)
        self._place(rect, dry=False)

    def sizeHint(self) -> QSize:
        """Return the size of all items in one line."""
        visible = self._visible()
        width = sum(item.sizeHint().width() for item in visible)
        width += self._gap * max(0, len(visible) - 1)
        height = max((item.sizeHint().height() for item in visible), default=0)
        margins = self.contentsMargins()
        return QSize(
            width + margins.left() + margins.right(), height + margins.top() + margins.bottom()
        )

    def minimumSize(self) -> QSize:
        """Return the size of the widest item."""
        size = QSize()
        for item in self._visible():
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _visible(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, dry: bool) -> int:
        margins = self.contentsMargins()
        room = rect.marginsRemoved(margins)
        x, y = room.x(), room.y()
        line: list[tuple[QLayoutItem, int]] = []
        height = 0
        for item in self._visible():
            size = item.sizeHint()
            if line and x + size.width() > room.x() + room.width():
                self._set_line(line, y, height, dry=dry)
                y += height + self._line_gap
                line, x, height = [], room.x(), 0
            line.append((item, x))
            x += size.width() + self._gap
            height = max(height, size.height())
        self._set_line(line, y, height, dry=dry)
        return y + height - rect.y() + margins.bottom()

    @staticmethod
    def _set_line(line: list[tuple[QLayoutItem, int]], top: int, height: int, *, dry: bool) -> None:
        """Put one line in place, its items centred on each other."""
        if dry:
            return
        for item, x in line:
            size = item.sizeHint()
            item.setGeometry(QRect(QPoint(x, top + (height - size.height()) // 2), size))


def flow_widget(parent: QWidget | None = None, gap: int = 6) -> tuple[QWidget, FlowLayout]:
    """Make a widget with a flow layout that takes the height it needs."""
    widget = QWidget(parent)
    layout = FlowLayout(widget, gap, gap)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
    return widget, layout
