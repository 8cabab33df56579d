"""The wall where three screens are; run by `test_screens` in a program of its own."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.ui.meeting.conftest import TakeSeat
from tests.ui.meeting.hall import HOST, Seat
from ui.kit.window_state import WindowState
from ui.meeting.projector import Projector
from ui.meeting.wall_screen import AS_WINDOW

NAMES = ["1-Desk", "2-Beamer", "3-Side"]


@pytest.fixture
def seat(sit: TakeSeat, tmp_path: Path) -> Seat:
    assert [screen.name() for screen in QGuiApplication.screens()] == NAMES
    taken = sit(HOST)
    taken.pane.desk.state = WindowState(tmp_path / "state", taken.pane)
    return taken


def screen(name: str) -> QScreen:
    return next(s for s in QGuiApplication.screens() if s.name() == name)


def opened(seat: Seat) -> Projector:
    seat.pane.room.toggle_wall()
    return the_wall(seat)


def the_wall(seat: Seat) -> Projector:
    QApplication.processEvents()
    wall = seat.pane.room.wall
    assert wall is not None
    return wall


def fills(wall: Projector, name: str) -> bool:
    return wall.isFullScreen() and wall.geometry() == screen(name).geometry()


def menu(seat: Seat) -> list[QAction]:
    button = seat.pane.room.bar.screen_button
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    found = seat.pane.findChildren(QMenu, "meeting.screens")[-1]
    actions = [action for action in found.actions() if action.text()]
    found.hide()
    return actions


def test_the_wall_fills_another_screen_than_the_program(seat: Seat) -> None:
    wall = opened(seat)
    assert seat.pane.screen() is screen("1-Desk")
    assert fills(wall, "2-Beamer")
    assert wall.filled == "2-Beamer"


def test_the_screen_is_chosen_and_remembered(seat: Seat) -> None:
    assert [a.text() for a in menu(seat)] == [
        "第 1 屏　1-Desk　1280×720（程序所在）",
        "第 2 屏　2-Beamer　1920×1080",
        "第 3 屏　3-Side　1024×768",
        "单独的窗口",
    ]
    assert [a.isChecked() for a in menu(seat)] == [False, True, False, False]
    menu(seat)[2].trigger()
    assert fills(the_wall(seat), "3-Side")
    # It goes over while it is open, and to the same screen the next time.
    menu(seat)[1].trigger()
    assert fills(the_wall(seat), "2-Beamer")
    menu(seat)[2].trigger()
    seat.pane.room.close_wall()
    assert fills(opened(seat), "3-Side")
    assert [a.isChecked() for a in menu(seat)] == [False, False, True, False]


def test_the_wall_may_be_a_window(seat: Seat) -> None:
    menu(seat)[3].trigger()
    wall = the_wall(seat)
    assert not wall.isFullScreen()
    assert wall.screen() is screen("1-Desk")
    assert screen("1-Desk").geometry().contains(wall.geometry())
    assert seat.pane.desk.state is not None
    assert seat.pane.desk.state.text("meeting/wall_screen") == AS_WINDOW


def test_a_remembered_screen_that_is_not_there_is_no_choice(seat: Seat) -> None:
    assert seat.pane.desk.state is not None
    seat.pane.desk.state.set_text("meeting/wall_screen", "Gone")
    assert fills(opened(seat), "2-Beamer")


def test_a_screen_that_is_pulled_out_leaves_a_window_and_takes_it_back(seat: Seat) -> None:
    wall, app = opened(seat), QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    # Another screen is none of the wall's business.
    app.screenRemoved.emit(screen("3-Side"))
    assert fills(wall, "2-Beamer")
    app.screenRemoved.emit(screen("2-Beamer"))
    QApplication.processEvents()
    assert not wall.isFullScreen()
    assert wall.isVisible()
    assert wall.screen() is screen("1-Desk")
    assert seat.said[-1] == "投影的屏幕断开了，投影视图改为窗口；接上后自动回去"
    app.screenAdded.emit(screen("3-Side"))
    assert wall.filled == ""
    app.screenAdded.emit(screen("2-Beamer"))
    QApplication.processEvents()
    assert fills(wall, "2-Beamer")
