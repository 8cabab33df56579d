"""The dialogs of the yearly plan: what they demand, propose and do."""

from datetime import date

from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from relapp.bootstrap import Core
from relapp.domain.person import Person
from relapp.domain.window import WindowState
from tests.ui.an_office import ZONE, register
from tests.ui.calendar.test_pane import EVENING, on, services
from ui.actions.page import PageContext
from ui.calendar.freeze_dialog import FreezeDialog
from ui.calendar.generate_dialog import GeneratePlanDialog
from ui.calendar.move_dialog import MoveWindowDialog
from ui.calendar.own_date_dialog import OwnDateDialog
from ui.calendar.reading import read_snapshot
from ui.calendar.reason_dialog import ReasonDialog
from ui.calendar.window_dialog import WindowDialog, WindowSubject


def test_moving_a_window_needs_another_time_and_a_reason(
    qtbot: QtBot, core: Core, context: PageContext
) -> None:
    snapshot = read_snapshot(services(core), 2026, ZONE)
    window = snapshot.window(on(core, EVENING))
    assert window is not None
    dialog = MoveWindowDialog(context, core.windows, snapshot, window)
    qtbot.addWidget(dialog)
    assert dialog.accept_button is not None
    assert dialog.accept_button.toolTip() == "时间还没有改"
    dialog.set_day(date(2026, 9, 25))
    assert "中秋节" in dialog.lines.texts()[0]
    dialog.set_day(date(2026, 9, 22))
    assert dialog.accept_button.toolTip() == "写下原因"
    QTest.keyClicks(dialog.reason_edit, "before the holiday")
    assert dialog.accept_button.isEnabled()
    dialog.accept()
    assert context.tasks.wait_idle()
    moved = next(w for w in core.windows.year(2026).windows if w.id == window.id)
    assert moved.starts_at.astimezone(ZONE).date() == date(2026, 9, 22)
    assert moved.moved_from == window.starts_at
    assert moved.move_reason == "before the holiday"


def test_a_refused_move_keeps_the_dialog_and_what_was_typed(
    qtbot: QtBot, core: Core, me: Person, context: PageContext
) -> None:
    snapshot = read_snapshot(services(core), 2026, ZONE)
    window = snapshot.window(on(core, EVENING))
    assert window is not None
    later = window.starts_at.replace(minute=45)
    core.windows.move(me, window.id, later, window.ends_at, "other desk", window.version)
    dialog = MoveWindowDialog(context, core.windows, snapshot, window)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.set_day(date(2026, 9, 22))
    dialog.reason_edit.setPlainText("mine")
    dialog.accept()
    assert context.tasks.wait_idle()
    assert dialog.isVisible()
    assert dialog.problem()
    assert dialog.reason_edit.toPlainText() == "mine"
    dialog.reject()


def test_dates_with_conflicts_are_left_out_unless_ticked(
    qtbot: QtBot, core: Core, context: PageContext
) -> None:
    found = core.windows.propose(2026)
    conflicting = [w for w in found if w.needs_opt_in]
    dialog = GeneratePlanDialog(context, core.windows, 2026, found)
    qtbot.addWidget(dialog)
    # The plan exists already, so every date overlaps one and starts without a tick.
    assert len(conflicting) == len(found)
    assert dialog.chosen() == ()
    assert dialog.accept_button is not None
    assert not dialog.accept_button.isEnabled()
    first = dialog.model.index(0, 0)
    dialog.model.setData(first, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert [w.day for w in dialog.chosen()] == [found[0].day]
    assert dialog.accept_button.isEnabled()


def test_a_year_is_generated_and_starts_as_a_draft(
    qtbot: QtBot, core: Core, context: PageContext
) -> None:
    found = core.windows.propose(2027)
    dialog = GeneratePlanDialog(context, core.windows, 2027, found)
    qtbot.addWidget(dialog)
    assert 0 < len(dialog.chosen()) <= len(found)
    dialog.accept()
    assert context.tasks.wait_idle()
    plan = core.windows.year(2027)
    assert len(plan.windows) == len(dialog.chosen())
    assert all(w.state is WindowState.PLANNED for w in plan.windows)


def test_a_window_made_by_hand_follows_the_rule_until_changed(
    qtbot: QtBot, core: Core, context: PageContext
) -> None:
    snapshot = read_snapshot(services(core), 2026, ZONE)
    rule = core.windows.rule()
    assert rule is not None
    dialog = WindowDialog(
        context, core.windows, WindowSubject(snapshot, date(2026, 9, 29), None, rule)
    )
    qtbot.addWidget(dialog)
    assert dialog.capacity_edit.value() == rule.capacity
    dialog.capacity_edit.setValue(3)
    dialog.families_edit.setText("java，web")
    dialog.period.start_edit.setTime(QTime(22, 0))
    dialog.period.end_edit.setTime(QTime(2, 0))
    dialog.accept()
    assert context.tasks.wait_idle()
    made = max(core.windows.year(2026).windows, key=lambda w: w.number)
    assert (made.capacity, made.families, made.minutes) == (3, ("java", "web"), 240)
    assert made.state is WindowState.PUBLISHED


def test_cancelling_a_window_needs_a_reason(qtbot: QtBot) -> None:
    dialog = ReasonDialog("取消第 18 窗口", "", "取消窗口")
    qtbot.addWidget(dialog)
    assert dialog.accept_button is not None
    assert not dialog.accept_button.isEnabled()
    dialog.reason_edit.setPlainText("  关账  ")
    assert dialog.accept_button.isEnabled()
    assert dialog.reason() == "关账"


def test_a_freeze_names_the_windows_it_covers_and_can_be_removed(
    qtbot: QtBot, core: Core, context: PageContext
) -> None:
    snapshot = read_snapshot(services(core), 2026, ZONE)
    dialog = FreezeDialog(context, core.freezes, snapshot, EVENING)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.accept_button is not None
    assert not dialog.accept_button.isEnabled()
    dialog.name_edit.setText("季末关账")
    assert "请移走" in dialog.hit_label.text()
    dialog.accept()
    assert context.tasks.wait_idle()
    (freeze,) = core.windows.year(2026).freezes
    assert freeze.hard
    again = FreezeDialog(context, core.freezes, read_snapshot(services(core), 2026, ZONE), EVENING)
    qtbot.addWidget(again)
    assert again.name_edit.text() == "季末关账"
    again.remove_button.click()
    assert context.tasks.wait_idle()
    assert core.windows.year(2026).freezes == ()


def test_a_date_of_ones_own_must_lie_ahead(
    qtbot: QtBot, core: Core, me: Person, context: PageContext
) -> None:
    release_id = register(core, me, "核心租赁系统")
    snapshot = read_snapshot(services(core), 2026, ZONE)
    card = snapshot.card(release_id)
    assert card is not None
    dialog = OwnDateDialog(context, snapshot, card, date(2026, 9, 29))
    qtbot.addWidget(dialog)
    assert dialog.accept_button is not None
    assert dialog.accept_button.isEnabled()
    dialog.period.day_edit.set_day(date(2026, 9, 1))
    assert not dialog.accept_button.isEnabled()
