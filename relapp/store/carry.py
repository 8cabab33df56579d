"""Carries all rows of one database into another of either kind, table by table.

Everything goes through the tables of the program: what differs between the homes (truth values,
moments, dates) is read as the one writes it and written as the other does.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    bindparam,
    collate,
    func,
    or_,
    select,
    text,
    update,
)
from sqlalchemy import Date as DateType

from relapp.address import shown
from relapp.domain.holdings import Holding, Holdings, holding_of
from relapp.errors import InvalidInput
from relapp.store.bulk import blocks, insert_rows, stored_form
from relapp.store.failures import translated
from relapp.store.tables import metadata
from relapp.store.tables.base import Moment
from relapp.store.tables.release import blob
from relapp.store.values import check_values

_BLOCK: Final = 2_000
_BLOB_STRETCH: Final = 4_096
"""So many bytes of a blob count as one row, where the share done is told."""

Told = Callable[[int], None]
"""Is told how many rows more are done; may raise `Cancelled`."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A table when its turn has come, and its columns that must wait for other rows."""

    table: Table
    late: frozenset[str]


def turns(tables: MetaData = metadata) -> tuple[Turn, ...]:
    """Return the tables so that each comes after those it points to.

    Where tables point to each other, or one to itself, a column that may be empty waits until
    all rows are there.
    """
    left = dict(sorted(tables.tables.items()))
    found: list[Turn] = []
    while left:
        able = [t for t in left.values() if _can_wait(t, left)]
        table = min(able, key=lambda t: len(_open_columns(t, left)))
        late = _open_columns(table, left) | {c.name for c in _pointing(table) if _own(c, table)}
        found.append(Turn(table, frozenset(late)))
        del left[table.name]
    return tuple(found)


def _pointing(table: Table) -> list[Column[Any]]:
    return [column for column in table.columns if column.foreign_keys]


def _own(column: Column[Any], table: Table) -> bool:
    return any(key.column.table is table for key in column.foreign_keys)


def _open_columns(table: Table, left: dict[str, Table]) -> set[str]:
    """Return the columns that point to other tables whose turn has not come."""
    return {
        column.name
        for column in _pointing(table)
        if not _own(column, table)
        and any(key.column.table.name in left for key in column.foreign_keys)
    }


def _can_wait(table: Table, left: dict[str, Table]) -> bool:
    return all(table.c[name].nullable for name in _open_columns(table, left))


def volume(connection: Connection) -> int:
    """Return how much there is to carry, in rows; large contents count for many."""
    rows = sum(
        connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in metadata.tables.values()
    )
    size = connection.execute(select(func.coalesce(func.sum(blob.c.size), 0))).scalar_one()
    return int(rows) + int(size) // _BLOB_STRETCH


def carry_rows(
    source: Connection, target: Connection, told: Told, *, damaged: bool = False
) -> None:
    """Carry all rows into tables that are there and empty, within the open transactions.

    Args:
        source: a connection of either home, with this program's schema.
        target: another of either home, with the same tables.
        told: is told the rows done.
        damaged: take contents over that do not match their hash.

    Raises:
        InvalidInput: `carry.value` or `carry.blob`, naming table and row.
    """
    plan = turns()
    with _without_triggers(target, [turn.table for turn in plan]):
        for turn in plan:
            _carry_table(source, target, turn, told, damaged=damaged)
        for turn in plan:
            _set_late(source, target, turn)
        _set_sequences(target)


class _without_triggers:  # noqa: N801  reads as what it is: a block without triggers
    """Keep what guards the rows of a team database from judging rows that were judged before."""

    def __init__(self, connection: Connection, tables: Sequence[Table]) -> None:
        self._connection = connection
        server = connection.dialect.name == "postgresql"
        quote = connection.dialect.identifier_preparer.quote
        self._names = [quote(table.name) for table in tables] if server else []

    def __enter__(self) -> None:
        for name in self._names:
            self._connection.execute(text(f"ALTER TABLE {name} DISABLE TRIGGER USER"))

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        # After a failure the transaction takes everything back by itself.
        for name in self._names if kind is None else ():
            self._connection.execute(text(f"ALTER TABLE {name} ENABLE TRIGGER USER"))


def _carry_table(
    source: Connection, target: Connection, turn: Turn, told: Told, *, damaged: bool
) -> None:
    table = turn.table
    columns = [column.name for column in table.columns]
    late = [place for place, name in enumerate(columns) if name in turn.late]
    stored = stored_form(target)
    judge = Judge(table)
    size = 1 if table is blob else _BLOCK
    for block in blocks(read_rows(source, table, size), size):
        for row in block:
            judge.accept(row)
            if table is blob and not damaged:
                _check_content(row)
        insert_rows(target, table, columns, [_first_form(row, late, stored) for row in block])
        stretch = block[0].size // _BLOB_STRETCH if table is blob else 0
        told(len(block) + stretch)


