"""The tree behind the run sheet: phases and rows, changed in place."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from relapp.domain.vocabulary import RunKind
from relapp.wording import terms
from ui.kit.roles import EXTRA_ROLE, KEY_ROLE, RECORD_ROLE
from ui.release.run_rows import RunGroup, RunRow
from ui.release.words import DASH, Words

AnyIndex = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
NUMBER, TITLE, OWNER, PLANNED, ACTUAL, RESULT, CHART = range(7)


class RunModel(QAbstractItemModel):
    """Phases with their rows; `set_groups` is the only way in."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._groups: tuple[RunGroup, ...] = ()
        self._answers: dict[int, Callable[[RunRow], object]] = {
            RECORD_ROLE: lambda row: row,
            KEY_ROLE: lambda row: row.id,
            EXTRA_ROLE: self.beside,
            Qt.ItemDataRole.AccessibleTextRole: self.sentence,
            Qt.ItemDataRole.ToolTipRole: self.tooltip,
        }
        self._cells: dict[int, Callable[[RunRow], str]] = {
            NUMBER: lambda row: "" if row.step.kind is RunKind.GATE else str(row.number),
            TITLE: self._title,
            OWNER: lambda row: row.step.owner or self.tr("未指定"),
            PLANNED: self._planned,
            ACTUAL: self._actual,
            RESULT: self._result,
        }

    def set_groups(self, groups: tuple[RunGroup, ...]) -> bool:
        """Show these phases; tell whether the old rows stayed where they are."""
        if _shape(groups) != _shape(self._groups):
            self.beginResetModel()
            self._groups = groups
            self.endResetModel()
            return False
        old, self._groups = self._groups, groups
        for number, (before, after) in enumerate(zip(old, groups, strict=True)):
            parent = self.index(number, 0)
            for row, pair in enumerate(zip(before.rows, after.rows, strict=True)):
                if pair[0] != pair[1]:
                    last = self.columnCount() - 1
                    self.dataChanged.emit(self.index(row, 0, parent), self.index(row, last, parent))
        return True

    def groups(self) -> tuple[RunGroup, ...]:
        """Return the phases as shown."""
        return self._groups

    def row(self, index: AnyIndex) -> RunRow | None:
        """Return the row of an index, None for a phase."""
        number = index.internalId() if index.isValid() else 0
        return self._groups[number - 1].rows[index.row()] if number else None

    def index_of(self, step_id: int) -> QModelIndex:
        """Return the index of a row, invalid if it is gone."""
        for number, group in enumerate(self._groups):
            for place, row in enumerate(group.rows):
                if row.id == step_id:
                    return self.index(place, 0, self.index(number, 0))
        return QModelIndex()

    def index(self, row: int, column: int, parent: AnyIndex = ROOT) -> QModelIndex:
        """Return an index of the tree."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        # The internal number is 0 for a phase, else one more than the number of its phase.
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: AnyIndex = ROOT) -> QModelIndex:  # type: ignore[override]
        """Return the phase of a row."""
        number = index.internalId() if index.isValid() else 0
        return self.createIndex(number - 1, 0, 0) if number else QModelIndex()

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        """Count phases, or the rows of a phase."""
        if not parent.isValid():
            return len(self._groups)
        if parent.internalId() or parent.column() > 0:
            return 0
        return len(self._groups[parent.row()].rows)

    def columnCount(self, parent: AnyIndex = ROOT) -> int:
        """Count the columns, the chart last."""
        return CHART + 1

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Say that rows can be selected and phases cannot."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if not index.internalId():
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the words of the header."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = (
            self.tr("序"),
            self.tr("步骤"),
            self.tr("责任人"),
            self.tr("计划"),
            self.tr("实际"),
            self.tr("结果"),
            self.tr("时间"),
        )
        return titles[section]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer one role."""
        if not index.isValid():
            return None
        row = self.row(index)
        if row is None:
            return self._group_data(self._groups[index.row()], role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(row, index.column())
        answer = self._answers.get(role)
        return None if answer is None else answer(row)

    def cell(self, row: RunRow, column: int) -> str:
        """Return what a cell shows."""
        cell = self._cells.get(column)
        return "" if cell is None else cell(row)

    def _title(self, row: RunRow) -> str:
        title = row.step.title
        if row.step.kind is RunKind.GATE:
            title = self.tr("闸口 {number}　{title}").format(number=row.number, title=title)
        return title

    def beside(self, row: RunRow) -> str:
        """Return what goes with the title: what is asked there, when it is done, after what."""
        step = row.step
        asked = self.tr("问：{question}").format(question=step.question) if step.question else ""
        cause = self.tr("当：{trigger}").format(trigger=step.trigger) if step.trigger else ""
        waits = self.tr("等：{before}").format(before=row.before) if row.before else ""
        return "　".join(part for part in (asked, cause, waits) if part)

    def _result(self, row: RunRow) -> str:
        word = self._words.of(terms.RUN_RESULT[row.step.result])
        return self.tr("{result}，附注").format(result=word) if row.step.note else word

    def _planned(self, row: RunRow) -> str:
        return self._span(row.step.planned_start, row.step.planned_end) or self.tr("未定")

    def _actual(self, row: RunRow) -> str:
        return self._span(row.step.actual_start, row.step.actual_end, open_end="…") or DASH

    def sentence(self, row: RunRow) -> str:
        """Return a whole row as a screen reader speaks it."""
        cells = [self.cell(row, column) for column in (NUMBER, TITLE, OWNER, PLANNED, RESULT)]
        late = self.tr("晚 {count} 分钟").format(count=row.late) if row.late else ""
        return self._words.join(*cells, late, self.beside(row), row.step.note)

    def tooltip(self, row: RunRow) -> str:
        """Return what the row has no room for."""
        step = row.step
        lines = [self.cell(row, TITLE)]
        if row.before:
            lines.append(self.tr("等「{before}」完成后开始").format(before=row.before))
        if step.trigger:
            lines.append(self.tr("触发条件：{what}").format(what=step.trigger))
        if step.question:
            lines.append(self.tr("检查点：{question}").format(question=step.question))
        if step.done_when:
            lines.append(self.tr("完成标志：{what}").format(what=step.done_when))
        if step.note:
            lines.append(self.tr("附注：{note}").format(note=step.note))
        if row.refusal is not None:
            lines.append(self._words.of(row.refusal))
        return "\n".join(lines)

    def _group_data(self, group: RunGroup, role: int) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words.of(group.title)
        return {int(KEY_ROLE): group.key, int(RECORD_ROLE): group}.get(role)

    def _span(self, start: datetime | None, end: datetime | None, open_end: str = "") -> str:
        if start is None:
            return ""
        last = self._words.time(end) if end is not None else open_end
        return f"{self._words.time(start)}–{last}"


def _shape(groups: tuple[RunGroup, ...]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    return tuple((group.key, tuple(row.id for row in group.rows)) for group in groups)
