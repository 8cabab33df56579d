"""Deputies as the office sets them for people on leave, and ends them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from relapp.bootstrap import Core
from relapp.domain.delegation_rules import DelegationDraft
from relapp.domain.person import Person
from relapp.domain.pin import Proof
from relapp.services.pin_hash import PinHasher
from relapp.services.pins import PinsService
from tests.ui.an_office import NOW
from tests.ui.apps.people import named, opened
from ui.actions.deputies import DeputyServices
from ui.actions.deputy_dialog import DeputyDialog
from ui.actions.deputy_list import DeputiesDialog
from ui.actions.page import PageContext
from ui.actions.pin_dialog import PinDialog
from ui.kit import messages
from ui.kit.tasks import TaskRunner


def deputy_services(core: Core) -> DeputyServices:
    return DeputyServices(core.delegations, core.people, core.processes, core.pins)


def dialog_of(qtbot: QtBot, core: Core, context: PageContext, name: str) -> DeputyDialog:
    facts = deputy_services(core).read()
    dialog = DeputyDialog(context, deputy_services(core), facts, named(core, name).id)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def choose(dialog: DeputyDialog, name: str) -> None:
    words = (dialog.deputy_combo.itemText(i) for i in range(dialog.deputy_combo.count()))
    dialog.deputy_combo.setEditText(next(w for w in words if w.startswith(name)))


def test_a_deputy_for_a_week_in_one_role(qtbot: QtBot, core: Core, context: PageContext) -> None:
    dialog = dialog_of(qtbot, core, context, "周启明")
    assert dialog.accept_button is not None
    assert dialog.problem() == "选代理人"
    choose(dialog, "陈志远")
    assert dialog.problem() == "写下原因"
    dialog.reason_edit.setText("年休假")
    assert dialog.accept_button.isEnabled()
    dialog.role_combo.set_value("affected_department_head")
    role = dialog.role_combo.value() or ""
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert context.tasks.wait_idle()
    (made,) = core.delegations.all()
    assert (made.person, made.deputy, made.role, made.reason) == (
        "周启明",
        "陈志远",
        role,
        "年休假",
    )
    assert made.starts_at == NOW
    assert made.ends_at == datetime(2026, 9, 22, 16, tzinfo=UTC)


def test_a_standing_deputy_from_a_later_day(qtbot: QtBot, core: Core, context: PageContext) -> None:
    dialog = dialog_of(qtbot, core, context, "周启明")
    choose(dialog, "陈志远")
    dialog.reason_edit.setText("外派")
    dialog.from_field.setDate(QDate(2026, 9, 25))
    assert dialog.problem() == "「到」应在「从」之后，且不早于今天"
    dialog.ends_check.setChecked(False)
    dialog.accept()
    assert context.tasks.wait_idle()
    (made,) = core.delegations.all()
    assert (made.starts_at, made.ends_at) == (datetime(2026, 9, 24, 16, tzinfo=UTC), None)


def test_a_refusal_stays_in_the_dialog(qtbot: QtBot, core: Core, context: PageContext) -> None:
    dialog = dialog_of(qtbot, core, context, "周启明")
    choose(dialog, "周启明")
    dialog.reason_edit.setText("年休假")
    dialog.accept()
    assert context.tasks.wait_idle()
    assert dialog.isVisible()
    assert dialog.problem() == "不能请自己代理，请选别人"


@pytest.mark.parametrize("given", [True, False])
def test_naming_a_deputy_asks_for_the_pin(
    qtbot: QtBot, core: Core, context: PageContext, monkeypatch: pytest.MonkeyPatch, *, given: bool
) -> None:
    core.pins.hasher = PinHasher((1, 8, 1))
    core.pins.set(context.me, "4826")
    titles: list[str] = []

    def ask(
        _parent: QWidget, _tasks: TaskRunner, pins: PinsService, person: Person, title: str
    ) -> Proof | None:
        titles.append(title)
        return pins.check(person, "4826") if given else None

    monkeypatch.setattr(PinDialog, "ask_proof", ask)
    dialog = dialog_of(qtbot, core, context, "周启明")
    choose(dialog, "陈志远")
    dialog.reason_edit.setText("年休假")
    assert dialog.accept_button is not None
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert context.tasks.wait_idle()
    assert titles == ["输入 PIN 后设代理"]
    assert len(core.delegations.all()) == given
    # Without the PIN the form stays as it was filled in.
    assert dialog.isVisible() is not given
    assert dialog.reason_edit.text() == "年休假"


def test_others_name_a_deputy_of_their_own_only(
    qtbot: QtBot, core: Core, context: PageContext
) -> None:
    mine = replace(context, me=named(core, "陈志远"))
    dialog = dialog_of(qtbot, core, mine, "陈志远")
    assert not dialog.person_combo.isEnabled()
    assert dialog.person_combo.currentText() == "陈志远"


def test_the_office_sees_all_of_them_and_ends_one(
    qtbot: QtBot, core: Core, me: Person, context: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    chief, deputy, other = (named(core, n) for n in ("周启明", "陈志远", "高翔"))
    set_deputy = core.delegations.set
    set_deputy(me, DelegationDraft(chief.id, deputy.id, NOW, None, "", "年休假"))
    later = NOW + timedelta(days=9)
    set_deputy(me, DelegationDraft(me.id, other.id, later, None, "release_office", "外派"))
    pane = opened(qtbot, core, context)
    QTest.mouseClick(pane.switch.button("deputies"), Qt.MouseButton.LeftButton)
    tab = pane.tab()
    assert not tab.import_button.isVisible()
    state, role = (tab.model.column_index(key) for key in ("state", "role"))
    assert [tab.model.index(r, state).data() for r in (0, 1)] == ["代理中", "未开始"]
    assert [tab.model.index(r, role).data() for r in (0, 1)] == ["全部岗位", "发布管理岗"]
    asked: list[str] = []

    def confirm(_parent: object, title: str, text: str, accept: str) -> bool:
        asked.append(text)
        return True

    monkeypatch.setattr(messages, "confirm", confirm)
    tab.view.setCurrentIndex(tab.model.index(0, 0))
    QTest.mouseClick(tab.edit_button, Qt.MouseButton.LeftButton)
    assert context.tasks.wait_idle()
    assert asked == ["陈志远 从现在起不再代 周启明 签署；已签的继续有效。"]
    assert [record.person for record in tab.model.records()] == [me.name]
    tab.idle_check.setChecked(True)
    assert {tab.model.index(r, state).data() for r in (0, 1)} == {"已结束", "未开始"}


def test_a_persons_own_list(
    qtbot: QtBot, core: Core, me: Person, context: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    chief, deputy = named(core, "周启明"), named(core, "陈志远")
    core.delegations.set(me, DelegationDraft(chief.id, deputy.id, NOW, None, "", "年休假"))
    as_deputy = replace(context, me=deputy)
    dialog = DeputiesDialog(as_deputy, deputy_services(core), deputy)
    qtbot.addWidget(dialog)
    dialog.show()
    assert context.tasks.wait_idle()
    assert dialog.list.model.rowCount() == 1
    assert not dialog.list.end_button.isEnabled()
    assert dialog.list.end_button.toolTip() == "由本人、发布管理岗或系统管理员结束"
    own = DeputiesDialog(replace(context, me=chief), deputy_services(core), chief)
    qtbot.addWidget(own)
    own.show()
    assert context.tasks.wait_idle()
    monkeypatch.setattr(messages, "confirm", lambda *_args: True)
    dialog.close()
    own.activateWindow()
    own.list.view.setFocus()
    QTest.keyClick(own.list.view, Qt.Key.Key_Delete)
    assert context.tasks.wait_idle()
    assert own.list.model.rowCount() == 0
    assert own.list.empty_label.isVisible()
    assert core.delegations.all()[0].ends_at == NOW
