"""What recorded tests say: the newest run decides, a harmful defect stops, and who may record."""

from dataclasses import replace
from datetime import timedelta

import pytest

from relapp.domain.fingerprint import fingerprint, substance
from relapp.domain.follow_up import follow_up_text
from relapp.domain.gate import requirements
from relapp.domain.person import Person
from relapp.domain.refusal import Refusal
from relapp.domain.release import CheckAnswer, ReleaseFacts
from relapp.domain.test_rights import can_test, closed_to_tests, unsigned_for_tests
from relapp.domain.test_verdict import (
    key_of,
    kind_of_key,
    may_be_deferred,
    roles_testing,
    sent_back_by,
    stage_of,
    verdict,
)
from relapp.domain.testing import TestDefect, TestProof, TestRun
from relapp.domain.vocabulary import (
    CheckResult,
    Need,
    Reason,
    ReleaseMode,
    Standing,
    Status,
    TestKind,
)
from tests.builders import (
    NOW,
    SMALL,
    STAGES,
    a_definition,
    a_follow_up,
    a_step,
    some_facts,
)

FUNCTION, BUSINESS = TestKind.FUNCTION, TestKind.BUSINESS
TESTED = a_definition(
    stages=tuple(replace(s, tests=(FUNCTION, BUSINESS)) if s.id == "prepare" else s for s in STAGES)
)


def a_run(key: int = 1, kind: TestKind = FUNCTION, **fields: object) -> TestRun:
    """Return a run that was as expected."""
    run = TestRun(
        key, kind, "T2", "", 10, 10, 0, True, "符合预期。", NOW, 5, "人5", NOW + timedelta(hours=1)
    )
    return replace(run, **fields)  # type: ignore[arg-type]


def a_defect(*, harmful: bool = False) -> TestDefect:
    return TestDefect(1, "QX-1", "列宽", harmful, "不影响")


def put_off(kind: TestKind = FUNCTION) -> dict[str, CheckAnswer]:
    key = key_of(kind)
    return {key: CheckAnswer(key, CheckResult.DEFERRED, "来不及", 5, "人5", NOW, 1)}


@pytest.mark.parametrize(
    ("tests", "reason"),
    [
        ((), Reason.NOT_TESTED),
        ((a_run(kind=BUSINESS),), Reason.NOT_TESTED),
        ((a_run(),), Reason.NONE),
        ((a_run(as_expected=False),), Reason.TEST_FAILED),
        ((a_run(defects=(a_defect(),)),), Reason.NONE),
        ((a_run(defects=(a_defect(harmful=True),)),), Reason.DEFECT_OPEN),
        ((a_run(1, as_expected=False), a_run(2)), Reason.NONE),
        ((a_run(1), a_run(2, as_expected=False)), Reason.TEST_FAILED),
        ((a_run(1, defects=(a_defect(harmful=True),)), a_run(2)), Reason.NONE),
    ],
)
def test_the_newest_run_of_a_kind_decides(tests: tuple[TestRun, ...], reason: Reason) -> None:
    assert verdict(some_facts("prepare", tests=tests), FUNCTION).reason is reason


def test_the_gate_asks_for_every_kind_of_the_stage_and_leads_to_it() -> None:
    failed = a_run(as_expected=False)
    facts = some_facts("prepare", tests=(failed,))
    asked = [r for r in requirements(TESTED, facts, NOW) if r.need is Need.TEST]
    said = [(r.subject_id, r.standing, r.reason) for r in asked]
    assert said == [
        ("function", Standing.BLOCKING, Reason.TEST_FAILED),
        ("business", Standing.OPEN, Reason.NOT_TESTED),
    ]
    assert asked[0].address == "relapp://release/FB26-001/test/function"
    assert (asked[0].role, asked[0].people, asked[0].since) == ("tester", ("人5",), failed.at)
    elsewhere = some_facts("approve", tests=(failed,))
    assert Need.TEST not in {r.need for r in requirements(TESTED, elsewhere, NOW)}


def test_a_test_that_was_put_off_is_met_until_a_run_says_more() -> None:
    facts = some_facts("prepare", checks=put_off(), mode=ReleaseMode.EMERGENCY)
    found = verdict(facts, FUNCTION)
    assert (found.reason, found.since) == (Reason.NONE, NOW)
    assert may_be_deferred(TESTED.stage("prepare"), facts, FUNCTION)
    assert not may_be_deferred(TESTED.stage("approve"), facts, FUNCTION)
    assert not may_be_deferred(TESTED.stage("prepare"), some_facts("prepare"), FUNCTION)


def test_tests_speak_against_a_release_only_when_they_found_something() -> None:
    stage = TESTED.stage("prepare")
    assert not sent_back_by(stage, some_facts("prepare"))
    assert not sent_back_by(stage, some_facts("prepare", tests=(a_run(),)))
    assert sent_back_by(stage, some_facts("prepare", tests=(a_run(as_expected=False),)))


