"""Turns what database drivers raise into the few failures a person can act on."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from traceback import walk_tb

from sqlalchemy.exc import DatabaseError, DBAPIError, IntegrityError, InterfaceError

from relapp.address import without_password
from relapp.errors import NotPermitted, RuleViolation, StoreUnavailable

_READERS = (
    "relapp.store.queries.",
    "relapp.store.card_rows",
    "relapp.store.tables.",
    "sqlalchemy.engine.",
)
_GUARD = "RL"
"""Class of the refusals that triggers of ours raise."""
_RIGHTS = ("42501",)
"""Missing grants, and rows that row-level security keeps out; worded in the server's language."""
_NO_DATABASE = re.compile(r'FATAL: +database ".*" does not exist')
_SIGNS = (
    ("database is locked", "store.locked"),
    ("readonly database", "store.read_only"),
    ("read-only", "store.read_only"),
    ("disk is full", "store.disk_full"),
    ("disk full", "store.disk_full"),
    ("No space left", "store.disk_full"),
    ("unable to open database", "store.unreadable"),
    ("disk I/O error", "store.damaged"),
    ("malformed", "store.damaged"),
    ("Could not decode", "store.damaged"),
    ("not a database", "store.foreign"),
    ("certificate verify failed", "store.certificate"),
    ("does not match host name", "store.certificate"),
    ("root certificate file", "store.certificate"),
    ("does not support SSL", "store.no_tls"),
    ("no encryption", "store.no_tls"),
    ("password authentication failed", "store.login"),
    ("no password supplied", "store.login"),
    # While connecting, the driver hands on the words of the server only.
    ("too many connections", "store.full"),
    ("too many clients", "store.full"),
    ("connection slots", "store.full"),
    ("does not exist", "store.foreign"),
    ("permission denied", "store.rights"),
)

# What PostgreSQL says in letters and figures, in whatever language its messages are.
_STATES = {
    "25006": "store.standby",  # a server that only follows another one, as after a failover
    "25P03": "store.unreachable",  # idle in a transaction for too long
    "40001": "store.waited",  # somebody else's change came first
    "40P01": "store.waited",  # deadlock
    "53100": "store.disk_full",
    "53300": "store.full",
    "55P03": "store.waited",  # lock_timeout
    "57014": "store.slow",  # statement_timeout
    "57P01": "store.unreachable",  # shut down by its keeper
    "57P02": "store.unreachable",  # crashed
    "57P03": "store.unreachable",  # starting or stopping
}


@contextmanager
def translated(where: Callable[[], str]) -> Iterator[None]:
    """Raise StoreUnavailable for driver errors.

    A broken constraint is a RuleViolation, what the rules of the database refuse is NotPermitted
    (`guard.rl…`, one code for each SQLSTATE of `relapp/store/security/sql`).

    Args:
        where: names the database; asked only when something fails.
    """
    try:
        yield
    except IntegrityError as error:
        raise RuleViolation("store.constraint", where=where(), what=first_line(error)) from error
    except (DatabaseError, InterfaceError, sqlite3.Error) as error:
        state = _state(error)
        if state.startswith(_GUARD):
            raise NotPermitted(f"guard.{state.lower()}", what=first_line(error)) from error
        raise StoreUnavailable(code_of(error), where=where(), what=first_line(error)) from error


@contextmanager
def sensible(where: Callable[[], str]) -> Iterator[None]:
    """Raise StoreUnavailable for rows that no program of ours wrote and nothing can be made of.

    Only what failed within our queries or SQLAlchemy is about a row; anything else is a fault of
    the program and stays one.
    """
    try:
        yield
    except (ValueError, TypeError, LookupError, OverflowError, RecursionError) as error:
        if not _in_a_row(error):
            raise
        raise StoreUnavailable(
            "store.senseless", where=where(), what=type(error).__name__
        ) from error


def _in_a_row(error: Exception) -> bool:
    frames = walk_tb(error.__traceback__)
    return any(frame.f_globals.get("__name__", "").startswith(_READERS) for frame, _ in frames)


def code_of(error: Exception) -> str:
    """Return our code of what SQLAlchemy or a driver raised."""
    state = _state(error)
    if state in _STATES:
        return _STATES[state]
    message = _said(error)
    if _state(error) in _RIGHTS:
        return "store.rights"
    if _NO_DATABASE.search(message):
        return "store.no_database"
    for sign, code in _SIGNS:
        if sign.casefold() in message.casefold():
            return code
    lost = isinstance(error, DBAPIError) and error.connection_invalidated
    if lost or "connection" in message.casefold():
        return "store.unreachable"
    return "store.failed"


def first_line(error: Exception) -> str:
    """Return what the driver said in short, without any password."""
    return without_password(_said(error).strip().partition("\n")[0])


def _said(error: Exception) -> str:
    """Return the driver's own message; a transaction begins without SQLAlchemy around it."""
    return str(error.orig if isinstance(error, DBAPIError) else error)


def _state(error: Exception) -> str:
    """Return the SQLSTATE of a server's error, empty where it has none."""
    original = error.orig if isinstance(error, DBAPIError) else error
    return str(getattr(original, "sqlstate", None) or "")
