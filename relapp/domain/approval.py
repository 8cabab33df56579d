"""The approval route of a stage: which step is signed, whose turn it is, what has lapsed."""

from dataclasses import dataclass

from relapp.domain.definition import ApprovalStep, CheckItem, ProcessDefinition, Stage
from relapp.domain.release import PersonRef, ReleaseFacts, Signature
from relapp.domain.text import Text
from relapp.domain.vocabulary import CheckResult, Decision, StepState


@dataclass(frozen=True, slots=True)
class RouteStep:
    """One step with its state, the signature that counts and its checks' progress."""

    step: ApprovalStep
    state: StepState
    signature: Signature | None
    holders: tuple[PersonRef, ...]
    checks: tuple[CheckItem, ...]
    answered: int
    failed: int
    turn: bool = False
    """The stage is the present one and the groups before are done, so that it may be signed."""


@dataclass(frozen=True, slots=True)
class RouteGroup:
    """A group of the route; its steps are countersigned in parallel."""

    id: str
    name: Text
    steps: tuple[RouteStep, ...]

    @property
    def done(self) -> bool:
        """Whether every needed step is signed."""
        return all(s.state in (StepState.SIGNED, StepState.NOT_NEEDED) for s in self.steps)


def route(
    definition: ProcessDefinition, facts: ReleaseFacts, stage: Stage, fingerprint: str
) -> tuple[RouteGroup, ...]:
    """Return the route of a stage as it stands now.

    A signature counts while its content is the one it saw; otherwise the step has lapsed
    and is its signer's turn again (DESIGN 3.5). Only the release's present stage is open:
    signatures of stages left behind keep standing, whatever was written later.
    """
    latest = latest_signatures(facts, stage.id)
    present = facts.release.live and facts.release.stage == stage.id
    groups: list[RouteGroup] = []
    open_yet = present
    for group in stage.route:
        steps = tuple(
            _route_step(step, facts, latest.get(step.id), open_yet, fingerprint if present else "")
            for step in group.steps
        )
        groups.append(RouteGroup(group.id, group.name, steps))
        open_yet = open_yet and groups[-1].done
    return tuple(groups)


def latest_signatures(facts: ReleaseFacts, stage_id: str) -> dict[str, Signature]:
    """Return the newest signature in force per step of a stage."""
    return {s.step_id: s for s in facts.signatures if s.stage == stage_id and not s.superseded}


def missing_for_signature(facts: ReleaseFacts, step: ApprovalStep) -> tuple[CheckItem, ...]:
    """Return the checks of a step that keep it from being signed: open or failed."""
    return tuple(
        item
        for item in step.checks
        if item.when.holds(facts.release.profile) and not check_met(facts, item)
    )


def check_met(facts: ReleaseFacts, item: CheckItem) -> bool:
    """Tell whether a check is answered in a way that lets the release go on."""
    answer = facts.checks.get(item.id)
    if answer is None or answer.result is CheckResult.FAIL:
        return False
    return not (
        item.evidence_required and answer.result is CheckResult.PASS and not answer.evidence
    )


def _route_step(
    step: ApprovalStep,
    facts: ReleaseFacts,
    signature: Signature | None,
    open_yet: bool,
    fingerprint: str,
) -> RouteStep:
    checks = tuple(c for c in step.checks if c.when.holds(facts.release.profile))
    failed = sum(
        1
        for c in checks
        if (a := facts.checks.get(c.id)) is not None and a.result is CheckResult.FAIL
    )
    return RouteStep(
        step,
        _state(step, facts, signature, open_yet, fingerprint),
        signature,
        facts.holders.get(step.role, ()),
        checks,
        sum(1 for c in checks if c.id in facts.checks),
        failed,
        open_yet,
    )


def _state(
    step: ApprovalStep,
    facts: ReleaseFacts,
    signature: Signature | None,
    open_yet: bool,
    fingerprint: str,
) -> StepState:
    if not step.when.holds(facts.release.profile):
        return StepState.NOT_NEEDED
    if signature is None:
        return StepState.CURRENT if open_yet else StepState.WAITING
    if signature.decision is Decision.RETURN:
        return StepState.RETURNED
    if fingerprint and signature.fingerprint != fingerprint:
        return StepState.LAPSED
    return StepState.SIGNED
