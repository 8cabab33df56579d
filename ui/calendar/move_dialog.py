"""Moves a window to another evening; the reason is part of the plan and must be given."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from relapp.domain.changes import Changes
from relapp.domain.window import ReleaseWindow
from relapp.services.windows import WindowsService
from relapp.wording import dates
from relapp.wording import windows as words
from ui.actions.page import PageContext
from ui.actions.saving_dialog import SavingDialog
from ui.calendar.look import Look
from ui.calendar.remark_lines import RemarkLines
from ui.calendar.remarks import remarks
from ui.calendar.snapshot import CalendarSnapshot
from ui.kit import theme
from ui.kit.form_grid import FormGrid
from ui.kit.period_field import PeriodField


class MoveWindowDialog(SavingDialog):
    """Asks for the new evening and the reason."""

    def __init__(
        self,
        context: PageContext,
        windows: WindowsService,
        snapshot: CalendarSnapshot,
        window: ReleaseWindow,
        parent: QWidget | None = None,
    ) -> None:
        look = Look(context.language, context.zone)
        super().__init__("", context.tasks, parent, name="calendar.move_dialog")
        self._context, self._windows, self._look = context, windows, look
        self._snapshot, self._window = snapshot, window
        title = self.tr("移动{window}").format(window=look.say(words.window_title(window.number)))
        self.setWindowTitle(title)
        self.title_label.setText(title)
        load = snapshot.load(window.id).releases
        period = look.period(window.starts_at, window.ends_at)
        self.set_note(self.tr("现在是 {period}，里面有 {n} 个发布。").format(period=period, n=load))
        form = FormGrid(self, label_width=72)
        self.period = PeriodField(
            window.starts_at,
            window.ends_at,
            look.zone,
            form,
            spoken=(self.tr("开始时间"), self.tr("结束时间")),
        )
        self.lines = RemarkLines(look, form)
        self.reason_edit = QPlainTextEdit(form)
        self.reason_edit.setPlaceholderText(self.tr("例如：中秋前一日，避开假期"))
        self.reason_edit.setFixedHeight(theme.current().px(64))
        self.reason_edit.setTabChangesFocus(True)
        form.add(self.tr("改到"), self.period)
        form.add_wide(self.lines)
        form.add(self.tr("原因"), self.reason_edit, required=True)
        self.form = form
        self.body.addWidget(form)
        self.add_accept(self.tr("移动"))
        self.add_reject()
        self.period.changed.connect(self._tell)
        self.reason_edit.textChanged.connect(self._tell)
        self._tell()

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        context: PageContext,
        windows: WindowsService,
        snapshot: CalendarSnapshot,
        window: ReleaseWindow,
    ) -> Changes | None:
        """Move a window; None when the person thought better of it."""
        dialog = cls(context, windows, snapshot, window, parent)
        dialog.exec()
        dialog.deleteLater()
        return dialog.outcome if isinstance(dialog.outcome, Changes) else None

    def set_day(self, day: date) -> None:
        """Propose a day."""
        self.period.day_edit.set_day(day)

    def command(self) -> Callable[[], object] | None:
        """Return the move."""
        return partial(
            self._windows.move,
            self._context.me,
            self._window.id,
            self.period.start(),
            self.period.end(),
            self.reason_edit.toPlainText(),
            self._window.version,
        )

    def _tell(self) -> None:
        start, end = self.period.start(), self.period.end()
        found = remarks(self._snapshot, start, end, self._window.id)
        self.lines.show_remarks(found, self._consequences())
        self.set_acceptable(not self._missing(), self._missing())

    def _missing(self) -> str:
        start, end = self.period.start(), self.period.end()
        if (start, end) == (self._window.starts_at, self._window.ends_at):
            return self.tr("时间还没有改")
        if start <= self._context.clock.now():
            return self.tr("新的时间已过")
        if not self.reason_edit.toPlainText().strip():
            return self.tr("写下原因")
        return ""

    def _consequences(self) -> tuple[str, ...]:
        """Say that the deadline moves along, and to when."""
        due = self._window.material_due_at
        if due is None:
            return ()
        moved = due + (self.period.start() - self._window.starts_at)
        moment = self._look.say(dates.moment(moved, self._look.zone))
        return (self.tr("材料截止随之改为 {moment}").format(moment=moment),)
