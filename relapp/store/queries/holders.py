"""Finds who may act in a role for one release."""

from collections import defaultdict

from sqlalchemy import BindParameter, Connection, and_, bindparam, select

from relapp.domain.definition import ProcessDefinition
from relapp.domain.release import PersonRef, Release
from relapp.domain.role_grant import RoleGrant
from relapp.domain.role_holders import Held, Registered, Sources, holders
from relapp.store.tables import people as p
from relapp.store.tables import register as g
from relapp.store.tables import release as r

_KEY: BindParameter[int] = bindparam("release_id")
_owner, _head, _keeper, _applicant = (
    p.person.alias(name) for name in ("owner", "head", "keeper", "applicant")
)
_ROLES = (
    select(
        p.person_role.c.role,
        p.person_role.c.department_id,
        p.person_role.c.application_id,
        p.person.c.id,
        p.person.c.name,
    )
    .join(p.person, p.person.c.id == p.person_role.c.person_id)
    .where(p.person.c.active)
    .order_by(p.person.c.id)
)
_NAMED = (
    select(
        _owner.c.id.label("owner_id"),
        _owner.c.name.label("owner"),
        _head.c.id.label("head_id"),
        _head.c.name.label("head"),
        _keeper.c.id.label("keeper_id"),
        _keeper.c.name.label("keeper"),
    )
    .select_from(r.release)
    .join(g.application, g.application.c.id == r.release.c.application_id)
    .outerjoin(_owner, and_(_owner.c.id == g.application.c.owner_id, _owner.c.active))
    .outerjoin(_keeper, and_(_keeper.c.id == r.release.c.owner_id, _keeper.c.active))
    .outerjoin(_applicant, _applicant.c.id == r.release.c.applicant_id)
    .outerjoin(p.department, p.department.c.id == _applicant.c.department_id)
    .outerjoin(_head, and_(_head.c.id == p.department.c.head_id, _head.c.active))
    .where(r.release.c.id == _KEY)
)
_CAST = (
    select(r.release_cast.c.role, p.person.c.id, p.person.c.name)
    .join(p.person, p.person.c.id == r.release_cast.c.person_id)
    .where(r.release_cast.c.release_id == _KEY, p.person.c.active)
    .order_by(r.release_cast.c.role, p.person.c.id)
)


def load_holders(
    connection: Connection, definition: ProcessDefinition, release: Release
) -> dict[str, tuple[PersonRef, ...]]:
    """Return the people per role of the process."""
    return holders({role.id for role in definition.roles}, load_sources(connection, release))


def load_sources(connection: Connection, release: Release) -> Sources:
    """Return everything that says who acts for a release."""
    return Sources(
        release.place,
        load_held(connection),
        _registered(connection, release.id),
        _cast(connection, release.id),
    )


def load_held(connection: Connection) -> tuple[Held, ...]:
    """Return the roles of all active people, wherever they hold them."""
    return tuple(
        Held(
            PersonRef(row.id, row.name), RoleGrant(row.role, row.department_id, row.application_id)
        )
        for row in connection.execute(_ROLES)
    )


def _registered(connection: Connection, release_id: int) -> Registered:
    row = connection.execute(_NAMED, {"release_id": release_id}).one()
    return Registered(
        _ref(row.owner_id, row.owner), _ref(row.head_id, row.head), _ref(row.keeper_id, row.keeper)
    )


def _ref(key: int | None, name: str) -> PersonRef | None:
    return PersonRef(key, name) if key is not None else None


def _cast(connection: Connection, release_id: int) -> dict[str, tuple[PersonRef, ...]]:
    found: dict[str, list[PersonRef]] = defaultdict(list)
    for row in connection.execute(_CAST, {"release_id": release_id}):
        found[row.role].append(PersonRef(row.id, row.name))
    return {role: tuple(people) for role, people in found.items()}
