"""The tables of a release plan as data: which kinds of line there are and what each line says.

Editor, checks, Word plan and fingerprint all read `KINDS`; a section of the process names the
kinds it is made of (`items` in the definition).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from relapp.domain.text import Text

Value = str | int | None
"""What a field holds; people and applications by key, dates and moments as ISO text."""


class FieldKind(StrEnum):
    """How a field is filled in, checked and printed."""

    LINE = "line"
    TEXT = "text"
    NUMBER = "number"
    MINUTES = "minutes"
    CHOICE = "choice"
    PERSON = "person"
    APPLICATION = "application"
    DATE = "date"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class ItemField:
    """One column of a plan table.

    Attributes:
        choices: identifier and words of each choice, for `CHOICE`.
        lowest, highest: bounds of a number, both allowed.
    """

    id: str
    name: Text
    kind: FieldKind
    required: bool = False
    choices: tuple[tuple[str, Text], ...] = ()
    lowest: int = 0
    highest: int = 1_000_000


@dataclass(frozen=True, slots=True)
class ItemKind:
    """One table of the plan: its name and columns."""

    id: str
    name: Text
    fields: tuple[ItemField, ...]

    def field(self, field_id: str) -> ItemField:
        """Return one column; raise KeyError for an unknown identifier."""
        for spec in self.fields:
            if spec.id == field_id:
                return spec
        raise KeyError(field_id)


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One line of a plan table as stored; `values` holds what was filled in, by field."""

    id: int
    kind: str
    position: int
    values: Mapping[str, Value]
    person: str
    at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class PlanItemDraft:
    """Unsaved input of a line; `id` 0 adds one at the end of its table."""

    kind: str
    values: Mapping[str, Value] = field(default_factory=dict)
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a field of a line; `code` is worded like that of an error."""

    field_id: str
    code: str


LINE_LIMIT = 400
TEXT_LIMIT = 20_000


def faults(kind: ItemKind, values: Mapping[str, Value]) -> tuple[Fault, ...]:
    """Return everything that is wrong with a line, in the order of its columns."""
    known = {spec.id for spec in kind.fields}
    strange = tuple(Fault(name, "item.unknown_field") for name in sorted(set(values) - known))
    found = (Fault(f.id, code) for f in kind.fields if (code := _fault(f, values.get(f.id))))
    return (*strange, *found)


def _fault(spec: ItemField, value: Value) -> str:
    if value is None or (isinstance(value, str) and not value.strip()):
        return "item.missing" if spec.required else ""
    return _CHECKS[spec.kind](spec, value)


def _check_text(spec: ItemField, value: Value) -> str:
    limit = TEXT_LIMIT if spec.kind is FieldKind.TEXT else LINE_LIMIT
    if not isinstance(value, str):
        return "item.not_text"
    return "item.too_long" if len(value) > limit else ""


def _check_number(spec: ItemField, value: Value) -> str:
    if not isinstance(value, int) or isinstance(value, bool):
        return "item.not_number"
    return "" if spec.lowest <= value <= spec.highest else "item.out_of_range"


def _check_choice(spec: ItemField, value: Value) -> str:
    return "" if value in {name for name, _ in spec.choices} else "item.no_choice"


def _check_key(_spec: ItemField, value: Value) -> str:
    return "" if isinstance(value, int) and value > 0 else "item.no_key"


def _check_time(spec: ItemField, value: Value) -> str:
    read = date.fromisoformat if spec.kind is FieldKind.DATE else datetime.fromisoformat
    try:
        found = read(str(value))
    except ValueError:
        return "item.no_date"
    naive = isinstance(found, datetime) and found.tzinfo is None
    return "item.no_date" if naive else ""


_CHECKS = {
    FieldKind.LINE: _check_text,
    FieldKind.TEXT: _check_text,
    FieldKind.NUMBER: _check_number,
    FieldKind.MINUTES: _check_number,
    FieldKind.CHOICE: _check_choice,
    FieldKind.PERSON: _check_key,
    FieldKind.APPLICATION: _check_key,
    FieldKind.DATE: _check_time,
    FieldKind.MOMENT: _check_time,
}
