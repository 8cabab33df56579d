"""Log-ins of people on a server, through functions of its owner; nothing on a file."""

from typing import Any

from sqlalchemy import Connection, text

from relapp.domain.login import Login

_GUARDED = text("SELECT to_regprocedure('relapp_guard.me()') IS NOT NULL")
_ME = text("SELECT relapp_guard.me()")
_ALL = text("SELECT person_id, role, enabled FROM relapp_guard.logins() ORDER BY person_id")
_SET = text("SELECT relapp_guard.set_login(:person, :verifier)")
_OPEN = text("SELECT relapp_guard.open_login(:person, :open)")
_END = text("SELECT relapp_guard.end_sessions(:person)")


def guarded(connection: Connection) -> bool:
    """Tell whether the database knows people by their log-ins."""
    return connection.dialect.name != "sqlite" and bool(connection.execute(_GUARDED).scalar())


def session_person(connection: Connection) -> int | None:
    """Return the key of whoever is logged in, None for an owner and on a file."""
    return connection.execute(_ME).scalar() if guarded(connection) else None


def logins(connection: Connection) -> tuple[Login, ...]:
    """Return the log-ins that the session may see."""
    if not guarded(connection):
        return ()
    return tuple(Login(*row) for row in connection.execute(_ALL))


def set_login(connection: Connection, person_id: int, password: str) -> str:
    """Give a person a log-in or a new password; returns the user name.

    The password is turned into its SCRAM verifier here, by the client library, so that it
    reaches neither the wire nor a log of the server.
    """
    driver: Any = connection.connection.driver_connection
    verifier = driver.pgconn.encrypt_password(password.encode(), b"relapp", b"scram-sha-256")
    parameters = {"person": person_id, "verifier": verifier.decode()}
    return str(connection.execute(_SET, parameters).scalar_one())


def open_login(connection: Connection, person_id: int, *, enabled: bool) -> str:
    """Let a log-in in, or no more; returns the user name."""
    parameters = {"person": person_id, "open": enabled}
    return str(connection.execute(_OPEN, parameters).scalar_one())


def end_sessions(connection: Connection, person_id: int) -> int:
    """End the sessions of a closed log-in; returns how many."""
    return int(connection.execute(_END, {"person": person_id}).scalar_one())
