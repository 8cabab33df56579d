"""Several desks on one file: each sees the other's tick and the host's move, nothing jumps."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from relapp.domain.vocabulary import CheckResult
from tests.ui.meeting.conftest import TakeSeat
from tests.ui.meeting.hall import HOST, Hall, Seat
from ui.kit.roles import RECORD_ROLE
from ui.release.check_model import FLASH_ROLE
from ui.release.check_rows import CheckRow

WITHIN = 3_000
"""Milliseconds after which waiting is given up; desks look every 0.4 and 1 seconds."""


def flashes(seat: Seat, check_id: str) -> bool:
    tree = seat.area.checks.list
    index = tree.checks.index_of(check_id)
    return index.data(FLASH_ROLE) is not None


def row_of(seat: Seat, check_id: str) -> CheckRow:
    row = seat.area.checks.list.checks.index_of(check_id).data(RECORD_ROLE)
    assert isinstance(row, CheckRow)
    return row


def test_a_tick_reaches_the_other_desk_and_nothing_moves(
    sit: TakeSeat, hall: Hall, qtbot: QtBot
) -> None:
    hall.begin()
    one, other = sit("周启明"), sit("王若楠")
    one.listen()
    other.listen()
    tree = other.area.checks.list
    other.area.checks.list.fold_all(folded=False)
    before = (tree.current_id(), tree.verticalScrollBar().value())
    check = one.area.checks.list.current_id()
    QTest.keyClick(one.area.checks.list, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: row_of(other, check).answer is not None, timeout=WITHIN)
    answer = row_of(other, check).answer
    assert answer is not None
    assert (answer.result, answer.person) == (CheckResult.PASS, "周启明")
    assert flashes(other, check)
    assert not flashes(one, check)
    assert (tree.current_id(), tree.verticalScrollBar().value()) == before
    # And back.
    own = tree.current_id()
    QTest.keyClick(tree, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: row_of(one, own).answer is not None, timeout=WITHIN)
    assert flashes(one, own)


def test_who_follows_goes_where_the_host_turns(sit: TakeSeat, hall: Hall, qtbot: QtBot) -> None:
    hall.begin()
    host, guest = sit(HOST), sit("周启明")
    assert guest.pane.room.bar.follow_button.isChecked()
    assert (host.shown(), guest.shown()) == ("FB26-001", "FB26-001")
    QTest.mouseClick(host.pane.room.bar.buttons["next"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: guest.shown() == "FB26-002", timeout=WITHIN)
    # A key that was meant for the release before answers nothing: no row is current.
    assert guest.area.current_check() == ""
    QTest.keyClick(guest.area.checks.list, Qt.Key.Key_1)
    guest.settle()
    facts = hall.scene.view(hall.releases[1]).facts
    assert all(answer.person != "周启明" for answer in facts.checks.values())


def test_who_follows_sees_the_row_of_the_host(sit: TakeSeat, hall: Hall, qtbot: QtBot) -> None:
    hall.begin()
    host, guest = sit(HOST), sit("周启明")
    before = guest.area.current_check()
    view = hall.scene.view(hall.releases[0])
    wanted = next(
        node.checks[-1].id
        for groups in view.groups.values()
        for group in groups
        for node in group.steps
        if node.step.role == "pmo" and node.checks
    )
    tree = guest.area.checks.list
    index = tree.checks.index_of(wanted)
    assert not tree.isExpanded(index.parent())
    assert host.area.checks.list.go_to(wanted)
    qtbot.waitUntil(lambda: hall.meeting().shown == f"check/{wanted}", timeout=WITHIN)
    qtbot.waitUntil(lambda: tree.isExpanded(index.parent()), timeout=WITHIN)
    assert tree.viewport().rect().intersects(tree.visualRect(index))
    # Only what is in view moved: keys still answer the own row.
    assert guest.area.current_check() == before


def test_own_navigation_lets_go_and_f_takes_up_again(
    sit: TakeSeat, hall: Hall, qtbot: QtBot
) -> None:
    hall.begin()
    guest = sit("周启明")
    follow = guest.pane.room.bar.follow_button
    QTest.keyClick(guest.area.checks.list, Qt.Key.Key_BracketRight)
    guest.settle()
    assert guest.shown() == "FB26-002"
    assert not follow.isChecked()
    hall.turn()
    hall.core.meetings.turn_to(
        hall.scene[HOST], hall.meeting_id, hall.meeting().items[0].id, hall.meeting().version
    )
    wanted = hall.meeting().version
    qtbot.waitUntil(
        lambda: guest.pane.room.meeting is not None and guest.pane.room.meeting.version == wanted,
        timeout=WITHIN,
    )
    assert guest.shown() == "FB26-002"
    QTest.keyClick(guest.area.checks.list, Qt.Key.Key_F)
    guest.settle()
    assert guest.shown() == "FB26-001"
    assert follow.isChecked()


def test_going_to_another_row_lets_go_too(sit: TakeSeat, hall: Hall) -> None:
    hall.begin()
    guest = sit("周启明")
    QTest.keyClick(guest.area.checks.list, Qt.Key.Key_Down)
    guest.settle()
    assert not guest.pane.room.bar.follow_button.isChecked()
    hall.turn()
    guest.pane.refresh()
    guest.settle()
    assert guest.shown() == "FB26-001"


def test_what_is_being_typed_stays_when_the_host_goes_on(
    sit: TakeSeat, hall: Hall, qtbot: QtBot
) -> None:
    hall.begin()
    guest = sit("周启明")
    QTest.keyClick(guest.area.checks.list, Qt.Key.Key_N)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "report")
    hall.turn()
    qtbot.waitUntil(guest.pane.room.banner.isVisible, timeout=WITHIN)
    guest.settle()
    assert guest.pane.room.banner.title_label.text() == "主持人已转到别的议题"
    assert guest.shown() == "FB26-001"
    editor = guest.area.checks.list.editor()
    assert editor is not None
    assert editor.note_edit.text() == "report"
    assert not guest.pane.room.bar.follow_button.isChecked()


def test_the_wall_follows_the_host_while_he_prepares_the_next_item(
    sit: TakeSeat, hall: Hall, qtbot: QtBot
) -> None:
    hall.begin()
    host, guest = sit(HOST), sit("周启明")
    host.listen()
    host.pane.room.toggle_wall()
    wall = host.pane.room.wall
    assert wall is not None
    # The wall stays on its screen; the host goes back to his own window.
    host.pane.activateWindow()
    qtbot.waitUntil(host.pane.isActiveWindow)
    QTest.keyClick(host.area.checks.list, Qt.Key.Key_BracketRight)
    host.settle()
    assert host.shown() == "FB26-002"
    assert "FB26-001" in wall.accessibleName()
    assert host.pane.room.bar.buttons["next"].text() == "转到此议题"
    # A tick at another desk reaches the wall although the host looks elsewhere.
    QTest.keyClick(guest.area.checks.list, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: "周启明 · 还差 6 项" in wall.accessibleName(), timeout=WITHIN)
    QTest.mouseClick(host.pane.room.bar.buttons["next"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "FB26-002" in wall.accessibleName(), timeout=WITHIN)


def test_of_two_turns_at_once_the_later_is_told(sit: TakeSeat, hall: Hall) -> None:
    hall.begin()
    host = sit(HOST)
    hall.turn()
    # The desk has not heard of it yet.
    room = host.pane.room
    room.eye.stop()
    room.deeds.do("pause")
    host.settle()
    host.settle()
    assert room.banner.isVisible()
    assert "别人刚改过" in room.banner.text_label.text()
    assert room.meeting is not None
    assert room.meeting.paused_at is None
