"""Reads for the board: cards, glance strip, finding by words."""

from datetime import datetime

from relapp.domain.board import CardFilter, CardList, Glance, Scope
from relapp.domain.card import ReleaseCard
from relapp.domain.person import Person
from relapp.domain.vocabulary import LIVE, BoardColumn, Outcome, Status
from relapp.domain.window import WindowLoad
from relapp.services.desk import Desk
from relapp.services.views import Hit
from relapp.store.queries import cards as card_queries
from relapp.store.queries import people as people_queries
from relapp.store.queries import register as register_queries
from relapp.store.queries import windows as window_queries

_MATERIAL_COLUMNS = (BoardColumn.PLANNING, BoardColumn.PREPARING)


class BoardService:
    """Everything the board asks, in as few SELECTs as there are subjects."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    def cards(self, wanted: CardFilter) -> CardList:
        """Return the cards that match."""
        since = self._desk.quarter_start()
        with self._desk.transactions.reading() as connection:
            return card_queries.find_cards(connection, wanted, since)

    def card(self, release_id: int) -> ReleaseCard:
        """Return one card; raises NotFound."""
        with self._desk.transactions.reading() as connection:
            return card_queries.card_by_id(connection, release_id)

    def glance(self, actor: Person) -> Glance:
        """Return the figures of the glance strip for one person."""
        desk = self._desk
        now, midnight, quarter = desk.clock.now(), desk.end_of_today(), desk.quarter_start()
        with desk.transactions.reading() as connection:
            cards = card_queries.find_cards(connection, CardFilter(limit=100_000), quarter).cards
            window = window_queries.next_window(connection, now)
            taken = window_queries.loads(connection, (window.id,)) if window else {}
            freeze = window_queries.next_freeze(connection, now)
            stored = people_queries.processes(connection)
        keep = desk.definitions.keep
        targets = [keep(s.row_id, s.content, s.sha256).success_target for s in stored]
        live = [c for c in cards if c.live]
        ended = [
            c
            for c in cards
            if c.status is Status.CLOSED and c.closed_at is not None and c.closed_at >= quarter
        ]
        overdue = [d for c in live if (d := _earliest(c)) is not None and d < now]
        mine = [c for c in live if actor.id in c.waits_for and _due_by(c, midnight)]
        load = taken.get(window.id, WindowLoad()) if window else WindowLoad()
        return Glance(
            window=window,
            window_taken=load.releases,
            window_incomplete=sum(
                1
                for c in live
                if window and c.window_id == window.id and c.column in _MATERIAL_COLUMNS and c.unmet
            ),
            mine_today=len(mine),
            blocked_releases=sum(1 for c in live if c.blocking),
            blocked_conditions=sum(c.blocking for c in live),
            overdue=len(overdue),
            overdue_since=min(overdue, default=None),
            freeze=freeze,
            successes=sum(1 for c in ended if c.outcome is Outcome.SUCCESS),
            ended=len(ended),
            target=max(targets, default=0.9),
        )

    def find(self, text: str, limit: int = 30) -> tuple[Hit, ...]:
        """Find releases, applications and people by words, best known kinds first."""
        words = text.casefold().split()
        if not words:
            return ()
        wanted = CardFilter(text=text, scope=Scope.EVERYTHING, limit=limit)
        since = self._desk.quarter_start()
        with self._desk.transactions.reading() as connection:
            cards = card_queries.find_cards(connection, wanted, since).cards
            applications = register_queries.applications(connection)
            people = people_queries.people(connection)
        hits = [
            Hit(
                "release",
                c.release_id,
                f"{c.number} {c.application} {c.version_to}",
                c.title,
                f"relapp://release/{c.number}",
            )
            for c in sorted(cards, key=lambda c: (c.status not in LIVE, c.number))
        ]
        hits += [
            Hit("application", a.id, a.name, a.current_version, f"relapp://application/{a.id}")
            for a in applications
            if all(w in f"{a.name} {a.code}".casefold() for w in words)
        ]
        hits += [
            Hit("person", x.id, x.name, x.department, f"relapp://person/{x.id}")
            for x in people
            if x.active and all(w in f"{x.name} {x.login}".casefold() for w in words)
        ]
        return tuple(hits[:limit])


def _earliest(card: ReleaseCard) -> datetime | None:
    dates = [d for d in (card.due_at, card.follow_up_due) if d is not None]
    return min(dates, default=None)


def _due_by(card: ReleaseCard, midnight: datetime) -> bool:
    earliest = _earliest(card)
    return earliest is not None and earliest < midnight
