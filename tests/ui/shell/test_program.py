"""The program from its first window on: open, go, find, speak; and what a bad database does."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from relapp import config
from relapp.bootstrap import Core, open_core
from relapp.clock import FixedClock
from relapp.domain.person import Person
from relapp.errors import StoreUnavailable
from relapp.wording.errors import word
from tests.old_databases import first_schema
from tests.ui.an_office import NOW, add_change, core, furnished, me, register
from ui.actions.catalogue import SPECS, ActionId, Menu
from ui.app import Program, options
from ui.apps.pane import AppsPane
from ui.board.pane import BoardPane
from ui.kit import i18n, messages, theme
from ui.shell import menus
from ui.shell.keys_sheet import KeysSheet
from ui.shell.password_dialog import PasswordAnswer, PasswordDialog
from ui.wizard import NewReleaseDialog, Prefill

__all__ = ["core", "furnished", "me"]

Start = Callable[[str], Program]


@pytest.fixture
def start(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, me: Person
) -> Iterator[Start]:
    """Start the program on a database, with settings of its own."""
    monkeypatch.setenv("RELAPP_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("RELAPP_USER", me.login)
    monkeypatch.delenv("RELAPP_DB", raising=False)
    made: list[Program] = []

    def started(database: str) -> Program:
        arguments = ["--db", database, "--language", "zh", "--theme", "light"]
        program = Program(qapp, options(arguments), FixedClock(NOW))
        made.append(program)
        program.start()
        program.open()
        _settle(program)
        return program

    yield started
    for program in made:
        program.window.close()
        program.close()
    i18n.install(qapp, "zh")
    theme.apply(qapp, "light")


@pytest.fixture
def program(start: Start, core: Core, me: Person) -> Program:
    """The program on an office with one release."""
    register(core, me, "核心租赁系统")
    return start(core.url)


def _settle(program: Program) -> None:
    """Wait until the worker is idle; an answer may ask for more, and the feed never sleeps."""
    assert any(program.tasks.wait_idle(20) for _ in range(20))


def _board(program: Program) -> BoardPane:
    shown = program.window.host.currentWidget()
    assert isinstance(shown, BoardPane)
    return shown


def test_the_window_shows_before_anything_is_opened(
    qapp: QApplication, core: Core, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RELAPP_HOME", str(tmp_path))
    program = Program(qapp, options(["--db", core.url]), FixedClock(NOW))
    assert program.window.session is None
    assert program.core is None
    program.window.close()
    program.close()


def test_it_opens_on_the_board_and_says_who_sits_here(program: Program, me: Person) -> None:
    window = program.window
    assert window.host.current_name() == "board"
    assert window.session is not None
    assert window.session.context.me == me
    assert me.name in window.desk.header.me.accessibleName()
    assert window.desk.rail.buttons["board"].isChecked()
    assert "看板" in window.windowTitle()


def test_every_page_of_the_rail_can_be_visited(program: Program) -> None:
    for page, button in program.window.desk.rail.buttons.items():
        button.click()
        _settle(program)
        assert program.window.host.current_name() == page


def test_changes_chosen_in_the_register_open_the_form_with_them(
    start: Start, core: Core, me: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = [add_change(core, me, number, "核心租赁系统") for number in ("CR-1", "CR-2")]
    asked: list[Prefill | None] = []

    def ask(*arguments: object) -> None:
        asked.append(arguments[-1])  # type: ignore[arg-type]

    monkeypatch.setattr(NewReleaseDialog, "ask", ask)
    program = start(core.url)
    program.window.navigator.go("relapp://apps/changes")
    _settle(program)
    pane = program.window.host.currentWidget()
    assert isinstance(pane, AppsPane)
    pane.tab_changes.view.selectAll()
    pane.tab_changes.combine_button.click()
    assert asked == [Prefill(tuple(keys))]


def test_an_address_opens_the_release_and_escape_leads_back(program: Program) -> None:
    number = _board(program).views.cards()[0].number
    program.window.navigator.go(f"relapp://release/{number}/tab/checks")
    _settle(program)
    assert program.window.host.current_name() == "release"
    assert number in program.window.windowTitle()
    program.window.navigator.back()
    _settle(program)
    assert program.window.host.current_name() == "board"


def test_an_unknown_number_is_said_in_words_and_nothing_moves(program: Program) -> None:
    program.window.navigator.go("relapp://release/FB99-999")
    _settle(program)
    assert program.window.host.current_name() == "board"
    assert "FB99-999" in program.window.desk.status.message.text()


def test_the_command_box_finds_releases_and_runs_commands(program: Program, qtbot: QtBot) -> None:
    box = program.window.desk.show_command_box()
    QTest.keyClicks(box.edit, "fb26")
    box._ask()
    _settle(program)
    first = box.choices.record(0)
    assert first is not None
    assert "核心租赁系统" in first.title
    QTest.keyClick(box.edit, Qt.Key.Key_Return)
    _settle(program)
    assert program.window.host.current_name() == "release"


def test_the_spot_checks_are_reached_by_their_action(program: Program) -> None:
    program.window.run(ActionId.PAGE_SPOT)
    assert program.window.desk.host.current_name() == "spot"
    assert program.window.windowTitle().startswith("发布台 — 抽查清单")
    program.tasks.wait_idle(10)


def test_an_action_that_cannot_be_done_says_why(program: Program) -> None:
    program.window.navigator.go("relapp://settings")
    _settle(program)
    program.window.run(ActionId.TOGGLE_LANES)
    assert program.window.desk.status.message.text() == "这一页没有这个操作"


def test_every_action_stands_in_exactly_one_menu(program: Program) -> None:
    listed = [spec.id for spec in SPECS]
    assert len(listed) == len(set(listed))
    desk = program.window.desk
    bar = desk.header.menu_bar
    made = menus.fill(bar, desk.actions_table, lambda: None, lambda: None)
    shown = {action.objectName() for menu in made.values() for action in menu.actions()}
    assert {spec.id.value for spec in SPECS} <= shown
    assert set(made) == set(Menu)


def test_undo_takes_back_once(program: Program) -> None:
    undone: list[int] = []
    desk = program.window.desk
    desk.host.told.emit("undo_offered", ("已勾选", lambda: undone.append(1)))
    assert desk.status.undo_link.isVisibleTo(desk.status)
    program.window.run(ActionId.UNDO)
    program.window.run(ActionId.UNDO)
    assert undone == [1]
    assert desk.status.message.text() == "没有可以撤销的操作"


def test_another_language_makes_the_window_anew_and_is_remembered(program: Program) -> None:
    program.desk.set_language("en")
    _settle(program)
    window = program.window
    assert window.desk.rail.buttons["board"].text() == "Board"
    assert window.host.current_name() == "board"
    assert config.load().language == "en"


def test_the_dark_theme_is_remembered(program: Program) -> None:
    program.set_theme("dark")
    assert theme.current().dark
    assert config.load().theme == "dark"


def test_the_sheet_of_keys_lists_those_of_the_page(program: Program, qtbot: QtBot) -> None:
    sheet = KeysSheet("看板", (("Space", "详情栏"),), program.window)
    qtbot.addWidget(sheet)
    names = {w.accessibleName() for w in sheet.findChildren(type(sheet.title_label))}
    assert names is not None
    assert sheet.findChildren(type(sheet.title_label))


@pytest.mark.parametrize("kind", ["missing", "foreign"])
def test_a_database_that_cannot_be_opened_is_explained_with_ways_on(
    start: Start, tmp_path: Path, kind: str, qtbot: QtBot
) -> None:
    path = tmp_path / "elsewhere.db"
    if kind == "foreign":
        path.write_text("这不是数据库，只是一个文本文件。" * 100, "utf-8")
    program = start(str(path))
    desk = program.window.desk
    assert desk.stack.currentWidget() is desk.error_page
    assert desk.error_page.text_label.text()
    assert desk.error_page.place_label.text() == str(path)
    with qtbot.waitSignal(program.window.retry_wanted):
        desk.error_page.buttons["retry"].click()
    _settle(program)


def test_what_a_colleague_does_reaches_the_open_window(
    program: Program, core: Core, me: Person, qtbot: QtBot
) -> None:
    session = program.window.session
    assert session is not None
    with qtbot.waitSignal(session.context.hub.changed, timeout=5_000) as heard:
        register(core, me, "总账系统")
    assert not heard.args[0].own
    qtbot.waitUntil(lambda: len(_board(program).views.cards()) == 2)


def test_words_of_an_unforeseen_refusal_stand_over_the_page(program: Program) -> None:
    from relapp.errors import NotFound

    error = NotFound("release.unknown", id="FB26-999")
    program.tasks.failed.emit(error)
    banner = program.window.desk.banner
    assert banner.isVisibleTo(program.window)
    assert banner.text_label.text() == word(error).zh


def test_a_server_asks_for_its_password_and_nothing_writes_it(
    qapp: QApplication, start: Start, core: Core, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    asked: list[bool] = []
    right = "postgresql://lin:ge%40heim@db.example/desk"

    def open_core_(_program: Program, target: str) -> Core:
        opened.append(target)
        if target != right:
            raise StoreUnavailable("store.login", where="lin@db.example/desk")
        return open_core(core.url, clock=core.clock)

    def ask(where: str, *, refused: bool, **_more: object) -> PasswordAnswer:
        assert where == "lin@db.example/desk"
        asked.append(refused)
        return PasswordAnswer("ge@heim" if refused else "falsch")

    monkeypatch.setattr(Program, "_open_core", open_core_)
    monkeypatch.setattr(PasswordDialog, "ask", ask)
    program = start("postgresql://lin@db.example/desk")
    assert asked == [False, True]
    assert opened[-1] == right
    assert program.window.session is not None
    program.use_database(right.replace("ge%40heim", "falsch"))
    _settle(program)
    assert asked == [False, True, True]
    kept = config.settings_file().read_text(encoding="utf-8")
    assert "postgresql://lin@db.example/desk" in kept
    told = [program.window.windowTitle(), program.window.desk.status.database.text(), kept]
    told += [repr(program.desk.settings), program.desk.target()]
    assert not [text for text in told if "heim" in text or "falsch" in text]


def test_giving_up_the_password_leaves_the_reason(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_program: Program, _target: str) -> Core:
        raise StoreUnavailable("store.login", where="lin@db.example/desk")

    monkeypatch.setattr(Program, "_open_core", refuse)
    monkeypatch.setattr(PasswordDialog, "ask", lambda *_where, **_more: None)
    page = start("postgresql://lin:falsch@db.example/desk").window.desk.error_page
    assert page.isVisible()
    assert page.place_label.text() == "lin@db.example/desk"
    assert "密码" in page.text_label.text()


def test_the_password_dialog_hides_what_is_typed(qtbot: QtBot) -> None:
    dialog = PasswordDialog("lin@db.example/desk", refused=True, can_keep=False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "没有接受" in dialog.problem()
    assert not dialog.keep_box.isVisible()
    assert dialog.accept_button is not None
    assert not dialog.accept_button.isEnabled()
    QTest.keyClicks(dialog.password_edit, "geheim")
    assert dialog.password_edit.displayText() != "geheim"
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.password_edit, Qt.Key.Key_Return)
    assert "geheim" not in repr(PasswordAnswer("geheim"))


def test_a_crash_report_shows_no_password() -> None:
    raised = ValueError("cannot parse postgresql://lin:geheim@db.example/desk")
    said = messages.crash_text(raised)
    assert "lin@db.example" in said
    assert "geheim" not in said


def test_an_older_database_is_upgraded_from_the_window(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    first_schema(path)
    program = start(str(path))
    page = program.window.desk.error_page
    assert page.title_label.text() == "这个数据库需要升级"
    assert not page.buttons["retry"].isVisible()
    page.buttons["upgrade"].click()
    _settle(program)
    assert program.window.session is not None
    assert program.window.host.current_name() == "board"
    assert path.with_name("old-schema-0001.db").exists()
