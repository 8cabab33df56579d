"""A meeting under way in an office of its own, and desks on it, each with a core of its own."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTemporaryDir
from PySide6.QtWidgets import QApplication, QWidget

from relapp.bootstrap import Core, open_core
from relapp.domain.changes import Kind
from relapp.domain.meeting import Invitation, Meeting, MeetingDraft
from relapp.services.outbox import OutboxService
from tests.ui.release.conftest import services_of
from tests.ui.release.scene import ZONE, Scene, local
from ui.actions.outbox import Outbox
from ui.actions.page import PageContext
from ui.kit.change_hub import ChangeHub
from ui.kit.tasks import TaskRunner
from ui.meeting.desk import MeetingServices
from ui.meeting.pane import MeetingPane
from ui.release.review_area import ReviewArea
from ui.shell.feed import Feed

HOST = "林静怡"
PEOPLE = ("陈志远", "周启明", "赵海峰", "王若楠", "孙敏", "刘建国")
BEGINS = local(9, 16, 14, 0)


@dataclass
class Hall:
    """The office, its meeting and the release that is in approval."""

    scene: Scene
    meeting_id: int = 0
    releases: list[int] = field(default_factory=list)

    @property
    def core(self) -> Core:
        """The services of the office."""
        return self.scene.core

    def meeting(self) -> Meeting:
        """Return the meeting as it is now."""
        return self.core.meetings.view(self.scene[HOST], self.meeting_id)

    def begin(self) -> None:
        """Open the meeting as its host."""
        self.scene.clock.set(BEGINS)
        host = self.scene[HOST]
        self.core.meetings.begin(host, self.meeting_id, self.meeting().version)

    def turn(self) -> None:
        """Turn to the next item as the host."""
        host = self.scene[HOST]
        self.core.meetings.turn_to(host, self.meeting_id, None, self.meeting().version)


def call_meeting(scene: Scene, releases: list[int]) -> Hall:
    """Call a meeting about these releases."""
    core, host = scene.core, scene[HOST]
    draft = MeetingDraft(
        title="9月16日 发布评审会",
        place="三楼评审室",
        starts_at=BEGINS,
        host_id=host.id,
        people=tuple(Invitation(scene[name].id, name != "刘建国") for name in PEOPLE),
    )
    meeting_id = next(iter(core.meetings.save(host, draft).ids(Kind.MEETING)))
    for release_id in releases:
        core.agenda.add(host, meeting_id, release_id)
    return Hall(scene, meeting_id, releases)


@dataclass
class Seat:
    """Somebody's desk with the page open."""

    pane: MeetingPane
    core: Core
    tasks: TaskRunner
    hub: ChangeHub
    outbox: Outbox
    folder: QTemporaryDir
    said: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    feed: Feed | None = None

    def settle(self) -> None:
        """Wait until everything asked for was answered and shown."""
        assert self.tasks.wait_idle(10)
        QApplication.processEvents()
        assert self.tasks.wait_idle(10)

    def listen(self) -> None:
        """Hear what other desks do, as the window does."""
        self.feed = Feed(self.core.history, self.tasks, self.hub, self.pane)
        self.feed.start()
        self.settle()

    def find(self, name: str) -> QWidget:
        """Return a part of the page by its object name."""
        found = self.pane.findChild(QWidget, name)
        assert found is not None, name
        return found

    @property
    def area(self) -> ReviewArea:
        """The release in the middle."""
        area = self.pane.room.area
        assert isinstance(area, ReviewArea)
        return area

    def shown(self) -> str:
        """Return the number of the release in view."""
        view = self.area.desk.view
        return view.facts.release.number if view is not None else ""

    def leave(self) -> None:
        """Close the desk."""
        self.outbox.set_away(False)
        if self.feed is not None:
            self.feed.stop()
        self.pane.room.close_wall()
        self.pane.room.leave()
        self.pane.close()
        self.settle()
        self.pane.deleteLater()
        QApplication.processEvents()
        assert self.tasks.shutdown(10)
        self.core.close()


def services(core: Core) -> MeetingServices:
    """Return what the page uses of a core."""
    return MeetingServices(
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


def take_seat(hall: Hall, name: str, show: Callable[[QWidget], None]) -> Seat:
    """Sit down at a desk of one's own: own core on the same file, own worker, own hub."""
    scene = hall.scene
    core = open_core(scene.core.url, clock=scene.clock)
    own = Scene(core, scene.clock, scene.people, scene.applications, scene.changes)
    tasks, hub = TaskRunner(), ChangeHub()
    folder = QTemporaryDir()
    service = OutboxService(core.checks._desk, Path(folder.path()))
    outbox = Outbox(service, scene[name], tasks)
    context = PageContext(scene[name], "zh", ZONE, scene.clock, tasks, hub, outbox)
    make_area = partial(ReviewArea, context, services_of(own))
    pane = MeetingPane(context, services=services(core), make_area=make_area)
    pane.resize(1224, 650)
    seat = Seat(pane, core, tasks, hub, outbox, folder)
    outbox.open()
    pane.status_requested.connect(seat.said.append)
    pane.address_requested.connect(seat.addresses.append)
    show(pane)
    pane.activate()
    seat.settle()
    return seat
