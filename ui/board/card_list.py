"""One list of cards: selection, keys that leave the list, and dragging a card out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelectionModel, QMimeData, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPalette,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from ui.board.card_delegate import CardDelegate
from ui.kit.keyboard_use import no_input_method
from ui.kit.list_model import AnyIndex, RecordListModel
from ui.kit.slim_bar import SlimBar

if TYPE_CHECKING:
    from relapp.domain.card import ReleaseCard
    from ui.board.face import Faces

BATCH: Final = 24
MIME: Final = "application/x-relapp-release"
_TAB: Final = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_SIDES: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class CardList(QListView):
    """A column, or one cell of a lane, of release cards.

    Signals:
        card_selected: key of the release that became current.
        card_opened: key of the release to open.
        side_requested: -1 or 1, arrow left or right.
        edge_reached: -1 or 1, arrow up on the first or down on the last card.
        drag_started, drag_ended: key of the release.
        menu_requested: key of the release and the place on the screen.
    """

    card_selected = Signal(int)
    card_opened = Signal(int)
    side_requested = Signal(int)
    edge_reached = Signal(int)
    drag_started = Signal(int)
    drag_ended = Signal(int)
    menu_requested = Signal(int, QPoint)

    def __init__(
        self, faces: Faces, *, compact: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._own_viewport()
        self.cards: RecordListModel[ReleaseCard] = RecordListModel(
            lambda card: card.number, lambda card: card.release_id, faces.sentence, parent=self
        )
        self.delegate = CardDelegate(faces, compact=compact, parent=self)
        self.setModel(self.cards)
        self.setItemDelegate(self.delegate)
        self.setProperty("surface", "sunken")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if not compact:
            SlimBar(self)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragEnabled(not compact)
        self.setUniformItemSizes(compact)
        # The first screenful is measured at once, the rest when nothing else is to do.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(BATCH)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        no_input_method(self)
        self.activated.connect(self._on_activated)

    def _own_viewport(self) -> None:
        """Put a viewport of ours in the place of Qt's.

        To name a widget that Qt has made, PySide loads every class of widget: 9 ms at the start.
        """
        viewport = QWidget()
        viewport.setBackgroundRole(QPalette.ColorRole.Base)
        viewport.setAutoFillBackground(True)
        self.setViewport(viewport)

    def current_card(self) -> ReleaseCard | None:
        """Return the card under the keyboard."""
        return self.cards.record(self.currentIndex())

    def show_current(self, release_id: int | None, *, scroll: bool = False) -> bool:
        """Select a card without telling anybody; None clears. Tell whether it is in this list."""
        index = self.cards.index_of(release_id) if release_id is not None else QModelIndex()
        selection = self.selectionModel()
        blocked = self.blockSignals(True)
        if index.isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            selection.setCurrentIndex(index, flag)
            if scroll:
                self.scrollTo(index)
        else:
            selection.clear()
        self.blockSignals(blocked)
        self.viewport().update()
        return index.isValid()

    def enter(self, row: int) -> None:
        """Take the focus and make a row current, the last one if there are fewer."""
        if self.cards.rowCount():
            index = self.cards.index(min(max(0, row), self.cards.rowCount() - 1))
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell which card is current now."""
        super().currentChanged(current, previous)
        card = self.cards.record(current) if current.isValid() else None
        if card is not None:
            self.card_selected.emit(card.release_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the list by arrows; everything else as lists do."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        key = Qt.Key(event.key())
        row, last = self.currentIndex().row(), self.cards.rowCount() - 1
        if plain and key in _SIDES:
            self.side_requested.emit(_SIDES[key])
        elif plain and key == Qt.Key.Key_Up and row <= 0:
            self.edge_reached.emit(-1)
        elif plain and key == Qt.Key.Key_Down and row >= last:
            self.edge_reached.emit(1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self._on_activated(self.currentIndex())
        elif key == Qt.Key.Key_Space or (event.text().isprintable() and event.text()):
            # Single letters are commands of the page, never a search by first letters.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start at the first card when Tab leads here, and only then."""
        had_current = self.currentIndex().isValid()
        # Qt would make the first card current on any focus, even when the window is activated.
        blocked = self.blockSignals(True)
        super().focusInEvent(event)
        if not had_current:
            self.selectionModel().clear()
        self.blockSignals(blocked)
        if not had_current and event.reason() in _TAB:
            self.enter(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the cards anew when the width changes: titles break elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the card under the pointer."""
        card = self.current_card()
        if card is not None:
            self.menu_requested.emit(card.release_id, event.globalPos())

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag the picture of the card; a dashed outline stays in its place."""
        index = self.currentIndex()
        card = self.cards.record(index)
        if card is None or not card.live:
            return
        drag = QDrag(self)
        data = QMimeData()
        data.setData(MIME, str(card.release_id).encode())
        drag.setMimeData(data)
        drag.setPixmap(self._picture(index))
        drag.setHotSpot(QPoint(24, 16))
        self.delegate.dragged = card.release_id
        self.viewport().update()
        self.drag_started.emit(card.release_id)
        drag.exec(Qt.DropAction.MoveAction)
        self.delegate.dragged = None
        self.viewport().update()
        self.drag_ended.emit(card.release_id)

    def _picture(self, index: QModelIndex) -> QPixmap:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        size: QSize = self.visualRect(index).size()
        ratio = self.devicePixelRatioF()
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        option.rect.setRect(0, 0, size.width(), size.height())
        painter = QPainter(picture)
        self.delegate.paint(painter, option, index)
        painter.end()
        return picture

    def _on_activated(self, index: QModelIndex) -> None:
        card = self.cards.record(index)
        if card is not None:
            self.card_opened.emit(card.release_id)
