"""Second page: type, mode, strategy and the yes-or-no questions of the process."""

from dataclasses import replace

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from relapp.domain.definition import Question
from relapp.domain.vocabulary import ReleaseMode, ReleaseType, Strategy
from relapp.wording import terms
from ui.actions.page import PageContext
from ui.kit import fields, theme
from ui.kit.choice_card import ChoiceCard
from ui.kit.form_grid import FormGrid
from ui.kit.labels import label
from ui.kit.segmented import SegmentedControl
from ui.wizard.answers import Answers
from ui.wizard.asks_line import AsksLine
from ui.wizard.page import WizardPage
from ui.wizard.reading import WizardData


class KindPage(WizardPage):
    """What kind of release it is; an emergency must say why."""

    def __init__(
        self, context: PageContext, data: WizardData, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, data, parent)
        self._answers = Answers(data.definitions[0])
        self._questions: dict[str, QCheckBox] = {}
        self._yes: set[str] = set()
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(now.px(8))
        column.addWidget(label(self.tr("发布类型"), "section", self))
        column.addLayout(self._build_types())
        self.form = FormGrid(self, label_width=84)
        column.addSpacing(now.px(4))
        column.addWidget(self.form)
        self._build_form()
        column.addSpacing(now.px(4))
        self.questions_label = label(self.tr("还有几个问题，决定流程要问什么"), "section", self)
        column.addWidget(self.questions_label)
        self._list = QVBoxLayout()
        self._list.setSpacing(now.px(4))
        column.addLayout(self._list)
        self.asks = AsksLine(self)
        column.addWidget(self.asks)
        column.addStretch(1)

    def show_answers(self, answers: Answers) -> None:
        """Offer what the process knows and choose what was answered."""
        self._answers = answers
        definition = answers.definition
        for card, kind in self._types.items():
            card.setVisible(kind in definition.types)
            card.setChecked(kind is answers.type)
        for mode in ReleaseMode:
            self.modes.button(mode.value).setVisible(mode in definition.modes)
        self.modes.set_current(answers.mode.value)
        self.strategies.set_current(answers.strategy.value)
        self._yes |= answers.yes
        if not self.reason_edit.toPlainText():
            self.reason_edit.setPlainText(answers.emergency_reason)
        self._fit()
        self._count()

    def answered(self, answers: Answers) -> Answers:
        """Return type, mode, strategy and the questions answered with yes."""
        asked = {q.id for q in self._asked()}
        emergency = self.mode() is ReleaseMode.EMERGENCY
        return replace(
            answers,
            type=self.type(),
            mode=self.mode(),
            strategy=Strategy(self.strategies.current()),
            yes=frozenset(self._yes & asked),
            emergency_reason=self.reason_edit.toPlainText().strip() if emergency else "",
        )

    def complain(self, answers: Answers) -> bool:
        """Ask why it is urgent."""
        missing = answers.mode is ReleaseMode.EMERGENCY and not answers.emergency_reason
        text = self.tr("写下为什么等不到窗口") if missing else ""
        self.form.set_error(self.reason_edit, text)
        if missing:
            self.reason_edit.setFocus()
        return missing

    def focus_first(self) -> None:
        """Begin at the type."""
        next(card for card in self._types if card.isChecked()).setFocus()

    def type(self) -> ReleaseType:
        """Return the chosen type."""
        return next((k for card, k in self._types.items() if card.isChecked()), self._answers.type)

    def mode(self) -> ReleaseMode:
        """Return the chosen mode."""
        return ReleaseMode(self.modes.current())

    def _asked(self) -> tuple[Question, ...]:
        profile = replace(
            self._answers,
            type=self.type(),
            mode=self.mode(),
            strategy=Strategy(self.strategies.current()),
        ).profile
        return tuple(q for q in self._answers.definition.questions if q.when.holds(profile))

    def _on_kind_changed(self) -> None:
        self._fit()
        self._count()
        self.changed.emit()

    def _on_question_toggled(self, on: bool) -> None:
        key = str(self.sender().property("question"))
        if on:
            self._yes.add(key)
        else:
            self._yes.discard(key)
        self._count()
        self.changed.emit()

    def _count(self) -> None:
        self.asks.show_answers(self.answered(self._answers))

    def _fit(self) -> None:
        emergency = self.mode() is ReleaseMode.EMERGENCY
        self.form.set_row_visible(self.reason_edit, emergency)
        asked = self._asked()
        if [q.id for q in asked] == list(self._questions):
            return
        for box in self._questions.values():
            box.hide()
            box.deleteLater()
        language = self.context.language
        self._questions = {}
        for question in asked:
            box = QCheckBox(question.text.of(language), self)
            box.setObjectName(f"wizard.question.{question.id}")
            box.setToolTip(question.help.of(language))
            box.setProperty("question", question.id)
            box.setChecked(question.id in self._yes)
            box.toggled.connect(self._on_question_toggled)
            self._list.addWidget(box)
            self._questions[question.id] = box
        self.questions_label.setVisible(bool(asked))

    def _build_types(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.current().px(12))
        self._types: dict[ChoiceCard, ReleaseType] = {}
        self._type_group = QButtonGroup(self)
        hints = {
            ReleaseType.NEW_SYSTEM: self.tr("第一次上线，可以有自己的日期。"),
            ReleaseType.UPGRADE: self.tr("在用系统的新版本，带变更和缺陷修复。"),
        }
        for kind in ReleaseType:
            title = terms.TYPE[kind].of(self.context.language)
            card = ChoiceCard(title, hints[kind], self, name=f"wizard.type.{kind.value}")
            self._type_group.addButton(card)
            self._types[card] = kind
            row.addWidget(card)
        self._type_group.buttonClicked.connect(self._on_kind_changed)
        return row

    def _build_form(self) -> None:
        language = self.context.language
        self.modes = SegmentedControl(self, name="wizard.mode", spoken=self.tr("发布方式"))
        for mode in ReleaseMode:
            self.modes.add(mode.value, terms.MODE[mode].of(language))
        self.strategies = SegmentedControl(self, name="wizard.strategy", spoken=self.tr("上线方式"))
        for strategy in Strategy:
            self.strategies.add(strategy.value, terms.STRATEGY[strategy].of(language))
        self.modes.chosen.connect(self._on_kind_changed)
        self.strategies.chosen.connect(self._on_kind_changed)
        self.reason_edit = fields.text_area(
            2,
            self,
            hint=self.tr("不经窗口、测试可以留待补测；申请部门负责人先签字。"),
            name="wizard.emergency_reason",
        )
        self.reason_edit.textChanged.connect(self.changed)
        self.form.add(self.tr("发布方式"), _at_left(self.modes))
        self.form.add(self.tr("紧急原因"), self.reason_edit, required=True)
        self.form.add(self.tr("上线方式"), _at_left(self.strategies))


def _at_left(control: QWidget) -> QWidget:
    """Keep a control as wide as it is, at the left of its column."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(control)
    row.addStretch(1)
    return holder
