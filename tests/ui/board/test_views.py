"""Columns, table and cards as a person sees and uses them, without a database."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from relapp.domain.card import order_key
from relapp.domain.text import Language
from relapp.domain.vocabulary import BoardColumn
from tests.ui.conftest import CheckModel
from tests.ui.sample_cards import NOW, ZONE, the_board
from ui.board.columns import Columns
from ui.board.face import Faces
from ui.board.lane_groups import Lane
from ui.board.lane_view import LaneView
from ui.board.table import CardTable
from ui.board.table_model import CardTableModel
from ui.board.views import by_column
from ui.board.wording import CardWords
from ui.kit import theme


@pytest.fixture
def faces() -> Faces:
    return Faces(CardWords("zh", ZONE), NOW)


@pytest.fixture
def columns(qtbot: QtBot, faces: Faces) -> Columns:
    view = Columns(faces, lambda _release, _column: (None, ()))
    qtbot.addWidget(view)
    view.resize(1054, 700)
    view.set_cards(by_column(sorted(the_board(), key=lambda card: order_key(card, NOW))))
    view.show()
    return view


def test_a_card_is_taller_by_its_second_title_line_and_by_its_strip(columns: Columns) -> None:
    cards = columns.columns[BoardColumn.PREPARING].list
    heights = {
        card.number: cards.visualRect(cards.cards.index_of(card.release_id)).height()
        for card in cards.cards.records()
    }
    assert heights["FB26-147"] == heights["FB26-150"] + 17
    assert heights["FB26-151"] == heights["FB26-150"] + 25


def test_arrows_go_down_a_column_and_across_to_the_next(qtbot: QtBot, columns: Columns) -> None:
    chosen: list[int] = []
    columns.card_selected.connect(chosen.append)
    planning = columns.columns[BoardColumn.PLANNING].list
    planning.enter(0)
    QTest.keyClick(planning, Qt.Key.Key_Down)
    QTest.keyClick(planning, Qt.Key.Key_Right)
    preparing = columns.columns[BoardColumn.PREPARING].list
    assert preparing.current_card() is not None
    assert chosen[-1] == preparing.current_card().release_id  # type: ignore[union-attr]
    assert not planning.selectionModel().selectedIndexes()


def test_enter_opens_and_letters_are_left_to_the_page(qtbot: QtBot, columns: Columns) -> None:
    view = columns.columns[BoardColumn.APPROVING].list
    view.enter(0)
    before = view.currentIndex().row()
    QTest.keyClick(view, Qt.Key.Key_F)
    assert view.currentIndex().row() == before
    with qtbot.waitSignal(columns.card_opened):
        QTest.keyClick(view, Qt.Key.Key_Return)


def test_the_last_column_folds_first_when_room_is_short(columns: Columns) -> None:
    closed = columns.columns[BoardColumn.CLOSED]
    assert not closed.is_folded()
    columns.resize(940, 700)
    assert closed.is_folded()
    columns.resize(1054, 700)
    assert not closed.is_folded()


def test_heads_count_cards_and_blocked_ones(columns: Columns) -> None:
    head = columns.columns[BoardColumn.PREPARING].head
    assert head.accessibleName() == "准备 5"


def _lanes() -> tuple[Lane, ...]:
    cards = the_board()
    return (Lane(0, "窗口外", "", cards=cards[:3]), Lane(18, "第 18 窗口", "", cards=cards[3:9]))


def test_the_table_model_keeps_qts_rules(check_model: CheckModel, faces: Faces) -> None:
    model = CardTableModel(faces)
    model.set_lanes(_lanes())
    check_model(model)
    model.sort(1, Qt.SortOrder.DescendingOrder)
    check_model(model)
    numbers = [card.number for card in model.cards()[:3]]
    assert numbers == sorted(numbers, reverse=True)


def test_space_marks_rows_and_a_click_in_the_first_column_does_too(
    qtbot: QtBot, faces: Faces
) -> None:
    table = CardTable(faces)
    qtbot.addWidget(table)
    table.resize(1300, 500)
    table.set_lanes(_lanes())
    table.show()
    table.focus_current()
    QTest.keyClick(table, Qt.Key.Key_Space)
    first = table.cards.marked()
    assert [card.release_id for card in first] == [the_board()[0].release_id]
    second = table.cards.index_of(the_board()[1].release_id)
    spot = table.visualRect(second).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(12, spot.y()))
    assert len(table.cards.marked()) == 2
    table.mark_all()
    assert len(table.cards.marked()) == 9
    table.clear_marks()
    assert table.cards.marked() == ()


def shown(table: CardTable) -> dict[str, int]:
    return {
        column.key: table.columnWidth(place)
        for place, column in enumerate(table.cards.columns)
        if not table.isColumnHidden(place)
    }


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("scale", [1.0, 1.3])
@pytest.mark.parametrize("width", [1384, 1054, 890, 800])
def test_no_column_of_the_table_is_cut_off(
    qtbot: QtBot, qapp: QApplication, width: int, scale: float, language: Language
) -> None:
    theme.apply(qapp, theme.LIGHT, scale)
    table = CardTable(Faces(CardWords(language, ZONE), NOW))
    qtbot.addWidget(table)
    table.set_lanes(_lanes())
    table.resize(width, 500)
    table.show()
    assert sum(shown(table).values()) == table.viewport().width()
    assert {"number", "application", "title", "blocker"} <= shown(table).keys()
    assert shown(table)["title"] >= theme.current().px(140)


def test_the_table_leaves_out_what_is_least_needed_and_says_so(qtbot: QtBot, faces: Faces) -> None:
    table = CardTable(faces)
    qtbot.addWidget(table)
    table.set_lanes(_lanes())
    table.resize(1384, 500)
    table.show()
    assert len(shown(table)) == len(table.cards.columns)
    tip = Qt.ItemDataRole.ToolTipRole
    title = list(shown(table)).index("title")
    assert table.cards.headerData(title, Qt.Orientation.Horizontal, tip) == "标题"
    table.resize(1000, 500)
    assert {"version", "left", "window"} <= shown(table).keys()
    assert not {"type", "progress", "owner"} & shown(table).keys()
    told = table.cards.headerData(title, Qt.Orientation.Horizontal, tip)
    assert told == "标题\n窗口不够宽，收起了：类型 · 检查进度 · 负责人"
    table.resize(1384, 500)
    assert len(shown(table)) == len(table.cards.columns)


def test_a_width_a_person_chose_is_kept(qtbot: QtBot, faces: Faces) -> None:
    table = CardTable(faces)
    qtbot.addWidget(table)
    table.set_lanes(_lanes())
    table.resize(1384, 500)
    table.show()
    place = list(shown(table)).index("application")
    table.header().resizeSection(place, 170)
    table.resize(1100, 500)
    assert shown(table)["application"] == 170


def test_a_lane_shows_a_few_cards_and_the_rest_on_demand(qtbot: QtBot, faces: Faces) -> None:
    planning = [card for card in the_board() if card.column is BoardColumn.PLANNING]
    view = LaneView(faces)
    qtbot.addWidget(view)
    view.resize(1054, 600)
    view.set_lanes([Lane(18, "第 18 窗口", "", cards=tuple(planning))], the_board())
    view.show()
    lane = next(iter(view._lanes.values()))
    cell = lane._cells[0]
    assert cell.list.cards.rowCount() == 3
    assert cell.more_link.text() == "另 2 个"
    QTest.mouseClick(cell.more_link, Qt.MouseButton.LeftButton)
    assert cell.list.cards.rowCount() == 5
    QTest.mouseClick(lane.head, Qt.MouseButton.LeftButton)
    assert view.folded_lanes() == {18}