def read_rows(connection: Connection, table: Table, size: int = _BLOCK) -> Iterator[Any]:
    """Yield the rows of a table in order of its key, a block at a time from the database.

    Raises:
        InvalidInput: `carry.value` for what the column's type cannot hold.
        StoreUnavailable: the database cannot be read.
    """
    statement = select(table).order_by(*_key_order(connection, table))
    try:
        # Named here, or a failure of the one database would be told of the other.
        with translated(lambda: place_of(connection)):
            yield from connection.execute(statement, execution_options={"yield_per": size})
    except (ValueError, TypeError) as error:
        raise InvalidInput("carry.value", table=table.name, key="?", field=str(error)) from error


def place_of(connection: Connection) -> str:
    """Return file or server of a connection, without any secret."""
    url = connection.engine.url
    if connection.dialect.name == "sqlite":
        return url.database or ""
    return shown(url.render_as_string())


def _key_order(connection: Connection, table: Table) -> list[Any]:
    """Order texts by their bytes on either home, whatever the server's language is."""
    server = connection.dialect.name == "postgresql"
    return [
        collate(column, "C") if server and isinstance(column.type, String) else column
        for column in table.primary_key.columns
    ]


class Judge:
    """Tells whether values are of the kind their columns say; SQLite would take anything."""

    def __init__(self, table: Table) -> None:
        """Learn the columns."""
        self._table = table
        self._names = [column.name for column in table.columns]
        self._kinds = [(_kind(c), bool(c.nullable)) for c in table.columns]
        self._key = [c.name for c in table.primary_key.columns]

    def accept(self, row: Sequence[Any]) -> None:
        """Accept a row; raises InvalidInput naming table, key and column."""
        for name, value, (kind, empty) in zip(self._names, row, self._kinds, strict=True):
            if (value is None and not empty) or (value is not None and type(value) is not kind):
                raise self._refusal(row, name)
        try:
            check_values(self._table, dict(zip(self._names, row, strict=True)))
        except InvalidInput as error:
            raise self._refusal(row, str(error.details.get("field"))) from error

    def _refusal(self, row: Sequence[Any], column: str) -> InvalidInput:
        values = dict(zip(self._names, row, strict=True))
        key = ", ".join(str(values[name])[:60] for name in self._key)
        return InvalidInput("carry.value", table=self._table.name, key=key, field=column)


def _kind(column: Column[Any]) -> type:
    kinds: tuple[tuple[type, type], ...] = (
        (Moment, datetime),
        (DateType, date),
        (Boolean, bool),
        (Integer, int),
        (LargeBinary, bytes),
        (String, str),
    )
    return next(kind for sort, kind in kinds if isinstance(column.type, sort))


def _check_content(row: Any) -> None:
    if hashlib.sha256(row.content).hexdigest() != row.sha256 or len(row.content) != row.size:
        raise InvalidInput("carry.blob", sha256=row.sha256)


def _first_form(
    row: Sequence[Any], late: Iterable[int], stored: Callable[[object], object]
) -> tuple[object, ...]:
    values = [stored(value) for value in row]
    for place in late:
        values[place] = None
    return tuple(values)


def _set_late(source: Connection, target: Connection, turn: Turn) -> None:
    if not turn.late:
        return
    table = turn.table
    late = [table.c[name] for name in sorted(turn.late)]
    keys = list(table.primary_key.columns)
    wanted = select(*keys, *late).where(or_(*(column.is_not(None) for column in late)))
    change = (
        update(table)
        .where(*(key == bindparam(f"of_{key.name}") for key in keys))
        .values({column.name: bindparam(f"to_{column.name}") for column in late})
    )
    names = [f"of_{key.name}" for key in keys] + [f"to_{column.name}" for column in late]
    rows = source.execute(wanted, execution_options={"yield_per": _BLOCK})
    for block in blocks(rows, _BLOCK):
        target.execute(change, [dict(zip(names, row, strict=True)) for row in block])


def _set_sequences(target: Connection) -> None:
    """Let a server number new rows after those that came; SQLite does so by itself."""
    if target.dialect.name != "postgresql":
        return
    for table in metadata.tables.values():
        column = table.autoincrement_column
        last = target.execute(select(func.max(column))).scalar() if column is not None else None
        if column is not None and last is not None:
            target.execute(
                text("SELECT setval(pg_get_serial_sequence(:name, :column), :last)"),
                {"name": f'"{table.name}"', "column": column.name, "last": last},
            )


def holdings(connection: Connection, told: Told) -> Holdings:
    """Count and hash every table of the program, read back from the database."""
    found: list[Holding] = []
    for name, table in sorted(metadata.tables.items()):
        rows = _telling(read_rows(connection, table, 1 if table is blob else _BLOCK), table, told)
        # By name: a column that a migration added stands elsewhere than in a new table.
        places = sorted(range(len(table.columns)), key=lambda p, t=table: t.columns[p].name)  # type: ignore[misc]
        columns = [table.columns[place].name for place in places]
        found.append(holding_of(name, columns, ([row[p] for p in places] for row in rows)))
    return Holdings(tuple(found))


def _telling(rows: Iterator[Any], table: Table, told: Told) -> Iterator[Any]:
    waiting = 0
    for row in rows:
        yield row
        waiting += 1 + (len(row.content) // _BLOB_STRETCH if table is blob else 0)
        if waiting >= _BLOCK:
            told(waiting)
            waiting = 0
    told(waiting)
