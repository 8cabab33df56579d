"""Writes and reads who is where; what is old is judged by the clock of the database alone."""

from typing import Final

from sqlalchemy import Connection, TextClause, text

from relapp.domain.presence import LASTS_SECONDS, Present

TOLD_ON: Final = "relapp_presence"
"""Channel on which PostgreSQL tells all desks the key of the release, and nothing else."""

_NOW = {
    "postgresql": "clock_timestamp()",
    # The form in which all moments are kept there.
    "sqlite": "strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')",
}
_OLDEST = {
    "postgresql": f"clock_timestamp() - interval '{LASTS_SECONDS} seconds'",
    "sqlite": f"strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now', '-{LASTS_SECONDS} seconds')",
}


def put(connection: Connection, desk: str, present: Present) -> None:
    """Say that a desk is there, now; one row for each desk."""
    now = _NOW[connection.dialect.name]
    statement = text(
        "INSERT INTO presence (desk, person_id, person, release_id, place, seen_at)"
        f" VALUES (:desk, :person_id, :person, :release_id, :place, {now})"
        " ON CONFLICT (desk) DO UPDATE SET person_id = excluded.person_id,"
        " person = excluded.person, release_id = excluded.release_id, place = excluded.place,"
        " seen_at = excluded.seen_at"
    )
    values = {
        "desk": desk,
        "person_id": present.person_id,
        "person": present.person,
        "release_id": present.release_id,
        "place": present.place,
    }
    connection.execute(statement, values)


def remove(connection: Connection, desk: str) -> None:
    """Forget a desk, and those that nobody believes any more."""
    oldest = _OLDEST[connection.dialect.name]
    connection.execute(
        text(f"DELETE FROM presence WHERE desk = :desk OR seen_at < {oldest}"), {"desk": desk}
    )


def tell(connection: Connection, release_id: int) -> None:
    """Let other desks look, where the home can tell them; with the commit."""
    if connection.dialect.name == "postgresql":
        connection.execute(
            text("SELECT pg_notify(:channel, :key)"), {"channel": TOLD_ON, "key": str(release_id)}
        )


def others(connection: Connection, desk: str, release_id: int | None) -> tuple[Present, ...]:
    """Return who is there at other desks, at one release or at any."""
    statement = _which(_OLDEST[connection.dialect.name], one=release_id is not None)
    values = {"desk": desk} if release_id is None else {"desk": desk, "release_id": release_id}
    return tuple(
        Present(row.person_id, row.person, row.release_id, row.place)
        for row in connection.execute(statement, values)
    )


def _which(oldest: str, *, one: bool) -> TextClause:
    return text(
        "SELECT person_id, person, release_id, place FROM presence"
        f" WHERE desk <> :desk AND seen_at >= {oldest}"
        f"{' AND release_id = :release_id' if one else ''} ORDER BY person, desk"
    )
