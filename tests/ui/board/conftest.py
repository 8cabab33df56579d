"""The furnished office, for tests of this page."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from relapp.bootstrap import Core
from tests.ui.an_office import context, core, furnished, me
from ui.actions.page import PageContext
from ui.board.loading import Services
from ui.board.pane import BoardPane

__all__ = ["context", "core", "furnished", "me"]

OpenBoard = Callable[[], BoardPane]


@pytest.fixture
def open_board(core: Core, context: PageContext, qtbot: QtBot) -> OpenBoard:
    """Show the board of the office and wait until it has read everything."""

    def opened() -> BoardPane:
        services = Services(
            core.board, core.windows, core.processes, core.applications, core.people
        )
        pane = BoardPane(context, services, releases=core.releases, history=core.history)
        qtbot.addWidget(pane)
        pane.resize(1384, 836)
        pane.show()
        pane.activate()
        settle(context)
        return pane

    return opened


def settle(context: PageContext) -> None:
    """Wait until the worker has nothing left to answer; an answer may ask for more."""
    assert any(context.tasks.wait_idle(10) for _ in range(10))
