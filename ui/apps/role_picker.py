"""The roles of the active processes as check boxes, each with its duty as a tool tip."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from relapp.domain.person import ADMINISTRATOR
from relapp.domain.text import Language
from relapp.wording.terms import ADMINISTRATOR_ROLE
from ui.apps.registers import Registers
from ui.kit import theme
from ui.kit.labels import label

_COLUMNS = 2


class RolePicker(QScrollArea):
    """Shows the roles by process.

    Signals:
        changed: a role was ticked or unticked.
    """

    changed = Signal()

    def __init__(
        self,
        registers: Registers,
        held: frozenset[str],
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._boxes: dict[str, QCheckBox] = {}
        # Roles of processes no longer active are kept, though nobody sees them here.
        self._kept = held - registers.roles.keys()
        body = QFrame(self)
        body.setProperty("surface", "pane")
        now = theme.current()
        column = QVBoxLayout(body)
        column.setContentsMargins(now.px(10), now.px(8), now.px(10), now.px(8))
        column.setSpacing(now.px(4))
        column.addWidget(self._box(ADMINISTRATOR, ADMINISTRATOR_ROLE.of(language), "", held))
        for head, roles in registers.role_groups():
            column.addSpacing(now.px(4))
            column.addWidget(label(head.of(language), "hint", body))
            grid = QGridLayout()
            grid.setVerticalSpacing(now.px(2))
            for place, role in enumerate(roles):
                box = self._box(role.id, role.name.of(language), role.duty.of(language), held)
                grid.addWidget(box, place // _COLUMNS, place % _COLUMNS)
            column.addLayout(grid)
        column.addStretch(1)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setProperty("framed", "true")
        self.setFixedHeight(now.px(178))

    def roles(self) -> frozenset[str]:
        """Return the ticked roles."""
        ticked = {key for key, box in self._boxes.items() if box.isChecked()}
        return frozenset(ticked) | self._kept

    def box(self, role: str) -> QCheckBox:
        """Return the check box of a role.

        Raises:
            KeyError: no active process has this role.
        """
        return self._boxes[role]

    def _box(self, role: str, name: str, duty: str, held: frozenset[str]) -> QCheckBox:
        box = QCheckBox(name, self)
        box.setObjectName(f"apps.role.{role}")
        box.setToolTip(duty)
        box.setChecked(role in held)
        box.toggled.connect(self.changed)
        self._boxes[role] = box
        return box
