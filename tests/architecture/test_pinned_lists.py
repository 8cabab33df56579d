"""The pinned lists fit what the project says it needs, and can be used from any index."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LISTS = {
    "runtime.txt": PROJECT["dependencies"],
    "dev.txt": PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"],
}


def _text(name: str) -> str:
    return (ROOT / "requirements" / name).read_text(encoding="utf-8")


def _pins(name: str) -> dict[str, str]:
    found = re.findall(
        r"^([A-Za-z0-9._-]+)(?:\[[^\]]+\])?==([^ ;\\\n]+)", _text(name), re.MULTILINE
    )
    return {canonicalize_name(package): version for package, version in found}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_pins_everything_the_project_names(name: str) -> None:
    pins = _pins(name)
    for line in LISTS[name]:
        wanted = Requirement(line)
        assert wanted.specifier.contains(pins[canonicalize_name(wanted.name)]), line


@pytest.mark.parametrize("name", LISTS)
def test_a_list_names_no_address_and_a_hash_for_every_package(name: str) -> None:
    text = _text(name)
    assert not re.search(r"https?:|file:|--(extra-)?index-url|--find-links|--trusted-host", text)
    entries = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(entries) == len(_pins(name))
    assert all("--hash=sha256:" in entry for entry in entries)


def test_both_lists_agree_on_what_the_program_runs_with() -> None:
    assert _pins("runtime.txt").items() <= _pins("dev.txt").items()


@pytest.mark.parametrize("name", LISTS)
def test_a_package_wanted_with_extras_is_pinned_with_them(name: str) -> None:
    # pip before 23.3 looks for `psycopg[binary]` apart from `psycopg` and takes the newest.
    extras = {r.name: r.extras for r in map(Requirement, LISTS[name]) if r.extras}
    assert extras
    for package, wanted in extras.items():
        assert re.search(rf"^{package}\[{','.join(sorted(wanted))}\]==", _text(name), re.MULTILINE)


def test_qt_is_pinned_below_the_release_that_aborts_on_python_3_11() -> None:
    assert _pins("runtime.txt")["pyside6-essentials"] == "6.11.3"
