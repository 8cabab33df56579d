"""Fifth page: a window of the yearly plan, a date of its own, or no date yet."""

from dataclasses import dataclass, replace
from datetime import time, timedelta

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QTableView, QVBoxLayout, QWidget

from relapp.domain.vocabulary import ReleaseMode
from relapp.domain.wall_time import wall_to_utc
from relapp.domain.window import (
    ReleaseWindow,
    WindowLoad,
    WindowProblem,
    WindowState,
    assignment_problems,
    capacity_left,
    freeze_hits,
)
from relapp.wording import dates
from relapp.wording import windows as words
from ui.actions.page import PageContext
from ui.kit import theme, views
from ui.kit.labels import IconLabel, label
from ui.kit.period_field import PeriodField
from ui.kit.table_model import Column, RecordTableModel
from ui.wizard.answers import Answers
from ui.wizard.page import WizardPage
from ui.wizard.reading import WizardData

_EVENING = time(19, 30)


@dataclass(frozen=True, slots=True)
class WindowChoice:
    """A window with what it holds and what speaks against it for this release."""

    window: ReleaseWindow
    load: WindowLoad
    problems: tuple[WindowProblem, ...]

    @property
    def refused(self) -> bool:
        """Whether the release cannot go there."""
        return any(p.blocks for p in self.problems)


