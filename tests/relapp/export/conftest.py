"""LibreOffice as a second reader of what we write."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Convert = Callable[[Path, str], Path]

_FONTS = Path(__file__).with_name("fonts.conf")


def _need(program: str) -> str:
    found = shutil.which(program)
    if found:
        return found
    reason = f"{program} is not installed"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Return a function that converts a file by LibreOffice, in a profile of its own."""
    program = _need("soffice")
    profile = tmp_path_factory.mktemp("office")

    def run(source: Path, to: str) -> Path:
        subprocess.run(
            [
                program,
                f"-env:UserInstallation={profile.as_uri()}",
                "--headless",
                "--convert-to",
                to,
                "--outdir",
                str(source.parent),
                str(source),
            ],
            check=True,
            capture_output=True,
            timeout=110,
            env={**os.environ, "FONTCONFIG_FILE": str(_FONTS), "HOME": str(profile)},
        )
        return source.with_suffix("." + to.partition(":")[0])

    return run


@pytest.fixture(scope="session")
def pdf_pages(convert: Convert) -> Callable[[Path], list[str]]:
    """Return a function that gives the text of each page of a document."""
    program = _need("pdftotext")

    def run(source: Path) -> list[str]:
        pdf = convert(source, "pdf")
        text = subprocess.run(
            [program, "-layout", "-enc", "UTF-8", str(pdf), "-"],
            check=True,
            capture_output=True,
            timeout=60,
        ).stdout.decode()
        return text.split("\f")[:-1]

    return run
