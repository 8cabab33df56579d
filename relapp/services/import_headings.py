"""Finds the heading row of a table and binds the fields of a mapping to its columns."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from relapp.services.import_kinds import REQUIRED
from relapp.services.import_mapping import ImportMapping, Source
from relapp.services.import_problems import ProblemList
from relapp.services.tabular import Cell, Table

SEARCHED_ROWS: Final = 20
_ENOUGH: Final = 2
"""So many headings in one row make it the heading row, even if one that is needed is missing."""

CellOf = Callable[[Sequence[Cell]], Cell]


@dataclass(frozen=True)
class BoundField:
    """One field of a mapping with the place of its cell."""

    target: str
    heading: str
    source: Source
    cell: CellOf
    place: int | None = None
    """Index of the cell, where the field is one cell as it stands."""


@dataclass(frozen=True)
class BoundTable:
    """The rows below the heading and where each field stands in them."""

    file: str
    mapping: ImportMapping
    fields: Mapping[str, BoundField]
    rows: Sequence[tuple[int, Sequence[Cell]]]
    heading: Sequence[Cell] = ()


def bind(table: Table, mapping: ImportMapping, problems: ProblemList) -> BoundTable:
    """Bind a mapping to the table's heading row.

    Raises:
        InvalidInput: `import.invalid`: no heading row, or one that lacks a column.
    """
    if not table.rows:
        problems.stop("empty")
    place = _heading_place(table, mapping)
    if place is None:
        needed = (_name(mapping.fields[t]) for t in REQUIRED[mapping.kind] if t in mapping.fields)
        problems.stop("no_header", allowed=", ".join(name for name in needed if name))
    row, cells = table.rows[place]
    columns = columns_of(cells)
    missing = missing_of(mapping, columns)
    for name in missing[:-1]:
        problems.add(row, name, "", "missing_column")
    if missing:
        problems.stop("missing_column", row=row, column=missing[-1])
    fields = {
        target: bound
        for target, source in mapping.fields.items()
        if (bound := _bound(target, source, columns, cells)) is not None
    }
    _check_twice(row, cells, fields, problems)
    if len(table.rows) == place + 1:
        problems.stop("empty")
    return BoundTable(table.file, mapping, fields, table.rows[place + 1 :], cells)


def plain(cell: Cell) -> str:
    """Return a cell as the text a person sees; whole numbers lose the point Excel gives them."""
    if isinstance(cell, str):
        return cell.strip()
    return "" if cell is None else _shown(cell)


def _shown(cell: object) -> str:
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        midnight = not (cell.hour or cell.minute or cell.second)
        return cell.date().isoformat() if midnight else cell.isoformat(" ", "seconds")
    return str(cell)


def heading_key(cell: Cell) -> str:
    """Return a heading as it is compared: no marks of a required field, no double spaces."""
    return " ".join(plain(cell).casefold().split()).strip(" *＊:：")


def columns_of(cells: Sequence[Cell]) -> dict[str, int]:
    """Return the place of each heading, the first one where it stands twice."""
    found: dict[str, int] = {}
    for index, cell in enumerate(cells):
        key = heading_key(cell)
        if key:
            found.setdefault(key, index)
    return found


def is_there(source: Source, columns: Mapping[str, int]) -> bool:
    """Tell whether the columns that a source needs are there."""
    if source.text:
        return all(heading_key(name) in columns for name in source.headings())
    return any(heading_key(name) in columns for name in source.column)


def missing_of(mapping: ImportMapping, columns: Mapping[str, int]) -> list[str]:
    """Return the headings without which no record can be made."""
    missing: list[str] = []
    for target in REQUIRED[mapping.kind]:
        source = mapping.fields[target]
        if source.text:
            missing += [name for name in source.headings() if heading_key(name) not in columns]
        elif source.column and not source.default and not is_there(source, columns):
            missing.append(source.column[0])
    return list(dict.fromkeys(missing))


def _heading_place(table: Table, mapping: ImportMapping) -> int | None:
    best, most = None, _ENOUGH - 1
    for place, (_, cells) in enumerate(table.rows[:SEARCHED_ROWS]):
        columns = columns_of(cells)
        known = sum(1 for source in mapping.fields.values() if is_there(source, columns))
        if not missing_of(mapping, columns) and known:
            return place
        if known > most:
            best, most = place, known
    return best


def _name(source: Source) -> str:
    return source.column[0] if source.column else ", ".join(source.headings())


def _bound(
    target: str, source: Source, columns: Mapping[str, int], heading: Sequence[Cell]
) -> BoundField | None:
    if source.gather:
        return _gathered(target, source, heading)
    if source.column:
        for name in source.column:
            index = columns.get(heading_key(name))
            if index is not None:
                return BoundField(target, name, source, _cell_at(index), index)
        if not (source.default or source.value):
            return None
        return BoundField(target, source.column[0], source, _constant(source.value))
    if source.text:
        there = is_there(source, columns)
        cell = _composed(source, columns) if there else None
        return BoundField(target, source.text, source, cell) if cell else None
    return BoundField(target, target, source, _constant(source.value))


def _cell_at(index: int) -> CellOf:
    def cell(cells: Sequence[Cell]) -> Cell:
        # Rows end where their last filled cell is.
        return cells[index] if index < len(cells) else None

    return cell


def _gathered(target: str, source: Source, heading: Sequence[Cell]) -> BoundField | None:
    """Bind all columns that bear one of the names, in their order."""
    wanted = {heading_key(name) for name in source.column}
    places = [place for place, cell in enumerate(heading) if heading_key(cell) in wanted]
    if not places:
        return None

    def cell(cells: Sequence[Cell]) -> Cell:
        found = (plain(cells[place]) for place in places if place < len(cells))
        return "\n".join(word for word in found if word)

    return BoundField(target, plain(heading[places[0]]), source, cell)


def _constant(value: str) -> CellOf:
    def cell(_cells: Sequence[Cell]) -> Cell:
        return value

    return cell


def _composed(source: Source, columns: Mapping[str, int]) -> CellOf:
    names = source.headings()
    places = {name: columns[heading_key(name)] for name in names}

    def cell(cells: Sequence[Cell]) -> Cell:
        # Not str.format: a heading may hold a dot or a bracket, which would be looked up.
        words = source.text
        for name, index in places.items():
            found = plain(cells[index]) if index < len(cells) else ""
            words = words.replace(f"{{{name}}}", found)
        return words

    return cell


def _check_twice(
    row: int, cells: Sequence[Cell], fields: Mapping[str, BoundField], problems: ProblemList
) -> None:
    bound = (field for field in fields.values() if not field.source.gather)
    used = {heading_key(field.heading) for field in bound if field.source.column}
    keys = [heading_key(cell) for cell in cells]
    for key in used:
        if keys.count(key) > 1:
            problems.stop("column_twice", row=row, column=key)
