"""Table of the desks that have a release open; forgotten by itself, in no journal."""

from sqlalchemy import Column, Integer, String, Table

from relapp.store.tables.base import SHORT, Moment, metadata

presence = Table(
    "presence",
    metadata,
    # A foreign key would wait for the lock that a command has on its release, and a command for it.
    Column("desk", String(SHORT), primary_key=True),
    Column("person_id", Integer, nullable=False),
    Column("person", String(SHORT), nullable=False),
    Column("release_id", Integer, nullable=False, index=True),
    Column("place", String(SHORT), nullable=False),
    Column("seen_at", Moment, nullable=False),
)
