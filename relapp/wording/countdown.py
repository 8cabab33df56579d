"""How far away a moment is, and the short dates of cards (UI.md section 3)."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from relapp.domain.text import Text
from relapp.wording.dates import day, weekday

_HOUR = timedelta(hours=1)
_TWO_DAYS = timedelta(hours=48)


def countdown(at: datetime, now: datetime) -> Text:
    """Return 6 天 / 12 小时 / 40 分钟: days beyond 48 hours, hours down to one, then minutes.

    A moment past is said as its distance; `overdue` words it.
    """
    span = abs(at - now)
    if span > _TWO_DAYS:
        return Text(f"{span.days} 天", f"{span.days} d")
    if span > _HOUR:
        hours = int(span / _HOUR)
        return Text(f"{hours} 小时", f"{hours} h")
    minutes = int(span / timedelta(minutes=1))
    return Text(f"{minutes} 分钟", f"{minutes} min")


def long_countdown(at: datetime, now: datetime) -> Text:
    """Return 6 天 10 小时 / 6 d 10 h, the two largest units."""
    span = abs(at - now)
    hours = int((span - timedelta(days=span.days)) / _HOUR)
    if span.days:
        return Text(f"{span.days} 天 {hours} 小时", f"{span.days} d {hours} h")
    minutes = int((span - hours * _HOUR) / timedelta(minutes=1))
    if hours:
        return Text(f"{hours} 小时 {minutes} 分", f"{hours} h {minutes} min")
    return Text(f"{minutes} 分钟", f"{minutes} min")


def overdue(due: datetime, now: datetime) -> Text:
    """Return 逾期 2 天 / 2 d overdue; less than a day counts in hours."""
    span = countdown(due, now)
    return Text(f"逾期 {span.zh}", f"{span.en} overdue")


def card_day(at: datetime, zone: ZoneInfo) -> Text:
    """Return 9/22 周二 / Tue 22 Sep."""
    local = at.astimezone(zone)
    name = weekday(local.date())
    return Text(f"{local.month}/{local.day} {name.zh}", f"{name.en} {day(local.date()).en}")


def short_day(at: datetime, zone: ZoneInfo) -> Text:
    """Return 9/22 / 22 Sep."""
    local = at.astimezone(zone)
    return Text(f"{local.month}/{local.day}", day(local.date()).en)


def due_moment(at: datetime, now: datetime, zone: ZoneInfo) -> Text:
    """Return 今天 18:00 / 明天 18:00 / 9/22 18:00, as notes beside a requirement say it."""
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    apart = (local.date() - today).days
    clock = f"{local:%H:%M}"
    if apart == 0:
        return Text(f"今天 {clock}", f"today {clock}")
    if apart == 1:
        return Text(f"明天 {clock}", f"tomorrow {clock}")
    if apart == -1:
        return Text(f"昨天 {clock}", f"yesterday {clock}")
    short = short_day(at, zone)
    return Text(f"{short.zh} {clock}", f"{short.en} {clock}")
