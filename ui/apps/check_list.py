"""A short scrolling list of check boxes, ticked ones first when it opens."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from ui.kit import keyboard_use, theme

_ROWS = 5


class CheckList(QListWidget):
    """Several of many; Space ticks, letters jump."""

    def __init__(
        self,
        options: Sequence[tuple[object, str]],
        chosen: frozenset[object] | frozenset[int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        keyboard_use.no_input_method(self)
        self.setProperty("framed", "true")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFixedHeight(theme.current().px(_ROWS * 26 + 4))
        for value, words in sorted(options, key=lambda option: option[0] not in chosen):
            item = QListWidgetItem(words, self)
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = value in chosen
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def checked(self) -> tuple[object, ...]:
        """Return the ticked values in the order shown."""
        items = (self.item(row) for row in range(self.count()))
        return tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item is not None and item.checkState() == Qt.CheckState.Checked
        )

    def set_checked(self, value: object, on: bool) -> None:
        """Tick or untick a value."""
        for row in range(self.count()):
            item = self.item(row)
            if item is not None and item.data(Qt.ItemDataRole.UserRole) == value:
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
