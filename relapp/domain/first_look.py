"""What the board shows at once, before the services are there: a screenful of every column."""

from collections.abc import Mapping
from dataclasses import dataclass

from relapp.domain.card import ReleaseCard
from relapp.domain.vocabulary import BoardColumn


@dataclass(frozen=True)
class FirstLook:
    """The first cards of each column in the order of the board.

    Attributes:
        zone: name of the office's time zone.
        cards: no more of each column than a tall screen shows.
        counts: all cards of each column, and how many of them are blocked.
    """

    zone: str
    cards: Mapping[BoardColumn, tuple[ReleaseCard, ...]]
    counts: Mapping[BoardColumn, tuple[int, int]]
