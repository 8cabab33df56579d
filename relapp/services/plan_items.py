"""Use cases of the plan's tables: each line is one small row, saved for itself."""

import json
from collections.abc import Sequence

from relapp.domain.changes import Changes
from relapp.domain.journal import Event
from relapp.domain.permission import can_write
from relapp.domain.person import Person
from relapp.domain.plan_item import (
    Fault,
    FieldKind,
    ItemKind,
    PlanItem,
    PlanItemDraft,
    Value,
    faults,
)
from relapp.domain.plan_kinds import KINDS
from relapp.domain.plan_rules import section_of
from relapp.domain.release import ReleaseFacts
from relapp.errors import InvalidInput, NotFound, RuleViolation, StaleRecord
from relapp.services.desk import Desk, check_people, obey, record, refuse_if_locked
from relapp.store.tables import plan as t
from relapp.store.tables.register import application
from relapp.store.unit_of_work import UnitOfWork

MOST_LINES = 500
"""Longest table; far beyond any plan, short of what freezes a desk."""


class PlanItemsService:
    """Lines keep their order by position within their table."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    def save(
        self, actor: Person, release_id: int, draft: PlanItemDraft, place: int | None = None
    ) -> Changes:
        """Add a line, at a place from 1 on or at the end, or change one.

        Raises:
            InvalidInput: a column holds what it cannot, or lacks what it must have.
            StaleRecord: somebody else changed the line meanwhile; `theirs` is that line.
        """
        return self._save(actor, release_id, (draft,), place)

    def add(self, actor: Person, release_id: int, drafts: Sequence[PlanItemDraft]) -> Changes:
        """Add several lines of one table at its end, all or none, as when rows are pasted."""
        return self._save(actor, release_id, drafts, None)

    def remove(self, actor: Person, release_id: int, item_id: int, version: int) -> Changes:
        """Take a line out.

        Raises:
            StaleRecord: somebody else changed it meanwhile; `theirs` is that line.
        """
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            item = find_item(facts, item_id)
            kind = allowed_kind(work, actor, facts, item.kind)
            if item.version != version:
                raise StaleRecord("item.stale", theirs=item)
            work.delete(t.plan_item, id=item_id)
            record(
                work,
                Event.PLAN_ITEM_REMOVED,
                facts,
                subject=kind.name.zh,
                before={"kind": kind.id, "values": dict(item.values)},
                parts=("items",),
            )
        return work.changes

    def move(self, actor: Person, release_id: int, item_id: int, place: int) -> Changes:
        """Put a line at another place (1, 2, …) of its table."""
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            item = find_item(facts, item_id)
            kind = allowed_kind(work, actor, facts, item.kind)
            others = [line for line in facts.items[kind.id] if line.id != item_id]
            place = max(1, min(place, len(others) + 1))
            others.insert(place - 1, item)
            if [line.id for line in others] == [line.id for line in facts.items[kind.id]]:
                return Changes()
            _renumber(work, others)
            record(
                work,
                Event.PLAN_ITEM_SAVED,
                facts,
                subject=kind.name.zh,
                after={"kind": kind.id, "values": dict(item.values), "place": place},
                parts=("items",),
            )
        return work.changes

    def _save(
        self,
        actor: Person,
        release_id: int,
        drafts: Sequence[PlanItemDraft],
        place: int | None,
    ) -> Changes:
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            for draft in drafts:
                kind = allowed_kind(work, actor, facts, draft.kind)
                values = _checked(work, kind, draft)
                if draft.id:
                    self._change(work, facts, draft, kind, values)
                else:
                    _insert(work, facts, kind, values, place)
                facts = work.facts(release_id)
        return work.changes

    def _change(
        self,
        work: UnitOfWork,
        facts: ReleaseFacts,
        draft: PlanItemDraft,
        kind: ItemKind,
        values: dict[str, Value],
    ) -> None:
        item = find_item(facts, draft.id)
        if item.version != draft.version:
            raise StaleRecord("item.stale", theirs=item)
        if dict(item.values) == values:
            return
        key = {"id": draft.id, "release_id": facts.release.id}
        work.change(
            t.plan_item,
            key,
            version=draft.version,
            content=as_content(values),
            person_id=work.actor.id,
            at=work.now,
        )
        record(
            work,
            Event.PLAN_ITEM_SAVED,
            facts,
            subject=kind.name.zh,
            before={"kind": kind.id, "values": dict(item.values)},
            after={"kind": kind.id, "values": values},
            parts=("items",),
        )


def allowed_kind(work: UnitOfWork, actor: Person, facts: ReleaseFacts, kind_id: str) -> ItemKind:
    """Return a table that the person may fill in; it is written like the section it stands in.

    Raises:
        RuleViolation: the plan of this release has no such table, or it is approved.
        NotPermitted: the section is somebody else's.
    """
    definition = work.definition(facts.release.process_row)
    spec = section_of(definition, facts.release.profile, kind_id)
    if spec is None or kind_id not in KINDS:
        raise RuleViolation("item.not_here", number=facts.release.number)
    obey(can_write(actor, spec, facts))
    order = definition.stage_ids
    if order.index(spec.needed_by) < order.index(facts.release.stage):
        refuse_if_locked(work, facts)
    return KINDS[kind_id]


def find_item(facts: ReleaseFacts, item_id: int) -> PlanItem:
    """Return a line by key; raises NotFound."""
    for lines in facts.items.values():
        for line in lines:
            if line.id == item_id:
                return line
    raise NotFound("item.unknown", id=item_id)


def as_content(values: dict[str, Value]) -> str:
    """Return a line's values as they are stored."""
    return json.dumps(values, ensure_ascii=False, sort_keys=True)


