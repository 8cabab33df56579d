"""Whether this program may work on a database that a newer one has upgraded."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, inspect, select, text

from relapp.store.schema_mark import READS_FROM, SCHEMA, WRITES_FROM
from relapp.store.tables.program import program_reach


@dataclass(frozen=True, slots=True)
class Reach:
    """The schema found, and from which schema on programs may read and write there."""

    found: str
    reads_from: str
    writes_from: str

    @property
    def readable(self) -> bool:
        """Whether this program understands what is there."""
        return self.reads_from <= SCHEMA

    @property
    def writable(self) -> bool:
        """Whether what this program writes is understood by the newer ones."""
        return self.writes_from <= SCHEMA


def of_newer(connection: Connection, found: str) -> Reach:
    """Return what a newer program has said about older ones; said nothing, they are kept out."""
    told = inspect(connection).has_table(program_reach.name)
    row = connection.execute(select(program_reach)).first() if told else None
    if row is None:
        return Reach(found, found, found)
    return Reach(found, row.reads_from, row.writes_from)


def present(connection: Connection) -> Reach:
    """Return the reach as it is now, for a desk that has been open since before an upgrade."""
    found = str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
    return of_newer(connection, found) if found > SCHEMA else Reach(found, found, found)


def declare(connection: Connection) -> None:
    """Say who may work beside this program; part of every upgrade."""
    connection.execute(delete(program_reach))
    row = {"id": 1, "reads_from": READS_FROM, "writes_from": WRITES_FROM}
    connection.execute(insert(program_reach), row)
