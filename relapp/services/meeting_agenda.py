"""Use cases of the agenda: what the rules add, what people add, order and minutes."""

from relapp.domain.agenda import Candidate, agenda_by_rule
from relapp.domain.changes import Changes
from relapp.domain.journal import Event
from relapp.domain.meeting import (
    LONGEST_ITEM,
    USUAL_MINUTES,
    AgendaReason,
    Meeting,
    TopicDraft,
)
from relapp.domain.meeting_rules import can_prepare
from relapp.domain.person import Person
from relapp.domain.vocabulary import ItemState
from relapp.errors import InvalidInput, NotFound, RuleViolation
from relapp.services.agenda_writing import change_item, remove_item, renumber
from relapp.services.desk import Desk, check_people, obey
from relapp.services.meeting_record import known_item
from relapp.services.meetings import note_meeting, open_meeting
from relapp.store.queries import agenda as agenda_queries
from relapp.store.tables import meeting as t
from relapp.store.tables.release import release
from relapp.store.unit_of_work import UnitOfWork


class AgendaService:
    """Items of one meeting in their order."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    def waiting(self) -> tuple[tuple[Candidate, AgendaReason], ...]:
        """Return the releases that wait for a meeting and are on no agenda, in order."""
        with self._desk.transactions.reading() as connection:
            found = agenda_queries.candidates(connection, self._desk.definitions.get)
        return agenda_by_rule(found)

    def add_by_rule(self, actor: Person, meeting_id: int) -> Changes:
        """Put every release that waits for a meeting onto the agenda, behind what is there.

        Nothing is touched where none waits.
        """
        with self._desk.transactions.begin(actor) as work:
            meeting = self._open(work, actor, meeting_id)
            found = agenda_queries.candidates(work.connection, self._desk.definitions.get)
            wanted = agenda_by_rule(found)
            if not wanted:
                return Changes()
            for place, (candidate, reason) in enumerate(wanted, start=len(meeting.items) + 1):
                _insert(work, meeting_id, candidate.release_id, place, reason)
            numbers = [candidate.number for candidate, _reason in wanted]
            self._changed(work, meeting, added=numbers)
        return work.changes

    def add(
        self,
        actor: Person,
        meeting_id: int,
        release_id: int,
        minutes: int = USUAL_MINUTES,
    ) -> Changes:
        """Put one release at the end of the agenda.

        Raises:
            RuleViolation: it is on this agenda already.
        """
        _check_minutes(minutes)
        with self._desk.transactions.begin(actor) as work:
            meeting = self._open(work, actor, meeting_id)
            row = work.row(release, id=release_id)
            if row is None:
                raise NotFound("release.unknown", id=release_id)
            if any(item.release_id == release_id for item in meeting.items):
                raise RuleViolation("meeting.on_agenda", number=row["number"])
            place = len(meeting.items) + 1
            _insert(work, meeting_id, release_id, place, AgendaReason.BY_HAND, minutes)
            self._changed(work, meeting, added=[row["number"]])
        return work.changes

    def save_topic(self, actor: Person, meeting_id: int, draft: TopicDraft) -> Changes:
        """Put a topic at the end of the agenda, or change what it is about.

        Raises:
            InvalidInput: `field.missing` without a title; `meeting.minutes`.
            StaleRecord: somebody else changed it meanwhile.
            RuleViolation: `meeting.no_topic`; the item is a release.
        """
        title = " ".join(draft.title.split())
        if not title:
            raise InvalidInput("field.missing", field="title")
        _check_minutes(draft.minutes)
        about = {"title": title, "presenter_id": draft.presenter_id, "minutes": draft.minutes}
        with self._desk.transactions.begin(actor) as work:
            meeting = self._open(work, actor, meeting_id)
            check_people(work, draft.presenter_id)
            if draft.id:
                item = known_item(meeting, draft.id)
                if not item.is_topic:
                    raise RuleViolation("meeting.no_topic", number=item.number)
                change_item(work, draft.id, version=draft.version, **about)
                self._changed(work, meeting, topic=title, before=item.title)
            else:
                fresh = {"seconds": 0, "decision_note": "", "note": "", "version": 1}
                work.insert(
                    t.meeting_topic,
                    meeting_id=meeting_id,
                    position=len(meeting.items) + 1,
                    state=ItemState.OPEN.value,
                    **about,
                    **fresh,
                )
                self._changed(work, meeting, added=[title])
        return work.changes

    def remove(self, actor: Person, meeting_id: int, item_id: int) -> Changes:
        """Take an item off; one that was spoken about stays.

        Raises:
            RuleViolation: `meeting.item_begun`.
        """
        with self._desk.transactions.begin(actor) as work:
            meeting = self._open(work, actor, meeting_id)
            item = known_item(meeting, item_id)
            has_actions = bool(meeting.actions_of(item_id))
            if item.state is not ItemState.OPEN or item.seconds or item.note or has_actions:
                raise RuleViolation("meeting.item_begun", number=item.name)
            remove_item(work, item_id)
            renumber(work, [i for i in meeting.items if i.id != item_id])
            self._changed(work, meeting, removed=item.name)
        return work.changes

    def move(
        self, actor: Person, meeting_id: int, item_id: int, place: int, version: int
    ) -> Changes:
        """Put an item at a place, counted from 1; the others close up.

        Raises:
            StaleRecord: the agenda is not the one that was seen.
        """
        with self._desk.transactions.begin(actor) as work:
            meeting = self._open(work, actor, meeting_id)
            item = known_item(meeting, item_id)
            others = [i for i in meeting.items if i.id != item_id]
            place = max(1, min(place, len(others) + 1))
            work.change(t.meeting, {"id": meeting_id}, version=version)
            renumber(work, [*others[: place - 1], item, *others[place - 1 :]])
            note_meeting(
                work,
                Event.MEETING_SAVED,
                meeting_id,
                meeting.title,
                moved=item.name,
                place=place,
            )
        return work.changes

    def set_minutes(
        self, actor: Person, meeting_id: int, item_id: int, minutes: int, version: int
    ) -> Changes:
        """Give an item more or less time."""
        _check_minutes(minutes)
        with self._desk.transactions.begin(actor) as work:
            meeting = self._open(work, actor, meeting_id)
            item = known_item(meeting, item_id)
            change_item(work, item_id, version=version, minutes=minutes)
            self._changed(work, meeting, minutes=minutes, item=item.name)
        return work.changes

    def _open(self, work: UnitOfWork, actor: Person, meeting_id: int) -> Meeting:
        meeting = open_meeting(work, meeting_id)
        obey(can_prepare(actor, meeting))
        return meeting

    def _changed(self, work: UnitOfWork, meeting: Meeting, **after: object) -> None:
        # A new version: whoever orders the agenda must have seen this.
        work.change(t.meeting, {"id": meeting.id}, version=None)
        note_meeting(work, Event.MEETING_SAVED, meeting.id, meeting.title, **after)


def _insert(
    work: UnitOfWork,
    meeting_id: int,
    release_id: int,
    place: int,
    why: AgendaReason,
    minutes: int = USUAL_MINUTES,
) -> None:
    work.insert(
        t.meeting_item,
        meeting_id=meeting_id,
        release_id=release_id,
        position=place,
        minutes=minutes,
        why=why.value,
        state=ItemState.OPEN.value,
        seconds=0,
        decision_note="",
        note="",
        version=1,
    )


def _check_minutes(minutes: int) -> None:
    if not 0 < minutes <= LONGEST_ITEM:
        raise InvalidInput("meeting.minutes", limit=LONGEST_ITEM)
