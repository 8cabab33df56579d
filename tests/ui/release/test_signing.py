"""More than one signer, conditions, deputies and what changed: as people meet them on the page."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from relapp.domain.conditions import Condition
from relapp.domain.delegation_rules import DelegationDraft
from relapp.domain.vocabulary import Decision, StepState
from relapp.services.signed_content import LapsedContent
from tests.ui.release.conftest import Desk, OfficeAt, OpenDesk, find
from tests.ui.release.scene import Scene, local
from tests.ui.release.test_approval import DEVELOPMENT, START, pass_checks, signed_start
from ui.kit.buttons import Button, LinkButton
from ui.release.changes_dialog import ChangesDialog
from ui.release.sign_dialog import SignDialog, SignedContent, TextDialog
from ui.release.signer_dialog import SignerDialog

CONTENT = SignedContent("FB26-001", "PMO", (("版本", "V1 → V2"),), "7F3A-19C4-0E82")


def ready(office_at: OfficeAt) -> Scene:
    """Return an office whose development director has passed all his checks."""
    scene = signed_start(office_at)
    pass_checks(scene, DEVELOPMENT)
    return scene


def said_in(desk: Desk) -> str:
    """Return everything that the step's details say."""
    return "\n".join(x.text() for x in desk.approval.details.findChildren(QLabel) if x.isVisible())


def click(button: object) -> None:
    assert isinstance(button, Button)
    assert button.isEnabled(), button.toolTip()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def detail(desk: Desk, step_id: str = DEVELOPMENT) -> str:
    node = desk.approval.route.node(step_id)
    assert node is not None
    return node.detail


def answering(found: object, kept: list[tuple[object, ...]]) -> Callable[..., object]:
    """Return what stands in for a dialog: it keeps what it was asked and answers."""

    def ask(*given: object) -> object:
        kept.append(given)
        return found

    return ask


def change_plan(scene: Scene, body: str) -> None:
    section = scene.view(scene.release_id).facts.sections["purpose"]
    scene.core.plans.write(scene["林静怡"], scene.release_id, "purpose", body, section.version)


