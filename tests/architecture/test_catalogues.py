"""The English catalogues hold every sentence of the window, translated, and nothing else."""

import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).resolve().parents[2]
CATALOGUES = ROOT / "resources" / "i18n"
# One catalogue for each package of the window; `ui_en.ts` serves the modules that start it.
PACKAGES = [ROOT / "ui", *sorted(path.parent for path in (ROOT / "ui").glob("*/__init__.py"))]

# Context, Chinese source and remark: what Qt looks a sentence up by.
Key = tuple[str, str, str]


def _messages(catalogue: Path) -> dict[Key, ET.Element]:
    return {
        (
            context.findtext("name", ""),
            message.findtext("source", ""),
            message.findtext("comment", ""),
        ): message
        for context in ET.parse(catalogue).getroot().iter("context")
        for message in context.iter("message")
    }


def _extracted(package: Path, folder: Path) -> set[Key]:
    spec = find_spec("PySide6")
    assert spec is not None
    assert spec.submodule_search_locations
    program = "lupdate.exe" if sys.platform == "win32" else "lupdate"
    found = folder / "found.ts"
    pattern = "*.py" if package.name == "ui" else "**/*.py"
    sources = sorted(package.glob(pattern))
    subprocess.run(
        [Path(spec.submodule_search_locations[0], program), "-silent", *sources, "-ts", found],
        check=True,
    )
    return set(_messages(found)) if found.exists() else set()


def _texts(message: ET.Element) -> list[str]:
    translation = message.find("translation")
    assert translation is not None
    forms = list(translation.iter("numerusform")) or [translation]
    return [form.text or "" for form in forms]


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_a_catalogue_holds_the_sentences_of_its_package(package: Path, tmp_path: Path) -> None:
    catalogue = CATALOGUES / f"{package.name}_en.ts"
    kept = set(_messages(catalogue)) if catalogue.exists() else set()
    assert kept == _extracted(package, tmp_path)


@pytest.mark.parametrize("catalogue", sorted(CATALOGUES.glob("*.ts")), ids=lambda path: path.name)
def test_every_sentence_is_translated_with_its_places(catalogue: Path) -> None:
    for key, message in _messages(catalogue).items():
        translation = message.find("translation")
        assert translation is not None
        assert translation.get("type") != "unfinished", key
        for text in _texts(message):
            assert text.strip(), key
            assert _places(text) == _places(key[1]), key


def _places(text: str) -> list[str]:
    # %n may be left out where the count is a word ("one release").
    return sorted(re.findall(r"%\d|\{[a-z_]*\}", text))
