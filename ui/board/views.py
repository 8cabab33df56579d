"""The three views of the same cards in one place, and what stands there when there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from relapp.domain.vocabulary import BoardColumn
from ui.board.columns import Columns
from ui.board.empty_board import EmptyBoard
from ui.board.lane_groups import Lane, LaneMaker
from ui.board.lane_view import LaneView
from ui.board.mark_bar import MarkBar
from ui.board.table import CardTable
from ui.board.table_model import FLAT
from ui.kit.empty_state import EmptyState
from ui.kit.skeleton import Skeleton

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from relapp.domain.card import ReleaseCard
    from ui.board.columns import Asks
    from ui.board.face import Faces, Mark
    from ui.board.loading import Found


class BoardViews(QStackedWidget):
    """Columns, lanes or table; only the one in sight is filled.

    Signals:
        card_selected, card_opened: key of a release.
        menu_requested: key of a release and the place on the screen.
        clear_requested: the filter that finds nothing is to be taken off.
    """

    card_selected = Signal(int)
    card_opened = Signal(int)
    menu_requested = Signal(int, QPoint)
    clear_requested = Signal()

    def __init__(self, faces: Faces, answer: Asks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._faces = faces
        self._found: Found | None = None
        self._selected: int | None = None
        self._view, self._by_window = "board", False
        self.columns = Columns(faces, answer, self)
        self.lanes = LaneView(faces, self)
        self.table = CardTable(faces, self)
        self.marks = MarkBar(self)
        self.empty = EmptyBoard(faces.words.language, self)
        self.nothing = EmptyState(self, name="board.nothing")
        self.skeleton = Skeleton(self, rows=0)
        self._table_page = QWidget(self)
        pile = QVBoxLayout(self._table_page)
        pile.setContentsMargins(0, 0, 0, 0)
        pile.setSpacing(0)
        pile.addWidget(self.table, 1)
        pile.addWidget(self.marks)
        for page in (self.columns, self.lanes, self._table_page):
            self.addWidget(page)
        for page in (self.empty, self.nothing, self.skeleton):
            self.addWidget(page)
        for view in (self.columns, self.lanes, self.table):
            view.card_selected.connect(self._on_selected)
            view.card_opened.connect(self.card_opened)
            view.menu_requested.connect(self.menu_requested)
        self.table.marks_changed.connect(self._on_marks_changed)
        self.marks.cleared.connect(self.table.clear_marks)
        self.nothing.link_triggered.connect(self.clear_requested)

    @property
    def view(self) -> str:
        """`board` or `table`."""
        return self._view

    @property
    def by_window(self) -> bool:
        """Whether lanes, or groups of the table, are on."""
        return self._by_window

    def set_view(self, view: str, by_window: bool) -> None:
        """Show another view of the same cards."""
        self._view, self._by_window = view, by_window
        self._fill()

    def set_found(self, found: Found) -> None:
        """Show what was found, in the order given."""
        self._found = found
        self._fill()

    def set_period(self, text: str) -> None:
        """Name the period of the last column."""
        self.columns.set_period(text)
        self.lanes.set_period(text)

    def set_cover(self, cover: int) -> None:
        """Keep the rows out of so many pixels at the right, where a panel lies over them.

        The columns of the board stay under it: they can be scrolled, a table's last ones not.
        """
        layout = self._table_page.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, cover, 0)

    def show_nothing(self, filters: int) -> None:
        """Say that the filter finds nothing, and offer to take it off."""
        hint = self.tr("已用 {n} 个筛选条件").format(n=filters)
        title = self.tr("没有匹配的发布")
        self.nothing.tell("filter", title, hint, link=self.tr("清除筛选"))
        self.setCurrentWidget(self.nothing)

    def show_empty(self) -> None:
        """Teach how to begin."""
        self.setCurrentWidget(self.empty)

    def is_filled(self) -> bool:
        """Tell whether cards are in sight."""
        return self.currentWidget() in (self.columns, self.lanes, self._table_page)

    def cards(self) -> tuple[ReleaseCard, ...]:
        """Return the cards that were found."""
        return self._found.cards.cards if self._found else ()

    def card(self, release_id: int | None) -> ReleaseCard | None:
        """Return one of the cards."""
        return next((c for c in self.cards() if c.release_id == release_id), None)

    def chosen(self) -> tuple[ReleaseCard, ...]:
        """Return the marked cards of the table, else the selected one."""
        marked = self.table.cards.marked() if self._view == "table" else ()
        single = self.card(self._selected)
        return marked or ((single,) if single else ())

    def selected(self) -> int | None:
        """Return the key of the selected release."""
        return self._selected

    def select(self, release_id: int | None, *, scroll: bool = False) -> None:
        """Select a card in every view, without telling anybody."""
        self._selected = release_id
        for view in (self.columns, self.lanes, self.table):
            view.select(release_id, scroll=scroll)

    def set_marks(self, marks: Mapping[int, Mark]) -> None:
        """Show what is going on with single cards."""
        self.columns.set_marks(marks)

    def focus_current(self) -> None:
        """Give the focus to the view in sight."""
        page = self.currentWidget()
        if page is self.columns:
            self.columns.focus_current()
        elif page is self.lanes:
            self.lanes.focus_current()
        elif page is self._table_page:
            self.table.focus_current()

    def tick(self) -> None:
        """Show countdowns anew."""
        self.columns.relayout()
        self.lanes.relayout()
        self.table.relayout()

    def _fill(self) -> None:
        if self._found is None:
            return
        found = self._found
        cards = found.cards.cards
        maker = LaneMaker(self._faces.words, self._faces.now, found.windows, found.loads)
        if self._view == "table":
            grouped = maker.lanes(cards, ended=True) if self._by_window else (_flat(cards),)
            self.table.set_lanes(grouped)
            self.setCurrentWidget(self._table_page)
        elif self._by_window:
            self.lanes.set_lanes(maker.lanes(cards, ended=False), cards)
            self.setCurrentWidget(self.lanes)
        else:
            self.columns.set_cards(by_column(cards))
            self.setCurrentWidget(self.columns)
        self.select(self._selected)

    def _on_selected(self, release_id: int) -> None:
        self._selected = release_id
        self.card_selected.emit(release_id)

    def _on_marks_changed(self) -> None:
        self.marks.show_marks(self.table.cards.marked())


def by_column(cards: Sequence[ReleaseCard]) -> dict[BoardColumn, list[ReleaseCard]]:
    """Return the cards of each column, their order kept."""
    result: dict[BoardColumn, list[ReleaseCard]] = {column: [] for column in BoardColumn}
    for card in cards:
        result[card.column].append(card)
    return result


def _flat(cards: Sequence[ReleaseCard]) -> Lane:
    return Lane(FLAT, "", "", cards=tuple(cards))
