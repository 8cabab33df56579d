"""Writes releases that ended before the program knew of them: rows, cards, journal, in bulk.

The usual way through the unit of work reads each release back to compute its card. History that
comes in closed has no conditions left, so that its cards follow from the rows themselves;
`tests/relapp/services/test_register_import.py` compares them with those computed from the facts.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from json.encoder import encode_basestring as _quoted
from typing import Final, NamedTuple

from sqlalchemy import Connection

from relapp.domain.card_reckoning import card_of
from relapp.domain.changes import Kind
from relapp.domain.definition import ProcessDefinition
from relapp.domain.fingerprint import canonical
from relapp.domain.journal import GENESIS, Event, release_chain
from relapp.domain.person import Person
from relapp.domain.release import Release, ReleaseFacts
from relapp.domain.vocabulary import Outcome, ReleaseMode, ReleaseType, Status, Strategy
from relapp.store.bulk import Row, blocks, insert_rows, stored_form
from relapp.store.cards import to_row
from relapp.store.journal_writer import keeps_heads, take_turn
from relapp.store.tables.journal import journal, journal_chain, release_card
from relapp.store.tables.release import release, release_scope

_BLOCK: Final = 2_000
_CANCELLED: Final = Outcome.CANCELLED.value
"""The word is the same for outcome and status."""
_CLOSED: Final = Status.CLOSED.value


class PastRelease(NamedTuple):
    """A release as a ledger has it; a tuple of plain words, since there are tens of thousands."""

    row: int
    number: str
    title: str
    application: str
    family: str
    department: str
    version_from: str
    version_to: str
    type: str
    mode: str
    strategy: str
    outcome: str
    purpose: str
    released_at: datetime
    registered_at: datetime
    planned_start: datetime | None
    planned_end: datetime | None


class PlacedRelease(NamedTuple):
    """A past release with its key, those of what it names, and its journal entry as JSON."""

    key: int
    past: PastRelease
    application_id: int
    application: str
    department_id: int | None
    after: str


def insert_history(
    connection: Connection,
    actor: Person,
    now: datetime,
    definition: ProcessDefinition,
    placed: Iterable[PlacedRelease],
) -> None:
    """Insert ended releases with scope, card and the first line of each one's own journal."""
    take_turn(connection)
    writer = _HistoryWriter(connection, actor, now, definition)
    for block in blocks(placed, _BLOCK):
        writer.write(block)


_RELEASE: Final = (
    *("id", "number", "process_id", "type", "mode", "strategy", "title", "stage", "status"),
    *("application_id", "version_from", "version_to", "owner_id", "applicant_id"),
    *("department_id", "window_id", "planned_start", "planned_end", "registered_at"),
    *("stage_since", "yes", "purpose", "outcome", "deployed_at", "closed_at", "trial_until"),
    *("hold_reason", "refusal", "emergency_reason", "imported", "version"),
)
_SCOPE: Final = ("release_id", "application_id", "version_from", "version_to")
_CARD: Final = tuple(column.name for column in release_card.columns)
_JOURNAL: Final = tuple(column.name for column in journal.columns if column.name != "seq")
_CHAIN: Final = ("chain", "place", "digest")


