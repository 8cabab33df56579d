"""How a benchmark measures and what it answers with."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: ours against a base, in the base's unit.

    `limit` is the greatest ratio that DESIGN section 4 allows, None where it names none; `most`
    is the greatest value of ours, for what a person must not have to wait for.
    """

    name: str
    ours: float
    base: float
    unit: str
    base_name: str
    limit: float | None = None
    most: float | None = None

    @property
    def ratio(self) -> float:
        """Ours divided by the base."""
        return self.ours / self.base if self.base else float("inf")

    @property
    def kept(self) -> bool:
        """Whether the limit is kept."""
        ratio = self.limit is None or self.ratio <= self.limit
        return ratio and (self.most is None or self.ours <= self.most)

    def line(self) -> str:
        """Return the figure as a row of a Markdown table."""
        limit = f"≤ {self.limit:g}" if self.limit is not None else "–"
        limit = f"≤ {self.most:g} {self.unit}" if self.most is not None else limit
        mark = "yes" if self.kept else "**no**"
        return (
            f"| {self.name} | {self.ours:.4g} {self.unit} | {self.base:.4g} {self.unit} "
            f"({self.base_name}) | {self.ratio:.2f} | {limit} | {mark} |"
        )


HEAD = "| what | ours | base | ratio | limit | kept |\n|---|---|---|---|---|---|"


def alternating(
    ours: Callable[[], object], base: Callable[[], object], rounds: int
) -> tuple[float, float]:
    """Return median seconds of both, taken in turn so that a busy moment hits both alike."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for call, found in zip((ours, base), times, strict=True):
            found.append(seconds(call))
    return statistics.median(times[0]), statistics.median(times[1])


def seconds(call: Callable[[], object]) -> float:
    """Return the wall seconds of one call, with the collector out of the way."""
    gc.collect()
    gc.disable()
    try:
        start = time.perf_counter()
        call()
        return time.perf_counter() - start
    finally:
        gc.enable()
