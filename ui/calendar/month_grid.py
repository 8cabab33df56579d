"""The month page: weeks of days, chosen by mouse or keys, that releases are dropped on."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from relapp.wording import dates
from ui.calendar.cell_layout import CellLayout, Placed, lay_out
from ui.calendar.day_items import DayCell, OwnDateItem, WindowItem, page
from ui.calendar.day_painter import CellState, paint_cell, paint_weekdays
from ui.calendar.day_words import item_sentence, sentence
from ui.calendar.look import Look
from ui.calendar.mime import Cargo, cargo_of
from ui.calendar.snapshot import CalendarSnapshot
from ui.kit import theme

_WEEK: Final = 7
_HEAD: Final = 28
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_WEEK,
    Qt.Key.Key_Down: _WEEK,
}

Judge = Callable[[Cargo, DayCell], bool]
"""Tells whether something dragged may be dropped on a day."""


class MonthGrid(QWidget):
    """Shows one month of a snapshot.

    Signals:
        day_changed: the current day, by mouse or keys; may lie in another month.
        day_activated: Enter or double click on a day.
        release_activated: number of a release with a date of its own that was double-clicked.
        hovered: cargo (None = nothing any more), day and global point during a drag.
        dropped: cargo and day.
    """

    day_changed = Signal(object)
    day_activated = Signal(object)
    release_activated = Signal(str)
    hovered = Signal(object, object, object)
    dropped = Signal(object, object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calendar.month")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self._look = look
        self._cells: tuple[DayCell, ...] = ()
        self._layouts: tuple[CellLayout, ...] = ()
        self._current = date(2000, 1, 1)
        self._today: date | None = None
        self._judge: Judge | None = None
        self._over: tuple[date, bool] | None = None
        theme.notifier().changed.connect(self._on_theme_changed)

    @property
    def current(self) -> date:
        """The day that is selected."""
        return self._current

    def show_page(self, snapshot: CalendarSnapshot, day: date, now: datetime) -> None:
        """Show the month of a day and select the day."""
        self._cells = page(snapshot, day, now)
        self._current = day
        self._today = snapshot.day_of(now)
        self._lay_out()
        self._speak()

    def set_judge(self, judge: Judge) -> None:
        """Take the rule that says on which day something may be dropped."""
        self._judge = judge

    def mark_drop(self, day: date | None, allowed: bool = True) -> None:
        """Frame a day as the place where something would go; used by mouse and keys alike."""
        over = None if day is None else (day, allowed)
        if over != self._over:
            self._over = over
            self.update()

    def cell(self, day: date) -> DayCell | None:
        """Return the cell of a day on this page."""
        return next((c for c in self._cells if c.day == day), None)

    def rect_of(self, day: date) -> QRect:
        """Return where a day lies; empty when it is not on this page."""
        return next((layout.rect for layout in self._layouts if layout.cell.day == day), QRect())

    def placed(self, day: date) -> tuple[Placed, ...]:
        """Return what is shown in a day and where."""
        return next((layout.placed for layout in self._layouts if layout.cell.day == day), ())

    def sizeHint(self) -> QSize:
        """Ask for room to read every block."""
        now = theme.current()
        return QSize(now.px(7 * 124), now.px(_HEAD + 5 * 112))

    def minimumSizeHint(self) -> QSize:
        """Stay usable in the smallest window."""
        now = theme.current()
        return QSize(now.px(7 * 84), now.px(_HEAD + 5 * 62))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the days that need it."""
        painter = QPainter(self)
        names = [self._look.say(dates.weekday(layout.cell.day)) for layout in self._layouts[:_WEEK]]
        paint_weekdays(painter, self._head_rects()[: len(names)], names)
        for layout in self._layouts:
            if layout.rect.intersects(event.rect()):
                paint_cell(painter, layout, self._state(layout.cell))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the days out anew."""
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by day, week and month, go to today, choose the day."""
        key = Qt.Key(event.key())
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and key in _STEPS:
            self._go(self._current + timedelta(days=_STEPS[key]))
        elif plain and key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._go(month_shifted(self._current, 1 if key == Qt.Key.Key_PageDown else -1))
        elif plain and key == Qt.Key.Key_T and self._today is not None:
            self._go(self._today)
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.day_activated.emit(self._current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the day under the mouse."""
        layout = self._at(event.position().toPoint())
        if layout is not None:
            self._go(layout.cell.day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Choose a day, or the release under the mouse."""
        point = event.position().toPoint()
        layout = self._at(point)
        if layout is None:
            return
        placed = layout.at(point)
        if placed is not None and isinstance(placed.item, OwnDateItem):
            self.release_activated.emit(placed.item.card.number)
        else:
            self.day_activated.emit(layout.cell.day)

    def event(self, event: QEvent) -> bool:
        """Show what is under the mouse in full."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take notice of our own cargo."""
        if cargo_of(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show what a drop here would do."""
        point = event.position().toPoint()
        cargo, layout = cargo_of(event.mimeData()), self._at(point)
        if cargo is None or layout is None:
            event.ignore()
            return
        allowed = self._judge is not None and self._judge(cargo, layout.cell)
        self.mark_drop(layout.cell.day, allowed)
        self.hovered.emit(cargo, layout.cell.day, self.mapToGlobal(point))
        if allowed:
            event.acceptProposedAction()
        else:
            # Accepted moves keep coming; a refused drop is told by the frame and the preview.
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the frame away."""
        self._end_drag()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the cargo on."""
        cargo, layout = cargo_of(event.mimeData()), self._at(event.position().toPoint())
        self._end_drag()
        if cargo is not None and layout is not None:
            event.acceptProposedAction()
            self.dropped.emit(cargo, layout.cell.day)

    def tip_at(self, point: QPoint) -> str:
        """Return the tool tip of a point: the item under it in full, else the whole day."""
        layout = self._at(point)
        if layout is None:
            return ""
        placed = layout.at(point)
        if placed is not None:
            return item_sentence(placed.item, self._look)
        return sentence(layout.cell, self._look) if layout.hidden else ""

    def _end_drag(self) -> None:
        self.mark_drop(None)
        self.hovered.emit(None, None, None)

    def _go(self, day: date) -> None:
        if day == self._current:
            self.update()
            return
        self._current = day
        self.update()
        self._speak()
        self.day_changed.emit(day)

    def _speak(self) -> None:
        cell = self.cell(self._current)
        if cell is not None:
            self.setAccessibleName(sentence(cell, self._look))

    def _state(self, cell: DayCell) -> CellState:
        current = cell.day == self._current
        drop = self._over[1] if self._over is not None and self._over[0] == cell.day else None
        window = cell.window
        chosen = window.window.id if current and isinstance(window, WindowItem) else None
        return CellState(self._look, cell.day == self._today, current, drop, chosen)

    def _at(self, point: QPoint) -> CellLayout | None:
        return next((layout for layout in self._layouts if layout.rect.contains(point)), None)

    def _on_theme_changed(self, _theme: object) -> None:
        self._lay_out()

    def _head_rects(self) -> list[QRect]:
        height = theme.current().px(_HEAD)
        edges = _edges(self.width(), _WEEK)
        return [QRect(a, 0, b - a, height) for a, b in pairwise(edges)]

    def _lay_out(self) -> None:
        weeks = max(1, len(self._cells) // _WEEK)
        head = theme.current().px(_HEAD)
        xs, ys = _edges(self.width(), _WEEK), _edges(max(0, self.height() - head), weeks)
        layouts = []
        for place, cell in enumerate(self._cells):
            row, column = divmod(place, _WEEK)
            rect = QRect(xs[column], head + ys[row], xs[column + 1] - xs[column], 0)
            rect.setHeight(ys[row + 1] - ys[row])
            layouts.append(lay_out(cell, rect))
        self._layouts = tuple(layouts)
        self.update()


def month_shifted(day: date, months: int) -> date:
    """Return the same day of another month, or its last day where it is shorter."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    first = date(year, month + 1, 1)
    last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


def _edges(length: int, parts: int) -> list[int]:
    return [round(length * n / parts) for n in range(parts + 1)]
