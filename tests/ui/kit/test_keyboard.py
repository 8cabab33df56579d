"""Focus is shown after keyboard use only; single letters never disturb typing."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.kit import keyboard, keyboard_use
from ui.kit.buttons import Button, DangerButton


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[QWidget]:
    keyboard.install(qapp)
    widget = QWidget()
    qtbot.addWidget(widget)
    layout = QVBoxLayout(widget)
    for name in ("first", "second"):
        layout.addWidget(Button(name, widget, name=name))
    layout.addWidget(DangerButton("退回…", widget, name="danger"))
    widget.edit = QLineEdit(widget)  # type: ignore[attr-defined]
    layout.addWidget(widget.edit)  # type: ignore[attr-defined]
    widget.show()
    QTest.qWaitForWindowActive(widget)
    yield widget
    widget.close()


def ring(window: QWidget) -> QWidget | None:
    shown = [w for w in window.findChildren(QWidget, "focus_ring") if w.isVisible()]
    return shown[-1] if shown else None


def child(window: QWidget, name: str) -> QWidget:
    found = window.findChild(QWidget, name)
    assert isinstance(found, QWidget)
    return found


def test_ring_comes_with_tab_and_goes_with_the_mouse(window: QWidget) -> None:
    first = child(window, "first")
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert ring(window) is None
    QTest.keyClick(first, Qt.Key.Key_Tab)
    shown = ring(window)
    assert shown is not None
    second = child(window, "second")
    assert shown.geometry().contains(second.geometry()), "the ring lies around the button"
    assert keyboard_use.focus_visible(second)
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    assert ring(window) is None
    assert not keyboard_use.focus_visible(second)


def test_ring_follows_a_moving_widget_and_leaves_with_it(qtbot: QtBot, window: QWidget) -> None:
    first = child(window, "first")
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    second = child(window, "second")
    second.move(second.pos() + QPoint(0, 7))
    shown = ring(window)
    assert shown is not None
    assert shown.geometry().center() == second.geometry().center()
    second.hide()
    after = ring(window)
    assert after is None or not after.geometry().contains(second.geometry())


def test_ring_of_a_danger_button_is_red(window: QWidget) -> None:
    second = child(window, "second")
    second.setFocus()
    QTest.keyClick(second, Qt.Key.Key_Tab)
    shown = ring(window)
    assert shown is not None
    assert shown.grab().toImage().pixelColor(20, 3).red() > 150


def test_fields_show_focus_by_their_border_instead(window: QWidget) -> None:
    danger = child(window, "danger")
    danger.setFocus()
    QTest.keyClick(danger, Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    assert ring(window) is None


def test_ring_is_clipped_by_a_scroll_area(qtbot: QtBot, qapp: QApplication) -> None:
    keyboard.install(qapp)
    area = QScrollArea()
    qtbot.addWidget(area)
    content = QWidget()
    layout = QVBoxLayout(content)
    for number in range(30):
        layout.addWidget(QPushButton(f"{number}", content))
    area.setWidget(content)
    area.resize(200, 150)
    area.show()
    QTest.qWaitForWindowActive(area)
    buttons = content.findChildren(QPushButton)
    buttons[0].setFocus()
    QTest.keyClick(buttons[0], Qt.Key.Key_Tab)
    assert ring(area) is not None
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert ring(area) is None, "scrolled out of sight"
    area.close()


def test_single_letters_act_only_outside_text(qtbot: QtBot, window: QWidget) -> None:
    pressed: list[str] = []
    keyboard.letter_shortcut(window, "B", lambda: pressed.append("B"))
    keyboard.letter_shortcut(window, "/", lambda: pressed.append("/"))
    button = child(window, "first")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_B)
    QTest.keyClick(button, Qt.Key.Key_Slash)
    assert pressed == ["B", "/"]
    edit = window.findChild(QLineEdit)
    assert isinstance(edit, QLineEdit)
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_B)
    assert pressed == ["B", "/"]
    assert edit.text() == "b"


def test_text_fields_are_known(qtbot: QtBot, window: QWidget) -> None:
    spin = QSpinBox(window)
    spin.show()
    spin.setFocus()
    assert keyboard.text_field_has_focus()
    child(window, "first").setFocus()
    assert not keyboard.text_field_has_focus()


def test_input_methods_are_kept_from_views(qtbot: QtBot) -> None:
    view = QListWidget()
    qtbot.addWidget(view)
    keyboard_use.no_input_method(view)
    assert not view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert not view.viewport().testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_key_caps_show_keys_without_plus() -> None:
    assert keyboard.key_text("Ctrl+Shift+R").split() == ["Ctrl", "Shift", "R"]
