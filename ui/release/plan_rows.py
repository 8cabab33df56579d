"""What the plan tab shows of each section: written or not, by whom, who may write it."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from relapp.domain.definition import SectionSpec
from relapp.domain.person import Person
from relapp.domain.plan_rules import is_written
from relapp.domain.release import PlanSection
from relapp.domain.text import Text
from relapp.services.views import ReleaseView
from ui.release import rights


@dataclass(frozen=True, slots=True)
class SectionRow:
    """One section of the plan.

    Attributes:
        number: chapter and place within it, such as 3.1; a lone section has the chapter's.
        due: it is empty and the present stage, or one before, cannot be left without it.
        unsaved: text was typed here that is not saved.
    """

    number: str
    spec: SectionSpec
    section: PlanSection | None
    role: Text
    stage: Text
    due: bool
    refusal: Text | None
    unsaved: bool = False
    lines: int = 0
    """Lines in the tables of the section."""
    editors: tuple[str, ...] = ()
    """Who edits it at another desk."""

    @property
    def id(self) -> str:
        """Identifier of the section."""
        return self.spec.id

    @property
    def written(self) -> bool:
        """Whether something is saved: text, or at least one line."""
        return bool(self.lines) or (self.section is not None and bool(self.section.body.strip()))


def section_rows(
    view: ReleaseView,
    me: Person,
    unsaved: frozenset[str] = frozenset(),
    editors: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> tuple[SectionRow, ...]:
    """Return the sections that apply, in the order of the document."""
    definition, facts = view.definition, view.facts
    order = definition.stage_ids
    present = order.index(facts.release.stage)
    specs = [s for s in definition.sections if s.when.holds(facts.release.profile)]
    rows = []
    chapters = itertools.groupby(specs, key=lambda spec: spec.chapter)
    for chapter_number, (_chapter, group) in enumerate(chapters, start=1):
        members = list(group)
        for place, spec in enumerate(members, start=1):
            section = facts.sections.get(spec.id)
            empty = not is_written(spec, facts)
            lone = len(members) == 1
            rows.append(
                SectionRow(
                    number=f"{chapter_number}" if lone else f"{chapter_number}.{place}",
                    spec=spec,
                    section=section,
                    role=_role(view, spec.role),
                    stage=definition.stage(spec.needed_by).name,
                    due=spec.required and empty and order.index(spec.needed_by) <= present,
                    refusal=rights.write(me, view, spec),
                    unsaved=spec.id in unsaved,
                    editors=editors.get(spec.id, ()),
                    lines=sum(len(facts.items.get(kind, ())) for kind in spec.items),
                )
            )
    return tuple(rows)


def stored_form(body: str) -> str:
    """Return a text as it is kept, so that typing a blank at the end is no change."""
    kept = "".join(c for c in body if c in "\n\t" or c.isprintable() or c == "\u3000")
    return kept.rstrip()


def _role(view: ReleaseView, role_id: str) -> Text:
    try:
        return view.definition.role(role_id).name
    except KeyError:
        return Text(role_id, role_id)
