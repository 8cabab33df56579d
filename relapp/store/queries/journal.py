"""Reads the journal as history, as feed and for verification."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, func, select

from relapp.domain.changes import Changes, Kind
from relapp.domain.journal import Entry, Event
from relapp.store.tables.journal import journal, journal_chain


def of_chain(connection: Connection, chain: str, limit: int) -> tuple[Entry, ...]:
    """Return the newest entries of a chain, newest first."""
    statement = (
        select(journal)
        .where(journal.c.chain == chain)
        .order_by(journal.c.place.desc())
        .limit(limit)
    )
    return tuple(_entry(row) for row in connection.execute(statement))


def changes_since(connection: Connection, seq: int) -> Changes:
    """Return what was touched after an entry; `own` is False."""
    t = journal.c
    touched: set[tuple[Kind, int]] = set()
    newest = seq
    statement = select(t.seq, t.chain, t.kind, t.subject_id).where(t.seq > seq).order_by(t.seq)
    for row in connection.execute(statement):
        newest = row.seq
        touched.add((Kind(row.kind), row.subject_id))
        prefix, _, key = row.chain.partition(":")
        if prefix == "release":
            touched.add((Kind.RELEASE, int(key)))
    return Changes(frozenset(touched), newest, own=False)


def newest_seq(connection: Connection) -> int:
    """Return the number of the newest entry, 0 for an empty journal."""
    return connection.execute(select(func.max(journal.c.seq))).scalar() or 0


def heads(connection: Connection) -> dict[str, tuple[int, str]]:
    """Return place and hash of each chain's newest entry as the head table has them."""
    return {row.chain: (row.place, row.digest) for row in connection.execute(select(journal_chain))}


def all_chains(connection: Connection) -> Iterator[Entry]:
    """Yield every entry, chain by chain in order of place."""
    statement = select(journal).order_by(journal.c.chain, journal.c.place)
    for row in connection.execution_options(yield_per=1000).execute(statement):
        yield _entry(row)


def _entry(row: Row[Any]) -> Entry:
    return Entry(
        seq=row.seq,
        chain=row.chain,
        place=row.place,
        at=row.at,
        actor_id=row.actor_id,
        actor=row.actor,
        event=Event(row.event),
        kind=Kind(row.kind),
        subject_id=row.subject_id,
        subject=row.subject,
        before=row.before,
        after=row.after,
        previous=row.previous,
        digest=row.digest,
    )
