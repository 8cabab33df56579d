"""A column of the board: head with counts, list, and the answer while a card is dragged over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from relapp.wording import terms
from ui.board.card_list import MIME, CardList
from ui.kit import icons, metrics, painting, theme
from ui.kit.painting import RIGHT

if TYPE_CHECKING:
    from relapp.domain.text import Language
    from relapp.domain.vocabulary import BoardColumn
    from ui.board.face import Faces
    from ui.board.moves import Move


class ColumnHead(QWidget):
    """Name, number of cards and number of blocked ones; the last column names its period.

    Signals:
        clicked: the head was clicked.
    """

    clicked = Signal()

    def __init__(
        self, column: BoardColumn, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = terms.COLUMN[column].of(language)
        self._count = 0
        self._blocked = 0
        self.period = ""
        self.setFixedHeight(theme.current().px(metrics.COLUMN_HEAD))

    def set_counts(self, count: int, blocked: int) -> None:
        """Show how many cards there are and how many of them are blocked."""
        self._count, self._blocked = count, blocked
        self.setAccessibleName(f"{self._name} {count}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw name and counts."""
        px = theme.current().px
        painter = QPainter(self)
        band = self.rect().adjusted(px(10), 0, -px(10), 0)
        right = 0
        if self._blocked:
            right = painting.draw_text(painter, band, str(self._blocked), "bad", 12, align=RIGHT)
            spot = QRect(band.right() - right - px(16), band.y(), px(12), band.height())
            icons.paint(painter, "blocked", spot, "bad")
            right += px(20)
        elif self.period:
            right = painting.draw_text(painter, band, self.period, "text_2", 12, align=RIGHT)
        room = band.adjusted(0, 0, -right, 0)
        used = painting.draw_text(painter, room, self._name, "text", 13, bold=True)
        count = room.adjusted(used + px(6), 0, 0, 0)
        painting.draw_text(painter, count, str(self._count), "text_2", 12)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell that the head was clicked."""
        if self.rect().contains(event.position().toPoint()):
            self.clicked.emit()


class Column(QFrame):
    """One of the six columns, also where cards are dropped.

    Signals:
        hovered: a dragged card (its key) is over this column; the answer comes by `show_move`.
        dropped: the key of the card let go here.
    """

    hovered = Signal(int)
    dropped = Signal(int)

    def __init__(self, column: BoardColumn, faces: Faces, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = column
        self.head = ColumnHead(column, faces.words.language, self)
        self.list = CardList(faces, parent=self)
        name = terms.COLUMN[column].of(faces.words.language)
        self.list.setAccessibleName(name)
        self.list.setObjectName(f"board.column.{column.value}")
        self.setProperty("surface", "sunken")
        self.setAcceptDrops(True)
        self._overlay = DropOverlay(self)
        self._language = faces.words.language
        self._folded = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.list, 1)
        self.setMinimumWidth(theme.current().px(metrics.COLUMN_MIN))

    def set_folded(self, folded: bool) -> None:
        """Fold to a strip of 40 px, as the last column does when room is short."""
        if folded == self._folded:
            return
        self._folded = folded
        px = theme.current().px
        self.list.setVisible(not folded)
        self.head.setVisible(not folded)
        width = px(metrics.FOLDED_COLUMN) if folded else px(metrics.COLUMN_MIN)
        self.setMinimumWidth(width)
        self.setMaximumWidth(width if folded else 16_777_215)
        self.update()

    def is_folded(self) -> bool:
        """Tell whether only the strip is shown."""
        return self._folded

    def show_move(self, move: Move | None, lines: tuple[str, ...] = ()) -> None:
        """Say over the list whether a dragged card may be let go here; None says nothing."""
        if move is None:
            self._overlay.hide()
            return
        self._overlay.show_answer(move.text.of(self._language), move.allowed, lines)

    def overlay_text(self) -> str:
        """Return what the overlay says, "" while it is hidden."""
        return self._overlay.text if self._overlay.isVisible() else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the name upright while folded."""
        super().paintEvent(event)
        if not self._folded:
            return
        painter = QPainter(self)
        painter.translate(self.width(), 0)
        painter.rotate(90)
        band = QRect(theme.current().px(12), 0, self.height(), self.width())
        text = f"{terms.COLUMN[self.column].of(self._language)}  {self.list.cards.rowCount()}"
        painting.draw_text(painter, band, text, "text_2", 13)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Unfold the strip."""
        if self._folded:
            self.set_folded(False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take notice of a card coming in."""
        if event.mimeData().hasFormat(MIME):
            self.hovered.emit(_key(event))
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Keep the answer up while the card moves."""
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the answer away."""
        self._overlay.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which card was let go."""
        self._overlay.hide()
        event.acceptProposedAction()
        self.dropped.emit(_key(event))


class DropOverlay(QWidget):
    """The frame over a column that says 「放到…」 or why not, with the first missing things."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.text = ""
        self._allowed = False
        self._lines: tuple[str, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_answer(self, text: str, allowed: bool, lines: tuple[str, ...]) -> None:
        """Show one sentence and, below it, what is missing."""
        self.text, self._allowed, self._lines = text, allowed, lines
        px = theme.current().px
        width = self._over.width() - 2 * px(4)
        room = width - 2 * px(10)
        height = px(24)
        height += len(painting.wrapped(text, room - px(18), 3, 12)) * px(17)
        for line in lines:
            height += len(painting.wrapped(line, room, 2, 12)) * px(17) + px(4)
        self.setGeometry(QRect(px(4), px(metrics.COLUMN_HEAD), width, height))
        self.show()
        self.raise_()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room it takes now."""
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, sentence and list."""
        px = theme.current().px
        painter = QPainter(self)
        tone = "accent" if self._allowed else "bad"
        painting.draw_box(painter, self.rect(), f"{tone}_tint", tone, radius=5, width=2)
        inner = self.rect().adjusted(px(10), px(12), -px(10), -px(8))
        spot = QRect(inner.x(), inner.y(), px(14), px(17))
        icons.paint(painter, "check" if self._allowed else "blocked", spot, tone)
        first = inner.adjusted(px(18), 0, 0, 0)
        used = painting.draw_lines(painter, first, self.text, tone, 12, lines=3, bold=True)
        top = inner.y() + used + px(4)
        for line in self._lines:
            place = QRect(inner.x(), top, inner.width(), inner.height())
            top += painting.draw_lines(painter, place, line, "text", 12, lines=2) + px(4)
        painter.end()


def _key(event: QDropEvent) -> int:
    return int(bytes(event.mimeData().data(MIME).data()).decode() or 0)
