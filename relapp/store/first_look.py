"""Reads the first screenful of the board straight from an SQLite file.

SQLAlchemy and the services take several times as long to import as these rows to read, so the
window shows its cards first and loads the rest meanwhile (docs/adr/0021). Whatever is unusual
(another schema, a locked or missing file, a server) is left to the ordinary way, which says why.
"""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote
from zoneinfo import ZoneInfo

from relapp.domain.card import DUE_SOON, ReleaseCard
from relapp.domain.first_look import FirstLook
from relapp.domain.quarter import Quarter
from relapp.domain.vocabulary import LIVE, BoardColumn
from relapp.store import card_rows, schema_mark

PER_COLUMN = 12
"""Cards of a column on a tall screen; each more is measured before the first one is painted."""
_WAIT = 0.05
"""Seconds; a file that is locked for longer is opened the ordinary way."""

_STATES = ", ".join(f"'{status}'" for status in sorted(LIVE))
_DUE = "min(coalesce(due_at, '9'), coalesce(follow_up_due, '9'))"
# The order of `domain.card.order_key`, which a test compares with this one.
_BOARD = f"""
SELECT release_id, "column", status IN ({_STATES}) AND blocking > 0
  FROM release_card
 WHERE status IN ({_STATES}) OR status NOT IN ({_STATES}) AND closed_at >= :since
 ORDER BY
       CASE WHEN "column" = 'closed' THEN 9
            WHEN {_DUE} < :now THEN 0
            WHEN {_DUE} < :soon OR starts_at >= :now AND starts_at < :soon THEN 1
            ELSE 2 END,
       CASE WHEN "column" <> 'closed' THEN coalesce(substr(starts_at, 1, 10), '9999') END,
       CASE WHEN "column" = 'closed' THEN closed_at END DESC,
       "column" <> 'closed' AND mode <> 'emergency',
       number
"""
_COLUMN_OF = {column.value: column for column in BoardColumn}
_COLUMNS = ", ".join(f'"{name}"' for name in card_rows.NAMES)


def first_look(file: Path, now: datetime) -> FirstLook | None:
    """Return what the board shows first, None where only the ordinary way can tell.

    Args:
        file: an SQLite home.
        now: the present, aware.
    """
    try:
        address = f"file:{quote(str(file.absolute()))}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=_WAIT)) as connection:
            return _read(connection, now)
    except (sqlite3.Error, ValueError, LookupError, TypeError, OverflowError):
        return None


def _read(connection: sqlite3.Connection, now: datetime) -> FirstLook | None:
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    schema = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    if (mark, schema) != (schema_mark.APPLICATION_ID, schema_mark.SCHEMA):
        return None
    zone = connection.execute("SELECT zone FROM office").fetchone()[0]
    since = Quarter.containing(now, ZoneInfo(zone)).bounds(ZoneInfo(zone))[0]
    asked = {"now": _text(now), "soon": _text(now + DUE_SOON), "since": _text(since)}
    first: dict[int, BoardColumn] = {}
    counts = dict.fromkeys(BoardColumn, (0, 0))
    for release_id, column, stopped in connection.execute(_BOARD, asked):
        name = _COLUMN_OF[column]
        count, blocked = counts[name]
        counts[name] = (count + 1, blocked + stopped)
        if count < PER_COLUMN:
            first[release_id] = name
    cards: dict[BoardColumn, list[ReleaseCard]] = {name: [] for name in BoardColumn}
    found = _cards(connection, tuple(first))
    for release_id, name in first.items():
        cards[name].append(found[release_id])
    return FirstLook(zone, {name: tuple(some) for name, some in cards.items()}, counts)


def _cards(connection: sqlite3.Connection, ids: tuple[int, ...]) -> dict[int, ReleaseCard]:
    places = ", ".join("?" * len(ids))
    statement = f"SELECT {_COLUMNS} FROM release_card WHERE release_id IN ({places})"
    return {row[0]: card_rows.from_text(row) for row in connection.execute(statement, ids)}


def _text(moment: datetime) -> str:
    """Return a moment as SQLite homes store it."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
