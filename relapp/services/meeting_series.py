"""Use cases of recurring meetings: keep a series, look ahead, make its meetings, leave one out."""

from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import select

from relapp.domain.changes import Changes, Kind
from relapp.domain.journal import Event
from relapp.domain.meeting import MeetingDraft
from relapp.domain.meeting_rules import can_plan
from relapp.domain.meeting_series import (
    MOST_AT_ONCE,
    PREVIEW,
    DayState,
    Occurrence,
    Series,
    SeriesDay,
    SeriesDraft,
    SeriesRule,
    check_series,
    rule_days,
    series_days,
)
from relapp.domain.person import Person
from relapp.domain.vocabulary import MeetingState
from relapp.domain.wall_time import wall_to_utc
from relapp.domain.working_days import WorkingCalendar
from relapp.errors import InvalidInput, NotFound, RuleViolation
from relapp.services.desk import Desk, check_people, obey, plain
from relapp.services.meetings import call_meeting, rearrange
from relapp.store.engine import Connection
from relapp.store.queries import meeting_series as queries
from relapp.store.tables import meeting as t
from relapp.store.unit_of_work import UnitOfWork

_YEARS = 4
"""How many years of working days are read for looking ahead."""


class MeetingSeriesService:
    """Series of meetings; a meeting that was made is a meeting like any other."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    def all(self, actor: Person) -> tuple[Series, ...]:
        """Return every series, those that go on first; raises NotPermitted."""
        obey(can_plan(actor))
        with self._desk.transactions.reading() as connection:
            return queries.all_series(connection)

    def preview(
        self, actor: Person, rule: SeriesRule, series_id: int = 0, count: int = PREVIEW
    ) -> tuple[SeriesDay, ...]:
        """Return the next days of a rule, saved or not, from today on; raises NotPermitted.

        Args:
            actor: who looks ahead.
            rule: the rule as it is typed.
            series_id: the series whose meetings are shown along, 0 for a new one.
            count: how many days.
        """
        obey(can_plan(actor))
        zone, today = self._today()
        calendar = self._calendar(today)
        with self._desk.transactions.reading() as connection:
            return _ahead(connection, rule, series_id, calendar, zone, today, count)

    def save(self, actor: Person, draft: SeriesDraft) -> Changes:
        """Keep a series, bring its meetings to come up to date and make the next ones.

        Meetings that were arranged for themselves, or whose day the rule no longer says, stay as
        they are.

        Raises:
            InvalidInput: title, length or count cannot be.
            StaleRecord: somebody else changed the series meanwhile.
        """
        obey(can_plan(actor))
        check_series(draft)
        zone, today = self._today()
        calendar = self._calendar(today)
        with self._desk.transactions.begin(actor) as work:
            check_people(work, draft.host_id, *(p.person_id for p in draft.people))
            key = _store(work, draft)
            series = _known(work.connection, key)
            self._follow(work, series, zone, today)
            self._make(work, series, calendar, zone, today, draft.make)
        return work.changes

    def make(self, actor: Person, series_id: int, count: int) -> Changes:
        """Make the next meetings of a series that are not made yet; none is made twice.

        Raises:
            RuleViolation: `series.ended`.
            InvalidInput: `series.make`.
        """
        obey(can_plan(actor))
        if not 0 < count <= MOST_AT_ONCE:
            raise InvalidInput("series.make", limit=MOST_AT_ONCE)
        zone, today = self._today()
        calendar = self._calendar(today)
        with self._desk.transactions.begin(actor) as work:
            series = _locked(work, series_id)
            if series.ended:
                raise RuleViolation("series.ended", title=series.title)
            self._make(work, series, calendar, zone, today, count)
        return work.changes

    def call_off(self, actor: Person, series_id: int, rule_day: date, reason: str) -> Changes:
        """Leave one day of the rule out before its meeting was made.

        Raises:
            InvalidInput: `reason.missing`.
            RuleViolation: `series.day_made`, it has a meeting, which is cancelled like any other;
                `series.no_day`, the rule does not say this day.
        """
        obey(can_plan(actor))
        if not reason.strip():
            raise InvalidInput("reason.missing")
        with self._desk.transactions.begin(actor) as work:
            series = _locked(work, series_id)
            if next(rule_days(series.rule, rule_day), None) != rule_day:
                raise RuleViolation("series.no_day", title=series.title)
            where = {"series_id": series_id, "rule_day": rule_day}
            if work.exists(t.meeting_occurrence, **where):
                raise RuleViolation("series.day_made", title=series.title)
            work.insert(
                t.meeting_occurrence, **where, meeting_id=None, own=True, reason=reason.strip()
            )
            after = {"series": series.title, "day": rule_day, "reason": reason.strip()}
            _note(work, Event.MEETING_CANCELLED, series_id, series.title, **after)
        return work.changes

    def end(self, actor: Person, series_id: int, version: int) -> Changes:
        """Make no more meetings of a series; those that are made stay."""
        obey(can_plan(actor))
        with self._desk.transactions.begin(actor) as work:
            series = _known(work.connection, series_id)
            work.change(t.meeting_series, {"id": series_id}, version=version, ended=True)
            _note(work, Event.MEETING_SAVED, series_id, series.title, ended=True)
        return work.changes

    def _follow(self, work: UnitOfWork, series: Series, zone: ZoneInfo, today: date) -> None:
        """Arrange the meetings to come as the series now says."""
        said = set(rule_days(series.rule, today))
        for one in queries.occurrences(work.connection, series.id, today, zone):
            if one.own or one.meeting_id is None or one.state is not MeetingState.PLANNED:
                continue
            if one.rule_day in said and one.day is not None:
                rearrange(work, _meeting(series, one.day, zone, one.meeting_id))
            else:
                queries.keep_apart(work.connection, one.meeting_id)

    def _make(
        self,
        work: UnitOfWork,
        series: Series,
        calendar: WorkingCalendar,
        zone: ZoneInfo,
        today: date,
        count: int,
    ) -> None:
        days = _ahead(work.connection, series.rule, series.id, calendar, zone, today, 10 * PREVIEW)
        for day in [d for d in days if d.state is DayState.TO_MAKE][:count]:
            meeting_id = call_meeting(work, _meeting(series, day.day, zone))
            work.insert(
                t.meeting_occurrence,
                series_id=series.id,
                rule_day=day.rule_day,
                meeting_id=meeting_id,
                own=False,
                reason="",
            )

    def _today(self) -> tuple[ZoneInfo, date]:
        zone = self._desk.zone()
        return zone, self._desk.clock.now().astimezone(zone).date()

    def _calendar(self, today: date) -> WorkingCalendar:
        return self._desk.working_calendar(today.year, today.year + _YEARS)


def _ahead(
    connection: Connection,
    rule: SeriesRule,
    series_id: int,
    calendar: WorkingCalendar,
    zone: ZoneInfo,
    today: date,
    count: int,
) -> tuple[SeriesDay, ...]:
    known: tuple[Occurrence, ...] = ()
    if series_id:
        known = queries.occurrences(connection, series_id, today, zone)
    return series_days(rule, calendar, today, known, count)


def _meeting(series: Series, day: date, zone: ZoneInfo, key: int = 0) -> MeetingDraft:
    return MeetingDraft(
        title=series.title,
        place=series.place,
        starts_at=wall_to_utc(day, series.starts, zone),
        minutes=series.minutes,
        host_id=series.host_id,
        people=series.people,
        id=key,
    )


def _store(work: UnitOfWork, draft: SeriesDraft) -> int:
    rule = draft.rule
    values: dict[str, object] = {
        "title": draft.title.strip(),
        "place": draft.place.strip(),
        "cycle": rule.cycle.value,
        "weekday": rule.weekday,
        "nth": rule.nth,
        "starts": f"{draft.starts:%H:%M}",
        "minutes": draft.minutes,
        "host_id": draft.host_id,
        "first_day": rule.first_day,
        "last_day": rule.last_day,
        "off_days": rule.off_days.value,
        "ended": False,
    }
    key = draft.id
    if key:
        _known(work.connection, key)
        work.change(t.meeting_series, {"id": key}, version=draft.version, **values)
        work.delete(t.meeting_series_person, series_id=key)
    else:
        key = work.insert(t.meeting_series, **values, version=1)
    for person_id, required in {p.person_id: p.required for p in draft.people}.items():
        work.insert(t.meeting_series_person, series_id=key, person_id=person_id, required=required)
    _note(work, Event.MEETING_SAVED, key, draft.title.strip(), **plain(values))
    return key


def _locked(work: UnitOfWork, series_id: int) -> Series:
    """Hold a series against other desks, that none makes the same meetings, and read it."""
    if work.connection.dialect.name != "sqlite":
        row = t.meeting_series.c.id
        work.connection.execute(select(row).where(row == series_id).with_for_update())
    return _known(work.connection, series_id)


def _known(connection: Connection, series_id: int) -> Series:
    for series in queries.all_series(connection):
        if series.id == series_id:
            return series
    raise NotFound("series.unknown", id=series_id)


def _note(work: UnitOfWork, event: Event, series_id: int, title: str, /, **after: object) -> None:
    # Under a negative key of meetings: programs before know no kind of its own.
    work.record(event, Kind.MEETING, -series_id, title, after=plain(after))
