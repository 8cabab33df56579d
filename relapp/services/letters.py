"""Use cases of letters: reminder, go-live notice, result; as drafts, or sent by a mail server."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from relapp.config import Settings
from relapp.domain.changes import Changes
from relapp.domain.journal import ENGLISH, Event
from relapp.domain.letter import Appointment, Letter, LetterKind, Mailbox
from relapp.domain.mail_server import MailServer, Protection
from relapp.domain.meeting import Meeting
from relapp.domain.meeting_rules import can_invite, can_read
from relapp.domain.open_duties import open_duties
from relapp.domain.permission import acts_as, keeps
from relapp.domain.person import Person
from relapp.domain.refusal import Refusal
from relapp.domain.release import ReleaseFacts
from relapp.domain.text import Language
from relapp.errors import NotPermitted, RuleViolation
from relapp.export.smtp import Progress
from relapp.services import invitation_content
from relapp.services import letter_content as content
from relapp.services.desk import Desk, obey, plain, record
from relapp.services.meetings import note_meeting
from relapp.store.engine import Connection
from relapp.store.queries import facts as fact_queries
from relapp.store.queries import meetings as meeting_queries
from relapp.store.queries import people as people_queries
from relapp.store.queries import register as register_queries

NOTICE_DOCUMENT: Final = "service_notice"
"""Identifier of the notice among the documents of a process."""
_SUBJECT: Final = 400


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter as the server took it: `refused` holds addresses that it did not take."""

    letter: Letter
    refused: tuple[str, ...] = ()


def server_of(settings: Settings) -> MailServer:
    """Return the mail server of the settings; words of another version mean STARTTLS."""
    known = {protection.value: protection for protection in Protection}
    return MailServer(
        settings.mail_host,
        settings.mail_port,
        known.get(settings.mail_protection, Protection.STARTTLS),
        settings.mail_sender,
        settings.mail_user,
    )


