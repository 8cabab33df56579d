"""Everything that outlives a window: look, worker, the open database, who sits here.

Made after the first paint, for it imports what the pages are made of. Choosing and opening a
database is the business of `database_desk`, the look that of `look_desk`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon

from relapp import config
from relapp.address import MailPasswords
from relapp.key_store import MAIL, KeyStore
from ui.actions.catalogue import ActionId
from ui.kit import keyboard, theme
from ui.kit.resources import resource
from ui.kit.tasks import TaskRunner
from ui.shell.database_desk import DatabaseDesk
from ui.shell.help_desk import HelpDesk
from ui.shell.kept_settings import KeptSettings
from ui.shell.look_desk import LookDesk
from ui.shell.main_window import MainWindow
from ui.shell.notice_desk import NoticeDesk
from ui.shell.opening import Opened, role_of
from ui.shell.window_desk import WindowDesk

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QApplication

    from relapp.domain.person import Person
    from relapp.domain.text import Language
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
        self._start = start
        self.kept = KeptSettings(start.settings, self)
        self.kept.not_kept.connect(self._on_not_kept)
        self._mail_passwords = MailPasswords(KeyStore(MAIL))
        self._post: PostDesk | None = None
        self._backups: BackupDesk | None = None
        self._notices = NoticeDesk(self.shown_window, self)
        self.core: CoreServices | None = None
        self._opened: Opened | None = None
        self.tasks = TaskRunner(self)
        self.state = start.state
        self.look = LookDesk(app, start, self.kept)
        self.look.outworn.connect(self._rebuild)
        self.database = DatabaseDesk(
            start, self.kept, self.tasks, self.shown_window, lambda: self.language
        )
        self._help = HelpDesk(self.shown_window, self)
        self.database.another_wanted.connect(self._first_run)
        self.database.opened.connect(self._on_opened)
        keyboard.install(app)
        self.tasks.crashed.connect(self.tell_crash)
        self.window = window
        self._connect(window)

    @property
    def settings(self) -> config.Settings:
        """The settings as they stand."""
        return self.kept.current()

    @property
    def language(self) -> Language:
        """The language in force."""
        return self.look.language

    def shown_window(self) -> MainWindow:
        """Return the window; another language or text size puts a new one in its place."""
        return self.window

    def furnish(self, window: MainWindow) -> WindowDesk:
        """Put everything around the pages into a window."""
        window.setWindowIcon(QIcon(str(resource("icons", "logo.svg"))))
        return WindowDesk(window, self.tasks)

    def target(self) -> str:
        """Return file or address of the database to open, without a password."""
        return self.database.target()

    def open(self) -> None:
        """Open the database that was chosen; without one, help to make the first."""
        if self.database.is_chosen():
            self.database.open()
        else:
            self._first_run()

    def use_database(self, target: str) -> None:
        """Open a database now and at the next start."""
        self.database.use(target)

    def close(self) -> None:
        """Let go of everything; called when the last window has closed."""
        self.tasks.shutdown(wake=self.core.interrupt if self.core is not None else None)
        self._notices.hide()
        if self.core is not None:
            self.core.close()
            self.core = None

    def _connect(self, window: MainWindow) -> None:
        window.database_wanted.connect(self.database.choose_file)
        window.create_wanted.connect(self._first_run)
        window.retry_wanted.connect(self.open)
        window.upgrade_wanted.connect(self.database.upgrade)
        window.person_wanted.connect(self._choose_person)
        window.action_wanted.connect(self._on_action)
        window.page_said.connect(self._on_page_said)
        window.notice_told.connect(self._notices.tell)

    def _on_opened(self, opened: Opened) -> None:
        if self.core is not None and self.core is not opened.core:
            self.core.close()
        # Nobody sits here before the PIN was given, where there is one.
        self.core, self._opened = opened.core, replace(opened, me=None)
        self._take_seat(opened, opened.me)

    def _begin(self, opened: Opened, me: Person) -> None:
        """Hand the window its session."""
        from ui.shell.assembly import Assembly
        from ui.shell.backup_desk import BackupDesk, keeper_of
        from ui.shell.post_desk import PostDesk
        from ui.shell.session import Session, page_context

        core = opened.core
        self._opened = replace(opened, me=me)
        context = page_context(core, me, self.language, opened.office.zone, self.tasks, self)
        keeper = keeper_of(core, self.kept.current, self.database.passwords)
        book = self.database.book()
        assembly = Assembly(context, core, self.state, self._mail_passwords, keeper, book)
        session = Session(
            context=context,
            office=" ".join(word for word in (opened.office.name, opened.office.unit) if word),
            role=role_of(me, opened.roles),
            database=self.database.words(),
            pages=assembly.makers(),
            history=core.history,
            find=core.board.find,
            id_of=core.releases.id_of,
            desk=partial(core.duties.of, me),
            new_release=assembly.new_release,
        )
        desk = self.window.desk
        self._post = PostDesk(context, core.letters, self.kept.current, self._mail_passwords, desk)
        desk.open_session(session, self.kept.current)
        self._backups = BackupDesk.instead_of(
            self._backups, keeper, self.tasks, desk.tell_trouble, self
        )

    def _first_run(self) -> None:
        """Make or join a database; what was open stays open if the person gives up."""
        from ui.first_run.dialog import FirstRunDialog
        from ui.shell.first_run_desk import FirstRunDesk

        desk = FirstRunDesk(
            self._start.open_core,
            self._start.create_core,
            self.look.try_look,
            self.look.try_language,
            self.database.can_keep,
        )
        choice = FirstRunDialog.ask(self.window, self.tasks, desk)
        if choice is None:
            if self.core is None:
                self.window.desk.show_no_database()
            return
        self.kept.keep(
            login=choice.login,
            language=_plain(choice.language),
            theme=_plain(choice.theme),
            scale=choice.scale,
        )
        if self.window.desk.language != self.language:
            self._new_window()
        self.database.use(choice.database, keep=choice.keep)

    def _choose_person(self) -> None:
        if self._opened is not None:
            self._take_seat(self._opened, None)

    def _take_seat(self, opened: Opened, wished: Person | None) -> None:
        from ui.shell.seat import Seat

        Seat(self.window, self.tasks, opened).take(wished, partial(self._sit_down, opened))

    def _sit_down(self, opened: Opened, me: Person | None) -> None:
        """Begin with somebody else than before; with nobody at all there is nothing to show."""
        seated = self._opened.me if self._opened is not None else None
        if me is None:
            if seated is None:
                self.window.close()
        elif me != seated:
            if me != opened.me:
                self.kept.keep(login=me.login)
            self._begin(opened, me)

    def _on_action(self, action: ActionId) -> None:
        if action in THEMES:
            self.look.set_theme(THEMES[action])
        elif action in LANGUAGES:
            self.look.set_language(LANGUAGES[action])
        elif action is ActionId.JOURNAL_VERIFY and self.core is not None:
            self.tasks.read(self.core.history.verify, self._help.tell_verified)
        elif action is ActionId.DATABASE_SWITCH:
            self.database.switch()
        elif action is ActionId.ABOUT:
            self._help.tell_about(self.target())

    def set_theme(self, name: str) -> None:
        """Dress the program otherwise, now and at the next start."""
        self.look.set_theme(name)

    def set_language(self, language: str) -> None:
        """Speak another language, now and at the next start."""
        self.look.set_language(language)

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
            "scale_requested": self.look.set_scale,
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
        self.kept.keep(**changes)

    def _on_board_wish(self, wish: str) -> None:
        go = self.window.navigator.go
        if wish == "import_apps":
            go("relapp://apps/import")
        elif wish == "plan_windows":
            self.window.run(ActionId.WINDOWS_GENERATE)
        elif wish == "sample":
            self._first_run()

    def _on_not_kept(self, why: str) -> None:
        self.window.desk.tell(self.tr("设置没有保存：{why}").format(why=why))

    def tell_crash(self, raised: BaseException) -> None:
        """Show what nobody foresaw, and write it down."""
        from ui.kit import messages
        from ui.shell import crash_log

        crash_log.write(raised)
        messages.crash(self.window, raised)


def _plain(choice: str) -> str:
    """Return what the settings keep: nothing where the system decides."""
    return "" if choice == "system" else choice
