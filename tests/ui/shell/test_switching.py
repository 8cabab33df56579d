"""Databases are remembered, switched and forgotten; no password is left anywhere."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import keyring
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from relapp import known_databases
from relapp.address import Passwords
from relapp.bootstrap import Core, open_core
from relapp.clock import FixedClock
from relapp.connection import Security, server_of
from relapp.connection_file import read_connection
from relapp.domain.person import Person
from relapp.errors import StoreUnavailable
from relapp.key_store import DATABASE, KeyStore
from tests.relapp.test_key_store import Chest
from tests.ui.an_office import NOW, core, furnished, me
from ui.actions.catalogue import ActionId
from ui.actions.databases import DatabaseBook
from ui.app import Program, options
from ui.kit import i18n, messages, theme
from ui.kit.tasks import TaskRunner
from ui.shell.password_dialog import PasswordAnswer, PasswordDialog
from ui.shell.switch_dialog import NEW, SwitchDialog

__all__ = ["core", "furnished", "me"]

Start = Callable[[str], Program]
TEAM = "postgresql://lin@db.example/desk?sslmode=require"
SECRET = "ge@heim"


@pytest.fixture
def chest(monkeypatch: pytest.MonkeyPatch) -> Chest:
    """The key store of the system."""
    found = Chest()
    monkeypatch.setattr(keyring, "get_keyring", lambda: found)
    return found


@pytest.fixture
def start(
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    core: Core,
    me: Person,
    chest: Chest,
) -> Iterator[Start]:
    """Start the program; a server is played by the file of the office."""
    monkeypatch.setenv("RELAPP_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("RELAPP_USER", me.login)
    monkeypatch.delenv("RELAPP_DB", raising=False)

    def open_core_(_program: Program, target: str) -> Core:
        if "://" in target and "ge%40heim" not in target:
            raise StoreUnavailable("store.login", where="lin@db.example/desk")
        return open_core(core.url, clock=core.clock)

    monkeypatch.setattr(Program, "_open_core", open_core_)
    made: list[Program] = []

    def started(database: str) -> Program:
        program = Program(qapp, options(["--db", database, "--language", "zh"]), FixedClock(NOW))
        made.append(program)
        program.start()
        program.open()
        settle(program)
        return program

    yield started
    for program in made:
        program.window.close()
        program.close()
    i18n.install(qapp, "zh")
    theme.apply(qapp, "light")


def settle(program: Program) -> None:
    assert any(program.tasks.wait_idle(20) for _ in range(20))


def answering(password: str, *, keep: bool) -> Callable[..., PasswordAnswer]:
    def ask(_where: str, *, can_keep: bool, **_more: object) -> PasswordAnswer:
        assert can_keep
        return PasswordAnswer(password, keep)

    return ask


def test_a_password_is_kept_after_it_proved_right_and_not_asked_again(
    start: Start, chest: Chest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([("falsch", True), (SECRET, True)])

    def ask(where: str, **more: object) -> PasswordAnswer:
        password, keep = next(answers)
        return answering(password, keep=keep)(where, **more)

    monkeypatch.setattr(PasswordDialog, "ask", ask)
    program = start(TEAM)
    assert program.window.session is not None
    assert chest.kept == {(DATABASE, TEAM): SECRET}
    again = start(TEAM)
    assert again.window.session is not None
    texts = [path.read_bytes() for path in (tmp_path / "home").rglob("*") if path.is_file()]
    assert texts
    assert not [text for text in texts if b"heim" in text or b"falsch" in text]


def test_a_password_that_is_not_wanted_kept_is_not(
    start: Start, chest: Chest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PasswordDialog, "ask", answering(SECRET, keep=False))
    assert start(TEAM).window.session is not None
    assert chest.kept == {}


def test_a_key_store_that_refuses_is_said_and_does_not_stop(
    start: Start, chest: Chest, monkeypatch: pytest.MonkeyPatch
) -> None:
    chest.locked = True
    monkeypatch.setattr(PasswordDialog, "ask", answering(SECRET, keep=True))
    program = start(TEAM)
    assert program.window.session is not None
    assert "系统钥匙串没有收下密码" in program.window.desk.status.message.text()


def test_what_was_opened_is_offered_to_switch_to_from_three_places(
    start: Start, core: Core, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PasswordDialog, "ask", answering(SECRET, keep=False))
    program = start(core.url)
    program.use_database(TEAM)
    settle(program)
    office = core.office.get()
    found = {entry.address: entry.name for entry in known_databases.known()}
    assert found == {core.url: f"{office.name} {office.unit}", TEAM: f"{office.name} {office.unit}"}
    asked: list[str] = []

    def ask(_tasks: TaskRunner, book: DatabaseBook, current: str, _parent: object) -> str:
        assert len(book.entries()) == 2
        asked.append(current)
        return core.url if current == TEAM else TEAM

    monkeypatch.setattr(SwitchDialog, "ask", ask)
    program.window.run(ActionId.DATABASE_SWITCH)
    settle(program)
    QTest.mouseClick(program.window.desk.status.database, Qt.MouseButton.LeftButton)
    settle(program)
    assert asked == [TEAM, core.url]
    assert program.desk.target() == TEAM
    assert program.desk.settings.database == TEAM


def test_another_one_leads_to_the_first_run(
    start: Start, core: Core, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start(core.url)
    wanted: list[bool] = []
    program.desk.database.another_wanted.disconnect()
    program.desk.database.another_wanted.connect(lambda: wanted.append(True))
    monkeypatch.setattr(SwitchDialog, "ask", lambda *_: NEW)
    program.window.run(ActionId.DATABASE_SWITCH)
    assert wanted == [True]


@pytest.fixture
def dialog(
    qtbot: QtBot,
    tasks: TaskRunner,
    chest: Chest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> SwitchDialog:
    """The list with a file that is open and a server before it."""
    monkeypatch.setenv("RELAPP_HOME", str(tmp_path))
    chest.kept[DATABASE, TEAM] = SECRET
    known_databases.remember("/srv/a.db", "衡序集团", datetime(2026, 9, 15, tzinfo=UTC))
    known_databases.remember(TEAM, "总部", datetime(2026, 9, 16, tzinfo=UTC))
    found = SwitchDialog(tasks, DatabaseBook(Passwords(KeyStore(), {})), "/srv/a.db")
    qtbot.addWidget(found)
    found.show()
    assert tasks.wait_idle()
    return found


def test_enter_opens_the_marked_one_and_the_open_one_says_that_it_is(
    dialog: SwitchDialog, qtbot: QtBot
) -> None:
    listed = dialog.list
    assert listed.model.rowCount() == 2
    listed.view.setCurrentIndex(listed.model.index(1, 0))
    assert "打开中" in listed.model.index(1, 0).data()
    assert not listed.open_button.isEnabled()
    assert not listed.remove_button.isEnabled()
    assert listed.open_button.toolTip() == "现在打开的就是它"
    listed.view.setCurrentIndex(listed.model.index(0, 0))
    listed.view.setFocus()
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(listed.view, Qt.Key.Key_Return)
    assert dialog.answer == TEAM


def test_removing_one_removes_its_password_and_leaves_the_other(
    dialog: SwitchDialog, tasks: TaskRunner, chest: Chest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "confirm", lambda *_: True)
    dialog.list.remove_button.click()
    assert tasks.wait_idle()
    assert chest.kept == {}
    assert [entry.address for entry in known_databases.known()] == ["/srv/a.db"]
    assert dialog.note_label.text() == "已移除 lin@db.example/desk"
    dialog.close()


def test_a_password_is_forgotten_on_wish(
    dialog: SwitchDialog, tasks: TaskRunner, chest: Chest
) -> None:
    assert dialog.list.forget_button.isVisible()
    dialog.list.forget_button.click()
    assert tasks.wait_idle()
    assert chest.kept == {}
    assert len(known_databases.known()) == 2
    dialog.close()


def test_a_connection_file_for_colleagues_names_nobody(
    dialog: SwitchDialog, tasks: TaskRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "team.json"
    monkeypatch.setattr(dialog.list, "ask_target", lambda: str(file))
    dialog.list.write_button.click()
    assert tasks.wait_idle()
    server = read_connection(file)
    assert (server.host, server.user, server.security) == ("db.example", "", Security.REQUIRE)
    assert server_of(TEAM).user == "lin"
    monkeypatch.setattr(dialog.list, "ask_target", lambda: str(tmp_path / "none" / "a.json"))
    dialog.list.write_button.click()
    assert tasks.wait_idle()
    assert "a.json" in dialog.problem()
    dialog.close()
