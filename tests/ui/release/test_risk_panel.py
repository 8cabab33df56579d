"""The questionnaire in the plan: answered at once, explained on a click."""

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel

from relapp.domain.plan_item import PlanItemDraft
from tests.ui.release.conftest import Desk, OfficeAt, OpenDesk, find
from ui.release.risk_panel import RiskPanel

QUESTIONS = (
    "reach",
    "downtime",
    "data_change",
    "way_back",
    "interfaces",
    "test_depth",
    "experience",
)


def panel(desk: Desk) -> RiskPanel:
    return desk.plan.tables.risk


def choose(desk: Desk, question: str, place: int) -> None:
    """Choose an answer by keyboard, as a person does."""
    field = cast("QComboBox", find(desk.pane, f"plan.risk.{question}"))
    field.setFocus()
    for _ in range(place):
        QTest.keyClick(field, Qt.Key.Key_Down)
    desk.settle()


def summary(desk: Desk) -> str:
    return cast("QLabel", find(desk.pane, "plan.risk.summary")).text()


def cells(desk: Desk) -> list[str]:
    return [part.text() for part in panel(desk).sums.findChildren(QLabel) if part.isVisible()]


def open_risks(office_at: OfficeAt, open_desk: OpenDesk, who: str = "陈志远") -> Desk:
    desk = open_desk(office_at("planning"), who, "plan", "problems")
    desk.settle()
    return desk


def test_answers_are_saved_at_once_and_count_when_all_are_given(
    office_at: OfficeAt, open_desk: OpenDesk
) -> None:
    desk = open_risks(office_at, open_desk)
    assert summary(desk) == "还没有评估"
    choose(desk, "reach", 4)
    assert desk.view.facts.risk_answers["reach"].choice == "everyone"
    assert summary(desk) == "问卷 5.00 分，答了 1 / 7 题，答完才计入"
    assert not panel(desk).level.isVisible()
    for question in QUESTIONS[1:]:
        choose(desk, question, 1)
    assert summary(desk) == "由问卷决定，问卷 1.62 分"
    assert panel(desk).level.spec.text == "风险低"


def test_the_arithmetic_is_shown_on_a_click(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    desk = open_risks(office_at, open_desk)
    choose(desk, "reach", 4)
    choose(desk, "downtime", 2)
    assert not panel(desk).sums.isVisible()
    QTest.mouseClick(panel(desk).why, Qt.MouseButton.LeftButton)
    assert cells(desk)[5:] == [
        *("上线后有多少人当天就会用到", "全集团，或者有外部客户", "5", "80", "400"),
        *("业务要停多久", "一小时以内", "2", "60", "120"),
        *("合计", "520 ÷ 140 = 3.71", "", "140", "520"),
    ]
    assert panel(desk).why.text() == "收起算式"


def test_the_highest_counts_and_it_is_said_which_decided(
    office_at: OfficeAt, open_desk: OpenDesk
) -> None:
    desk = open_risks(office_at, open_desk)
    scene = desk.scene
    values = {"what": "超时", "probability": "5", "impact": "4", "response": "分批"}
    scene.core.plan_items.save(scene["林静怡"], scene.release_id, PlanItemDraft("risk", values))
    desk.colleague_wrote()
    assert summary(desk) == "由风险矩阵决定，矩阵最高 20 分"
    assert panel(desk).level.spec.text == "风险很高"


def test_two_people_on_one_question(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    desk = open_risks(office_at, open_desk)
    scene = desk.scene
    scene.core.risks.answer(scene["林静怡"], scene.release_id, "reach", "few", 0)
    choose(desk, "reach", 2)
    conflict = panel(desk).conflict
    assert conflict.isVisible()
    assert conflict.title_label.text() == "林静怡 刚答过「上线后有多少人当天就会用到」"
    assert conflict.text_label.text() == "一个班组以内"
    conflict.link("mine").click()
    desk.settle()
    assert desk.view.facts.risk_answers["reach"].choice == "department"


def test_a_stranger_sees_the_answers_only(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    desk = open_risks(office_at, open_desk, "孙敏")
    assert all(not field.isEnabled() for field in panel(desk).fields.values())
