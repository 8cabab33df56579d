"""An office with releases on their way, prepared once, and seats in its meeting."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.meeting.hall import Hall, Seat, call_meeting, take_seat
from tests.ui.release.scene import local, make_scene, reopen

NUMBERS = ("FB26-001", "FB26-002")
TakeSeat = Callable[[str], Seat]


@pytest.fixture(scope="session")
def prepared_hall(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a release in approval and one that waits in preparation; copied, never opened."""
    folder = tmp_path_factory.mktemp("hall")
    scene = make_scene(folder)
    first = scene.register("核心租赁系统", "V6.8.0", "还款计划批量重算")
    second = scene.register("资金管理系统", "V3.2", "对账口径调整")
    scene.to_approving(first)
    scene.sign_open_steps(first)
    scene.to_preparing(second)
    scene.core.close()
    return folder / "office.db"


@pytest.fixture
def hall(prepared_hall: Path, tmp_path: Path) -> Iterator[Hall]:
    """A meeting that is planned, with both releases on its agenda."""
    target = Path(shutil.copyfile(prepared_hall, tmp_path / "hall.db"))
    scene = reopen(target, local(9, 16, 13, 30))
    releases = [scene.core.releases.id_of(number) for number in NUMBERS]
    yield call_meeting(scene, releases)
    scene.core.close()


@pytest.fixture
def sit(hall: Hall, qtbot: QtBot, qapp: QApplication) -> Iterator[TakeSeat]:
    """Sit down in the meeting under a name; all get up at the end."""
    taken: list[Seat] = []

    def show(widget: QWidget) -> None:
        with qtbot.waitExposed(widget):
            widget.show()

    def take(name: str) -> Seat:
        seat = take_seat(hall, name, show)
        seat.pane.open_meeting(hall.meeting_id)
        seat.settle()
        seat.settle()
        taken.append(seat)
        return seat

    yield take
    for seat in taken:
        seat.leave()
