"""Registers a release: scope gate, number without gaps, scope lines, changes, schedule."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from relapp.domain.changes import Kind
from relapp.domain.definition import ProcessDefinition, ScopeOption
from relapp.domain.journal import Event
from relapp.domain.person import Permission, Person
from relapp.domain.release import ReleaseDraft
from relapp.domain.vocabulary import ChangeState, ReleaseMode, Status
from relapp.errors import InvalidInput, NotFound, RuleViolation
from relapp.services import scheduling
from relapp.services.desk import Desk, check_people, require
from relapp.services.views import Registered
from relapp.store.queries import people as people_queries
from relapp.store.queries import register as register_queries
from relapp.store.queries.facts import load_release
from relapp.store.tables import register as g
from relapp.store.tables import release as r
from relapp.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a new release begins."""

    definition: ProcessDefinition
    option: ScopeOption
    number: str


class RegistrationService:
    """Takes new releases in; out-of-scope requests are refused with a reason and kept."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    def register(self, actor: Person, draft: ReleaseDraft) -> Registered:
        """Register a release, or keep a refused request.

        Raises:
            InvalidInput: a field is missing or does not fit the process.
            RuleViolation: a change is not approved or taken, the window refuses.
        """
        require(actor, Permission.REGISTER_RELEASE)
        with self._desk.transactions.begin(actor) as work:
            definition = work.definition(draft.process_row)
            option = _option(definition, draft)
            _check(definition, draft)
            check_people(work, draft.owner_id, draft.applicant_id)
            office = people_queries.office(work.connection)
            number = next_number(work, office.number_prefix, ZoneInfo(office.zone), option.in_scope)
            place = _Place(definition, option, number)
            release_id = _insert(work, draft, place)
            if option.in_scope:
                attach_changes(work, release_id, number, draft.change_ids)
                _insert_dependencies(work, release_id, draft)
                self._schedule(work, release_id, draft)
            _record(work, release_id, draft, place)
        return Registered(work.changes, release_id, number, refused=not option.in_scope)

    def _schedule(self, work: UnitOfWork, release_id: int, draft: ReleaseDraft) -> None:
        if draft.window_id is None and draft.planned_start is None:
            return
        work.touch(release_id)
        values = scheduling.schedule_values(
            self._desk,
            work,
            work.facts(release_id),
            window_id=draft.window_id,
            start=draft.planned_start,
            end=draft.planned_end,
        )
        work.change(r.release, {"id": release_id}, version=None, **values)


def next_number(work: UnitOfWork, prefix: str, zone: ZoneInfo, in_scope: bool) -> str:
    """Take the next number of the year, such as FB26-147; refused requests have their own row.

    The row of the series is locked by the update, so that two desks cannot take one number
    and a rolled-back registration leaves no gap.
    """
    year = work.now.astimezone(zone).year % 100
    series = f"{prefix}{year:02d}" if in_scope else f"{prefix}{year:02d}-R"
    last = work.next_in_series(series)
    return f"{series}-{last:03d}" if in_scope else f"{series}{last:03d}"


def attach_changes(
    work: UnitOfWork, release_id: int, number: str, change_ids: tuple[int, ...]
) -> None:
    """Put approved, free change requests into a release.

    Raises:
        NotFound: there is no such change.
        RuleViolation: `change.not_approved` or `change.taken`, naming the change.
    """
    found = register_queries.changes_by_id(work.connection, change_ids)
    if len(found) < len(set(change_ids)):
        raise NotFound("change.unknown")
    for change in found:
        if change.state is not ChangeState.APPROVED:
            raise RuleViolation("change.not_approved", number=change.number)
        if change.release_id != release_id and not change.free:
            raise RuleViolation("change.taken", number=change.number, other=change.release_number)
        if change.release_id is not None and change.release_id != release_id:
            # The release before keeps it in its own history, and goes on showing it.
            work.record(
                Event.CHANGE_MOVED,
                Kind.RELEASE,
                change.release_id,
                change.number,
                after={"to": number},
            )
        work.change(
            g.change_request, {"id": change.id}, version=change.version, release_id=release_id
        )
        work.record(
            Event.CHANGE_SAVED,
            Kind.CHANGE_REQUEST,
            change.id,
            change.number,
            after={"release": number},
        )


def _option(definition: ProcessDefinition, draft: ReleaseDraft) -> ScopeOption:
    for option in definition.scope:
        if option.id == draft.scope_option:
            return option
    raise InvalidInput("field.missing", field="scope_option")


def _check(definition: ProcessDefinition, draft: ReleaseDraft) -> None:
    if not draft.title.strip():
        raise InvalidInput("field.missing", field="title")
    if not draft.version_to.strip():
        raise InvalidInput("field.missing", field="version_to")
    if draft.type not in definition.types or draft.mode not in definition.modes:
        raise InvalidInput("field.not_allowed", field="type")
    if draft.mode is ReleaseMode.EMERGENCY and not draft.emergency_reason.strip():
        raise InvalidInput("field.missing", field="emergency_reason")
    unknown = draft.yes - {question.id for question in definition.questions}
    if unknown:
        raise InvalidInput("field.not_allowed", field=", ".join(sorted(unknown)))


def _insert(work: UnitOfWork, draft: ReleaseDraft, place: _Place) -> int:
    applications = {a.id: a for a in register_queries.applications(work.connection)}
    application = applications.get(draft.application_id)
    if application is None:
        raise NotFound("application.unknown", id=draft.application_id)
    in_scope = place.option.in_scope
    version_from = draft.version_from.strip() or application.current_version
    release_id = work.insert(
        r.release,
        number=place.number,
        process_id=draft.process_row,
        type=draft.type.value,
        mode=draft.mode.value,
        strategy=draft.strategy.value,
        title=draft.title.strip()[:400],
        stage=place.definition.stages[0].id,
        status=(Status.RUNNING if in_scope else Status.REFUSED).value,
        application_id=application.id,
        version_from=version_from,
        version_to=draft.version_to.strip(),
        owner_id=draft.owner_id,
        applicant_id=draft.applicant_id or work.actor.id,
        department_id=draft.department_id or application.department_id,
        registered_at=work.now,
        stage_since=work.now,
        yes=",".join(sorted(draft.yes)),
        purpose=draft.purpose.strip(),
        hold_reason="",
        refusal="" if in_scope else place.option.id,
        emergency_reason=draft.emergency_reason.strip(),
        closed_at=None if in_scope else work.now,
        imported=False,
        version=1,
    )
    lines = {application.id: (version_from, draft.version_to.strip())}
    for application_id, old, new in draft.applications:
        lines.setdefault(application_id, (old, new))
    for application_id, (old, new) in lines.items():
        if application_id not in applications:
            raise NotFound("application.unknown", id=application_id)
        work.insert(
            r.release_scope,
            release_id=release_id,
            application_id=application_id,
            version_from=old,
            version_to=new,
        )
    return release_id


def _insert_dependencies(work: UnitOfWork, release_id: int, draft: ReleaseDraft) -> None:
    for other_id, need in dict(draft.depends_on).items():
        load_release(work.connection, other_id)
        work.insert(
            r.release_dependency, release_id=release_id, other_id=other_id, need=need.strip()
        )


def _record(work: UnitOfWork, release_id: int, draft: ReleaseDraft, place: _Place) -> None:
    after: dict[str, object] = {
        "title": draft.title.strip(),
        "type": draft.type.value,
        "mode": draft.mode.value,
        "strategy": draft.strategy.value,
        "version": draft.version_to.strip(),
        "process": f"{place.definition.id} {place.definition.version}",
        "sha256": place.definition.sha256,
        "at": _iso(draft.planned_start),
    }
    if not place.option.in_scope:
        after["refusal"] = place.option.id
    event = Event.RELEASE_REGISTERED if place.option.in_scope else Event.RELEASE_REFUSED
    work.record(event, Kind.RELEASE, release_id, place.number, after=after)


def _iso(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
