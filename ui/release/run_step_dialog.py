"""Adds or edits the plan of one row of the run sheet."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from relapp.domain.release import RunStepDraft
from relapp.domain.run_order import may_follow
from relapp.domain.vocabulary import RunKind
from relapp.wording import terms
from ui.actions.saving_dialog import SavingDialog
from ui.kit import fields, style, theme
from ui.kit.form_grid import FormGrid
from ui.kit.search_combo import SearchCombo
from ui.release.desk import ReleaseDesk
from ui.release.moment_edit import MomentEdit

LONGEST = 7 * 24 * 60


class RunStepDialog(SavingDialog):
    """Keeps what was typed until the service took it."""

    def __init__(
        self, desk: ReleaseDesk, draft: RunStepDraft, start: datetime, parent: QWidget | None = None
    ) -> None:
        """Take the row as it is, and the start to suggest where it has none."""
        super().__init__("", desk.tasks, parent, name="run_step", width=540)
        title = self.tr("编辑步骤") if draft.id else self.tr("添加步骤")
        self.setWindowTitle(title)
        self.title_label.setText(title)
        self._desk = desk
        self._draft = draft
        words = desk.words
        self.kind = style.named(QComboBox(self), "run_step.kind", self.tr("种类"))
        for kind in RunKind:
            self.kind.addItem(words.of(terms.RUN_KIND[kind]), kind)
        self.kind.setCurrentIndex(self.kind.findData(draft.kind))
        self.title = style.named(QLineEdit(draft.title, self), "run_step.title", self.tr("步骤"))
        self.phase = style.named(QComboBox(self), "run_step.phase", self.tr("段落"))
        self.phase.setEditable(True)
        self.phase.addItems(_phases(desk))
        self.phase.setCurrentText(draft.phase)
        options = [(p.id, p.name) for p in desk.people if p.active]
        self.owner = SearchCombo(options, self, nothing=self.tr("未指定"), name="run_step.owner")
        self.owner.setAccessibleName(self.tr("责任人"))
        self.owner.set_value(draft.owner_id)
        self.start = style.named(
            MomentEdit(words.zone, draft.planned_start or start, self),
            "run_step.start",
            self.tr("开始"),
        )
        self.timed = QCheckBox(self.tr("定时间"), self)
        self.timed.setChecked(draft.planned_start is not None or not draft.id)
        self.minutes = fields.number_field(
            1, LONGEST, draft.minutes, self, suffix=self.tr(" 分钟"), name="run_step.minutes"
        )
        self.done_when = style.named(
            QLineEdit(draft.done_when, self), "run_step.done_when", self.tr("完成标志")
        )
        self.after = style.named(QComboBox(self), "run_step.after", self.tr("前置步骤"))
        self.question = style.named(
            QLineEdit(draft.question, self), "run_step.question", self.tr("检查点问题")
        )
        self.trigger = style.named(
            QLineEdit(draft.trigger, self), "run_step.trigger", self.tr("触发条件")
        )
        self._build()
        self.title.setFocus()

    @classmethod
    def ask(
        cls, parent: QWidget, desk: ReleaseDesk, draft: RunStepDraft, start: datetime
    ) -> object | None:
        """Return the Changes of the saved row, or None."""
        dialog = cls(desk, draft, start, parent)
        saved = dialog.outcome if dialog.exec() else None
        dialog.deleteLater()
        return saved

    def draft(self) -> RunStepDraft:
        """Return the row as typed."""
        kind = self._chosen_kind()
        return RunStepDraft(
            title=self.title.text().strip(),
            kind=kind,
            phase="" if kind is RunKind.ROLLBACK else self.phase.currentText().strip(),
            owner_id=self.owner.key(),
            planned_start=self.start.moment() if self.timed.isChecked() else None,
            minutes=self.minutes.value(),
            done_when=self.done_when.text().strip(),
            id=self._draft.id,
            version=self._draft.version,
            after_id=self.after.currentData(),
            question=self.question.text().strip(),
            trigger=self.trigger.text().strip() if kind is RunKind.ROLLBACK else "",
        )

    def command(self) -> Callable[[], object] | None:
        """Save the row, unless it has no words."""
        self._form.clear_errors()
        if not self.title.text().strip():
            self._form.set_error(self.title, self.tr("请写明做什么"))
            self.title.setFocus()
            return None
        desk = self._desk
        return partial(desk.services.run_sheets.save, desk.me, desk.release_id, self.draft())

    def _on_kind_changed(self) -> None:
        kind = self._chosen_kind()
        back = kind is RunKind.ROLLBACK
        self._form.set_row_visible(self.phase, not back)
        self._form.set_row_visible(self.trigger, back)
        self._offer_rows(kind)

    def _chosen_kind(self) -> RunKind:
        # Qt gives back the text of an enum of texts, not its member.
        return RunKind(str(self.kind.currentData()))

    def _offer_rows(self, kind: RunKind) -> None:
        """Offer the rows this one can wait for; the chosen one stays if it is among them."""
        view, chosen = self._desk.view, self.after.currentData() or self._draft.after_id
        steps = view.facts.run_sheet if view is not None else ()
        self.after.clear()
        self.after.addItem(self.tr("不等别的步骤"), None)
        for step in may_follow(steps, self._draft.id, kind):
            self.after.addItem(step.title, step.id)
        self.after.setCurrentIndex(max(0, self.after.findData(chosen)))

    def _build(self) -> None:
        now = theme.current()
        self._form = FormGrid()
        self._form.add(self.tr("种类"), self.kind)
        self._form.add(self.tr("步骤"), self.title, required=True)
        self._form.add(self.tr("段落"), self.phase, hint=self.tr("同一段落的步骤排在一起"))
        self._form.add(self.tr("责任人"), self.owner)
        when = QWidget(self)
        row = QHBoxLayout(when)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(now.px(10))
        row.addWidget(self.start, 1)
        row.addWidget(self.timed)
        self._form.add(self.tr("开始"), when)
        self._form.add(self.tr("时长"), self.minutes)
        self._form.add(self.tr("前置步骤"), self.after, hint=self.tr("它完成后这一步才能开始"))
        self._form.add(self.tr("触发条件"), self.trigger, hint=self.tr("出现什么情况就这样回退"))
        self._form.add(self.tr("检查点问题"), self.question, hint=self.tr("到这一步先问什么"))
        self._form.add(self.tr("完成标志"), self.done_when, hint=self.tr("看到什么算做完"))
        self.body.addWidget(self._form)
        self.kind.currentIndexChanged.connect(self._on_kind_changed)
        self.timed.toggled.connect(self.start.setEnabled)
        self.start.setEnabled(self.timed.isChecked())
        self._on_kind_changed()
        self.add_accept(self.tr("保存"))
        self.add_reject()


def _phases(desk: ReleaseDesk) -> list[str]:
    steps = desk.view.facts.run_sheet if desk.view is not None else ()
    return list(dict.fromkeys(step.phase for step in steps if step.phase))
