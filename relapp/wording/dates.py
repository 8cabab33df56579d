"""Dates and moments as people of the office write them, in both languages.

Chinese `9月22日 周二 19:30–23:30`, English `Tue 22 Sep 19:30–23:30`; 24 hours, no leading zeros in
Chinese dates. The names are fixed here, for the locale of the machine must not change a sentence.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from relapp.domain.text import Text

_WEEKDAYS_ZH = "一二三四五六日"
_WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS_EN = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)


def weekday(on: date) -> Text:
    """Return 周二 / Tue."""
    return Text(f"周{_WEEKDAYS_ZH[on.weekday()]}", _WEEKDAYS_EN[on.weekday()])


def month(on: date) -> Text:
    """Return 2026年9月 / Sep 2026."""
    return Text(f"{on.year}年{on.month}月", f"{_MONTHS_EN[on.month - 1]} {on.year}")


def day(on: date) -> Text:
    """Return 9月22日 / 22 Sep."""
    return Text(f"{on.month}月{on.day}日", f"{on.day} {_MONTHS_EN[on.month - 1]}")


def day_with_weekday(on: date) -> Text:
    """Return 9月22日 周二 / Tue 22 Sep."""
    name, short = weekday(on), day(on)
    return Text(f"{short.zh} {name.zh}", f"{name.en} {short.en}")


def days(first: date, last: date) -> Text:
    """Return 9月25日至9月27日 / 25–27 Sep, one date when both are the same."""
    start, end = day(first), day(last)
    if first == last:
        return start
    same_month = (first.year, first.month) == (last.year, last.month)
    english = f"{first.day}–{end.en}" if same_month else f"{start.en} – {end.en}"
    return Text(f"{start.zh}至{end.zh}", english)


def moment(at: datetime, zone: ZoneInfo) -> Text:
    """Return 9月22日 周二 19:30 / Tue 22 Sep 19:30, as clocks of the zone show it."""
    local = at.astimezone(zone)
    shown = day_with_weekday(local.date())
    return Text(f"{shown.zh} {local:%H:%M}", f"{shown.en} {local:%H:%M}")


def period(start: datetime, end: datetime, zone: ZoneInfo) -> Text:
    """Return 9月22日 周二 19:30–23:30.

    Both days are named when the end falls on another; whole days, as freezes have, go without
    times and end on their last day: 9月28日至9月30日.
    """
    first, last = start.astimezone(zone), end.astimezone(zone)
    if first.time() == last.time() == time():
        return days(first.date(), last.date() - timedelta(days=1))
    opening = moment(start, zone)
    if first.date() == last.date():
        return Text(f"{opening.zh}–{last:%H:%M}", f"{opening.en}–{last:%H:%M}")
    closing = moment(end, zone)
    return Text(f"{opening.zh} – {closing.zh}", f"{opening.en} – {closing.en}")
