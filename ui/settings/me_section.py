"""Who sits at this desk: a local file has no log-in, so the person is chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from relapp.domain.definition import ProcessDefinition
from relapp.domain.person import ADMINISTRATOR
from relapp.services.office import ProcessesService
from relapp.services.pins import PinsService
from relapp.wording.terms import ADMINISTRATOR_ROLE
from ui.actions.deputies import DeputyServices
from ui.actions.deputy_list import DeputyList
from ui.actions.page import PageContext
from ui.kit.badges import Avatar
from ui.kit.buttons import Button
from ui.kit.form_grid import FormGrid
from ui.kit.labels import label
from ui.settings.pin_part import PinPart
from ui.settings.section import Section


class MeSection(Section):
    """Name, department and roles of the present person.

    Signals:
        identity_requested: another person wants to sit here.
    """

    identity_requested = Signal()

    def __init__(
        self,
        context: PageContext,
        processes: ProcessesService,
        deputies: DeputyServices | None = None,
        pins: PinsService | None = None,
        parent: QWidget | None = None,
    ) -> None:
        note = self.tr("签署、勾选和操作记录都用这个身份。")
        super().__init__(context, self.tr("我的身份"), note, parent)
        self._processes = processes
        me = context.me
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Avatar(me.name, self, size=36, me=True))
        row.addWidget(label(me.name, "title", self))
        row.addStretch(1)
        self.column.addLayout(row)
        form = FormGrid(self, label_width=84)
        self.roles_label = label("", "", form, wrap=True, name="settings.my_roles")
        form.add(self.tr("登录名"), label(me.login, "", form))
        form.add(self.tr("部门"), label(me.department or "—", "", form))
        form.add(self.tr("岗位"), self.roles_label)
        self.column.addWidget(form)
        self.change_button = Button(
            self.tr("换人…"), self, icon="person", name="settings.change_person"
        )
        self.change_button.clicked.connect(self.identity_requested)
        button_row = QHBoxLayout()
        button_row.addWidget(self.change_button)
        button_row.addStretch(1)
        self.column.addLayout(button_row)
        self.pin: PinPart | None = None
        if pins is not None:
            self.column.addSpacing(12)
            self.pin = PinPart(context, pins, self)
            self.pin.refused.connect(self.tell_refused)
            self.pin.said.connect(self.tell_done)
            self.column.addWidget(self.pin)
        self.deputies: DeputyList | None = None
        if deputies is not None:
            self.column.addSpacing(12)
            self.column.addWidget(label(self.tr("我的代理"), "title", self))
            hint = self.tr("休假或出差前请人代签：代理人在这段时间里替我签署，签署处写明是代签。")
            self.column.addWidget(label(hint, "secondary", self, wrap=True))
            self.deputies = DeputyList(context, deputies, me.id, self)
            self.deputies.refused.connect(self.tell_refused)
            self.column.addWidget(self.deputies)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Word the roles by the active processes."""
        self.context.tasks.read(
            self._processes.active, self._on_read, self.tell_refused, slot="roles"
        )
        if self.deputies is not None:
            self.deputies.refresh()
        if self.pin is not None:
            self.pin.refresh()

    def _on_read(self, definitions: tuple[ProcessDefinition, ...]) -> None:
        language = self.context.language
        names = {ADMINISTRATOR: ADMINISTRATOR_ROLE.of(language)}
        for definition in definitions:
            for role in definition.roles:
                names.setdefault(role.id, role.name.of(language))
        held = [name for key, name in names.items() if key in self.context.me.roles]
        self.roles_label.setText(self.tr("、").join(held) or self.tr("没有岗位"))
