"""What an import asks of a person: which column is which, and what a word means."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from relapp.bootstrap import Core
from relapp.domain.register import ChangeRequest
from relapp.domain.vocabulary import ChangeState
from relapp.services.import_mapping import ImportKind
from tests.relapp.services import itsm_exports as exports
from tests.ui.apps.test_apps import SYSTEM
from ui.actions.page import PageContext
from ui.apps.import_dialog import ImportDialog

Open = Callable[[Path], ImportDialog]
UNKNOWN = (
    ("流水", "事项", "进展", "哪个系统"),
    ("A1", "改参数", "已批准", SYSTEM),
    ("A2", "换证书", "审批中", ""),
)


@pytest.fixture
def open_on(qtbot: QtBot, core: Core, context: PageContext) -> Open:
    """Open the dialog on a file and wait until it has read it."""

    def opened(path: Path) -> ImportDialog:
        names = [a.name for a in core.applications.all()]
        dialog = ImportDialog(context, core.imports, ImportKind.CHANGES, path, applications=names)
        qtbot.addWidget(dialog)
        dialog.show()
        settle(context)
        return dialog

    return opened


def settle(context: PageContext) -> None:
    """Wait until the rehearsal, and what it led to, was answered."""
    for _ in range(3):
        assert context.tasks.wait_idle()


def press(dialog: ImportDialog, context: PageContext) -> None:
    assert dialog.accept_button is not None
    assert dialog.accept_button.isEnabled(), dialog.problem()
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    settle(context)


def choose(combo: QComboBox, text: str) -> None:
    place = combo.findText(text)
    assert place > 0, [combo.itemText(n) for n in range(combo.count())]
    combo.setFocus()
    while combo.currentIndex() != place:
        QTest.keyClick(combo, Qt.Key.Key_Down)


def changes(core: Core) -> dict[str, ChangeRequest]:
    return {c.number: c for c in core.changes.all()}


def test_the_export_of_a_tool_is_recognised_and_counted(
    open_on: Open, core: Core, context: PageContext, tmp_path: Path
) -> None:
    rows = (exports.ZENTAO_STORIES[0], ("12", SYSTEM, "/", "", "批量支付", "1", "激活"))
    dialog = open_on(exports.write_csv(tmp_path / "e.csv", rows, "gb18030"))
    assert dialog.summary_label.text() == (
        "将导入 1 行，按「禅道需求」读取；新增 1、更新 0、未变 0"
    )
    assert dialog.found.fit_label.text() == "按表头认出：10 列里认得 8 列"
    press(dialog, context)
    assert changes(core)["REQ-12"].state is ChangeState.APPROVED


def test_an_unknown_heading_asks_for_its_columns_and_shows_the_rows(
    open_on: Open, core: Core, context: PageContext, tmp_path: Path
) -> None:
    path = exports.write_xlsx(tmp_path / "x.xlsx", UNKNOWN)
    dialog = open_on(path)
    assert dialog.stack.currentWidget() is dialog.columns
    assert dialog.problem() == "还要选：编号、标题"
    combos = dialog.columns.combos
    choose(combos["number"], "流水")
    choose(combos["title"], "事项")
    table = dialog.columns.table
    model = table.model()
    across = Qt.Orientation.Horizontal
    headings = [model.headerData(n, across) for n in range(model.columnCount())]
    assert headings == ["编号", "标题"]
    shown = [model.index(n, 1).data() for n in range(model.rowCount())]
    assert shown == ["改参数", "换证书"]
    choose(combos["state"], "进展")
    choose(combos["application"], "哪个系统")
    press(dialog, context)
    assert "新增 2" in dialog.summary_label.text()
    assert not {"A1", "A2"} & set(changes(core))
    press(dialog, context)
    assert not dialog.isVisible()
    assert changes(core)["A1"].application == SYSTEM
    assert changes(core)["A2"].state is ChangeState.SUBMITTED
    again = open_on(path)
    assert again.stack.currentWidget() is again.found
    assert again.found.fit_label.text().startswith("这种表头用过")


def test_unknown_words_are_asked_before_anything_is_imported(
    open_on: Open, core: Core, context: PageContext, tmp_path: Path
) -> None:
    head = exports.SERVICENOW[0]
    row = ("CHG1", "甲", "Normal", "Parked", "", "", "", "", "", "没登记", "", "")
    dialog = open_on(exports.write_csv(tmp_path / "e.csv", (head, row)))
    assert dialog.stack.currentWidget() is dialog.words
    assert dialog.problem() == "还有 2 个说法没选"
    combos = dialog.words.combos
    choose(combos["state", "Parked"], "已批准")
    assert dialog.problem() == "还有 1 个说法没选"
    choose(combos["service", "没登记"], "不归任何应用系统")
    press(dialog, context)
    assert dialog.stack.currentWidget() is dialog.found
    press(dialog, context)
    change = changes(core)["CHG1"]
    assert (change.state, change.application) == (ChangeState.APPROVED, "")


def test_the_columns_can_be_changed_after_the_file_was_recognised(
    open_on: Open, core: Core, context: PageContext, tmp_path: Path
) -> None:
    rows = (("编号", "标题", "别名"), ("B1", "长标题", "短名"))
    dialog = open_on(exports.write_csv(tmp_path / "e.csv", rows))
    QTest.mouseClick(dialog.columns_button, Qt.MouseButton.LeftButton)
    settle(context)
    combo = dialog.columns.combos["title"]
    assert combo.currentText() == "标题"
    choose(combo, "别名")
    press(dialog, context)
    press(dialog, context)
    assert changes(core)["B1"].title == "短名"


def test_a_bad_row_is_named_and_nothing_can_be_imported(
    open_on: Open, core: Core, tmp_path: Path
) -> None:
    rows = (exports.SERVICENOW[0], ("CHG1", "", "Normal", "New"))
    dialog = open_on(exports.write_xlsx(tmp_path / "e.xlsx", rows, "变更"))
    assert dialog.problems_edit.toPlainText() == (
        "e.xlsx 工作表「变更」 第 2 行 short_description 列：不能为空"
    )
    assert dialog.accept_button is not None
    assert not dialog.accept_button.isEnabled()
    assert dialog.problem() == "改好文件再导入，什么也没有写入"
    assert dialog.found.fit_label.text().endswith("1 行不能导入")
    assert "CHG1" not in changes(core)


def test_a_file_that_is_no_table_says_so(open_on: Open, tmp_path: Path) -> None:
    path = tmp_path / "e.xlsx"
    path.write_bytes(b"nothing")
    dialog = open_on(path)
    assert "不是完好的 .xlsx 工作簿" in dialog.problems_edit.toPlainText()
    assert not dialog.columns_button.isVisible()
