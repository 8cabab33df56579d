"""Use cases of test and acceptance: runs, defects left, what backs them, and going back."""

from collections.abc import Mapping

from relapp.domain import test_verdict
from relapp.domain.changes import Changes
from relapp.domain.definition import ApprovalStep, ProcessDefinition
from relapp.domain.journal import ENGLISH, Event
from relapp.domain.person import Person
from relapp.domain.release import ReleaseFacts
from relapp.domain.test_rights import can_test, closed_to_tests, unsigned_for_tests
from relapp.domain.testing import TestDefect, TestDefectDraft, TestRun, TestRunDraft
from relapp.domain.vocabulary import CheckResult, FollowUpTrigger, Reason, TestKind
from relapp.errors import InvalidInput, NotFound, RuleViolation, StaleRecord
from relapp.services import files, follow_ups, stages
from relapp.services.desk import Desk, obey, plain, record
from relapp.services.test_input import cleaned_defect, cleaned_run, defect_values, run_values
from relapp.store.tables import release as r
from relapp.store.tables import testing as t
from relapp.store.unit_of_work import UnitOfWork

_PARTS = ("tests",)


class TestRunsService:
    """One row per run and per defect; the newest run of a kind is what counts."""

    __test__ = False

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    def save(self, actor: Person, release_id: int, draft: TestRunDraft) -> Changes:
        """Record a run, or change one that was recorded.

        One that is not as expected sends the release back, where the stage says to which.

        Raises:
            InvalidInput: something is missing, or the counts cannot be.
            RuleViolation: tests of this kind stand as they are.
            StaleRecord: somebody changed the run meanwhile; `theirs` is the run.
        """
        with self._desk.transactions.begin(actor) as work:
            draft = cleaned_run(draft, work.now)
            facts = work.facts(release_id)
            present = _run(facts, draft.id) if draft.id else None
            for kind in {draft.kind, present.kind if present else draft.kind}:
                _open(work, actor, facts, kind)
            values = run_values(draft)
            stamp = {"person_id": actor.id, "at": work.now}
            if present is None:
                row = {**values, **stamp}
                work.insert(t.test_run, release_id=release_id, **row, version=1)
                self._undefer(work, facts, draft.kind)
            else:
                _check_fresh(present, draft.version)
                work.change(
                    t.test_run, {"id": present.id}, version=draft.version, **values, **stamp
                )
            before = plain(run_values(present)) if present else None
            _record(work, Event.TEST_RUN_SAVED, facts, draft.kind, before, plain(values))
            _make_up(work, release_id, draft.kind)
            if not draft.as_expected:
                _go_back(work, release_id, draft.kind)
        return work.changes

    def remove(self, actor: Person, release_id: int, run_id: int, version: int) -> Changes:
        """Take a run away with its defects and what backs it; the journal keeps what it said."""
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            run = _run(facts, run_id)
            _open(work, actor, facts, run.kind)
            _check_fresh(run, version)
            for table in (t.test_defect, t.test_evidence):
                work.delete(table, run_id=run_id)
            work.delete(t.test_run, id=run_id)
            before = {
                **plain(run_values(run)),
                "defects": [d.number for d in run.defects],
                "evidence": [proof.sha256 or proof.link for proof in run.evidence],
            }
            _record(work, Event.TEST_RUN_REMOVED, facts, run.kind, before, None)
        return work.changes

    def save_defect(
        self, actor: Person, release_id: int, run_id: int, draft: TestDefectDraft
    ) -> Changes:
        """Record a defect that a run left, or change what was recorded.

        Raises:
            InvalidInput: number, title or the reason of the verdict is missing.
            StaleRecord: somebody changed the defect meanwhile; `theirs` is the defect.
        """
        draft = cleaned_defect(draft)
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            run = _run(facts, run_id)
            _open(work, actor, facts, run.kind)
            values = defect_values(draft)
            if draft.id:
                present = _defect(run, draft.id)
                _check_fresh(present, draft.version)
                before = defect_values(present)
                work.change(t.test_defect, {"id": draft.id}, version=draft.version, **values)
            else:
                before = None
                work.insert(t.test_defect, run_id=run_id, **values, version=1)
            after = {"kind": run.kind.value, **values}
            record(
                work,
                Event.DEFECT_SAVED,
                facts,
                subject=draft.number,
                before=before,
                after=after,
                parts=_PARTS,
            )
            _make_up(work, release_id, run.kind)
        return work.changes

    def remove_defect(
        self, actor: Person, release_id: int, defect_id: int, version: int
    ) -> Changes:
        """Take a defect away that was recorded by mistake."""
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            run = next(
                (run for run in facts.tests if any(d.id == defect_id for d in run.defects)), None
            )
            if run is None:
                raise NotFound("defect.unknown", id=defect_id)
            _open(work, actor, facts, run.kind)
            defect = _defect(run, defect_id)
            _check_fresh(defect, version)
            work.delete(t.test_defect, id=defect_id)
            before = {"kind": run.kind.value, **defect_values(defect)}
            record(
                work,
                Event.DEFECT_REMOVED,
                facts,
                subject=defect.number,
                before=before,
                parts=_PARTS,
            )
            _make_up(work, release_id, run.kind)
        return work.changes

    def add_evidence(
        self,
        actor: Person,
        release_id: int,
        run_id: int,
        name: str,
        *,
        content: bytes | None = None,
        link: str = "",
    ) -> Changes:
        """Attach a file or a link to a run.

        Raises:
            InvalidInput: neither is given, the file is over the office's limit, or the link
                is not an http(s) address.
        """
        if content is None and not link.strip():
            raise InvalidInput("evidence.empty")
        limit = self._desk.office().attachment_limit
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            run = _run(facts, run_id)
            _open(work, actor, facts, run.kind)
            shown = files.safe_name(name or link)
            sha256 = files.keep(work, name, content, limit) if content is not None else None
            work.insert(
                t.test_evidence,
                run_id=run_id,
                name=shown,
                sha256=sha256,
                link=files.safe_link(link) if link.strip() else "",
                person_id=actor.id,
                at=work.now,
            )
            after = {"name": shown, "sha256": sha256 or "", "link": link.strip()}
            _record(work, Event.EVIDENCE_ADDED, facts, run.kind, None, after)
        return work.changes

    def remove_evidence(self, actor: Person, release_id: int, evidence_id: int) -> Changes:
        """Detach a piece of evidence; its content stays known to the journal by its hash."""
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            found = [(x, p) for x in facts.tests for p in x.evidence if p.id == evidence_id]
            if not found:
                raise NotFound("evidence.unknown", id=evidence_id)
            run, proof = found[0]
            _open(work, actor, facts, run.kind)
            work.delete(t.test_evidence, id=evidence_id)
            before = {"name": proof.name, "sha256": proof.sha256, "link": proof.link}
            _record(work, Event.EVIDENCE_REMOVED, facts, run.kind, before, None)
        return work.changes

    def defer(self, actor: Person, release_id: int, kind: TestKind, reason: str) -> Changes:
        """Put a test off in an emergency: it becomes a dated follow-up until it is made up for.

        Raises:
            InvalidInput: `reason.missing`.
            RuleViolation: `test.not_deferrable` outside an emergency or its stage.
        """
        reason = reason.strip()
        if not reason:
            raise InvalidInput("reason.missing")
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            definition = work.definition(facts.release.process_row)
            obey(can_test(actor, definition, kind, facts))
            stage = definition.stage(facts.release.stage)
            if not test_verdict.may_be_deferred(stage, facts, kind):
                raise RuleViolation("test.not_deferrable")
            key = test_verdict.key_of(kind)
            present = facts.checks.get(key)
            values = {
                "result": CheckResult.DEFERRED.value,
                "note": reason,
                "person_id": actor.id,
                "at": work.now,
            }
            where = {"release_id": release_id, "item_id": key}
            if present is None:
                work.insert(r.check_answer, **where, **values, version=1)
            else:
                work.change(r.check_answer, where, version=present.version, **values)
            name = test_verdict.KIND_NAMES[kind]
            record(
                work,
                Event.CHECK_ANSWERED,
                facts,
                subject=name.zh,
                before={"note": present.note} if present else None,
                after={"item": key, "result": "deferred", "note": reason, ENGLISH: name.en},
                parts=("checks",),
            )
            follow_ups.open_by_rule(
                self._desk, work, facts, FollowUpTrigger.DEFERRED_CHECK, about=name, key=key
            )
        return work.changes

    def send_back(self, actor: Person, release_id: int, stage_id: str, reason: str) -> Changes:
        """Return a release whose tests speak against it to an earlier stage, as its tester.

        Raises:
            InvalidInput: no reason.
            RuleViolation: `test.nothing_against`, or the stage is not an earlier one.
        """
        if not reason.strip():
            raise InvalidInput("reason.missing")
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            definition = work.definition(facts.release.process_row)
            stage = definition.stage(facts.release.stage)
            against = [
                found.kind
                for found in test_verdict.verdicts(stage, facts)
                if found.reason in test_verdict.BLOCKING
            ]
            if not against:
                raise RuleViolation("test.nothing_against")
            obey(can_test(actor, definition, against[0], facts))
            stages.send_back(work, facts, stage_id, reason.strip())
        return work.changes

    def _undefer(self, work: UnitOfWork, facts: ReleaseFacts, kind: TestKind) -> None:
        """Let a deferral go: from now on the run says where the kind stands."""
        key = test_verdict.key_of(kind)
        if key in facts.checks:
            work.delete(r.check_answer, release_id=facts.release.id, item_id=key)
            work.touch(facts.release.id, ("checks",))


