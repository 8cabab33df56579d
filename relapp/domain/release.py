"""The release and everything recorded about it: the facts on which all rules decide."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from relapp.domain.definition import Profile
from relapp.domain.plan_item import PlanItem
from relapp.domain.register import ChangeRequest
from relapp.domain.risk import RiskAnswer
from relapp.domain.role_grant import Place
from relapp.domain.signing import Delegation, StepSigner
from relapp.domain.spot_verdict import SpotCheck
from relapp.domain.testing import TestRun
from relapp.domain.vocabulary import (
    LIVE,
    CheckResult,
    Decision,
    Outcome,
    Proven,
    ReleaseMode,
    ReleaseType,
    RunKind,
    RunResult,
    Status,
    Strategy,
)
from relapp.domain.window import ReleaseWindow


@dataclass(frozen=True, slots=True)
class Release:
    """发布: one controlled roll-out of application versions; all times aware UTC."""

    id: int
    number: str
    process_row: int
    """Key of the pinned definition version."""
    type: ReleaseType
    mode: ReleaseMode
    strategy: Strategy
    title: str
    stage: str
    status: Status
    application_id: int
    application: str
    version_from: str
    version_to: str
    owner_id: int | None
    """项目经理 (A) or 发布管理员 (B): who keeps this release."""
    applicant_id: int | None
    department_id: int | None
    window_id: int | None
    planned_start: datetime | None
    planned_end: datetime | None
    registered_at: datetime
    stage_since: datetime
    yes: frozenset[str] = frozenset()
    purpose: str = ""
    outcome: Outcome | None = None
    deployed_at: datetime | None = None
    closed_at: datetime | None = None
    trial_until: datetime | None = None
    hold_reason: str = ""
    refusal: str = ""
    """Identifier of the scope option for a refused request."""
    emergency_reason: str = ""
    imported: bool = False
    version: int = 1
    owner: str = ""
    """Name of the owner."""

    @property
    def profile(self) -> Profile:
        """What decides which parts of the definition apply."""
        return Profile(self.type, self.mode, self.strategy, self.yes)

    @property
    def place(self) -> Place:
        """What decides which roles held somewhere count for it."""
        return Place(self.department_id, self.application_id)

    @property
    def live(self) -> bool:
        """Whether it is still on its way."""
        return self.status in LIVE


@dataclass(frozen=True, slots=True)
class ReleaseDraft:
    """Input of the registration form.

    `applications` are further applications beside the main one as
    (application id, version from, version to).
    """

    process_row: int
    scope_option: str
    type: ReleaseType
    mode: ReleaseMode
    strategy: Strategy
    title: str
    application_id: int
    version_to: str
    version_from: str = ""
    owner_id: int | None = None
    applicant_id: int | None = None
    department_id: int | None = None
    yes: frozenset[str] = frozenset()
    purpose: str = ""
    emergency_reason: str = ""
    window_id: int | None = None
    planned_start: datetime | None = None
    planned_end: datetime | None = None
    change_ids: tuple[int, ...] = ()
    applications: tuple[tuple[int, str, str], ...] = ()
    depends_on: tuple[tuple[int, str], ...] = ()
    """Other releases this one waits for: (release id, what is needed of it)."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file (by its SHA-256) or a link that backs a check."""

    id: int
    item_id: str
    name: str
    sha256: str = ""
    link: str = ""
    person: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """What somebody found; `version` guards against overwriting a newer answer."""

    item_id: str
    result: CheckResult
    note: str
    person_id: int
    person: str
    at: datetime
    version: int
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class DeliverableFile:
    """One version of a deliverable; its content is kept once by SHA-256."""

    id: int
    deliverable_id: str
    revision: int
    filename: str
    sha256: str
    size: int
    note: str
    person_id: int
    person: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PlanSection:
    """Text of one section of the release plan."""

    section_id: str
    body: str
    person: str
    at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class Signature:
    """签署: one decision on one step, bound to the content it saw by its fingerprint."""

    id: int
    stage: str
    step_id: str
    decision: Decision
    opinion: str
    person_id: int
    person: str
    at: datetime
    fingerprint: str
    superseded: bool = False
    """A later return or resubmission made it history."""
    on_behalf_id: int | None = None
    on_behalf: str = ""
    """Whose step it is when a deputy signed; printed as 「甲(乙代)」."""
    proven: Proven | None = None
    """What the signer was known by; None for signatures from before this was recorded."""


FINISHED = frozenset({RunResult.DONE, RunResult.SKIPPED, RunResult.GO})


