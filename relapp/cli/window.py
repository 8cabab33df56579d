"""`relapp` without a command: opens the window."""

import importlib
import os

from relapp.cli.session import Session
from relapp.errors import StoreUnavailable


def open_window(session: Session) -> int:
    """Start the window on the chosen database; returns its exit code."""
    given = getattr(session.asked, "db", "")
    if given:
        os.environ["RELAPP_DB"] = given
    if getattr(session.asked, "language", ""):
        os.environ["RELAPP_LANGUAGE"] = session.asked.language
    if getattr(session.asked, "actor", ""):
        os.environ["RELAPP_USER"] = session.asked.actor
    try:
        # By name: the core must not know the window, and the command line not load Qt.
        start = importlib.import_module("ui.__main__").main
    except ImportError as error:
        raise StoreUnavailable("cli.window", why=str(error)) from error
    code: int = start() or 0
    return code
