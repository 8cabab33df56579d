"""Use cases of the minutes: made when the meeting ends, kept, saved, used as evidence."""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from relapp.domain.agenda import MEETING_CHECK
from relapp.domain.changes import Changes, Kind
from relapp.domain.dossier import PlanDocument
from relapp.domain.journal import Event
from relapp.domain.meeting import AgendaItem, Meeting, MinutesFile
from relapp.domain.meeting_rules import can_lead, can_read, can_use_minutes
from relapp.domain.permission import can_answer
from relapp.domain.person import Person
from relapp.domain.text import Language
from relapp.domain.vocabulary import CheckResult, MeetingState
from relapp.errors import NotPermitted, RelappError, RuleViolation
from relapp.paths import templates_dir
from relapp.services import files
from relapp.services.check_evidence import NewEvidence
from relapp.services.checks import ChecksService
from relapp.services.desk import Desk, obey
from relapp.services.meeting_record import known_item
from relapp.services.minutes_document import MinutesInput, minutes_document
from relapp.services.releases import ReleasesService
from relapp.services.views import ReleaseView
from relapp.store.queries import files as file_queries
from relapp.store.queries import meetings as meeting_queries
from relapp.wording.meeting import DOCUMENT, MINUTES_NAME, line_of

TEMPLATE = "minutes.docx"


class MinutesService:
    """The record of a meeting as a document; what was kept is never made anew silently."""

    def __init__(self, desk: Desk, releases: ReleasesService, checks: ChecksService) -> None:
        """Stand on the desk and on the services it reads and answers with."""
        self._desk = desk
        self._releases = releases
        self._checks = checks

    def content(self, actor: Person, meeting_id: int, language: Language = "zh") -> PlanDocument:
        """Return the minutes as they would be printed now, for preview and writer."""
        meeting = self._meeting(actor, meeting_id)
        keys = [i.release_id for i in meeting.items if i.release_id is not None]
        views = {key: self._releases.view(key) for key in keys}
        given = MinutesInput(meeting, views, self._desk.office(), self._desk.clock.now())
        return minutes_document(given, language)

    def make(self, actor: Person, meeting_id: int, language: Language = "zh") -> Changes:
        """Write the minutes of an ended meeting and keep them.

        Raises:
            RuleViolation: `meeting.minutes_missing` while the meeting has not ended.
            InvalidInput: the template cannot be used; details name file and place.
        """
        meeting = self._meeting(actor, meeting_id)
        obey(can_lead(actor, meeting))
        if meeting.state is not MeetingState.ENDED:
            raise RuleViolation("meeting.minutes_missing")
        name = self._file_name(meeting.starts_at, language)
        with TemporaryDirectory() as folder:
            # The content is whole on disk before the transaction begins: Word takes its time.
            target = self._write(actor, meeting_id, Path(folder, "minutes.docx"), language)
            content = target.read_bytes()
        limit = max(len(content), self._desk.office().attachment_limit)
        with self._desk.transactions.begin(actor) as work:
            sha256 = files.keep(work, name, content, limit)
            after = {"sha256": sha256, "file": name, "meeting": meeting.title}
            subject = MINUTES_NAME.of(language)
            work.record(Event.DOCUMENT_MADE, Kind.MEETING, meeting_id, subject, after=after)
        return work.changes

    def file(self, actor: Person, meeting_id: int) -> MinutesFile | None:
        """Return the newest minutes kept of a meeting, None before they are made."""
        self._meeting(actor, meeting_id)
        with self._desk.transactions.reading() as connection:
            return meeting_queries.minutes_file(connection, meeting_id)

    def save(self, actor: Person, meeting_id: int, target: Path, language: Language = "zh") -> Path:
        """Put the minutes at a place: the kept ones, else as they stand now.

        Raises:
            ExportFailed: the target cannot be written; it is as it was before.
        """
        kept = self.file(actor, meeting_id)
        if kept is None:
            return self._write(actor, meeting_id, target, language)
        with self._desk.transactions.reading() as connection:
            content = file_queries.blob_content(connection, kept.sha256)
        return files.write_copy(content, target)

    def check_refusal(
        self, actor: Person, meeting: Meeting, item: AgendaItem, view: ReleaseView
    ) -> RelappError | None:
        """Say why the check of the meeting cannot be answered with the minutes from here."""
        refusal = can_use_minutes(meeting, item)
        if refusal is not None:
            return RuleViolation(refusal.code, **refusal.details)
        stage = view.definition.stage(view.facts.release.stage)
        check = next((c for c in stage.checks if c.id == MEETING_CHECK), None)
        if check is None or not check.when.holds(view.facts.release.profile):
            return RuleViolation("meeting.no_check", number=item.number)
        answer = view.facts.checks.get(MEETING_CHECK)
        if answer is not None and answer.result is CheckResult.PASS and answer.evidence:
            return RuleViolation("meeting.check_answered", number=item.number)
        refusal = can_answer(actor, check, view.facts)
        return NotPermitted(refusal.code, **refusal.details) if refusal is not None else None

    def answer_check(self, actor: Person, meeting_id: int, item_id: int) -> Changes:
        """Answer 「评审会已召开」 of a release that was passed, with the minutes as evidence.

        Answer and evidence are one transaction.

        Raises:
            RuleViolation: not passed, not ended, or there is no such check to answer.
            NotPermitted: the check is somebody else's.
        """
        meeting = self._meeting(actor, meeting_id)
        item = known_item(meeting, item_id)
        if item.release_id is None:
            raise RuleViolation("meeting.no_check", number=item.name)
        view = self._releases.view(item.release_id)
        error = self.check_refusal(actor, meeting, item, view)
        if error is not None:
            raise error
        kept = self.file(actor, meeting_id)
        if kept is None:
            raise RuleViolation("meeting.minutes_missing")
        with self._desk.transactions.reading() as connection:
            content = file_queries.blob_content(connection, kept.sha256)
        answer = view.facts.checks.get(MEETING_CHECK)
        return self._checks.answer_with(
            actor,
            item.release_id,
            MEETING_CHECK,
            [NewEvidence(kept.name, content)],
            line_of(item, self._desk.zone()).zh,
            answer.version if answer is not None else 0,
        )

    def _meeting(self, actor: Person, meeting_id: int) -> Meeting:
        with self._desk.transactions.reading() as connection:
            meeting = meeting_queries.load_meeting(connection, meeting_id)
        obey(can_read(actor, meeting))
        return meeting

    def _write(self, actor: Person, meeting_id: int, target: Path, language: Language) -> Path:
        # Word libraries are imported when the first document is made.
        from relapp.export.word import write_plan

        content = self.content(actor, meeting_id, language)
        return write_plan(content, templates_dir() / TEMPLATE, target)

    def _file_name(self, at: datetime, language: Language) -> str:
        day = at.astimezone(self._desk.zone())
        return DOCUMENT["file"].of(language).format(date=f"{day:%Y-%m-%d}")