def test_an_approval_with_conditions_shows_them_and_their_dates(
    office_at: OfficeAt, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = ready(office_at)
    desk = open_desk(scene, "周启明", "approval")
    asked: list[tuple[object, ...]] = []
    conditions = (Condition("补票据组的书面回复", date(2026, 9, 18)),)
    answer = answering(("同意上线", conditions), asked)
    monkeypatch.setattr(SignDialog, "ask_conditions", answer)
    click(desk.approval.bar.conditions_button)
    desk.settle()
    # Five working days after Wednesday 16th; Sunday 20th is worked.
    assert asked[0][2] == date(2026, 9, 22)
    signature = next(s for s in desk.view.facts.signatures if s.step_id == DEVELOPMENT)
    assert signature.decision is Decision.CONDITIONAL
    assert "条件：补票据组的书面回复（9月18日前）" in said_in(desk)
    assert detail(desk).startswith("周启明 已签")
    card = scene.core.board.card(scene.release_id)
    assert card.follow_up_due == local(9, 18, 18, 0)


def test_conditions_are_typed_line_by_line(qtbot: QtBot) -> None:
    dialog = SignDialog(CONTENT, due=date(2026, 9, 23))
    qtbot.addWidget(dialog)
    dialog.show()
    assert "有条件同意" in dialog.windowTitle()
    assert dialog.rows is not None
    assert dialog.accept_button is not None
    assert not dialog.accept_button.isEnabled()
    assert dialog.problem() == "请写明至少一个条件"
    first = dialog.rows.rows[0]
    assert first.due.date() == QDate(2026, 9, 23)
    assert not first.remove.isEnabled()
    QTest.keyClicks(first.text, "a")
    assert dialog.accept_button.isEnabled()
    QTest.mouseClick(dialog.rows.more_link, Qt.MouseButton.LeftButton)
    second = dialog.rows.rows[1]
    second.due.setDate(QDate(2026, 9, 25))
    assert dialog.rows.conditions() == (Condition("a", date(2026, 9, 23)),)
    QTest.keyClicks(second.text, "b")
    QTest.mouseClick(first.remove, Qt.MouseButton.LeftButton)
    assert dialog.rows.conditions() == (Condition("b", date(2026, 9, 25)),)
    while dialog.rows.more_link.isVisible():
        QTest.mouseClick(dialog.rows.more_link, Qt.MouseButton.LeftButton)
    assert len(dialog.rows.rows) == 9


def test_nothing_is_signed_without_conditions(
    office_at: OfficeAt, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(ready(office_at), "周启明", "approval")
    monkeypatch.setattr(SignDialog, "ask_conditions", answering(None, []))
    click(desk.approval.bar.conditions_button)
    desk.settle()
    assert all(s.step_id != DEVELOPMENT for s in desk.view.facts.signatures)


def test_passing_a_step_on_and_taking_it_back(
    office_at: OfficeAt, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = ready(office_at)
    desk = open_desk(scene, "周启明", "approval")
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(SignerDialog, "ask", answering((scene["高翔"].id, "出差"), asked))
    click(desk.approval.bar.pass_on_button)
    desk.settle()
    people = asked[0][4]
    assert isinstance(people, list)
    names = [name for _key, name in people]
    # Neither who applied nor who keeps it, nor whoever signs anyhow.
    assert {"何晓东", "陈志远", "周启明"}.isdisjoint(names)
    assert "高翔" in names
    assert desk.said[-1] == "已交给 高翔 签署"
    assert "周启明 转授权给 高翔" in said_in(desk)
    assert detail(desk).startswith("高翔")
    assert not desk.approval.bar.sign_button.isVisible()
    theirs = open_desk(scene, "高翔", "approval")
    assert theirs.approval.route.chosen_id() == DEVELOPMENT
    assert theirs.approval.bar.sign_button.isEnabled()
    signer = scene.view(scene.release_id).facts.signers[0]
    link = find(desk.approval, f"record.take_back.{signer.id}")
    assert isinstance(link, LinkButton)
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    desk.settle()
    assert "已结束" in said_in(desk)
    assert desk.approval.bar.sign_button.isEnabled()


def test_an_added_signer_is_counted_on_the_node(
    office_at: OfficeAt, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = ready(office_at)
    desk = open_desk(scene, "周启明", "approval")
    monkeypatch.setattr(SignerDialog, "ask", answering((scene["高翔"].id, "涉及批量任务"), []))
    click(desk.approval.bar.add_button)
    desk.settle()
    assert detail(desk) == "我 0 / 2 已签"
    assert desk.approval.bar.problem_label.text() == "还要 高翔 签"
    monkeypatch.setattr(SignDialog, "ask", answering("", []))
    click(desk.approval.bar.sign_button)
    desk.settle()
    assert detail(desk) == "我 1 / 2 已签"
    assert desk.approval.bar.problem_label.text() == "你已签，还差 高翔"
    assert not desk.approval.bar.sign_button.isEnabled()
    theirs = open_desk(scene, "高翔", "approval", DEVELOPMENT)
    assert not theirs.approval.bar.pass_on_button.isEnabled()
    assert theirs.approval.bar.pass_on_button.toolTip() == "代签和加签的人不能再转授权"
    click(theirs.approval.bar.sign_button)
    theirs.settle()
    assert detail(theirs).startswith("周启明、高翔 已签")


def test_a_person_and_a_reason_are_asked_for(qtbot: QtBot) -> None:
    dialog = SignerDialog("转授权", "说明", "转授权", [(1, "甲"), (2, "乙，信息部")])
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.accept_button is not None
    assert dialog.problem() == "请从名单里选一个人"
    dialog.person.set_value(2)
    assert dialog.problem() == "请写明原因"
    assert not dialog.accept_button.isEnabled()
    QTest.keyClicks(dialog.reason, "trip")
    assert dialog.accept_button.isEnabled()
    assert dialog.person.key() == 2


def test_a_deputy_signs_and_is_named_with_whom_he_stands_for(
    office_at: OfficeAt, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = ready(office_at)
    before = open_desk(scene, "吴倩", "approval", DEVELOPMENT)
    assert not before.approval.bar.sign_button.isVisible()
    draft = DelegationDraft(scene["周启明"].id, scene["吴倩"].id, local(9, 1), None, "", "休假")
    before.hub.announce(scene.core.delegations.set(scene["周启明"], draft))
    before.settle()
    assert before.approval.bar.title_label.text() == "代 周启明 的结论 · 应用系统开发部总监"
    monkeypatch.setattr(SignDialog, "ask", answering("代签", []))
    click(before.approval.bar.sign_button)
    before.settle()
    assert detail(before).startswith("周启明(吴倩代) 已签")
    assert "周启明(吴倩代)" in said_in(before)
    assert "周启明(吴倩代) 已签署" in before.approval.bar.problem_label.text()
    history = open_desk(scene, "周启明", "history").pane.panel("history")
    assert "周启明(吴倩代)" in [row.who for row in history.model.records()]  # type: ignore[attr-defined]


def test_what_changed_since_a_signature_is_shown(
    qtbot: QtBot, office_at: OfficeAt, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = signed_start(office_at)
    desk = open_desk(scene, "陈志远", "approval", START)
    link = desk.approval.bar.changes_link
    assert not link.isVisible()
    change_plan(scene, "另一种目的\n负责人到场，逐项核对。")
    desk.colleague_wrote()
    assert "已失效" in detail(desk, START)
    shown: list[tuple[object, ...]] = []
    monkeypatch.setattr(ChangesDialog, "show_changes", answering(None, shown))
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    desk.settle()
    (_window, view, found, words) = shown[0]
    assert isinstance(found, LapsedContent)
    dialog = ChangesDialog(view, found, words)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.show()
    lines = [x.text() for x in dialog.findChildren(QLabel)]
    assert "方案：目的" in lines
    assert "− 目的：按评审会结论执行。" in lines
    assert "+ 另一种目的" in lines
    assert "  负责人到场，逐项核对。" in lines


def test_a_window_that_passed_unused_is_said_on_the_page(
    office_at: OfficeAt, open_desk: OpenDesk
) -> None:
    scene = ready(office_at)
    scene.clock.set(local(9, 22, 23, 30))
    desk = open_desk(scene, "陈志远", "approval", START)
    node = desk.approval.route.node(START)
    assert node is not None
    assert node.state is StepState.LAPSED
    bar = desk.approval.bar
    assert "窗口已过，没有上线。先改期再签" in bar.problem_label.text()
    assert not bar.sign_button.isEnabled()
    assert bar.return_button.isEnabled()


def test_a_held_release_asks_nobody_and_comes_back(
    office_at: OfficeAt, open_desk: OpenDesk
) -> None:
    scene = ready(office_at)
    desk = open_desk(scene, "周启明", "approval", DEVELOPMENT)
    scene.core.releases.hold(scene["林静怡"], scene.release_id, "等账期")
    desk.colleague_wrote()
    assert detail(desk) == "不再需要，挂起中"
    assert "挂起中" in desk.approval.bar.problem_label.text()
    assert not desk.approval.bar.sign_button.isEnabled()
    scene.core.releases.resume(scene["林静怡"], scene.release_id)
    desk.colleague_wrote()
    assert desk.approval.bar.sign_button.isEnabled()


def test_whoever_keeps_the_release_hears_why_he_cannot_sign(
    office_at: OfficeAt, open_desk: OpenDesk
) -> None:
    scene = ready(office_at)
    scene.core.links.set_cast(
        scene["林静怡"], scene.release_id, "development_head", (scene["陈志远"].id,)
    )
    desk = open_desk(scene, "陈志远", "approval", DEVELOPMENT)
    assert "申请人和负责人不能审批自己的发布" in desk.approval.bar.problem_label.text()
    assert not desk.approval.bar.sign_button.isEnabled()


def test_a_return_names_the_stages_to_go_back_to_and_needs_words(
    qtbot: QtBot, office_at: OfficeAt, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = ready(office_at)
    desk = open_desk(scene, "周启明", "approval", DEVELOPMENT)
    offered: list[tuple[str, str]] = []

    def ask(*_given: object, **words: object) -> tuple[str, str]:
        choices = words["choices"]
        assert isinstance(choices, tuple)
        offered.extend(choices)
        dialog = TextDialog("退回", "退回", field="意见", choices=choices, choice_title="退到")
        qtbot.addWidget(dialog)
        assert dialog.accept_button is not None
        assert not dialog.accept_button.isEnabled()
        QTest.keyClicks(dialog.text, "again")
        assert dialog.accept_button.isEnabled()
        return "preparing", "again"

    monkeypatch.setattr(TextDialog, "ask_choice", ask)
    click(desk.approval.bar.return_button)
    desk.settle()
    assert [key for key, _ in offered] == ["here", "preparing", "planning"]
    assert desk.view.facts.release.stage == "preparing"
    assert all(s.superseded for s in desk.view.facts.signatures)
