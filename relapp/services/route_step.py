"""What every deed on an approval step begins with: the step as it stands, if it is open."""

from relapp.domain import approval
from relapp.domain.approval import RouteStep
from relapp.domain.fingerprint import fingerprint
from relapp.domain.permission import can_sign
from relapp.domain.release import PersonRef, ReleaseFacts, Signature
from relapp.domain.signing_rules import free_place, seat_of
from relapp.domain.vocabulary import StepState
from relapp.domain.window_use import passed_window
from relapp.errors import NotFound, RuleViolation
from relapp.services.desk import obey
from relapp.store.unit_of_work import UnitOfWork

_OPEN = (StepState.CURRENT, StepState.LAPSED)


def node_of(work: UnitOfWork, facts: ReleaseFacts, step_id: str) -> RouteStep:
    """Return a step of the present stage as it stands now; raises NotFound."""
    definition = work.definition(facts.release.process_row)
    stage = definition.stage(facts.release.stage)
    seal = fingerprint(facts)
    for group in approval.route(definition, facts, stage, seal, work.now):
        for node in group.steps:
            if node.step.id == step_id:
                return node
    raise NotFound("step.not_here", id=step_id)


def open_node(work: UnitOfWork, facts: ReleaseFacts, step_id: str) -> RouteStep:
    """Return a step that the actor may sign and whose turn it is.

    Raises:
        NotPermitted: it is not for the actor to sign.
        RuleViolation: it is signed, returned, not needed, or waits for the groups before.
    """
    node = node_for_actor(work, facts, step_id)
    check_turn(node)
    return node


def node_for_actor(work: UnitOfWork, facts: ReleaseFacts, step_id: str) -> RouteStep:
    """Return a step that the actor may sign, whether its turn has come or not."""
    node = node_of(work, facts, step_id)
    obey(can_sign(work.actor, node.step, facts, work.now))
    return node


def check_turn(node: RouteStep) -> None:
    """Raise RuleViolation unless a step waits to be signed."""
    if node.state is StepState.LAPSED and not node.turn:
        raise RuleViolation("step.waiting", step=node.step.name)
    if node.state not in _OPEN:
        raise RuleViolation(f"step.{node.state.value}", step=node.step.name)


def own_place(work: UnitOfWork, facts: ReleaseFacts, node: RouteStep) -> PersonRef:
    """Return the seat in which the actor signs; raises RuleViolation once he has signed."""
    place = free_place(work.actor.id, node.step, facts, node.valid, work.now)
    if place is None:
        raise RuleViolation(
            "step.signed_by_you", step=node.step.name, people=_names(node.tally.waiting)
        )
    return place


def check_window(work: UnitOfWork, facts: ReleaseFacts) -> None:
    """Raise RuleViolation where the window that would be approved has passed."""
    definition = work.definition(facts.release.process_row)
    passed = passed_window(definition, facts, work.now)
    if passed is not None:
        raise RuleViolation("step.window_passed", window=passed.name, at=passed.ended_at)


def check_settled(facts: ReleaseFacts, node: RouteStep) -> None:
    """Raise RuleViolation while checks of the step are open or failed."""
    missing = approval.missing_for_signature(facts, node.step)
    if missing:
        raise RuleViolation(
            "step.checks_open",
            step=node.step.name,
            count=len(missing),
            failed=node.failed,
            items=tuple(item.text for item in missing),
        )


def lapsed(facts: ReleaseFacts, node: RouteStep) -> tuple[Signature, ...]:
    """Return the signatures of a step that are not history yet and no longer count."""
    return tuple(
        s
        for s in facts.signatures
        if s.step_id == node.step.id
        and s.stage == facts.release.stage
        and not s.superseded
        and s not in node.valid
    )


def of_seat(signatures: tuple[Signature, ...], place: PersonRef, person_id: int) -> tuple[int, ...]:
    """Return the keys of those that fill a seat or were given by somebody."""
    return tuple(s.id for s in signatures if place.id == seat_of(s) or s.person_id == person_id)


def _names(people: tuple[PersonRef, ...]) -> tuple[str, ...]:
    return tuple(ref.name for ref in people)
