"""Shows the columns of a file nobody knows yet, so that a person says which is which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from relapp.domain.text import Text
from relapp.services.definition_fields import LONGEST_LINE
from relapp.services.import_headings import SEARCHED_ROWS, columns_of, heading_key, is_there, plain
from relapp.services.import_kinds import REQUIRED, TARGETS, ImportKind
from relapp.services.import_mapping import ImportMapping, Source
from relapp.services.import_problems import ProblemList
from relapp.services.import_recognition import Origin, Recognition, best_shipped, fit
from relapp.services.tabular import Cell, Table, Watch, read_table

SHOWN_ROWS: Final = 5
_CHOSEN: Final = Text("自选的列", "columns chosen by hand")


@dataclass(frozen=True)
class FileOutline:
    """The columns of a file and what is proposed for them.

    Attributes:
        headings: columns that can be chosen, as the file writes them.
        rows: the first rows below the heading, cell by cell of `headings`.
        mapping: what further meanings are taken from.
        proposed: column for each field, where one is known.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    mapping: ImportMapping
    proposed: Mapping[str, str]

    @property
    def targets(self) -> tuple[str, ...]:
        """The fields of the records."""
        return TARGETS[self.mapping.kind]

    @property
    def required(self) -> tuple[str, ...]:
        """The fields without which there is no record."""
        return REQUIRED[self.mapping.kind]


def outline(path: Path, kind: ImportKind, base: ImportMapping | None = None) -> FileOutline:
    """Read the head of a file.

    Args:
        path: the file.
        kind: what it holds.
        base: mapping to start from, by default the shipped one that fits best.

    Raises:
        InvalidInput: it cannot be read, or holds nothing.
    """
    problems = ProblemList(path.name)
    table = read_table(path, base.sheet if base else "", problems, Watch())
    if not table.rows:
        problems.stop("empty")
    heads = [cells for _, cells in table.rows[:SEARCHED_ROWS]]
    found = Recognition(base, Origin.GIVEN) if base else best_shipped(heads, kind)
    place = _heading_place(heads, found.mapping)
    places = {plain(heads[place][index]): index for index in _choosable(heads[place])}
    return FileOutline(
        headings=tuple(places),
        rows=tuple(_row(table, at, tuple(places.values())) for at in _shown(table, place)),
        mapping=found.mapping,
        proposed=_proposed(found.mapping, tuple(places)),
    )


def with_columns(base: ImportMapping, columns: Mapping[str, str]) -> ImportMapping:
    """Return a mapping that reads these columns, keeping what it knows of words and dates.

    Args:
        base: mapping to start from.
        columns: heading for each field; a field without one is left out, save a fixed value.
    """
    fields = {
        target: source
        for target, source in base.fields.items()
        if source.value and not source.column
    }
    for target, heading in columns.items():
        known = base.fields.get(target, Source())
        fields[target] = replace(known, column=(heading,), value="", text="")
    same = all(heading in base.fields.get(t, Source()).column for t, heading in columns.items())
    name = base.name if same else _CHOSEN
    return replace(base, name=name, fields=fields)


def _heading_place(heads: Sequence[Sequence[Cell]], mapping: ImportMapping) -> int:
    """Choose the row that the mapping knows best, or else the one with most words."""

    def worth(place: int) -> tuple[int, int, int]:
        known = fit(mapping, Origin.RECOGNISED, heads[place]).known
        return known if known > 1 else 0, len(_choosable(heads[place])), -place

    return max(range(len(heads)), key=worth)


def _choosable(cells: Sequence[Cell]) -> tuple[int, ...]:
    """Return the places of headings that name one column each and fit on a line."""
    keys = columns_of(cells)
    return tuple(place for place in keys.values() if 0 < len(plain(cells[place])) <= LONGEST_LINE)


def _shown(table: Table, place: int) -> range:
    return range(place + 1, min(place + 1 + SHOWN_ROWS, len(table.rows)))


def _row(table: Table, at: int, places: Sequence[int]) -> tuple[str, ...]:
    cells = table.rows[at][1]
    return tuple(plain(cells[place]) if place < len(cells) else "" for place in places)


def _proposed(mapping: ImportMapping, headings: Sequence[str]) -> dict[str, str]:
    by_key = {heading_key(heading): heading for heading in headings}
    columns = {key: place for place, key in enumerate(by_key)}
    found = {}
    for target, source in mapping.fields.items():
        if source.column and is_there(source, columns):
            names = (by_key.get(heading_key(name)) for name in source.column)
            found[target] = next(name for name in names if name)
    return found
