"""A command line in a home of its own."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from relapp.__main__ import main

Run = Callable[..., "Answer"]


@dataclass(frozen=True)
class Answer:
    """What a run said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401  whatever was printed
        """The JSON on stdout."""
        return json.loads(self.out)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for settings, data and log, so that nobody's own are touched."""
    folder = tmp_path / "home"
    for name in ("RELAPP_DB", "RELAPP_USER", "RELAPP_LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("RELAPP_HOME", str(folder))
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line and return what it said."""

    def relapp(*arguments: object) -> Answer:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return relapp


@pytest.fixture
def database(furnished_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with the small office, which the command line finds by itself."""
    path = Path(shutil.copyfile(furnished_file, tmp_path / "office.db"))
    monkeypatch.setenv("RELAPP_DB", str(path))
    return path
