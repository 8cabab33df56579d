"""Files stay small enough to be read in one go and are named for what they do."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(path for package in ("relapp", "ui") for path in (ROOT / package).rglob("*.py"))
# A revision is written once, from top to bottom, and never edited.
MIGRATIONS = ROOT / "relapp" / "store" / "migrations" / "versions"
LONGEST = 400
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"}


def test_no_source_file_is_longer_than_the_limit() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in SOURCES
        if MIGRATIONS not in path.parents
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = [path for path in SOURCES if SAYS_NOTHING & {path.stem, path.parent.name}]
    assert names == []
