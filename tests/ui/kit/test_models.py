"""Record models keep selection and scroll, sort without a proxy and pass Qt's own checks."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from tests.ui.conftest import CheckModel
from ui.kit.copying import copy_selection
from ui.kit.list_model import RecordListModel
from ui.kit.roles import KEY_ROLE, RECORD_ROLE
from ui.kit.row_sync import plan
from ui.kit.table_model import Column, RecordTableModel


@dataclass(frozen=True)
class Row:
    """What the tables of this file show."""

    number: int
    name: str
    days: int | None = None
    late: bool = False


COLUMNS = (
    Column[Row](key="number", title="编号", text=lambda r: f"FB26-{r.number}", width=90),
    Column[Row](
        key="name",
        title="应用系统",
        text=lambda r: r.name,
        tone=lambda r: "bad" if r.late else None,
        bold=lambda r: r.late,
    ),
    Column[Row](
        key="days",
        title="还有",
        right=True,
        sort=lambda r: r.days,
        text=lambda r: "" if r.days is None else f"{r.days} 天",
    ),
)


@pytest.fixture
def model(check_model: CheckModel) -> RecordTableModel[Row]:
    model = RecordTableModel(COLUMNS, lambda r: r.number, lambda r: f"{r.number}，{r.name}")
    check_model(model)
    return model


def rows(*numbers: int) -> list[Row]:
    return [Row(n, f"系统 {n}", n) for n in numbers]


def test_model_keeps_the_contract_through_all_changes(
    model: RecordTableModel[Row], check_model: CheckModel
) -> None:
    for numbers in (
        (1, 2, 3),
        (3, 1),
        (5, 3, 4, 1),
        (),
        (9, 8, 7),
        tuple(range(0, 400, 2)),
        tuple(range(400)),
    ):
        model.set_records(rows(*numbers))
        assert [r.number for r in model.records()] == list(numbers)
        check_model(model)


def test_selection_and_current_row_survive_a_refresh(
    qtbot: QtBot, model: RecordTableModel[Row]
) -> None:
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(model)
    model.set_records(rows(*range(50)))
    view.selectionModel().setCurrentIndex(
        model.index_of(30),
        QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
    )
    model.set_records([Row(99, "新"), *reversed(rows(*range(10, 50)))])
    assert model.record(view.currentIndex()) == Row(30, "系统 30", 30)
    assert {i.row() for i in view.selectedIndexes()} == {model.index_of(30).row()}


def test_a_changed_record_tells_only_its_row(qtbot: QtBot, model: RecordTableModel[Row]) -> None:
    before = rows(1, 2, 3)
    model.set_records(before)
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    with qtbot.waitSignal(model.dataChanged) as told:
        model.set_records([before[0], replace(before[1], name="改名"), before[2]])
    first, last = told.args[0], told.args[1]
    assert isinstance(first, QModelIndex)
    assert (first.row(), last.row()) == (1, 1)
    assert not resets


def test_an_equal_refresh_says_nothing(qtbot: QtBot, model: RecordTableModel[Row]) -> None:
    model.set_records(rows(1, 2, 3))
    with qtbot.assertNotEmitted(model.dataChanged), qtbot.assertNotEmitted(model.layoutChanged):
        model.set_records(rows(1, 2, 3))


def test_sorting_stays_in_force_for_later_records(model: RecordTableModel[Row]) -> None:
    model.set_records([Row(1, "甲", 5), Row(2, "乙", None), Row(3, "丙", 11)])
    model.sort(model.column_index("days"), Qt.SortOrder.DescendingOrder)
    assert [r.number for r in model.records()] == [3, 1, 2]
    model.set_records([Row(1, "甲", 5), Row(2, "乙", None), Row(4, "丁", 7), Row(3, "丙", 11)])
    assert [r.number for r in model.records()] == [3, 4, 1, 2]
    model.sort(model.column_index("days"), Qt.SortOrder.AscendingOrder)
    assert [r.number for r in model.records()] == [1, 4, 3, 2], "no value stays last"


def test_text_sorts_numbers_by_value(model: RecordTableModel[Row]) -> None:
    model.set_records(rows(10, 9, 100))
    model.sort(0)
    assert [r.number for r in model.records()] == [9, 10, 100]


def test_roles(model: RecordTableModel[Row]) -> None:
    model.set_records([Row(7, "总账系统", 3, late=True)])
    name = model.index_of(7, 1)
    assert name.data() == "总账系统"
    assert name.data(RECORD_ROLE) == Row(7, "总账系统", 3, late=True)
    assert name.data(KEY_ROLE) == 7
    assert name.data(Qt.ItemDataRole.AccessibleTextRole) == "7，总账系统"
    assert name.data(Qt.ItemDataRole.ForegroundRole).name() == "#b3261e"
    assert name.data(Qt.ItemDataRole.FontRole).bold()
    assert model.headerData(2, Qt.Orientation.Horizontal) == "还有"


def test_click_on_a_check_box_is_a_request(qtbot: QtBot) -> None:
    model = RecordTableModel(
        [Column[Row](key="mark", title="", text=lambda _r: "", checked=lambda r: r.late)],
        lambda r: r.number,
    )
    model.set_records([Row(1, "甲")])
    with qtbot.waitSignal(model.check_requested) as told:
        model.setData(
            model.index(0, 0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole
        )
    assert told.args == [Row(1, "甲"), True]
    unchecked = model.index(0, 0).data(Qt.ItemDataRole.CheckStateRole)
    assert unchecked == Qt.CheckState.Unchecked, "the record decides, not the click"


def test_list_model(check_model: CheckModel) -> None:
    model = RecordListModel[Row](lambda r: r.name, lambda r: r.number, lambda r: f"发布 {r.name}")
    for numbers in ((1, 2, 3), (2, 3, 4), (4, 2), ()):
        model.set_records(rows(*numbers))
        check_model(model)
        assert [r.number for r in model.records()] == list(numbers)
    model.set_records(rows(5))
    assert model.index_of(5).data(Qt.ItemDataRole.AccessibleTextRole) == "发布 系统 5"


def test_copy_takes_selected_rows_as_shown(qtbot: QtBot, model: RecordTableModel[Row]) -> None:
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    model.set_records([Row(1, "总账\t系统", 3), Row(2, "费用", None), Row(3, "合同", 9)])
    view.setColumnHidden(2, True)
    view.selectRow(0)
    view.selectionModel().select(
        model.index(2, 0),
        QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
    )
    assert copy_selection(view) == 2
    assert QApplication.clipboard().text() == ("编号\t应用系统\nFB26-1\t总账 系统\nFB26-3\t合同")


def test_plan_asks_for_a_reset_only_when_scattered() -> None:
    assert plan([1, 2, 3], [1, 2, 3]) is not None
    steps = plan([1, 2, 3, 4], [4, 9, 1])
    assert steps is not None
    assert steps.removals == ((1, 2),)
    assert steps.moved
    assert steps.inserts == ((1, 1),)
    assert plan(list(range(0, 400, 2)), list(range(400))) is None
    assert plan([1], [2, 2]) is None, "keys that are not distinct cannot be matched"
