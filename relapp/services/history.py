"""Reads of the journal: history of a release, feed for other desks, proof of integrity."""

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Final

from relapp.domain.changes import Changes
from relapp.domain.journal import Entry, release_chain
from relapp.services.chains import verify_chains
from relapp.services.desk import Desk
from relapp.services.views import Verification
from relapp.store.engine import Connection
from relapp.store.queries import journal as journal_queries
from relapp.store.reach import present

if TYPE_CHECKING:
    from relapp.domain.hearing import Heard

MOST_SKIPPED: Final = 20
"""So many times in a row the pulse alone is asked; then the database proves that it answers."""
NEWER_AFTER = 5.0
"""Seconds between two looks for an upgrade; each is a round trip more on a server."""


class HistoryService:
    """The journal is audit trail, feed and proof at once (DESIGN 3.3)."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk
        self._still: tuple[int, int] | None = None
        """Pulse and entry after which there was nothing new."""
        self._skipped = 0
        self._next_look = 0.0

    def of_release(self, release_id: int, limit: int = 200) -> tuple[Entry, ...]:
        """Return the newest entries of a release, newest first."""
        with self._desk.transactions.reading() as connection:
            return journal_queries.of_chain(connection, release_chain(release_id), limit)

    def since(self, seq: int) -> Changes:
        """Return what was touched after an entry; its `seq` is the next cursor.

        While nobody has written to an SQLite file since it was found unchanged, it is not read.
        """
        # Asked before the reading: what is committed in between changes it again.
        pulse = self._desk.store.pulse()
        if pulse is not None and (pulse, seq) == self._still and self._skipped < MOST_SKIPPED:
            self._skipped += 1
            return Changes(seq=seq, own=False)
        with self._desk.transactions.reading() as connection:
            found = journal_queries.changes_since(connection, seq)
            self._look_for_newer(connection)
        self._skipped = 0
        self._still = (pulse, seq) if pulse is not None and found.seq == seq else None
        return found

    @property
    def reads_only(self) -> bool:
        """Whether a newer program has upgraded the database and keeps this one from writing."""
        return bool(self._desk.store.kept_out)

    def _look_for_newer(self, connection: Connection) -> None:
        """Notice an upgrade that was made while this program was open."""
        now = monotonic()
        if now < self._next_look:
            return
        self._next_look = now + NEWER_AFTER
        reach = present(connection)
        if not reach.writable:
            self._desk.store.kept_out = reach.found

    def newest(self) -> int:
        """Return the number of the newest entry, from which a feed starts."""
        with self._desk.transactions.reading() as connection:
            return journal_queries.newest_seq(connection)

    def listen(self, tell: Callable[["Heard"], object]) -> Callable[[], object] | None:
        """Have it told, on a thread of its own, when there is something to look at.

        Returns:
            What ends it; None where nothing can be heard and one has to look again and again.
        """
        listener = self._desk.store.listen(tell)
        # Whoever ends it has a window to close and no time to wait for the thread.
        return None if listener is None else lambda: listener.stop(0)

    def verify(self) -> Verification:
        """Walk every chain, compare its end with the stored head and the signatures with it.

        The head shows when the newest lines were cut off; a person with rights to change
        both is only caught by a head printed earlier (in documents and reports).
        """
        with self._desk.transactions.reading() as connection:
            return verify_chains(connection)
