"""Who may do what to a release: the same rule greys a button and refuses the command."""

from datetime import datetime

from relapp.domain.definition import (
    ApprovalStep,
    CheckItem,
    DeliverableSpec,
    ProcessDefinition,
    SectionSpec,
)
from relapp.domain.gate import Requirement
from relapp.domain.person import ADMINISTRATOR, Permission, Person, may
from relapp.domain.refusal import Refusal
from relapp.domain.release import ReleaseFacts
from relapp.domain.separation import refuse_tester
from relapp.domain.signing_rules import asked, barred, places
from relapp.domain.vocabulary import BoardColumn, Status


def acts_as(person: Person, role: str, facts: ReleaseFacts) -> bool:
    """Tell whether the person may act in a role for this release."""
    return person.active and any(ref.id == person.id for ref in facts.holders.get(role, ()))


def keeps(person: Person, facts: ReleaseFacts) -> bool:
    """Tell whether the person keeps this release: its owner, or the release office.

    An office role may be held for one department or application; it then counts for theirs.
    """
    return person.active and (
        person.id == facts.release.owner_id
        or may(person, Permission.RUN_RELEASES, facts.release.place)
    )


def can_stop(person: Person, facts: ReleaseFacts) -> Refusal | None:
    """Say what keeps somebody from holding the release, resuming or cancelling it."""
    if not facts.release.live:
        return _ended(facts)
    return None if keeps(person, facts) else _not_keeper(facts)


def can_run(person: Person, facts: ReleaseFacts) -> Refusal | None:
    """Say what keeps somebody from moving the release; on hold it can only be cancelled."""
    return can_stop(person, facts) or _held(facts)


def can_edit(person: Person, facts: ReleaseFacts) -> Refusal | None:
    """Say what keeps somebody from editing registration, plan or run sheet."""
    if not facts.release.live:
        return _ended(facts)
    if keeps(person, facts) or (person.active and person.holds(ADMINISTRATOR)):
        return _held(facts)
    return _not_keeper(facts)


def can_cast(
    person: Person, definition: ProcessDefinition, role: str, facts: ReleaseFacts
) -> Refusal | None:
    """Say what keeps somebody from naming the people of a role for a release.

    Who signs is named by the release office: whoever is controlled by a signature must not
    choose its signer.
    """
    office = person.active and (
        may(person, Permission.RUN_RELEASES, facts.release.place) or person.holds(ADMINISTRATOR)
    )
    signs = any(
        step.role == role
        for stage in definition.stages
        for group in stage.route
        for step in group.steps
    )
    if signs and not office and facts.release.live:
        return Refusal("cast.signer", {"role": definition.role(role).name})
    return can_edit(person, facts)


def content_locked(definition: ProcessDefinition, facts: ReleaseFacts) -> Refusal | None:
    """Say that the approved content stands: a go-live approval lies behind the release.

    What was signed must be what goes live (DESIGN 3.5). To change it, the release is sent
    back to a stage before the approval, which makes its signatures history.
    """
    place = definition.stage_ids.index(facts.release.stage)
    approved = any(
        stage.column is BoardColumn.APPROVING and stage.route for stage in definition.stages[:place]
    )
    return Refusal("release.content_locked", {"number": facts.release.number}) if approved else None


def can_answer(
    person: Person,
    item: CheckItem,
    facts: ReleaseFacts,
    *,
    step: ApprovalStep | None = None,
    now: datetime | None = None,
) -> Refusal | None:
    """Say what keeps somebody from answering a check.

    Args:
        person: who would answer.
        item: the check.
        facts: the release.
        step: the step it belongs to; whoever signs that one answers it, too.
        now: the present, so that deputies count.
    """
    refusal = _acting(person, item.role, facts)
    if refusal is not None and refusal.code in _NOT_THEIRS and step is not None:
        stands_in = person.active and bool(places(person.id, step, facts, now))
        return None if stands_in and item.role == step.role else refusal
    return refusal


def can_provide(person: Person, spec: DeliverableSpec, facts: ReleaseFacts) -> Refusal | None:
    """Say what keeps somebody from uploading a deliverable; its keeper may, too."""
    if facts.release.live and keeps(person, facts):
        return _held(facts)
    return _acting(person, spec.role, facts)


def can_write(person: Person, spec: SectionSpec, facts: ReleaseFacts) -> Refusal | None:
    """Say what keeps somebody from writing a plan section; its keeper may, too."""
    if facts.release.live and keeps(person, facts):
        return _held(facts)
    return _acting(person, spec.role, facts)


def can_sign(
    person: Person, step: ApprovalStep, facts: ReleaseFacts, now: datetime | None = None
) -> Refusal | None:
    """Say what keeps somebody from signing a step, its checks left aside.

    Nobody signs another's step unless it was passed on to him, he was added to it or is a
    deputy at that moment; and nobody approves what he applied for or keeps (UI.md section 3).
    """
    refusal = _open(facts) or barred(person.id, step, facts)
    if refusal is not None:
        return refusal
    if person.active and places(person.id, step, facts, now):
        return None
    names = tuple(ref.name for ref in asked(step, facts))
    return _not_theirs(step.role, names or facts.holder_names(step.role))


def can_follow_up(person: Person, role: str, facts: ReleaseFacts) -> Refusal | None:
    """Say what keeps somebody from settling a follow-up."""
    if keeps(person, facts):
        return None
    return _acting(person, role, facts)


def can_report(person: Person, owner_id: int | None, facts: ReleaseFacts) -> Refusal | None:
    """Say what keeps somebody from reporting on a run-sheet row."""
    if not facts.release.live:
        return _ended(facts)
    held = _held(facts)
    if held is not None or keeps(person, facts):
        # Whoever keeps the release reports for others, too, and may have tested.
        return held
    tester = refuse_tester(person, owner_id, facts)
    if tester is not None:
        return tester
    own = person.active and person.id == owner_id
    if own or acts_as(person, "implementer", facts):
        return None
    return Refusal("run.not_owner")


def can_mend(person: Person, requirement: Requirement, facts: ReleaseFacts) -> bool:
    """Tell whether a requirement waits for this person."""
    return bool(requirement.role) and acts_as(person, requirement.role, facts)


def _acting(person: Person, role: str, facts: ReleaseFacts) -> Refusal | None:
    refusal = _open(facts)
    if refusal is not None or acts_as(person, role, facts):
        return refusal
    return _not_theirs(role, facts.holder_names(role))


def _not_theirs(role: str, names: tuple[str, ...]) -> Refusal:
    if not names:
        return Refusal("role.nobody", {"role": role})
    return Refusal("role.not_yours", {"role": role, "people": names})


_NOT_THEIRS = frozenset({"role.nobody", "role.not_yours"})


def _open(facts: ReleaseFacts) -> Refusal | None:
    return _held(facts) if facts.release.live else _ended(facts)


def _held(facts: ReleaseFacts) -> Refusal | None:
    if facts.release.status is not Status.ON_HOLD:
        return None
    return Refusal("release.on_hold", {"reason": facts.release.hold_reason})


def _ended(facts: ReleaseFacts) -> Refusal:
    return Refusal("release.ended", {"number": facts.release.number})


def _not_keeper(facts: ReleaseFacts) -> Refusal:
    return Refusal("release.not_keeper", {"number": facts.release.number})
