"""Judges what a try of a team database came upon, line by line; the words are in `wording`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

OLDEST_SERVER: Final = 140_000
"""PostgreSQL 14 as servers number themselves."""
CLOCK_TOLERANCE: Final = timedelta(seconds=5)
"""Clocks that differ by less agree; the answer itself takes its time."""
EXPIRES_SOON: Final = timedelta(days=30)


class Grade(StrEnum):
    """What a line means."""

    GOOD = "good"
    NOTE = "note"
    BAD = "bad"


class Found(StrEnum):
    """Everything a try can come upon, in the order in which it does."""

    REACHED = "reached"
    SOCKET = "socket"
    NO_NAME = "no_name"
    CLOSED = "closed"
    SILENT = "silent"
    NO_WAY = "no_way"
    NOT_POSTGRES = "not_postgres"
    ENCRYPTED = "encrypted"
    EXPIRING = "expiring"
    UNVERIFIED = "unverified"
    PLAIN = "plain"
    NO_TLS = "no_tls"
    TLS_WANTED = "tls_wanted"
    UNTRUSTED = "untrusted"
    WRONG_HOST = "wrong_host"
    EXPIRED = "expired"
    NOT_YET = "not_yet"
    ROOT_FILE = "root_file"
    LOGGED_IN = "logged_in"
    WRONG_LOGIN = "wrong_login"
    DISABLED = "disabled"
    NOT_ADMITTED = "not_admitted"
    NO_DATABASE = "no_database"
    NO_RIGHTS = "no_rights"
    FULL = "full"
    NOT_READY = "not_ready"
    REFUSED = "refused"
    OLD_SERVER = "old_server"
    NO_SCHEMA = "no_schema"
    NO_TABLES = "no_tables"
    EMPTY = "empty"
    EMPTY_CLOSED = "empty_closed"
    FOREIGN = "foreign"
    SAME_SCHEMA = "same_schema"
    OLD_SCHEMA = "old_schema"
    NEWER_SHARED = "newer_shared"
    NEWER_READ = "newer_read"
    NEW_SCHEMA = "new_schema"
    FAST = "fast"
    SLOW = "slow"


_GOOD: Final = frozenset(
    {Found.REACHED, Found.SOCKET, Found.ENCRYPTED, Found.LOGGED_IN, Found.SAME_SCHEMA}
)
_NOTES: Final = frozenset(
    {
        *(Found.EXPIRING, Found.UNVERIFIED, Found.PLAIN, Found.EMPTY, Found.FAST, Found.SLOW),
        *(Found.NEWER_SHARED, Found.NEWER_READ),
    }
)


@dataclass(frozen=True)
class Finding:
    """One line of a try: what was found and the facts its sentence names, never a secret."""

    found: Found
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def grade(self) -> Grade:
        """What it means for going on."""
        if self.found in _GOOD:
            return Grade.GOOD
        return Grade.NOTE if self.found in _NOTES else Grade.BAD


@dataclass(frozen=True, slots=True)
class Inside:
    """What a log-in saw of a server and its database.

    Attributes:
        version: as servers number themselves, 150003.
        namespace: where its tables are looked for, empty where it may look nowhere.
        tables: how many there are, whoever they belong to.
        ours: whether those that mark a database of ours are among them.
        schema: newest migration applied, None where it was not read.
        readable: whether it may read our tables.
        may_create: whether it may make tables.
        reads_from, writes_from: oldest schema whose programs may read, and write, beside a newer
            program; None where it did not say.
        server_now, desk_now: both clocks at one moment, aware.
    """

    version: int
    namespace: str
    tables: int
    ours: bool
    schema: str | None
    readable: bool
    may_create: bool
    server_now: datetime
    desk_now: datetime
    reads_from: str | None = None
    writes_from: str | None = None


def encryption(until: datetime, now: datetime) -> Finding:
    """Judge a certificate that was accepted, by the end of its time."""
    found = Found.EXPIRING if until - now < EXPIRES_SOON else Found.ENCRYPTED
    return Finding(found, {"until": until.date().isoformat()})


def inside(seen: Inside, known: str) -> tuple[Finding, ...]:
    """Judge server and database; the last line but that of the clock decides.

    Args:
        seen: what the log-in saw.
        known: newest migration this program knows.
    """
    if seen.version < OLDEST_SERVER:
        return (Finding(Found.OLD_SERVER, {"version": seen.version // 10_000}),)
    return (_contents(seen, known), *_clocks(seen))


def _contents(seen: Inside, known: str) -> Finding:
    if not seen.namespace:
        return Finding(Found.NO_SCHEMA)
    if not seen.ours:
        if seen.tables:
            return Finding(Found.FOREIGN, {"tables": seen.tables})
        return Finding(Found.EMPTY if seen.may_create else Found.EMPTY_CLOSED)
    if not seen.readable or seen.schema is None:
        return Finding(Found.NO_TABLES)
    if seen.schema == known:
        return Finding(Found.SAME_SCHEMA, {"schema": plain_number(known)})
    found = _newer(seen, known) if seen.schema > known else Found.OLD_SCHEMA
    return Finding(found, {"schema": plain_number(seen.schema), "known": plain_number(known)})


def _newer(seen: Inside, known: str) -> Found:
    """Return how far an older program may go, as the newer one has said."""
    if seen.reads_from is None or seen.reads_from > known:
        return Found.NEW_SCHEMA
    may_write = seen.writes_from is not None and seen.writes_from <= known
    return Found.NEWER_SHARED if may_write else Found.NEWER_READ


def _clocks(seen: Inside) -> tuple[Finding, ...]:
    ahead = seen.desk_now - seen.server_now
    if abs(ahead) < CLOCK_TOLERANCE:
        return ()
    found = Found.FAST if ahead > timedelta() else Found.SLOW
    return (Finding(found, {"seconds": round(abs(ahead).total_seconds())}),)


def plain_number(schema: str) -> str:
    """Return the number of a schema as people say it: 2 for 0002."""
    return schema.lstrip("0") or "0"


@dataclass(frozen=True)
class Trial:
    """All lines of a try, in order."""

    findings: tuple[Finding, ...]

    @property
    def usable(self) -> bool:
        """Whether it is a database of ours that this program can open."""
        ours = (Found.SAME_SCHEMA, Found.NEWER_SHARED, Found.NEWER_READ)
        return any(self._has(found) for found in ours) and not self.failed

    @property
    def empty(self) -> bool:
        """Whether it is an empty database that this log-in may furnish."""
        return self._has(Found.EMPTY) and not self.failed

    @property
    def failed(self) -> bool:
        """Whether anything speaks against it."""
        return any(finding.grade is Grade.BAD for finding in self.findings)

    def _has(self, found: Found) -> bool:
        return any(finding.found is found for finding in self.findings)
