"""Which database is open, how large it is, whether its journal is whole; opens another."""

from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from relapp.address import shown
from relapp.domain.journal import BreakKind, ChainBreak
from relapp.domain.person import Permission, may
from relapp.errors import RelappError
from relapp.services.database_keeper import DatabaseKeeper
from relapp.services.history import HistoryService
from relapp.services.views import Verification
from ui.actions.page import PageContext
from ui.kit.buttons import Button, LinkButton
from ui.kit.form_grid import FormGrid
from ui.kit.labels import IconLabel, label
from ui.settings.backup_panel import BackupPanel
from ui.settings.move_dialog import MoveDialog
from ui.settings.section import Section

_KIB = 1024


class DatabaseSection(Section):
    """Facts of the open database and the ways to another.

    Signals:
        database_requested: file path of a database to open.
        reopen_requested: the open database has another content now.
        settings_kept: names and values of settings that changed.
        first_run_requested: a new one should be made, or a team database connected.
    """

    database_requested = Signal(str)
    first_run_requested = Signal()
    reopen_requested = Signal()
    settings_kept = Signal(object)

    def __init__(
        self,
        context: PageContext,
        history: HistoryService,
        database: str,
        keeper: DatabaseKeeper | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, self.tr("数据库"), parent=parent)
        self._history, self._database, self._keeper = history, database, keeper
        self.backups: BackupPanel | None = None
        form = FormGrid(self, label_width=84)
        self.kind_label = label("", "", form)
        self.place_label = label("", "", form, wrap=True, name="settings.database.place")
        self.size_label = label("", "", form)
        form.add(self.tr("种类"), self.kind_label)
        form.add(self.tr("位置"), self.place_label)
        form.add(self.tr("大小"), self.size_label)
        self.form = form
        self.column.addWidget(form)
        self.folder_link = LinkButton(self.tr("打开所在文件夹"), self, size=13)
        self.folder_link.clicked.connect(self._on_folder_clicked)
        self.column.addWidget(self.folder_link)
        self._build_check()
        if keeper is not None:
            self._build_backups(keeper)
        self._build_ways()
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Look at the file again."""
        if self.backups is not None:
            self.backups.refresh()
        path = database_path(self._database)
        self.folder_link.setVisible(path is not None)
        self.form.set_row_visible(self.size_label, path is not None)
        if path is None:
            self.kind_label.setText(self.tr("团队数据库（PostgreSQL）"))
            self.place_label.setText(shown(self._database))
            return
        self.kind_label.setText(self.tr("本机数据库（一个文件）"))
        self.place_label.setText(str(path))
        self.size_label.setText(size_text(path))

    def verify(self) -> None:
        """Walk the journal and say whether it is whole."""
        self.verify_button.setEnabled(False)
        self.result_label.set_content(self.tr("正在核对"), "sync", "text_2")
        self.result_label.show()
        self.context.tasks.read(self._history.verify, self._on_verified, self._on_verify_failed)

    def ask_file(self) -> str:
        """Ask for the file of another database; tests replace this."""
        path = database_path(self._database)
        folder = str(path.parent) if path is not None else ""
        title = self.tr("打开数据库")
        filters = self.tr("发布台数据库 (*.db *.relapp);;所有文件 (*)")
        chosen, _ = QFileDialog.getOpenFileName(self, title, folder, filters)
        return chosen

    def _on_verified(self, found: Verification) -> None:
        self.verify_button.setEnabled(True)
        if found.sound:
            text = self.tr("{chains} 条链、{entries} 条记录首尾相接，没有被改动过")
            text = text.format(chains=found.chains, entries=found.entries)
            self.result_label.set_content(text, "circle-check", "ok")
            self.breaks_label.hide()
            return
        text = self.tr("{n} 处对不上，记录被改动过").format(n=len(found.breaks))
        self.result_label.set_content(text, "circle-alert", "bad")
        lines = [self._break_words(b) for b in found.breaks if isinstance(b, ChainBreak)]
        self.breaks_label.setText("\n".join(lines))
        self.breaks_label.show()

    def _break_words(self, found: ChainBreak) -> str:
        kinds = {
            BreakKind.GAP: self.tr("缺了一条"),
            BreakKind.LINK: self.tr("与上一条不相接"),
            BreakKind.CONTENT: self.tr("内容被改"),
            BreakKind.HEAD: self.tr("末尾被截断"),
            BreakKind.SIGNATURE: self.tr("签署表与这一条不符"),
            BreakKind.UNBACKED: self.tr("在日志里没有依据"),
        }
        text = (
            self.tr("{chain} 签署表第 {place} 行：{what}")
            if found.kind is BreakKind.UNBACKED
            else self.tr("{chain} 第 {place} 条：{what}")
        )
        return text.format(chain=found.chain, place=found.place, what=kinds[found.kind])

    def _on_verify_failed(self, error: RelappError) -> None:
        self.verify_button.setEnabled(True)
        self.result_label.hide()
        self.tell_refused(error)

    def _on_open_clicked(self) -> None:
        chosen = self.ask_file()
        if chosen:
            self.database_requested.emit(chosen)

    def _on_folder_clicked(self) -> None:
        path = database_path(self._database)
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

    def _build_check(self) -> None:
        self.column.addWidget(label(self.tr("操作记录"), "section", self))
        text = self.tr("每条记录带上一条的摘要。改动、删除或调换任何一条，核对时都会发现。")
        self.column.addWidget(label(text, "secondary", self, wrap=True))
        self.verify_button = Button(
            self.tr("核对完整性"), self, icon="shield", name="settings.verify"
        )
        self.verify_button.clicked.connect(self.verify)
        self.result_label = IconLabel("circle-check", "", self, role="ok", size=13)
        self.result_label.hide()
        self.breaks_label = label("", "", self, tone="bad", wrap=True)
        self.breaks_label.hide()
        row = QHBoxLayout()
        row.addWidget(self.verify_button)
        row.addWidget(self.result_label, 1)
        # Without a result the button would stand in the middle of its row.
        row.addStretch(0)
        self.column.addLayout(row)
        self.column.addWidget(self.breaks_label)

    def _build_backups(self, keeper: DatabaseKeeper) -> None:
        self.backups = BackupPanel(self.context, keeper, self)
        self.backups.told.connect(self.tell_done)
        self.backups.refused.connect(self.tell_refused)
        self.backups.restored.connect(self.reopen_requested)
        self.backups.settings_kept.connect(self.settings_kept)
        self.column.addWidget(self.backups)

    def _on_move_clicked(self) -> None:
        if self._keeper is not None:
            target = MoveDialog.ask(self.context, self._keeper, self)
            if target:
                self.database_requested.emit(target)

    def _build_ways(self) -> None:
        self.column.addWidget(label(self.tr("换一个数据库"), "section", self))
        self.open_button = Button(self.tr("打开另一个…"), self, icon="folder", name="settings.open")
        self.new_button = Button(self.tr("新建或连接…"), self, icon="plus", name="settings.new")
        self.open_button.clicked.connect(self._on_open_clicked)
        self.new_button.clicked.connect(self.first_run_requested)
        row = QHBoxLayout()
        row.addWidget(self.open_button)
        row.addWidget(self.new_button)
        self.move_button = Button(
            self.tr("搬到团队数据库…"), self, icon="server", name="settings.move"
        )
        self.move_button.clicked.connect(self._on_move_clicked)
        row.addWidget(self.move_button)
        row.addStretch(1)
        allowed = may(self.context.me, Permission.KEEP_DATABASE)
        self.move_button.setVisible(
            self._keeper is not None and database_path(self._database) is not None
        )
        self.move_button.setEnabled(allowed)
        reason = self.tr("搬迁数据库要有「系统管理员」岗位")
        self.move_button.setToolTip("" if allowed else reason)
        self.column.addLayout(row)


def database_path(target: str) -> Path | None:
    """Return the file of a local database, None for a server."""
    if "://" not in target:
        return Path(target)
    parts = urlsplit(target)
    if not parts.scheme.startswith("sqlite"):
        return None
    return Path(target.split(":///", 1)[-1])


def size_text(path: Path) -> str:
    """Return the size of a file with those beside it that belong to it."""
    parts = (path, path.with_name(f"{path.name}-wal"))
    size = sum(part.stat().st_size for part in parts if part.exists())
    if size < _KIB * _KIB:
        return f"{size / _KIB:.0f} KB"
    return f"{size / _KIB / _KIB:.1f} MB"
