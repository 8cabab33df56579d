"""Begins the walk of one release of any process, from registration to its archive."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from random import Random

from relapp.bootstrap import Core
from relapp.domain.definition import ProcessDefinition, Profile
from relapp.domain.person import Person
from relapp.domain.release import ReleaseDraft
from relapp.domain.test_verdict import key_of
from relapp.domain.vocabulary import (
    BoardColumn,
    ChangeState,
    Outcome,
    ReleaseMode,
    ReleaseType,
    Strategy,
)
from relapp.domain.window import Freeze, ReleaseWindow, freeze_hits
from relapp.errors import NotFound
from relapp.sample.cast import Cast
from relapp.sample.evenings import free_evening
from relapp.sample.pace import Pace, pace_of
from relapp.sample.player import Player, Slot
from relapp.sample.script import CommonScript, Script
from relapp.sample.setbacks import Rework, SentBack
from relapp.sample.story import Story
from relapp.sample.twists import Booking, Marks, Twists
from relapp.services.windows import YearPlan

_DAY = timedelta(days=1)
_AHEAD = 12 * _DAY
_EVENING = time(19, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    """What kind of release walks.

    Attributes:
        application: its name; empty takes the first that fits.
        version_to: empty takes the next main version of the application.
        yes: questions of the registration answered with yes.
        defer: in an emergency, put off the tests that may be put off.
        why, late: why an emergency cannot wait, and why its tests come late.
        ahead: from now to the earliest evening, if it is planned.
        room: places that the window must have free.
        sent_back, reworked: see `Twists`.
    """

    type: ReleaseType = ReleaseType.UPGRADE
    mode: ReleaseMode = ReleaseMode.PLANNED
    strategy: Strategy = Strategy.FULL
    title: str = "查询提速与权限细分"
    application: str = ""
    version_to: str = ""
    yes: frozenset[str] = frozenset()
    outcome: Outcome = Outcome.SUCCESS
    defer: bool = True
    why: str = "客户放款受阻，等不到下一窗口。"
    late: str = "缺陷影响放款，先上线后补测。"
    ahead: timedelta = _AHEAD
    room: int = 1
    sent_back: Mapping[str, SentBack] = field(default_factory=dict)
    reworked: Mapping[str, Rework] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Begun:
    """A release that is registered, with what will happen to it."""

    player: Player
    story: Story
    starts_at: datetime


def begin(
    core: Core, definition: ProcessDefinition, trip: Trip, script: Script | None = None
) -> Begun:
    """Register a release whose story can be told from now on, through the services alone.

    The database must know an application, people who hold every role of the process and, for
    a planned upgrade of a process with windows, a published window with a free place.

    Raises:
        RelappError: a service refuses; then a gate of the process cannot be satisfied.
    """
    pace = pace_of(core, (core.clock.now().year, core.clock.now().year + 1))
    cast = Cast(core)
    slot, start, end = _slot(core, definition, trip, pace)
    draft = _draft(core, cast, definition, trip)
    marks = _marks(pace, core.clock.now(), start, end)
    registered = core.registration.register(cast.registrar(), draft)
    player = Player(core, cast, script or CommonScript(), registered.release_id)
    chance = Random(registered.number)
    booking, twists = Booking(lambda: slot), _twists(definition, trip)
    return Begun(player, Story(player, pace, marks, booking, twists, chance), start)


def _slot(
    core: Core, definition: ProcessDefinition, trip: Trip, pace: Pace
) -> tuple[Slot, datetime, datetime]:
    now = core.clock.now()
    plans = [core.windows.year(year) for year in (now.year, now.year + 1)]
    freezes = [freeze for plan in plans for freeze in plan.freezes if freeze.hard]
    upgrade = trip.type is ReleaseType.UPGRADE and trip.mode is ReleaseMode.PLANNED
    if definition.windows is not None and upgrade:
        window = _free_window(plans, freezes, now + trip.ahead, trip.room)
        return (window.id, None, None), window.starts_at, window.ends_at
    if trip.mode is ReleaseMode.EMERGENCY:
        # An emergency does not wait for the end of a freeze.
        start = free_evening(now + 2 * _DAY, 1, pace, (), _EVENING)
    else:
        start = free_evening(now + trip.ahead, 1, pace, freezes, _EVENING)
    end = start + timedelta(hours=4)
    return (None, start, end), start, end


def _free_window(
    plans: Sequence[YearPlan], freezes: Sequence[Freeze], after: datetime, room: int
) -> ReleaseWindow:
    for plan in plans:
        for window in plan.windows:
            load = plan.loads.get(window.id)
            free = (load.releases if load else 0) + room <= window.capacity
            frozen = freeze_hits(window.starts_at, window.ends_at, freezes)
            if window.starts_at > after and window.is_open_for_planning and free and not frozen:
                return window
    raise NotFound("window.unknown", id="")


def _draft(core: Core, cast: Cast, definition: ProcessDefinition, trip: Trip) -> ReleaseDraft:
    applications = [a for a in core.applications.all() if a.active]
    if trip.application:
        named = [a for a in applications if a.name == trip.application]
        applications = named or applications
    families = definition.windows.families if definition.windows else ()
    application = next(
        (a for a in applications if not families or a.family in families), applications[0]
    )
    free = [
        c
        for c in core.changes.all(free_only=True)
        if c.application_id == application.id and c.state is ChangeState.APPROVED
    ]
    return ReleaseDraft(
        process_row=definition.row_id,
        scope_option=next(option.id for option in definition.scope if option.in_scope),
        type=trip.type,
        mode=trip.mode,
        strategy=trip.strategy,
        title=trip.title,
        application_id=application.id,
        version_to=trip.version_to or _next_version(application.current_version),
        owner_id=_owner(cast, definition),
        applicant_id=_applicant(core, cast, definition),
        yes=trip.yes,
        emergency_reason=trip.why if _urgent(trip) else "",
        change_ids=tuple(c.id for c in free[:2]),
    )


def _next_version(present: str) -> str:
    main = present.lstrip("Vv").partition(".")[0]
    return f"V{int(main) + 1}.0.0" if main.isdigit() else "V1.0.0"


def _owner(cast: Cast, definition: ProcessDefinition) -> int:
    """Return who keeps the release: a project manager, or the office where the process has none.

    Whoever approves does not keep it, where there is somebody else.
    """
    roles = {role.id for role in definition.roles}
    role = "project_manager" if "project_manager" in roles else definition.office_role
    keepers = [person for person in cast.everybody() if person.active and person.holds(role)]
    makers = [person for person in keepers if not _approves(person, definition)]
    return (makers or [cast.holding(role)])[0].id


def _applicant(core: Core, cast: Cast, definition: ProcessDefinition) -> int | None:
    """Return somebody whose department has another head, who can sign for an emergency."""
    for department in core.people.departments():
        for person in cast.everybody():
            here = person.department_id == department.id
            other_head = department.head_id not in (None, person.id)
            if here and other_head and not _approves(person, definition):
                return person.id
    return None


def _approves(person: Person, definition: ProcessDefinition) -> bool:
    """Tell whether somebody signs a step that is closed to whoever made the release."""
    return person.holds(
        *(
            step.role
            for stage in definition.stages
            for group in stage.route
            for step in group.steps
            if not step.own
        )
    )


def _urgent(trip: Trip) -> bool:
    return trip.mode is ReleaseMode.EMERGENCY


def _marks(pace: Pace, now: datetime, start: datetime, end: datetime) -> Marks:
    """Give preparing two thirds of the time until the start, approving the days before it."""
    approve = now + (start - now) * 2 / 3
    return Marks(
        {
            BoardColumn.PLANNING: now,
            BoardColumn.PREPARING: now + (start - now) / 4,
            BoardColumn.APPROVING: approve,
            BoardColumn.IMPLEMENTING: start,
            BoardColumn.CONFIRMING: end,
            BoardColumn.CLOSED: pace.at(pace.working_day(pace.day_of(end), 5), 16),
        }
    )


def _twists(definition: ProcessDefinition, trip: Trip) -> Twists:
    deferred = {}
    profile = Profile(trip.type, trip.mode, trip.strategy, trip.yes)
    if _urgent(trip) and trip.defer:
        deferred = {
            item.id: trip.late
            for _, step, item in definition.all_checks()
            if item.may_be_deferred and (step is None or step.when.holds(profile))
        } | {key_of(kind): trip.late for stage in definition.stages for kind in stage.tests}
    failed = trip.outcome is not Outcome.SUCCESS
    return Twists(
        deferred=deferred,
        outcome=trip.outcome,
        outcome_note="业务验证不通过，批量结果与抽样不一致。" if failed else "",
        sent_back=trip.sent_back,
        reworked=trip.reworked,
    )
