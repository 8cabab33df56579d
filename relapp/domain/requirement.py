"""What the gate answers with: one record per condition of a stage."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from relapp.domain.text import Text


class Need(StrEnum):
    """Kind of a requirement, which decides its icon and where it is mended."""

    CHECK = "check"
    DELIVERABLE = "deliverable"
    SECTION = "section"
    SIGNATURE = "signature"
    SCHEDULE = "schedule"
    RUN_SHEET = "run_sheet"
    OUTCOME = "outcome"
    FOLLOW_UP = "follow_up"
    TRIAL_RUN = "trial_run"
    DEPENDENCY = "dependency"
    CHANGE = "change"
    HOLD = "hold"


class Standing(StrEnum):
    """Open is not blocked (UI.md section 3): it blocks when somebody or something stopped it."""

    MET = "met"
    OPEN = "open"
    BLOCKING = "blocking"


class Reason(StrEnum):
    """Why a requirement is not met; worded in `relapp.wording.gate`."""

    NONE = "none"
    NOT_ANSWERED = "not_answered"
    FAILED = "failed"
    EVIDENCE_MISSING = "evidence_missing"
    NOT_UPLOADED = "not_uploaded"
    NOT_WRITTEN = "not_written"
    NOT_SIGNED = "not_signed"
    WAITS_FOR_GROUP = "waits_for_group"
    RETURNED = "returned"
    LAPSED = "lapsed"
    NOBODY_HOLDS_ROLE = "nobody_holds_role"
    NOT_SCHEDULED = "not_scheduled"
    WINDOW_CANCELLED = "window_cancelled"
    NO_STEPS = "no_steps"
    STEP_INCOMPLETE = "step_incomplete"
    STEP_UNFINISHED = "step_unfinished"
    STEP_FAILED = "step_failed"
    NO_OUTCOME = "no_outcome"
    NOT_DONE = "not_done"
    TRIAL_RUNNING = "trial_running"
    WAITS_FOR_RELEASE = "waits_for_release"
    RELEASE_FAILED = "release_failed"
    CHANGE_NOT_APPROVED = "change_not_approved"
    ON_HOLD = "on_hold"


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
