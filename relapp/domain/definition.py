"""A process as data: stages, checks, deliverables, approval routes, plan sections and follow-ups.

A release pins the definition version it was registered under for its whole life (DESIGN 3.1).
Records here are produced by `relapp.services.definition_file` from YAML and read by every rule.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from relapp.domain.risk import RiskLevel, RiskQuestion
from relapp.domain.text import Text
from relapp.domain.vocabulary import (
    BoardColumn,
    FollowUpTrigger,
    ReleaseMode,
    ReleaseType,
    RunSheetNeed,
    Strategy,
    TestKind,
)
from relapp.domain.window_rule import WindowRule


@dataclass(frozen=True, slots=True)
class Profile:
    """What of a release decides which parts of the definition apply to it."""

    type: ReleaseType
    mode: ReleaseMode
    strategy: Strategy
    yes: frozenset[str] = frozenset()
    """Identifiers of the definition's questions that were answered with yes."""


@dataclass(frozen=True, slots=True)
class Condition:
    """When a part applies; empty groups do not restrict, all given groups must hold."""

    types: frozenset[ReleaseType] = frozenset()
    modes: frozenset[ReleaseMode] = frozenset()
    strategies: frozenset[Strategy] = frozenset()
    yes: frozenset[str] = frozenset()
    no: frozenset[str] = frozenset()

    def holds(self, profile: Profile) -> bool:
        """Tell whether the part applies to a release of this profile."""
        return (
            (not self.types or profile.type in self.types)
            and (not self.modes or profile.mode in self.modes)
            and (not self.strategies or profile.strategy in self.strategies)
            and self.yes <= profile.yes
            and not self.no & profile.yes
        )


ALWAYS = Condition()

FIRST = "first"
"""Quorum of a step that any one of its holders signs for all."""


@dataclass(frozen=True, slots=True)
class RoleSpec:
    """A role (岗位) of the process and its duty."""

    id: str
    name: Text
    duty: Text


@dataclass(frozen=True, slots=True)
class Question:
    """A yes/no fact asked at registration that switches parts of the definition."""

    id: str
    text: Text
    help: Text
    when: Condition = ALWAYS


@dataclass(frozen=True, slots=True)
class ScopeOption:
    """One kind of request, in scope or refused with a reason."""

    id: str
    text: Text
    in_scope: bool
    reason: Text
    """Why it is refused and where it goes instead; shown and kept with the refused request."""


@dataclass(frozen=True, slots=True)
class CheckItem:
    """审批内容 or necessary condition: one thing a person must have looked at."""

    id: str
    text: Text
    role: str
    """Who answers it; the release office may answer in nobody's place."""
    when: Condition = ALWAYS
    evidence_required: bool = False
    may_be_deferred: bool = False
    """In an emergency it may stay open with a reason and becomes a dated follow-up."""
    basis: Text = Text("", "")
    """What the answer rests on (a deliverable, a record), shown beside the row."""
    reconstructed: bool = False


@dataclass(frozen=True, slots=True)
class DeliverableSpec:
    """交付物: a document that must, or may, be there before a stage is left."""

    id: str
    name: Text
    role: str
    """Who provides it."""
    needed_by: str
    """Identifier of the stage that cannot be left without it."""
    required: bool = True
    when: Condition = ALWAYS
    reconstructed: bool = False


@dataclass(frozen=True, slots=True)
class ApprovalStep:
    """审批环节: one signature of a route, with what its signer must have looked at."""

    id: str
    name: Text
    role: str
    looks_at: Text = Text("", "")
    checks: tuple[CheckItem, ...] = ()
    deliverables: tuple[str, ...] = ()
    when: Condition = ALWAYS
    not_by_applicant: bool = False
    """The applicant can neither sign it nor receive it by delegation (emergency signature)."""
    own: bool = False
    """Whoever keeps the release signs it himself; all other steps are closed to its creator."""
    quorum: str = FIRST
    """How many holders sign: `first`, `all`, or a share such as `60%`."""
    reconstructed: bool = False


