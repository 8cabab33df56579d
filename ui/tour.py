"""Takes pictures of the window on a database: `python -m ui.tour DATABASE FOLDER LOGIN`.

`relapp tour` starts it as a program of its own, for the core never loads Qt.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from relapp.domain.board import CardFilter
from relapp.domain.vocabulary import BoardColumn
from ui.actions.catalogue import ActionId
from ui.kit import theme
from ui.kit.application import application

if TYPE_CHECKING:
    from ui.app import Program

SIZE: Final = QSize(1440, 900)
THEMES: Final = ("light", "dark")
PATIENCE: Final = 60.0
"""Seconds in which a page must have read what it shows."""
_ROUNDS: Final = 20
_MOST_CARDS: Final = 2_000


class Unfinished(Exception):
    """A picture could not be taken."""


@dataclass(frozen=True)
class Stop:
    """One picture: its name, where it is and what is done there before it is taken."""

    name: str
    address: str
    deed: Callable[[Program], object] | None = None


def take_screenshots(database: str, folder: Path, login: str, language: str = "") -> list[Path]:
    """Open the window on a database and leave pictures of its pages in both themes.

    Args:
        database: file path or URL.
        folder: where the pictures go; it exists.
        login: who sits at the window.
        language: `zh` or `en`, empty for that of the system.

    Raises:
        Unfinished: a page did not come up, or a picture could not be written.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        # The person's own settings are neither read nor written.
        os.environ["RELAPP_HOME"] = home
        os.environ["RELAPP_DB"] = database
        os.environ["RELAPP_USER"] = login
        return _walk(database, folder, language)


def _walk(database: str, folder: Path, language: str) -> list[Path]:
    from ui.app import Program, options

    app = application(sys.argv[:1])
    arguments = ["--db", database, "--theme", THEMES[0]]
    program = Program(app, options([*arguments, *(["--language", language] if language else [])]))
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
            _picture(program, stop, look, folder) for look in THEMES for stop in _stops(program)
        ]
    finally:
        program.window.close()
        program.close()
    if raised:
        raise Unfinished(repr(raised[0]))
    return made


def _stops(program: Program) -> Iterator[Stop]:
    yield Stop("board", "relapp://board")
    yield Stop("desk", "relapp://desk")
    number = _interesting(program)
    if number:
        yield Stop("release", f"relapp://release/{number}")
        yield Stop("checks", f"relapp://release/{number}/tab/checks")
        yield Stop("approval", f"relapp://release/{number}/tab/approval")
    yield Stop("meetings", "relapp://review/list")
    meeting = _held(program)
    if meeting:
        yield Stop("meeting", f"relapp://review/{meeting}")
    yield Stop("calendar", "relapp://calendar")
    yield Stop("kpi", "relapp://kpi")
    yield Stop("documents", "relapp://documents")
    yield Stop("applications", "relapp://apps")
    # Last: the board remembers that it was a table.
    yield Stop("table", "relapp://board", _toggle_table)


def _interesting(program: Program) -> str:
    """Return the number of a release that waits for approval, blocked ones before others."""
    core = program.core
    if core is None:
        return ""
    cards = [card for card in core.board.cards(CardFilter(limit=_MOST_CARDS)).cards if card.live]
    cards.sort(key=lambda c: (c.column is not BoardColumn.APPROVING, -c.blocking, c.number))
    return cards[0].number if cards else ""


def _held(program: Program) -> int:
    """Return the key of a meeting with decisions, the newest one; 0 where there is none."""
    core, session = program.core, program.window.session
    if core is None or session is None:
        return 0
    lines = core.meetings.all(session.context.me)
    return next((line.id for line in lines if line.decided), 0)


def _toggle_table(program: Program) -> None:
    program.window.run(ActionId.TOGGLE_TABLE)


def _picture(program: Program, stop: Stop, look: str, folder: Path) -> Path:
    window = program.window
    if theme.current().dark != (look == "dark"):
        program.set_theme(look)
    if not window.navigator.go(stop.address):
        raise Unfinished(stop.address)
    _settle(program)
    if stop.deed is not None:
        stop.deed(program)
        _settle(program)
    target = folder / f"{stop.name}-{look}.png"
    taken = window.grab().save(str(target))
    if stop.deed is not None:
        stop.deed(program)
        _settle(program)
    if not taken:
        raise Unfinished(str(target))
    return target


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
    """Take the pictures; returns 0, or 1 with the reason as the last line of stderr."""
    database, folder, login = arguments
    language = os.environ.get("RELAPP_LANGUAGE", "")
    try:
        made = take_screenshots(database, Path(folder), login, language)
    except Unfinished as error:
        print(error, file=sys.stderr)  # noqa: T201  the answer of a command
        return 1
    for path in made:
        print(path)  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
