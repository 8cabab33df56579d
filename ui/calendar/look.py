"""In which language and zone the calendar speaks, and its short forms of dates and times."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from relapp.domain.text import Language, Text
from relapp.domain.window import Freeze
from relapp.wording import dates


@dataclass(frozen=True, slots=True)
class Look:
    """Language and zone of what is painted."""

    language: Language
    zone: ZoneInfo

    def say(self, text: Text) -> str:
        """Return the wording in the language of the page."""
        return text.of(self.language)

    def clock(self, moment: datetime) -> str:
        """Return 19:30."""
        return f"{moment.astimezone(self.zone):%H:%M}"

    def span(self, start: datetime, end: datetime) -> str:
        """Return 19:30–23:30."""
        return f"{self.clock(start)}–{self.clock(end)}"

    def day(self, moment: datetime) -> date:
        """Return the office's date of a moment."""
        return moment.astimezone(self.zone).date()

    def short(self, day: date) -> str:
        """Return 9/22, in English 22 Sep."""
        return dates.day(day).en if self.language == "en" else f"{day.month}/{day.day}"

    def short_period(self, freeze: Freeze) -> str:
        """Return 9/28–9/30, in English 28–30 Sep."""
        first = self.day(freeze.starts_at)
        last = self.day(freeze.ends_at - timedelta(microseconds=1))
        if first == last:
            return self.short(first)
        if self.language == "en":
            return dates.days(first, last).en
        return f"{self.short(first)}–{self.short(last)}"

    def period(self, start: datetime, end: datetime) -> str:
        """Return 9月22日 周二 19:30–23:30."""
        return self.say(dates.period(start, end, self.zone))
