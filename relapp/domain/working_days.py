"""Working days under the statutory calendar, with its holidays and make-up workdays."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from relapp.domain.statutory_forecast import FORECAST_SOURCE, forecast_names

_DAY = timedelta(days=1)
_SATURDAY = 5


class DayKind(StrEnum):
    """How a day differs from what its weekday says: 休 or 班."""

    HOLIDAY = "holiday"
    MAKEUP_WORKDAY = "makeup_workday"


class YearStatus(StrEnum):
    """Whether a year's arrangement has been announced or is only computed by rule."""

    OFFICIAL = "official"
    FORECAST = "forecast"


@dataclass(frozen=True, slots=True, order=True)
class CalendarDay:
    """One day that departs from Monday-to-Friday, with its name and where we know it from."""

    date: date
    kind: DayKind
    name: str = ""
    source: str = ""


class WorkingCalendar:
    """Answers what is a working day, from announced days and, for other years, from the law."""

    def __init__(
        self, days: Iterable[CalendarDay] = (), official_years: Iterable[int] = ()
    ) -> None:
        """Keep the days; of two for one date the later given wins, so put overrides last.

        Args:
            days: announced or imported days, of any number of years.
            official_years: years whose arrangement is complete; in all others the days the
                law names are added and the year counts as forecast.
        """
        self._days = {day.date: day for day in days}
        self._official = frozenset(official_years)

    def status(self, year: int) -> YearStatus:
        """Tell whether the year is announced or forecast."""
        return YearStatus.OFFICIAL if year in self._official else YearStatus.FORECAST

    def special_day(self, day: date) -> CalendarDay | None:
        """Return the holiday or make-up workday on a date, forecast ones included."""
        known = self._days.get(day)
        if known is not None or day.year in self._official:
            return known
        name = forecast_names(day.year).get(day)
        return CalendarDay(day, DayKind.HOLIDAY, name, FORECAST_SOURCE) if name else None

    def special_days(self, start: date, end: date) -> tuple[CalendarDay, ...]:
        """Return holidays and make-up workdays from start to end, both included, in order."""
        found = (self.special_day(day) for day in _dates(start, end + _DAY))
        return tuple(special for special in found if special is not None)

    def is_working(self, day: date) -> bool:
        """Tell whether the office works on a date."""
        special = self.special_day(day)
        if special is not None:
            return special.kind is DayKind.MAKEUP_WORKDAY
        return day.weekday() < _SATURDAY

    def next_working(self, day: date) -> date:
        """Return the first working day after a date."""
        return self.add_working_days(day, 1)

    def previous_working(self, day: date) -> date:
        """Return the last working day before a date."""
        return self.add_working_days(day, -1)

    def add_working_days(self, day: date, count: int) -> date:
        """Return the count-th working day after (negative: before) a date; 0 gives the date."""
        step = _DAY if count > 0 else -_DAY
        left = abs(count)
        while left:
            day += step
            left -= self.is_working(day)
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """Count working days after start up to and including end; negative when end is earlier.

        It undoes `add_working_days`: from `start` to `add_working_days(start, n)` there are n.
        """
        if end < start:
            return -sum(map(self.is_working, _dates(end, start)))
        return sum(map(self.is_working, _dates(start + _DAY, end + _DAY)))


def _dates(start: date, end: date) -> Iterable[date]:
    for ordinal in range(start.toordinal(), end.toordinal()):
        yield date.fromordinal(ordinal)