def _checked(work: UnitOfWork, kind: ItemKind, draft: PlanItemDraft) -> dict[str, Value]:
    """Return the values to keep: tidied, complete, naming only what exists."""
    values: dict[str, Value] = {
        name: tidy for name, v in draft.values.items() if (tidy := _tidy(v)) not in (None, "")
    }
    for fault in faults(kind, values):
        raise refused(kind, fault)
    for spec in kind.fields:
        key = values.get(spec.id)
        if spec.kind is FieldKind.PERSON and isinstance(key, int):
            check_people(work, key)
        named = spec.kind is FieldKind.APPLICATION and key is not None
        if named and not work.exists(application, id=key):
            raise NotFound("application.unknown", id=key)
    return values


def refused(kind: ItemKind, fault: Fault) -> InvalidInput:
    """Return the error for a fault, with the words of its column."""
    known = {spec.id: spec for spec in kind.fields}
    spec = known.get(fault.field_id)
    column = spec.name if spec is not None else fault.field_id
    low, high = (spec.lowest, spec.highest) if spec is not None else (0, 0)
    return InvalidInput(
        fault.code, table=kind.name, column=column, low=low, high=high, field_id=fault.field_id
    )


def _tidy(value: Value) -> Value:
    if not isinstance(value, str):
        return value
    return "".join(c for c in value if c == "\n" or c.isprintable() or c == "\u3000").strip()


def _insert(
    work: UnitOfWork,
    facts: ReleaseFacts,
    kind: ItemKind,
    values: dict[str, Value],
    place: int | None,
) -> None:
    lines = facts.items.get(kind.id, ())
    if len(lines) >= MOST_LINES:
        raise RuleViolation("item.too_many", table=kind.name, most=MOST_LINES)
    last = max((line.position for line in lines), default=0)
    insert_line(work, facts.release.id, kind.id, values, last + 1)
    record(
        work,
        Event.PLAN_ITEM_SAVED,
        facts,
        subject=kind.name.zh,
        after={"kind": kind.id, "values": values},
        parts=("items",),
    )
    if place is not None and place <= len(lines):
        ordered = list(work.facts(facts.release.id).items[kind.id])
        ordered.insert(max(1, place) - 1, ordered.pop())
        _renumber(work, ordered)
        work.touch(facts.release.id, ("items",))


def insert_line(
    work: UnitOfWork, release_id: int, kind_id: str, values: dict[str, Value], position: int
) -> None:
    """Add a line whose values are known to be right."""
    work.insert(
        t.plan_item,
        release_id=release_id,
        kind=kind_id,
        position=position,
        content=as_content(values),
        person_id=work.actor.id,
        at=work.now,
        version=1,
    )


def _renumber(work: UnitOfWork, lines: list[PlanItem]) -> None:
    for position, line in enumerate(lines, start=1):
        if line.position != position:
            work.change(t.plan_item, {"id": line.id}, version=None, position=position)
