"""Small readings of the window, run on the worker."""

from relapp.domain.board import CardFilter
from relapp.domain.card import ReleaseCard
from relapp.services.board import BoardService


def waiting_for(board: BoardService, person_id: int) -> tuple[ReleaseCard, ...]:
    """Return the running releases on which it is somebody's turn, the most urgent first."""
    cards = board.cards(CardFilter(mine=person_id)).cards
    waiting = [card for card in cards if card.live and person_id in card.waits_for]
    far = max((card.due_at for card in waiting if card.due_at), default=None)

    def urgency(card: ReleaseCard) -> tuple[bool, float, str]:
        due = card.due_at or far
        return (card.due_at is None, due.timestamp() if due else 0.0, card.number)

    return tuple(sorted(waiting, key=urgency))
