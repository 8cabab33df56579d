"""Where the tour stops: the pages of an office, and those that show what became of its cases."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication, QWidget

from relapp.domain.board import CardFilter
from relapp.domain.vocabulary import BoardColumn, ReleaseMode
from ui.actions.catalogue import ActionId

if TYPE_CHECKING:
    from ui.app import Program

_MOST_CARDS: Final = 2_000


@dataclass(frozen=True)
class Stop:
    """One picture.

    Attributes:
        name: of its file, without look and language.
        address: where it is.
        before: what is done there before the picture is taken.
        after: what is done to leave it as it was.
        asks: whether a dialog comes up by itself then, which is what is shown.
    """

    name: str
    address: str
    before: Callable[[Program], object] | None = None
    after: Callable[[Program], object] | None = None
    asks: bool = False


@dataclass(frozen=True)
class CaseStop:
    """A case whose release stands where the case is told."""

    process: str
    kind: str
    number: str
    release_id: int
    place: str


@dataclass(frozen=True)
class CasePlan:
    """The cases in one database and the moment at which they are to be seen."""

    at: datetime
    cases: tuple[CaseStop, ...]


def read_plan(file: Path) -> CasePlan:
    """Return a plan that `relapp tour` has written."""
    found = json.loads(file.read_text(encoding="utf-8"))
    cases = tuple(CaseStop(**case) for case in found["cases"])
    return CasePlan(datetime.fromisoformat(found["at"]), cases)


def office_stops(program: Program) -> Iterator[Stop]:
    """Yield all pages of an office."""
    yield Stop("board", "relapp://board")
    yield Stop("desk", "relapp://desk")
    yield from release_stops(program)
    yield Stop("meetings", "relapp://review/list")
    meeting = _held(program)
    if meeting:
        yield Stop("meeting", f"relapp://review/{meeting}")
    yield Stop("calendar", "relapp://calendar")
    yield Stop("kpi", "relapp://kpi")
    yield Stop("documents", "relapp://documents")
    yield Stop("applications", "relapp://apps")
    # Last: the board remembers that it was a table.
    yield Stop("table", "relapp://board", _toggle_table, _toggle_table)


def short_stops(program: Program) -> Iterator[Stop]:
    """Yield the pages that are shown in a second language, too."""
    yield Stop("board", "relapp://board")
    yield from release_stops(program)


def release_stops(program: Program) -> Iterator[Stop]:
    """Yield the pages of a release that waits for approval."""
    number = _interesting(program)
    if number:
        yield Stop("release", f"relapp://release/{number}/tab/overview")
        yield Stop("checks", f"relapp://release/{number}/tab/checks")
        yield Stop("approval", f"relapp://release/{number}/tab/approval")


def case_stops(plan: CasePlan) -> Iterator[Stop]:
    """Yield what shows each case."""
    for case in plan.cases:
        name, release = f"case-{case.process}-{case.kind}", f"relapp://release/{case.number}"
        if case.kind == "returned":
            yield Stop(name, f"{release}/tab/overview")
            yield Stop(f"{name}-approval", f"{release}/{case.place}")
        elif case.kind == "emergency":
            yield Stop(name, f"{release}/{case.place}")
            show = partial(_narrow_to_emergencies, case.release_id)
            yield Stop(f"{name}-board", "relapp://board", show, _widen)
        elif case.kind == "lapsed":
            yield Stop(name, f"{release}/{case.place}")
            yield Stop(f"{name}-changes", f"{release}/{case.place}", _ask_what_changed, asks=True)


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


def _narrow_to_emergencies(release_id: int, program: Program) -> None:
    from ui.board.filter_state import BoardFilter
    from ui.board.pane import BoardPane

    board = program.window.findChild(BoardPane)
    if board is None:
        return
    board.set_filter(BoardFilter(modes=frozenset({ReleaseMode.EMERGENCY})))
    while program.tasks.is_busy() and program.tasks.wait_idle():
        QApplication.processEvents()
    board.show_release(release_id)


def _widen(program: Program) -> None:
    from ui.board.filter_state import BoardFilter
    from ui.board.pane import BoardPane

    board = program.window.findChild(BoardPane)
    if board is not None:
        board.set_filter(BoardFilter())


def _ask_what_changed(program: Program) -> None:
    from ui.kit.buttons import LinkButton

    for link in program.window.findChildren(LinkButton, "decision.changes"):
        if link.isVisible():
            link.click()
            return


def modal() -> QWidget | None:
    """Return the dialog that waits for an answer, None where there is none."""
    return QApplication.activeModalWidget()
