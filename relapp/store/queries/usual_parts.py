"""Reads what most releases record on their way: answers, papers, signatures, the run sheet."""

from collections import defaultdict
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, and_, bindparam, select

from relapp.domain.release import (
    CheckAnswer,
    DeliverableFile,
    Dependency,
    Evidence,
    FollowUp,
    PlanSection,
    RunStep,
    Signature,
)
from relapp.domain.vocabulary import (
    CheckResult,
    Decision,
    Outcome,
    Proven,
    RunKind,
    RunResult,
    Status,
)
from relapp.store.tables import journal as j
from relapp.store.tables import people as p
from relapp.store.tables import release as r

_KEY: BindParameter[int] = bindparam("release_id")
_finder, _behalf = p.person.alias("finder"), p.person.alias("behalf")

# Statements are built once: building one anew costs as much as running it.
_CHECKS = (
    select(
        r.check_answer,
        p.person.c.name.label("person"),
        r.evidence.c.id.label("evidence_id"),
        r.evidence.c.name.label("evidence_name"),
        r.evidence.c.sha256,
        r.evidence.c.link,
        r.evidence.c.at.label("evidence_at"),
        _finder.c.name.label("evidence_person"),
    )
    .join(p.person, p.person.c.id == r.check_answer.c.person_id)
    .outerjoin(
        r.evidence,
        and_(
            r.evidence.c.release_id == r.check_answer.c.release_id,
            r.evidence.c.item_id == r.check_answer.c.item_id,
        ),
    )
    .outerjoin(_finder, _finder.c.id == r.evidence.c.person_id)
    .where(r.check_answer.c.release_id == _KEY)
    .order_by(r.check_answer.c.item_id, r.evidence.c.id)
)
_DELIVERABLES = (
    select(r.deliverable, p.person.c.name.label("person"), r.blob.c.size)
    .join(p.person, p.person.c.id == r.deliverable.c.person_id)
    .join(r.blob, r.blob.c.sha256 == r.deliverable.c.sha256)
    .where(r.deliverable.c.release_id == _KEY)
    .order_by(r.deliverable.c.deliverable_id, r.deliverable.c.revision)
)
_SECTIONS = (
    select(r.plan_section, p.person.c.name.label("person"))
    .join(p.person, p.person.c.id == r.plan_section.c.person_id)
    .where(r.plan_section.c.release_id == _KEY)
)
_SIGNATURES = (
    select(r.signature, p.person.c.name.label("person"), _behalf.c.name.label("on_behalf"))
    .join(p.person, p.person.c.id == r.signature.c.person_id)
    .outerjoin(_behalf, _behalf.c.id == r.signature.c.on_behalf_id)
    .where(r.signature.c.release_id == _KEY)
    .order_by(r.signature.c.id)
)
_RUN_SHEET = (
    select(r.run_step, p.person.c.name.label("owner"))
    .outerjoin(p.person, p.person.c.id == r.run_step.c.owner_id)
    .where(r.run_step.c.release_id == _KEY)
    .order_by(r.run_step.c.position, r.run_step.c.id)
)
_FOLLOW_UPS = (
    select(r.follow_up, p.person.c.name.label("done_by"))
    .outerjoin(p.person, p.person.c.id == r.follow_up.c.done_by_id)
    .where(r.follow_up.c.release_id == _KEY)
    .order_by(r.follow_up.c.id)
)
_DEPENDENCIES = (
    select(
        r.release_dependency.c.other_id,
        r.release_dependency.c.need,
        j.release_card.c.number,
        j.release_card.c.application,
        j.release_card.c.column,
        j.release_card.c.status,
        j.release_card.c.outcome,
    )
    .join(j.release_card, j.release_card.c.release_id == r.release_dependency.c.other_id)
    .where(r.release_dependency.c.release_id == _KEY)
    .order_by(r.release_dependency.c.other_id)
)


