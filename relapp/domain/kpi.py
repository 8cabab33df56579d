"""Records of the key figures: what each release contributes, what a figure says, what is wanted."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from relapp.domain.vocabulary import Outcome, ReleaseMode, ReleaseType, Strategy

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiRelease:
    """What the key figures need to know of one release; all moments aware UTC.

    Attributes:
        process: short name of its process, such as A or B.
        window: label of its release window, empty without one.
        ended_at: when the outcome was settled: closing, rollback or cancellation.
        incidents: incidents after deployment that are put down to the release.
        in_window: deployed inside the window first approved; None where no window applied.
        on_time: deployment finished by the end first planned; None where nothing was planned.
        submitted_at: when the approval route was first started.
        change_approved_at: earliest approval among its changes.
        checks: checks answered, `checks_first_passed` those passed at the first answer.
        materials_complete: all material there at the deadline; None where no deadline applied.
        cmdb_working_days: working days from deployment to the update; None while not updated.
        reviewed: the failure review was held.
        follow_up_days: how many days the oldest overdue follow-up is late.
    """

    number: str
    title: str
    application: str
    department: str
    type: ReleaseType
    mode: ReleaseMode
    strategy: Strategy
    process: str
    window: str = ""
    planned_start: datetime | None = None
    deployed_at: datetime | None = None
    ended_at: datetime | None = None
    outcome: Outcome | None = None
    rolled_back: bool = False
    confirmed: bool = False
    incidents: int = 0
    in_window: bool | None = None
    on_time: bool | None = None
    submitted_at: datetime | None = None
    approved_at: datetime | None = None
    change_approved_at: datetime | None = None
    checks: int = 0
    checks_first_passed: int = 0
    materials_complete: bool | None = None
    cmdb_needed: bool = False
    cmdb_working_days: int | None = None
    reviewed: bool = False
    follow_ups: int = 0
    follow_ups_overdue: int = 0
    follow_up_days: int = 0
    imported: bool = False

    @property
    def counted(self) -> bool:
        """Whether it enters the figures: ended and not cancelled (PROCESS 4)."""
        return self.ended_at is not None and self.outcome not in {None, Outcome.CANCELLED}

    @property
    def successful(self) -> bool:
        """Done without rollback and confirmed (PROCESS 4)."""
        return self.counted and self.confirmed and not self.rolled_back

    @property
    def emergency(self) -> bool:
        """Whether it went out as 紧急发布."""
        return self.mode is ReleaseMode.EMERGENCY

    @property
    def failed_change(self) -> bool:
        """Whether it degraded the service: rolled back, or incidents after it (PEERS 1b, DORA)."""
        return self.rolled_back or self.incidents > 0

    @property
    def approval_days(self) -> float | None:
        """Days from start of the approval route to its last signature."""
        return _days(self.submitted_at, self.approved_at)

    @property
    def change_days(self) -> float | None:
        """Days from the earliest approved change to production."""
        return _days(self.change_approved_at, self.deployed_at)


class MeasureKey(StrEnum):
    """The key figures, the contract's one first."""

    SUCCESS = "success"
    EMERGENCY = "emergency"
    ROLLBACK = "rollback"
    IN_WINDOW = "in_window"
    ON_TIME = "on_time"
    CHANGE_FAILURE = "change_failure"
    APPROVAL_MEDIAN = "approval_median"
    APPROVAL_P90 = "approval_p90"
    CHANGE_LEAD = "change_lead"
    FIRST_PASS = "first_pass"
    MATERIALS = "materials"
    CMDB = "cmdb"
    REVIEWED = "reviewed"
    OVERDUE = "overdue"


Unit = Literal["rate", "days", "count"]
LOWER_IS_BETTER = frozenset(
    {
        MeasureKey.EMERGENCY,
        MeasureKey.ROLLBACK,
        MeasureKey.CHANGE_FAILURE,
        MeasureKey.APPROVAL_MEDIAN,
        MeasureKey.APPROVAL_P90,
        MeasureKey.CHANGE_LEAD,
        MeasureKey.OVERDUE,
    }
)


@dataclass(frozen=True, slots=True)
class Targets:
    """What the office wants to reach; figures not named have no target.

    Attributes:
        rates: target by figure, shares as 0..1, durations in days.
        cmdb_days: working days within which the configuration database must be updated.
    """

    rates: dict[MeasureKey, float] = field(
        default_factory=lambda: {MeasureKey.SUCCESS: 0.9}, hash=False
    )
    cmdb_days: int = 3


@dataclass(frozen=True, slots=True)
class Measure:
    """One key figure.

    Attributes:
        value: share 0..1, days or count; None when nothing was counted.
        numerator: hits of a share or the count; None for durations.
        denominator: how many releases, checks or follow-ups the figure rests on.
    """

    key: MeasureKey
    unit: Unit
    value: float | None
    numerator: int | None
    denominator: int
    target: float | None = None

    @property
    def lower_is_better(self) -> bool:
        """Whether a small value is a good one."""
        return self.key in LOWER_IS_BETTER

    @property
    def met(self) -> bool | None:
        """Whether the target is reached, compared without rounding; None without either."""
        if self.value is None or self.target is None:
            return None
        value, target = _exact(self), Fraction(str(self.target))
        return value <= target if self.lower_is_better else value >= target


def affordable_failures(successful: int, ended: int, upcoming: int, target: float) -> int | None:
    """Return how many of the upcoming releases may fail with the target still reached.

    None when the target is out of reach even if all of them succeed.
    """
    spare = successful + upcoming - Fraction(str(target)) * (ended + upcoming)
    return None if spare < 0 else min(upcoming, spare.__floor__())


def rate_after(successful: int, ended: int, upcoming: int, failures: int) -> float | None:
    """Return the success rate at the quarter's end if so many of the upcoming releases fail."""
    return (successful + upcoming - failures) / (ended + upcoming) if ended + upcoming else None


def _exact(measure: Measure) -> Fraction:
    if measure.unit == "rate" and measure.numerator is not None:
        return Fraction(measure.numerator, measure.denominator)
    return Fraction(measure.value or 0)


def _days(start: datetime | None, end: datetime | None) -> float | None:
    return (end - start) / _DAY if start and end else None
