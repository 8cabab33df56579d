"""Use cases of what is said in a meeting: lines are added, mended or taken back by their writer."""

from relapp.domain.changes import Changes
from relapp.domain.journal import Event
from relapp.domain.meeting import AgendaItem, Meeting, Note
from relapp.domain.meeting_rules import can_change_note, can_speak
from relapp.domain.person import Person
from relapp.errors import InvalidInput, NotFound
from relapp.services.agenda_writing import change_item, pointer
from relapp.services.desk import Desk, obey
from relapp.services.meeting_record import known_item
from relapp.services.meetings import note_meeting, open_meeting
from relapp.store.tables import meeting as t
from relapp.store.unit_of_work import UnitOfWork


class MeetingNotesService:
    """Lines of the record; the record itself is the item's text, which minutes print as it is."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    def add(self, actor: Person, meeting_id: int, item_id: int, text: str) -> Changes:
        """Add a line to the record of an item, with who said it and when."""
        said = _words(text)
        zone = self._desk.zone()
        with self._desk.transactions.begin(actor) as work:
            meeting = open_meeting(work, meeting_id)
            obey(can_speak(actor, meeting))
            item = known_item(meeting, item_id)
            head = f"{work.now.astimezone(zone):%H:%M} {actor.name}："
            lines = [*(line.text for line in meeting.record_of(item)), head + said]
            work.insert(
                t.meeting_note,
                meeting_id=meeting_id,
                **pointer(item_id),
                person_id=actor.id,
                head=head,
                said=said,
                version=1,
            )
            _store(work, meeting, item, lines)
            after = {"item": item.name, "note": said}
            note_meeting(work, Event.MEETING_SAVED, meeting_id, meeting.title, **after)
        return work.changes

    def change(
        self, actor: Person, meeting_id: int, note_id: int, text: str, version: int
    ) -> Changes:
        """Put other words into one's own line; when and who stay as they are.

        Raises:
            NotPermitted: somebody else wrote it, or the meeting is over.
            StaleRecord: it was changed at another desk meanwhile.
            NotFound: `meeting.note_unknown`.
        """
        said = _words(text)
        with self._desk.transactions.begin(actor) as work:
            meeting = open_meeting(work, meeting_id)
            note = _known(actor, meeting, note_id)
            work.change(t.meeting_note, {"id": note_id}, version=version, said=said)
            self._rewrite(work, meeting, note, note.head + said)
            after = {"note": said, "before": note.said}
            note_meeting(work, Event.MEETING_SAVED, meeting_id, meeting.title, **after)
        return work.changes

    def remove(self, actor: Person, meeting_id: int, note_id: int, version: int) -> Changes:
        """Take one's own line back; the journal keeps that it was there.

        Raises:
            NotPermitted: somebody else wrote it, or the meeting is over.
            StaleRecord: it was changed at another desk meanwhile.
            NotFound: `meeting.note_unknown`.
        """
        with self._desk.transactions.begin(actor) as work:
            meeting = open_meeting(work, meeting_id)
            note = _known(actor, meeting, note_id)
            # Asks for the version before the row goes.
            work.change(t.meeting_note, {"id": note_id}, version=version)
            work.delete(t.meeting_note, id=note_id)
            self._rewrite(work, meeting, note, None)
            after = {"note": "", "before": note.said}
            note_meeting(work, Event.MEETING_SAVED, meeting_id, meeting.title, **after)
        return work.changes

    def _rewrite(self, work: UnitOfWork, meeting: Meeting, note: Note, line: str | None) -> None:
        """Put another line in the place of a note's, or none."""
        item = known_item(meeting, note.item_id)
        lines = [
            line if known.note == note else known.text
            for known in meeting.record_of(item)
            if known.note != note or line is not None
        ]
        _store(work, meeting, item, [text for text in lines if text is not None])


def _words(text: str) -> str:
    said = " ".join(text.split())
    if not said:
        raise InvalidInput("field.missing", field="note")
    return said


def _known(actor: Person, meeting: Meeting, note_id: int) -> Note:
    note = next((note for note in meeting.notes if note.id == note_id), None)
    if note is None:
        raise NotFound("meeting.note_unknown", id=note_id)
    obey(can_change_note(actor, meeting, note))
    return note


def _store(work: UnitOfWork, meeting: Meeting, item: AgendaItem, lines: list[str]) -> None:
    change_item(work, item.id, version=None, note="\n".join(lines))
