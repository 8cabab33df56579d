"""Tables of the review meeting: agenda, attendance, what was decided, who does what; series."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Integer, String, Table, Text

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

# Topics that are no releases; their own table, so that the program before reads on unharmed.
meeting_topic = Table(
    "meeting_topic",
    metadata,
    key(),
    reference("meeting_id", "meeting", index=True),
    Column("title", String(LINE), nullable=False),
    reference("presenter_id", "person", nullable=True),
    Column("position", Integer, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("state", String(SHORT), nullable=False),
    Column("seconds", Integer, nullable=False),
    Column("decision", String(SHORT), nullable=True),
    Column("decision_note", Text, nullable=False),
    reference("decided_by_id", "person", nullable=True),
    Column("decided_at", Moment, nullable=True),
    Column("note", Text, nullable=False),
    version(),
)

# Whose each line of an item's `note` is; the lines themselves stay where every program reads them.
meeting_note = Table(
    "meeting_note",
    metadata,
    key(),
    reference("meeting_id", "meeting", index=True),
    reference("item_id", "meeting_item", nullable=True),
    reference("topic_id", "meeting_topic", nullable=True),
    reference("person_id", "person"),
    # The line is both together: when and who, and what was said.
    Column("head", String(LINE), nullable=False),
    Column("said", Text, nullable=False),
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
    reference("topic_id", "meeting_topic", nullable=True),
    Column("text", String(LINE), nullable=False),
    reference("owner_id", "person", nullable=True),
    Column("due_at", Moment, nullable=True),
    Column("done_at", Moment, nullable=True),
    version(),
)

meeting_series = Table(
    "meeting_series",
    metadata,
    key(),
    Column("title", String(LINE), nullable=False),
    Column("place", String(LINE), nullable=False),
    Column("cycle", String(SHORT), nullable=False),
    Column("weekday", Integer, nullable=False),
    Column("nth", Integer, nullable=False),
    # Wall time of the office, HH:MM.
    Column("starts", String(SHORT), nullable=False),
    Column("minutes", Integer, nullable=False),
    reference("host_id", "person"),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=True),
    Column("off_days", String(SHORT), nullable=False),
    Column("ended", Boolean, nullable=False),
    version(),
)

meeting_series_person = Table(
    "meeting_series_person",
    metadata,
    Column("series_id", Integer, ForeignKey("meeting_series.id"), primary_key=True),
    Column("person_id", Integer, ForeignKey("person.id"), primary_key=True),
    Column("required", Boolean, nullable=False),
)

meeting_occurrence = Table(
    "meeting_occurrence",
    metadata,
    Column("series_id", Integer, ForeignKey("meeting_series.id"), primary_key=True),
    # The day the rule says, whatever day the meeting was moved to.
    Column("rule_day", Date, primary_key=True),
    # None where the occurrence was called off before its meeting was made.
    reference("meeting_id", "meeting", nullable=True, index=True),
    # Changed for itself: what the series says no longer reaches it.
    Column("own", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
)
