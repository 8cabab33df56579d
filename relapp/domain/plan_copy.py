"""What of an earlier release's plan can be used again in another one, part by part."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from relapp.domain.definition import ProcessDefinition
from relapp.domain.plan_item import Value
from relapp.domain.plan_kinds import KINDS
from relapp.domain.plan_paste import shifted
from relapp.domain.plan_rules import section_of
from relapp.domain.release import ReleaseFacts, RunStep
from relapp.domain.vocabulary import RunResult


class PlanPart(StrEnum):
    """The four parts of a plan that are copied or left."""

    PROSE = "prose"
    ITEMS = "items"
    RUN_SHEET = "run_sheet"
    RISK = "risk"


@dataclass(frozen=True, slots=True)
class PlanCopy:
    """What is taken over: bodies by section, lines by table, rows, choices by question."""

    prose: Mapping[str, str] = field(default_factory=dict)
    items: Mapping[str, tuple[Mapping[str, Value], ...]] = field(default_factory=dict)
    run_sheet: tuple[RunStep, ...] = ()
    risk: Mapping[str, str] = field(default_factory=dict)

    @property
    def sizes(self) -> dict[PlanPart, int]:
        """How many sections, lines, rows and answers these are."""
        return {
            PlanPart.PROSE: len(self.prose),
            PlanPart.ITEMS: sum(len(lines) for lines in self.items.values()),
            PlanPart.RUN_SHEET: len(self.run_sheet),
            PlanPart.RISK: len(self.risk),
        }

    def __bool__(self) -> bool:
        """Tell whether there is anything to take over."""
        return any(self.sizes.values())


def start_of(facts: ReleaseFacts) -> datetime | None:
    """Return when a release goes live: its window, its own date, or else its first row."""
    if facts.window is not None:
        return facts.window.starts_at
    if facts.release.planned_start is not None:
        return facts.release.planned_start
    times = [step.planned_start for step in facts.run_sheet if step.planned_start is not None]
    return min(times, default=None)


def plan_copy(
    definition: ProcessDefinition,
    source: ReleaseFacts,
    target: ReleaseFacts,
    parts: frozenset[PlanPart],
    *,
    fill_only: bool,
) -> PlanCopy:
    """Return what is taken over into a release that follows a definition.

    Only what its process knows is taken. Times move from the source's start to the target's;
    where the target has no date yet, its rows have none either.

    Args:
        definition: of the target.
        source: the release whose plan is used again.
        target: the release it is used for.
        parts: which parts to take.
        fill_only: leave every section, table and question that is not empty as it is.
    """
    copy = _Copy(definition, source, target, fill_only=fill_only)
    return PlanCopy(
        copy.prose() if PlanPart.PROSE in parts else {},
        copy.items() if PlanPart.ITEMS in parts else {},
        copy.run_sheet() if PlanPart.RUN_SHEET in parts else (),
        copy.risk() if PlanPart.RISK in parts else {},
    )


class _Copy:
    """Holds both releases while the parts are gathered."""

    def __init__(
        self,
        definition: ProcessDefinition,
        source: ReleaseFacts,
        target: ReleaseFacts,
        *,
        fill_only: bool,
    ) -> None:
        self._definition = definition
        self._source = source
        self._target = target
        self._fill_only = fill_only
        old, self._start = start_of(source), _planned_start(target)
        self._by = self._start - old if old and self._start else None

    def prose(self) -> dict[str, str]:
        found = {}
        profile = self._target.release.profile
        for spec in self._definition.sections:
            section = self._source.sections.get(spec.id)
            if section is None or not section.body.strip() or not spec.when.holds(profile):
                continue
            present = self._target.sections.get(spec.id)
            empty = present is None or not present.body.strip()
            if empty or not self._fill_only:
                found[spec.id] = section.body
        return found

    def items(self) -> dict[str, tuple[Mapping[str, Value], ...]]:
        profile = self._target.release.profile
        return {
            kind: tuple(shifted(KINDS[kind], n.values, self._by or timedelta()) for n in lines)
            for kind, lines in self._source.items.items()
            if lines
            and kind in KINDS
            and section_of(self._definition, profile, kind) is not None
            and not (self._fill_only and self._target.items.get(kind))
        }

    def run_sheet(self) -> tuple[RunStep, ...]:
        if self._fill_only and self._target.run_sheet:
            return ()
        return tuple(self._planned(step) for step in self._source.run_sheet)

    def risk(self) -> dict[str, str]:
        found = {}
        for question in self._definition.risk:
            answer = self._source.risk_answers.get(question.id)
            if answer is None or question.choice(answer.choice) is None:
                continue
            if not (self._fill_only and question.id in self._target.risk_answers):
                found[question.id] = answer.choice
        return found

    def _planned(self, step: RunStep) -> RunStep:
        """Return a row as it is planned anew: without anything that was reported."""
        start = step.planned_start
        moved = start + self._by if start is not None and self._by is not None else None
        return replace(
            step,
            planned_start=moved,
            result=RunResult.PENDING,
            actual_start=None,
            actual_end=None,
            note="",
        )


def _planned_start(facts: ReleaseFacts) -> datetime | None:
    """Return the date a release has; rows of its own that are replaced are none."""
    return facts.window.starts_at if facts.window is not None else facts.release.planned_start
