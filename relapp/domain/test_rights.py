"""Who may record tests, and when: the same rule greys a button and refuses the command."""

from relapp.domain.definition import ApprovalStep, ProcessDefinition
from relapp.domain.permission import can_answer, content_locked
from relapp.domain.person import Person
from relapp.domain.refusal import Refusal
from relapp.domain.release import ReleaseFacts
from relapp.domain.test_verdict import (
    KIND_NAMES,
    as_check,
    key_of,
    roles_testing,
    stage_of,
    verdicts,
)
from relapp.domain.vocabulary import CheckResult, Reason, TestKind


def can_test(
    person: Person, definition: ProcessDefinition, kind: TestKind, facts: ReleaseFacts
) -> Refusal | None:
    """Say what keeps somebody from recording tests of a kind."""
    roles = roles_testing(definition, kind)
    refusals = [can_answer(person, as_check(kind, role), facts) for role in roles]
    if None in refusals:
        return None
    named = [refusal for refusal in refusals if refusal and refusal.code != "role.nobody"]
    return named[0] if named else refusals[0]


def closed_to_tests(
    definition: ProcessDefinition, kind: TestKind, facts: ReleaseFacts
) -> Refusal | None:
    """Say that tests of a kind stand as they are: their stage was left, or all is approved.

    A test that was put off may be made up for at any time until the release ends.
    """
    if was_put_off(kind, facts):
        return None
    order, stage = definition.stage_ids, stage_of(definition, kind)
    if stage is not None and order.index(stage.id) < order.index(facts.release.stage):
        return Refusal("check.stage_left", {"stage": stage.name})
    return content_locked(definition, facts)


def unsigned_for_tests(
    definition: ProcessDefinition, facts: ReleaseFacts, step: ApprovalStep
) -> Refusal | None:
    """Say that nobody accepts a stage whose tests are open or speak against it."""
    stage = definition.stage(facts.release.stage)
    open_ones = [v for v in verdicts(stage, facts) if v.reason is not Reason.NONE]
    if not open_ones:
        return None
    items = tuple(KIND_NAMES[v.kind] for v in open_ones)
    return Refusal("test.open", {"step": step.name, "count": len(open_ones), "items": items})


def was_put_off(kind: TestKind, facts: ReleaseFacts) -> bool:
    """Tell whether a kind was ever put off, so that its tests come late."""
    key = key_of(kind)
    answer = facts.checks.get(key)
    deferred = answer is not None and answer.result is CheckResult.DEFERRED
    return deferred or any(f.rule_id.partition(":")[2] == key for f in facts.follow_ups)
