"""Finds who may act in a role for one release."""

from collections import defaultdict

from sqlalchemy import BindParameter, Connection, and_, bindparam, select

from relapp.domain.definition import ProcessDefinition
from relapp.domain.release import PersonRef, Release
from relapp.store.tables import people as p
from relapp.store.tables import register as g
from relapp.store.tables import release as r

OWNER_ROLES = frozenset({"project_manager", "release_admin"})
"""Roles that the keeper of the release holds for it, whoever else holds them elsewhere."""

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
    """Return the people per role of the process.

    Whoever is named for this release comes first; then those whom the registers name (owner
    of the application, head of the applicant's department); then everybody holding the role.
    """
    holders = _by_role(connection, definition, release)
    holders.update(_by_register(connection, release.id))
    holders.update(_by_cast(connection, release.id))
    return holders


def _by_role(
    connection: Connection, definition: ProcessDefinition, release: Release
) -> dict[str, tuple[PersonRef, ...]]:
    wanted = {role.id for role in definition.roles}
    found: dict[str, dict[int, PersonRef]] = defaultdict(dict)
    for row in connection.execute(_ROLES):
        elsewhere = row.department_id not in (None, release.department_id)
        other_application = row.application_id not in (None, release.application_id)
        if row.role in wanted and not elsewhere and not other_application:
            found[row.role][row.id] = PersonRef(row.id, row.name)
    return {role: tuple(people.values()) for role, people in found.items()}


def _by_register(connection: Connection, release_id: int) -> dict[str, tuple[PersonRef, ...]]:
    row = connection.execute(_NAMED, {"release_id": release_id}).one()
    found: dict[str, tuple[PersonRef, ...]] = {}
    if row.owner_id is not None:
        found["system_owner"] = (PersonRef(row.owner_id, row.owner),)
    if row.head_id is not None:
        found["applicant_department_head"] = (PersonRef(row.head_id, row.head),)
    if row.keeper_id is not None:
        for role in OWNER_ROLES:
            found[role] = (PersonRef(row.keeper_id, row.keeper),)
    return found


def _by_cast(connection: Connection, release_id: int) -> dict[str, tuple[PersonRef, ...]]:
    found: dict[str, list[PersonRef]] = defaultdict(list)
    for row in connection.execute(_CAST, {"release_id": release_id}):
        found[row.role].append(PersonRef(row.id, row.name))
    return {role: tuple(people) for role, people in found.items()}
