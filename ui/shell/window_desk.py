"""Everything in the window: head, rail, pages, status; runs actions, tells what happened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer

from relapp.domain.text import Language
from relapp.errors import RelappError
from ui.actions.catalogue import BY_ID, PAGE_ACTIONS, SPECS, ActionId
from ui.actions.factory import ActionContext, Actions, refusal, words
from ui.kit import i18n, theme
from ui.kit.keyboard import text_field_has_focus
from ui.kit.painting import Tone
from ui.kit.tasks import TaskRunner
from ui.shell import menus
from ui.shell.frame import Frame
from ui.shell.leaving import QUEUE, may_leave, show_queue
from ui.shell.navigator import DESK, HOME, HOME_PAGE, HOMES, Navigator

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from relapp.config import Settings
    from relapp.services.views import Hit
    from ui.shell.command_box import CommandBox
    from ui.shell.main_window import MainWindow
    from ui.shell.news import News
    from ui.shell.session import Session

CLOCK: Final = 5_000


class WindowDesk(QObject):
    """Everything around the pages of one window."""

    def __init__(self, window: MainWindow, tasks: TaskRunner) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._language: Language = i18n.language()
        self._session: Session | None = None
        self._news: News | None = None
        self._undo: Callable[[], object] | None = None
        self.actions_table = Actions(self.run, self)
        self._build()
        self.navigator = Navigator(self.host, tasks, self)
        self._doings = self._window_doings()
        self._connect()
        self.show_opening()

    @property
    def language(self) -> Language:
        """The language of the frame; pages are made in that of the session."""
        return self._language

    @property
    def frame(self) -> Frame:
        """What dialogs stand before."""
        return self._frame

    @property
    def session(self) -> Session | None:
        """The open database, None before and between."""
        return self._session

    def show_opening(self) -> None:
        """Say that a database is being opened."""
        self._frame.show_opening()
        self.status.set_database(self.tr("正在打开数据库"), connected=True)
        self._show_title("")

    def show_failure(self, error: RelappError, place: str) -> None:
        """Say why the database cannot be used, and offer ways on."""
        # Words, boxes and feed are imported when first used: the window must show at once.
        from ui.shell.window_words import failure_title, failure_words

        said = failure_words(error, self._language)
        outdated = error.code == "store.outdated"
        title = failure_title(error)
        self.error_page.tell(title, said, place, str(error), outdated=outdated)
        self._frame.show_error()
        self.status.set_database(self.tr("没有打开数据库"), connected=False)
        self.error_page.buttons["upgrade" if outdated else "retry"].setFocus()

    def show_no_database(self) -> None:
        """Say that nothing is open yet, and offer ways on."""
        title = self.tr("还没有打开数据库")
        said = self.tr(
            "新建一个，或打开同事给的数据库文件。数据可以放在这台电脑，也可以放在团队服务器。"
        )
        self.error_page.tell(title, said, "", "")
        self._frame.show_error()
        self.status.set_database(self.tr("没有打开数据库"), connected=False)
        self.error_page.buttons["create"].setFocus()

    def open_session(self, session: Session, settings: Callable[[], Settings]) -> None:
        """Take an open database and show the first page."""
        from ui.shell.news import News
        from ui.shell.notifier import Notifier

        self.close_session()
        self._session = session
        self.host.set_makers(session.pages)
        self.navigator.set_session(session)
        self.header.me.set_person(session.context.me.name, session.role)
        self.status.set_database(session.database, connected=True)
        if not self._frame.shows_first_board():
            self._frame.show_pages()
        # The page reads first; feed and bell stand behind it in the queue of the worker.
        self.navigator.go(HOME)
        notifier = Notifier(session, self._window.state, settings, self)
        notifier.told.connect(self._window.notice_told)
        self._news = News(session, self._frame, self._tasks, notifier, self)
        self._news.outage.queue_wanted.connect(partial(show_queue, self._window, session))
        self._news.back_again.connect(partial(self.host.call, "refresh"))
        self._show_clock()

    def close_session(self) -> None:
        """Let go of the database that is open."""
        if self._news is not None:
            self._news.stop()
        self._news, self._session = None, None
        self.navigator.set_session(None)
        self.host.set_makers({})
        self.banner.hide()

    def run(self, action: object) -> None:
        """Carry out an action, or say why not."""
        if not isinstance(action, ActionId):
            return
        reason = self.reason(action)
        if reason:
            self.status.tell(reason)
        elif action in PAGE_ACTIONS:
            self.navigator.go(f"relapp://{PAGE_ACTIONS[action]}")
        elif action in self._doings:
            self._doings[action]()
        elif not self._perform(action):
            self._window.action_wanted.emit(action)

    def _perform(self, action: ActionId) -> bool:
        """Let the page in view do it, else the page where it is at home."""
        if self.host.call("perform", action):
            return True
        home = HOMES.get(action)
        if home is None or home == self.host.current_name():
            return False
        return self.navigator.go(f"relapp://{home}") and bool(self.host.call("perform", action))

    def reason(self, action: ActionId) -> str:
        """Return why an action cannot be used now, "" when it can."""
        return refusal(BY_ID[action], self._context())

    def tell(self, sentence: str) -> None:
        """Say a sentence in the status bar."""
        if sentence:
            self._undo = None
            self.status.tell(sentence)

    def tell_trouble(self, error: RelappError) -> None:
        """Say over the page what went wrong and nobody else took up."""
        from ui.shell.window_words import failure_words

        said = failure_words(error, self._language)
        self.banner.tell(Tone.BAD, self.tr("没有完成"), said, closable=True)

    def show_keys(self) -> None:
        """Open the sheet of keys."""
        from ui.shell.keys_sheet import KeysSheet

        keys = self.host.call("keys")
        sheet = KeysSheet(self._page_words(), keys if isinstance(keys, tuple) else (), self._window)
        sheet.exec()

    def show_command_box(self) -> CommandBox:
        """Open the box that finds and runs."""
        from ui.shell.command_box import CommandBox

        box = CommandBox(self._find if self._session else None, self.reason, self._window)
        box.address_chosen.connect(self.navigator.go)
        box.action_chosen.connect(self.run)
        box.open_over(self._window)
        return box

    def take_key(self, event: QKeyEvent) -> bool:
        """Take a key that no part of the page wanted; tell whether it means anything."""
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif event.text() == "?" and not text_field_has_focus():
            self.show_keys()
        elif event.text() == "/" and not text_field_has_focus():
            self.host.call("focus_filter")
        else:
            return False
        return True

    def may_close(self) -> bool:
        """Tell whether the page in view lets go; it asks about unsaved text itself."""
        return self.host.call("can_leave") is not False and may_leave(self._window, self._session)

    def _build(self) -> None:
        frame = Frame(self._window)
        self.header, self.rail, self.status = frame.header, frame.rail, frame.status
        self.banner, self.host, self.stack = frame.banner, frame.host, frame.stack
        self.error_page = frame.error_page
        self._frame = frame
        menus.fill(self.header.menu_bar, self.actions_table, self._on_menu, self._enable_all)
        self._window.setCentralWidget(frame)
        table = self.actions_table.items()
        self._window.addActions([action for key, action in table.items() if not BY_ID[key].local])
        self._clock = QTimer(self)
        self._clock.setInterval(CLOCK)
        self._clock.start()

    def _connect(self) -> None:
        self._clock.timeout.connect(self._show_clock)
        self.header.search.activated.connect(self.show_command_box)
        self.header.bell.activated.connect(partial(self.run, ActionId.PAGE_DESK))
        self.header.me.activated.connect(self._window.person_wanted)
        self.rail.chosen.connect(self._on_rail)
        self.host.told.connect(self._on_told)
        self.host.entered.connect(self._on_entered)
        self.navigator.new_wanted.connect(self._register)
        self.navigator.not_found.connect(self._on_not_found)
        self.status.keys_requested.connect(self.show_keys)
        self.status.database.activated.connect(partial(self.run, ActionId.DATABASE_SWITCH))
        self.status.undo_requested.connect(self._do_undo)
        self.error_page.chosen.connect(self._on_way_on)
        self.banner.action_triggered.connect(self._refresh)
        self._tasks.failed.connect(self.tell_trouble)

    def _window_doings(self) -> dict[ActionId, Callable[[], object]]:
        go = self.navigator.go
        return {
            ActionId.RELEASE_NEW: self._register,
            ActionId.DATABASE_OPEN: self._window.database_wanted.emit,
            ActionId.REFRESH: self._refresh,
            ActionId.QUIT: self._window.close,
            ActionId.UNDO: self._do_undo,
            ActionId.FILTER: partial(self.host.call, "focus_filter"),
            ActionId.COMMAND_BOX: self.show_command_box,
            ActionId.BACK: self.navigator.back,
            ActionId.FORWARD: self.navigator.forward,
            ActionId.NEXT_PANE: self._next_pane,
            ActionId.FULL_SCREEN: self._toggle_full_screen,
            ActionId.PAGE_DESK: partial(go, DESK),
            ActionId.WINDOWS_SHOW: partial(go, "relapp://calendar"),
            ActionId.PAGE_SPOT: partial(go, "relapp://spot"),
            ActionId.SIGNERS_SHOW: partial(go, "relapp://apps/matrix"),
            ActionId.EXPORT_SHOWN: partial(self.host.call, "export"),
            ActionId.KEYS: self.show_keys,
        }

    def _context(self) -> ActionContext:
        # Whether a release is chosen is for the page to say: it answers with a reason.
        return ActionContext(self._session is not None, True, self.host.allows)

    def _on_menu(self) -> None:
        self.actions_table.update(self._context())
        for spec in SPECS:
            if spec.checkable:
                on = bool(self.host.call("checked", spec.id)) or self._is_on(spec.id)
                self.actions_table[spec.id].setChecked(on)

    def _is_on(self, action: ActionId) -> bool:
        states = {
            ActionId.FULL_SCREEN: self._window.isFullScreen(),
            ActionId.LANGUAGE_ZH: self._language == "zh",
            ActionId.LANGUAGE_EN: self._language == "en",
            ActionId.THEME_DARK: theme.current().dark,
            ActionId.THEME_LIGHT: not theme.current().dark,
        }
        return states.get(action, False)

    def _enable_all(self) -> None:
        """Let all keys work again; `run` says why something cannot be done."""
        for action in self.actions_table.items().values():
            action.setEnabled(True)

    def _on_rail(self, page: str) -> None:
        if not self.navigator.go(f"relapp://{page}"):
            self.rail.set_current(self.host.current_name())

    def _on_entered(self, page: str) -> None:
        self.rail.set_current(page)
        if page != HOME_PAGE:
            self._frame.show_pages()
        shown = self.host.currentWidget()
        local = getattr(shown, "local_actions", ())
        if shown is not None and local and not shown.actions():
            shown.addActions([self.actions_table[action] for action in local])
        self._show_title(self._page_words())

    def _page_words(self) -> str:
        title = self.host.call("page_title")
        if isinstance(title, str) and title:
            return title
        name = self.host.current_name()
        pages = {page: action for action, page in PAGE_ACTIONS.items()}
        return words(BY_ID[pages[name]].text) if name in pages else ""

    def _show_title(self, page: str) -> None:
        program = self.tr("发布台")
        head = f"{program} — {page}" if page else program
        self._window.setWindowTitle(f"{head} · {self._session.office}" if self._session else head)

    def _on_told(self, signal: str, arguments: tuple[object, ...]) -> None:
        takers: dict[str, Callable[..., object]] = {
            "address_requested": self.navigator.go,
            "status_requested": self.tell,
            "undo_offered": self._offer_undo,
            "new_release_requested": self._register,
            "exit_requested": self.navigator.leave_release,
            "title_changed": self._show_title,
            "filled": self._frame.show_pages,
        }
        taker = takers.get(signal)
        if taker is not None:
            taker(*arguments)
        else:
            self._window.page_said.emit(signal, arguments)

    def _offer_undo(self, sentence: str, undo: Callable[[], object]) -> None:
        self._undo = undo
        self.status.tell(sentence, undo=True)

    def _do_undo(self) -> None:
        undo, self._undo = self._undo, None
        if undo is None or not self.status.undo_link.isVisibleTo(self._window):
            self.status.tell(self.tr("没有可以撤销的操作"))
            return
        self.status.forget()
        undo()

    def _register(self) -> None:
        if self._session is None:
            return
        number = self._session.new_release(self._window)
        if number:
            self.tell(self.tr("已登记 {number}").format(number=number))
            self.navigator.go(f"relapp://release/{number}")

    def _refresh(self, key: str = "") -> None:
        if key == QUEUE:
            return
        if self._news is not None:
            self._news.look_now()
        self.host.call("refresh")

    def _escape(self) -> None:
        if self.host.call("escape"):
            return
        if self._window.isFullScreen():
            self._window.showNormal()
        elif self.host.current_name() == "release":
            self.navigator.leave_release()

    def _next_pane(self) -> None:
        if self.rail.isAncestorOf(self._window.focusWidget() or self._window):
            self.host.call("focus_filter")
        elif not self.host.call("next_pane"):
            self.rail.focus_current()

    def _toggle_full_screen(self) -> None:
        if self.host.call("perform", ActionId.FULL_SCREEN):
            return
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def _find(self, text: str, take: Callable[[Sequence[Hit]], object]) -> None:
        if self._session is not None:
            find = partial(self._session.find, text)
            self._tasks.read(find, take, slot="find")

    def _on_not_found(self, error: RelappError | None) -> None:
        from ui.shell.window_words import failure_words

        said = failure_words(error, self._language) if error else self.tr("找不到这个地方")
        self.tell(said)

    def _on_way_on(self, way: str) -> None:
        ways = {
            "retry": self._window.retry_wanted,
            "upgrade": self._window.upgrade_wanted,
            "open": self._window.database_wanted,
            "create": self._window.create_wanted,
        }
        ways[way].emit()

    def _show_clock(self) -> None:
        if self._news is not None:
            self._news.show_clock()
