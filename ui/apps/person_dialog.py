"""Adds or changes a person and the roles they hold."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from relapp.domain.changes import Changes
from relapp.domain.person import Permission, Person, PersonDraft, may
from relapp.domain.pin import PinStanding
from relapp.domain.role_grant import RoleGrant
from relapp.domain.stranded import Stranded
from relapp.errors import RelappError
from relapp.services.logins import LoginsService
from relapp.services.people import PeopleService
from relapp.services.pins import PinsService
from ui.actions.deputies import DeputyServices
from ui.actions.deputy_list import DeputiesDialog
from ui.actions.page import PageContext
from ui.actions.saving_dialog import SavingDialog
from ui.apps.grant_table import GrantTable
from ui.apps.login_dialog import LoginDialog
from ui.apps.registers import AppsServices, Registers
from ui.apps.role_picker import RolePicker
from ui.kit import messages
from ui.kit.buttons import Button
from ui.kit.form_grid import FormGrid
from ui.kit.search_combo import SearchCombo

_MOST = 8
"""Lines shown of what would be left without anybody."""


class PersonDialog(SavingDialog):
    """Name, log-in, department, mail and roles."""

    def __init__(
        self,
        context: PageContext,
        people: PeopleService,
        registers: Registers,
        person: Person | None = None,
        parent: QWidget | None = None,
        deputies: DeputyServices | None = None,
    ) -> None:
        super().__init__("", context.tasks, parent, name="apps.person_dialog", width=640)
        self._context, self._people = context, people
        self._registers, self._person = registers, person
        self._agreed: PersonDraft | None = None
        title = person.name if person is not None else self.tr("新增人员")
        self.setWindowTitle(title)
        self.title_label.setText(title)
        self._build(person or Person(0, "", ""))
        self.add_accept(self.tr("保存") if person is not None else self.tr("新增"))
        self.add_reject()
        self._deputies = deputies
        self.deputies_button = Button(
            self.tr("代理…"), self, icon="people", name="apps.person_dialog.deputies"
        )
        self.deputies_button.clicked.connect(self._on_deputies)
        self.deputies_button.setVisible(deputies is not None and person is not None)
        self.add_extra(self.deputies_button)
        self._logins: LoginsService | None = None
        self.login_button = Button(
            self.tr("数据库账号…"), self, icon="lock", name="apps.person_dialog.login"
        )
        self.login_button.clicked.connect(self._on_login)
        self.login_button.hide()
        self.add_extra(self.login_button)
        self._pins: PinsService | None = None
        self.pin_button = Button(self.tr("重置 PIN…"), self, name="apps.person_dialog.reset_pin")
        self.pin_button.clicked.connect(self._on_reset_pin)
        self.pin_button.hide()
        self.add_extra(self.pin_button)
        for edit in (self.name_edit, self.login_edit):
            edit.textChanged.connect(self._tell)
        self._tell()

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        context: PageContext,
        services: AppsServices,
        registers: Registers,
        person: Person | None = None,
        deputies: DeputyServices | None = None,
    ) -> Changes | None:
        """Add or change a person; None when nothing was done."""
        dialog = cls(context, services.people, registers, person, parent, deputies)
        dialog.offer_login(services.logins)
        dialog.offer_reset(services.pins)
        dialog.exec()
        dialog.deleteLater()
        return dialog.outcome if isinstance(dialog.outcome, Changes) else None

    def offer_login(self, logins: LoginsService | None) -> None:
        """Offer the log-in of a person who is known, where the database has log-ins."""
        self._logins = logins
        offered = logins is not None and logins.supported and self._person is not None
        self.login_button.setVisible(offered)

    def accept(self) -> None:
        """Save; what releases would wait for in vain is shown first."""
        draft = self.draft()
        if draft == self._agreed or not self._takes_away(draft):
            super().accept()
            return
        self.set_problem("")
        ask = partial(self._people.left_without, draft)
        self._context.tasks.read(ask, partial(self._on_missed, draft), self.refused, slot="left")

    def ask_whether(self, found: tuple[Stranded, ...]) -> bool:
        """Show what would be left without anybody; tests replace this."""
        title = self.tr("保存后，这些发布没有人能接着办")
        lines = [self._line(one) for one in found[:_MOST]]
        if len(found) > _MOST:
            lines.append(self.tr("还有 {n} 项").format(n=len(found) - _MOST))
        lines.append(self.tr("可先给别人这个岗位，或在发布里另指定人员。"))
        return messages.confirm(self, title, "\n".join(lines), self.tr("仍然保存"), danger=True)

    def draft(self) -> PersonDraft:
        """Return what was typed."""
        known = self._person
        return PersonDraft(
            name=self.name_edit.text(),
            login=self.login_edit.text(),
            department_id=self.department_combo.key(),
            email=self.email_edit.text(),
            roles=self.role_picker.roles(),
            active=self.active_check.isChecked(),
            id=known.id if known is not None else 0,
            version=known.version if known is not None else 0,
            grants=self.grant_table.grants(),
        )

    def command(self) -> Callable[[], object] | None:
        """Return the saving of what was typed."""
        return partial(self._people.save, self._context.me, self.draft())

    def _takes_away(self, draft: PersonDraft) -> bool:
        known = self._person
        if known is None or not known.active:
            return False
        kept = (draft.grants or frozenset()) | {RoleGrant(role) for role in draft.roles}
        return not draft.active or not known.all_grants <= kept

    def _on_missed(self, draft: PersonDraft, found: tuple[Stranded, ...]) -> None:
        if not found or self.ask_whether(found):
            self._agreed = draft
            if self.draft() == draft:
                super().accept()

    def _line(self, one: Stranded) -> str:
        language, need = self._context.language, one.requirement
        role = self._registers.roles.get(need.role)
        return self.tr("{number} {application}：{what}（{role}）").format(
            number=one.number,
            application=one.application,
            what=need.subject.of(language),
            role=role.of(language) if role is not None else need.role,
        )

    def _on_deputies(self) -> None:
        if self._deputies is not None and self._person is not None:
            DeputiesDialog.ask(self, self._context, self._deputies, self._person)

    def _on_login(self) -> None:
        if self._logins is not None and self._person is not None:
            LoginDialog.ask(self, self._context, self._logins, self._person)

    def offer_reset(self, pins: PinsService | None) -> None:
        """Let an administrator take the PIN away, if the person has one."""
        self._pins = pins
        if (
            pins is not None
            and self._person is not None
            and may(self._context.me, Permission.KEEP_PROCESSES)
        ):
            # Asked for again each time: the PIN may have been set since the list was read.
            read = partial(pins.standing, self._person.id)
            self._context.tasks.read(read, self._on_pin_read, self.refused, slot="person_pin")

    def _on_pin_read(self, standing: PinStanding) -> None:
        self.pin_button.setVisible(standing.has)

    def _on_reset_pin(self) -> None:
        person, pins = self._person, self._pins
        if person is None or pins is None or not self.ask_reset(person.name):
            return
        self.pin_button.setEnabled(False)
        reset = partial(pins.reset, self._context.me, person.id)
        self._context.tasks.write(reset, self._on_pin_reset, self._on_reset_refused)

    def ask_reset(self, name: str) -> bool:
        """Say what resetting does; tests replace this."""
        title = self.tr("重置 {person} 的 PIN").format(person=name)
        said = self.tr("重置后签署不再要 PIN，直到本人设新的。会记入日志，本人下次打开时会看到。")
        return messages.confirm(self, title, said, self.tr("重置"), danger=True)

    def _on_pin_reset(self, changes: Changes) -> None:
        self.pin_button.hide()
        self._context.hub.announce(changes)

    def _on_reset_refused(self, error: RelappError) -> None:
        self.pin_button.setEnabled(True)
        self.refused(error)

    def _tell(self) -> None:
        reason = ""
        if not self.name_edit.text().strip():
            reason = self.tr("写下姓名")
        elif not self.login_edit.text().strip():
            reason = self.tr("写下登录名")
        self.set_acceptable(not reason, reason)

    def _build(self, shown: Person) -> None:
        form = FormGrid(self, label_width=72)
        self.name_edit = QLineEdit(shown.name, form)
        self.login_edit = QLineEdit(shown.login, form)
        self.email_edit = QLineEdit(shown.email, form)
        departments = [(d.id, d.name) for d in self._registers.departments]
        self.department_combo = SearchCombo(departments, form, nothing=self.tr("未定"))
        self.department_combo.set_value(shown.department_id)
        self.role_picker = RolePicker(self._registers, shown.roles, self._context.language, form)
        self.grant_table = GrantTable(self._registers, shown.grants, self._context.language, form)
        self.active_check = QCheckBox(self.tr("在用（停用后不能再签署和勾选，历史保留）"), form)
        self.active_check.setChecked(shown.active)
        form.add(self.tr("姓名"), self.name_edit, required=True)
        form.add(
            self.tr("登录名"),
            self.login_edit,
            required=True,
            hint=self.tr("团队数据库的账号由它组成"),
        )
        form.add(self.tr("部门"), self.department_combo)
        form.add(self.tr("邮箱"), self.email_edit)
        form.add(self.tr("岗位"), self.role_picker)
        form.add(self.tr("部分范围"), self.grant_table)
        form.add_wide(self.active_check)
        self.form = form
        self.body.addWidget(form)
