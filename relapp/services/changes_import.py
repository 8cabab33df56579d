"""Takes change requests and the working calendar in from lists."""

from collections import Counter
from typing import Any, Final

from relapp.domain.calendar_file import KINDS
from relapp.domain.changes import Kind
from relapp.domain.journal import Event
from relapp.domain.vocabulary import ChangeKind, ChangeState
from relapp.domain.working_days import DayKind
from relapp.services.desk import plain
from relapp.services.import_fields import words_of
from relapp.services.import_kinds import Create, ImportKind
from relapp.services.import_names import (
    ApplicationNames,
    DepartmentNames,
    NewApplication,
    create_applications,
)
from relapp.services.list_import import LINE, SHORT, ListImporter, insert_lines, one
from relapp.services.tabular import Watch
from relapp.store.engine import Connection
from relapp.store.queries import register as register_queries
from relapp.store.tables import register as g
from relapp.store.unit_of_work import UnitOfWork
from relapp.wording import terms

DAY_NAME: Final = 60
COMPLETE_YEAR: Final = 10
"""So many holidays of one year make a file its published notice rather than an addition."""

_CHANGE_KINDS: Final = words_of(ChangeKind, terms.CHANGE_KIND)
_CHANGE_STATES: Final = words_of(ChangeState, terms.CHANGE_STATE)


class ChangesImport(ListImporter):
    """Change requests as change management exports them."""

    kind = ImportKind.CHANGES
    identity = "number"

    def read(self) -> None:
        """Take one change request in."""
        reader = self.reader
        number = reader.text("number", SHORT, required=True)
        values: dict[str, Any] = {
            "number": number,
            "title": reader.text("title", LINE, required=True),
            "kind": reader.choice("kind", _CHANGE_KINDS, ChangeKind.CHANGE).value,
            "state": reader.choice("state", _CHANGE_STATES, ChangeState.SUBMITTED).value,
            "approved_on": reader.day("approved_on"),
            "impact": reader.long_text("impact"),
            "resources": reader.long_text("resources"),
        }
        self.add(number, values, application=one(reader.text("application", LINE)))

    def check(self, connection: Connection) -> None:
        """Compare numbers; look up applications."""
        known = register_queries.change_requests(connection)
        self.drop_known(frozenset(change.number.casefold() for change in known))
        applications = ApplicationNames(connection)
        new: dict[str, NewApplication] = {}
        for line in self.lines:
            name = "".join(line.names["application"])
            found = applications.get(name) if name else None
            line.values["application_id"] = found.id if found else None
            if not name or found is not None:
                continue
            if Create.APPLICATIONS in self.mapping.create:
                new.setdefault(name.casefold(), NewApplication(name))
            else:
                self.note(line, "application", name, "unknown")
        self._new = new
        self.created_applications = tuple(application.name for application in new.values())
        self.departments = DepartmentNames(connection)

    def write(self, work: UnitOfWork, watch: Watch) -> None:
        """Write new applications and the change requests."""
        watch.check()
        assert self.departments is not None
        made = create_applications(work, self._new.values(), self.departments)
        for line in self.lines:
            name = "".join(line.names["application"]).casefold()
            if name in made:
                line.values["application_id"] = made[name]
        keys = insert_lines(work, g.change_request, self.lines)
        for line, key in zip(self.lines, keys, strict=True):
            after = plain(line.values)
            work.record(Event.CHANGE_SAVED, Kind.CHANGE_REQUEST, key, line.key, after=after)


class HolidaysImport(ListImporter):
    """A year's holidays and make-up workdays; a day given again takes the place of the old."""

    kind = ImportKind.HOLIDAYS
    identity = "date"

    def read(self) -> None:
        """Take one day in."""
        reader = self.reader
        on = reader.day("date", required=True)
        kind = reader.choice("kind", KINDS, DayKind.HOLIDAY)
        if not reader.text("kind", LINE):
            reader.note("kind", "", "missing")
        name = reader.text("name", DAY_NAME)
        if on is not None:
            self.add(on.isoformat(), {"date": on, "kind": kind.value, "name": name})

    def check(self, connection: Connection) -> None:
        """Nothing in the database speaks against a day."""

    def write(self, work: UnitOfWork, watch: Watch) -> None:
        """Replace the days; a whole notice makes its year official."""
        watch.check()
        source = self.problems.file[:SHORT]
        for line in self.lines:
            work.delete(g.calendar_day, date=line.values["date"])
        work.insert_all(g.calendar_day, [{**line.values, "source": source} for line in self.lines])
        holidays = Counter(
            line.values["date"].year
            for line in self.lines
            if line.values["kind"] == DayKind.HOLIDAY.value
        )
        for year in sorted(y for y, days in holidays.items() if days >= COMPLETE_YEAR):
            work.delete(g.calendar_year, year=year)
            work.insert(g.calendar_year, year=year, status="official")
        after = {"days": len(self.lines)}
        work.record(Event.CALENDAR_IMPORTED, Kind.CALENDAR, 0, source, after=after)
