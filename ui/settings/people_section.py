"""Leads to the register of people, where roles are given."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.actions.page import PageContext
from ui.kit.buttons import Button
from ui.settings.section import Section


class PeopleSection(Section):
    """A sentence and the way there.

    Signals:
        address_requested: the register of people.
    """

    address_requested = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        note = self.tr("谁担任什么岗位，决定谁能签署、勾选和改登记。人员停用而不删除，历史保留。")
        super().__init__(context, self.tr("岗位与人员"), note, parent)
        self.open_button = Button(
            self.tr("打开人员与岗位"), self, icon="people", name="settings.open_people"
        )
        self.open_button.clicked.connect(self._on_open_clicked)
        row = QHBoxLayout()
        row.addWidget(self.open_button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(1)

    def _on_open_clicked(self) -> None:
        self.address_requested.emit("relapp://apps/people")
