"""The KPI workbook of many releases against openpyxl writing the same cells, time and memory."""

import json
import subprocess
import sys
from pathlib import Path

from benchmarks.measure import Figure

LIMIT = 1.3
MEMORY_LIMIT = 1.5
RELEASES = 100_000


def run(folder: Path) -> list[Figure]:
    """Write both in processes of their own, so that each has its own peak of memory."""
    ours = _child("ours", folder)
    base = _child("base", folder)
    name = f"KPI workbook, {RELEASES:,} releases"
    library = "openpyxl write-only, same cells"
    return [
        Figure(name, ours["seconds"], base["seconds"], "s", library, LIMIT),
        Figure(f"{name}, memory", ours["mb"], base["mb"], "MB", library, MEMORY_LIMIT),
    ]


def _child(what: str, folder: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.workbook_child", what, str(folder), str(RELEASES)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def peak_megabytes() -> float:
    """Return the greatest resident size of this process so far.

    Not `ru_maxrss`: Linux hands on that of the process which started this one.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024
