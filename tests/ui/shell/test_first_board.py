"""The first cards: on the screen before the services, and in the place where they stay."""

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from relapp.bootstrap import Core
from relapp.clock import FixedClock
from relapp.domain.person import Person
from relapp.domain.vocabulary import BoardColumn
from tests.ui.an_office import NOW, core, furnished, me, register
from ui.app import Program, options
from ui.board.columns import Columns
from ui.board.first_board import FirstBoard
from ui.board.pane import BoardPane

__all__ = ["core", "furnished", "me"]

Place = tuple[tuple[int, int, int, int], ...]


@pytest.fixture
def program(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, core: Core, me: Person
) -> Iterator[Program]:
    """The program with its first window, not yet shown, on an office with two releases."""
    monkeypatch.setenv("RELAPP_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("RELAPP_USER", me.login)
    monkeypatch.delenv("RELAPP_DB", raising=False)
    register(core, me, "核心租赁系统")
    register(core, me, "资金管理系统")
    asked = options(["--db", core.url, "--language", "zh", "--theme", "light"])
    made = Program(qapp, asked, FixedClock(NOW))
    yield made
    made.window.close()
    made.close()


def _numbers(columns: Columns) -> list[str]:
    planning = columns.columns[BoardColumn.PLANNING].list.cards
    return [planning.records()[row].number for row in range(planning.rowCount())]


def _place(columns: Columns, window: QWidget) -> Place:
    """Return where the lists of all columns lie in the window."""
    found = ((view.mapTo(window, QPoint(0, 0)), view.size()) for view in columns.lists())
    return tuple((at.x(), at.y(), size.width(), size.height()) for at, size in found)


def _is_open(program: Program) -> bool:
    pane = program.window.session and program.window.host.currentWidget()
    return isinstance(pane, BoardPane) and bool(pane.views.cards())


def test_the_first_cards_are_those_of_the_board_and_do_not_move(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[list[str], Place]] = []
    furnish = program.open

    def look_and_furnish() -> None:
        shown = program.window.centralWidget()
        assert isinstance(shown, FirstBoard)
        seen.append((_numbers(shown.columns), _place(shown.columns, program.window)))
        furnish()

    monkeypatch.setattr(program, "open", look_and_furnish)
    program.start()
    qtbot.waitUntil(lambda: _is_open(program), timeout=20_000)
    QApplication.processEvents()
    pane = program.window.host.currentWidget()
    assert isinstance(pane, BoardPane)
    columns = pane.views.columns
    assert seen == [(_numbers(columns), _place(columns, program.window))]
    assert len(_numbers(columns)) == 2
    assert program.window.desk.stack.currentWidget() is program.window.host


def test_litter_is_collected_once_the_window_is_furnished_and_not_on_workers(
    program: Program, qtbot: QtBot
) -> None:
    program.start()
    qtbot.waitUntil(lambda: _is_open(program), timeout=20_000)
    assert not gc.isenabled()
    ended = weakref.ref(_Circle())
    kept: list[list[int]] = [[] for _ in range(gc.get_threshold()[0] + 1)]
    qtbot.waitUntil(lambda: ended() is None, timeout=5_000)
    assert kept
    program.close()
    assert gc.isenabled()


class _Circle:
    def __init__(self) -> None:
        self.me = self


def test_a_board_that_was_left_as_a_table_does_not_begin_with_columns(
    program: Program, qtbot: QtBot
) -> None:
    program._state.set_text("board", '{"view": "table"}')
    program.start()
    qtbot.waitUntil(lambda: _is_open(program), timeout=20_000)
    pane = program.window.host.currentWidget()
    assert isinstance(pane, BoardPane)
    assert pane.views.view == "table"
