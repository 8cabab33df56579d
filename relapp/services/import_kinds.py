"""What can be imported, and which fields each kind of record has."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class ImportKind(StrEnum):
    """What a file holds."""

    REGISTER = "register"
    APPLICATIONS = "applications"
    PEOPLE = "people"
    CHANGES = "changes"
    HOLIDAYS = "holidays"


class Existing(StrEnum):
    """What happens to a row whose record is in the database already."""

    REFUSE = "refuse"
    SKIP = "skip"
    UPDATE = "update"
    """Follow the source; only for change requests."""


class Create(StrEnum):
    """Records that an import may make on the way."""

    APPLICATIONS = "applications"
    DEPARTMENTS = "departments"


TARGETS: Final[Mapping[ImportKind, tuple[str, ...]]] = {
    ImportKind.REGISTER: (
        *("number", "title", "application", "family", "department", "version_to", "version_from"),
        *("type", "mode", "strategy", "outcome", "purpose", "released_at", "registered_at"),
        *("planned_start", "planned_end"),
    ),
    ImportKind.APPLICATIONS: (
        *("name", "code", "family", "owner", "manager", "department", "criticality"),
        *("current_version", "depends_on", "active"),
    ),
    ImportKind.PEOPLE: ("name", "login", "email", "department", "roles", "active"),
    ImportKind.CHANGES: (
        *("number", "title", "kind", "state", "approval", "resolution", "application", "service"),
        *("approved_on", "impact", "resources", "link"),
    ),
    ImportKind.HOLIDAYS: ("date", "kind", "name"),
}
"""Fields that a mapping may fill, by kind."""

REQUIRED: Final[Mapping[ImportKind, tuple[str, ...]]] = {
    ImportKind.REGISTER: ("number", "application", "version_to", "released_at"),
    ImportKind.APPLICATIONS: ("name",),
    ImportKind.PEOPLE: ("name", "login"),
    ImportKind.CHANGES: ("number", "title"),
    ImportKind.HOLIDAYS: ("date", "kind"),
}
"""Fields without which there is no record."""
