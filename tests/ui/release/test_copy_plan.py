"""Taking over an earlier plan: found by words, chosen by parts, asked before anything goes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from relapp.domain.plan_copy import PlanPart
from relapp.domain.plan_item import PlanItemDraft
from tests.ui.release.conftest import Desk, OfficeAt, OpenDesk, find
from tests.ui.release.scene import Scene
from ui.kit import messages
from ui.release.copy_plan_dialog import CopyPlanDialog


def earlier(scene: Scene, application: str = "核心租赁系统", version: str = "V6.7.0") -> int:
    """Register a release with a plan."""
    key = scene.register(application, version, "上一版")
    lin = scene["林静怡"]
    scene.core.plans.write(lin, key, "purpose", "**上一版**的目的", 0)
    scene.core.plan_items.save(lin, key, PlanItemDraft("impact", {"who": "网点"}))
    scene.core.risks.answer(lin, key, "reach", "few", 0)
    return key


def dialog_of(desk: Desk) -> CopyPlanDialog:
    dialog = CopyPlanDialog(desk.pane.desk, desk.pane)
    dialog.show()
    desk.settle()
    return dialog


def done(desk: Desk, dialog: CopyPlanDialog) -> None:
    assert dialog.accept_button is not None
    dialog.accept_button.click()
    desk.settle()
    dialog.hide()
    dialog.deleteLater()


def test_the_same_application_comes_first_and_parts_say_how_much_they_are(
    office_at: OfficeAt, open_desk: OpenDesk
) -> None:
    scene = office_at("planning")
    mine = earlier(scene)
    other = earlier(scene, "资金管理系统", "V4.2.0")
    desk = open_desk(scene, "陈志远", "plan")
    dialog = dialog_of(desk)
    assert [card.release_id for card in dialog.releases.records()] == [mine, other]
    assert [box.text() for box in dialog.boxes.values()] == [
        "文字　1 节",
        "表格　1 行",
        "上线与回退步骤　没有可复制的",
        "风险问卷　1 题",
    ]
    dialog.boxes[PlanPart.RISK].click()
    done(desk, dialog)
    facts = desk.view.facts
    assert facts.sections["purpose"].body == "**上一版**的目的"
    assert [line.values["who"] for line in facts.items["impact"]] == ["网点"]
    assert facts.risk_answers == {}


def test_words_find_a_release_of_another_application(
    office_at: OfficeAt, open_desk: OpenDesk
) -> None:
    scene = office_at("planning")
    earlier(scene)
    other = earlier(scene, "资金管理系统", "V4.2.0")
    desk = open_desk(scene, "陈志远", "plan")
    dialog = dialog_of(desk)
    QTest.keyClicks(dialog.search_edit, "V4.2.0")
    dialog.refresh()
    desk.settle()
    assert [card.release_id for card in dialog.releases.records()] == [other]
    dialog.search_edit.setText("没有这样的")
    dialog.refresh()
    desk.settle()
    assert dialog.none_label.isVisible()
    assert dialog.accept_button is not None
    assert not dialog.accept_button.isEnabled()
    dialog.hide()
    dialog.deleteLater()


def test_replacing_asks_first(
    office_at: OfficeAt, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = office_at("planning")
    earlier(scene)
    scene.core.plans.write(scene["林静怡"], scene.release_id, "purpose", "自己的", 0)
    desk = open_desk(scene, "陈志远", "plan")
    dialog = dialog_of(desk)
    assert dialog.boxes[PlanPart.PROSE].text() == "文字　没有可复制的"
    dialog.replace_button.click()
    desk.settle()
    assert dialog.boxes[PlanPart.PROSE].text() == "文字　1 节"
    asked: list[str] = []
    answers = [False, True]

    def confirm(*words: object, **_: object) -> bool:
        asked.append(str(words[2]))
        return answers.pop(0)

    monkeypatch.setattr(messages, "confirm", confirm)
    assert dialog.accept_button is not None
    dialog.accept_button.click()
    desk.settle()
    assert desk.view.facts.sections["purpose"].body == "自己的"
    done(desk, dialog)
    assert desk.view.facts.sections["purpose"].body == "**上一版**的目的"
    assert asked[0] == "文字、表格、风险问卷将换成 FB26-002 的内容，现有的不再保留。"


def test_the_tab_offers_it_to_whoever_keeps_the_release(
    office_at: OfficeAt, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = office_at("planning")
    source = earlier(scene)
    desk = open_desk(scene, "陈志远", "plan", "purpose")
    copies = scene.core.plan_copies

    def ask(_parent: object, _desk: object) -> object:
        return copies.copy(scene["陈志远"], scene.release_id, source, frozenset(PlanPart))

    monkeypatch.setattr(CopyPlanDialog, "ask", ask)
    QTest.mouseClick(find(desk.pane, "plan.copy"), Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.plan.editor.text.toPlainText() == "上一版的目的"
    assert "方案已复制过来" in desk.said
    stranger = open_desk(scene, "孙敏", "plan")
    assert not find(stranger.pane, "plan.copy").isEnabled()
