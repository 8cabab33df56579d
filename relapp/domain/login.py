"""Log-ins of people on a database server: who has one, and who gives them."""

from dataclasses import dataclass

from relapp.domain.person import ADMINISTRATOR, Person
from relapp.domain.refusal import Refusal

LEAST = 10
"""Characters of a password."""


@dataclass(frozen=True, slots=True)
class Login:
    """The database log-in of a person.

    Attributes:
        role: what is typed as user name when connecting.
        enabled: whether the server lets it in.
    """

    person_id: int
    role: str
    enabled: bool


def can_give(actor: Person) -> Refusal | None:
    """Say what keeps somebody from giving log-ins."""
    allowed = actor.active and actor.holds(ADMINISTRATOR)
    return None if allowed else Refusal("login.administrator")


def password_problem(password: str) -> Refusal | None:
    """Say why a password cannot be taken."""
    return Refusal("login.short", {"least": LEAST}) if len(password) < LEAST else None
