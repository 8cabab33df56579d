"""Use cases of a release's life: view, edit, schedule, advance, hold, cancel, end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from relapp.domain import approval, gate
from relapp.domain.changes import Changes, Kind
from relapp.domain.fingerprint import fingerprint
from relapp.domain.journal import Event
from relapp.domain.permission import can_edit, can_follow_up, can_run, can_stop
from relapp.domain.person import Person
from relapp.domain.release import ReleaseFacts
from relapp.domain.vocabulary import (
    BoardColumn,
    ChangeState,
    FollowUpTrigger,
    Outcome,
    ReleaseMode,
    Status,
)
from relapp.errors import InvalidInput, NotFound, RuleViolation
from relapp.services import follow_ups, scheduling, stages, step_signers
from relapp.services.desk import Desk, check_people, obey, plain, record, refuse_if_locked
from relapp.services.views import ReleaseView
from relapp.store.queries import cards as card_queries
from relapp.store.queries import facts as fact_queries
from relapp.store.tables import register as g
from relapp.store.tables import release as r
from relapp.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ReleaseEdit:
    """Fields of the registration that may be changed later; None leaves a field as it is."""

    title: str | None = None
    purpose: str | None = None
    version_from: str | None = None
    version_to: str | None = None
    owner_id: int | None = None
    applicant_id: int | None = None
    department_id: int | None = None
    yes: frozenset[str] | None = None
    emergency_reason: str | None = None


_SUBSTANCE = frozenset({"title", "version_from", "version_to", "yes"})
"""Fields that an approval binds to; the others may be mended at any time."""


class ReleasesService:
    """Everything that moves one release, except registration (see `registration`)."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    def view(self, release_id: int) -> ReleaseView:
        """Return one release with its conditions and routes; raises NotFound."""
        desk = self._desk
        with desk.transactions.reading() as connection:
            facts = fact_queries.load_facts(connection, desk.definitions.get, release_id)
            card = card_queries.card_by_id(connection, release_id)
            applicant, department = fact_queries.applicant_and_department(connection, facts.release)
        definition = desk.definitions.get(None, facts.release.process_row)
        seal, now = fingerprint(facts), desk.clock.now()
        return ReleaseView(
            facts=facts,
            definition=definition,
            requirements=gate.requirements(definition, facts, now),
            groups={
                stage.id: approval.route(definition, facts, stage, seal, now)
                for stage in definition.stages
                if stage.route
            },
            fingerprint=seal,
            card=card,
            owner=card.owner,
            applicant=applicant,
            department=department,
            seen_at=now,
        )

    def id_of(self, number: str) -> int:
        """Return the key of a release by its number; raises NotFound."""
        with self._desk.transactions.reading() as connection:
            found = fact_queries.id_of_number(connection, number.strip())
        if found is None:
            raise NotFound("release.unknown", id=number)
        return found

    def edit(self, actor: Person, release_id: int, edit: ReleaseEdit, version: int) -> Changes:
        """Change fields of the registration; raises StaleRecord for an old version."""
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            obey(can_edit(actor, facts))
            values = _edited(facts, edit)
            _check_edited(work, facts, edit)
            if _SUBSTANCE & values.keys():
                refuse_if_locked(work, facts)
            if not values:
                return Changes()
            before = {name: getattr(facts.release, name) for name in values}
            # The scope first: who hands a release over keeps it no more.
            if "version_to" in values or "version_from" in values:
                work.change(
                    r.release_scope,
                    {"release_id": release_id, "application_id": facts.release.application_id},
                    version=None,
                    version_from=values.get("version_from", facts.release.version_from),
                    version_to=values.get("version_to", facts.release.version_to),
                )
            work.change(r.release, {"id": release_id}, version=version, **_stored(values))
            record(work, Event.RELEASE_EDITED, facts, before=plain(before), after=plain(values))
        return work.changes

    def schedule(
        self,
        actor: Person,
        release_id: int,
        version: int,
        *,
        window_id: int | None = None,
        start: datetime | None = None,
        end: datetime | None = None,
    ) -> Changes:
        """Put a release into a window, give it a date of its own, or take both away.

        Raises:
            RuleViolation: `window.refused` with `problems`, or `schedule.needs_window`.
        """
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            obey(can_edit(actor, facts))
            refuse_if_locked(work, facts)
            values = scheduling.schedule_values(
                self._desk, work, facts, window_id=window_id, start=start, end=end
            )
            work.change(r.release, {"id": release_id}, version=version, **values)
            before = {
                "window_id": facts.release.window_id,
                "start": _iso(facts.release.planned_start),
            }
            after = {"window_id": window_id, "start": _iso(values["planned_start"])}
            record(work, Event.RELEASE_SCHEDULED, facts, before=before, after=after)
        return work.changes

    def advance(self, actor: Person, release_id: int, version: int) -> Changes:
        """Move a release to its next stage.

        Raises:
            RuleViolation: `release.blocked` with the blockers.
        """
        with self._desk.transactions.begin(actor) as work:
            facts, now = work.facts(release_id), work.now
            # That it is on hold is said by the gate, beside all else that is missing.
            obey(can_stop(actor, facts))
            definition = work.definition(facts.release.process_row)
            following = definition.next_stage(facts.release.stage)
            if following is None:
                raise RuleViolation("release.last_stage", number=facts.release.number)
            blockers = gate.blockers(definition, facts, now)
            if blockers:
                raise RuleViolation(
                    "release.blocked", blockers=blockers, stage=following.name, count=len(blockers)
                )
            values: dict[str, object] = {"stage": following.id, "stage_since": now}
            left = definition.stage(facts.release.stage)
            if following.column is BoardColumn.CONFIRMING and not facts.release.deployed_at:
                deployed = values["deployed_at"] = _deployed_at(facts, now)
                in_use = facts.release.outcome in (None, Outcome.SUCCESS)
                if definition.trial_run_days and in_use:
                    values["trial_until"] = deployed + timedelta(days=definition.trial_run_days)
            work.change(r.release, {"id": release_id}, version=version, **values)
            after = {"stage": following.id}
            record(work, Event.RELEASE_ADVANCED, facts, before={"stage": left.id}, after=after)
            step_signers.end_all(work, facts)
            if "deployed_at" in values:
                follow_ups.open_by_rule(self._desk, work, facts, FollowUpTrigger.DEPLOYED)
            if following.column is BoardColumn.CLOSED and left.column is not BoardColumn.CLOSED:
                self._close(work, facts, now)
        return work.changes

    def send_back(self, actor: Person, release_id: int, stage_id: str, reason: str) -> Changes:
        """Return a release to an earlier stage before it is live, so that it can be changed.

        Raises:
            RuleViolation: the stage is not an earlier one, or the release is live.
        """
        if not reason.strip():
            raise InvalidInput("reason.missing")
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            obey(can_run(actor, facts))
            stages.send_back(work, facts, stage_id, reason.strip())
        return work.changes

    def hold(self, actor: Person, release_id: int, reason: str) -> Changes:
        """Stop a release with a reason until it is resumed."""
        return self._set_status(actor, release_id, Status.ON_HOLD, reason, Event.RELEASE_HELD)

    def resume(self, actor: Person, release_id: int) -> Changes:
        """Let a held release go on."""
        return self._set_status(actor, release_id, Status.RUNNING, "", Event.RELEASE_RESUMED)

    def cancel(self, actor: Person, release_id: int, reason: str) -> Changes:
        """End a release that will not go live; its reason is kept in the journal."""
        if not reason.strip():
            raise InvalidInput("reason.missing")
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            obey(can_stop(actor, facts))
            if facts.release.deployed_at is not None or facts.release.outcome is not None:
                # A rollback counts in the key figures; cancelling would take it out of them.
                raise RuleViolation("release.already_live", number=facts.release.number)
            work.change(
                r.release,
                {"id": release_id},
                version=None,
                status=Status.CANCELLED.value,
                outcome=Outcome.CANCELLED.value,
                closed_at=work.now,
            )
            for change in facts.changes:
                # They stay where they are and are free from now on, which other pages must learn.
                work.record(Event.CHANGE_SAVED, Kind.CHANGE_REQUEST, change.id, change.number)
            record(work, Event.RELEASE_CANCELLED, facts, after={"reason": reason.strip()})
        return work.changes

    def set_outcome(
        self, actor: Person, release_id: int, outcome: Outcome, note: str = ""
    ) -> Changes:
        """State how the deployment ended; a failure opens its review as a follow-up.

        A rollback lets the change requests go: another release may take them on.

        Raises:
            RuleViolation: `outcome.too_early` before the release is implemented,
                `outcome.changes_moved` where another release has taken on what a rollback let go.
        """
        if outcome is Outcome.CANCELLED:
            raise InvalidInput("outcome.not_here")
        if outcome is not Outcome.SUCCESS and not note.strip():
            raise InvalidInput("reason.missing")
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            obey(can_run(actor, facts))
            stage = work.definition(facts.release.process_row).stage(facts.release.stage)
            if stage.column not in (BoardColumn.IMPLEMENTING, BoardColumn.CONFIRMING):
                raise RuleViolation("outcome.too_early", number=facts.release.number)
            if facts.moved_changes and not outcome.lets_changes_go:
                change = facts.moved_changes[0]
                other = {"number": change.number, "other": change.release_number}
                raise RuleViolation("outcome.changes_moved", **other)
            work.change(r.release, {"id": release_id}, version=None, outcome=outcome.value)
            before = {"outcome": facts.release.outcome.value if facts.release.outcome else ""}
            after = {"outcome": outcome.value, "note": note.strip()}
            record(work, Event.OUTCOME_SET, facts, before=before, after=after)
            if outcome is not Outcome.SUCCESS:
                follow_ups.open_by_rule(self._desk, work, facts, FollowUpTrigger.FAILED)
        return work.changes

    def set_trial(self, actor: Person, release_id: int, until: datetime) -> Changes:
        """Set the end of the trial run."""
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            obey(can_run(actor, facts))
            work.change(r.release, {"id": release_id}, version=None, trial_until=until)
            before, after = {"until": _iso(facts.release.trial_until)}, {"until": _iso(until)}
            record(work, Event.TRIAL_SET, facts, before=before, after=after)
        return work.changes

    def finish_follow_up(
        self, actor: Person, release_id: int, follow_up_id: int, note: str
    ) -> Changes:
        """Settle a follow-up with a note on what was done."""
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            item = next((f for f in facts.follow_ups if f.id == follow_up_id), None)
            if item is None:
                raise NotFound("follow_up.unknown", id=follow_up_id)
            obey(can_follow_up(actor, item.role, facts))
            if item.done_at is None:
                follow_ups.finish(work, facts, item, note)
        return work.changes

    def _set_status(
        self, actor: Person, release_id: int, status: Status, reason: str, event: Event
    ) -> Changes:
        if status is Status.ON_HOLD and not reason.strip():
            raise InvalidInput("reason.missing")
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            obey(can_stop(actor, facts))
            if facts.release.status is status is Status.RUNNING:
                return Changes()
            work.change(
                r.release,
                {"id": release_id},
                version=None,
                status=status.value,
                hold_reason=reason.strip(),
            )
            record(work, event, facts, after={"reason": reason.strip()})
        return work.changes

    def _close(self, work: UnitOfWork, facts: ReleaseFacts, now: datetime) -> None:
        release = facts.release
        work.change(
            r.release,
            {"id": release.id},
            version=None,
            status=Status.CLOSED.value,
            closed_at=now,
            outcome=(release.outcome or Outcome.UNCONFIRMED).value,
        )
        if release.outcome is Outcome.SUCCESS:
            for line in facts.scope:
                work.change(
                    g.application,
                    {"id": line.application_id},
                    version=None,
                    current_version=line.version_to,
                )
                work.record(
                    Event.APPLICATION_SAVED,
                    Kind.APPLICATION,
                    line.application_id,
                    line.application,
                    before={"version": line.version_from},
                    after={"version": line.version_to},
                )
            for change in facts.changes:
                state = ChangeState.DONE.value
                work.change(g.change_request, {"id": change.id}, version=None, state=state)
                work.record(
                    Event.CHANGE_SAVED,
                    Kind.CHANGE_REQUEST,
                    change.id,
                    change.number,
                    before={"state": change.state.value},
                    after={"state": state},
                )
        record(work, Event.RELEASE_CLOSED, facts, after={"outcome": (release.outcome or "")})


