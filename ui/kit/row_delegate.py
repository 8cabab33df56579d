"""How rows of tables and lists are painted: bar at the current row, ring for the keyboard."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from ui.kit import keyboard_use, metrics, theme
from ui.kit.painting import draw_focus_ring

AnyIndex = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Base of all cell delegates: draws the row's ground and the marks of the current row.

    Subclasses override `draw_content` and paint in the rectangle they are given; without that the
    cell is drawn by the style as usual.
    """

    def __init__(self, parent: QWidget | None = None, *, height: int = metrics.TABLE_ROW) -> None:
        """Take the row height in design pixels."""
        super().__init__(parent)
        self._height = height

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the uniform height."""
        size = super().sizeHint(option, index)
        size.setHeight(theme.current().px(self._height))
        return size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw ground, content and the marks of the current row."""
        plain = QStyleOptionViewItem(option)
        # The style would draw a dotted focus frame in one cell; the ring is drawn below instead.
        plain.state &= ~QStyle.StateFlag.State_HasFocus
        if type(self).draw_content is RowDelegate.draw_content:
            super().paint(painter, plain, index)
        else:
            draw_ground(painter, plain)
            painter.save()
            self.draw_content(painter, plain, index)
            painter.restore()
        draw_current(painter, option, index)

    def draw_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        """Draw the cell over its ground; `option.rect` is the whole cell."""


def draw_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Draw fill and bottom rule of a row in the state it is in."""
    now = theme.current()
    state = option.state
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, now.bg_selected)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, now.bg_hover)
    rule = QRect(option.rect.x(), option.rect.bottom(), option.rect.width(), 1)
    painter.fillRect(rule, now.line_soft)


def draw_current(painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
    """Draw the accent bar at the left of the current row, and the ring after keyboard use."""
    view = option.widget
    if not isinstance(view, QAbstractItemView):
        return
    current = view.currentIndex()
    if not current.isValid() or current.row() != index.row():
        return
    if current.parent() != index.parent():
        return
    now = theme.current()
    rect = option.rect
    if _is_first(view, index):
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or view.hasFocus():
            left = 0 if isinstance(view, QTreeView) else rect.x()
            painter.fillRect(QRect(left, rect.y(), now.px(3), rect.height()), now.accent)
    if keyboard_use.focus_visible(view):
        _draw_ring(painter, view, rect, index)


def _draw_ring(painter: QPainter, view: QAbstractItemView, rect: QRect, index: AnyIndex) -> None:
    """Draw the ring along the cells of the current row, or around one cell if cells are chosen."""
    if view.selectionBehavior() != QAbstractItemView.SelectionBehavior.SelectRows:
        draw_focus_ring(painter, rect, inside=True, radius=2)
        return
    colour = theme.current().accent
    painter.fillRect(QRect(rect.x(), rect.y(), rect.width(), 2), colour)
    painter.fillRect(QRect(rect.x(), rect.bottom() - 1, rect.width(), 2), colour)


def _is_first(view: QAbstractItemView, index: AnyIndex) -> bool:
    if isinstance(view, QTreeView):
        return view.header().visualIndex(index.column()) == 0
    header = getattr(view, "horizontalHeader", None)
    if header is not None:
        return bool(header().visualIndex(index.column()) == 0)
    return index.column() == 0


def text_rect(option: QStyleOptionViewItem, pad: int = 8) -> QRect:
    """Return the cell without its side margins, given in design pixels."""
    space = theme.current().px(pad)
    return option.rect.adjusted(space, 0, -space, -1)


def is_selected(option: QStyleOptionViewItem) -> bool:
    """Tell whether the row is selected."""
    return bool(option.state & QStyle.StateFlag.State_Selected)


def role_text(index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str:
    """Return what an index answers as text, empty for nothing."""
    value = index.data(role)
    return "" if value is None else str(value)
