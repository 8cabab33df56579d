"""Finds who may act in a role for one release."""

from collections import defaultdict
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Row,
    Select,
    String,
    bindparam,
    cast,
    literal_column,
    null,
    select,
    union_all,
)

from relapp.domain.definition import ProcessDefinition
from relapp.domain.release import PersonRef, Release
from relapp.domain.role_grant import RoleGrant
from relapp.domain.role_holders import Held, Registered, Sources, holders
from relapp.store.tables import people as p
from relapp.store.tables import register as g
from relapp.store.tables import release as r

_applicant = p.person.alias("applicant")
_OWNER, _HEAD, _KEEPER, _CAST, _HELD = "owner", "head", "keeper", "cast", "held"
"""What names a person."""


def _people(
    source: str,
    who: ColumnElement[int],
    role: ColumnElement[str] | None = None,
    department: ColumnElement[int] | None = None,
    application: ColumnElement[int] | None = None,
) -> Select[tuple[str, str, int, int, int, str]]:
    """Begin a statement on the active people whom a column names."""
    nothing, nobody = literal_column("''", String), cast(null(), Integer)
    return (
        select(
            literal_column(f"'{source}'", String).label("source"),
            (nothing if role is None else role).label("role"),
            (nobody if department is None else department).label("department_id"),
            (nobody if application is None else application).label("application_id"),
            p.person.c.id,
            p.person.c.name,
        )
        .join_from(who.table, p.person, p.person.c.id == who)
        .where(p.person.c.active)
    )


_grants = p.person_role.c
_EVERYBODY = _people(
    _HELD, _grants.person_id, _grants.role, _grants.department_id, _grants.application_id
)
# One look for all of them: every statement costs more to send than its rows to read.
_SOURCES = union_all(
    _EVERYBODY,
    _people(_OWNER, g.application.c.owner_id).where(
        g.application.c.id == bindparam("application_id")
    ),
    _people(_HEAD, p.department.c.head_id)
    .join(_applicant, _applicant.c.department_id == p.department.c.id)
    .where(_applicant.c.id == bindparam("applicant_id")),
    _people(_KEEPER, r.release.c.owner_id).where(r.release.c.id == bindparam("release_id")),
    _people(_CAST, r.release_cast.c.person_id, r.release_cast.c.role).where(
        r.release_cast.c.release_id == bindparam("release_id")
    ),
)


def load_holders(
    connection: Connection, definition: ProcessDefinition, release: Release
) -> dict[str, tuple[PersonRef, ...]]:
    """Return the people per role of the process."""
    return holders(definition.role_ids, load_sources(connection, release))


def load_sources(connection: Connection, release: Release) -> Sources:
    """Return everything that says who acts for a release."""
    keys = {
        "release_id": release.id,
        "application_id": release.application_id,
        "applicant_id": release.applicant_id,
    }
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in sorted(connection.execute(_SOURCES, keys), key=lambda row: row.id):
        found[row.source].append(row)
    named: dict[str, list[PersonRef]] = defaultdict(list)
    for row in found[_CAST]:
        named[row.role].append(PersonRef(row.id, row.name))
    return Sources(
        release.place,
        tuple(_held(row) for row in found[_HELD]),
        Registered(_first(found[_OWNER]), _first(found[_HEAD]), _first(found[_KEEPER])),
        {role: tuple(people) for role, people in named.items()},
    )


def load_held(connection: Connection) -> tuple[Held, ...]:
    """Return the roles of all active people, wherever they hold them."""
    return tuple(_held(row) for row in connection.execute(_EVERYBODY.order_by(p.person.c.id)))


def _held(row: Row[Any]) -> Held:
    return Held(
        PersonRef(row.id, row.name), RoleGrant(row.role, row.department_id, row.application_id)
    )


def _first(rows: list[Row[Any]]) -> PersonRef | None:
    return PersonRef(rows[0].id, rows[0].name) if rows else None
