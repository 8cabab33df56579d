"""Use cases of the release plan's sections."""

from relapp.domain.changes import Changes
from relapp.domain.definition import ProcessDefinition, SectionSpec
from relapp.domain.journal import Event
from relapp.domain.permission import can_write
from relapp.domain.person import Person
from relapp.errors import InvalidInput, NotFound, StaleRecord
from relapp.services.desk import Desk, obey, record, refuse_if_locked
from relapp.store.tables import release as r

BODY_LIMIT = 200_000
"""Longest section in characters; far beyond any plan, short of what freezes a desk."""


class PlansService:
    """One row per section, so that two people can write two sections at once."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    def write(
        self, actor: Person, release_id: int, section_id: str, body: str, version: int
    ) -> Changes:
        """Write a section; `version` 0 means that the form saw it empty.

        Raises:
            StaleRecord: somebody else wrote meanwhile; `theirs` is that section.
        """
        body = "".join(c for c in body if c in "\n\t" or c.isprintable() or c == "\u3000").rstrip()
        if len(body) > BODY_LIMIT:
            raise InvalidInput("section.too_long", limit=BODY_LIMIT, size=len(body))
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            definition = work.definition(facts.release.process_row)
            spec = _spec(definition, section_id)
            obey(can_write(actor, spec, facts))
            order = definition.stage_ids
            if order.index(spec.needed_by) < order.index(facts.release.stage):
                # A section due later than the approval was no part of what was approved.
                refuse_if_locked(work, facts)
            present = facts.sections.get(section_id)
            if (present.version if present else 0) != version:
                raise StaleRecord("section.stale", theirs=present)
            if (present.body if present else "") == body:
                return Changes()
            values = {"body": body, "person_id": actor.id, "at": work.now}
            key = {"release_id": release_id, "section_id": section_id}
            if present is None:
                work.insert(r.plan_section, **key, **values, version=1)
            else:
                work.change(r.plan_section, key, version=version, **values)
            record(
                work,
                Event.SECTION_WRITTEN,
                facts,
                subject=spec.name.zh,
                before={"section": section_id, "body": present.body} if present else None,
                after={"section": section_id, "body": body},
                parts=("sections",),
            )
        return work.changes


def _spec(definition: ProcessDefinition, section_id: str) -> SectionSpec:
    for spec in definition.sections:
        if spec.id == section_id:
            return spec
    raise NotFound("section.unknown", id=section_id)
