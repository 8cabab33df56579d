"""The view of a plan table: as high as its lines, columns by their share, keys for every deed."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from relapp.domain.plan_item import FieldKind
from ui.kit import metrics, theme, views
from ui.release.item_delegate import ItemDelegate
from ui.release.item_model import NUMBER, ItemModel

_SHARES = {
    FieldKind.LINE: 22,
    FieldKind.TEXT: 28,
    FieldKind.NUMBER: 9,
    FieldKind.MINUTES: 12,
    FieldKind.CHOICE: 11,
    FieldKind.PERSON: 12,
    FieldKind.APPLICATION: 18,
    FieldKind.DATE: 14,
    FieldKind.MOMENT: 18,
}
_LEVEL = 10
_NUMBER = 42


class ItemView(QTableView):
    """Enter or F2 edits, Tab and Enter go on, Alt ↑↓ moves, Delete removes, Ctrl V pastes.

    Signals:
        add_wanted: another line, because editing went beyond the last one.
        remove_wanted: the selected lines.
        move_wanted: the current line by so many places.
        clear_wanted: the current cell.
        paste_wanted: text of the clipboard.
    """

    add_wanted = Signal()
    remove_wanted = Signal()
    move_wanted = Signal(int)
    clear_wanted = Signal()
    paste_wanted = Signal(str)

    def __init__(self, model: ItemModel, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items = model
        views.prepare_table(self, name=f"plan.table.{model.kind.id}", spoken=spoken, several=True)
        self.setModel(model)
        self.cells = ItemDelegate(model, self)
        self.setItemDelegate(self.cells)
        self.cells.step_wanted.connect(self._on_step_wanted)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionsMovable(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset, model.dataChanged):
            signal.connect(self.fit)

    def edit_cell(self, key: int, column: int = 1) -> None:
        """Edit a cell of a line."""
        index = self._items.index(self._items.row_of(key), column)
        if index.isValid():
            self.setCurrentIndex(index)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.edit(index)

    def fit(self) -> None:
        """Take the room the lines need, no more and no less."""
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(place) for place in range(self._items.rowCount()))
        head = theme.current().px(metrics.TABLE_ROW)
        self.horizontalHeader().setFixedHeight(head)
        empty = 0 if self._items.rowCount() else head
        self.setFixedHeight(head + rows + empty + 2 * self.frameWidth())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        first = theme.current().px(_NUMBER)
        columns = range(1, self._items.columnCount())
        shares = [self._share(column) for column in columns]
        free = self.viewport().width() - first
        self.setColumnWidth(NUMBER, first)
        taken = 0
        for column, share in zip(columns, shares, strict=True):
            last = column == columns[-1]
            width = free - taken if last else round(free * share / sum(shares))
            self.setColumnWidth(column, width)
            taken += width
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key asks for."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit(QGuiApplication.clipboard().text())
            return
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_wanted.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._begin(self.currentIndex())
        elif key == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif key == Qt.Key.Key_Backspace:
            self.clear_wanted.emit()
        elif key == Qt.Key.Key_Insert:
            self.add_wanted.emit()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Take over what is being typed when the section or the page is left."""
        self.cells.finish()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.fit()

    def _begin(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        if index.column() == NUMBER or self._items.field_at(index.column()) is None:
            index = index.siblingAtColumn(1)
        if self._items.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(index)
            self.edit(index)

    def _on_step_wanted(self, step: int) -> None:
        index = self.currentIndex()
        if not index.isValid():
            return
        if step == 0:
            below = index.siblingAtRow(index.row() + 1)
            if below.isValid():
                self._begin(below)
            else:
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        following = self._beside(index, step)
        if following.isValid():
            self._begin(following)
        elif step > 0:
            self.add_wanted.emit()

    def _beside(self, index: QModelIndex, step: int) -> QModelIndex:
        """Return the next cell that can be edited, line after line; invalid beyond the ends."""
        row, column = index.row(), index.column() + step
        last = self._items.columnCount() - 1
        while 0 < column <= last and self._items.field_at(column) is None:
            column += step
        if column < 1:
            row, column = row - 1, last
        elif column > last:
            row, column = row + 1, 1
        return self._items.index(row, column)

    def _share(self, column: int) -> float:
        spec = self._items.field_at(column)
        return _LEVEL if spec is None else _SHARES[spec.kind]
