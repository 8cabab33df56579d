"""What all panels of the release page share: who sits here, what is shown, one way to write."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from relapp.domain.changes import Changes
from relapp.domain.outbox import Queued
from relapp.domain.person import Person
from relapp.domain.pin import Proof
from relapp.errors import RelappError
from relapp.services.approvals import ApprovalsService
from relapp.services.board import BoardService
from relapp.services.checks import ChecksService
from relapp.services.deliverables import DeliverablesService
from relapp.services.documents import DocumentsService
from relapp.services.history import HistoryService
from relapp.services.links import LinksService
from relapp.services.office import OfficeService
from relapp.services.people import PeopleService
from relapp.services.pins import PinsService
from relapp.services.plan_copies import PlanCopiesService
from relapp.services.plan_items import PlanItemsService
from relapp.services.plans import PlansService
from relapp.services.presence import PresenceService
from relapp.services.registers import ApplicationsService, ChangeRequestsService
from relapp.services.releases import ReleasesService
from relapp.services.risks import RisksService
from relapp.services.run_sheets import RunSheetsService
from relapp.services.test_runs import TestRunsService
from relapp.services.views import ReleaseView
from relapp.services.windows import WindowsService
from ui.actions.page import PageContext
from ui.actions.pin_asking import with_proof
from ui.release.words import Words

Write = Callable[[], Changes]


@dataclass(frozen=True)
class ReleaseServices:
    """The use cases that the page calls."""

    releases: ReleasesService
    checks: ChecksService
    deliverables: DeliverablesService
    plans: PlansService
    approvals: ApprovalsService
    run_sheets: RunSheetsService
    windows: WindowsService
    history: HistoryService
    documents: DocumentsService
    people: PeopleService
    changes: ChangeRequestsService
    links: LinksService
    board: BoardService
    office: OfficeService
    plan_items: PlanItemsService
    plan_copies: PlanCopiesService
    risks: RisksService
    applications: ApplicationsService
    tests: TestRunsService
    presence: PresenceService
    pins: PinsService


class ReleaseDesk(QObject):
    """Person, words, services and the release in view.

    Signals:
        refused: error and the call to try again, of a write that nobody else answered for.
        announced: sentence for the status bar.
        undo_offered: sentence and the callable that takes the deed back.
        address_wanted: address of another place in the program or on this page.
        writing: number of writes under way.
        stale: what is shown is known to be old; read it again.
        editing: place that is being edited here, empty for none; told when it changes.
    """

    refused = Signal(object, object)
    announced = Signal(str)
    undo_offered = Signal(str, object)
    address_wanted = Signal(str)
    writing = Signal(int)
    stale = Signal()
    editing = Signal(str)

    def __init__(
        self, context: PageContext, services: ReleaseServices, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.services = services
        self.me = context.me
        self.tasks = context.tasks
        self.words = Words(context.language, context.zone, context.clock)
        self.view: ReleaseView | None = None
        self.people: tuple[Person, ...] = ()
        self._open = 0
        self.place = ""

    @property
    def release_id(self) -> int:
        """Key of the release in view; 0 while none is."""
        return self.view.facts.release.id if self.view is not None else 0

    def write(
        self,
        call: Write,
        done: Callable[[Changes], object] | None = None,
        failed: Callable[[RelappError], bool] | None = None,
    ) -> None:
        """Carry out a command off the GUI thread and announce what it touched.

        Args:
            call: the command.
            done: called afterwards on the GUI thread.
            failed: may answer for an error by returning True; others are shown on the page.
        """
        self._count(1)
        self.tasks.write(
            call,
            partial(self._on_written, done),
            partial(self._on_refused, call, done, failed),
        )

    def set_editing(self, place: str) -> None:
        """Note what is being edited here, so that others may see it."""
        if place != self.place:
            self.place = place
            self.editing.emit(place)

    def send(
        self,
        action: Queued,
        call: Write,
        *,
        done: Callable[[Changes], object],
        failed: Callable[[RelappError], bool],
        kept: Callable[[], object],
    ) -> None:
        """Carry out a command that may wait on disk while the database is away.

        Args:
            action: the same command as it is kept.
            call: the command.
            done: called when it was carried out.
            failed: as in `write`, for whatever else goes wrong.
            kept: called instead of both when it waits.
        """
        outbox = self.context.outbox
        if outbox is None:
            self.write(call, done, failed)
            return

        def write(take_up: Callable[[RelappError], bool]) -> None:
            def answered(changes: Changes) -> None:
                outbox.ended()
                done(changes)

            def refused(error: RelappError) -> bool:
                outbox.ended()
                return take_up(error) or failed(error)

            self.write(call, answered, refused)

        outbox.deliver(action, write, kept, partial(self._on_not_kept, failed))

    def write_proven(
        self,
        window: QWidget,
        title: str,
        call: Callable[..., Changes],
        done: Callable[[Changes], object] | None = None,
        failed: Callable[[RelappError], bool] | None = None,
    ) -> None:
        """Carry out a command that takes a proof of who signs; asks for a PIN where there is one.

        Args:
            window: before which the question stands.
            title: what the PIN is asked for.
            call: the command, which takes `proof`.
            done: called afterwards on the GUI thread.
            failed: as in `write`.
        """

        def go(proof: Proof | None) -> None:
            self.write(partial(call, proof=proof), done, failed)

        again = partial(self.write_proven, window, title, call, done, failed)

        def unread(error: RelappError) -> None:
            self.refused.emit(error, again)

        with_proof(self.context, self.services.pins, window, title, go, unread)

    def now_in_view(self, view: ReleaseView | None) -> None:
        """Take the release that all panels show from now on."""
        self.view = view

    def _on_written(self, done: Callable[[Changes], object] | None, changes: Changes) -> None:
        self._count(-1)
        self.context.hub.announce(changes)
        if done is not None:
            done(changes)

    def _on_refused(
        self,
        call: Write,
        done: Callable[[Changes], object] | None,
        failed: Callable[[RelappError], bool] | None,
        error: RelappError,
    ) -> None:
        self._count(-1)
        if failed is None or not failed(error):
            self.refused.emit(error, partial(self.write, call, done, failed))

    def _on_not_kept(self, failed: Callable[[RelappError], bool], error: RelappError) -> None:
        if not failed(error):
            self.refused.emit(error, None)

    def _count(self, step: int) -> None:
        self._open += step
        self.writing.emit(self._open)
