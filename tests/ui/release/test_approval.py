"""Deciding on approval steps: the picture, who may, what a signature stands for."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from relapp.domain.vocabulary import CheckResult, Decision, ReleaseMode, StepState
from tests.ui.release.conftest import OfficeAt, OpenDesk
from tests.ui.release.scene import Scene
from ui.release.route_layout import place_route
from ui.release.sign_dialog import SignDialog, SignedContent, TextDialog

DEVELOPMENT = "development_upgrade"
START = "project_manager_upgrade"


def signed_start(office_at: OfficeAt) -> Scene:
    """Return an office where the first group has signed."""
    scene = office_at("approving")
    scene.sign_open_steps(scene.release_id)
    return scene


def pass_checks(scene: Scene, step_id: str) -> None:
    """Pass every check of a step, with evidence where it is due."""
    _stage, node = scene.view(scene.release_id).step(step_id)
    for item in node.checks:
        scene.answer(scene.release_id, item.id, CheckResult.PASS)
        if item.evidence_required:
            actor = scene.holder(scene.release_id, item.role)
            scene.core.checks.add_evidence(
                actor, scene.release_id, item.id, "清单.xlsx", content=b"list"
            )


def test_my_own_step_is_chosen_and_says_what_is_missing(
    office_at: OfficeAt, open_desk: OpenDesk
) -> None:
    scene = signed_start(office_at)
    desk = open_desk(scene, "周启明", "approval")
    route, bar = desk.approval.route, desk.approval.bar
    assert route.chosen_id() == DEVELOPMENT
    assert "我的结论" in bar.title_label.text()
    assert "7 项未勾选" in bar.problem_label.text()
    assert bar.sign_button.isVisible()
    assert not bar.sign_button.isEnabled()
    assert "未勾选" in bar.sign_button.toolTip()
    assert bar.return_button.isEnabled()


def test_the_picture_places_groups_side_by_side(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    desk = open_desk(signed_start(office_at), "周启明", "approval")
    columns = desk.approval._columns
    assert [c.number for c in columns] == [1, 2, 3, 4]
    for width in (600, 1000, 1800):
        placed = place_route(columns, width)
        edges = [(c.rect.left(), c.rect.right()) for c in placed.columns]
        assert all(before[1] < after[0] for before, after in pairwise(edges))
        assert placed.at(placed.nodes()[0].rect.center()) is placed.nodes()[0]
        assert placed.at(QPoint(-5, -5)) is None
    assert place_route(columns, 1800).columns[-1].rect.right() <= 1800
    spared = [n for c in columns for n in c.nodes if n.state is StepState.NOT_NEEDED]
    assert spared
    assert all("否" in node.reason for node in spared)


def test_arrows_and_clicks_choose_a_step(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    desk = open_desk(signed_start(office_at), "周启明", "approval")
    route = desk.approval.route
    QTest.keyClick(route, Qt.Key.Key_Right)
    assert route.chosen_id() != DEVELOPMENT
    QTest.mouseClick(route, Qt.MouseButton.LeftButton, pos=route.rect_of(START).center())
    assert route.chosen_id() == START
    assert "陈志远" in desk.approval.bar.problem_label.text()
    assert not desk.approval.bar.sign_button.isVisible()
    assert "通过" not in desk.approval.details.title_label.text()


def test_signing_says_what_it_stands_for_and_binds_to_it(
    office_at: OfficeAt, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = signed_start(office_at)
    pass_checks(scene, DEVELOPMENT)
    desk = open_desk(scene, "周启明", "approval")
    asked: list[SignedContent] = []

    def agree(_parent: object, content: SignedContent) -> str:
        asked.append(content)
        return "同意上线"

    monkeypatch.setattr(SignDialog, "ask", agree)
    assert desk.approval.bar.sign_button.isEnabled()
    desk.approval.bar.sign_button.click()
    desk.settle()
    assert "V6.8.0" in asked[0].release
    assert dict(asked[0].facts)["检查项"] == "7 / 7"
    signature = next(s for s in desk.view.facts.signatures if s.step_id == DEVELOPMENT)
    assert (signature.decision, signature.opinion) == (Decision.APPROVE, "同意上线")
    assert signature.fingerprint == desk.view.fingerprint
    node = desk.approval.route.node(DEVELOPMENT)
    assert node is not None
    assert node.state is StepState.SIGNED
    assert "已签署" in desk.said[-1]


def test_nothing_is_signed_when_the_person_thinks_better_of_it(
    office_at: OfficeAt, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = signed_start(office_at)
    pass_checks(scene, DEVELOPMENT)
    desk = open_desk(scene, "周启明", "approval")
    monkeypatch.setattr(SignDialog, "ask", lambda _parent, _content: None)
    desk.approval.bar.sign_button.click()
    desk.settle()
    assert all(s.step_id != DEVELOPMENT for s in desk.view.facts.signatures)


def test_content_that_changed_since_it_was_seen_is_not_signed(
    office_at: OfficeAt, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = signed_start(office_at)
    pass_checks(scene, DEVELOPMENT)
    desk = open_desk(scene, "周启明", "approval")

    def change_and_agree(_parent: object, _content: SignedContent) -> str:
        section = scene.view(scene.release_id).facts.sections["purpose"]
        scene.core.plans.write(
            scene["林静怡"], scene.release_id, "purpose", "另一种目的", section.version
        )
        return ""

    monkeypatch.setattr(SignDialog, "ask", change_and_agree)
    desk.approval.bar.sign_button.click()
    desk.settle()
    assert desk.pane.trouble.isVisible()
    assert "再看一遍" in desk.pane.trouble.text_label.text()
    assert all(s.step_id != DEVELOPMENT for s in desk.view.facts.signatures)


def test_a_returned_step_is_resubmitted_by_its_keeper(
    office_at: OfficeAt, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = signed_start(office_at)
    desk = open_desk(scene, "周启明", "approval")
    monkeypatch.setattr(TextDialog, "ask_choice", lambda *_a, **_k: ("here", "缺票据组书面回复"))
    desk.approval.bar.return_button.click()
    desk.settle()
    node = desk.approval.route.node(DEVELOPMENT)
    assert node is not None
    assert node.state is StepState.RETURNED
    assert not desk.approval.bar.resubmit_button.isEnabled()
    keeper = open_desk(scene, "陈志远", "approval", DEVELOPMENT)
    assert keeper.approval.bar.resubmit_button.isEnabled()
    monkeypatch.setattr(TextDialog, "ask", lambda *_a, **_k: "已补回复")
    keeper.approval.bar.resubmit_button.click()
    keeper.settle()
    assert keeper.view.step(DEVELOPMENT)[1].state is StepState.CURRENT


def test_somebody_else_has_no_buttons(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    desk = open_desk(signed_start(office_at), "孙敏", "approval", DEVELOPMENT)
    bar = desk.approval.bar
    assert not bar.sign_button.isVisible()
    assert not bar.return_button.isVisible()
    assert "周启明" in bar.problem_label.text()


def test_a_step_waits_for_the_groups_before(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    desk = open_desk(signed_start(office_at), "孙敏", "approval")
    bar = desk.approval.bar
    assert "前面的环节" in bar.problem_label.text()
    assert not bar.sign_button.isEnabled()


def test_the_signature_before_all_others_is_number_zero(
    office_at: OfficeAt, open_desk: OpenDesk
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
    desk = open_desk(scene, "林静怡")
    desk.pane.show_release(urgent, "approval")
    desk.settle()
    assert [c.number for c in desk.approval._columns][:2] == [0, 1]


def test_the_link_leads_to_the_checks_of_the_step(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    desk = open_desk(signed_start(office_at), "周启明", "approval")
    link = desk.approval.details._checks_head.link_button
    assert link is not None
    link.click()
    desk.settle()
    assert desk.pane.current_tab() == "checks"
    row = desk.checks.list.current_row()
    assert row is not None
    assert row.item.role == "development_head"


def test_dialogs_ask_for_what_they_need(
    qtbot: QtBot, office_at: OfficeAt, open_desk: OpenDesk
) -> None:
    content = SignedContent("FB26-001", "PMO", (("版本", "V1 → V2"),), "7F3A-19C4-0E82")
    dialog = SignDialog(content)
    qtbot.addWidget(dialog)
    assert "PMO" in dialog.windowTitle()
    text = TextDialog(
        "发布结果",
        "保存",
        choices=(("success", "成功"), ("rolled_back", "已回退")),
        choice_title="结果",
        optional_for=("success",),
    )
    qtbot.addWidget(text)
    assert text.accept_button is not None
    assert text.accept_button.isEnabled()
    text.choice.setCurrentIndex(1)
    assert not text.accept_button.isEnabled()
    text.text.setPlainText("数据不一致")
    assert text.accept_button.isEnabled()