def _edited(facts: ReleaseFacts, edit: ReleaseEdit) -> dict[str, object]:
    """Return the fields that really change."""
    given = {name: getattr(edit, name) for name in ReleaseEdit.__dataclass_fields__}
    wanted = {
        name: value.strip() if isinstance(value, str) else value
        for name, value in given.items()
        if value is not None
    }
    required = ["title", "version_to"]
    if facts.release.mode is ReleaseMode.EMERGENCY:
        required.append("emergency_reason")
    for name in required:
        if name in wanted and not wanted[name]:
            raise InvalidInput("field.missing", field=name)
    return {n: v for n, v in wanted.items() if getattr(facts.release, n) != v}


def _check_edited(work: UnitOfWork, facts: ReleaseFacts, edit: ReleaseEdit) -> None:
    check_people(work, edit.owner_id, edit.applicant_id)
    definition = work.definition(facts.release.process_row)
    unknown = (edit.yes or frozenset()) - {question.id for question in definition.questions}
    if unknown:
        raise InvalidInput("field.not_allowed", field=", ".join(sorted(unknown)))


def _deployed_at(facts: ReleaseFacts, now: datetime) -> datetime:
    """Return when the work ended, which is often the evening before somebody moves the card."""
    return max((s.actual_end for s in facts.run_sheet if s.actual_end), default=now)


def _stored(values: dict[str, object]) -> dict[str, object]:
    return {n: _joined(v) if isinstance(v, frozenset) else v for n, v in values.items()}


def _joined(words: Iterable[str]) -> str:
    return ",".join(sorted(words))


def _iso(moment: object) -> str:
    return moment.isoformat() if isinstance(moment, datetime) else ""
