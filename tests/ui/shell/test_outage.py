"""A window whose server goes away: a banner in 3 s, ticks wait on disk and arrive once."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from relapp.bootstrap import Core
from relapp.domain.journal import Event
from relapp.domain.outbox import Standing
from relapp.domain.person import Person
from relapp.domain.release import CheckAnswer
from relapp.domain.vocabulary import CheckResult
from relapp.sample.furnish import founder
from tests.tcp_proxy import TcpProxy
from tests.ui.an_office import NOW, register
from tests.ui.shell.far_office import core, line, near, server
from tests.ui.shell.seats import Sit, settle, sit
from ui.actions.catalogue import ActionId
from ui.actions.outbox import Outbox
from ui.app import Program
from ui.kit import line as line_state
from ui.kit import messages
from ui.release.check_rows import CheckRow
from ui.release.checks_panel import ChecksPanel
from ui.release.pane import ReleasePane
from ui.shell.outage import slept
from ui.shell.queue_dialog import QueueDialog

__all__ = ["core", "line", "near", "server", "sit"]

BANNER = 3_000
"""Milliseconds after which the window must have said that the line is lost."""


@pytest.fixture
def release_id(near: Core) -> int:
    return register(near, founder(near), "核心租赁系统")


@pytest.fixture
def ticker(near: Core, release_id: int) -> Person:
    """Who answers the first check of the release."""
    view = near.releases.view(release_id)
    role = view.definition.stage(view.facts.release.stage).checks[0].role
    return near.people.get(view.facts.holders[role][0].id)


@pytest.fixture(autouse=True)
def agrees(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Answer yes to whatever is asked, and remember it."""
    asked: list[str] = []

    def confirm(
        _parent: QWidget | None, _title: str, text: str, _accept: str, *, danger: bool = False
    ) -> bool:
        asked.append(text)
        return True

    monkeypatch.setattr(messages, "confirm", confirm)
    return asked


def outbox_of(program: Program) -> Outbox:
    session = program.window.session
    assert session is not None
    assert session.context.outbox is not None
    return session.context.outbox


def banner_text(program: Program) -> str:
    banner = program.window.desk.banner
    if not banner.isVisibleTo(program.window):
        return ""
    return f"{banner.title_label.text()} {banner.text_label.text()}"


def open_checks(program: Program, near: Core, release_id: int) -> ChecksPanel:
    number = near.releases.view(release_id).facts.release.number
    program.window.navigator.go(f"relapp://release/{number}/tab/checks")
    settle(program)
    page = program.window.host.currentWidget()
    assert isinstance(page, ReleasePane)
    panel = page.panel("checks")
    assert isinstance(panel, ChecksPanel)
    return panel


def row_of(panel: ChecksPanel, item_id: str) -> CheckRow:
    row = panel.list.checks.row(panel.list.checks.index_of(item_id))
    assert row is not None
    return row


def tick(panel: ChecksPanel) -> str:
    """Press 1 on the row in view; return its check."""
    row = panel.list.current_row()
    assert row is not None
    assert row.answer is None
    QTest.keyClick(panel.list, Qt.Key.Key_1)
    return row.id


def lose(program: Program, harm: Callable[[], None], qtbot: QtBot) -> float:
    """Harm the line; return the seconds until the window said so."""
    began = time.perf_counter()
    harm()
    qtbot.waitUntil(lambda: "已离线" in banner_text(program), timeout=BANNER)
    return time.perf_counter() - began


def come_back(program: Program, line: TcpProxy, qtbot: QtBot) -> None:
    """Mend the line and press 立即重试."""
    line.forward()
    program.window.desk.banner.link("retry").click()
    qtbot.waitUntil(lambda: not outbox_of(program).away, timeout=20_000)


def answers(near: Core, release_id: int, item_id: str) -> list[dict[str, object]]:
    """Return what the journal says of answers to a check, oldest first."""
    entries = near.history.of_release(release_id)
    found = [json.loads(e.after) for e in reversed(entries) if e.event is Event.CHECK_ANSWERED]
    return [after for after in found if after["item"] == item_id]


def present(near: Core, release_id: int, item_id: str) -> CheckAnswer | None:
    return near.releases.view(release_id).facts.checks.get(item_id)


