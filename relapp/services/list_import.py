"""What imports of lists share: one record a row, known by one unique field."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Table

from relapp.services.import_kinds import Create, Existing
from relapp.services.import_names import DepartmentNames, create_departments
from relapp.services.import_report import SAMPLE_ROWS
from relapp.services.import_run import Importer
from relapp.store import bulk
from relapp.store.engine import Connection
from relapp.store.unit_of_work import UnitOfWork

LINE: Final = 400
SHORT: Final = 100


@dataclass
class Line:
    """One row of a list: its identity and the values as they will be stored."""

    row: int
    key: str
    """What must be unique: name, login, number or date."""
    values: dict[str, Any]
    names: dict[str, tuple[str, ...]]
    """Names of other records, turned into keys by the check."""


class ListImporter(Importer):
    """What the lists have in common: rows with one unique field."""

    identity = ""

    def __init__(self, *parts: object) -> None:
        """Start with an empty list."""
        super().__init__(*parts)  # type: ignore[arg-type]
        self.lines: list[Line] = []
        self._rows_of: dict[str, int] = {}
        self.departments: DepartmentNames | None = None

    def add(self, key: str, values: dict[str, Any], **names: tuple[str, ...]) -> None:
        """Keep the present row."""
        first = self._rows_of.setdefault(key.casefold(), self.reader.row)
        if key and first != self.reader.row:
            self.reader.note(self.identity, key, "twice", first)
        self.lines.append(Line(self.reader.row, key, values, names))

    def drop_known(self, known: frozenset[str]) -> None:
        """Refuse or leave out what is registered already, as the mapping says."""
        kept: list[Line] = []
        for line in self.lines:
            if line.key.casefold() not in known:
                kept.append(line)
            elif self.mapping.existing is Existing.SKIP:
                self.skipped += 1
            else:
                self.note(line, self.identity, line.key, "exists")
        self.lines = kept

    def note(self, line: Line, target: str, value: str, rule: str, allowed: object = "") -> None:
        """Note a problem of a row read before."""
        self.reader.at(line.row, ())
        self.reader.note(target, value, rule, allowed)

    def find_departments(self, connection: Connection) -> None:
        """Look departments up, or plan to make them where the mapping allows it."""
        self.departments = DepartmentNames(connection)
        new: dict[str, str] = {}
        for line in self.lines:
            for name in line.names.get("department", ()):
                if self.departments.get(name) is not None:
                    continue
                if Create.DEPARTMENTS in self.mapping.create:
                    new.setdefault(name.casefold(), name)
                else:
                    self.note(line, "department", name, "unknown")
        self.created_departments = tuple(new.values())

    def make_departments(self, work: UnitOfWork) -> None:
        """Make the departments planned and fill in their keys."""
        assert self.departments is not None
        create_departments(work, self.created_departments, self.departments)
        for line in self.lines:
            name = "".join(line.names.get("department", ()))
            line.values["department_id"] = self.departments.get(name) if name else None

    def count(self) -> int:
        """Return the number of records."""
        return len(self.lines)

    def sample(self) -> tuple[Mapping[str, str], ...]:
        """Return the first records as understood."""
        return tuple(
            {
                name: str(value)
                for name, value in line.values.items()
                if value not in (None, "") and not name.endswith("_id")
            }
            for line in self.lines[:SAMPLE_ROWS]
        )


def one(name: str) -> tuple[str, ...]:
    """Return a name as the names of a line are kept."""
    return (name,) if name else ()


def insert_lines(work: UnitOfWork, table: Table, lines: list[Line]) -> bulk.Keys:
    """Insert the values of lines in bulk; returns their keys in order."""
    keys = bulk.reserve_keys(work.connection, table, len(lines))
    if not lines:
        return keys
    stored = bulk.stored_form(work.connection)
    columns = tuple(lines[0].values)
    rows = [
        (key, 1, *(stored(line.values[name]) for name in columns))
        for key, line in zip(keys, lines, strict=True)
    ]
    bulk.insert_rows(work.connection, table, ("id", "version", *columns), rows)
    return keys
