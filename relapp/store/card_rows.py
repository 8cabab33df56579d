"""Turns a row of `release_card` into its record.

By position and by table: two thousand cards are eighty thousand values, and asking a row by name
and an enum by value for each took longer than the SELECT itself.
"""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from enum import StrEnum
from operator import itemgetter
from typing import Any

from relapp.domain.card import ReleaseCard
from relapp.domain.text import Text
from relapp.domain.vocabulary import (
    BoardColumn,
    Need,
    Outcome,
    Reason,
    ReleaseMode,
    ReleaseType,
    Status,
    Strategy,
)
from relapp.store.both_languages import parted

_ENUM_TYPES: dict[str, type[StrEnum]] = {
    "column": BoardColumn,
    "type": ReleaseType,
    "mode": ReleaseMode,
    "strategy": Strategy,
    "status": Status,
    "first_need": Need,
    "first_reason": Reason,
    "due_need": Need,
    "outcome": Outcome,
}
_MOMENTS = (
    "starts_at",
    "ends_at",
    "due_at",
    "follow_up_due",
    "trial_until",
    "registered_at",
    "deployed_at",
    "closed_at",
)
NAMES = tuple(
    name
    for field in fields(ReleaseCard)
    for name in (("first_zh", "first_en") if field.name == "first_subject" else (field.name,))
)
"""Columns in the order of the record's fields; the subject in two languages takes two."""


class _Codes(dict[Any, Any]):
    """The members of one enum by their codes; what a newer program wrote is asked of the enum."""

    def __init__(self, kind: type[StrEnum]) -> None:
        members: dict[Any, Any] = {member.value: member for member in kind}
        super().__init__({None: None, **members})
        self._kind = kind

    def __missing__(self, code: object) -> StrEnum:
        return self._kind(str(code))


_ENUMS = tuple((NAMES.index(name), _Codes(kind)) for name, kind in _ENUM_TYPES.items())
_TIMES = tuple(NAMES.index(name) for name in _MOMENTS)
_WAITS, _ZH = NAMES.index("waits_for"), NAMES.index("first_zh")
_FOLLOW_UP = NAMES.index("follow_up")
_FIGURES = itemgetter(
    *map(NAMES.index, ("total", "unmet", "blocking", "changes", "bugfixes", "version"))
)


def from_values(row: Sequence[Any]) -> ReleaseCard:
    """Return the record of a row in the order of NAMES, its moments read already.

    Raises:
        ValueError, TypeError: a row that no program of ours wrote; SQLite takes text for a number.
    """
    values = list(row)
    sum(_FIGURES(values))
    for place, table in _ENUMS:
        values[place] = table[values[place]]
    values[_WAITS] = frozenset(map(int, filter(None, values[_WAITS].split(","))))
    values[_FOLLOW_UP] = parted(values[_FOLLOW_UP])
    values[_ZH : _ZH + 2] = [Text(values[_ZH], values[_ZH + 1])]
    return ReleaseCard(*values)


def from_text(row: Sequence[Any]) -> ReleaseCard:
    """Return the record of a row as SQLite stores it; raises ValueError for a damaged moment."""
    values = list(row)
    for place in _TIMES:
        if values[place] is not None:
            values[place] = datetime.fromisoformat(values[place])
    return from_values(values)
