"""A choice among many: type a part of the name, or open the list."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget


class SearchCombo(QComboBox):
    """Holds values with their words; typing finds any part of them.

    Signals:
        changed: another value was chosen, or the text fits none.
    """

    changed = Signal()

    def __init__(
        self,
        options: Sequence[tuple[object, str]],
        parent: QWidget | None = None,
        *,
        nothing: str = "",
        name: str = "",
    ) -> None:
        """Take values with words; `nothing` names the empty choice, whose value is None."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._nothing = nothing
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        self._values: list[object] = []
        self.set_options(options)
        self.currentIndexChanged.connect(self._on_changed)
        self.editTextChanged.connect(self._on_changed)

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer these; the chosen value stays if it is among them."""
        kept = self.value() if self._values else None
        self.blockSignals(True)
        self.clear()
        self._values = [None, *(value for value, _ in options)]
        self.addItem(self._nothing)
        for _, words in options:
            self.addItem(words)
        self.blockSignals(False)
        self.set_value(kept)

    def value(self) -> object:
        """Return the value whose words are shown; None for the empty choice or a foreign text."""
        shown = self.currentText().strip()
        place = self.findText(shown, Qt.MatchFlag.MatchFixedString)
        return self._values[place] if place > 0 else None

    def key(self) -> int | None:
        """Return the value as a key, None when there is none."""
        value = self.value()
        return value if isinstance(value, int) else None

    def set_value(self, value: object) -> None:
        """Show a value; an unknown one shows the empty choice."""
        place = self._values.index(value) if value in self._values else 0
        self.setCurrentIndex(place)
        self.setEditText(self.itemText(place))

    def is_foreign(self) -> bool:
        """Tell whether something was typed that is none of the choices."""
        shown = self.currentText().strip()
        return shown not in ("", self._nothing) and self.value() is None

    def _on_changed(self) -> None:
        self.changed.emit()
