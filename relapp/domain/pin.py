"""A personal PIN or password: what is accepted, how long wrong tries make wait, what proves it."""

import unicodedata
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from relapp.domain.refusal import Refusal

LEAST_DIGITS: Final = 4
LEAST_CHARACTERS: Final = 8
MOST_CHARACTERS: Final = 128
FREE_TRIES: Final = 3
"""So many wrong tries cost no waiting: people mistype."""
FIRST_WAIT: Final = timedelta(seconds=5)
LONGEST_WAIT: Final = timedelta(minutes=15)
"""Nobody is shut out for ever, and ten thousand PINs take more than three months."""
REMEMBERED_MINUTES: Final = (0, 5, 15)
"""What an office may choose; 0 asks for each signature."""
FRESH: Final = timedelta(minutes=2)
"""So long a proof serves the command it was given for, whatever the office chose."""

_ROWS: Final = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz")
_RUN: Final = 4


@dataclass(frozen=True, slots=True)
class Proof:
    """Says that somebody gave the right PIN a moment ago; made by `services.pins` alone.

    The mark is known to the program that gave it only, so that nobody can write one down.
    """

    person_id: int
    mark: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Reset:
    """A PIN that an administrator took away; the person hears of it at the next start.

    Attributes:
        by: name of the administrator.
        at: when, aware UTC.
    """

    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PinStanding:
    """How it stands with somebody's PIN.

    Attributes:
        offered: the database has PINs at all; a team database knows people by their log-in.
        has: one is set.
        wait_until: no try is taken before this moment; None for at once.
        remembered: what a PIN typed a few minutes ago still proves.
        reset: an administrator took it away and the person has not been told.
    """

    offered: bool = False
    has: bool = False
    wait_until: datetime | None = None
    remembered: Proof | None = None
    reset: Reset | None = None


def normalised(secret: str) -> str:
    """Return one form for what looks the same: full-width digits and composed letters alike."""
    return unicodedata.normalize("NFKC", secret)


def objection(secret: str, login: str) -> Refusal | None:
    """Return why something cannot be a PIN or password, None where it can."""
    # The length is looked at before: one character may become eighteen.
    if len(secret) > MOST_CHARACTERS or len(plain := normalised(secret)) > MOST_CHARACTERS:
        return Refusal("pin.long", {"most": MOST_CHARACTERS})
    if not plain.isprintable():
        return Refusal("pin.unprintable")
    if login and plain.casefold() == normalised(login).casefold():
        return Refusal("pin.login")
    digits = plain.isascii() and plain.isdigit()
    least = LEAST_DIGITS if digits else LEAST_CHARACTERS
    if len(plain.strip()) < least:
        return Refusal("pin.short", {"digits": LEAST_DIGITS, "characters": LEAST_CHARACTERS})
    return Refusal("pin.trivial") if is_trivial(plain) else None


def is_trivial(secret: str) -> bool:
    """Tell whether it is one run (1234, 9876, qwertyui) or one short block again and again."""
    word = secret.casefold()
    steps = {ord(after) - ord(before) for before, after in pairwise(word)}
    if steps <= {0} or steps in ({1}, {-1}):
        return True
    if any(word in row or word[::-1] in row for row in _ROWS if len(word) >= _RUN):
        return True
    return any(
        len(word) % size == 0 and word == word[:size] * (len(word) // size)
        for size in range(1, len(word) // 2 + 1)
    )


def wait_after(failures: int) -> timedelta:
    """Return how long nothing more is taken after so many wrong tries in a row."""
    beyond = failures - FREE_TRIES
    if beyond < 0:
        return timedelta(0)
    # Beyond ten doublings it is the longest anyway; the power would not stay a duration.
    doublings: int = 1 << min(beyond, 10)
    return min(FIRST_WAIT * doublings, LONGEST_WAIT)


def validity(minutes: int) -> timedelta:
    """Return how long a proof holds where the office remembers it for some minutes."""
    return max(FRESH, timedelta(minutes=minutes))
