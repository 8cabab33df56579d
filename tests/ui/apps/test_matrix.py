"""Who may sign what, as the office looks at it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from relapp.bootstrap import Core
from relapp.domain.delegation_rules import DelegationDraft
from relapp.domain.person import Person
from relapp.domain.role_grant import RoleGrant
from relapp.domain.vocabulary import ReleaseMode
from tests.ui.an_office import NOW
from tests.ui.apps.people import draft_of, named, opened
from ui.actions.page import PageContext
from ui.apps.matrix_tab import MatrixTab
from ui.apps.pane import AppsPane


@pytest.fixture
def pane(qtbot: QtBot, core: Core, context: PageContext) -> Iterator[AppsPane]:
    found = opened(qtbot, core, context)
    found.open_address(("matrix",))
    yield found
    assert context.tasks.wait_idle()


def step_row(tab: MatrixTab, who: str) -> int:
    """Return the row of the first signature whose people are these."""
    steps = tab.table.steps
    column = steps.column_index("who")
    for row, record in enumerate(steps.records()):
        if record.signs and steps.index(row, column).data() == who:
            return row
    raise AssertionError([steps.index(r, column).data() for r in range(steps.rowCount())])


def only_holder(core: Core, name: str) -> str:
    """Return a role of a person that nobody else holds and that signs."""
    signing = {
        step.role
        for definition in core.processes.active()
        if definition.code == "A"
        for stage in definition.stages
        for group in stage.route
        for step in group.steps
    }
    return next(role for role in sorted(named(core, name).roles) if role in signing)


def people_of(tab: MatrixTab, row: int) -> dict[str, str]:
    """Return the signs of a row by the name over them."""
    model = tab.table.people
    return {
        str(model.headerData(column, Qt.Orientation.Horizontal)): model.index(row, column).data()
        for column in range(model.columnCount())
        if model.index(row, column).data()
    }


def test_a_step_stands_against_those_who_sign_it(pane: AppsPane) -> None:
    assert pane.page_title() == "谁能签什么"
    row = step_row(pane.matrix, "刘建国")
    assert people_of(pane.matrix, row) == {"刘建国": "●"}
    column = pane.matrix.table.steps.column_index("who")
    hint = pane.matrix.table.steps.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
    assert hint == "刘建国：有这个岗位"


def test_a_deputy_and_a_narrow_role_are_told_apart(
    pane: AppsPane, core: Core, me: Person, context: PageContext
) -> None:
    role = only_holder(core, "刘建国")
    first = core.applications.all()[0]
    narrow = draft_of(named(core, "高翔"), grants=frozenset({RoleGrant(role, None, first.id)}))
    chief, deputy = named(core, "刘建国"), named(core, "陈志远")
    core.people.save(me, narrow)
    core.delegations.set(me, DelegationDraft(chief.id, deputy.id, NOW, None, "", "休假"))
    pane.refresh()
    assert context.tasks.wait_idle()
    row = step_row(pane.matrix, "刘建国、高翔、陈志远（代）")
    assert people_of(pane.matrix, row) == {"刘建国": "●", "高翔": "◐", "陈志远": "代"}
    model = pane.matrix.table.people
    told = {
        model.index(row, c).data(Qt.ItemDataRole.ToolTipRole) for c in range(model.columnCount())
    }
    assert {"陈志远：代 刘建国 签", "高翔：有这个岗位，只对 1 个应用"} <= told


def test_where_nobody_can_sign_is_found_from_the_people(
    pane: AppsPane, core: Core, me: Person, context: PageContext
) -> None:
    assert not pane.tabs_people.banner.isVisibleTo(pane.tabs_people)
    core.people.save(me, draft_of(named(core, "刘建国"), roles=frozenset()))
    pane.refresh()
    assert context.tasks.wait_idle()
    pane.show_register("people")
    banner = pane.tabs_people.banner
    assert banner.isVisible()
    assert banner.title_label.text().endswith("个环节没有人能签")
    QTest.mouseClick(banner.link("gaps"), Qt.MouseButton.LeftButton)
    assert pane.page_title() == "谁能签什么"
    steps = pane.matrix.table.steps
    told = [steps.index(r, steps.column_index("who")).data() for r in range(steps.rowCount())]
    assert "没有人能签" in told
    assert set(told) <= {"没有人能签", "没有人能答"}


def test_filters_narrow_the_rows_and_the_question(
    pane: AppsPane, core: Core, me: Person, context: PageContext
) -> None:
    tab = pane.matrix
    everything = tab.table.steps.rowCount()
    tab.mode_combo.set_values(frozenset({ReleaseMode.PLANNED}))
    tab.mode_combo.changed.emit(tab.mode_combo.values())
    assert tab.table.steps.rowCount() < everything
    first, second = core.applications.all()[:2]
    role = only_holder(core, "刘建国")
    chief = draft_of(
        named(core, "刘建国"),
        roles=frozenset(),
        grants=frozenset({RoleGrant(role, None, first.id)}),
    )
    core.people.save(me, chief)
    pane.refresh()
    assert context.tasks.wait_idle()
    tab.focus_search()
    for name, told in ((first.name, "刘建国"), (second.name, "没有人能签")):
        tab.application_combo.setEditText(name)
        assert step_row(tab, told) >= 0


def test_the_process_and_departments_as_columns(pane: AppsPane) -> None:
    tab = pane.matrix
    QTest.mouseClick(tab.switch.button("departments"), Qt.MouseButton.LeftButton)
    row = step_row(tab, "刘建国")
    assert people_of(tab, row) == {"信息管理部": "刘建国"}
    first = tab.table.steps.records()
    tab.process_combo.set_values(frozenset({"B"}))
    tab.process_combo.changed.emit(tab.process_combo.values())
    assert tab.table.steps.records() != first


def test_the_tables_move_as_one_and_are_copied_whole(pane: AppsPane) -> None:
    table = pane.matrix.table
    table.left.setFocus()
    QTest.keyClick(table.left, Qt.Key.Key_Down)
    assert table.right.currentIndex().row() == table.left.currentIndex().row() == 1
    table.right.setCurrentIndex(table.people.index(4, 0))
    assert table.left.currentIndex().row() == 4
    QTest.mouseClick(pane.matrix.copy_button, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].startswith("阶段\t环节\t岗位\t谁\t")
    assert len(lines) == 1 + table.steps.rowCount()
    assert {line.count("\t") for line in lines} == {lines[0].count("\t")}


def test_an_office_without_a_process_shows_nothing(qtbot: QtBot, context: PageContext) -> None:
    tab = MatrixTab("zh", context.clock)
    qtbot.addWidget(tab)
    tab.show()
    assert tab.question() is None
    assert tab.table.steps.rowCount() == 0
