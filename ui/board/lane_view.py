"""The board cut into lanes by window: column heads above a scrolled pile of lanes."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from relapp.domain.card import ReleaseCard
from relapp.domain.vocabulary import BoardColumn
from ui.board.column import ColumnHead
from ui.board.face import Faces
from ui.board.lane import GAP, LaneWidget
from ui.board.lane_groups import Lane
from ui.kit.slim_bar import SlimBar


class LaneView(QWidget):
    """Column heads above a scrolled pile of lanes.

    Signals:
        card_selected, card_opened: key of a release.
        menu_requested: key of a release and the place on the screen.
        folded: keys of the folded lanes changed.
    """

    card_selected = Signal(int)
    card_opened = Signal(int)
    menu_requested = Signal(int, QPoint)
    folded = Signal(object)

    def __init__(self, faces: Faces, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._faces = faces
        self._lanes: dict[int, LaneWidget] = {}
        self._folded: set[int] = set()
        self._selected: int | None = None
        self.heads = {
            column: ColumnHead(column, faces.words.language, self) for column in BoardColumn
        }
        top = QHBoxLayout()
        top.setContentsMargins(8, 0, 8, 0)
        top.setSpacing(GAP)
        for head in self.heads.values():
            top.addWidget(head, 1)
        self._inside = QWidget()
        self._pile = QVBoxLayout(self._inside)
        self._pile.setContentsMargins(0, 0, 0, 0)
        self._pile.setSpacing(0)
        self._pile.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidget(self._inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A bar beside the lanes would push the cells out of line with the heads above.
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        SlimBar(self._scroll)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._scroll, 1)

    def set_lanes(self, lanes: Sequence[Lane], all_cards: Sequence[ReleaseCard]) -> None:
        """Show these lanes; the heads count all cards."""
        for column, head in self.heads.items():
            cards = [card for card in all_cards if card.column is column]
            head.set_counts(len(cards), sum(1 for c in cards if c.live and c.blocking))
        wanted = {lane.key for lane in lanes}
        for key in [key for key in self._lanes if key not in wanted]:
            gone = self._lanes.pop(key)
            gone.hide()
            gone.deleteLater()
        for place, lane in enumerate(lanes):
            widget = self._lanes.get(lane.key) or self._make(lane.key)
            self._pile.insertWidget(place, widget)
            widget.set_lane(lane)
            widget.show_current(self._selected)

    def set_period(self, text: str) -> None:
        """Name the period of the last column."""
        self.heads[BoardColumn.CLOSED].period = text
        self.heads[BoardColumn.CLOSED].update()

    def folded_lanes(self) -> frozenset[int]:
        """Return the keys of the folded lanes."""
        return frozenset(self._folded)

    def set_folded_lanes(self, keys: frozenset[int]) -> None:
        """Fold these lanes and unfold all others."""
        self._folded = set(keys)
        for key, lane in self._lanes.items():
            lane.set_folded(key in keys)

    def select(self, release_id: int | None, *, scroll: bool = False) -> None:
        """Select one card in whichever cell it is."""
        self._selected = release_id
        for lane in self._lanes.values():
            found = lane.show_current(release_id)
            if found is not None and scroll:
                self._scroll.ensureWidgetVisible(found, 0, 20)

    def focus_current(self) -> None:
        """Give the focus to the cell with the selected card, else to the first with cards."""
        lists = [view for lane in self._lanes.values() for view in lane.lists()]
        chosen = next((v for v in lists if v.currentIndex().isValid()), None)
        chosen = chosen or next((v for v in lists if v.cards.rowCount()), None)
        if chosen is not None:
            chosen.enter(max(0, chosen.currentIndex().row()))

    def relayout(self) -> None:
        """Paint anew after a new minute."""
        for lane in self._lanes.values():
            lane.update()
            for view in lane.lists():
                view.viewport().update()

    def _make(self, key: int) -> "LaneWidget":
        lane = LaneWidget(self._faces, folded=key in self._folded, parent=self._inside)
        lane.card_selected.connect(self._on_selected)
        lane.card_opened.connect(self.card_opened)
        lane.menu_requested.connect(self.menu_requested)
        lane.left.connect(self._on_left)
        lane.toggled.connect(self._on_toggled)
        self._lanes[key] = lane
        return lane

    def _on_selected(self, release_id: int) -> None:
        self._selected = release_id
        for lane in self._lanes.values():
            lane.show_current(release_id)
        self.card_selected.emit(release_id)

    def _on_toggled(self) -> None:
        self._folded = {key for key, lane in self._lanes.items() if lane.is_folded()}
        self.folded.emit(frozenset(self._folded))

    def _on_left(self, column: int, step: int) -> None:
        """Go on in the same column of the next unfolded lane that has a card there."""
        order = sorted(self._lanes.values(), key=lambda lane: lane.y())
        sender = self.sender()
        if not isinstance(sender, LaneWidget) or sender not in order:
            return
        place = order.index(sender) + step
        while 0 <= place < len(order):
            lists = order[place].lists()
            if lists and lists[column].cards.rowCount():
                lists[column].enter(0 if step > 0 else lists[column].cards.rowCount() - 1)
                self._scroll.ensureWidgetVisible(lists[column], 0, 20)
                return
            place += step