class DatePage(WizardPage):
    """Three ways to a date; a planned upgrade only has the windows, or none yet."""

    def __init__(
        self, context: PageContext, data: WizardData, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, data, parent)
        self._answers = Answers(data.definitions[0])
        self._wanted: int | None = None
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(now.px(8))
        self._build_ways()
        column.addWidget(self.window_button)
        column.addWidget(self._build_table(), 1)
        column.addWidget(self.own_button)
        column.addWidget(self.own_reason)
        column.addWidget(self.period)
        column.addWidget(self.later_button)
        self.error_label = IconLabel("triangle", "", self, role="bad", name="wizard.date_error")
        self.error_label.hide()
        column.addWidget(self.error_label)

    def show_answers(self, answers: Answers) -> None:
        """Judge every window for this release and offer what is open to it."""
        self._answers = answers
        self._wanted = answers.window_id if self._wanted is None else self._wanted
        self.model.set_records(self._choices())
        self.own_button.setEnabled(not answers.by_window)
        text = self.tr("计划内的升级走发布窗口；新系统和紧急发布可以自定日期。")
        self.own_reason.setText(text if answers.by_window else "")
        self.own_reason.setVisible(answers.by_window)
        if answers.by_window and self.own_button.isChecked():
            self.window_button.setChecked(True)
        if answers.mode is ReleaseMode.EMERGENCY and self._wanted is None:
            self.own_button.setChecked(True)
        self._select_wanted()
        self._fit()

    def answered(self, answers: Answers) -> Answers:
        """Return window or own date."""
        choice = self.choice()
        own = self.own_button.isChecked()
        by_window = self.window_button.isChecked() and choice is not None
        return replace(
            answers,
            window_id=choice.window.id if by_window and choice is not None else None,
            start=self.period.start() if own else None,
            end=self.period.end() if own else None,
        )

    def complain(self, answers: Answers) -> bool:
        """Refuse a window that cannot take it and a date that has passed or is frozen."""
        text = self._problem(answers)
        self.error_label.set_content(text)
        self.error_label.setVisible(bool(text))
        return bool(text)

    def focus_first(self) -> None:
        """Begin in the list of windows."""
        if self.window_button.isChecked():
            self.view.setFocus()
        else:
            self.period.setFocus()

    def choice(self) -> WindowChoice | None:
        """Return the selected window."""
        return self.model.record(self.view.currentIndex())

    def _problem(self, answers: Answers) -> str:
        if self.window_button.isChecked():
            return self._window_problem()
        return self._own_date_problem(answers)

    def _window_problem(self) -> str:
        choice = self.choice()
        if choice is None:
            return self.tr("选一个窗口，或先不排期")
        refusal = next((p for p in choice.problems if p.blocks), None)
        if refusal is None:
            return ""
        return words.problem_text(refusal, self.context.zone).of(self.context.language)

    def _own_date_problem(self, answers: Answers) -> str:
        if answers.start is None or answers.end is None:
            return ""
        if answers.start <= self.context.clock.now():
            return self.tr("这个时间已过")
        hits = freeze_hits(answers.start, answers.end, self.data.freezes)
        frozen = next((f for f in hits if f.hard), None)
        if frozen is None or answers.mode is ReleaseMode.EMERGENCY:
            return ""
        return self.tr("「{name}」封网，请另选").format(name=frozen.name)

    def _choices(self) -> list[WindowChoice]:
        now = self.context.clock.now()
        application = self.data.application(self._answers.application_id)
        family = application.family if application is not None else ""
        found = []
        for window in sorted(self.data.windows, key=lambda w: w.starts_at):
            if window.starts_at <= now or window.state is WindowState.CANCELLED:
                continue
            load = self.data.loads.get(window.id, WindowLoad())
            problems = assignment_problems(window, load, family, None, self.data.freezes, now)
            found.append(WindowChoice(window, load, problems))
        return found

    def _select_wanted(self) -> None:
        choices = self.model.records()
        wanted = next((c for c in choices if c.window.id == self._wanted), None)
        target = wanted or next((c for c in choices if not c.refused), None)
        if target is not None and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index_of(target.window.id))

    def _on_way_changed(self) -> None:
        self._fit()
        self.error_label.hide()
        self.changed.emit()

    def _on_row_changed(self) -> None:
        self.error_label.hide()
        choice = self.choice()
        if choice is not None:
            self._wanted = choice.window.id
        self.changed.emit()

    def _fit(self) -> None:
        self.view.setEnabled(self.window_button.isChecked())
        self.period.set_enabled(self.own_button.isChecked())
        self.period.setVisible(not self._answers.by_window)

    def _build_ways(self) -> None:
        self.window_button = QRadioButton(self.tr("排入发布窗口"), self)
        self.own_button = QRadioButton(self.tr("自定日期"), self)
        self.later_button = QRadioButton(self.tr("先不排期，以后在日历上排"), self)
        self.own_reason = label("", "hint", self, wrap=True)
        self.own_reason.setContentsMargins(theme.current().px(24), 0, 0, 0)
        self._ways = QButtonGroup(self)
        for button, name in (
            (self.window_button, "wizard.by_window"),
            (self.own_button, "wizard.own_date"),
            (self.later_button, "wizard.later"),
        ):
            button.setObjectName(name)
            self._ways.addButton(button)
        self.window_button.setChecked(True)
        self._ways.buttonToggled.connect(self._on_way_changed)
        zone = self.context.zone
        tomorrow = self.context.clock.now().astimezone(zone).date() + timedelta(days=1)
        start = wall_to_utc(tomorrow, _EVENING, zone)
        spoken = (self.tr("开始时间"), self.tr("结束时间"))
        self.period = PeriodField(start, start + timedelta(hours=4), zone, self, spoken=spoken)
        self.period.changed.connect(self._on_row_changed)

    def _build_table(self) -> QTableView:
        self.model: RecordTableModel[WindowChoice] = RecordTableModel(
            self._columns(), lambda c: c.window.id, self._sentence, self
        )
        self.view = QTableView(self)
        views.prepare_table(self.view, name="wizard.windows", spoken=self.tr("发布窗口"))
        self.view.setProperty("framed", "true")
        self.view.setModel(self.model)
        views.set_column_widths(self.view.horizontalHeader(), self.model.columns)
        self.view.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.view.activated.connect(self.forward_requested)
        return self.view

    def _columns(self) -> tuple[Column[WindowChoice], ...]:
        zone, language = self.context.zone, self.context.language

        def tone(choice: WindowChoice) -> str | None:
            return "text_3" if choice.refused else None

        return (
            Column(
                key="window",
                title=self.tr("窗口"),
                text=lambda c: words.window_title(c.window.number).of(language),
                tone=tone,
                width=96,
            ),
            Column(
                key="time",
                title=self.tr("时间"),
                text=lambda c: dates.period(c.window.starts_at, c.window.ends_at, zone).of(
                    language
                ),
                tone=tone,
                width=190,
            ),
            Column(
                key="room",
                title=self.tr("空位"),
                text=lambda c: f"{capacity_left(c.window, c.load)} / {c.window.capacity}",
                tone=tone,
                right=True,
                width=64,
            ),
            Column(
                key="families",
                title=self.tr("适用"),
                text=lambda c: words.families(c.window.families).of(language),
                tone=tone,
                width=120,
            ),
            Column(
                key="problems",
                title=self.tr("冲突与提醒"),
                text=self._problems,
                tone=lambda c: "bad" if c.refused else "warn" if c.problems else None,
                width=0,
            ),
        )

    def _problems(self, choice: WindowChoice) -> str:
        zone, language = self.context.zone, self.context.language
        return self.tr("；").join(words.problem_text(p, zone).of(language) for p in choice.problems)

    def _sentence(self, choice: WindowChoice) -> str:
        return " ".join(column.text(choice) for column in self._columns()).strip()
