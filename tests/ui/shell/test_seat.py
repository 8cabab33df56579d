"""Taking a seat: the PIN is asked for at the start and on changing, its reset is told once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from relapp.bootstrap import Core
from relapp.clock import FixedClock
from relapp.domain.person import Person
from relapp.domain.pin import Proof
from relapp.services.pin_hash import PinHasher
from tests.ui.an_office import NOW, core, furnished, me
from tests.ui.shell.seats import settle
from ui.actions.pin_dialog import PinDialog
from ui.app import Program, options
from ui.kit import i18n, messages, theme
from ui.shell.who_dialog import WhoDialog

__all__ = ["core", "furnished", "me"]

PIN = "4826"
Start = Callable[[], Program]


@pytest.fixture
def start(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, core: Core, me: Person
) -> Iterator[Start]:
    """Start the program on the office, whose keeper has a PIN."""
    monkeypatch.setenv("RELAPP_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("RELAPP_USER", me.login)
    monkeypatch.delenv("RELAPP_DB", raising=False)
    core.pins.hasher = PinHasher((1, 8, 1))
    core.pins.set(me, PIN)
    made: list[Program] = []

    def started() -> Program:
        arguments = ["--db", core.url, "--language", "zh", "--theme", "light"]
        program = Program(qapp, options(arguments), FixedClock(NOW))
        made.append(program)
        program.start()
        program.open()
        settle(program)
        return program

    yield started
    for program in made:
        program.window.close()
        program.close()
    i18n.install(qapp, "zh")
    theme.apply(qapp, "light")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Whose PIN was asked for; the keeper's is given unless a test says otherwise."""
    names: list[str] = []

    def ask(*given: object) -> Proof | None:
        person = given[3]
        assert isinstance(person, Person)
        names.append(person.name)
        return Proof(person.id, "given")

    monkeypatch.setattr(PinDialog, "ask_proof", ask)
    return names


def seated(program: Program) -> Person | None:
    session = program.window.session
    return session.context.me if session is not None else None


def test_the_start_asks_for_the_pin(start: Start, asked: list[str], me: Person) -> None:
    program = start()
    assert asked == [me.name]
    assert seated(program) == me


def test_who_cannot_give_it_chooses_another_name(
    start: Start, core: Core, me: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = next(p for p in core.people.all() if p.active and p.id != me.id)
    listed: list[object] = []

    def choose(*given: object) -> Person:
        listed.append(given[1])
        return other

    monkeypatch.setattr(PinDialog, "ask_proof", lambda *_: None)
    monkeypatch.setattr(WhoDialog, "ask", choose)
    program = start()
    assert seated(program) == other
    assert listed == [me.id]


def test_who_gives_up_sees_nothing(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PinDialog, "ask_proof", lambda *_: None)
    monkeypatch.setattr(WhoDialog, "ask", lambda *_: None)
    program = start()
    assert seated(program) is None
    assert not program.window.isVisible()


def test_changing_to_somebody_with_a_pin_asks_and_giving_up_keeps_the_seat(
    start: Start, core: Core, me: Person, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start()
    other = next(p for p in core.people.all() if p.active and p.id != me.id)
    core.pins.set(other, "9135")
    answers: list[Person | None] = [other, None]
    monkeypatch.setattr(WhoDialog, "ask", lambda *_: answers.pop(0))
    monkeypatch.setattr(PinDialog, "ask_proof", lambda *_: None)
    program.window.person_wanted.emit()
    settle(program)
    assert seated(program) == me
    assert answers == []
    assert asked == [me.name]


def test_a_reset_is_told_at_the_next_start_and_only_then(
    start: Start, core: Core, me: Person, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    core.pins.reset(me, me.id)
    told: list[str] = []
    monkeypatch.setattr(messages, "inform", lambda _parent, _title, said: told.append(said))
    assert seated(start()) == me
    (said,) = told
    assert said.startswith(f"{me.name} 于 2026-09-16 09:12 重置了你的 PIN，现在签署不要 PIN。")
    assert seated(start()) == me
    assert len(told) == 1
    assert asked == []
