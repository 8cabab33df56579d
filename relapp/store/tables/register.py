"""Tables of the registers: applications, change requests, windows, freezes, calendar days."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from relapp.store.tables.base import LINE, SHORT, Moment, key, metadata, reference, version

application = Table(
    "application",
    metadata,
    key(),
    Column("name", String(LINE), nullable=False, unique=True),
    Column("code", String(SHORT), nullable=False),
    Column("family", String(SHORT), nullable=False),
    reference("owner_id", "person", nullable=True),
    reference("manager_id", "person", nullable=True),
    reference("department_id", "department", nullable=True),
    Column("criticality", String(SHORT), nullable=False),
    Column("current_version", String(SHORT), nullable=False),
    Column("active", Boolean, nullable=False),
    version(),
)

application_link = Table(
    "application_link",
    metadata,
    Column("application_id", Integer, ForeignKey("application.id"), primary_key=True),
    Column("depends_on_id", Integer, ForeignKey("application.id"), primary_key=True),
)

change_request = Table(
    "change_request",
    metadata,
    key(),
    Column("number", String(SHORT), nullable=False, unique=True),
    Column("title", String(LINE), nullable=False),
    Column("kind", String(SHORT), nullable=False),
    Column("state", String(SHORT), nullable=False),
    reference("application_id", "application", nullable=True),
    Column("approved_on", Date, nullable=True),
    Column("impact", Text, nullable=False),
    Column("resources", Text, nullable=False),
    Column(
        "release_id", Integer, ForeignKey("release.id", use_alter=True), nullable=True, index=True
    ),
    # Where it comes from: the tool and its state and address there.
    Column("source", String(SHORT), nullable=False, server_default=""),
    Column("source_state", String(SHORT), nullable=False, server_default=""),
    Column("link", Text, nullable=False, server_default=""),
    version(),
)

import_mapping = Table(
    "import_mapping",
    metadata,
    # SHA-256 of the heading: the same export is recognised the next time.
    Column("heading", String(64), primary_key=True),
    Column("subject", String(SHORT), primary_key=True),
    Column("content", Text, nullable=False),
    reference("person_id", "person"),
    Column("at", Moment, nullable=False),
)

window = Table(
    "window",
    metadata,
    key(),
    Column("year", Integer, nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("starts_at", Moment, nullable=False, index=True),
    Column("ends_at", Moment, nullable=False),
    Column("families", String(LINE), nullable=False),
    Column("capacity", Integer, nullable=False),
    Column("material_due_at", Moment, nullable=True),
    Column("state", String(SHORT), nullable=False),
    Column("moved_from", Moment, nullable=True),
    Column("move_reason", Text, nullable=False),
    Column("note", Text, nullable=False),
    version(),
    UniqueConstraint("year", "number"),
)

freeze = Table(
    "freeze",
    metadata,
    key(),
    Column("name", String(LINE), nullable=False),
    Column("starts_at", Moment, nullable=False, index=True),
    Column("ends_at", Moment, nullable=False),
    Column("hard", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
    version(),
)

calendar_day = Table(
    "calendar_day",
    metadata,
    Column("date", Date, primary_key=True),
    Column("kind", String(SHORT), nullable=False),
    Column("name", String(SHORT), nullable=False),
    Column("source", String(SHORT), nullable=False),
)

calendar_year = Table(
    "calendar_year",
    metadata,
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("status", String(SHORT), nullable=False),
)
