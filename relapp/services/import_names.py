"""Finds applications, departments and people by what a file calls them, and makes new ones."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from relapp.domain.changes import Kind
from relapp.domain.journal import Event
from relapp.domain.person import Person
from relapp.domain.register import Application
from relapp.domain.vocabulary import Criticality
from relapp.services.desk import plain
from relapp.services.import_fields import RowReader
from relapp.store import bulk
from relapp.store.engine import Connection
from relapp.store.queries import people as people_queries
from relapp.store.queries import register as register_queries
from relapp.store.tables import people as p
from relapp.store.tables import register as g
from relapp.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class NewApplication:
    """An application that a file mentions and nobody has registered yet."""

    name: str
    family: str = ""
    department: str = ""
    current_version: str = ""


class ApplicationNames:
    """Applications by name and code, case set aside."""

    def __init__(self, connection: Connection) -> None:
        """Read those that are registered."""
        self._known: dict[str, Application] = {}
        everything = register_queries.applications(connection)
        for application in everything:
            if application.code:
                self._known.setdefault(application.code.casefold(), application)
        # Names go before codes, which are not unique.
        self._known.update({a.name.casefold(): a for a in everything})

    def get(self, name: str) -> Application | None:
        """Return a registered application, None if there is none."""
        return self._known.get(name.casefold())


class DepartmentNames:
    """Departments by name, case set aside."""

    def __init__(self, connection: Connection) -> None:
        """Read those that are registered."""
        self._ids = {d.name.casefold(): d.id for d in people_queries.departments(connection)}

    def get(self, name: str) -> int | None:
        """Return the key of a department, None if there is none."""
        return self._ids.get(name.casefold())

    def add(self, name: str, key: int) -> None:
        """Remember one that was just made."""
        self._ids[name.casefold()] = key


@dataclass
class PersonNames:
    """People by login, or by name where only one bears it."""

    _by_login: dict[str, Person] = field(default_factory=dict)
    _by_name: dict[str, list[Person]] = field(default_factory=dict)

    @classmethod
    def read(cls, connection: Connection) -> "PersonNames":
        """Read those that are registered."""
        names = cls()
        for person in people_queries.people(connection):
            names._by_login[person.login.casefold()] = person
            names._by_name.setdefault(person.name.casefold(), []).append(person)
        return names

    def login(self, login: str) -> Person | None:
        """Return the person of a login."""
        return self._by_login.get(login.casefold())

    def find(self, reader: RowReader, target: str, name: str) -> int | None:
        """Return the key of a person named in a row, noting one that is not known."""
        if not name:
            return None
        found = self.login(name)
        if found is not None:
            return found.id
        bearers = self._by_name.get(name.casefold(), [])
        if len(bearers) == 1:
            return bearers[0].id
        reader.note(target, name, "ambiguous" if bearers else "unknown")
        return None


def create_departments(work: UnitOfWork, names: Iterable[str], known: DepartmentNames) -> None:
    """Make departments, one journal entry each."""
    wanted = tuple(names)
    keys = bulk.reserve_keys(work.connection, p.department, len(wanted))
    rows = [(key, name, None, None, 1) for key, name in zip(keys, wanted, strict=True)]
    columns = ("id", "name", "parent_id", "head_id", "version")
    bulk.insert_rows(work.connection, p.department, columns, rows)
    for key, name in zip(keys, wanted, strict=True):
        known.add(name, key)
        after = {"name": name, "parent_id": None, "head_id": None}
        work.record(Event.DEPARTMENT_SAVED, Kind.DEPARTMENT, key, name, after=after)


def create_applications(
    work: UnitOfWork, wanted: Iterable[NewApplication], departments: DepartmentNames
) -> Mapping[str, int]:
    """Make applications, one journal entry each; returns keys by name, case set aside."""
    new = tuple(wanted)
    keys = bulk.reserve_keys(work.connection, g.application, len(new))
    made: dict[str, int] = {}
    rows: list[dict[str, object]] = []
    for key, application in zip(keys, new, strict=True):
        values: dict[str, object] = {
            "name": application.name,
            "code": "",
            "family": application.family,
            "owner_id": None,
            "manager_id": None,
            "department_id": departments.get(application.department),
            "criticality": Criticality.ORDINARY.value,
            "current_version": application.current_version,
            "active": True,
        }
        rows.append({"id": key, "version": 1, **values})
        made[application.name.casefold()] = key
        work.record(
            Event.APPLICATION_SAVED, Kind.APPLICATION, key, application.name, after=plain(values)
        )
    if rows:
        columns = tuple(rows[0])
        tuples = [tuple(row.values()) for row in rows]
        bulk.insert_rows(work.connection, g.application, columns, tuples)
    return made
