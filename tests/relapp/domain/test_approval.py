"""The approval route: whose turn it is, what counts and what has lapsed."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given

from relapp.domain.approval import (
    RouteStep,
    check_met,
    missing_for_signature,
    route,
)
from relapp.domain.fingerprint import fingerprint
from relapp.domain.release import ReleaseFacts
from relapp.domain.vocabulary import CheckResult, Decision, ReleaseMode, Status, StepState
from tests.builders import (
    HOLDERS,
    SMALL,
    a_check,
    a_section,
    a_signature,
    an_answer,
    answers,
    some_facts,
)
from tests.relapp.domain.some_releases import any_facts

STAGE = SMALL.stage("approve")


def nodes(facts: ReleaseFacts) -> dict[str, RouteStep]:
    groups = route(SMALL, facts, STAGE, fingerprint(facts))
    return {node.step.id: node for group in groups for node in group.steps}


def states(facts: ReleaseFacts) -> str:
    """Steps whose turn it is in capitals, signed ones with a plus, others small."""
    marks: dict[StepState, Callable[[str], str]] = {
        StepState.CURRENT: str.upper,
        StepState.SIGNED: "+{}".format,
        StepState.LAPSED: "~{}".format,
        StepState.RETURNED: "<{}".format,
        StepState.WAITING: str,
    }
    return " ".join(marks[n.state](key) for key, n in nodes(facts).items() if n.state in marks)


def signed(facts: ReleaseFacts, *steps: str) -> ReleaseFacts:
    more = [a_signature(step, facts, key=10 + n) for n, step in enumerate(steps)]
    return replace(facts, signatures=(*facts.signatures, *more))


def test_groups_run_in_order_and_steps_of_one_group_in_parallel() -> None:
    facts = some_facts("approve")
    assert states(facts) == "MANAGER testing records office"
    facts = signed(facts, "manager")
    assert states(facts) == "+manager TESTING RECORDS office"
    facts = signed(facts, "records")
    assert states(facts) == "+manager TESTING +records office"
    facts = signed(facts, "testing")
    assert states(facts) == "+manager +testing +records OFFICE"
    assert states(signed(facts, "office")) == "+manager +testing +records +office"


def test_the_emergency_signature_comes_first() -> None:
    facts = some_facts("approve", mode=ReleaseMode.EMERGENCY)
    assert states(facts) == "HEAD manager testing records office"
    assert states(signed(facts, "head")) == "+head MANAGER testing records office"


def test_steps_that_do_not_apply_are_not_needed_and_hold_nobody_up() -> None:
    facts = signed(some_facts("approve"), "manager", "testing", "records")
    route_nodes = nodes(facts)
    assert route_nodes["head"].state is StepState.NOT_NEEDED
    assert route_nodes["training"].state is StepState.NOT_NEEDED
    assert route_nodes["office"].state is StepState.CURRENT


def test_a_signature_lapses_when_the_content_changes_and_stands_again_when_it_is_put_back() -> None:
    facts = signed(some_facts("approve"), "manager", "testing")
    changed = replace(facts, sections={"purpose": a_section("purpose")})
    assert states(changed) == "~manager ~testing records office"
    assert states(replace(changed, sections={})) == states(facts)


def test_a_lapsed_signature_is_its_signers_turn_only_after_the_groups_before() -> None:
    facts = signed(some_facts("approve"), "manager", "testing")
    changed = replace(facts, sections={"purpose": a_section("purpose")})
    assert nodes(changed)["manager"].turn
    assert not nodes(changed)["testing"].turn
    again = signed(changed, "manager")
    assert states(again) == "+manager ~testing RECORDS office"
    assert nodes(again)["testing"].turn


def test_a_returned_step_stops_the_groups_behind_it() -> None:
    facts = some_facts("approve")
    back = replace(facts, signatures=(a_signature("manager", facts, Decision.RETURN),))
    assert states(back) == "<manager testing records office"


def test_what_was_superseded_does_not_count() -> None:
    facts = some_facts("approve")
    old = replace(a_signature("manager", facts), superseded=True)
    assert states(replace(facts, signatures=(old,))) == states(facts)
    assert nodes(replace(facts, signatures=(old,)))["manager"].signature is None


def test_a_stage_left_behind_keeps_its_signatures_whatever_is_written_later() -> None:
    facts = signed(some_facts("approve"), "manager")
    later = replace(
        facts,
        release=replace(facts.release, stage="implement"),
        sections={"purpose": a_section("purpose")},
    )
    assert states(later) == "+manager testing records office"


@pytest.mark.parametrize("status", [Status.CLOSED, Status.CANCELLED])
def test_nobodys_turn_comes_after_the_end(status: Status) -> None:
    assert states(some_facts("approve", status=status)) == "manager testing records office"


def test_a_node_counts_its_checks_and_knows_who_may_sign() -> None:
    facts = some_facts(
        "approve",
        checks={"manager_ready": an_answer("manager_ready", CheckResult.FAIL)},
    )
    node = nodes(facts)["manager"]
    assert [item.id for item in node.checks] == ["manager_ready", "manager_tests"]
    assert (node.answered, node.failed) == (1, 1)
    assert node.holders == HOLDERS["project_manager"]


def test_open_and_failed_checks_keep_a_step_from_being_signed() -> None:
    step = nodes(some_facts("approve"))["manager"].step
    failed = {"manager_tests": an_answer("manager_tests", CheckResult.FAIL)}
    facts = some_facts("approve", checks={**answers("manager_ready"), **failed})
    assert [c.id for c in missing_for_signature(facts, step)] == ["manager_tests"]
    assert missing_for_signature(replace(facts, checks=answers(*facts.checks)), step) == ()


@pytest.mark.parametrize(
    ("result", "evidence", "met"),
    [
        (CheckResult.PASS, False, False),
        (CheckResult.PASS, True, True),
        (CheckResult.FAIL, True, False),
        (CheckResult.NOT_APPLICABLE, False, True),
        (CheckResult.DEFERRED, False, True),
    ],
)
def test_evidence_is_asked_for_a_pass_only(result: CheckResult, evidence: bool, met: bool) -> None:
    item = a_check("paper", evidence_required=True)
    answer = an_answer("paper", result, evidence=evidence)
    assert check_met(some_facts(checks={"paper": answer}), item) is met


@given(any_facts())
def test_a_step_is_current_only_when_all_groups_before_are_done(facts: ReleaseFacts) -> None:
    present = replace(facts, release=replace(facts.release, stage="approve"))
    groups = route(SMALL, present, STAGE, fingerprint(present))
    for place, group in enumerate(groups):
        before_done = all(earlier.done for earlier in groups[:place])
        for node in group.steps:
            running = present.release.status is Status.RUNNING
            assert node.turn == (before_done and running)
            assert (node.state is StepState.HELD) <= (present.release.status is Status.ON_HOLD)
            if node.state is StepState.CURRENT:
                assert node.turn
            if node.state is StepState.WAITING:
                assert not node.turn


@given(any_facts())
def test_a_signed_step_carries_a_signature_over_the_present_content(facts: ReleaseFacts) -> None:
    present = replace(facts, release=replace(facts.release, stage="approve"))
    for node in nodes(present).values():
        if node.state is StepState.SIGNED:
            assert node.signature is not None
            assert node.signature.decision is not Decision.RETURN
            assert not node.signature.superseded
            assert not present.release.live or node.signature.fingerprint == fingerprint(present)
