"""The run sheet as a tree: fixed columns, a time scale in the header, the line of the present."""

from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTreeView, QWidget

from ui.kit import keyboard_use, theme
from ui.kit.painting import CENTRE, draw_box, draw_text, text_width
from ui.release import gantt
from ui.release.gantt_scale import MARK_ROOM, GanttScale
from ui.release.run_delegate import RunDelegate
from ui.release.run_model import ACTUAL, CHART, NUMBER, OWNER, PLANNED, RESULT, TITLE, RunModel
from ui.release.run_rows import RunGroup, RunRow
from ui.release.words import Words

AnyIndex = QModelIndex | QPersistentModelIndex
HEADER = 40
WIDTHS = {NUMBER: 42, OWNER: 94, PLANNED: 100, ACTUAL: 100, RESULT: 104}
TITLE_LEAST = 180
TITLE_SHARE = 0.24
CHART_LEAST = 220


class RunTree(QTreeView):
    """Shows the sheet; deeds are asked for by signal.

    Signals:
        row_changed: another row became current.
        edit_wanted: the current row's plan is to be edited.
        remove_wanted: the current row is to be taken out.
        move_wanted: the current row goes up (-1) or down (1).
    """

    row_changed = Signal()
    edit_wanted = Signal()
    remove_wanted = Signal()
    move_wanted = Signal(int)

    def __init__(self, words: Words, me_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("run.sheet")
        self.setAccessibleName(self.tr("上线步骤"))
        self._words = words
        self.model_ = RunModel(words, self)
        self._delegate = RunDelegate(words, me_id, self)
        self._scale_header = ScaleHeader(words, self)
        self.setHeader(self._scale_header)
        self.setModel(self.model_)
        self.setItemDelegate(self._delegate)
        self._dress()

    def set_groups(
        self, groups: tuple[RunGroup, ...], scale: GanttScale | None, at: datetime
    ) -> None:
        """Show the sheet; current row and scrolling stay."""
        current, scrolled = self.current_id(), self.verticalScrollBar().value()
        self.set_now(scale, at)
        if not self.model_.set_groups(groups):
            for number in range(self.model_.rowCount()):
                self.setFirstColumnSpanned(number, QModelIndex(), True)
            self.expandAll()
            self.go_to(current)
            self.verticalScrollBar().setValue(scrolled)

    def set_now(self, scale: GanttScale | None, at: datetime) -> None:
        """Move the line of the present."""
        self._delegate.set_scale(scale, at)
        self._scale_header.set_scale(scale, at)
        self.viewport().update()

    def current_row(self) -> RunRow | None:
        """Return the row that is current."""
        return self.model_.row(self.currentIndex())

    def current_id(self) -> int:
        """Return the key of the current row, 0 if there is none."""
        row = self.current_row()
        return row.id if row is not None else 0

    def go_to(self, step_id: int) -> bool:
        """Make a row current; tell whether it is there."""
        index = self.model_.index_of(step_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        return index.isValid()

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell about another row."""
        super().currentChanged(current, previous)
        self.row_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit, remove and move by key; leave letters to the page."""
        key, alt = event.key(), event.modifiers() == Qt.KeyboardModifier.AltModifier
        if key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_wanted.emit()
        elif key == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_wanted.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif event.text() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # Letters are keys of the page; the view's own search by typing would eat them.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the row under the mouse."""
        if self.model_.row(self.indexAt(event.position().toPoint())) is not None:
            self.edit_wanted.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows and the line of the present over them."""
        super().paintEvent(event)
        scale = self._delegate.scale
        if scale is None or not self.model_.rowCount():
            return
        header = self.header()
        chart = QRect(
            header.sectionViewportPosition(CHART),
            0,
            header.sectionSize(CHART),
            self.viewport().height(),
        )
        painter = QPainter(self.viewport())
        gantt.draw_now(painter, chart, scale, self._delegate.at)
        painter.end()

    def resizeEvent(self, event: object) -> None:
        """Share the width between title and chart."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._share_width()

    def _step(self, step: int) -> None:
        rows = [row for group in self.model_.groups() for row in group.rows]
        ids = [row.id for row in rows]
        current = self.current_id()
        place = ids.index(current) + step if current in ids else 0
        if 0 <= place < len(ids):
            self.go_to(ids[place])

    def _share_width(self) -> None:
        now, header = theme.current(), self.header()
        for column, width in WIDTHS.items():
            header.resizeSection(column, now.px(width))
        rest = self.viewport().width() - sum(now.px(width) for width in WIDTHS.values())
        title = max(now.px(TITLE_LEAST), round(self.viewport().width() * TITLE_SHARE))
        title = min(title, max(now.px(TITLE_LEAST), rest - now.px(CHART_LEAST)))
        header.resizeSection(TITLE, title)
        header.resizeSection(CHART, max(now.px(CHART_LEAST), rest - title))

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setItemsExpandable(False)
        self.setMouseTracking(True)
        self.setAllColumnsShowFocus(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        keyboard_use.no_input_method(self)


class ScaleHeader(QHeaderView):
    """The header whose last section is the time scale with the present in red."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._words = words
        self._scale: GanttScale | None = None
        self._at = words.clock.now()
        self.setSectionsClickable(False)
        self.setSectionsMovable(False)
        self.setStretchLastSection(False)
        self.setMinimumSectionSize(20)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def set_scale(self, scale: GanttScale | None, at: datetime) -> None:
        """Take the span of the chart and the present."""
        self._scale, self._at = scale, at
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return the height of two lines."""
        return QSize(super().sizeHint().width(), theme.current().px(HEADER))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Draw the scale in the last section, words in the others."""
        now = theme.current()
        if logicalIndex != CHART or self._scale is None:
            painter.save()
            super().paintSection(painter, rect, logicalIndex)
            painter.restore()
            return
        painter.fillRect(rect, now.bg_window)
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), now.line)
        self._paint_marks(painter, rect, self._scale)
        self._paint_legend(painter, rect)
        self._paint_now(painter, rect, self._scale)

    def _paint_marks(self, painter: QPainter, rect: QRect, scale: GanttScale) -> None:
        now = theme.current()
        line = now.px(20)
        for mark in scale.marks(rect.width(), now.px(MARK_ROOM), self._words.zone):
            x = rect.x() + round(scale.x(mark, rect.width()))
            width = now.px(MARK_ROOM)
            place = QRect(x - width // 2, rect.y() + 1, width, line)
            place.moveLeft(max(rect.x() + 2, min(place.x(), rect.right() - width)))
            draw_text(painter, place, self._words.time(mark), "text_2", 12, align=CENTRE)

    def _paint_legend(self, painter: QPainter, rect: QRect) -> None:
        now = theme.current()
        x, y = rect.x() + now.px(8), rect.y() + now.px(21)
        entries = (("bg_surface", "line_control", self.tr("计划")), ("ok", None, self.tr("实际")))
        for fill, border, words in entries:
            box = QRect(x, y + now.px(5), now.px(9), now.px(6))
            draw_box(painter, box, fill, border, radius=1)
            width = text_width(words, 11) + 2
            draw_text(painter, QRect(x + now.px(13), y, width, now.px(16)), words, "text_2", 11)
            x += now.px(13) + width + now.px(10)

    def _paint_now(self, painter: QPainter, rect: QRect, scale: GanttScale) -> None:
        if not scale.holds(self._at):
            return
        now = theme.current()
        words = self._words.time(self._at)
        width = text_width(words, 12, bold=True) + now.px(12)
        x = rect.x() + round(scale.x(self._at, rect.width())) + 1
        tag = QRect(x - width // 2, rect.bottom() - now.px(18), width, now.px(17))
        draw_box(painter, tag, "bad", None, radius=3)
        draw_text(painter, tag, words, "on_solid", 12, bold=True, align=CENTRE)
