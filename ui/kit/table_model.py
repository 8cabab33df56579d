"""A table of frozen records described by columns: sorting without a proxy, minimal signals."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QCollator,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QIcon

from ui.kit import theme
from ui.kit.record_rows import RecordRows
from ui.kit.roles import KEY_ROLE, RECORD_ROLE, SORT_ROLE

T = TypeVar("T")
AnyIndex = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
_VCENTRE: Final = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, kw_only=True)
class Column(Generic[T]):
    """One column: what it shows of a record and how it sorts.

    Attributes:
        key: stable name, used for saved widths and in tests.
        title: words of the header.
        text: what the cell shows.
        sort: key to sort by; None sorts by the text in the order of the language. A None value
            goes to the end in either direction.
        sortable: False leaves the order alone when the header is clicked.
        tooltip: text of the cell's tool tip; by default the text itself when it is cut off.
        hint: tool tip of the header.
        right: align right, as figures are.
        width: wished width in design pixels; 0 takes the rest.
        tone: token name of the text colour, such as `bad`; None is the normal colour.
        bold: whether the text is bold.
        icon: picture before the text.
        checked: True/False shows a check box; clicking emits `check_requested`.
        extra: further roles for a delegate, see `roles.EXTRA_ROLE`.
    """

    key: str
    title: str
    text: Callable[[T], str]
    sort: Callable[[T], Any] | None = None
    sortable: bool = True
    tooltip: Callable[[T], str] | None = None
    hint: str = ""
    right: bool = False
    width: int = 120
    tone: Callable[[T], str | None] | None = None
    bold: Callable[[T], bool] | None = None
    icon: Callable[[T], QIcon | None] | None = None
    checked: Callable[[T], bool] | None = None
    extra: Mapping[int, Callable[[T], object]] = field(default_factory=dict)


class RecordTableModel(QAbstractTableModel, Generic[T]):
    """Shows frozen records; `set_records` is the only way in.

    Signals:
        check_requested: record and wished state; the page carries it out and sets new records.
        order_changed: column (-1 = as given) and Qt.SortOrder after sorting.
    """

    check_requested = Signal(object, bool)
    order_changed = Signal(int, object)

    def __init__(
        self,
        columns: Sequence[Column[T]],
        key: Callable[[T], Hashable],
        sentence: Callable[[T], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Take columns, key getter and the sentence a screen reader speaks for a whole row."""
        super().__init__(parent)
        self.columns: tuple[Column[T], ...] = tuple(columns)
        self._rows: RecordRows[T] = RecordRows(self, key, len(self.columns))
        self._sentence = sentence
        self._sort_column = -1
        self._sort_order = Qt.SortOrder.AscendingOrder

    def set_records(self, records: Sequence[T]) -> None:
        """Show these records, in the order last asked for by `sort`."""
        self._rows.replace(self._sorted(records))

    def records(self) -> tuple[T, ...]:
        """Return the records as shown, top down."""
        return tuple(self._rows.records)

    def record(self, index: AnyIndex | int) -> T | None:
        """Return the record of an index or row, None outside the table."""
        row = index if isinstance(index, int) else index.row()
        return self._rows.records[row] if 0 <= row < len(self._rows.records) else None

    def index_of(self, key: Hashable, column: int = 0) -> QModelIndex:
        """Return the index of the record with that key; invalid if it is not shown."""
        row = self._rows.row_of(key)
        return self.index(row, column) if row >= 0 else QModelIndex()

    def column_index(self, key: str) -> int:
        """Return the position of a column.

        Raises:
            KeyError: there is no such column.
        """
        for position, column in enumerate(self.columns):
            if column.key == key:
                return position
        raise KeyError(key)

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        """Count the records."""
        return 0 if parent.isValid() else len(self._rows.records)

    def columnCount(self, parent: AnyIndex = ROOT) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer a role of a cell."""
        if not index.isValid():
            return None
        return cell_data(
            self._rows.records[index.row()],
            self.columns[index.column()],
            role,
            self._rows.key_of,
            self._sentence,
        )

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Turn a click on a check box into a request."""
        record = self.record(index)
        if role != Qt.ItemDataRole.CheckStateRole or record is None:
            return False
        if self.columns[index.column()].checked is None:
            return False
        self.check_requested.emit(record, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Return what a cell allows."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        flags |= Qt.ItemFlag.ItemNeverHasChildren
        if self.columns[index.column()].checked is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Answer a role of the header."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.hint or column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(column)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the records by a column; -1 keeps the order in which records are set."""
        if column >= len(self.columns) or (column >= 0 and not self.columns[column].sortable):
            return
        self._sort_column = column
        self._sort_order = order
        if column >= 0:
            self._rows.reorder(self._sorted(self._rows.records))
        self.order_changed.emit(column, order)

    def _sorted(self, records: Sequence[T]) -> list[T]:
        if self._sort_column < 0:
            return list(records)
        return sort_records(records, self.columns[self._sort_column], self._sort_order)


def sort_records(records: Sequence[T], column: Column[T], order: Qt.SortOrder) -> list[T]:
    """Return the records by one column; what has no value comes last either way."""
    getter = column.sort or text_key(column.text)
    keyed = [(getter(record), record) for record in records]
    valued = [pair for pair in keyed if pair[0] is not None]
    valued.sort(key=lambda pair: pair[0], reverse=order == Qt.SortOrder.DescendingOrder)
    return [record for _, record in valued] + [record for key, record in keyed if key is None]


def text_key(text: Callable[[T], str]) -> Callable[[T], Any]:
    """Return a sort key that orders words as the language does, and 9 before 10."""
    collator = QCollator(QLocale())
    collator.setNumericMode(True)

    def key(record: T) -> object:
        return collator.sortKey(text(record))

    return key


def alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    """Return how a column's cells and header are aligned."""
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | _VCENTRE


def cell_data(
    record: T,
    column: Column[T],
    role: int,
    key: Callable[[T], Hashable],
    sentence: Callable[[T], str] | None,
) -> object:
    """Answer one role for one cell; shared by flat and grouped models."""
    if role in column.extra:
        return column.extra[role](record)
    answer = _ANSWERS.get(role)
    if answer is not None:
        return answer(record, column)
    if role == KEY_ROLE:
        return key(record)
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return sentence(record) if sentence else f"{column.title} {column.text(record)}"
    return None


def _font(record: T, column: Column[T]) -> QFont | None:
    return theme.current().font(bold=True) if column.bold and column.bold(record) else None


def _tone(record: T, column: Column[T]) -> object:
    role = column.tone(record) if column.tone else None
    return theme.current().colour(role) if role else None


def _check(record: T, column: Column[T]) -> Qt.CheckState | None:
    if column.checked is None:
        return None
    return Qt.CheckState.Checked if column.checked(record) else Qt.CheckState.Unchecked


_ANSWERS: Final[Mapping[int, Callable[[Any, Column[Any]], Any]]] = {
    Qt.ItemDataRole.DisplayRole: lambda record, column: column.text(record),
    Qt.ItemDataRole.DecorationRole: lambda r, column: column.icon(r) if column.icon else None,
    Qt.ItemDataRole.ToolTipRole: lambda r, column: (column.tooltip or column.text)(r) or None,
    Qt.ItemDataRole.TextAlignmentRole: lambda record, column: alignment(column),
    Qt.ItemDataRole.FontRole: _font,
    Qt.ItemDataRole.ForegroundRole: _tone,
    Qt.ItemDataRole.CheckStateRole: _check,
    RECORD_ROLE: lambda record, column: record,
    SORT_ROLE: lambda record, column: (column.sort or column.text)(record),
}
