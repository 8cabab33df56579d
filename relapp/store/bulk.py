"""Writes thousands of rows at the speed of the driver, on either kind of database."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import islice
from typing import Final, TypeVar

from sqlalchemy import Connection, Table, func, select, text

_PARAMETERS: Final = 60_000
"""PostgreSQL takes 65,535 in one statement."""
_BLOCK: Final = 2_000

T = TypeVar("T")
Row = tuple[object, ...]
Keys = Sequence[int]
Stored = Callable[[object], object]


def reserve_keys(connection: Connection, table: Table, count: int) -> Keys:
    """Return keys for rows about to be inserted; nobody else can take them.

    SQLite's writer is alone until the commit; PostgreSQL draws from the table's own sequence.
    """
    if connection.dialect.name == "sqlite":
        last = connection.execute(select(func.max(table.c.id))).scalar() or 0
        return range(last + 1, last + count + 1)
    sequence = text(
        "SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :count)"
    )
    return connection.execute(sequence, {"name": table.name, "count": count}).scalars().all()


def insert_rows(
    connection: Connection, table: Table, columns: Sequence[str], rows: Iterable[Row]
) -> None:
    """Insert rows given as tuples in the order of `columns`, values as the driver takes them."""
    quote = connection.dialect.identifier_preparer.quote
    head = f"INSERT INTO {quote(table.name)} ({', '.join(map(quote, columns))}) VALUES "
    if connection.dialect.name == "sqlite":
        statement = head + "(" + ", ".join("?" * len(columns)) + ")"
        for block in blocks(rows, _BLOCK):
            connection.exec_driver_sql(statement, block)
        return
    # One statement of many rows: COPY is not open to tables with row-level security.
    places = "(" + ", ".join(["%s"] * len(columns)) + ")"
    for block in blocks(rows, _PARAMETERS // len(columns)):
        values = tuple(value for row in block for value in row)
        connection.exec_driver_sql(head + ", ".join([places] * len(block)), values)


def stored_form(connection: Connection) -> Stored:
    """Return the function that brings moments and dates into the form a column keeps."""
    if connection.dialect.name != "sqlite":
        return lambda value: value

    def stored(value: object) -> object:
        if isinstance(value, datetime):
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        return value.isoformat() if isinstance(value, date) else value

    return stored


def blocks(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield lists of at most `size`, so that memory does not grow with the file."""
    source = iter(rows)
    while block := list(islice(source, size)):
        yield block
