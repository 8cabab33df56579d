"""The risk of a release in its plan: the questionnaire, the level, and on a click how it came."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from relapp.domain.changes import Changes
from relapp.domain.risk import RiskAnswer, RiskQuestion, RiskVerdict
from relapp.errors import RelappError, StaleRecord
from relapp.services.plan_tables import verdict_of
from relapp.services.views import ReleaseView
from relapp.wording.plan_errors import DECIDERS
from relapp.wording.plan_values import score_text
from ui.kit import style, theme
from ui.kit.badges import Badge
from ui.kit.buttons import LinkButton
from ui.kit.labels import label
from ui.kit.painting import BadgeSpec, Tone
from ui.release.conflict import ConflictBanner
from ui.release.desk import ReleaseDesk
from ui.release.panel import clear_layout

_WORDS = (0, 1)
"""Columns of the arithmetic that hold words; the others are figures."""
_TONES = (Tone.OK, Tone.NEUTRAL, Tone.WARN, Tone.BAD)


class RiskPanel(QWidget):
    """One list of questions; each answer is saved at once."""

    def __init__(self, desk: ReleaseDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked: tuple[RiskQuestion, ...] = ()
        self._versions: dict[str, int] = {}
        self._wanted: dict[str, str] = {}
        self._sent: dict[str, str] = {}
        self.fields: dict[str, QComboBox] = {}
        self.conflict = ConflictBanner(self, name="plan.risk.conflict")
        self._build()

    def show_view(self, view: ReleaseView, *, editable: bool) -> None:
        """Show what is answered and what follows from it."""
        definition, facts = view.definition, view.facts
        if definition.risk != self._asked:
            self._asked = definition.risk
            self._build_questions()
        for question_id, field in self.fields.items():
            field.setEnabled(editable)
            if question_id in self._sent:
                continue
            answer = facts.risk_answers.get(question_id)
            self._versions[question_id] = answer.version if answer else 0
            field.setCurrentIndex(max(0, field.findData(answer.choice if answer else "")))
            field.setToolTip(
                f"{answer.person} {self._desk.words.stamp(answer.at)}" if answer else ""
            )
        found = verdict_of(definition, facts)
        place = [n for n, level in enumerate(definition.risk_levels) if level == found.level]
        self._show_verdict(found, place[0] if place else 0, len(definition.risk_levels))
        self._show_sum(found)

    def _show_verdict(self, found: RiskVerdict, rank: int, levels: int) -> None:
        score, words = found.score, self._desk.words
        self.level.setVisible(found.level is not None)
        if found.level is not None:
            tone = _TONES[min(rank + len(_TONES) - min(levels, len(_TONES)), len(_TONES) - 1)]
            name = self.tr("风险{level}").format(level=words.of(found.level.name))
            self.level.set_spec(BadgeSpec(name, tone))
        said = []
        if found.decider is not None:
            said.append(words.of(DECIDERS[found.decider]))
        if score.lines:
            value = score_text(score.value)
            said.append(self.tr("问卷 {score} 分").format(score=value))
        if score.lines and not score.complete:
            done = self.tr("答了 {done} / {all} 题，答完才计入")
            said.append(done.format(done=len(score.lines), all=score.asked))
        if found.highest:
            said.append(self.tr("矩阵最高 {value} 分").format(value=found.highest))
        self.summary.setText(words.join(*said) or self.tr("还没有评估"))
        self.why.setVisible(bool(score.lines))

    def _show_sum(self, found: RiskVerdict) -> None:
        """Write the arithmetic out: question, choice, risk × weight = product, and the sums."""
        clear_layout(self._sum)
        heads = (
            self.tr("问题"),
            self.tr("选择"),
            self.tr("风险"),
            self.tr("权重"),
            self.tr("乘积"),
        )
        words, score = self._desk.words, found.score
        rows = [
            (
                words.of(line.question.text),
                words.of(line.choice.text),
                str(line.choice.risk),
                str(line.question.weight),
                str(line.product),
            )
            for line in score.lines
        ]
        result = self.tr("{total} ÷ {weights} = {score}").format(
            total=score.total, weights=score.weights, score=score_text(score.value)
        )
        rows.append((self.tr("合计"), result, "", str(score.weights), str(score.total)))
        for place, cells in enumerate((heads, *rows)):
            edge = place in (0, len(rows))
            for column, cell in enumerate(cells):
                part = label(cell, "strong" if edge else "", self.sums, wrap=column in _WORDS)
                if column not in _WORDS:
                    part.setAlignment(Qt.AlignmentFlag.AlignRight)
                self._sum.addWidget(part, place, column)

    def _on_chosen(self, question: RiskQuestion, _place: int = 0) -> None:
        self._wanted[question.id] = str(self.fields[question.id].currentData())
        self._send(question)

    def _send(self, question: RiskQuestion) -> None:
        """Save what is wanted of a question, one answer after the other: arrows choose fast."""
        key, desk = question.id, self._desk
        if key in self._sent or key not in self._wanted:
            return
        choice = self._sent[key] = self._wanted.pop(key)
        risks = desk.services.risks
        version = self._versions.get(key, 0)
        desk.write(
            partial(risks.answer, desk.me, desk.release_id, key, choice, version),
            partial(self._on_saved, question, choice),
            partial(self._on_refused, question, choice),
        )

    def _on_saved(self, question: RiskQuestion, choice: str, changes: Changes) -> None:
        self._sent.pop(question.id, None)
        if changes:
            self._versions[question.id] = self._versions.get(question.id, 0) + 1 if choice else 0
        self._send(question)

    def _answer(self, question: RiskQuestion, choice: str, version: int) -> None:
        self._versions[question.id] = version
        self._wanted[question.id] = choice
        self._send(question)

    def _on_refused(self, question: RiskQuestion, choice: str, error: RelappError) -> bool:
        self._sent.pop(question.id, None)
        choice = self._wanted.pop(question.id, choice)
        self._desk.stale.emit()
        theirs = error.details.get("theirs")
        if not isinstance(error, StaleRecord):
            return False
        words = self._desk.words
        person = theirs.person if isinstance(theirs, RiskAnswer) else ""
        version = theirs.version if isinstance(theirs, RiskAnswer) else 0
        found = question.choice(theirs.choice) if isinstance(theirs, RiskAnswer) else None
        self.conflict.offer(
            self.tr("{person} 刚答过「{question}」").format(
                person=person, question=words.of(question.text)
            ),
            words.of(found.text) if found is not None else self.tr("答案已被撤回"),
            mine=partial(self._answer, question, choice, version),
            theirs=self._desk.stale.emit,
        )
        return True

    def _on_why(self) -> None:
        shown = not self.sums.isVisibleTo(self)
        self.sums.setVisible(shown)
        self.why.setText(self.tr("收起算式") if shown else self.tr("怎么算的"))

    def _build_questions(self) -> None:
        clear_layout(self._grid)
        self.fields.clear()
        for row, question in enumerate(self._asked):
            words = self._desk.words.of(question.text)
            field = style.named(QComboBox(self), f"plan.risk.{question.id}", words)
            field.addItem(self.tr("未答"), "")
            for choice in question.choices:
                field.addItem(self._desk.words.of(choice.text), choice.id)
            field.activated.connect(partial(self._on_chosen, question))
            self.fields[question.id] = field
            self._grid.addWidget(label(words, "", self, wrap=True), row, 0)
            self._grid.addWidget(field, row, 1)
        self._title.setVisible(bool(self._asked))

    def _build(self) -> None:
        now = theme.current()
        self._title = label(self.tr("风险问卷"), "section", self)
        self.level = Badge(BadgeSpec("", Tone.NEUTRAL), self)
        self.level.setObjectName("plan.risk.level")
        self.summary = label("", "secondary", self, name="plan.risk.summary")
        self.why = LinkButton(self.tr("怎么算的"), self, size=13, name="plan.risk.why")
        self.why.clicked.connect(self._on_why)
        head = QHBoxLayout()
        head.setSpacing(now.px(8))
        for part in (self._title, self.level, self.summary, self.why):
            head.addWidget(part)
        head.addStretch(1)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(now.px(16))
        self._grid.setVerticalSpacing(now.px(6))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnMinimumWidth(1, now.px(280))
        self.sums = QFrame(self)
        self.sums.setObjectName("plan.risk.sums")
        self.sums.setProperty("surface", "card")
        self._sum = QGridLayout(self.sums)
        self._sum.setContentsMargins(now.px(12), now.px(8), now.px(12), now.px(8))
        self._sum.setHorizontalSpacing(now.px(16))
        self._sum.setColumnStretch(0, 3)
        self._sum.setColumnStretch(1, 3)
        self.sums.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(now.px(8))
        column.addLayout(head)
        column.addWidget(self.conflict)
        column.addWidget(self.sums)
        column.addLayout(self._grid)
