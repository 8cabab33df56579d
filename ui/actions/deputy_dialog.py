"""Names a deputy: who for whom, in one role or all, from which day until which."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import partial

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from relapp.domain.changes import Changes
from relapp.domain.delegation_rules import DelegationDraft, can_delegate
from relapp.domain.pin import Proof
from relapp.domain.wall_time import to_wall, wall_to_utc
from ui.actions.deputies import DeputyFacts, DeputyServices
from ui.actions.page import PageContext
from ui.actions.pin_asking import with_proof
from ui.actions.saving_dialog import SavingDialog
from ui.kit.form_grid import FormGrid
from ui.kit.period_field import DayField
from ui.kit.search_combo import SearchCombo

_DAYS = 6
"""Days after the first that are offered: a week's leave."""


class DeputyDialog(SavingDialog):
    """People who may not name others' deputies name their own only."""

    def __init__(
        self,
        context: PageContext,
        services: DeputyServices,
        facts: DeputyFacts,
        person_id: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", context.tasks, parent, name="deputy_dialog", width=520)
        self._context, self._services, self._facts = context, services, facts
        self._proof: Proof | None = None
        title = self.tr("设代理")
        self.setWindowTitle(title)
        self.title_label.setText(title)
        self.set_note(self.tr("代理期间由代理人签署，签署处写「本人(代理人代)」。不能再转给别人。"))
        self._build(person_id)
        self.add_accept(self.tr("设为代理"))
        self.add_reject()
        self.person_combo.changed.connect(self._on_person_changed)
        self.deputy_combo.changed.connect(self._tell)
        self.reason_edit.textChanged.connect(self._tell)
        self.from_field.dateChanged.connect(self._tell)
        self.until_field.dateChanged.connect(self._tell)
        self.ends_check.toggled.connect(self._tell)
        self._on_person_changed()

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        context: PageContext,
        services: DeputyServices,
        facts: DeputyFacts,
        person_id: int,
    ) -> Changes | None:
        """Name a deputy; None when nothing was done."""
        dialog = cls(context, services, facts, person_id, parent)
        dialog.exec()
        dialog.deleteLater()
        return dialog.outcome if isinstance(dialog.outcome, Changes) else None

    def draft(self) -> DelegationDraft | None:
        """Return what was chosen, None as long as somebody is missing."""
        person, deputy = self.person_combo.key(), self.deputy_combo.key()
        if person is None or deputy is None:
            return None
        role = self.role_combo.value()
        return DelegationDraft(
            person,
            deputy,
            self._start(),
            self._end(),
            role if isinstance(role, str) else "",
            self.reason_edit.text(),
        )

    def command(self) -> Callable[[], object] | None:
        """Return the naming of the deputy."""
        draft = self.draft()
        if draft is None:
            return None
        give = self._services.delegations.set
        return partial(give, self._context.me, draft, proof=self._proof)

    def accept(self) -> None:
        """Ask for the PIN first, where this person has one: a deputy may sign."""
        title = self.tr("输入 PIN 后设代理")
        with_proof(self._context, self._services.pins, self, title, self._on_proof, self.refused)

    def _on_proof(self, proof: Proof | None) -> None:
        self._proof = proof
        super().accept()

    def _start(self) -> datetime:
        """Return the start of the first day; today counts from now, not from before."""
        first = wall_to_utc(self.from_field.day(), time(0), self._context.zone)
        return max(first, self._context.clock.now())

    def _end(self) -> datetime | None:
        if not self.ends_check.isChecked():
            return None
        return wall_to_utc(self.until_field.day() + timedelta(days=1), time(0), self._context.zone)

    def _on_person_changed(self) -> None:
        person = self.person_combo.key()
        language = self._context.language
        roles = self._facts.roles_of(person) if person is not None else ()
        self.role_combo.set_options([(r, self._facts.roles[r].of(language)) for r in roles])
        self._tell()

    def _tell(self) -> None:
        self.until_field.setEnabled(self.ends_check.isChecked())
        draft = self.draft()
        reason = ""
        if self.person_combo.key() is None:
            reason = self.tr("选本人")
        elif draft is None:
            reason = self.tr("选代理人")
        elif draft.ends_at is not None and draft.ends_at <= draft.starts_at:
            reason = self.tr("「到」应在「从」之后，且不早于今天")
        elif not draft.reason.strip():
            reason = self.tr("写下原因")
        self.set_acceptable(not reason, reason)

    def _build(self, person_id: int) -> None:
        form = FormGrid(self, label_width=72)
        me, zone = self._context.me, self._context.zone
        active = [p for p in self._facts.people if p.active]
        whose = [p for p in active if can_delegate(me, p.id) is None]
        today = to_wall(self._context.clock.now(), zone).date()
        self.person_combo = SearchCombo(
            [(p.id, p.name) for p in whose], form, nothing=self.tr("选人"), name="deputy.person"
        )
        self.deputy_combo = SearchCombo(
            [(p.id, self._with_department(p.name, p.department)) for p in active],
            form,
            nothing=self.tr("选人"),
            name="deputy.deputy",
        )
        self.role_combo = SearchCombo([], form, nothing=self.tr("全部岗位"), name="deputy.role")
        self.from_field = DayField(today, form)
        self.until_field = DayField(today + timedelta(days=_DAYS), form)
        self.ends_check = QCheckBox(self.tr("到期自动结束（不勾则一直有效，直到手动结束）"), form)
        self.ends_check.setChecked(True)
        self.reason_edit = QLineEdit(form)
        self.reason_edit.setPlaceholderText(self.tr("例如 年休假"))
        self.person_combo.set_value(person_id)
        self.person_combo.setEnabled(len(whose) > 1)
        form.add(self.tr("本人"), self.person_combo, required=True)
        form.add(self.tr("代理人"), self.deputy_combo, required=True)
        form.add(self.tr("岗位"), self.role_combo)
        form.add(self.tr("从"), self.from_field)
        form.add(self.tr("到"), self.until_field)
        form.add_wide(self.ends_check)
        form.add(self.tr("原因"), self.reason_edit, required=True)
        self.form = form
        self.body.addWidget(form)

    def _with_department(self, name: str, department: str) -> str:
        if not department:
            return name
        return self.tr("{name}（{department}）").format(name=name, department=department)