@pytest.mark.parametrize("how", ["cut", "silence"])
def test_ticks_wait_on_disk_and_arrive_once(
    how: str,
    sit: Sit,
    near: Core,
    ticker: Person,
    release_id: int,
    line: TcpProxy,
    qtbot: QtBot,
) -> None:
    program = sit(ticker)
    panel = open_checks(program, near, release_id)
    before = panel._progress.text()
    outbox = outbox_of(program)
    qtbot.waitUntil(lambda: outbox._is_open)
    assert lose(program, getattr(line, how), qtbot) < BANNER / 1000
    item_id = tick(panel)
    qtbot.waitUntil(lambda: row_of(panel, item_id).waiting is Standing.WAITING, timeout=5_000)
    assert row_of(panel, item_id).answer is not None
    assert panel._progress.text() != before
    qtbot.waitUntil(lambda: "1 项待提交" in banner_text(program), timeout=2_500)
    assert "待提交" in panel.words.check_sentence(row_of(panel, item_id))
    assert present(near, release_id, item_id) is None
    come_back(program, line, qtbot)
    qtbot.waitUntil(lambda: "1 项已补交" in banner_text(program), timeout=20_000)
    qtbot.waitUntil(lambda: row_of(panel, item_id).waiting is None)
    answer = row_of(panel, item_id).answer
    assert answer is not None
    assert answer.result is CheckResult.PASS
    (entered,) = answers(near, release_id, item_id)
    assert entered["offline_at"] == NOW.isoformat()
    settle(program)
    assert row_of(panel, item_id).answer == present(near, release_id, item_id)


def test_a_tick_whose_commit_was_not_answered_is_not_entered_twice(
    sit: Sit, near: Core, ticker: Person, release_id: int, line: TcpProxy, qtbot: QtBot
) -> None:
    program = sit(ticker)
    panel = open_checks(program, near, release_id)
    outbox = outbox_of(program)
    qtbot.waitUntil(lambda: outbox._is_open)
    # Every piece takes its time: the commit is seen from the side before its answer is here.
    line.delay(0.25)
    item_id = tick(panel)
    deadline = time.monotonic() + 30
    while present(near, release_id, item_id) is None:
        assert time.monotonic() < deadline
        qtbot.wait(5)
    line.cut()
    qtbot.waitUntil(lambda: row_of(panel, item_id).waiting is Standing.WAITING, timeout=10_000)
    line.forward()
    qtbot.waitUntil(lambda: [a.state for a in outbox.queue] == [Standing.SENT], timeout=30_000)
    assert len(answers(near, release_id, item_id)) == 1
    answer = present(near, release_id, item_id)
    assert answer is not None
    assert answer.version == 1


def test_a_conflict_is_shown_to_its_author_who_chooses(
    sit: Sit, near: Core, ticker: Person, release_id: int, line: TcpProxy, qtbot: QtBot
) -> None:
    program = sit(ticker)
    panel = open_checks(program, near, release_id)
    outbox = outbox_of(program)
    qtbot.waitUntil(lambda: outbox._is_open)
    lose(program, line.cut, qtbot)
    item_id = tick(panel)
    qtbot.waitUntil(lambda: len(outbox.queue) == 1)
    near.checks.answer(ticker, release_id, item_id, CheckResult.FAIL, "缺一张表", 0)
    come_back(program, line, qtbot)
    qtbot.waitUntil(lambda: "1 项与同事的修改冲突" in banner_text(program), timeout=20_000)
    settle(program)
    row = row_of(panel, item_id)
    assert row.waiting is Standing.CONFLICT
    assert row.answer is not None
    assert row.answer.note == "缺一张表"
    session = program.window.session
    assert session is not None
    dialog = QueueDialog(session.context, outbox, program.window)
    assert "不通过" in dialog.conflict.theirs_label.text()
    assert "缺一张表" in dialog.conflict.theirs_label.text()
    assert dialog.conflict.result_combo.currentData() == "pass"
    assert not dialog.drop_button.isEnabled()
    dialog.conflict.note_edit.setText("已补表，重新看过")
    dialog.conflict.mine_button.click()
    qtbot.waitUntil(lambda: outbox.queue[0].state is Standing.SENT, timeout=10_000)
    assert dialog.conflict.isHidden()
    dialog.deleteLater()
    answer = present(near, release_id, item_id)
    assert answer is not None
    assert (answer.result, answer.note) == (CheckResult.PASS, "已补表，重新看过")


