"""Starts desks as processes of their own and waits for them."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.campaigns.office import login_of

PATIENCE = 1_800
"""Seconds after which a campaign is stuck."""


def start(
    url: str, folder: Path, desk: int, first: int, actions: int, releases: Sequence[int]
) -> subprocess.Popen[str]:
    """Start one desk; its diary is `desk-NN.jsonl` in the folder."""
    command = [
        *(sys.executable, "-m", "benchmarks.campaigns.desk"),
        *(url, login_of(desk), str(first + desk), str(actions), str(diary(folder, desk))),
        *(str(key) for key in releases),
    ]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def diary(folder: Path, desk: int) -> Path:
    """Return where a desk writes down what it was told."""
    return folder / f"desk-{desk:02d}.jsonl"


def wait(desks: Sequence[subprocess.Popen[str]]) -> None:
    """Wait for all; raises RuntimeError with the first complaint of a desk that broke down."""
    complaints = [said for desk in desks for said in [desk.communicate(timeout=PATIENCE)[1]]]
    broken = [said for desk, said in zip(desks, complaints, strict=True) if desk.returncode]
    if broken:
        raise RuntimeError(f"{len(broken)} desks broke down, the first:\n{broken[0]}")
