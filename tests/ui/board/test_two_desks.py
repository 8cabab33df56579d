"""A colleague registers, changes and moves releases: the board keeps selection and place."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from relapp.bootstrap import Core, open_core
from relapp.domain.person import Person
from relapp.domain.vocabulary import BoardColumn
from tests.ui.an_office import register
from tests.ui.board.conftest import OpenBoard, settle
from ui.actions.catalogue import ActionId
from ui.actions.page import PageContext
from ui.board.pane import BoardPane
from ui.shell.feed import Feed

SOON = 3_000
MANY = 14


@pytest.fixture
def many(core: Core, me: Person) -> tuple[int, ...]:
    return tuple(
        register(core, me, "核心租赁系统", title=f"第{number}次", version_to=f"V1.{number}")
        for number in range(MANY)
    )


@pytest.fixture
def there(core: Core, many: tuple[int, ...]) -> Iterator[Core]:
    """The other desk."""
    opened = open_core(core.url, clock=core.clock)
    yield opened
    opened.close()


@pytest.fixture
def live_board(
    open_board: OpenBoard, core: Core, context: PageContext, many: tuple[int, ...]
) -> Iterator[Callable[[], BoardPane]]:
    """The board with its feed."""
    feeds: list[Feed] = []

    def opened() -> BoardPane:
        pane = open_board()
        pane.resize(1384, 560)
        feeds.append(Feed(core.history, context.tasks, context.hub, pane))
        feeds[-1].start()
        settle(context)
        return pane

    yield opened
    for feed in feeds:
        feed.stop()
    settle(context)


def shows(pane: BoardPane, title: str) -> bool:
    return any(card.title == title for card in pane.views.cards())


def test_columns_keep_selection_and_scroll(
    live_board: Callable[[], BoardPane],
    there: Core,
    me: Person,
    many: tuple[int, ...],
    qtbot: QtBot,
    context: PageContext,
) -> None:
    pane = live_board()
    cards = pane.views.columns.columns[BoardColumn.PLANNING].list
    cards.enter(MANY - 2)
    settle(context)
    bar = cards.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum() // 2)
    chosen = cards.current_card()
    assert chosen is not None
    kept = (pane.views.selected(), bar.value())
    register(there, me, "总账系统", title="同事登记的", version_to="V9")
    other = next(key for key in many if key != chosen.release_id)
    there.releases.hold(me, other, "等")
    qtbot.waitUntil(lambda: shows(pane, "同事登记的"), timeout=SOON)
    qtbot.waitUntil(lambda: bool(pane.views.card(other) and pane.views.card(other).blocking))  # type: ignore[union-attr]
    current = cards.current_card()
    assert current is not None
    assert current.release_id == chosen.release_id
    assert (pane.views.selected(), bar.value()) == kept


def test_the_table_keeps_selection_marks_and_scroll(
    live_board: Callable[[], BoardPane],
    there: Core,
    me: Person,
    many: tuple[int, ...],
    qtbot: QtBot,
    context: PageContext,
) -> None:
    pane = live_board()
    pane.perform(ActionId.TOGGLE_TABLE)
    table = pane.views.table
    table.setCurrentIndex(table.cards.index_of(many[8]))
    settle(context)
    table.cards.set_marked([c for c in table.cards.cards() if c.release_id in many[3:5]], True)
    bar = table.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    kept = bar.value()
    register(there, me, "总账系统", title="同事登记的", version_to="V9")
    qtbot.waitUntil(lambda: shows(pane, "同事登记的"), timeout=SOON)
    current = table.current_card()
    assert current is not None
    assert current.release_id == many[8]
    assert {card.release_id for card in table.cards.marked()} == set(many[3:5])
    assert bar.value() == kept


def test_words_half_typed_in_the_filter_stay(
    live_board: Callable[[], BoardPane], there: Core, me: Person, qtbot: QtBot
) -> None:
    pane = live_board()
    pane.focus_filter()
    QTest.keyClicks(pane.filters.text_edit, "V")
    settle_at = pane.filters.text_edit.cursorPosition()
    register(there, me, "总账系统", title="同事登记的", version_to="V9")
    qtbot.waitUntil(lambda: shows(pane, "同事登记的"), timeout=SOON)
    assert pane.filters.text_edit.text() == "V"
    assert pane.filters.text_edit.cursorPosition() == settle_at
