"""Appends to the journal: numbers, links and hashes each entry within its chain."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, String, bindparam, cast, func, insert, select, text, update

from relapp.domain.changes import Kind
from relapp.domain.journal import GENESIS, Entry, Event, digest
from relapp.domain.person import Person
from relapp.store.tables.journal import journal, journal_chain

TOLD_ON: Final = "relapp_journal"
"""Channel on which PostgreSQL tells all desks the number of the newest entry, and nothing else."""

_HEAD = select(journal_chain.c.place, journal_chain.c.digest).where(
    journal_chain.c.chain == bindparam("of")
)
_MOVE_HEAD = update(journal_chain).where(journal_chain.c.chain == bindparam("of"))
_NEW_HEAD = insert(journal_chain)
_APPEND = insert(journal)
# Within the statement that is sent anyway; the server tells it when the command is committed.
_APPEND_AND_TELL = _APPEND.returning(
    journal.c.seq, func.pg_notify(TOLD_ON, cast(journal.c.seq, String))
)
_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(722418391)")
_GUARDED = text("SELECT to_regprocedure('relapp_guard.trusted()') IS NOT NULL")
_TRUSTED = text("SELECT relapp_guard.trusted()")
_KEEPS_HEADS = "relapp_keeps_heads"


@dataclass(frozen=True, slots=True)
class Pending:
    """An entry before it has its place in the chain."""

    chain: str
    event: Event
    kind: Kind
    subject_id: int
    subject: str
    before: str
    after: str


def append(connection: Connection, actor: Person, now: datetime, pending: list[Pending]) -> int:
    """Write entries in order; returns the number of the newest, 0 for none.

    Desks take turns, so that no two take one place.
    """
    if not pending:
        return 0
    take_turn(connection)
    heads: dict[str, tuple[int, str]] = {}
    known: set[str] = set()
    rows: list[dict[str, object]] = []
    for item in pending:
        if item.chain not in heads:
            heads[item.chain], exists = _head(connection, item.chain)
            if exists:
                known.add(item.chain)
        place, previous = heads[item.chain]
        entry = _entry(item, actor, now, place + 1, previous)
        heads[item.chain] = (entry.place, entry.digest)
        rows.append(_row(entry))
    if keeps_heads(connection):
        _move_heads(connection, heads, known)
    if len(rows) > 1:
        connection.execute(_APPEND, rows[:-1])
    return _append_last(connection, rows[-1])


def keeps_heads(connection: Connection) -> bool:
    """Tell whether the program moves the heads of chains itself.

    On a server a trigger does it for everybody but the owner of the database (ADR 0024).
    """
    if connection.dialect.name == "sqlite":
        return True
    known: bool | None = connection.info.get(_KEEPS_HEADS)
    if known is None:
        guarded = connection.execute(_GUARDED).scalar()
        known = not guarded or bool(connection.execute(_TRUSTED).scalar())
        connection.info[_KEEPS_HEADS] = known
    return known


def take_turn(connection: Connection) -> None:
    """Let commands on PostgreSQL number their entries one at a time, until their commit.

    Otherwise a desk that has read number 8 would never look for a number 7 that another desk
    commits a moment later. SQLite has one writer at a time anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(_ONE_AT_A_TIME)


def _move_heads(connection: Connection, heads: dict[str, tuple[int, str]], known: set[str]) -> None:
    for chain, (place, newest) in heads.items():
        head = {"place": place, "digest": newest}
        if chain in known:
            connection.execute(_MOVE_HEAD, {"of": chain, **head})
        else:
            connection.execute(_NEW_HEAD, {"chain": chain, **head})


def _append_last(connection: Connection, row: dict[str, object]) -> int:
    if connection.dialect.name == "postgresql":
        return int(connection.execute(_APPEND_AND_TELL, row).scalar_one())
    key = connection.execute(_APPEND, row).inserted_primary_key
    return int(key[0]) if key else 0


def _head(connection: Connection, chain: str) -> tuple[tuple[int, str], bool]:
    found = connection.execute(_HEAD, {"of": chain}).first()
    return ((found.place, found.digest), True) if found else ((0, GENESIS), False)


def _entry(item: Pending, actor: Person, now: datetime, place: int, previous: str) -> Entry:
    entry = Entry(
        seq=0,
        chain=item.chain,
        place=place,
        at=now,
        actor_id=actor.id,
        actor=actor.name,
        event=item.event,
        kind=item.kind,
        subject_id=item.subject_id,
        subject=item.subject,
        before=item.before,
        after=item.after,
        previous=previous,
        digest="",
    )
    return replace(entry, digest=digest(entry))


def _row(entry: Entry) -> dict[str, object]:
    return {
        "chain": entry.chain,
        "place": entry.place,
        "at": entry.at,
        "actor_id": entry.actor_id,
        "actor": entry.actor,
        "event": entry.event.value,
        "kind": entry.kind.value,
        "subject_id": entry.subject_id,
        "subject": entry.subject,
        "before": entry.before,
        "after": entry.after,
        "previous": entry.previous,
        "digest": entry.digest,
    }
