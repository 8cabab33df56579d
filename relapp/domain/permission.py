"""Who may do what to a release: the same rule greys a button and refuses the command."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from relapp.domain.definition import (
    ApprovalStep,
    CheckItem,
    DeliverableSpec,
    ProcessDefinition,
    SectionSpec,
)
from relapp.domain.gate import Requirement
from relapp.domain.person import ADMINISTRATOR, Permission, Person, may
from relapp.domain.release import ReleaseFacts
from relapp.domain.vocabulary import BoardColumn, Status


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why somebody may not; `code` and `details` are worded like those of an error."""

    code: str
    details: Mapping[str, object] = field(default_factory=dict)


def acts_as(person: Person, role: str, facts: ReleaseFacts) -> bool:
    """Tell whether the person may act in a role for this release."""
    return person.active and any(ref.id == person.id for ref in facts.holders.get(role, ()))


def keeps(person: Person, facts: ReleaseFacts) -> bool:
    """Tell whether the person keeps this release: its owner, or the release office."""
    return person.active and (
        person.id == facts.release.owner_id or may(person, Permission.RUN_RELEASES)
    )


def can_run(person: Person, facts: ReleaseFacts) -> Refusal | None:
    """Say what keeps somebody from moving the release on, holding or cancelling it."""
    if not facts.release.live:
        return _ended(facts)
    return None if keeps(person, facts) else _not_keeper(facts)


def can_edit(person: Person, facts: ReleaseFacts) -> Refusal | None:
    """Say what keeps somebody from editing registration, plan or run sheet."""
    if not facts.release.live:
        return _ended(facts)
    if keeps(person, facts) or (person.active and person.holds(ADMINISTRATOR)):
        return None
    return _not_keeper(facts)


def can_cast(
    person: Person, definition: ProcessDefinition, role: str, facts: ReleaseFacts
) -> Refusal | None:
    """Say what keeps somebody from naming the people of a role for a release.

    Who signs is named by the release office: whoever is controlled by a signature must not
    choose its signer.
    """
    office = person.active and (may(person, Permission.RUN_RELEASES) or person.holds(ADMINISTRATOR))
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


def can_answer(person: Person, item: CheckItem, facts: ReleaseFacts) -> Refusal | None:
    """Say what keeps somebody from answering a check."""
    return _acting(person, item.role, facts)


def can_provide(person: Person, spec: DeliverableSpec, facts: ReleaseFacts) -> Refusal | None:
    """Say what keeps somebody from uploading a deliverable; its keeper may, too."""
    if facts.release.live and keeps(person, facts):
        return None
    return _acting(person, spec.role, facts)


def can_write(person: Person, spec: SectionSpec, facts: ReleaseFacts) -> Refusal | None:
    """Say what keeps somebody from writing a plan section; its keeper may, too."""
    if facts.release.live and keeps(person, facts):
        return None
    return _acting(person, spec.role, facts)


def can_sign(person: Person, step: ApprovalStep, facts: ReleaseFacts) -> Refusal | None:
    """Say what keeps somebody from signing a step, its checks left aside.

    Nobody signs another's step, and the applicant never signs a step that is there to
    control the applicant (UI.md section 3).
    """
    if step.not_by_applicant and person.id == facts.release.applicant_id:
        return Refusal("step.own_request")
    return _acting(person, step.role, facts)


def can_follow_up(person: Person, role: str, facts: ReleaseFacts) -> Refusal | None:
    """Say what keeps somebody from settling a follow-up."""
    if keeps(person, facts):
        return None
    return _acting(person, role, facts)


def can_report(person: Person, owner_id: int | None, facts: ReleaseFacts) -> Refusal | None:
    """Say what keeps somebody from reporting on a run-sheet row."""
    if not facts.release.live:
        return _ended(facts)
    own = person.active and person.id == owner_id
    if own or keeps(person, facts) or acts_as(person, "implementer", facts):
        return None
    return Refusal("run.not_owner")


def can_mend(person: Person, requirement: Requirement, facts: ReleaseFacts) -> bool:
    """Tell whether a requirement waits for this person."""
    return bool(requirement.role) and acts_as(person, requirement.role, facts)


def _acting(person: Person, role: str, facts: ReleaseFacts) -> Refusal | None:
    if facts.release.status is Status.ON_HOLD:
        return Refusal("release.on_hold", {"reason": facts.release.hold_reason})
    if not facts.release.live:
        return _ended(facts)
    if acts_as(person, role, facts):
        return None
    if not facts.holder_names(role):
        return Refusal("role.nobody", {"role": role})
    return Refusal("role.not_yours", {"role": role, "people": facts.holder_names(role)})


def _ended(facts: ReleaseFacts) -> Refusal:
    return Refusal("release.ended", {"number": facts.release.number})


def _not_keeper(facts: ReleaseFacts) -> Refusal:
    return Refusal("release.not_keeper", {"number": facts.release.number})
