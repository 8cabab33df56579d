"""The composition root: opens a database and hands out the services that stand on it."""

from dataclasses import dataclass

from relapp.address import without_password
from relapp.clock import Clock, ServerClock, SystemClock
from relapp.domain.changes import Kind
from relapp.domain.journal import Event
from relapp.domain.office import Office
from relapp.domain.person import ADMINISTRATOR, Person, PersonDraft
from relapp.services.approvals import ApprovalsService
from relapp.services.board import BoardService
from relapp.services.change_schedule import ChangeScheduleService
from relapp.services.checks import ChecksService
from relapp.services.definition_file import shipped_definitions
from relapp.services.delegations import DelegationsService
from relapp.services.deliverables import DeliverablesService
from relapp.services.desk import Desk
from relapp.services.documents import DocumentsService
from relapp.services.duties import DutiesService
from relapp.services.freezes import FreezesService
from relapp.services.history import HistoryService
from relapp.services.imports import ImportsService
from relapp.services.kpi import KpiService
from relapp.services.letters import LettersService
from relapp.services.links import LinksService
from relapp.services.logins import LoginsService
from relapp.services.meeting_agenda import AgendaService
from relapp.services.meeting_minutes import MinutesService
from relapp.services.meeting_notes import MeetingNotesService
from relapp.services.meeting_record import MeetingRecordService
from relapp.services.meeting_series import MeetingSeriesService
from relapp.services.meetings import MeetingsService
from relapp.services.office import OfficeService, ProcessesService, check_office
from relapp.services.outbox import OutboxService
from relapp.services.people import PeopleService, check_founder
from relapp.services.pins import PinsService
from relapp.services.plan_copies import PlanCopiesService
from relapp.services.plan_items import PlanItemsService
from relapp.services.plans import PlansService
from relapp.services.presence import PresenceService
from relapp.services.registers import ApplicationsService, ChangeRequestsService
from relapp.services.registration import RegistrationService
from relapp.services.releases import ReleasesService
from relapp.services.risks import RisksService
from relapp.services.run_sheets import RunSheetsService
from relapp.services.spot_checks import SpotChecksService
from relapp.services.test_runs import TestRunsService
from relapp.services.windows import WindowsService
from relapp.store.engine import Store, open_store
from relapp.store.schema import create_store
from relapp.store.tables import people as p
from relapp.store.unit_of_work import hear_server

FOUNDER = Person(0, "relapp", "relapp", roles=frozenset({ADMINISTRATOR, "release_office"}))
"""Signs the journal of a new database until the first person exists."""


@dataclass(frozen=True)
class Core:
    """All services on one open database.

    Attributes:
        url: file path, or URL without a password.
    """

    url: str
    store: Store
    clock: Clock
    office: OfficeService
    processes: ProcessesService
    people: PeopleService
    applications: ApplicationsService
    changes: ChangeRequestsService
    change_schedule: ChangeScheduleService
    board: BoardService
    releases: ReleasesService
    registration: RegistrationService
    links: LinksService
    checks: ChecksService
    deliverables: DeliverablesService
    plans: PlansService
    plan_items: PlanItemsService
    plan_copies: PlanCopiesService
    risks: RisksService
    approvals: ApprovalsService
    run_sheets: RunSheetsService
    windows: WindowsService
    freezes: FreezesService
    history: HistoryService
    imports: ImportsService
    kpi: KpiService
    documents: DocumentsService
    tests: TestRunsService
    meetings: MeetingsService
    agenda: AgendaService
    meeting_record: MeetingRecordService
    meeting_notes: MeetingNotesService
    meeting_series: MeetingSeriesService
    minutes: MinutesService
    duties: DutiesService
    letters: LettersService
    delegations: DelegationsService
    spot_checks: SpotChecksService
    logins: LoginsService
    presence: PresenceService
    outbox: OutboxService
    pins: PinsService

    def interrupt(self) -> None:
        """Wake whoever waits for a server, on whatever thread."""
        self.store.interrupt()

    def close(self) -> None:
        """Release the database."""
        self.store.close()


