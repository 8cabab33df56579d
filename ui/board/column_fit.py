"""Fits the columns of the table into the room there is: narrower first, then without some."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

TITLE: Final = "title"
DROPPED: Final = ("type", "progress", "owner", "version", "left", "mode", "window", "stage")
"""Columns that give way to the rest, the least needed first."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How wide a column would be, and how narrow it can be read; all in pixels."""

    key: str
    wished: int
    least: int


def fit(measures: Sequence[Measure], room: int) -> dict[str, int]:
    """Return the widths of the columns that are shown; together they take the room.

    The title takes what the others leave. Below the least width of what can never be left out the
    result is wider than the room.
    """
    kept = list(measures)
    for key in DROPPED:
        if sum(m.least for m in kept) <= room:
            break
        kept = [m for m in kept if m.key != key]
    spare = max(0, room - sum(m.least for m in kept))
    wanted = sum(m.wished - m.least for m in kept if m.key != TITLE)
    share = min(1.0, spare / wanted) if wanted else 0.0
    widths = {m.key: m.least + int((m.wished - m.least) * share) for m in kept if m.key != TITLE}
    title = next((m for m in kept if m.key == TITLE), None)
    if title is not None:
        widths[TITLE] = max(title.least, room - sum(widths.values()))
    return widths
