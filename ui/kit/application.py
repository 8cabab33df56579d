"""Makes the one QApplication, in the style that the themes are drawn for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QApplication

STYLE: Final = ("-style", "fusion")
"""Said on Qt's command line: `setStyle` hands the style back, for which PySide loads 11 enums."""


def application(arguments: Sequence[str]) -> QApplication:
    """Return the application of this process, made now if there is none.

    Args:
        arguments: the command line, the program's name first; Qt takes what it knows.
    """
    there = QApplication.instance()
    if isinstance(there, QApplication):
        return there
    return QApplication([*(arguments or ["relapp"]), *STYLE])
