"""Reads the rows of signatures as they are, for verification; nothing of them is believed."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, String, select, type_coerce

from relapp.domain.signature_proof import StoredSignature
from relapp.store.tables.release import signature


def stored(connection: Connection) -> dict[int, tuple[StoredSignature, ...]]:
    """Return all rows by release, oldest first."""
    t = signature.c
    raw = type_coerce(t.at, String).label("raw_at")
    columns = [column for column in t if column is not t.at]
    found: dict[int, list[StoredSignature]] = defaultdict(list)
    rows: Iterable[Row[Any]] = connection.execute(select(*columns, raw).order_by(t.id))
    for row in rows:
        found[row.release_id].append(_stored(row))
    return {key: tuple(rows) for key, rows in found.items()}


def _stored(row: Row[Any]) -> StoredSignature:
    return StoredSignature(
        id=row.id,
        release_id=row.release_id,
        step_id=row.step_id,
        decision=row.decision,
        opinion=row.opinion,
        person_id=row.person_id,
        at=_moment(row.raw_at),
        fingerprint=row.fingerprint,
        superseded=bool(row.superseded),
        on_behalf_id=row.on_behalf_id,
        proven=row.proven,
    )


def _moment(raw: object) -> datetime | None:
    try:
        at = raw if isinstance(raw, datetime) else datetime.fromisoformat(str(raw))
        return at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
