"""Reads the cards of releases that carry change requests."""

from collections.abc import Mapping

from sqlalchemy import Connection, select

from relapp.domain.card import ReleaseCard
from relapp.store import card_rows
from relapp.store.tables import register as g
from relapp.store.tables.journal import release_card as t


def carrying_cards(connection: Connection) -> Mapping[int, ReleaseCard]:
    """Return the cards of all releases with a change request, by key, however long ago."""
    carried = select(g.change_request.c.release_id).where(
        g.change_request.c.release_id.is_not(None)
    )
    statement = select(*(t.c[name] for name in card_rows.NAMES)).where(t.c.release_id.in_(carried))
    cards = (card_rows.from_values(row) for row in connection.execute(statement))
    return {card.release_id: card for card in cards}
