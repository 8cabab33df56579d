"""An earlier plan used again: into what is empty, or in place of what is there."""

from datetime import timedelta

import pytest

from relapp.domain.journal import Event
from relapp.domain.plan_copy import PlanPart
from relapp.domain.release import ReleaseFacts, RunStepDraft
from relapp.domain.vocabulary import RunKind, RunResult
from relapp.errors import NotPermitted, RuleViolation
from relapp.wording.errors import word
from tests.relapp.services.plan_office import lines, register, save
from tests.relapp.small_office import SmallOffice, local

ALL = frozenset(PlanPart)
TIMES = (timedelta(0), timedelta(minutes=20))


@pytest.fixture
def source(office: SmallOffice) -> int:
    """A release in the first window with prose, lines, rows and an answer."""
    key = register(office, window_id=office.window(1))
    core, manager = office.core, office["manager"]
    core.plans.write(manager, key, "purpose", "**批量**重算", 0)
    save(office, key, "arrangement", what="观察", due="2026-09-25", owner=office["tester"].id)
    save(office, key, "backup", what="库", part="data", where="备份域")
    core.risks.answer(manager, key, "reach", "r4", 0)
    start = local(9, 24)
    for title, after in zip(("停机", "部署"), TIMES, strict=True):
        steps = office.facts(key).run_sheet
        draft = RunStepDraft(
            title,
            owner_id=office["tester"].id,
            planned_start=start + after,
            after_id=steps[-1].id if steps else None,
            question="备份完成了吗",
        )
        core.run_sheets.save(manager, key, draft)
    back = RunStepDraft("恢复", RunKind.ROLLBACK, minutes=25, trigger="脚本失败")
    core.run_sheets.save(manager, key, back)
    return key


@pytest.fixture
def target(office: SmallOffice) -> int:
    """A release three weeks later, with nothing planned."""
    return register(office, window_id=office.window(2))


def plan_of(facts: ReleaseFacts) -> list[tuple[str, object, object, str, str]]:
    places = {step.id: step.title for step in facts.run_sheet}
    return [
        (s.title, s.planned_start, places.get(s.after_id or 0), s.question, s.trigger)
        for s in facts.run_sheet
    ]


def test_everything_comes_over_moved_to_the_new_start(
    office: SmallOffice, source: int, target: int
) -> None:
    office.core.plan_copies.copy(office["manager"], target, source, ALL)
    facts = office.facts(target)
    assert facts.sections["purpose"].body == "**批量**重算"
    assert lines(office, target, "arrangement")[0].values == {
        "what": "观察",
        "due": "2026-10-16",
        "owner": office["tester"].id,
    }
    assert facts.risk_answers["reach"].choice == "r4"
    start = local(10, 15)
    assert plan_of(facts) == [
        ("停机", start, None, "备份完成了吗", ""),
        ("部署", start + TIMES[1], "停机", "备份完成了吗", ""),
        ("恢复", None, None, "", "脚本失败"),
    ]
    entries = office.core.history.of_release(target)
    (copied,) = [e for e in entries if e.event is Event.PLAN_COPIED]
    assert copied.subject == office.facts(source).release.number
    assert Event.SECTION_WRITTEN not in {e.event for e in entries}


def test_what_is_there_stays_unless_it_is_replaced(
    office: SmallOffice, source: int, target: int
) -> None:
    core, manager = office.core, office["manager"]
    core.plans.write(manager, target, "purpose", "自己的", 0)
    save(office, target, "backup", what="自己的库", part="data", where="盘")
    core.risks.answer(manager, target, "reach", "r1", 0)
    core.run_sheets.save(manager, target, RunStepDraft("自己的步骤"))
    core.plan_copies.copy(manager, target, source, ALL)
    facts = office.facts(target)
    assert facts.sections["purpose"].body == "自己的"
    assert [n.values["what"] for n in lines(office, target, "backup")] == ["自己的库"]
    assert [n.values["what"] for n in lines(office, target, "arrangement")] == ["观察"]
    assert (facts.risk_answers["reach"].choice, plan_of(facts)[0][0]) == ("r1", "自己的步骤")
    core.plan_copies.copy(manager, target, source, ALL, fill_only=False)
    facts = office.facts(target)
    assert facts.sections["purpose"].body == "**批量**重算"
    assert [n.values["what"] for n in lines(office, target, "backup")] == ["库"]
    assert (facts.risk_answers["reach"].choice, plan_of(facts)[0][0]) == ("r4", "停机")


def test_parts_are_chosen(office: SmallOffice, source: int, target: int) -> None:
    found = office.core.plan_copies.preview(target, source, fill_only=True)
    assert found.sizes == {
        PlanPart.PROSE: 1,
        PlanPart.ITEMS: 2,
        PlanPart.RUN_SHEET: 3,
        PlanPart.RISK: 1,
    }
    office.core.plan_copies.copy(office["manager"], target, source, frozenset({PlanPart.RISK}))
    facts = office.facts(target)
    assert (facts.sections, facts.items, facts.run_sheet) == ({}, {}, ())
    assert set(facts.risk_answers) == {"reach"}


def test_without_a_date_the_rows_have_none(office: SmallOffice, source: int) -> None:
    target = register(office)
    office.core.plan_copies.copy(office["manager"], target, source, ALL)
    assert {step.planned_start for step in office.facts(target).run_sheet} == {None}
    assert lines(office, target, "arrangement")[0].values["due"] == "2026-09-25"


def test_refusals_say_what_was_left_alone(office: SmallOffice, source: int, target: int) -> None:
    core, manager = office.core, office["manager"]
    empty = register(office)
    with pytest.raises(RuleViolation) as nothing:
        core.plan_copies.copy(manager, target, empty, ALL)
    assert word(nothing.value).zh.endswith("没有可以复制过来的内容，方案没有改动")
    with pytest.raises(RuleViolation) as itself:
        core.plan_copies.copy(manager, target, target, ALL)
    assert word(itself.value).zh == "不能从自己复制方案，请选另一份发布"
    with pytest.raises(NotPermitted):
        core.plan_copies.copy(office["tester"], target, source, ALL)


def test_an_approved_plan_is_not_replaced(sqlite_office: SmallOffice) -> None:
    source = register(sqlite_office)
    save(sqlite_office, source, "impact", who="网点")
    target = register(sqlite_office)
    sqlite_office.walk(target, "implement")
    with pytest.raises(RuleViolation, match=r"release\.content_locked"):
        sqlite_office.core.plan_copies.copy(sqlite_office["manager"], target, source, ALL)


def test_reported_rows_stay(sqlite_office: SmallOffice) -> None:
    office = sqlite_office
    source, target = register(office), register(office)
    office.plan_steps(source)
    office.walk(target, "implement")
    step = office.facts(target).run_sheet[0]
    office.report(target, step.id, RunResult.RUNNING)
    office.core.releases.send_back(office["office"], target, "prepare", "重来")
    with pytest.raises(RuleViolation) as caught:
        office.core.plan_copies.copy(
            office["manager"], target, source, frozenset({PlanPart.RUN_SHEET}), fill_only=False
        )
    assert word(caught.value).zh.endswith("已填报，上线步骤不能再整体替换，没有改动")
