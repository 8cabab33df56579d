"""Reads everything the rules need to know about one release."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, bindparam, select

from relapp.domain.definition import ProcessDefinition
from relapp.domain.release import (
    CheckAnswer,
    DeliverableFile,
    Dependency,
    Evidence,
    FollowUp,
    PlanSection,
    Release,
    ReleaseFacts,
    RunStep,
    ScopeLine,
    Signature,
)
from relapp.domain.vocabulary import (
    CheckResult,
    Decision,
    Outcome,
    ReleaseMode,
    ReleaseType,
    RunKind,
    RunResult,
    Status,
    Strategy,
)
from relapp.errors import NotFound
from relapp.store.queries.further_parts import READERS, further_parts
from relapp.store.queries.holders import load_holders
from relapp.store.queries.register import changes_of_release
from relapp.store.queries.windows import window_by_id
from relapp.store.tables import journal as j
from relapp.store.tables import people as p
from relapp.store.tables import register as g
from relapp.store.tables import release as r

DefinitionOf = Callable[[Connection, int], ProcessDefinition]

_KEY: BindParameter[int] = bindparam("release_id")

# Statements are built once: building one anew costs as much as running it.
_RELEASE = (
    select(
        r.release,
        g.application.c.name.label("application_name"),
        p.person.c.name.label("owner"),
    )
    .join(g.application, g.application.c.id == r.release.c.application_id)
    .outerjoin(p.person, p.person.c.id == r.release.c.owner_id)
    .where(r.release.c.id == _KEY)
)
_EVIDENCE = (
    select(r.evidence, p.person.c.name.label("person"))
    .join(p.person, p.person.c.id == r.evidence.c.person_id)
    .where(r.evidence.c.release_id == _KEY)
    .order_by(r.evidence.c.id)
)
_CHECKS = (
    select(r.check_answer, p.person.c.name.label("person"))
    .join(p.person, p.person.c.id == r.check_answer.c.person_id)
    .where(r.check_answer.c.release_id == _KEY)
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
_behalf = p.person.alias("behalf")
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
    select(r.release_dependency.c.other_id, r.release_dependency.c.need, j.release_card)
    .join(j.release_card, j.release_card.c.release_id == r.release_dependency.c.other_id)
    .where(r.release_dependency.c.release_id == _KEY)
    .order_by(r.release_dependency.c.other_id)
)
_SCOPE = (
    select(r.release_scope, g.application.c.name)
    .join(g.application, g.application.c.id == r.release_scope.c.application_id)
    .where(r.release_scope.c.release_id == _KEY)
    .order_by(g.application.c.name)
)


def load_facts(
    connection: Connection, definition_of: DefinitionOf, release_id: int
) -> ReleaseFacts:
    """Read one release with all that is recorded about it; raises NotFound."""
    release = load_release(connection, release_id)
    definition = definition_of(connection, release.process_row)
    return ReleaseFacts(
        release=release,
        checks=_checks(connection, release_id),
        deliverables=_deliverables(connection, release_id),
        sections=_sections(connection, release_id),
        signatures=_signatures(connection, release_id),
        run_sheet=_run_sheet(connection, release_id),
        follow_ups=_follow_ups(connection, release_id),
        dependencies=_dependencies(connection, release_id),
        changes=changes_of_release(connection, release_id, release.outcome),
        scope=_scope(connection, release_id),
        window=window_by_id(connection, release.window_id) if release.window_id else None,
        holders=load_holders(connection, definition, release),
        **further_parts(connection, release_id),
    )


def reload_parts(connection: Connection, facts: ReleaseFacts, parts: Iterable[str]) -> ReleaseFacts:
    """Return facts with some parts read anew; a tick needs not read a whole release twice."""
    release_id = facts.release.id
    fresh: dict[str, Any] = {name: _PARTS[name](connection, release_id) for name in parts}
    return replace(facts, **fresh)


def load_release(connection: Connection, release_id: int) -> Release:
    """Read the release itself; raises NotFound."""
    row = connection.execute(_RELEASE, {"release_id": release_id}).first()
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
        owner=row.owner or "",
    )


def _evidence(connection: Connection, release_id: int) -> dict[str, list[Evidence]]:
    found: dict[str, list[Evidence]] = defaultdict(list)
    for row in connection.execute(_EVIDENCE, {"release_id": release_id}):
        found[row.item_id].append(
            Evidence(row.id, row.item_id, row.name, row.sha256 or "", row.link, row.person, row.at)
        )
    return found


def _checks(connection: Connection, release_id: int) -> dict[str, CheckAnswer]:
    evidence = _evidence(connection, release_id)
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
        for row in connection.execute(_CHECKS, {"release_id": release_id})
    }


def _deliverables(
    connection: Connection, release_id: int
) -> dict[str, tuple[DeliverableFile, ...]]:
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


def _sections(connection: Connection, release_id: int) -> dict[str, PlanSection]:
    return {
        row.section_id: PlanSection(row.section_id, row.body, row.person, row.at, row.version)
        for row in connection.execute(_SECTIONS, {"release_id": release_id})
    }


def _signatures(connection: Connection, release_id: int) -> tuple[Signature, ...]:
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
        )
        for row in connection.execute(_SIGNATURES, {"release_id": release_id})
    )


def _run_sheet(connection: Connection, release_id: int) -> tuple[RunStep, ...]:
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


def _follow_ups(connection: Connection, release_id: int) -> tuple[FollowUp, ...]:
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


def _dependencies(connection: Connection, release_id: int) -> tuple[Dependency, ...]:
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


def _scope(connection: Connection, release_id: int) -> tuple[ScopeLine, ...]:
    return tuple(
        ScopeLine(row.application_id, row.name, row.version_from, row.version_to)
        for row in connection.execute(_SCOPE, {"release_id": release_id})
    )


def id_of_number(connection: Connection, number: str) -> int | None:
    """Return the key of a release by its number, None if there is none.

    Numbers are found in capitals, too, which is how most offices write them.
    """
    statement = select(r.release.c.id).where(r.release.c.number.in_({number, number.upper()}))
    return connection.execute(statement).scalar()


def applicant_and_department(connection: Connection, release: Release) -> tuple[str, str]:
    """Return the names of a release's applicant and department, empty where not set."""
    department = ""
    if release.department_id is not None:
        statement = select(p.department.c.name).where(p.department.c.id == release.department_id)
        department = connection.execute(statement).scalar() or ""
    return owner_name(connection, release.applicant_id), department


_PARTS: Mapping[str, Callable[[Connection, int], Any]] = {
    **READERS,
    "checks": _checks,
    "deliverables": _deliverables,
    "sections": _sections,
    "signatures": _signatures,
    "run_sheet": _run_sheet,
    "follow_ups": _follow_ups,
}
"""Parts of the facts that can be read alone; the others hang together with the release."""