@dataclass(frozen=True, slots=True)
class StepGroup:
    """Steps signed in parallel (会签); groups of a route run in order."""

    id: str
    name: Text
    steps: tuple[ApprovalStep, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the process and what must hold before it is left."""

    id: str
    name: Text
    column: BoardColumn
    leave: Text
    """What the button that enters the NEXT stage says, such as 提交审批; empty on the last."""
    checks: tuple[CheckItem, ...] = ()
    route: tuple[StepGroup, ...] = ()
    needs_schedule: bool = False
    """A window, or a date of its own for a new system or an emergency, must be set."""
    needs_outcome: bool = False
    needs_follow_ups_done: bool = False
    needs_trial_run_over: bool = False
    run_sheet: RunSheetNeed = RunSheetNeed.NOTHING
    tests: tuple[TestKind, ...] = ()
    """Kinds of test whose last run must be as expected before the stage is left."""
    back_to: str = ""
    """Earlier stage to which a refused signature or a test not as expected sends the release."""
    reconstructed: bool = False


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """One section of the release plan, filled by a role before a stage is left."""

    id: str
    name: Text
    chapter: Text
    hint: Text
    needed_by: str
    role: str
    required: bool = True
    when: Condition = ALWAYS
    appendix: bool = False
    """Its chapter is printed after the numbered ones, as an appendix."""
    items: tuple[str, ...] = ()
    """Tables of the section (`relapp.domain.plan_kinds`); one line counts like written text."""


@dataclass(frozen=True, slots=True)
class DocumentSpec:
    """A record of the process (发布方案, 上线计划, 发布报告 …) and from which stage it is made."""

    id: str
    name: Text
    from_stage: str
    template: str = ""
    """File name in doc_templates; empty where this version of the program has none yet."""


@dataclass(frozen=True, slots=True)
class FollowUpRule:
    """A dated duty that the process opens by itself."""

    id: str
    name: Text
    trigger: FollowUpTrigger
    working_days: int
    role: str
    when: Condition = ALWAYS


@dataclass(frozen=True)
class ProcessDefinition:
    """A whole process in one version, with its content hash."""

    id: str
    code: str
    version: str
    name: Text
    organisation: Text
    effective: str
    roles: tuple[RoleSpec, ...]
    types: tuple[ReleaseType, ...]
    modes: tuple[ReleaseMode, ...]
    scope_question: Text
    scope: tuple[ScopeOption, ...]
    questions: tuple[Question, ...]
    stages: tuple[Stage, ...]
    deliverables: tuple[DeliverableSpec, ...]
    sections: tuple[SectionSpec, ...]
    documents: tuple[DocumentSpec, ...]
    follow_ups: tuple[FollowUpRule, ...]
    office_role: str
    """The role that runs releases (发布管理岗, 发布管理员)."""
    success_target: float
    """Contract KPI: least share of successful releases in a quarter, 0..1."""
    windows: WindowRule | None
    trial_run_days: int
    risk: tuple[RiskQuestion, ...] = ()
    risk_levels: tuple[RiskLevel, ...] = ()
    """Levels from the lowest to the highest."""
    sha256: str = field(default="", compare=False)
    row_id: int = field(default=0, compare=False)
    """Key of the stored version in this database; 0 before it is stored."""

    @cached_property
    def stage_ids(self) -> tuple[str, ...]:
        """Identifiers of the stages in order."""
        return tuple(stage.id for stage in self.stages)

    @cached_property
    def role_ids(self) -> frozenset[str]:
        """Identifiers of the roles."""
        return frozenset(role.id for role in self.roles)

    def stage(self, stage_id: str) -> Stage:
        """Return one stage; raise KeyError for an unknown identifier."""
        for stage in self.stages:
            if stage.id == stage_id:
                return stage
        raise KeyError(stage_id)

    def next_stage(self, stage_id: str) -> Stage | None:
        """Return the stage after this one, None after the last."""
        place = self.stage_ids.index(stage_id) + 1
        return self.stages[place] if place < len(self.stages) else None

    def role(self, role_id: str) -> RoleSpec:
        """Return one role; raise KeyError for an unknown identifier."""
        for role in self.roles:
            if role.id == role_id:
                return role
        raise KeyError(role_id)

    def steps(self, stage: Stage, profile: Profile) -> tuple[tuple[ApprovalStep, ...], ...]:
        """Return the groups of a stage's route that apply, each with the steps that apply."""
        groups = (
            tuple(step for step in group.steps if step.when.holds(profile)) for group in stage.route
        )
        return tuple(group for group in groups if group)

    def all_checks(self) -> Iterator[tuple[Stage, ApprovalStep | None, CheckItem]]:
        """Yield every check with the stage and, where it belongs to one, the step."""
        for stage in self.stages:
            for item in stage.checks:
                yield stage, None, item
            for group in stage.route:
                for step in group.steps:
                    for item in step.checks:
                        yield stage, step, item

    def check(self, item_id: str) -> tuple[Stage, ApprovalStep | None, CheckItem]:
        """Return one check with its place; raise KeyError for an unknown identifier."""
        found = self.find_check(item_id)
        if found is None:
            raise KeyError(item_id)
        return found

    def find_check(self, item_id: str) -> tuple[Stage, ApprovalStep | None, CheckItem] | None:
        """Return one check with its place, None for an unknown identifier."""
        return self._check_index.get(item_id)

    @cached_property
    def _check_index(self) -> dict[str, tuple[Stage, ApprovalStep | None, CheckItem]]:
        return {item.id: (stage, step, item) for stage, step, item in self.all_checks()}
