"""People, departments and roles: who somebody is and what the roles allow."""

from dataclasses import dataclass
from enum import StrEnum

from relapp.domain.role_grant import Place, RoleGrant

ADMINISTRATOR = "administrator"
"""Role of the person who keeps people, applications, windows and processes."""


@dataclass(frozen=True, slots=True)
class Department:
    """组织: head office, sub-department, subsidiary or held company, with its head."""

    id: int
    name: str
    parent_id: int | None = None
    head_id: int | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works with releases; roles are those held everywhere."""

    id: int
    name: str
    login: str
    department_id: int | None = None
    department: str = ""
    email: str = ""
    active: bool = True
    roles: frozenset[str] = frozenset()
    version: int = 1
    grants: frozenset[RoleGrant] = frozenset()
    """Roles held in one department or for one application only."""

    @property
    def all_grants(self) -> frozenset[RoleGrant]:
        """Every role with where it is held, those held everywhere included."""
        return self.grants | {RoleGrant(role) for role in self.roles}

    def holds(self, *roles: str) -> bool:
        """Tell whether the person holds one of these roles everywhere."""
        return not self.roles.isdisjoint(roles)


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """Unsaved input for a person; `id` 0 makes a new one."""

    name: str
    login: str
    department_id: int | None = None
    email: str = ""
    roles: frozenset[str] = frozenset()
    active: bool = True
    id: int = 0
    version: int = 0
    grants: frozenset[RoleGrant] | None = None
    """Roles held in one department or for one application; None leaves them as they are."""


class Permission(StrEnum):
    """Things that roles allow beyond one's own part in a release."""

    KEEP_REGISTER = "keep_register"
    """People, departments, applications, change requests, imports."""
    KEEP_WINDOWS = "keep_windows"
    KEEP_PROCESSES = "keep_processes"
    REGISTER_RELEASE = "register_release"
    RUN_RELEASES = "run_releases"
    """Move any release on, assign windows, cancel, hold."""
    KEEP_DATABASE = "keep_database"
    """Back the whole database up, restore it, move it elsewhere."""


OFFICE_ROLES = frozenset({"release_office", "release_admin"})

_GRANTS: dict[Permission, frozenset[str]] = {
    Permission.KEEP_REGISTER: OFFICE_ROLES | {ADMINISTRATOR},
    Permission.KEEP_WINDOWS: OFFICE_ROLES | {ADMINISTRATOR, "development_head"},
    Permission.KEEP_PROCESSES: frozenset({ADMINISTRATOR}),
    Permission.REGISTER_RELEASE: OFFICE_ROLES
    | {ADMINISTRATOR, "project_manager", "system_owner", "release_lead", "change_manager"},
    Permission.RUN_RELEASES: OFFICE_ROLES,
    Permission.KEEP_DATABASE: frozenset({ADMINISTRATOR}),
}


def may(person: Person, permission: Permission, place: Place | None = None) -> bool:
    """Tell whether the person's roles grant the permission; inactive people may nothing.

    With a place, roles count as well that are held for its department or application only.
    """
    granting = _GRANTS[permission]
    here = place is not None and any(
        grant.role in granting and grant.covers(place) for grant in person.grants
    )
    return person.active and (here or not person.roles.isdisjoint(granting))
