"""The direction of imports, and what starting must not load."""

import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parents[2]

# Each costs a start from a tenth to a third of a second.
HEAVY = [
    "argon2",
    "alembic",
    "chinese_calendar",
    "docx",
    "docxtpl",
    "icalendar",
    "jinja2",
    "openpyxl",
    "psycopg",
    "sqlalchemy.orm",
]

WITHOUT_QT = """
import sys
for name in ("PySide6", "shiboken6"):
    sys.modules[name] = None  # an import of it now fails
import relapp.bootstrap
print(*sys.modules)
"""


def test_contracts_of_the_layers_hold(capsys: pytest.CaptureFixture[str]) -> None:
    failed = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert failed == 0, capsys.readouterr().out


def test_the_core_starts_without_qt_and_without_heavy_libraries() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_QT], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    assert not set(HEAVY) & set(done.stdout.split())
