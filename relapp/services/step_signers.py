"""转授权 and 加签: who else signs a step of one release, until the stage is left."""

from collections.abc import Callable
from dataclasses import dataclass

from relapp.domain.approval import RouteStep
from relapp.domain.journal import Event
from relapp.domain.person import Permission, Person, may
from relapp.domain.release import ReleaseFacts
from relapp.domain.signing import StepSigner
from relapp.domain.signing_rules import may_take_over, seats
from relapp.domain.vocabulary import Proven, SignerPart
from relapp.errors import InvalidInput, NotFound, NotPermitted, RuleViolation
from relapp.services import route_step
from relapp.services.desk import obey, record
from relapp.store.queries import people as people_queries
from relapp.store.tables import approving as a
from relapp.store.unit_of_work import UnitOfWork

_EVENTS = {
    SignerPart.PASSED_ON: Event.STEP_PASSED_ON,
    SignerPart.ADDED: Event.SIGNER_ADDED,
}


@dataclass(frozen=True, slots=True)
class Named:
    """Who is to sign, in which part and why."""

    part: SignerPart
    person_id: int
    reason: str


def name(
    work: UnitOfWork, release_id: int, step_id: str, named: Named, proven: Callable[[], Proven]
) -> None:
    """Have somebody sign a step in the actor's place, or beside the holders.

    `proven` says what the actor is known by, and refuses where a PIN is missing.

    Raises:
        InvalidInput: no reason.
        NotPermitted: it is not the actor's step, that person must never sign it, or the actor's
            PIN was not given.
        RuleViolation: not this step's turn, the actor has signed, or passes on what is not his.
    """
    part, reason = named.part, named.reason.strip()
    if not reason:
        raise InvalidInput("reason.missing")
    facts = work.facts(release_id)
    node = route_step.open_node(work, facts, step_id)
    route_step.own_place(work, facts, node)
    if part is SignerPart.PASSED_ON and not _holds(work.actor, node, facts):
        raise RuleViolation("step.not_yours_to_pass_on", step=node.step.name)
    chosen = _active(work, named.person_id)
    obey(may_take_over(chosen.id, node.step, facts))
    how = proven()
    work.insert(
        a.step_signer,
        release_id=release_id,
        stage=facts.release.stage,
        step_id=step_id,
        person_id=chosen.id,
        part=part.value,
        reason=reason,
        set_by_id=work.actor.id,
        set_at=work.now,
        ended=False,
    )
    after = {"step": step_id, "people": chosen.name, "reason": reason, "proven": how.value}
    record(work, _EVENTS[part], facts, subject=node.step.name.zh, after=after)


def take_back(work: UnitOfWork, release_id: int, signer_id: int) -> None:
    """End what was passed on or added, as whoever did it or as the release office.

    Raises:
        NotPermitted: `step.not_yours_to_take_back`.
        RuleViolation: that person has signed already.
    """
    facts = work.facts(release_id)
    signer = next((s for s in facts.signers if s.id == signer_id and not s.ended), None)
    if signer is None:
        raise NotFound("step.signer_unknown", id=signer_id)
    if work.actor.id != signer.set_by_id and not may(work.actor, Permission.RUN_RELEASES):
        raise NotPermitted("step.not_yours_to_take_back", people=(signer.set_by,))
    node = route_step.node_of(work, facts, signer.step_id)
    if any(s.person_id == signer.person_id for s in node.valid):
        raise RuleViolation("step.signer_signed", person=signer.person, step=node.step.name)
    _end(work, signer)
    after = {"step": signer.step_id, "people": signer.person}
    record(work, Event.SIGNER_ENDED, facts, subject=node.step.name.zh, after=after)


def end_all(work: UnitOfWork, facts: ReleaseFacts) -> None:
    """End everything passed on and added, as the stage is left."""
    for signer in facts.signers:
        if not signer.ended:
            _end(work, signer)


def _holds(actor: Person, node: RouteStep, facts: ReleaseFacts) -> bool:
    return any(ref.id == actor.id for ref in seats(node.step, facts))


def _end(work: UnitOfWork, signer: StepSigner) -> None:
    work.change(a.step_signer, {"id": signer.id}, version=None, ended=True)


def _active(work: UnitOfWork, person_id: int) -> Person:
    found = next((p for p in people_queries.people(work.connection) if p.id == person_id), None)
    if found is None:
        raise NotFound("person.unknown", id=person_id)
    if not found.active:
        raise RuleViolation("person.inactive", person=found.name)
    return found
