"""The run sheet: planned by its keeper, reported on by whoever does the work."""

import pytest

from relapp.domain.changes import Kind
from relapp.domain.journal import Event
from relapp.domain.release import ReleaseFacts, RunStep, RunStepDraft
from relapp.domain.vocabulary import Reason, RunKind, RunResult
from relapp.errors import (
    InvalidInput,
    NotFound,
    NotPermitted,
    RelappError,
    RuleViolation,
    StaleRecord,
)
from relapp.wording.errors import word
from tests.relapp.small_office import SmallOffice, local

IMPLEMENTED = 3
"""Key of the release that is being implemented, with a step, a gate and a rollback row."""
DONE, FAILED, RUNNING, SKIPPED = (
    RunResult.DONE,
    RunResult.FAILED,
    RunResult.RUNNING,
    RunResult.SKIPPED,
)


def rows(office: SmallOffice, key: int) -> tuple[RunStep, ...]:
    return office.facts(key).run_sheet


def titles(facts: ReleaseFacts) -> list[str]:
    return [step.title for step in facts.run_sheet]


def save(office: SmallOffice, key: int, title: str, **fields: object) -> None:
    draft = RunStepDraft(title, **fields)  # type: ignore[arg-type]
    office.core.run_sheets.save(office["manager"], key, draft)


@pytest.fixture
def planned_id(office: SmallOffice) -> int:
    """A release with three rows."""
    key = office.register()
    for title in ("一", "二", "三"):
        save(office, key, title)
    return key


def test_rows_keep_the_order_in_which_they_were_added(office: SmallOffice, planned_id: int) -> None:
    assert titles(office.facts(planned_id)) == ["一", "二", "三"]
    assert [s.position for s in rows(office, planned_id)] == [1, 2, 3]


def test_a_row_is_planned_and_changed(office: SmallOffice, planned_id: int) -> None:
    first = rows(office, planned_id)[0]
    draft = RunStepDraft(
        " 停服务 ",
        RunKind.GATE,
        "准备",
        office["tester"].id,
        local(9, 24),
        30,
        " 页面停用 ",
        first.id,
        1,
    )
    changes = office.core.run_sheets.save(office["manager"], planned_id, draft)
    assert changes.touches(Kind.RELEASE, planned_id)
    row = rows(office, planned_id)[0]
    assert (row.title, row.kind, row.owner, row.minutes, row.done_when, row.version) == (
        "停服务",
        RunKind.GATE,
        "孙敏",
        30,
        "页面停用",
        2,
    )
    assert row.planned_end == local(9, 24, 20, 0)
    with pytest.raises(StaleRecord):
        office.core.run_sheets.save(office["manager"], planned_id, draft)


@pytest.mark.parametrize(
    ("place", "expected"),
    [(1, "三一二"), (2, "一三二"), (3, "一二三"), (99, "一二三"), (-5, "三一二")],
)
def test_a_row_is_moved(office: SmallOffice, planned_id: int, place: int, expected: str) -> None:
    third = rows(office, planned_id)[2]
    office.core.run_sheets.move(office["manager"], planned_id, third.id, place)
    assert "".join(titles(office.facts(planned_id))) == expected


