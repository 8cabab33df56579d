"""Adds and changes departments: name, parent and head."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from relapp.domain.changes import Changes
from relapp.services.people import PeopleService
from ui.actions.page import PageContext
from ui.actions.saving_dialog import SavingDialog
from ui.apps.registers import Registers
from ui.kit.form_grid import FormGrid
from ui.kit.search_combo import SearchCombo


class DepartmentsDialog(SavingDialog):
    """One department at a time, chosen from the list or new."""

    def __init__(
        self,
        context: PageContext,
        people: PeopleService,
        registers: Registers,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", context.tasks, parent, name="apps.departments_dialog")
        self._context, self._people, self._registers = context, people, registers
        title = self.tr("部门")
        self.setWindowTitle(title)
        self.title_label.setText(title)
        self.set_note(self.tr("负责人签署紧急发布的第 0 步。"))
        form = FormGrid(self, label_width=72)
        departments = [(d.id, d.name) for d in registers.departments]
        people_options = [(p.id, p.name) for p in registers.people if p.active]
        self.which_combo = SearchCombo(departments, form, nothing=self.tr("新增部门"))
        self.name_edit = QLineEdit(form)
        self.parent_combo = SearchCombo(departments, form, nothing=self.tr("没有上级"))
        self.head_combo = SearchCombo(people_options, form, nothing=self.tr("未定"))
        form.add(self.tr("部门"), self.which_combo)
        form.add(self.tr("名称"), self.name_edit, required=True)
        form.add(self.tr("上级部门"), self.parent_combo)
        form.add(self.tr("负责人"), self.head_combo)
        self.form = form
        self.body.addWidget(form)
        self.add_accept(self.tr("保存"))
        self.add_reject()
        self.which_combo.changed.connect(self._on_which_changed)
        self.name_edit.textChanged.connect(self._tell)
        self._tell()

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        context: PageContext,
        people: PeopleService,
        registers: Registers,
    ) -> Changes | None:
        """Add or change a department; None when nothing was done."""
        dialog = cls(context, people, registers, parent)
        dialog.exec()
        dialog.deleteLater()
        return dialog.outcome if isinstance(dialog.outcome, Changes) else None

    def command(self) -> Callable[[], object] | None:
        """Return the saving of what was typed."""
        key = self.which_combo.key() or 0
        known = next((d for d in self._registers.departments if d.id == key), None)
        return partial(
            self._people.save_department,
            self._context.me,
            key,
            self.name_edit.text(),
            self.parent_combo.key(),
            self.head_combo.key(),
            known.version if known is not None else 0,
        )

    def _on_which_changed(self) -> None:
        key = self.which_combo.key()
        known = next((d for d in self._registers.departments if d.id == key), None)
        self.name_edit.setText(known.name if known is not None else "")
        self.parent_combo.set_value(known.parent_id if known is not None else None)
        self.head_combo.set_value(known.head_id if known is not None else None)
        self._tell()

    def _tell(self) -> None:
        self.set_acceptable(bool(self.name_edit.text().strip()), self.tr("写下部门名称"))
