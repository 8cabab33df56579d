"""A meeting on PostgreSQL: who follows is where the host is within the second."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from relapp.domain.vocabulary import CheckResult
from tests.postgres_server import PASSWORD
from tests.ui.meeting.conftest import TakeSeat, sit
from tests.ui.meeting.hall import HOST, Hall, call_meeting
from tests.ui.meeting.test_desks import row_of
from tests.ui.release.scene import local, make_scene
from ui.meeting.host_eye import PULSE

__all__ = ["sit"]

SECOND = 1_000


@pytest.fixture
def hall(postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hall]:
    """The meeting of the other tests, in a database of a server."""
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    scene = make_scene(tmp_path, postgres_url)
    first = scene.register("核心租赁系统", "V6.8.0", "还款计划批量重算")
    second = scene.register("资金管理系统", "V3.2", "对账口径调整")
    scene.to_approving(first)
    scene.sign_open_steps(first)
    scene.to_preparing(second)
    scene.clock.set(local(9, 16, 13, 30))
    yield call_meeting(scene, [first, second])
    scene.core.close()


def test_the_next_item_is_on_the_followers_window_within_a_second(
    sit: TakeSeat, hall: Hall, qtbot: QtBot
) -> None:
    hall.begin()
    host, guest = sit(HOST), sit("周启明")
    host.listen()
    guest.listen()
    assert (host.shown(), guest.shown()) == ("FB26-001", "FB26-001")
    QTest.mouseClick(host.pane.room.bar.buttons["next"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: host.shown() == "FB26-002", timeout=5_000)
    qtbot.waitUntil(lambda: guest.shown() == "FB26-002", timeout=SECOND)


def test_the_word_of_the_server_alone_brings_the_next_item(
    sit: TakeSeat, hall: Hall, qtbot: QtBot
) -> None:
    """The meeting's own look at its host is put to rest; what is told is enough."""
    hall.begin()
    guest = sit("周启明")
    guest.listen()
    feed = guest.feed
    assert feed is not None
    qtbot.waitUntil(lambda: feed._told)
    guest.pane.room.eye._pulse.setInterval(60 * PULSE)
    hall.turn()
    qtbot.waitUntil(lambda: guest.shown() == "FB26-002", timeout=SECOND)


def test_a_tick_is_on_every_desk_within_a_second(sit: TakeSeat, hall: Hall, qtbot: QtBot) -> None:
    hall.begin()
    one, other = sit("周启明"), sit("王若楠")
    one.listen()
    other.listen()
    check = one.area.checks.list.current_id()
    with qtbot.waitSignal(one.hub.changed):
        QTest.keyClick(one.area.checks.list, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: row_of(other, check).answer is not None, timeout=SECOND)
    answer = row_of(other, check).answer
    assert answer is not None
    assert answer.result is CheckResult.PASS
