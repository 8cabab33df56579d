"""Reads everything the rules need to know about one release."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Row, select

from relapp.domain.definition import ProcessDefinition, ReleaseMode, ReleaseType, Strategy
from relapp.domain.release import (
    CheckAnswer,
    CheckResult,
    Decision,
    DeliverableFile,
    Dependency,
    Evidence,
    FollowUp,
    Outcome,
    PlanSection,
    Release,
    ReleaseFacts,
    RunKind,
    RunResult,
    RunStep,
    ScopeLine,
    Signature,
    Status,
)
from relapp.errors import NotFound
from relapp.store.queries.holders import load_holders
from relapp.store.queries.register import changes_of_release
from relapp.store.queries.windows import window_by_id
from relapp.store.tables import journal as j
from relapp.store.tables import people as p
from relapp.store.tables import register as g
from relapp.store.tables import release as r

DefinitionOf = Callable[[Connection, int], ProcessDefinition]


def load_facts(
    connection: Connection, definition_of: DefinitionOf, release_id: int
) -> ReleaseFacts:
    """Read one release with all that is recorded about it; raises NotFound."""
    release = load_release(connection, release_id)
    definition = definition_of(connection, release.process_row)
    evidence = _evidence(connection, release_id)
    return ReleaseFacts(
        release=release,
        checks=_checks(connection, release_id, evidence),
        deliverables=_deliverables(connection, release_id),
        sections=_sections(connection, release_id),
        signatures=_signatures(connection, release_id),
        run_sheet=_run_sheet(connection, release_id),
        follow_ups=_follow_ups(connection, release_id),
        dependencies=_dependencies(connection, release_id),
        changes=changes_of_release(connection, release_id),
        scope=_scope(connection, release_id),
        window=window_by_id(connection, release.window_id) if release.window_id else None,
        holders=load_holders(connection, definition, release),
    )


_RELEASE = select(r.release, g.application.c.name.label("application_name")).join(
    g.application, g.application.c.id == r.release.c.application_id
)


def load_release(connection: Connection, release_id: int) -> Release:
    """Read the release itself; raises NotFound."""
    row = connection.execute(_RELEASE.where(r.release.c.id == release_id)).first()
    if row is None:
        raise NotFound("release.unknown", id=release_id)
    return _release(row)


def owner_name(connection: Connection, person_id: int | None) -> str:
    """Return a person's name, empty for nobody."""
    if person_id is None:
        return ""
    statement = select(p.person.c.name).where(p.person.c.id == person_id)
    return connection.execute(statement).scalar() or ""


def _release(row: Row[Any]) -> Release:
    return Release(
        id=row.id,
        number=row.number,
        process_row=row.process_id,
        type=ReleaseType(row.type),
        mode=ReleaseMode(row.mode),
        strategy=Strategy(row.strategy),
        title=row.title,
        stage=row.stage,
        status=Status(row.status),
        application_id=row.application_id,
        application=row.application_name,
        version_from=row.version_from,
        version_to=row.version_to,
        owner_id=row.owner_id,
        applicant_id=row.applicant_id,
        department_id=row.department_id,
        window_id=row.window_id,
        planned_start=row.planned_start,
        planned_end=row.planned_end,
        registered_at=row.registered_at,
        stage_since=row.stage_since,
        yes=frozenset(filter(None, row.yes.split(","))),
        purpose=row.purpose,
        outcome=Outcome(row.outcome) if row.outcome else None,
        deployed_at=row.deployed_at,
        closed_at=row.closed_at,
        trial_until=row.trial_until,
        hold_reason=row.hold_reason,
        refusal=row.refusal,
        emergency_reason=row.emergency_reason,
        imported=row.imported,
        version=row.version,
    )


def _evidence(connection: Connection, release_id: int) -> dict[str, list[Evidence]]:
    t = r.evidence
    found: dict[str, list[Evidence]] = defaultdict(list)
    statement = (
        select(t, p.person.c.name.label("person"))
        .join(p.person, p.person.c.id == t.c.person_id)
        .where(t.c.release_id == release_id)
        .order_by(t.c.id)
    )
    for row in connection.execute(statement):
        found[row.item_id].append(
            Evidence(row.id, row.item_id, row.name, row.sha256 or "", row.link, row.person, row.at)
        )
    return found


