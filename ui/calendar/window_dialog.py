"""Makes a window by hand, or changes capacity, technologies, deadline and note of one."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import (
    QCheckBox,
    QDateTimeEdit,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from relapp.domain.changes import Changes
from relapp.domain.wall_time import to_wall, wall_to_utc
from relapp.domain.window import ReleaseWindow
from relapp.domain.window_rule import WindowRule, material_due
from relapp.services.windows import WindowDraft, WindowsService
from relapp.wording import windows as words
from ui.actions.page import PageContext
from ui.actions.saving_dialog import SavingDialog
from ui.calendar.look import Look
from ui.calendar.reason_dialog import ReasonDialog
from ui.calendar.remark_lines import RemarkLines
from ui.calendar.remarks import remarks
from ui.calendar.snapshot import CalendarSnapshot
from ui.kit import theme
from ui.kit.buttons import DangerButton
from ui.kit.form_grid import FormGrid
from ui.kit.period_field import PeriodField


@dataclass(frozen=True)
class WindowSubject:
    """What the dialog is about: an existing window, or a day for a new one."""

    snapshot: CalendarSnapshot
    day: date
    window: ReleaseWindow | None = None
    rule: WindowRule = field(default_factory=WindowRule)


class WindowDialog(SavingDialog):
    """Asks for everything a window is, the number excepted."""

    def __init__(
        self,
        context: PageContext,
        windows: WindowsService,
        subject: WindowSubject,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", context.tasks, parent, name="calendar.window_dialog", width=560)
        self._context, self._windows, self._subject = context, windows, subject
        self._look = Look(context.language, context.zone)
        window = subject.window
        title = self.tr("新增窗口")
        if window is not None:
            title = self._look.say(words.window_title(window.number))
            self.set_note(self.tr("改时间请用「移动窗口」，要留下原因。"))
        self.setWindowTitle(title)
        self.title_label.setText(title)
        self._build_form(window or _proposal(subject, context))
        self.add_accept(self.tr("保存") if window is not None else self.tr("新增"))
        self.add_reject()
        if window is not None:
            cancel = DangerButton(self.tr("取消这个窗口…"), self, name="calendar.cancel_window")
            cancel.clicked.connect(self._on_cancel_clicked)
            self.add_extra(cancel)
        self._tell()

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        context: PageContext,
        windows: WindowsService,
        subject: WindowSubject,
    ) -> Changes | None:
        """Make or change a window; None when nothing was done."""
        dialog = cls(context, windows, subject, parent)
        dialog.exec()
        dialog.deleteLater()
        return dialog.outcome if isinstance(dialog.outcome, Changes) else None

    def command(self) -> Callable[[], object] | None:
        """Return the saving of what was typed."""
        window = self._subject.window
        due = self.due_edit.dateTime().toPython() if self.due_check.isChecked() else None
        draft = WindowDraft(
            starts_at=self.period.start(),
            ends_at=self.period.end(),
            capacity=self.capacity_edit.value(),
            families=_families(self.families_edit.text()),
            material_due_at=_aware(due, self._look) if isinstance(due, datetime) else None,
            note=self.note_edit.toPlainText(),
            published=self.published_check.isChecked(),
            id=window.id if window is not None else 0,
            version=window.version if window is not None else 0,
        )
        return partial(self._windows.save, self._context.me, draft)

    def _on_cancel_clicked(self) -> None:
        window = self._subject.window
        if window is None:
            return
        load = self._subject.snapshot.load(window.id).releases
        note = self.tr("里面的 {n} 个发布要另选窗口。").format(n=load) if load else ""
        title = self.tr("取消{window}").format(
            window=self._look.say(words.window_title(window.number))
        )
        reason = ReasonDialog.ask(self, title, note, self.tr("取消窗口"))
        if reason is None:
            return
        command = partial(self._windows.cancel, self._context.me, window.id, reason, window.version)
        self._context.tasks.write(command, self._on_done, self._on_refused)

    def _tell(self) -> None:
        self.due_edit.setEnabled(self.due_check.isChecked())
        if self._subject.window is None:
            found = remarks(self._subject.snapshot, self.period.start(), self.period.end())
            self.lines.show_remarks(found)

    def _build_form(self, shown: ReleaseWindow) -> None:
        form = FormGrid(self, label_width=84)
        existing = self._subject.window is not None
        self.period = PeriodField(
            shown.starts_at,
            shown.ends_at,
            self._look.zone,
            form,
            spoken=(self.tr("开始时间"), self.tr("结束时间")),
        )
        self.period.set_enabled(not existing)
        self.period.changed.connect(self._tell)
        self.lines = RemarkLines(self._look, form)
        self.lines.setVisible(not existing)
        self.capacity_edit = QSpinBox(form)
        self.capacity_edit.setRange(1, 999)
        self.capacity_edit.setValue(shown.capacity)
        self.families_edit = QLineEdit("、".join(shown.families), form)
        self.families_edit.setPlaceholderText(self.tr("空着就是全部技术类"))
        self.note_edit = QPlainTextEdit(shown.note, form)
        self.note_edit.setFixedHeight(theme.current().px(52))
        self.note_edit.setTabChangesFocus(True)
        self.published_check = QCheckBox(self.tr("立即发布，可以排期"), form)
        self.published_check.setChecked(True)
        self.published_check.setVisible(not existing)
        form.add(self.tr("时间"), self.period)
        form.add_wide(self.lines)
        form.add(self.tr("容量"), self.capacity_edit)
        form.add(self.tr("适用技术类"), self.families_edit, hint=self.tr("用顿号或逗号隔开"))
        form.add(self.tr("材料截止"), self._build_due(form, shown))
        form.add(self.tr("备注"), self.note_edit)
        form.add_wide(self.published_check)
        self.form = form
        self.body.addWidget(form)

    def _build_due(self, form: FormGrid, shown: ReleaseWindow) -> QWidget:
        holder = QWidget(form)
        due = to_wall(shown.material_due_at or shown.starts_at, self._look.zone)
        self.due_check = QCheckBox(self.tr("有截止"), holder)
        self.due_check.setChecked(shown.material_due_at is not None)
        self.due_check.toggled.connect(self._tell)
        shown_due = QDateTime(due.year, due.month, due.day, due.hour, due.minute, 0)
        self.due_edit = QDateTimeEdit(shown_due, holder)
        self.due_edit.setCalendarPopup(True)
        self.due_edit.setDisplayFormat("yyyy-MM-dd ddd HH:mm")
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.due_check)
        row.addWidget(self.due_edit, 1)
        return holder


def _proposal(subject: WindowSubject, context: PageContext) -> ReleaseWindow:
    """Return the window the rule would make of a day."""
    rule, zone = subject.rule, context.zone
    start = wall_to_utc(subject.day, rule.starts, zone)
    return ReleaseWindow(
        id=0,
        year=subject.day.year,
        number=0,
        starts_at=start,
        ends_at=start + timedelta(minutes=rule.minutes),
        families=rule.families,
        capacity=rule.capacity,
        material_due_at=material_due(rule, subject.day, zone, subject.snapshot.calendar),
    )


def _families(text: str) -> tuple[str, ...]:
    for sign in "，,;；":
        text = text.replace(sign, "、")
    return tuple(part.strip() for part in text.split("、") if part.strip())


def _aware(shown: datetime, look: Look) -> datetime:
    return wall_to_utc(shown.date(), time(shown.hour, shown.minute), look.zone)
