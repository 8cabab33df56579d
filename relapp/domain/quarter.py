"""Calendar quarters of the office, the period in which the contract counts releases."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from relapp.domain.wall_time import to_wall, wall_to_utc
from relapp.errors import InvalidInput

_FORM = re.compile(r"^\s*(\d{4})\s*-?\s*[Qq]([1-4])\s*$")
_MONTHS = 3


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """One quarter of a year; quarters sort in time."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> "Quarter":
        """Read `2026Q3`.

        Raises:
            InvalidInput: the text names no quarter.
        """
        found = _FORM.match(text)
        if not found:
            raise InvalidInput("quarter.form", value=text)
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def containing(cls, moment: datetime, zone: ZoneInfo) -> "Quarter":
        """Return the quarter in which clocks of the zone show an aware moment."""
        shown = to_wall(moment, zone)
        return cls(shown.year, (shown.month - 1) // _MONTHS + 1)

    def __str__(self) -> str:
        return f"{self.year}Q{self.number}"

    def shifted(self, quarters: int) -> "Quarter":
        """Return the quarter so many later, earlier when negative."""
        year, place = divmod(self.year * 4 + self.number - 1 + quarters, 4)
        return Quarter(year, place + 1)

    def months(self) -> tuple[str, ...]:
        """Return its three months as 2026-07, 2026-08, 2026-09."""
        first = (self.number - 1) * _MONTHS + 1
        return tuple(f"{self.year}-{month:02d}" for month in range(first, first + _MONTHS))

    @property
    def first_day(self) -> date:
        """The first day of the quarter."""
        return date(self.year, (self.number - 1) * _MONTHS + 1, 1)

    def bounds(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """Return the first moment of the quarter and of the next one, in UTC."""
        return (
            wall_to_utc(self.first_day, time(), zone),
            wall_to_utc(self.shifted(1).first_day, time(), zone),
        )
