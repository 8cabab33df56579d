"""Two windows on one database file: what is ticked in one is on the other within a second."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from relapp.bootstrap import Core
from relapp.domain.person import Person
from relapp.domain.vocabulary import CheckResult
from relapp.errors import StoreUnavailable
from relapp.services import history
from tests.ui.an_office import core, furnished, me, register
from tests.ui.shell.seats import Sit, settle, sit
from ui.app import Program
from ui.board.pane import BoardPane
from ui.release.check_rows import CheckRow
from ui.release.checks_panel import ChecksPanel
from ui.release.pane import ReleasePane

__all__ = ["core", "furnished", "me", "sit"]

SOON = 1_000
"""Milliseconds after the commit."""


@pytest.fixture
def release_id(core: Core, me: Person) -> int:
    return register(core, me, "核心租赁系统")


@pytest.fixture
def ticker(core: Core, release_id: int) -> Person:
    """Who answers the first check of the release."""
    view = core.releases.view(release_id)
    role = view.definition.stage(view.facts.release.stage).checks[0].role
    return core.people.get(view.facts.holders[role][0].id)


def _open_checks(program: Program, core: Core, release_id: int) -> ChecksPanel:
    number = core.releases.view(release_id).facts.release.number
    program.window.navigator.go(f"relapp://release/{number}/tab/checks")
    settle(program)
    page = program.window.host.currentWidget()
    assert isinstance(page, ReleasePane)
    panel = page.panel("checks")
    assert isinstance(panel, ChecksPanel)
    return panel


def _tick(program: Program, panel: ChecksPanel, qtbot: QtBot) -> CheckRow:
    """Press 1 on the row in view; returns once it is committed."""
    row = panel.list.current_row()
    assert row is not None
    assert row.answer is None
    session = program.window.session
    assert session is not None
    with qtbot.waitSignal(session.context.hub.changed):
        QTest.keyClick(panel.list, Qt.Key.Key_1)
    return row


def _result(panel: ChecksPanel, item_id: str) -> CheckResult | None:
    row = panel.list.checks.row(panel.list.checks.index_of(item_id))
    assert row is not None
    return row.answer.result if row.answer is not None else None


def test_a_tick_is_on_the_colleagues_release_page_within_a_second(
    sit: Sit, core: Core, me: Person, ticker: Person, release_id: int, qtbot: QtBot
) -> None:
    there = sit(me)
    shown = _open_checks(there, core, release_id)
    here = sit(ticker)
    panel = _open_checks(here, core, release_id)
    row = _tick(here, panel, qtbot)
    qtbot.waitUntil(lambda: _result(shown, row.id) is CheckResult.PASS, timeout=SOON)


def test_a_tick_is_on_the_colleagues_board_within_a_second(
    sit: Sit, core: Core, me: Person, ticker: Person, release_id: int, qtbot: QtBot
) -> None:
    there = sit(me)
    board = there.window.host.currentWidget()
    assert isinstance(board, BoardPane)
    (before,) = board.views.cards()
    here = sit(ticker)
    _tick(here, _open_checks(here, core, release_id), qtbot)

    def met() -> int:
        return board.views.cards()[0].met

    qtbot.waitUntil(lambda: met() == before.met + 1, timeout=SOON)


def test_an_idle_window_does_not_read_the_database(
    sit: Sit, me: Person, release_id: int, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    program = sit(me)
    session = program.window.session
    desk = program.window.desk
    assert session is not None
    assert desk is not None
    news = desk._news
    assert news is not None
    with qtbot.waitSignals([news.feed.read] * 2):
        pass
    read: list[int] = []
    store = session.history._desk.store
    reading = type(store).reading

    def counted(self: object) -> object:
        read.append(1)
        return reading(self)  # type: ignore[arg-type]

    monkeypatch.setattr(type(store), "reading", counted)
    with qtbot.waitSignals([news.feed.read] * 3):
        pass
    assert read == []


def test_an_upgrade_by_a_colleague_is_told_once(
    core: Core, me: Person, sit: Sit, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "NEWER_AFTER", 0.0)
    program = sit(me)
    banner = program.window.desk.frame.banner
    assert banner.isHidden()
    with core.store.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9000'")
        connection.exec_driver_sql("UPDATE program_reach SET writes_from = '9000'")
    qtbot.waitUntil(banner.isVisible, timeout=3_000)
    assert banner.title_label.text() == "这里只能看，不能改"
    assert "更新本机的程序后就能继续办理" in banner.text_label.text()


def test_that_one_may_only_read_is_told_again_after_an_outage(
    core: Core, me: Person, sit: Sit, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "NEWER_AFTER", 0.0)
    program = sit(me)
    banner = program.window.desk.frame.banner
    with core.store.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9000'")
        connection.exec_driver_sql("UPDATE program_reach SET writes_from = '9000'")
    qtbot.waitUntil(lambda: banner.title_label.text() == "这里只能看，不能改", timeout=3_000)
    news = program.window.desk._news
    assert news is not None
    news.feed.lost.emit(StoreUnavailable("store.unreachable", where="", what=""))
    assert banner.title_label.text() == "已离线"
    qtbot.waitUntil(lambda: banner.title_label.text() == "这里只能看，不能改", timeout=8_000)
    assert banner.isVisibleTo(program.window)
