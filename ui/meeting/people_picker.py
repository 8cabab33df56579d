"""Whom a meeting or a series invites: ticked people must come, half-ticked ones may."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from relapp.domain.meeting import Invitation
from relapp.domain.person import Person
from ui.kit import keyboard_use, theme

_KEY = Qt.ItemDataRole.UserRole
_HEIGHT = 190


class PeoplePicker(QListWidget):
    """Everybody active, those invited first.

    Signals:
        changed: somebody was ticked or the tick taken off.
    """

    changed = Signal()

    def __init__(
        self,
        people: Sequence[Person],
        known: Mapping[int, bool],
        parent: QWidget | None = None,
        *,
        height: int = _HEIGHT,
    ) -> None:
        """Take everybody, and those invited with whether they must come."""
        super().__init__(parent)
        self.setObjectName("meeting.invited")
        self.setProperty("framed", "true")
        keyboard_use.no_input_method(self)
        self.setFixedHeight(theme.current().px(height))
        active = [p for p in people if p.active]
        for person in sorted(active, key=lambda p: p.id not in known):
            item = QListWidgetItem(f"{person.name}　{person.department}", self)
            item.setData(_KEY, person.id)
            item.setFlags(
                item.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsUserTristate
            )
            state = Qt.CheckState.Unchecked
            if person.id in known:
                full, half = Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked
                state = full if known[person.id] else half
            item.setCheckState(state)
        self.itemChanged.connect(self._on_item_changed)

    def invited(self) -> tuple[Invitation, ...]:
        """Return who is asked to come."""
        found: list[Invitation] = []
        for row in range(self.count()):
            item = self.item(row)
            if item is not None and item.checkState() != Qt.CheckState.Unchecked:
                required = item.checkState() == Qt.CheckState.Checked
                found.append(Invitation(item.data(_KEY), required))
        return tuple(found)

    def _on_item_changed(self) -> None:
        self.changed.emit()
