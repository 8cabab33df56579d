"""Stores the roles of a person with where they are held, and words them for the journal."""

from collections.abc import Iterable

from relapp.domain.person import ADMINISTRATOR, PersonDraft
from relapp.domain.role_grant import RoleGrant, grant_order
from relapp.errors import NotFound, RuleViolation
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
    """Replace the roles held everywhere and, unless None, those held somewhere."""
    if grants is None:
        work.delete(p.person_role, person_id=person_id, department_id=None, application_id=None)
    else:
        work.delete(p.person_role, person_id=person_id)
    wanted = {RoleGrant(role) for role in roles} | set(grants or ())
    work.insert_all(p.person_role, [_row(person_id, x) for x in sorted(wanted, key=grant_order)])


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


def _row(person_id: int, grant: RoleGrant) -> dict[str, object]:
    return {
        "person_id": person_id,
        "role": grant.role,
        "department_id": grant.department_id,
        "application_id": grant.application_id,
    }
