"""Reads for the board on the worker, and keeps the order of cards while others change them."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from relapp.domain.board import CardFilter
from relapp.domain.card import ReleaseCard, order_key
from relapp.domain.changes import Changes, Kind
from relapp.errors import RelappError
from ui.actions.page import PageContext
from ui.board.filter_state import BoardFilter
from ui.board.loading import Found, Services, Surroundings, find, surroundings
from ui.board.wording import CardWords

SETTLE: Final = 60
"""Milliseconds in which changes of one moment are gathered into one reading."""
_AROUND: Final = (Kind.WINDOW, Kind.FREEZE, Kind.APPLICATION, Kind.PERSON, Kind.PROCESS)


class BoardReader(QObject):
    """Asks for cards and their surroundings.

    Signals:
        found: carries Found, its cards in the order to be shown.
        around: carries Surroundings.
        failed: carries the RelappError.
        touched: frozenset of releases that somebody else changed.
    """

    found = Signal(object)
    around = Signal(object)
    failed = Signal(object)
    touched = Signal(object)

    def __init__(
        self, context: PageContext, services: Services, words: CardWords, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._services = services
        self._words = words
        self._filter = BoardFilter()
        self._shown: tuple[int, ...] = ()
        self._still = False
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE)
        self._settle.timeout.connect(self._read_quietly)
        context.hub.changed.connect(self._on_changed)

    def ask(self, wanted: BoardFilter) -> None:
        """Read the cards of a filter, in the order of the board."""
        self._filter = wanted
        self._still = False
        self._read_cards()

    def refresh(self) -> None:
        """Read everything anew."""
        self._still = False
        self._read_cards()
        self.read_around()

    def read_around(self) -> None:
        """Read strip and options."""
        context = self._context
        job = partial(surroundings, self._services, context.me, context.clock.now(), context.zone)
        context.tasks.read(job, self._on_around, self.failed.emit, slot="around", owner=self)

    def asked(self) -> CardFilter:
        """Return the question as it stands now."""
        now = self._context.clock.now()
        return self._filter.asked(self._context.me.id, now, self._words.midnight(now))

    def _read_cards(self) -> None:
        job = partial(find, self._services, self.asked(), self._context.zone)
        self._context.tasks.read(job, self._on_found, self._on_failed, slot="cards")

    def _read_quietly(self) -> None:
        """Read after a change: cards in sight keep their places."""
        self._still = True
        self._read_cards()
        self.read_around()

    def _on_changed(self, changes: Changes) -> None:
        releases = changes.ids(Kind.RELEASE)
        if releases and not changes.own:
            self.touched.emit(releases)
        if releases or any(changes.touches(kind) for kind in _AROUND):
            self._settle.start()

    def _on_found(self, found: Found) -> None:
        now = self._context.clock.now()
        ordered = sorted(found.cards.cards, key=lambda card: order_key(card, now))
        if self._still:
            ordered = in_place(ordered, self._shown)
        self._shown = tuple(card.release_id for card in ordered)
        self.found.emit(replace(found, cards=replace(found.cards, cards=tuple(ordered))))

    def _on_around(self, around: Surroundings) -> None:
        self.around.emit(around)

    def _on_failed(self, error: RelappError) -> None:
        self.failed.emit(error)


def in_place(ordered: Sequence[ReleaseCard], shown: Sequence[int]) -> list[ReleaseCard]:
    """Return the cards so that those already shown keep their order; new ones come last.

    A card that entered another column stands at that column's end, too, as a card put down.
    """
    place = {release_id: number for number, release_id in enumerate(shown)}
    last = len(place)
    return sorted(ordered, key=lambda card: place.get(card.release_id, last))
