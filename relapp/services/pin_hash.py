"""Hashes personal PINs with Argon2id; slow on purpose, so never call it on the GUI thread."""

from functools import cached_property
from typing import TYPE_CHECKING

from relapp.domain.pin import normalised

if TYPE_CHECKING:
    from argon2 import PasswordHasher


class PinHasher:
    """The library's own parameters, unless a test asks for cheaper ones."""

    def __init__(self, cost: tuple[int, int, int] | None = None) -> None:
        """Load nothing yet: the library is read when the first PIN is.

        Args:
            cost: rounds, memory in KiB and threads.
        """
        self._cost = cost

    def hash(self, secret: str) -> str:
        """Return the hash to keep, parameters and salt within."""
        return self._library.hash(_bytes(secret))

    def verify(self, kept: str, secret: str) -> bool:
        """Tell whether a PIN is the one that was hashed; a damaged hash fits none."""
        from argon2.exceptions import InvalidHashError, VerificationError

        try:
            return self._library.verify(kept, _bytes(secret))
        except (VerificationError, InvalidHashError):
            return False

    def outdated(self, kept: str) -> bool:
        """Tell whether a hash was made with other parameters than today's."""
        return self._library.check_needs_rehash(kept)

    @cached_property
    def _library(self) -> "PasswordHasher":
        from argon2 import PasswordHasher

        return PasswordHasher(*self._cost) if self._cost is not None else PasswordHasher()


def _bytes(secret: str) -> bytes:
    # Half a character can be typed; it is as wrong as any other.
    return normalised(secret).encode("utf-8", "surrogatepass")
