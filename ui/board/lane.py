"""One lane of the board: its head, and six short lists made when it is unfolded."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from relapp.domain.card import ReleaseCard
from relapp.domain.vocabulary import BoardColumn
from ui.board.card_delegate import GAP as CARD_GAP
from ui.board.card_delegate import LANE_HEIGHT
from ui.board.card_list import CardList
from ui.board.face import Faces
from ui.board.lane_groups import Lane
from ui.kit import icons, metrics, painting, theme
from ui.kit.buttons import ClickableRow, LinkButton

GAP: Final = 6
SHOWN: Final = 4
"""So many cards of a cell are shown before the rest is asked for."""
_HEAD: Final = 32


class LaneHead(ClickableRow):
    """The line above a lane; a click folds it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lane = Lane(0, "", "")
        self.is_open = True
        self.setProperty("ring_inside", "true")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return one line."""
        return QSize(200, theme.current().px(_HEAD))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw title, date, countdown, places and counts from left to right."""
        px, lane = theme.current().px, self.lane
        painter = QPainter(self)
        if self.hovered:
            painter.fillRect(self.rect(), theme.current().bg_hover)
        x, gap = px(12), px(10)
        chevron = "chevron-down" if self.is_open else "chevron-right"
        icons.paint(painter, chevron, QRect(x, 0, px(14), self.height()), "text_2")
        x += px(24)
        x += self._text(painter, x, lane.title, "text", bold=True) + gap
        x += self._text(painter, x, lane.note, "text_2", size=12) + gap
        if lane.left:
            x += self._text(painter, x, lane.left, "accent", bold=True, size=12) + gap
        if lane.capacity is not None:
            used, total = lane.capacity
            width = painting.capacity_width(total, px(7))
            cells = QRect(x, (self.height() - px(14)) // 2, width, px(14))
            painting.draw_capacity(painter, cells, used, total)
            x += width + px(8)
            x += self._text(painter, x, f"{used} / {total}", "text_2", size=12) + gap
        if lane.papers is not None:
            x += (
                self._marked(painter, x, lane.papers.icon, lane.papers.text, lane.papers.tone) + gap
            )
        if lane.blocked:
            words = self.tr("阻塞 {n}").format(n=lane.blocked)
            x += self._marked(painter, x, "blocked", words, painting.Tone.BAD) + gap
        if lane.overdue:
            words = self.tr("逾期 {n}").format(n=lane.overdue)
            self._marked(painter, x, "triangle", words, painting.Tone.BAD)
        painter.end()

    def _text(
        self, painter: QPainter, x: int, text: str, role: str, *, bold: bool = False, size: int = 13
    ) -> int:
        room = QRect(x, 0, max(0, self.width() - x), self.height())
        return painting.draw_text(painter, room, text, role, size, bold=bold)

    def _marked(
        self, painter: QPainter, x: int, icon: str | None, text: str, tone: painting.Tone
    ) -> int:
        px, role = theme.current().px, painting.TONES[tone].text
        step = 0
        if icon:
            icons.paint(painter, icon, QRect(x, 0, px(12), self.height()), role)
            step = px(16)
        return step + self._text(painter, x + step, text, role, size=12)


class LaneWidget(QFrame):
    """One lane: head and, while unfolded, six cells.

    Signals:
        card_selected, card_opened: key of a release.
        menu_requested: key of a release and the place on the screen.
        left: column and -1 or 1: the keyboard went out above or below.
        toggled: folded or unfolded by a person.
    """

    card_selected = Signal(int)
    card_opened = Signal(int)
    menu_requested = Signal(int, QPoint)
    left = Signal(int, int)
    toggled = Signal()

    def __init__(self, faces: Faces, *, folded: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._faces = faces
        self._cells: list[LaneCell] = []
        self._body: QWidget | None = None
        self._folded = folded
        self.head = LaneHead(self)
        self.head.activated.connect(self._on_head)
        self._pile = QVBoxLayout(self)
        self._pile.setContentsMargins(0, 0, 0, 0)
        self._pile.setSpacing(0)
        self._pile.addWidget(self.head)
        self.setProperty("surface", "bar")

    def set_lane(self, lane: Lane) -> None:
        """Show a lane."""
        self.head.lane = lane
        self.head.setAccessibleName(f"{lane.title} {lane.note}")
        if not self._folded:
            self._fill()
        self.head.is_open = not self._folded
        self.head.update()

    def lists(self) -> tuple[CardList, ...]:
        """Return the lists from left to right, none while folded."""
        return () if self._folded else tuple(cell.list for cell in self._cells)

    def is_folded(self) -> bool:
        """Tell whether only the head is shown."""
        return self._folded

    def set_folded(self, folded: bool) -> None:
        """Fold or unfold."""
        self._folded = folded
        self.head.is_open = not folded
        if not folded:
            self._fill()
        if self._body is not None:
            self._body.setVisible(not folded)
        self.head.update()

    def show_current(self, release_id: int | None) -> CardList | None:
        """Select a card without telling anybody; return its list."""
        found = None
        for cell in self._cells:
            if cell.list.show_current(release_id):
                found = cell.list
        return found

    def _on_head(self) -> None:
        self.set_folded(not self._folded)
        self.toggled.emit()

    def _fill(self) -> None:
        if self._body is None:
            self._body = QWidget(self)
            row = QHBoxLayout(self._body)
            row.setContentsMargins(8, 0, 8, 8)
            row.setSpacing(GAP)
            for place, column in enumerate(BoardColumn):
                cell = LaneCell(self._faces, column, self._body)
                row.addWidget(cell, 1)
                self._cells.append(cell)
                self._connect(cell.list, place)
            self._pile.addWidget(self._body)
        for cell in self._cells:
            cell.set_cards(self.head.lane.column(cell.column))

    def _connect(self, view: CardList, place: int) -> None:
        view.card_selected.connect(self.card_selected)
        view.card_opened.connect(self.card_opened)
        view.menu_requested.connect(self.menu_requested)
        view.side_requested.connect(self._on_side)
        view.edge_reached.connect(self._on_edge)
        view.setProperty("place", place)

    def _on_side(self, step: int) -> None:
        sender = self.sender()
        lists = list(self.lists())
        if not isinstance(sender, CardList) or sender not in lists:
            return
        place = lists.index(sender) + step
        while 0 <= place < len(lists) and not lists[place].cards.rowCount():
            place += step
        if 0 <= place < len(lists):
            lists[place].enter(sender.currentIndex().row())

    def _on_edge(self, step: int) -> None:
        sender = self.sender()
        if isinstance(sender, CardList):
            self.left.emit(int(sender.property("place")), step)


class LaneCell(QFrame):
    """The cards of one window in one column; more than a few wait behind a link."""

    def __init__(self, faces: Faces, column: BoardColumn, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = column
        self.list = CardList(faces, compact=True, parent=self)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("surface", "sunken")
        self._all: tuple[ReleaseCard, ...] = ()
        self._whole = False
        self.more_link = LinkButton("", self)
        self.more_link.clicked.connect(self._on_more)
        pile = QVBoxLayout(self)
        pile.setContentsMargins(0, 5, 0, 0)
        pile.setSpacing(0)
        pile.addWidget(self.list)
        pile.addWidget(self.more_link, 0, Qt.AlignmentFlag.AlignHCenter)
        pile.addStretch(1)
        self.setMinimumWidth(theme.current().px(metrics.COLUMN_MIN) // 2)

    def set_cards(self, cards: tuple[ReleaseCard, ...]) -> None:
        """Show the first cards and how many there are beyond."""
        self._all = cards
        few = cards if self._whole or len(cards) <= SHOWN else cards[: SHOWN - 1]
        self.list.cards.set_records(few)
        hidden = len(cards) - len(few)
        self.more_link.setText(self.tr("另 {n} 个").format(n=hidden))
        self.more_link.setVisible(hidden > 0)
        self.more_link.updateGeometry()
        height = len(few) * theme.current().px(LANE_HEIGHT + CARD_GAP)
        self.list.setFixedHeight(height)
        self.list.setVisible(bool(few))
        link = self.more_link.sizeHint().height() if hidden > 0 else 0
        self.setMinimumHeight(max(height + link + 8, theme.current().px(LANE_HEIGHT + 12)))

    def _on_more(self) -> None:
        self._whole = True
        self.set_cards(self._all)
