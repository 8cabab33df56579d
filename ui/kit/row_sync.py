"""How a shown list of records becomes another with the fewest signals: by key, run by run."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Final

MAX_RUNS: Final = 48
"""Above so many separate inserts and removals a reset is cheaper for views than the steps."""


@dataclass(frozen=True, slots=True)
class Steps:
    """What to do in this order: remove runs, permute, insert runs; then compare what stayed.

    Attributes:
        removals: (first, last) row runs in the old list, from the bottom up.
        moved: whether the survivors stand in another order.
        inserts: (first, last) row runs in the new list, from the top down.
    """

    removals: tuple[tuple[int, int], ...]
    moved: bool
    inserts: tuple[tuple[int, int], ...]


def plan(old: Sequence[Hashable], new: Sequence[Hashable]) -> Steps | None:
    """Return the steps from one list of keys to the other; None asks for a reset."""
    new_set = set(new)
    old_set = set(old)
    if len(new_set) != len(new) or len(old_set) != len(old):
        return None
    removals = runs([i for i, key in enumerate(old) if key not in new_set])
    inserts = runs([i for i, key in enumerate(new) if key not in old_set])
    if len(removals) + len(inserts) > MAX_RUNS:
        return None
    stayed_old = [key for key in old if key in new_set]
    stayed_new = [key for key in new if key in old_set]
    return Steps(tuple(reversed(removals)), stayed_old != stayed_new, tuple(inserts))


def runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Return ascending rows as (first, last) pairs without gaps."""
    result: list[tuple[int, int]] = []
    for row in rows:
        if result and result[-1][1] == row - 1:
            result[-1] = (result[-1][0], row)
        else:
            result.append((row, row))
    return result
