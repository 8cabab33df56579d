"""Reads of the journal: history of a release, feed for other desks, proof of integrity."""

from itertools import groupby

from relapp.domain.changes import Changes
from relapp.domain.journal import BreakKind, ChainBreak, Entry, first_break, release_chain
from relapp.services.desk import Desk
from relapp.services.views import Verification
from relapp.store.queries import journal as journal_queries


class HistoryService:
    """The journal is audit trail, feed and proof at once (DESIGN 3.3)."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    def of_release(self, release_id: int, limit: int = 200) -> tuple[Entry, ...]:
        """Return the newest entries of a release, newest first."""
        with self._desk.transactions.reading() as connection:
            return journal_queries.of_chain(connection, release_chain(release_id), limit)

    def since(self, seq: int) -> Changes:
        """Return what was touched after an entry; its `seq` is the next cursor."""
        with self._desk.transactions.reading() as connection:
            return journal_queries.changes_since(connection, seq)

    def newest(self) -> int:
        """Return the number of the newest entry, from which a feed starts."""
        with self._desk.transactions.reading() as connection:
            return journal_queries.newest_seq(connection)

    def verify(self) -> Verification:
        """Walk every chain and compare its end with the stored head.

        The head shows when the newest lines were cut off; a person with rights to change
        both is only caught by a head printed earlier (in documents and reports).
        """
        breaks: list[ChainBreak] = []
        seen: set[str] = set()
        count = 0
        with self._desk.transactions.reading() as connection:
            heads = journal_queries.heads(connection)
            for chain, group in groupby(
                journal_queries.all_chains(connection), key=lambda e: e.chain
            ):
                entries = tuple(group)
                count += len(entries)
                seen.add(chain)
                found = first_break(entries)
                if found is None and heads.get(chain) != (entries[-1].place, entries[-1].digest):
                    found = ChainBreak(chain, entries[-1].place + 1, BreakKind.HEAD)
                if found is not None:
                    breaks.append(found)
            # Whoever removes a whole chain and its head leaves the release itself behind.
            expected = heads.keys() | map(release_chain, journal_queries.release_keys(connection))
        breaks += [ChainBreak(chain, 1, BreakKind.GAP) for chain in sorted(expected - seen)]
        return Verification(len(seen), count, tuple(breaks))
