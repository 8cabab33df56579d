"""The agenda at the left: items in order, dragged by the mouse or moved by Alt and arrows."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QListView, QStyleOptionViewItem, QWidget

from relapp.domain.vocabulary import ItemState
from ui.kit import icons, metrics, theme
from ui.kit.list_model import RecordListModel
from ui.kit.painting import RIGHT, TONES, draw_text, line_height, text_width
from ui.kit.roles import RECORD_ROLE
from ui.kit.row_delegate import RowDelegate
from ui.kit.views import prepare_list
from ui.meeting.agenda_rows import AgendaRow

AnyIndex = QModelIndex | QPersistentModelIndex
ROW = 82


class AgendaDelegate(RowDelegate):
    """Four lines: place and state, application and version, title, time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, height=ROW)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the room of a row."""
        return QSize(0, theme.current().px(ROW))

    def draw_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        """Draw one item."""
        row = index.data(RECORD_ROLE)
        if not isinstance(row, AgendaRow):
            return
        now, rect = theme.current(), option.rect
        if row.current:
            painter.fillRect(QRect(rect.x(), rect.y(), now.px(4), rect.height()), now.accent)
        inside = rect.adjusted(now.px(14), now.px(6), -now.px(10), -now.px(6))
        high = line_height(12)
        line = QRect(inside.x(), inside.y(), inside.width(), high)
        self._draw_state(painter, line, row)
        draw_text(painter, line, f"{row.place}  {row.number}", "text_2", 12)
        line.translate(0, high)
        draw_text(painter, line, row.name, "text", 13, bold=True)
        line.translate(0, high)
        x = line.x()
        if row.urgent:
            side = now.px(12)
            icons.paint(painter, "bolt", QRect(x, line.y(), side, high), "emergency_text")
            line.setLeft(x + side + now.px(4))
        draw_text(painter, line, row.title, "text_2", 12)
        line.setLeft(x)
        line.translate(0, high)
        draw_text(painter, line, row.time, "text_2", 12)

    def _draw_state(self, painter: QPainter, line: QRect, row: AgendaRow) -> None:
        now = theme.current()
        role = TONES[row.tone].text
        bold = row.current or row.item.decision is not None
        width = text_width(row.state, 12, bold=bold)
        draw_text(painter, line, row.state, role, 12, bold=bold, align=RIGHT)
        side = now.px(12)
        place = QRect(line.right() - width - side - now.px(4), line.y(), side, line.height())
        icons.paint(painter, row.icon, place, role)


class AgendaList(QListView):
    """Shows the items; asks for what a person wants and changes nothing itself.

    Signals:
        chosen: key of the item a person went to.
        move_wanted: key of an item and its new place, counted from 1.
        remove_wanted: key of an item to take off.
    """

    chosen = Signal(int)
    move_wanted = Signal(int, int)
    remove_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: RecordListModel[AgendaRow] = RecordListModel(
            lambda row: row.name, lambda row: row.item.id, lambda row: row.sentence, parent=self
        )
        self.movable = False
        self._pressed: QPoint | None = None
        self._dragged: int | None = None
        self._gap: int | None = None
        prepare_list(self, name="meeting.agenda", spoken=self.tr("议程"))
        self.setModel(self.rows)
        self.setItemDelegate(AgendaDelegate(self))
        self.clicked.connect(self._on_clicked)
        self.activated.connect(self._on_clicked)
        self.setMinimumHeight(theme.current().px(metrics.LIST_ROW))

    def show_rows(self, rows: tuple[AgendaRow, ...], shown_id: int) -> None:
        """Show the items; the one in view is selected, scrolling stays."""
        self.rows.set_records(rows)
        index = self.rows.index_of(shown_id)
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)

    def step(self, by: int) -> None:
        """Go to a neighbouring item."""
        place = self.currentIndex().row() + by
        row = self.rows.record(place)
        if row is not None:
            self.setCurrentIndex(self.rows.index(place, 0))
            self.chosen.emit(row.item.id)

    def shift(self, by: int) -> None:
        """Ask to move the current item by a place."""
        row = self.rows.record(self.currentIndex())
        place = self.currentIndex().row() + by
        if row is not None and self.movable and 0 <= place < self.rows.rowCount():
            self.move_wanted.emit(row.item.id, place + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with Alt and arrows, take off with Delete."""
        key, alt = event.key(), event.modifiers() == Qt.KeyboardModifier.AltModifier
        row = self.rows.record(self.currentIndex())
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.shift(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Delete and row is not None and self.movable:
            self.remove_wanted.emit(row.item.id)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take note of the item that may be dragged."""
        super().mousePressEvent(event)
        row = self.rows.record(self.indexAt(event.position().toPoint()))
        open_item = row is not None and row.item.state is ItemState.OPEN
        if event.button() == Qt.MouseButton.LeftButton and self.movable and row and open_item:
            self._pressed, self._dragged = event.position().toPoint(), row.item.id

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the dragged item would come to lie."""
        at = event.position().toPoint()
        if self._pressed is None or self._dragged is None:
            super().mouseMoveEvent(event)
            return
        far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if far or self._gap is not None:
            self._gap = self._gap_at(at)
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the dragged item go."""
        gap, item_id = self._gap, self._dragged
        self._pressed = self._dragged = self._gap = None
        self.viewport().unsetCursor()
        self.viewport().update()
        if gap is None or item_id is None:
            super().mouseReleaseEvent(event)
            return
        before = self.rows.index_of(item_id).row()
        place = gap if gap <= before else gap - 1
        if place != before:
            self.move_wanted.emit(item_id, place + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the items, and the line of the gap while one is dragged."""
        super().paintEvent(event)
        if self._gap is None:
            return
        painter = QPainter(self.viewport())
        y = theme.current().px(ROW) * self._gap - self.verticalScrollBar().value()
        painter.fillRect(QRect(0, max(0, y - 1), self.width(), 2), theme.current().accent)
        painter.end()

    def _gap_at(self, at: QPoint) -> int:
        high = theme.current().px(ROW)
        place = (at.y() + self.verticalScrollBar().value() + high // 2) // high
        return max(0, min(place, self.rows.rowCount()))

    def _on_clicked(self, index: QModelIndex) -> None:
        row = self.rows.record(index)
        if row is not None:
            self.chosen.emit(row.item.id)
