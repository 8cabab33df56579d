"""Start of the program against a bare window of the same interpreter, in whole processes."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.measure import Figure
from benchmarks.offices import filled_office

ROUNDS = 9
RELEASES, LIVE = 10_000, 2_000
WINDOW_LIMIT, BOARD_LIMIT = 1.3, 2.2


def run(folder: Path) -> list[Figure]:
    """Start both in turn; the first start of each only warms the caches."""
    database = folder / "start.db"
    filled_office(database, RELEASES, LIVE)[0].close()
    times: dict[str, list[float]] = {"bare": [], "window": [], "board": []}
    for number in range(ROUNDS + 1):
        for what, found in times.items():
            spent = _start(what, database, folder)
            if number:
                found.append(spent)
    bare, window, board = (statistics.median(times[what]) * 1e3 for what in times)
    base = "bare QApplication + QMainWindow"
    return [
        Figure("start to the window on screen", window, bare, "ms", base, WINDOW_LIMIT),
        Figure(
            f"start to a filled board, {RELEASES:,} releases", board, bare, "ms", base, BOARD_LIMIT
        ),
    ]


def _start(what: str, database: Path, home: Path) -> float:
    """Return seconds from starting the process to what it waited for; Linux clocks are shared."""
    environment = {
        # An installed program has its byte code beside it, whatever this shell thinks of that.
        **{k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"},
        "PYTHONPYCACHEPREFIX": str(home / "byte_code"),
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "RELAPP_HOME": str(home),
        "RELAPP_USER": "linjingyi",
        "RELAPP_DB": str(database),
    }
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.start_child", what],
        check=True,
        capture_output=True,
        text=True,
        env=environment,
    )
    return float(done.stdout.splitlines()[-1]) - begun