def test_a_row_is_taken_out(office: SmallOffice, planned_id: int) -> None:
    second = rows(office, planned_id)[1]
    with pytest.raises(StaleRecord):
        office.core.run_sheets.remove(office["manager"], planned_id, second.id, 9)
    office.core.run_sheets.remove(office["manager"], planned_id, second.id, second.version)
    assert titles(office.facts(planned_id)) == ["一", "三"]
    assert office.core.history.of_release(planned_id)[0].event is Event.RUN_STEP_REMOVED
    with pytest.raises(NotFound):
        office.core.run_sheets.remove(office["manager"], planned_id, second.id, 1)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"title": " "}, "field.missing"),
        ({"title": "x", "minutes": 0}, "run.minutes"),
        ({"title": "x", "minutes": 7 * 24 * 60 + 1}, "run.minutes"),
    ],
)
def test_rows_that_cannot_be(
    office: SmallOffice, planned_id: int, fields: dict[str, object], code: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        office.core.run_sheets.save(
            office["manager"],
            planned_id,
            RunStepDraft(**fields),  # type: ignore[arg-type]
        )
    assert caught.value.code == code


def test_an_owner_who_is_nobody(office: SmallOffice, planned_id: int) -> None:
    with pytest.raises(NotFound) as caught:
        save(office, planned_id, "x", owner_id=999)
    assert caught.value.code == "person.unknown"


def test_the_keeper_plans_and_nobody_else(office: SmallOffice, planned_id: int) -> None:
    row = rows(office, planned_id)[0]
    sheets, tester = office.core.run_sheets, office["tester"]
    with pytest.raises(NotPermitted):
        sheets.save(tester, planned_id, RunStepDraft("x"))
    with pytest.raises(NotPermitted):
        sheets.remove(tester, planned_id, row.id, row.version)
    with pytest.raises(NotPermitted):
        sheets.move(tester, planned_id, row.id, 2)


def test_times_are_stamped_when_a_row_begins_and_ends(busy: SmallOffice) -> None:
    step = rows(busy, IMPLEMENTED)[0]
    busy.clock.set(local(9, 24, 19, 31))
    busy.report(IMPLEMENTED, step.id, RUNNING)
    busy.clock.set(local(9, 24, 19, 55))
    busy.report(IMPLEMENTED, step.id, DONE, "快")
    row = rows(busy, IMPLEMENTED)[0]
    assert (row.actual_start, row.actual_end, row.note) == (
        local(9, 24, 19, 31),
        local(9, 24, 19, 55),
        "快",
    )
    busy.report(IMPLEMENTED, step.id, RunResult.PENDING)
    row = rows(busy, IMPLEMENTED)[0]
    assert (row.actual_start, row.actual_end) == (None, None)


def test_a_row_that_ends_without_having_begun_began_then(busy: SmallOffice) -> None:
    step = rows(busy, IMPLEMENTED)[0]
    busy.report(IMPLEMENTED, step.id, SKIPPED, "不需要")
    row = rows(busy, IMPLEMENTED)[0]
    assert row.actual_start == row.actual_end == busy.clock.now()


@pytest.mark.parametrize("result", [FAILED, SKIPPED, RunResult.NO_GO])
def test_what_went_wrong_needs_a_reason(busy: SmallOffice, result: RunResult) -> None:
    step = rows(busy, IMPLEMENTED)[1]
    with pytest.raises(InvalidInput) as caught:
        busy.report(IMPLEMENTED, step.id, result)
    assert caught.value.code == "reason.missing"


@pytest.mark.parametrize(
    ("place", "result", "code"),
    [
        (0, RunResult.GO, "run.not_a_gate"),
        (0, RunResult.NO_GO, "run.not_a_gate"),
        (1, DONE, "run.gate_needs_decision"),
        (1, SKIPPED, "run.gate_needs_decision"),
        (1, FAILED, "run.gate_needs_decision"),
    ],
)
def test_gates_are_decided_and_steps_are_done(
    busy: SmallOffice, place: int, result: RunResult, code: str
) -> None:
    step = rows(busy, IMPLEMENTED)[place]
    with pytest.raises(RelappError) as caught:
        busy.report(IMPLEMENTED, step.id, result, "说明")
    assert caught.value.code == code


def test_a_no_go_stops_the_release(busy: SmallOffice) -> None:
    gate = rows(busy, IMPLEMENTED)[1]
    busy.report(IMPLEMENTED, gate.id, RunResult.NO_GO, "备份没成")
    assert busy.requirement(IMPLEMENTED, str(gate.id)).reason is Reason.STEP_FAILED
    busy.report(IMPLEMENTED, gate.id, RunResult.GO)
    assert busy.requirement(IMPLEMENTED, str(gate.id)).reason is Reason.NONE


def test_nothing_is_reported_before_implementation(office: SmallOffice, planned_id: int) -> None:
    with pytest.raises(RelappError) as caught:
        office.core.run_sheets.report(
            office["manager"], planned_id, rows(office, planned_id)[0].id, DONE, "", 1
        )
    assert caught.value.code == "run.not_now"


def test_who_reports(busy: SmallOffice) -> None:
    step = rows(busy, IMPLEMENTED)[0]
    with pytest.raises(NotPermitted) as caught:
        busy.core.run_sheets.report(busy["pmo"], IMPLEMENTED, step.id, DONE, "", step.version)
    assert caught.value.code == "run.not_owner"
    busy.core.run_sheets.report(busy["office"], IMPLEMENTED, step.id, DONE, "", step.version)
    with pytest.raises(StaleRecord):
        busy.core.run_sheets.report(busy["tester"], IMPLEMENTED, step.id, DONE, "", 1)


def test_a_row_that_was_reported_on_stays(busy: SmallOffice) -> None:
    step = rows(busy, IMPLEMENTED)[0]
    busy.report(IMPLEMENTED, step.id, DONE)
    busy.core.releases.send_back(busy["office"], IMPLEMENTED, "prepare", "脚本不对")
    with pytest.raises(RelappError) as caught:
        busy.core.run_sheets.remove(busy["manager"], IMPLEMENTED, step.id, 2)
    assert caught.value.code == "run.reported"


@pytest.mark.parametrize("deed", ["add", "change", "move", "remove"])
def test_what_was_approved_is_worked_off_as_it_is(busy: SmallOffice, deed: str) -> None:
    sheets, manager = busy.core.run_sheets, busy["manager"]
    before = rows(busy, IMPLEMENTED)
    step = before[0]
    deeds = {
        "add": lambda: sheets.save(manager, IMPLEMENTED, RunStepDraft("临时加的")),
        "change": lambda: sheets.save(manager, IMPLEMENTED, RunStepDraft("别的", id=step.id)),
        "move": lambda: sheets.move(manager, IMPLEMENTED, step.id, 2),
        "remove": lambda: sheets.remove(manager, IMPLEMENTED, step.id, step.version),
    }
    with pytest.raises(RuleViolation) as caught:
        deeds[deed]()
    number = busy.facts(IMPLEMENTED).release.number
    assert word(caught.value).zh == f"{number} 的内容已审批，不能再改。需要改时先退回前面的阶段"
    assert rows(busy, IMPLEMENTED) == before


def test_the_release_was_deployed_when_its_last_row_ended(busy: SmallOffice) -> None:
    step, gate, _rollback = rows(busy, IMPLEMENTED)
    busy.clock.set(local(9, 24, 21, 10))
    busy.report(IMPLEMENTED, gate.id, RunResult.GO)
    busy.report(IMPLEMENTED, step.id, DONE)
    busy.clock.set(local(9, 25, 9, 30))
    busy.fulfil(IMPLEMENTED)
    busy.advance(IMPLEMENTED)
    assert busy.facts(IMPLEMENTED).release.deployed_at == local(9, 24, 21, 10)


def test_a_row_waits_for_another(office: SmallOffice, planned_id: int) -> None:
    first, second, _third = rows(office, planned_id)
    draft = RunStepDraft(
        second.title, id=second.id, version=1, after_id=first.id, question="好了吗"
    )
    office.core.run_sheets.save(office["manager"], planned_id, draft)
    saved = rows(office, planned_id)[1]
    assert (saved.after_id, saved.question) == (first.id, "好了吗")
    circle = RunStepDraft(first.title, id=first.id, version=1, after_id=second.id)
    with pytest.raises(RuleViolation) as caught:
        office.core.run_sheets.save(office["manager"], planned_id, circle)
    assert word(caught.value).zh == "「二」已在等这一步，互相等待就谁也开始不了，请另选前置步骤"
    with pytest.raises(RuleViolation) as caught:
        save(office, planned_id, "四", after_id=999)
    assert word(caught.value).zh == "前置步骤不在这份发布里，请另选"
    with pytest.raises(RuleViolation) as caught:
        save(office, planned_id, "退", kind=RunKind.ROLLBACK, after_id=first.id)
    assert "上线步骤与回退步骤不能互为前置" in word(caught.value).zh
    back = RunStepDraft(first.title, RunKind.ROLLBACK, id=first.id, version=1)
    with pytest.raises(RuleViolation) as caught:
        office.core.run_sheets.save(office["manager"], planned_id, back)
    assert word(caught.value).zh == "「二」在等这一步，先改它的前置步骤"


def test_who_waited_for_a_removed_row_waits_for_the_one_before(
    office: SmallOffice, planned_id: int
) -> None:
    for place in (1, 2):
        row, before = rows(office, planned_id)[place], rows(office, planned_id)[place - 1]
        draft = RunStepDraft(row.title, id=row.id, version=row.version, after_id=before.id)
        office.core.run_sheets.save(office["manager"], planned_id, draft)
    first, second, _third = rows(office, planned_id)
    office.core.run_sheets.remove(office["manager"], planned_id, second.id, second.version)
    assert [row.after_id for row in rows(office, planned_id)] == [None, first.id]


def test_only_rollback_rows_have_a_trigger(office: SmallOffice, planned_id: int) -> None:
    save(office, planned_id, "退", kind=RunKind.ROLLBACK, trigger="脚本失败")
    save(office, planned_id, "进", trigger="脚本失败")
    assert [row.trigger for row in rows(office, planned_id)[3:]] == ["脚本失败", ""]


def test_a_row_does_not_begin_before_the_one_it_waits_for(office: SmallOffice) -> None:
    key = office.register()
    office.plan_steps(key)
    step, gate, _back = rows(office, key)
    draft = RunStepDraft(
        gate.title, gate.kind, gate.phase, gate.owner_id, gate.planned_start, 5, "", gate.id,
        gate.version, step.id,
    )  # fmt: skip
    office.core.run_sheets.save(office["manager"], key, draft)
    office.walk(key, "implement")
    with pytest.raises(RuleViolation) as caught:
        office.report(key, gate.id, RunResult.GO)
    assert word(caught.value).zh == f"「{gate.title}」要等「{step.title}」完成后才能开始"
    office.report(key, step.id, DONE)
    office.report(key, gate.id, RunResult.GO)
    assert rows(office, key)[1].result is RunResult.GO
