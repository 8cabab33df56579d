from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path

import pytest

from relapp.bootstrap import Core
from relapp.clock import FixedClock
from relapp.domain.board import CardFilter, Scope
from relapp.domain.definition import ProcessDefinition
from relapp.domain.release import FINISHED
from relapp.domain.vocabulary import Outcome, ReleaseMode, ReleaseType, RunKind, Status, Strategy
from relapp.sample.furnish import founder, furnish
from relapp.sample.walk import Trip, begin
from relapp.services.definition_file import shipped_definitions
from relapp.services.freezes import FreezeDraft
from relapp.services.views import ReleaseView

START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
DEFINITIONS = {definition.id: definition for definition in shipped_definitions()}
COMBINATIONS = [
    (definition.id, type_, mode, strategy, outcome)
    for definition in DEFINITIONS.values()
    for type_ in definition.types
    for mode in definition.modes
    for strategy in Strategy
    for outcome in (Outcome.SUCCESS, Outcome.ROLLED_BACK)
]


@pytest.fixture(scope="module")
def hand() -> FixedClock:
    """The clock of the module's office; ask for `clock`, which is set back to the start."""
    return FixedClock(START)


@pytest.fixture(scope="module")
def core(tmp_path_factory: pytest.TempPathFactory, hand: FixedClock) -> Iterator[Core]:
    """One office for all walks: each release has a chain of its own."""
    made = furnish(str(tmp_path_factory.mktemp("walk") / "relapp.db"), hand)
    made.windows.create(founder(made), made.windows.propose(START.year)[:12])
    yield made
    made.close()


@pytest.fixture
def clock(hand: FixedClock) -> FixedClock:
    hand.set(START)
    return hand


def walk_release(
    core: Core,
    clock: FixedClock,
    definition: ProcessDefinition,
    trip: Trip | None = None,
    watch: Callable[[ReleaseView], None] = lambda _view: None,
) -> int:
    """Walk a release to its end, moving the clock along; `watch` sees it after each event."""
    begun = begin(core, definition, trip or Trip())
    for moment in begun.story.events():
        clock.set(max(moment, clock.now()))
        watch(begun.player.view())
    watch(begun.player.view())
    return begun.player.release_id


def _process(core: Core, process_id: str) -> ProcessDefinition:
    return next(d for d in core.processes.active() if d.id == process_id)


@pytest.mark.parametrize(("process_id", "type_", "mode", "strategy", "outcome"), COMBINATIONS)
def test_every_kind_of_release_reaches_its_end(
    core: Core,
    clock: FixedClock,
    process_id: str,
    type_: ReleaseType,
    mode: ReleaseMode,
    strategy: Strategy,
    outcome: Outcome,
) -> None:
    definition = _process(core, process_id)
    # In waves with every question answered yes, so that both sides of each condition are walked.
    phased = strategy is Strategy.PHASED
    yes = frozenset(q.id for q in definition.questions) if phased else frozenset()
    trip = Trip(type=type_, mode=mode, strategy=strategy, outcome=outcome, yes=yes)
    view = core.releases.view(walk_release(core, clock, definition, trip))
    release = view.facts.release
    assert (release.status, release.outcome) == (Status.CLOSED, outcome)
    assert release.stage == definition.stages[-1].id
    assert all(item.done_at for item in view.facts.follow_ups)
    assert core.history.verify().sound


def test_a_walk_leaves_what_a_record_needs(core: Core, clock: FixedClock) -> None:
    definition = _process(core, "application_golive")
    view = core.releases.view(walk_release(core, clock, definition))
    facts = view.facts
    rows = [s for s in facts.run_sheet if s.kind is not RunKind.ROLLBACK]
    assert all(s.result in FINISHED and s.actual_start and s.actual_end for s in rows)
    assert facts.window is not None
    assert facts.release.deployed_at is not None
    assert facts.window.starts_at < facts.release.deployed_at <= facts.window.ends_at
    assert facts.release.trial_until is not None
    assert facts.release.closed_at is not None
    assert facts.release.closed_at >= facts.release.trial_until
    assert {s.step_id for s in facts.signatures} >= {"pmo_review", "release_office_clearance"}


def test_a_walk_goes_through_every_stage_once_and_in_order(core: Core, clock: FixedClock) -> None:
    definition = _process(core, "service_release")
    seen: list[str] = []
    walk_release(core, clock, definition, watch=lambda v: seen.append(v.facts.release.stage))
    assert tuple(stage for stage, _ in groupby(seen)) == definition.stage_ids


def test_an_emergency_settles_what_it_put_off(core: Core, clock: FixedClock) -> None:
    trip = Trip(mode=ReleaseMode.EMERGENCY)
    release_id = walk_release(core, clock, _process(core, "application_golive"), trip)
    facts = core.releases.view(release_id).facts
    put_off = [f for f in facts.follow_ups if f.rule_id.startswith("deferred_check:")]
    assert put_off
    assert all(f.done_at for f in put_off)
    assert "emergency_signature" in {s.step_id for s in facts.signatures}


@pytest.mark.parametrize("process_id", sorted(DEFINITIONS))
def test_a_walk_goes_round_a_freeze(tmp_path: Path, process_id: str) -> None:
    # From the day on which the walk would take place by itself, over the next window, too.
    now = datetime(2026, 12, 15, 6, 0, tzinfo=UTC)
    clock = FixedClock(now)
    core = furnish(str(tmp_path / "relapp.db"), clock)
    closing = FreezeDraft(
        name="年终决算", starts_at=now + timedelta(days=12), ends_at=now + timedelta(days=31)
    )
    core.freezes.save_freeze(founder(core), closing)
    core.windows.create(founder(core), core.windows.propose(2027)[:6])
    view = core.releases.view(walk_release(core, clock, _process(core, process_id)))
    start = view.facts.window.starts_at if view.facts.window else view.facts.release.planned_start
    assert start is not None
    assert start > closing.ends_at
    assert view.facts.release.status is Status.CLOSED
    core.close()


def test_two_walks_are_the_same(tmp_path: Path) -> None:
    ends = []
    for name in ("one", "two"):
        clock = FixedClock(START)
        core = furnish(str(tmp_path / f"{name}.db"), clock)
        core.windows.create(founder(core), core.windows.propose(START.year)[:12])
        release_id = walk_release(core, clock, _process(core, "application_golive"))
        ends.append([e.digest for e in core.history.of_release(release_id)])
        assert core.board.cards(CardFilter(scope=Scope.EVERYTHING)).total == 1
        core.close()
    assert ends[0] == ends[1]


def test_a_walk_is_the_same_in_both_homes(database_url: str) -> None:
    clock = FixedClock(START)
    core = furnish(database_url, clock)
    core.windows.create(founder(core), core.windows.propose(START.year)[:12])
    release_id = walk_release(core, clock, _process(core, "application_golive"))
    assert core.releases.view(release_id).facts.release.status is Status.CLOSED
    assert core.history.verify().sound
    core.close()
