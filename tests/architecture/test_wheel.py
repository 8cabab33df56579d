"""What `pip install .` installs is complete."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TAKEN = ["relapp", "ui", "resources", "doc_templates"]
FILES = ["pyproject.toml", "README.md", "hatch_build.py"]

FOUND = """
from relapp.paths import resources_dir, templates_dir
print(resources_dir())
print(templates_dir())
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the contents of the wheel, built from sources without compiled files."""
    source, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("installed")
    for name in TAKEN:
        compiled = shutil.ignore_patterns("*.qm", "__pycache__")
        shutil.copytree(ROOT / name, source / name, ignore=compiled)
    for name in FILES:
        shutil.copy(ROOT / name, source)
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel"],
        cwd=source,
        check=True,
        capture_output=True,
    )
    (wheel,) = (source / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def test_the_wheel_carries_all_data_and_compiled_catalogues(installed: Path) -> None:
    data = installed / "relapp" / "_data"
    for folder in ("resources", "doc_templates"):
        expected = {
            path.relative_to(ROOT)
            for path in (ROOT / folder).rglob("*")
            if path.is_file() and path.suffix not in {".qm", ".pyc"}
        }
        assert expected <= {path.relative_to(data) for path in data.rglob("*")}
    catalogues = {path.stem for path in (ROOT / "resources" / "i18n").glob("*.ts")}
    assert {path.stem for path in (data / "resources" / "i18n").glob("*.qm")} == catalogues


def test_the_wheel_carries_the_migrations(installed: Path) -> None:
    migrations = Path("relapp", "store", "migrations")
    revisions = {path.name for path in (ROOT / migrations / "versions").glob("*.py")}
    assert revisions
    assert revisions <= {path.name for path in (installed / migrations / "versions").iterdir()}
    assert (installed / migrations / "env.py").is_file()


def test_the_installed_package_finds_its_data(installed: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FOUND],
        cwd=tmp_path,
        env={"PYTHONPATH": str(installed), "SYSTEMROOT": "C:\\Windows"},
        check=True,
        capture_output=True,
        text=True,
    )
    data = installed / "relapp" / "_data"
    assert done.stdout.split() == [str(data / "resources"), str(data / "doc_templates")]
