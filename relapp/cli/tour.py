"""`relapp tour`: walks one release of each process to its end and leaves what came of it."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from relapp.cli.session import Session
from relapp.errors import InvalidInput, StoreUnavailable

if TYPE_CHECKING:
    from relapp.bootstrap import Core
    from relapp.clock import FixedClock

DATABASE = "sample.db"
SCREENSHOTS = "screenshots"
_PATIENCE = 300
"""Seconds for all screenshots; a slow machine takes half a minute."""


def tour(session: Session) -> int:
    """Build a sample office, walk the processes, write documents, take screenshots."""
    folder: Path = session.asked.output
    with _unwritable(folder):
        folder.mkdir(parents=True, exist_ok=True)
    database = _sample(session, folder)
    made = [database, *_documents(session, database, folder)]
    made += _screenshots(session, database, folder / SCREENSHOTS)
    print(session.words.say("tour_done"))
    for path in made:
        print(f"  {path}")
    return 0


def _sample(session: Session, folder: Path) -> Path:
    """Build the office beside its place, so that a tour broken off leaves no half of one."""
    from relapp.sample.office import build_sample

    words = session.words
    print(words.say("tour_sample"), flush=True)
    target = folder / DATABASE
    meter = session.meter(lambda day: words.say("sample_day", day=day))
    with tempfile.TemporaryDirectory(prefix=".tour-", dir=folder) as draft:
        build_sample(str(Path(draft, DATABASE)), datetime.now(UTC), progress=meter)
        with _unwritable(folder):
            for rest in (f"{DATABASE}-wal", f"{DATABASE}-shm"):
                (folder / rest).unlink(missing_ok=True)
            Path(draft, DATABASE).replace(target)
    return target


def _documents(session: Session, database: Path, folder: Path) -> Iterator[Path]:
    """Walk a release of each process; yield its plan, then workbook and calendar."""
    from relapp.bootstrap import open_core
    from relapp.clock import FixedClock

    clock = FixedClock(datetime.now(UTC))
    core = open_core(str(database), clock=clock)
    session.adopt(core)
    quarter = core.kpi.quarter()
    for name, target in _plans(session, core, clock, folder):
        print(name, flush=True)
        yield target
    language = session.words.language
    workbook = folder / f"kpi-{quarter}.xlsx"
    yield core.documents.kpi_workbook(quarter, workbook, language)
    calendar = folder / f"windows-{quarter.year}.ics"
    yield core.documents.windows_ics(quarter.year, calendar, language)


def _plans(
    session: Session, core: "Core", clock: "FixedClock", folder: Path
) -> Iterator[tuple[str, Path]]:
    from relapp.sample.walk import walk_release

    words = session.words
    for definition in core.processes.active():
        release_id = walk_release(core, clock, definition)
        number = core.releases.view(release_id).facts.release.number
        target = folder / f"plan-{definition.code}-{number}.docx"
        core.documents.release_plan(session.actor(), release_id, target, words.language)
        yield words.say("tour_walk", process=definition.name, number=number), target


def _screenshots(session: Session, database: Path, folder: Path) -> list[Path]:
    """Have another process open the window offscreen: the core itself never loads Qt."""
    words = session.words
    print(words.say("tour_shots"), flush=True)
    session.close()
    with _unwritable(folder):
        folder.mkdir(exist_ok=True)
        for old in folder.glob("*.png"):
            old.unlink()
    if getattr(sys, "frozen", False) or find_spec("ui") is None:
        raise StoreUnavailable("cli.screenshots", why="python -m ui.tour")
    command = [sys.executable, "-m", "ui.tour", str(database.resolve()), str(folder.resolve())]
    # Where the package lies, in case it is not installed but run from a checkout.
    root = str(Path(__file__).resolve().parents[2])
    paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH", ""))))
    surroundings = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": paths,
        "RELAPP_LANGUAGE": words.language,
    }
    try:
        done = subprocess.run(
            command,
            env=surroundings,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise StoreUnavailable("cli.screenshots", why=str(error)) from error
    if done.returncode:
        reason = done.stderr.strip().splitlines() or [str(done.returncode)]
        raise StoreUnavailable("cli.screenshots", why=reason[-1])
    return sorted(folder.glob("*.png"))


@contextmanager
def _unwritable(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise InvalidInput("cli.folder", path=str(folder), why=error.strerror) from error
