"""Recognises by its headings which tool a file comes from, and which mapping reads it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from relapp.services.import_headings import (
    SEARCHED_ROWS,
    columns_of,
    heading_key,
    missing_of,
)
from relapp.services.import_mapping import ImportKind, ImportMapping, shipped_mappings
from relapp.services.import_memory import heading_digest, remembered
from relapp.services.tabular import Cell, Table
from relapp.store.engine import Connection

ENOUGH_SIGNS: Final = 2
"""So many of its signs make a file an export of the tool; one may be chance."""


class Origin(StrEnum):
    """Why a mapping is used."""

    GIVEN = "given"
    REMEMBERED = "remembered"
    RECOGNISED = "recognised"


@dataclass(frozen=True)
class Recognition:
    """The mapping of a file and how well it fits.

    Attributes:
        known, columns: how many of the file's columns the mapping knows, and all of them.
    """

    mapping: ImportMapping
    origin: Origin
    known: int = 0
    columns: int = 0


def recognise(table: Table, kind: ImportKind, connection: Connection) -> Recognition:
    """Return the mapping chosen for this heading before, or the shipped one that fits best."""
    heads = [cells for _, cells in table.rows[:SEARCHED_ROWS]]
    digests = {heading_digest(cells): cells for cells in heads}
    for digest, mapping in remembered(connection, kind, digests).items():
        return fit(mapping, Origin.REMEMBERED, digests[digest])
    return best_shipped(heads, kind)


def best_shipped(heads: Sequence[Sequence[Cell]], kind: ImportKind) -> Recognition:
    """Return the shipped mapping that knows most columns and misses none it needs.

    Where none fits, the plain list of the kind is returned, which then says what it lacks.
    """
    candidates = shipped_mappings(kind)
    plain = next((m for m in candidates if m.id == kind.value), candidates[-1])
    best, most = Recognition(plain, Origin.RECOGNISED), (0, False)
    for mapping in candidates:
        for cells in heads:
            columns = columns_of(cells)
            if missing_of(mapping, columns) or not _is_its_tool(mapping, columns):
                continue
            found = fit(mapping, Origin.RECOGNISED, cells)
            if (found.known, bool(mapping.signs)) > most:
                best, most = found, (found.known, bool(mapping.signs))
    return best


def fit(mapping: ImportMapping, origin: Origin, heading: Sequence[Cell]) -> Recognition:
    """Return how many columns of a heading a mapping knows."""
    columns = columns_of(heading)
    known = sum(1 for key in columns if key in _names(mapping))
    return Recognition(mapping, origin, known, len(columns))


def _is_its_tool(mapping: ImportMapping, columns: Mapping[str, int]) -> bool:
    there = sum(1 for sign in mapping.signs if heading_key(sign) in columns)
    return not mapping.signs or there >= ENOUGH_SIGNS


def _names(mapping: ImportMapping) -> frozenset[str]:
    fields = mapping.fields.values()
    named = (name for source in fields for name in (*source.column, *source.headings()))
    return frozenset(heading_key(name) for name in (*named, *mapping.signs))
