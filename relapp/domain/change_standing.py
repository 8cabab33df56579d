"""Where a change request stands: the release that carries it, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from relapp.domain.change_states import is_out_of_step
from relapp.domain.register import ChangeRequest
from relapp.domain.text import Text
from relapp.domain.vocabulary import Outcome, Status

NO_STAGE = Text("", "")


class Tool(StrEnum):
    """Change management tools whose column names an export can take."""

    SERVICENOW = "servicenow"
    JIRA = "jira"
    ZENTAO = "zentao"

    @property
    def source(self) -> str:
        """Name under which an import keeps records of the tool."""
        return _SOURCES[self]


_SOURCES = {Tool.SERVICENOW: "ServiceNow", Tool.JIRA: "Jira", Tool.ZENTAO: "ZenTao"}


@dataclass(frozen=True, slots=True)
class ChangeStanding:
    """A change request with the release it is in; without one everything but it is empty."""

    change: ChangeRequest
    stage: Text = NO_STAGE
    status: Status | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    outcome: Outcome | None = None
    deployed_at: datetime | None = None

    @property
    def in_release(self) -> bool:
        """Whether a release carries it now; one that let it go does not."""
        return not self.change.free

    @property
    def out_of_step(self) -> bool:
        """Whether a release on its way carries it although it is approved no more."""
        return is_out_of_step(self.change, self.status)
