"""The approval route of a stage: which step is signed, whose turn it is, what has lapsed."""

from dataclasses import dataclass
from datetime import datetime

from relapp.domain.definition import ApprovalStep, CheckItem, ProcessDefinition, Stage
from relapp.domain.release import PersonRef, ReleaseFacts, Signature
from relapp.domain.signing_rules import Tally, added, seats, tally
from relapp.domain.spot_verdict import is_doubted
from relapp.domain.text import Text
from relapp.domain.vocabulary import CheckResult, Decision, Lapse, Status, StepState
from relapp.domain.window_use import passed_window


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
    valid: tuple[Signature, ...]
    """Signatures in force, oldest first; those that lapsed are left out."""
    tally: Tally
    turn: bool = False
    """The stage is the present one and the groups before are done, so that it may be signed."""
    added: tuple[PersonRef, ...] = ()
    """Who signs beside the holders."""
    lapse: Lapse | None = None
    """Why the signature shown no longer counts."""


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
    definition: ProcessDefinition,
    facts: ReleaseFacts,
    stage: Stage,
    fingerprint: str,
    now: datetime | None = None,
) -> tuple[RouteGroup, ...]:
    """Return the route of a stage as it stands now.

    A signature counts while its content is the one it saw; otherwise the step has lapsed
    and is its signer's turn again (DESIGN 3.5). Only the release's present stage is open:
    signatures of stages left behind keep standing, whatever was written later.

    Args:
        definition: the version the release is pinned to.
        facts: what is recorded.
        stage: the stage whose route it is.
        fingerprint: what a signature would bind to now.
        now: the present; without it no window has passed unused.
    """
    order = definition.stage_ids
    present = facts.release.live and facts.release.stage == stage.id
    passed = passed_window(definition, facts, now) if present else None
    standing = _Standing(
        stage.id,
        order.index(stage.id) < order.index(facts.release.stage),
        fingerprint if present else "",
        passed.ended_at if passed else None,
    )
    groups: list[RouteGroup] = []
    open_yet = present and facts.release.status is not Status.ON_HOLD
    for group in stage.route:
        steps = tuple(_route_step(step, facts, standing, open_yet=open_yet) for step in group.steps)
        groups.append(RouteGroup(group.id, group.name, steps))
        open_yet = open_yet and groups[-1].done
    return tuple(groups)


def missing_for_signature(facts: ReleaseFacts, step: ApprovalStep) -> tuple[CheckItem, ...]:
    """Return the checks of a step that keep it from being signed: open, failed or in doubt."""
    return tuple(
        item
        for item in step.checks
        if item.when.holds(facts.release.profile) and not check_met(facts, item)
    )


def check_met(facts: ReleaseFacts, item: CheckItem) -> bool:
    """Tell whether a check is answered in a way that lets the release go on."""
    answer = facts.checks.get(item.id)
    if answer is None or answer.result is CheckResult.FAIL or is_doubted(facts, item.id):
        return False
    return not (
        item.evidence_required and answer.result is CheckResult.PASS and not answer.evidence
    )


def _route_step(
    step: ApprovalStep, facts: ReleaseFacts, standing: "_Standing", *, open_yet: bool
) -> RouteStep:
    checks = tuple(c for c in step.checks if c.when.holds(facts.release.profile))
    failed = sum(
        1
        for c in checks
        if (a := facts.checks.get(c.id)) is not None and a.result is CheckResult.FAIL
    )
    given = tuple(
        s
        for s in facts.signatures
        if s.step_id == step.id and s.stage == standing.stage_id and not s.superseded
    )
    valid = tuple(s for s in given if standing.lapse(s) is None)
    count = tally(step, facts, (s for s in valid if s.decision is not Decision.RETURN))
    state = _state(step, facts, standing, (given, valid, count), open_yet=open_yet)
    shown = _shown(state, given, valid)
    return RouteStep(
        step=step,
        state=state,
        signature=shown,
        holders=seats(step, facts) or facts.holders.get(step.role, ()),
        checks=checks,
        answered=sum(1 for c in checks if c.id in facts.checks),
        failed=failed,
        turn=open_yet,
        valid=valid,
        tally=count,
        added=added(step, facts),
        lapse=standing.lapse(shown) if shown and state is StepState.LAPSED else None,
    )


@dataclass(frozen=True, slots=True)
class _Standing:
    """How the signatures of a stage stand: behind the release, or against its content now."""

    stage_id: str
    behind: bool
    fingerprint: str
    """Empty where the stage is not the present one, whose signatures keep standing."""
    unused_at: datetime | None
    """When the window ended that passed unused."""

    def lapse(self, signature: Signature) -> Lapse | None:
        """Say why a signature no longer counts."""
        if not self.fingerprint or signature.decision is Decision.RETURN:
            return None
        if signature.fingerprint != self.fingerprint:
            return Lapse.CONTENT
        unused = self.unused_at is not None and signature.at <= self.unused_at
        return Lapse.WINDOW if unused else None


def _state(
    step: ApprovalStep,
    facts: ReleaseFacts,
    standing: _Standing,
    found: tuple[tuple[Signature, ...], tuple[Signature, ...], Tally],
    *,
    open_yet: bool,
) -> StepState:
    given, valid, count = found
    if not step.when.holds(facts.release.profile):
        return StepState.NOT_NEEDED
    if any(s.decision is Decision.RETURN for s in given):
        return StepState.RETURNED
    if valid and (standing.behind or count.complete):
        return StepState.SIGNED
    if len(valid) < len(given):
        return StepState.LAPSED
    if facts.release.status is Status.ON_HOLD and standing.fingerprint:
        return StepState.HELD
    return StepState.CURRENT if open_yet else StepState.WAITING


def _shown(
    state: StepState, given: tuple[Signature, ...], valid: tuple[Signature, ...]
) -> Signature | None:
    """Return the signature that a step is shown with: the one that makes its state."""
    if state is StepState.RETURNED:
        return next(s for s in reversed(given) if s.decision is Decision.RETURN)
    if state is StepState.LAPSED:
        return next(s for s in reversed(given) if s not in valid)
    return valid[-1] if valid else None
