"""One desk in a meeting: bar, agenda by keys and mouse, checks, decision, record, duties."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from relapp.domain.letter import LetterKind
from relapp.domain.meeting_time import TimeBand
from relapp.domain.vocabulary import CheckResult, MeetingDecision, MeetingState
from tests.ui.meeting.conftest import TakeSeat
from tests.ui.meeting.hall import BEGINS, HOST, Hall, Seat
from ui.actions.catalogue import ActionId
from ui.actions.letters import LetterWish
from ui.kit import messages
from ui.meeting.agenda_list import ROW
from ui.meeting.dialogs import ActionDialog, AddItemDialog
from ui.meeting.plan_dialog import PlanDialog
from ui.meeting.topic_dialog import TopicDialog

LEFT = Qt.MouseButton.LeftButton


def press(seat: Seat, name: str) -> None:
    button = seat.pane.room.bar.buttons[name]
    assert button.isVisible(), name
    QTest.mouseClick(button, LEFT)
    seat.settle()
    seat.settle()


def numbers(seat: Seat) -> list[str]:
    return [row.item.number for row in seat.pane.room.agenda.rows.records()]


def key(seat: Seat, widget: QWidget, which: Any, modifier: Any = None) -> None:  # noqa: ANN401
    QTest.keyClick(widget, which, modifier or Qt.KeyboardModifier.NoModifier)
    seat.settle()
    seat.settle()


def words(seat: Seat, name: str) -> str:
    label = seat.find(name)
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def test_a_planned_meeting_shows_agenda_and_what_its_host_may_do(sit: TakeSeat) -> None:
    seat = sit(HOST)
    room = seat.pane.room
    assert room.bar.title_label.text() == "9月16日 发布评审会"
    assert room.bar.detail_label.text() == "主持 林静怡 · 三楼评审室 · 9月16日 周三 14:00–15:30"
    assert numbers(seat) == ["FB26-001", "FB26-002"]
    assert [r.time for r in room.agenda.rows.records()] == [
        "计划 14:00，20 分钟",
        "计划 14:20，20 分钟",
    ]
    shown = {name for name, button in room.bar.buttons.items() if button.isVisible()}
    assert shown == {
        "begin",
        "earlier",
        "later",
        "by_rule",
        "add",
        "add_topic",
        "edit",
        "cancel",
        "invite",
        "save_ics",
    }
    assert not room.bar.follow_button.isVisible()


def test_somebody_invited_replies(sit: TakeSeat, hall: Hall) -> None:
    seat = sit("周启明")
    shown = {n for n, button in seat.pane.room.bar.buttons.items() if button.isVisible()}
    assert shown == {"comes", "declines", "save_ics"}
    press(seat, "comes")
    person = hall.meeting().attendee(hall.scene["周启明"].id)
    assert person is not None
    assert person.reply.value == "comes"


def test_an_invitation_is_wished_for_and_the_appointment_saved(
    sit: TakeSeat, hall: Hall, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    host = sit(HOST)
    wishes: list[object] = []
    host.pane.letter_requested.connect(wishes.append)
    press(host, "invite")
    assert wishes == [LetterWish(LetterKind.INVITATION, meeting_id=hall.meeting_id)]
    guest = sit("周启明")
    target = tmp_path / "会.ics"
    proposed: list[str] = []

    def choose(_parent: object, _title: str, name: str) -> tuple[str, str]:
        proposed.append(name)
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    press(guest, "save_ics")
    assert proposed == ["评审会 2026-09-16.ics"]
    assert guest.said[-1] == f"日程已存为 {target}"
    assert b"SUMMARY:9" in target.read_bytes()
    # What cannot be written is told over the meeting.
    target = tmp_path / "none" / "会.ics"
    press(guest, "save_ics")
    assert guest.pane.room.banner.isVisible()


def test_the_host_opens_turns_and_ends(
    sit: TakeSeat, hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.scene.clock.set(BEGINS)
    seat = sit(HOST)
    room = seat.pane.room
    press(seat, "begin")
    assert hall.meeting().state is MeetingState.RUNNING
    assert room.bar.timer.text() == "00:00"
    hall.scene.clock.set(BEGINS + timedelta(minutes=16))
    room.show_time()
    assert (room.bar.timer.text(), room.bar.timer.band) == ("16:00", TimeBand.LATE)
    press(seat, "pause")
    hall.scene.clock.set(BEGINS + timedelta(minutes=30))
    room.show_time()
    assert room.bar.timer.text() == "16:00"
    press(seat, "pause")
    hall.scene.clock.set(BEGINS + timedelta(minutes=35))
    room.show_time()
    assert (room.bar.timer.text(), room.bar.timer.band) == ("21:00", TimeBand.OVER)
    assert words(seat, "meeting.pace") == "比计划慢 1 分钟"
    press(seat, "next")
    assert seat.shown() == "FB26-002"
    # With nothing left the wish is refused in words.
    press(seat, "next")
    assert seat.shown() == "FB26-001"
    asked: list[str] = []

    def agree(_parent: object, _title: str, text: str, _accept: str, **_more: object) -> bool:
        asked.append(text)
        return True

    monkeypatch.setattr(messages, "confirm", agree)
    press(seat, "end")
    seat.settle()
    assert "还有 2 个议题没有结论" in asked[0]
    assert hall.meeting().state is MeetingState.ENDED
    assert room.banner.isVisible()
    assert room.banner.title_label.text() == "纪要已生成"
    assert hall.core.minutes.file(hall.scene[HOST], hall.meeting_id) is not None
    assert room.bar.buttons["open_minutes"].isVisible()


def test_the_agenda_is_ordered_by_alt_and_arrows(sit: TakeSeat, hall: Hall) -> None:
    seat = sit(HOST)
    agenda = seat.pane.room.agenda
    agenda.setFocus()
    key(seat, agenda, Qt.Key.Key_Down)
    assert seat.shown() == "FB26-002"
    key(seat, agenda, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert numbers(seat) == ["FB26-002", "FB26-001"]
    assert [item.number for item in hall.meeting().items] == ["FB26-002", "FB26-001"]
    key(seat, agenda, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert numbers(seat) == ["FB26-001", "FB26-002"]
    key(seat, agenda, Qt.Key.Key_Delete)
    assert numbers(seat) == ["FB26-001"]


def test_the_agenda_is_ordered_by_dragging(sit: TakeSeat, hall: Hall) -> None:
    seat = sit(HOST)
    agenda = seat.pane.room.agenda
    port = agenda.viewport()
    QTest.mousePress(port, LEFT, pos=QPoint(60, ROW // 2))
    for y in (ROW, ROW + 20, 2 * ROW - 4):
        QTest.mouseMove(port, QPoint(60, y))
    QTest.mouseRelease(port, LEFT, pos=QPoint(60, 2 * ROW - 4))
    seat.settle()
    seat.settle()
    assert [item.number for item in hall.meeting().items] == ["FB26-002", "FB26-001"]


def test_who_does_not_lead_moves_nothing(sit: TakeSeat, hall: Hall) -> None:
    seat = sit("周启明")
    agenda = seat.pane.room.agenda
    key(seat, agenda, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    key(seat, agenda, Qt.Key.Key_Delete)
    assert [item.number for item in hall.meeting().items] == ["FB26-001", "FB26-002"]


def test_only_the_own_step_is_unfolded_and_ticked_by_keys(sit: TakeSeat, hall: Hall) -> None:
    hall.begin()
    seat = sit("周启明")
    tree = seat.area.checks.list
    unfolded = [
        group.name.zh
        for place, group in enumerate(tree.checks.groups())
        if tree.isExpanded(tree.checks.index(place, 0))
    ]
    assert unfolded == ["应用系统开发部总监"]
    first = tree.current_id()
    key(seat, tree, Qt.Key.Key_1)
    answer = hall.scene.view(hall.releases[0]).facts.checks[first]
    assert (answer.result, answer.person) == (CheckResult.PASS, "周启明")
    key(seat, tree, Qt.Key.Key_U)
    second = tree.current_id()
    assert second != first
    key(seat, tree, Qt.Key.Key_N)
    note = QApplication.focusWidget()
    assert isinstance(note, QLineEdit)
    # Letters go into the text now: F neither follows nor M writes a note of the meeting.
    QTest.keyClicks(note, "FM2[")
    assert note.text() == "FM2["
    tree.setFocus()
    key(seat, tree, Qt.Key.Key_2)
    answer = hall.scene.view(hall.releases[0]).facts.checks[second]
    assert (answer.result, answer.note) == (CheckResult.FAIL, "FM2[")
    key(seat, tree, Qt.Key.Key_0)
    assert second not in hall.scene.view(hall.releases[0]).facts.checks


def test_thirty_checks_need_no_mouse(sit: TakeSeat, hall: Hall) -> None:
    """Every check of an own step is ticked by U and 1 alone."""
    hall.begin()
    seat = sit("周启明")
    tree = seat.area.checks.list
    group = next(g for g in tree.checks.groups() if g.mine and g.place.value == "present")
    for _ in group.rows:
        key(seat, tree, Qt.Key.Key_1)
        key(seat, tree, Qt.Key.Key_U)
    checks = hall.scene.view(hall.releases[0]).facts.checks
    assert {row.id for row in group.rows} <= checks.keys()


def test_the_host_decides_with_words(sit: TakeSeat, hall: Hall) -> None:
    hall.begin()
    seat = sit(HOST)
    box = seat.pane.room.side.decision
    QTest.mouseClick(box.buttons[MeetingDecision.CONDITIONAL], LEFT)
    seat.settle()
    assert words(seat, "meeting.problem") == "「有条件通过」要写明条件或原因"
    assert hall.meeting().items[0].decision is None
    note = seat.find("meeting.decision_note")
    assert isinstance(note, QPlainTextEdit)
    note.insertPlainText("补齐压测报告")
    QTest.mouseClick(box.buttons[MeetingDecision.CONDITIONAL], LEFT)
    seat.settle()
    seat.settle()
    item = hall.meeting().items[0]
    assert (item.decision, item.decision_note) == (MeetingDecision.CONDITIONAL, "补齐压测报告")
    assert words(seat, "meeting.decision_line") == "FB26-001-有条件通过-林静怡-2026-09-16 14:00"
    assert not seat.pane.room.unsaved()
    assert seat.pane.room.agenda.rows.records()[0].state == "有条件"


def test_nobody_else_is_offered_the_decision(sit: TakeSeat, hall: Hall) -> None:
    hall.begin()
    seat = sit("周启明")
    box = seat.pane.room.side.decision
    assert not any(button.isVisible() for button in box.buttons.values())
    assert words(seat, "meeting.decision_line") == "会议结论由主持人林静怡作出"


def test_m_writes_into_the_record(sit: TakeSeat, hall: Hall) -> None:
    hall.begin()
    seat = sit("周启明")
    key(seat, seat.area.checks.list, Qt.Key.Key_M)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.objectName() == "meeting.note"
    field.insert("票据组今天补")
    key(seat, field, Qt.Key.Key_Return)
    assert field.text() == ""
    assert words(seat, "meeting.record") == "14:00 周启明：票据组今天补"
    assert hall.meeting().items[0].note == "14:00 周启明：票据组今天补"


def test_ones_own_line_is_mended_and_taken_back(sit: TakeSeat, hall: Hall) -> None:
    hall.begin()
    notes, item = hall.core.meeting_notes, hall.meeting().items[0]
    notes.add(hall.scene["周启明"], hall.meeting_id, item.id, "票据组今天补")
    notes.add(hall.scene["孙敏"], hall.meeting_id, item.id, "知道了")
    seat = sit("周启明")
    mine, other = hall.meeting().notes
    assert seat.pane.findChild(QWidget, f"meeting.edit_note.{other.id}") is None
    QTest.mouseClick(seat.find(f"meeting.edit_note.{mine.id}"), LEFT)
    field = seat.find("meeting.note")
    assert isinstance(field, QLineEdit)
    assert (field.text(), words(seat, "meeting.mending")) == (
        "票据组今天补",
        "正在修改，回车保存，Esc 不改",
    )
    # With Escape all stays as it was.
    key(seat, field, Qt.Key.Key_Escape)
    assert (field.text(), words(seat, "meeting.mending")) == ("", "自动汇总进纪要")
    QTest.mouseClick(seat.find(f"meeting.edit_note.{mine.id}"), LEFT)
    field.setText("票据组明天补")
    key(seat, field, Qt.Key.Key_Return)
    assert hall.meeting().items[0].note.split("\n")[0] == "14:00 周启明：票据组明天补"
    assert (field.text(), words(seat, "meeting.mending")) == ("", "自动汇总进纪要")
    QTest.mouseClick(seat.find(f"meeting.drop_note.{mine.id}"), LEFT)
    seat.settle()
    seat.settle()
    assert hall.meeting().items[0].note == "14:00 孙敏：知道了"


def test_a_line_changed_at_ones_other_desk_is_told_and_what_is_typed_stays(
    sit: TakeSeat, hall: Hall
) -> None:
    hall.begin()
    me, notes = hall.scene["周启明"], hall.core.meeting_notes
    notes.add(me, hall.meeting_id, hall.meeting().items[0].id, "票据组今天补")
    seat = sit("周启明")
    seat.pane.room.eye.stop()
    note = hall.meeting().notes[0]
    QTest.mouseClick(seat.find(f"meeting.edit_note.{note.id}"), LEFT)
    notes.change(me, hall.meeting_id, note.id, "票据组后天补", note.version)
    field = seat.find("meeting.note")
    assert isinstance(field, QLineEdit)
    field.setText("票据组明天补")
    key(seat, field, Qt.Key.Key_Return)
    assert seat.pane.room.banner.isVisible()
    assert field.text() == "票据组明天补"
    assert hall.meeting().items[0].note == "14:00 周启明：票据组后天补"


def test_a_topic_is_asked_shown_and_changed(
    sit: TakeSeat, hall: Hall, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    hall.begin()
    seat = sit(HOST)
    typed = iter([("第三季度发布指标", "孙敏"), ("第三季度指标", "赵海峰")])

    def fill(dialog: TopicDialog) -> int:
        title, presenter = next(typed)
        dialog.title_edit.setText(title)
        dialog.presenter_combo.set_value(hall.scene[presenter].id)
        dialog.accept()
        qtbot.waitUntil(lambda: dialog.outcome is not None)
        return 1

    monkeypatch.setattr(TopicDialog, "exec", fill)
    press(seat, "add_topic")
    row = seat.pane.room.agenda.rows.records()[-1]
    assert (row.number, row.name, row.title) == ("专题", "第三季度发布指标", "主讲 孙敏")
    for _item in range(2):
        key(seat, seat.pane.room.agenda, Qt.Key.Key_Down)
    empty = seat.pane.room.frame.empty
    assert (empty.isVisible(), empty.title_label.text()) == (True, "第三季度发布指标")
    assert not seat.area.isVisible()
    assert not seat.find("meeting.open_release").isVisible()
    assert not seat.pane.room.side.leaves.isVisible()
    QTest.mouseClick(seat.find("meeting.edit_topic"), LEFT)
    seat.settle()
    seat.settle()
    assert (hall.meeting().items[-1].title, hall.meeting().items[-1].owner) == (
        "第三季度指标",
        "赵海峰",
    )
    # On the wall it stands with its record, and without the way of a release.
    press(seat, "next")
    seat.pane.room.toggle_wall()
    wall = seat.pane.room.wall
    assert wall is not None
    assert (wall.wall.title, wall.wall.open_title, wall.wall.route_title) == (
        "第三季度指标",
        "会议记录",
        "",
    )
    seat.pane.room.toggle_wall()
    key(seat, seat.pane.room.agenda, Qt.Key.Key_Up)
    assert seat.area.isVisible()


def test_being_there_is_seen_and_the_host_ticks_the_others(sit: TakeSeat, hall: Hall) -> None:
    hall.begin()
    sit("周启明")
    host = sit(HOST)
    strip = host.pane.room.bar.people
    assert strip.summary().startswith("到会 2 / 7")
    menu = strip.open_list()
    action = next(a for a in menu.actions() if a.text().startswith("孙敏"))
    action.trigger()
    menu.close()
    host.settle()
    host.settle()
    assert {p.name for p in hall.meeting().present} == {"林静怡", "周启明", "孙敏"}


def test_what_is_to_be_done_is_asked_and_ticked(
    sit: TakeSeat, hall: Hall, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    hall.begin()
    seat = sit(HOST)

    def fill(dialog: ActionDialog) -> int:
        dialog.text_edit.setText("补齐压测报告")
        dialog.owner_combo.set_value(hall.scene["赵海峰"].id)
        dialog.accept()
        qtbot.waitUntil(lambda: dialog.outcome is not None)
        return 1

    monkeypatch.setattr(ActionDialog, "exec", fill)
    QTest.mouseClick(seat.find("meeting.add_action"), LEFT)
    seat.settle()
    seat.settle()
    action = hall.meeting().actions[0]
    assert (action.text, action.owner) == ("补齐压测报告", "赵海峰")
    box = seat.find(f"meeting.action.{action.id}")
    QTest.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))
    seat.settle()
    assert hall.meeting().actions[0].done_at is not None


def test_a_release_is_added_by_search_and_by_rule(
    sit: TakeSeat, hall: Hall, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    third = hall.scene.register("供应商协同平台", "V1.0.0", "首次上线")
    fourth = hall.scene.register("资金管理系统", "V3.3", "对账提醒")
    hall.scene.to_preparing(fourth)
    seat = sit(HOST)

    def fill(dialog: AddItemDialog) -> int:
        assert not dialog.accept_button.isEnabled()  # type: ignore[union-attr]
        dialog.release_combo.set_value(third)
        dialog.minutes_edit.setValue(15)
        dialog.accept()
        qtbot.waitUntil(lambda: dialog.outcome is not None)
        return 1

    monkeypatch.setattr(AddItemDialog, "exec", fill)
    press(seat, "add")
    assert [(i.release_id, i.minutes) for i in hall.meeting().items][-1] == (third, 15)
    press(seat, "by_rule")
    assert hall.meeting().items[-1].release_id == fourth
    assert seat.said[-1] == "等评审的发布已补进议程"
    press(seat, "by_rule")
    assert seat.said[-1] == "没有在等评审会的发布了"


def test_the_owner_answers_the_check_with_one_click(sit: TakeSeat, hall: Hall) -> None:
    hall.begin()
    host, core = hall.scene[HOST], hall.core
    item = hall.meeting().items[1]
    core.meeting_record.decide(
        host, hall.meeting_id, item.id, MeetingDecision.PASSED, "", item.version
    )
    core.meetings.end(host, hall.meeting_id, hall.meeting().version)
    core.minutes.make(host, hall.meeting_id)
    seat = sit("陈志远")
    seat.pane.room.agenda.setFocus()
    assert not seat.find("meeting.use_minutes").isVisible()
    key(seat, seat.pane.room.agenda, Qt.Key.Key_Down)
    button = seat.find("meeting.use_minutes")
    assert button.isVisible()
    QTest.mouseClick(button, LEFT)
    seat.settle()
    seat.settle()
    assert item.release_id is not None
    answer = hall.scene.view(item.release_id).facts.checks["review_meeting_held"]
    assert answer.result is CheckResult.PASS
    assert answer.evidence[0].name == "上线评审会纪要 2026-09-16.docx"
    assert not button.isVisible()


def test_words_that_are_not_saved_keep_one_from_leaving(
    sit: TakeSeat, hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.begin()
    seat = sit(HOST)
    note = seat.find("meeting.decision_note")
    QTest.keyClicks(note, "wait")
    monkeypatch.setattr(messages, "confirm", lambda *_a, **_k: False)
    assert seat.pane.escape()
    assert seat.pane.in_room()
    monkeypatch.setattr(messages, "confirm", lambda *_a, **_k: True)
    assert seat.pane.escape()
    assert not seat.pane.in_room()


def test_a_meeting_is_called_from_the_list(
    sit: TakeSeat, hall: Hall, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    seat = sit(HOST)
    seat.pane.show_list()
    seat.settle()
    assert [line.title for line in seat.pane.list.lines.records()] == ["9月16日 发布评审会"]

    def fill(dialog: PlanDialog) -> int:
        dialog.title_edit.setText("临时评审会")
        dialog.people_list.item(1).setCheckState(Qt.CheckState.Checked)
        dialog.accept()
        qtbot.waitUntil(lambda: dialog.outcome is not None)
        return 1

    monkeypatch.setattr(PlanDialog, "exec", fill)
    QTest.mouseClick(seat.pane.list.plan_button, LEFT)
    seat.settle()
    seat.settle()
    assert seat.pane.in_room()
    meeting = seat.pane.room.meeting
    assert meeting is not None
    assert (meeting.title, len(meeting.people)) == ("临时评审会", 2)
    assert seat.pane.room.frame.empty.isVisible()


def test_a_running_meeting_opens_by_itself(sit: TakeSeat, hall: Hall) -> None:
    hall.begin()
    seat = sit("周启明")
    assert seat.pane.in_room()
    seat.pane.show_list()
    seat.settle()
    seat.pane.activate()
    seat.settle()
    assert not seat.pane.in_room()


def test_the_list_teaches_who_may_call_a_meeting(sit: TakeSeat, hall: Hall) -> None:
    seat = sit("高翔")
    assert not seat.pane.in_room()
    assert seat.said == ["「9月16日 发布评审会」没有邀请你，请找发布管理岗加上你的名字"]
    assert not seat.pane.list.plan_button.isEnabled()
    assert seat.pane.list.state.empty.isVisible()


def test_the_wall_shows_what_is_open_and_closes_with_esc(sit: TakeSeat, hall: Hall) -> None:
    hall.begin()
    seat = sit(HOST)
    assert seat.pane.perform(ActionId.FULL_SCREEN)
    wall = seat.pane.room.wall
    assert wall is not None
    said = wall.accessibleName()
    assert "议题 1 / 2" in said
    assert "核心租赁系统 V6.8.0" in said
    assert "本议题 20 分钟，剩 20:00" in said
    assert "周启明 · 还差 7 项" in said
    assert "待勾选" in said
    assert not wall.grab().isNull()
    QTest.keyClick(wall, Qt.Key.Key_1)
    assert "周启明 · 还差 7 项" in wall.accessibleName()
    QTest.keyClick(wall, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert seat.pane.room.wall is None


def test_addresses_lead_to_a_meeting_and_to_the_list(sit: TakeSeat, hall: Hall) -> None:
    seat = sit(HOST)
    seat.pane.open_address(("list",))
    seat.settle()
    assert not seat.pane.in_room()
    seat.pane.open_address((str(hall.meeting_id),))
    seat.settle()
    assert seat.pane.in_room()
    assert seat.pane.page_title() == "9月16日 发布评审会"
