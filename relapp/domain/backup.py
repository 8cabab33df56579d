"""What is known of backups: the seal inside, and which of the automatic ones stay."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from relapp.domain.holdings import Holdings


@dataclass(frozen=True, slots=True)
class BackupNote:
    """The seal of a backup file.

    Attributes:
        made_at: aware UTC.
        source: file or server it was made from, without a secret.
        program: version of the program that made it.
        holdings: rows and hashes of its tables when it was sealed.
    """

    made_at: datetime
    source: str
    program: str
    holdings: Holdings


@dataclass(frozen=True, slots=True)
class Rotation:
    """How many automatic backups stay: the newest of so many days, and of so many weeks.

    With neither, none are made.
    """

    daily: int = 7
    weekly: int = 4

    @property
    def wanted(self) -> bool:
        """Whether automatic backups are made at all."""
        return self.daily > 0 or self.weekly > 0


def is_due(made: Iterable[datetime], now: datetime, zone: ZoneInfo) -> bool:
    """Tell whether there is no backup of today yet, by the office's calendar."""
    today = now.astimezone(zone).date()
    return all(moment.astimezone(zone).date() != today for moment in made)


def surplus(
    made: Iterable[datetime], rotation: Rotation, now: datetime, zone: ZoneInfo
) -> tuple[datetime, ...]:
    """Return the moments of backups that need not stay, oldest first.

    The newest of each of the last days and weeks that have one stays. What claims to be of the
    future is left alone and counts for nothing: somebody's clock was wrong, perhaps this one's.
    """
    past = sorted({moment for moment in made if moment <= now}, reverse=True)
    days: dict[object, datetime] = {}
    weeks: dict[object, datetime] = {}
    for moment in past:
        local = moment.astimezone(zone).date()
        days.setdefault(local, moment)
        weeks.setdefault(local.isocalendar()[:2], moment)
    stay = {
        *list(days.values())[: max(rotation.daily, 0)],
        *list(weeks.values())[: max(rotation.weekly, 0)],
        # Whatever the numbers say, never the last one there is.
        *past[:1],
    }
    return tuple(moment for moment in reversed(past) if moment not in stay)
