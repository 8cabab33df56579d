"""Use cases of the window calendar: plan a year, make, move and cancel windows, freezes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from relapp.domain.changes import Changes, Kind
from relapp.domain.journal import Event
from relapp.domain.permission import content_locked
from relapp.domain.person import Permission, Person
from relapp.domain.window import Freeze, ReleaseWindow, WindowLoad, WindowState, check_period
from relapp.domain.window_plan import PlannedWindow, generate, renumber
from relapp.domain.window_rule import WindowRule
from relapp.domain.working_days import CalendarDay, WorkingCalendar, YearStatus
from relapp.errors import InvalidInput, NotFound, RuleViolation
from relapp.services.desk import Desk, plain, require
from relapp.store.queries import people as people_queries
from relapp.store.queries import windows as window_queries
from relapp.store.tables import register as g
from relapp.store.tables import release as r
from relapp.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowDraft:
    """Unsaved input for a window; `id` 0 makes a new one at the next number of its year."""

    starts_at: datetime
    ends_at: datetime
    capacity: int = 8
    families: tuple[str, ...] = ()
    material_due_at: datetime | None = None
    note: str = ""
    published: bool = True
    id: int = 0
    version: int = 0


@dataclass(frozen=True)
class YearPlan:
    """All that a calendar of one year shows."""

    year: int
    windows: tuple[ReleaseWindow, ...]
    freezes: tuple[Freeze, ...]
    days: tuple[CalendarDay, ...]
    status: YearStatus
    loads: Mapping[int, WindowLoad] = field(default_factory=dict)

    @property
    def published(self) -> bool:
        """Whether the plan is out: there are windows and none is still a proposal."""
        live = [w for w in self.windows if w.state is not WindowState.CANCELLED]
        return bool(live) and all(w.state is WindowState.PUBLISHED for w in live)


class WindowsService:
    """The yearly plan and its exceptions."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    def year(self, year: int) -> YearPlan:
        """Return windows, freezes, special days and loads of a year in the office's zone."""
        zone = self._desk.zone()
        start = datetime(year, 1, 1, tzinfo=zone).astimezone(UTC)
        end = datetime(year + 1, 1, 1, tzinfo=zone).astimezone(UTC)
        with self._desk.transactions.reading() as connection:
            windows = window_queries.windows_of_year(connection, year)
            freezes = window_queries.freezes_between(connection, start, end)
            days = window_queries.calendar_days(connection, date(year, 1, 1), date(year, 12, 31))
            official = window_queries.official_years(connection)
            loads = window_queries.loads(connection, tuple(w.id for w in windows))
        calendar = WorkingCalendar(days, official)
        special = calendar.special_days(date(year, 1, 1), date(year, 12, 31))
        return YearPlan(year, windows, freezes, special, calendar.status(year), loads)

    def rule(self) -> WindowRule | None:
        """Return the window rule of the active processes, the first that has one."""
        with self._desk.transactions.reading() as connection:
            for stored in people_queries.processes(connection):
                definition = self._desk.definitions.get(connection, stored.row_id)
                if definition.windows is not None:
                    return definition.windows
        return None

    def propose(self, year: int) -> tuple[PlannedWindow, ...]:
        """Generate a year's windows by the rule, conflicts named, nothing stored."""
        rule = self.rule()
        if rule is None:
            return ()
        plan = self.year(year)
        calendar = self._desk.working_calendar(year, year + 1)
        return generate(rule, year, self._desk.zone(), calendar, plan.freezes, plan.windows)

    def create(
        self, actor: Person, chosen: Iterable[PlannedWindow], *, published: bool = True
    ) -> Changes:
        """Store the chosen windows of a proposal in one go."""
        require(actor, Permission.KEEP_WINDOWS)
        with self._desk.transactions.begin(actor) as work:
            proposals = tuple(chosen)
            years = {p.year for p in proposals}
            existing = [
                w for y in years for w in window_queries.windows_of_year(work.connection, y)
            ]
            state = WindowState.PUBLISHED if published else WindowState.PLANNED
            for planned in renumber(proposals, existing):
                self._insert(work, planned, state)
        return work.changes

    def save(self, actor: Person, draft: WindowDraft) -> Changes:
        """Make a window by hand, or change its capacity, families, deadline or note."""
        require(actor, Permission.KEEP_WINDOWS)
        check_period(draft.starts_at, draft.ends_at)
        if draft.capacity < 1:
            raise InvalidInput("window.capacity", value=draft.capacity, minimum=1)
        zone = self._desk.zone()
        with self._desk.transactions.begin(actor) as work:
            values = {
                "starts_at": draft.starts_at,
                "ends_at": draft.ends_at,
                "families": ",".join(draft.families),
                "capacity": draft.capacity,
                "material_due_at": draft.material_due_at,
                "note": draft.note.strip(),
            }
            if draft.id:
                window = _window(work, draft.id)
                if (window.starts_at, window.ends_at) != (draft.starts_at, draft.ends_at):
                    raise RuleViolation("window.move_instead", number=window.number)
                work.change(g.window, {"id": draft.id}, version=draft.version, **values)
                number, key = window.number, draft.id
                if window.material_due_at != draft.material_due_at:
                    self._touch_releases(work, key)
            else:
                year = draft.starts_at.astimezone(zone).year
                taken = [w.number for w in window_queries.windows_of_year(work.connection, year)]
                number = max(taken, default=0) + 1
                state = WindowState.PUBLISHED if draft.published else WindowState.PLANNED
                key = work.insert(
                    g.window,
                    year=year,
                    number=number,
                    state=state.value,
                    move_reason="",
                    version=1,
                    **values,
                )
            self._record(work, Event.WINDOW_SAVED, key, number, after=plain(values))
        return work.changes

    def move(
        self,
        actor: Person,
        window_id: int,
        start: datetime,
        end: datetime,
        reason: str,
        version: int,
    ) -> Changes:
        """Move a window with a reason; the material deadline moves by the same span.

        Raises:
            RuleViolation: `window.cancelled`, or `window.approved` while a release that is yet to
                be deployed was approved for the time it has.
        """
        require(actor, Permission.KEEP_WINDOWS)
        check_period(start, end)
        if not reason.strip():
            raise InvalidInput("reason.missing")
        with self._desk.transactions.begin(actor) as work:
            window = _window(work, window_id)
            _refuse_cancelled(window)
            _refuse_approved(work, window)
            due = window.material_due_at
            work.change(
                g.window,
                {"id": window_id},
                version=version,
                starts_at=start,
                ends_at=end,
                material_due_at=due + (start - window.starts_at) if due else None,
                moved_from=window.moved_from or window.starts_at,
                move_reason=reason.strip(),
            )
            before = {"start": window.starts_at.isoformat(), "end": window.ends_at.isoformat()}
            after = {"start": start.isoformat(), "end": end.isoformat(), "reason": reason.strip()}
            self._record(
                work, Event.WINDOW_MOVED, window_id, window.number, before=before, after=after
            )
            self._touch_releases(work, window_id)
        return work.changes

    def cancel(self, actor: Person, window_id: int, reason: str, version: int) -> Changes:
        """Take a window out of the plan; its releases show that they need another."""
        require(actor, Permission.KEEP_WINDOWS)
        if not reason.strip():
            raise InvalidInput("reason.missing")
        with self._desk.transactions.begin(actor) as work:
            window = _window(work, window_id)
            _refuse_cancelled(window)
            work.change(
                g.window,
                {"id": window_id},
                version=version,
                state=WindowState.CANCELLED.value,
                move_reason=reason.strip(),
            )
            after = {"reason": reason.strip()}
            self._record(work, Event.WINDOW_CANCELLED, window_id, window.number, after=after)
            self._touch_releases(work, window_id)
        return work.changes

    def publish(self, actor: Person, year: int) -> Changes:
        """Publish the proposals of a year."""
        require(actor, Permission.KEEP_WINDOWS)
        with self._desk.transactions.begin(actor) as work:
            for window in window_queries.windows_of_year(work.connection, year):
                if window.state is WindowState.PLANNED:
                    work.change(
                        g.window,
                        {"id": window.id},
                        version=None,
                        state=WindowState.PUBLISHED.value,
                    )
                    self._record(work, Event.WINDOWS_PUBLISHED, window.id, window.number)
        return work.changes

    def _insert(self, work: UnitOfWork, window: PlannedWindow, state: WindowState) -> None:
        values = {
            "starts_at": window.starts_at,
            "ends_at": window.ends_at,
            "families": ",".join(window.families),
            "capacity": window.capacity,
            "material_due_at": window.material_due_at,
            "note": "",
        }
        key = work.insert(
            g.window,
            year=window.year,
            number=window.number,
            state=state.value,
            move_reason="",
            version=1,
            **values,
        )
        self._record(work, Event.WINDOW_SAVED, key, window.number, after=plain(values))

    def _record(
        self,
        work: UnitOfWork,
        event: Event,
        key: int,
        number: int,
        *,
        before: Mapping[str, object] | None = None,
        after: Mapping[str, object] | None = None,
    ) -> None:
        work.record(event, Kind.WINDOW, key, str(number), before=before, after=after)

    def _touch_releases(self, work: UnitOfWork, window_id: int) -> None:
        work.touch_all(work.keys(r.release, "id", window_id=window_id))


def _refuse_cancelled(window: ReleaseWindow) -> None:
    if window.state is WindowState.CANCELLED:
        raise RuleViolation("window.cancelled", number=window.number)


def _window(work: UnitOfWork, window_id: int) -> ReleaseWindow:
    window = window_queries.window_by_id(work.connection, window_id)
    if window is None:
        raise NotFound("window.unknown", id=window_id)
    return window


def _refuse_approved(work: UnitOfWork, window: ReleaseWindow) -> None:
    """Refuse another time for what was approved for this one (DESIGN 3.5)."""
    approved: list[str] = []
    for key in work.keys(r.release, "id", window_id=window.id):
        facts = work.facts(key)
        waiting = facts.release.live and facts.release.deployed_at is None
        if waiting and content_locked(work.definition(facts.release.process_row), facts):
            approved.append(facts.release.number)
    if approved:
        raise RuleViolation("window.approved", number=window.number, releases=tuple(approved))
