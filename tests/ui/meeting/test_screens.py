"""The wall on several screens: which it fills is a rule; how it fills them is tried on three."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.meeting.conftest import TakeSeat
from tests.ui.meeting.hall import HOST
from ui.meeting.wall_screen import AS_WINDOW, screen_for

SCREENS = (("1-Desk", 0, 1280, 720), ("2-Beamer", 1280, 1920, 1080), ("3-Side", 3200, 1024, 768))


@pytest.mark.parametrize(
    ("screens", "own", "chosen", "expected"),
    [
        (["A"], "A", "", ""),
        (["A", "B"], "A", "", "B"),
        (["A", "B"], "B", "", "A"),
        (["A", "B", "C"], "A", "C", "C"),
        (["A", "B"], "A", "A", "A"),
        (["A", "B"], "A", "gone", "B"),
        (["A"], "A", "gone", ""),
        (["A", "B"], "A", AS_WINDOW, ""),
        ([], "", "", ""),
    ],
)
def test_which_screen_the_wall_fills(
    screens: list[str], own: str, chosen: str, expected: str
) -> None:
    assert screen_for(screens, own, chosen) == expected


def test_with_one_screen_nothing_is_asked(sit: TakeSeat) -> None:
    assert not sit(HOST).pane.room.bar.screen_button.isVisible()


def test_the_wall_on_three_screens(tmp_path: Path) -> None:
    """Run the tests of `on_three_screens`: how many screens there are is settled at the start."""
    config = tmp_path / "screens.json"
    screens = [
        {"name": name, "x": x, "y": 0, "width": width, "height": height, "dpr": 1}
        | {"logicalDpi": 96, "logicalBaseDpi": 96}
        for name, x, width, height in SCREENS
    ]
    config.write_text(json.dumps({"screens": screens}), "utf-8")
    child = Path(__file__).with_name("on_three_screens.py")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(child)],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:]
    assert "5 passed" in done.stdout
