"""`relapp tour`: walks the cases of both processes to their ends and leaves what came of them."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from relapp.cli.session import Session
from relapp.domain.person import OFFICE_ROLES
from relapp.errors import InvalidInput, StoreUnavailable
from relapp.wording import terms

if TYPE_CHECKING:
    from relapp.sample.cases import Walked

SAMPLE = "sample.db"
WALKED = "walked.db"
SCREENSHOTS = "screenshots"
_PATIENCE = 300
"""Seconds for one round of screenshots; a slow machine takes half a minute."""
_AT_ONCE = 2
"""Rounds of screenshots side by side: each keeps a core busy."""
_WHOLE = 100_000
"""More entries than a release can have."""
_CASE_HEADINGS = (
    "number",
    "process",
    "case",
    "state",
    "signatures",
    "returns",
    "lapses",
    "settled",
)


def tour(session: Session) -> int:
    """Build a sample office, walk the processes, write documents, take screenshots."""
    folder: Path = session.asked.output
    with _unwritable(folder):
        folder.mkdir(parents=True, exist_ok=True)
    sample = _sample(session, folder)
    made = [sample, *_figures(session, sample, folder)]
    with tempfile.TemporaryDirectory(prefix=".tour-", dir=folder) as draft:
        telling = Path(draft, "telling.db")
        walk = _walks(session, sample, folder, telling)
        made += walk.made
        try:
            made += _screenshots(session, sample, folder / SCREENSHOTS, walk.plan(telling))
        finally:
            # Without pictures there still are documents to look at.
            print(session.words.say("tour_done"))
            for path in made:
                print(f"  {path}")
    return 0


@dataclass
class _Walk:
    """What the walks left: files, and the moment at which the cases are to be seen."""

    made: list[Path] = field(default_factory=list)
    at: datetime | None = None
    shown: tuple["Walked", ...] = ()

    def plan(self, telling: Path) -> Path:
        """Write down for the pictures what is to be seen and when; returns where."""
        cases = [
            {
                "process": walked.code,
                "kind": walked.case.kind.value,
                "number": walked.number,
                "release_id": walked.release_id,
                "place": walked.case.place,
            }
            for walked in self.shown
        ]
        assert self.at is not None
        content = {"at": self.at.isoformat(), "cases": cases}
        file = telling.with_suffix(".json")
        file.write_text(json.dumps(content), encoding="utf-8")
        return file


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


def _walks(session: Session, sample: Path, folder: Path, telling: Path) -> _Walk:
    """Walk all cases in a copy, whose clock runs ahead of the present.

    `telling` becomes the database as it is when each case shows what it is about.
    """
    from relapp.bootstrap import open_core
    from relapp.clock import FixedClock
    from relapp.sample.cases import CaseKind, walk_cases
    from relapp.store.copies import copy_aside

    words, walk = session.words, _Walk()
    with _unwritable(folder):
        copy = _put(Path(shutil.copy(sample, folder / f".{WALKED}")), folder / WALKED)
    walk.made.append(copy)
    clock = FixedClock(datetime.now(UTC))
    session.adopt(open_core(str(copy), clock=clock))

    def show(walked: Sequence["Walked"]) -> None:
        walk.at, walk.shown = clock.now(), tuple(walked)
        copy_aside(copy, "telling").replace(telling)

    for walked in walk_cases(session.core, clock, show):
        definition = session.core.releases.view(walked.release_id).definition
        process, number = definition.name, walked.number
        print(words.say("tour_walk", process=process, number=number), flush=True)
        if walked.case.kind is CaseKind.NORMAL:
            target = folder / f"plan-{definition.code}-{number}.docx"
            plan = session.core.documents.release_plan
            plan(session.actor(), walked.release_id, target, words.language)
            walk.made.append(target)
    _tell_cases(session, walk.shown)
    session.close()
    return walk


def _tell_cases(session: Session, walked: Sequence["Walked"]) -> None:
    """Print what the journal of the walked database says of each case, and prove it."""
    from relapp.sample.case_record import record_of
    from relapp.wording.cli import CASES, COLUMNS

    core, words, rows = session.core, session.words, []
    for each in walked:
        release = core.releases.view(each.release_id).facts.release
        found = record_of(core.history.of_release(each.release_id, _WHOLE))
        rows.append(
            (
                each.number,
                each.code.upper(),
                words.of(CASES[each.case.kind.value]),
                words.of(terms.STATUS[release.status]),
                str(found.signatures),
                str(found.returns),
                str(found.lapses),
                f"{found.settled} / {found.follow_ups}",
            )
        )
    words.print_table([words.of(COLUMNS[key]) for key in _CASE_HEADINGS], rows)
    proof = core.history.verify()
    if not proof.sound:
        raise StoreUnavailable("cli.unproven", count=len(proof.breaks))
    print(words.say("sound", chains=proof.chains, entries=proof.entries), flush=True)


def _put(made: Path, target: Path) -> Path:
    """Move a database to its place, without what is left of one that was there before."""
    with _unwritable(target.parent):
        for rest in ("-wal", "-shm"):
            target.with_name(target.name + rest).unlink(missing_ok=True)
        return made.replace(target)


def _screenshots(session: Session, database: Path, folder: Path, plan: Path) -> list[Path]:
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
    telling, office = plan.with_suffix(".db"), database.resolve()
    rounds = (
        (office, ()),
        (telling, ("--plan", str(plan.resolve()))),
        (office, ("--short", "en")),
    )
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        taken = [
            pool.submit(_round, words.language, database, folder, login, *more)
            for database, more in rounds
        ]
        for each in taken:
            each.result()
    return sorted(folder.glob("*.png"))


def _round(language: str, database: Path, folder: Path, login: str, *more: str) -> None:
    places = (str(database.resolve()), str(folder.resolve()))
    command = [sys.executable, "-m", "ui.tour", *places, login, *more]
    # Where the package lies, in case it is not installed but run from a checkout.
    root = str(Path(__file__).resolve().parents[2])
    paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH", ""))))
    surroundings = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": paths,
        "RELAPP_LANGUAGE": language,
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


def _office_login(session: Session) -> str:
    """Return who sits at the window: somebody of the office, on whose board most is going on."""
    for person in session.core.people.all():
        if person.active and not person.roles.isdisjoint(OFFICE_ROLES):
            return person.login
    return session.reader().login


@contextmanager
def _unwritable(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise InvalidInput("cli.folder", path=str(folder), why=error.strerror) from error
