"""What comes up is told once, in the window where the desktop has no tray, and leads there."""

from typing import ClassVar

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from relapp import config
from relapp.bootstrap import Core
from relapp.domain.meeting import MeetingDraft
from relapp.domain.person import Person
from tests.ui.an_office import core, furnished, me, register
from tests.ui.shell.seats import Sit, settle, sit
from ui.app import Program
from ui.desk.pane import DeskPane
from ui.kit.toast import Toast
from ui.shell import notifier, tray
from ui.shell.tray import Tray

__all__ = ["core", "furnished", "me", "sit"]


@pytest.fixture
def signer(core: Core) -> Person:
    """Who answers the first check of every new release of process A."""
    definition = core.processes.active()[0]
    role = definition.stages[0].checks[0].role
    return next(p for p in core.people.all() if p.active and p.holds(role))


def toasts(program: Program) -> list[str]:
    found = program.window.findChildren(Toast)
    return [t.accessibleName() for t in found if not t.isHidden()]


def ask(core: Core, me: Person, application: str, signer: Person) -> int:
    return register(core, me, application, owner_id=signer.id)


def look(program: Program) -> None:
    """Read the desk now, as the next minute would."""
    desk = program.window.desk
    assert desk._news is not None
    desk._news.waiting.read()
    settle(program)


def test_what_a_colleague_asks_of_me_is_told_and_a_click_leads_there(
    sit: Sit, core: Core, me: Person, signer: Person, qtbot: QtBot
) -> None:
    program = sit(signer)
    look(program)
    key = ask(core, me, "核心租赁系统", signer)
    qtbot.waitUntil(lambda: bool(toasts(program)), timeout=10_000)
    (said,) = toasts(program)
    number = core.releases.view(key).facts.release.number
    assert said.startswith("轮到你：勾选「")
    assert number in said
    toast = next(t for t in program.window.findChildren(Toast) if not t.isHidden())
    QTest.mouseClick(toast.action_button, Qt.MouseButton.LeftButton)
    settle(program)
    assert program.window.host.current_name() == "release"
    assert number in program.window.windowTitle()


def test_it_is_told_once_even_after_another_start(
    sit: Sit, core: Core, me: Person, signer: Person
) -> None:
    program = sit(signer)
    ask(core, me, "核心租赁系统", signer)
    look(program)
    assert len(toasts(program)) == 1
    program.window.findChildren(Toast)[0].dismiss()
    look(program)
    assert toasts(program) == []
    program.window.close()
    ask(core, me, "总账系统", signer)
    again = sit(signer)
    look(again)
    (said,) = toasts(again)
    assert "总账系统" in said


def test_my_own_doing_is_never_told(
    sit: Sit, core: Core, me: Person, signer: Person, qtbot: QtBot
) -> None:
    program = sit(signer)
    look(program)
    before = len(toasts(program))
    key = register(core, signer, "核心租赁系统", owner_id=signer.id)
    look(program)
    assert len(toasts(program)) == before
    bell = program.window.desk.header.bell
    assert "项等我处理" in bell.toolTip()
    assert core.releases.view(key).facts.release.owner_id == signer.id


def test_quiet_hours_hold_it_back_until_they_are_over(
    sit: Sit, core: Core, me: Person, signer: Person
) -> None:
    program = sit(signer)
    look(program)
    desk = program.desk
    desk.kept.keep(quiet_from="08:00", quiet_until="10:00")
    ask(core, me, "核心租赁系统", signer)
    ask(core, me, "总账系统", signer)
    look(program)
    assert toasts(program) == []
    desk.kept.keep(quiet_from="", quiet_until="")
    look(program)
    (said,) = toasts(program)
    assert "2 项等你处理" in said


def test_a_kind_that_is_switched_off_is_not_told(
    sit: Sit, core: Core, me: Person, signer: Person
) -> None:
    program = sit(signer)
    look(program)
    program.desk._on_settings_kept({"notices_off": "asked"})
    assert config.load().notices_off == "asked"
    ask(core, me, "核心租赁系统", signer)
    look(program)
    assert toasts(program) == []


