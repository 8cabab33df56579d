"""Tables beside the signatures: who acts for whom, who else signs, what the office looked at."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table, Text

from relapp.store.tables.base import SHORT, Moment, key, metadata, reference, version

delegation = Table(
    "delegation",
    metadata,
    key(),
    reference("person_id", "person", index=True),
    reference("deputy_id", "person", index=True),
    # Empty: every role that the person holds.
    Column("role", String(SHORT), nullable=False),
    Column("starts_at", Moment, nullable=False),
    # None: until somebody ends it (a standing deputy).
    Column("ends_at", Moment, nullable=True),
    Column("reason", Text, nullable=False),
    reference("set_by_id", "person"),
    Column("set_at", Moment, nullable=False),
    version(),
)

step_signer = Table(
    "step_signer",
    metadata,
    key(),
    Column("release_id", Integer, ForeignKey("release.id"), nullable=False, index=True),
    Column("stage", String(SHORT), nullable=False),
    Column("step_id", String(SHORT), nullable=False),
    reference("person_id", "person"),
    # `passed_on`: signs in the place of the holder; `added`: signs beside the holders.
    Column("part", String(SHORT), nullable=False),
    Column("reason", Text, nullable=False),
    reference("set_by_id", "person"),
    Column("set_at", Moment, nullable=False),
    Column("ended", Boolean, nullable=False),
)

spot_check = Table(
    "spot_check",
    metadata,
    Column("release_id", Integer, ForeignKey("release.id"), primary_key=True),
    Column("item_id", String(SHORT), primary_key=True),
    Column("holds", Boolean, nullable=False),
    Column("note", Text, nullable=False),
    reference("person_id", "person"),
    Column("at", Moment, nullable=False),
    version(),
)