def open_core(url: str, *, clock: Clock | None = None) -> Core:
    """Open an existing database by file path or URL.

    Raises:
        StoreUnavailable: missing, foreign, damaged, locked, read-only or unreachable.
        SchemaTooNew: made by a newer program.
    """
    store = open_store(url)
    try:
        return _core(url, store, _clock(store, clock))
    except BaseException:
        store.close()
        raise


def create_core(
    url: str, office: Office, founder: PersonDraft, *, clock: Clock | None = None
) -> Core:
    """Make a database with the shipped processes, the holidays known and a first person.

    Raises:
        StoreUnavailable: something is there already, or the place cannot be written.
        InvalidInput: the office's settings or the person's name cannot work.
        RuleViolation: the first person is no administrator.
    """
    check_office(office)
    check_founder(founder)
    store = create_store(url)
    core = _core(url, store, _clock(store, clock))
    try:
        _furnish(core, office, founder)
    except BaseException:
        core.close()
        raise
    return core


def _clock(store: Store, clock: Clock | None) -> Clock:
    """Return the clock that counts: a server's own, unless tests or samples set another."""
    chosen = clock or SystemClock()
    if store.is_sqlite or not isinstance(chosen, SystemClock):
        return chosen
    told = ServerClock(chosen)
    with store.reading() as connection:
        hear_server(told, connection)
    return told


def _furnish(core: Core, office: Office, founder: PersonDraft) -> None:
    # The holiday package is only needed for the seed of a new database.
    from relapp.calendar_seed import SEED_SOURCE, seeded_years, statutory_days

    desk = Desk(core.store, core.clock)
    with desk.transactions.begin(FOUNDER) as work:
        work.insert(
            p.office,
            id=1,
            name=office.name.strip(),
            unit=office.unit.strip(),
            zone=office.zone,
            number_prefix=office.number_prefix,
            attachment_limit=office.attachment_limit,
            confidentiality=office.confidentiality,
            created_at=work.now,
            version=1,
        )
        work.record(Event.OFFICE_CREATED, Kind.OFFICE, 1, office.name.strip())
    for definition in shipped_definitions():
        core.processes.store(FOUNDER, definition)
    year = core.clock.now().year
    first, last = year - 2, year + 1
    days, official = statutory_days(first, last), seeded_years(first, last)
    core.freezes.store_days(FOUNDER, days, official, SEED_SOURCE)
    core.people.save(FOUNDER, founder)


def _core(url: str, store: Store, clock: Clock) -> Core:
    desk = Desk(store, clock)
    releases, kpi = ReleasesService(desk), KpiService(desk)
    checks = ChecksService(desk)
    return Core(
        url=without_password(url),
        store=store,
        clock=clock,
        office=OfficeService(desk),
        processes=ProcessesService(desk),
        people=PeopleService(desk),
        applications=ApplicationsService(desk),
        changes=ChangeRequestsService(desk),
        change_schedule=ChangeScheduleService(desk),
        board=BoardService(desk),
        releases=releases,
        registration=RegistrationService(desk),
        links=LinksService(desk),
        checks=checks,
        deliverables=DeliverablesService(desk),
        plans=PlansService(desk),
        plan_items=PlanItemsService(desk),
        plan_copies=PlanCopiesService(desk),
        risks=RisksService(desk),
        approvals=ApprovalsService(desk),
        run_sheets=RunSheetsService(desk),
        windows=WindowsService(desk),
        freezes=FreezesService(desk),
        history=HistoryService(desk),
        imports=ImportsService(desk),
        kpi=kpi,
        documents=DocumentsService(desk, releases, kpi),
        tests=TestRunsService(desk),
        meetings=MeetingsService(desk),
        agenda=AgendaService(desk),
        meeting_record=MeetingRecordService(desk),
        meeting_notes=MeetingNotesService(desk),
        meeting_series=MeetingSeriesService(desk),
        minutes=MinutesService(desk, releases, checks),
        duties=DutiesService(desk),
        letters=LettersService(desk),
        delegations=DelegationsService(desk),
        spot_checks=SpotChecksService(desk),
        logins=LoginsService(desk),
        presence=PresenceService(desk),
        outbox=OutboxService(desk),
        pins=PinsService(desk),
    )
