"""Makes the plan of a year: every date of the rule, what is the matter with it, and a box."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QTableView, QWidget

from relapp.domain.changes import Changes
from relapp.domain.window_plan import PlannedWindow, renumber
from relapp.services.windows import WindowsService
from relapp.wording import dates
from relapp.wording import windows as words
from ui.actions.page import PageContext
from ui.actions.saving_dialog import SavingDialog
from ui.calendar.look import Look
from ui.kit import theme, views
from ui.kit.buttons import LinkButton
from ui.kit.labels import label
from ui.kit.table_model import Column, RecordTableModel


@dataclass(frozen=True, slots=True)
class Proposal:
    """One date of the rule and whether it goes into the plan."""

    window: PlannedWindow
    chosen: bool


class GeneratePlanDialog(SavingDialog):
    """Lists the dates; those with a conflict start without a tick."""

    def __init__(
        self,
        context: PageContext,
        windows: WindowsService,
        year: int,
        found: tuple[PlannedWindow, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", context.tasks, parent, name="calendar.generate_dialog", width=860)
        self._context, self._windows = context, windows
        self._look = Look(context.language, context.zone)
        self._year = year
        self._proposals = tuple(Proposal(w, not w.needs_opt_in) for w in found)
        title = self.tr("编制 {year} 年窗口计划").format(year=year)
        self.setWindowTitle(title)
        self.title_label.setText(title)
        self.set_note(self.tr("按窗口规则列出全年日期。有冲突的默认不排，勾上才排。"))
        self._build()
        self.add_accept(self.tr("写入计划"))
        self.add_reject()
        self._show()

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        context: PageContext,
        windows: WindowsService,
        year: int,
        found: tuple[PlannedWindow, ...],
    ) -> Changes | None:
        """Store the windows a person chose; None when nothing was done."""
        dialog = cls(context, windows, year, found, parent)
        dialog.exec()
        dialog.deleteLater()
        return dialog.outcome if isinstance(dialog.outcome, Changes) else None

    def chosen(self) -> tuple[PlannedWindow, ...]:
        """Return the windows with a tick, numbered in order."""
        first = min((p.window.number for p in self._proposals), default=1)
        numbered = renumber(p.window for p in self._proposals if p.chosen)
        return tuple(replace(w, number=first + n) for n, w in enumerate(numbered))

    def command(self) -> Callable[[], object] | None:
        """Return the storing of the chosen windows."""
        return partial(
            self._windows.create,
            self._context.me,
            self.chosen(),
            published=self.publish_check.isChecked(),
        )

    def _on_check_requested(self, proposal: Proposal, wanted: bool) -> None:
        self._proposals = tuple(
            replace(p, chosen=wanted) if p.window.day == proposal.window.day else p
            for p in self._proposals
        )
        self._show()

    def _on_all_clicked(self) -> None:
        self._proposals = tuple(replace(p, chosen=True) for p in self._proposals)
        self._show()

    def _on_clean_clicked(self) -> None:
        self._proposals = tuple(
            replace(p, chosen=not p.window.needs_opt_in) for p in self._proposals
        )
        self._show()

    def _show(self) -> None:
        numbers = {w.day: w.number for w in self.chosen()}
        shown = [
            replace(p, window=replace(p.window, number=numbers.get(p.window.day, 0)))
            for p in self._proposals
        ]
        self.model.set_records(shown)
        text = self.tr("{n} 个日期，排入 {chosen} 个窗口")
        self.count_label.setText(text.format(n=len(shown), chosen=len(numbers)))
        self.set_acceptable(bool(numbers), self.tr("至少勾一个日期"))

    def _build(self) -> None:
        self.model: RecordTableModel[Proposal] = RecordTableModel(
            self._columns(), lambda p: p.window.day, self._sentence, self
        )
        self.model.check_requested.connect(self._on_check_requested)
        self.view = QTableView(self)
        views.prepare_table(self.view, name="calendar.proposals", spoken=self.tr("窗口日期"))
        self.view.setModel(self.model)
        self.view.setProperty("framed", "true")
        views.set_column_widths(self.view.horizontalHeader(), self.model.columns)
        self.view.setMinimumHeight(theme.current().px(380))
        self.view.activated.connect(self._on_activated)
        self.body.addWidget(self.view, 1)
        row = QHBoxLayout()
        self.count_label = label("", "secondary", self)
        every = LinkButton(self.tr("全部勾选"), self)
        clean = LinkButton(self.tr("只勾没有冲突的"), self)
        every.clicked.connect(self._on_all_clicked)
        clean.clicked.connect(self._on_clean_clicked)
        self.publish_check = QCheckBox(self.tr("写入后立即发布"), self)
        row.addWidget(self.count_label)
        row.addStretch(1)
        row.addWidget(every)
        row.addWidget(clean)
        row.addWidget(self.publish_check)
        self.body.addLayout(row)

    def _on_activated(self) -> None:
        proposal = self.model.record(self.view.currentIndex())
        if proposal is not None:
            self._on_check_requested(proposal, not proposal.chosen)

    def _columns(self) -> tuple[Column[Proposal], ...]:
        look = self._look
        return (
            Column(
                key="chosen",
                title=self.tr("排"),
                text=lambda p: "",
                checked=lambda p: p.chosen,
                tooltip=lambda p: "",
                width=48,
            ),
            Column(
                key="number",
                title=self.tr("窗口"),
                text=lambda p: (
                    look.say(words.window_title(p.window.number)) if p.window.number else "—"
                ),
                sort=lambda p: p.window.day,
                width=92,
            ),
            Column(
                key="day",
                title=self.tr("日期"),
                text=lambda p: look.say(dates.day_with_weekday(p.window.day)),
                sort=lambda p: p.window.day,
                width=120,
            ),
            Column(
                key="time",
                title=self.tr("时间"),
                text=lambda p: look.span(p.window.starts_at, p.window.ends_at),
                width=100,
            ),
            Column(
                key="conflicts",
                title=self.tr("冲突与提醒"),
                text=self._conflicts,
                tone=lambda p: (
                    "bad" if p.window.needs_opt_in else "warn" if p.window.conflicts else None
                ),
                width=0,
            ),
        )

    def _conflicts(self, proposal: Proposal) -> str:
        found = (words.conflict_text(c, self._look.zone) for c in proposal.window.conflicts)
        return self.tr("；").join(self._look.say(text) for text in found)

    def _sentence(self, proposal: Proposal) -> str:
        day = self._look.say(dates.day_with_weekday(proposal.window.day))
        state = self.tr("排入") if proposal.chosen else self.tr("不排")
        return " ".join((day, state, self._conflicts(proposal))).strip()
