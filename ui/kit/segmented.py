"""A row of joined buttons of which exactly one is on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from ui.kit import style
from ui.kit.buttons import Button


class SegmentedControl(QWidget):
    """A choice of a few, all in sight; arrow keys move it.

    Signals:
        chosen: key of the segment a person chose; setting it by `set_current` is silent.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, name: str = "", spoken: str = "") -> None:
        super().__init__(parent)
        style.named(self, name, spoken)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, Button] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._silent = False
        self._group.buttonToggled.connect(self._on_toggled)

    def add(self, key: str, text: str, icon: str | None = None, *, small: bool = False) -> Button:
        """Add a segment at the right; the first one is on."""
        button = Button(text, self, icon=icon, small=small)
        button.setObjectName(f"{self.objectName()}.{key}" if self.objectName() else key)
        button.setAccessibleName(text)
        button.setCheckable(True)
        # Enter answers the dialog around it; the arrows and the space bar choose.
        button.setAutoDefault(False)
        self._buttons[key] = button
        self._group.addButton(button)
        self._row.addWidget(button)
        self._mark_ends()
        if len(self._buttons) == 1:
            self.set_current(key)
        return button

    def current(self) -> str:
        """Return the key of the segment that is on, empty if there is none."""
        for key, button in self._buttons.items():
            if button.isChecked():
                return key
        return ""

    def set_current(self, key: str) -> None:
        """Switch a segment on without telling anybody.

        Raises:
            KeyError: there is no such segment.
        """
        self._silent = True
        try:
            self._buttons[key].setChecked(True)
        finally:
            self._silent = False

    def button(self, key: str) -> Button:
        """Return the button of a segment.

        Raises:
            KeyError: there is no such segment.
        """
        return self._buttons[key]

    def _on_toggled(self, button: QAbstractButton, on: bool) -> None:
        if not on or self._silent:
            return
        for key, candidate in self._buttons.items():
            if candidate is button:
                self.chosen.emit(key)

    def _mark_ends(self) -> None:
        buttons = list(self._buttons.values())
        for place, button in enumerate(buttons):
            end = "only" if len(buttons) == 1 else "mid"
            if len(buttons) > 1 and place == 0:
                end = "first"
            elif len(buttons) > 1 and place == len(buttons) - 1:
                end = "last"
            style.restyle(button, segment=end)
