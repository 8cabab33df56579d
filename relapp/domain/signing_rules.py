"""Who may sign a step and in whose place: holders, people passed on to, people added, deputies.

A seat is somebody whose own signature the step can take. Holders of the role have one, those a
holder passed the step on to have his; a deputy never has a seat, he signs in that of another.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from relapp.domain.definition import FIRST, ApprovalStep
from relapp.domain.refusal import Refusal
from relapp.domain.release import PersonRef, ReleaseFacts, Signature
from relapp.domain.vocabulary import SignerPart

ALL = "all"


@dataclass(frozen=True, slots=True)
class Tally:
    """How far a step has come.

    Attributes:
        needed: signatures of holders that make the step signed.
        given: those that are there.
        waiting: holders and added people who have not signed yet.
        missing: added people among them, without whom the step is never signed.
    """

    needed: int
    given: int
    waiting: tuple[PersonRef, ...]
    missing: tuple[PersonRef, ...]

    @property
    def complete(self) -> bool:
        """Whether enough holders and everybody added have signed."""
        return self.given >= self.needed and not self.missing


def quorum_size(quorum: str, holders: int) -> int:
    """Return how many of some holders must sign: at least one, a share to the nearest whole."""
    if quorum == FIRST or holders <= 1:
        return 1
    if quorum == ALL:
        return holders
    return max(1, (holders * int(quorum.rstrip("%")) + 50) // 100)


def barred(person_id: int, step: ApprovalStep, facts: ReleaseFacts) -> Refusal | None:
    """Say why somebody can never sign a step of this release, whoever asks him to.

    The applicant never signs what is there to control the applicant, and whoever made or keeps
    the release signs only those steps that the process gives to him.
    """
    if step.not_by_applicant and person_id == facts.release.applicant_id:
        return Refusal("step.own_request")
    if not step.own and person_id in (facts.release.applicant_id, facts.release.owner_id):
        return Refusal("step.own_release")
    return None


def seats(step: ApprovalStep, facts: ReleaseFacts) -> tuple[PersonRef, ...]:
    """Return those who sign for the role: its holders, or whom they passed the step on to."""
    found = {ref.id: ref for ref in facts.holders.get(step.role, ())}
    for signer in facts.signers:
        if signer.step_id == step.id and signer.part is SignerPart.PASSED_ON and not signer.ended:
            found.pop(signer.set_by_id, None)
            found[signer.person_id] = PersonRef(signer.person_id, signer.person)
    return tuple(ref for ref in found.values() if barred(ref.id, step, facts) is None)


def added(step: ApprovalStep, facts: ReleaseFacts) -> tuple[PersonRef, ...]:
    """Return who was added to a step and signs beside its holders."""
    return tuple(
        PersonRef(signer.person_id, signer.person)
        for signer in facts.signers
        if signer.step_id == step.id and signer.part is SignerPart.ADDED and not signer.ended
    )


def asked(step: ApprovalStep, facts: ReleaseFacts) -> tuple[PersonRef, ...]:
    """Return everybody with a seat, added people last."""
    return (*seats(step, facts), *added(step, facts))


def places(
    person_id: int, step: ApprovalStep, facts: ReleaseFacts, now: datetime | None
) -> tuple[PersonRef, ...]:
    """Return the seats in which somebody may sign: his own, or those he is deputy of.

    A deputy signs for the person himself only: what somebody signs as a deputy of another does
    not pass on to the deputy's own deputies. Without a moment no deputy counts.
    """
    if barred(person_id, step, facts) is not None:
        return ()
    own = [ref for ref in asked(step, facts) if ref.id == person_id]
    if own or now is None:
        return tuple(own)
    return tuple(
        ref
        for ref, role in _seats_with_role(step, facts)
        if any(
            d.person_id == ref.id and d.deputy_id == person_id and d.holds(role, now)
            for d in facts.delegations
        )
    )


def free_place(
    person_id: int,
    step: ApprovalStep,
    facts: ReleaseFacts,
    valid: Iterable[Signature],
    now: datetime | None,
) -> PersonRef | None:
    """Return the seat in which somebody may sign now; nobody signs twice on one step."""
    given = tuple(valid)
    if any(s.person_id == person_id for s in given):
        return None
    taken = {seat_of(s) for s in given}
    free = (ref for ref in places(person_id, step, facts, now) if ref.id not in taken)
    return next(free, None)


def seat_of(signature: Signature) -> int:
    """Return whose seat a signature fills."""
    return signature.on_behalf_id or signature.person_id


def tally(step: ApprovalStep, facts: ReleaseFacts, valid: Iterable[Signature]) -> Tally:
    """Count the signatures in force against what the step asks for.

    Somebody who signed and holds the role no more still counts: his signature stands.
    """
    signed = {seat_of(s) for s in valid}
    extra = added(step, facts)
    holders = {ref.id for ref in seats(step, facts)}
    holders |= signed - {ref.id for ref in extra}
    return Tally(
        needed=quorum_size(step.quorum, len(holders)),
        given=len(signed & holders),
        waiting=tuple(ref for ref in asked(step, facts) if ref.id not in signed),
        missing=tuple(ref for ref in extra if ref.id not in signed),
    )


def may_take_over(person_id: int, step: ApprovalStep, facts: ReleaseFacts) -> Refusal | None:
    """Say why a step cannot be passed on to somebody, or he cannot be added to it."""
    if any(ref.id == person_id for ref in asked(step, facts)):
        return Refusal("step.signs_already")
    refusal = barred(person_id, step, facts)
    if refusal is None:
        return None
    code = "step.to_applicant" if step.not_by_applicant else "step.to_creator"
    return Refusal(code, {"step": step.name})


def _seats_with_role(step: ApprovalStep, facts: ReleaseFacts) -> tuple[tuple[PersonRef, str], ...]:
    """Return every seat with the role it stands for; an added one stands for none."""
    holders = ((ref, step.role) for ref in seats(step, facts))
    return (*holders, *((ref, "") for ref in added(step, facts)))
