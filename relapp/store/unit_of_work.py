"""One command, one transaction: rows, journal and cards are written together or not at all."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, select, text

from relapp.clock import Clock, ServerClock
from relapp.domain.changes import Changes, Kind
from relapp.domain.definition import ProcessDefinition
from relapp.domain.fingerprint import canonical
from relapp.domain.journal import OFFICE_CHAIN, OFFLINE_AT, Event, release_chain
from relapp.domain.outbox import Sending
from relapp.domain.person import Person
from relapp.domain.release import ReleaseFacts
from relapp.errors import NotFound, StaleRecord
from relapp.store import cards, journal_writer, sent_actions, statements
from relapp.store.engine import Store
from relapp.store.queries.facts import load_facts, reload_parts
from relapp.store.tables import release as release_tables
from relapp.store.values import check_text, check_values

# One statement, so that two desks can also begin a series at the same moment.
_NEXT = text(
    "INSERT INTO number_series (name, last) VALUES (:name, 1)"
    " ON CONFLICT (name) DO UPDATE SET last = number_series.last + 1 RETURNING last"
)
# When the transaction began: the moment that the journal's trigger compares with.
_SERVER_TIME = text("SELECT transaction_timestamp()")
_SUBJECT = 400

DefinitionOf = Callable[[Connection, int], ProcessDefinition]
"""Returns the definition stored under a key, read through the given connection if need be."""


class UnitOfWork:
    """The open transaction of one command; made by `Transactions.begin`."""

    def __init__(
        self,
        connection: Connection,
        actor: Person,
        now: datetime,
        definition_of: DefinitionOf,
        made_at: datetime | None = None,
    ) -> None:
        """Start with nothing touched; `made_at` says when an action was done offline."""
        self.connection = connection
        self.actor = actor
        self.now = now
        self._definition_of = definition_of
        # The entry keeps the time of arrival as its own; when it was done is a fact of it.
        self._late = {} if made_at is None else {OFFLINE_AT: made_at.isoformat()}
        self._pending: list[journal_writer.Pending] = []
        self._touched: set[tuple[Kind, int]] = set()
        self._stale: dict[int, set[str] | None] = {}
        self._facts: dict[int, ReleaseFacts] = {}
        self.seq = 0

    @property
    def changes(self) -> Changes:
        """What the command touched; complete once the transaction has ended."""
        return Changes(frozenset(self._touched), self.seq)

    def definition(self, process_row: int) -> ProcessDefinition:
        """Return a stored process definition."""
        return self._definition_of(self.connection, process_row)

    def facts(self, release_id: int) -> ReleaseFacts:
        """Lock a release against other desks and read everything about it; raises NotFound.

        What the command itself has changed since is read anew.
        """
        known = self._facts.get(release_id)
        if known is None:
            if self.connection.dialect.name != "sqlite":
                table = release_tables.release
                self.connection.execute(
                    select(table.c.id).where(table.c.id == release_id).with_for_update()
                )
            known = load_facts(self.connection, self._definition_of, release_id)
        elif stale := self._stale.get(release_id, set()):
            known = reload_parts(self.connection, known, stale)
        self._facts[release_id] = known
        return known

    def record(
        self,
        event: Event,
        kind: Kind,
        subject_id: int,
        subject: str,
        *,
        before: Mapping[str, object] | None = None,
        after: Mapping[str, object] | None = None,
        parts: tuple[str, ...] = (),
    ) -> None:
        """Note what happened; what concerns a release goes on that release's own chain.

        `parts` names the parts of the release's facts that changed, where only these did.
        """
        after = {**(after or {}), **self._late}
        said = (canonical(before) if before else "", canonical(after) if after else "")
        for text_of in (*said, subject):
            check_text("note", text_of)
        of_release = kind is Kind.RELEASE
        chain = release_chain(subject_id) if of_release else OFFICE_CHAIN
        self._pending.append(
            journal_writer.Pending(
                chain,
                event,
                kind,
                subject_id,
                subject[:_SUBJECT],
                *said,
            )
        )
        self._touched.add((kind, subject_id))
        if of_release:
            self.touch(subject_id, parts)

    def touch(self, release_id: int, parts: tuple[str, ...] = ()) -> None:
        """Have a release's card computed anew when the transaction ends."""
        self._touched.add((Kind.RELEASE, release_id))
        marked = self._stale.setdefault(release_id, set())
        if parts and marked is not None and release_id in self._facts:
            marked.update(parts)
        else:
            self._stale[release_id] = None
            self._facts.pop(release_id, None)

    def touch_all(self, release_ids: Iterable[int]) -> None:
        """Have several cards computed anew."""
        for release_id in release_ids:
            self.touch(release_id)

    def insert(self, table: Table, **values: Any) -> int:
        """Add a row; returns its key where the key is a number of its own."""
        check_values(table, values)
        result = self.connection.execute(statements.insertion(table), values)
        key = result.inserted_primary_key
        return int(key[0]) if key and isinstance(key[0], int) else 0

    def insert_all(self, table: Table, rows: list[dict[str, Any]]) -> None:
        """Add many rows."""
        for row in rows:
            check_values(table, row)
        if rows:
            self.connection.execute(statements.insertion(table), rows)

    def change(
        self, table: Table, where: Mapping[str, object], *, version: int | None, **values: Any
    ) -> None:
        """Change one row, raising its version.

        Args:
            table: the table.
            where: column values that name the row.
            version: the version the form was opened with; None where the command itself
                has just read the row in this transaction.
            values: new column values.

        Raises:
            StaleRecord: the row has another version by now.
            NotFound: there is no such row.
        """
        check_values(table, values)
        shape, named = statements.shape(where), statements.named(where)
        statement = statements.change(table, shape, guarded=version is not None)
        seen = {} if version is None else {statements.SEEN: version}
        if self.connection.execute(statement, {**values, **named, **seen}).rowcount:
            return
        if self.exists(table, **where):
            raise StaleRecord("record.stale", what=table.name)
        raise NotFound("record.gone", what=table.name)

    def delete(self, table: Table, **where: object) -> int:
        """Remove rows; returns how many."""
        statement = statements.deletion(table, statements.shape(where))
        return self.connection.execute(statement, statements.named(where)).rowcount

    def row(self, table: Table, **where: object) -> RowMapping | None:
        """Return one row by column values, None if there is none."""
        statement = statements.rows(table, statements.shape(where))
        return self.connection.execute(statement, statements.named(where)).mappings().first()

    def exists(self, table: Table, **where: object) -> bool:
        """Tell whether a row is there, without reading it."""
        statement = statements.presence(table, statements.shape(where))
        return self.connection.execute(statement, statements.named(where)).first() is not None

    def keys(self, table: Table, column: str, **where: object) -> tuple[int, ...]:
        """Return the values of one column of the rows that match."""
        statement = statements.column(table, column, statements.shape(where))
        return tuple(self.connection.execute(statement, statements.named(where)).scalars())

    def next_in_series(self, name: str) -> int:
        """Take the next number of a series; its row is held until the commit."""
        return int(self.connection.execute(_NEXT, {"name": name}).scalar_one())

    def finish(self) -> None:
        """Append the journal and bring cards up to date; called once before the commit.

        In this order, for a card may count what the journal says another release has taken on.
        """
        self.seq = journal_writer.append(self.connection, self.actor, self.now, self._pending)
        whole = tuple(key for key, parts in self._stale.items() if parts is None)
        for release_id in cards.dependents(self.connection, whole):
            self.touch(release_id)
        for release_id in self._stale:
            cards.store(self.connection, self._definition_of, self.facts(release_id))


