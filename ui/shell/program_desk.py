"""Everything that outlives a window: look, language, worker, the open database, who sits here.

Made after the first paint, for it imports what the pages are made of.
"""

from __future__ import annotations

import os
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon

from relapp import config
from relapp.address import MailPasswords, Passwords, shown
from relapp.errors import RelappError
from ui.actions.catalogue import ActionId
from ui.kit import i18n, keyboard, theme
from ui.kit.change_hub import ChangeHub
from ui.kit.resources import resource
from ui.kit.tasks import TaskRunner
from ui.shell.main_window import MainWindow
from ui.shell.notice_desk import NoticeDesk
from ui.shell.opening import Opened, open_database, role_of, upgraded
from ui.shell.window_desk import WindowDesk

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QApplication

    from relapp.domain.person import Person
    from relapp.services.views import Verification
    from ui.actions.letters import LetterWish
    from ui.shell.assembly import CoreServices
    from ui.shell.backup_desk import BackupDesk
    from ui.shell.post_desk import PostDesk
    from ui.shell.start import Start

THEMES: Final = {
    ActionId.THEME_SYSTEM: "system",
    ActionId.THEME_LIGHT: "light",
    ActionId.THEME_DARK: "dark",
}
LANGUAGES: Final = {ActionId.LANGUAGE_ZH: "zh", ActionId.LANGUAGE_EN: "en"}


