"""The lines of a conditional approval: what is asked for, and until when."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from relapp.domain.conditions import LONGEST, MOST, Condition
from ui.kit import fields, style, theme
from ui.kit.buttons import IconButton, LinkButton


class ConditionRow(QWidget):
    """One condition with its date.

    Signals:
        changed: the words or the date changed.
        removed: the cross was pressed.
    """

    changed = Signal()
    removed = Signal()

    def __init__(self, number: int, due: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = style.named(QLineEdit(self), f"condition.text.{number}", self.tr("条件"))
        self.text.setPlaceholderText(self.tr("要落实什么"))
        self.text.setMaxLength(LONGEST)
        style.restyle(self.text, dialog=True)
        start = QDate(due.year, due.month, due.day)
        self.due: QDateEdit = fields.date_field(start, self, name=f"condition.due.{number}")
        self.due.setAccessibleName(self.tr("期限"))
        self.remove = IconButton("cross", self.tr("去掉这一条"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().px(8))
        row.addWidget(self.text, 1)
        row.addWidget(self.due)
        row.addWidget(self.remove)
        self.text.textChanged.connect(self.changed)
        self.due.dateChanged.connect(self.changed)
        self.remove.clicked.connect(self.removed)

    def condition(self) -> Condition:
        """Return what is typed."""
        day = self.due.date()
        return Condition(self.text.text().strip(), date(day.year(), day.month(), day.day()))


class ConditionRows(QWidget):
    """As many conditions as are needed, one at least.

    Signals:
        changed: something was typed, added or taken away.
    """

    changed = Signal()

    def __init__(self, due: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._due = due
        self._made = 0
        self.rows: list[ConditionRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().px(6))
        self.more_link = LinkButton(self.tr("再加一条"), self)
        self.more_link.setObjectName("condition.more")
        self.more_link.clicked.connect(self.add)
        self._column.addWidget(self.more_link)
        self.add()

    def add(self) -> None:
        """Add an empty line and put the cursor into it."""
        self._made += 1
        row = ConditionRow(self._made, self._due, self)
        row.changed.connect(self.changed)
        row.removed.connect(self._on_removed)
        self.rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)
        row.text.setFocus()
        self._settle()

    def conditions(self) -> tuple[Condition, ...]:
        """Return what is typed, empty lines left out."""
        return tuple(c for row in self.rows if (c := row.condition()).text)

    def _on_removed(self) -> None:
        row = self.sender()
        if isinstance(row, ConditionRow) and len(self.rows) > 1:
            self.rows.remove(row)
            row.hide()
            row.deleteLater()
            self._settle()

    def _settle(self) -> None:
        for row in self.rows:
            row.remove.setEnabled(len(self.rows) > 1)
        self.more_link.setVisible(len(self.rows) < MOST)
        self.changed.emit()
