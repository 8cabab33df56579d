"""Answers whether a card may be let go over a column, with the first things that are missing."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject

from relapp.domain.card import ReleaseCard
from relapp.domain.definition import ProcessDefinition
from relapp.domain.vocabulary import BoardColumn
from relapp.services.releases import ReleasesService
from relapp.services.views import ReleaseView
from relapp.wording.gate import sentence
from ui.actions.page import PageContext
from ui.board.moves import Move, move

LISTED: Final = 4
"""So many missing things are named while a card is dragged."""


class DragAnswers(QObject):
    """Knows the processes of the cards and reads the dragged release in full."""

    def __init__(
        self,
        context: PageContext,
        releases: ReleasesService,
        card_of: Callable[[int], ReleaseCard | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._releases = releases
        self._card_of = card_of
        self._view: ReleaseView | None = None
        self.definitions: dict[int, ProcessDefinition] = {}

    def start(self, release_id: int) -> None:
        """Read what the release lacks, while it is still on its way."""
        self._view = None
        read = partial(self._releases.view, release_id)
        self._context.tasks.read(read, self._on_read, slot="dragged")

    def move(self, release_id: int, target: BoardColumn) -> Move | None:
        """Tell whether a card may go to a column; None for its own."""
        card = self._card_of(release_id)
        if card is None:
            return None
        return move(card, self.definitions.get(card.process_row), target)

    def answer(self, release_id: int, target: BoardColumn) -> tuple[Move | None, tuple[str, ...]]:
        """Return the move and lines that name what is missing."""
        answer, view = self.move(release_id, target), self._view
        if answer is None or not answer.blocked or view is None:
            return answer, ()
        if view.facts.release.id != release_id:
            return answer, ()
        language = self._context.language
        lines = [sentence(need).of(language) for need in view.blockers[:LISTED]]
        if len(view.blockers) > LISTED:
            lines.append(self.tr("另外 {n} 项").format(n=len(view.blockers) - LISTED))
        return answer, tuple(lines)

    def _on_read(self, view: ReleaseView) -> None:
        self._view = view
