"""The databases used on this machine as a small table: open, forget the password, remove."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from relapp.errors import RelappError
from relapp.known_databases import KnownDatabase
from ui.actions.databases import DatabaseBook, is_team, same_place
from ui.kit import messages, theme, views
from ui.kit.buttons import Button
from ui.kit.table_model import Column, RecordTableModel
from ui.kit.tasks import TaskRunner

T = TypeVar("T")


class DatabaseList(QWidget):
    """Last used first; the open one is marked. Enter or a double click opens.

    Signals:
        chosen: address of the database to open.
        told: a sentence on what was done.
        refused: a RelappError.
    """

    chosen = Signal(str)
    told = Signal(str)
    refused = Signal(object)

    def __init__(
        self, tasks: TaskRunner, book: DatabaseBook, current: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks, self._book, self._current = tasks, book, current
        self._can_keep = False
        columns = (
            Column[KnownDatabase](key="name", title=self.tr("单位"), text=self._name, width=220),
            Column[KnownDatabase](
                key="place", title=self.tr("位置"), text=lambda entry: entry.place, width=0
            ),
            Column[KnownDatabase](key="used", title=self.tr("上次使用"), text=_moment, width=130),
        )
        self.model: RecordTableModel[KnownDatabase] = RecordTableModel(
            columns, lambda entry: entry.address, parent=self
        )
        self.view = QTableView(self)
        views.prepare_table(self.view, name="databases.table", spoken=self.tr("用过的数据库"))
        self.view.setProperty("framed", "true")
        self.view.setModel(self.model)
        self.view.setFixedHeight(theme.current().px(160))
        views.set_column_widths(self.view.horizontalHeader(), columns)
        self._build()
        self._tell()

    def refresh(self) -> None:
        """Read the list anew."""
        self._tasks.read(self._read, self._on_read, self.refused.emit, owner=self)

    def current(self) -> KnownDatabase | None:
        """Return the marked database."""
        return self.model.record(self.view.currentIndex())

    def ask_target(self) -> str:
        """Ask where the connection file goes; tests replace this."""
        title, kinds = self.tr("写连接文件"), self.tr("连接文件 (*.json)")
        name = self.tr("发布台连接.json")
        chosen, _ = QFileDialog.getSaveFileName(self, title, name, kinds)
        return chosen

    def open(self) -> None:
        """Open the marked database, unless it is open."""
        entry = self.current()
        if entry is not None and self.open_button.isEnabled():
            self.chosen.emit(entry.address)

    def _read(self) -> tuple[tuple[KnownDatabase, ...], bool]:
        return self._book.entries(), self._book.can_keep()

    def _on_read(self, found: tuple[tuple[KnownDatabase, ...], bool]) -> None:
        entries, self._can_keep = found
        self.model.set_records(list(entries))
        if entries and not self.view.currentIndex().isValid():
            # The last one used beside the open one, so that Enter goes back and forth.
            others = [row for row, entry in enumerate(entries) if not self._is_open(entry)]
            self.view.setCurrentIndex(self.model.index(others[0] if others else 0, 0))
        self._tell()

    def _tell(self) -> None:
        entry = self.current()
        is_open = entry is not None and same_place(entry.address, self._current)
        team = entry is not None and is_team(entry.address)
        here = self.tr("现在打开的就是它") if is_open else ""
        self.open_button.setEnabled(entry is not None and not is_open)
        self.open_button.setToolTip(here)
        self.remove_button.setEnabled(entry is not None and not is_open)
        self.remove_button.setToolTip(
            here or self.tr("只从列表去掉，数据库不动；存下的密码一并忘记")
        )
        self.forget_button.setVisible(self._can_keep)
        self.forget_button.setEnabled(team)
        self.write_button.setEnabled(team)
        self.write_button.setToolTip(
            self.tr("给同事：服务器、端口、数据库和加密方式，不含用户名和密码")
            if team
            else self.tr("只有团队数据库有连接文件")
        )

    def _name(self, entry: KnownDatabase) -> str:
        name = entry.name or self.tr("（未命名）")
        return self.tr("{name}（打开中）").format(name=name) if self._is_open(entry) else name

    def _is_open(self, entry: KnownDatabase) -> bool:
        return same_place(entry.address, self._current)

    def _on_forget(self) -> None:
        entry = self.current()
        if entry is not None:
            said = self.tr("已忘记 {where} 的密码，下次打开时再问").format(where=entry.place)
            self._do(partial(self._book.forget_password, entry.address), said)

    def _on_remove(self) -> None:
        entry = self.current()
        if entry is None or not self.remove_button.isEnabled():
            return
        text = self.tr("{where} 从列表去掉，存下的密码一并忘记。数据库本身不动。")
        title, verb = self.tr("移除这个数据库"), self.tr("移除")
        if messages.confirm(self, title, text.format(where=entry.place), verb):
            said = self.tr("已移除 {where}").format(where=entry.place)
            self._do(partial(self._book.remove, entry.address), said)

    def _on_write(self) -> None:
        entry, target = self.current(), self.ask_target()
        if entry is not None and target:
            said = self.tr("已写好 {name}").format(name=Path(target).name)
            self._do(partial(self._book.write_connection, entry.address, Path(target)), said)

    def _do(self, deed: Callable[[], None], said: str) -> None:
        self._tasks.write(deed, partial(self._on_done, said), self._on_refused, owner=self)

    def _on_done(self, said: str, _nothing: None) -> None:
        self.told.emit(said)
        self.refresh()

    def _on_refused(self, error: RelappError) -> None:
        self.refused.emit(error)

    def _build(self) -> None:
        self.open_button = Button(self.tr("打开"), self, icon="database", name="databases.open")
        self.forget_button = Button(self.tr("忘记密码"), self, name="databases.forget")
        self.remove_button = Button(self.tr("移除…"), self, name="databases.remove")
        self.write_button = Button(
            self.tr("写连接文件…"), self, icon="download", name="databases.write"
        )
        row = QHBoxLayout()
        for button, deed in (
            (self.open_button, self.open),
            (self.forget_button, self._on_forget),
            (self.remove_button, self._on_remove),
            (self.write_button, self._on_write),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(deed)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        column.addLayout(row)
        self.view.selectionModel().currentRowChanged.connect(self._tell)
        self.view.doubleClicked.connect(self.open)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(key), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.open)


def _moment(entry: KnownDatabase) -> str:
    """Return when it was used, as the clock of this machine shows it."""
    try:
        moment = datetime.fromisoformat(entry.used_at).astimezone()
    except ValueError:
        return ""
    return moment.strftime("%Y-%m-%d %H:%M")
