"""Where the kit finds its icons, themes and catalogues."""

from functools import cache
from pathlib import Path

from relapp.paths import resources_dir


@cache
def resource(*parts: str) -> Path:
    """Return the path of one file or folder below `resources/`."""
    return resources_dir().joinpath(*parts)
