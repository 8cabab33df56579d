"""Tables of the review meeting: agenda, attendance, what was decided and who does what."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table, Text

from relapp.store.tables.base import LINE, SHORT, Moment, key, metadata, reference, version

meeting = Table(
    "meeting",
    metadata,
    key(),
    Column("title", String(LINE), nullable=False),
    Column("place", String(LINE), nullable=False),
    Column("starts_at", Moment, nullable=False, index=True),
    Column("minutes", Integer, nullable=False),
    reference("host_id", "person"),
    Column("state", String(SHORT), nullable=False),
    Column("began_at", Moment, nullable=True),
    Column("ended_at", Moment, nullable=True),
    # The item the room looks at; what "follow the host" follows.
    Column("current_item_id", Integer, nullable=True),
    Column("current_since", Moment, nullable=True),
    Column("paused_at", Moment, nullable=True),
    # Where in the item's release the host is, as an address of the program.
    Column("shown", String(LINE), nullable=False),
    Column("note", Text, nullable=False),
    version(),
)

meeting_item = Table(
    "meeting_item",
    metadata,
    key(),
    reference("meeting_id", "meeting", index=True),
    reference("release_id", "release", index=True),
    Column("position", Integer, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("why", String(SHORT), nullable=False),
    Column("state", String(SHORT), nullable=False),
    Column("seconds", Integer, nullable=False),
    Column("decision", String(SHORT), nullable=True),
    Column("decision_note", Text, nullable=False),
    reference("decided_by_id", "person", nullable=True),
    Column("decided_at", Moment, nullable=True),
    Column("note", Text, nullable=False),
    version(),
)

meeting_person = Table(
    "meeting_person",
    metadata,
    Column("meeting_id", Integer, ForeignKey("meeting.id"), primary_key=True),
    Column("person_id", Integer, ForeignKey("person.id"), primary_key=True),
    Column("required", Boolean, nullable=False),
    Column("reply", String(SHORT), nullable=False),
    Column("arrived_at", Moment, nullable=True),
    version(),
)

action_item = Table(
    "action_item",
    metadata,
    key(),
    reference("meeting_id", "meeting", index=True),
    reference("item_id", "meeting_item", nullable=True),
    Column("text", String(LINE), nullable=False),
    reference("owner_id", "person", nullable=True),
    Column("due_at", Moment, nullable=True),
    Column("done_at", Moment, nullable=True),
    version(),
)
