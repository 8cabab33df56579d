"""A letter as content: to whom, about what, in paragraphs, facts and lists."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_LONGEST_LINE: Final = 400
_LONGEST_ADDRESS: Final = 254
_ADDRESS: Final = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*"
)


class LetterKind(StrEnum):
    """What a letter is for."""

    REMINDER = "reminder"
    NOTICE = "notice"
    RESULT = "result"
    INVITATION = "invitation"


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Somebody with an address that can be written to."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Head:
    """A line over what follows."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A few sentences."""

    text: str


@dataclass(frozen=True, slots=True)
class FactList:
    """Names and values, one a line."""

    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Points:
    """A list of lines."""

    lines: tuple[str, ...]


Part = Head | Paragraph | FactList | Points


@dataclass(frozen=True, slots=True)
class About:
    """One release that a letter is about, and whom it concerns there."""

    release_id: int
    number: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Appointment:
    """An entry of a calendar that goes with a letter, as an iCalendar file.

    Attributes:
        method: what the calendar is to do with it: `REQUEST` or `PUBLISH`.
    """

    name: str
    content: bytes
    method: str


@dataclass(frozen=True, slots=True)
class Letter:
    """What is written to whom.

    Attributes:
        name: what the letter is called, in the language it is written in.
        english: the same in English, for the journal.
        without: names of those meant who have no address that can be written to.
        meeting_id: the meeting that it invites to, 0 for none.
    """

    kind: LetterKind
    name: str
    english: str
    subject: str
    parts: tuple[Part, ...]
    to: tuple[Mailbox, ...]
    without: tuple[str, ...]
    about: tuple[About, ...]
    meeting_id: int = 0
    appointment: Appointment | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Everybody meant, with and without an address."""
        return (*(box.name for box in self.to), *self.without)


def usable(address: str) -> bool:
    """Tell whether an address can be written to: one plain address and nothing else."""
    return len(address) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(address) is not None


def one_line(text: str) -> str:
    """Return a text on one line: whatever could end a line or hide in it becomes a blank."""
    plain = "".join(
        " " if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp") else sign
        for sign in text
    )
    return " ".join(plain.split())[:_LONGEST_LINE]
