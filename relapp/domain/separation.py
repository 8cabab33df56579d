"""Keeps duties apart: who makes does not approve, who tests does not carry out."""

from dataclasses import replace

from relapp.domain.definition import ApprovalStep, ProcessDefinition
from relapp.domain.person import Person
from relapp.domain.refusal import Refusal
from relapp.domain.release import ReleaseFacts

KEEPER_ROLES = frozenset({"project_manager", "release_admin"})
"""Roles that whoever keeps a release holds for it."""
IMPLEMENTER = "implementer"


def tested(person: Person, facts: ReleaseFacts) -> bool:
    """Tell whether somebody has recorded a test run of this release."""
    return any(run.person_id == person.id for run in facts.tests)


def refuse_tester(person: Person, owner_id: int | None, facts: ReleaseFacts) -> Refusal | None:
    """Say that whoever tested does not report on rows as their owner or as an implementer."""
    owns = owner_id is not None and owner_id == person.id
    implements = any(ref.id == person.id for ref in facts.holders.get(IMPLEMENTER, ()))
    return Refusal("run.tester") if tested(person, facts) and (owns or implements) else None


def with_own_steps(definition: ProcessDefinition) -> ProcessDefinition:
    """Return a process in which the keeper's steps are marked.

    A version stored before steps could be marked marks none. There, steps of the keeper's roles
    are his own, or no release of it could be signed by the people who are there.
    """
    steps = [s for stage in definition.stages for group in stage.route for s in group.steps]
    if any(step.own for step in steps):
        return definition
    stages = tuple(
        replace(
            stage,
            route=tuple(
                replace(group, steps=tuple(_marked(step) for step in group.steps))
                for group in stage.route
            ),
        )
        for stage in definition.stages
    )
    return replace(definition, stages=stages)


def _marked(step: ApprovalStep) -> ApprovalStep:
    return replace(step, own=True) if step.role in KEEPER_ROLES else step
