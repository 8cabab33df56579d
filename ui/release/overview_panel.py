"""The tab 概况: why not yet at the left, the facts and ties of the release at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from relapp.services.views import ReleaseView
from ui.kit import theme
from ui.release.card import Card
from ui.release.desk import ReleaseDesk
from ui.release.facts_card import FactsCard, ScopeCard
from ui.release.link_cards import ChangesCard, DependenciesCard
from ui.release.panel import Panel
from ui.release.people_cards import FollowUpsCard, PeopleCard
from ui.release.why_card import WhyCard


class OverviewPanel(Panel):
    """Two columns of cards in one scroll area."""

    def __init__(self, desk: ReleaseDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.why = WhyCard(desk, self)
        self.facts = FactsCard(desk, self)
        self.changes = ChangesCard(desk, self)
        self.dependencies = DependenciesCard(desk, self)
        self.people = PeopleCard(desk, self)
        self.follow_ups = FollowUpsCard(desk, self)
        self.scope = ScopeCard(desk, self)
        self._build()

    def show_view(self, view: ReleaseView, *, fresh: bool) -> None:
        """Show everything; what did not change stays as it is."""
        self.why.show_view(view)
        for card in self._cards():
            card.show_view(view)
        if fresh:
            self.area.verticalScrollBar().setValue(0)

    def focus_subject(self, need: str, subject: str) -> bool:
        """Bring the card of a need into view."""
        cards: dict[str, QWidget] = {
            "follow_up": self.follow_ups,
            "change": self.changes,
            "dependency": self.dependencies,
        }
        self.area.ensureWidgetVisible(cards.get(need, self.why))
        return True

    def came_into_view(self) -> None:
        """Take the scrolling keys."""
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cards(self) -> tuple[Card, ...]:
        return (
            self.follow_ups,
            self.facts,
            self.scope,
            self.changes,
            self.dependencies,
            self.people,
        )

    def _build(self) -> None:
        now = theme.current()
        body = QWidget(self)
        body.setProperty("plain", "true")
        columns = QHBoxLayout(body)
        columns.setContentsMargins(now.px(14), now.px(12), now.px(14), now.px(14))
        columns.setSpacing(now.px(12))
        left = (self.why, self.follow_ups, self.changes, self.dependencies)
        right = (self.facts, self.scope, self.people)
        for cards, share in ((left, 6), (right, 5)):
            column = QVBoxLayout()
            column.setSpacing(now.px(12))
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            columns.addLayout(column, share)
        self.area = QScrollArea(self)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)
