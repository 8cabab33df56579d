"""Codes that a newer program may add to while an older one still reads the same database."""

from enum import StrEnum
from typing import Self


class OpenCode(StrEnum):
    """A closed list for what this program writes, an open one for what it reads.

    A code that is not known here keeps its spelling, so that hashes over it still hold, and is
    worded as something only a newer program can tell. Anything but text stays an error.
    """

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        stranger = str.__new__(cls, value)
        stranger._name_ = "UNKNOWN"
        stranger._value_ = value
        return stranger

    @property
    def known(self) -> bool:
        """Whether this program has the code in its own list."""
        return self.value in type(self)._value2member_map_
