"""Change requests and where they stand, as a person combines them and follows them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from relapp.bootstrap import Core
from relapp.domain.person import Person
from relapp.domain.register import ChangeRequestDraft
from relapp.domain.vocabulary import ChangeState
from tests.ui.an_office import add_change, register
from tests.ui.apps.test_apps import SYSTEM, opened, services
from ui.actions.file_maker import FileMaker
from ui.actions.page import PageContext
from ui.apps.change_dialog import ChangeDialog
from ui.apps.changes_tab import FREE, MOVED, ChangesTab
from ui.apps.pane import AppsPane
from ui.apps.registers import read
from ui.kit import messages
from ui.kit.buttons import LinkButton

OTHER = "总账系统"


@pytest.fixture
def pane(qtbot: QtBot, core: Core, me: Person, context: PageContext) -> Iterator[AppsPane]:
    """The register with a request in a release, free ones and one not approved."""
    carried = add_change(core, me, "CR-1", SYSTEM)
    add_change(core, me, "CR-2", SYSTEM)
    add_change(core, me, "CR-3", OTHER)
    add_change(core, me, "CR-4", SYSTEM, ChangeState.SUBMITTED)
    register(core, me, SYSTEM, change_ids=(carried,))
    found = opened(qtbot, core, context)
    found.show_register("changes")
    yield found
    assert context.tasks.wait_idle()


def tab_of(pane: AppsPane) -> ChangesTab:
    return pane.tab_changes


def numbers(pane: AppsPane) -> list[str]:
    return [record.change.number for record in tab_of(pane).model.records()]


def cell(pane: AppsPane, number: str, column: str) -> QModelIndex:
    tab = tab_of(pane)
    row = numbers(pane).index(number)
    return tab.model.index(row, tab.model.column_index(column))


def select(pane: AppsPane, *chosen: str) -> None:
    flags = QItemSelectionModel.SelectionFlag
    tab_of(pane).view.clearSelection()
    for number in chosen:
        index = cell(pane, number, "number")
        tab_of(pane).view.selectionModel().select(index, flags.Select | flags.Rows)


def press(pane: AppsPane, name: str) -> None:
    button = getattr(tab_of(pane), name)
    assert button.isEnabled(), button.toolTip()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_each_row_shows_release_stage_and_state(pane: AppsPane, core: Core) -> None:
    standing = core.change_schedule.standings()[0]
    assert cell(pane, "CR-1", "release").data() == standing.change.release_number
    assert cell(pane, "CR-1", "stage").data() == standing.stage.zh
    assert cell(pane, "CR-2", "release").data() == "未编入"
    assert cell(pane, "CR-2", "window").data() == "—"


def test_the_filters_show_what_is_free_and_what_moved(
    pane: AppsPane, core: Core, me: Person, context: PageContext
) -> None:
    tab = tab_of(pane)
    assert tab.filter.button(FREE).text() == "未纳入发布 3"
    QTest.mouseClick(tab.filter.button(FREE), Qt.MouseButton.LeftButton)
    assert numbers(pane) == ["CR-2", "CR-3", "CR-4"]
    carried = core.changes.all()[0]
    draft = ChangeRequestDraft(
        carried.number,
        carried.title,
        state=ChangeState.REJECTED,
        application_id=carried.application_id,
        id=carried.id,
        version=carried.version,
    )
    context.hub.announce(core.changes.save(me, draft))
    assert context.tasks.wait_idle()
    assert tab.filter.button(MOVED).text() == "状态有变 1"
    QTest.mouseClick(tab.filter.button(MOVED), Qt.MouseButton.LeftButton)
    assert numbers(pane) == ["CR-1"]
    tip = cell(pane, "CR-1", "state").data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "编入发布之后状态变了，请核对"


def test_a_request_looked_for_is_shown_whatever_the_filter(pane: AppsPane) -> None:
    QTest.mouseClick(tab_of(pane).filter.button(MOVED), Qt.MouseButton.LeftButton)
    assert numbers(pane) == []
    pane.open_address(("change", "CR-3"))
    current = tab_of(pane).current()
    assert current is not None
    assert current.change.number == "CR-3"


def test_one_click_leads_to_the_release(pane: AppsPane, qtbot: QtBot, core: Core) -> None:
    number = core.change_schedule.standings()[0].change.release_number
    view = tab_of(pane).view
    place = view.visualRect(cell(pane, "CR-1", "release")).center()
    with qtbot.waitSignal(pane.address_requested) as asked:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == [f"relapp://release/{number}"]
    with qtbot.waitSignal(pane.address_requested):
        press(pane, "open_button")
    select(pane, "CR-2")
    view.setCurrentIndex(cell(pane, "CR-2", "number"))
    assert not tab_of(pane).open_button.isEnabled()
    assert "还没编入" in tab_of(pane).open_button.toolTip()
    place = view.visualRect(cell(pane, "CR-2", "release")).center()
    with qtbot.assertNotEmitted(pane.address_requested):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_several_approved_requests_are_combined(pane: AppsPane, qtbot: QtBot, core: Core) -> None:
    keys = {c.number: c.id for c in core.changes.all()}
    select(pane, "CR-2", "CR-3")
    assert tab_of(pane).combine_button.text() == "合并 2 张登记发布…"
    with qtbot.waitSignal(pane.release_wanted) as wanted:
        press(pane, "combine_button")
    assert wanted.args == [(keys["CR-2"], keys["CR-3"])]


def test_what_cannot_be_combined_says_why(
    pane: AppsPane, qtbot: QtBot, core: Core, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(messages, "inform", lambda _parent, _title, text: told.append(text))
    number = core.change_schedule.standings()[0].change.release_number
    select(pane, "CR-1", "CR-2", "CR-4")
    with qtbot.assertNotEmitted(pane.release_wanted):
        press(pane, "combine_button")
    sentences = [
        f"变更单 CR-1 已编入 {number}",
        "变更单 CR-4 未批准，不能编入发布",
        "没有登记发布。去掉这些再选一次。",
    ]
    assert told == ["\n".join(sentences)]


def test_somebody_without_the_role_cannot_combine(
    qtbot: QtBot, core: Core, me: Person, context: PageContext
) -> None:
    add_change(core, me, "CR-1", SYSTEM)
    someone = replace(me, roles=frozenset({"tester"}))
    pane = opened(qtbot, core, replace(context, me=someone))
    pane.show_register("changes")
    assert not tab_of(pane).combine_button.isEnabled()
    assert tab_of(pane).combine_button.toolTip() == "你的岗位不能登记发布"


def test_the_schedule_is_written_under_the_names_of_a_tool(
    pane: AppsPane, context: PageContext, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    target = tmp_path / "s.csv"
    asked: list[str] = []

    def ask(_maker: FileMaker, wish: object) -> Path:
        asked.append(wish.suggested)  # type: ignore[attr-defined]
        return target

    monkeypatch.setattr(FileMaker, "ask_target", ask)
    plain, servicenow, *_ = tab_of(pane).export_menu.actions()
    servicenow.trigger()
    assert context.tasks.wait_idle()
    assert target.read_text("utf-8-sig").startswith("number,u_release,")
    assert pane.banner.isVisible()
    assert pane.banner.title_label.text() == "排期已导出"
    plain.trigger()
    assert context.tasks.wait_idle()
    assert target.read_text("utf-8-sig").startswith("变更单号,发布编号,")
    assert asked == ["变更排期 ServiceNow.csv", "变更排期.csv"]


def test_the_export_offers_its_tools(pane: AppsPane) -> None:
    press(pane, "export_button")
    menu = tab_of(pane).export_menu
    assert menu.isVisible()
    shown = [action.text() for action in menu.actions()]
    assert shown == ["通用列名", "ServiceNow", "Jira Service Management", "禅道"]
    menu.hide()


def test_the_dialog_says_what_the_source_said(
    qtbot: QtBot, core: Core, me: Person, context: PageContext
) -> None:
    add_change(core, me, "CR-1", SYSTEM)
    registers = read(services(core))
    known = replace(
        registers.changes[0],
        source="ServiceNow",
        source_state="Scheduled",
        link="https://itsm.example/1",
    )
    dialog = ChangeDialog(context, core.changes, registers, known)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.note_label.text() == "来自 ServiceNow，那边的状态是 Scheduled"
    assert not [x for x in dialog.findChildren(QLabel) if "itsm.example" in x.text()]
    link = dialog.findChild(LinkButton, "apps.change.link")
    assert isinstance(link, LinkButton)
    assert (link.text(), link.toolTip()) == ("打开来源", "https://itsm.example/1")
