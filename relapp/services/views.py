"""What services hand to screens and documents: joined, frozen, ready to show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from relapp.domain.approval import RouteGroup, RouteStep
from relapp.domain.card import ReleaseCard
from relapp.domain.changes import Changes
from relapp.domain.definition import ProcessDefinition
from relapp.domain.gate import Requirement
from relapp.domain.journal import ChainBreak
from relapp.domain.release import ReleaseFacts
from relapp.domain.vocabulary import Standing


@dataclass(frozen=True)
class ReleaseView:
    """One release with everything its page and inspector show.

    `requirements` are the conditions of the present stage, met ones included; `groups` the
    approval route of every stage that has one; `fingerprint` what a signature would bind to.
    """

    facts: ReleaseFacts
    definition: ProcessDefinition
    requirements: tuple[Requirement, ...]
    groups: Mapping[str, tuple[RouteGroup, ...]]
    fingerprint: str
    card: ReleaseCard
    owner: str = ""
    applicant: str = ""
    department: str = ""
    seen_at: datetime | None = None
    """When it was read; deputies and passed windows are told by it."""

    @property
    def blockers(self) -> tuple[Requirement, ...]:
        """Unmet conditions, blocking ones first."""
        unmet = (r for r in self.requirements if r.standing is not Standing.MET)
        return tuple(sorted(unmet, key=lambda r: r.standing is not Standing.BLOCKING))

    @property
    def met(self) -> int:
        """How many conditions hold."""
        return sum(1 for r in self.requirements if r.standing is Standing.MET)

    def step(self, step_id: str) -> tuple[str, RouteStep]:
        """Return stage identifier and route step; raises KeyError for an unknown step."""
        for stage_id, groups in self.groups.items():
            for group in groups:
                for node in group.steps:
                    if node.step.id == step_id:
                        return stage_id, node
        raise KeyError(step_id)


@dataclass(frozen=True, slots=True)
class Registered:
    """What a registration came to; a refused request is kept, too, with its own number."""

    changes: Changes
    release_id: int
    number: str
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One find of the command box."""

    kind: str
    id: int
    title: str
    detail: str
    address: str


@dataclass(frozen=True, slots=True)
class Verification:
    """Result of walking all hash chains."""

    chains: int
    entries: int
    breaks: tuple[ChainBreak, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing was changed, removed or moved."""
        return not self.breaks
