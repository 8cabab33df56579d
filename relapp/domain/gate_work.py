"""The part of the gate that is worked off: tests, deliverables, plan sections, run sheet."""

from collections.abc import Iterator
from dataclasses import replace

from relapp.domain import test_verdict
from relapp.domain.gate_ground import Ground
from relapp.domain.plan_rules import is_written
from relapp.domain.release import FINISHED
from relapp.domain.requirement import Requirement
from relapp.domain.text import Text, same
from relapp.domain.vocabulary import Need, Outcome, Reason, RunKind, RunResult, RunSheetNeed


def tests(ground: Ground) -> Iterator[Requirement]:
    """Yield the kinds of test that the stage asks for."""
    for found in test_verdict.verdicts(ground.stage, ground.facts):
        made = ground.make(
            Need.TEST,
            found.kind.value,
            test_verdict.KIND_NAMES[found.kind],
            found.reason,
            blocking=found.reason in test_verdict.BLOCKING,
            role=test_verdict.roles_testing(ground.definition, found.kind)[0],
        )
        yield replace(made, since=found.since) if found.since else made


def deliverables(ground: Ground) -> Iterator[Requirement]:
    """Yield the files that must be there."""
    for spec in ground.definition.deliverables:
        needed = spec.needed_by == ground.stage.id and spec.required
        if needed and spec.when.holds(ground.release.profile):
            present = bool(ground.facts.deliverables.get(spec.id))
            reason = Reason.NONE if present else Reason.NOT_UPLOADED
            yield ground.make(Need.DELIVERABLE, spec.id, spec.name, reason, role=spec.role)


def sections(ground: Ground) -> Iterator[Requirement]:
    """Yield the sections of the plan that must be written."""
    for spec in ground.definition.sections:
        needed = spec.needed_by == ground.stage.id and spec.required
        if needed and spec.when.holds(ground.release.profile):
            written = is_written(spec, ground.facts)
            reason = Reason.NONE if written else Reason.NOT_WRITTEN
            yield ground.make(Need.SECTION, spec.id, spec.name, reason, role=spec.role)


def run_sheet(ground: Ground) -> Iterator[Requirement]:
    """Yield what the run sheet still lacks, in planning or on the night."""
    need = ground.stage.run_sheet
    if need is RunSheetNeed.NOTHING:
        return
    steps = [s for s in ground.facts.run_sheet if s.kind is not RunKind.ROLLBACK]
    if need is RunSheetNeed.PLANNED:
        complete = bool(steps) and all(s.owner_id and s.planned_start for s in steps)
        reason = Reason.NONE if complete else Reason.STEP_INCOMPLETE
        reason = reason if steps else Reason.NO_STEPS
        yield ground.make(Need.RUN_SHEET, "plan", Text("上线步骤", "Run sheet"), reason)
        return
    if ground.release.outcome is Outcome.ROLLED_BACK:
        return
    for step in steps:
        reason = Reason.NONE if step.result in FINISHED else Reason.STEP_UNFINISHED
        failed = step.result in (RunResult.FAILED, RunResult.NO_GO)
        reason = Reason.STEP_FAILED if failed else reason
        people = (step.owner,) if step.owner else ()
        made = ground.make(Need.RUN_SHEET, str(step.id), same(step.title), reason, blocking=failed)
        yield replace(made, people=people, due=step.planned_end)