def test_the_key_of_a_kind_is_no_check() -> None:
    for kind in TestKind:
        assert kind_of_key(key_of(kind)) is kind
    for key in ("tested", "test:", "test:no_such", "function"):
        assert kind_of_key(key) is None


def test_a_process_says_by_its_roles_who_tests() -> None:
    roles = {role.id: role for role in SMALL.roles}
    assert roles_testing(TESTED, FUNCTION) == ("tester",)
    keepers = replace(TESTED, roles=tuple(r for r in SMALL.roles if r.id != "tester"))
    assert roles_testing(keepers, FUNCTION) == ("project_manager", "system_owner")
    assert roles_testing(keepers, BUSINESS) == ("system_owner", "project_manager")
    own = replace(TESTED, roles=(roles["pmo"],))
    assert roles_testing(own, FUNCTION) == ("tester", "system_owner")
    assert roles_testing(own, TestKind.PERFORMANCE) == ("release_office",)
    assert stage_of(TESTED, TestKind.PERFORMANCE) is None


TESTER = Person(5, "人5", "p5")


def test_only_a_tester_records_tests_of_a_release_on_its_way() -> None:
    facts = some_facts("prepare")
    assert can_test(TESTER, TESTED, FUNCTION, facts) is None
    refusal = can_test(Person(2, "人2", "p2"), TESTED, FUNCTION, facts)
    assert refusal == Refusal("role.not_yours", {"role": "tester", "people": ("人5",)})
    held = some_facts("prepare", status=Status.ON_HOLD)
    assert can_test(TESTER, TESTED, FUNCTION, held) == Refusal("release.on_hold", {"reason": ""})
    nobody = replace(facts, holders={})
    assert can_test(TESTER, TESTED, FUNCTION, nobody) == Refusal("role.nobody", {"role": "tester"})


def test_tests_stand_once_their_stage_is_left_unless_they_were_put_off() -> None:
    stage = TESTED.stage("prepare")
    left = some_facts("approve")
    assert closed_to_tests(TESTED, FUNCTION, some_facts("plan")) is None
    assert closed_to_tests(TESTED, FUNCTION, some_facts("prepare")) is None
    closed = closed_to_tests(TESTED, FUNCTION, left)
    assert closed == Refusal("check.stage_left", {"stage": stage.name})
    assert closed_to_tests(TESTED, FUNCTION, replace(left, checks=put_off())) is None
    entry = a_follow_up(rule_id="deferred_check:test:function", done=True)
    assert closed_to_tests(TESTED, FUNCTION, replace(left, follow_ups=(entry,))) is None
    unasked = some_facts("implement")
    locked = closed_to_tests(TESTED, TestKind.PERFORMANCE, unasked)
    assert locked is not None
    assert locked.code == "release.content_locked"


def test_nobody_accepts_what_is_not_tested() -> None:
    step = a_step("testing", "tester")
    facts = some_facts("prepare", tests=(a_run(),))
    refusal = unsigned_for_tests(TESTED, facts, step)
    assert refusal is not None
    assert (refusal.code, refusal.details["count"]) == ("test.open", 1)
    both = replace(facts, tests=(a_run(), a_run(2, BUSINESS)))
    assert unsigned_for_tests(TESTED, both, step) is None
    assert unsigned_for_tests(SMALL, some_facts("prepare"), step) is None


PROOF = TestProof(1, "记录.txt", "a" * 64)


@pytest.mark.parametrize(
    "tests",
    [
        (a_run(environment="T3"),),
        (a_run(difference="少一半"),),
        (a_run(passed=9, failed=1),),
        (a_run(as_expected=False),),
        (a_run(conclusion="别的"),),
        (a_run(tested_at=NOW - timedelta(days=1)),),
        (a_run(defects=(a_defect(),)),),
        (a_run(evidence=(PROOF,)),),
        (a_run(), a_run(2)),
    ],
)
def test_an_approval_sees_the_tests(tests: tuple[TestRun, ...]) -> None:
    before = some_facts("prepare", tests=(a_run(),))
    assert fingerprint(replace(before, tests=tests)) != fingerprint(before)


def test_without_tests_the_fingerprint_is_what_it_was() -> None:
    assert "tests" not in substance(some_facts("prepare"))


def test_what_is_tested_after_going_live_was_no_part_of_the_approval() -> None:
    facts: ReleaseFacts = some_facts("confirm", deployed_at=NOW, tests=())
    late = replace(facts, tests=(a_run(at=NOW + timedelta(days=1)),))
    assert fingerprint(late) == fingerprint(facts)
    early = replace(facts, tests=(a_run(at=NOW),))
    assert fingerprint(early) != fingerprint(facts)


def test_a_test_put_off_is_named_in_both_languages() -> None:
    said = follow_up_text(TESTED, a_follow_up(rule_id="deferred_check:test:function"))
    assert (said.zh, said.en) == ("补测：功能测试", "(补测): Function")
