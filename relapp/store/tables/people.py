"""Tables of the office: settings, departments, people, roles, processes."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table, Text, UniqueConstraint

from relapp.store.tables.base import LINE, SHORT, Moment, key, metadata, reference, version

office = Table(
    "office",
    metadata,
    key(),
    Column("name", String(LINE), nullable=False),
    Column("unit", String(LINE), nullable=False),
    Column("zone", String(SHORT), nullable=False),
    Column("number_prefix", String(10), nullable=False),
    Column("attachment_limit", Integer, nullable=False),
    Column("confidentiality", String(SHORT), nullable=False),
    Column("created_at", Moment, nullable=False),
    # How long a PIN once typed is remembered for further signatures; empty for not at all.
    Column("pin_minutes", Integer, nullable=True),
    version(),
)

number_series = Table(
    "number_series",
    metadata,
    Column("name", String(SHORT), primary_key=True),
    Column("last", Integer, nullable=False),
)

department = Table(
    "department",
    metadata,
    key(),
    Column("name", String(LINE), nullable=False, unique=True),
    reference("parent_id", "department", nullable=True),
    Column("head_id", Integer, ForeignKey("person.id", use_alter=True), nullable=True),
    version(),
)

person = Table(
    "person",
    metadata,
    key(),
    Column("name", String(SHORT), nullable=False),
    Column("login", String(SHORT), nullable=False, unique=True),
    Column("email", String(LINE), nullable=False),
    reference("department_id", "department", nullable=True),
    Column("active", Boolean, nullable=False),
    version(),
)

person_role = Table(
    "person_role",
    metadata,
    key(),
    reference("person_id", "person", index=True),
    Column("role", String(SHORT), nullable=False, index=True),
    reference("department_id", "department", nullable=True),
    Column("application_id", Integer, ForeignKey("application.id"), nullable=True),
    UniqueConstraint("person_id", "role", "department_id", "application_id"),
)

credential = Table(
    "credential",
    metadata,
    Column("person_id", Integer, ForeignKey("person.id"), primary_key=True, autoincrement=False),
    # An Argon2 hash; empty after a reset of which the person has not been told.
    Column("hash", String(LINE), nullable=False),
    Column("set_at", Moment, nullable=False),
    Column("failed_count", Integer, nullable=False),
    Column("locked_until", Moment, nullable=True),
    version(),
)

process = Table(
    "process",
    metadata,
    key(),
    Column("code", String(SHORT), nullable=False),
    Column("definition_id", String(SHORT), nullable=False),
    Column("version", String(SHORT), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("content", Text, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("stored_at", Moment, nullable=False),
    UniqueConstraint("definition_id", "version", "sha256"),
)
