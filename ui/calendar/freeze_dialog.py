"""Adds, changes and removes freezes: days on which nothing, or as little as possible, goes live."""

from collections.abc import Callable
from datetime import date, time, timedelta
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QComboBox, QLineEdit, QRadioButton, QWidget

from relapp.domain.changes import Changes
from relapp.domain.wall_time import wall_to_utc
from relapp.domain.window import Freeze, WindowState, clashes
from relapp.services.freezes import FreezeDraft, FreezesService
from ui.actions.page import PageContext
from ui.actions.saving_dialog import SavingDialog
from ui.calendar.day_items import freeze_days
from ui.calendar.look import Look
from ui.calendar.snapshot import CalendarSnapshot
from ui.kit.buttons import DangerButton
from ui.kit.form_grid import FormGrid
from ui.kit.labels import IconLabel
from ui.kit.period_field import DayField


class FreezeDialog(SavingDialog):
    """One freeze at a time, chosen from those of the year or new."""

    def __init__(
        self,
        context: PageContext,
        freezes: FreezesService,
        snapshot: CalendarSnapshot,
        day: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", context.tasks, parent, name="calendar.freeze_dialog")
        self._context, self._freezes, self._snapshot = context, freezes, snapshot
        self._look = Look(context.language, context.zone)
        self._day = day
        self._shown: Freeze | None = None
        title = self.tr("封网")
        self.setWindowTitle(title)
        self.title_label.setText(title)
        self.set_note(self.tr("封网期内不能排期；「尽量不发布」只在排期时提醒。"))
        self._build_form()
        self.add_accept(self.tr("保存"))
        self.add_reject()
        self.remove_button = DangerButton(
            self.tr("删除"), self, icon="trash", name="calendar.remove_freeze"
        )
        self.remove_button.clicked.connect(self._on_remove_clicked)
        self.add_extra(self.remove_button)
        self._choose(self._at(day))

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        context: PageContext,
        freezes: FreezesService,
        snapshot: CalendarSnapshot,
        day: date,
    ) -> Changes | None:
        """Add, change or remove a freeze; None when nothing was done."""
        dialog = cls(context, freezes, snapshot, day, parent)
        dialog.exec()
        dialog.deleteLater()
        return dialog.outcome if isinstance(dialog.outcome, Changes) else None

    def command(self) -> Callable[[], object] | None:
        """Return the saving of what was typed."""
        zone = self._look.zone
        draft = FreezeDraft(
            name=self.name_edit.text(),
            starts_at=wall_to_utc(self.first_edit.day(), time(), zone),
            ends_at=wall_to_utc(self.last_edit.day() + timedelta(days=1), time(), zone),
            hard=self.hard_button.isChecked(),
            reason=self.reason_edit.text(),
            id=self._shown.id if self._shown is not None else 0,
            version=self._shown.version if self._shown is not None else 0,
        )
        return partial(self._freezes.save_freeze, self._context.me, draft)

    def _at(self, day: date) -> Freeze | None:
        for freeze in self._snapshot.freezes:
            first, last = freeze_days(self._snapshot, freeze)
            if first <= day <= last:
                return freeze
        return None

    def _choose(self, freeze: Freeze | None) -> None:
        self._shown = freeze
        place = self.which_combo.findData(freeze.id if freeze is not None else 0)
        self.which_combo.setCurrentIndex(place)
        first, last = (self._day, self._day)
        if freeze is not None:
            first, last = freeze_days(self._snapshot, freeze)
        self.name_edit.setText(freeze.name if freeze is not None else "")
        self.reason_edit.setText(freeze.reason if freeze is not None else "")
        self.first_edit.set_day(first)
        self.last_edit.set_day(last)
        hard = freeze is None or freeze.hard
        (self.hard_button if hard else self.soft_button).setChecked(True)
        self.remove_button.setVisible(freeze is not None)
        self._tell()

    def _on_which_activated(self, place: int) -> None:
        wanted = self.which_combo.itemData(place)
        found = next((f for f in self._snapshot.freezes if f.id == wanted), None)
        self._choose(found)

    def _on_first_changed(self) -> None:
        if self.last_edit.day() < self.first_edit.day():
            self.last_edit.set_day(self.first_edit.day())
        self._tell()

    def _on_remove_clicked(self) -> None:
        if self._shown is not None:
            command = partial(self._freezes.remove_freeze, self._context.me, self._shown.id)
            self._context.tasks.write(command, self._on_done, self._on_refused)

    def _tell(self) -> None:
        reason = ""
        if not self.name_edit.text().strip():
            reason = self.tr("写下封网的名称")
        elif self.last_edit.day() < self.first_edit.day():
            reason = self.tr("最后一天早于第一天")
        self.set_acceptable(not reason, reason)
        zone = self._look.zone
        start = wall_to_utc(self.first_edit.day(), time(), zone)
        end = wall_to_utc(self.last_edit.day() + timedelta(days=1), time(), zone)
        hit = [
            w
            for w in self._snapshot.windows
            if w.state is not WindowState.CANCELLED and clashes(start, end, w.starts_at, w.ends_at)
        ]
        numbers = self.tr("、").join(str(w.number) for w in hit)
        text = self.tr("期内已有窗口：第 {numbers}，请移走").format(numbers=numbers)
        self.hit_label.set_content(text)
        self.hit_label.setVisible(bool(hit))

    def _build_form(self) -> None:
        form = FormGrid(self, label_width=72)
        self.which_combo = QComboBox(form)
        self.which_combo.addItem(self.tr("新增封网"), 0)
        for freeze in sorted(self._snapshot.freezes, key=lambda f: f.starts_at):
            period = self._look.short_period(freeze)
            self.which_combo.addItem(f"{freeze.name} {period}", freeze.id)
        self.which_combo.activated.connect(self._on_which_activated)
        self.name_edit = QLineEdit(form)
        self.name_edit.setPlaceholderText(self.tr("例如：季末关账封网"))
        self.first_edit, self.last_edit = DayField(self._day, form), DayField(self._day, form)
        self.hit_label = IconLabel("triangle", "", form, role="warn")
        self.reason_edit = QLineEdit(form)
        form.add(self.tr("封网"), self.which_combo)
        form.add(self.tr("名称"), self.name_edit, required=True)
        form.add(self.tr("第一天"), self.first_edit)
        form.add(self.tr("最后一天"), self.last_edit)
        form.add_wide(self.hit_label)
        form.add_wide(self._build_kind(form))
        form.add_wide(self.soft_button)
        form.add(self.tr("原因"), self.reason_edit)
        self.form = form
        self.body.addWidget(form)
        self.name_edit.textChanged.connect(self._tell)
        self.first_edit.dateChanged.connect(self._on_first_changed)
        self.last_edit.dateChanged.connect(self._tell)

    def _build_kind(self, form: FormGrid) -> QRadioButton:
        self.hard_button = QRadioButton(self.tr("封网，不可排期"), form)
        self.soft_button = QRadioButton(self.tr("尽量不发布，只提醒"), form)
        self._kinds = QButtonGroup(self)
        self._kinds.addButton(self.hard_button)
        self._kinds.addButton(self.soft_button)
        return self.hard_button
