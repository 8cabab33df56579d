"""Windows on the furnished office, one for each person who sits down."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from relapp.bootstrap import Core
from relapp.clock import FixedClock
from relapp.domain.person import Person
from tests.ui.an_office import NOW
from ui.app import Program, options
from ui.kit import i18n, theme

Sit = Callable[[Person], Program]


@pytest.fixture
def sit(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, core: Core
) -> Iterator[Sit]:
    """Open a window on the same file for somebody."""
    monkeypatch.setenv("RELAPP_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("RELAPP_DB", raising=False)
    made: list[Program] = []

    def seated(person: Person) -> Program:
        monkeypatch.setenv("RELAPP_USER", person.login)
        arguments = ["--db", core.url, "--language", "zh", "--theme", "light"]
        program = Program(qapp, options(arguments), FixedClock(NOW))
        made.append(program)
        program.start()
        program.open()
        settle(program)
        session = program.window.session
        assert session is not None
        assert session.context.me == person
        return program

    yield seated
    for program in made:
        program.window.close()
        program.close()
    i18n.install(qapp, "zh")
    theme.apply(qapp, "light")


def settle(program: Program) -> None:
    """Wait until the worker is idle; the feed never sleeps."""
    assert any(program.tasks.wait_idle(20) for _ in range(20))
