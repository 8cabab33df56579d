"""The one answer to "why not yet": everything between a release and its next stage.

Board mark, inspector list, drag refusal, `advance` and documents all ask `requirements`.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from relapp.domain import gate_checks, gate_work
from relapp.domain.definition import ProcessDefinition
from relapp.domain.follow_up import follow_up_text
from relapp.domain.gate_ground import Ground
from relapp.domain.release import Dependency, ReleaseFacts
from relapp.domain.requirement import Blocker, Requirement
from relapp.domain.sent_back import keeper_role, open_returns
from relapp.domain.text import Text, same
from relapp.domain.vocabulary import (
    BoardColumn,
    ChangeState,
    Need,
    Outcome,
    Reason,
    Standing,
    Status,
)
from relapp.domain.window import WindowState

__all__ = [
    "Blocker",
    "Need",
    "Reason",
    "Requirement",
    "Standing",
    "blockers",
    "dependency_reason",
    "requirements",
]

_ORDER = tuple(BoardColumn)


def blockers(
    definition: ProcessDefinition, facts: ReleaseFacts, now: datetime | None = None
) -> tuple[Blocker, ...]:
    """Return everything that keeps a release from its next stage, blocking ones first.

    Args:
        definition: the version the release is pinned to.
        facts: what is recorded.
        now: the present; without it a running trial run is not counted.
    """
    unmet = [r for r in requirements(definition, facts, now) if r.standing is not Standing.MET]
    return tuple(sorted(unmet, key=lambda r: r.standing is not Standing.BLOCKING))


def requirements(
    definition: ProcessDefinition, facts: ReleaseFacts, now: datetime | None = None
) -> tuple[Requirement, ...]:
    """Return every condition of the present stage, met ones included, in the pane's order."""
    if not facts.release.live:
        return ()
    return tuple(_all(Ground(definition, facts, now)))


def dependency_reason(dependency: Dependency, column: BoardColumn) -> Reason:
    """Tell what another release still owes.

    A release leaves preparing or approving only when those it waits for have left that column,
    too; one that was cancelled or ended without success never satisfies.
    """
    if dependency.status in (Status.CANCELLED, Status.REFUSED):
        return Reason.RELEASE_FAILED
    if dependency.outcome not in (None, Outcome.SUCCESS):
        return Reason.RELEASE_FAILED
    if dependency.status is Status.CLOSED:
        return Reason.NONE
    ahead = _ORDER.index(BoardColumn(dependency.column)) > _ORDER.index(column)
    return Reason.NONE if ahead else Reason.WAITS_FOR_RELEASE


def _all(ground: Ground) -> Iterator[Requirement]:
    """Yield the conditions part by part."""
    yield from _hold(ground)
    yield from _sent_back(ground)
    if ground.stage.needs_schedule or _window_is_gone(ground) or ground.passed is not None:
        yield _schedule(ground)
    yield from _changes(ground)
    yield from _dependencies(ground)
    yield from gate_work.tests(ground)
    yield from gate_checks.doubts(ground)
    for item in ground.stage.checks:
        if item.when.holds(ground.release.profile):
            yield gate_checks.check(ground, item)
    yield from gate_work.deliverables(ground)
    yield from gate_work.sections(ground)
    yield from gate_work.run_sheet(ground)
    yield from gate_checks.route(ground)
    yield from _ending(ground)


def _hold(ground: Ground) -> Iterator[Requirement]:
    if ground.release.status is Status.ON_HOLD:
        yield ground.make(
            Need.HOLD,
            "hold",
            same(ground.release.hold_reason),
            Reason.ON_HOLD,
            blocking=True,
            role=ground.definition.office_role,
        )


def _sent_back(ground: Ground) -> Iterator[Requirement]:
    """Say why it came back, until its keeper has said what was mended."""
    for back in open_returns(ground.facts):
        person, why = back.answer.person, back.answer.note
        made = ground.make(
            Need.RETURN,
            back.stage_id,
            Text(f"{person}：{why}", f"{person}: {why}"),
            Reason.SENT_BACK,
            blocking=True,
            role=keeper_role(ground.definition),
        )
        yield replace(made, since=back.answer.at)


def _window_is_gone(ground: Ground) -> bool:
    """Tell whether the window was cancelled under a release that is not yet out."""
    window = ground.facts.window
    before = _ORDER.index(ground.stage.column) < _ORDER.index(BoardColumn.IMPLEMENTING)
    return before and window is not None and window.state is WindowState.CANCELLED


def _schedule(ground: Ground) -> Requirement:
    window = ground.facts.window
    reason = Reason.NONE
    if window is None and ground.release.planned_start is None:
        reason = Reason.NOT_SCHEDULED
    elif window is not None and window.state is WindowState.CANCELLED:
        reason = Reason.WINDOW_CANCELLED
    elif ground.passed is not None:
        reason = Reason.WINDOW_PASSED
    made = ground.make(
        Need.SCHEDULE,
        "schedule",
        ground.passed.name if ground.passed else Text("发布窗口", "Window"),
        reason,
        blocking=reason in (Reason.WINDOW_CANCELLED, Reason.WINDOW_PASSED),
        role=ground.definition.office_role,
    )
    return replace(made, due=ground.passed.ended_at) if ground.passed else made


def _changes(ground: Ground) -> Iterator[Requirement]:
    for change in ground.facts.changes:
        if change in ground.facts.moved_changes:
            continue
        approved = change.state in (ChangeState.APPROVED, ChangeState.DONE)
        yield ground.make(
            Need.CHANGE,
            change.number,
            same(change.number),
            Reason.NONE if approved else Reason.CHANGE_NOT_APPROVED,
            blocking=True,
            role="change_manager",
        )


def _dependencies(ground: Ground) -> Iterator[Requirement]:
    if ground.stage.column not in (BoardColumn.PREPARING, BoardColumn.APPROVING):
        return
    for dependency in ground.facts.dependencies:
        reason = dependency_reason(dependency, ground.stage.column)
        made = ground.make(
            Need.DEPENDENCY,
            dependency.number,
            same(dependency.need or dependency.application),
            reason,
            blocking=True,
        )
        yield replace(made, people=(dependency.number,))


def _ending(ground: Ground) -> Iterator[Requirement]:
    if ground.stage.needs_outcome:
        reason = Reason.NONE if ground.release.outcome else Reason.NO_OUTCOME
        yield ground.make(Need.OUTCOME, "outcome", Text("发布结果", "Outcome"), reason)
    end = ground.release.trial_until
    back = ground.release.outcome is Outcome.ROLLED_BACK
    if ground.stage.needs_trial_run_over and end and ground.now and not back:
        reason = Reason.TRIAL_RUNNING if ground.now < end else Reason.NONE
        made = ground.make(Need.TRIAL_RUN, "trial", Text("试运行", "Trial run"), reason)
        yield replace(made, due=end)
    if ground.stage.needs_follow_ups_done:
        for item in ground.facts.follow_ups:
            made = ground.make(
                Need.FOLLOW_UP,
                str(item.id),
                follow_up_text(ground.definition, item),
                Reason.NONE if item.done_at else Reason.NOT_DONE,
                role=item.role,
            )
            yield replace(made, since=item.opened_at, due=item.due_at)
