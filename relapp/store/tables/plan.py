"""Tables of the structured plan: one row per line of a table, one per answered risk question."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, Text

from relapp.store.tables.base import SHORT, Moment, key, metadata, reference, version

plan_item = Table(
    "plan_item",
    metadata,
    key(),
    Column("release_id", Integer, ForeignKey("release.id"), nullable=False, index=True),
    Column("kind", String(SHORT), nullable=False),
    Column("position", Integer, nullable=False),
    # JSON by field of the kind (relapp.domain.plan_item): a new kind of line needs no migration.
    Column("content", Text, nullable=False),
    reference("person_id", "person"),
    Column("at", Moment, nullable=False),
    version(),
)

risk_answer = Table(
    "risk_answer",
    metadata,
    Column("release_id", Integer, ForeignKey("release.id"), primary_key=True),
    Column("question_id", String(SHORT), primary_key=True),
    Column("choice", String(SHORT), nullable=False),
    reference("person_id", "person"),
    Column("at", Moment, nullable=False),
    version(),
)
