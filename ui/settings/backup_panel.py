"""Backups of the open database: now, by themselves, and back again."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSpinBox, QTableView, QVBoxLayout, QWidget

from relapp.domain.holdings import Phase
from relapp.domain.person import Permission, may
from relapp.errors import Cancelled, RelappError
from relapp.services.automatic_backups import BackupFile
from relapp.services.backups import BackedUp, Restored
from relapp.services.database_keeper import DatabaseKeeper
from relapp.wording.moving import PHASES
from ui.actions.page import PageContext
from ui.kit import fields, messages, theme, views
from ui.kit.buttons import Button, LinkButton
from ui.kit.labels import label
from ui.kit.progress_dialog import ProgressDialog
from ui.kit.table_model import Column, RecordTableModel
from ui.kit.tasks import Progress

_DAY = 86_400
_MIB = 1024 * 1024
_MOST = 99


class BackupPanel(QWidget):
    """Buttons, how many automatic backups stay, and the table of those that are there.

    Signals:
        told: a sentence about what was done.
        refused: a RelappError.
        restored: the open database has another content now.
        settings_kept: names and values of settings that changed.
    """

    told = Signal(str)
    refused = Signal(object)
    restored = Signal()
    settings_kept = Signal(object)

    def __init__(
        self, context: PageContext, keeper: DatabaseKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._keeper = context, keeper
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().px(10))
        self._column.addWidget(label(self.tr("备份"), "section", self))
        text = self.tr("一份备份就是一个文件，附件也在里面；本机和团队数据库的备份可以互相恢复。")
        self._column.addWidget(label(text, "secondary", self, wrap=True))
        self._build_buttons()
        self._build_automatic()
        self._build_table()
        self._tell()

    def refresh(self) -> None:
        """Look into the folder again."""
        if self._keeper.file is not None:
            self._context.tasks.read(
                self._keeper.backups, self._on_read, self._on_failed_reading, slot="backups"
            )

    def back_up(self) -> None:
        """Ask for a file and back up into it."""
        chosen = self.ask_target()
        if chosen:
            self._run(
                partial(self._keeper.back_up, self._context.me, Path(chosen)),
                self._on_backed_up,
                self.tr("正在备份"),
            )

    def restore(self, file: Path) -> None:
        """Restore a backup after the person agreed."""
        text = self.tr(
            "恢复 {name} 会替换现在的全部数据。现在的数据会先另存一份到 {folder}，"
            "恢复后可以再换回来。其他正在使用的人会看到恢复后的内容。"
        ).format(name=file.name, folder=self._keeper.folder)
        title, accept = self.tr("恢复备份"), self.tr("替换并恢复")
        if messages.confirm(self, title, text, accept, danger=True):
            self._run(
                partial(self._keeper.restore, self._context.me, file),
                self._on_restored,
                self.tr("正在恢复"),
            )

    def ask_target(self) -> str:
        """Ask where the backup goes; tests replace this."""
        stem = self._keeper.file.stem if self._keeper.file is not None else "relapp"
        today = self._context.clock.now().astimezone(self._context.zone)
        proposed = str(self._keeper.folder.parent / f"{stem}-{today:%Y%m%d-%H%M}.db")
        title = self.tr("备份到")
        chosen, _ = QFileDialog.getSaveFileName(self, title, proposed, self._kinds())
        return chosen

    def ask_source(self) -> str:
        """Ask for the backup to restore; tests replace this."""
        folder = str(self._keeper.folder)
        title = self.tr("选择备份")
        chosen, _ = QFileDialog.getOpenFileName(self, title, folder, self._kinds())
        return chosen

    def ask_folder(self) -> str:
        """Ask for the folder of automatic backups; tests replace this."""
        title = self.tr("自动备份放在哪里")
        return QFileDialog.getExistingDirectory(self, title, str(self._keeper.folder))

    def _kinds(self) -> str:
        return self.tr("发布台备份 (*.db);;所有文件 (*)")

    def _run(
        self, deed: Callable[[Progress], object], done: Callable[..., object], title: str
    ) -> None:
        language = self._context.language

        def job(progress: Progress, _cancelled: Callable[[], bool]) -> object:
            return deed(lambda phase, share: progress(PHASES[Phase(phase)].of(language), share))

        task = self._context.tasks.long(job, done, self._on_failed, title, owner=self)
        ProgressDialog.watch(task, self)

    def _on_backed_up(self, done: BackedUp) -> None:
        text = self.tr("已备份到 {file}（{size}，{rows} 行，校验值 {sha}…）")
        self.told.emit(
            text.format(
                file=done.file,
                size=size_words(done.size),
                rows=done.holdings.rows,
                sha=done.holdings.sha256[:12],
            )
        )
        self.refresh()

    def _on_restored(self, done: Restored) -> None:
        text = self.tr("已恢复 {file}。原有数据另存在 {kept}")
        self.told.emit(text.format(file=done.carried.source, kept=done.kept))
        self.restored.emit()

    def _on_failed(self, error: RelappError) -> None:
        if not isinstance(error, Cancelled):
            self.refused.emit(error)
        self.refresh()

    def _on_failed_reading(self, error: RelappError) -> None:
        self.refused.emit(error)

    def _on_read(self, found: tuple[BackupFile, ...]) -> None:
        self.model.set_records(found)
        self.table.setVisible(bool(found))
        self.empty_label.setVisible(not found)
        self.restore_link.setVisible(bool(found))
        if found and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._tell()

    def _tell(self) -> None:
        """Let only administrators do what concerns everybody's data, and say so."""
        allowed = may(self._context.me, Permission.KEEP_DATABASE)
        reason = "" if allowed else self.tr("备份和恢复要有「系统管理员」岗位")
        for button in (self.backup_button, self.restore_button, self.restore_link):
            button.setEnabled(allowed)
            button.setToolTip(reason)

    def _on_restore_clicked(self) -> None:
        chosen = self.ask_source()
        if chosen:
            self.restore(Path(chosen))

    def _on_restore_selected(self) -> None:
        chosen = self.model.record(self.table.currentIndex())
        if chosen is not None and self.restore_link.isEnabled():
            self.restore(chosen.path)

    def _on_folder_clicked(self) -> None:
        chosen = self.ask_folder()
        if chosen:
            self.settings_kept.emit({"backup_folder": chosen})
            self._show_plan()
            self.refresh()

    def _on_numbers_changed(self) -> None:
        self.settings_kept.emit(
            {"backup_daily": self.daily_edit.value(), "backup_weekly": self.weekly_edit.value()}
        )
        self._show_plan()

    def _show_plan(self) -> None:
        rotation = self._keeper.plan.rotation
        text = self.tr("每天第一次使用时自动备份，放在 {folder}")
        if not rotation.wanted:
            text = self.tr("没有自动备份。要让程序每天备份，至少保留 1 份")
        self.plan_label.setText(text.format(folder=self._keeper.folder))

    def _build_buttons(self) -> None:
        self.backup_button = Button(
            self.tr("立即备份…"), self, icon="download", name="settings.backup"
        )
        self.restore_button = Button(
            self.tr("从备份恢复…"), self, icon="upload", name="settings.restore"
        )
        self.backup_button.clicked.connect(self.back_up)
        self.restore_button.clicked.connect(self._on_restore_clicked)
        row = QHBoxLayout()
        row.addWidget(self.backup_button)
        row.addWidget(self.restore_button)
        row.addStretch(1)
        self._column.addLayout(row)

    def _build_automatic(self) -> None:
        self.automatic = QWidget(self)
        self.plan_label = label("", "secondary", self.automatic, wrap=True)
        rotation = self._keeper.plan.rotation
        daily, weekly = self.tr("保留最近几天"), self.tr("保留最近几周")
        self.daily_edit = self._number(rotation.daily, "settings.backup_daily", daily)
        self.weekly_edit = self._number(rotation.weekly, "settings.backup_weekly", weekly)
        self.folder_link = LinkButton(self.tr("换一个文件夹…"), self.automatic, size=13)
        self.folder_link.clicked.connect(self._on_folder_clicked)
        row = QHBoxLayout()
        for text, field in ((daily, self.daily_edit), (weekly, self.weekly_edit)):
            row.addWidget(label(text, "", self.automatic))
            row.addWidget(field)
            row.addSpacing(theme.current().px(12))
        row.addWidget(self.folder_link)
        row.addStretch(1)
        column = QVBoxLayout(self.automatic)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.plan_label)
        column.addLayout(row)
        self._column.addWidget(self.automatic)
        # A server is backed up by those who keep it.
        self.automatic.setVisible(self._keeper.file is not None)
        self._show_plan()

    def _number(self, value: int, name: str, spoken: str) -> QSpinBox:
        field = fields.number_field(0, _MOST, value, self.automatic, name=name)
        field.setAccessibleName(spoken)
        field.valueChanged.connect(self._on_numbers_changed)
        return field

    def _build_table(self) -> None:
        self.model: RecordTableModel[BackupFile] = RecordTableModel(
            self._columns(), lambda backup: backup.path, parent=self
        )
        self.table = QTableView(self)
        views.prepare_table(self.table, name="settings.backups", spoken=self.tr("自动备份"))
        self.table.setProperty("framed", "true")
        self.table.setModel(self.model)
        self.table.setFixedHeight(theme.current().px(160))
        views.set_column_widths(self.table.horizontalHeader(), self.model.columns)
        self.empty_label = label(self.tr("还没有自动备份。"), "secondary", self)
        self.restore_link = LinkButton(self.tr("恢复选中的一份…"), self, size=13)
        self.restore_link.clicked.connect(self._on_restore_selected)
        for widget in (self.empty_label, self.table, self.restore_link):
            self._column.addWidget(widget)
            widget.hide()

    def _columns(self) -> tuple[Column[BackupFile], ...]:
        zone = self._context.zone
        return (
            Column(
                key="made",
                title=self.tr("时间"),
                text=lambda b: f"{b.made_at.astimezone(zone):%Y-%m-%d %H:%M}",
                width=130,
            ),
            Column(key="age", title=self.tr("多久以前"), text=self._age, width=90),
            Column(
                key="size",
                title=self.tr("大小"),
                text=lambda b: size_words(b.size),
                right=True,
                width=80,
            ),
            Column(key="why", title=self.tr("缘由"), text=self._why, width=80),
            Column(key="file", title=self.tr("文件"), text=lambda b: b.path.name, width=0),
        )

    def _why(self, backup: BackupFile) -> str:
        return self.tr("恢复之前") if backup.before_restore else self.tr("自动")

    def _age(self, backup: BackupFile) -> str:
        passed = (self._context.clock.now() - backup.made_at).total_seconds()
        if passed < _DAY:
            return self.tr("不到一天")
        return self.tr("{n} 天").format(n=int(passed // _DAY))


def size_words(size: int) -> str:
    """Return a size in MB, one digit behind the point."""
    return f"{size / _MIB:.1f} MB"
