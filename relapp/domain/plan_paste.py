"""Rows of a spreadsheet as lines of a plan table: split, read by column, or said why not."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from relapp.domain.plan_item import FieldKind, ItemField, ItemKind, Value
from relapp.domain.wall_time import wall_to_utc

MOST_ROWS = 500
LONGEST_TEXT = 2_000_000
"""Signs taken of a clipboard; a table of the most rows has fewer."""
_CELL_END = re.compile("[\t\n]")
_BESIDE = frozenset({"序", "序号", "No.", "#", "等级", "Level"})
"""Headings of columns that say nothing of their own: numbers, and what is reckoned."""
_DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日")


@dataclass(frozen=True, slots=True)
class Names:
    """What names in cells stand for; keys by name."""

    people: Mapping[str, int]
    applications: Mapping[str, int]
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class Pasted:
    """One row read: its values, and the columns whose cell could not be understood."""

    values: Mapping[str, Value] = field(default_factory=dict)
    unread: tuple[tuple[str, str], ...] = ()
    """Identifier of the column and what stood there."""


def split_cells(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the cells of tab-separated text as spreadsheets copy it.

    A cell with line breaks stands in quotes, a quote within it is doubled.
    """
    text = text[:LONGEST_TEXT].replace("\r\n", "\n").replace("\r", "\n")
    rows: list[list[str]] = [[]]
    place = 0
    while True:
        cell, place = _next_cell(text, place)
        rows[-1].append(cell.strip())
        if place >= len(text):
            break
        if text[place] == "\n":
            rows.append([])
        place += 1
    return tuple(tuple(row) for row in rows if any(row))[:MOST_ROWS]


def _next_cell(text: str, place: int) -> tuple[str, int]:
    """Return the cell that begins at a place, and the place of what ends it."""
    cell = ""
    if text.startswith('"', place):
        parts: list[str] = []
        place += 1
        while True:
            end = text.find('"', place)
            if end < 0:
                return "".join((*parts, text[place:])), len(text)
            parts.append(text[place:end])
            place = end + 1
            if not text.startswith('"', place):
                break
            parts.append('"')
            place += 1
        cell = "".join(parts)
    ending = _CELL_END.search(text, place)
    last = ending.start() if ending is not None else len(text)
    return cell + text[place:last], last


def read_rows(kind: ItemKind, text: str, names: Names) -> tuple[Pasted, ...]:
    """Return pasted rows as values of a table.

    Where the first row has the headings of the table, they say which column is which; else the
    columns stand in the order of the table.
    """
    rows = split_cells(text)
    columns: Sequence[ItemField | None] = kind.fields
    headings = _headings(kind, rows[0]) if rows else None
    if headings is not None:
        columns, rows = headings, rows[1:]
    return tuple(_read_row(columns, cells, names) for cells in rows)


def _headings(kind: ItemKind, cells: tuple[str, ...]) -> list[ItemField | None] | None:
    """Return the columns a row of headings names, None if it is no such row."""
    known = {words: spec for spec in kind.fields for words in (spec.name.zh, spec.name.en)}
    found = [known.get(cell) for cell in cells]
    named = [spec for spec in found if spec is not None]
    foreign = any(cell and cell not in known and cell not in _BESIDE for cell in cells)
    return found if named and not foreign else None


def read_cell(spec: ItemField, cell: str, names: Names) -> Value:
    """Return what a cell says.

    Raises:
        ValueError: it is nothing such a column can hold.
    """
    cell = cell.strip()
    if not cell:
        return None
    if spec.kind in (FieldKind.LINE, FieldKind.TEXT):
        return cell if spec.kind is FieldKind.TEXT else " ".join(cell.split())
    if spec.kind in (FieldKind.NUMBER, FieldKind.MINUTES):
        return int(cell.replace(",", "").replace("，", ""))
    if spec.kind is FieldKind.CHOICE:
        return _choice(spec, cell)
    if spec.kind in (FieldKind.PERSON, FieldKind.APPLICATION):
        known = names.people if spec.kind is FieldKind.PERSON else names.applications
        if cell not in known:
            raise ValueError(cell)
        return known[cell]
    return _moment(cell, names.zone) if spec.kind is FieldKind.MOMENT else _day(cell).isoformat()


def shifted(kind: ItemKind, values: Mapping[str, Value], by: timedelta) -> dict[str, Value]:
    """Return values with every date and moment moved, as when a plan is used again."""
    moved = dict(values)
    for spec in kind.fields:
        value = moved.get(spec.id)
        if not isinstance(value, str) or not value:
            continue
        if spec.kind is FieldKind.DATE:
            moved[spec.id] = (date.fromisoformat(value) + timedelta(days=by.days)).isoformat()
        elif spec.kind is FieldKind.MOMENT:
            moved[spec.id] = (datetime.fromisoformat(value) + by).isoformat()
    return moved


def _read_row(columns: Sequence[ItemField | None], cells: tuple[str, ...], names: Names) -> Pasted:
    values: dict[str, Value] = {}
    unread = []
    for spec, cell in zip(columns, cells, strict=False):
        if spec is None:
            continue
        try:
            values[spec.id] = read_cell(spec, cell, names)
        except (ValueError, OverflowError):
            # A day at the end of all calendars has no moment in another zone.
            unread.append((spec.id, cell))
    return Pasted({name: v for name, v in values.items() if v is not None}, tuple(unread))


def _choice(spec: ItemField, cell: str) -> str:
    for name, words in spec.choices:
        if cell in (name, words.zh, words.en):
            return name
    raise ValueError(cell)


def _day(cell: str) -> date:
    for form in _DAYS:
        try:
            return datetime.strptime(cell, form).date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
    raise ValueError(cell)


def _moment(cell: str, zone: ZoneInfo) -> str:
    day, _blank, time = cell.replace("T", " ").rpartition(" ")
    at = datetime.strptime(time, "%H:%M").time()  # noqa: DTZ007  wall time of the office
    return wall_to_utc(_day(day), at, zone).isoformat()
