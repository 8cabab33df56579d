"""Does on one release what its gate asks for, each time as the person whose turn it is."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from relapp.bootstrap import Core
from relapp.domain import test_verdict
from relapp.domain.approval import missing_for_signature
from relapp.domain.definition import CheckItem, SectionSpec
from relapp.domain.gate import Requirement
from relapp.domain.person import Person
from relapp.domain.plan_item import PlanItemDraft
from relapp.domain.plan_kinds import RISK
from relapp.domain.release import FollowUp, ReleaseFacts, RunStep, draft_of
from relapp.domain.separation import tested
from relapp.domain.vocabulary import (
    BoardColumn,
    CheckResult,
    Need,
    Outcome,
    Reason,
    RunResult,
    StepState,
    TestKind,
)
from relapp.errors import StaleRecord
from relapp.sample import test_words
from relapp.sample.cast import Cast
from relapp.sample.script import Script
from relapp.services.views import ReleaseView

_TURN = (StepState.CURRENT, StepState.LAPSED)
_MOVED_BY_OWNER = (BoardColumn.PLANNING, BoardColumn.PREPARING)
Slot = tuple[int | None, datetime | None, datetime | None]
"""Window, or start and end of a date of its own."""


class Player:
    """Everybody who works on one release."""

    def __init__(self, core: Core, cast: Cast, script: Script, release_id: int) -> None:
        """Work on a registered release."""
        self.core = core
        self._cast = cast
        self._script = script
        self.release_id = release_id
        self._seen: ReleaseView | None = None
        self._versions: dict[int, int] = {}

    def view(self, *, fresh: bool = False) -> ReleaseView:
        """Return the release as it was last looked at, or as it stands."""
        if fresh or self._seen is None:
            self._seen = self.core.releases.view(self.release_id)
        return self._seen

    def settle(self, requirement: Requirement, place: Callable[[], Slot]) -> None:
        """Do what one requirement asks for; the place is asked for only if it is needed.

        Raises:
            RelappError: a service refuses, which says that the gate asks for the impossible.
            ValueError: the requirement can only be waited for.
        """
        view, need = self.view(), requirement.need
        if need is Need.SCHEDULE:
            self.schedule(place())
        elif need is Need.RUN_SHEET:
            self.plan_steps()
        elif need is Need.OUTCOME:
            self.set_outcome(Outcome.SUCCESS)
        else:
            self._by_hand(need)(view, requirement)

    def ready(self, requirement: Requirement) -> bool:
        """Tell whether a step's turn has come, so that its checks and its signature may follow."""
        if requirement.need not in (Need.SIGNATURE, Need.CHECK):
            return True
        view = self.view(fresh=True)
        if requirement.need is Need.SIGNATURE:
            _, node = view.step(requirement.subject_id)
            return node.state in _TURN and not missing_for_signature(view.facts, node.step)
        _, step, _ = view.definition.check(requirement.subject_id)
        return step is None or view.step(step.id)[1].state in _TURN

    def answer(self, item_id: str, result: CheckResult, note: str) -> None:
        """Answer a check as whoever holds its role, with evidence where it is due."""
        view = self.view()
        _, _, item = view.definition.check(item_id)
        actor, present = self._cast.acting(item.role, view.facts), view.facts.checks.get(item_id)
        known = present.evidence if present else ()
        if item.evidence_required and result is CheckResult.PASS and not known:
            self._prove(actor, item, view.facts)
        version = present.version if present else 0
        self.core.checks.answer(actor, self.release_id, item_id, result, note, version)
        if result is not CheckResult.PASS:
            self._seen = None

    def signer(self, step_id: str) -> Person:
        """Return who signs a step."""
        view = self.view()
        return self._cast.acting(view.step(step_id)[1].step.role, view.facts)

    def tester(self, kind: TestKind) -> Person:
        """Return who records tests of a kind."""
        view = self.view()
        roles = test_verdict.roles_testing(view.definition, kind)
        held = next((role for role in roles if view.facts.holders.get(role)), roles[0])
        return self._cast.acting(held, view.facts)

    def keeper(self) -> Person:
        """Return who moves the release on."""
        view = self.view()
        return self._cast.keeper(view.definition, view.facts)

    def forget(self) -> None:
        """Look at the release anew before the next deed."""
        self._seen = None

    def record_test(self, kind: TestKind) -> None:
        """Record a run that was as expected, with its record."""
        tests, actor, key, view = self.core.tests, self.tester(kind), self.release_id, self.view()
        tests.save(actor, key, test_words.run_of(kind, view.facts, self.core.clock.now()))
        run = test_verdict.newest_run(self.view(fresh=True).facts, kind)
        assert run is not None
        name, content = test_words.record_of(kind, view.facts)
        tests.add_evidence(actor, key, run.id, name, content=content)
        if test_words.leaves_defect(kind, view.facts):
            tests.save_defect(actor, key, run.id, test_words.defect_of(view.facts))
        self._seen = None

    def add_to_section(self, section_id: str, text: str) -> None:
        """Write a line more into a section of the plan."""
        view = self.view()
        spec = next(s for s in view.definition.sections if s.id == section_id)
        actor, present = self._cast.acting(spec.role, view.facts), view.facts.sections[section_id]
        body = f"{present.body}\n{text}"
        self.core.plans.write(actor, self.release_id, section_id, body, present.version)
        self._seen = None

    def resubmit(self, step_id: str, note: str) -> None:
        """Put a returned step before its signer again."""
        self.core.approvals.resubmit(self.keeper(), self.release_id, step_id, note)
        self._seen = None

    def schedule(self, slot: Slot) -> None:
        """Take a window or a date."""
        view = self.view()
        window_id, start, end = slot
        self.core.releases.schedule(
            self._cast.clerk(view.definition),
            self.release_id,
            view.facts.release.version,
            window_id=window_id,
            start=start,
            end=end,
        )
        self._seen = None

    def plan_steps(self) -> None:
        """Write the run sheet."""
        view = self.view()
        if not view.facts.run_sheet:
            for draft in self._script.run_sheet(view.facts):
                self.core.run_sheets.save(self.keeper(), self.release_id, draft)
            self._seen = None
            self._set_order()

    def _set_order(self) -> None:
        """Let rows wait for others where the script says so."""
        order = self._script.order()
        steps = {s.title: s for s in self.view().facts.run_sheet} if order else {}
        for title, before in order.items():
            if title in steps and before in steps:
                draft = replace(draft_of(steps[title]), after_id=steps[before].id)
                self.core.run_sheets.save(self.keeper(), self.release_id, draft)
                self._seen = None

    def write_optional(self, stage_id: str) -> None:
        """Write the sections of a stage that nobody asks for."""
        view = self.view()
        for spec in view.definition.sections:
            wanted = spec.needed_by == stage_id and not spec.required
            if wanted and spec.when.holds(view.facts.release.profile):
                self._write_section(view, spec)

    def report(self, step: RunStep, result: RunResult, note: str = "") -> None:
        """Report on a row of the run sheet as its owner; the keeper does for one who tested."""
        actor = self._cast.of(step.owner_id) if step.owner_id else self.keeper()
        if tested(actor, self.view().facts):
            actor = self.keeper()
        # Nobody else reports in a story, so that the version follows from the reports made.
        version = self._versions.get(step.id, step.version)
        self.core.run_sheets.report(actor, self.release_id, step.id, result, note, version)
        self._versions[step.id] = version + 1

    def set_outcome(self, outcome: Outcome, note: str = "") -> None:
        """State how the deployment ended."""
        actor = self._cast.clerk(self.view().definition)
        self.core.releases.set_outcome(actor, self.release_id, outcome, note)
        self._seen = None

    def set_trial(self, until: datetime) -> None:
        """Set the end of the trial run."""
        actor = self._cast.clerk(self.view().definition)
        self.core.releases.set_trial(actor, self.release_id, until)
        self._seen = None

    def hold(self, reason: str) -> None:
        """Stop the release."""
        self.core.releases.hold(self._cast.clerk(self.view().definition), self.release_id, reason)

    def cancel(self, reason: str) -> None:
        """End the release before it goes live."""
        self.core.releases.cancel(self.keeper(), self.release_id, reason)

    def finish_follow_ups(self) -> None:
        """Settle the open duties, save those of deferred checks: they wait for their answer."""
        for item in self.view(fresh=True).facts.follow_ups:
            if item.done_at is None and ":" not in item.rule_id:
                self._finish(item)

    def advance(self) -> None:
        """Move to the next stage: as the owner up to the approval, then as the release office."""
        view = self.view()
        column = view.definition.stage(view.facts.release.stage).column
        owner = column in _MOVED_BY_OWNER
        actor = self.keeper() if owner else self._cast.clerk(view.definition)
        self.core.releases.advance(actor, self.release_id, view.facts.release.version)
        self._seen = None

    def _by_hand(self, need: Need) -> Callable[[ReleaseView, Requirement], None]:
        ways = {
            Need.CHECK: self._check,
            Need.DELIVERABLE: self._deliver,
            Need.SECTION: self._write,
            Need.SIGNATURE: self._sign,
            Need.FOLLOW_UP: self._follow_up,
            Need.TEST: self._record_test,
            Need.RETURN: self._resubmit,
        }
        if need not in ways:
            raise ValueError(need)
        return ways[need]

    def _check(self, view: ReleaseView, requirement: Requirement) -> None:
        _, _, item = view.definition.check(requirement.subject_id)
        if requirement.reason is Reason.EVIDENCE_MISSING:
            self._prove(self._cast.acting(item.role, view.facts), item, view.facts)
        else:
            self.answer(item.id, CheckResult.PASS, "")

    def _record_test(self, _view: ReleaseView, requirement: Requirement) -> None:
        self.record_test(TestKind(requirement.subject_id))

    def _resubmit(self, _view: ReleaseView, _requirement: Requirement) -> None:
        note = "已按意见补充，请再看。"
        self.core.approvals.resubmit_release(self.keeper(), self.release_id, note)
        self._seen = None

    def _prove(self, actor: Person, item: CheckItem, facts: ReleaseFacts) -> None:
        paper = self._script.evidence(item, facts)
        self.core.checks.add_evidence(
            actor, self.release_id, item.id, paper.filename, content=paper.content
        )

    def _deliver(self, view: ReleaseView, requirement: Requirement) -> None:
        spec = next(s for s in view.definition.deliverables if s.id == requirement.subject_id)
        paper = self._script.paper(spec, view.facts)
        self.core.deliverables.add_content(
            self._cast.acting(spec.role, view.facts),
            self.release_id,
            spec.id,
            paper.filename,
            paper.content,
            paper.note,
        )

    def _write(self, view: ReleaseView, requirement: Requirement) -> None:
        specs = view.definition.sections
        self._write_section(view, next(s for s in specs if s.id == requirement.subject_id))

    def _write_section(self, view: ReleaseView, spec: SectionSpec) -> None:
        present = view.facts.sections.get(spec.id)
        self.core.plans.write(
            self._cast.acting(spec.role, view.facts),
            self.release_id,
            spec.id,
            self._script.section(spec, view.facts),
            present.version if present else 0,
        )
        self._write_lines(view, spec)

    def _write_lines(self, view: ReleaseView, spec: SectionSpec) -> None:
        """Fill in the tables of a section, and the questionnaire where the risks stand."""
        actor, facts = self._cast.acting(spec.role, view.facts), view.facts
        for kind in spec.items:
            lines = () if facts.items.get(kind) else self._script.lines(kind, facts)
            if lines:
                drafts = [PlanItemDraft(kind, values) for values in lines]
                self.core.plan_items.add(actor, self.release_id, drafts)
        if RISK.id not in spec.items:
            return
        for question in view.definition.risk:
            choice = self._script.choice(question.id, facts)
            if question.choice(choice) is not None and question.id not in facts.risk_answers:
                self.core.risks.answer(actor, self.release_id, question.id, choice, 0)

    def _sign(self, view: ReleaseView, requirement: Requirement) -> None:
        if requirement.reason is Reason.RETURNED:
            self.resubmit(requirement.subject_id, "已按意见补充，请再看。")
        try:
            self._approve(self.view(), requirement.subject_id)
        except StaleRecord:
            # The window was moved, or somebody wrote, since the signer last looked.
            self._approve(self.view(fresh=True), requirement.subject_id)

    def _approve(self, view: ReleaseView, step_id: str) -> None:
        _, node = view.step(step_id)
        self.core.approvals.sign(
            self._cast.acting(node.step.role, view.facts),
            self.release_id,
            step_id,
            self._script.opinion(node.step, view.facts),
            view.fingerprint,
        )

    def _follow_up(self, view: ReleaseView, requirement: Requirement) -> None:
        item = next(f for f in view.facts.follow_ups if str(f.id) == requirement.subject_id)
        check_id = item.rule_id.partition(":")[2]
        if kind := test_verdict.kind_of_key(check_id):
            self.record_test(kind)
        elif check_id:
            self.answer(check_id, CheckResult.PASS, _DONE["deferred_check"])
        elif item.done_at is None:
            self._finish(item)

    def _finish(self, item: FollowUp) -> None:
        view = self.view()
        actor = self._cast.acting(item.role, view.facts)
        note = _DONE.get(item.rule_id.partition(":")[0], "已完成。")
        self.core.releases.finish_follow_up(actor, self.release_id, item.id, note)


_DONE: Mapping[str, str] = {
    "deferred_check": "已补测，结果符合预期。",
    "cmdb_update": "新旧版本均已登记，配置项已核对。",
    "failure_review": "复盘会已开，改进三项已落实到人。",
}
