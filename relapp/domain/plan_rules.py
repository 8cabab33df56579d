"""Which tables a plan has, to which section each belongs, and when a section is written."""

from relapp.domain.definition import ProcessDefinition, Profile, SectionSpec
from relapp.domain.plan_item import ItemKind
from relapp.domain.plan_kinds import KINDS
from relapp.domain.release import ReleaseFacts


def tables_of(spec: SectionSpec) -> tuple[ItemKind, ...]:
    """Return the tables of a section in the order of the definition."""
    return tuple(KINDS[kind] for kind in spec.items)


def section_of(definition: ProcessDefinition, profile: Profile, kind: str) -> SectionSpec | None:
    """Return the section a table stands in for a release of this profile, None for nowhere."""
    return next((s for s in definition.sections if kind in s.items and s.when.holds(profile)), None)


def is_written(spec: SectionSpec, facts: ReleaseFacts) -> bool:
    """Tell whether a section has prose or at least one line in one of its tables."""
    section = facts.sections.get(spec.id)
    if section is not None and section.body.strip():
        return True
    return any(facts.items.get(kind) for kind in spec.items)
