"""Takes a ledger of past releases in as closed history of one process."""

import re
from collections.abc import Iterator, Mapping
from typing import Final
from zoneinfo import ZoneInfo

from relapp.domain.changes import Changes, Kind
from relapp.domain.definition import ProcessDefinition
from relapp.domain.fingerprint import canonical
from relapp.domain.vocabulary import Outcome, ReleaseMode, ReleaseType, Strategy
from relapp.errors import InvalidInput
from relapp.services.import_fields import values_of
from relapp.services.import_kinds import Create, ImportKind
from relapp.services.import_names import (
    ApplicationNames,
    DepartmentNames,
    NewApplication,
    create_applications,
    create_departments,
)
from relapp.services.import_report import SAMPLE_ROWS
from relapp.services.import_run import WRITING, Importer
from relapp.services.tabular import EVERY, Watch
from relapp.store import bulk
from relapp.store.engine import Connection
from relapp.store.past_releases import PastRelease, PlacedRelease, insert_history
from relapp.store.queries import people as people_queries
from relapp.store.queries.register_import import known_numbers, last_of_series
from relapp.store.tables import release as r
from relapp.store.unit_of_work import UnitOfWork
from relapp.wording import terms

LINE: Final = 400
SHORT: Final = 100

_TYPES: Final = values_of(ReleaseType, terms.TYPE, terms.TYPE_SHORT)
_MODES: Final = values_of(ReleaseMode, terms.MODE, terms.MODE_SHORT)
_STRATEGIES: Final = values_of(Strategy, terms.STRATEGY)
_SUCCESS: Final = Outcome.SUCCESS.value
_UPGRADE: Final = ReleaseType.UPGRADE.value
_PLANNED: Final = ReleaseMode.PLANNED.value
_FULL: Final = Strategy.FULL.value
_OUTCOMES: Final = values_of(Outcome, terms.OUTCOME)


