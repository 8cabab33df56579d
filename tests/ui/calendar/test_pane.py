"""What a person does and sees on the calendar page."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from relapp.bootstrap import Core
from relapp.domain.person import Person
from relapp.services.freezes import FreezeDraft
from tests.ui.an_office import ZONE, add_change, register
from ui.actions.catalogue import ActionId
from ui.actions.page import PageContext
from ui.calendar.mime import Cargo, CargoKind, mime_of
from ui.calendar.pane import CalendarPane
from ui.calendar.plan_desk import PlanDesk
from ui.calendar.reading import CalendarServices
from ui.kit.period_field import DayField

EVENING = date(2026, 9, 24)
SYSTEM = "核心租赁系统"


def services(core: Core) -> CalendarServices:
    return CalendarServices(
        core.windows, core.freezes, core.board, core.releases, core.applications, core.changes
    )


@pytest.fixture
def pane(qtbot: QtBot, core: Core, context: PageContext) -> Iterator[CalendarPane]:
    page = CalendarPane(context, services(core), core.documents)
    qtbot.addWidget(page)
    page.resize(1384, 838)
    page.show()
    yield page
    assert context.tasks.wait_idle()


def settle(context: PageContext) -> None:
    assert context.tasks.wait_idle()


def window_of(core: Core, release_id: int) -> int | None:
    return core.releases.view(release_id).facts.release.window_id


def on(core: Core, day: date) -> int:
    plan = core.windows.year(day.year)
    return next(w.id for w in plan.windows if w.starts_at.astimezone(ZONE).date() == day)


def test_the_page_opens_on_today_and_says_how_the_plan_stands(
    pane: CalendarPane, context: PageContext
) -> None:
    pane.activate()
    settle(context)
    assert pane.day == date(2026, 9, 16)
    assert pane.header.title_label.text() == "2026 年窗口计划"
    assert pane.header.state_badge.spec.text == "已发布"
    assert pane.header.generate_button.text() == "编制 2027 年计划"
    assert pane.body.panel.period_label.text() == "没有窗口"


def test_arrows_walk_the_days_and_page_keys_the_months(
    qtbot: QtBot, pane: CalendarPane, context: PageContext
) -> None:
    pane.activate()
    settle(context)
    grid = pane.body.grid
    QTest.keyClick(grid, Qt.Key.Key_Down)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    assert pane.day == EVENING
    assert pane.body.panel.title_label.text().endswith("窗口")
    QTest.keyClick(grid, Qt.Key.Key_PageDown)
    assert pane.day == date(2026, 10, 24)
    assert pane.header.month_label.text() == "2026年10月"
    QTest.keyClick(grid, Qt.Key.Key_T)
    assert pane.day == date(2026, 9, 16)


def test_a_release_is_placed_with_the_keyboard_and_taken_back(
    qtbot: QtBot, pane: CalendarPane, core: Core, me: Person, context: PageContext
) -> None:
    release_id = register(core, me, SYSTEM)
    pane.choose_window_for(release_id)
    settle(context)
    assert "选窗口" in pane.banner.title_label.text()
    pane.body.grid.setFocus()
    QTest.keyClick(pane.body.grid, Qt.Key.Key_Down)
    assert "没有窗口" in pane.preview.text()
    QTest.keyClick(pane.body.grid, Qt.Key.Key_Right)
    assert "放下后 1 / 8" in pane.preview.text()
    with qtbot.waitSignal(pane.undo_offered) as offered:
        QTest.keyClick(pane.body.grid, Qt.Key.Key_Return)
    settle(context)
    assert window_of(core, release_id) == on(core, EVENING)
    assert pane.preview.isHidden()
    assert pane.body.panel.releases.releases.rowCount() == 1
    sentence, take_back = offered.args
    assert "已排入" in sentence
    take_back()
    settle(context)
    assert window_of(core, release_id) is None


def test_enter_on_a_day_without_a_window_is_refused_with_the_reason(
    qtbot: QtBot, pane: CalendarPane, core: Core, me: Person, context: PageContext
) -> None:
    release_id = register(core, me, SYSTEM)
    pane.choose_window_for(release_id)
    settle(context)
    QTest.keyClick(pane.body.grid, Qt.Key.Key_Return)
    assert "这天没有窗口" in pane.banner.text_label.text()
    assert window_of(core, release_id) is None
    assert pane.escape()
    assert not pane.escape()


def test_a_release_is_dragged_onto_a_window(
    qtbot: QtBot, pane: CalendarPane, core: Core, me: Person, context: PageContext
) -> None:
    release_id = register(core, me, SYSTEM)
    pane.refresh()
    settle(context)
    grid = pane.body.grid
    point = grid.rect_of(EVENING).center()
    data = mime_of(Cargo(CargoKind.RELEASE, release_id), "")
    move = QDragMoveEvent(
        point,
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    grid.dragMoveEvent(move)
    assert move.isAccepted()
    assert "放下后 1 / 8" in pane.preview.text()
    drop = QDropEvent(
        QPointF(point),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    grid.dropEvent(drop)
    settle(context)
    assert window_of(core, release_id) == on(core, EVENING)


def test_a_drag_over_a_day_without_a_window_is_refused(
    pane: CalendarPane, core: Core, me: Person, context: PageContext
) -> None:
    release_id = register(core, me, SYSTEM)
    pane.refresh()
    settle(context)
    data = mime_of(Cargo(CargoKind.RELEASE, release_id), "")
    point = pane.body.grid.rect_of(date(2026, 9, 23)).center()
    move = QDragMoveEvent(
        point,
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    pane.body.grid.dragMoveEvent(move)
    assert not move.isAccepted()
    assert "不能放在这天" in pane.preview.text()


def test_delete_takes_a_release_out_of_its_window(
    qtbot: QtBot, pane: CalendarPane, core: Core, me: Person, context: PageContext
) -> None:
    release_id = register(core, me, SYSTEM, window_id=on(core, EVENING))
    pane.refresh()
    settle(context)
    pane.show_date(EVENING)
    rows = pane.body.panel.releases
    rows.setCurrentIndex(rows.releases.index(0, 0))
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    settle(context)
    assert window_of(core, release_id) is None
    assert rows.releases.rowCount() == 0


def test_a_change_dropped_on_a_window_asks_for_a_release(
    qtbot: QtBot, pane: CalendarPane, core: Core, me: Person, context: PageContext
) -> None:
    change_id = add_change(core, me, "CR-2295", SYSTEM)
    pane.refresh()
    settle(context)
    with qtbot.waitSignal(pane.release_wanted) as wanted:
        pane._placement.drop(Cargo(CargoKind.CHANGE, change_id), EVENING)
    assert wanted.args == [change_id, on(core, EVENING)]


def test_double_click_on_a_waiting_release_opens_it(
    qtbot: QtBot, pane: CalendarPane, core: Core, me: Person, context: PageContext
) -> None:
    register(core, me, SYSTEM)
    pane.refresh()
    settle(context)
    waiting = pane.body.waiting
    place = waiting.visualRect(waiting.entries.index(1, 0)).center()
    with qtbot.waitSignal(pane.address_requested) as opened:
        QTest.mouseDClick(waiting.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == ["relapp://release/FB26-001"]


def test_another_desks_change_is_shown(
    pane: CalendarPane, core: Core, me: Person, context: PageContext
) -> None:
    pane.activate()
    settle(context)
    start = core.windows.year(2026).windows[-1].ends_at
    draft = FreezeDraft(name="年终关账", starts_at=start, ends_at=start.replace(year=2027))
    context.hub.announce(core.freezes.save_freeze(me, draft))
    settle(context)
    assert pane.snapshot is not None
    assert [f.name for f in pane.snapshot.freezes] == ["年终关账"]


def test_the_year_lists_every_window_and_leads_to_it(
    qtbot: QtBot, pane: CalendarPane, context: PageContext
) -> None:
    pane.activate()
    settle(context)
    QTest.mouseClick(pane.header.views.button("year"), Qt.MouseButton.LeftButton)
    table = pane.body.table
    assert pane.body.shows_year
    assert table.windows.rowCount() == len(pane.snapshot.of_year() if pane.snapshot else ())
    assert pane.day == EVENING
    table.window_activated.emit(table.windows.records()[0].id)
    assert pane.day.month == 1
    assert pane.body.views.currentWidget() is pane.body.grid


def test_the_menu_knows_what_the_page_can_do(pane: CalendarPane, context: PageContext) -> None:
    pane.activate()
    settle(context)
    assert pane.allows(ActionId.WINDOWS_GENERATE) == ""
    assert pane.allows(ActionId.WINDOW_MOVE) == "先选中有窗口的一天"
    assert pane.allows(ActionId.RELEASE_HOLD) is None


def test_addresses_lead_to_a_window_a_day_and_to_placing(
    pane: CalendarPane, core: Core, me: Person, context: PageContext
) -> None:
    register(core, me, SYSTEM)
    pane.activate()
    settle(context)
    pane.open_address(("window", str(on(core, EVENING))))
    assert pane.day == EVENING
    pane.open_address(("2026-11-12",))
    assert pane.day == date(2026, 11, 12)
    pane.open_address(("schedule", "FB26-001"))
    settle(context)
    assert "FB26-001" in pane.banner.title_label.text()


def test_the_year_is_written_as_a_calendar_file(
    pane: CalendarPane,
    context: PageContext,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    target = tmp_path / "plan.ics"
    monkeypatch.setattr(PlanDesk, "ask_target", lambda _desk, _name: target)
    pane.activate()
    settle(context)
    with qtbot.waitSignal(pane.status_requested):
        pane.export()
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_the_selected_day_is_spoken_whole(
    qtbot: QtBot, pane: CalendarPane, context: PageContext
) -> None:
    pane.activate()
    settle(context)
    pane.show_date(EVENING)
    spoken = pane.body.grid.accessibleName()
    assert spoken.startswith("9月24日 周四，第")
    assert "已排 0 / 容量 8" in spoken
    assert QApplication.focusWidget() is not None
    assert not pane.body.grid.tip_at(QPoint(-5, -5))


def test_a_date_field_shows_the_weekday(qtbot: QtBot) -> None:
    field = DayField(EVENING)
    qtbot.addWidget(field)
    assert field.day() == EVENING
    assert "2026-09-24" in field.text()