def _checks(
    connection: Connection, release_id: int, evidence: dict[str, list[Evidence]]
) -> dict[str, CheckAnswer]:
    t = r.check_answer
    statement = (
        select(t, p.person.c.name.label("person"))
        .join(p.person, p.person.c.id == t.c.person_id)
        .where(t.c.release_id == release_id)
    )
    return {
        row.item_id: CheckAnswer(
            row.item_id,
            CheckResult(row.result),
            row.note,
            row.person_id,
            row.person,
            row.at,
            row.version,
            tuple(evidence.get(row.item_id, ())),
        )
        for row in connection.execute(statement)
    }


def _deliverables(
    connection: Connection, release_id: int
) -> dict[str, tuple[DeliverableFile, ...]]:
    t = r.deliverable
    found: dict[str, list[DeliverableFile]] = defaultdict(list)
    statement = (
        select(t, p.person.c.name.label("person"), r.blob.c.size)
        .join(p.person, p.person.c.id == t.c.person_id)
        .join(r.blob, r.blob.c.sha256 == t.c.sha256)
        .where(t.c.release_id == release_id)
        .order_by(t.c.deliverable_id, t.c.revision)
    )
    for row in connection.execute(statement):
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


def _sections(connection: Connection, release_id: int) -> dict[str, PlanSection]:
    t = r.plan_section
    statement = (
        select(t, p.person.c.name.label("person"))
        .join(p.person, p.person.c.id == t.c.person_id)
        .where(t.c.release_id == release_id)
    )
    return {
        row.section_id: PlanSection(row.section_id, row.body, row.person, row.at, row.version)
        for row in connection.execute(statement)
    }


def _signatures(connection: Connection, release_id: int) -> tuple[Signature, ...]:
    t = r.signature
    statement = (
        select(t, p.person.c.name.label("person"))
        .join(p.person, p.person.c.id == t.c.person_id)
        .where(t.c.release_id == release_id)
        .order_by(t.c.id)
    )
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
        )
        for row in connection.execute(statement)
    )


def _run_sheet(connection: Connection, release_id: int) -> tuple[RunStep, ...]:
    t = r.run_step
    statement = (
        select(t, p.person.c.name.label("owner"))
        .outerjoin(p.person, p.person.c.id == t.c.owner_id)
        .where(t.c.release_id == release_id)
        .order_by(t.c.position, t.c.id)
    )
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
        )
        for row in connection.execute(statement)
    )


def _follow_ups(connection: Connection, release_id: int) -> tuple[FollowUp, ...]:
    t = r.follow_up
    statement = (
        select(t, p.person.c.name.label("done_by"))
        .outerjoin(p.person, p.person.c.id == t.c.done_by_id)
        .where(t.c.release_id == release_id)
        .order_by(t.c.id)
    )
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
        for row in connection.execute(statement)
    )


def _dependencies(connection: Connection, release_id: int) -> tuple[Dependency, ...]:
    t, card = r.release_dependency, j.release_card
    statement = (
        select(t.c.other_id, t.c.need, card)
        .join(card, card.c.release_id == t.c.other_id)
        .where(t.c.release_id == release_id)
        .order_by(t.c.other_id)
    )
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
        for row in connection.execute(statement)
    )


def _scope(connection: Connection, release_id: int) -> tuple[ScopeLine, ...]:
    t = r.release_scope
    statement = (
        select(t, g.application.c.name)
        .join(g.application, g.application.c.id == t.c.application_id)
        .where(t.c.release_id == release_id)
        .order_by(g.application.c.name)
    )
    return tuple(
        ScopeLine(row.application_id, row.name, row.version_from, row.version_to)
        for row in connection.execute(statement)
    )


def id_of_number(connection: Connection, number: str) -> int | None:
    """Return the key of a release by its number, None if there is none."""
    statement = select(r.release.c.id).where(r.release.c.number == number)
    return connection.execute(statement).scalar()


def applicant_and_department(connection: Connection, release: Release) -> tuple[str, str]:
    """Return the names of a release's applicant and department, empty where not set."""
    department = ""
    if release.department_id is not None:
        statement = select(p.department.c.name).where(p.department.c.id == release.department_id)
        department = connection.execute(statement).scalar() or ""
    return owner_name(connection, release.applicant_id), department
