"""Lets the office verify a few ticks: some found true the day before, one in doubt today."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from relapp.bootstrap import Core
from relapp.domain.board import CardFilter
from relapp.domain.spot_check import MOST
from relapp.domain.vocabulary import BoardColumn, Status
from relapp.sample.cast import Cast
from relapp.sample.pace import Pace
from relapp.services.spot_checks import SpotLine

_DAY = timedelta(days=1)
_LOOKED = ("已对照附件", "", "问过本人，记录一致", "", "", "已看过测试记录")
"""What the office wrote about the ticks it found true."""
_DOUBT = "没有看到记录，请附上再勾"


class SpotOffice:
    """The release office's spot checks."""

    def __init__(self, core: Core, cast: Cast, pace: Pace, now: datetime) -> None:
        """Look at the working day before the present."""
        self._core = core
        self._pace = pace
        self._now = now
        self._actor = cast.holding("release_office")

    def found_true(self) -> Iterator[datetime]:
        """Tell the list of the day before, all of it true."""
        yield self._pace.worked(self._now - _DAY)
        sample = self._core.spot_checks.draw(self._actor, len(_LOOKED))
        for line, note in zip(sample.lines, _LOOKED, strict=False):
            self._core.spot_checks.review(
                self._actor, line, holds=True, note=note, seed=sample.seed
            )

    def in_doubt(self) -> Iterator[datetime]:
        """Tell of one tick in doubt, at a release that something else stops already."""
        yield self._now
        sample = self._core.spot_checks.draw(self._actor, MOST)
        line = next((line for line in sample.lines if self._is_stopped(line)), None)
        if line is not None:
            self._core.spot_checks.review(
                self._actor, line, holds=False, note=_DOUBT, seed=sample.seed
            )

    def _is_stopped(self, line: SpotLine) -> bool:
        cards = self._core.board.cards(CardFilter()).cards
        card = next((card for card in cards if card.release_id == line.release_id), None)
        early = (BoardColumn.PLANNING, BoardColumn.PREPARING)
        bare = not line.answer.evidence and not line.answer.note
        if card is None or card.status is not Status.RUNNING or card.column not in early:
            return False
        return bool(card.blocking) and bare
