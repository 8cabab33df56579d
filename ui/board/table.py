"""The table view of the board: grouped rows, marking, sorting, and the bar for several rows."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QTreeView, QWidget

from relapp.domain.card import ReleaseCard
from ui.board.column_fit import Measure, fit
from ui.board.face import Faces
from ui.board.lane_groups import ENDED, Lane
from ui.board.table_delegate import TableDelegate
from ui.board.table_model import FLAT, CardTableModel
from ui.kit import theme, views

AnyIndex = QModelIndex | QPersistentModelIndex
_MARK: Final = 0
LEAST: Final = {
    "number": 80,
    "application": 106,
    "version": 72,
    "title": 140,
    "type": 56,
    "mode": 78,
    "window": 90,
    "left": 92,
    "progress": 104,
    "blocker": 186,
    "owner": 80,
}
"""Design widths below which a column cannot be read."""


class CardTable(QTreeView):
    """Cards as rows.

    Signals:
        card_selected, card_opened: key of a release.
        menu_requested: key of a release and the place on the screen.
        marks_changed: cards were marked or unmarked.
    """

    card_selected = Signal(int)
    card_opened = Signal(int)
    menu_requested = Signal(int, QPoint)
    marks_changed = Signal()

    def __init__(self, faces: Faces, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left_out: frozenset[str] = frozenset()
        self._own_widths: dict[int, int] = {}
        self._fitting = False
        self.cards = CardTableModel(faces, self)
        self.setModel(self.cards)
        views.prepare_tree(
            self, name="board.table", spoken=self.tr("发布列表"), several=True, flat=True
        )
        self.setItemDelegate(TableDelegate(faces, self.cards, self))
        header = self.header()
        views.set_column_widths(header, self.cards.columns)
        header.sectionResized.connect(self._on_section_resized)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.setExpandsOnDoubleClick(False)
        self._folded: set[int] = {ENDED}
        self.cards.marks_changed.connect(self.marks_changed)
        self.activated.connect(self._on_activated)
        self.expanded.connect(self._on_expanded)
        self.collapsed.connect(self._on_collapsed)

    def set_lanes(self, lanes: tuple[Lane, ...]) -> None:
        """Show these groups; folds, current row and scroll position stay."""
        current = self.current_card()
        scroll = self.verticalScrollBar().value()
        self.cards.set_lanes(lanes)
        flat = len(lanes) == 1 and lanes[0].key == FLAT
        self.setRootIndex(self.cards.index(0, 0) if flat else QModelIndex())
        for row, lane in enumerate(lanes):
            index = self.cards.index(row, 0)
            self.setFirstColumnSpanned(row, QModelIndex(), True)
            self.setExpanded(index, lane.key not in self._folded)
        if current is not None:
            self.select(current.release_id)
        self.verticalScrollBar().setValue(scroll)

    def hide_columns(self, *keys: str) -> None:
        """Leave columns out by their keys."""
        self._left_out = frozenset(keys)
        self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make columns narrower, and leave out what is least needed, before titles suffer."""
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        px, columns, header = theme.current().px, self.cards.columns, self.header()
        measures = [
            # What a person has made wider or narrower stays so.
            Measure(column.key, own, own)
            if (own := self._own_widths.get(place))
            else Measure(column.key, px(column.width), px(LEAST.get(column.key, column.width)))
            for place, column in enumerate(columns)
            if column.key not in self._left_out
        ]
        widths = fit(measures, self.viewport().width())
        self._fitting = True
        for place, column in enumerate(columns):
            if self.isColumnHidden(place) == (column.key in widths):
                self.setColumnHidden(place, column.key not in widths)
            if column.width and column.key in widths:
                header.resizeSection(place, widths[column.key])
        self._fitting = False
        self.cards.folded = tuple(
            column.title
            for column in columns
            if column.key not in widths and column.key not in self._left_out
        )

    def _on_section_resized(self, place: int, _old: int, new: int) -> None:
        if not self._fitting and new and self.cards.columns[place].width:
            self._own_widths[place] = new

    def current_card(self) -> ReleaseCard | None:
        """Return the card under the keyboard."""
        return self.cards.card(self.currentIndex())

    def select(self, release_id: int | None, *, scroll: bool = False) -> None:
        """Make a row current without telling anybody."""
        index = self.cards.index_of(release_id) if release_id is not None else QModelIndex()
        if not index.isValid() or (
            index.row() == self.currentIndex().row()
            and (self.cards.card(self.currentIndex()) is self.cards.card(index))
        ):
            return
        blocked = self.blockSignals(True)
        self.setCurrentIndex(index)
        if scroll:
            self.scrollTo(index)
        self.blockSignals(blocked)

    def focus_current(self) -> None:
        """Take the focus; without a current row go to the first card."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.current_card() is None and self.cards.cards():
            self.setCurrentIndex(self.cards.index_of(self.cards.cards()[0].release_id))

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell which card is current now."""
        super().currentChanged(current, previous)
        card = self.cards.card(current)
        if card is not None:
            self.card_selected.emit(card.release_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark by Space, open by Enter, fold by Alt; letters are commands of the page."""
        key = event.key()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_Space:
            self.toggle_marks()
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._fold_current(key == Qt.Key.Key_Up)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_activated(self.currentIndex())
        elif event.text().isprintable() and event.text() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark by a click into the first column; fold by a click on a group."""
        index = self.indexAt(event.position().toPoint())
        card = self.cards.card(index)
        if event.button() == Qt.MouseButton.LeftButton and card is None and index.isValid():
            self.setExpanded(
                index.siblingAtColumn(0), not self.isExpanded(index.siblingAtColumn(0))
            )
        elif card is not None and index.column() == _MARK:
            self.cards.set_marked([card], not self.cards.is_marked(card))
        else:
            super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the row."""
        card = self.current_card()
        if card is not None:
            self.menu_requested.emit(card.release_id, event.globalPos())

    def toggle_marks(self) -> None:
        """Mark the selected rows, or take the marks off when all of them have one."""
        rows = [self.cards.card(index) for index in self.selectionModel().selectedRows()]
        cards = [card for card in rows if card is not None]
        all_marked = all(self.cards.is_marked(card) for card in cards)
        self.cards.set_marked(cards, not all_marked)

    def mark_all(self) -> None:
        """Mark every card that is shown."""
        self.cards.set_marked(self.cards.cards(), True)

    def clear_marks(self) -> None:
        """Take all marks off."""
        self.cards.set_marked(self.cards.cards(), False)

    def relayout(self) -> None:
        """Paint anew after a new minute."""
        self.viewport().update()

    def _fold_current(self, fold: bool) -> None:
        index = self.currentIndex()
        group = index.parent() if index.parent().isValid() else index
        self.setExpanded(group.siblingAtColumn(0), not fold)
        if fold:
            self.setCurrentIndex(group.siblingAtColumn(0))

    def _on_activated(self, index: QModelIndex) -> None:
        card = self.cards.card(index)
        if card is not None:
            self.card_opened.emit(card.release_id)
        elif index.isValid():
            group = index.siblingAtColumn(0)
            self.setExpanded(group, not self.isExpanded(group))

    def _on_expanded(self, index: QModelIndex) -> None:
        lane = self.cards.lane(index)
        if lane is not None:
            self._folded.discard(lane.key)

    def _on_collapsed(self, index: QModelIndex) -> None:
        lane = self.cards.lane(index)
        if lane is not None:
            self._folded.add(lane.key)
