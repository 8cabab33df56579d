"""The registers as a person keeps them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from relapp.bootstrap import Core
from relapp.domain.person import Person
from relapp.domain.vocabulary import ChangeState
from relapp.services.import_mapping import ImportKind
from tests.ui.an_office import add_change, register
from tests.ui.conftest import CheckModel
from ui.actions.page import PageContext
from ui.apps.application_dialog import ApplicationDialog
from ui.apps.change_dialog import ChangeDialog
from ui.apps.departments_dialog import DepartmentsDialog
from ui.apps.import_dialog import ImportDialog
from ui.apps.pane import AppsPane
from ui.apps.person_dialog import PersonDialog
from ui.apps.registers import AppsServices, read

SYSTEM = "核心租赁系统"


def services(core: Core) -> AppsServices:
    return AppsServices(
        core.applications,
        core.changes,
        core.people,
        core.processes,
        core.board,
        core.imports,
        core.change_schedule,
    )


def opened(qtbot: QtBot, core: Core, context: PageContext) -> AppsPane:
    pane = AppsPane(context, services(core))
    qtbot.addWidget(pane)
    pane.resize(1384, 800)
    pane.show()
    pane.activate()
    assert context.tasks.wait_idle()
    return pane


@pytest.fixture
def pane(qtbot: QtBot, core: Core, context: PageContext) -> Iterator[AppsPane]:
    found = opened(qtbot, core, context)
    yield found
    assert context.tasks.wait_idle()


def names(pane: AppsPane) -> list[str]:
    return [r.name for r in pane.tab().model.records()]


def test_the_models_keep_qts_rules(pane: AppsPane, check_model: CheckModel) -> None:
    for tab in pane.tabs.values():
        check_model(tab.model)


def test_the_search_narrows_by_every_word(pane: AppsPane) -> None:
    tab = pane.tab()
    QTest.keyClicks(tab.search_edit, "java")
    tab.search_edit.setText("java 租赁")
    assert names(pane) == [SYSTEM]
    tab.search_edit.setText("没有这样的")
    assert tab.model.rowCount() == 0
    assert tab.state.currentWidget() is tab.state.empty
    QTest.keyClick(tab.search_edit, Qt.Key.Key_Escape)
    assert len(names(pane)) > 1


def test_rows_can_be_copied_for_a_spreadsheet(pane: AppsPane) -> None:
    pane.tab().search_edit.setText("租赁")
    QTest.keyClick(pane.tab().search_edit, Qt.Key.Key_Down)
    QTest.keyClick(pane.tab().view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    header, row = QGuiApplication.clipboard().text().split("\n")[:2]
    assert header.startswith("名称\t代号")
    assert row.startswith(f"{SYSTEM}\tCLS")


def test_releases_on_their_way_are_counted_by_application(
    qtbot: QtBot, core: Core, me: Person, context: PageContext
) -> None:
    register(core, me, SYSTEM)
    register(core, me, SYSTEM)
    pane = opened(qtbot, core, context)
    tab = pane.tab()
    tab.search_edit.setText("租赁")
    column = tab.model.column_index("running")
    assert tab.model.index(0, column).data() == "2"


def test_enter_opens_the_row_for_editing_and_the_table_follows(
    pane: AppsPane, core: Core, context: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []

    def ask(_parent: object, *args: object) -> object:
        known = args[-1]
        seen.append(known)
        draft = next(a for a in core.applications.all() if a == known)
        from relapp.domain.register import ApplicationDraft

        return core.applications.save(
            context.me,
            ApplicationDraft("核心租赁平台", id=draft.id, version=draft.version),
        )

    monkeypatch.setattr(ApplicationDialog, "ask", ask)
    pane.tab().search_edit.setText("租赁")
    QTest.keyClick(pane.tab().search_edit, Qt.Key.Key_Return)
    QTest.keyClick(pane.tab().view, Qt.Key.Key_Return)
    assert context.tasks.wait_idle()
    assert len(seen) == 1
    pane.tab().search_edit.clear()
    assert "核心租赁平台" in names(pane)


def test_an_application_is_added_and_a_taken_name_is_refused_in_the_dialog(
    qtbot: QtBot, core: Core, context: PageContext
) -> None:
    dialog = ApplicationDialog(context, core.applications, read(services(core)))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.accept_button is not None
    assert not dialog.accept_button.isEnabled()
    dialog.name_edit.setText(SYSTEM)
    dialog.accept()
    assert context.tasks.wait_idle()
    assert dialog.isVisible()
    assert SYSTEM in dialog.problem()
    dialog.name_edit.setText("押品管理系统")
    dialog.family_combo.setCurrentText("java")
    dialog.accept()
    assert context.tasks.wait_idle()
    made = next(a for a in core.applications.all() if a.name == "押品管理系统")
    assert made.family == "java"


def test_what_is_out_of_use_is_hidden_until_asked_for(
    qtbot: QtBot, core: Core, me: Person, context: PageContext
) -> None:
    registers = read(services(core))
    application = next(a for a in registers.applications if a.name == SYSTEM)
    dialog = ApplicationDialog(context, core.applications, registers, application)
    qtbot.addWidget(dialog)
    dialog.active_check.setChecked(False)
    dialog.accept()
    assert context.tasks.wait_idle()
    pane = opened(qtbot, core, context)
    assert SYSTEM not in names(pane)
    pane.open_address(("application", str(application.id)))
    assert SYSTEM in names(pane)


def test_roles_come_from_the_active_processes(
    qtbot: QtBot, core: Core, me: Person, context: PageContext
) -> None:
    registers = read(services(core))
    person = next(p for p in registers.people if p.name == "陈志远")
    dialog = PersonDialog(context, core.people, registers, person)
    qtbot.addWidget(dialog)
    assert dialog.role_picker.box("project_manager").isChecked()
    assert dialog.role_picker.box("project_manager").toolTip()
    dialog.role_picker.box("release_office").setChecked(True)
    dialog.accept()
    assert context.tasks.wait_idle()
    assert {"project_manager", "release_office"} <= core.people.get(person.id).roles
    assert me.roles


def test_roles_of_processes_gone_are_kept(core: Core, qtbot: QtBot, context: PageContext) -> None:
    registers = read(services(core))
    person = replace(registers.people[0], roles=frozenset({"administrator", "gone_role"}))
    dialog = PersonDialog(context, core.people, registers, person)
    qtbot.addWidget(dialog)
    assert "gone_role" in dialog.role_picker.roles()


def test_the_last_administrator_stays(
    qtbot: QtBot, core: Core, me: Person, context: PageContext
) -> None:
    dialog = PersonDialog(context, core.people, read(services(core)), me)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.role_picker.box("administrator").setChecked(False)
    dialog.accept()
    assert context.tasks.wait_idle()
    assert dialog.isVisible()
    assert dialog.problem()


def test_the_approval_date_is_asked_for_approved_changes_only(
    qtbot: QtBot, core: Core, context: PageContext
) -> None:
    dialog = ChangeDialog(context, core.changes, read(services(core)))
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.approved_edit.isVisible()
    dialog.state_combo.setCurrentIndex(dialog.state_combo.findData(ChangeState.APPROVED.value))
    assert dialog.approved_edit.isVisible()
    dialog.number_edit.setText("CR-77")
    dialog.title_edit.setText("辅助核算项校验")
    dialog.accept()
    assert context.tasks.wait_idle()
    (change,) = [c for c in core.changes.all() if c.number == "CR-77"]
    assert change.state is ChangeState.APPROVED
    assert change.approved_on is not None


def test_a_change_is_found_by_its_address(
    qtbot: QtBot, core: Core, me: Person, context: PageContext
) -> None:
    add_change(core, me, "CR-1", SYSTEM)
    add_change(core, me, "CR-2", SYSTEM)
    pane = AppsPane(context, services(core))
    qtbot.addWidget(pane)
    pane.show()
    pane.open_address(("change", "CR-2"))
    pane.activate()
    assert context.tasks.wait_idle()
    current = pane.tab().current()
    assert current is not None
    assert current.change.number == "CR-2"


def test_a_department_gets_a_head(qtbot: QtBot, core: Core, context: PageContext) -> None:
    registers = read(services(core))
    dialog = DepartmentsDialog(context, core.people, registers)
    qtbot.addWidget(dialog)
    department = registers.departments[1]
    dialog.which_combo.set_value(department.id)
    assert dialog.name_edit.text() == department.name
    dialog.head_combo.set_value(registers.people[4].id)
    dialog.accept()
    assert context.tasks.wait_idle()
    saved = next(d for d in core.people.departments() if d.id == department.id)
    assert saved.head_id == registers.people[4].id


def test_somebody_without_the_role_is_told_why(
    qtbot: QtBot, core: Core, me: Person, context: PageContext
) -> None:
    other = next(p for p in core.people.all() if p.name == "陈志远")
    pane = opened(qtbot, core, replace(context, me=other))
    assert not pane.tab().add_button.isEnabled()
    assert "发布管理岗" in pane.tab().add_button.toolTip()
    assert me.roles


def test_a_file_is_rehearsed_before_it_is_written(
    qtbot: QtBot, core: Core, context: PageContext, tmp_path: Path
) -> None:
    file = tmp_path / "apps.csv"
    file.write_text("name,family\n押品管理系统,java\n", encoding="utf-8-sig")
    count = len(core.applications.all())
    dialog = ImportDialog(context, core.imports, ImportKind.APPLICATIONS, file)
    qtbot.addWidget(dialog)
    dialog.show()
    assert context.tasks.wait_idle()
    assert len(core.applications.all()) == count
    assert dialog.accept_button is not None
    if not dialog.accept_button.isEnabled():
        pytest.fail(dialog.problems_edit.toPlainText() + dialog.summary_label.text())
    assert "将导入 1 行" in dialog.summary_label.text()
    shown = [dialog.table.item(0, n) for n in range(dialog.table.columnCount())]
    assert [cell.text() for cell in shown if cell] == ["押品管理系统", "java", "一般", "是"]
    dialog.accept()
    assert context.tasks.wait_idle()
    assert len(core.applications.all()) == count + 1


def test_a_faulty_file_names_every_cell_and_writes_nothing(
    qtbot: QtBot, core: Core, context: PageContext, tmp_path: Path
) -> None:
    file = tmp_path / "apps.csv"
    file.write_text("name,criticality\n,core\n押品管理系统,huge\n", encoding="utf-8-sig")
    dialog = ImportDialog(context, core.imports, ImportKind.APPLICATIONS, file)
    qtbot.addWidget(dialog)
    dialog.show()
    assert context.tasks.wait_idle()
    assert dialog.accept_button is not None
    assert not dialog.accept_button.isEnabled()
    assert "第 3 行" in dialog.problems_edit.toPlainText()
