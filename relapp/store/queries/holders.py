"""Finds who may act in a role for one release."""

from collections import defaultdict

from sqlalchemy import Connection, select

from relapp.domain.definition import ProcessDefinition
from relapp.domain.release import PersonRef, Release
from relapp.store.tables import people as p
from relapp.store.tables import register as g
from relapp.store.tables import release as r

OWNER_ROLES = frozenset({"project_manager", "release_admin"})
"""Roles that the keeper of the release holds for it, whoever else holds them elsewhere."""


def load_holders(
    connection: Connection, definition: ProcessDefinition, release: Release
) -> dict[str, tuple[PersonRef, ...]]:
    """Return the people per role of the process.

    Whoever is named for this release comes first; then those whom the registers name (owner
    of the application, head of the applicant's department); then everybody holding the role.
    """
    holders = {**_by_role(connection, definition, release)}
    holders.update(_by_register(connection, release))
    holders.update(_by_cast(connection, release.id))
    return holders


def _by_role(
    connection: Connection, definition: ProcessDefinition, release: Release
) -> dict[str, tuple[PersonRef, ...]]:
    t = p.person_role
    statement = (
        select(t.c.role, t.c.department_id, t.c.application_id, p.person.c.id, p.person.c.name)
        .join(p.person, p.person.c.id == t.c.person_id)
        .where(t.c.role.in_([role.id for role in definition.roles]), p.person.c.active)
        .order_by(p.person.c.id)
    )
    found: dict[str, dict[int, PersonRef]] = defaultdict(dict)
    for row in connection.execute(statement):
        elsewhere = row.department_id not in (None, release.department_id)
        other_application = row.application_id not in (None, release.application_id)
        if not elsewhere and not other_application:
            found[row.role][row.id] = PersonRef(row.id, row.name)
    return {role: tuple(people.values()) for role, people in found.items()}


def _by_register(connection: Connection, release: Release) -> dict[str, tuple[PersonRef, ...]]:
    application, department = g.application, p.department
    found: dict[str, tuple[PersonRef, ...]] = {}
    keys: dict[str, int | None] = {"system_owner": None, "applicant_department_head": None}
    keys["system_owner"] = connection.execute(
        select(application.c.owner_id).where(application.c.id == release.application_id)
    ).scalar()
    if release.applicant_id is not None:
        keys["applicant_department_head"] = connection.execute(
            select(department.c.head_id)
            .join(p.person, p.person.c.department_id == department.c.id)
            .where(p.person.c.id == release.applicant_id)
        ).scalar()
    wanted = {key for key in (*keys.values(), release.owner_id) if key is not None}
    names = _people(connection, wanted)
    for role, key in keys.items():
        if key in names:
            found[role] = (names[key],)
    if release.owner_id in names:
        for role in OWNER_ROLES:
            found[role] = (names[release.owner_id],)
    return found


def _by_cast(connection: Connection, release_id: int) -> dict[str, tuple[PersonRef, ...]]:
    t = r.release_cast
    statement = (
        select(t.c.role, p.person.c.id, p.person.c.name)
        .join(p.person, p.person.c.id == t.c.person_id)
        .where(t.c.release_id == release_id, p.person.c.active)
        .order_by(t.c.role, p.person.c.id)
    )
    found: dict[str, list[PersonRef]] = defaultdict(list)
    for row in connection.execute(statement):
        found[row.role].append(PersonRef(row.id, row.name))
    return {role: tuple(people) for role, people in found.items()}


def _people(connection: Connection, keys: set[int]) -> dict[int, PersonRef]:
    if not keys:
        return {}
    statement = select(p.person.c.id, p.person.c.name).where(
        p.person.c.id.in_(keys), p.person.c.active
    )
    return {row.id: PersonRef(row.id, row.name) for row in connection.execute(statement)}
