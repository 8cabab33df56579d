"""The records behind a flat model, changed under it with the fewest signals."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex

from ui.kit import row_sync

T = TypeVar("T")


class RecordRows(Generic[T]):
    """A list of records with distinct keys that tells its model about every change.

    Selection, current row and scroll position of views survive, because rows that stay are never
    removed and inserted again; only very scattered changes reset the model.
    """

    def __init__(
        self, model: QAbstractItemModel, key: Callable[[T], Hashable], columns: int = 1
    ) -> None:
        self._model = model
        self._columns = columns
        self._key = key
        self.records: list[T] = []

    def row_of(self, key: Hashable) -> int:
        """Return the row of the record with that key, -1 if it is not there."""
        for row, record in enumerate(self.records):
            if self._key(record) == key:
                return row
        return -1

    def key_of(self, record: T) -> Hashable:
        """Return the key of a record."""
        return self._key(record)

    def replace(self, records: Sequence[T]) -> None:
        """Show these records, in this order."""
        new = list(records)
        new_keys = [self._key(record) for record in new]
        steps = row_sync.plan([self._key(record) for record in self.records], new_keys)
        if steps is None:
            self._model.beginResetModel()
            self.records = new
            self._model.endResetModel()
            return
        for first, last in steps.removals:
            self._model.beginRemoveRows(QModelIndex(), first, last)
            del self.records[first : last + 1]
            self._model.endRemoveRows()
        if steps.moved:
            place = {key: row for row, key in enumerate(new_keys)}
            self.reorder(sorted(self.records, key=lambda record: place[self._key(record)]))
        for first, last in steps.inserts:
            self._model.beginInsertRows(QModelIndex(), first, last)
            self.records[first:first] = new[first : last + 1]
            self._model.endInsertRows()
        self._tell_changed(new)

    def reorder(self, records: list[T]) -> None:
        """Put the same records in another order; persistent indexes move with them."""
        self._model.layoutAboutToBeChanged.emit()
        old = self._model.persistentIndexList()
        keys = [self._key(self.records[index.row()]) for index in old]
        self.records = records
        place = {self._key(record): row for row, record in enumerate(records)}
        new = [
            self._model.index(place[key], index.column())
            for key, index in zip(keys, old, strict=True)
        ]
        self._model.changePersistentIndexList(old, new)
        self._model.layoutChanged.emit()

    def _tell_changed(self, new: list[T]) -> None:
        """Take over records that are equal in key but not in content."""
        changed = [
            row
            for row, (before, after) in enumerate(zip(self.records, new, strict=True))
            if before is not after and before != after
        ]
        self.records = new
        last_column = self._columns - 1
        for first, last in row_sync.runs(changed):
            self._model.dataChanged.emit(
                self._model.index(first, 0), self._model.index(last, last_column)
            )