def test_bell_key_and_command_box_lead_to_the_desk(
    sit: Sit, core: Core, me: Person, signer: Person
) -> None:
    ask(core, me, "核心租赁系统", signer)
    program = sit(signer)
    desk = program.window.desk
    ways = (
        lambda: QTest.mouseClick(desk.header.bell, Qt.MouseButton.LeftButton),
        lambda: QTest.keyClick(program.window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier),
        lambda: program.window.navigator.go("relapp://desk"),
    )
    for way in ways:
        program.window.navigator.go("relapp://board")
        settle(program)
        way()
        settle(program)
        page = program.window.host.currentWidget()
        assert isinstance(page, DeskPane)
        assert "我的待办" in program.window.windowTitle()
        assert page.mine.lines.duties()
    box = desk.show_command_box()
    box.edit.setText("我的待办")
    box.edit.textEdited.emit(box.edit.text())
    first = box.choices.record(0)
    assert first is not None
    assert first.title == "我的待办"
    box.close()
    assert "desk" not in desk.rail.buttons


class FakeIcon(QObject):
    """Stands for the icon of a desktop that has a tray."""

    ActivationReason = QSystemTrayIcon.ActivationReason
    messageClicked = Signal()  # noqa: N815 - the name of Qt
    activated = Signal(object)
    there = True
    made: ClassVar[list["FakeIcon"]] = []

    def __init__(self, icon: QIcon, parent: QObject) -> None:
        super().__init__(parent)
        self._icon = icon
        self.said: list[tuple[str, str]] = []
        self.visible = False
        FakeIcon.made.append(self)

    @staticmethod
    def isSystemTrayAvailable() -> bool:
        return FakeIcon.there

    @staticmethod
    def supportsMessages() -> bool:
        return True

    def setToolTip(self, _words: str) -> None:
        """Nobody hovers."""

    def icon(self) -> QIcon:
        return self._icon

    def show(self) -> None:
        self.visible = True

    def hide(self) -> None:
        self.visible = False

    def showMessage(self, title: str, text: str, _icon: QIcon) -> None:
        self.said.append((title, text))


@pytest.fixture
def icons(monkeypatch: pytest.MonkeyPatch) -> list[FakeIcon]:
    monkeypatch.setattr(FakeIcon, "made", [])
    monkeypatch.setattr(FakeIcon, "there", True)
    monkeypatch.setattr(tray, "QSystemTrayIcon", FakeIcon)
    return FakeIcon.made


def test_the_tray_tells_and_a_click_follows(icons: list[FakeIcon], qtbot: QtBot) -> None:
    owner = QObject()
    made = Tray(QIcon(), "发布台", owner)
    assert made.there
    made.tell("3 项等你签署", "FB26-1", "relapp://desk")
    assert icons[0].said == [("3 项等你签署", "FB26-1")]
    with qtbot.waitSignal(made.followed) as followed:
        icons[0].messageClicked.emit()
    assert followed.args == ["relapp://desk"]
    with qtbot.waitSignal(made.followed) as followed:
        icons[0].activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert followed.args == [""]
    with qtbot.assertNotEmitted(made.followed):
        icons[0].activated.emit(QSystemTrayIcon.ActivationReason.Context)
    made.hide()
    assert not icons[0].visible


def test_a_desktop_without_a_tray_shows_nothing(
    icons: list[FakeIcon], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FakeIcon, "there", False)
    made = Tray(QIcon(), "发布台", QObject())
    assert not made.there
    made.tell("a", "b", "c")
    made.hide()
    assert icons == []


def test_a_notice_of_the_desktop_brings_the_window_there(
    sit: Sit, core: Core, me: Person, signer: Person, icons: list[FakeIcon]
) -> None:
    program = sit(signer)
    look(program)
    ask(core, me, "核心租赁系统", signer)
    look(program)
    assert icons[0].said[0][0].startswith("轮到你：")
    icons[0].messageClicked.emit()
    settle(program)
    assert program.window.host.current_name() == "release"


@pytest.mark.parametrize(
    "text", ["", "{", "[" * 100_000, "[]", '{"cursor": "x", "keys": []}', '{"keys": []}']
)
def test_what_was_kept_damaged_is_as_good_as_nothing(text: str) -> None:
    assert notifier._read(text) == notifier.Memory()


def test_what_was_kept_is_read_again() -> None:
    kept = notifier._read('{"cursor": 7, "keys": ["a", "b"]}')
    assert kept == notifier.Memory(7, frozenset({"a", "b"}))


def test_the_rail_counts_the_meetings_of_today(
    sit: Sit, core: Core, me: Person, signer: Person
) -> None:
    program = sit(signer)
    look(program)
    button = program.window.desk.rail.buttons["review"]
    assert button.count == 0
    draft = MeetingDraft(
        title="发布评审会", place="", starts_at=core.clock.now(), host_id=signer.id
    )
    core.meetings.save(me, draft)
    look(program)
    assert (button.count, button.accessibleDescription()) == (1, "1")
