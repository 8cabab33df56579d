"""Drawing the sample of ticks that the release office verifies, and who may say what of each.

The draw depends on nothing but the start value and the ticks themselves: each tick gets a number
between 0 and 1 from the hash of both, and the lowest ones, weighted, are drawn (Efraimidis and
Spirakis). Reading order does not matter, a tick that comes or goes moves no other, and whoever
has the start value can draw the same list again.
"""

import hashlib
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from relapp.domain.person import OFFICE_ROLES, Permission, Person, may
from relapp.domain.refusal import Refusal
from relapp.domain.role_grant import Place
from relapp.domain.spot_verdict import SpotCheck
from relapp.domain.vocabulary import CheckResult, Status

MOST: Final = 100
"""More lines than this nobody goes through in one sitting."""
USUAL: Final = 10
SEED_LENGTH: Final = 40
RECENT: Final = timedelta(days=30)
"""How long after its end a release still counts as recently closed."""
VERIFIABLE: Final = (CheckResult.PASS, CheckResult.NOT_APPLICABLE)
MANY: Final = 6
WITHIN: Final = timedelta(minutes=1)
"""So many ticks of one person within this span look ticked without checking."""


class DrawReason(StrEnum):
    """Why a line was drawn; each makes it likelier, `chance` is what remains."""

    AFTER_DOUBT = "after_doubt"
    """Answered anew after the office doubted it."""
    NO_PROOF = "no_proof"
    """Passed with neither evidence nor a note."""
    IN_A_ROW = "in_a_row"
    """One of many that the person ticked within a minute."""
    EMERGENCY = "emergency"
    NOT_APPLICABLE = "not_applicable"
    CHANCE = "chance"


WEIGHTS: Final[Mapping[DrawReason, int]] = {
    DrawReason.AFTER_DOUBT: 8,
    DrawReason.NO_PROOF: 4,
    DrawReason.IN_A_ROW: 3,
    DrawReason.EMERGENCY: 2,
    DrawReason.NOT_APPLICABLE: 2,
    DrawReason.CHANCE: 1,
}


@dataclass(frozen=True, slots=True)
class Tick:
    """One answer as far as the draw looks at it; moments are aware UTC.

    Attributes:
        looked: what the office found before, outdated or not.
    """

    release_id: int
    item_id: str
    result: CheckResult
    person_id: int
    at: datetime
    has_note: bool = False
    has_evidence: bool = False
    emergency: bool = False
    looked: SpotCheck | None = None

    @property
    def key(self) -> tuple[int, str]:
        """Identify the check."""
        return self.release_id, self.item_id


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn tick and why, heaviest reason first."""

    tick: Tick
    reasons: tuple[DrawReason, ...]


def can_draw(person: Person) -> Refusal | None:
    """Say what keeps somebody from drawing: an office role is needed, wherever it is held."""
    here = any(grant.role in OFFICE_ROLES for grant in person.all_grants)
    return None if person.active and here else Refusal("spot_check.office_only")


def can_spot_check(person: Person, place: Place, ticked_by: int | None) -> Refusal | None:
    """Say what keeps somebody from verifying a tick.

    Args:
        person: who would look.
        place: what the release stands for; an office role held elsewhere does not count.
        ticked_by: whose tick it is; None asks about no tick in particular.
    """
    if not may(person, Permission.RUN_RELEASES, place):
        return Refusal("spot_check.office_only")
    return Refusal("spot_check.own_tick") if person.id == ticked_by else None


def verifiable(result: CheckResult | None, status: Status) -> Refusal | None:
    """Say why a check offers nothing to verify: only ✓ and 不适用 of what is or was carried out."""
    if status in (Status.CANCELLED, Status.REFUSED):
        return Refusal("spot_check.not_carried_out")
    return None if result in VERIFIABLE else Refusal("spot_check.not_answered")


def draw(
    ticks: Iterable[Tick], seed: str, size: int, *, person_id: int, since: datetime
) -> tuple[Drawn, ...]:
    """Draw a sample, in the order in which the lines were drawn.

    Args:
        ticks: every answer of the releases in question, failed ones, too: they tell how fast
            somebody ticked.
        seed: the start value; the same draws the same.
        size: how many at most.
        person_id: who will verify; own ticks are never drawn.
        since: what the office verified before this moment is not drawn again; what it verified
            since is, so that a list that was begun stays as it is.
    """
    known = tuple(ticks)
    quick = _quick(known)
    drawn = [
        Drawn(tick, _reasons(tick, quick=tick.key in quick))
        for tick in known
        if tick.result in VERIFIABLE and tick.person_id != person_id and not _done(tick, since)
    ]
    return tuple(sorted(drawn, key=lambda d: _place(d, seed))[: max(0, size)])


def eligible(ticks: Iterable[Tick], *, person_id: int, since: datetime) -> int:
    """Count what a draw could come to."""
    return sum(
        1
        for tick in ticks
        if tick.result in VERIFIABLE and tick.person_id != person_id and not _done(tick, since)
    )


def _done(tick: Tick, since: datetime) -> bool:
    looked = tick.looked
    return looked is not None and not looked.outdated(tick.at) and looked.at < since


def _reasons(tick: Tick, *, quick: bool) -> tuple[DrawReason, ...]:
    looked, passed = tick.looked, tick.result is CheckResult.PASS
    again = looked is not None and not looked.holds and looked.outdated(tick.at)
    found = {
        DrawReason.AFTER_DOUBT: again,
        DrawReason.NO_PROOF: passed and not tick.has_note and not tick.has_evidence,
        DrawReason.IN_A_ROW: quick,
        DrawReason.EMERGENCY: tick.emergency,
        DrawReason.NOT_APPLICABLE: not passed,
    }
    return tuple(reason for reason, holds in found.items() if holds) or (DrawReason.CHANCE,)


def _place(drawn: Drawn, seed: str) -> tuple[float, tuple[int, str]]:
    tick = drawn.tick
    said = f"{seed}\n{tick.release_id}\n{tick.item_id}\n{tick.at.isoformat()}"
    number = int.from_bytes(hashlib.sha256(said.encode()).digest()[:8])
    weight = sum(WEIGHTS[reason] for reason in drawn.reasons)
    # An exponential waiting time: the heavier, the sooner. Never the logarithm of nothing.
    return -math.log((number + 1) / (2**64 + 1)) / weight, tick.key


def _quick(ticks: Iterable[Tick]) -> frozenset[tuple[int, str]]:
    """Return the ticks that stand among many of the same person within a minute."""
    by_person: dict[int, list[Tick]] = defaultdict(list)
    for tick in ticks:
        by_person[tick.person_id].append(tick)
    found: set[tuple[int, str]] = set()
    for own in by_person.values():
        own.sort(key=lambda tick: (tick.at, tick.key))
        first = 0
        for last, tick in enumerate(own):
            while tick.at - own[first].at > WITHIN:
                first += 1
            if last - first + 1 >= MANY:
                found.update(t.key for t in own[first : last + 1])
    return frozenset(found)
