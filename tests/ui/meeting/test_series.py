"""Recurring meetings in the window: asked, looked ahead, called off one by one, ended."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from relapp.domain.meeting_series import Cycle, OffDays
from tests.ui.meeting.conftest import TakeSeat
from tests.ui.meeting.hall import HOST, Hall, Seat
from ui.meeting.series_dialog import SeriesDialog

LEFT = Qt.MouseButton.LeftButton


def a_dialog(seat: Seat, qtbot: QtBot, place: int = -1) -> SeriesDialog:
    """Open the dialog of a series by its place, of a new one by -1."""
    services = seat.pane.desk.services
    series = services.series.all(seat.pane.desk.me)[place] if place >= 0 else None
    dialog = SeriesDialog(seat.pane.desk, services.people.all(), series, seat.pane)
    qtbot.addWidget(dialog)
    dialog.show()
    seat.settle()
    return dialog


def shown(dialog: SeriesDialog) -> list[str]:
    rows = dialog.days.list
    return [rows.item(n).text() for n in range(rows.count())]


def save(seat: Seat, dialog: SeriesDialog, qtbot: QtBot) -> None:
    dialog.accept()
    qtbot.waitUntil(lambda: dialog.outcome is not None)
    seat.settle()


def test_a_series_is_looked_ahead_while_it_is_typed_and_made(
    sit: TakeSeat, hall: Hall, qtbot: QtBot
) -> None:
    seat = sit(HOST)
    dialog = a_dialog(seat, qtbot)
    assert len(shown(dialog)) == 12
    assert shown(dialog)[0] == "9月17日 周四　待安排"
    assert not dialog.nth_combo.isVisible()
    dialog.cycle_combo.setCurrentIndex(dialog.cycle_combo.findData(Cycle.MONTHLY))
    dialog.nth_combo.setCurrentIndex(dialog.nth_combo.findData(1))
    seat.settle()
    assert dialog.nth_combo.isVisible()
    # The first Thursday of October is a holiday.
    assert shown(dialog)[0] == "10月8日 周四　待安排（原为 10月1日）"
    dialog.off_combo.setCurrentIndex(dialog.off_combo.findData(OffDays.SKIP))
    seat.settle()
    assert shown(dialog)[0] == "10月1日 周四　非工作日，不开"
    dialog.title_edit.setText(" ")
    assert not dialog.accept_button.isEnabled()  # type: ignore[union-attr]
    dialog.title_edit.setText("月度评审例会")
    dialog.make_edit.setValue(2)
    save(seat, dialog, qtbot)
    lines = hall.core.meetings.all(hall.scene[HOST])
    days = sorted(line.starts_at.date() for line in lines if line.title == "月度评审例会")
    assert days == [date(2026, 11, 5), date(2026, 12, 3)]


def test_an_end_before_the_beginning_is_told(sit: TakeSeat, qtbot: QtBot) -> None:
    seat = sit(HOST)
    dialog = a_dialog(seat, qtbot)
    dialog.limited.setChecked(True)
    dialog.last_edit.set_day(date(2026, 1, 1))
    button = dialog.accept_button
    assert button is not None
    assert not button.isEnabled()
    assert "截止日早于起始日，请改正" in button.toolTip()


def test_one_day_is_called_off_with_a_reason(
    sit: TakeSeat, hall: Hall, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = sit(HOST)
    new = a_dialog(seat, qtbot)
    assert new.days.off_button.toolTip() == "先保存例会，再取消其中一次"
    new.make_edit.setValue(1)
    save(seat, new, qtbot)
    dialog = a_dialog(seat, qtbot, 0)
    assert shown(dialog)[0] == "9月17日 周四　已安排"
    dialog.days.list.setCurrentRow(0)
    assert dialog.days.off_button.toolTip() == "已经安排的会议，双击打开再取消"
    dialog.days.list.setCurrentRow(1)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_a: ("领导出差", True))
    QTest.mouseClick(dialog.days.off_button, LEFT)
    seat.settle()
    seat.settle()
    assert shown(dialog)[1] == "9月24日 周四　已取消：领导出差"
    assert dialog.days.off_button.toolTip() == "这一天本来就不开"
    dialog.make_edit.setValue(1)
    save(seat, dialog, qtbot)
    made = [
        d.day
        for d in hall.core.meeting_series.preview(hall.scene[HOST], dialog.rule(), 1)
        if d.meeting_id
    ]
    assert made == [date(2026, 9, 17), date(2026, 10, 8)]


def test_the_menu_names_the_series_and_one_is_ended(
    sit: TakeSeat, hall: Hall, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = sit(HOST)
    save(seat, a_dialog(seat, qtbot), qtbot)
    seat.pane.show_list()
    seat.settle()
    QTest.mouseClick(seat.pane.list.series_button, LEFT)
    seat.settle()
    menu = seat.pane.findChild(QMenu, "meeting.series_menu")
    assert menu is not None
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == ["发布评审例会　每周周四 14:00", "新建例会…"]

    def end(dialog: SeriesDialog) -> int:
        button = dialog.findChild(QWidget, "meeting.series_end")
        assert button is not None
        QTest.mouseClick(button, LEFT)
        qtbot.waitUntil(lambda: dialog.outcome is not None)
        return 1

    monkeypatch.setattr(SeriesDialog, "exec", end)
    menu.actions()[0].trigger()
    menu.close()
    seat.settle()
    assert hall.core.meeting_series.all(hall.scene[HOST])[0].ended


def test_a_meeting_that_is_made_is_opened_from_its_day(
    sit: TakeSeat, hall: Hall, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = sit(HOST)
    save(seat, a_dialog(seat, qtbot), qtbot)

    def choose(dialog: SeriesDialog) -> int:
        dialog.show()
        seat.settle()
        # A day without a meeting leads nowhere.
        dialog.days.list.setCurrentRow(8)
        dialog.days.list.itemActivated.emit(dialog.days.list.currentItem())
        assert dialog.isVisible()
        dialog.days.list.setCurrentRow(0)
        dialog.days.list.itemActivated.emit(dialog.days.list.currentItem())
        assert not dialog.isVisible()
        return 0

    monkeypatch.setattr(SeriesDialog, "exec", choose)
    host = hall.scene[HOST]
    seat.pane._keep_series(hall.core.people.all(), hall.core.meeting_series.all(host)[0])
    seat.settle()
    meeting = seat.pane.room.meeting
    assert meeting is not None
    assert (meeting.title, f"{meeting.starts_at:%m-%d}") == ("发布评审例会", "09-17")


def test_who_does_not_call_meetings_keeps_no_series(sit: TakeSeat) -> None:
    seat = sit("孙敏")
    button = seat.pane.list.series_button
    assert not button.isEnabled()
    assert button.toolTip() == seat.pane.list.plan_button.toolTip() != ""
