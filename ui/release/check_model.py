"""The tree behind the check list: groups and rows that change in place, never under the cursor."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QElapsedTimer,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)

from relapp.domain.vocabulary import CheckResult
from ui.kit.roles import EXTRA_ROLE, KEY_ROLE, RECORD_ROLE
from ui.release.check_rows import CheckGroup, CheckRow
from ui.release.words import Words

AnyIndex = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
GROUP_ROLE: Final = EXTRA_ROLE
"""The group of a row, or the group itself."""
FLASH_ROLE: Final = EXTRA_ROLE + 1
"""None, or whether a colleague's fresh answer was 不通过."""
FLASH_MS: Final = 4_000


class CheckModel(QAbstractItemModel):
    """Groups with their rows; `set_groups` is the only way in."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._groups: tuple[CheckGroup, ...] = ()
        self._flashes: dict[str, tuple[bool, int]] = {}
        self._answers: dict[int, Callable[[CheckRow], object]] = {
            RECORD_ROLE: lambda row: row,
            KEY_ROLE: lambda row: row.id,
            Qt.ItemDataRole.DisplayRole: lambda row: words.of(row.item.text),
            Qt.ItemDataRole.AccessibleTextRole: words.check_sentence,
            Qt.ItemDataRole.ToolTipRole: words.check_tooltip,
        }
        self._clock = QElapsedTimer()
        self._clock.start()
        self._fading = QTimer(self)
        self._fading.setInterval(500)
        self._fading.timeout.connect(self._on_fading_timeout)

    def set_groups(self, groups: tuple[CheckGroup, ...]) -> bool:
        """Show these groups; tell whether the old rows stayed where they are."""
        if _shape(groups) != _shape(self._groups):
            self.beginResetModel()
            self._groups = groups
            self.endResetModel()
            return False
        old, self._groups = self._groups, groups
        for number, (before, after) in enumerate(zip(old, groups, strict=True)):
            if before == after:
                continue
            place = self.index(number, 0)
            self.dataChanged.emit(place, place)
            for row, pair in enumerate(zip(before.rows, after.rows, strict=True)):
                if pair[0] != pair[1]:
                    child = self.index(row, 0, place)
                    self.dataChanged.emit(child, child)
        return True

    def flash(self, found: Mapping[str, bool]) -> None:
        """Tint rows for four seconds because a colleague has just answered them."""
        end = self._clock.elapsed() + FLASH_MS
        for item_id, is_bad in found.items():
            self._flashes[item_id] = (is_bad, end)
            self._tell(item_id)
        if self._flashes:
            self._fading.start()

    def groups(self) -> tuple[CheckGroup, ...]:
        """Return the groups as shown."""
        return self._groups

    def index_of(self, item_id: str) -> QModelIndex:
        """Return the index of a check, invalid if it does not apply."""
        for number, group in enumerate(self._groups):
            for row, entry in enumerate(group.rows):
                if entry.id == item_id:
                    return self.index(row, 0, self.index(number, 0))
        return QModelIndex()

    def group_index(self, key: str) -> QModelIndex:
        """Return the index of a group, invalid if there is none."""
        for number, group in enumerate(self._groups):
            if group.key == key:
                return self.index(number, 0)
        return QModelIndex()

    def row(self, index: AnyIndex) -> CheckRow | None:
        """Return the check of an index, None for a group."""
        group = self._group_of(index)
        return group.rows[index.row()] if group is not None else None

    def index(self, row: int, column: int, parent: AnyIndex = ROOT) -> QModelIndex:
        """Return an index of the tree."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        # The internal number is 0 for a group, else one more than the number of its group.
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: AnyIndex = ROOT) -> QModelIndex:  # type: ignore[override]
        """Return the group of a row."""
        number = index.internalId() if index.isValid() else 0
        return self.createIndex(number - 1, 0, 0) if number else QModelIndex()

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        """Count groups, or the rows of a group."""
        if not parent.isValid():
            return len(self._groups)
        return 0 if parent.internalId() else len(self._groups[parent.row()].rows)

    def columnCount(self, parent: AnyIndex = ROOT) -> int:
        """Return the only column."""
        return 1

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Say that rows can be selected and heads cannot."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if not index.internalId():
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer one role."""
        if not index.isValid():
            return None
        row = self.row(index)
        if row is None:
            return self._group_data(self._groups[index.row()], role)
        if role == GROUP_ROLE:
            return self._group_of(index)
        return self._row_data(row, role)

    def _group_data(self, group: CheckGroup, role: int) -> Any:
        if role in (RECORD_ROLE, GROUP_ROLE):
            return group
        if role == KEY_ROLE:
            return group.key
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words.of(group.name)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._words.check_group_sentence(group)
        return None

    def _row_data(self, row: CheckRow, role: int) -> Any:
        if role == FLASH_ROLE:
            flash = self._flashes.get(row.id)
            return None if flash is None else flash[0]
        answer = self._answers.get(role)
        return None if answer is None else answer(row)

    def _group_of(self, index: AnyIndex) -> CheckGroup | None:
        number = index.internalId() if index.isValid() else 0
        return self._groups[number - 1] if number else None

    def _tell(self, item_id: str) -> None:
        index = self.index_of(item_id)
        if index.isValid():
            self.dataChanged.emit(index, index)

    def _on_fading_timeout(self) -> None:
        now = self._clock.elapsed()
        for item_id in [i for i, (_, end) in self._flashes.items() if end <= now]:
            del self._flashes[item_id]
            self._tell(item_id)
        if not self._flashes:
            self._fading.stop()


def is_bad(row: CheckRow) -> bool:
    """Tell whether a row was answered with 不通过."""
    return row.answer is not None and row.answer.result is CheckResult.FAIL


def _shape(groups: tuple[CheckGroup, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((group.key, tuple(row.id for row in group.rows)) for group in groups)
