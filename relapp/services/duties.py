"""What waits for one person, and what that person waits for from others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from relapp.domain.duties import Duty, DutyKind, awaited_by, for_person, in_order
from relapp.domain.journal import OFFICE_CHAIN, Entry, release_chain
from relapp.domain.open_duties import open_duties
from relapp.domain.person import Permission, Person, may
from relapp.domain.release import PersonRef
from relapp.domain.signing import Delegation
from relapp.domain.text import same
from relapp.domain.vocabulary import Reason
from relapp.services.desk import Desk
from relapp.store.engine import Connection
from relapp.store.queries import duties as duty_queries
from relapp.store.queries import facts as fact_queries
from relapp.store.queries import journal as journal_queries
from relapp.store.queries import signing as signing_queries

MOST_ENTRIES: Final = 500
"""A desk that was closed for weeks is told what is open now, not everything that happened."""


@dataclass(frozen=True)
class DeskView:
    """One person's desk, in order: overdue, due today, then by window.

    Attributes:
        mine: what waits for the person, in person or as a deputy.
        awaited: what others owe on the releases the person keeps.
        deputising: for whom the person acts now.
        midnight: the coming end of the office's day.
        kept: numbers of the running releases the person keeps, by key.
        entries: journal entries since the cursor asked for, oldest first.
        cursor: number of the newest entry.
        meetings: how many review meetings run, or are still to come today, that concern the person.
    """

    person: Person
    mine: tuple[Duty, ...]
    awaited: tuple[Duty, ...]
    deputising: tuple[Delegation, ...]
    now: datetime
    midnight: datetime
    kept: Mapping[int, str] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    cursor: int = 0
    meetings: int = 0


@dataclass(frozen=True, slots=True)
class _Opened:
    """What is open at a release, as long as neither its chain nor the office's has grown.

    Attributes:
        ends: how long both were.
        turns_at: when time itself changes it: with its end an unused window takes signatures.
    """

    ends: tuple[int, int]
    turns_at: datetime | None
    number: str
    owner_id: int | None
    duties: tuple[Duty, ...]


class DutiesService:
    """Reads the releases that wait for somebody; what has not changed since is not read again."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk
        self._known: dict[int, _Opened] = {}

    def of(self, person: Person, since: int | None = None) -> DeskView:
        """Return a person's desk, with the journal entries after a number, where one is given."""
        desk = self._desk
        now, midnight = desk.clock.now(), desk.end_of_today()
        with desk.transactions.reading() as connection:
            trusted = tuple(
                d
                for d in signing_queries.delegations(connection, person.id)
                if d.deputy_id == person.id and (d.holds(d.role, now))
            )
            around = {person.id, *(d.person_id for d in trusted)}
            opened = dict(self._around(connection, person, around, now))
            actions = tuple(
                _action(found) for found in duty_queries.open_actions(connection, around)
            )
            meetings = duty_queries.meetings_today(connection, person.id, midnight)
            cursor = journal_queries.newest_seq(connection)
            entries = (
                journal_queries.entries_since(connection, since, MOST_ENTRIES)
                if since is not None
                else ()
            )
        everything = (*(duty for one in opened.values() for duty in one.duties), *actions)
        awaited = [
            d for one in opened.values() for d in awaited_by(one.duties, person, one.owner_id)
        ]
        return DeskView(
            person=person,
            mine=in_order(for_person(everything, person, trusted, now), now, midnight),
            awaited=in_order(awaited, now, midnight),
            deputising=trusted,
            now=now,
            midnight=midnight,
            kept={k: one.number for k, one in opened.items() if one.owner_id == person.id},
            entries=entries,
            cursor=cursor,
            meetings=meetings,
        )

    def _around(
        self, connection: Connection, person: Person, people: set[int], now: datetime
    ) -> Iterator[tuple[int, _Opened]]:
        unowned = may(person, Permission.RUN_RELEASES)
        keys = duty_queries.releases_around(connection, people, person.id, unowned=unowned)
        chains = {key: release_chain(key) for key in keys}
        ends = duty_queries.chain_ends(connection, {OFFICE_CHAIN, *chains.values()})
        for key, chain in chains.items():
            # Each part of the facts is journalled on one of the two.
            now_at = (ends.get(chain, 0), ends.get(OFFICE_CHAIN, 0))
            known = self._known.get(key)
            late = known and known.turns_at is not None and known.turns_at <= now
            if known is None or known.ends != now_at or late:
                known = self._read(connection, key, now_at, now)
                self._known[key] = known
            yield key, known

    def _read(
        self, connection: Connection, release_id: int, ends: tuple[int, int], now: datetime
    ) -> _Opened:
        definition_of = self._desk.definitions.get
        facts = fact_queries.load_facts(connection, definition_of, release_id)
        definition = definition_of(connection, facts.release.process_row)
        duties = open_duties(definition, facts, now)
        window, release = facts.window, facts.release
        end = window.ends_at if window else release.planned_end
        turns_at = end if end is not None and end > now else None
        return _Opened(ends, turns_at, release.number, release.owner_id, duties)


def _action(found: duty_queries.OpenAction) -> Duty:
    return Duty(
        DutyKind.ACTION,
        str(found.id),
        same(found.text),
        Reason.NOT_DONE,
        (PersonRef(found.owner_id, found.owner),),
        # Where it is ticked off.
        f"relapp://review/{found.meeting_id}",
        since=found.since,
        due=found.due_at,
        release_id=found.release_id,
        number=found.number,
        application=found.application,
        version_to=found.version_to,
    )
