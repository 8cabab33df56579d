"""Keeps the sample's calendar: takes holidays in, plans each year's windows, moves some."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from relapp.bootstrap import Core
from relapp.calendar_seed import SEED_SOURCE, seeded_years, statutory_days
from relapp.domain.person import Person
from relapp.domain.window import ReleaseWindow
from relapp.sample.evenings import Slot, almanac, freezes_of, published_at
from relapp.sample.pace import Pace
from relapp.services.freezes import FreezeDraft
from relapp.services.windows import WindowDraft

_MOVE_AHEAD = timedelta(days=45)
"""Before the first release of a window is registered, so that no plan names the old date."""


class CalendarDesk:
    """The release office's work on windows and freezes over the years."""

    def __init__(
        self, core: Core, pace: Pace, actor: Person, start: datetime, now: datetime
    ) -> None:
        """Reckon every window from the start to the year after the present."""
        self._core = core
        self._pace = pace
        self._actor = actor
        self.start = start
        rule = core.windows.rule()
        assert rule is not None
        self.almanac = almanac(rule, pace, start, now)
        self._years = sorted({slot.year for slot in self.almanac.slots})

    def window(self, slot: Slot) -> ReleaseWindow | None:
        """Return the window of a slot if it can be used by now."""
        for window in self._core.windows.year(slot.year).windows:
            if window.number == slot.number and window.is_open_for_planning:
                return window
        return None

    def stories(self) -> list[Iterator[datetime]]:
        """Return what happens to the calendar, one story for each year."""
        return [self._year(year) for year in self._years]

    def _year(self, year: int) -> Iterator[datetime]:
        yield max(self.start, self._pace.at(date(year - 1, 11, 5), 10))
        if year > self.start.year + 1:
            self._core.freezes.store_days(
                self._actor, statutory_days(year, year), seeded_years(year, year), SEED_SOURCE
            )
        for freeze in freezes_of(year, self._pace):
            if freeze.ends_at > self.start:
                draft = FreezeDraft(
                    name=freeze.name,
                    starts_at=freeze.starts_at,
                    ends_at=freeze.ends_at,
                    hard=freeze.hard,
                    reason=freeze.reason,
                )
                self._core.freezes.save_freeze(self._actor, draft)
        yield max(self.start, self._pace.at(date(year - 1, 11, 10), 15))
        proposals = [p for p in self._core.windows.propose(year) if p.starts_at > self.start]
        self._core.windows.create(self._actor, proposals, published=False)
        yield max(self.start, published_at(year, self._pace))
        self._core.windows.publish(self._actor, year)
        slots = [slot for slot in self.almanac.slots if slot.year == year]
        for slot in slots:
            if slot.forced:
                self._move(slot)
        for slot in slots:
            if slot.moved and not slot.forced:
                ahead = self._pace.at(slot.planned, 9) - _MOVE_AHEAD
                yield max(self.start, self._pace.morning_before(ahead, 0))
                self._move(slot)

    def _move(self, slot: Slot) -> None:
        windows = self._core.windows
        found = next(w for w in windows.year(slot.year).windows if w.number == slot.number)
        windows.move(
            self._actor, found.id, slot.starts_at, slot.ends_at, slot.reason, found.version
        )
        # The service moves the deadline by the same span; by rule it counts in working days.
        draft = WindowDraft(
            starts_at=slot.starts_at,
            ends_at=slot.ends_at,
            capacity=found.capacity,
            families=found.families,
            material_due_at=slot.due_at,
            id=found.id,
            version=found.version + 1,
        )
        windows.save(self._actor, draft)
