"""Form in the text field: by key and button, kept as text, pasted without foreign looks."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from relapp.domain.rich_text import BlockKind, parse, render
from ui.kit.buttons import Button
from ui.release import rich_document
from ui.release.rich_edit import FormBar, SectionText

Ctrl = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bar(qtbot: QtBot) -> FormBar:
    text = SectionText(None)  # type: ignore[arg-type]  # a window of its own
    qtbot.addWidget(text)
    made = FormBar(text, text)
    with qtbot.waitExposed(text):
        text.show()
    text.setFocus()
    return made


@pytest.fixture
def text(bar: FormBar) -> SectionText:
    return bar._text


def select(text: SectionText, words: str) -> None:
    text.moveCursor(QTextCursor.MoveOperation.Start)
    assert text.find(words)


def click(bar: FormBar, name: str) -> None:
    button = bar.findChild(Button, f"plan.form.{name}")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.text(st.sampled_from("ab 一1.-#*\\|\n　"), max_size=40))
def test_what_is_shown_is_what_is_kept(qapp: object, body: str) -> None:
    document = QTextDocument()
    rich_document.fill(document, body)
    assert rich_document.text_of(document) == render(parse(body))


def test_bold_by_key_and_italic_by_button(bar: FormBar, text: SectionText) -> None:
    text.set_body("停机四十分钟")
    select(text, "四十")
    QTest.keyClick(text, Qt.Key.Key_B, Ctrl)
    assert bar.bold.isChecked()
    select(text, "停机")
    click(bar, "italic")
    assert text.body() == "*停机***四十**分钟"
    assert text.toPlainText() == "停机四十分钟"
    assert text.hasFocus()
    click(bar, "italic")
    assert text.body() == "停机**四十**分钟"


def test_lists_and_headings_by_button(bar: FormBar, text: SectionText) -> None:
    text.set_body("范围\n甲\n乙")
    click(bar, "heading")
    text.moveCursor(QTextCursor.MoveOperation.Down)
    text.moveCursor(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    click(bar, "number")
    assert text.body() == "### 范围\n1. 甲\n2. 乙"
    assert bar.kinds[BlockKind.NUMBER].isChecked()
    click(bar, "bullet")
    assert text.body() == "### 范围\n- 甲\n- 乙"
    click(bar, "bullet")
    assert text.body() == "### 范围\n甲\n乙"


def test_enter_ends_a_heading_and_an_empty_item_a_list(text: SectionText) -> None:
    text.set_body("### 范围")
    text.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(text, Qt.Key.Key_Return)
    text.insertPlainText("正文")
    assert text.body() == "### 范围\n正文"
    text.set_body("- 甲")
    text.moveCursor(QTextCursor.MoveOperation.End)
    for _ in range(2):
        QTest.keyClick(text, Qt.Key.Key_Return)
    text.insertPlainText("后")
    assert text.body() == "- 甲\n后"


def test_marks_that_are_typed_stay_letters(text: SectionText) -> None:
    text.set_body("")
    QTest.keyClicks(text, "3*4*5 # x")
    assert text.toPlainText() == "3*4*5 # x"
    assert render(parse(text.body())) == text.body()
    again = QTextDocument()
    rich_document.fill(again, text.body())
    assert again.toPlainText() == "3*4*5 # x"


def test_what_comes_from_elsewhere_comes_as_words(text: SectionText) -> None:
    text.set_body("")
    data = QMimeData()
    data.setHtml("<b style='font-size:40px'>红</b>")
    data.setText("红")
    text.insertFromMimeData(data)
    assert text.body() == "红"
    picture = QMimeData()
    picture.setData("image/png", b"x")
    assert not text.canInsertFromMimeData(picture)


def test_own_prose_is_pasted_with_its_form(text: SectionText) -> None:
    text.set_body("停**机**\n- 甲")
    text.selectAll()
    data = text.createMimeDataFromSelection()
    assert data.text() == "停机\n甲"
    text.set_body("")
    text.insertFromMimeData(data)
    assert text.body() == "停**机**\n- 甲"


def test_the_field_is_as_high_as_its_text(text: SectionText) -> None:
    low = text.minimumHeight()
    text.set_body("\n".join("一行" for _ in range(40)))
    assert text.minimumHeight() > low * 3
