"""Reads the office, departments, people with their roles, and stored processes."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, select

from relapp.domain.office import Office
from relapp.domain.person import Department, Person
from relapp.domain.role_grant import RoleGrant
from relapp.errors import NotFound
from relapp.store.tables import people as p


def office(connection: Connection) -> Office:
    """Return the office's settings; raises NotFound before it is created."""
    row = connection.execute(select(p.office)).first()
    if row is None:
        raise NotFound("office.missing")
    _check_zone(row.zone)
    return Office(
        name=row.name,
        unit=row.unit,
        zone=row.zone,
        number_prefix=row.number_prefix,
        attachment_limit=row.attachment_limit,
        confidentiality=row.confidentiality,
        pin_minutes=row.pin_minutes or 0,
        version=row.version,
    )


def _check_zone(name: str) -> None:
    """Raise ValueError or LookupError for a zone that nothing could be reckoned in."""
    try:
        ZoneInfo(name)
    except OSError as error:
        # Of a folder, or of a name that no disk takes.
        raise ValueError("zone") from error


def departments(connection: Connection) -> tuple[Department, ...]:
    """Return all departments by name."""
    statement = select(p.department).order_by(p.department.c.name)
    return tuple(
        Department(row.id, row.name, row.parent_id, row.head_id, row.version)
        for row in connection.execute(statement)
    )


def people(connection: Connection) -> tuple[Person, ...]:
    """Return everybody by key, inactive people included, with their roles."""
    roles: dict[int, set[str]] = defaultdict(set)
    grants: dict[int, set[RoleGrant]] = defaultdict(set)
    for row in connection.execute(select(p.person_role)):
        grant = RoleGrant(row.role, row.department_id, row.application_id)
        if grant.everywhere:
            roles[row.person_id].add(grant.role)
        else:
            grants[row.person_id].add(grant)
    statement = (
        select(p.person, p.department.c.name.label("department"))
        .outerjoin(p.department, p.department.c.id == p.person.c.department_id)
        .order_by(p.person.c.id)
    )
    return tuple(
        Person(
            id=row.id,
            name=row.name,
            login=row.login,
            department_id=row.department_id,
            department=row.department or "",
            email=row.email,
            active=row.active,
            roles=frozenset(roles.get(row.id, ())),
            version=row.version,
            grants=frozenset(grants.get(row.id, ())),
        )
        for row in connection.execute(statement)
    )


def roles_of(connection: Connection, person_id: int) -> Sequence[Row[Any]]:
    """Return the rows of the roles that somebody holds."""
    statement = select(p.person_role).where(p.person_role.c.person_id == person_id)
    return connection.execute(statement).all()


@dataclass(frozen=True, slots=True)
class StoredProcess:
    """One stored version of a process definition."""

    row_id: int
    definition_id: str
    version: str
    sha256: str
    content: str
    active: bool


def processes(connection: Connection, *, active_only: bool = True) -> tuple[StoredProcess, ...]:
    """Return stored processes in the order they were stored."""
    statement = select(p.process).order_by(p.process.c.code, p.process.c.id)
    if active_only:
        statement = statement.where(p.process.c.active)
    return tuple(
        StoredProcess(row.id, row.definition_id, row.version, row.sha256, row.content, row.active)
        for row in connection.execute(statement)
    )


def process_content(connection: Connection, row_id: int) -> tuple[str, str]:
    """Return content and SHA-256 of one stored version; raises NotFound."""
    statement = select(p.process.c.content, p.process.c.sha256).where(p.process.c.id == row_id)
    row = connection.execute(statement).first()
    if row is None:
        raise NotFound("process.unknown", id=row_id)
    return row.content, row.sha256
