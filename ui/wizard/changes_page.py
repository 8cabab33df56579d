"""Fourth page: the approved change requests the release carries out."""

from dataclasses import dataclass, replace

from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from relapp.domain.register import ChangeRequest
from relapp.domain.vocabulary import ChangeState
from relapp.wording import dates, terms
from ui.actions.page import PageContext
from ui.kit import theme, views
from ui.kit.labels import label
from ui.kit.state_panel import StatePanel
from ui.kit.table_model import Column, RecordTableModel
from ui.wizard.answers import Answers
from ui.wizard.page import WizardPage
from ui.wizard.reading import WizardData


@dataclass(frozen=True, slots=True)
class ChangeChoice:
    """A change request, whether it is chosen, and why it cannot be (empty when it can)."""

    change: ChangeRequest
    chosen: bool
    refusal: str = ""


class ChangesPage(WizardPage):
    """Lists open change requests; those that may not come along say why."""

    def __init__(
        self, context: PageContext, data: WizardData, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, data, parent)
        self._chosen: set[int] = set()
        self._applications: set[int | None] = set()
        self.model: RecordTableModel[ChangeChoice] = RecordTableModel(
            self._columns(), lambda c: c.change.id, self._sentence, self
        )
        self.model.check_requested.connect(self._on_check_requested)
        self.view = QTableView(self)
        views.prepare_table(self.view, name="wizard.changes", spoken=self.tr("变更单"))
        self.view.setProperty("framed", "true")
        self.view.setModel(self.model)
        self.view.setSortingEnabled(True)
        views.set_column_widths(self.view.horizontalHeader(), self.model.columns)
        self.view.activated.connect(self._on_activated)
        self.state = StatePanel(self.view, self, name="wizard.changes_state")
        self.count_label = label("", "secondary", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(8))
        text = self.tr("只有已批准、还没编入别的发布的变更可以选。没有变更单也可以继续。")
        column.addWidget(label(text, "secondary", self, wrap=True))
        column.addWidget(self.state, 1)
        column.addWidget(self.count_label)

    def show_answers(self, answers: Answers) -> None:
        """Offer what belongs to the applications of the release first."""
        self._applications = {answers.application_id, *(e.application_id for e in answers.further)}
        self._chosen |= set(answers.change_ids)
        self._show()

    def answered(self, answers: Answers) -> Answers:
        """Return the chosen change requests."""
        possible = {c.change.id for c in self.model.records() if not c.refusal}
        return replace(answers, change_ids=tuple(sorted(self._chosen & possible)))

    def focus_first(self) -> None:
        """Begin in the list."""
        self.view.setFocus()
        if self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0, 0))

    def _on_check_requested(self, choice: ChangeChoice, wanted: bool) -> None:
        if choice.refusal:
            return
        if wanted:
            self._chosen.add(choice.change.id)
        else:
            self._chosen.discard(choice.change.id)
        self._show()
        self.changed.emit()

    def _on_activated(self) -> None:
        choice = self.model.record(self.view.currentIndex())
        if choice is not None:
            self._on_check_requested(choice, not choice.chosen)

    def _show(self) -> None:
        choices = [self._choice(change) for change in self.data.changes]
        choices.sort(key=lambda c: (bool(c.refusal), not self._is_ours(c.change)))
        self.model.set_records(choices)
        count = sum(1 for c in choices if c.chosen)
        self.count_label.setText(self.tr("已选 {n} 个").format(n=count))
        if choices:
            self.state.show_content()
        else:
            self.state.show_empty(
                "note", self.tr("没有未完成的变更单"), self.tr("可以先登记发布，以后再加变更单。")
            )

    def _choice(self, change: ChangeRequest) -> ChangeChoice:
        refusal = self._refusal(change)
        return ChangeChoice(change, not refusal and change.id in self._chosen, refusal)

    def _refusal(self, change: ChangeRequest) -> str:
        if not self._is_ours(change):
            name = change.application or self.tr("其他应用")
            return self.tr("属于{name}").format(name=name)
        if change.state is not ChangeState.APPROVED:
            state = terms.CHANGE_STATE[change.state].of(self.context.language)
            return self.tr("{state}，批准后才能选").format(state=state)
        if change.release_id is not None:
            return self.tr("已编入 {number}").format(number=change.release_number)
        return ""

    def _is_ours(self, change: ChangeRequest) -> bool:
        return change.application_id is None or change.application_id in self._applications

    def _columns(self) -> tuple[Column[ChangeChoice], ...]:
        language = self.context.language

        def tone(choice: ChangeChoice) -> str | None:
            return "text_3" if choice.refusal else None

        return (
            Column(
                key="chosen",
                title=self.tr("选"),
                text=lambda c: "",
                tooltip=lambda c: c.refusal,
                sortable=False,
                checked=lambda c: c.chosen,
                width=44,
            ),
            Column(
                key="number",
                title=self.tr("编号"),
                text=lambda c: c.change.number,
                tone=tone,
                width=104,
            ),
            Column(
                key="title",
                title=self.tr("标题"),
                text=lambda c: c.change.title,
                tone=tone,
                width=0,
            ),
            Column(
                key="kind",
                title=self.tr("类别"),
                text=lambda c: terms.CHANGE_KIND[c.change.kind].of(language),
                tone=tone,
                width=64,
            ),
            Column(
                key="approved",
                title=self.tr("批准"),
                text=lambda c: (
                    dates.day(c.change.approved_on).of(language) if c.change.approved_on else "—"
                ),
                sort=lambda c: c.change.approved_on,
                tone=tone,
                width=80,
            ),
            Column(
                key="reason",
                title=self.tr("为什么不能选"),
                text=lambda c: c.refusal,
                tone=tone,
                width=170,
            ),
        )

    def _sentence(self, choice: ChangeChoice) -> str:
        state = choice.refusal or (self.tr("已选") if choice.chosen else self.tr("未选"))
        return f"{choice.change.number} {choice.change.title} {state}"
