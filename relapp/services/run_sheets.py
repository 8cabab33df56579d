"""Use cases of the run sheet: plan its rows, report on them during the night."""

from relapp.domain.changes import Changes
from relapp.domain.journal import Event
from relapp.domain.permission import can_edit, can_report
from relapp.domain.person import Person
from relapp.domain.release import ReleaseFacts, RunStep, RunStepDraft
from relapp.domain.run_order import refuse_orphans, refuse_predecessor, refuse_start
from relapp.domain.vocabulary import BoardColumn, RunKind, RunResult
from relapp.errors import InvalidInput, NotFound, RuleViolation
from relapp.services.desk import Desk, check_people, obey, record, refuse_if_locked
from relapp.store.tables import release as r
from relapp.store.unit_of_work import UnitOfWork

LONGEST = 7 * 24 * 60
_GATE_ONLY = frozenset({RunResult.GO, RunResult.NO_GO})
_STEP_ONLY = frozenset({RunResult.DONE, RunResult.SKIPPED, RunResult.FAILED})


class RunSheetsService:
    """Rows keep their order by position; rollback rows are a list of their own."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    def save(self, actor: Person, release_id: int, draft: RunStepDraft) -> Changes:
        """Add or change the plan of a row.

        Raises:
            InvalidInput: no title, or minutes outside 1 … 10,080.
            RuleViolation: it would wait for itself, or for a row that is not there.
            StaleRecord: the row changed since the form was opened.
        """
        if not draft.title.strip():
            raise InvalidInput("field.missing", field="title")
        if not 1 <= draft.minutes <= LONGEST:
            raise InvalidInput("run.minutes", value=draft.minutes, limit=LONGEST)
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            _refuse_planning(work, actor, facts)
            check_people(work, draft.owner_id)
            _check_order(facts, draft)
            values = step_values(draft)
            before = None
            if draft.id:
                before = _described(_step(facts, draft.id))
                key = {"id": draft.id, "release_id": release_id}
                work.change(r.run_step, key, version=draft.version, **values)
            else:
                position = max((s.position for s in facts.run_sheet), default=0) + 1
                work.insert(
                    r.run_step,
                    release_id=release_id,
                    position=position,
                    result=RunResult.PENDING.value,
                    note="",
                    version=1,
                    **values,
                )
            after = _drafted(draft)
            record(
                work,
                Event.RUN_STEP_SAVED,
                facts,
                subject=draft.title.strip()[:400],
                before=before,
                after=after,
            )
        return work.changes

    def remove(self, actor: Person, release_id: int, step_id: int, version: int) -> Changes:
        """Take a row out of the plan; a row already reported on stays."""
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            _refuse_planning(work, actor, facts)
            step = _step(facts, step_id)
            if step.result is not RunResult.PENDING:
                raise RuleViolation("run.reported", step=step.title)
            # Raising the version first refuses a stale removal.
            work.change(r.run_step, {"id": step_id}, version=version, note="")
            # Rows that waited for it wait for what it waited for.
            for row in facts.run_sheet:
                if row.after_id == step_id:
                    work.change(r.run_step, {"id": row.id}, version=None, after_id=step.after_id)
            work.delete(r.run_step, id=step_id)
            record(
                work,
                Event.RUN_STEP_REMOVED,
                facts,
                subject=step.title,
                before=_described(step),
            )
        return work.changes

    def move(self, actor: Person, release_id: int, step_id: int, place: int) -> Changes:
        """Put a row at another place (1, 2, …) of the whole sheet."""
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            _refuse_planning(work, actor, facts)
            step = _step(facts, step_id)
            others = [s for s in facts.run_sheet if s.id != step_id]
            place = max(1, min(place, len(others) + 1))
            others.insert(place - 1, step)
            for position, row in enumerate(others, start=1):
                if row.position != position:
                    work.change(r.run_step, {"id": row.id}, version=None, position=position)
            after = {"place": place}
            record(work, Event.RUN_STEP_SAVED, facts, subject=step.title, after=after)
        return work.changes

    def report(
        self,
        actor: Person,
        release_id: int,
        step_id: int,
        result: RunResult,
        note: str,
        version: int,
    ) -> Changes:
        """Report on a row: started, done, failed, skipped, GO or NO-GO.

        The actual start is stamped when a row begins, the actual end when it ends.

        Raises:
            RuleViolation: the release is not being implemented, or the result does not fit.
            InvalidInput: `reason.missing` for failed, skipped and NO-GO.
        """
        needs_note = result in (RunResult.FAILED, RunResult.SKIPPED, RunResult.NO_GO)
        if needs_note and not note.strip():
            raise InvalidInput("reason.missing")
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            step = _step(facts, step_id)
            obey(can_report(actor, step.owner_id, facts))
            _check_report(work, facts, step, result)
            work.change(
                r.run_step,
                {"id": step_id},
                version=version,
                result=result.value,
                note=note.strip() or step.note,
                **_times(work, step, result),
            )
            record(
                work,
                Event.RUN_STEP_REPORTED,
                facts,
                subject=step.title,
                before={"result": step.result.value},
                after={"result": result.value, "note": note.strip()},
                parts=("run_sheet",),
            )
        return work.changes


def _times(work: UnitOfWork, step: RunStep, result: RunResult) -> dict[str, object]:
    if result is RunResult.PENDING:
        return {"actual_start": None, "actual_end": None}
    if result is RunResult.RUNNING:
        return {"actual_start": work.now, "actual_end": None}
    return {"actual_start": step.actual_start or work.now, "actual_end": work.now}


def _check_report(work: UnitOfWork, facts: ReleaseFacts, step: RunStep, result: RunResult) -> None:
    stage = work.definition(facts.release.process_row).stage(facts.release.stage)
    if stage.column is not BoardColumn.IMPLEMENTING:
        raise RuleViolation("run.not_now", number=facts.release.number)
    if (result in _GATE_ONLY) and step.kind is not RunKind.GATE:
        raise RuleViolation("run.not_a_gate", step=step.title)
    if step.kind is RunKind.GATE and result in _STEP_ONLY:
        raise RuleViolation("run.gate_needs_decision", step=step.title)
    refusal = refuse_start(facts.run_sheet, step, result)
    if refusal is not None:
        raise RuleViolation(refusal.code, **refusal.details)


def _refuse_planning(work: UnitOfWork, actor: Person, facts: ReleaseFacts) -> None:
    """Raise where somebody may not plan: what was approved is worked off as it is."""
    obey(can_edit(actor, facts))
    refuse_if_locked(work, facts)


def _check_order(facts: ReleaseFacts, draft: RunStepDraft) -> None:
    steps = facts.run_sheet
    refusal = refuse_predecessor(steps, draft.id, draft.kind, draft.after_id)
    if refusal is None and draft.id:
        refusal = refuse_orphans(steps, draft.id, draft.kind)
    if refusal is not None:
        raise RuleViolation(refusal.code, **refusal.details)


def step_values(draft: RunStepDraft) -> dict[str, object]:
    """Return what is kept of the plan of a row."""
    return {
        "phase": draft.phase.strip(),
        "kind": draft.kind.value,
        "title": draft.title.strip()[:400],
        "owner_id": draft.owner_id,
        "planned_start": draft.planned_start,
        "minutes": draft.minutes,
        "done_when": draft.done_when.strip()[:400],
        "after_id": draft.after_id,
        "question": draft.question.strip()[:400],
        "trigger": draft.trigger.strip()[:400] if draft.kind is RunKind.ROLLBACK else "",
    }


def _step(facts: ReleaseFacts, step_id: int) -> RunStep:
    for step in facts.run_sheet:
        if step.id == step_id:
            return step
    raise NotFound("run.unknown", id=step_id)


def _described(step: RunStep) -> dict[str, object]:
    start = step.planned_start.isoformat() if step.planned_start else ""
    return {"title": step.title, "start": start, "minutes": step.minutes, **_extras(step)}


def _drafted(draft: RunStepDraft) -> dict[str, object]:
    start = draft.planned_start.isoformat() if draft.planned_start else ""
    title = draft.title.strip()
    return {"title": title, "start": start, "minutes": draft.minutes, **_extras(draft)}


def _extras(row: RunStep | RunStepDraft) -> dict[str, object]:
    found = {"after_id": row.after_id, "question": row.question, "trigger": row.trigger}
    return {name: value for name, value in found.items() if value}
