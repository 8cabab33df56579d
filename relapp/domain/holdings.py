"""What a database holds, table by table, in a form that can be compared with another's."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

Value = None | bool | int | float | str | bytes | datetime | date


class Phase(StrEnum):
    """What a database that is copied, moved or restored goes through, in this order."""

    CHECK = "check"
    SCHEMA = "schema"
    ROWS = "rows"
    COMPARE = "compare"
    FINISH = "finish"


@dataclass(frozen=True, slots=True)
class Holding:
    """Rows of one table and the SHA-256 over all of them, in order of their keys."""

    table: str
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Holdings:
    """All tables of a database, in order of their names."""

    tables: tuple[Holding, ...]

    @property
    def rows(self) -> int:
        """Rows of all tables."""
        return sum(holding.rows for holding in self.tables)

    @property
    def sha256(self) -> str:
        """SHA-256 over the hashes of all tables: equal for equal contents of either home."""
        lines = "".join(f"{h.table} {h.rows} {h.sha256}\n" for h in self.tables)
        return hashlib.sha256(lines.encode()).hexdigest()

    def differing(self, other: "Holdings") -> tuple[str, ...]:
        """Return the names of the tables that are not the same in both."""
        mine, theirs = set(self.tables), set(other.tables)
        return tuple(sorted({holding.table for holding in mine ^ theirs}))


def holding_of(table: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> Holding:
    """Count and hash the rows of a table, given in order of its key.

    Moments and truth values count as SQLite writes them, so that both homes come to one hash.
    """
    found, count = hashlib.sha256("\0".join((table, *columns)).encode()), 0
    for row in rows:
        count += 1
        found.update(b"\n")
        for value in row:
            found.update(_written(value))
    return Holding(table, count, found.hexdigest())


def _written(value: Value) -> bytes:
    """Return one value with its kind and length before it, so that no two rows read alike."""
    if value is None:
        return b"-"
    if isinstance(value, int):
        return b"i%d;" % value
    if isinstance(value, bytes):
        return b"b%d:" % len(value) + value
    if isinstance(value, datetime):
        value = value.astimezone(UTC).isoformat(timespec="microseconds")
    elif isinstance(value, date):
        value = value.isoformat()
    elif isinstance(value, float):
        value = repr(value)
    # Lone halves of characters are no reason to fail here; whoever stores them refuses them.
    text = value.encode("utf-8", "surrogatepass")
    return b"s%d:" % len(text) + text
