"""Use case of planning anew: take over the plan of an earlier release, whole or in parts."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from relapp.domain.changes import Changes
from relapp.domain.journal import Event
from relapp.domain.permission import can_edit
from relapp.domain.person import Person
from relapp.domain.plan_copy import PlanCopy, PlanPart, plan_copy
from relapp.domain.plan_item import FieldKind, Value
from relapp.domain.plan_kinds import KINDS
from relapp.domain.release import ReleaseFacts, RunStep, RunStepDraft, draft_of
from relapp.domain.vocabulary import RunResult
from relapp.errors import RuleViolation
from relapp.services.desk import Desk, obey, record, refuse_if_locked
from relapp.services.plan_items import insert_line
from relapp.services.run_sheets import step_values
from relapp.store.queries.facts import load_facts
from relapp.store.queries.people import people
from relapp.store.tables import plan as t
from relapp.store.tables import release as r
from relapp.store.unit_of_work import UnitOfWork


class PlanCopiesService:
    """One command, one transaction, one entry in the journal."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    def preview(self, release_id: int, source_id: int, *, fill_only: bool) -> PlanCopy:
        """Return what would be taken over, for the question before."""
        definition_of = self._desk.definitions.get
        with self._desk.transactions.reading() as connection:
            target = load_facts(connection, definition_of, release_id)
            source = load_facts(connection, definition_of, source_id)
            definition = definition_of(connection, target.release.process_row)
        return plan_copy(definition, source, target, frozenset(PlanPart), fill_only=fill_only)

    def copy(
        self,
        actor: Person,
        release_id: int,
        source_id: int,
        parts: frozenset[PlanPart],
        *,
        fill_only: bool = True,
    ) -> Changes:
        """Take over parts of another release's plan.

        Args:
            actor: keeps the release.
            release_id: whose plan it becomes.
            source_id: whose plan is used again.
            parts: prose, tables, run sheet, risk questionnaire.
            fill_only: leave what is not empty as it is; else it is replaced.

        Raises:
            RuleViolation: the plan is approved, rows were reported on, or nothing is to copy.
        """
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            obey(can_edit(actor, facts))
            refuse_if_locked(work, facts)
            if source_id == release_id:
                raise RuleViolation("plan.copy_itself", number=facts.release.number)
            source = work.facts(source_id)
            definition = work.definition(facts.release.process_row)
            found = plan_copy(definition, source, facts, parts, fill_only=fill_only)
            if not found:
                raise RuleViolation("plan.nothing_to_copy", number=source.release.number)
            _refuse_if_reported(facts, found)
            _Writer(work, facts).write(found)
            sizes = {part.value: size for part, size in found.sizes.items() if size}
            record(
                work,
                Event.PLAN_COPIED,
                facts,
                subject=source.release.number,
                after={"from": source.release.number, **sizes},
            )
        return work.changes


def _refuse_if_reported(facts: ReleaseFacts, found: PlanCopy) -> None:
    for step in facts.run_sheet:
        if found.run_sheet and step.result is not RunResult.PENDING:
            raise RuleViolation("plan.copy_reported", step=step.title)


class _Writer:
    """Writes a copy into one release."""

    def __init__(self, work: UnitOfWork, facts: ReleaseFacts) -> None:
        self._work = work
        self._facts = facts
        self._id = facts.release.id
        # Whoever left the office is not planned for again.
        self._people = {p.id for p in people(work.connection) if p.active}

    def write(self, found: PlanCopy) -> None:
        """Write all parts; a part that is replaced is emptied first."""
        self._prose(found.prose)
        self._items(found.items)
        if found.run_sheet:
            self._run_sheet(found.run_sheet)
        self._risk(found.risk)

    def _prose(self, bodies: Mapping[str, str]) -> None:
        work, table = self._work, r.plan_section
        for section_id, body in bodies.items():
            key = {"release_id": self._id, "section_id": section_id}
            made = {"body": body, "person_id": work.actor.id, "at": work.now}
            if section_id in self._facts.sections:
                work.change(table, key, version=None, **made)
            else:
                work.insert(table, **key, **made, version=1)

    def _risk(self, choices: Mapping[str, str]) -> None:
        work, table = self._work, t.risk_answer
        for question_id, choice in choices.items():
            key = {"release_id": self._id, "question_id": question_id}
            made = {"choice": choice, "person_id": work.actor.id, "at": work.now}
            if question_id in self._facts.risk_answers:
                work.change(table, key, version=None, **made)
            else:
                work.insert(table, **key, **made, version=1)

    def _items(self, tables: Mapping[str, tuple[Mapping[str, Value], ...]]) -> None:
        for kind, lines in tables.items():
            self._work.delete(t.plan_item, release_id=self._id, kind=kind)
            for position, values in enumerate(lines, start=1):
                insert_line(self._work, self._id, kind, self._with_people(kind, values), position)

    def _with_people(self, kind: str, values: Mapping[str, Value]) -> dict[str, Value]:
        gone = {
            spec.id
            for spec in KINDS[kind].fields
            if spec.kind is FieldKind.PERSON and values.get(spec.id) not in self._people
        }
        return {name: value for name, value in values.items() if name not in gone}

    def _run_sheet(self, steps: tuple[RunStep, ...]) -> None:
        work = self._work
        for old in self._facts.run_sheet:
            work.change(r.run_step, {"id": old.id}, version=None, after_id=None)
        work.delete(r.run_step, release_id=self._id)
        keys: dict[int, int] = {}
        for position, step in enumerate(steps, start=1):
            values = step_values(_draft(step, self._people.__contains__))
            keys[step.id] = work.insert(
                r.run_step,
                release_id=self._id,
                position=position,
                result=RunResult.PENDING.value,
                note="",
                version=1,
                **values,
            )
        for step in steps:
            if step.after_id in keys:
                key = {"id": keys[step.id]}
                work.change(r.run_step, key, version=None, after_id=keys[step.after_id])


def _draft(step: RunStep, here: Callable[[object], bool]) -> RunStepDraft:
    """Return a row as planned anew; whom it waits for is set once all rows are there."""
    owner = step.owner_id if here(step.owner_id) else None
    return replace(draft_of(step), id=0, version=0, after_id=None, owner_id=owner)
