"""Reads the journal as history, as feed and for verification."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, String, func, select, type_coerce

from relapp.domain.changes import Changes, Kind
from relapp.domain.journal import Entry, Event
from relapp.store.queries.touched import releases_behind
from relapp.store.tables.journal import journal, journal_chain
from relapp.store.tables.release import release


def of_chain(connection: Connection, chain: str, limit: int) -> tuple[Entry, ...]:
    """Return the newest entries of a chain, newest first."""
    statement = (
        select(journal)
        .where(journal.c.chain == chain)
        .order_by(journal.c.place.desc())
        .limit(limit)
    )
    return tuple(
        _entry(row, row.at, Event(row.event), Kind(row.kind))
        for row in connection.execute(statement)
    )


def changes_since(connection: Connection, seq: int) -> Changes:
    """Return what was touched after an entry, cards that follow included; `own` is False."""
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
    touched |= {(Kind.RELEASE, key) for key in releases_behind(connection, touched)}
    return Changes(frozenset(touched), newest, own=False)


def entries_since(connection: Connection, seq: int, limit: int) -> tuple[Entry, ...]:
    """Return the newest entries after a number, oldest first."""
    statement = select(journal).where(journal.c.seq > seq).order_by(journal.c.seq.desc())
    rows = connection.execute(statement.limit(limit)).all()
    return tuple(_entry(row, row.at, Event(row.event), Kind(row.kind)) for row in reversed(rows))


def newest_seq(connection: Connection) -> int:
    """Return the number of the newest entry, 0 for an empty journal."""
    return connection.execute(select(func.max(journal.c.seq))).scalar() or 0


def first_digest(connection: Connection) -> str:
    """Return the hash of the oldest entry, which no two databases share; "" if there is none."""
    statement = select(journal.c.digest).order_by(journal.c.seq).limit(1)
    return connection.execute(statement).scalar() or ""


def heads(connection: Connection) -> dict[str, tuple[int, str]]:
    """Return place and hash of each chain's newest entry as the head table has them."""
    return {row.chain: (row.place, row.digest) for row in connection.execute(select(journal_chain))}


def release_keys(connection: Connection) -> tuple[int, ...]:
    """Return the keys of all releases, each of which has a chain of its own."""
    return tuple(connection.execute(select(release.c.id)).scalars())


def all_chains(connection: Connection) -> Iterator[Entry]:
    """Yield every entry, chain by chain in order of place.

    A line that cannot even be read comes with an empty hash, which no content has.
    """
    raw = type_coerce(journal.c.at, String).label("raw_at")
    columns = [column for column in journal.c if column is not journal.c.at]
    statement = select(*columns, raw).order_by(journal.c.chain, journal.c.place)
    # For this statement alone: the connection may have others to carry out afterwards.
    rows: Iterable[Row[Any]] = connection.execute(statement.execution_options(yield_per=1000))
    yield from map(_whatever, rows)


def _whatever(row: Row[Any]) -> Entry:
    try:
        at = row.raw_at if isinstance(row.raw_at, datetime) else datetime.fromisoformat(row.raw_at)
        return _entry(row, at.astimezone(UTC), Event(row.event), Kind(row.kind))
    except (ValueError, TypeError):
        stand_in = _entry(row, datetime.min.replace(tzinfo=UTC), Event.OFFICE_CHANGED, Kind.OFFICE)
        return replace(stand_in, digest="")


def _entry(row: Row[Any], at: datetime, event: Event, kind: Kind) -> Entry:
    return Entry(
        seq=row.seq,
        chain=row.chain,
        place=row.place,
        at=at,
        actor_id=row.actor_id,
        actor=row.actor,
        event=event,
        kind=kind,
        subject_id=row.subject_id,
        subject=row.subject,
        before=row.before,
        after=row.after,
        previous=row.previous,
        digest=row.digest,
    )


def signed_substance(
    connection: Connection, chain: str, fingerprint: str
) -> dict[str, object] | None:
    """Return the content kept with a signature over it, None where none was kept."""
    statement = select(journal.c.after).where(
        journal.c.chain == chain,
        journal.c.event.in_([Event.STEP_SIGNED.value, Event.STEP_RETURNED.value]),
        journal.c.after.contains(fingerprint, autoescape=True),
    )
    for text in connection.execute(statement).scalars():
        found = json.loads(text)
        kept = found.get("substance")
        if found.get("fingerprint") == fingerprint and isinstance(kept, dict):
            return kept
    return None
