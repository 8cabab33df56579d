"""What would wait for nobody once somebody leaves or gives roles up: asked before it is saved."""

from collections.abc import Iterator
from dataclasses import dataclass

from relapp.domain.definition import ProcessDefinition
from relapp.domain.gate import Requirement, blockers
from relapp.domain.release import ReleaseFacts
from relapp.domain.role_holders import Sources, holders


@dataclass(frozen=True, slots=True)
class Stranded:
    """A condition of a release on its way that nobody could fulfil any more."""

    number: str
    application: str
    requirement: Requirement


def stranded(
    definition: ProcessDefinition, facts: ReleaseFacts, person_id: int, after: Sources
) -> Iterator[Stranded]:
    """Yield what a release waits for, each role once, that only this person could do.

    Args:
        definition: the version the release is pinned to.
        facts: what is recorded.
        person_id: who leaves or gives roles up.
        after: who acts for the release once that is saved.
    """
    alone = {
        role for role, refs in facts.holders.items() if {ref.id for ref in refs} == {person_id}
    }
    gone = alone - {role for role, refs in holders(alone, after).items() if refs}
    if not gone:
        return
    for requirement in blockers(definition, facts):
        if requirement.role in gone:
            gone.discard(requirement.role)
            yield Stranded(facts.release.number, facts.release.application, requirement)
