"""Which column becomes which field: read from a YAML file, shipped or an organisation's own.

`docs/import.md` describes the file. It is read with the same care as a process definition.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from relapp.domain.text import Text
from relapp.errors import InvalidInput
from relapp.services import definition_yaml as tree
from relapp.services.definition_fields import (
    BAD,
    Bad,
    Decoded,
    Decoder,
    Field,
    Reading,
    choice,
    many,
    plain_line,
    record,
    scalar,
    switch,
    text,
)
from relapp.services.definition_problems import ProblemLog
from relapp.services.import_kinds import REQUIRED, TARGETS, Create, Existing, ImportKind
from relapp.wording.definitions import problem_line

__all__ = [
    "ImportKind",
    "ImportMapping",
    "Source",
    "load_mapping",
    "parse_mapping",
    "shipped_mappings",
]

MOST_VALUES: Final = 500
LONGEST_PATTERN: Final = 40
LONGEST_WORDS: Final = 400
_PLACE = re.compile(r"\{([^{}]+)\}")
_DATE_SIGNS = re.compile(r"(%[YmdHMSybBz%]|[^%])+")


@dataclass(frozen=True, slots=True)
class Source:
    """Where one field comes from.

    Attributes:
        column: headings that may stand for it; the first one present is taken.
        value: a constant.
        text: words with `{heading}` places.
        values: what the cell says -> what is meant; a key ending in `*` fits what begins so.
        otherwise: meaning of a cell that `values` does not list.
        default: what an empty cell means.
        dates: patterns as of `strptime`, besides ISO which is always understood.
        time: clock time of a date without one.
        separator: what stands between several values in one cell.
        prefix: put before what the cell says, where bare numbers of two lists would meet.
        gather: all columns of this heading together, as exports repeat one for each value.
    """

    column: tuple[str, ...] = ()
    value: str = ""
    text: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    otherwise: str = ""
    default: str = ""
    dates: tuple[str, ...] = ()
    time: str = ""
    separator: str = ""
    prefix: str = ""
    gather: bool = False

    def headings(self) -> tuple[str, ...]:
        """Return all headings that the words of `text` need."""
        return tuple(_PLACE.findall(self.text))


@dataclass(frozen=True)
class ImportMapping:
    """One mapping file.

    Attributes:
        source: name of the tool whose exports it reads; records remember it.
        signs: headings that only exports of this tool have; with signs, some must be there
            before the mapping is taken by itself.
    """

    id: str
    kind: ImportKind
    name: Text
    fields: Mapping[str, Source]
    process: str = ""
    zone: str = ""
    sheet: str = ""
    create: frozenset[Create] = frozenset()
    existing: Existing = Existing.REFUSE
    source: str = ""
    signs: tuple[str, ...] = ()


def parse_mapping(content: str, filename: str) -> ImportMapping:
    """Read a mapping.

    Raises:
        InvalidInput: `mapping.invalid`, with `items` naming line, field and remedy.
    """
    log = ProblemLog(filename)
    try:
        reading = Reading(log)
        mapping: ImportMapping | Bad = _MAPPING(reading, tree.read_tree(content, log), "")
        if isinstance(mapping, Bad):
            log.refuse()
        _check_targets(mapping, log)
        log.raise_if_any()
    except InvalidInput as error:
        problems = error.details.get("problems")
        assert isinstance(problems, tuple)
        items = tuple(problem_line(problem) for problem in problems)
        raise InvalidInput(
            "mapping.invalid", file=filename, count=len(items), problems=problems, items=items
        ) from error
    return mapping


def load_mapping(path: Path) -> ImportMapping:
    """Read a mapping file, or the shipped one of that name.

    Raises:
        InvalidInput: there is none, it cannot be read, or it has faults.
    """
    shipped = {file.stem: file for file in _shipped_files()}
    # os.path: of a name that no disk can bear, Path.exists raises instead of saying no.
    if not os.path.exists(path):  # noqa: PTH110
        if str(path) not in shipped:
            known = ", ".join(shipped)
            raise InvalidInput("mapping.unknown", name=str(path), known=known)
        path = shipped[str(path)]
    try:
        if path.stat().st_size > tree.LARGEST_FILE:
            limit = tree.LARGEST_FILE
            size = path.stat().st_size
            raise InvalidInput("file.too_large", name=path.name, size=size, limit=limit)
        content = path.read_text("utf-8")
    except OSError as error:
        raise InvalidInput("file.unreadable", name=path.name, why=error.strerror) from error
    except UnicodeDecodeError as error:
        raise InvalidInput("file.unreadable", name=path.name, why="UTF-8") from error
    return parse_mapping(content, path.name)


@cache
def shipped_mappings(kind: ImportKind) -> tuple[ImportMapping, ...]:
    """Return the mappings that come with the program for one kind, in order of their names.

    They are read once: each look at a heading would parse all of them again.
    """
    found = (load_mapping(path) for path in _shipped_files())
    return tuple(mapping for mapping in found if mapping.kind is kind)


def _shipped_files() -> list[Path]:
    from relapp.paths import resources_dir

    return sorted((resources_dir() / "mappings").glob("*.yaml"))


def _check_targets(mapping: ImportMapping, log: ProblemLog) -> None:
    allowed = TARGETS[mapping.kind]
    if mapping.existing is Existing.UPDATE and mapping.kind is not ImportKind.CHANGES:
        log.add(1, "existing", "definition.not_a_choice", "update", "refuse, skip")
    for name in mapping.fields:
        if name not in allowed:
            log.add_name(1, f"fields.{name}", "field", name, allowed)
    for name in REQUIRED[mapping.kind]:
        if name not in mapping.fields:
            log.add(1, "fields", "definition.missing_field", "", name)
    for name, source in mapping.fields.items():
        if not (source.column or source.value or source.text):
            log.add(1, f"fields.{name}", "definition.missing_field", "", "column, value, text")


def _one_or_many(item: Decoder) -> Decoder:
    listed = many(item, least=1)

    def decode(reading: Reading, node: tree.Node, path: str) -> Decoded:
        if isinstance(node, tree.Sequence):
            return listed(reading, node, path)
        single = item(reading, node, path)
        return BAD if single is BAD else (single,)

    return decode


def _words(item: Decoder) -> Decoder:
    """Read a mapping of any words to values."""

    def decode(reading: Reading, node: tree.Node, path: str) -> Decoded:
        if not isinstance(node, tree.Mapping):
            return reading.bad(node, path, "not_a_mapping", "…")
        if len(node.entries) > MOST_VALUES:
            return reading.bad(node, path, "too_large", str(MOST_VALUES))
        found = {
            name: item(reading, entry.value, f"{path}.{name}")
            for name, entry in node.entries.items()
        }
        return BAD if any(value is BAD for value in found.values()) else found

    return decode


def _zone(value: str) -> str | None:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
    return value


def _pattern(value: str) -> str | None:
    return value if _DATE_SIGNS.fullmatch(value) and len(value) <= LONGEST_PATTERN else None


def _free(value: str) -> str | None:
    return value if len(value) <= LONGEST_WORDS else None


_free_text = scalar(_free, "not_a_line", f"0–{LONGEST_WORDS}")
_clock = scalar(
    lambda value: value if re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value) else None,
    "not_a_time",
    "19:30",
)

_SOURCE_RECORD = record(
    Source,
    {
        "column": Field(_one_or_many(plain_line), required=False),
        "value": Field(_free_text, required=False),
        "text": Field(_free_text, required=False),
        "values": Field(_words(_free_text), required=False),
        "otherwise": Field(_free_text, required=False),
        "default": Field(_free_text, required=False),
        "dates": Field(
            _one_or_many(scalar(_pattern, "not_a_date", "%Y-%m-%d %H:%M")), required=False
        ),
        "time": Field(_clock, required=False),
        "separator": Field(plain_line, required=False),
        "prefix": Field(plain_line, required=False),
        "gather": Field(switch, required=False),
    },
)


def _source(reading: Reading, node: tree.Node, path: str) -> Decoded:
    """Read a source; a bare word or list is short for its column."""
    if isinstance(node, tree.Mapping):
        return _SOURCE_RECORD(reading, node, path)
    columns = _one_or_many(plain_line)(reading, node, path)
    return BAD if columns is BAD else Source(column=columns)


def _set_of(kind: type[StrEnum]) -> Decoder:
    listed = _one_or_many(choice(kind))

    def decode(reading: Reading, node: tree.Node, path: str) -> Decoded:
        values = listed(reading, node, path)
        return values if values is BAD else frozenset(values)

    return decode


_MAPPING = record(
    ImportMapping,
    {
        "id": Field(plain_line),
        "kind": Field(choice(ImportKind)),
        "name": Field(text),
        "process": Field(plain_line, required=False),
        "zone": Field(scalar(_zone, "not_a_choice", "Asia/Shanghai"), required=False),
        "sheet": Field(plain_line, required=False),
        "create": Field(_set_of(Create), required=False),
        "existing": Field(choice(Existing), required=False),
        "source": Field(plain_line, required=False),
        "signs": Field(_one_or_many(plain_line), required=False),
        "fields": Field(_words(_source)),
    },
)
