"""The databases used on this machine: list, forget, hand on as a connection file."""

from pathlib import Path

from relapp import known_databases
from relapp.address import Passwords, is_server, without_password
from relapp.connection import server_of
from relapp.connection_file import written
from relapp.errors import ExportFailed, InvalidInput
from relapp.known_databases import KnownDatabase


class DatabaseBook:
    """What is remembered beside the databases themselves; everything here runs on a worker."""

    def __init__(self, passwords: Passwords) -> None:
        self._passwords = passwords

    def entries(self) -> tuple[KnownDatabase, ...]:
        """Return what was opened on this machine, last used first."""
        return known_databases.known()

    def can_keep(self) -> bool:
        """Tell whether the system has a key store, so that there is something to forget."""
        return self._passwords.can_keep

    def remove(self, address: str) -> None:
        """Forget a database and its password; the database itself is left alone.

        Raises:
            ExportFailed: the list could not be written.
        """
        self._passwords.forget(address)
        try:
            known_databases.remove(address)
        except OSError as error:
            raise _not_written(Path("databases.json"), error) from error

    def forget_password(self, address: str) -> None:
        """Remove the password of a database from the key store and from this run."""
        self._passwords.forget(address)

    def write_connection(self, address: str, path: Path) -> None:
        """Write a connection file for colleagues: no user, no password.

        Raises:
            ExportFailed: the file could not be written.
            InvalidInput: the address leads to no server.
        """
        try:
            path.write_text(written(server_of(address)), "utf-8")
        except ValueError as error:
            raise InvalidInput("store.url", what="?") from error
        except OSError as error:
            raise _not_written(path, error) from error


def same_place(one: str, other: str) -> bool:
    """Tell whether two addresses name one database, whatever else they say."""
    return without_password(one) == without_password(other)


def is_team(address: str) -> bool:
    """Tell whether an address leads to a server."""
    return is_server(address)


def _not_written(path: Path, error: OSError) -> ExportFailed:
    return ExportFailed("export.failed", path=str(path), reason=error.strerror or str(error))
