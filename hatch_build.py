"""Compiles the catalogues of the window so that every built wheel carries them."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueBuildHook(BuildHookInterface[Any]):
    """Turns each `resources/i18n/*.ts` into the `.qm` that Qt loads."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before hatchling gathers the files of the wheel."""
        del version, build_data
        compiler = _lrelease()
        for catalogue in sorted(Path(self.root, "resources", "i18n").glob("*.ts")):
            compiled = catalogue.with_suffix(".qm")
            subprocess.run(
                [str(compiler), "-silent", str(catalogue), "-qm", str(compiled)], check=True
            )


def _lrelease() -> Path:
    # Found without importing PySide6: that would need Qt's system libraries for a window.
    spec = find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("PySide6-Essentials is needed to compile the catalogues")
    name = "lrelease.exe" if sys.platform == "win32" else "lrelease"
    return Path(next(iter(spec.submodule_search_locations)), name)