def checks(connection: Connection, release_id: int) -> dict[str, CheckAnswer]:
    """Return the answers of a release's checks, each with its evidence."""
    found = connection.execute(_CHECKS, {"release_id": release_id})
    by_item = groupby(found, attrgetter("item_id"))
    return {item_id: _answer(list(rows)) for item_id, rows in by_item}


def _answer(rows: list[Row[Any]]) -> CheckAnswer:
    """Return an answer from its rows, one for each piece of evidence."""
    row = rows[0]
    return CheckAnswer(
        row.item_id,
        CheckResult(row.result),
        row.note,
        row.person_id,
        row.person,
        row.at,
        row.version,
        tuple(_evidence(row) for row in rows if row.evidence_id is not None),
    )


def _evidence(row: Row[Any]) -> Evidence:
    return Evidence(
        row.evidence_id,
        row.item_id,
        row.evidence_name,
        row.sha256 or "",
        row.link,
        row.evidence_person,
        row.evidence_at,
    )


def deliverables(connection: Connection, release_id: int) -> dict[str, tuple[DeliverableFile, ...]]:
    """Return the files of each deliverable of a release, newest last."""
    found: dict[str, list[DeliverableFile]] = defaultdict(list)
    for row in connection.execute(_DELIVERABLES, {"release_id": release_id}):
        found[row.deliverable_id].append(
            DeliverableFile(
                row.id,
                row.deliverable_id,
                row.revision,
                row.filename,
                row.sha256,
                row.size,
                row.note,
                row.person_id,
                row.person,
                row.at,
            )
        )
    return {name: tuple(files) for name, files in found.items()}


def sections(connection: Connection, release_id: int) -> dict[str, PlanSection]:
    """Return the written sections of a release's plan."""
    return {
        row.section_id: PlanSection(row.section_id, row.body, row.person, row.at, row.version)
        for row in connection.execute(_SECTIONS, {"release_id": release_id})
    }


def signatures(connection: Connection, release_id: int) -> tuple[Signature, ...]:
    """Return the signatures of a release, oldest first, superseded ones included."""
    return tuple(
        Signature(
            row.id,
            row.stage,
            row.step_id,
            Decision(row.decision),
            row.opinion,
            row.person_id,
            row.person,
            row.at,
            row.fingerprint,
            row.superseded,
            row.on_behalf_id,
            row.on_behalf or "",
            Proven(row.proven) if row.proven else None,
        )
        for row in connection.execute(_SIGNATURES, {"release_id": release_id})
    )


def run_sheet(connection: Connection, release_id: int) -> tuple[RunStep, ...]:
    """Return the rows of a release's run sheet in order."""
    return tuple(
        RunStep(
            id=row.id,
            position=row.position,
            phase=row.phase,
            kind=RunKind(row.kind),
            title=row.title,
            owner_id=row.owner_id,
            owner=row.owner or "",
            planned_start=row.planned_start,
            minutes=row.minutes,
            done_when=row.done_when,
            result=RunResult(row.result),
            actual_start=row.actual_start,
            actual_end=row.actual_end,
            note=row.note,
            version=row.version,
            after_id=row.after_id,
            question=row.question,
            trigger=row.trigger,
        )
        for row in connection.execute(_RUN_SHEET, {"release_id": release_id})
    )


def follow_ups(connection: Connection, release_id: int) -> tuple[FollowUp, ...]:
    """Return the duties that a release left open or has done."""
    return tuple(
        FollowUp(
            row.id,
            row.rule_id,
            row.subject,
            row.due_at,
            row.role,
            row.opened_at,
            row.done_at,
            row.done_by or "",
            row.note,
            row.version,
        )
        for row in connection.execute(_FOLLOW_UPS, {"release_id": release_id})
    )


def dependencies(connection: Connection, release_id: int) -> tuple[Dependency, ...]:
    """Return the releases that a release waits for, and how far they are."""
    return tuple(
        Dependency(
            row.other_id,
            row.number,
            row.application,
            row.need,
            row.column,
            Status(row.status),
            Outcome(row.outcome) if row.outcome else None,
        )
        for row in connection.execute(_DEPENDENCIES, {"release_id": release_id})
    )