class _HistoryWriter:
    """Turns past releases into the rows of five tables."""

    def __init__(
        self, connection: Connection, actor: Person, now: datetime, definition: ProcessDefinition
    ) -> None:
        self._connection = connection
        self._definition = definition
        self._stage = definition.stage_ids[-1]
        self._moment = _remembered(stored_form(connection))
        self._cards: dict[tuple[object, ...], list[object]] = {}
        event, kind = Event.RELEASE_IMPORTED.value, Kind.RELEASE.value
        self._head = (1, self._moment(now), actor.id, actor.name, event, kind)
        at = now.isoformat(timespec="microseconds")
        self._middle = canonical([1, at, actor.id, actor.name, event, kind])[1:-1]

    def write(self, block: Sequence[PlacedRelease]) -> None:
        connection = self._connection
        insert_rows(connection, release, _RELEASE, [self._release(item) for item in block])
        scope = [
            (item.key, item.application_id, item.past.version_from, item.past.version_to)
            for item in block
        ]
        insert_rows(connection, release_scope, _SCOPE, scope)
        insert_rows(connection, release_card, _CARD, [self._card(item) for item in block])
        lines = [self._journal(item) for item in block]
        insert_rows(connection, journal, _JOURNAL, lines)
        if keeps_heads(connection):
            chains = [(line[0], 1, line[-1]) for line in lines]
            insert_rows(connection, journal_chain, _CHAIN, chains)

    def _release(self, item: PlacedRelease) -> Row:
        past, moment = item.past, self._moment
        released = moment(past.released_at)
        cancelled = past.outcome == _CANCELLED
        return (
            item.key,
            past.number,
            self._definition.row_id,
            past.type,
            past.mode,
            past.strategy,
            past.title,
            self._stage,
            _CANCELLED if cancelled else _CLOSED,
            item.application_id,
            past.version_from,
            past.version_to,
            None,
            None,
            item.department_id,
            None,
            moment(past.planned_start),
            moment(past.planned_end),
            moment(past.registered_at),
            released,
            "",
            past.purpose,
            past.outcome,
            None if cancelled else released,
            released,
            None,
            "",
            "",
            "",
            True,
            1,
        )

    def _card(self, item: PlacedRelease) -> Row:
        """Return the card: computed once for each kind of release, then filled in."""
        past, moment = item.past, self._moment
        kind = (past.type, past.mode, past.strategy, past.outcome)
        pattern = self._cards.get(kind)
        if pattern is None:
            card = card_of(self._definition, ReleaseFacts(self._record(item)))
            row = to_row(card, ())
            pattern = self._cards[kind] = [row[name] for name in _CARD]
        values = pattern.copy()
        released = moment(past.released_at)
        values[_ID] = item.key
        values[_NUMBER] = past.number
        values[_TITLE] = past.title
        values[_APPLICATION_ID] = item.application_id
        values[_APPLICATION] = item.application
        values[_VERSION_TO] = past.version_to
        values[_DEPARTMENT_ID] = item.department_id
        values[_STARTS_AT] = moment(past.planned_start)
        values[_ENDS_AT] = moment(past.planned_end)
        values[_REGISTERED_AT] = moment(past.registered_at)
        values[_DEPLOYED_AT] = None if past.outcome == _CANCELLED else released
        values[_CLOSED_AT] = released
        words = (past.number, item.application, past.version_to, past.title, "")
        values[_SEARCH] = " ".join(words).casefold()
        return tuple(values)

    def _record(self, item: PlacedRelease) -> Release:
        past = item.past
        status = Status.CANCELLED if past.outcome == _CANCELLED else Status.CLOSED
        return Release(
            id=item.key,
            number=past.number,
            process_row=self._definition.row_id,
            type=ReleaseType(past.type),
            mode=ReleaseMode(past.mode),
            strategy=Strategy(past.strategy),
            title=past.title,
            stage=self._stage,
            status=status,
            application_id=item.application_id,
            application=item.application,
            version_from=past.version_from,
            version_to=past.version_to,
            owner_id=None,
            applicant_id=None,
            department_id=item.department_id,
            window_id=None,
            planned_start=past.planned_start,
            planned_end=past.planned_end,
            registered_at=past.registered_at,
            stage_since=past.released_at,
            purpose=past.purpose,
            outcome=Outcome(past.outcome),
            deployed_at=past.released_at if status is Status.CLOSED else None,
            closed_at=past.released_at,
            imported=True,
        )

    def _journal(self, item: PlacedRelease) -> Row:
        chain, number, after = release_chain(item.key), item.past.number, item.after
        # What `domain.journal.digest` hashes, most of it put together beforehand: one call of it
        # for each row would be a tenth of the whole import. Verifying the chains proves it right.
        content = f'["{chain}",{self._middle},{item.key},{_quoted(number)},"",{_quoted(after)}]'
        digest = hashlib.sha256((GENESIS + content).encode()).hexdigest()
        return (chain, *self._head, item.key, number, "", after, GENESIS, digest)


_ID: Final = _CARD.index("release_id")
_NUMBER: Final = _CARD.index("number")
_TITLE: Final = _CARD.index("title")
_APPLICATION_ID: Final = _CARD.index("application_id")
_APPLICATION: Final = _CARD.index("application")
_VERSION_TO: Final = _CARD.index("version_to")
_DEPARTMENT_ID: Final = _CARD.index("department_id")
_STARTS_AT: Final = _CARD.index("starts_at")
_ENDS_AT: Final = _CARD.index("ends_at")
_REGISTERED_AT: Final = _CARD.index("registered_at")
_DEPLOYED_AT: Final = _CARD.index("deployed_at")
_CLOSED_AT: Final = _CARD.index("closed_at")
_SEARCH: Final = _CARD.index("search")


def _remembered(stored: Callable[[object], object]) -> Callable[[datetime | None], object]:
    """Keep converted moments: each stands in five places, and many releases share one."""
    known: dict[datetime | None, object] = {None: None}

    def moment(value: datetime | None) -> object:
        found = known.get(value)
        if found is None and value is not None:
            found = known[value] = stored(value)
        return found

    return moment
