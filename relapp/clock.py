"""The one source of the present moment, so that rules and tests can be given another."""

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the present moment."""

    def now(self) -> datetime:
        """Return the present, aware, in UTC."""


class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """Return the present, aware, in UTC."""
        return datetime.now(UTC)


class ServerClock:
    """The clock of the database server, which counts where desks share one.

    Between two transactions it is this machine's, set right by what the server said last.
    """

    def __init__(self, own: Clock) -> None:
        """Agree with this machine until the server has spoken."""
        self._own = own
        self._ahead = timedelta()

    def now(self) -> datetime:
        """Return the present, aware, in UTC."""
        return self._own.now() + self._ahead

    def hear(self, moment: datetime) -> datetime:
        """Take what the server says it is now; returns it in UTC."""
        told = moment.astimezone(UTC)
        self._ahead = told - self._own.now()
        return told


class FixedClock:
    """A clock that stands until it is set; for tests, samples and the tour."""

    def __init__(self, now: datetime) -> None:
        """Start at an aware moment."""
        self.set(now)

    def now(self) -> datetime:
        """Return the moment it was set to."""
        return self._now

    def set(self, now: datetime) -> None:
        """Move to another aware moment."""
        if now.tzinfo is None:
            raise ValueError("a clock needs an aware moment")
        self._now = now.astimezone(UTC)
