"""The matrix as two tables side by side: what is to be done, and who may do it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QTableView, QWidget

from relapp.domain.matrix import Row
from ui.kit import theme, views
from ui.kit.table_model import Column, RecordTableModel

_LEFT = 560


class MatrixTable(QWidget):
    """Left the steps with everybody's names, right a column a person; both scroll as one."""

    def __init__(self, spoken: str, spoken_people: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.left, self.right = QTableView(self), QTableView(self)
        views.prepare_table(self.left, name="apps.matrix.steps", spoken=spoken)
        views.prepare_table(self.right, name="apps.matrix.people", spoken=spoken_people)
        self.left.setFixedWidth(theme.current().px(_LEFT))
        self.left.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Both keep a bar below, or the rows would not stay level at the end.
        for view in (self.left, self.right):
            view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
            copy = QShortcut(QKeySequence(QKeySequence.StandardKey.SelectAll), view)
            copy.setContext(Qt.ShortcutContext.WidgetShortcut)
            copy.activated.connect(self.copy_all)
        self.right.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._link()
        self.steps: RecordTableModel[Row] = RecordTableModel((), _key, parent=self)
        self.people: RecordTableModel[Row] = RecordTableModel((), _key, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addWidget(self.right, 1)

    def show_rows(
        self, rows: Sequence[Row], steps: Sequence[Column[Row]], people: Sequence[Column[Row]]
    ) -> None:
        """Show rows with these columns."""
        kept = self.steps.record(self.left.currentIndex())
        for view, columns, side in ((self.left, steps, "steps"), (self.right, people, "people")):
            model: RecordTableModel[Row] = RecordTableModel(columns, _key, parent=self)
            model.set_records(rows)
            old = getattr(self, side)
            setattr(self, side, model)
            view.setModel(model)
            old.deleteLater()
            views.set_column_widths(view.horizontalHeader(), columns)
        self.left.selectionModel().currentRowChanged.connect(self._on_left)
        self.right.selectionModel().currentRowChanged.connect(self._on_right)
        if rows:
            index = self.steps.index_of(kept.key) if kept is not None else QModelIndex()
            self.left.setCurrentIndex(index if index.isValid() else self.steps.index(0, 0))

    def as_text(self) -> str:
        """Return everything shown as tab-separated text."""
        columns = (*self.steps.columns, *self.people.columns)
        lines = ["\t".join(column.title for column in columns)]
        lines += [
            "\t".join(column.text(row).replace("\n", " ") for column in columns)
            for row in self.steps.records()
        ]
        return "\n".join(lines)

    def copy_all(self) -> None:
        """Put everything shown on the clipboard, for a spreadsheet."""
        QGuiApplication.clipboard().setText(self.as_text())

    def _link(self) -> None:
        left, right = self.left.verticalScrollBar(), self.right.verticalScrollBar()
        left.valueChanged.connect(right.setValue)
        right.valueChanged.connect(left.setValue)

    def _on_left(self, current: QModelIndex) -> None:
        self._follow(self.right, self.people, current.row())

    def _on_right(self, current: QModelIndex) -> None:
        self._follow(self.left, self.steps, current.row())

    def _follow(self, view: QTableView, model: RecordTableModel[Row], row: int) -> None:
        if view.currentIndex().row() != row and model.columnCount():
            view.setCurrentIndex(model.index(row, max(view.currentIndex().column(), 0)))


def _key(row: Row) -> object:
    return row.key
