"""Keys of actions that were sent later or again, so that none is entered twice."""

from sqlalchemy import Column, Index, Integer, String, Table

from relapp.store.tables.base import Moment, metadata

sent_action = Table(
    "sent_action",
    metadata,
    Column("key", String(36), primary_key=True),
    # Not a foreign key: it says who sent, and no more than that.
    Column("person_id", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_sent_action_at", "at"),
)
