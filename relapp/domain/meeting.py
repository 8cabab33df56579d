"""The review meeting: its agenda, who comes, what was decided and who does what afterwards."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from relapp.domain.vocabulary import (
    ItemState,
    MeetingDecision,
    MeetingState,
    ReleaseMode,
    ReleaseType,
    Reply,
)

USUAL_MINUTES = 20
"""Minutes of an item unless somebody says otherwise."""
LONGEST_ITEM = 480
MEETING_LENGTH = 90


class AgendaReason(StrEnum):
    """Why a release is on an agenda."""

    REVIEW_MEETING = "review_meeting"
    """Its preparation waits for the conclusion of a go-live review meeting."""
    PLAN_REVIEW = "plan_review"
    GOLIVE_APPROVAL = "golive_approval"
    BY_HAND = "by_hand"
    TOPIC = "topic"
    """It is no release: somebody presents a topic."""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One release or topic on the agenda, with what a list shows of it.

    A topic has a negative key and no release: both kinds share one agenda and its order.

    Attributes:
        seconds: the time spent so far, without what runs now.
        owner: who keeps the release, or presents the topic.
    """

    id: int
    release_id: int | None
    position: int
    minutes: int
    why: AgendaReason
    state: ItemState
    seconds: int
    decision: MeetingDecision | None
    decision_note: str
    decided_by: str
    decided_at: datetime | None
    note: str
    version: int
    number: str = ""
    application: str = ""
    version_to: str = ""
    title: str = ""
    type: ReleaseType = ReleaseType.UPGRADE
    mode: ReleaseMode = ReleaseMode.PLANNED
    owner_id: int | None = None
    owner: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None

    @property
    def open(self) -> bool:
        """Whether the meeting still has to speak about it."""
        return self.state in (ItemState.OPEN, ItemState.CURRENT)

    @property
    def is_topic(self) -> bool:
        """Whether it is a topic and no release."""
        return self.release_id is None

    @property
    def name(self) -> str:
        """What it is called in a sentence: the number of the release, the title of a topic."""
        return self.title if self.is_topic else self.number

    @property
    def subject(self) -> str:
        """Application and version, or the title of a topic."""
        return self.title if self.is_topic else f"{self.application} {self.version_to}"


@dataclass(frozen=True, slots=True)
class Note:
    """A line of an item's record, with whose it is.

    Attributes:
        head: when and who, as the line begins.
        said: the words.
    """

    id: int
    item_id: int
    person_id: int
    person: str
    head: str
    said: str
    version: int

    @property
    def line(self) -> str:
        """The line as the record and the minutes have it."""
        return self.head + self.said


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A line of a record; `note` is None where an earlier program wrote it."""

    text: str
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody invited."""

    person_id: int
    name: str
    required: bool
    reply: Reply
    arrived_at: datetime | None
    version: int = 1


@dataclass(frozen=True, slots=True)
class ActionItem:
    """Something to do after the meeting."""

    id: int
    item_id: int | None
    text: str
    owner_id: int | None
    owner: str
    due_at: datetime | None
    done_at: datetime | None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Meeting:
    """评审会 as it stands; all moments aware UTC.

    Attributes:
        current_since: since when the current item runs; set back by what a pause took.
        shown: where in the current item's release the host is, as `check/<id>`.
    """

    id: int
    title: str
    place: str
    starts_at: datetime
    minutes: int
    host_id: int
    host: str
    state: MeetingState
    began_at: datetime | None = None
    ended_at: datetime | None = None
    current_item_id: int | None = None
    current_since: datetime | None = None
    paused_at: datetime | None = None
    shown: str = ""
    note: str = ""
    version: int = 1
    items: tuple[AgendaItem, ...] = ()
    people: tuple[Attendee, ...] = ()
    actions: tuple[ActionItem, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def ends_at(self) -> datetime:
        """When it should be over."""
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def running(self) -> bool:
        """Whether it goes on now."""
        return self.state is MeetingState.RUNNING

    @property
    def current(self) -> AgendaItem | None:
        """The item the room looks at."""
        return self.item(self.current_item_id or 0)

    @property
    def present(self) -> tuple[Attendee, ...]:
        """Who is there."""
        return tuple(person for person in self.people if person.arrived_at is not None)

    def item(self, item_id: int) -> AgendaItem | None:
        """Return one item, None if it is not on the agenda."""
        return next((item for item in self.items if item.id == item_id), None)

    def attendee(self, person_id: int) -> Attendee | None:
        """Return somebody invited, None for anybody else."""
        return next((p for p in self.people if p.person_id == person_id), None)

    def actions_of(self, item_id: int) -> tuple[ActionItem, ...]:
        """Return what is to be done after one item."""
        return tuple(action for action in self.actions if action.item_id == item_id)

    def record_of(self, item: AgendaItem) -> tuple[RecordLine, ...]:
        """Return the record of an item line by line, each with the note that it is."""
        waiting = [note for note in self.notes if note.item_id == item.id]
        found: list[RecordLine] = []
        for text in filter(str.strip, item.note.split("\n")):
            note = next((n for n in waiting if n.line == text), None)
            if note is not None:
                waiting.remove(note)
            found.append(RecordLine(text, note))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Invitation:
    """Somebody to invite, and whether the meeting can do without."""

    person_id: int
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingDraft:
    """Unsaved input for a meeting; `id` 0 makes a new one."""

    title: str
    place: str
    starts_at: datetime
    host_id: int
    minutes: int = MEETING_LENGTH
    people: tuple[Invitation, ...] = ()
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionDraft:
    """Unsaved input for an action item; `id` 0 makes a new one."""

    text: str
    item_id: int | None = None
    owner_id: int | None = None
    due_at: datetime | None = None
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicDraft:
    """Unsaved input for a topic; `id` 0 makes a new one, else it is the item's key."""

    title: str
    presenter_id: int | None = None
    minutes: int = USUAL_MINUTES
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """What the list of meetings shows of one."""

    id: int
    title: str
    place: str
    starts_at: datetime
    minutes: int
    host_id: int
    host: str
    state: MeetingState
    items: int
    decided: int
    invited: frozenset[int] = frozenset()
    """Keys of the people who read it: invited, host, and whose releases it speaks about."""


@dataclass(frozen=True, slots=True)
class MinutesFile:
    """Minutes of a meeting as they are kept."""

    name: str
    sha256: str
