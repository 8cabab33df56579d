"""A damaged memory of the window is ignored: Qt believes every length it reads."""

from pathlib import Path

from PySide6.QtWidgets import QSplitter, QWidget
from pytestqt.qtbot import QtBot

from benchmarks.campaigns.hostile.small import attack_window
from ui.kit.window_state import WindowState


def test_damage_is_ignored(qtbot: QtBot, tmp_path: Path) -> None:
    tally = attack_window(tmp_path, 40)
    assert tally.findings == {}


def test_a_changed_state_is_not_given_to_qt(qtbot: QtBot, tmp_path: Path) -> None:
    splitter = QSplitter()
    qtbot.addWidget(splitter)
    for _ in range(2):
        splitter.addWidget(QWidget())
    splitter.setObjectName("parts")
    state = WindowState(tmp_path)
    state.save_splitter(splitter)
    state.sync()
    assert WindowState(tmp_path).restore_splitter(splitter)
    file = tmp_path / "window.ini"
    text = file.read_text("utf-8")
    # Longer as well: Qt keeps what it read of a file of the same size and moment.
    file.write_text(text.replace("AAAA", "AAABAAAA", 1), "utf-8")
    assert file.read_text("utf-8") != text
    assert not WindowState(tmp_path).restore_splitter(splitter)
