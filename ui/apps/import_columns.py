"""The page of the import that asks which column is which, with the first rows beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from relapp.domain.text import Language
from relapp.services.import_mapping import ImportMapping
from relapp.services.import_outline import FileOutline, with_columns
from relapp.wording.imports import TARGETS
from ui.kit import style, theme
from ui.kit.labels import label

_PAIRS = 2


class ColumnsPage(QWidget):
    """Each of our fields with a choice of the file's columns; the rows follow at once.

    Signals:
        changed: another column was chosen.
    """

    changed = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        self._outline: FileOutline | None = None
        self.combos: dict[str, QComboBox] = {}
        now = theme.current()
        words = self.tr("每个字段用文件里的哪一列？选好后会记住，下次遇到同样的表头直接用。")
        self.hint_label = label(words, "secondary", self, wrap=True)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setMinimumHeight(now.px(216))
        self.table = QTableWidget(self)
        self.table.setProperty("framed", "true")
        self.table.verticalHeader().hide()
        self.table.setFixedHeight(now.px(140))
        self.table.setAccessibleName(self.tr("前几行读成这样"))
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(now.px(10))
        column.addWidget(self.hint_label)
        column.addWidget(self._area, 1)
        column.addWidget(label(self.tr("前几行读成这样"), "section", self))
        column.addWidget(self.table)

    def show_outline(self, outline: FileOutline) -> None:
        """Offer the columns of a file, those already known chosen."""
        self._outline = outline
        self.combos = {}
        now = theme.current()
        body = QFrame(self._area)
        body.setProperty("surface", "pane")
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, now.px(6), 0)
        grid.setHorizontalSpacing(now.px(12))
        grid.setVerticalSpacing(now.px(6))
        for place, target in enumerate(outline.targets):
            row, side = divmod(place, _PAIRS)
            combo = self._combo(target, outline, body)
            star = " *" if target in outline.required else ""
            title = label(f"{self._name(target)}{star}", "field", body)
            title.setBuddy(combo)
            grid.addWidget(title, row, side * 2)
            grid.addWidget(combo, row, side * 2 + 1)
            grid.setColumnStretch(side * 2 + 1, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        self._area.setWidget(body)
        self._show_rows()

    def chosen(self) -> dict[str, str]:
        """Return the column of each field that has one."""
        found = ((target, combo.currentData()) for target, combo in self.combos.items())
        return {target: heading for target, heading in found if heading}

    def mapping(self) -> ImportMapping | None:
        """Return what was chosen as a mapping, None before a file was read."""
        if self._outline is None:
            return None
        return with_columns(self._outline.mapping, self.chosen())

    def missing(self) -> tuple[str, ...]:
        """Return the names of the fields that need a column and have none."""
        if self._outline is None:
            return ()
        chosen, fixed = self.chosen(), self._outline.mapping.fields
        return tuple(
            self._name(target)
            for target in self._outline.required
            if target not in chosen and not (target in fixed and fixed[target].value)
        )

    def focus_first(self) -> None:
        """Begin at the first field without a column."""
        chosen = self.chosen()
        first = next((c for t, c in self.combos.items() if t not in chosen), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _combo(self, target: str, outline: FileOutline, body: QWidget) -> QComboBox:
        combo = QComboBox(body)
        combo.setObjectName(f"apps.import.column.{target}")
        combo.setAccessibleName(self._name(target))
        combo.setMinimumContentsLength(12)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        style.restyle(combo, dialog=True)
        combo.addItem(self.tr("（文件里没有）"), "")
        for heading in outline.headings:
            combo.addItem(heading, heading)
        combo.setCurrentIndex(max(0, combo.findData(outline.proposed.get(target, ""))))
        combo.currentIndexChanged.connect(self._on_chosen)
        self.combos[target] = combo
        return combo

    def _on_chosen(self) -> None:
        self._show_rows()
        self.changed.emit()

    def _show_rows(self) -> None:
        assert self._outline is not None
        chosen, outline = self.chosen(), self._outline
        self.table.setColumnCount(len(chosen))
        self.table.setRowCount(len(outline.rows) if chosen else 0)
        self.table.setHorizontalHeaderLabels([self._name(target) for target in chosen])
        for column, heading in enumerate(chosen.values()):
            place = outline.headings.index(heading)
            for row, cells in enumerate(outline.rows):
                self.table.setItem(row, column, QTableWidgetItem(cells[place]))

    def _name(self, target: str) -> str:
        return TARGETS[target].of(self._language) if target in TARGETS else target
