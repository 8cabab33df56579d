"""The bar under the run sheet: what may be reported on the current row, with its keys."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from relapp.domain.vocabulary import RunKind, RunResult
from relapp.wording import terms
from ui.kit import theme
from ui.kit.badges import IconMark
from ui.kit.buttons import Button, Kind
from ui.kit.labels import ElidedLabel
from ui.release.run_delegate import RESULT_LOOKS
from ui.release.run_model import RunModel
from ui.release.run_rows import RunRow
from ui.release.words import Words


@dataclass(frozen=True, slots=True)
class Report:
    """One thing that can be reported: the key of its button, the result, whether it needs words."""

    key: str
    result: RunResult
    asks: bool = False


START = Report("start", RunResult.RUNNING)
FINISH = Report("finish", RunResult.DONE)
FINISH_NOTE = Report("finish_note", RunResult.DONE, asks=True)
FAIL = Report("fail", RunResult.FAILED, asks=True)
SKIP = Report("skip", RunResult.SKIPPED, asks=True)
GO = Report("go", RunResult.GO)
NO_GO = Report("no_go", RunResult.NO_GO, asks=True)
REOPEN = Report("reopen", RunResult.PENDING)


def reports_for(row: RunRow) -> tuple[Report, ...]:
    """Return what can be reported on a row as it stands."""
    gate, result = row.step.kind is RunKind.GATE, row.step.result
    if result in (RunResult.PENDING, RunResult.RUNNING) and gate:
        return (GO, NO_GO)
    if result is RunResult.PENDING:
        return (START, FINISH_NOTE, SKIP)
    if result is RunResult.RUNNING:
        return (FINISH, FINISH_NOTE, FAIL)
    return (REOPEN,)


class RunControl(QFrame):
    """Shows the current row and the buttons for it.

    Signals:
        report_wanted: a Report on the current row.
    """

    report_wanted = Signal(object)

    def __init__(self, words: Words, model: RunModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("run.control")
        self.setProperty("surface", "footer")
        self._words = words
        self._model = model
        self._row: RunRow | None = None
        self.icon = IconMark("circle", "text_2", 16, self)
        self.title_label = ElidedLabel("", self, bold=True, name="run.current")
        self.detail_label = ElidedLabel("", self, role="text_2", size=12, name="run.detail")
        self.buttons: dict[Report, Button] = {}
        self._build()

    def show_row(self, row: RunRow | None) -> None:
        """Show a row and what may be reported on it."""
        self._row = row
        self.setVisible(row is not None)
        if row is None:
            return
        step = row.step
        icon, role = RESULT_LOOKS[step.result]
        self.icon.set_icon("flag" if step.kind is RunKind.GATE else icon, role)
        title = self._model.cell(row, 1)
        if step.kind is not RunKind.GATE:
            title = self.tr("第 {number} 步　{title}").format(number=row.number, title=title)
        self.title_label.setText(title)
        self.detail_label.setText(self._detail(row))
        offered = reports_for(row)
        for report, button in self.buttons.items():
            refusal = row.refusal_of(report.result)
            button.setVisible(report in offered)
            button.setEnabled(refusal is None)
            button.setToolTip(self._words.of(refusal) if refusal is not None else "")

    def trigger(self, *reports: Report) -> bool:
        """Ask for the first of these that the row offers; tell whether one does."""
        row = self._row
        if row is None:
            return False
        offered = [r for r in reports_for(row) if row.refusal_of(r.result) is None]
        for report in reports:
            if report in offered:
                self.report_wanted.emit(report)
                return True
        return False

    def _detail(self, row: RunRow) -> str:
        step, words = row.step, self._words
        state = words.of(terms.RUN_RESULT[step.result])
        begun = ""
        if step.actual_start is not None:
            begun = self.tr("{time} 开始").format(time=words.time(step.actual_start))
            if step.actual_end is None:
                passed = words.clock.now() - step.actual_start
                minutes = max(0, int(passed.total_seconds() // 60))
                begun = words.join(begun, self.tr("已 {count} 分钟").format(count=minutes))
        marks = self.tr("完成标志：{what}").format(what=step.done_when) if step.done_when else ""
        asked = (
            self.tr("检查点：{question}").format(question=step.question) if step.question else ""
        )
        open_ones = (RunResult.PENDING, RunResult.RUNNING)
        why = row.refusal or (row.waits if step.result in open_ones else None)
        refusal = words.of(why) if why is not None else ""
        owner = step.owner or self.tr("未指定责任人")
        return words.join(owner, begun or state, asked, marks, refusal)

    def _build(self) -> None:
        now = theme.current()
        row = QHBoxLayout(self)
        row.setContentsMargins(now.px(14), now.px(10), now.px(14), now.px(10))
        row.setSpacing(now.px(10))
        words = QVBoxLayout()
        words.setSpacing(now.px(2))
        words.addWidget(self.title_label)
        words.addWidget(self.detail_label)
        row.addWidget(self.icon)
        row.addLayout(words, 1)
        for report, text, kind, icon, key in (
            (START, self.tr("开始"), Kind.PRIMARY, "play", "Space"),
            (FINISH, self.tr("完成"), Kind.PRIMARY, "check", "Space"),
            (GO, self.tr("GO"), Kind.OK, "check", "G"),
            (NO_GO, self.tr("NO-GO…"), Kind.DANGER, "cross", "Shift G"),
            (FINISH_NOTE, self.tr("完成并备注…"), Kind.NORMAL, "note", "N"),
            (SKIP, self.tr("跳过…"), Kind.NORMAL, "circle-minus", ""),
            (FAIL, self.tr("失败…"), Kind.DANGER, "cross", "X"),
            (REOPEN, self.tr("重新填报"), Kind.NORMAL, "undo", ""),
        ):
            button = Button(text, self, kind=kind, icon=icon, key=key, name=f"run.{report.key}")
            button.setProperty("report", report.key)
            button.clicked.connect(self._on_clicked)
            self.buttons[report] = button
            row.addWidget(button)

    def _on_clicked(self) -> None:
        sender = self.sender()
        for report, button in self.buttons.items():
            if button is sender:
                self.report_wanted.emit(report)
