"""Which notices a person wants, and the hours in which none come."""

from typing import Final

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QTimeEdit, QWidget

from relapp.domain.notice import NoticeKind, kinds
from relapp.wording import notices
from ui.actions.page import PageContext
from ui.kit import fields
from ui.kit.form_grid import FormGrid
from ui.kit.labels import label
from ui.settings.look_section import KeptSettings
from ui.settings.section import Section

NIGHT: Final = ("22:00", "07:30")
_FORMAT: Final = "HH:mm"


class NoticesSection(Section):
    """A switch for each kind, and the quiet hours; each change is kept at once.

    Signals:
        settings_kept: names and values of settings that changed.
    """

    settings_kept = Signal(object)

    def __init__(
        self, context: PageContext, kept: KeptSettings, parent: QWidget | None = None
    ) -> None:
        note = self.tr("通过桌面通知提醒；桌面不支持时，只在窗口里提醒。自己做的事不提醒。")
        super().__init__(context, self.tr("提醒"), note, parent)
        self._kept = kept
        form = FormGrid(self, label_width=84)
        self.boxes: dict[NoticeKind, QCheckBox] = {}
        for place, kind in enumerate(NoticeKind):
            words = notices.KIND[kind].of(context.language)
            box = QCheckBox(words, form)
            box.setObjectName(f"settings.notice.{kind.value}")
            box.clicked.connect(self._on_changed)
            self.boxes[kind] = box
            form.add("" if place else self.tr("提醒我"), box)
        self.quiet_box = QCheckBox(self.tr("这段时间不提醒"), form)
        self.quiet_box.setObjectName("settings.quiet")
        self.from_edit = fields.time_field(QTime(), form, name="settings.quiet_from")
        self.until_edit = fields.time_field(QTime(), form, name="settings.quiet_until")
        form.add(self.tr("安静时段"), self.quiet_box)
        hint = self.tr("期间的提醒攒到结束后一起说。")
        form.add("", self._hours(form), hint=hint)
        self.column.addWidget(form)
        self.column.addStretch(1)
        self.refresh()
        self.quiet_box.clicked.connect(self._on_changed)
        for edit in (self.from_edit, self.until_edit):
            edit.editingFinished.connect(self._on_changed)

    def refresh(self) -> None:
        """Show what is kept."""
        kept = self._kept()
        off = kinds(kept.notices_off.split(","))
        for kind, box in self.boxes.items():
            box.setChecked(kind not in off)
        quiet = bool(kept.quiet_from and kept.quiet_until)
        self.quiet_box.setChecked(quiet)
        hours = (kept.quiet_from, kept.quiet_until) if quiet else NIGHT
        for edit, hour in zip((self.from_edit, self.until_edit), hours, strict=True):
            edit.setTime(QTime.fromString(hour, _FORMAT))
            edit.setEnabled(quiet)

    def _hours(self, parent: QWidget) -> QWidget:
        holder = QWidget(parent)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        for edit in (self.from_edit, self.until_edit):
            edit.setAccessibleName(self.tr("安静时段"))
        row.addWidget(self.from_edit)
        row.addWidget(label("–", "", holder))
        row.addWidget(self.until_edit)
        row.addStretch(1)
        return holder

    def _on_changed(self) -> None:
        quiet = self.quiet_box.isChecked()
        for edit in (self.from_edit, self.until_edit):
            edit.setEnabled(quiet)
        self.settings_kept.emit(
            {
                "notices_off": ",".join(
                    k.value for k, b in self.boxes.items() if not b.isChecked()
                ),
                "quiet_from": _hour(self.from_edit) if quiet else "",
                "quiet_until": _hour(self.until_edit) if quiet else "",
            }
        )


def _hour(edit: QTimeEdit) -> str:
    return edit.time().toString(_FORMAT)
