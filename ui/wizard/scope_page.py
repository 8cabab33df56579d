"""First page: which process, and whether the request is one for it at all."""

from dataclasses import replace

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from relapp.domain.definition import ProcessDefinition, ScopeOption
from relapp.domain.vocabulary import ReleaseType
from ui.actions.page import PageContext
from ui.kit import theme
from ui.kit.banner import Banner
from ui.kit.choice_card import ChoiceCard
from ui.kit.labels import IconLabel, label
from ui.kit.painting import Tone
from ui.wizard.answers import Answers
from ui.wizard.page import WizardPage
from ui.wizard.reading import WizardData


class ScopePage(WizardPage):
    """Cards for the processes, the scope question with its options below."""

    def __init__(
        self, context: PageContext, data: WizardData, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, data, parent)
        self._definition = data.definitions[0]
        self._options: dict[QRadioButton, ScopeOption] = {}
        self._chosen: dict[int, str] = {}
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(now.px(8))
        column.addWidget(label(self.tr("按哪个流程"), "section", self))
        column.addLayout(self._build_cards())
        column.addSpacing(now.px(8))
        self.question_label = label("", "section", self, wrap=True)
        column.addWidget(self.question_label)
        self._list = QVBoxLayout()
        self._list.setSpacing(now.px(6))
        self._group = QButtonGroup(self)
        column.addLayout(self._list)
        self.error_label = IconLabel("triangle", self.tr("先选一项"), self, role="bad")
        self.error_label.hide()
        column.addWidget(self.error_label)
        column.addSpacing(now.px(4))
        self.banner = Banner(self, name="wizard.refusal")
        self.reason_label = label("", "secondary", self, wrap=True, name="wizard.reason")
        self.banner.hide()
        self.reason_label.hide()
        column.addWidget(self.banner)
        column.addWidget(self.reason_label)
        column.addStretch(1)
        self._fill_options()

    def show_answers(self, answers: Answers) -> None:
        """Choose the process and option answered before."""
        for card, definition in self._cards.items():
            if definition.row_id == answers.definition.row_id:
                card.setChecked(True)
        self._set_definition(answers.definition)
        for button, option in self._options.items():
            if option.id == answers.scope_option:
                button.setChecked(True)

    def answered(self, answers: Answers) -> Answers:
        """Return process and option; another process lets nothing of the old one stand."""
        option = self.option()
        kept = answers
        if answers.definition.row_id != self._definition.row_id:
            mode = answers.mode if answers.mode in self._definition.modes else None
            kept = Answers(
                self._definition,
                mode=mode or self._definition.modes[0],
                application_id=answers.application_id,
                version_from=answers.version_from,
                version_to=answers.version_to,
                title=answers.title,
                purpose=answers.purpose,
                further=answers.further,
                change_ids=answers.change_ids,
                window_id=answers.window_id,
            )
        if option is None:
            return replace(kept, scope_option="")
        known = option.id in ReleaseType.__members__.values() and option.id != answers.scope_option
        kind = ReleaseType(option.id) if known else kept.type
        return replace(kept, scope_option=option.id, type=kind)

    def complain(self, answers: Answers) -> bool:
        """Ask for an option."""
        missing = self.option() is None
        self.error_label.setVisible(missing)
        if missing and self._options:
            next(iter(self._options)).setFocus()
        return missing

    def focus_first(self) -> None:
        """Begin at the chosen option, else the first."""
        chosen = next((b for b in self._options if b.isChecked()), None)
        target = chosen or next(iter(self._options), None)
        if target is not None:
            target.setFocus()

    def option(self) -> ScopeOption | None:
        """Return the chosen option."""
        return next((o for b, o in self._options.items() if b.isChecked()), None)

    def _on_card_clicked(self, button: object) -> None:
        if isinstance(button, ChoiceCard):
            self._set_definition(self._cards[button])
            self.changed.emit()

    def _on_option_toggled(self, on: bool) -> None:
        option = self.option()
        if not on or option is None:
            return
        self._chosen[self._definition.row_id] = option.id
        self.error_label.hide()
        refused = not option.in_scope
        self.banner.setVisible(refused)
        self.reason_label.setVisible(refused)
        if refused:
            title = self.tr("不在发布范围")
            text = self.tr("可以留作被拒绝的申请，备查。")
            self.banner.tell(Tone.WARN, title, text, icon="blocked")
            self.reason_label.setText(option.reason.of(self.context.language))
        self.changed.emit()

    def _set_definition(self, definition: ProcessDefinition) -> None:
        if definition.row_id != self._definition.row_id:
            self._definition = definition
            self._fill_options()

    def _fill_options(self) -> None:
        language = self.context.language
        for button in self._options:
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        self._options = {}
        self.banner.hide()
        self.reason_label.hide()
        self.question_label.setText(self._definition.scope_question.of(language))
        for option in self._definition.scope:
            button = QRadioButton(option.text.of(language), self)
            button.setObjectName(f"wizard.scope.{option.id}")
            if not option.in_scope:
                button.setToolTip(option.reason.of(language))
            button.toggled.connect(self._on_option_toggled)
            self._group.addButton(button)
            self._list.addWidget(button)
            self._options[button] = option
            if self._chosen.get(self._definition.row_id) == option.id:
                button.setChecked(True)

    def _build_cards(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.current().px(12))
        self._cards: dict[ChoiceCard, ProcessDefinition] = {}
        self._card_group = QButtonGroup(self)
        language = self.context.language
        for definition in self.data.definitions:
            title = f"{definition.code} {definition.name.of(language)} {definition.version}"
            card = ChoiceCard(
                title,
                definition.organisation.of(language),
                self,
                name=f"wizard.process.{definition.code}",
            )
            card.setChecked(definition.row_id == self._definition.row_id)
            self._card_group.addButton(card)
            self._cards[card] = definition
            row.addWidget(card)
        self._card_group.buttonClicked.connect(self._on_card_clicked)
        return row
