"""The page as a whole: reading, head, menu, addresses, leaving, history and documents."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from relapp.domain.letter import LetterKind
from relapp.domain.vocabulary import Outcome, ReleaseType
from relapp.errors import StoreUnavailable
from tests.ui.release.conftest import Desk, OfficeAt, OpenDesk
from tests.ui.release.scene import local
from ui.actions.catalogue import ActionId
from ui.actions.letters import LetterWish
from ui.inspector.reason_dialog import ReasonDialog
from ui.inspector.rows import RequirementRow
from ui.kit import messages
from ui.release.deeds import OwnDateDialog
from ui.release.documents_panel import DocumentsPanel
from ui.release.history_panel import HistoryPanel
from ui.release.sign_dialog import TextDialog


def entry(desk: Desk, key: str) -> object:
    """Do a deed of the menu."""
    found = next(e for e in desk.pane.entries() if e.key == key)
    assert found.refusal is None
    result = found.call()
    desk.settle()
    return result


def status(desk: Desk) -> str:
    """Return the state of the release in the database."""
    return desk.view.facts.release.status.value


def test_the_head_says_what_it_is_and_what_is_missing(
    office_at: OfficeAt, open_desk: OpenDesk
) -> None:
    desk = open_desk(office_at("preparing"), "陈志远")
    head = desk.pane.head
    assert head.number_label.text() == "FB26-001"
    assert head.name_label.text() == "核心租赁系统"
    assert head.version_label.text() == "V6.8.0"
    assert "还有 6 天" in head.countdown_label.text()
    missing = len(desk.view.blockers)
    assert head.advance_button.text() == f"提交审批（差 {missing} 项）"
    assert not head.advance_button.isEnabled()
    assert str(missing) in head.advance_button.toolTip()
    assert desk.pane.page_title() == "FB26-001 核心租赁系统 V6.8.0"
    checks = desk.pane.tabs.tabText(1)
    assert checks.startswith("条件与检查 0/")


def test_a_release_whose_conditions_hold_moves_on(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    scene = office_at("preparing")
    scene.upload(scene.release_id)
    scene.plan_steps(scene.release_id)
    scene.record_tests(scene.release_id)
    scene.pass_stage_checks(scene.release_id)
    desk = open_desk(scene, "陈志远")
    assert desk.pane.head.advance_button.isEnabled()
    desk.pane.head.advance_button.click()
    desk.settle()
    assert desk.view.facts.release.stage == "approving"
    assert desk.pane.tabs.tabText(4) == "审批 0/5"


def test_an_unknown_release_is_an_empty_page_with_a_way_back(
    qtbot: QtBot, office_at: OfficeAt, open_desk: OpenDesk
) -> None:
    desk = open_desk(office_at("planning"), "陈志远")
    desk.pane.show_release(999)
    desk.settle()
    assert desk.pane.state.currentWidget() is desk.pane.state.empty
    with qtbot.waitSignal(desk.pane.exit_requested):
        desk.pane.state.empty.button.click()


def test_what_cannot_be_read_is_said_and_old_data_stays(
    office_at: OfficeAt, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(office_at("planning"), "陈志远")
    releases = desk.scene.core.releases
    original = releases.view

    def broken(_release_id: int) -> None:
        raise StoreUnavailable("store.locked", where="office.db")

    monkeypatch.setattr(releases, "view", broken)
    desk.pane.refresh()
    desk.settle()
    trouble = desk.pane.trouble
    assert trouble.isVisible()
    assert "office.db" in trouble.text_label.text()
    assert desk.pane.state.currentWidget() is desk.pane.frame
    monkeypatch.setattr(releases, "view", original)
    trouble.link("copy").click()
    assert "store.locked" in QApplication.clipboard().text()
    trouble.link("retry").click()
    desk.settle()
    assert not trouble.isVisible()


def test_the_menu_holds_resumes_and_cancels(
    office_at: OfficeAt, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(office_at("preparing"), "陈志远")
    monkeypatch.setattr(ReasonDialog, "ask", lambda *_a, **_k: "等上游")
    entry(desk, "hold")
    assert status(desk) == "on_hold"
    stopped = desk.overview.why.findChildren(RequirementRow)
    assert any("等上游" in row.text() for row in stopped)
    entry(desk, "resume")
    assert status(desk) == "running"
    entry(desk, "cancel")
    assert status(desk) == "cancelled"
    assert desk.pane.head.advance_button.isHidden()
    assert {e.key for e in desk.pane.entries()} == {"edit", "spot", "copy"}


def test_the_menu_writes_the_notice_before_and_the_result_after(
    office_at: OfficeAt, open_desk: OpenDesk, qtbot: QtBot
) -> None:
    desk = open_desk(office_at("preparing"), "陈志远")
    key = desk.scene.release_id
    with qtbot.waitSignal(desk.pane.letter_requested) as wished:
        entry(desk, "notice")
    assert wished.args == [LetterWish(LetterKind.NOTICE, (key,))]
    assert "result" not in {e.key for e in desk.pane.entries()}
    scene = office_at("implementing")
    scene.core.releases.set_outcome(scene["林静怡"], scene.release_id, Outcome.SUCCESS)
    ended = open_desk(scene, "林静怡")
    with qtbot.waitSignal(ended.pane.letter_requested) as wished:
        entry(ended, "result")
    assert wished.args == [LetterWish(LetterKind.RESULT, (ended.scene.release_id,))]
    assert "notice" not in {e.key for e in ended.pane.entries()}


def test_a_release_goes_back_to_an_earlier_stage(
    office_at: OfficeAt, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(office_at("approving"), "林静怡")
    monkeypatch.setattr(TextDialog, "ask_choice", lambda *_a, **_k: ("preparing", "换版本"))
    entry(desk, "back")
    assert desk.view.facts.release.stage == "preparing"


def test_the_outcome_is_stated_from_the_list_of_missing_things(
    office_at: OfficeAt, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(office_at("implementing"), "林静怡")
    monkeypatch.setattr(TextDialog, "ask_choice", lambda *_a, **_k: ("rolled_back", "数据不符"))
    desk.pane.go("relapp://release/FB26-001/outcome/outcome")
    desk.settle()
    assert desk.view.facts.release.outcome is Outcome.ROLLED_BACK


def test_a_new_system_takes_a_date_of_its_own(
    qtbot: QtBot, office_at: OfficeAt, open_desk: OpenDesk
) -> None:
    scene = office_at("planning")
    scene.release_id = scene.register(
        "供应商协同平台",
        "V1.0.0",
        "首次上线",
        type=ReleaseType.NEW_SYSTEM,
        scope_option="new_system",
        window_id=None,
    )
    desk = open_desk(scene, "陈志远")
    assert "date" in {e.key for e in desk.pane.entries()}
    view = desk.pane.desk.view
    assert view is not None
    dialog = OwnDateDialog(desk.pane.desk, view, desk.pane)
    qtbot.addWidget(dialog)
    dialog.period.day_edit.set_day(local(10, 15).date())
    dialog.accept()
    desk.settle()
    planned = desk.view.facts.release.planned_start
    assert planned is not None
    assert planned.date() == local(10, 15).date()


def test_actions_of_the_window_know_what_may_be_done(
    office_at: OfficeAt, open_desk: OpenDesk
) -> None:
    desk = open_desk(office_at("preparing"), "孙敏")
    assert desk.pane.allows(ActionId.RELEASE_HOLD)
    assert desk.pane.allows(ActionId.BACK) is None
    assert desk.pane.allows(ActionId.COPY_NUMBER) == ""
    assert desk.pane.perform(ActionId.COPY_NUMBER)
    assert QApplication.clipboard().text() == "FB26-001"
    assert not desk.pane.perform(ActionId.RELEASE_CANCEL)
    assert ("1", "通过") in keys_of(desk, "checks")


def keys_of(desk: Desk, tab: str) -> tuple[tuple[str, str], ...]:
    """Return the keys of a tab."""
    desk.pane.show_tab(tab)
    return desk.pane.keys()


def test_addresses_of_other_places_are_handed_on(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    desk = open_desk(office_at("preparing"), "陈志远")
    desk.pane.go("relapp://calendar/schedule/FB26-001")
    desk.pane.go("relapp://release/FB26-002/check/x")
    desk.pane.go("relapp://release/FB26-001/schedule/schedule")
    assert len(desk.addresses) == 3


def test_leaving_asks_only_about_what_could_not_be_saved(
    office_at: OfficeAt, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = office_at("planning")
    desk = open_desk(scene, "陈志远", "plan", "purpose")
    asked: list[str] = []

    def ask(_parent: object, _title: str, text: str, *_a: object, **_k: object) -> bool:
        asked.append(text)
        return False

    monkeypatch.setattr(messages, "confirm", ask)
    desk.plan.editor.text.insertPlainText("我写的")
    assert desk.pane.can_leave()
    desk.settle()
    scene.core.plans.write(scene["林静怡"], scene.release_id, "purpose", "她写的", 1)
    desk.plan.editor.text.insertPlainText("又写")
    desk.colleague_wrote()
    assert not desk.pane.can_leave()
    assert "目的" in asked[0]


def test_history_is_worded_and_filtered(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    desk = open_desk(office_at("approving"), "陈志远", "history")
    panel = desk.pane.panel("history")
    assert isinstance(panel, HistoryPanel)
    desk.settle()
    shown = panel.model.records()
    assert shown[0].said == "进入下一阶段"
    assert shown[0].changed == "阶段：准备 → 审批"
    panel.topics.button("plan").click()
    assert {row.entry.event.value for row in panel.model.records()} == {"section.written"}
    assert "字" in panel.model.records()[0].changed
    panel.search.setText("没有这样的词")
    assert panel.state.currentWidget() is panel.state.empty
    panel.state.empty.link.click()
    assert len(panel.model.records()) == len(shown)


def test_documents_say_from_when_they_can_be_made(
    office_at: OfficeAt, open_desk: OpenDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(office_at("approving"), "陈志远", "documents")
    panel = desk.pane.panel("documents")
    assert isinstance(panel, DocumentsPanel)
    first = panel.model.records()[0]
    assert (first.name, panel.state_of(first)) == ("发布方案", "可生成")
    target = tmp_path / "plan.docx"
    monkeypatch.setattr(panel._plan.maker, "ask_target", lambda _name: target)
    panel.make_button.click()
    assert desk.tasks.wait_idle(60)
    assert target.exists()
    assert panel.banner.isVisible()
