"""Writes thousands of rows of finished history at the speed of the driver.

The usual way through the unit of work reads each release back to compute its card. History that
comes in closed needs none of that: its cards follow from the rows themselves, and
`tests/relapp/store` compares them with the cards computed from the facts.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any, Final

from sqlalchemy import Connection, Table, func, select, text

from relapp.domain.card import card_of
from relapp.domain.changes import Kind
from relapp.domain.definition import ProcessDefinition
from relapp.domain.fingerprint import canonical
from relapp.domain.journal import GENESIS, Entry, Event, digest, release_chain
from relapp.domain.person import Person
from relapp.domain.release import Release, ReleaseFacts, ScopeLine
from relapp.store.cards import to_row
from relapp.store.tables.journal import journal, journal_chain, release_card
from relapp.store.tables.release import release, release_scope

_PARAMETERS: Final = 60_000
"""PostgreSQL takes 65,535 in one statement."""
_BLOCK: Final = 2_000

Row = tuple[object, ...]
Keys = Sequence[int]
Stored = Callable[[object], object]


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A release that has ended elsewhere, with what the journal says of its coming in."""

    release: Release
    after: dict[str, object]


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
        for block in _blocks(rows, _BLOCK):
            connection.exec_driver_sql(statement, block)
        return
    # One statement of many rows: COPY is not open to tables with row-level security.
    places = "(" + ", ".join(["%s"] * len(columns)) + ")"
    for block in _blocks(rows, _PARAMETERS // len(columns)):
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


def insert_history(
    connection: Connection,
    actor: Person,
    now: datetime,
    definition: ProcessDefinition,
    entries: Iterable[HistoryEntry],
) -> None:
    """Insert ended releases with scope, card and the first line of each one's own journal."""
    writer = _HistoryWriter(connection, actor, now, definition)
    for block in _blocks(entries, _BLOCK):
        writer.write(block)


_RELEASE: Final = tuple(column.name for column in release.columns)
_SCOPE: Final = ("release_id", "application_id", "version_from", "version_to")
_CARD: Final = tuple(column.name for column in release_card.columns)
_JOURNAL: Final = tuple(column.name for column in journal.columns if column.name != "seq")
_CHAIN: Final = ("chain", "place", "digest")


class _HistoryWriter:
    """Turns releases into the rows of five tables."""

    def __init__(
        self, connection: Connection, actor: Person, now: datetime, definition: ProcessDefinition
    ) -> None:
        self._connection = connection
        self._actor = actor
        self._now = now
        self._definition = definition
        self._stored = stored_form(connection)
        self._stored_now = self._stored(now)

    def write(self, block: Sequence[HistoryEntry]) -> None:
        connection, found = self._connection, [item.release for item in block]
        insert_rows(connection, release, _RELEASE, [self._release(r) for r in found])
        insert_rows(
            connection,
            release_scope,
            _SCOPE,
            [(r.id, r.application_id, r.version_from, r.version_to) for r in found],
        )
        insert_rows(connection, release_card, _CARD, [self._card(r) for r in found])
        lines = [self._entry(item) for item in block]
        insert_rows(connection, journal, _JOURNAL, [self._journal(line) for line in lines])
        insert_rows(
            connection, journal_chain, _CHAIN, [(line.chain, 1, line.digest) for line in lines]
        )

    def _release(self, found: Release) -> Row:
        stored = self._stored
        values: dict[str, Any] = {
            "process_id": found.process_row,
            "type": found.type.value,
            "mode": found.mode.value,
            "strategy": found.strategy.value,
            "status": found.status.value,
            "yes": ",".join(sorted(found.yes)),
            "outcome": found.outcome.value if found.outcome else None,
        }
        return tuple(
            values[name] if name in values else stored(getattr(found, name)) for name in _RELEASE
        )

    def _card(self, found: Release) -> Row:
        line = ScopeLine(
            found.application_id, found.application, found.version_from, found.version_to
        )
        card = card_of(self._definition, ReleaseFacts(found, scope=(line,)))
        row, stored = to_row(card, ()), self._stored
        return tuple(stored(row[name]) for name in _CARD)

    def _entry(self, item: HistoryEntry) -> Entry:
        entry = Entry(
            seq=0,
            chain=release_chain(item.release.id),
            place=1,
            at=self._now,
            actor_id=self._actor.id,
            actor=self._actor.name,
            event=Event.RELEASE_IMPORTED,
            kind=Kind.RELEASE,
            subject_id=item.release.id,
            subject=item.release.number,
            before="",
            after=canonical(item.after),
            previous=GENESIS,
            digest="",
        )
        object.__setattr__(entry, "digest", digest(entry))
        return entry

    def _journal(self, entry: Entry) -> Row:
        return (
            entry.chain,
            entry.place,
            self._stored_now,
            entry.actor_id,
            entry.actor,
            entry.event.value,
            entry.kind.value,
            entry.subject_id,
            entry.subject,
            entry.before,
            entry.after,
            entry.previous,
            entry.digest,
        )


def _blocks(rows: Iterable[Any], size: int) -> Iterator[list[Any]]:
    source = iter(rows)
    while block := list(islice(source, size)):
        yield block
