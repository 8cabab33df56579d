"""Adds or changes a change request."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from relapp.domain.changes import Changes
from relapp.domain.register import ChangeRequest, ChangeRequestDraft
from relapp.domain.vocabulary import ChangeKind, ChangeState
from relapp.services.registers import ChangeRequestsService
from relapp.wording import terms
from ui.actions.opening import open_link
from ui.actions.page import PageContext
from ui.actions.saving_dialog import SavingDialog
from ui.apps.registers import Registers
from ui.kit import fields
from ui.kit.buttons import LinkButton
from ui.kit.form_grid import FormGrid
from ui.kit.period_field import DayField
from ui.kit.search_combo import SearchCombo


class ChangeDialog(SavingDialog):
    """Number, title, approval and analyses of a change request."""

    def __init__(
        self,
        context: PageContext,
        changes: ChangeRequestsService,
        registers: Registers,
        change: ChangeRequest | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", context.tasks, parent, name="apps.change_dialog", width=620)
        self._context, self._changes = context, changes
        self._registers, self._change = registers, change
        title = change.number if change is not None else self.tr("新增变更单")
        self.setWindowTitle(title)
        self.title_label.setText(title)
        self.set_note(self.tr("；").join(self._notes(change)) if change is not None else "")
        today = context.clock.now().astimezone(context.zone).date()
        empty = ChangeRequest(0, "", "", ChangeKind.CHANGE, ChangeState.SUBMITTED)
        self._build(change or empty, today)
        self.add_accept(self.tr("保存") if change is not None else self.tr("新增"))
        self.add_reject()
        for edit in (self.number_edit, self.title_edit):
            edit.textChanged.connect(self._tell)
        self.state_combo.currentIndexChanged.connect(self._tell)
        self._tell()

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        context: PageContext,
        changes: ChangeRequestsService,
        registers: Registers,
        change: ChangeRequest | None = None,
    ) -> Changes | None:
        """Add or change a change request; None when nothing was done."""
        dialog = cls(context, changes, registers, change, parent)
        dialog.exec()
        dialog.deleteLater()
        return dialog.outcome if isinstance(dialog.outcome, Changes) else None

    def _notes(self, change: ChangeRequest) -> list[str]:
        notes = []
        if change.release_number:
            notes.append(self.tr("已编入发布 {number}").format(number=change.release_number))
        if change.source or change.source_state:
            source = change.source or self.tr("变更管理")
            notes.append(
                self.tr("来自 {source}，那边的状态是 {state}").format(
                    source=source, state=change.source_state or "—"
                )
            )
        if change.link:
            link = LinkButton(self.tr("打开来源"), self, size=13, name="apps.change.link")
            link.setToolTip(change.link)
            link.clicked.connect(partial(open_link, change.link))
            self.add_extra(link)
        return notes

    def command(self) -> Callable[[], object] | None:
        """Return the saving of what was typed."""
        known = self._change
        state = ChangeState(self.state_combo.currentData())
        approved = state in (ChangeState.APPROVED, ChangeState.DONE)
        draft = ChangeRequestDraft(
            number=self.number_edit.text(),
            title=self.title_edit.text(),
            kind=ChangeKind(self.kind_combo.currentData()),
            state=state,
            application_id=self.application_combo.key(),
            approved_on=self.approved_edit.day() if approved else None,
            impact=self.impact_edit.toPlainText(),
            resources=self.resources_edit.toPlainText(),
            id=known.id if known is not None else 0,
            version=known.version if known is not None else 0,
        )
        return partial(self._changes.save, self._context.me, draft)

    def _tell(self) -> None:
        reason = ""
        if not self.number_edit.text().strip():
            reason = self.tr("写下编号")
        elif not self.title_edit.text().strip():
            reason = self.tr("写下标题")
        self.set_acceptable(not reason, reason)
        approved = (ChangeState.APPROVED.value, ChangeState.DONE.value)
        shown = self.state_combo.currentData() in approved
        self.form.set_row_visible(self.approved_edit, shown)

    def _build(self, shown: ChangeRequest, today: date) -> None:
        form = FormGrid(self, label_width=84)
        language = self._context.language
        self.number_edit = QLineEdit(shown.number, form)
        self.title_edit = QLineEdit(shown.title, form)
        self.kind_combo, self.state_combo = QComboBox(form), QComboBox(form)
        for kind in ChangeKind:
            self.kind_combo.addItem(terms.CHANGE_KIND[kind].of(language), kind.value)
        for state in ChangeState:
            self.state_combo.addItem(terms.CHANGE_STATE[state].of(language), state.value)
        self.kind_combo.setCurrentIndex(self.kind_combo.findData(shown.kind.value))
        self.state_combo.setCurrentIndex(self.state_combo.findData(shown.state.value))
        applications = [
            (a.id, a.name)
            for a in self._registers.applications
            if a.active or a.id == shown.application_id
        ]
        self.application_combo = SearchCombo(applications, form, nothing=self.tr("未定"))
        self.application_combo.set_value(shown.application_id)
        self.approved_edit = DayField(shown.approved_on or today, form)
        self.impact_edit = fields.text_area(3, form)
        self.impact_edit.setPlainText(shown.impact)
        self.resources_edit = fields.text_area(3, form)
        self.resources_edit.setPlainText(shown.resources)
        form.add(self.tr("编号"), self.number_edit, required=True)
        form.add(self.tr("标题"), self.title_edit, required=True)
        form.add(self.tr("类别"), self.kind_combo)
        form.add(self.tr("应用系统"), self.application_combo)
        form.add(self.tr("状态"), self.state_combo, hint=self.tr("批准后才能编入发布"))
        form.add(self.tr("批准日期"), self.approved_edit)
        form.add(self.tr("影响分析"), self.impact_edit)
        form.add(self.tr("资源分析"), self.resources_edit)
        self.form = form
        self.body.addWidget(form)
