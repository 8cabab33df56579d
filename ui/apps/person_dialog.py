"""Adds or changes a person and the roles they hold."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from relapp.domain.changes import Changes
from relapp.domain.person import Person, PersonDraft
from relapp.services.people import PeopleService
from ui.actions.page import PageContext
from ui.actions.saving_dialog import SavingDialog
from ui.apps.registers import Registers
from ui.apps.role_picker import RolePicker
from ui.kit.form_grid import FormGrid
from ui.kit.search_combo import SearchCombo


class PersonDialog(SavingDialog):
    """Name, log-in, department, mail and roles."""

    def __init__(
        self,
        context: PageContext,
        people: PeopleService,
        registers: Registers,
        person: Person | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", context.tasks, parent, name="apps.person_dialog", width=640)
        self._context, self._people = context, people
        self._registers, self._person = registers, person
        title = person.name if person is not None else self.tr("新增人员")
        self.setWindowTitle(title)
        self.title_label.setText(title)
        self._build(person or Person(0, "", ""))
        self.add_accept(self.tr("保存") if person is not None else self.tr("新增"))
        self.add_reject()
        for edit in (self.name_edit, self.login_edit):
            edit.textChanged.connect(self._tell)
        self._tell()

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        context: PageContext,
        people: PeopleService,
        registers: Registers,
        person: Person | None = None,
    ) -> Changes | None:
        """Add or change a person; None when nothing was done."""
        dialog = cls(context, people, registers, person, parent)
        dialog.exec()
        dialog.deleteLater()
        return dialog.outcome if isinstance(dialog.outcome, Changes) else None

    def command(self) -> Callable[[], object] | None:
        """Return the saving of what was typed."""
        known = self._person
        draft = PersonDraft(
            name=self.name_edit.text(),
            login=self.login_edit.text(),
            department_id=self.department_combo.key(),
            email=self.email_edit.text(),
            roles=self.role_picker.roles(),
            active=self.active_check.isChecked(),
            id=known.id if known is not None else 0,
            version=known.version if known is not None else 0,
        )
        return partial(self._people.save, self._context.me, draft)

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
        self.active_check = QCheckBox(self.tr("在用（停用后不能再签署和勾选，历史保留）"), form)
        self.active_check.setChecked(shown.active)
        form.add(self.tr("姓名"), self.name_edit, required=True)
        form.add(
            self.tr("登录名"),
            self.login_edit,
            required=True,
            hint=self.tr("团队数据库里就是数据库账号"),
        )
        form.add(self.tr("部门"), self.department_combo)
        form.add(self.tr("邮箱"), self.email_edit)
        form.add(self.tr("岗位"), self.role_picker)
        form.add_wide(self.active_check)
        self.form = form
        self.body.addWidget(form)