class RegisterImport(Importer):
    """Ledger rows become ended releases; numbers stay as given, the running series untouched."""

    kind = ImportKind.REGISTER

    def __init__(self, *parts: object) -> None:
        """Start with an empty ledger."""
        super().__init__(*parts)  # type: ignore[arg-type]
        self._found: list[PastRelease] = []
        self._rows_of: dict[str, int] = {}
        self._definition: ProcessDefinition | None = None
        self._applications: ApplicationNames | None = None
        self._departments: DepartmentNames | None = None
        self._new: dict[str, NewApplication] = {}

    def read(self) -> None:
        """Take one row of the ledger in."""
        reader = self.reader
        number = self._number()
        application = reader.text("application", LINE, required=True)
        version = reader.text("version_to", SHORT, required=True)
        released = reader.moment("released_at", required=True)
        registered, start, end = (
            reader.moment("registered_at"),
            reader.moment("planned_start"),
            reader.moment("planned_end"),
        )
        outcome = reader.choice("outcome", _OUTCOMES, _SUCCESS)
        release_type = reader.choice("type", _TYPES, _UPGRADE)
        mode = reader.choice("mode", _MODES, _PLANNED)
        if released is None:
            return
        if registered is not None and registered > released:
            reader.note("released_at", released.isoformat(), "before", registered.isoformat())
        if start is not None and end is not None and end <= start:
            reader.note("planned_end", end.isoformat(), "before", start.isoformat())
        self._found.append(
            PastRelease(
                row=reader.row,
                number=number,
                title=reader.text("title", LINE) or f"{application} {version}"[:LINE],
                application=application,
                family=reader.text("family", SHORT),
                department=reader.text("department", LINE),
                version_from=reader.text("version_from", SHORT),
                version_to=version,
                type=release_type,
                mode=mode,
                strategy=reader.choice("strategy", _STRATEGIES, _FULL),
                outcome=outcome,
                purpose=reader.long_text("purpose"),
                released_at=released,
                registered_at=registered or released,
                planned_start=start,
                planned_end=end,
            )
        )

    def check(self, connection: Connection) -> None:
        """Compare with what is registered: numbers, process, applications, departments."""
        self._definition = self._process(connection)
        self._applications = ApplicationNames(connection)
        self._departments = DepartmentNames(connection)
        self._new = dict(self._unknown_applications(self._applications))
        self.created_applications = tuple(a.name for a in self._new.values())
        self.created_departments = tuple(self._unknown_departments(self._departments))
        self._check_numbers(connection)
        self._check_process(self._definition)

    def write(self, work: UnitOfWork, watch: Watch) -> None:
        """Write departments, applications and the releases themselves."""
        assert self._definition is not None
        assert self._departments is not None
        create_departments(work, self.created_departments, self._departments)
        made = create_applications(work, self._new.values(), self._departments)
        keys = bulk.reserve_keys(work.connection, r.release, len(self._found))
        insert_history(
            work.connection,
            work.actor,
            work.now,
            self._definition,
            self._placed(keys, made, watch),
        )
        self.touched = Changes(frozenset((Kind.RELEASE, key) for key in keys))

    def count(self) -> int:
        """Return the number of releases."""
        return len(self._found)

    def sample(self) -> tuple[Mapping[str, str], ...]:
        """Return the first releases as understood."""
        return tuple(
            {
                "number": past.number,
                "title": past.title,
                "application": past.application,
                "version_to": past.version_to,
                "type": past.type,
                "mode": past.mode,
                "outcome": past.outcome,
                "released_at": past.released_at.isoformat(),
            }
            for past in self._found[:SAMPLE_ROWS]
        )

    def _number(self) -> str:
        reader = self.reader
        number = reader.text("number", SHORT, required=True)
        if "/" in number:
            # Addresses within the program separate their parts by it.
            reader.note("number", number, "slash")
        if number:
            first = self._rows_of.setdefault(number, reader.row)
            if first != reader.row:
                reader.note("number", number, "twice", first)
        return number

    def _process(self, connection: Connection) -> ProcessDefinition:
        stored = people_queries.processes(connection)
        for process in stored:
            definition = self.desk.definitions.get(connection, process.row_id)
            if definition.code == self.mapping.process or len(stored) == 1:
                return definition
        known = ", ".join(
            self.desk.definitions.get(connection, process.row_id).code for process in stored
        )
        raise InvalidInput("import.process", process=self.mapping.process or "—", known=known)

    def _unknown_applications(
        self, known: ApplicationNames
    ) -> Iterator[tuple[str, NewApplication]]:
        newest: dict[str, PastRelease] = {}
        first: dict[str, PastRelease] = {}
        for past in self._found:
            key = past.application.casefold()
            if not key or known.get(past.application) is not None:
                continue
            if Create.APPLICATIONS not in self.mapping.create:
                self._note(past, "application", past.application, "unknown")
                continue
            first.setdefault(key, past)
            if past.outcome == _SUCCESS:
                last = newest.setdefault(key, past)
                newest[key] = past if past.released_at >= last.released_at else last
        for key, past in first.items():
            version = newest[key].version_to if key in newest else ""
            yield key, NewApplication(past.application, past.family, past.department, version)

    def _unknown_departments(self, known: DepartmentNames) -> Iterator[str]:
        new: dict[str, str] = {}
        for past in self._found:
            if not past.department or known.get(past.department) is not None:
                continue
            if Create.DEPARTMENTS not in self.mapping.create:
                self._note(past, "department", past.department, "unknown")
            new.setdefault(past.department.casefold(), past.department)
        yield from new.values()

    def _check_numbers(self, connection: Connection) -> None:
        taken = known_numbers(connection)
        office = people_queries.office(connection)
        year = self.desk.clock.now().astimezone(ZoneInfo(office.zone)).year
        series = _OwnSeries(office.number_prefix, year, last_of_series(connection))
        for past in self._found:
            if past.number in taken:
                self._note(past, "number", past.number, "exists")
            elif (last := series.collides(past.number)) is not None:
                self._note(past, "number", past.number, "series", last)

    def _check_process(self, definition: ProcessDefinition) -> None:
        for target, members in (("type", definition.types), ("mode", definition.modes)):
            allowed = [member.value for member in members]
            for past in self._found:
                value = getattr(past, target)
                if value not in allowed:
                    self._note(past, target, value, "choice", ", ".join(allowed))

    def _note(
        self, past: PastRelease, target: str, value: str, rule: str, allowed: object = ""
    ) -> None:
        self.reader.at(past.row, ())
        self.reader.note(target, value, rule, allowed)

    def _placed(
        self, keys: bulk.Keys, made: Mapping[str, int], watch: Watch
    ) -> Iterator[PlacedRelease]:
        places: dict[tuple[str, str], tuple[int, str, int | None]] = {}
        for done, (key, past) in enumerate(zip(keys, self._found, strict=True)):
            if not done % EVERY:
                watch.tell("writing", WRITING + (1 - WRITING) * done / len(self._found))
            names = (past.application, past.department)
            if names not in places:
                places[names] = self._place(past, made)
            application_id, name, department_id = places[names]
            after = {
                "file": self.problems.file,
                "row": past.row,
                "title": past.title,
                "version": past.version_to,
                "type": past.type,
                "outcome": past.outcome,
                "at": past.released_at.isoformat(),
            }
            yield PlacedRelease(key, past, application_id, name, department_id, canonical(after))

    def _place(self, past: PastRelease, made: Mapping[str, int]) -> tuple[int, str, int | None]:
        """Return key and name of the application and the key of the department."""
        assert self._applications is not None
        assert self._departments is not None
        department = self._departments.get(past.department) if past.department else None
        known = self._applications.get(past.application)
        if known is not None:
            return known.id, known.name, department or known.department_id
        folded = past.application.casefold()
        return made[folded], self._new[folded].name, department


class _OwnSeries:
    """Numbers that this office's own series will give one day."""

    def __init__(self, prefix: str, year: int, last: Mapping[str, int]) -> None:
        self._year = year % 100
        self._last = last
        self._own = re.compile(rf"{re.escape(prefix)}(\d\d)-(R?)(\d+)")

    def collides(self, number: str) -> str | None:
        """Return the last number given by the series that will come to this number."""
        found = self._own.fullmatch(number)
        # Series of past years give no more numbers.
        if found is None or int(found[1]) < self._year:
            return None
        refused, value = bool(found[2]), int(found[3])
        series = number[: found.end(1)] + ("-R" if refused else "")
        last = self._last.get(series, 0)
        return None if value <= last else f"{series}{'' if refused else '-'}{last:03d}"
