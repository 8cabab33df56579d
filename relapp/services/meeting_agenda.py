"""Use cases of the agenda: what the rules add, what people add, order and minutes."""

from relapp.domain.agenda import Candidate, agenda_by_rule
from relapp.domain.changes import Changes
from relapp.domain.journal import Event
from relapp.domain.meeting import LONGEST_ITEM, USUAL_MINUTES, AgendaItem, AgendaReason, Meeting
from relapp.domain.meeting_rules import can_prepare
from relapp.domain.person import Person
from relapp.domain.vocabulary import ItemState
from relapp.errors import InvalidInput, NotFound, RuleViolation
from relapp.services.desk import Desk, obey
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
                raise RuleViolation("meeting.item_begun", number=item.number)
            work.delete(t.meeting_item, id=item_id)
            _renumber(work, [i for i in meeting.items if i.id != item_id])
            self._changed(work, meeting, removed=item.number)
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
            _renumber(work, [*others[: place - 1], item, *others[place - 1 :]])
            note_meeting(
                work,
                Event.MEETING_SAVED,
                meeting_id,
                meeting.title,
                moved=item.number,
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
            work.change(t.meeting_item, {"id": item_id}, version=version, minutes=minutes)
            self._changed(work, meeting, minutes=minutes, item=item.number)
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


def _renumber(work: UnitOfWork, items: list[AgendaItem]) -> None:
    for place, item in enumerate(items, start=1):
        if item.position != place:
            work.change(t.meeting_item, {"id": item.id}, version=None, position=place)


def _check_minutes(minutes: int) -> None:
    if not 0 < minutes <= LONGEST_ITEM:
        raise InvalidInput("meeting.minutes", limit=LONGEST_ITEM)
