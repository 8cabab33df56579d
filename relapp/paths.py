"""Where the program's own data files lie: in a checkout, an installed package or a frozen build."""

import sys
from functools import cache
from pathlib import Path


def resources_dir() -> Path:
    """Return the folder of icons, themes, catalogues and process definitions."""
    return _data_root() / "resources"


def templates_dir() -> Path:
    """Return the folder of the Word and Excel templates that come with the program."""
    return _data_root() / "doc_templates"


@cache
def _data_root() -> Path:
    if getattr(sys, "frozen", False):
        # PyInstaller unpacks data beside the program and names the folder here.
        return Path(str(getattr(sys, "_MEIPASS")))  # noqa: B009 - the attribute exists in frozen builds only
    package = Path(__file__).resolve().parent
    installed = package / "_data"
    return installed if installed.is_dir() else package.parent


def expanded(place: str) -> Path:
    """Return a path with `~` filled in; of somebody nobody knows, it is an ordinary name."""
    try:
        return Path(place).expanduser()
    except RuntimeError:
        return Path(place)
