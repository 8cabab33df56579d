"""The office itself: name, unit, zone, numbering and limits, shared by everybody."""

from dataclasses import replace
from functools import partial
from zoneinfo import available_timezones

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from relapp.domain.changes import Changes, Kind
from relapp.domain.office import Office
from relapp.domain.person import Permission, may
from relapp.domain.pin import REMEMBERED_MINUTES, PinStanding
from relapp.services.office import OfficeService
from relapp.services.pins import PinsService
from ui.actions.page import PageContext
from ui.kit import fields
from ui.kit.buttons import PrimaryButton
from ui.kit.form_grid import FormGrid
from ui.kit.search_combo import SearchCombo
from ui.settings.section import Section

_MIB = 1024 * 1024


class OfficeSection(Section):
    """A form over the office's settings."""

    def __init__(
        self,
        context: PageContext,
        office: OfficeService,
        pins: PinsService | None = None,
        parent: QWidget | None = None,
    ) -> None:
        note = self.tr("所有人共用；名称印在文档上，前缀用在以后的编号里。")
        super().__init__(context, self.tr("本单位"), note, parent)
        self._service, self._pins = office, pins
        self._office: Office | None = None
        form = FormGrid(self, label_width=96)
        self.name_edit, self.unit_edit = QLineEdit(form), QLineEdit(form)
        zones = [(zone, zone) for zone in sorted(available_timezones())]
        self.zone_combo = SearchCombo(zones, form, name="settings.zone")
        self.prefix_edit = QLineEdit(form)
        self.prefix_edit.setMaxLength(6)
        self.limit_edit = fields.number_field(1, 4096, 100, form, suffix=" MB")
        self.mark_edit = QLineEdit(form)
        form.add(self.tr("单位名称"), self.name_edit, required=True)
        form.add(self.tr("发布部门"), self.unit_edit)
        form.add(self.tr("时区"), self.zone_combo, hint=self.tr("窗口的钟点按这个时区"))
        form.add(
            self.tr("编号前缀"),
            self.prefix_edit,
            required=True,
            hint=self.tr("例如 FB26-147 的 FB"),
        )
        form.add(self.tr("附件上限"), self.limit_edit)
        form.add(self.tr("密级"), self.mark_edit, hint=self.tr("印在文档上，例如：内部"))
        self.pin_combo = QComboBox(form)
        self.pin_combo.setObjectName("settings.pin_minutes")
        self.pin_combo.addItem(self.tr("每次签署都问"), 0)
        for minutes in REMEMBERED_MINUTES[1:]:
            self.pin_combo.addItem(self.tr("记住 {n} 分钟").format(n=minutes), minutes)
        self.pin_combo.setToolTip(self.tr("只记在运行着的程序里"))
        form.add(self.tr("个人 PIN"), self.pin_combo)
        self.form = form
        form.set_row_visible(self.pin_combo, False)
        self.column.addWidget(form)
        self.save_button = PrimaryButton(self.tr("保存"), self, name="settings.save_office")
        self.save_button.clicked.connect(self._on_save_clicked)
        row = QHBoxLayout()
        row.addWidget(self.save_button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(1)
        for edit in (self.name_edit, self.unit_edit, self.prefix_edit, self.mark_edit):
            edit.textEdited.connect(self._tell)
        self.limit_edit.valueChanged.connect(self._tell)
        self.pin_combo.currentIndexChanged.connect(self._tell)
        self.zone_combo.changed.connect(self._tell)
        context.hub.changed.connect(self._on_hub_changed)
        self._tell()

    def refresh(self) -> None:
        """Read the settings anew; what was typed and not saved is left alone."""
        if self._pins is not None:
            read = partial(self._pins.standing, self.context.me.id)
            self.context.tasks.read(read, self._on_standing_read, slot="pins", owner=self)
        if not self.is_touched():
            self.context.tasks.read(
                self._service.get, self._on_read, self.tell_refused, slot="office"
            )

    def is_touched(self) -> bool:
        """Tell whether something was typed that is not saved."""
        return self._office is not None and self._typed() != self._office

    def _on_read(self, office: Office) -> None:
        self._office = office
        self.name_edit.setText(office.name)
        self.unit_edit.setText(office.unit)
        self.zone_combo.set_value(office.zone)
        self.prefix_edit.setText(office.number_prefix)
        self.limit_edit.setValue(max(1, office.attachment_limit // _MIB))
        self.mark_edit.setText(office.confidentiality)
        self.pin_combo.setCurrentIndex(max(0, self.pin_combo.findData(office.pin_minutes)))
        # The limit is shown in whole megabytes; the kept one follows, or it would look edited.
        self._office = replace(office, attachment_limit=self.limit_edit.value() * _MIB)
        self._tell()

    def _on_standing_read(self, standing: PinStanding) -> None:
        """A team database has no PINs, so there is nothing to choose."""
        self.form.set_row_visible(self.pin_combo, standing.offered)

    def _typed(self) -> Office:
        known = self._office
        return Office(
            name=self.name_edit.text().strip(),
            unit=self.unit_edit.text().strip(),
            zone=str(self.zone_combo.value() or self.zone_combo.currentText()),
            number_prefix=self.prefix_edit.text().strip(),
            attachment_limit=self.limit_edit.value() * _MIB,
            confidentiality=self.mark_edit.text().strip(),
            pin_minutes=int(self.pin_combo.currentData()),
            version=known.version if known is not None else 1,
        )

    def _on_save_clicked(self) -> None:
        save = partial(self._service.save, self.context.me, self._typed())
        self.context.tasks.write(save, self._on_saved, self.tell_refused)

    def _on_saved(self, changes: Changes) -> None:
        self._office = None
        self.context.hub.announce(changes)
        self.tell_done(self.tr("已保存"))
        self.refresh()

    def _on_hub_changed(self, changes: Changes) -> None:
        if changes.touches(Kind.OFFICE) and self.isVisible():
            self.refresh()

    def _tell(self) -> None:
        reason = ""
        prefix = self.prefix_edit.text().strip()
        if not may(self.context.me, Permission.KEEP_PROCESSES):
            reason = self.tr("改这些要有「系统管理员」岗位")
        elif not self.is_touched():
            reason = self.tr("没有改动")
        elif not self.name_edit.text().strip():
            reason = self.tr("写下单位名称")
        elif not (prefix.isascii() and prefix.isalpha()):
            reason = self.tr("前缀是 1 到 6 个英文字母")
        elif self.zone_combo.is_foreign():
            reason = self.tr("从列表里选时区")
        self.save_button.setEnabled(not reason)
        self.save_button.setToolTip(reason)
