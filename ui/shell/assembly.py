"""Puts pages together with their services; each page is imported when it is first visited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from relapp.address import MailPasswords
    from relapp.clock import Clock
    from relapp.services.approvals import ApprovalsService
    from relapp.services.board import BoardService
    from relapp.services.change_schedule import ChangeScheduleService
    from relapp.services.checks import ChecksService
    from relapp.services.database_keeper import DatabaseKeeper
    from relapp.services.delegations import DelegationsService
    from relapp.services.deliverables import DeliverablesService
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
    from relapp.services.office import OfficeService, ProcessesService
    from relapp.services.outbox import OutboxService
    from relapp.services.people import PeopleService
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
    from ui.actions.databases import DatabaseBook
    from ui.actions.page import PageContext
    from ui.board.loading import Services
    from ui.kit.window_state import WindowState
    from ui.release.desk import ReleaseServices
    from ui.wizard.reading import Prefill


class CoreServices(Protocol):
    """The services of an open database, as the composition root hands them out."""

    def close(self) -> None: ...  # noqa: D102
    def interrupt(self) -> None: ...  # noqa: D102
    @property
    def clock(self) -> Clock: ...  # noqa: D102
    @property
    def url(self) -> str: ...  # noqa: D102
    @property
    def office(self) -> OfficeService: ...  # noqa: D102
    @property
    def processes(self) -> ProcessesService: ...  # noqa: D102
    @property
    def people(self) -> PeopleService: ...  # noqa: D102
    @property
    def logins(self) -> LoginsService: ...  # noqa: D102
    @property
    def applications(self) -> ApplicationsService: ...  # noqa: D102
    @property
    def changes(self) -> ChangeRequestsService: ...  # noqa: D102
    @property
    def change_schedule(self) -> ChangeScheduleService: ...  # noqa: D102
    @property
    def board(self) -> BoardService: ...  # noqa: D102
    @property
    def releases(self) -> ReleasesService: ...  # noqa: D102
    @property
    def registration(self) -> RegistrationService: ...  # noqa: D102
    @property
    def links(self) -> LinksService: ...  # noqa: D102
    @property
    def checks(self) -> ChecksService: ...  # noqa: D102
    @property
    def deliverables(self) -> DeliverablesService: ...  # noqa: D102
    @property
    def plans(self) -> PlansService: ...  # noqa: D102
    @property
    def plan_items(self) -> PlanItemsService: ...  # noqa: D102
    @property
    def plan_copies(self) -> PlanCopiesService: ...  # noqa: D102
    @property
    def risks(self) -> RisksService: ...  # noqa: D102
    @property
    def approvals(self) -> ApprovalsService: ...  # noqa: D102
    @property
    def run_sheets(self) -> RunSheetsService: ...  # noqa: D102
    @property
    def windows(self) -> WindowsService: ...  # noqa: D102
    @property
    def freezes(self) -> FreezesService: ...  # noqa: D102
    @property
    def history(self) -> HistoryService: ...  # noqa: D102
    @property
    def kpi(self) -> KpiService: ...  # noqa: D102
    @property
    def imports(self) -> ImportsService: ...  # noqa: D102
    @property
    def documents(self) -> DocumentsService: ...  # noqa: D102
    @property
    def meetings(self) -> MeetingsService: ...  # noqa: D102
    @property
    def agenda(self) -> AgendaService: ...  # noqa: D102
    @property
    def meeting_record(self) -> MeetingRecordService: ...  # noqa: D102
    @property
    def meeting_notes(self) -> MeetingNotesService: ...  # noqa: D102
    @property
    def meeting_series(self) -> MeetingSeriesService: ...  # noqa: D102
    @property
    def minutes(self) -> MinutesService: ...  # noqa: D102
    @property
    def duties(self) -> DutiesService: ...  # noqa: D102
    @property
    def letters(self) -> LettersService: ...  # noqa: D102
    @property
    def tests(self) -> TestRunsService: ...  # noqa: D102
    @property
    def delegations(self) -> DelegationsService: ...  # noqa: D102
    @property
    def spot_checks(self) -> SpotChecksService: ...  # noqa: D102
    @property
    def presence(self) -> PresenceService: ...  # noqa: D102
    @property
    def outbox(self) -> OutboxService: ...  # noqa: D102
    @property
    def pins(self) -> PinsService: ...  # noqa: D102


class Assembly:
    """Makes every page of one session."""

    def __init__(
        self,
        context: PageContext,
        core: CoreServices,
        state: WindowState,
        mail_passwords: MailPasswords,
        keeper: DatabaseKeeper | None = None,
        book: DatabaseBook | None = None,
    ) -> None:
        self._context = context
        self._mail_passwords, self._book = mail_passwords, book
        self._keeper = keeper
        self._core = core
        self._state = state

    def makers(self) -> Mapping[str, Callable[[], QWidget]]:
        """Return what makes each page, by name."""
        return {
            "board": self._board,
            "review": self._review,
            "calendar": self._calendar,
            "run": self._run,
            "kpi": self._kpi,
            "documents": self._documents,
            "apps": self._apps,
            "settings": self._settings,
            "release": self._release,
            "desk": self._desk,
            "spot": self._spot,
        }

    def new_release(self, parent: QWidget, prefill: Prefill | None = None) -> str | None:
        """Open the registration form; return the number of the new release."""
        from ui.wizard.dialog import NewReleaseDialog
        from ui.wizard.reading import WizardServices

        core = self._core
        services = WizardServices(
            core.registration,
            core.processes,
            core.applications,
            core.changes,
            core.people,
            core.windows,
        )
        registered = NewReleaseDialog.ask(parent, self._context, services, prefill)
        return registered.number if registered is not None and not registered.refused else None

    def _board_services(self) -> Services:
        from ui.board.loading import Services

        core = self._core
        return Services(core.board, core.windows, core.processes, core.applications, core.people)

    def _board(self) -> QWidget:
        from ui.board.pane import BoardPane

        return BoardPane(
            self._context,
            self._board_services(),
            releases=self._core.releases,
            history=self._core.history,
            state=self._state,
        )

    def _stage(self, kind: str) -> QWidget:
        from ui.board.stage_pane import StagePane

        return StagePane(
            self._context,
            self._board_services(),
            kind,
            releases=self._core.releases,
            history=self._core.history,
        )

    def _review(self) -> QWidget:
        from ui.meeting.desk import MeetingServices
        from ui.meeting.pane import MeetingPane

        core = self._core
        services = MeetingServices(
            core.meetings,
            core.agenda,
            core.meeting_record,
            core.meeting_notes,
            core.meeting_series,
            core.minutes,
            core.releases,
            core.board,
            core.people,
            core.letters,
        )
        return MeetingPane(
            self._context, services=services, make_area=self._review_area, state=self._state
        )

    def _review_area(self, parent: QWidget) -> QWidget:
        """Make what shows a release in the meeting: pages do not know each other."""
        from ui.release.review_area import ReviewArea

        return ReviewArea(self._context, self._release_services(), parent)

    def _run(self) -> QWidget:
        return self._stage("run")

    def _calendar(self) -> QWidget:
        from ui.calendar.pane import CalendarPane
        from ui.calendar.reading import CalendarServices
        from ui.wizard.reading import Prefill

        core = self._core
        services = CalendarServices(
            core.windows,
            core.freezes,
            core.board,
            core.releases,
            core.applications,
            core.changes,
        )
        pane = CalendarPane(self._context, services, core.documents)

        def register(change_id: int, window_id: int) -> None:
            self.new_release(pane, Prefill((change_id,), window_id))

        pane.release_wanted.connect(register)
        return pane

    def _kpi(self) -> QWidget:
        from ui.kpi.pane import KpiPane

        return KpiPane(self._context, kpi=self._core.kpi, documents=self._core.documents)

    def _documents(self) -> QWidget:
        from ui.documents.plan_pane import PlanPane

        core = self._core
        return PlanPane(
            self._context,
            board=core.board,
            releases=core.releases,
            documents=core.documents,
            kpi=core.kpi,
        )

    def _desk(self) -> QWidget:
        from ui.desk.pane import DeskPane

        return DeskPane(self._context, self._core.duties)

    def _spot(self) -> QWidget:
        from ui.spot.pane import SpotPane, SpotServices

        core = self._core
        return SpotPane(self._context, SpotServices(core.spot_checks, core.deliverables))

    def _settings(self) -> QWidget:
        from ui.actions.deputies import DeputyServices
        from ui.settings.pane import SettingsPane, SettingsServices

        core = self._core
        services = SettingsServices(
            core.office,
            core.processes,
            core.windows,
            core.freezes,
            core.history,
            core.url,
            letters=core.letters,
            mail_passwords=self._mail_passwords,
            book=self._book,
            deputies=DeputyServices(core.delegations, core.people, core.processes, core.pins),
            keeper=self._keeper,
            pins=core.pins,
        )
        return SettingsPane(self._context, services)

    def _apps(self) -> QWidget:
        from ui.apps.pane import AppsPane
        from ui.apps.registers import AppsServices
        from ui.wizard.reading import Prefill

        core = self._core
        services = AppsServices(
            core.applications,
            core.changes,
            core.people,
            core.processes,
            core.board,
            core.imports,
            core.change_schedule,
            core.delegations,
            core.logins,
            core.pins,
        )
        pane = AppsPane(self._context, services)

        def combine(change_ids: tuple[int, ...]) -> None:
            self.new_release(pane, Prefill(change_ids))

        pane.release_wanted.connect(combine)
        return pane

    def _release(self) -> QWidget:
        from ui.release.pane import ReleasePane

        return ReleasePane(self._context, services=self._release_services())

    def _release_services(self) -> ReleaseServices:
        from ui.release.desk import ReleaseServices

        core = self._core
        return ReleaseServices(
            core.releases,
            core.checks,
            core.deliverables,
            core.plans,
            core.approvals,
            core.run_sheets,
            core.windows,
            core.history,
            core.documents,
            core.people,
            core.changes,
            core.links,
            core.board,
            core.office,
            plan_items=core.plan_items,
            plan_copies=core.plan_copies,
            risks=core.risks,
            applications=core.applications,
            tests=core.tests,
            presence=core.presence,
            pins=core.pins,
        )
