"""Reads single fields of a process definition and remembers where everything stood.

A decoder takes a node and answers with the value, or with `BAD` after noting the problem, so that
one reading finds every problem of a file.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from typing import Any, Final

from relapp.domain.text import Text
from relapp.services import definition_yaml as tree
from relapp.services.definition_problems import ProblemLog

LONGEST_TEXT = 1000
LONGEST_LINE = 80


Decoded = Any
"""What a decoder answers: a value, record or `BAD`."""


class Bad:
    """The type of the answer of a decoder that found a problem."""


BAD: Final = Bad()

_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]{0,47}")
_TEMPLATE = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}\.docx")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_WHOLE = re.compile(r"-?[0-9]{1,9}")
_NUMBER = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6})?")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the file."""

    line: int
    path: str


@dataclass(slots=True)
class Reading:
    """What is known of the file while it is read.

    Attributes:
        log: the problems so far.
        declared: for each kind of thing the identifiers given, with their places.
        references: kind, identifier and place of everything named from elsewhere.
        places: place of each decoded record, by `id()` of the record.
    """

    log: ProblemLog
    declared: dict[str, dict[str, Place]] = field(default_factory=dict)
    references: list[tuple[str, str, Place]] = field(default_factory=list)
    places: dict[int, Place] = field(default_factory=dict)

    def bad(self, node: tree.Node, path: str, code: str, allowed: str = "") -> Bad:
        """Note a problem of a node and answer `BAD`."""
        found = node.text if isinstance(node, tree.Scalar) else _KINDS[type(node)]
        self.log.add(node.line, path, f"definition.{code}", found, allowed)
        return BAD


Decoder = Callable[[Reading, tree.Node, str], Decoded]

_KINDS: dict[type, str] = {tree.Sequence: "[…]", tree.Mapping: "{…}"}


@dataclass(frozen=True, slots=True)
class Field:
    """How one field of a record is read; an absent optional one takes the record's default."""

    decode: Decoder
    required: bool = True


def record(make: Callable[..., Any], fields: Mapping[str, Field]) -> Decoder:
    """Read a mapping into a record, refusing fields that do not exist."""

    def decode(reading: Reading, node: tree.Node, path: str) -> Decoded:
        if not isinstance(node, tree.Mapping):
            return reading.bad(node, path, "not_a_mapping", ", ".join(fields))
        values: dict[str, Any] = {}
        for name, entry in node.entries.items():
            place = f"{path}.{name}" if path else name
            if name in fields:
                values[name] = fields[name].decode(reading, entry.value, place)
            else:
                reading.log.add_name(entry.line, place, "field", name, fields)
                values[name] = BAD
        for name, spec in fields.items():
            if spec.required and name not in node.entries:
                place = f"{path}.{name}" if path else name
                reading.log.add(node.line, place, "definition.missing_field", "", name)
                values[name] = BAD
        if any(value is BAD for value in values.values()):
            return BAD
        made = make(**values)
        reading.places[id(made)] = Place(node.line, path)
        return made

    return decode


def many(item: Decoder, least: int = 0) -> Decoder:
    """Read a list into a tuple."""

    def decode(reading: Reading, node: tree.Node, path: str) -> Decoded:
        if not isinstance(node, tree.Sequence):
            return reading.bad(node, path, "not_a_list")
        if len(node.items) < least:
            return reading.bad(node, path, "too_few", str(least))
        values = [
            item(reading, child, f"{path}[{number}]") for number, child in enumerate(node.items, 1)
        ]
        return BAD if any(value is BAD for value in values) else tuple(values)

    return decode


def distinct(item: Decoder) -> Decoder:
    """Read a non-empty list without repetitions into a tuple."""
    whole = many(item, least=1)

    def decode(reading: Reading, node: tree.Node, path: str) -> Decoded:
        values = whole(reading, node, path)
        if values is not BAD and len(set(values)) < len(values):
            repeated = next(value for value in values if values.count(value) > 1)
            reading.log.add(node.line, path, "definition.repeated", str(repeated))
            return BAD
        return values

    return decode


def as_set(item: Decoder) -> Decoder:
    """Read a non-empty list without repetitions into a frozen set."""
    whole = distinct(item)

    def decode(reading: Reading, node: tree.Node, path: str) -> Decoded:
        values = whole(reading, node, path)
        return values if values is BAD else frozenset(values)

    return decode


