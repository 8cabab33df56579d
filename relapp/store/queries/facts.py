"""Reads everything the rules need to know about one release."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, bindparam, select

from relapp.domain.definition import ProcessDefinition
from relapp.domain.release import (
    Release,
    ReleaseFacts,
    ScopeLine,
)
from relapp.domain.vocabulary import (
    Outcome,
    ReleaseMode,
    ReleaseType,
    Status,
    Strategy,
)
from relapp.errors import NotFound
from relapp.store.queries.holders import load_holders
from relapp.store.queries.parts import READERS, present_parts
from relapp.store.queries.register import changes_of_release
from relapp.store.queries.windows import window_by_id
from relapp.store.tables import people as p
from relapp.store.tables import register as g
from relapp.store.tables import release as r

DefinitionOf = Callable[[Connection, int], ProcessDefinition]

_KEY: BindParameter[int] = bindparam("release_id")
_carried = g.application.alias("carried")

_RELEASE = (
    select(
        r.release,
        g.application.c.name.label("application_name"),
        p.person.c.name.label("owner"),
        _carried.c.id.label("carried_id"),
        _carried.c.name.label("carried"),
        r.release_scope.c.version_from.label("carried_from"),
        r.release_scope.c.version_to.label("carried_to"),
    )
    .join(g.application, g.application.c.id == r.release.c.application_id)
    .outerjoin(p.person, p.person.c.id == r.release.c.owner_id)
    .outerjoin(r.release_scope, r.release_scope.c.release_id == r.release.c.id)
    .outerjoin(_carried, _carried.c.id == r.release_scope.c.application_id)
    .where(r.release.c.id == _KEY)
    .order_by(_carried.c.name)
)


def load_facts(
    connection: Connection, definition_of: DefinitionOf, release_id: int
) -> ReleaseFacts:
    """Read one release with all that is recorded about it.

    Raises:
        NotFound: there is no such release.
        LookupError: it is in a stage that its process does not have.
    """
    rows = _rows(connection, release_id)
    release = _release(rows[0])
    definition = definition_of(connection, release.process_row)
    if release.stage not in definition.stage_ids:
        raise LookupError(release.stage)
    return ReleaseFacts(
        release=release,
        changes=changes_of_release(connection, release_id, release.outcome),
        scope=_scope(rows),
        window=window_by_id(connection, release.window_id) if release.window_id else None,
        holders=load_holders(connection, definition, release),
        **present_parts(connection, release_id),
    )


def reload_parts(connection: Connection, facts: ReleaseFacts, parts: Iterable[str]) -> ReleaseFacts:
    """Return facts with some parts read anew; a tick needs not read a whole release twice."""
    release_id = facts.release.id
    fresh: dict[str, Any] = {name: READERS[name](connection, release_id) for name in parts}
    return replace(facts, **fresh)


def load_release(connection: Connection, release_id: int) -> Release:
    """Read the release itself; raises NotFound."""
    return _release(_rows(connection, release_id)[0])


def _rows(connection: Connection, release_id: int) -> Sequence[Row[Any]]:
    """Return the release once for each application that it carries, at least once."""
    rows = connection.execute(_RELEASE, {"release_id": release_id}).all()
    if not rows:
        raise NotFound("release.unknown", id=release_id)
    return rows


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


def _scope(rows: Sequence[Row[Any]]) -> tuple[ScopeLine, ...]:
    return tuple(
        ScopeLine(row.carried_id, row.carried, row.carried_from, row.carried_to)
        for row in rows
        if row.carried_id is not None
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
