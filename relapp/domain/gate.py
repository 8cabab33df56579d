"""The one answer to "why not yet": everything between a release and its next stage.

Board mark, inspector list, drag refusal, `advance` and documents all ask `requirements`.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from relapp.domain import approval, test_verdict
from relapp.domain.definition import CheckItem, ProcessDefinition, Stage
from relapp.domain.fingerprint import fingerprint
from relapp.domain.follow_up import follow_up_text
from relapp.domain.plan_rules import is_written
from relapp.domain.release import FINISHED, Dependency, ReleaseFacts
from relapp.domain.requirement import Blocker, Requirement
from relapp.domain.sent_back import keeper_role, open_returns
from relapp.domain.spot_verdict import is_doubted, spot_check, was_doubted
from relapp.domain.text import Text, same
from relapp.domain.vocabulary import (
    BoardColumn,
    ChangeState,
    CheckResult,
    Lapse,
    Need,
    Outcome,
    Reason,
    RunKind,
    RunResult,
    RunSheetNeed,
    Standing,
    Status,
    StepState,
)
from relapp.domain.window import WindowState
from relapp.domain.window_use import passed_window

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
    return tuple(_Gate(definition, facts, now).all())


class _Gate:
    """Walks one stage; holds what all parts need so that nothing is computed twice."""

    def __init__(
        self, definition: ProcessDefinition, facts: ReleaseFacts, now: datetime | None
    ) -> None:
        self._definition = definition
        self._facts = facts
        self._release = facts.release
        self._stage: Stage = definition.stage(facts.release.stage)
        self._now = now
        self._due = _stage_due(self._stage, facts)
        self._passed = passed_window(definition, facts, now)

    def all(self) -> Iterator[Requirement]:
        """Yield the conditions part by part."""
        yield from self._hold()
        yield from self._sent_back()
        if self._stage.needs_schedule or self._window_is_gone() or self._passed is not None:
            yield self._schedule()
        yield from self._changes()
        yield from self._dependencies()
        yield from self._tests()
        yield from self._doubts()
        for item in self._stage.checks:
            if item.when.holds(self._release.profile):
                yield self._check(item)
        yield from self._deliverables()
        yield from self._sections()
        yield from self._run_sheet()
        yield from self._route()
        yield from self._ending()

    def _make(
        self,
        need: Need,
        subject_id: str,
        subject: Text,
        reason: Reason,
        *,
        blocking: bool = False,
        role: str = "",
    ) -> Requirement:
        if reason is Reason.NONE:
            standing = Standing.MET
        else:
            standing = Standing.BLOCKING if blocking else Standing.OPEN
        return Requirement(
            need,
            subject_id,
            subject,
            standing,
            reason,
            role,
            self._facts.holder_names(role) if role else (),
            self._release.stage_since,
            self._due,
            f"relapp://release/{self._release.number}/{need.value}/{subject_id}",
        )

    def _hold(self) -> Iterator[Requirement]:
        if self._release.status is Status.ON_HOLD:
            yield self._make(
                Need.HOLD,
                "hold",
                same(self._release.hold_reason),
                Reason.ON_HOLD,
                blocking=True,
                role=self._definition.office_role,
            )

    def _sent_back(self) -> Iterator[Requirement]:
        """Say why it came back, until its keeper has said what was mended."""
        for back in open_returns(self._facts):
            person, why = back.answer.person, back.answer.note
            made = self._make(
                Need.RETURN,
                back.stage_id,
                Text(f"{person}：{why}", f"{person}: {why}"),
                Reason.SENT_BACK,
                blocking=True,
                role=keeper_role(self._definition),
            )
            yield replace(made, since=back.answer.at)

    def _window_is_gone(self) -> bool:
        """Tell whether the window was cancelled under a release that is not yet out."""
        window = self._facts.window
        before = _ORDER.index(self._stage.column) < _ORDER.index(BoardColumn.IMPLEMENTING)
        return before and window is not None and window.state is WindowState.CANCELLED

    def _schedule(self) -> Requirement:
        window = self._facts.window
        reason = Reason.NONE
        if window is None and self._release.planned_start is None:
            reason = Reason.NOT_SCHEDULED
        elif window is not None and window.state is WindowState.CANCELLED:
            reason = Reason.WINDOW_CANCELLED
        elif self._passed is not None:
            reason = Reason.WINDOW_PASSED
        made = self._make(
            Need.SCHEDULE,
            "schedule",
            self._passed.name if self._passed else Text("发布窗口", "Window"),
            reason,
            blocking=reason in (Reason.WINDOW_CANCELLED, Reason.WINDOW_PASSED),
            role=self._definition.office_role,
        )
        return replace(made, due=self._passed.ended_at) if self._passed else made

    def _changes(self) -> Iterator[Requirement]:
        for change in self._facts.changes:
            if change in self._facts.moved_changes:
                continue
            approved = change.state in (ChangeState.APPROVED, ChangeState.DONE)
            yield self._make(
                Need.CHANGE,
                change.number,
                same(change.number),
                Reason.NONE if approved else Reason.CHANGE_NOT_APPROVED,
                blocking=True,
                role="change_manager",
            )

    def _dependencies(self) -> Iterator[Requirement]:
        if self._stage.column not in (BoardColumn.PREPARING, BoardColumn.APPROVING):
            return
        for dependency in self._facts.dependencies:
            reason = dependency_reason(dependency, self._stage.column)
            made = self._make(
                Need.DEPENDENCY,
                dependency.number,
                same(dependency.need or dependency.application),
                reason,
                blocking=True,
            )
            yield replace(made, people=(dependency.number,))

    def _check(self, item: CheckItem) -> Requirement:
        answer = self._facts.checks.get(item.id)
        if answer is None:
            reason = Reason.NOT_ANSWERED
        elif answer.result is CheckResult.FAIL:
            reason = Reason.FAILED
        elif is_doubted(self._facts, item.id):
            reason = Reason.DOUBTED
        elif not approval.check_met(self._facts, item):
            reason = Reason.EVIDENCE_MISSING
        else:
            reason = Reason.NONE
        made = self._make(
            Need.CHECK,
            item.id,
            item.text,
            reason,
            blocking=reason in (Reason.FAILED, Reason.DOUBTED),
            role=item.role,
        )
        looked = spot_check(self._facts, item.id) if reason is Reason.DOUBTED else None
        if looked is not None:
            return replace(made, since=looked.at)
        return replace(made, since=answer.at) if answer else made

    def _doubts(self) -> Iterator[Requirement]:
        """Yield the checks of stages left behind that the office has doubted."""
        order = self._definition.stage_ids
        present = order.index(self._stage.id)
        for item_id in sorted(self._facts.spot_checks):
            found = self._definition.find_check(item_id)
            if found is None or not was_doubted(self._facts, item_id):
                continue
            stage, _step, item = found
            if order.index(stage.id) < present and item.when.holds(self._release.profile):
                yield self._check(item)

    def _tests(self) -> Iterator[Requirement]:
        for found in test_verdict.verdicts(self._stage, self._facts):
            made = self._make(
                Need.TEST,
                found.kind.value,
                test_verdict.KIND_NAMES[found.kind],
                found.reason,
                blocking=found.reason in test_verdict.BLOCKING,
                role=test_verdict.roles_testing(self._definition, found.kind)[0],
            )
            yield replace(made, since=found.since) if found.since else made

    def _deliverables(self) -> Iterator[Requirement]:
        for spec in self._definition.deliverables:
            needed = spec.needed_by == self._stage.id and spec.required
            if needed and spec.when.holds(self._release.profile):
                present = bool(self._facts.deliverables.get(spec.id))
                reason = Reason.NONE if present else Reason.NOT_UPLOADED
                yield self._make(Need.DELIVERABLE, spec.id, spec.name, reason, role=spec.role)

    def _sections(self) -> Iterator[Requirement]:
        for spec in self._definition.sections:
            needed = spec.needed_by == self._stage.id and spec.required
            if needed and spec.when.holds(self._release.profile):
                written = is_written(spec, self._facts)
                reason = Reason.NONE if written else Reason.NOT_WRITTEN
                yield self._make(Need.SECTION, spec.id, spec.name, reason, role=spec.role)

    def _run_sheet(self) -> Iterator[Requirement]:
        need = self._stage.run_sheet
        if need is RunSheetNeed.NOTHING:
            return
        steps = [s for s in self._facts.run_sheet if s.kind is not RunKind.ROLLBACK]
        if need is RunSheetNeed.PLANNED:
            complete = bool(steps) and all(s.owner_id and s.planned_start for s in steps)
            reason = Reason.NONE if complete else Reason.STEP_INCOMPLETE
            reason = reason if steps else Reason.NO_STEPS
            yield self._make(Need.RUN_SHEET, "plan", Text("上线步骤", "Run sheet"), reason)
            return
        if self._release.outcome is Outcome.ROLLED_BACK:
            return
        for step in steps:
            reason = Reason.NONE if step.result in FINISHED else Reason.STEP_UNFINISHED
            failed = step.result in (RunResult.FAILED, RunResult.NO_GO)
            reason = Reason.STEP_FAILED if failed else reason
            people = (step.owner,) if step.owner else ()
            made = self._make(
                Need.RUN_SHEET, str(step.id), same(step.title), reason, blocking=failed
            )
            yield replace(made, people=people, due=step.planned_end)

    def _route(self) -> Iterator[Requirement]:
        if not self._stage.route:
            return
        seal = fingerprint(self._facts)
        groups = approval.route(self._definition, self._facts, self._stage, seal, self._now)
        for group in groups:
            for node in group.steps:
                if node.state is StepState.NOT_NEEDED:
                    continue
                signed = node.state is StepState.SIGNED
                for item in node.checks:
                    # What a signature in force covers is settled, even if the row was reopened,
                    # but not against a doubt of the office.
                    settled = signed and not was_doubted(self._facts, item.id)
                    yield self._settled(item) if settled else self._check(item)
                yield self._signature(node)

    def _settled(self, item: CheckItem) -> Requirement:
        return self._make(Need.CHECK, item.id, item.text, Reason.NONE, role=item.role)

    def _signature(self, node: approval.RouteStep) -> Requirement:
        reason = self._why_not_signed(node)
        blocking = reason in _BLOCKING or (
            node.step.not_by_applicant and reason is Reason.NOT_SIGNED
        )
        made = self._make(
            Need.SIGNATURE,
            node.step.id,
            node.step.name,
            reason,
            blocking=blocking,
            role=node.step.role,
        )
        people = tuple(ref.name for ref in node.tally.waiting)
        made = replace(made, people=people or made.people)
        return replace(made, since=node.signature.at) if node.signature else made

    def _why_not_signed(self, node: approval.RouteStep) -> Reason:
        reason = _SIGNATURE_REASONS[node.state]
        if reason in (Reason.NOT_SIGNED, Reason.WAITS_FOR_GROUP) and not node.tally.waiting:
            return Reason.NOBODY_MAY_SIGN if node.holders else Reason.NOBODY_HOLDS_ROLE
        return Reason.LAPSED_UNUSED if node.lapse is Lapse.WINDOW else reason

    def _ending(self) -> Iterator[Requirement]:
        if self._stage.needs_outcome:
            reason = Reason.NONE if self._release.outcome else Reason.NO_OUTCOME
            yield self._make(Need.OUTCOME, "outcome", Text("发布结果", "Outcome"), reason)
        end = self._release.trial_until
        back = self._release.outcome is Outcome.ROLLED_BACK
        if self._stage.needs_trial_run_over and end and self._now and not back:
            reason = Reason.TRIAL_RUNNING if self._now < end else Reason.NONE
            made = self._make(Need.TRIAL_RUN, "trial", Text("试运行", "Trial run"), reason)
            yield replace(made, due=end)
        if self._stage.needs_follow_ups_done:
            for item in self._facts.follow_ups:
                made = self._make(
                    Need.FOLLOW_UP,
                    str(item.id),
                    follow_up_text(self._definition, item),
                    Reason.NONE if item.done_at else Reason.NOT_DONE,
                    role=item.role,
                )
                yield replace(made, since=item.opened_at, due=item.due_at)


_SIGNATURE_REASONS = {
    StepState.SIGNED: Reason.NONE,
    StepState.CURRENT: Reason.NOT_SIGNED,
    StepState.WAITING: Reason.WAITS_FOR_GROUP,
    StepState.RETURNED: Reason.RETURNED,
    StepState.LAPSED: Reason.LAPSED,
    StepState.HELD: Reason.HELD,
}
_BLOCKING = frozenset(
    {
        Reason.RETURNED,
        Reason.LAPSED,
        Reason.LAPSED_UNUSED,
        Reason.NOBODY_HOLDS_ROLE,
        Reason.NOBODY_MAY_SIGN,
    }
)

_ORDER = tuple(BoardColumn)


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


def _stage_due(stage: Stage, facts: ReleaseFacts) -> datetime | None:
    """Return when the stage should be left: materials' deadline, then the window itself."""
    window, release = facts.window, facts.release
    if stage.column in (BoardColumn.PLANNING, BoardColumn.PREPARING):
        return window.material_due_at if window else release.planned_start
    if stage.column is BoardColumn.APPROVING:
        return window.starts_at if window else release.planned_start
    if stage.column is BoardColumn.IMPLEMENTING:
        return window.ends_at if window else release.planned_end
    return None
