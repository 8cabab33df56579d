"""Turns what database drivers raise into the few failures a person can act on."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError, DBAPIError, IntegrityError, InterfaceError

from relapp.address import without_password
from relapp.errors import RuleViolation, StoreUnavailable

_SIGNS = (
    ("database is locked", "store.locked"),
    ("lock timeout", "store.locked"),
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
    ("does not exist", "store.foreign"),
    ("permission denied", "store.rights"),
)


@contextmanager
def translated(where: Callable[[], str]) -> Iterator[None]:
    """Raise StoreUnavailable (or RuleViolation for a broken constraint) for driver errors.

    Args:
        where: names the database; asked only when something fails.
    """
    try:
        yield
    except IntegrityError as error:
        raise RuleViolation("store.constraint", where=where(), what=_first_line(error)) from error
    except (DatabaseError, InterfaceError, sqlite3.Error) as error:
        raise StoreUnavailable(_code(error), where=where(), what=_first_line(error)) from error


def _code(error: Exception) -> str:
    message = _said(error)
    for sign, code in _SIGNS:
        if sign.casefold() in message.casefold():
            return code
    lost = isinstance(error, DBAPIError) and error.connection_invalidated
    if lost or "connection" in message.casefold():
        return "store.unreachable"
    return "store.failed"


def _first_line(error: Exception) -> str:
    return without_password(_said(error).strip().partition("\n")[0])


def _said(error: Exception) -> str:
    """Return the driver's own message; a transaction begins without SQLAlchemy around it."""
    return str(error.orig if isinstance(error, DBAPIError) else error)
