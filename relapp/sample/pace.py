"""Says when people of the office act: within working hours, or minute by minute at night."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from relapp.bootstrap import Core
from relapp.calendar_seed import seeded_years, statutory_days
from relapp.domain.office import DEFAULT_ZONE
from relapp.domain.wall_time import to_wall, wall_to_utc
from relapp.domain.working_days import WorkingCalendar, YearStatus

_HOURS = ((time(9, 0), time(12, 0)), (time(13, 30), time(18, 0)))
_DAY = timedelta(days=1)


class Pace:
    """Lays moments into the working time of an office; all moments are aware UTC."""

    def __init__(self, calendar: WorkingCalendar, zone: ZoneInfo) -> None:
        """Stand on the office's calendar and zone."""
        self.calendar = calendar
        self.zone = zone

    def spread(self, start: datetime, end: datetime, count: int, chance: Random) -> list[datetime]:
        """Return so many moments in order between two others, in working time if there is any."""
        spans = self._working_spans(start, end) or [(start, max(end, start))]
        total = sum((b - a for a, b in spans), timedelta())
        return [
            _place(spans, total * share) for share in sorted(chance.random() for _ in range(count))
        ]

    def working_day(self, day: date, shift: int = 0) -> date:
        """Return the n-th working day after a day; 0 gives the day, or the last working one."""
        if shift == 0 and not self.calendar.is_working(day):
            return self.calendar.previous_working(day)
        return self.calendar.add_working_days(day, shift)

    def worked(self, moment: datetime) -> datetime:
        """Return a moment in the last hours of work; of two moments the later one stays later.

        The time from one opening to the next is squeezed into the hours of work between them.
        """
        day, calendar = self.day_of(moment), self.calendar
        days = [calendar.previous_working(day), day, calendar.next_working(day)]
        spans = [span for d in days if calendar.is_working(d) for span in self._hours(d)]
        place = max(i for i, (opens, _) in enumerate(spans) if opens <= moment)
        (opens, closes), (again, _) = spans[place : place + 2]
        share = (moment - opens) / (again - opens)
        return (opens + (closes - opens) * share).replace(microsecond=0)

    def day_of(self, moment: datetime) -> date:
        """Return the date that clocks of the office show."""
        return to_wall(moment, self.zone).date()

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        """Return a wall time of the office as UTC."""
        return wall_to_utc(day, time(hour, minute), self.zone)

    def morning_before(self, moment: datetime, working_days: int) -> datetime:
        """Return 09:10 of the day so many working days before a moment."""
        return self.at(self.working_day(self.day_of(moment), -working_days), 9, 10)

    def _working_spans(self, start: datetime, end: datetime) -> list[tuple[datetime, datetime]]:
        spans = []
        day, last = self.day_of(start), self.day_of(end)
        while day <= last:
            if self.calendar.is_working(day):
                for opens, closes in self._hours(day):
                    a, b = max(start, opens), min(end, closes)
                    if a < b:
                        spans.append((a, b))
            day += _DAY
        return spans

    def _hours(self, day: date) -> list[tuple[datetime, datetime]]:
        return [
            (wall_to_utc(day, opens, self.zone), wall_to_utc(day, closes, self.zone))
            for opens, closes in _HOURS
        ]


def statutory_pace(years: range) -> Pace:
    """Return the pace of an office by the calendar that comes with the program."""
    span = years[0], years[-1]
    calendar = WorkingCalendar(statutory_days(*span), seeded_years(*span))
    return Pace(calendar, ZoneInfo(DEFAULT_ZONE))


def pace_of(core: Core, years: Iterable[int]) -> Pace:
    """Return the pace of an office by the calendar it has of these years."""
    plans = [core.windows.year(year) for year in years]
    official = [plan.year for plan in plans if plan.status is YearStatus.OFFICIAL]
    days = [day for plan in plans for day in plan.days]
    return Pace(WorkingCalendar(days, official), ZoneInfo(core.office.get().zone))


def _place(spans: list[tuple[datetime, datetime]], far: timedelta) -> datetime:
    for start, end in spans:
        if far <= end - start:
            return (start + far).replace(microsecond=0).astimezone(UTC)
        far -= end - start
    return spans[-1][1].replace(microsecond=0).astimezone(UTC)
