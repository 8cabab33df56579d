"""Table about the programs that work on this database."""

from sqlalchemy import Column, String, Table

from relapp.store.tables.base import SHORT, key, metadata

program_reach = Table(
    "program_reach",
    metadata,
    key(),
    Column("reads_from", String(SHORT), nullable=False),
    Column("writes_from", String(SHORT), nullable=False),
)
"""One row: the oldest schemas whose programs may still read and write here."""
