"""What goes wrong while people tick: cut lines, killed programs, a server that starts anew."""

import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.campaigns.crowd import diary, wait
from benchmarks.campaigns.judge import Verdict, judge
from benchmarks.campaigns.office import login_of, make_office
from benchmarks.campaigns.server import server
from tests.tcp_proxy import TcpProxy, proxied

START = 20_261_128
DESKS = 4
RELEASES = 2
CUTS = 200
KILLS = 200
GENTLE, AWAY = 0.5, 0.3
"""Shares of blows: only the open connections are lost; the line is away as well."""
RESTARTS = 10


@dataclass
class Field:
    """Desks at work, and what can be done to them."""

    url: str
    line: TcpProxy
    folder: Path
    releases: tuple[int, ...]
    restart: Callable[[], object]
    chance: random.Random = field(default_factory=lambda: random.Random(START))
    desks: list[subprocess.Popen[str]] = field(default_factory=list)

    def sit(self, desk: int) -> subprocess.Popen[str]:
        """Start a desk, or start it again."""
        command = [
            *(sys.executable, "-m", "benchmarks.campaigns.patient_desk"),
            *(self.line.url(self.url), login_of(desk), str(START + desk)),
            *(str(diary(self.folder, desk)), str(self.folder)),
            *(str(key) for key in self.releases),
        ]
        return subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )

    def pause(self, most: float) -> None:
        """Let the desks work for a moment of random length."""
        time.sleep(most * self.chance.random())


def run(
    folder: Path, cuts: int = CUTS, kills: int = KILLS, restarts: int = RESTARTS
) -> Iterator[tuple[str, Verdict, float]]:
    """Yield the name, the verdict and the seconds of each storm."""
    yield storm(folder / "cuts", f"line cut {cuts} times, {DESKS} desks", cut, cuts)
    yield storm(folder / "kills", f"program killed {kills} times, {DESKS} desks", kill, kills)
    title = f"server started anew {restarts} times, {DESKS} desks"
    yield storm(folder / "restarts", title, restart, restarts)


def storm(
    folder: Path, title: str, blow: Callable[[Field], None], times: int, desks: int = DESKS
) -> tuple[str, Verdict, float]:
    """Let desks work on a new office while blow falls upon blow."""
    folder.mkdir()
    with server() as running, proxied(running.port) as line:
        url = running.url(running.create_database())
        releases = make_office(url, desks, RELEASES)
        ground = Field(url, line, folder, releases, running.restart)
        ground.desks = [ground.sit(desk) for desk in range(desks)]
        began = time.monotonic()
        while not all(diary(folder, desk).exists() for desk in range(desks)):
            time.sleep(0.05)
        for _ in range(times):
            blow(ground)
        line.forward()
        (folder / "stop").touch()
        wait(ground.desks)
        spent = time.monotonic() - began
        return title, judge(url, sorted(folder.glob("*.jsonl")), releases), spent


def cut(ground: Field) -> None:
    """Reset all lines at a random moment; every second time nobody gets through for a while."""
    ground.pause(0.25)
    if ground.chance.random() < GENTLE:
        ground.line.drop()
        return
    ground.line.cut()
    ground.pause(0.2)
    ground.line.forward()


def kill(ground: Field) -> None:
    """Kill one program at a random moment, now and then with the line away, and start it anew."""
    ground.pause(0.6)
    away = ground.chance.random() < AWAY
    if away:
        ground.line.cut()
        ground.pause(0.15)
    victim = ground.chance.randrange(len(ground.desks))
    ground.desks[victim].kill()
    ground.desks[victim].communicate()
    if away:
        ground.line.forward()
    ground.desks[victim] = ground.sit(victim)


def restart(ground: Field) -> None:
    """Have the server die and come back while everybody works."""
    ground.pause(2.0)
    ground.restart()
