"""Takes pictures of the window on a database: `python -m ui.tour DATABASE FOLDER LOGIN`.

`relapp tour` starts it as a program of its own, for the core never loads Qt.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QApplication

from relapp import config
from relapp.clock import Clock, FixedClock
from ui.kit import theme
from ui.kit.application import application
from ui.kit.toast import Toast
from ui.tour_stops import (
    CasePlan,
    Stop,
    case_stops,
    modal,
    office_stops,
    read_plan,
    short_stops,
)

if TYPE_CHECKING:
    from ui.app import Program

SIZE: Final = QSize(1440, 900)
THEMES: Final = ("light", "dark")
PATIENCE: Final = 60.0
"""Seconds in which a page must have read what it shows."""
_ROUNDS: Final = 20
_GLANCE: Final = 60
"""Milliseconds between two looks for a dialog that is to come up."""
_TRIES: Final = 200


class Unfinished(Exception):
    """A picture could not be taken."""


def take_screenshots(
    database: str, folder: Path, login: str, language: str = "", *, plan: Path | None = None
) -> list[Path]:
    """Open the window on a database and leave pictures of its pages in both themes.

    Args:
        database: file path or URL.
        folder: where the pictures go; it exists.
        login: who sits at the window.
        language: `zh` or `en`, empty for that of the system.
        plan: cases to be shown instead of the pages of the office.

    Raises:
        Unfinished: a page did not come up, or a picture could not be written.
    """
    cases = read_plan(plan) if plan is not None else None
    with _home(database, login):
        clock = FixedClock(cases.at) if cases is not None else None
        stops = partial(_cases, cases) if cases is not None else office_stops
        return _walk(database, language, stops, folder, clock=clock)


def take_short_round(database: str, folder: Path, login: str, language: str) -> list[Path]:
    """Leave pictures of board and release in another language, named after it.

    Raises:
        Unfinished: a page did not come up, or a picture could not be written.
    """
    with _home(database, login):
        return _walk(database, language, short_stops, folder, suffix=f"-{language}")


def _cases(plan: CasePlan, _program: Program) -> Iterator[Stop]:
    return case_stops(plan)


@contextmanager
def _home(database: str, login: str) -> Iterator[None]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        # The person's own settings are neither read nor written.
        os.environ["RELAPP_HOME"] = home
        os.environ["RELAPP_DB"] = database
        os.environ["RELAPP_USER"] = login
        # A copy of the office beside it is nothing that the tour was asked to leave.
        config.save(config.Settings(backup_daily=0, backup_weekly=0))
        yield


def _walk(
    database: str,
    language: str,
    stops: Callable[[Program], Iterator[Stop]],
    folder: Path,
    *,
    suffix: str = "",
    clock: Clock | None = None,
) -> list[Path]:
    from ui.app import Program, options

    app = application(sys.argv[:1])
    arguments = ["--db", database, "--theme", THEMES[0]]
    asked = options([*arguments, *(["--language", language] if language else [])])
    program = Program(app, asked, clock)
    raised: list[BaseException] = []
    program.tasks.crashed.connect(raised.append)
    try:
        program.window.resize(SIZE)
        program.start()
        # Pictures need not wait for the first paint, after which a person's window opens it.
        program.open()
        _settle(program)
        if program.window.session is None:
            raise Unfinished(f"{database} did not open")
        made = [
            _picture(program, stop, look, folder / f"{stop.name}-{look}{suffix}.png")
            for look in THEMES
            for stop in stops(program)
        ]
    finally:
        program.window.close()
        program.close()
    if raised:
        raise Unfinished(repr(raised[0]))
    return made


def _picture(program: Program, stop: Stop, look: str, target: Path) -> Path:
    window = program.window
    if theme.current().dark != (look == "dark"):
        program.set_theme(look)
    if not window.navigator.go(stop.address):
        raise Unfinished(stop.address)
    _settle(program)
    asked: list[bool] = []
    if stop.asks:
        QTimer.singleShot(_GLANCE, partial(_dialog, target, asked, _TRIES))
    if stop.before is not None:
        stop.before(program)
        _settle(program)
    for toast in window.findChildren(Toast):
        # A passing notice would cover what is to be seen.
        toast.dismiss()
    _settle(program)
    taken = asked == [True] if stop.asks else window.grab().save(str(target))
    if stop.after is not None:
        stop.after(program)
        _settle(program)
    if not taken:
        raise Unfinished(str(target))
    return target


def _dialog(target: Path, asked: list[bool], tries: int) -> None:
    """Take a picture of the dialog once it is up, and close it: it waits for an answer."""
    dialog = modal()
    if dialog is not None:
        asked.append(dialog.grab().save(str(target)))
        dialog.close()
    elif tries:
        QTimer.singleShot(_GLANCE, partial(_dialog, target, asked, tries - 1))


def _settle(program: Program) -> None:
    """Let the event loop run until nothing is read any more; an answer may ask for the next."""
    for _ in range(_ROUNDS):
        QApplication.processEvents()
        if not program.tasks.is_busy():
            break
        if not program.tasks.wait_idle(PATIENCE):
            raise Unfinished("still reading")
    QApplication.processEvents()


def main(arguments: Sequence[str]) -> int:
    """Take the pictures; returns 0, or 1 with the reason as the last line of stderr.

    After the three places may follow `--plan FILE`, or `--short LANGUAGE`.
    """
    (database, folder, login), more = arguments[:3], arguments[3:]
    language = os.environ.get("RELAPP_LANGUAGE", "")
    try:
        if more[:1] == ["--short"]:
            made = take_short_round(database, Path(folder), login, more[1])
        else:
            plan = Path(more[1]) if more[:1] == ["--plan"] else None
            made = take_screenshots(database, Path(folder), login, language, plan=plan)
    except Unfinished as error:
        print(error, file=sys.stderr)  # noqa: T201  the answer of a command
        return 1
    for path in made:
        print(path)  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
