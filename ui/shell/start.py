"""What the program starts with: the command line, the settings, the ways to a database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from relapp.config import Settings
    from relapp.domain.text import Language
    from ui.first_run.actions import NewDatabase
    from ui.kit.window_state import WindowState
    from ui.shell.assembly import CoreServices


@dataclass(frozen=True)
class Start:
    """Given once, by `ui.app`; the two ways to a database are those of the composition root."""

    asked: argparse.Namespace
    settings: Settings
    state: WindowState
    language: Language
    """In force already, like the theme: the first cards were shown in it."""
    open_core: Callable[[str], CoreServices]
    create_core: Callable[[NewDatabase], CoreServices]