@dataclass(frozen=True, slots=True)
class RunStep:
    """One row of the run sheet (ActionPlan): planned and actual times are aware UTC."""

    id: int
    position: int
    phase: str
    kind: RunKind
    title: str
    owner_id: int | None
    owner: str
    planned_start: datetime | None
    minutes: int
    done_when: str = ""
    result: RunResult = RunResult.PENDING
    actual_start: datetime | None = None
    actual_end: datetime | None = None
    note: str = ""
    version: int = 1
    after_id: int | None = None
    """The row that must be finished before this one may begin."""
    question: str = ""
    """What is asked at this point of the night; empty for a plain row."""
    trigger: str = ""
    """What makes one roll back here; for rows of the rollback."""

    @property
    def planned_end(self) -> datetime | None:
        """When the row should be finished."""
        return self.planned_start and self.planned_start + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class RunStepDraft:
    """Unsaved input for a run-sheet row; `id` 0 adds one at the end of its kind."""

    title: str
    kind: RunKind = RunKind.STEP
    phase: str = ""
    owner_id: int | None = None
    planned_start: datetime | None = None
    minutes: int = 10
    done_when: str = ""
    id: int = 0
    version: int = 0
    after_id: int | None = None
    question: str = ""
    trigger: str = ""


def draft_of(step: RunStep) -> RunStepDraft:
    """Return a saved row as input of a form."""
    return RunStepDraft(
        title=step.title,
        kind=step.kind,
        phase=step.phase,
        owner_id=step.owner_id,
        planned_start=step.planned_start,
        minutes=step.minutes,
        done_when=step.done_when,
        id=step.id,
        version=step.version,
        after_id=step.after_id,
        question=step.question,
        trigger=step.trigger,
    )


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A dated duty left open (补测, 配置更新, 复盘)."""

    id: int
    rule_id: str
    subject: str
    due_at: datetime
    role: str
    opened_at: datetime
    done_at: datetime | None = None
    done_by: str = ""
    note: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Dependency:
    """Another release this one waits for, and how far that one is."""

    release_id: int
    number: str
    application: str
    need: str
    column: str
    """Board column of the other release (value of BoardColumn)."""
    status: Status
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class ScopeLine:
    """One application version that the release carries."""

    application_id: int
    application: str
    version_from: str
    version_to: str


@dataclass(frozen=True, slots=True)
class PersonRef:
    """Name and key of a person as other records show them."""

    id: int
    name: str


@dataclass(frozen=True)
class ReleaseFacts:
    """Everything the rules need to know about one release, read in one transaction."""

    release: Release
    checks: Mapping[str, CheckAnswer] = field(default_factory=dict)
    deliverables: Mapping[str, tuple[DeliverableFile, ...]] = field(default_factory=dict)
    """Versions by deliverable, newest last."""
    sections: Mapping[str, PlanSection] = field(default_factory=dict)
    signatures: tuple[Signature, ...] = ()
    """Oldest first, superseded ones included."""
    run_sheet: tuple[RunStep, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    dependencies: tuple[Dependency, ...] = ()
    changes: tuple[ChangeRequest, ...] = ()
    scope: tuple[ScopeLine, ...] = ()
    window: ReleaseWindow | None = None
    holders: Mapping[str, tuple[PersonRef, ...]] = field(default_factory=dict)
    """Who may act in a role for this release, as far as it is known."""
    items: Mapping[str, tuple[PlanItem, ...]] = field(default_factory=dict)
    """Lines of the plan's tables by kind, in order."""
    risk_answers: Mapping[str, RiskAnswer] = field(default_factory=dict)
    tests: tuple[TestRun, ...] = ()
    """Oldest first."""
    signers: tuple[StepSigner, ...] = ()
    """Passed on to and added for steps of this release, ended ones included."""
    delegations: tuple[Delegation, ...] = ()
    """Those of the holders that have not ended by date or hand; which hold now is a rule's."""
    spot_checks: Mapping[str, SpotCheck] = field(default_factory=dict)
    """What the office found about ticks, outdated ones included."""

    def holder_names(self, role: str) -> tuple[str, ...]:
        """Return names of those who may act in the role."""
        return tuple(ref.name for ref in self.holders.get(role, ()))

    @property
    def moved_changes(self) -> tuple[ChangeRequest, ...]:
        """Change requests it let go of, which another release has taken on."""
        return tuple(c for c in self.changes if c.release_id not in (None, self.release.id))


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """A document made of a release: which revision, of which content, by whom."""

    document_id: str
    revision: int
    note: str
    fingerprint: str
    person: str
    at: datetime
