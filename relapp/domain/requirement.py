"""What the gate answers with: one record per condition of a stage."""

from dataclasses import dataclass
from datetime import datetime

from relapp.domain.text import Text
from relapp.domain.vocabulary import Need, Reason, Standing


@dataclass(frozen=True, slots=True)
class Requirement:
    """One condition of the present stage.

    Attributes:
        subject_id: identifier within its kind (check id, deliverable id, step id …).
        subject: its name.
        role: role that can mend it, empty where no role is bound.
        people: names of those who can mend it.
        since: when it came to be so, if known; aware UTC.
        due: when it must be met, if anything says so; aware UTC.
    """

    need: Need
    subject_id: str
    subject: Text
    standing: Standing
    reason: Reason = Reason.NONE
    role: str = ""
    people: tuple[str, ...] = ()
    since: datetime | None = None
    due: datetime | None = None
    address: str = ""


Blocker = Requirement
"""A requirement that is not met."""
