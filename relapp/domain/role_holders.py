"""Who may act in a role for a release: the one rule, fed by the database or by a question.

The store asks it for a release; the matrix asks it for a department or application.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from relapp.domain.release import PersonRef
from relapp.domain.role_grant import Place, RoleGrant

OWNER_ROLES = frozenset({"project_manager", "release_admin"})
"""Roles that the keeper of the release holds for it, whoever else holds them elsewhere."""
OWNED_ROLE = "system_owner"
"""Role of whoever the register names as owner of the application."""
HEAD_ROLE = "applicant_department_head"
"""Role of the head of the applicant's department."""


@dataclass(frozen=True, slots=True)
class Held:
    """A role that somebody active holds somewhere."""

    person: PersonRef
    grant: RoleGrant


@dataclass(frozen=True, slots=True)
class Registered:
    """Whom the registers name for a release; None where nobody active is named."""

    owner: PersonRef | None = None
    head: PersonRef | None = None
    keeper: PersonRef | None = None

    def holders(self) -> dict[str, tuple[PersonRef, ...]]:
        """Return them by the role that this gives them."""
        found: dict[str, tuple[PersonRef, ...]] = {}
        if self.owner is not None:
            found[OWNED_ROLE] = (self.owner,)
        if self.head is not None:
            found[HEAD_ROLE] = (self.head,)
        if self.keeper is not None:
            found |= dict.fromkeys(OWNER_ROLES, (self.keeper,))
        return found


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that says who acts for one release.

    Attributes:
        held: roles of active people, wherever they hold them.
        cast: active people named for this release, by role.
    """

    place: Place
    held: tuple[Held, ...] = ()
    registered: Registered = Registered()
    cast: Mapping[str, tuple[PersonRef, ...]] = field(default_factory=dict)


def holders(roles: Collection[str], sources: Sources) -> dict[str, tuple[PersonRef, ...]]:
    """Return the people per role of a process.

    Whoever is named for this release comes first; then those whom the registers name (owner
    of the application, head of the applicant's department); then everybody holding the role.
    """
    found: dict[str, dict[int, PersonRef]] = defaultdict(dict)
    for held in sources.held:
        if held.grant.role in roles and held.grant.covers(sources.place):
            found[held.grant.role][held.person.id] = held.person
    by_role = {role: tuple(people.values()) for role, people in found.items()}
    return by_role | sources.registered.holders() | dict(sources.cast)


def with_roles(sources: Sources, ref: PersonRef, grants: Iterable[RoleGrant]) -> Sources:
    """Return the sources as they are once somebody holds these roles and no others."""
    others = (held for held in sources.held if held.person.id != ref.id)
    held = (*others, *(Held(ref, grant) for grant in grants))
    return replace(sources, held=held)


def without_person(sources: Sources, person_id: int) -> Sources:
    """Return the sources as they are once somebody is out of use."""

    def kept(ref: PersonRef | None) -> PersonRef | None:
        return None if ref is not None and ref.id == person_id else ref

    named = sources.registered
    cast = {
        role: left
        for role, refs in sources.cast.items()
        if (left := tuple(ref for ref in refs if ref.id != person_id))
    }
    return Sources(
        sources.place,
        tuple(held for held in sources.held if held.person.id != person_id),
        Registered(kept(named.owner), kept(named.head), kept(named.keeper)),
        cast,
    )
