"""Use cases of what restricts windows: freezes, holidays and make-up workdays."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from relapp.domain.calendar_file import parse_calendar_days
from relapp.domain.changes import Changes, Kind
from relapp.domain.journal import Event
from relapp.domain.person import Permission, Person
from relapp.domain.window import check_period
from relapp.domain.working_days import CalendarDay
from relapp.errors import InvalidInput, NotFound
from relapp.services.desk import Desk, plain, require
from relapp.store.queries import windows as window_queries
from relapp.store.tables import register as g


@dataclass(frozen=True, slots=True, kw_only=True)
class FreezeDraft:
    """Unsaved input for a freeze; `id` 0 makes a new one."""

    name: str
    starts_at: datetime
    ends_at: datetime
    hard: bool = True
    reason: str = ""
    id: int = 0
    version: int = 0


class FreezesService:
    """Freezes and the working calendar."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    def save_freeze(self, actor: Person, draft: FreezeDraft) -> Changes:
        """Make or change a freeze."""
        require(actor, Permission.KEEP_WINDOWS)
        check_period(draft.starts_at, draft.ends_at)
        if not draft.name.strip():
            raise InvalidInput("field.missing", field="name")
        values = {
            "name": draft.name.strip()[:400],
            "starts_at": draft.starts_at,
            "ends_at": draft.ends_at,
            "hard": draft.hard,
            "reason": draft.reason.strip(),
        }
        with self._desk.transactions.begin(actor) as work:
            key = draft.id
            if key:
                work.change(g.freeze, {"id": key}, version=draft.version, **values)
            else:
                key = work.insert(g.freeze, version=1, **values)
            work.record(
                Event.FREEZE_SAVED, Kind.FREEZE, key, str(values["name"]), after=plain(values)
            )
        return work.changes

    def remove_freeze(self, actor: Person, freeze_id: int) -> Changes:
        """Take a freeze away."""
        require(actor, Permission.KEEP_WINDOWS)
        with self._desk.transactions.begin(actor) as work:
            row = work.row(g.freeze, id=freeze_id)
            if row is None:
                raise NotFound("freeze.unknown", id=freeze_id)
            work.delete(g.freeze, id=freeze_id)
            work.record(Event.FREEZE_REMOVED, Kind.FREEZE, freeze_id, row["name"])
        return work.changes

    def import_days(
        self, actor: Person, text: str, filename: str, official: Iterable[int] = ()
    ) -> Changes:
        """Take a year's published holidays and make-up workdays in, replacing what was there.

        Raises:
            InvalidInput: names file, row, column, value and rule; nothing is stored then.
        """
        return self.store_days(actor, parse_calendar_days(text, filename), official, filename)

    def store_days(
        self, actor: Person, days: Iterable[CalendarDay], official: Iterable[int], source: str
    ) -> Changes:
        """Store special days; `official` are the years they are the published notice of.

        The notice of a year takes the place of all that was known of the year before.
        """
        require(actor, Permission.KEEP_WINDOWS)
        official = tuple(official)
        with self._desk.transactions.begin(actor) as work:
            for year in official:
                known = window_queries.calendar_days(
                    work.connection, date(year, 1, 1), date(year, 12, 31)
                )
                for day in known:
                    work.delete(g.calendar_day, date=day.date)
            count = 0
            for day in days:
                count += 1
                work.delete(g.calendar_day, date=day.date)
                work.insert(
                    g.calendar_day,
                    date=day.date,
                    kind=day.kind.value,
                    name=day.name,
                    source=day.source,
                )
            for year in official:
                work.delete(g.calendar_year, year=year)
                work.insert(g.calendar_year, year=year, status="official")
            work.record(
                Event.CALENDAR_IMPORTED, Kind.CALENDAR, 0, source[:400], after={"days": count}
            )
        return work.changes
