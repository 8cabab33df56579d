"""The six columns side by side: one selection for all, arrows across, drops answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from relapp.domain.vocabulary import BoardColumn
from ui.board.card_list import CardList
from ui.board.column import Column
from ui.kit import metrics, theme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from relapp.domain.card import ReleaseCard
    from ui.board.face import Faces, Mark
    from ui.board.moves import Move

    Asks = Callable[[int, BoardColumn], tuple[Move | None, tuple[str, ...]]]

GAP = 6


class Columns(QScrollArea):
    """The board proper.

    Signals:
        card_selected, card_opened: key of a release.
        move_requested: key of a release and the column it was dropped on.
        drag_started: key of a release.
        menu_requested: key of a release and the place on the screen.
        history_requested: the head of the last column was clicked.
    """

    card_selected = Signal(int)
    card_opened = Signal(int)
    move_requested = Signal(int, object)
    drag_started = Signal(int)
    menu_requested = Signal(int, QPoint)
    history_requested = Signal()

    def __init__(self, faces: Faces, answer: Asks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answer = answer
        self._faces = faces
        self._auto_folded = False
        self.columns = {column: Column(column, faces) for column in BoardColumn}
        inside = QWidget()
        layout = QHBoxLayout(inside)
        layout.setContentsMargins(8, 8, 8, 0)
        layout.setSpacing(GAP)
        for column in self.columns.values():
            layout.addWidget(column, 1)
            self._connect(column)
        self.columns[BoardColumn.CLOSED].head.clicked.connect(self.history_requested)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def lists(self) -> tuple[CardList, ...]:
        """Return the lists from left to right."""
        return tuple(column.list for column in self.columns.values())

    def set_cards(self, cards: Mapping[BoardColumn, Sequence[ReleaseCard]]) -> None:
        """Show these cards, each column in the order given."""
        for name, column in self.columns.items():
            shown = cards.get(name, ())
            column.list.cards.set_records(shown)
            column.head.set_counts(
                len(shown), sum(1 for card in shown if card.live and card.blocking)
            )

    def set_counts(self, counts: Mapping[BoardColumn, tuple[int, int]]) -> None:
        """Show counts of more cards than are here: how many, and how many of them blocked."""
        for name, (count, blocked) in counts.items():
            self.columns[name].head.set_counts(count, blocked)

    def set_period(self, text: str) -> None:
        """Name the period of the last column."""
        head = self.columns[BoardColumn.CLOSED].head
        head.period = text
        head.update()

    def set_marks(self, marks: Mapping[int, Mark]) -> None:
        """Show what is going on with single cards."""
        for view in self.lists():
            view.delegate.marks = dict(marks)
            view.viewport().update()

    def select(self, release_id: int | None, *, scroll: bool = False) -> None:
        """Select one card in whichever column it is."""
        for view in self.lists():
            view.show_current(release_id, scroll=scroll)

    def focus_current(self) -> None:
        """Give the focus to the list with the selected card, else to the first with cards."""
        lists = self.lists()
        chosen = next((v for v in lists if v.currentIndex().isValid()), None)
        chosen = chosen or next((v for v in lists if v.cards.rowCount()), lists[0])
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)
        if not chosen.currentIndex().isValid():
            chosen.enter(0)

    def relayout(self) -> None:
        """Measure and paint the cards anew, after a new minute or another text scale."""
        for view in self.lists():
            view.scheduleDelayedItemsLayout()
            view.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the last column first when six of them do not fit."""
        super().resizeEvent(event)
        needed = 6 * theme.current().px(metrics.COLUMN_MIN) + 5 * GAP + 16
        # Not the viewport: to name a widget that Qt has made, PySide loads every class of widget.
        narrow = self.maximumViewportSize().width() < needed
        if narrow != self._auto_folded:
            self._auto_folded = narrow
            self.columns[BoardColumn.CLOSED].set_folded(narrow)

    def _connect(self, column: Column) -> None:
        view = column.list
        view.card_selected.connect(self._on_selected)
        view.card_opened.connect(self.card_opened)
        view.side_requested.connect(self._on_side)
        view.drag_started.connect(self.drag_started)
        view.menu_requested.connect(self.menu_requested)
        column.hovered.connect(self._on_hovered)
        column.dropped.connect(self._on_dropped)
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring a column into view when it gets the focus."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched, 0, 0)
        return False

    def _on_selected(self, release_id: int) -> None:
        sender = self.sender()
        for view in self.lists():
            if view is not sender:
                view.show_current(None)
        self.card_selected.emit(release_id)

    def _on_side(self, step: int) -> None:
        lists = [view for view in self.lists() if view.isVisible()]
        sender = self.sender()
        if not isinstance(sender, CardList) or sender not in lists:
            return
        middle = sender.visualRect(sender.currentIndex()).center()
        place = lists.index(sender) + step
        while 0 <= place < len(lists) and not lists[place].cards.rowCount():
            place += step
        if 0 <= place < len(lists):
            beside = lists[place].indexAt(QPoint(10, middle.y()))
            last = lists[place].cards.rowCount() - 1
            lists[place].enter(beside.row() if beside.isValid() else last)

    def _on_hovered(self, release_id: int) -> None:
        column = self.sender()
        if isinstance(column, Column):
            column.show_move(*self._answer(release_id, column.column))

    def _on_dropped(self, release_id: int) -> None:
        column = self.sender()
        if isinstance(column, Column):
            self.move_requested.emit(release_id, column.column)
