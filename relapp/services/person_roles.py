"""Stores the roles of a person with where they are held, and words them for the journal."""

from collections.abc import Iterable

from relapp.domain.person import ADMINISTRATOR, OFFICE_ROLES, PersonDraft
from relapp.domain.role_grant import RoleGrant, grant_order
from relapp.errors import NotFound, RuleViolation
from relapp.store.queries import people as people_queries
from relapp.store.tables import people as p
from relapp.store.tables import register as g
from relapp.store.unit_of_work import UnitOfWork


def check_grants(work: UnitOfWork, draft: PersonDraft) -> None:
    """Accept where roles are to be held.

    Raises:
        RuleViolation: an administrator is one for everything or not at all.
        NotFound: there is no such department or application.
    """
    for grant in draft.grants or ():
        if grant.role == ADMINISTRATOR:
            raise RuleViolation("person.administrator_scoped")
        if grant.department_id is not None and not work.exists(
            p.department, id=grant.department_id
        ):
            raise NotFound("department.unknown", id=grant.department_id)
        if grant.application_id is not None and not work.exists(
            g.application, id=grant.application_id
        ):
            raise NotFound("application.unknown", id=grant.application_id)


def store_roles(
    work: UnitOfWork, person_id: int, roles: Iterable[str], grants: Iterable[RoleGrant] | None
) -> None:
    """Replace the roles held everywhere and, unless None, those held somewhere.

    Only what changes is written, what gives most rights taken last: on a server each row is
    checked against the roles of whoever writes it, who may be this very person.
    """
    known = _held(work, person_id)
    wanted = {RoleGrant(role) for role in roles} | set(grants or ())
    added = wanted - known.keys()
    taken = [x for x in known if x not in wanted and (grants is not None or x.everywhere)]
    work.insert_all(p.person_role, [_row(person_id, x) for x in sorted(added, key=grant_order)])
    for grant in sorted(taken, key=_weight):
        work.delete(p.person_role, id=known[grant])


def grant_words(work: UnitOfWork, grants: Iterable[RoleGrant]) -> list[str]:
    """Return grants as `role@department` or `role@application`, as imports read them."""
    wanted = sorted(grants, key=grant_order)
    return [
        "@".join((grant.role, *_scope(work, grant))) for grant in wanted if not grant.everywhere
    ]


def _scope(work: UnitOfWork, grant: RoleGrant) -> Iterable[str]:
    for table, key in ((p.department, grant.department_id), (g.application, grant.application_id)):
        row = work.row(table, id=key) if key is not None else None
        if row is not None:
            yield str(row["name"])


def _held(work: UnitOfWork, person_id: int) -> dict[RoleGrant, int]:
    """Return what somebody holds with the key of each row."""
    rows = people_queries.roles_of(work.connection, person_id)
    return {RoleGrant(r.role, r.department_id, r.application_id): r.id for r in rows}


def _weight(grant: RoleGrant) -> tuple[int, tuple[str, int, int]]:
    rank = 2 if grant.role == ADMINISTRATOR else int(grant.role in OFFICE_ROLES)
    return rank, grant_order(grant)


def _row(person_id: int, grant: RoleGrant) -> dict[str, object]:
    return {
        "person_id": person_id,
        "role": grant.role,
        "department_id": grant.department_id,
        "application_id": grant.application_id,
    }
