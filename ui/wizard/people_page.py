"""Last page: the people, and the whole registration once more before it is made."""

from dataclasses import replace

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from relapp.wording import dates, terms
from relapp.wording import windows as words
from ui.actions.page import PageContext
from ui.kit import theme
from ui.kit.form_grid import FormGrid
from ui.kit.labels import label
from ui.kit.search_combo import SearchCombo
from ui.wizard.answers import Answers
from ui.wizard.asks_line import AsksLine
from ui.wizard.page import WizardPage
from ui.wizard.reading import WizardData


class PeoplePage(WizardPage):
    """Fields for owner, applicant and department above a summary."""

    def __init__(
        self, context: PageContext, data: WizardData, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, data, parent)
        people = [(p.id, _worded(p.name, p.department)) for p in data.people]
        departments = [(d.id, d.name) for d in data.departments]
        nothing = self.tr("未定")
        self.owner_combo = SearchCombo(people, self, nothing=nothing, name="wizard.owner")
        self.applicant_combo = SearchCombo(people, self, nothing=nothing, name="wizard.applicant")
        self.department_combo = SearchCombo(
            departments, self, nothing=nothing, name="wizard.department"
        )
        self.form = FormGrid(self, label_width=84)
        self.form.add(self.tr("负责人"), self.owner_combo)
        self.form.add(self.tr("申请人"), self.applicant_combo, required=True)
        self.form.add(self.tr("申请部门"), self.department_combo)
        for combo in (self.owner_combo, self.applicant_combo, self.department_combo):
            combo.changed.connect(self.changed)
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(now.px(12))
        column.addWidget(self.form)
        column.addWidget(self._build_summary())
        column.addStretch(1)

    def show_answers(self, answers: Answers) -> None:
        """Fill in what is known; the applicant is the person at the keyboard unless said."""
        if self.applicant_combo.value() is None:
            self.applicant_combo.set_value(answers.applicant_id or self.context.me.id)
        self.owner_combo.set_value(answers.owner_id)
        self.department_combo.set_value(answers.department_id)
        self._show_summary(answers)

    def answered(self, answers: Answers) -> Answers:
        """Return the people."""
        return replace(
            answers,
            owner_id=self.owner_combo.key(),
            applicant_id=self.applicant_combo.key(),
            department_id=self.department_combo.key(),
        )

    def complain(self, answers: Answers) -> bool:
        """Ask for an applicant, and refuse names nobody has."""
        self.form.clear_errors()
        wrong: list[QWidget] = []
        for combo in (self.owner_combo, self.applicant_combo, self.department_combo):
            if combo.is_foreign():
                text = self.tr("没有「{name}」，从列表里选").format(name=combo.currentText())
                self.form.set_error(combo, text)
                wrong.append(combo)
        if answers.applicant_id is None and self.applicant_combo not in wrong:
            self.form.set_error(self.applicant_combo, self.tr("选申请人"))
            wrong.append(self.applicant_combo)
        if wrong:
            wrong[0].setFocus()
        return bool(wrong)

    def focus_first(self) -> None:
        """Begin at the owner."""
        self.owner_combo.setFocus()

    def summary_lines(self, answers: Answers) -> tuple[tuple[str, str], ...]:
        """Return name and value of every line of the summary."""
        language = self.context.language
        kind = " · ".join(
            text.of(language)
            for text in (
                terms.TYPE[answers.type],
                terms.MODE[answers.mode],
                terms.STRATEGY[answers.strategy],
            )
        )
        definition = answers.definition
        process = f"{definition.code} {definition.name.of(language)} {definition.version}"
        lines = [(self.tr("流程"), process), (self.tr("发布"), self._what(answers))]
        lines.append((self.tr("标题"), answers.title))
        if answers.in_scope:
            lines += [
                (self.tr("类型"), kind),
                (self.tr("日期"), self._when(answers)),
                (self.tr("变更单"), self._changes(answers)),
            ]
        elif answers.option is not None:
            lines.append((self.tr("拒绝原因"), answers.option.reason.of(language)))
        return tuple(lines)

    def _show_summary(self, answers: Answers) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, (name, value) in enumerate(self.summary_lines(answers)):
            self._lines.addWidget(label(name, "field", self._summary), row, 0)
            self._lines.addWidget(label(value, "", self._summary, wrap=True), row, 1)
        self._counts.setVisible(answers.in_scope)
        self._counts.show_answers(answers)

    def _what(self, answers: Answers) -> str:
        application = self.data.application(answers.application_id)
        name = application.name if application is not None else ""
        versions = answers.version_to
        if answers.version_from:
            versions = f"{answers.version_from} → {answers.version_to}"
        text = f"{name} {versions}"
        if answers.further:
            further = self.tr("另有 {n} 个应用").format(n=len(answers.further))
            text = f"{text} · {further}"
        return text

    def _when(self, answers: Answers) -> str:
        zone, language = self.context.zone, self.context.language
        window = self.data.window(answers.window_id)
        if window is not None:
            period = dates.period(window.starts_at, window.ends_at, zone).of(language)
            return f"{words.window_title(window.number).of(language)} · {period}"
        if answers.start is not None and answers.end is not None:
            return dates.period(answers.start, answers.end, zone).of(language)
        return self.tr("先不排期")

    def _changes(self, answers: Answers) -> str:
        chosen = [c.number for c in self.data.changes if c.id in answers.change_ids]
        return self.tr("、").join(chosen) or self.tr("没有")

    def _build_summary(self) -> QFrame:
        now = theme.current()
        self._summary = QFrame(self)
        self._summary.setProperty("surface", "card")
        column = QVBoxLayout(self._summary)
        column.setContentsMargins(now.px(16), now.px(12), now.px(16), now.px(12))
        column.setSpacing(now.px(10))
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(now.px(16))
        self._lines.setVerticalSpacing(now.px(4))
        self._lines.setColumnMinimumWidth(0, now.px(68))
        self._lines.setColumnStretch(1, 1)
        column.addLayout(self._lines)
        self._counts = AsksLine(self._summary)
        column.addWidget(self._counts)
        return self._summary


def _worded(name: str, department: str) -> str:
    return f"{name} · {department}" if department else name