def scalar(convert: Callable[[str], Any], code: str, allowed: str) -> Decoder:
    """Read a scalar by a function that returns None for what it does not accept."""

    def decode(reading: Reading, node: tree.Node, path: str) -> Decoded:
        if not isinstance(node, tree.Scalar):
            return reading.bad(node, path, code, allowed)
        value = convert(node.text)
        return reading.bad(node, path, code, allowed) if value is None else value

    return decode


def choice(kind: type[StrEnum]) -> Decoder:
    """Read one of an enumeration's words."""
    words = {str(member): member for member in kind}
    return scalar(words.get, "not_a_choice", ", ".join(words))


def whole(least: int, most: int) -> Decoder:
    """Read a whole number in a range."""

    def convert(text: str) -> int | None:
        return int(text) if _WHOLE.fullmatch(text) and least <= int(text) <= most else None

    return scalar(convert, "not_a_number", f"{least}–{most}")


def fraction(least: float = 0, most: float = 1) -> Decoder:
    """Read a number between two bounds, both allowed."""

    def convert(text: str) -> float | None:
        fits = _NUMBER.fullmatch(text) and least <= float(text) <= most
        return float(text) if fits else None

    return scalar(convert, "not_a_number", f"{least:g}–{most:g}")


def one_of(names: Collection[str]) -> Decoder:
    """Read one of these words."""
    return scalar(lambda text: text if text in names else None, "not_a_choice", ", ".join(names))


def _quorum(text: str) -> str | None:
    share = re.fullmatch(r"([1-9][0-9]?|100)%", text)
    return text if text in ("first", "all") or share else None


quorum: Decoder = scalar(_quorum, "not_a_choice", "first, all, 1%–100%")
"""Reads how many holders must sign."""


def _line(text: str) -> str | None:
    return text if text.strip() and len(text) <= LONGEST_LINE and "\n" not in text else None


def _date(text: str) -> str | None:
    try:
        return text if date.fromisoformat(text).isoformat() == text else None
    except ValueError:
        return None


def _clock(text: str) -> time | None:
    match = _CLOCK.fullmatch(text)
    return time(int(match[1]), int(match[2])) if match else None


switch = scalar({"true": True, "false": False}.get, "not_a_switch", "true, false")
plain_line = scalar(_line, "not_a_line", f"1–{LONGEST_LINE}")
iso_date = scalar(_date, "not_a_date", "2026-09-22")
clock_time = scalar(_clock, "not_a_time", "19:30")
template_name = scalar(
    lambda text: text if text == "" or _TEMPLATE.fullmatch(text) else None,
    "not_a_template",
    "release_plan.docx",
)
_wording = scalar(
    lambda text: text.strip() if text.strip() and len(text) <= LONGEST_TEXT else None,
    "not_worded",
    f"1–{LONGEST_TEXT}",
)
text = record(Text, {"zh": Field(_wording), "en": Field(_wording)})
"""Wording in both languages, neither of them empty."""


def identifier(kind: str) -> Decoder:
    """Read the identifier of a thing and declare it; each kind has its own set of names."""

    def decode(reading: Reading, node: tree.Node, path: str) -> Decoded:
        if not (isinstance(node, tree.Scalar) and _IDENTIFIER.fullmatch(node.text)):
            return reading.bad(node, path, "not_an_identifier", "a–z, 0–9, _")
        known = reading.declared.setdefault(kind, {})
        if node.text in known:
            return reading.bad(node, path, "duplicate_id", str(known[node.text].line))
        known[node.text] = Place(node.line, path)
        return node.text

    return decode


def reference(kind: str) -> Decoder:
    """Read the identifier of something declared anywhere in the file, before or after."""

    def decode(reading: Reading, node: tree.Node, path: str) -> Decoded:
        if not isinstance(node, tree.Scalar):
            return reading.bad(node, path, "not_an_identifier", "a–z, 0–9, _")
        reading.references.append((kind, node.text, Place(node.line, path)))
        return node.text

    return decode


def check_references(reading: Reading) -> None:
    """Note every reference to something that is not declared."""
    for kind, name, place in reading.references:
        known = reading.declared.get(kind, {})
        if name not in known:
            reading.log.add_name(place.line, place.path, "reference", name, known)
