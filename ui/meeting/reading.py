"""What the room reads in one go, off the GUI thread."""

from dataclasses import dataclass

from relapp.domain.meeting import AgendaItem, Meeting, MinutesFile
from relapp.domain.person import Person
from relapp.domain.vocabulary import MeetingDecision, MeetingState
from relapp.services.views import ReleaseView
from ui.meeting.desk import MeetingServices


@dataclass(frozen=True)
class RoomRead:
    """A meeting as it stands, with the release in view here and the one the host shows.

    Attributes:
        item: the item in view at this desk, None on an empty agenda.
        view: its release, None for a topic.
        wall_view: the release of the host's item.
        use_minutes: the kept minutes may answer the check of the release in view from here.
        people: everybody, for the dialogs.
    """

    meeting: Meeting
    item: AgendaItem | None
    view: ReleaseView | None
    wall_view: ReleaseView | None
    minutes: MinutesFile | None
    use_minutes: bool
    people: tuple[Person, ...]

    @property
    def release_ids(self) -> frozenset[int]:
        """Keys of the releases whose news matter here."""
        views = (self.view, self.wall_view)
        return frozenset(view.facts.release.id for view in views if view is not None)


def read_room(
    services: MeetingServices, me: Person, meeting_id: int, wanted_item: int | None
) -> RoomRead:
    """Read a meeting; `wanted_item` is shown while it is on the agenda, else the host's."""
    meeting = services.meetings.view(me, meeting_id)
    item = meeting.item(wanted_item or 0) or meeting.current
    if item is None and meeting.items:
        item = meeting.items[0]
    view = _view(services, item)
    wall_view = view
    current = meeting.current
    if current is not None and (item is None or item.id != current.id):
        wall_view = _view(services, current)
    ended = meeting.state is MeetingState.ENDED
    minutes = services.minutes.file(me, meeting_id) if ended else None
    usable = (
        minutes is not None
        and view is not None
        and item is not None
        and item.decision is MeetingDecision.PASSED
        and services.minutes.check_refusal(me, meeting, item, view) is None
    )
    return RoomRead(meeting, item, view, wall_view, minutes, usable, services.people.all())


def _view(services: MeetingServices, item: AgendaItem | None) -> ReleaseView | None:
    if item is None or item.release_id is None:
        return None
    return services.releases.view(item.release_id)
