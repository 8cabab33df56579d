"""Which database is open: chooses, opens, upgrades it and asks for its password."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from relapp import config
from relapp.address import Passwords, is_server, shown
from relapp.errors import StoreUnavailable
from relapp.key_store import KeyStore
from ui.shell.opening import Opened, open_database, upgraded

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from relapp.domain.text import Language
    from relapp.errors import RelappError
    from ui.actions.databases import DatabaseBook
    from ui.kit.tasks import TaskRunner
    from ui.shell.kept_settings import KeptSettings
    from ui.shell.main_window import MainWindow
    from ui.shell.start import Start


class DatabaseDesk(QObject):
    """The way from an address to an open database; whoever sits there is not its business.

    Signals:
        opened: a database was opened (`Opened`).
        another_wanted: one that is not in the list is to be made or connected.
    """

    opened = Signal(object)
    another_wanted = Signal()

    def __init__(
        self,
        start: Start,
        kept: KeptSettings,
        tasks: TaskRunner,
        window: Callable[[], MainWindow],
        language: Callable[[], Language],
    ) -> None:
        super().__init__(kept)
        self._start, self._kept, self._tasks = start, kept, tasks
        self._window, self._language = window, language
        self._named: str = start.asked.db
        self.passwords = Passwords(KeyStore())
        self._to_keep = ""

    def target(self) -> str:
        """Return file or address of the database to open, without a password."""
        return self.passwords.take(config.database(self._named, self._kept.current()))

    def is_chosen(self) -> bool:
        """Tell whether anything was named, kept, or lies where a database usually lies."""
        named = self._named or os.environ.get("RELAPP_DB", "") or self._kept.current().database
        return bool(named) or config.default_database().exists()

    def can_keep(self) -> bool:
        """Tell whether passwords outlive the program; asks the key store, so on the worker."""
        return self.passwords.can_keep

    def open(self) -> None:
        """Open what was chosen; `opened` tells when it is there."""
        self._window().desk.show_opening()
        opening = partial(self._open, self.target())
        self._tasks.read(opening, self._on_opened, self._on_not_opened, "open")

    def use(self, target: str, *, keep: bool = False) -> None:
        """Open a database now and at the next start; `keep` its password once it proved right."""
        self._named = ""
        plain = self.passwords.take(target)
        self._to_keep = plain if keep else ""
        self._kept.keep(database=plain)
        os.environ.pop("RELAPP_DB", None)
        self.open()

    def choose_file(self) -> None:
        """Ask for another database file and open it from now on."""
        from PySide6.QtWidgets import QFileDialog

        folder = str(config.default_database().parent)
        kinds = self.tr("数据库 (*.db *.sqlite);;所有文件 (*)")
        title = self.tr("打开数据库")
        chosen, _ = QFileDialog.getOpenFileName(self._window(), title, folder, kinds)
        if chosen:
            self.use(chosen)

    def book(self) -> DatabaseBook:
        """Return what is remembered of the databases of this machine."""
        from ui.actions.databases import DatabaseBook

        return DatabaseBook(self.passwords)

    def switch(self) -> None:
        """Let the person choose among the databases used before."""
        from ui.shell.switch_dialog import NEW, SwitchDialog

        answer = SwitchDialog.ask(self._tasks, self.book(), self.target(), self._window())
        if answer == NEW:
            self.another_wanted.emit()
        elif answer:
            self.use(answer)

    def upgrade(self) -> None:
        """Bring the database to this program's schema and open it."""
        self._window().desk.show_opening()
        job = partial(upgraded, self.target())
        self._tasks.read(job, self._on_upgraded, self._on_not_opened, "open")

    def words(self) -> str:
        """Return which database it is, for the status bar."""
        file = config.database_file(self.target())
        if file is None:
            return self.tr("团队数据库 已连接")
        return self.tr("本机数据库 {name}").format(name=file.name)

    def _open(self, target: str) -> Opened:
        """Open on the worker; the imports below take longer than everything else at start."""
        ways = partial(self._start.open_core, self.passwords.complete(target))
        try:
            return open_database(ways, self._kept.current().login, self._language())
        except StoreUnavailable as error:
            if error.code == "store.login":
                # Found out here: the window must not wait for the key store when it asks.
                self.can_keep()
            raise

    def _on_opened(self, opened: Opened) -> None:
        target, keep = self.target(), self._to_keep
        self._to_keep = ""
        name = " ".join(word for word in (opened.office.name, opened.office.unit) if word)
        noting = partial(self._note, target, name, opened.core.clock.now())
        self._tasks.write(noting, self._on_noted)
        if keep == target and is_server(target):
            keeping = partial(self.passwords.keep, target)
            self._tasks.write(keeping, self._on_noted, self._on_password_not_kept)
        self.opened.emit(opened)

    def _note(self, target: str, name: str, now: datetime) -> None:
        """Remember what was opened; on the worker. A list that cannot be written is no loss."""
        from relapp import known_databases

        with suppress(OSError):
            known_databases.remember(target, name, now)

    def _on_noted(self, _nothing: None) -> None:
        pass

    def _on_password_not_kept(self, error: RelappError) -> None:
        from ui.shell.window_words import failure_words

        self._window().desk.tell(failure_words(error, self._language()))

    def _on_not_opened(self, error: RelappError) -> None:
        if error.code == "store.login" and self._ask_password():
            self.open()
            return
        self._window().desk.show_failure(error, shown(self.target()))

    def _ask_password(self) -> bool:
        """Ask for the password of the server; False when the person gave up."""
        from ui.shell.password_dialog import PasswordDialog

        target = self.target()
        answer = PasswordDialog.ask(
            shown(target),
            refused=self.passwords.knows(target),
            can_keep=self.passwords.can_keep,
            parent=self._window(),
        )
        if answer is not None:
            self.passwords.remember(target, answer.password)
            self._to_keep = target if answer.keep else ""
        return answer is not None

    def _on_upgraded(self, copy: str) -> None:
        self.open()
        if copy:
            said = self.tr("已升级，升级前的副本在 {where}").format(where=copy)
            self._window().desk.tell(said)