class LettersService:
    """Composes letters, writes or sends them, and notes on release or meeting who was told."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    def reminder(
        self,
        actor: Person,
        release_ids: Iterable[int],
        language: Language = "zh",
        people: Collection[int] = (),
    ) -> Letter:
        """Return a letter to everybody whose turn it is at these releases.

        Args:
            actor: who reminds; what waits for him alone is left out.
            release_ids: the releases.
            language: of the letter.
            people: keys of those to be reminded; nobody in particular means everybody.

        Raises:
            RuleViolation: `mail.nothing_waits`.
        """
        _check_active(actor)
        waiting: list[content.Waiting] = []
        numbers: list[str] = []
        with self._desk.transactions.reading() as connection:
            writer = self._writer(connection, actor, language)
            for release_id in release_ids:
                facts = self._facts(connection, release_id)
                numbers.append(facts.release.number)
                one = self._waiting(facts, actor, people)
                if one.duties:
                    waiting.append(one)
        if not waiting:
            raise RuleViolation("mail.nothing_waits", number=tuple(numbers))
        return content.reminder(writer, waiting)

    def notice(self, actor: Person, release_id: int, language: Language = "zh") -> Letter:
        """Return the notice to users before a go-live.

        Raises:
            RuleViolation: `mail.no_notice`; the process has none.
        """
        with self._desk.transactions.reading() as connection:
            facts = self._facts(connection, release_id)
            obey(_may_tell(actor, facts))
            definition = self._desk.definitions.get(connection, facts.release.process_row)
            if all(document.id != NOTICE_DOCUMENT for document in definition.documents):
                raise RuleViolation("mail.no_notice", number=facts.release.number)
            names = {a.id: a.name for a in register_queries.applications(connection)}
            return content.notice(self._writer(connection, actor, language), facts, names)

    def result(self, actor: Person, release_id: int, language: Language = "zh") -> Letter:
        """Return the letter that says how a release ended.

        Raises:
            RuleViolation: `mail.no_outcome`; nobody has stated it yet.
        """
        with self._desk.transactions.reading() as connection:
            facts = self._facts(connection, release_id)
            obey(_may_tell(actor, facts))
            if facts.release.outcome is None:
                raise RuleViolation("mail.no_outcome", number=facts.release.number)
            definition = self._desk.definitions.get(connection, facts.release.process_row)
            return content.result(self._writer(connection, actor, language), definition, facts)

    def invitation(self, actor: Person, meeting_id: int, language: Language = "zh") -> Letter:
        """Return the invitation to a meeting, with agenda and an entry for calendars.

        Raises:
            NotPermitted: another leads the meeting, or it is over.
        """
        with self._desk.transactions.reading() as connection:
            meeting = meeting_queries.load_meeting(connection, meeting_id)
            obey(can_invite(actor, meeting))
            writer = self._writer(connection, actor, language)
        letter = invitation_content.invitation(writer, meeting)
        return replace(letter, appointment=self._appointment(writer, meeting))

    def save_appointment(
        self, actor: Person, meeting_id: int, target: Path, language: Language = "zh"
    ) -> Path:
        """Write a meeting as an .ics file for somebody's own calendar.

        Raises:
            NotPermitted: the meeting is none of this person's.
            ExportFailed: the target cannot be written; it is as it was before.
        """
        from relapp.export.meeting_calendar import write_appointment

        with self._desk.transactions.reading() as connection:
            meeting = meeting_queries.load_meeting(connection, meeting_id)
            obey(can_read(actor, meeting))
            writer = self._writer(connection, actor, language)
        return write_appointment(self._appointment(writer, meeting), target)

    def _appointment(self, writer: content.Writer, meeting: Meeting) -> Appointment:
        # The calendar library is imported when the first entry is made.
        from relapp.export.meeting_calendar import appointment

        addresses = {person.id: person.email for person in writer.people.values()}
        agenda = "\n".join(invitation_content.agenda_lines(writer, meeting))
        return appointment(meeting, agenda, addresses, writer.zone, made_at=writer.now)

    def body(self, letter: Letter) -> str:
        """Return the text of a letter as it will be read."""
        from relapp.export.mail import body

        return body(letter)

    def write_draft(self, actor: Person, letter: Letter, target: Path) -> Changes:
        """Write a letter as a draft for the mail program and note it on its releases.

        Raises:
            ExportFailed: the target cannot be written; nothing was noted.
        """
        from relapp.export.mail import write_draft

        sender = Mailbox(actor.name, actor.email)
        write_draft(letter, sender, self._desk.clock.now(), target)
        return self._note(actor, letter, "draft", ())

    def send(
        self,
        actor: Person,
        letter: Letter,
        server: MailServer,
        password: str,
        progress: Progress,
    ) -> Sent:
        """Hand a letter to the mail server; touches no database.

        Raises:
            MailFailed: nothing was sent.
            ExportFailed: `mail.nobody`; no recipient has an address.
            Cancelled: before anything was sent.
        """
        from relapp.export import smtp
        from relapp.export.mail import for_server

        message = for_server(letter, Mailbox(actor.name, server.sender), self._desk.clock.now())
        recipients = tuple(box.address for box in letter.to)
        return Sent(letter, smtp.send(message, recipients, server, password, progress))

    def check_server(self, server: MailServer, password: str, progress: Progress) -> None:
        """Try to reach the server and to log in, without sending; raises MailFailed."""
        from relapp.export import smtp

        smtp.check(server, password, progress)

    def note_sent(self, actor: Person, sent: Sent) -> Changes:
        """Note on the releases who was written to."""
        return self._note(actor, sent.letter, "sent", sent.refused)

    def _note(self, actor: Person, letter: Letter, way: str, refused: tuple[str, ...]) -> Changes:
        took = replace(letter, to=tuple(b for b in letter.to if b.address not in refused))
        reached = {box.name for box in took.to}
        event = Event.REMINDED if letter.kind is LetterKind.REMINDER else Event.DOCUMENT_MADE
        with self._desk.transactions.begin(actor) as work:
            if letter.meeting_id:
                meeting = meeting_queries.load_meeting(work.connection, letter.meeting_id)
                invited = [box.name for box in took.to]
                told = {"invited": invited, "without": list(letter.without), "way": way}
                note_meeting(work, Event.MEETING_SAVED, meeting.id, meeting.title, **told)
            for about in letter.about:
                facts = work.facts(about.release_id)
                names = "、".join(about.people)[:_SUBJECT]
                after: dict[str, object] = {
                    "people": list(about.people),
                    "addresses": [b.address for b in took.to if b.name in about.people],
                    "without": [name for name in about.people if name not in reached],
                    "way": way,
                }
                subject = names
                if event is Event.DOCUMENT_MADE:
                    subject, after[ENGLISH] = letter.name, letter.english
                record(work, event, facts, subject=subject, after=plain(after))
        return work.changes

    def _writer(self, connection: Connection, actor: Person, language: Language) -> content.Writer:
        office = people_queries.office(connection)
        return content.Writer(
            actor=actor,
            office=" ".join(filter(None, (office.name, office.unit))),
            people={person.id: person for person in people_queries.people(connection)},
            now=self._desk.clock.now(),
            zone=ZoneInfo(office.zone),
            language=language,
        )

    def _facts(self, connection: Connection, release_id: int) -> ReleaseFacts:
        return fact_queries.load_facts(connection, self._desk.definitions.get, release_id)

    def _waiting(
        self, facts: ReleaseFacts, actor: Person, people: Collection[int]
    ) -> content.Waiting:
        definition = self._desk.definitions.get(None, facts.release.process_row)
        found = []
        for duty in open_duties(definition, facts, self._desk.clock.now()):
            owing = tuple(
                ref
                for ref in duty.people
                if ref.id != actor.id and (not people or ref.id in people)
            )
            if owing:
                found.append(replace(duty, people=owing))
        return content.Waiting(facts.release, tuple(found))


def _check_active(actor: Person) -> None:
    if not actor.active:
        raise NotPermitted("mail.inactive", name=actor.name)


def _may_tell(person: Person, facts: ReleaseFacts) -> Refusal | None:
    """Say what keeps somebody from writing to others about a release as a whole."""
    if keeps(person, facts) or acts_as(person, content.SERVICE_DESK, facts):
        return None
    return Refusal("release.not_keeper", {"number": facts.release.number})
