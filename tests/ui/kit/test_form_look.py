"""Forms and footers as they look and are walked through: order, hints, room for long words."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.kit import fields
from ui.kit.base_dialog import BaseDialog
from ui.kit.buttons import Kind
from ui.kit.form_grid import FormGrid
from ui.kit.labels import IconLabel, label
from ui.kit.segmented import SegmentedControl

LONG = "服务器上没有这个数据库，请服务器管理员先建一个空的，再试一次；什么都没有写进去"


class Asking(BaseDialog):
    """A form made from bottom to top, as no person would read it."""

    def __init__(self) -> None:
        super().__init__("登记", name="asking")
        self.pair = QWidget(self)
        row = QHBoxLayout(self.pair)
        self.ticked = QCheckBox("有截止", self.pair)
        self.combo = QComboBox(self.pair)
        self.last = QLineEdit(self)
        self.first = QLineEdit(self)
        row.addWidget(self.combo)
        row.addWidget(self.ticked)
        self.form = FormGrid(self)
        self.form.add("甲", self.first, hint="先写这个")
        self.form.add("乙", self.pair)
        self.form.add("丙", self.last)
        self.body.addWidget(self.form)
        self.more = label("", "", self, wrap=True)
        self.more.hide()
        self.body.addWidget(self.more)
        self.add_accept("保存")
        self.add_reject()


@pytest.fixture
def asking(qtbot: QtBot) -> Iterator[Asking]:
    made = Asking()
    qtbot.addWidget(made)
    made.show()
    QTest.qWaitForWindowActive(made)
    yield made
    made.close()


def test_tab_goes_line_by_line_whatever_was_made_first(asking: Asking) -> None:
    asking.first.setFocus()
    passed = []
    for _ in range(3):
        QTest.keyClick(asking.focusWidget(), Qt.Key.Key_Tab)
        passed.append(asking.focusWidget())
    assert passed == [asking.combo, asking.ticked, asking.last]


def test_a_hidden_row_takes_its_hint_along(asking: Asking) -> None:
    hints = [x for x in asking.form.findChildren(QLabel) if x.text() == "先写这个"]
    asking.form.set_row_visible(asking.first, False)
    assert [x.isHidden() for x in hints] == [True]
    asking.form.set_row_visible(asking.first, True)
    assert [x.isHidden() for x in hints] == [False]


def test_parts_of_a_field_are_spoken_by_its_title(asking: Asking) -> None:
    assert asking.combo.accessibleName() == "乙"


def test_a_long_reason_is_shown_whole_and_nothing_is_squeezed(qtbot: QtBot, asking: Asking) -> None:
    asking.set_problem(LONG)
    problem = asking.findChild(IconLabel, "asking.problem")
    assert problem is not None
    qtbot.waitUntil(lambda: problem.height() >= problem.heightForWidth(problem.width()))
    assert problem.heightForWidth(problem.width()) > problem.sizeHint().height()
    assert asking.first.height() >= asking.first.sizeHint().height()
    assert not problem.toolTip()


def test_a_dialog_grows_by_what_comes_up(qtbot: QtBot, asking: Asking) -> None:
    asking.more.setText(LONG * 4)
    asking.more.show()
    qtbot.waitUntil(lambda: asking.more.height() >= asking.more.heightForWidth(asking.more.width()))


def test_what_cannot_be_undone_is_not_done_by_enter(qtbot: QtBot) -> None:
    dialog = BaseDialog("取消窗口", name="cancelling")
    qtbot.addWidget(dialog)
    button = dialog.add_accept("取消窗口", kind=Kind.DANGER)
    dialog.add_reject()
    dialog.show()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert not button.isDefault()
    dialog.close()


def test_enter_on_a_segment_answers_the_dialog(qtbot: QtBot, asking: Asking) -> None:
    choice = SegmentedControl(asking, spoken="结论")
    button = choice.add("yes", "通过")
    asking.body.addWidget(choice)
    button.setFocus()
    with qtbot.waitSignal(asking.accepted):
        QTest.keyClick(button, Qt.Key.Key_Return)


def test_a_date_to_pull_down_begins_where_texts_begin(qtbot: QtBot) -> None:
    field = fields.date_field(QDate(2026, 9, 16))
    qtbot.addWidget(field)
    line, number = field.lineEdit(), fields.number_field(1, 9, 1, field).lineEdit()
    assert line is not None
    assert number is not None
    assert line.textMargins().left() == 0
    assert number.textMargins().left() > 0


def test_cut_words_are_whole_in_the_tool_tip(qtbot: QtBot) -> None:
    cut = IconLabel("info", LONG)
    qtbot.addWidget(cut)
    cut.resize(80, 20)
    cut.show()
    assert cut.toolTip() == LONG
    cut.resize(900, 20)
    assert not cut.toolTip()
    cut.close()


def test_a_tall_field_has_its_label_at_the_top(asking: Asking) -> None:
    tall = QPlainTextEdit(asking)
    shown = asking.form.add("丁", tall)
    asking.form.layout().activate()  # type: ignore[union-attr]
    assert shown.y() < tall.y() + tall.height() // 3
