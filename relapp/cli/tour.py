"""`relapp tour`: walks one release of each process to its end and leaves what came of it."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

from relapp.cli.session import Session
from relapp.domain.person import OFFICE_ROLES
from relapp.errors import InvalidInput, StoreUnavailable

SAMPLE = "sample.db"
WALKED = "walked.db"
SCREENSHOTS = "screenshots"
_PATIENCE = 300
"""Seconds for all screenshots; a slow machine takes half a minute."""


def tour(session: Session) -> int:
    """Build a sample office, walk the processes, write documents, take screenshots."""
    folder: Path = session.asked.output
    with _unwritable(folder):
        folder.mkdir(parents=True, exist_ok=True)
    sample = _sample(session, folder)
    made = [sample, *_figures(session, sample, folder), *_walks(session, sample, folder)]
    try:
        made += _screenshots(session, sample, folder / SCREENSHOTS)
    finally:
        # Without pictures there still are documents to look at.
        print(session.words.say("tour_done"))
        for path in made:
            print(f"  {path}")
    return 0


def _sample(session: Session, folder: Path) -> Path:
    """Build the office beside its place, so that a tour broken off leaves no half of one."""
    from relapp.sample.office import build_sample

    words = session.words
    print(words.say("tour_sample"), flush=True)
    meter = session.meter(lambda day: words.say("sample_day", day=day))
    with tempfile.TemporaryDirectory(prefix=".tour-", dir=folder) as draft:
        made = Path(draft, SAMPLE)
        build_sample(str(made), datetime.now(UTC), progress=meter)
        return _put(made, folder / SAMPLE)


def _figures(session: Session, sample: Path, folder: Path) -> list[Path]:
    """Write the KPI workbook of this quarter and the windows of this year."""
    from relapp.bootstrap import open_core

    session.adopt(open_core(str(sample)))
    documents, quarter = session.core.documents, session.core.kpi.quarter()
    language = session.words.language
    workbook = documents.kpi_workbook(quarter, folder / f"kpi-{quarter}.xlsx", language)
    calendar = folder / f"windows-{quarter.year}.ics"
    made = [workbook, documents.windows_ics(quarter.year, calendar, language)]
    session.close()
    return made


def _walks(session: Session, sample: Path, folder: Path) -> list[Path]:
    """Walk a release of each process in a copy, whose clock runs ahead of the present."""
    from relapp.bootstrap import open_core
    from relapp.clock import FixedClock
    from relapp.sample.walk import walk_release

    words, made = session.words, []
    with _unwritable(folder):
        copy = _put(Path(shutil.copy(sample, folder / f".{WALKED}")), folder / WALKED)
    clock = FixedClock(datetime.now(UTC))
    core = open_core(str(copy), clock=clock)
    session.adopt(core)
    for definition in core.processes.active():
        release_id = walk_release(core, clock, definition)
        number = core.releases.view(release_id).facts.release.number
        target = folder / f"plan-{definition.code}-{number}.docx"
        core.documents.release_plan(session.actor(), release_id, target, words.language)
        print(words.say("tour_walk", process=definition.name, number=number), flush=True)
        made.append(target)
    session.close()
    return [copy, *made]


def _put(made: Path, target: Path) -> Path:
    """Move a database to its place, without what is left of one that was there before."""
    with _unwritable(target.parent):
        for rest in ("-wal", "-shm"):
            target.with_name(target.name + rest).unlink(missing_ok=True)
        return made.replace(target)


def _screenshots(session: Session, database: Path, folder: Path) -> list[Path]:
    """Have another process open the window offscreen: the core itself never loads Qt."""
    from relapp.bootstrap import open_core

    words = session.words
    print(words.say("tour_shots"), flush=True)
    session.adopt(open_core(str(database)))
    login = _office_login(session)
    session.close()
    with _unwritable(folder):
        folder.mkdir(exist_ok=True)
        for old in folder.glob("*.png"):
            old.unlink()
    if getattr(sys, "frozen", False) or find_spec("ui") is None:
        raise StoreUnavailable("cli.screenshots", why="python -m ui.tour")
    places = (str(database.resolve()), str(folder.resolve()))
    command = [sys.executable, "-m", "ui.tour", *places, login]
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


def _office_login(session: Session) -> str:
    """Return who sits at the window: somebody of the office, on whose board most is going on."""
    for person in session.core.people.all():
        if person.active and not person.roles.isdisjoint(OFFICE_ROLES):
            return person.login
    return session.actor().login


@contextmanager
def _unwritable(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise InvalidInput("cli.folder", path=str(folder), why=error.strerror) from error
