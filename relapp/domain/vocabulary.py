"""The words of the field as closed lists: what a release, a check, a step can be.

Apart from the records so that what only names them (a card, its painting, a filter) loads no
record: the first board is on the screen before the rest of the domain is read.
"""

from enum import StrEnum

from relapp.domain.open_code import OpenCode


class BoardColumn(StrEnum):
    """Column of the board, the six steps that every process maps its stages to."""

    PLANNING = "planning"
    PREPARING = "preparing"
    APPROVING = "approving"
    IMPLEMENTING = "implementing"
    CONFIRMING = "confirming"
    CLOSED = "closed"


class ReleaseType(StrEnum):
    """发布类型: a system seen for the first time, or an upgrade carrying changes and bug fixes."""

    NEW_SYSTEM = "new_system"
    UPGRADE = "upgrade"


class ReleaseMode(StrEnum):
    """发布方式: in a window of the yearly plan, or an emergency."""

    PLANNED = "planned"
    EMERGENCY = "emergency"


class Strategy(StrEnum):
    """上线方式: all at once or in waves."""

    FULL = "full"
    PHASED = "phased"


class RunSheetNeed(StrEnum):
    """What a stage demands of the run sheet before it is left."""

    NOTHING = "nothing"
    PLANNED = "planned"
    EXECUTED = "executed"


class FollowUpTrigger(StrEnum):
    """What opens a follow-up."""

    DEFERRED_CHECK = "deferred_check"
    CONDITIONAL_APPROVAL = "conditional_approval"
    DEPLOYED = "deployed"
    FAILED = "failed"


class Criticality(StrEnum):
    """How much the office depends on an application."""

    CORE = "core"
    IMPORTANT = "important"
    ORDINARY = "ordinary"


class ChangeKind(StrEnum):
    """What a change request carries."""

    CHANGE = "change"
    BUGFIX = "bugfix"


class ChangeState(StrEnum):
    """Approval state in change management; only approved ones may enter a release."""

    SUBMITTED = "submitted"
    APPROVED = "approved"
    REJECTED = "rejected"
    DONE = "done"


class Status(StrEnum):
    """Life of a release beside its stage."""

    RUNNING = "running"
    ON_HOLD = "on_hold"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    REFUSED = "refused"


LIVE = frozenset({Status.RUNNING, Status.ON_HOLD})


class Outcome(StrEnum):
    """How a release ended; 已回退 is its own outcome."""

    SUCCESS = "success"
    ROLLED_BACK = "rolled_back"
    UNCONFIRMED = "unconfirmed"
    CANCELLED = "cancelled"

    @property
    def lets_changes_go(self) -> bool:
        """Whether what was to be changed was not: its change requests are free for another try."""
        return self in (Outcome.ROLLED_BACK, Outcome.CANCELLED)


class CheckResult(StrEnum):
    """Answer to a check; DEFERRED only where an emergency allows it, with a reason."""

    PASS = "pass"
    FAIL = "fail"
    NOT_APPLICABLE = "not_applicable"
    DEFERRED = "deferred"


class Decision(StrEnum):
    """What a signer decided."""

    APPROVE = "approve"
    CONDITIONAL = "conditional"
    """Approved with conditions, each of which becomes a dated follow-up."""
    RETURN = "return"


class Proven(StrEnum):
    """What a signature's author was known by."""

    NONE = "none"
    """By the name chosen at the desk alone."""
    PIN = "pin"
    DATABASE_LOGIN = "database_login"


class RunKind(StrEnum):
    """Rows of the run sheet."""

    STEP = "step"
    GATE = "gate"
    ROLLBACK = "rollback"


class RunResult(StrEnum):
    """State of a run-sheet row."""

    PENDING = "pending"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    SKIPPED = "skipped"
    GO = "go"
    NO_GO = "no_go"


class Need(OpenCode):
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
    TEST = "test"
    RETURN = "return"
    """It was sent back, and nobody has said what was mended."""


class Standing(StrEnum):
    """Open is not blocked (UI.md section 3): it blocks when somebody or something stopped it."""

    MET = "met"
    OPEN = "open"
    BLOCKING = "blocking"


class Reason(OpenCode):
    """Why a requirement is not met; worded in `relapp.wording.gate`."""

    NONE = "none"
    NOT_ANSWERED = "not_answered"
    FAILED = "failed"
    DOUBTED = "doubted"
    EVIDENCE_MISSING = "evidence_missing"
    NOT_UPLOADED = "not_uploaded"
    NOT_WRITTEN = "not_written"
    NOT_SIGNED = "not_signed"
    WAITS_FOR_GROUP = "waits_for_group"
    RETURNED = "returned"
    LAPSED = "lapsed"
    LAPSED_UNUSED = "lapsed_unused"
    HELD = "held"
    NOBODY_HOLDS_ROLE = "nobody_holds_role"
    NOBODY_MAY_SIGN = "nobody_may_sign"
    NOT_SCHEDULED = "not_scheduled"
    WINDOW_CANCELLED = "window_cancelled"
    WINDOW_PASSED = "window_passed"
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
    NOT_TESTED = "not_tested"
    TEST_FAILED = "test_failed"
    DEFECT_OPEN = "defect_open"
    SENT_BACK = "sent_back"


class StepState(StrEnum):
    """State of one node of the route."""

    SIGNED = "signed"
    CURRENT = "current"
    WAITING = "waiting"
    RETURNED = "returned"
    LAPSED = "lapsed"
    NOT_NEEDED = "not_needed"
    HELD = "held"
    """Would be asked for, were the release not on hold."""


class Lapse(StrEnum):
    """Why a signature no longer counts."""

    CONTENT = "content"
    """What it approved was changed."""
    WINDOW = "window"
    """The window it was given for passed unused."""


class SignerPart(StrEnum):
    """How somebody beside the holders came to sign a step."""

    PASSED_ON = "passed_on"
    """转授权: signs in the place of the holders."""
    ADDED = "added"
    """加签: signs beside the holders."""


class TestKind(StrEnum):
    """The six kinds of test of procedure B; process A uses those that fit."""

    __test__ = False

    OPERATION = "operation"
    FUNCTION = "function"
    BUSINESS = "business"
    PERFORMANCE = "performance"
    COMPATIBILITY = "compatibility"
    INSTALLATION = "installation"


class MeetingState(StrEnum):
    """Life of a review meeting."""

    PLANNED = "planned"
    RUNNING = "running"
    ENDED = "ended"
    CANCELLED = "cancelled"


class ItemState(StrEnum):
    """State of an item of the agenda."""

    OPEN = "open"
    CURRENT = "current"
    DONE = "done"
    POSTPONED = "postponed"


class MeetingDecision(StrEnum):
    """What a meeting decided on an item."""

    PASSED = "passed"
    CONDITIONAL = "conditional"
    NOT_PASSED = "not_passed"
    POSTPONED = "postponed"


class Reply(StrEnum):
    """Answer of somebody invited."""

    OPEN = "open"
    COMES = "comes"
    DECLINES = "declines"
