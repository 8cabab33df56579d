"""Takes holidays and make-up workdays in from a list."""

from collections import Counter
from typing import Final

from relapp.domain.calendar_file import KINDS
from relapp.domain.changes import Kind
from relapp.domain.journal import Event
from relapp.domain.working_days import DayKind
from relapp.services.import_kinds import ImportKind
from relapp.services.list_import import LINE, SHORT, ListImporter
from relapp.services.tabular import Watch
from relapp.store.engine import Connection
from relapp.store.tables import register as g
from relapp.store.unit_of_work import UnitOfWork

DAY_NAME: Final = 60
COMPLETE_YEAR: Final = 10
"""So many holidays of one year make a file its published notice rather than an addition."""


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
