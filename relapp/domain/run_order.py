"""Order of the run sheet: which row waits for which, and that none waits in a circle."""

from collections.abc import Sequence

from relapp.domain.refusal import Refusal
from relapp.domain.release import FINISHED, RunStep
from relapp.domain.vocabulary import RunKind, RunResult

BEGINS = frozenset({RunResult.RUNNING, RunResult.DONE, RunResult.GO})
"""Reports by which a row begins; one may be skipped or refused without having begun."""


def refuse_predecessor(
    steps: Sequence[RunStep], step_id: int, kind: RunKind, after_id: int | None
) -> Refusal | None:
    """Say why a row cannot wait for another one; `step_id` 0 is a row not yet saved."""
    if after_id is None:
        return None
    by_id = {step.id: step for step in steps}
    wanted = by_id.get(after_id)
    if wanted is None:
        return Refusal("run.after_unknown")
    if (wanted.kind is RunKind.ROLLBACK) != (kind is RunKind.ROLLBACK):
        return Refusal("run.after_other_sheet", {"step": wanted.title})
    seen: set[int] = set()
    walker: RunStep | None = wanted
    while walker is not None and walker.id not in seen:
        if walker.id == step_id:
            return Refusal("run.after_circle", {"step": wanted.title})
        seen.add(walker.id)
        walker = by_id.get(walker.after_id) if walker.after_id is not None else None
    return None


def refuse_orphans(steps: Sequence[RunStep], step_id: int, kind: RunKind) -> Refusal | None:
    """Say why a row cannot change sides while rows of its old side wait for it."""
    for step in steps:
        if step.after_id == step_id and (step.kind is RunKind.ROLLBACK) != (
            kind is RunKind.ROLLBACK
        ):
            return Refusal("run.waited_for", {"step": step.title})
    return None


def may_follow(steps: Sequence[RunStep], step_id: int, kind: RunKind) -> tuple[RunStep, ...]:
    """Return the rows that a row can wait for, in the order of the sheet."""
    return tuple(
        step for step in steps if refuse_predecessor(steps, step_id, kind, step.id) is None
    )


def refuse_start(steps: Sequence[RunStep], step: RunStep, result: RunResult) -> Refusal | None:
    """Say that a row cannot begin before the row it waits for is finished."""
    if result not in BEGINS or step.after_id is None:
        return None
    before = next((s for s in steps if s.id == step.after_id), None)
    if before is None or before.result in FINISHED:
        return None
    return Refusal("run.waits", {"step": step.title, "before": before.title})
