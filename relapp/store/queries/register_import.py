"""Reads what an import of past releases must not collide with."""

from collections.abc import Mapping

from sqlalchemy import Connection, select

from relapp.store.tables.people import number_series
from relapp.store.tables.release import release


def known_numbers(connection: Connection) -> frozenset[str]:
    """Return the numbers of all releases, refused requests included."""
    return frozenset(connection.execute(select(release.c.number)).scalars())


def last_of_series(connection: Connection) -> Mapping[str, int]:
    """Return the last number given of each series."""
    return {row.name: row.last for row in connection.execute(select(number_series))}
