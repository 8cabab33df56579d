"""Who signs beside the holders of a role: deputies, people passed on to, people added."""

from dataclasses import dataclass
from datetime import datetime

from relapp.domain.vocabulary import SignerPart


@dataclass(frozen=True, slots=True)
class Delegation:
    """代理: somebody acts for somebody else, in one role or all, for a while or until ended."""

    id: int
    person_id: int
    person: str
    deputy_id: int
    deputy: str
    role: str
    """Empty for every role the person holds."""
    starts_at: datetime
    ends_at: datetime | None
    reason: str
    version: int = 1

    def holds(self, role: str, now: datetime) -> bool:
        """Tell whether it is in force for a role at a moment."""
        begun = self.starts_at <= now and (self.ends_at is None or now < self.ends_at)
        return begun and self.role in ("", role)


@dataclass(frozen=True, slots=True)
class StepSigner:
    """转授权 or 加签: somebody named for one step of one release."""

    id: int
    stage: str
    step_id: str
    person_id: int
    person: str
    part: SignerPart
    reason: str
    set_by_id: int
    set_by: str
    set_at: datetime
    ended: bool = False
