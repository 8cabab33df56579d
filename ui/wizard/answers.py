"""What has been answered so far, and what the process will ask of such a release."""

from dataclasses import dataclass, field
from datetime import datetime

from relapp.domain.definition import ProcessDefinition, Profile, ScopeOption
from relapp.domain.release import ReleaseDraft
from relapp.domain.vocabulary import ReleaseMode, ReleaseType, Strategy


@dataclass(frozen=True, slots=True)
class ScopeEntry:
    """A further application of the release with its versions."""

    application_id: int
    version_from: str
    version_to: str


@dataclass(frozen=True)
class Answers:
    """Everything the form has been told; pages replace their own part."""

    definition: ProcessDefinition
    scope_option: str = ""
    type: ReleaseType = ReleaseType.UPGRADE
    mode: ReleaseMode = ReleaseMode.PLANNED
    strategy: Strategy = Strategy.FULL
    yes: frozenset[str] = frozenset()
    emergency_reason: str = ""
    application_id: int | None = None
    version_from: str = ""
    version_to: str = ""
    title: str = ""
    purpose: str = ""
    further: tuple[ScopeEntry, ...] = ()
    change_ids: tuple[int, ...] = ()
    window_id: int | None = None
    start: datetime | None = None
    end: datetime | None = None
    owner_id: int | None = None
    applicant_id: int | None = None
    department_id: int | None = None

    @property
    def option(self) -> ScopeOption | None:
        """The answer to the scope question."""
        found = (o for o in self.definition.scope if o.id == self.scope_option)
        return next(found, None)

    @property
    def in_scope(self) -> bool:
        """Whether the request becomes a release; unanswered counts as yes."""
        return self.option is None or self.option.in_scope

    @property
    def profile(self) -> Profile:
        """What decides which parts of the definition apply."""
        return Profile(self.type, self.mode, self.strategy, self.yes)

    @property
    def by_window(self) -> bool:
        """Whether only a window of the yearly plan will do."""
        planned = self.type is ReleaseType.UPGRADE and self.mode is ReleaseMode.PLANNED
        return planned and self.definition.windows is not None

    def draft(self) -> ReleaseDraft:
        """Return the registration; the application must be known by now."""
        return ReleaseDraft(
            process_row=self.definition.row_id,
            scope_option=self.scope_option,
            type=self.type,
            mode=self.mode,
            strategy=self.strategy,
            title=self.title,
            application_id=self.application_id or 0,
            version_to=self.version_to,
            version_from=self.version_from,
            owner_id=self.owner_id,
            applicant_id=self.applicant_id,
            department_id=self.department_id,
            yes=self.yes,
            purpose=self.purpose,
            emergency_reason=self.emergency_reason,
            window_id=self.window_id,
            planned_start=self.start,
            planned_end=self.end,
            change_ids=self.change_ids,
            applications=tuple(
                (e.application_id, e.version_from, e.version_to) for e in self.further
            ),
        )


@dataclass(frozen=True, slots=True)
class Asks:
    """How much a process asks of one release."""

    checks: int
    deliverables: int
    sections: int
    signatures: int
    stages: int = field(default=0)


def asks(definition: ProcessDefinition, profile: Profile) -> Asks:
    """Count the required parts of a definition that apply to a profile."""
    checks = sum(
        1
        for _, step, item in definition.all_checks()
        if item.when.holds(profile) and (step is None or step.when.holds(profile))
    )
    signatures = sum(
        len(group) for stage in definition.stages for group in definition.steps(stage, profile)
    )
    return Asks(
        checks,
        sum(1 for d in definition.deliverables if d.required and d.when.holds(profile)),
        sum(1 for s in definition.sections if s.required and s.when.holds(profile)),
        signatures,
        len(definition.stages),
    )
