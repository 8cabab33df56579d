"""Roles of a person by where they are held, and whom releases would miss."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from relapp.bootstrap import Core
from relapp.domain.person import Person
from relapp.domain.role_grant import RoleGrant
from relapp.domain.stranded import Stranded
from tests.ui.an_office import register
from tests.ui.apps.people import draft_of, named, opened, services
from ui.actions.page import PageContext
from ui.apps.person_dialog import PersonDialog
from ui.apps.registers import read
from ui.kit import messages

SYSTEM = "核心租赁系统"


def dialog_of(qtbot: QtBot, core: Core, context: PageContext, name: str) -> PersonDialog:
    dialog = PersonDialog(context, core.people, read(services(core)), named(core, name))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_role_is_added_for_a_department_and_an_application_and_taken_away(
    qtbot: QtBot, core: Core, context: PageContext
) -> None:
    dialog = dialog_of(qtbot, core, context, "高翔")
    table = dialog.grant_table
    assert not table.add_button.isEnabled()
    department = core.people.departments()[0]
    application = next(a for a in core.applications.all() if a.name == SYSTEM)
    for role, scope in (("PMO", f"部门 {department.name}"), ("系统拥有人", f"应用 {SYSTEM}")):
        table.role_combo.setEditText(role)
        table.scope_combo.setEditText(scope)
        QTest.mouseClick(table.add_button, Qt.MouseButton.LeftButton)
    assert [table.model.index(r, 1).data() for r in (0, 1)] == [department.name, SYSTEM]
    dialog.accept()
    assert context.tasks.wait_idle()
    owned = RoleGrant("system_owner", None, application.id)
    assert named(core, "高翔").grants == {RoleGrant("pmo", department.id), owned}
    again = dialog_of(qtbot, core, context, "高翔")
    with qtbot.waitActive(again):
        again.activateWindow()
    again.grant_table.view.setCurrentIndex(again.grant_table.model.index(0, 0))
    again.grant_table.view.setFocus()
    QTest.keyClick(again.grant_table.view, Qt.Key.Key_Delete)
    assert again.grant_table.model.rowCount() == 1
    again.accept()
    assert context.tasks.wait_idle()
    assert named(core, "高翔").grants == {owned}


def test_the_list_says_where_a_role_is_held(
    qtbot: QtBot, core: Core, me: Person, context: PageContext
) -> None:
    department = core.people.departments()[0]
    grants = frozenset({RoleGrant("pmo", department.id)})
    core.people.save(me, draft_of(named(core, "高翔"), roles=frozenset(), grants=grants))
    pane = opened(qtbot, core, context)
    tab = pane.tabs_people
    index = tab.model.index_of(named(core, "高翔").id, tab.model.column_index("roles"))
    assert index.data() == f"PMO（{department.name}）"
    assert index.data(Qt.ItemDataRole.ForegroundRole) is None


def alone(core: Core, me: Person) -> tuple[str, str]:
    """Register a release and return its number and somebody whom alone it waits for."""
    key = register(core, me, SYSTEM)
    for person in core.people.all():
        if "system_owner" in person.roles:
            core.people.save(me, draft_of(person, roles=person.roles - {"system_owner"}))
    facts = core.releases.view(key).facts
    (owner,) = facts.holders["system_owner"]
    return facts.release.number, owner.name


@pytest.mark.parametrize("agreed", [True, False])
def test_whoever_a_release_waits_for_alone_is_not_dropped_unseen(
    qtbot: QtBot,
    core: Core,
    me: Person,
    context: PageContext,
    monkeypatch: pytest.MonkeyPatch,
    agreed: bool,
) -> None:
    number, name = alone(core, me)
    asked: list[str] = []

    def confirm(_parent: object, title: str, text: str, accept: str, **_more: object) -> bool:
        asked.append(f"{title}\n{text}\n{accept}")
        return agreed

    monkeypatch.setattr(messages, "confirm", confirm)
    dialog = dialog_of(qtbot, core, context, name)
    QTest.mouseClick(dialog.active_check, Qt.MouseButton.LeftButton)
    dialog.active_check.setChecked(False)
    assert dialog.accept_button is not None
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert context.tasks.wait_idle()
    (words,) = asked
    assert words.startswith("保存后，这些发布没有人能接着办")
    assert f"{number} {SYSTEM}：" in words
    assert named(core, name).active is not agreed
    assert dialog.isVisible() is not agreed


def test_whoever_can_be_spared_goes_without_a_question(
    qtbot: QtBot, core: Core, context: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(_dialog: PersonDialog, found: tuple[Stranded, ...]) -> bool:
        raise AssertionError(found)

    monkeypatch.setattr(PersonDialog, "ask_whether", never)
    dialog = dialog_of(qtbot, core, context, "高翔")
    dialog.active_check.setChecked(False)
    dialog.accept()
    assert context.tasks.wait_idle()
    assert not named(core, "高翔").active