def hear_server(clock: ServerClock, connection: Connection) -> datetime:
    """Set a clock right by the server; returns when the open transaction began."""
    return clock.hear(connection.execute(_SERVER_TIME).scalar_one())


class Transactions:
    """Begins units of work on one store."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        definition_of: DefinitionOf,
        sending: Sending | None = None,
    ) -> None:
        """Keep what every transaction needs; `sending` is that of the one command to come."""
        self.store = store
        self.clock = clock
        self._definition_of = definition_of
        self._sending = sending

    @contextmanager
    def begin(self, actor: Person) -> Iterator[UnitOfWork]:
        """Open a transaction for one command; commits on a clean exit.

        Raises:
            StoreUnavailable: nothing was kept, unless the line went during the commit itself.
            AlreadyEntered: what is sent was entered before.
        """
        sending = self._sending
        made_at = sending.made_at if sending is not None else None
        with self.store.writing() as connection:
            now = self._now(connection)
            work = UnitOfWork(connection, actor, now, self._definition_of, made_at)
            if sending is not None:
                sent_actions.enter(connection, sending, actor, now)
            yield work
            work.finish()

    def _now(self, connection: Connection) -> datetime:
        if isinstance(self.clock, ServerClock):
            return hear_server(self.clock, connection)
        return self.clock.now()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a consistent view for reading."""
        with self.store.reading() as connection:
            yield connection
