"""Adds or changes an application system."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from relapp.domain.changes import Changes
from relapp.domain.register import Application, ApplicationDraft
from relapp.domain.vocabulary import Criticality
from relapp.services.registers import ApplicationsService
from relapp.wording import terms
from ui.actions.page import PageContext
from ui.actions.saving_dialog import SavingDialog
from ui.apps.check_list import CheckList
from ui.apps.registers import Registers
from ui.kit.form_grid import FormGrid
from ui.kit.search_combo import SearchCombo


class ApplicationDialog(SavingDialog):
    """Every field of an application; taken out of use instead of deleted."""

    def __init__(
        self,
        context: PageContext,
        applications: ApplicationsService,
        registers: Registers,
        application: Application | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", context.tasks, parent, name="apps.application_dialog", width=620)
        self._context, self._applications = context, applications
        self._registers, self._application = registers, application
        title = application.name if application is not None else self.tr("新增应用系统")
        self.setWindowTitle(title)
        self.title_label.setText(title)
        self._build(application or Application(0, ""))
        self.add_accept(self.tr("保存") if application is not None else self.tr("新增"))
        self.add_reject()
        self.name_edit.textChanged.connect(self._tell)
        self._tell()

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        context: PageContext,
        applications: ApplicationsService,
        registers: Registers,
        application: Application | None = None,
    ) -> Changes | None:
        """Add or change an application; None when nothing was done."""
        dialog = cls(context, applications, registers, application, parent)
        dialog.exec()
        dialog.deleteLater()
        return dialog.outcome if isinstance(dialog.outcome, Changes) else None

    def command(self) -> Callable[[], object] | None:
        """Return the saving of what was typed."""
        known = self._application
        draft = ApplicationDraft(
            name=self.name_edit.text(),
            code=self.code_edit.text(),
            family=self.family_combo.currentText(),
            owner_id=self.owner_combo.key(),
            manager_id=self.manager_combo.key(),
            department_id=self.department_combo.key(),
            criticality=Criticality(self.criticality_combo.currentData()),
            current_version=self.version_edit.text(),
            depends_on=tuple(int(str(k)) for k in self.depends_list.checked()),
            active=self.active_check.isChecked(),
            id=known.id if known is not None else 0,
            version=known.version if known is not None else 0,
        )
        return partial(self._applications.save, self._context.me, draft)

    def _tell(self) -> None:
        self.set_acceptable(bool(self.name_edit.text().strip()), self.tr("写下名称"))

    def _build(self, shown: Application) -> None:
        form = FormGrid(self, label_width=84)
        registers, language = self._registers, self._context.language
        self.name_edit = QLineEdit(shown.name, form)
        self.code_edit = QLineEdit(shown.code, form)
        self.version_edit = QLineEdit(shown.current_version, form)
        self.version_edit.setPlaceholderText(self.tr("还没上线就空着"))
        self.family_combo = QComboBox(form)
        self.family_combo.setEditable(True)
        self.family_combo.addItems(sorted({a.family for a in registers.applications if a.family}))
        self.family_combo.setCurrentText(shown.family)
        self.criticality_combo = QComboBox(form)
        for level in Criticality:
            self.criticality_combo.addItem(terms.CRITICALITY[level].of(language), level.value)
        place = self.criticality_combo.findData(shown.criticality.value)
        self.criticality_combo.setCurrentIndex(place)
        people = [
            (p.id, f"{p.name} · {p.department}" if p.department else p.name)
            for p in registers.people
            if p.active or p.id in (shown.owner_id, shown.manager_id)
        ]
        nothing = self.tr("未定")
        self.owner_combo = SearchCombo(people, form, nothing=nothing)
        self.manager_combo = SearchCombo(people, form, nothing=nothing)
        departments = [(d.id, d.name) for d in registers.departments]
        self.department_combo = SearchCombo(departments, form, nothing=nothing)
        self.owner_combo.set_value(shown.owner_id)
        self.manager_combo.set_value(shown.manager_id)
        self.department_combo.set_value(shown.department_id)
        others = [(a.id, a.name) for a in registers.applications if a.id != shown.id]
        self.depends_list = CheckList(others, frozenset(shown.depends_on), form)
        self.active_check = QCheckBox(self.tr("在用（停用后不能再登记发布）"), form)
        self.active_check.setChecked(shown.active)
        form.add(self.tr("名称"), self.name_edit, required=True)
        form.add(self.tr("代号"), self.code_edit)
        form.add(
            self.tr("技术类"), self.family_combo, hint=self.tr("决定可用哪些发布窗口，如 java")
        )
        form.add(self.tr("在用版本"), self.version_edit)
        form.add(self.tr("重要性"), self.criticality_combo)
        form.add(self.tr("系统拥有人"), self.owner_combo)
        form.add(self.tr("项目经理"), self.manager_combo)
        form.add(self.tr("部门"), self.department_combo)
        form.add(self.tr("依赖"), self.depends_list)
        form.add_wide(self.active_check)
        self.form = form
        self.body.addWidget(form)
