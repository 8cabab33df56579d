"""The board on a real office: what a person does, sees and changes."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from relapp.bootstrap import Core
from relapp.domain.changes import Changes, Kind
from relapp.domain.person import Person
from relapp.domain.vocabulary import BoardColumn, Status
from relapp.errors import StoreUnavailable
from tests.ui.an_office import register
from tests.ui.board.conftest import OpenBoard, settle
from ui.actions.catalogue import ActionId
from ui.actions.page import PageContext
from ui.board.face import Mark
from ui.board.filter_state import BoardFilter
from ui.inspector.reason_dialog import ReasonDialog


@pytest.fixture
def two(core: Core, me: Person) -> tuple[int, int]:
    """Two releases being planned."""
    first = register(core, me, "核心租赁系统")
    return first, register(core, me, "总账系统", title="科目余额表查询提速", version_to="V7.2.0")


def test_an_empty_board_teaches_the_three_steps(open_board: OpenBoard, qtbot: QtBot) -> None:
    pane = open_board()
    assert pane.views.currentWidget() is pane.views.empty
    assert not pane.area.is_open()
    with qtbot.waitSignal(pane.new_release_requested):
        QTest.mouseClick(pane.views.empty.buttons["new_release"], Qt.MouseButton.LeftButton)


def test_cards_stand_in_their_columns_and_the_inspector_follows(
    open_board: OpenBoard, two: tuple[int, int], context: PageContext
) -> None:
    pane = open_board()
    planning = pane.views.columns.columns[BoardColumn.PLANNING].list
    assert {card.release_id for card in planning.cards.records()} == set(two)
    planning.enter(1)
    settle(context)
    assert pane.inspector.release_id() == planning.current_card().release_id  # type: ignore[union-attr]
    assert pane.inspector.rows()


def test_words_typed_narrow_the_board_and_nothing_found_offers_to_clear(
    open_board: OpenBoard, two: tuple[int, int], context: PageContext, qtbot: QtBot
) -> None:
    pane = open_board()
    QTest.keyClicks(pane.filters.text_edit, "v7.2")
    QTest.keyClick(pane.filters.text_edit, Qt.Key.Key_Return)
    settle(context)
    assert [card.release_id for card in pane.views.cards()] == [two[1]]
    pane.set_filter(BoardFilter(text="没有这个"))
    settle(context)
    assert pane.views.currentWidget() is pane.views.nothing
    QTest.mouseClick(pane.views.nothing.link, Qt.MouseButton.LeftButton)
    settle(context)
    assert len(pane.views.cards()) == 2


def test_a_release_with_things_missing_is_refused_and_says_what(
    open_board: OpenBoard, two: tuple[int, int], context: PageContext, qtbot: QtBot
) -> None:
    pane = open_board()
    told: list[str] = []
    pane.status_requested.connect(told.append)
    pane.try_move(two[0], BoardColumn.PREPARING)
    settle(context)
    assert any("不能进入「准备」" in sentence for sentence in told)
    assert pane.inspector.release_id() == two[0]
    gate = pane.inspector.actions_bar.advance_button
    assert not gate.isEnabled()
    assert "差" in gate.text()


def test_while_a_card_is_dragged_the_column_names_what_is_missing(
    open_board: OpenBoard, two: tuple[int, int], context: PageContext
) -> None:
    pane = open_board()
    pane.drags.start(two[0])
    settle(context)
    column = pane.views.columns.columns[BoardColumn.PREPARING]
    column.hovered.emit(two[0])
    assert "不能进入「准备」" in column.overlay_text()
    answer, lines = pane.drags.answer(two[0], BoardColumn.PREPARING)
    assert answer is not None
    assert not answer.allowed
    assert lines
    far, _ = pane.drags.answer(two[0], BoardColumn.IMPLEMENTING)
    assert far is not None
    assert "一次只进一步" in far.text.zh


def test_holding_asks_for_the_reason_and_the_board_follows(
    open_board: OpenBoard,
    two: tuple[int, int],
    core: Core,
    context: PageContext,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pane = open_board()
    pane.show_release(two[0])
    settle(context)
    assert pane.allows(ActionId.RELEASE_RESUME) == "没有挂起，不用恢复"
    monkeypatch.setattr(ReasonDialog, "ask", lambda *_a, **_k: "等监管口径")
    pane.perform(ActionId.RELEASE_HOLD)
    settle(context)
    assert core.releases.view(two[0]).facts.release.status is Status.ON_HOLD
    pane.reader.refresh()
    settle(context)
    card = pane.views.card(two[0])
    assert card is not None
    assert card.blocking
    assert pane.allows(ActionId.RELEASE_HOLD) == "已经挂起"


def test_what_a_colleague_changed_is_marked_and_keeps_its_place(
    open_board: OpenBoard, two: tuple[int, int], context: PageContext, qtbot: QtBot
) -> None:
    pane = open_board()
    before = [card.release_id for card in pane.views.cards()]
    context.hub.announce(Changes(frozenset({(Kind.RELEASE, two[1])}), 99, own=False))
    cards = pane.views.columns.columns[BoardColumn.PLANNING].list
    assert cards.delegate.marks == {two[1]: Mark.FRESH}
    with qtbot.waitSignal(pane.reader.found):
        pass
    assert [card.release_id for card in pane.views.cards()] == before


def test_keys_switch_view_lanes_and_filters_and_escape_goes_back(
    open_board: OpenBoard, two: tuple[int, int], context: PageContext
) -> None:
    pane = open_board()
    pane.perform(ActionId.TOGGLE_TABLE)
    assert pane.views.view == "table"
    pane.perform(ActionId.SELECT_ALL)
    assert pane.views.marks.isVisibleTo(pane)
    assert pane.escape()
    assert not pane.views.table.cards.marked()
    pane.perform(ActionId.TOGGLE_LANES)
    assert pane.checked(ActionId.TOGGLE_LANES)
    pane.perform(ActionId.ONLY_BLOCKED)
    settle(context)
    assert pane.filters.value().blocked
    assert pane.glance.tiles["blocked"].isChecked()
    assert pane.escape()
    settle(context)
    assert not pane.filters.value().narrows


def test_the_number_goes_to_the_clipboard(
    open_board: OpenBoard, two: tuple[int, int], core: Core
) -> None:
    pane = open_board()
    pane.views.select(two[0])
    pane.perform(ActionId.COPY_NUMBER)
    number = core.releases.view(two[0]).facts.release.number
    assert QGuiApplication.clipboard().text() == number


def test_the_list_is_written_to_a_file(
    open_board: OpenBoard,
    two: tuple[int, int],
    context: PageContext,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pane = open_board()
    target = tmp_path / "list.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    pane.export()
    settle(context)
    assert len(target.read_text("utf-8-sig").splitlines()) == 3


def test_a_lost_database_leaves_the_old_cards_in_sight_and_offers_to_try_again(
    open_board: OpenBoard,
    two: tuple[int, int],
    core: Core,
    context: PageContext,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    pane = open_board()

    def away(*_given: object) -> None:
        raise StoreUnavailable("store.unreachable", place="office.db")

    with monkeypatch.context() as broken:
        broken.setattr(core.board, "cards", away)
        pane.refresh()
        settle(context)
    assert pane.banner.isVisibleTo(pane)
    assert len(pane.views.cards()) == 2
    QTest.mouseClick(pane.banner.link("retry"), Qt.MouseButton.LeftButton)
    settle(context)
    assert not pane.banner.isVisibleTo(pane)


def test_an_address_shows_one_column(
    open_board: OpenBoard, two: tuple[int, int], context: PageContext
) -> None:
    pane = open_board()
    pane.open_address(("approving",))
    settle(context)
    assert pane.filters.value().columns == {BoardColumn.APPROVING}
    assert pane.views.currentWidget() is pane.views.nothing


def test_the_inspector_lies_over_the_board_where_there_is_no_room(
    open_board: OpenBoard, two: tuple[int, int], qtbot: QtBot
) -> None:
    pane = open_board()
    assert not pane.area.overlays()
    pane.resize(1200, 700)
    assert pane.area.overlays()
    assert pane.views.width() == pane.area.width()
    pane.perform(ActionId.TOGGLE_TABLE)
    table = pane.views.table
    assert table.mapTo(pane, table.rect().topRight()).x() < pane.inspector.x()
    pane.perform(ActionId.TOGGLE_TABLE)
    hide = partial(pane.perform, ActionId.TOGGLE_INSPECTOR)
    hide()
    assert not pane.inspector.isVisible()
