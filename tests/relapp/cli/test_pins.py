"""Commands that act for somebody with a PIN ask for it on the terminal, or refuse without one."""

import getpass
import io
from pathlib import Path

import pytest

from relapp.bootstrap import open_core
from relapp.services import pin_hash
from tests.relapp.cli.conftest import Run

PIN = "4826"
COMMAND = ("spot-checks", "--as", "office")


class Terminal(io.StringIO):
    """Stands for a keyboard that somebody sits at."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def guarded(database: Path) -> Path:
    """An office whose release office has a PIN."""
    core = open_core(str(database))
    core.pins.hasher = pin_hash.PinHasher((1, 8, 1))
    office = core.people.by_login("office")
    assert office is not None
    core.pins.set(office, PIN)
    core.close()
    return database


def at_terminal(monkeypatch: pytest.MonkeyPatch, typed: str) -> list[str]:
    prompts: list[str] = []

    def ask(prompt: str, _stream: object) -> str:
        prompts.append(prompt)
        return typed

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr(getpass, "getpass", ask)
    return prompts


def test_the_pin_is_asked_for_on_the_terminal(
    run: Run, guarded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert guarded.exists()
    prompts = at_terminal(monkeypatch, PIN)
    assert run(*COMMAND).code == 0
    assert prompts == ["许薇 的 PIN："]


def test_a_wrong_one_is_refused(run: Run, guarded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert guarded.exists()
    at_terminal(monkeypatch, "1111")
    said = run(*COMMAND)
    assert (said.code, said.err.strip()) == (1, "PIN 不对，请再输一次")


def test_without_a_terminal_it_is_refused(
    run: Run, guarded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert guarded.exists()
    monkeypatch.setattr("sys.stdin", io.StringIO(PIN))
    said = run(*COMMAND)
    assert said.code == 1
    assert said.err.strip() == (
        "许薇 设了 PIN，没有终端可以输入，没有完成。请在终端里运行，或用 --as 换人"
    )


def test_reading_and_people_without_a_pin_are_not_asked(
    run: Run, guarded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert guarded.exists()
    monkeypatch.setattr("sys.stdin", io.StringIO())
    for command in (("desk", "--as", "office"), ("list", "--mine", "--as", "office")):
        assert run(*command).code == 0
    assert run("meetings", "--as", "manager").code == 0


def test_no_output_shows_the_hash(run: Run, guarded: Path) -> None:
    assert guarded.exists()
    for command in (("list", "--json"), ("desk", "--as", "office", "--json"), ("verify", "--json")):
        said = run(*command)
        assert "argon2" not in said.out + said.err
