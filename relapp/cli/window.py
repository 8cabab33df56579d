"""`relapp` without a command: opens the window."""

import importlib
import os
import sys

from relapp.cli.session import Session
from relapp.errors import StoreUnavailable


def open_window(session: Session) -> int:
    """Start the window on the chosen database; returns its exit code."""
    asked = session.asked
    if _lacks_screen():
        raise StoreUnavailable("cli.screen")
    if getattr(asked, "actor", ""):
        os.environ["RELAPP_USER"] = asked.actor
    arguments: list[str] = []
    for name in ("db", "language"):
        if getattr(asked, name, ""):
            arguments += [f"--{name}", getattr(asked, name)]
    try:
        # By name: the core must not know the window, and the command line not load Qt.
        start = importlib.import_module("ui.__main__").main
        code: int = start(arguments)
    except ImportError as error:
        raise StoreUnavailable("cli.window", why=str(error)) from error
    return code


def _lacks_screen() -> bool:
    """Tell whether Qt would end the program for want of a screen, with a page of its own words."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform == "linux" and not any(os.environ.get(name) for name in screens)
