"""Who signs a step and in whose place, and when enough have signed."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.approval import RouteStep, route
from relapp.domain.definition import ProcessDefinition
from relapp.domain.fingerprint import fingerprint
from relapp.domain.gate import requirements
from relapp.domain.permission import can_sign
from relapp.domain.person import Person
from relapp.domain.refusal import Refusal
from relapp.domain.release import PersonRef, ReleaseFacts, Signature
from relapp.domain.signing import Delegation, StepSigner
from relapp.domain.signing_rules import (
    barred,
    free_place,
    may_take_over,
    places,
    quorum_size,
    seats,
    tally,
)
from relapp.domain.vocabulary import Decision, Lapse, Reason, SignerPart, Status, StepState
from tests.builders import (
    HOLDERS,
    NOW,
    SMALL,
    a_check,
    a_definition,
    a_group,
    a_signature,
    a_stage,
    a_step,
    a_window,
    some_facts,
)

THREE = tuple(PersonRef(key, f"人{key}") for key in (11, 12, 13))
STEP = a_step("heads", "tester")
DAY = timedelta(days=1)


def process(quorum: str = "first", **fields: object) -> ProcessDefinition:
    """A process whose only route has one step that three people hold."""
    step = a_step("heads", "tester", a_check("seen"), quorum=quorum, **fields)
    approve = a_stage("approve", SMALL.stage("approve").column, route=(a_group("g", step),))
    stages = tuple(approve if s.id == "approve" else s for s in SMALL.stages)
    return a_definition(stages=stages)


def facts_of(**fields: object) -> ReleaseFacts:
    return some_facts("approve", holders={**HOLDERS, "tester": THREE}, **fields)


def by(
    person: int,
    facts: ReleaseFacts,
    decision: Decision = Decision.APPROVE,
    behalf: int | None = None,
) -> Signature:
    given_ = a_signature("heads", facts, decision, key=100 + person)
    return replace(given_, person_id=person, person=f"人{person}", on_behalf_id=behalf)


def node(
    facts: ReleaseFacts, definition: ProcessDefinition, now: datetime | None = None
) -> RouteStep:
    stage = definition.stage("approve")
    return route(definition, facts, stage, fingerprint(facts), now)[0].steps[0]


def signer(
    person: int, part: SignerPart = SignerPart.PASSED_ON, by_id: int = 11, *, ended: bool = False
) -> StepSigner:
    return StepSigner(
        person, "approve", "heads", person, f"人{person}", part, "出差", by_id, "", NOW, ended
    )


def deputy_of(
    person: int, deputy: int, role: str = "", start: datetime = NOW, end: datetime | None = None
) -> Delegation:
    return Delegation(1, person, f"人{person}", deputy, f"人{deputy}", role, start, end, "休假")


def somebody(key: int) -> Person:
    return Person(key, f"人{key}", f"p{key}")


@given(st.integers(0, 60), st.integers(1, 100))
def test_a_share_is_the_nearest_whole_and_never_nobody(holders: int, share: int) -> None:
    size = quorum_size(f"{share}%", holders)
    assert 1 <= size <= max(1, holders)
    if size > 1:
        assert abs(size - holders * share / 100) <= 0.5
    assert quorum_size("first", holders) == 1
    assert quorum_size("all", holders) == max(1, holders)


@pytest.mark.parametrize(
    ("quorum", "holders", "size"),
    [("50%", 3, 2), ("60%", 5, 3), ("10%", 3, 1), ("34%", 3, 1), ("50%", 5, 3), ("100%", 4, 4)],
)
def test_shares_that_a_person_would_check(quorum: str, holders: int, size: int) -> None:
    assert quorum_size(quorum, holders) == size


@pytest.mark.parametrize(
    ("quorum", "signers", "state"),
    [
        ("first", (12,), StepState.SIGNED),
        ("60%", (11,), StepState.CURRENT),
        ("60%", (11, 13), StepState.SIGNED),
        ("all", (11, 13), StepState.CURRENT),
        ("all", (11, 12, 13), StepState.SIGNED),
        # One person's second signature is no second voice.
        ("60%", (11, 11), StepState.CURRENT),
    ],
)
def test_a_step_is_signed_when_enough_have(
    quorum: str, signers: tuple[int, ...], state: StepState
) -> None:
    facts = facts_of()
    facts = replace(facts, signatures=tuple(by(person, facts) for person in signers))
    found = node(facts, process(quorum))
    assert found.state is state
    assert found.tally.given == len(set(signers))


def test_one_return_ends_it_however_many_agreed() -> None:
    facts = facts_of()
    given_ = (by(11, facts), by(12, facts), by(13, facts, Decision.RETURN))
    found = node(replace(facts, signatures=given_), process("all"))
    assert found.state is StepState.RETURNED
    assert found.signature == given_[2]


def test_a_signature_stands_when_its_signer_holds_the_role_no_more() -> None:
    facts = facts_of()
    gone = replace(facts, signatures=(by(99, facts), by(11, facts)))
    assert node(gone, process("all")).tally.needed == 4
    assert node(gone, process("50%")).state is StepState.SIGNED


def test_a_stage_behind_the_release_stays_signed_when_holders_come_later() -> None:
    facts = facts_of()
    facts = replace(facts, signatures=(by(11, facts),))
    later = replace(facts, release=replace(facts.release, stage="implement"))
    assert node(later, process("all")).state is StepState.SIGNED


@pytest.mark.parametrize("key", [2, 9])
def test_whoever_made_or_keeps_a_release_signs_only_steps_of_his_own(key: int) -> None:
    facts = facts_of()
    assert barred(key, STEP, facts) == Refusal("step.own_release")
    assert barred(key, replace(STEP, own=True), facts) is None
    held = replace(facts, holders={"tester": (PersonRef(key, "甲"), THREE[0])})
    assert can_sign(somebody(key), STEP, held, NOW) == Refusal("step.own_release")
    assert seats(STEP, held) == THREE[:1]
    assert tally(replace(STEP, quorum="all"), held, ()).needed == 1


def test_an_own_step_that_controls_the_applicant_is_closed_to_him() -> None:
    step = replace(STEP, own=True, not_by_applicant=True)
    assert barred(9, step, facts_of()) == Refusal("step.own_request")


def test_whoever_it_was_passed_on_to_signs_in_the_place_of_one_holder() -> None:
    facts = facts_of(signers=(signer(20, by_id=11), signer(21, by_id=20)))
    assert {ref.id for ref in seats(STEP, facts)} == {12, 13, 21}
    assert can_sign(somebody(21), STEP, facts) is None
    refused = can_sign(somebody(11), STEP, facts)
    assert refused is not None
    assert refused.code == "role.not_yours"
    back = facts_of(signers=(signer(20, ended=True),))
    assert {ref.id for ref in seats(STEP, back)} == {11, 12, 13}


def test_an_added_signer_must_sign_beside_the_holders() -> None:
    facts = facts_of(signers=(signer(30, SignerPart.ADDED),))
    assert can_sign(somebody(30), STEP, facts) is None
    alone = replace(facts, signatures=(by(30, facts),))
    assert node(alone, process()).state is StepState.CURRENT
    without = node(replace(facts, signatures=(by(11, facts),)), process())
    assert without.state is StepState.CURRENT
    assert [ref.id for ref in without.tally.missing] == [30]
    both = replace(facts, signatures=(by(11, facts), by(30, facts)))
    assert node(both, process()).state is StepState.SIGNED


@pytest.mark.parametrize(
    ("person", "step", "code"),
    [
        (11, STEP, "step.signs_already"),
        (2, STEP, "step.to_creator"),
        (9, STEP, "step.to_creator"),
        (9, replace(STEP, not_by_applicant=True), "step.to_applicant"),
        (9, replace(STEP, own=True), None),
        (40, STEP, None),
    ],
)
def test_to_whom_a_step_is_never_passed(person: int, step: object, code: str | None) -> None:
    refusal = may_take_over(person, step, facts_of())  # type: ignore[arg-type]
    assert (refusal.code if refusal else None) == code


@given(st.integers(-5, 5), st.none() | st.integers(-5, 5), st.sampled_from(["", "tester", "pmo"]))
def test_a_deputy_signs_exactly_while_he_is_one(start: int, end: int | None, role: str) -> None:
    held = deputy_of(12, 50, role, NOW + start * DAY, None if end is None else NOW + end * DAY)
    facts = facts_of(delegations=(held,))
    expected = start <= 0 and (end is None or end > 0) and role != "pmo"
    assert places(50, STEP, facts, NOW) == ((THREE[1],) if expected else ())
    assert (can_sign(somebody(50), STEP, facts, NOW) is None) == expected
    assert can_sign(somebody(50), STEP, facts) is not None


def test_a_deputy_is_never_the_applicant_and_never_stands_for_him() -> None:
    facts = facts_of(delegations=(deputy_of(12, 9), deputy_of(9, 50)))
    assert can_sign(somebody(9), STEP, facts, NOW) == Refusal("step.own_release")
    own = replace(facts, holders={"tester": (PersonRef(9, "甲"),)})
    assert places(50, STEP, own, NOW) == ()


def test_a_deputy_of_a_deputy_signs_nothing() -> None:
    facts = facts_of(delegations=(deputy_of(12, 50), deputy_of(50, 51)))
    assert places(51, STEP, facts, NOW) == ()


def test_a_deputy_in_one_role_does_not_stand_for_somebody_added() -> None:
    facts = facts_of(
        signers=(signer(30, SignerPart.ADDED),),
        delegations=(deputy_of(30, 50, "tester"), deputy_of(30, 51)),
    )
    assert places(50, STEP, facts, NOW) == ()
    assert [ref.id for ref in places(51, STEP, facts, NOW)] == [30]


def test_nobody_signs_twice_for_one_quorum() -> None:
    facts = facts_of(delegations=(deputy_of(12, 50), deputy_of(13, 50), deputy_of(11, 12)))
    taken = (by(50, facts, behalf=12),)
    assert free_place(50, STEP, facts, taken, NOW) is None
    # His deputy has signed for him.
    assert free_place(12, STEP, facts, taken, NOW) is None
    assert free_place(13, STEP, facts, taken, NOW) == THREE[2]


def test_a_held_release_asks_nobody_and_asks_again_when_resumed() -> None:
    facts = facts_of()
    held = replace(facts, release=replace(facts.release, status=Status.ON_HOLD))
    assert node(held, process()).state is StepState.HELD
    assert not node(held, process()).turn
    signed = replace(held, signatures=(by(11, held),))
    assert node(signed, process()).state is StepState.SIGNED
    assert node(facts, process()).state is StepState.CURRENT


def test_a_signature_for_a_window_that_passed_unused_lapses() -> None:
    window = a_window(starts_at=NOW + DAY, ends_at=NOW + 2 * DAY)
    facts = facts_of(window=window)
    facts = replace(facts, signatures=(by(11, facts),))
    for now in (None, NOW + DAY, NOW + 2 * DAY - timedelta(seconds=1)):
        assert node(facts, process(), now).state is StepState.SIGNED
    found = node(facts, process(), NOW + 2 * DAY)
    assert (found.state, found.lapse) == (StepState.LAPSED, Lapse.WINDOW)
    changed = replace(facts, window=a_window())
    assert node(changed, process(), NOW).lapse is Lapse.CONTENT


def test_the_gate_names_who_has_not_signed_yet() -> None:
    facts = facts_of(signers=(signer(30, SignerPart.ADDED),))
    facts = replace(facts, signatures=(by(11, facts),))
    (found,) = [r for r in requirements(process("all"), facts, NOW) if r.subject_id == "heads"]
    assert found.reason is Reason.NOT_SIGNED
    assert found.people == ("人12", "人13", "人30")