def test_what_cannot_wait_is_greyed_with_the_reason(
    sit: Sit, near: Core, ticker: Person, release_id: int, line: TcpProxy, qtbot: QtBot
) -> None:
    program = sit(ticker)
    open_checks(program, near, release_id)
    page = program.window.host.currentWidget()
    assert isinstance(page, ReleasePane)
    reason = program.window.desk.reason
    assert reason(ActionId.RELEASE_NEW) == ""
    qtbot.waitUntil(lambda: outbox_of(program)._is_open)
    lose(program, line.cut, qtbot)
    assert "不能排队" in reason(ActionId.RELEASE_NEW)
    assert not page.head.advance_button.isEnabled()
    assert page.desk.view is not None
    come_back(program, line, qtbot)
    assert reason(ActionId.RELEASE_NEW) == ""
    assert not line_state.is_away()


def test_waiting_actions_are_told_of_on_closing_and_sent_at_the_next_start(
    sit: Sit,
    near: Core,
    ticker: Person,
    release_id: int,
    line: TcpProxy,
    qtbot: QtBot,
    agrees: list[str],
) -> None:
    program = sit(ticker)
    panel = open_checks(program, near, release_id)
    qtbot.waitUntil(lambda: outbox_of(program)._is_open)
    lose(program, line.cut, qtbot)
    item_id = tick(panel)
    qtbot.waitUntil(lambda: len(outbox_of(program).queue) == 1)
    program.window.close()
    assert any("1 项还没提交" in said for said in agrees)
    program.close()
    line.forward()
    again = sit(ticker)
    qtbot.waitUntil(lambda: len(answers(near, release_id, item_id)) == 1, timeout=20_000)
    qtbot.waitUntil(lambda: outbox_of(again).queue[0].state is Standing.SENT)


def test_one_that_waits_is_given_up_only_after_a_question(
    sit: Sit,
    near: Core,
    ticker: Person,
    release_id: int,
    line: TcpProxy,
    qtbot: QtBot,
    agrees: list[str],
) -> None:
    program = sit(ticker)
    panel = open_checks(program, near, release_id)
    outbox = outbox_of(program)
    qtbot.waitUntil(lambda: outbox._is_open)
    lose(program, line.cut, qtbot)
    item_id = tick(panel)
    qtbot.waitUntil(lambda: len(outbox.queue) == 1)
    session = program.window.session
    assert session is not None
    dialog = QueueDialog(session.context, outbox, program.window)
    dialog.drop_button.click()
    assert "放弃后不再提交" in agrees[-1]
    qtbot.waitUntil(lambda: outbox.queue[0].state is Standing.DROPPED)
    dialog.deleteLater()
    assert row_of(panel, item_id).answer is None
    come_back(program, line, qtbot)
    settle(program)
    assert answers(near, release_id, item_id) == []


def test_a_disk_that_takes_nothing_is_told_and_the_tick_goes_away(
    sit: Sit,
    near: Core,
    ticker: Person,
    release_id: int,
    line: TcpProxy,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    program = sit(ticker)
    panel = open_checks(program, near, release_id)
    qtbot.waitUntil(lambda: outbox_of(program)._is_open)
    lose(program, line.cut, qtbot)
    folder = tmp_path / "home" / "outbox"
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("in the way", encoding="utf-8")
    item_id = tick(panel)
    qtbot.waitUntil(lambda: row_of(panel, item_id).answer is None)
    page = program.window.host.currentWidget()
    assert isinstance(page, ReleasePane)
    qtbot.waitUntil(lambda: "本机存不下" in page.trouble.text_label.text())
    folder.unlink()


def test_a_machine_that_slept_is_noticed_by_its_clock() -> None:
    assert not slept(1000.0, 1001.2)
    assert slept(1000.0, 5000.0)
    assert slept(1000.0, 400.0)


def test_a_failover_is_not_noticed(
    sit: Sit, near: Core, ticker: Person, release_id: int, line: TcpProxy, qtbot: QtBot
) -> None:
    program = sit(ticker)
    panel = open_checks(program, near, release_id)
    outbox = outbox_of(program)
    gone: list[bool] = []
    outbox.away_changed.connect(gone.append)
    line.drop()
    item_id = tick(panel)
    settle(program)
    qtbot.wait(500)
    assert gone == []
    assert banner_text(program) == ""
    answer = present(near, release_id, item_id)
    assert answer is not None
    assert (answer.version, outbox.queue) == (1, ())
