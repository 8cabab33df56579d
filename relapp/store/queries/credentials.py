"""Reads personal PINs: whether one is set, how it stands; the hash only to have it checked."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, select, text

from relapp.domain.journal import OFFICE_CHAIN, Event
from relapp.domain.pin import Reset
from relapp.store.tables.journal import journal
from relapp.store.tables.people import credential


@dataclass(frozen=True, slots=True)
class Credential:
    """A stored PIN; the hash is kept out of every text made of it."""

    person_id: int
    hash: str = field(repr=False)
    set_at: datetime
    failed_count: int
    locked_until: datetime | None
    version: int


def credential_of(connection: Connection, person_id: int) -> Credential | None:
    """Return somebody's PIN, None where none was ever set or it was removed."""
    row = connection.execute(select(credential).where(credential.c.person_id == person_id)).first()
    if row is None:
        return None
    return Credential(
        row.person_id, row.hash, row.set_at, row.failed_count, row.locked_until, row.version
    )


def holders(connection: Connection) -> frozenset[int]:
    """Return the keys of those who have a PIN."""
    statement = select(credential.c.person_id).where(credential.c.hash != "")
    return frozenset(connection.execute(statement).scalars())


def newest_reset(connection: Connection, person_id: int) -> Reset | None:
    """Return who took somebody's PIN away last, as the journal says."""
    t = journal.c
    statement = (
        select(t.actor, t.at)
        .where(
            t.chain == OFFICE_CHAIN,
            t.event == Event.PIN_RESET.value,
            t.subject_id == person_id,
        )
        .order_by(t.place.desc())
        .limit(1)
    )
    row = connection.execute(statement).first()
    return Reset(row.actor, row.at) if row is not None else None


def session_login(connection: Connection) -> str:
    """Return whose log-in opened this connection, "" for a file, which has none."""
    if connection.dialect.name != "postgresql":
        return ""
    return str(connection.execute(text("SELECT session_user")).scalar_one())
