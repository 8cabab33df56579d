"""The model behind a plan table: a number, the columns of its kind, the level of a risk."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from relapp.domain.plan_item import ItemField, ItemKind, Value
from relapp.domain.plan_kinds import RISK
from relapp.domain.risk import RiskLevel, matrix_level_of, product_of
from relapp.domain.text import Text
from relapp.wording.plan_values import Wording
from ui.kit.record_rows import RecordRows
from ui.kit.roles import KEY_ROLE, RECORD_ROLE
from ui.release.item_rows import ItemRow

AnyIndex = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
NUMBER: Final = 0
_LEVEL = Text("等级", "Level")


class ItemModel(QAbstractTableModel):
    """Shows lines; what is typed is told, never kept here.

    Signals:
        typed: key of the line, identifier of the column, value.
    """

    typed = Signal(int, str, object)

    def __init__(self, kind: ItemKind, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.words: Wording | None = None
        self.editable = False
        self._levels: tuple[RiskLevel, ...] = ()
        self._rows: RecordRows[ItemRow] = RecordRows(self, lambda row: row.key, self.columnCount())

    def set_words(self, words: Wording, levels: tuple[RiskLevel, ...]) -> None:
        """Take the names behind keys and the levels of risk."""
        self.words, self._levels = words, levels

    def set_rows(self, rows: Sequence[ItemRow], *, editable: bool) -> None:
        """Show these lines."""
        self.editable = editable
        self._rows.replace(rows)

    def row(self, index: AnyIndex | int) -> ItemRow | None:
        """Return the line of an index or row."""
        place = index if isinstance(index, int) else index.row()
        return self._rows.records[place] if 0 <= place < len(self._rows.records) else None

    def row_of(self, key: int) -> int:
        """Return the row of a line, -1 if it is gone."""
        return self._rows.row_of(key)

    def field_at(self, column: int) -> ItemField | None:
        """Return the column of the kind, None for number and level."""
        place = column - 1
        if self.kind.id == RISK.id:
            if column == _level_column():
                return None
            place -= column > _level_column()
        return self.kind.fields[place] if 0 <= place < len(self.kind.fields) else None

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        """Count lines."""
        return 0 if parent.isValid() else len(self._rows.records)

    def columnCount(self, parent: AnyIndex = ROOT) -> int:
        """Count number, columns and, for risks, the level."""
        return 1 + len(self.kind.fields) + (self.kind.id == RISK.id)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the words of the header."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == NUMBER:
            return self.tr("序")
        spec = self.field_at(section)
        language = self.words.language if self.words is not None else "zh"
        return spec.name.of(language) if spec is not None else _LEVEL.of(language)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Say which cells can be edited."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.editable and self.field_at(index.column()) is not None:
            return plain | Qt.ItemFlag.ItemIsEditable
        return plain

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer one role."""
        row = self.row(index) if index.isValid() else None
        if row is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.cell(row, index.column())
        if role == Qt.ItemDataRole.EditRole:
            spec = self.field_at(index.column())
            return row.values.get(spec.id) if spec is not None else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.sentence(row)
        return {int(RECORD_ROLE): row, int(KEY_ROLE): row.key}.get(role)

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what was typed; the table decides what becomes of it."""
        row, spec = self.row(index), self.field_at(index.column())
        if row is None or spec is None or role != Qt.ItemDataRole.EditRole:
            return False
        found: Value = value if isinstance(value, (str, int)) else None
        if (row.values.get(spec.id) or None) != (found if found != "" else None):
            self.typed.emit(row.key, spec.id, found)
        return True

    def cell(self, row: ItemRow, column: int) -> str:
        """Return what a cell shows."""
        if column == NUMBER:
            return str(self._rows.row_of(row.key) + 1)
        spec = self.field_at(column)
        if spec is None:
            return self._level(row)
        return self.words.of(spec, row.values.get(spec.id)) if self.words is not None else ""

    def sentence(self, row: ItemRow) -> str:
        """Return a whole line as a screen reader speaks it."""
        parts = []
        for column in range(1, self.columnCount()):
            shown = self.cell(row, column)
            if shown:
                parts.append(f"{self.headerData(column, Qt.Orientation.Horizontal)} {shown}")
        language = self.words.language if self.words is not None else "zh"
        if row.said is not None:
            parts.append(row.said.of(language))
        return ("，" if language == "zh" else ", ").join(parts)

    def _level(self, row: ItemRow) -> str:
        product = product_of(row.values)
        level = matrix_level_of(self._levels, product)
        if not product or self.words is None:
            return ""
        return (
            f"{product} {level.name.of(self.words.language)}" if level is not None else str(product)
        )


def _level_column() -> int:
    """The level stands right behind what it is reckoned from."""
    return [spec.id for spec in RISK.fields].index("impact") + 2
