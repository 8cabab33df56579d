"""Use cases of the review meeting itself: call it, open it, turn from item to item, end it."""

from datetime import datetime

from sqlalchemy import select

from relapp.domain.changes import Changes, Kind
from relapp.domain.journal import Event
from relapp.domain.meeting import AgendaItem, Meeting, MeetingDraft, MeetingLine
from relapp.domain.meeting_rules import (
    can_begin,
    can_lead,
    can_plan,
    can_prepare,
    can_read,
    can_speak,
    can_steer,
)
from relapp.domain.meeting_time import left_state, next_open, seconds_used
from relapp.domain.person import ADMINISTRATOR, Permission, Person, may
from relapp.domain.vocabulary import ItemState, MeetingState, Reply
from relapp.errors import InvalidInput, NotFound, RuleViolation
from relapp.services.agenda_writing import change_item
from relapp.services.desk import Desk, check_people, obey, plain
from relapp.store.queries import meeting_series as series_queries
from relapp.store.queries import meetings as meeting_queries
from relapp.store.tables import meeting as t
from relapp.store.unit_of_work import UnitOfWork

_LONGEST = 600


class MeetingsService:
    """Meetings with their people and their course."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    def all(self, actor: Person) -> tuple[MeetingLine, ...]:
        """Return the meetings somebody may read, newest first."""
        with self._desk.transactions.reading() as connection:
            lines = meeting_queries.meeting_lines(connection)
        everything = may(actor, Permission.RUN_RELEASES) or actor.holds(ADMINISTRATOR)
        return tuple(line for line in lines if everything or actor.id in line.invited)

    def view(self, actor: Person, meeting_id: int) -> Meeting:
        """Return one meeting whole; raises NotFound, NotPermitted."""
        with self._desk.transactions.reading() as connection:
            meeting = meeting_queries.load_meeting(connection, meeting_id)
        obey(can_read(actor, meeting))
        return meeting

    def pulse(self, meeting_id: int) -> tuple[int, str]:
        """Return version and what the host shows, so that desks notice within the second."""
        with self._desk.transactions.reading() as connection:
            return meeting_queries.pulse(connection, meeting_id)

    def save(self, actor: Person, draft: MeetingDraft) -> Changes:
        """Call a meeting or change what was arranged; who was asked before keeps the reply.

        Raises:
            InvalidInput: title missing or length impossible.
            StaleRecord: somebody else changed it meanwhile.
        """
        _arranged(draft)
        with self._desk.transactions.begin(actor) as work:
            check_people(work, draft.host_id, *(p.person_id for p in draft.people))
            if draft.id:
                obey(can_prepare(actor, open_meeting(work, draft.id)))
                rearrange(work, draft, version=draft.version)
                series_queries.keep_apart(work.connection, draft.id)
            else:
                obey(can_plan(actor))
                call_meeting(work, draft)
        return work.changes

    def cancel(self, actor: Person, meeting_id: int, reason: str, version: int) -> Changes:
        """Call a meeting off; its agenda is free for another one."""
        if not reason.strip():
            raise InvalidInput("reason.missing")
        with self._desk.transactions.begin(actor) as work:
            meeting = open_meeting(work, meeting_id)
            obey(can_lead(actor, meeting))
            if meeting.state is not MeetingState.PLANNED:
                raise RuleViolation("meeting.begun", title=meeting.title)
            values = {"state": MeetingState.CANCELLED.value, "note": reason.strip()}
            work.change(t.meeting, {"id": meeting_id}, version=version, **values)
            note_meeting(
                work, Event.MEETING_CANCELLED, meeting_id, meeting.title, reason=reason.strip()
            )
        return work.changes

    def reply(self, actor: Person, meeting_id: int, reply: Reply) -> Changes:
        """Say whether one comes."""
        with self._desk.transactions.begin(actor) as work:
            meeting = open_meeting(work, meeting_id)
            if meeting.attendee(actor.id) is None:
                raise RuleViolation("meeting.not_invited", title=meeting.title)
            if meeting.state is not MeetingState.PLANNED:
                raise RuleViolation("meeting.begun", title=meeting.title)
            where = {"meeting_id": meeting_id, "person_id": actor.id}
            work.change(t.meeting_person, where, version=None, reply=reply.value)
            note_meeting(work, Event.MEETING_SAVED, meeting_id, meeting.title, reply=reply.value)
        return work.changes

    def set_arrived(
        self, actor: Person, meeting_id: int, person_id: int, *, arrived: bool
    ) -> Changes:
        """Tick who is there; everybody may do it for himself, the host for all."""
        with self._desk.transactions.begin(actor) as work:
            meeting = open_meeting(work, meeting_id)
            obey(can_speak(actor, meeting) if person_id == actor.id else can_steer(actor, meeting))
            attendee = meeting.attendee(person_id)
            if attendee is None:
                raise NotFound("person.unknown", id=person_id)
            if (attendee.arrived_at is not None) == arrived:
                return Changes()
            where = {"meeting_id": meeting_id, "person_id": person_id}
            at = work.now if arrived else None
            work.change(t.meeting_person, where, version=None, arrived_at=at)
            after = {"person": attendee.name, "arrived": arrived}
            note_meeting(work, Event.MEETING_SAVED, meeting_id, meeting.title, **after)
        return work.changes

    def begin(self, actor: Person, meeting_id: int, version: int) -> Changes:
        """Open the meeting and turn to the first item; whoever opens it is there."""
        with self._desk.transactions.begin(actor) as work:
            meeting = open_meeting(work, meeting_id)
            obey(can_begin(actor, meeting))
            first = next(item for item in meeting.items if item.open)
            work.change(
                t.meeting,
                {"id": meeting_id},
                version=version,
                state=MeetingState.RUNNING.value,
                began_at=work.now,
                **_turned(first, work.now),
            )
            _mark(work, first, ItemState.CURRENT)
            self._arrive(work, meeting, actor)
            note_meeting(work, Event.MEETING_BEGUN, meeting_id, meeting.title, item=first.name)
        return work.changes

    def turn_to(self, actor: Person, meeting_id: int, item_id: int | None, version: int) -> Changes:
        """Turn to an item, or to the next one that is open.

        Raises:
            RuleViolation: `meeting.no_more` where no item is open any more.
        """
        with self._desk.transactions.begin(actor) as work:
            meeting = open_meeting(work, meeting_id)
            obey(can_steer(actor, meeting))
            wanted = meeting.item(item_id) if item_id is not None else next_open(meeting)
            if wanted is None:
                raise RuleViolation("meeting.no_more")
            if wanted.id == meeting.current_item_id:
                return Changes()
            _leave(work, meeting)
            turned = _turned(wanted, work.now)
            work.change(t.meeting, {"id": meeting_id}, version=version, paused_at=None, **turned)
            _mark(work, wanted, ItemState.CURRENT)
            note_meeting(work, Event.MEETING_SAVED, meeting_id, meeting.title, item=wanted.name)
        return work.changes

    def pause(self, actor: Person, meeting_id: int, version: int, *, paused: bool) -> Changes:
        """Stop the clock of the item, or let it run on."""
        with self._desk.transactions.begin(actor) as work:
            meeting = open_meeting(work, meeting_id)
            obey(can_steer(actor, meeting))
            if (meeting.paused_at is not None) == paused:
                return Changes()
            values: dict[str, object] = {"paused_at": work.now if paused else None}
            if meeting.paused_at is not None and meeting.current_since is not None:
                # The present moves on by the pause; so does the moment the item is counted from.
                values["current_since"] = meeting.current_since + (work.now - meeting.paused_at)
            work.change(t.meeting, {"id": meeting_id}, version=version, **values)
            note_meeting(work, Event.MEETING_SAVED, meeting_id, meeting.title, paused=paused)
        return work.changes

    def show(self, actor: Person, meeting_id: int, item_id: int, place: str) -> Changes:
        """Note where in the current item the host is; desks that follow go there."""
        with self._desk.transactions.begin(actor) as work:
            obey(can_steer(actor, meeting_queries.load_meeting(work.connection, meeting_id)))
            shown = meeting_queries.show(work.connection, meeting_id, item_id, place[:400])
        return Changes(frozenset({(Kind.MEETING, meeting_id)} if shown else ()))

    def end(self, actor: Person, meeting_id: int, version: int) -> Changes:
        """End the meeting; the minutes are made from what stands then."""
        with self._desk.transactions.begin(actor) as work:
            meeting = open_meeting(work, meeting_id)
            obey(can_steer(actor, meeting))
            _leave(work, meeting)
            work.change(
                t.meeting,
                {"id": meeting_id},
                version=version,
                state=MeetingState.ENDED.value,
                ended_at=work.now,
                current_item_id=None,
                current_since=None,
                paused_at=None,
                shown="",
            )
            decided = sum(1 for item in meeting.items if item.decision is not None)
            note_meeting(work, Event.MEETING_ENDED, meeting_id, meeting.title, decided=decided)
        return work.changes

    def _arrive(self, work: UnitOfWork, meeting: Meeting, actor: Person) -> None:
        attendee = meeting.attendee(actor.id)
        if attendee is not None and attendee.arrived_at is None:
            where = {"meeting_id": meeting.id, "person_id": actor.id}
            work.change(t.meeting_person, where, version=None, arrived_at=work.now)


def call_meeting(work: UnitOfWork, draft: MeetingDraft) -> int:
    """Write a new meeting with its people; returns its key, raises InvalidInput."""
    values = _arranged(draft)
    key = work.insert(
        t.meeting, **values, state=MeetingState.PLANNED.value, shown="", note="", version=1
    )
    _invite(work, key, draft)
    note_meeting(work, Event.MEETING_SAVED, key, draft.title, **plain(values))
    return key


def rearrange(work: UnitOfWork, draft: MeetingDraft, *, version: int | None = None) -> None:
    """Write what was arranged anew; raises InvalidInput, StaleRecord."""
    values = _arranged(draft)
    work.change(t.meeting, {"id": draft.id}, version=version, **values)
    _invite(work, draft.id, draft)
    note_meeting(work, Event.MEETING_SAVED, draft.id, draft.title, **plain(values))


def open_meeting(work: UnitOfWork, meeting_id: int) -> Meeting:
    """Lock a meeting against other desks and read it; raises NotFound."""
    if work.connection.dialect.name != "sqlite":
        lock = select(t.meeting.c.id).where(t.meeting.c.id == meeting_id).with_for_update()
        work.connection.execute(lock)
    return meeting_queries.load_meeting(work.connection, meeting_id)


def note_meeting(
    work: UnitOfWork, event: Event, meeting_id: int, title: str, /, **after: object
) -> None:
    """Write a journal entry of a meeting."""
    work.record(event, Kind.MEETING, meeting_id, title, after=after)


def _arranged(draft: MeetingDraft) -> dict[str, object]:
    if not draft.title.strip():
        raise InvalidInput("field.missing", field="title")
    if not 0 < draft.minutes <= _LONGEST:
        raise InvalidInput("meeting.minutes", limit=_LONGEST)
    return {
        "title": draft.title.strip(),
        "place": draft.place.strip(),
        "starts_at": draft.starts_at,
        "minutes": draft.minutes,
        "host_id": draft.host_id,
    }


def _invite(work: UnitOfWork, meeting_id: int, draft: MeetingDraft) -> None:
    """Bring the list of people up to date; the host is always one of them."""
    wanted = {p.person_id: p.required for p in draft.people} | {draft.host_id: True}
    known = set(work.keys(t.meeting_person, "person_id", meeting_id=meeting_id))
    for person_id in known - wanted.keys():
        work.delete(t.meeting_person, meeting_id=meeting_id, person_id=person_id)
    for person_id, required in wanted.items():
        key = {"meeting_id": meeting_id, "person_id": person_id}
        if person_id in known:
            work.change(t.meeting_person, key, version=None, required=required)
        else:
            reply = Reply.COMES if person_id == draft.host_id else Reply.OPEN
            work.insert(t.meeting_person, **key, required=required, reply=reply.value, version=1)


def _turned(item: AgendaItem, now: datetime) -> dict[str, object]:
    return {"current_item_id": item.id, "current_since": now, "shown": ""}


def _leave(work: UnitOfWork, meeting: Meeting) -> None:
    """Put the clock of the current item by and give it the state it has earned."""
    current = meeting.current
    if current is not None:
        used = seconds_used(meeting, current, work.now)
        _mark(work, current, left_state(current), seconds=used)


def _mark(work: UnitOfWork, item: AgendaItem, state: ItemState, **values: object) -> None:
    change_item(work, item.id, version=None, state=state.value, **values)
