"""Use cases of documents: release plan, KPI workbook and calendar file."""

from datetime import UTC, datetime
from pathlib import Path

from relapp.domain.changes import Changes
from relapp.domain.dossier import PlanDocument
from relapp.domain.journal import Event
from relapp.domain.person import Person
from relapp.domain.quarter import Quarter
from relapp.domain.release import MadeDocument
from relapp.domain.text import Language
from relapp.domain.window import WindowState
from relapp.errors import RuleViolation
from relapp.paths import templates_dir
from relapp.services.desk import Desk, record
from relapp.services.kpi import KpiService
from relapp.services.plan_document import PlanInput, plan_document
from relapp.services.releases import ReleasesService
from relapp.services.test_report import ReportInput, report_document
from relapp.store.queries import files as file_queries
from relapp.store.queries import people as people_queries
from relapp.store.queries import register as register_queries
from relapp.store.queries import windows as window_queries
from relapp.store.tables import release as r

PLAN = "release_plan"
TEST_REPORT = "test_report"
WRITABLE = frozenset({PLAN, TEST_REPORT})
"""Documents of a release that this version of the program writes."""


class DocumentsService:
    """Gathers content and hands it to a writer; a made document is noted in the journal."""

    def __init__(self, desk: Desk, releases: ReleasesService, kpi: KpiService) -> None:
        """Stand on the desk and on the services that read."""
        self._desk = desk
        self._releases = releases
        self._kpi = kpi

    def plan_content(
        self, actor: Person, release_id: int, language: Language, note: str = ""
    ) -> PlanDocument:
        """Return the content of the release plan, for preview and writer."""
        view, made = self._releases.view(release_id), self._made(release_id, PLAN)
        with self._desk.transactions.reading() as connection:
            people = {p.id: p.name for p in people_queries.people(connection)}
            applications = {a.id: a.name for a in register_queries.applications(connection)}
        office, now = self._desk.office(), self._desk.clock.now()
        given = PlanInput(view, office, made, actor.name, now, note, people, applications)
        return plan_document(given, language)

    def report_content(
        self, actor: Person, release_id: int, language: Language, note: str = ""
    ) -> PlanDocument:
        """Return the content of the test report, for preview and writer."""
        view, made = self._releases.view(release_id), self._made(release_id, TEST_REPORT)
        now = self._desk.clock.now()
        given = ReportInput(view, self._desk.office(), made, actor.name, now, note)
        return report_document(given, language)

    def release_plan(
        self,
        actor: Person,
        release_id: int,
        target: Path,
        language: Language = "zh",
        note: str = "",
    ) -> Changes:
        """Write 《发布方案》 as the next edition; see `make`."""
        return self.make(actor, release_id, PLAN, target, language, note)

    def make(
        self,
        actor: Person,
        release_id: int,
        document_id: str,
        target: Path,
        language: Language = "zh",
        note: str = "",
    ) -> Changes:
        """Write one of the `WRITABLE` documents of a release as its next edition.

        Raises:
            InvalidInput: the template cannot be used; details name file and place.
            RuleViolation: the process has no template for it, or there is nothing to report.
            ExportFailed: the target cannot be written; it is as it was before.
        """
        # Word libraries are imported when the first document is made.
        from relapp.export.word import write_plan

        view = self._releases.view(release_id)
        number = view.facts.release.number
        templates = {d.id: d.template for d in view.definition.documents}
        template = templates.get(document_id, "")
        if not template:
            raise RuleViolation("document.no_template", number=number)
        if document_id == TEST_REPORT and not view.facts.tests:
            raise RuleViolation("test.no_report", number=number)
        content_of = self.plan_content if document_id == PLAN else self.report_content
        content = content_of(actor, release_id, language, note)
        write_plan(content, templates_dir() / Path(template).name, target)
        return self._note(actor, release_id, document_id, view.fingerprint, content.name, note)

    def kpi_workbook(self, quarter: Quarter, target: Path, language: Language = "zh") -> Path:
        """Write the KPI workbook of a quarter."""
        from relapp.export.kpi_workbook import write_workbook

        report = self._kpi.report(quarter)
        return write_workbook(report, target, language, self._desk.office().name)

    def windows_ics(self, year: int, target: Path, language: Language = "zh") -> Path:
        """Write a year's windows and freezes as a calendar file."""
        from relapp.export.icalendar import write_ics

        zone = self._desk.zone()
        start = datetime(year, 1, 1, tzinfo=zone).astimezone(UTC)
        end = datetime(year + 1, 1, 1, tzinfo=zone).astimezone(UTC)
        with self._desk.transactions.reading() as connection:
            windows = [
                w
                for w in window_queries.windows_of_year(connection, year)
                if w.state is not WindowState.CANCELLED
            ]
            freezes = window_queries.freezes_between(connection, start, end)
        return write_ics(
            windows, freezes, target, zone, made_at=self._desk.clock.now(), language=language
        )

    def _made(self, release_id: int, document_id: str) -> tuple[MadeDocument, ...]:
        with self._desk.transactions.reading() as connection:
            found = file_queries.documents_of(connection, release_id)
        return tuple(made for made in found if made.document_id == document_id)

    def _note(
        self,
        actor: Person,
        release_id: int,
        document_id: str,
        fingerprint: str,
        name: str,
        note: str,
    ) -> Changes:
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            made = file_queries.documents_of(work.connection, release_id)
            revision = 1 + sum(1 for d in made if d.document_id == document_id)
            work.insert(
                r.document,
                release_id=release_id,
                document_id=document_id,
                revision=revision,
                note=note.strip(),
                fingerprint=fingerprint,
                person_id=actor.id,
                at=work.now,
            )
            after = {"revision": revision, "fingerprint": fingerprint}
            record(work, Event.DOCUMENT_MADE, facts, subject=name, after=after)
        return work.changes
