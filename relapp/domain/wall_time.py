"""Office wall time to stored moments and back, in any zone and across clock changes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def wall_to_utc(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Return the UTC moment at which clocks of the zone show a time on a day.

    A time that happens twice when clocks go back means the first one. A time that is skipped when
    clocks go forward is read with the offset valid before the change, so 02:30 in a skipped hour
    becomes the moment clocks show 03:30: never earlier than meant, and never an error at night.
    """
    return datetime.combine(day, at.replace(tzinfo=None, fold=0), zone).astimezone(UTC)


def wall_exists(day: date, at: time, zone: ZoneInfo) -> bool:
    """Tell whether clocks of the zone show that time on that day at all."""
    shown = wall_to_utc(day, at, zone).astimezone(zone)
    return (shown.date(), shown.time()) == (day, at.replace(tzinfo=None, fold=0))


def to_wall(moment: datetime, zone: ZoneInfo) -> datetime:
    """Return an aware moment as clocks of the zone show it."""
    if moment.utcoffset() is None:
        raise ValueError("wall time needs an aware moment")
    return moment.astimezone(zone)


def day_bounds(day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return first moment of a day and of the next, in UTC; 23 to 25 hours apart on a change."""
    return (
        wall_to_utc(day, time(), zone),
        wall_to_utc(day + timedelta(days=1), time(), zone),
    )
