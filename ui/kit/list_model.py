"""A list of frozen records for `QListView` and its delegates."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.kit.record_rows import RecordRows
from ui.kit.roles import KEY_ROLE, RECORD_ROLE

T = TypeVar("T")
AnyIndex = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()


class RecordListModel(QAbstractListModel, Generic[T]):
    """Shows frozen records in the order given; `set_records` is the only way in."""

    def __init__(
        self,
        text: Callable[[T], str],
        key: Callable[[T], Hashable],
        sentence: Callable[[T], str] | None = None,
        extra: Mapping[int, Callable[[T], object]] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Take the shown text, the key getter, the spoken sentence and further roles."""
        super().__init__(parent)
        self._rows: RecordRows[T] = RecordRows(self, key)
        self._answers: dict[int, Callable[[T], Any]] = {
            Qt.ItemDataRole.DisplayRole: text,
            Qt.ItemDataRole.AccessibleTextRole: sentence or text,
            KEY_ROLE: key,
            RECORD_ROLE: lambda record: record,
            **(extra or {}),
        }

    def set_records(self, records: Sequence[T]) -> None:
        """Show these records, in this order."""
        self._rows.replace(records)

    def records(self) -> tuple[T, ...]:
        """Return the records as shown, top down."""
        return tuple(self._rows.records)

    def record(self, index: AnyIndex | int) -> T | None:
        """Return the record of an index or row, None outside the list."""
        row = index if isinstance(index, int) else index.row()
        return self._rows.records[row] if 0 <= row < len(self._rows.records) else None

    def index_of(self, key: Hashable) -> QModelIndex:
        """Return the index of the record with that key; invalid if it is not shown."""
        row = self._rows.row_of(key)
        return self.index(row, 0) if row >= 0 else QModelIndex()

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        """Count the records."""
        return 0 if parent.isValid() else len(self._rows.records)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer a role of a cell."""
        answer = self._answers.get(role)
        if answer is None or not index.isValid():
            return None
        return answer(self._rows.records[index.row()])

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Return what a cell allows."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )
