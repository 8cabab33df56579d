"""The gate answers why a release cannot go on: every reason, and nothing that is not one."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given

from relapp.domain.gate import Requirement, blockers, dependency_reason, requirements
from relapp.domain.release import PersonRef, ReleaseFacts
from relapp.domain.spot_verdict import SpotCheck
from relapp.domain.vocabulary import (
    BoardColumn,
    ChangeState,
    CheckResult,
    Decision,
    Need,
    Outcome,
    Reason,
    ReleaseMode,
    RunKind,
    RunResult,
    RunSheetNeed,
    Standing,
    Status,
)
from relapp.domain.window import WindowState
from tests.builders import (
    HOLDERS,
    NOW,
    SMALL,
    STAGES,
    a_check,
    a_definition,
    a_dependency,
    a_file,
    a_follow_up,
    a_run_step,
    a_section,
    a_signature,
    a_window,
    an_answer,
    answers,
    some_facts,
)
from tests.relapp.domain.some_releases import a_change, any_facts

ROUTE_CHECKS = ("manager_ready", "manager_tests", "testing_done", "records_kept", "cleared")


def found(facts: ReleaseFacts, need: Need, subject_id: str) -> Requirement:
    """The one requirement of a kind and subject."""
    (only,) = [
        r for r in requirements(SMALL, facts, NOW) if (r.need, r.subject_id) == (need, subject_id)
    ]
    return only


def reason(facts: ReleaseFacts, need: Need, subject_id: str) -> tuple[Reason, Standing]:
    requirement = found(facts, need, subject_id)
    return requirement.reason, requirement.standing


OPEN, BLOCKING, MET = Standing.OPEN, Standing.BLOCKING, Standing.MET


def test_a_check_is_open_until_answered_and_blocks_once_failed() -> None:
    asked = ("plan", Need.CHECK, "agreed")
    assert reason(some_facts(asked[0]), *asked[1:]) == (Reason.NOT_ANSWERED, OPEN)
    for result, expected in (
        (CheckResult.FAIL, (Reason.FAILED, BLOCKING)),
        (CheckResult.PASS, (Reason.NONE, MET)),
        (CheckResult.NOT_APPLICABLE, (Reason.NONE, MET)),
        (CheckResult.DEFERRED, (Reason.NONE, MET)),
    ):
        facts = some_facts("plan", checks={"agreed": an_answer("agreed", result)})
        assert reason(facts, Need.CHECK, "agreed") == expected


def test_a_pass_without_the_evidence_asked_for_does_not_count() -> None:
    bare = some_facts("prepare", checks={"tested": an_answer("tested")})
    assert reason(bare, Need.CHECK, "tested") == (Reason.EVIDENCE_MISSING, OPEN)
    backed = some_facts("prepare", checks=answers("tested"))
    assert reason(backed, Need.CHECK, "tested") == (Reason.NONE, MET)
    left_out = some_facts(
        "prepare", checks={"tested": an_answer("tested", CheckResult.NOT_APPLICABLE)}
    )
    assert reason(left_out, Need.CHECK, "tested") == (Reason.NONE, MET)


def test_an_answered_check_says_since_when() -> None:
    answered = an_answer("agreed", CheckResult.FAIL)
    later = replace(answered, at=NOW + timedelta(hours=1))
    facts = some_facts("plan", checks={"agreed": later})
    assert found(facts, Need.CHECK, "agreed").since == later.at


def test_papers_and_sections_are_asked_for_in_the_stage_that_needs_them() -> None:
    facts = some_facts("prepare")
    assert reason(facts, Need.DELIVERABLE, "manual") == (Reason.NOT_UPLOADED, OPEN)
    assert reason(facts, Need.SECTION, "rollback") == (Reason.NOT_WRITTEN, OPEN)
    asked = {r.subject_id for r in requirements(SMALL, facts)}
    assert not asked & {"purpose", "extra", "notes", "handbook"}
    done = some_facts(
        "prepare",
        deliverables={"manual": a_file("manual")},
        sections={"rollback": a_section("rollback")},
    )
    assert reason(done, Need.DELIVERABLE, "manual") == (Reason.NONE, MET)
    assert reason(done, Need.SECTION, "rollback") == (Reason.NONE, MET)


def test_a_section_of_blanks_is_not_written() -> None:
    facts = some_facts("plan", sections={"purpose": a_section("purpose", " \n\t\u3000")})
    assert reason(facts, Need.SECTION, "purpose") == (Reason.NOT_WRITTEN, OPEN)


def test_answers_of_the_registration_switch_conditions_on() -> None:
    with_training = some_facts("prepare", yes=frozenset({"training"}))
    asked = {r.subject_id for r in requirements(SMALL, with_training)}
    assert {"trained", "handbook"} <= asked


@pytest.mark.parametrize(
    ("window", "start", "expected"),
    [
        (None, None, (Reason.NOT_SCHEDULED, OPEN)),
        (None, NOW, (Reason.NONE, MET)),
        (a_window(), None, (Reason.NONE, MET)),
        (a_window(state=WindowState.CANCELLED), None, (Reason.WINDOW_CANCELLED, BLOCKING)),
    ],
)
def test_the_schedule(window: object, start: object, expected: tuple[Reason, Standing]) -> None:
    facts = some_facts("prepare", window=window, planned_start=start)
    assert reason(facts, Need.SCHEDULE, "schedule") == expected


@pytest.mark.parametrize(
    ("stage", "stopped"), [("plan", True), ("approve", True), ("implement", False)]
)
def test_a_cancelled_window_stops_a_release_in_every_stage_before_implementation(
    stage: str, stopped: bool
) -> None:
    facts = some_facts(stage, window=a_window(state=WindowState.CANCELLED))
    stops = [r for r in blockers(SMALL, facts) if r.reason is Reason.WINDOW_CANCELLED]
    assert bool(stops) is stopped


def test_a_run_sheet_is_planned_when_each_row_has_owner_and_time() -> None:
    def planned(*steps: object) -> tuple[Reason, Standing]:
        return reason(some_facts("prepare", run_sheet=steps), Need.RUN_SHEET, "plan")

    assert planned() == (Reason.NO_STEPS, OPEN)
    assert planned(a_run_step(kind=RunKind.ROLLBACK)) == (Reason.NO_STEPS, OPEN)
    assert planned(a_run_step(), a_run_step(2, owner_id=None)) == (Reason.STEP_INCOMPLETE, OPEN)
    assert planned(a_run_step(planned_start=None)) == (Reason.STEP_INCOMPLETE, OPEN)
    assert planned(a_run_step(), a_run_step(2, kind=RunKind.ROLLBACK, owner_id=None)) == (
        Reason.NONE,
        MET,
    )


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (RunResult.PENDING, (Reason.STEP_UNFINISHED, OPEN)),
        (RunResult.RUNNING, (Reason.STEP_UNFINISHED, OPEN)),
        (RunResult.FAILED, (Reason.STEP_FAILED, BLOCKING)),
        (RunResult.NO_GO, (Reason.STEP_FAILED, BLOCKING)),
        (RunResult.DONE, (Reason.NONE, MET)),
        (RunResult.SKIPPED, (Reason.NONE, MET)),
        (RunResult.GO, (Reason.NONE, MET)),
    ],
)
def test_a_row_of_the_run_sheet_while_it_is_executed(
    result: RunResult, expected: tuple[Reason, Standing]
) -> None:
    facts = some_facts("implement", run_sheet=(a_run_step(7, result=result),))
    assert reason(facts, Need.RUN_SHEET, "7") == expected
    assert found(facts, Need.RUN_SHEET, "7").due == NOW + timedelta(minutes=10)
    assert found(facts, Need.RUN_SHEET, "7").people == ("人5",)


def test_after_a_rollback_the_remaining_rows_hold_nobody_up() -> None:
    facts = some_facts("implement", run_sheet=(a_run_step(),), outcome=Outcome.ROLLED_BACK)
    assert Need.RUN_SHEET not in {r.need for r in requirements(SMALL, facts)}


def test_signatures_by_state() -> None:
    fresh = some_facts("approve")
    assert reason(fresh, Need.SIGNATURE, "manager") == (Reason.NOT_SIGNED, OPEN)
    assert reason(fresh, Need.SIGNATURE, "office") == (Reason.WAITS_FOR_GROUP, OPEN)
    lapsed = replace(fresh, signatures=(a_signature("manager", "0" * 64),))
    assert reason(lapsed, Need.SIGNATURE, "manager") == (Reason.LAPSED, BLOCKING)
    returned = replace(fresh, signatures=(a_signature("manager", fresh, Decision.RETURN),))
    assert reason(returned, Need.SIGNATURE, "manager") == (Reason.RETURNED, BLOCKING)
    signed = replace(fresh, signatures=(a_signature("manager", fresh),))
    assert reason(signed, Need.SIGNATURE, "manager") == (Reason.NONE, MET)
    assert found(signed, Need.SIGNATURE, "manager").since == NOW
    nobody = replace(fresh, holders={k: v for k, v in HOLDERS.items() if k != "project_manager"})
    assert reason(nobody, Need.SIGNATURE, "manager") == (Reason.NOBODY_HOLDS_ROLE, BLOCKING)


def test_an_emergency_signature_blocks_while_it_is_missing() -> None:
    facts = some_facts("approve", mode=ReleaseMode.EMERGENCY)
    assert reason(facts, Need.SIGNATURE, "head") == (Reason.NOT_SIGNED, BLOCKING)
    assert reason(facts, Need.SIGNATURE, "manager") == (Reason.WAITS_FOR_GROUP, OPEN)


def test_steps_and_checks_that_are_not_needed_are_not_asked_for() -> None:
    asked = {r.subject_id for r in requirements(SMALL, some_facts("approve"))}
    assert not asked & {"head", "head_risk", "training", "training_held"}


def test_a_signature_in_force_settles_the_checks_it_covers() -> None:
    facts = some_facts("approve")
    signed = replace(facts, signatures=(a_signature("manager", facts),))
    assert reason(signed, Need.CHECK, "manager_ready") == (Reason.NONE, MET)
    assert reason(signed, Need.CHECK, "testing_done") == (Reason.NOT_ANSWERED, OPEN)


@pytest.mark.parametrize("state", list(ChangeState))
def test_only_approved_changes_may_be_carried(state: ChangeState) -> None:
    approved = state in (ChangeState.APPROVED, ChangeState.DONE)
    expected = (Reason.NONE, MET) if approved else (Reason.CHANGE_NOT_APPROVED, BLOCKING)
    assert reason(some_facts("plan", changes=(a_change(state),)), Need.CHANGE, "BG-1") == expected


def test_a_held_release_says_why() -> None:
    facts = some_facts("plan", status=Status.ON_HOLD, hold_reason="等账期")
    hold = found(facts, Need.HOLD, "hold")
    assert (hold.reason, hold.standing, hold.subject.zh) == (Reason.ON_HOLD, BLOCKING, "等账期")
    assert blockers(SMALL, facts)[0] == hold


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({"column": "preparing"}, Reason.WAITS_FOR_RELEASE),
        ({"column": "planning"}, Reason.WAITS_FOR_RELEASE),
        ({"column": "approving"}, Reason.NONE),
        ({"column": "confirming", "outcome": Outcome.SUCCESS}, Reason.NONE),
        ({"column": "confirming", "outcome": Outcome.ROLLED_BACK}, Reason.RELEASE_FAILED),
        ({"column": "closed", "status": Status.CLOSED}, Reason.NONE),
        (
            {"column": "closed", "status": Status.CLOSED, "outcome": Outcome.UNCONFIRMED},
            Reason.RELEASE_FAILED,
        ),
        ({"column": "closed", "status": Status.CANCELLED}, Reason.RELEASE_FAILED),
        ({"column": "closed", "status": Status.REFUSED}, Reason.RELEASE_FAILED),
        ({"column": "preparing", "status": Status.ON_HOLD}, Reason.WAITS_FOR_RELEASE),
    ],
)
def test_another_release_must_be_ahead_and_must_not_have_failed(
    other: dict[str, object], expected: Reason
) -> None:
    dependency = a_dependency(**other)
    assert dependency_reason(dependency, BoardColumn.PREPARING) is expected
    facts = some_facts("prepare", dependencies=(dependency,))
    standing = MET if expected is Reason.NONE else BLOCKING
    assert reason(facts, Need.DEPENDENCY, "FB26-002") == (expected, standing)
    assert found(facts, Need.DEPENDENCY, "FB26-002").people == ("FB26-002",)


@pytest.mark.parametrize("stage", ["plan", "implement", "confirm"])
def test_other_releases_matter_only_while_preparing_and_approving(stage: str) -> None:
    facts = some_facts(stage, dependencies=(a_dependency(),))
    assert Need.DEPENDENCY not in {r.need for r in requirements(SMALL, facts)}


def test_the_end_asks_for_outcome_follow_ups_and_trial_run() -> None:
    until = NOW + timedelta(days=3)
    facts = some_facts(
        "confirm",
        trial_until=until,
        follow_ups=(a_follow_up(1), a_follow_up(2, done=True)),
    )
    assert reason(facts, Need.OUTCOME, "outcome") == (Reason.NO_OUTCOME, OPEN)
    assert reason(facts, Need.FOLLOW_UP, "1") == (Reason.NOT_DONE, OPEN)
    assert reason(facts, Need.FOLLOW_UP, "2") == (Reason.NONE, MET)
    assert reason(facts, Need.TRIAL_RUN, "trial") == (Reason.TRIAL_RUNNING, OPEN)
    assert found(facts, Need.TRIAL_RUN, "trial").due == until
    over = [r for r in requirements(SMALL, facts, until) if r.need is Need.TRIAL_RUN]
    assert [r.standing for r in over] == [MET]


def test_after_a_rollback_there_is_no_trial_run_to_wait_for() -> None:
    facts = some_facts("confirm", trial_until=NOW + timedelta(days=3), outcome=Outcome.ROLLED_BACK)
    assert Need.TRIAL_RUN not in {r.need for r in requirements(SMALL, facts, NOW)}


def test_what_must_be_mended_names_its_people_and_its_place() -> None:
    requirement = found(some_facts("plan"), Need.CHECK, "agreed")
    assert requirement.role == "project_manager"
    assert requirement.people == ("人2",)
    assert requirement.address == "relapp://release/FB26-001/check/agreed"


@pytest.mark.parametrize(
    ("stage", "window", "due"),
    [
        ("plan", a_window(), a_window().material_due_at),
        ("prepare", a_window(), a_window().material_due_at),
        ("approve", a_window(), a_window().starts_at),
        ("prepare", None, NOW),
        ("approve", None, NOW),
        ("confirm", a_window(), None),
    ],
)
def test_conditions_are_due_by_papers_and_window(stage: str, window: object, due: object) -> None:
    facts = some_facts(stage, window=window, planned_start=NOW)
    dues = {r.due for r in requirements(SMALL, facts) if r.need in (Need.CHECK, Need.SIGNATURE)}
    assert dues == {due}


def test_a_release_that_ended_has_no_conditions() -> None:
    for status in (Status.CLOSED, Status.CANCELLED, Status.REFUSED):
        assert requirements(SMALL, some_facts("plan", status=status), NOW) == ()


def doubted(facts: ReleaseFacts, item_id: str = "agreed") -> ReleaseFacts:
    """Return the facts after the office has doubted a tick."""
    look = SpotCheck(item_id, False, "附件是旧版", 9, "人9", NOW, 1)
    return replace(facts, spot_checks={item_id: look})


def test_a_doubt_blocks_until_the_check_is_answered_anew() -> None:
    facts = doubted(some_facts("plan", checks=answers("agreed")))
    assert reason(facts, Need.CHECK, "agreed") == (Reason.DOUBTED, BLOCKING)
    assert found(facts, Need.CHECK, "agreed").since == NOW
    anew = {"agreed": replace(facts.checks["agreed"], at=NOW + timedelta(minutes=1))}
    assert reason(replace(facts, checks=anew), Need.CHECK, "agreed") == (Reason.NONE, MET)
    assert reason(replace(facts, checks={}), Need.CHECK, "agreed") == (Reason.NOT_ANSWERED, OPEN)


def test_a_doubt_follows_the_release_into_later_stages() -> None:
    facts = some_facts("prepare", checks=answers("agreed"))
    assert "agreed" not in {r.subject_id for r in requirements(SMALL, facts)}
    assert reason(doubted(facts), Need.CHECK, "agreed") == (Reason.DOUBTED, BLOCKING)
    unknown = doubted(facts, "nowhere")
    assert requirements(SMALL, unknown) == requirements(SMALL, facts)


def test_every_reason_is_given_in_some_state() -> None:
    release = some_facts("approve")
    held = some_facts("plan", status=Status.ON_HOLD, changes=(a_change(ChangeState.REJECTED),))
    unused = some_facts("approve", window=a_window(starts_at=NOW - timedelta(hours=4), ends_at=NOW))
    states = [
        some_facts(
            "prepare",
            checks={"tested": an_answer("tested"), **answers("data_ready")},
            dependencies=(a_dependency(), a_dependency(number="F", status=Status.CANCELLED)),
        ),
        some_facts("prepare", window=a_window(state=WindowState.CANCELLED)),
        some_facts("prepare", run_sheet=(a_run_step(owner_id=None),)),
        some_facts(
            "implement",
            run_sheet=(a_run_step(), a_run_step(2, result=RunResult.FAILED)),
            checks=answers("verified", result=CheckResult.FAIL),
        ),
        some_facts("confirm", trial_until=NOW + timedelta(days=1), follow_ups=(a_follow_up(),)),
        held,
        some_facts("plan"),
        doubted(some_facts("plan", checks=answers("agreed"))),
        release,
        replace(release, holders={}),
        some_facts("approve", status=Status.ON_HOLD, hold_reason="等账期"),
        some_facts("approve", holders={**HOLDERS, "tester": (PersonRef(9, "人9"),)}),
        unused,
        replace(unused, signatures=(a_signature("manager", unused),)),
        replace(release, signatures=(a_signature("manager", "0" * 64),)),
        replace(release, signatures=(a_signature("manager", release, Decision.RETURN),)),
    ]
    states.append(
        some_facts(
            "plan",
            checks={"back:prepare": replace(an_answer("back:prepare"), result=CheckResult.FAIL)},
        )
    )
    given_reasons = {r.reason for facts in states for r in requirements(SMALL, facts, NOW)}
    # Those of tests have a page of their own: test_test_verdict.py.
    assert given_reasons == set(Reason) - {
        Reason.NOT_TESTED,
        Reason.TEST_FAILED,
        Reason.DEFECT_OPEN,
    }


@given(any_facts())
def test_blockers_are_the_unmet_requirements_with_the_stopped_ones_first(
    facts: ReleaseFacts,
) -> None:
    conditions = requirements(SMALL, facts, NOW)
    unmet = blockers(SMALL, facts, NOW)
    assert sorted(map(repr, unmet)) == sorted(repr(r) for r in conditions if r.standing is not MET)
    standings = [r.standing for r in unmet]
    assert standings == sorted(standings, key=lambda s: s is not BLOCKING)


@given(any_facts())
def test_a_requirement_is_met_exactly_when_it_has_no_reason(facts: ReleaseFacts) -> None:
    for requirement in requirements(SMALL, facts, NOW):
        assert (requirement.standing is MET) == (requirement.reason is Reason.NONE)


@given(any_facts())
def test_no_two_requirements_are_about_the_same_thing(facts: ReleaseFacts) -> None:
    places = [
        (r.need, r.subject_id)
        for r in requirements(SMALL, facts, NOW)
        if r.need not in (Need.CHANGE, Need.DEPENDENCY, Need.RUN_SHEET, Need.FOLLOW_UP)
    ]
    assert len(places) == len(set(places))


@given(any_facts())
def test_without_the_present_moment_only_the_trial_run_is_left_out(facts: ReleaseFacts) -> None:
    with_now = [r for r in requirements(SMALL, facts, NOW) if r.need is not Need.TRIAL_RUN]
    assert list(requirements(SMALL, facts)) == with_now


def test_a_stage_without_conditions_asks_for_nothing() -> None:
    bare = a_definition(stages=tuple(replace(s, checks=(), route=()) for s in STAGES))
    assert requirements(bare, some_facts("closed")) == ()


def test_rows_of_the_run_sheet_matter_only_where_the_stage_says_so() -> None:
    assert {s.run_sheet for s in STAGES} == set(RunSheetNeed)
    facts = some_facts("approve", run_sheet=(a_run_step(),))
    assert Need.RUN_SHEET not in {r.need for r in requirements(SMALL, facts)}


def test_a_check_of_the_stage_with_the_same_role_is_listed_before_papers() -> None:
    definition = a_definition(
        stages=(replace(STAGES[0], checks=(a_check("one"), a_check("two"))), *STAGES[1:])
    )
    listed = [r.subject_id for r in requirements(definition, some_facts("plan"))]
    assert listed == ["one", "two", "purpose"]