class ProgramDesk(QObject):
    """Carries out what windows and pages wish for."""

    def __init__(self, app: QApplication, start: Start, window: MainWindow) -> None:
        super().__init__(app)
        self._app = app
        self._start = start
        self._asked = start.asked
        self.settings = start.settings
        self._passwords = Passwords()
        self._mail_passwords = MailPasswords()
        self._post: PostDesk | None = None
        self._backups: BackupDesk | None = None
        self._notices = NoticeDesk(lambda: self.window, self)
        self.core: CoreServices | None = None
        self._opened: Opened | None = None
        self.tasks = TaskRunner(self)
        self.state = start.state
        self.language = start.language
        keyboard.install(app)
        self.tasks.crashed.connect(self.tell_crash)
        self.window = window
        self._connect(window)

    def furnish(self, window: MainWindow) -> WindowDesk:
        """Put everything around the pages into a window."""
        window.setWindowIcon(QIcon(str(resource("icons", "logo.svg"))))
        return WindowDesk(window, self.tasks)

    def target(self) -> str:
        """Return file or address of the database to open, without a password."""
        return self._passwords.take(config.database(self._asked.db, self.settings))

    def open(self) -> None:
        """Open the database that was chosen; without one, help to make the first."""
        if self._is_first_run():
            self._first_run()
            return
        self.window.desk.show_opening()
        target = self.target()
        self.tasks.read(partial(self._open, target), self._on_opened, self._on_not_opened, "open")

    def close(self) -> None:
        """Let go of everything; called when the last window has closed."""
        self.tasks.shutdown()
        self._notices.hide()
        if self.core is not None:
            self.core.close()
            self.core = None

    def _connect(self, window: MainWindow) -> None:
        window.database_wanted.connect(self._choose_database)
        window.create_wanted.connect(self._first_run)
        window.retry_wanted.connect(self.open)
        window.upgrade_wanted.connect(self._upgrade)
        window.person_wanted.connect(self._choose_person)
        window.action_wanted.connect(self._on_action)
        window.page_said.connect(self._on_page_said)
        window.notice_told.connect(self._notices.tell)

    def _theme(self) -> str:
        return self._asked.theme or self.settings.theme or theme.SYSTEM

    def _is_first_run(self) -> bool:
        chosen = self._asked.db or os.environ.get("RELAPP_DB", "") or self.settings.database
        return not chosen and not config.default_database().exists()

    def _open(self, target: str) -> Opened:
        """Open on the worker; the imports below take longer than everything else at start."""
        ways = partial(self._start.open_core, self._passwords.complete(target))
        return open_database(ways, self.settings.login, self.language)

    def _on_opened(self, opened: Opened) -> None:
        if self.core is not None and self.core is not opened.core:
            self.core.close()
        self.core, self._opened = opened.core, opened
        me = opened.me or self._ask_who(opened, None)
        if me is None:
            self.window.close()
            return
        self._begin(opened, me)

    def _on_not_opened(self, error: RelappError) -> None:
        if error.code == "store.login" and self._ask_password():
            self.open()
            return
        self.window.desk.show_failure(error, shown(self.target()))

    def _ask_password(self) -> bool:
        """Ask for the password of the server; False when the person gave up."""
        from ui.shell.password_dialog import PasswordDialog

        target = self.target()
        answer = PasswordDialog.ask(
            shown(target),
            refused=self._passwords.knows(target),
            can_keep=self._passwords.can_keep,
            parent=self.window,
        )
        if answer is not None:
            self._passwords.remember(target, answer.password, keep=answer.keep)
        return answer is not None

    def _upgrade(self) -> None:
        """Bring the database to this program's schema and open it."""
        self.window.desk.show_opening()
        job = partial(upgraded, self.target())
        self.tasks.read(job, self._on_upgraded, self._on_not_opened, "open")

    def _on_upgraded(self, copy: str) -> None:
        self.open()
        if copy:
            self.window.desk.tell(self.tr("已升级，升级前的副本在 {where}").format(where=copy))

    def _begin(self, opened: Opened, me: Person) -> None:
        """Hand the window its session."""
        from ui.actions.page import PageContext
        from ui.shell.assembly import Assembly
        from ui.shell.backup_desk import BackupDesk, keeper_of
        from ui.shell.post_desk import PostDesk
        from ui.shell.session import Session

        core = opened.core
        self._opened = replace(opened, me=me)
        context = PageContext(
            me,
            self.language,
            ZoneInfo(opened.office.zone),
            core.clock,
            self.tasks,
            ChangeHub(self),
        )
        keeper = keeper_of(core, self._kept, self._passwords)
        assembly = Assembly(context, core, self.state, self._mail_passwords, keeper)
        session = Session(
            context=context,
            office=" ".join(word for word in (opened.office.name, opened.office.unit) if word),
            role=role_of(me, opened.roles),
            database=self._database_words(),
            pages=assembly.makers(),
            history=core.history,
            find=core.board.find,
            id_of=core.releases.id_of,
            desk=partial(core.duties.of, me),
            new_release=assembly.new_release,
        )
        desk = self.window.desk
        self._post = PostDesk(context, core.letters, self._kept, self._mail_passwords, desk)
        desk.open_session(session, self._kept)
        self._backups = BackupDesk.instead_of(
            self._backups, keeper, self.tasks, desk.tell_trouble, self
        )

    def _kept(self) -> config.Settings:
        return self.settings

    def _database_words(self) -> str:
        file = config.database_file(self.target())
        if file is None:
            return self.tr("团队数据库 已连接")
        return self.tr("本机数据库 {name}").format(name=file.name)

    def _first_run(self) -> None:
        """Make or join a database; what was open stays open if the person gives up."""
        from ui.first_run.dialog import FirstRunDialog
        from ui.shell.first_run_desk import FirstRunDesk

        desk = FirstRunDesk(
            self._start.open_core, self._start.create_core, self._dress, self._speak
        )
        choice = FirstRunDialog.ask(self.window, self.tasks, desk)
        if choice is None:
            if self.core is None:
                self.window.desk.show_no_database()
            return
        self._keep(
            login=choice.login,
            language=_plain(choice.language),
            theme=_plain(choice.theme),
            scale=choice.scale,
        )
        if self.window.desk.language != self.language:
            self._new_window()
        self.use_database(choice.database)

    def _dress(self, name: str, scale: float) -> None:
        theme.apply(self._app, name, scale)

    def _speak(self, language: str) -> None:
        """Change the words while nothing is open yet, so that only the frame is made anew."""
        self.language = i18n.install(self._app, language)
        theme.refresh(self._app)

    def _choose_database(self) -> None:
        """Ask for another database file and open it from now on."""
        from PySide6.QtWidgets import QFileDialog

        folder = str(config.default_database().parent)
        kinds = self.tr("数据库 (*.db *.sqlite);;所有文件 (*)")
        title = self.tr("打开数据库")
        chosen, _ = QFileDialog.getOpenFileName(self.window, title, folder, kinds)
        if chosen:
            self.use_database(chosen)

    def use_database(self, target: str) -> None:
        """Open a database now and at the next start."""
        self._asked.db = ""
        self._keep(database=self._passwords.take(target))
        os.environ.pop("RELAPP_DB", None)
        self.open()

    def _choose_person(self) -> None:
        if self._opened is not None:
            me = self._ask_who(self._opened, self._opened.me)
            if me is not None and me != self._opened.me:
                self._begin(self._opened, me)

    def _ask_who(self, opened: Opened, current: Person | None) -> Person | None:
        from ui.shell.who_dialog import WhoDialog

        active = [person for person in opened.people if person.active]
        me = WhoDialog.ask(active, current.id if current else None, self.window)
        if me is not None:
            self._keep(login=me.login)
        return me

    def _on_action(self, action: ActionId) -> None:
        if action in THEMES:
            self.set_theme(THEMES[action])
        elif action in LANGUAGES:
            self.set_language(LANGUAGES[action])
        elif action is ActionId.JOURNAL_VERIFY and self.core is not None:
            self.tasks.read(self.core.history.verify, self._on_verified)
        elif action is ActionId.ABOUT:
            self._about()

    def set_theme(self, name: str) -> None:
        """Dress the program otherwise, now and at the next start."""
        theme.apply(self._app, name, theme.current().scale)
        self._keep(theme="" if name == theme.SYSTEM else name)

    def set_scale(self, scale: float) -> None:
        """Take another size of text; pages are made anew."""
        theme.apply(self._app, self._theme(), scale)
        self._keep(scale=scale)
        self._rebuild()

    def set_language(self, language: str) -> None:
        """Speak another language from now on: the window is made anew around the database."""
        self.language = i18n.install(self._app, language)
        theme.refresh(self._app)
        self._keep(language="" if language == i18n.SYSTEM else language)
        self._rebuild()

    def _rebuild(self) -> None:
        self._new_window()
        if self._opened is not None and self._opened.me is not None:
            self._begin(self._opened, self._opened.me)
        else:
            self.open()

    def _new_window(self) -> None:
        """Put another window in the place of the one there is."""
        old = self.window
        old.desk.close_session()
        self.window = MainWindow(self.state, theme.current().bg_window, self.furnish)
        self._connect(self.window)
        self.window.restoreGeometry(old.saveGeometry())
        self.window.desk.show_opening()
        self.window.show()
        old.hide()
        old.deleteLater()

    def _on_page_said(self, signal: str, arguments: tuple[object, ...]) -> None:
        value: Any = arguments[0] if arguments else ""
        takers: dict[str, Callable[[Any], object]] = {
            "theme_requested": self.set_theme,
            "language_requested": self.set_language,
            "scale_requested": self.set_scale,
            "database_requested": self.use_database,
            "action_wanted": self._on_board_wish,
            "letter_requested": self._write_letter,
            "settings_kept": self._on_settings_kept,
        }
        if signal == "first_run_requested":
            self._first_run()
        elif signal == "reopen_requested":
            self.open()
        elif signal == "identity_requested":
            self._choose_person()
        elif signal in takers:
            takers[signal](value)

    def _write_letter(self, wish: LetterWish) -> None:
        if self._post is not None:
            self._post.start(wish)

    def _on_settings_kept(self, changes: Mapping[str, Any]) -> None:
        self._keep(**changes)

    def _on_board_wish(self, wish: str) -> None:
        go = self.window.navigator.go
        if wish == "import_apps":
            go("relapp://apps/import")
        elif wish == "plan_windows":
            self.window.run(ActionId.WINDOWS_GENERATE)
        elif wish == "sample":
            self._first_run()

    def _on_verified(self, found: Verification) -> None:
        from ui.kit import messages

        title = self.tr("操作日志核对")
        if found.sound:
            words = self.tr("{chains} 条链、{entries} 条记录，全部完整。")
            said = words.format(chains=found.chains, entries=found.entries)
        else:
            words = self.tr("{n} 处对不上，请保留数据库副本并联系管理员。")
            said = words.format(n=len(found.breaks))
        messages.inform(self.window, title, said)

    def _about(self) -> None:
        import relapp
        from ui.kit import messages

        words = self.tr("版本 {version}\n数据库 {place}")
        said = words.format(version=relapp.__version__, place=shown(self.target()))
        messages.inform(self.window, self.tr("发布台"), said)

    def _keep(self, **changes: Any) -> None:
        """Write a choice to the settings; a folder that cannot be written is no reason to stop."""
        self.settings = replace(self.settings, **changes)
        try:
            config.save(self.settings)
        except OSError as error:
            self.window.desk.tell(self.tr("设置没有保存：{why}").format(why=error.strerror))

    def tell_crash(self, raised: BaseException) -> None:
        """Show what nobody foresaw, and write it down."""
        from ui.kit import messages
        from ui.shell import crash_log

        crash_log.write(raised)
        messages.crash(self.window, raised)


def _plain(choice: str) -> str:
    """Return what the settings keep: nothing where the system decides."""
    return "" if choice == "system" else choice
