"""Takes the registers of applications and people in from lists."""

from typing import Any, Final

from relapp.domain.changes import Kind
from relapp.domain.journal import Event
from relapp.domain.person import ADMINISTRATOR, OFFICE_ROLES
from relapp.domain.vocabulary import Criticality
from relapp.services.desk import plain
from relapp.services.import_fields import words_of
from relapp.services.import_mapping import ImportKind
from relapp.services.import_names import ApplicationNames, PersonNames
from relapp.services.list_import import LINE, SHORT, Line, ListImporter, insert_lines, one
from relapp.services.tabular import Watch
from relapp.store.engine import Connection
from relapp.store.queries import cards as card_queries
from relapp.store.queries import people as people_queries
from relapp.store.queries import register as register_queries
from relapp.store.tables import people as p
from relapp.store.tables import register as g
from relapp.store.unit_of_work import UnitOfWork
from relapp.wording import terms

_CRITICALITY: Final = words_of(Criticality, terms.CRITICALITY)


class ApplicationsImport(ListImporter):
    """The register of application systems, with what depends on what."""

    kind = ImportKind.APPLICATIONS
    identity = "name"

    def read(self) -> None:
        """Take one application in."""
        reader = self.reader
        name = reader.text("name", LINE, required=True)
        values: dict[str, Any] = {
            "name": name,
            "code": reader.text("code", SHORT),
            "family": reader.text("family", SHORT),
            "criticality": reader.choice("criticality", _CRITICALITY, Criticality.ORDINARY).value,
            "current_version": reader.text("current_version", SHORT),
            "active": reader.flag("active", default=True),
        }
        self.add(
            name,
            values,
            owner=one(reader.text("owner", LINE)),
            manager=one(reader.text("manager", LINE)),
            department=one(reader.text("department", LINE)),
            depends_on=reader.several("depends_on", LINE),
        )

    def check(self, connection: Connection) -> None:
        """Compare names; look up people, departments and what it depends on."""
        known = register_queries.applications(connection)
        self.drop_known(frozenset(a.name.casefold() for a in known))
        self.find_departments(connection)
        people = PersonNames.read(connection)
        registered = {a.name.casefold(): a.id for a in known}
        listed = registered.keys() | {line.key.casefold() for line in self.lines}
        for line in self.lines:
            self.reader.at(line.row, ())
            for role in ("owner", "manager"):
                name = "".join(line.names[role])
                line.values[f"{role}_id"] = people.find(self.reader, role, name)
            for other in line.names["depends_on"]:
                if other.casefold() not in listed or other.casefold() == line.key.casefold():
                    self.note(line, "depends_on", other, "unknown")
        self._registered = registered

    def write(self, work: UnitOfWork, watch: Watch) -> None:
        """Write applications, then their links."""
        watch.check()
        self.make_departments(work)
        keys = insert_lines(work, g.application, self.lines)
        by_name = self._registered | {
            line.key.casefold(): key for line, key in zip(self.lines, keys, strict=True)
        }
        links = [
            {"application_id": key, "depends_on_id": by_name[other.casefold()]}
            for line, key in zip(self.lines, keys, strict=True)
            for other in line.names["depends_on"]
        ]
        work.insert_all(g.application_link, links)
        for line, key in zip(self.lines, keys, strict=True):
            after = plain(line.values)
            work.record(Event.APPLICATION_SAVED, Kind.APPLICATION, key, line.key, after=after)


class PeopleImport(ListImporter):
    """The people register; `role@department` or `role@application` narrows a role."""

    kind = ImportKind.PEOPLE
    identity = "login"

    def read(self) -> None:
        """Take one person in."""
        reader = self.reader
        login = reader.text("login", SHORT, required=True)
        values: dict[str, Any] = {
            "name": reader.text("name", SHORT, required=True),
            "login": login,
            "email": reader.text("email", LINE),
            "active": reader.flag("active", default=True),
        }
        department = one(reader.text("department", LINE))
        self.add(login, values, department=department, roles=reader.several("roles", LINE))

    def check(self, connection: Connection) -> None:
        """Compare logins; look up departments and roles."""
        known = people_queries.people(connection)
        self.drop_known(frozenset(person.login.casefold() for person in known))
        self.find_departments(connection)
        words = self._roles(connection)
        allowed = ", ".join(dict.fromkeys(words.values()))
        self._applications = ApplicationNames(connection)
        for line in self.lines:
            roles: set[str] = set()
            for cell in line.names["roles"]:
                name, _, scope = cell.partition("@")
                role = words.get(name.strip().casefold())
                if role is None:
                    self.note(line, "roles", cell, "role", allowed)
                elif self._may_narrow(line, cell, role, scope.strip()):
                    roles.add(f"{role}@{scope.strip()}" if scope.strip() else role)
            line.names["roles"] = tuple(sorted(roles))

    def write(self, work: UnitOfWork, watch: Watch) -> None:
        """Write people and their roles; cards of live releases follow."""
        watch.check()
        self.make_departments(work)
        keys = insert_lines(work, p.person, self.lines)
        roles = [
            self._held(key, role)
            for line, key in zip(self.lines, keys, strict=True)
            for role in line.names["roles"]
        ]
        work.insert_all(p.person_role, roles)
        for line, key in zip(self.lines, keys, strict=True):
            after = plain({**line.values, "roles": list(line.names["roles"])})
            work.record(Event.PERSON_SAVED, Kind.PERSON, key, line.values["name"], after=after)
        if roles:
            # Who holds a role decides what waits for whom on every card.
            work.touch_all(card_queries.live_ids(work.connection))

    def _may_narrow(self, line: Line, cell: str, role: str, scope: str) -> bool:
        """Tell whether a role may be held where a cell says, noting why not."""
        if not scope:
            return True
        if role == ADMINISTRATOR:
            self.note(line, "roles", cell, "everywhere")
            return False
        assert self.departments is not None
        made = {name.casefold() for name in self.created_departments}
        department = self.departments.get(scope) is not None or scope.casefold() in made
        application = self._applications.get(scope) is not None
        if department != application:
            return True
        self.note(line, "roles", cell, "ambiguous_scope" if department else "unknown_scope")
        return False

    def _held(self, person_id: int, cell: str) -> dict[str, object]:
        assert self.departments is not None
        role, _, scope = cell.partition("@")
        application = self._applications.get(scope) if scope else None
        return {
            "person_id": person_id,
            "role": role,
            "department_id": self.departments.get(scope) if scope else None,
            "application_id": application.id if application is not None else None,
        }

    def _roles(self, connection: Connection) -> dict[str, str]:
        words = {role: role for role in (ADMINISTRATOR, *sorted(OFFICE_ROLES))}
        words[terms.ADMINISTRATOR_ROLE.zh] = ADMINISTRATOR
        words[terms.ADMINISTRATOR_ROLE.en.casefold()] = ADMINISTRATOR
        for stored in people_queries.processes(connection):
            for role in self.desk.definitions.get(connection, stored.row_id).roles:
                for word in (role.id, role.name.zh, role.name.en):
                    words.setdefault(word.casefold(), role.id)
        return words
