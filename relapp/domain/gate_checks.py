"""The part of the gate that people tick and sign: checks, doubts of the office, the route."""

from collections.abc import Iterator
from dataclasses import replace

from relapp.domain import approval
from relapp.domain.definition import CheckItem
from relapp.domain.fingerprint import fingerprint
from relapp.domain.gate_ground import Ground
from relapp.domain.requirement import Requirement
from relapp.domain.spot_verdict import is_doubted, spot_check, was_doubted
from relapp.domain.vocabulary import CheckResult, Lapse, Need, Reason, StepState

_SIGNATURE_REASONS = {
    StepState.SIGNED: Reason.NONE,
    StepState.CURRENT: Reason.NOT_SIGNED,
    StepState.WAITING: Reason.WAITS_FOR_GROUP,
    StepState.RETURNED: Reason.RETURNED,
    StepState.LAPSED: Reason.LAPSED,
    StepState.HELD: Reason.HELD,
}
_BLOCKING = frozenset(
    {
        Reason.RETURNED,
        Reason.LAPSED,
        Reason.LAPSED_UNUSED,
        Reason.NOBODY_HOLDS_ROLE,
        Reason.NOBODY_MAY_SIGN,
    }
)


def check(ground: Ground, item: CheckItem) -> Requirement:
    """Return one check as a condition."""
    answer = ground.facts.checks.get(item.id)
    if answer is None:
        reason = Reason.NOT_ANSWERED
    elif answer.result is CheckResult.FAIL:
        reason = Reason.FAILED
    elif is_doubted(ground.facts, item.id):
        reason = Reason.DOUBTED
    elif not approval.check_met(ground.facts, item):
        reason = Reason.EVIDENCE_MISSING
    else:
        reason = Reason.NONE
    made = ground.make(
        Need.CHECK,
        item.id,
        item.text,
        reason,
        blocking=reason in (Reason.FAILED, Reason.DOUBTED),
        role=item.role,
    )
    looked = spot_check(ground.facts, item.id) if reason is Reason.DOUBTED else None
    if looked is not None:
        return replace(made, since=looked.at)
    return replace(made, since=answer.at) if answer else made


def doubts(ground: Ground) -> Iterator[Requirement]:
    """Yield the checks of stages left behind that the office has doubted."""
    order = ground.definition.stage_ids
    present = order.index(ground.stage.id)
    for item_id in sorted(ground.facts.spot_checks):
        found = ground.definition.find_check(item_id)
        if found is None or not was_doubted(ground.facts, item_id):
            continue
        stage, _step, item = found
        if order.index(stage.id) < present and item.when.holds(ground.release.profile):
            yield check(ground, item)


def route(ground: Ground) -> Iterator[Requirement]:
    """Yield what the stage's approval route asks for, step by step."""
    if not ground.stage.route:
        return
    seal = fingerprint(ground.facts)
    groups = approval.route(ground.definition, ground.facts, ground.stage, seal, ground.now)
    for group in groups:
        for node in group.steps:
            if node.state is StepState.NOT_NEEDED:
                continue
            signed = node.state is StepState.SIGNED
            for item in node.checks:
                # What a signature in force covers is settled, even if the row was reopened,
                # but not against a doubt of the office.
                settled = signed and not was_doubted(ground.facts, item.id)
                yield _settled(ground, item) if settled else check(ground, item)
            yield _signature(ground, node)


def _settled(ground: Ground, item: CheckItem) -> Requirement:
    return ground.make(Need.CHECK, item.id, item.text, Reason.NONE, role=item.role)


def _signature(ground: Ground, node: approval.RouteStep) -> Requirement:
    reason = _why_not_signed(ground, node)
    blocking = reason in _BLOCKING or (node.step.not_by_applicant and reason is Reason.NOT_SIGNED)
    made = ground.make(
        Need.SIGNATURE,
        node.step.id,
        node.step.name,
        reason,
        blocking=blocking,
        role=node.step.role,
    )
    people = tuple(ref.name for ref in node.tally.waiting)
    made = replace(made, people=people or made.people)
    return replace(made, since=node.signature.at) if node.signature else made


def _why_not_signed(ground: Ground, node: approval.RouteStep) -> Reason:
    reason = _SIGNATURE_REASONS[node.state]
    if reason in (Reason.NOT_SIGNED, Reason.WAITS_FOR_GROUP) and not node.tally.waiting:
        return Reason.NOBODY_MAY_SIGN if node.holders else Reason.NOBODY_HOLDS_ROLE
    return Reason.LAPSED_UNUSED if node.lapse is Lapse.WINDOW else reason
