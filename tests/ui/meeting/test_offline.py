"""A meeting at a desk whose database is away: its record goes on, and arrives once."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from relapp.domain.outbox import Standing
from tests.ui.meeting.conftest import TakeSeat
from tests.ui.meeting.hall import Hall, Seat


def lines(seat: Seat, name: str) -> list[str]:
    found = seat.pane.room.side.record.findChildren(QLabel, name)
    return [label.text() for label in found if not label.isHidden()]


def note(seat: Seat, text: str) -> None:
    field = seat.pane.room.side.record.note_edit
    field.setText(text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    seat.settle()


def test_a_line_of_the_record_waits_and_arrives_once(sit: TakeSeat, hall: Hall) -> None:
    hall.begin()
    seat = sit("周启明")
    seat.outbox.set_away(True)
    note(seat, "先备份再上线")
    assert lines(seat, "meeting.waiting") == ["14:00 周启明：先备份再上线（待提交）"]
    assert seat.pane.room.side.record.note_edit.text() == ""
    assert hall.meeting().items[0].note == ""
    seat.outbox.set_away(False)
    seat.outbox.send()
    seat.settle()
    assert [a.state for a in seat.outbox.queue] == [Standing.SENT]
    assert lines(seat, "meeting.waiting") == []
    assert hall.meeting().items[0].note == "14:00 周启明：先备份再上线"


def test_a_line_on_a_healthy_line_is_written_under_a_key(sit: TakeSeat, hall: Hall) -> None:
    hall.begin()
    seat = sit("周启明")
    note(seat, "票据组今天补")
    assert hall.meeting().items[0].note == "14:00 周启明：票据组今天补"
    assert seat.outbox.queue == ()
    assert seat.outbox.under_way == 0


def test_what_steers_a_meeting_is_greyed_while_the_database_is_away(
    sit: TakeSeat, hall: Hall
) -> None:
    hall.begin()
    seat = sit("林静怡")
    button = seat.find("meeting.end")
    assert button.isEnabled()
    seat.outbox.set_away(True)
    assert not button.isEnabled()
    assert "不能排队" in button.toolTip()
    assert seat.pane.room.side.record.note_edit.isVisibleTo(seat.pane)
    seat.outbox.set_away(False)
    assert button.isEnabled()
