"""Carries a whole database over into an empty one of either kind, and proves it the same."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from relapp.domain.holdings import Holdings, Phase
from relapp.domain.journal import ChainBreak
from relapp.errors import RuleViolation, StoreUnavailable
from relapp.services.chains import verify_chains
from relapp.services.homes import new_home
from relapp.services.views import Verification
from relapp.store.carry import carry_rows, holdings, volume
from relapp.store.engine import Connection, connect, open_store

Progress = Callable[[str, float], None]
"""Is told the phase (a `Phase`) and the share done; may raise `Cancelled`."""
Guard = Callable[[Connection], object]
"""Puts up what guards a team database, after its rows are there and within their transaction."""

_MOST_NAMED: Final = 5
_SPANS: Final = {
    Phase.CHECK: (0.0, 0.08),
    Phase.SCHEMA: (0.08, 0.12),
    Phase.ROWS: (0.12, 0.55),
    Phase.COMPARE: (0.55, 0.97),
    Phase.FINISH: (0.97, 1.0),
}


@dataclass(frozen=True, slots=True)
class Carried:
    """What was carried over and found equal on both sides.

    Attributes:
        source, target: files or servers, without a secret.
        holdings: rows and hash of each table, the same on both sides.
        chains, entries: of the journal, walked on both sides.
        breaks: chains that were broken before and are so now; empty unless that was accepted.
    """

    source: str
    target: str
    holdings: Holdings
    chains: int
    entries: int
    breaks: tuple[ChainBreak, ...] = ()


class Meter:
    """Turns rows done into a share of the whole."""

    def __init__(self, progress: Progress) -> None:
        """Report to this callable."""
        self._progress = progress
        self._phase, self._total, self._done = Phase.CHECK, 1, 0

    def begin(self, phase: Phase, total: int = 1) -> None:
        """Begin a phase of so many rows; raises Cancelled when somebody asked to stop."""
        self._phase, self._total, self._done = phase, max(total, 1), 0
        self.told(0)

    def told(self, rows: int) -> None:
        """Take note of rows done; raises Cancelled when somebody asked to stop."""
        self.set(self._done + rows, self._total)

    def set(self, done: int, total: int) -> None:
        """Take note of how much is done; raises Cancelled when somebody asked to stop."""
        self._done, self._total = done, max(total, 1)
        first, last = _SPANS[self._phase]
        share = min(1.0, self._done / self._total)
        self._progress(self._phase, first + (last - first) * share)


def silent(_phase: str, _share: float) -> None:
    """Tell nobody."""


def move_database(
    source: str,
    target: str,
    *,
    progress: Progress = silent,
    accept_broken: bool = False,
    guard: Guard | None = None,
) -> Carried:
    """Carry a database over into an empty one; what it came from is only read.

    Both directions work, and two of one kind as well. Everything happens in one transaction of
    the target, compared before it is committed: on any failure the target is as it was.

    Args:
        source: file or URL of a database with this program's schema.
        target: URL of an empty database, or a file that is not there yet.
        progress: is told phase and share done; may raise `Cancelled`.
        accept_broken: carry a journal over whose chains do not hold, as it is.
        guard: called with the target's connection after its rows are there.

    Raises:
        StoreUnavailable: either side cannot be opened, or the target is not empty.
        RuleViolation: `carry.broken` for chains that do not hold.
        InvalidInput: `carry.value`, `carry.blob` for rows that are damaged.
        ExportFailed: the target is a file that cannot be written.
        Cancelled: somebody asked to stop.
    """
    store = open_store(source)
    meter = Meter(progress)
    try:
        with store.frozen() as reading:
            meter.begin(Phase.CHECK)
            before = sound_chains(reading, accept_broken=accept_broken)
            meter.begin(Phase.SCHEMA)
            with new_home(target) as writing:
                same = carry(reading, writing, before, meter, damaged=accept_broken)
                if guard is not None:
                    guard(writing)
                meter.begin(Phase.FINISH)
        progress(Phase.FINISH, 1.0)
        return carried(store.describe(), described(target), same, before)
    finally:
        store.close()


def sound_chains(connection: Connection, *, accept_broken: bool = False) -> Verification:
    """Walk the journal; raises RuleViolation `carry.broken` unless all chains hold."""
    found = verify_chains(connection)
    if not found.sound and not accept_broken:
        names = tuple(b.chain for b in found.breaks if isinstance(b, ChainBreak))
        raise RuleViolation("carry.broken", count=len(names), chains=names[:_MOST_NAMED])
    return found


def carry(
    source: Connection,
    target: Connection,
    before: Verification,
    meter: Meter,
    *,
    damaged: bool = False,
) -> Holdings:
    """Carry all rows and compare both sides, read back; returns what both hold.

    Raises:
        StoreUnavailable: `carry.differs`, naming the tables that are not the same.
    """
    total = volume(source)
    meter.begin(Phase.ROWS, total)
    carry_rows(source, target, meter.told, damaged=damaged)
    meter.begin(Phase.COMPARE, 2 * total)
    there, here = holdings(source, meter.told), holdings(target, meter.told)
    differing = there.differing(here)
    if verify_chains(target) != before:
        differing = (*differing, "journal_chain")
    if differing:
        raise StoreUnavailable("carry.differs", tables=differing)
    return here


def carried(source: str, target: str, same: Holdings, found: Verification) -> Carried:
    """Put the result together."""
    breaks = tuple(b for b in found.breaks if isinstance(b, ChainBreak))
    return Carried(source, target, same, found.chains, found.entries, breaks)


def described(target: str) -> str:
    """Return what a person reads of an address."""
    store = connect(target)
    try:
        return store.describe()
    finally:
        store.close()
