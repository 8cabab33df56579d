"""Keeps passwords in the key store of the system: Windows, macOS, or the Linux desktop's.

Where the system has none, or only one that writes passwords readable into a file, nothing is kept
and nothing is offered. `keyring` is imported by the first question and not before: it takes long,
and talks to other programs. Ask from a worker.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import Final, Protocol

from relapp.errors import StoreUnavailable

DATABASE: Final = "relapp database"
MAIL: Final = "relapp mail"
_RECOMMENDED: Final = 1
"""From this priority on keyring itself recommends a backend; files and the void are below."""
_WEAK: Final = ("plaintext", "null", "fail")


class Backend(Protocol):
    """What is used of a backend of keyring."""

    def get_password(self, service: str, username: str) -> str | None: ...  # noqa: D102
    def set_password(self, service: str, username: str, password: str) -> None: ...  # noqa: D102
    def delete_password(self, service: str, username: str) -> None: ...  # noqa: D102


class KeyStore:
    """A keeper for `relapp.address.Passwords`; one service apart from the other."""

    def __init__(
        self, service: str = DATABASE, find: Callable[[], Backend | None] | None = None
    ) -> None:
        """Take the name under which passwords lie, and what finds the backend."""
        self._service = service
        self._find = find or system_backend
        self._found: Backend | None = None
        self._looked = False

    @property
    def available(self) -> bool:
        """Whether the system keeps passwords safely; the first question may take a while."""
        return self._backend() is not None

    def read(self, address: str) -> str:
        """Return the password kept for an address, empty if there is none or it stays locked."""
        backend = self._backend()
        if backend is None:
            return ""
        # Each system raises what it likes when somebody does not unlock it.
        with suppress(Exception):
            return backend.get_password(self._service, address) or ""
        return ""

    def write(self, address: str, password: str) -> None:
        """Keep a password.

        Raises:
            StoreUnavailable: the system has no key store or did not take it.
        """
        backend = self._backend()
        if backend is None:
            raise StoreUnavailable("keys.none")
        try:
            backend.set_password(self._service, address, password)
        except Exception as error:
            # The text of the error is not ours and might repeat what it was given.
            raise StoreUnavailable("keys.refused", why=type(error).__name__) from None

    def forget(self, address: str) -> None:
        """Remove the password of an address; none is no reason to complain."""
        backend = self._backend()
        if backend is not None:
            with suppress(Exception):
                backend.delete_password(self._service, address)

    def _backend(self) -> Backend | None:
        if not self._looked:
            with suppress(Exception):
                self._found = self._find()
            self._looked = True
        return self._found


def system_backend() -> Backend | None:
    """Return the backend that keyring chose, None where it keeps nothing or nothing safely."""
    import keyring

    chosen = keyring.get_keyring()
    # A chain writes into whichever of its members comes first.
    members = list(getattr(chosen, "backends", None) or [chosen])
    return next((member for member in members if is_safe(member)), None)


def is_safe(backend: object) -> bool:
    """Tell whether a backend keeps passwords, and not for everybody to read."""
    kind = type(backend)
    name = f"{kind.__module__}.{kind.__qualname__}".casefold()
    try:
        priority = float(getattr(backend, "priority", 0))
    except Exception:
        # Priorities are computed, and raise where a backend does not work.
        return False
    return priority >= _RECOMMENDED and not any(word in name for word in _WEAK)
