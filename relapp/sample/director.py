"""Lets all releases of the sample happen side by side, in the order of time."""

import heapq
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from relapp.bootstrap import Core
from relapp.clock import FixedClock
from relapp.domain.definition import ProcessDefinition
from relapp.domain.person import Person
from relapp.domain.register import ChangeRequestDraft
from relapp.domain.release import ReleaseDraft
from relapp.domain.vocabulary import ChangeKind, ChangeState, ReleaseMode, ReleaseType, Strategy
from relapp.errors import Cancelled
from relapp.sample.calendar_desk import CalendarDesk
from relapp.sample.cast import Cast
from relapp.sample.pace import Pace
from relapp.sample.player import Player
from relapp.sample.player import Slot as Place
from relapp.sample.plots import GO_LIVE, SERVICE, Order, Plot
from relapp.sample.script import CommonScript, Script
from relapp.sample.showcase import ShowcaseScript
from relapp.sample.story import Story
from relapp.sample.timing import Course
from relapp.sample.twists import Booking

Progress = Callable[[str, float], None]
_DAY = timedelta(days=1)
_FIRST_NUMBER = 2101


class Director:
    """Plays stories on one clock."""

    def __init__(
        self, core: Core, clock: FixedClock, pace: Pace, desk: CalendarDesk, until: datetime
    ) -> None:
        """Read people, applications and processes once; nothing happens after `until`."""
        self._until = until
        self._core = core
        self._clock = clock
        self._pace = pace
        self._desk = desk
        self._cast = Cast(core)
        self._actor: Person = self._cast.holding("release_office")
        self._applications = {a.name: a.id for a in core.applications.all()}
        self._processes = {d.id: d for d in core.processes.active()}
        self._orders = 0
        self._ids: dict[str, int] = {}

    def play(
        self,
        stories: Sequence[Iterator[datetime]],
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        """Carry out what happens until the present, earliest first.

        Raises:
            Cancelled: the person asked for it between two commands.
        """
        start, queue = self._clock.now(), list[tuple[datetime, int, Iterator[datetime]]]()
        for order, story in enumerate(stories):
            self._queue(queue, order, story, start)
        while queue and queue[0][0] <= self._until:
            moment, order, story = heapq.heappop(queue)
            self._clock.set(moment)
            if cancelled is not None and cancelled():
                raise Cancelled("sample.cancelled")
            if progress is not None:
                progress(moment.date().isoformat(), (moment - start) / (self._until - start))
            self._queue(queue, order, story, moment)
        self._clock.set(self._until)

    def tell(self, plot: Plot, course: Course) -> Iterator[datetime]:
        """Tell a release that is on its way or has ended."""
        registered_at = min(course.marks.entered.values())
        yield max(registered_at - 6 * _DAY, self._desk.start)
        change_ids = self._order(plot)
        yield registered_at
        definition = self._processes[plot.process]
        draft = self._draft(plot, definition, self._place(course), change_ids)
        actor = self._cast.named(plot.owner)
        registered = self._core.registration.register(actor, draft)
        self._ids[plot.key] = registered.release_id
        script: Script = ShowcaseScript(self._cast) if plot.full else CommonScript()
        player = Player(self._core, self._cast, script, registered.release_id)
        if plot.needs:
            # A day later the release waited for is registered, too.
            yield registered_at + _DAY
            needs = tuple((self._ids[key], need) for key, need in plot.needs)
            self._core.links.set_dependencies(actor, registered.release_id, needs)
        twists = plot.twists
        if plot.trial:
            twists = replace(twists, trial_until=self._until + plot.trial * _DAY)
        place = partial(self._place, course)
        booking = Booking(place, course.slot.opens_at) if course.slot else Booking(place)
        story = Story(player, self._pace, course.marks, booking, twists, Random(plot.key))
        yield from story.events()

    def refuse(self, at: datetime) -> Iterator[datetime]:
        """Tell a request that is no release."""
        yield at
        owner = self._cast.named("邓丽华")
        draft = ReleaseDraft(
            process_row=self._processes[GO_LIVE].row_id,
            scope_option="data_only",
            type=ReleaseType.UPGRADE,
            mode=ReleaseMode.PLANNED,
            strategy=Strategy.FULL,
            title="批量修正历史报销单的成本中心",
            application_id=self._applications["费用报销系统"],
            version_to="—",
            owner_id=owner.id,
            purpose="组织调整后，三个月前的单据仍挂在旧成本中心。",
        )
        self._core.registration.register(owner, draft)

    def offer(
        self, at: datetime, application: str, order: Order, state: ChangeState
    ) -> Iterator[datetime]:
        """Tell a change request that is in no release."""
        yield at
        self._save_change(application, order, state)

    def make_plan(self, at: datetime, key: str, note: str) -> Iterator[datetime]:
        """Tell how the keeper of a release makes an edition of its plan."""
        yield at
        release_id = self._ids[key]
        owner_id = self._core.releases.view(release_id).facts.release.owner_id
        assert owner_id is not None
        with TemporaryDirectory() as folder:
            self._core.documents.release_plan(
                self._cast.of(owner_id), release_id, Path(folder, "plan.docx"), note=note
            )

    def withdraw(self, at: datetime, number: str) -> Iterator[datetime]:
        """Tell how the approval of a change in a release is taken back."""
        yield at
        change = next(c for c in self._core.changes.all() if c.number == number)
        draft = ChangeRequestDraft(
            change.number,
            change.title,
            change.kind,
            ChangeState.SUBMITTED,
            change.application_id,
            None,
            change.impact,
            change.resources,
            change.id,
            change.version,
        )
        self._core.changes.save(self._actor, draft)

    def _queue(
        self,
        queue: list[tuple[datetime, int, Iterator[datetime]]],
        order: int,
        story: Iterator[datetime],
        earliest: datetime,
    ) -> None:
        moment = next(story, None)
        if moment is not None:
            heapq.heappush(queue, (max(moment, earliest), order, story))

    def _order(self, plot: Plot) -> tuple[int, ...]:
        """Have the changes of a release approved; returns their keys."""
        orders = plot.orders
        if not orders:
            self._orders += 1
            number = f"CR-{_FIRST_NUMBER + 2 * self._orders}"
            orders = (Order(number, plot.title),)
        for order in orders:
            self._save_change(plot.application, order, ChangeState.APPROVED)
        numbers = {order.number for order in orders}
        return tuple(c.id for c in self._core.changes.all(free_only=True) if c.number in numbers)

    def _save_change(self, application: str, order: Order, state: ChangeState) -> None:
        today: date = self._pace.day_of(self._clock.now())
        fix = order.kind is ChangeKind.BUGFIX
        draft = ChangeRequestDraft(
            order.number,
            order.title,
            order.kind,
            state,
            self._applications[application],
            today if state is ChangeState.APPROVED else None,
            f"涉及{application}，{'只影响缺陷场景' if fix else '停机不超过 60 分钟'}。",
            "开发 1 人，测试 1 人" if fix else "开发 3 人，测试 2 人，投入约 15 人天",
        )
        self._core.changes.save(self._actor, draft)

    def _draft(
        self,
        plot: Plot,
        definition: ProcessDefinition,
        place: Place,
        change_ids: tuple[int, ...],
    ) -> ReleaseDraft:
        window_id, start, end = place
        new = plot.type is ReleaseType.NEW_SYSTEM and plot.process == GO_LIVE
        options = [option.id for option in definition.scope if option.in_scope]
        return ReleaseDraft(
            process_row=definition.row_id,
            scope_option=options[0] if new or plot.process == SERVICE else options[1],
            type=plot.type,
            mode=plot.mode,
            strategy=plot.strategy,
            title=plot.title,
            application_id=self._applications[plot.application],
            version_to=plot.version,
            owner_id=self._cast.named(plot.owner).id,
            applicant_id=self._cast.named(plot.applicant or plot.owner).id,
            yes=plot.yes,
            purpose=plot.purpose or f"{plot.title}。",
            emergency_reason=plot.emergency,
            window_id=window_id,
            planned_start=start,
            planned_end=end,
            change_ids=change_ids,
        )

    def _place(self, course: Course) -> Place:
        """Return where a release can be put by now: not yet in a window nobody has published."""
        if course.slot is not None:
            window = self._desk.window(course.slot)
            return (window.id if window else None), None, None
        if course.start is None:
            return None, None, None
        return None, course.start, course.start + timedelta(hours=4)
