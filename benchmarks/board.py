"""The board of a large office against that of a small one, and what a keystroke costs."""

from pathlib import Path

from benchmarks.measure import Figure, alternating, seconds
from benchmarks.offices import filled_office
from relapp.bootstrap import Core
from relapp.domain.board import CardFilter, Scope

LIMIT = 1.3
ROUNDS = 15
LIVE = 2_000


def run(folder: Path) -> list[Figure]:
    """Read the board of 1,000, 10,000 and 100,000 releases; the small one has as many live."""
    figures: list[Figure] = []
    small = _core(folder, 2_000)
    for size in (10_000, 100_000):
        large = _core(folder, size)
        ours, base = alternating(lambda core=large: _read(core), lambda: _read(small), ROUNDS)
        name = f"board read, {size:,} releases (2,000 live)"
        figures.append(
            Figure(name, ours * 1e3, base * 1e3, "ms", "2,000 releases, all live", LIMIT)
        )
        found = seconds(lambda core=large: _find(core))
        plain = seconds(lambda: _find(small))
        figures.append(
            Figure(f"find in {size:,} releases", found * 1e3, plain * 1e3, "ms", "in 2,000")
        )
        large.close()
    small.close()
    return figures


def _core(folder: Path, size: int) -> Core:
    return filled_office(folder / f"board{size}.db", size, LIVE)[0]


def _read(core: Core) -> None:
    assert len(core.board.cards(CardFilter()).cards) == LIVE


def _find(core: Core) -> None:
    core.board.cards(CardFilter(text="批量 99", scope=Scope.EVERYTHING, limit=500))
