"""Reckons when each release of the sample enters its columns, around the present moment."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random

from relapp.domain.quarter import Quarter
from relapp.domain.vocabulary import BoardColumn, ReleaseMode
from relapp.domain.window import freeze_hits
from relapp.sample.evenings import Almanac, Slot, free_evening
from relapp.sample.pace import Pace
from relapp.sample.plots import Ended, Evening, Plot
from relapp.sample.twists import Marks

_DAY = timedelta(days=1)
_NIGHT = timedelta(minutes=75)
_PER_WINDOW = 7
_TRIAL_DAYS = 15
_OWN_EVENING = time(20, 30)
_COLUMNS = tuple(BoardColumn)


@dataclass(frozen=True, slots=True)
class Course:
    """When a release takes place: its window or its own start, and its marks."""

    marks: Marks
    slot: Slot | None = None
    start: datetime | None = None


class Timing:
    """Knows the windows, the freezes and the present."""

    def __init__(self, pace: Pace, almanac: Almanac, now: datetime) -> None:
        """Sort the windows around the present."""
        self._pace = pace
        self._slots = almanac.slots
        self._freezes = [f for f in almanac.freezes if f.hard]
        self._now = now
        self._taken: Counter[tuple[int, int]] = Counter()
        self._evenings = self._around_now()
        self._closings = [(slot, self._closing(slot)) for slot in self._slots]

    def live(self, plots: Iterable[Plot]) -> list[tuple[Plot, Course]]:
        """Return the courses of releases on their way, in their order; ask before the ended.

        Whoever has come further took a place in the window first.
        """
        plots = list(plots)
        far = {plot.key: _COLUMN_OF.get(plot.twists.stays, len(_COLUMNS)) for plot in plots}
        served = sorted(plots, key=lambda plot: -far[plot.key])
        courses = {plot.key: self._course(plot) for plot in served}
        return [(plot, courses[plot.key]) for plot in plots]

    def _course(self, plot: Plot) -> Course:
        slot = self._evenings.get(plot.evening)
        if slot is not None:
            slot = self._with_room(slot)
            self._taken[slot.year, slot.number] += 1
        start = None if plot.start is None else self._own_start(plot)
        deployed = slot.starts_at if slot else start
        if deployed is not None and deployed <= self._now:
            marks = self._deployed(plot.mode, deployed, self._now, Random(plot.key))
            marks[BoardColumn.PLANNING] = min(
                marks[BoardColumn.PLANNING], self._worked(self._now - plot.age * _DAY)
            )
            return Course(Marks(marks), slot, start)
        return Course(Marks(self._not_deployed(plot)), slot, start)

    def ended(self, endings: Iterable[Ended]) -> list[tuple[Ended, Course]]:
        """Return the courses of releases that have ended."""
        found = []
        present = Quarter.containing(self._now, self._pace.zone)
        for ending in endings:
            start, end = present.shifted(-ending.back).bounds(self._pace.zone)
            found.append((ending, self._past(ending, start, min(end, self._now))))
        return found

    def _around_now(self) -> dict[Evening, Slot]:
        past = [s for s in self._slots if s.ends_at <= self._now]
        coming = [s for s in self._slots if s.starts_at > self._now]
        soon = next(i for i, s in enumerate(coming) if s.due_at > self._now)
        after = coming[soon + 1]
        same = soon == 0
        return {
            Evening.BEFORE_LAST: past[-2],
            Evening.LAST: past[-1],
            Evening.NEXT: coming[0],
            Evening.NEXT_OR_LATER: after if same else coming[0],
            Evening.SOON: coming[soon],
            Evening.SOON_OR_LATER: after if same else coming[soon],
            Evening.LATER: after,
            Evening.FAR: coming[soon + 2],
        }

    def _with_room(self, slot: Slot) -> Slot:
        """Return the slot itself, or the next one with a free place if it is still to come."""
        coming = [s for s in self._slots if s.starts_at >= slot.starts_at > self._now]
        free = (s for s in coming if self._taken[s.year, s.number] < _PER_WINDOW)
        return next(free, slot)

    def _own_start(self, plot: Plot) -> datetime:
        assert plot.start is not None
        start = self._now + timedelta(hours=plot.start)
        frozen = freeze_hits(start, start + timedelta(hours=4), self._freezes)
        urgent = plot.mode is ReleaseMode.EMERGENCY
        if abs(plot.start) < 24 and (urgent or not frozen):  # noqa: PLR2004  the hour counts
            return start.replace(second=0, microsecond=0)
        return self._free_evening(start, -1 if plot.start < 0 else 1)

    def _free_evening(self, moment: datetime, step: int) -> datetime:
        return free_evening(moment, step, self._pace, self._freezes, _OWN_EVENING)

    def _past(self, ending: Ended, start: datetime, end: datetime) -> Course:
        chance = Random(f"{ending.application} {ending.version}")
        urgent = ending.how == "urgent"
        mode = ReleaseMode.EMERGENCY if urgent else ReleaseMode.PLANNED
        if ending.how == "cancelled":
            return self._withdrawn(start, end, chance)
        if ending.how in ("urgent", "service", "new"):
            closed = self._pace.spread(start, end, 1, chance)[0]
            back = 8 if ending.how == "service" else _TRIAL_DAYS + 2
            deployed = self._free_evening(closed - back * _DAY, -1)
            return Course(Marks(self._deployed(mode, deployed, closed, chance)), start=deployed)
        slot, closed = self._window_for(start, end, chance)
        return Course(Marks(self._deployed(mode, slot.starts_at, closed, chance)), slot)

    def _withdrawn(self, start: datetime, end: datetime, chance: Random) -> Course:
        """Return the course of a release given up shortly before its window."""
        ended = self._pace.spread(start, end, 1, chance)[0]
        slot = next(s for s in self._slots if s.starts_at > ended + 6 * _DAY)
        self._taken[slot.year, slot.number] += 1
        marks = self._deployed(ReleaseMode.PLANNED, slot.starts_at, slot.ends_at, chance)
        marks[BoardColumn.APPROVING] = ended
        marks[BoardColumn.PREPARING] = min(marks[BoardColumn.PREPARING], ended - 2 * _DAY)
        marks[BoardColumn.PLANNING] = min(marks[BoardColumn.PLANNING], ended - 9 * _DAY)
        return Course(Marks(marks), slot)

    def _window_for(self, start: datetime, end: datetime, chance: Random) -> tuple[Slot, datetime]:
        """Return the emptiest window whose releases close within a period, and the closing."""
        early, fitting = [], []
        for slot, closing in self._closings:
            if self._taken[slot.year, slot.number] >= _PER_WINDOW:
                continue
            if start <= closing < end:
                fitting.append(slot)
            elif closing < start:
                early.append(slot)
        slot = min(fitting, key=self._load) if fitting else early[-1]
        self._taken[slot.year, slot.number] += 1
        if fitting:
            return slot, self._closing(slot) + timedelta(minutes=chance.randint(0, 90))
        return slot, self._pace.spread(start, end, 1, chance)[0]

    def _load(self, slot: Slot) -> tuple[int, datetime]:
        return self._taken[slot.year, slot.number], slot.starts_at

    def _closing(self, slot: Slot) -> datetime:
        day = self._pace.day_of(slot.ends_at + _TRIAL_DAYS * _DAY)
        return self._pace.at(self._pace.working_day(day, 1), 15)

    def _deployed(
        self, mode: ReleaseMode, start: datetime, closed: datetime, chance: Random
    ) -> dict[BoardColumn, datetime]:
        """Return the marks of a release that went live at a start."""
        if mode is ReleaseMode.EMERGENCY:
            ahead = [2.2, 1.9, 0.9, 0.06]
            before = [start - days * _DAY for days in ahead]
        else:
            before = [
                self._worked(start - chance.uniform(27, 36) * _DAY),
                self._worked(start - chance.uniform(17, 23) * _DAY),
                self._worked(self._ready(start, chance)),
                self._worked(start - timedelta(hours=chance.uniform(3, 26))),
            ]
        moments = [*before, start + _NIGHT, max(closed, start + _NIGHT)]
        return dict(zip(_COLUMNS, moments, strict=True))

    def _ready(self, start: datetime, chance: Random) -> datetime:
        """Return when the papers were complete: mostly in time, sometimes a day late."""
        late = chance.random() < 0.15  # noqa: PLR2004  share of late ones
        day = self._pace.working_day(self._pace.day_of(start), -3 if late else -4)
        return self._pace.at(day, 16, chance.randint(0, 50))

    def _not_deployed(self, plot: Plot) -> dict[BoardColumn, datetime]:
        """Return the marks of a release up to the column it stays in, then the present."""
        urgent = plot.mode is ReleaseMode.EMERGENCY
        worked = (lambda moment: moment) if urgent else self._worked
        last = _COLUMN_OF[plot.twists.stays]
        registered, entered = self._now - plot.age * _DAY, self._now - plot.entered * _DAY
        marks = {
            column: worked(registered + (entered - registered) * place / max(last, 1))
            for place, column in enumerate(_COLUMNS[: last + 1])
        }
        marks[_COLUMNS[last + 1]] = self._now - timedelta(minutes=5)
        return marks

    def _worked(self, moment: datetime) -> datetime:
        return self._pace.worked(moment)


_COLUMN_OF = {
    "planning": 0,
    "release_plan": 0,
    "plan_review": 0,
    "preparing": 1,
    "test_acceptance": 1,
    "golive_planning": 1,
    "approving": 2,
    "golive_approval": 2,
    "communication": 2,
    "implementing": 3,
    "deployment": 3,
}
"""Place of the column of a stage in which a release of the sample stays."""
