"""Where a role is held: everywhere, in one department, for one application."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """What a release stands for: its department and its application; None where there is none."""

    department_id: int | None = None
    application_id: int | None = None


@dataclass(frozen=True, slots=True)
class RoleGrant:
    """A role and where it is held; what is None does not narrow it."""

    role: str
    department_id: int | None = None
    application_id: int | None = None

    @property
    def everywhere(self) -> bool:
        """Whether it is held for every release."""
        return self.department_id is None and self.application_id is None

    def covers(self, place: Place) -> bool:
        """Tell whether it is held for releases of a place."""
        return self.department_id in (None, place.department_id) and self.application_id in (
            None,
            place.application_id,
        )


def grant_order(grant: RoleGrant) -> tuple[str, int, int]:
    """Return the key that sorts grants alike everywhere."""
    return grant.role, grant.department_id or 0, grant.application_id or 0
