"""Time to pixels for the chart of the run sheet, and where its hour marks stand."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from relapp.domain.release import RunStep
from ui.release.run_rows import RunGroup

STEPS = (5, 10, 15, 30, 60, 120, 240, 480, 1440)
"""Minutes between two marks, the smallest that leaves room is taken."""
MARK_ROOM = 46


@dataclass(frozen=True, slots=True)
class GanttScale:
    """A span of time; `x` maps a moment into a chart of a width."""

    start: datetime
    end: datetime

    def x(self, at: datetime, width: int) -> float:
        """Return the distance of a moment from the left edge, in the pixels of `width`."""
        return (at - self.start) / (self.end - self.start) * width

    def holds(self, at: datetime) -> bool:
        """Tell whether a moment lies within the span."""
        return self.start <= at <= self.end

    def marks(self, width: int, room: int, zone: ZoneInfo) -> tuple[datetime, ...]:
        """Return moments for labels, at least `room` pixels apart, on round wall time."""
        span = (self.end - self.start) / timedelta(minutes=1)
        most = max(1, width // max(1, room))
        step = next((s for s in STEPS if span / s <= most), STEPS[-1])
        local = self.start.astimezone(zone)
        midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
        passed = (local - midnight) / timedelta(minutes=step)
        first = midnight + timedelta(minutes=step) * (int(passed) + (passed % 1 > 0))
        found = []
        mark = first.astimezone(self.start.tzinfo)
        while mark <= self.end:
            found.append(mark)
            mark += timedelta(minutes=step)
        return tuple(found)


def scale_of(
    groups: tuple[RunGroup, ...],
    window: tuple[datetime, datetime] | None,
    now: datetime,
) -> GanttScale | None:
    """Return the span that shows the window and every row, None while nothing has a time."""
    steps: list[RunStep] = [r.step for g in groups if not g.rollback for r in g.rows]
    moments: list[datetime] = list(window or ())
    for step in steps:
        times = (step.planned_start, step.planned_end, step.actual_start, step.actual_end)
        moments.extend(at for at in times if at is not None)
        if step.actual_start is not None and step.actual_end is None:
            moments.append(now)
    if not moments or max(moments) <= min(moments):
        return None
    start, end = min(moments), max(moments)
    edge = (end - start) * 0.015
    return GanttScale(start - edge, end + edge)
