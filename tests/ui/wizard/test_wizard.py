"""A person registers a release page by page."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QRadioButton
from pytestqt.qtbot import QtBot

from relapp.bootstrap import FOUNDER, Core
from relapp.domain.definition import Profile
from relapp.domain.person import Person
from relapp.domain.vocabulary import ChangeState, ReleaseMode, ReleaseType, Status, Strategy
from relapp.domain.window import WindowState
from tests.ui.an_office import add_change, register
from ui.actions.page import PageContext
from ui.kit import messages
from ui.wizard import NewReleaseDialog, Prefill, WizardServices
from ui.wizard.answers import asks
from ui.wizard.application_page import ApplicationPage
from ui.wizard.changes_page import ChangesPage
from ui.wizard.date_page import DatePage
from ui.wizard.kind_page import KindPage
from ui.wizard.people_page import PeoplePage
from ui.wizard.scope_page import ScopePage

SYSTEM = "核心租赁系统"


def services(core: Core) -> WizardServices:
    return WizardServices(
        core.registration,
        core.processes,
        core.applications,
        core.changes,
        core.people,
        core.windows,
    )


def opened(
    qtbot: QtBot, core: Core, context: PageContext, prefill: Prefill | None = None
) -> NewReleaseDialog:
    dialog = NewReleaseDialog(context, services(core), prefill)
    qtbot.addWidget(dialog, before_close_func=lambda widget: widget.hide())
    dialog.show()
    assert context.tasks.wait_idle()
    return dialog


@pytest.fixture
def dialog(qtbot: QtBot, core: Core, context: PageContext) -> Iterator[NewReleaseDialog]:
    found = opened(qtbot, core, context)
    yield found
    assert context.tasks.wait_idle()


def scope(dialog: NewReleaseDialog, option: str) -> None:
    button = dialog.findChild(QRadioButton, f"wizard.scope.{option}")
    assert isinstance(button, QRadioButton)
    button.setChecked(True)


def application(dialog: NewReleaseDialog, name: str, version: str, title: str) -> None:
    page = dialog.page("application")
    assert isinstance(page, ApplicationPage)
    page.search_edit.setText(name)
    QTest.keyClick(page.search_edit, Qt.Key.Key_Return)
    page.to_edit.setText(version)
    page.title_edit.setText(title)


def test_the_scope_question_comes_first_and_must_be_answered(dialog: NewReleaseDialog) -> None:
    dialog.next()
    page = dialog.page("scope")
    assert isinstance(page, ScopePage)
    assert page.error_label.isVisible()
    assert dialog.stack.currentWidget() is page


def test_a_planned_upgrade_is_registered_into_a_window(
    dialog: NewReleaseDialog, core: Core, me: Person, context: PageContext
) -> None:
    scope(dialog, "upgrade")
    dialog.next()
    dialog.next()
    application(dialog, "租赁", "V9.0.0", "还款计划批量重算")
    dialog.next()
    dialog.next()
    dialog.next()
    assert dialog.next_button.text() == "登记"
    dialog.next()
    assert context.tasks.wait_idle()
    assert dialog.registered is not None
    release = core.releases.view(dialog.registered.release_id).facts.release
    assert (release.application, release.version_to) == (SYSTEM, "V9.0.0")
    assert release.version_from == next(
        a.current_version for a in core.applications.all() if a.name == SYSTEM
    )
    assert release.applicant_id == me.id
    window = next(w for w in core.windows.year(2026).windows if w.id == release.window_id)
    assert window.starts_at > core.clock.now()


def test_a_request_out_of_scope_shows_the_reason_and_may_be_kept(
    dialog: NewReleaseDialog, core: Core, context: PageContext
) -> None:
    scope(dialog, "data_only")
    page = dialog.page("scope")
    assert isinstance(page, ScopePage)
    assert page.banner.isVisible()
    assert "数据变更" in page.reason_label.text()
    assert dialog.steps() == ("scope", "application", "people")
    dialog.next()
    application(dialog, "租赁", "V9.0.0", "只改利率表")
    dialog.next()
    assert dialog.next_button.text() == "留作被拒绝的申请"
    dialog.next()
    assert context.tasks.wait_idle()
    assert dialog.registered is not None
    assert dialog.registered.refused
    release = core.releases.view(dialog.registered.release_id).facts.release
    assert release.status is Status.REFUSED


def test_what_is_missing_is_said_beside_the_field(dialog: NewReleaseDialog) -> None:
    scope(dialog, "upgrade")
    dialog.next()
    dialog.next()
    dialog.next()
    page = dialog.page("application")
    assert isinstance(page, ApplicationPage)
    assert page.form.error_of(page.to_edit) == "写下上线后的版本"
    assert page.form.error_of(page.title_edit) == "写一句这次上线什么"
    application(dialog, "租赁", "", "标题")
    page.to_edit.setText(page.from_edit.text())
    dialog.next()
    assert page.form.error_of(page.to_edit) == "和上线前的版本一样"


def test_nothing_is_lost_on_the_way_back(dialog: NewReleaseDialog) -> None:
    scope(dialog, "upgrade")
    dialog.next()
    dialog.next()
    application(dialog, "租赁", "V9.0.0", "标题")
    page = dialog.page("application")
    assert isinstance(page, ApplicationPage)
    page.purpose_edit.setPlainText("目的")
    dialog.back()
    dialog.back()
    dialog.next()
    dialog.next()
    assert dialog.answers is not None
    assert (dialog.answers.title, dialog.answers.purpose) == ("标题", "目的")
    assert dialog.answers.version_to == "V9.0.0"


def test_an_emergency_needs_a_reason_and_takes_a_date_of_its_own(
    dialog: NewReleaseDialog, core: Core, context: PageContext
) -> None:
    scope(dialog, "patch")
    dialog.next()
    kind = dialog.page("kind")
    assert isinstance(kind, KindPage)
    QTest.mouseClick(kind.modes.button("emergency"), Qt.MouseButton.LeftButton)
    dialog.next()
    assert kind.form.error_of(kind.reason_edit) == "写下为什么等不到窗口"
    kind.reason_edit.setPlainText("登录异常锁定")
    dialog.next()
    application(dialog, "租赁", "V9.0.1", "异常锁定修复")
    dialog.next()
    dialog.next()
    date = dialog.page("date")
    assert isinstance(date, DatePage)
    assert date.own_button.isEnabled()
    assert date.own_button.isChecked()
    dialog.next()
    dialog.next()
    assert context.tasks.wait_idle()
    assert dialog.registered is not None
    release = core.releases.view(dialog.registered.release_id).facts.release
    assert release.mode is ReleaseMode.EMERGENCY
    assert release.planned_start == date.period.start()
    assert release.emergency_reason == "登录异常锁定"


def test_a_planned_upgrade_cannot_have_its_own_date_and_is_told_why(
    dialog: NewReleaseDialog,
) -> None:
    scope(dialog, "upgrade")
    dialog.next()
    dialog.next()
    application(dialog, "租赁", "V9.0.0", "标题")
    dialog.next()
    dialog.next()
    date = dialog.page("date")
    assert isinstance(date, DatePage)
    assert not date.own_button.isEnabled()
    assert "走发布窗口" in date.own_reason.text()


def test_a_window_that_cannot_take_it_is_refused_in_place(
    qtbot: QtBot, core: Core, me: Person, context: PageContext
) -> None:
    windows = core.windows.year(2026).windows
    coming = [w for w in windows if w.starts_at > core.clock.now()]
    core.windows.cancel(me, coming[1].id, "closing of accounts", coming[1].version)
    for _ in range(coming[0].capacity):
        register(core, me, SYSTEM, window_id=coming[0].id)
    dialog = opened(qtbot, core, context, Prefill(window_id=coming[0].id))
    scope(dialog, "upgrade")
    dialog.next()
    dialog.next()
    application(dialog, "租赁", "V9.0.0", "标题")
    dialog.next()
    dialog.next()
    date = dialog.page("date")
    assert isinstance(date, DatePage)
    shown = [c.window.id for c in date.model.records()]
    assert shown == [w.id for w in coming if w.id != coming[1].id]
    dialog.next()
    assert "名额已满" in date.error_label.text()
    date.later_button.setChecked(True)
    dialog.next()
    assert dialog.answers is not None
    assert dialog.answers.window_id is None


def test_only_approved_changes_of_these_applications_can_be_chosen(
    qtbot: QtBot, core: Core, me: Person, context: PageContext
) -> None:
    mine = add_change(core, me, "CR-1", SYSTEM)
    add_change(core, me, "CR-2", SYSTEM, ChangeState.SUBMITTED)
    add_change(core, me, "CR-3", "总账系统")
    taken = add_change(core, me, "CR-4", SYSTEM)
    register(core, me, SYSTEM, change_ids=(taken,))
    dialog = opened(qtbot, core, context)
    scope(dialog, "upgrade")
    dialog.next()
    dialog.next()
    application(dialog, "租赁", "V9.0.0", "标题")
    dialog.next()
    page = dialog.page("changes")
    assert isinstance(page, ChangesPage)
    refusals = {c.change.number: c.refusal for c in page.model.records()}
    assert refusals["CR-1"] == ""
    assert "批准后才能选" in refusals["CR-2"]
    assert refusals["CR-3"] == "属于总账系统"
    assert "CR-4" not in refusals
    for row in range(page.model.rowCount()):
        checked = Qt.CheckState.Checked
        page.model.setData(page.model.index(row, 0), checked, Qt.ItemDataRole.CheckStateRole)
    dialog.next()
    assert dialog.answers is not None
    assert dialog.answers.change_ids == (mine,)


def test_a_change_brings_its_application_and_window_along(
    qtbot: QtBot, core: Core, me: Person, context: PageContext
) -> None:
    change = add_change(core, me, "CR-9", "总账系统")
    window = next(w for w in core.windows.year(2026).windows if w.number == 20)
    assert window.state is WindowState.PUBLISHED
    dialog = opened(qtbot, core, context, Prefill((change,), window.id))
    scope(dialog, "upgrade")
    dialog.next()
    dialog.next()
    page = dialog.page("application")
    assert isinstance(page, ApplicationPage)
    assert page.chosen_edit.text() == "总账系统"
    assert page.title_edit.text() == "总账系统的变更"
    page.to_edit.setText("V8.0.0")
    dialog.next()
    dialog.next()
    dialog.next()
    assert dialog.answers is not None
    assert (dialog.answers.change_ids, dialog.answers.window_id) == ((change,), window.id)


def test_leaving_asks_once_something_was_answered(
    qtbot: QtBot, core: Core, context: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def confirm(_parent: object, title: str, *_rest: object, **_named: object) -> bool:
        asked.append(title)
        return len(asked) > 1

    monkeypatch.setattr(messages, "confirm", confirm)
    untouched = opened(qtbot, core, context)
    untouched.reject()
    assert not untouched.isVisible()
    dialog = opened(qtbot, core, context)
    scope(dialog, "upgrade")
    dialog.reject()
    assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible()
    assert asked == ["放弃这次登记", "放弃这次登记"]


def test_further_applications_need_a_version_too(dialog: NewReleaseDialog, core: Core) -> None:
    scope(dialog, "upgrade")
    dialog.next()
    dialog.next()
    application(dialog, "租赁", "V9.0.0", "标题")
    page = dialog.page("application")
    assert isinstance(page, ApplicationPage)
    other = next(a for a in core.applications.all() if a.name == "总账系统")
    page.further.add(other.id)
    dialog.next()
    assert dialog.stack.currentWidget() is page
    page.further._rows[other.id][1].setText("V7.0.0")
    dialog.next()
    assert dialog.answers is not None
    assert dialog.answers.further[0].version_to == "V7.0.0"


def test_a_name_nobody_has_is_refused(dialog: NewReleaseDialog) -> None:
    scope(dialog, "upgrade")
    for _ in range(2):
        dialog.next()
    application(dialog, "租赁", "V9.0.0", "标题")
    for _ in range(3):
        dialog.next()
    page = dialog.page("people")
    assert isinstance(page, PeoplePage)
    page.owner_combo.setEditText("没有这个人")
    dialog.next()
    assert "没有这个人" in page.form.error_of(page.owner_combo)


def kind_of_service(dialog: NewReleaseDialog) -> KindPage:
    page = dialog.page("scope")
    assert isinstance(page, ScopePage)
    card = next(c for c, d in page._cards.items() if d.code == "B")
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    scope(dialog, "approved_change")
    dialog.next()
    kind = dialog.page("kind")
    assert isinstance(kind, KindPage)
    return kind


def test_another_process_asks_other_things(dialog: NewReleaseDialog) -> None:
    kind = kind_of_service(dialog)
    assert kind.modes.button("emergency").isVisible()
    assert "wizard.question.customer_training" in [b.objectName() for b in kind._questions.values()]


def test_a_process_without_emergencies_offers_none(
    qtbot: QtBot, core: Core, context: PageContext
) -> None:
    service = next(d for d in core.processes.active() if d.code == "B")
    core.processes.store(FOUNDER, replace(service, version="V1.0", modes=(ReleaseMode.PLANNED,)))
    dialog = opened(qtbot, core, context)
    kind = kind_of_service(dialog)
    assert not kind.modes.button("emergency").isVisible()
    assert context.tasks.wait_idle()


def test_the_counts_follow_the_answers(core: Core) -> None:
    definition = core.processes.active()[0]
    planned = Profile(ReleaseType.UPGRADE, ReleaseMode.PLANNED, Strategy.FULL)
    emergency = Profile(ReleaseType.UPGRADE, ReleaseMode.EMERGENCY, Strategy.FULL)
    assert asks(definition, emergency).signatures == asks(definition, planned).signatures + 1
    new = Profile(ReleaseType.NEW_SYSTEM, ReleaseMode.PLANNED, Strategy.FULL)
    assert asks(definition, new).deliverables > asks(definition, planned).deliverables


def test_changes_of_several_applications_fill_the_form_in(
    qtbot: QtBot, core: Core, me: Person, context: PageContext
) -> None:
    first = add_change(core, me, "CR-1", SYSTEM)
    second = add_change(core, me, "CR-2", "总账系统")
    dialog = opened(qtbot, core, context, Prefill((first, second)))
    scope(dialog, "upgrade")
    dialog.next()
    dialog.next()
    page = dialog.page("application")
    assert isinstance(page, ApplicationPage)
    assert dialog.stack.currentWidget() is page
    assert page.chosen_edit.text() == SYSTEM
    assert page.title_edit.text() == f"{SYSTEM}的变更等 2 项变更"
    (entry,) = page.further.entries()
    ledger = next(a for a in core.applications.all() if a.name == "总账系统")
    assert (entry.application_id, entry.version_from) == (ledger.id, ledger.current_version)
    page.to_edit.setText("V9.0")
    (after,) = [
        edit
        for edit in page.findChildren(QLineEdit)
        if edit.accessibleName() == "总账系统 上线后版本"
    ]
    QTest.keyClicks(after, "V3.1")
    dialog.next()
    changes = dialog.page("changes")
    assert isinstance(changes, ChangesPage)
    assert dialog.stack.currentWidget() is changes
    assert changes.count_label.text() == "已选 2 个"
    answers = dialog.answers
    assert answers is not None
    assert answers.change_ids == (first, second)
    assert answers.draft().applications == ((ledger.id, ledger.current_version, "V3.1"),)