def refuse_untested(work: UnitOfWork, facts: ReleaseFacts, step: ApprovalStep) -> None:
    """Raise RuleViolation where a step would accept what is not tested as expected."""
    definition = work.definition(facts.release.process_row)
    refusal = unsigned_for_tests(definition, facts, step)
    if refusal is not None:
        raise RuleViolation(refusal.code, **refusal.details)


def _open(work: UnitOfWork, actor: Person, facts: ReleaseFacts, kind: TestKind) -> None:
    definition: ProcessDefinition = work.definition(facts.release.process_row)
    obey(can_test(actor, definition, kind, facts))
    closed = closed_to_tests(definition, kind, facts)
    if closed is not None:
        raise RuleViolation(closed.code, **closed.details)


def _make_up(work: UnitOfWork, release_id: int, kind: TestKind) -> None:
    """Settle the follow-up of a test that was put off, once it is as expected."""
    facts = work.facts(release_id)
    found = test_verdict.verdict(facts, kind)
    if found.run is None or found.deferral is not None or found.reason in test_verdict.BLOCKING:
        return
    for entry in facts.follow_ups:
        if follow_ups.is_open_for(entry, test_verdict.key_of(kind)):
            follow_ups.finish(work, facts, entry, found.run.conclusion)


def _go_back(work: UnitOfWork, release_id: int, kind: TestKind) -> None:
    """Send the release back that its present stage has tested, if the newest run failed."""
    facts = work.facts(release_id)
    stage = work.definition(facts.release.process_row).stage(facts.release.stage)
    found = test_verdict.verdict(facts, kind)
    if stage.back_to and kind in stage.tests and found.reason is Reason.TEST_FAILED:
        assert found.run is not None
        name = test_verdict.KIND_NAMES[kind].zh
        stages.send_back(work, facts, stage.back_to, f"{name}：{found.run.conclusion}")


def _record(
    work: UnitOfWork,
    event: Event,
    facts: ReleaseFacts,
    kind: TestKind,
    before: Mapping[str, object] | None,
    after: Mapping[str, object] | None,
) -> None:
    name = test_verdict.KIND_NAMES[kind]
    said = {**(after or {}), ENGLISH: name.en}
    record(work, event, facts, subject=name.zh, before=before, after=said, parts=_PARTS)


def _run(facts: ReleaseFacts, run_id: int) -> TestRun:
    for run in facts.tests:
        if run.id == run_id:
            return run
    raise NotFound("test.unknown", id=run_id)


def _defect(run: TestRun, defect_id: int) -> TestDefect:
    for defect in run.defects:
        if defect.id == defect_id:
            return defect
    raise NotFound("defect.unknown", id=defect_id)


def _check_fresh(present: TestRun | TestDefect, version: int) -> None:
    if present.version != version:
        raise StaleRecord("test.stale", theirs=present)
