"""The overview: why not yet, facts, ties, people, follow-ups."""

import pytest
from pytestqt.qtbot import QtBot

from relapp.domain.changes import Changes
from relapp.domain.vocabulary import CheckResult, ReleaseMode
from relapp.services.releases import ReleaseEdit
from tests.ui.release.conftest import Desk, OfficeAt, OpenDesk, find
from ui.inspector.rows import RequirementRow
from ui.kit.buttons import Button, IconButton, LinkButton
from ui.release.choose_dialog import Choice, ChooseDialog
from ui.release.edit_dialog import EditReleaseDialog
from ui.release.sign_dialog import TextDialog


def rows(desk: Desk) -> list[RequirementRow]:
    """Return the lines of the list of what is missing."""
    found = desk.overview.why.findChildren(RequirementRow)
    return [row for row in found if row.isVisible()]


def button(desk: Desk, name: str) -> Button:
    """Return a button of the overview."""
    found = find(desk.overview, name)
    assert isinstance(found, Button)
    return found


def test_each_line_leads_to_where_it_is_mended(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    desk = open_desk(office_at("preparing"), "陈志远")
    for subject, tab in (("function", "tests"), ("review_meeting_held", "checks")):
        desk.pane.show_tab("overview")
        next(row for row in rows(desk) if row.requirement.subject_id == subject).click()
        desk.settle()
        assert desk.pane.current_tab() == tab
    assert desk.checks.list.current_id() == "review_meeting_held"
    assert desk.addresses == []


def test_what_is_met_is_folded(qtbot: QtBot, office_at: OfficeAt, open_desk: OpenDesk) -> None:
    desk = open_desk(office_at("preparing"), "陈志远")
    why = desk.overview.why
    assert why.met_link.text().startswith("已满足")
    why.met_link.click()
    assert why.met_link.text().startswith("收起")
    assert why._met.count() == desk.view.met
    why.more_link.click()
    desk.settle()
    assert len(rows(desk)) == len(desk.view.blockers)


def test_changes_are_added_from_free_approved_ones_and_taken_out(
    office_at: OfficeAt, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = office_at("preparing")
    desk = open_desk(scene, "陈志远")
    offered: list[str] = []

    def choose(
        _parent: object, _title: str, choices: tuple[Choice, ...], *_a: object, **_k: object
    ) -> frozenset[object]:
        offered.extend(c.text for c in choices)
        return frozenset({scene.changes["CR-2280"]})

    monkeypatch.setattr(ChooseDialog, "ask", choose)
    button(desk, "overview.changes.button").click()
    desk.settle()
    assert {c.number for c in desk.view.facts.changes} == {"CR-2274", "CR-2280"}
    assert all("CR-2301" not in text and "CR-2274" not in text for text in offered)
    cross = find(desk.overview, "change.CR-2274.remove")
    assert isinstance(cross, IconButton)
    cross.click()
    desk.settle()
    assert {c.number for c in desk.view.facts.changes} == {"CR-2280"}
    link = find(desk.overview, "change.CR-2280")
    assert isinstance(link, LinkButton)
    link.click()
    assert desk.addresses == ["relapp://apps/change/CR-2280"]


def test_other_releases_can_be_waited_for(
    office_at: OfficeAt, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = office_at("preparing")
    other = scene.register("资金管理系统", "V4.2.1", "接口改造")
    desk = open_desk(scene, "陈志远")
    monkeypatch.setattr(ChooseDialog, "ask", lambda *_a, **_k: frozenset({other}))
    monkeypatch.setattr(TextDialog, "ask", lambda *_a, **_k: "接口改造上线")
    button(desk, "overview.dependencies.button").click()
    desk.settle()
    waits = desk.view.facts.dependencies
    assert [(d.release_id, d.need) for d in waits] == [(other, "接口改造上线")]
    assert any("接口改造上线" in row.text() for row in rows(desk))
    cross = find(desk.overview, f"dependency.{waits[0].number}.remove")
    assert isinstance(cross, IconButton)
    cross.click()
    desk.settle()
    assert desk.view.facts.dependencies == ()


def test_people_are_named_for_a_role(
    office_at: OfficeAt, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = office_at("preparing")
    desk = open_desk(scene, "林静怡")
    chosen = frozenset({scene["刘建国"].id, scene["孙敏"].id})
    monkeypatch.setattr(ChooseDialog, "ask", lambda *_a, **_k: chosen)
    link = find(desk.overview, "people.pmo")
    assert isinstance(link, LinkButton)
    link.click()
    desk.settle()
    assert set(desk.view.facts.holder_names("pmo")) == {"刘建国", "孙敏"}


def test_a_deferred_check_becomes_a_follow_up_that_is_settled_here(
    office_at: OfficeAt, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = office_at("planning")
    urgent = scene.register(
        "资金管理系统",
        "V4.2.1",
        "支付失败紧急修复",
        mode=ReleaseMode.EMERGENCY,
        emergency_reason="支付中断",
        window_id=None,
    )
    scene.to_preparing(urgent)
    scene.answer(urgent, "user_test_signed", CheckResult.DEFERRED, "来不及，五天内补")
    scene.release_id = urgent
    desk = open_desk(scene, "陈志远")
    item = desk.view.facts.follow_ups[0]
    monkeypatch.setattr(TextDialog, "ask", lambda *_a, **_k: "已补测")
    button(desk, f"follow_up.{item.id}").click()
    desk.settle()
    assert desk.view.facts.follow_ups[0].done_at is not None
    assert desk.view.facts.follow_ups[0].note == "已补测"


def test_the_registration_is_edited(
    qtbot: QtBot, office_at: OfficeAt, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(office_at("preparing"), "陈志远")
    view = desk.pane.desk.view
    assert view is not None
    dialog = EditReleaseDialog(desk.pane.desk, view, desk.pane)
    qtbot.addWidget(dialog)
    dialog.title_edit.setText("")
    dialog.accept()
    assert dialog.title_edit.accessibleDescription() == "不能为空"
    dialog.title_edit.setText("新的标题")
    assert dialog.edit() == ReleaseEdit(title="新的标题")
    dialog.accept()
    desk.settle()
    assert isinstance(dialog.outcome, Changes)
    assert desk.view.facts.release.title == "新的标题"
    answer = dialog.outcome
    monkeypatch.setattr(EditReleaseDialog, "ask", lambda *_a: answer)
    button(desk, "overview.facts.button").click()
    desk.settle()
    assert desk.pane.head.title_label.text() == "新的标题"


def test_a_faster_colleague_is_named_before_anything_is_overwritten(
    qtbot: QtBot, office_at: OfficeAt, open_desk: OpenDesk
) -> None:
    scene = office_at("preparing")
    desk = open_desk(scene, "陈志远")
    view = desk.pane.desk.view
    assert view is not None
    dialog = EditReleaseDialog(desk.pane.desk, view, desk.pane)
    qtbot.addWidget(dialog)
    version = view.facts.release.version
    scene.core.releases.edit(
        scene["林静怡"], scene.release_id, ReleaseEdit(title="林静怡的标题"), version
    )
    dialog.title_edit.setText("我的标题")
    dialog.accept()
    desk.settle()
    assert "林静怡的标题" in dialog.note_label.text()
    assert dialog.title_edit.text() == "我的标题"
    assert desk.view.facts.release.title == "林静怡的标题"
    dialog.accept()
    desk.settle()
    assert desk.view.facts.release.title == "我的标题"


def test_a_reader_may_change_nothing_and_learns_why(
    office_at: OfficeAt, open_desk: OpenDesk
) -> None:
    desk = open_desk(office_at("preparing"), "孙敏")
    for name in ("overview.facts.button", "overview.changes.button"):
        assert not button(desk, name).isEnabled()
        assert button(desk, name).toolTip()


def test_ticks_of_the_chooser_survive_narrowing(qtbot: QtBot) -> None:
    choices = (Choice(1, "甲", "项目经理"), Choice(2, "乙"), Choice(3, "丙"))
    dialog = ChooseDialog("选人", choices, frozenset({2}))
    qtbot.addWidget(dialog)
    dialog.search.setText("项目")
    assert [c.key for c in dialog.model.records()] == [1]
    dialog.model.check_requested.emit(choices[0], True)
    dialog.search.clear()
    assert dialog.chosen() == frozenset({1, 2})
    assert "2" in dialog.note_label.text()
