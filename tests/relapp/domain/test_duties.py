"""What waits for whom at a release, in which order, and for which deputy."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given

from relapp.domain.approval import route
from relapp.domain.duties import Duty, DutyKind, When, awaited_by, for_person, in_order, when
from relapp.domain.fingerprint import fingerprint
from relapp.domain.open_duties import open_duties
from relapp.domain.person import Person
from relapp.domain.release import PersonRef, ReleaseFacts
from relapp.domain.signing import Delegation, StepSigner
from relapp.domain.text import same
from relapp.domain.vocabulary import (
    Decision,
    Need,
    Outcome,
    Reason,
    ReleaseMode,
    RunKind,
    RunResult,
    SignerPart,
    Status,
    StepState,
)
from tests.builders import (
    HOLDERS,
    NOW,
    SMALL,
    a_file,
    a_follow_up,
    a_release,
    a_run_step,
    a_signature,
    a_window,
    answers,
    some_facts,
)
from tests.relapp.domain.some_releases import any_facts

MIDNIGHT = NOW + timedelta(hours=14)
DAY = timedelta(days=1)
OWNER = some_facts().release.owner_id


def who(role: str) -> Person:
    """The first holder of a role, as a person."""
    ref = HOLDERS[role][0]
    return Person(ref.id, ref.name, f"p{ref.id}")


def kinds(facts: ReleaseFacts) -> list[tuple[DutyKind, str]]:
    return [(d.kind, d.subject_id) for d in open_duties(SMALL, facts, NOW)]


def mine(facts: ReleaseFacts, person: Person, *trusted: Delegation) -> list[tuple[DutyKind, str]]:
    found = for_person(open_duties(SMALL, facts, NOW), person, trusted, NOW)
    return [(d.kind, d.subject_id) for d in found]


def a_delegation(of: Person, to: Person, role: str = "", **fields: object) -> Delegation:
    made = Delegation(1, of.id, of.name, to.id, to.name, role, NOW - DAY, None, "出差")
    return replace(made, **fields)  # type: ignore[arg-type]


def ready_to_sign() -> ReleaseFacts:
    return some_facts("approve", checks=answers("manager_ready", "manager_tests"))


def test_checks_come_first_and_the_signature_when_they_are_answered() -> None:
    open_ones = some_facts("approve")
    assert kinds(open_ones) == [(DutyKind.CHECK, "manager:project_manager")]
    assert open_duties(SMALL, open_ones, NOW)[0].count == 2
    assert kinds(ready_to_sign()) == [(DutyKind.SIGN, "manager")]


def test_a_step_waits_for_nobody_before_its_turn() -> None:
    tester = who("tester")
    assert mine(some_facts("approve"), tester) == []
    facts = ready_to_sign()
    signed = replace(facts, signatures=(a_signature("manager", facts),))
    assert mine(signed, tester) == [(DutyKind.CHECK, "testing:tester")]


def test_what_a_stage_asks_for_stands_under_who_provides_it() -> None:
    facts = some_facts("prepare", sections={}, deliverables={})
    manager = mine(facts, who("project_manager"))
    assert (DutyKind.DELIVER, "deliverable:manual") in manager
    assert (DutyKind.WRITE, "section:rollback") in manager
    assert (DutyKind.CHECK, "prepare:tester") in mine(facts, who("tester"))
    assert (DutyKind.SETTLE, "schedule:schedule") in mine(facts, who("release_office"))
    delivered = replace(facts, deliverables={"manual": a_file("manual")})
    assert (DutyKind.DELIVER, "deliverable:manual") not in mine(delivered, who("project_manager"))


def test_a_returned_step_waits_for_the_keeper_and_no_longer_for_its_signer() -> None:
    facts = ready_to_sign()
    back = replace(facts, signatures=(a_signature("manager", facts, Decision.RETURN),))
    assert kinds(back) == [(DutyKind.RESUBMIT, "manager")]
    duty = open_duties(SMALL, back, NOW)[0]
    assert [ref.id for ref in duty.people] == [OWNER]


def test_a_lapsed_signature_is_the_signers_turn_again() -> None:
    facts = replace(ready_to_sign(), signatures=(a_signature("manager", "0" * 64),))
    duty = open_duties(SMALL, facts, NOW)[0]
    assert (duty.kind, duty.reason) == (DutyKind.SIGN, Reason.LAPSED)


def test_a_step_signed_before_counts_its_rounds() -> None:
    facts = ready_to_sign()
    old = replace(a_signature("manager", facts, Decision.RETURN), superseded=True)
    assert open_duties(SMALL, replace(facts, signatures=(old,)), NOW)[0].round == 1


def test_whom_a_step_was_passed_on_to_signs_it_and_the_holder_does_not() -> None:
    step, here = "manager", "approve"
    holder = who("project_manager")
    passed = StepSigner(
        1, here, step, 77, "新人", SignerPart.PASSED_ON, "", holder.id, holder.name, NOW
    )
    facts = replace(ready_to_sign(), signers=(passed,))
    assert mine(facts, Person(77, "新人", "n")) == [(DutyKind.SIGN, "manager")]
    assert mine(facts, who("project_manager")) == []
    added = replace(facts, signers=(replace(passed, part=SignerPart.ADDED),))
    assert mine(added, who("project_manager")) == [(DutyKind.SIGN, "manager")]
    assert mine(added, Person(77, "新人", "n")) == [(DutyKind.SIGN, "manager:added")]
    behind, deputy = Person(77, "新人", "n"), Person(80, "代办人", "d")
    assert mine(added, deputy, a_delegation(behind, deputy)) == [(DutyKind.SIGN, "manager:added")]
    in_role = a_delegation(behind, deputy, "project_manager")
    assert mine(added, deputy, in_role) == []


def test_whom_a_step_was_passed_on_to_ticks_its_checks_too() -> None:
    holder = who("project_manager")
    passed = StepSigner(
        1, "approve", "manager", 77, "新人", SignerPart.PASSED_ON, "", holder.id, holder.name, NOW
    )
    facts = replace(some_facts("approve"), signers=(passed,))
    assert mine(facts, Person(77, "新人", "n")) == [(DutyKind.CHECK, "manager:project_manager")]
    assert mine(facts, holder) == []


def test_of_many_signers_those_are_asked_who_have_not_signed() -> None:
    first, second = PersonRef(5, "人5"), PersonRef(15, "人15")
    group = replace(SMALL.stage("approve").route[2].steps[0], quorum="all")
    step = replace(SMALL.stage("approve").route[2], steps=(group,))
    stage = replace(SMALL.stage("approve"), route=(step,))
    stages = tuple(stage if s.id == "approve" else s for s in SMALL.stages)
    definition = replace(SMALL, stages=stages)
    facts = some_facts("approve", checks=answers("testing_done"))
    facts = replace(facts, holders={**HOLDERS, "tester": (first, second)})
    (asked,) = open_duties(definition, facts, NOW)
    assert asked.people == (first, second)
    signed = replace(facts, signatures=(a_signature("testing", facts),))
    (left,) = open_duties(definition, signed, NOW)
    assert left.people == (second,)
    deputy = Person(first.id, first.name, "f")
    trusted = a_delegation(Person(15, "人15", "s"), deputy)
    assert for_person((left,), deputy, [trusted], NOW) == ()


def test_who_controls_the_applicant_is_never_the_applicant_nor_his_deputy() -> None:
    head = who("applicant_department_head")
    facts = some_facts("approve", mode=ReleaseMode.EMERGENCY, applicant_id=head.id)
    facts = replace(facts, checks=answers("head_risk"))
    assert mine(facts, head) == []
    deputy = Person(80, "代办人", "d")
    other = replace(facts, release=replace(facts.release, applicant_id=deputy.id))
    assert mine(other, head) == [(DutyKind.SIGN, "head")]
    assert mine(other, deputy, a_delegation(head, deputy)) == []


def test_a_deputy_sees_what_waits_for_the_person_in_the_delegated_role_and_time() -> None:
    manager, deputy = who("project_manager"), Person(80, "代办人", "d")
    facts = ready_to_sign()
    found = for_person(open_duties(SMALL, facts, NOW), deputy, [a_delegation(manager, deputy)], NOW)
    assert [(d.kind, d.behalf) for d in found] == [
        (DutyKind.SIGN, PersonRef(manager.id, manager.name))
    ]
    assert found[0].key.endswith(f"@{manager.id}")
    role = a_delegation(manager, deputy, "project_manager")
    assert mine(facts, deputy, role) == [(DutyKind.SIGN, "manager")]
    for useless in (
        a_delegation(manager, deputy, "tester"),
        a_delegation(manager, deputy, ends_at=NOW),
        a_delegation(manager, deputy, starts_at=NOW + DAY),
        a_delegation(deputy, manager),
    ):
        assert mine(facts, deputy, useless) == []


def test_nobody_out_of_use_and_nothing_on_hold_waits() -> None:
    assert mine(ready_to_sign(), replace(who("project_manager"), active=False)) == []
    assert kinds(some_facts("approve", status=Status.ON_HOLD)) == []
    assert kinds(some_facts("closed", status=Status.CLOSED)) == []


def test_rows_of_the_run_sheet_wait_for_their_owners_while_it_is_executed() -> None:
    rows = (
        a_run_step(1, result=RunResult.DONE),
        a_run_step(2, owner_id=9, owner="人9"),
        a_run_step(3, kind=RunKind.ROLLBACK),
    )
    facts = replace(some_facts("implement"), run_sheet=rows, checks=answers("verified"))
    assert kinds(facts) == [(DutyKind.RUN, "2")]
    assert open_duties(SMALL, facts, NOW)[0].due == rows[1].planned_end
    back = replace(facts, release=replace(facts.release, outcome=Outcome.ROLLED_BACK))
    assert kinds(back) == []


def test_follow_ups_wait_whatever_the_stage() -> None:
    facts = replace(some_facts("approve"), follow_ups=(a_follow_up(1), a_follow_up(2, done=True)))
    found = [d for d in open_duties(SMALL, facts, NOW) if d.kind is DutyKind.FOLLOW_UP]
    assert [d.subject_id for d in found] == ["1"]
    assert found[0].due == a_follow_up(1).due_at
    ending = replace(facts, release=a_release(stage="confirm"))
    kinds_ = [d.kind for d in open_duties(SMALL, ending, NOW)]
    assert kinds_.count(DutyKind.FOLLOW_UP) == 1


def test_the_keeper_waits_for_what_others_owe() -> None:
    facts = some_facts("prepare")
    duties = open_duties(SMALL, facts, NOW)
    keeper = Person(OWNER or 0, "人", "k")
    awaited = awaited_by(duties, keeper, OWNER)
    assert awaited
    assert all(d.people and OWNER not in {ref.id for ref in d.people} for d in awaited)
    assert awaited_by(duties, who("tester"), OWNER) == ()
    office = Person(90, "办公室", "o", roles=frozenset({"release_office"}))
    assert awaited_by(duties, office, OWNER) == ()
    assert awaited_by(duties, office, None)


def a_duty(key: str, **fields: object) -> Duty:
    made = Duty(DutyKind.SIGN, key, same(key), Reason.NOT_SIGNED, (), "", number=key)
    return replace(made, **fields)  # type: ignore[arg-type]


def test_order_is_overdue_then_today_then_by_window() -> None:
    shuffled = [
        a_duty("later window", due=NOW + 9 * DAY, starts_at=NOW + 9 * DAY),
        a_duty("no date"),
        a_duty("today", due=NOW + timedelta(hours=1)),
        a_duty("late", due=NOW - timedelta(hours=1)),
        a_duty("next window", due=NOW + 30 * DAY, starts_at=NOW + 2 * DAY),
        a_duty("later today", due=MIDNIGHT - timedelta(minutes=1)),
        a_duty("very late", due=NOW - DAY),
    ]
    ordered = in_order(shuffled, NOW, MIDNIGHT)
    assert [d.number for d in ordered] == [
        "very late",
        "late",
        "today",
        "later today",
        "next window",
        "later window",
        "no date",
    ]
    assert [when(d, NOW, MIDNIGHT) for d in ordered][1:3] == [When.OVERDUE, When.TODAY]
    assert when(a_duty("x", due=MIDNIGHT), NOW, MIDNIGHT) is When.LATER


@given(any_facts())
def test_nobody_is_asked_for_what_is_met_or_not_theirs_to_do(facts: ReleaseFacts) -> None:
    duties = open_duties(SMALL, facts, NOW)
    single = [d.key for d in duties if d.kind is not DutyKind.FOLLOW_UP]
    assert len(set(single)) == len(single)
    if facts.release.status is not Status.RUNNING:
        assert duties == ()
        return
    stage = SMALL.stage(facts.release.stage)
    turn = {
        node.step.id: node
        for group in route(SMALL, facts, stage, fingerprint(facts))
        for node in group.steps
        if node.turn and node.state not in (StepState.SIGNED, StepState.NOT_NEEDED)
    }
    for duty in duties:
        assert duty.address.startswith(f"relapp://release/{facts.release.number}/")
        if duty.kind in (DutyKind.SIGN, DutyKind.RESUBMIT):
            assert duty.subject_id in turn
        if duty.kind is DutyKind.CHECK:
            item = duty.address.rpartition("/")[2]
            assert Need.CHECK.value in duty.address
            assert facts.checks.get(item) is None or duty.reason in (
                Reason.FAILED,
                Reason.EVIDENCE_MISSING,
            )


def test_the_window_of_the_release_is_told() -> None:
    window = a_window()
    facts = replace(some_facts("plan"), window=window)
    assert {d.starts_at for d in open_duties(SMALL, facts, NOW)} == {window.starts_at}
