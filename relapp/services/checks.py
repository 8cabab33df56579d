"""Use cases of the checks pane: answer, clear, add and remove evidence."""

from collections.abc import Iterable

from relapp.domain.changes import Changes
from relapp.domain.definition import CheckItem
from relapp.domain.fingerprint import fingerprint
from relapp.domain.journal import Event
from relapp.domain.permission import can_answer
from relapp.domain.person import Person
from relapp.domain.release import CheckAnswer, ReleaseFacts
from relapp.domain.spot_verdict import moment_of_answer, was_doubted
from relapp.domain.vocabulary import CheckResult, Decision, FollowUpTrigger, ReleaseMode
from relapp.errors import InvalidInput, NotFound, RuleViolation, StaleRecord
from relapp.services import check_evidence, files, follow_ups
from relapp.services.check_evidence import NewEvidence
from relapp.services.desk import Desk, obey, record
from relapp.store.tables import release as r
from relapp.store.unit_of_work import UnitOfWork


class ChecksService:
    """One row per check; a tick is one small transaction."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    def answer(
        self,
        actor: Person,
        release_id: int,
        item_id: str,
        result: CheckResult,
        note: str,
        version: int,
    ) -> Changes:
        """Answer a check; `version` 0 means that the form saw it unanswered.

        Raises:
            InvalidInput: `reason.missing` where the result needs a note.
            RuleViolation: the step is signed, or the check may not be deferred.
            StaleRecord: somebody else answered meanwhile; `theirs` is that answer.
        """
        note = _checked_note(result, note)
        with self._desk.transactions.begin(actor) as work:
            facts, item = self._open(work, actor, release_id, item_id, late=True)
            self._answer(work, facts, item, result, note, version)
        return work.changes

    def answer_with(
        self,
        actor: Person,
        release_id: int,
        item_id: str,
        evidence: Iterable[NewEvidence],
        note: str,
        version: int,
    ) -> Changes:
        """Pass a check with what backs it: both are kept, or neither.

        What backs it already is not attached once more.

        Raises:
            InvalidInput: a piece of evidence cannot be kept.
            RuleViolation: the step is signed.
            StaleRecord: somebody else answered meanwhile; `theirs` is that answer.
        """
        pieces = check_evidence.checked(evidence)
        limit = self._desk.office().attachment_limit
        with self._desk.transactions.begin(actor) as work:
            facts, item = self._open(work, actor, release_id, item_id, late=True)
            _check_fresh(facts, item_id, version)
            known = facts.checks.get(item_id)
            hashes = {e.sha256 for e in known.evidence} if known is not None else set()
            for piece in pieces:
                if piece.content is None or files.digest(piece.content) not in hashes:
                    check_evidence.attach(work, facts, item, piece, limit)
            self._answer(work, facts, item, CheckResult.PASS, note.strip(), version)
        return work.changes

    def clear(self, actor: Person, release_id: int, item_id: str, version: int) -> Changes:
        """Take an answer back."""
        with self._desk.transactions.begin(actor) as work:
            facts, item = self._open(work, actor, release_id, item_id)
            before = _check_fresh(facts, item_id, version)
            if before is None:
                return Changes()
            work.delete(r.check_answer, release_id=release_id, item_id=item_id)
            record(
                work,
                Event.CHECK_CLEARED,
                facts,
                subject=item.text.zh,
                before=_described(before),
                parts=("checks",),
            )
        return work.changes

    def add_evidence(
        self,
        actor: Person,
        release_id: int,
        item_id: str,
        name: str,
        *,
        content: bytes | None = None,
        link: str = "",
    ) -> Changes:
        """Attach a file or a link to a check.

        Raises:
            InvalidInput: neither is given, the file is over the office's limit, or the link
                is not an http(s) address.
        """
        return self.add_evidences(actor, release_id, item_id, [NewEvidence(name, content, link)])

    def add_evidences(
        self, actor: Person, release_id: int, item_id: str, evidence: Iterable[NewEvidence]
    ) -> Changes:
        """Attach several files or links to a check: all of them, or none.

        Raises:
            InvalidInput: as of `add_evidence`, for any of them.
        """
        pieces = check_evidence.checked(evidence)
        limit = self._desk.office().attachment_limit
        with self._desk.transactions.begin(actor) as work:
            facts, item = self._open(work, actor, release_id, item_id, late=True)
            for piece in pieces:
                check_evidence.attach(work, facts, item, piece, limit)
        return work.changes

    def remove_evidence(self, actor: Person, release_id: int, evidence_id: int) -> Changes:
        """Detach a piece of evidence; its content stays known to the journal by its hash."""
        with self._desk.transactions.begin(actor) as work:
            row = work.row(r.evidence, id=evidence_id, release_id=release_id)
            if row is None:
                raise NotFound("evidence.unknown", id=evidence_id)
            facts, item = self._open(work, actor, release_id, row["item_id"])
            work.delete(r.evidence, id=evidence_id)
            before = {"item": row["item_id"], "name": row["name"], "sha256": row["sha256"] or ""}
            record(work, Event.EVIDENCE_REMOVED, facts, subject=item.text.zh, before=before)
        return work.changes

    def _answer(
        self,
        work: UnitOfWork,
        facts: ReleaseFacts,
        item: CheckItem,
        result: CheckResult,
        note: str,
        version: int,
    ) -> None:
        if result is CheckResult.DEFERRED:
            _check_deferrable(facts, item)
        before = _check_fresh(facts, item.id, version)
        values = {
            "result": result.value,
            "note": note,
            "person_id": work.actor.id,
            "at": moment_of_answer(work.now, facts.spot_checks.get(item.id)),
        }
        key = {"release_id": facts.release.id, "item_id": item.id}
        if before is None:
            work.insert(r.check_answer, **key, **values, version=1)
        else:
            work.change(r.check_answer, key, version=before.version, **values)
        record(
            work,
            Event.CHECK_ANSWERED,
            facts,
            subject=item.text.zh,
            before=_described(before),
            after={"item": item.id, "result": result.value, "note": note},
            parts=("checks",),
        )
        self._follow(work, facts, item, result, note)

    def _open(
        self, work: UnitOfWork, actor: Person, release_id: int, item_id: str, *, late: bool = False
    ) -> tuple[ReleaseFacts, CheckItem]:
        """Return a check that may be worked on.

        `late` lets a deferred one be made up for, and one that the office doubted be answered
        whatever was signed or left behind since.
        """
        facts = work.facts(release_id)
        definition = work.definition(facts.release.process_row)
        try:
            stage, step, item = definition.check(item_id)
        except KeyError:
            raise NotFound("check.unknown", id=item_id) from None
        obey(can_answer(actor, item, facts, step=step, now=work.now))
        if not item.when.holds(facts.release.profile):
            raise RuleViolation("check.not_needed")
        if late and (_to_make_up(facts, item_id) or was_doubted(facts, item_id)):
            return facts, item
        order = definition.stage_ids
        if order.index(stage.id) < order.index(facts.release.stage):
            raise RuleViolation("check.stage_left", stage=stage.name)
        if step is not None and _signed(facts, stage.id, step.id):
            raise RuleViolation("check.step_signed", step=step.name)
        return facts, item

    def _follow(
        self,
        work: UnitOfWork,
        facts: ReleaseFacts,
        item: CheckItem,
        result: CheckResult,
        note: str,
    ) -> None:
        """Open the follow-up of a deferred check; made up for and not failed, it is settled."""
        if result is CheckResult.DEFERRED:
            follow_ups.open_by_rule(
                self._desk,
                work,
                facts,
                FollowUpTrigger.DEFERRED_CHECK,
                about=item.text,
                key=item.id,
            )
            return
        for entry in facts.follow_ups:
            if follow_ups.is_open_for(entry, item.id) and result is not CheckResult.FAIL:
                follow_ups.finish(work, facts, entry, note)


def _checked_note(result: CheckResult, note: str) -> str:
    note = note.strip()
    if result is not CheckResult.PASS and not note:
        raise InvalidInput("reason.missing")
    return note


def _check_deferrable(facts: ReleaseFacts, item: CheckItem) -> None:
    if not item.may_be_deferred:
        raise RuleViolation("check.not_deferrable")
    if facts.release.mode is not ReleaseMode.EMERGENCY:
        raise RuleViolation("check.deferral_is_for_emergencies")


def _check_fresh(facts: ReleaseFacts, item_id: str, version: int) -> CheckAnswer | None:
    present = facts.checks.get(item_id)
    if (present.version if present else 0) != version:
        raise StaleRecord("check.stale", theirs=present)
    return present


def _described(answer: CheckAnswer | None) -> dict[str, object] | None:
    if answer is None:
        return None
    return {"item": answer.item_id, "result": answer.result.value, "note": answer.note}


def _to_make_up(facts: ReleaseFacts, item_id: str) -> bool:
    """Tell whether a check was put off; it may be answered late, until it is settled."""
    answer = facts.checks.get(item_id)
    deferred = answer is not None and answer.result is CheckResult.DEFERRED
    return deferred or any(follow_ups.is_open_for(f, item_id) for f in facts.follow_ups)


def _signed(facts: ReleaseFacts, stage_id: str, step_id: str) -> bool:
    return any(
        s.stage == stage_id
        and s.step_id == step_id
        and s.decision is not Decision.RETURN
        and not s.superseded
        # What lapsed is looked at again before it is signed again.
        and s.fingerprint == fingerprint(facts)
        for s in facts.signatures
    )
