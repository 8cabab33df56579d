"""The sample office is whole, true to its own rules, and the same each time it is built."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from relapp.bootstrap import Core, open_core
from relapp.clock import FixedClock
from relapp.domain.board import CardFilter, Scope
from relapp.domain.card import ReleaseCard
from relapp.domain.journal import Event
from relapp.domain.vocabulary import (
    BoardColumn,
    ChangeState,
    MeetingDecision,
    MeetingState,
    Outcome,
    Reason,
    ReleaseMode,
    RunKind,
    Status,
)
from relapp.errors import Cancelled
from relapp.sample.ended import ENDED
from relapp.sample.furnish import furnish
from relapp.sample.live import LIVE
from relapp.sample.office import beginning, build_sample, check_sample, play

NOW = datetime(2026, 9, 16, 1, 12, tzinfo=UTC)
EVERYTHING = CardFilter(scope=Scope.EVERYTHING)

# One build takes as long as a few hundred ordinary tests; it counts for the first of them.
pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("office") / "relapp.db"
    build_sample(str(path), NOW)
    return path


@pytest.fixture
def core(database: Path) -> Iterator[Core]:
    opened = open_core(str(database), clock=FixedClock(NOW))
    yield opened
    opened.close()


def _cards(core: Core) -> list[ReleaseCard]:
    return sorted(core.board.cards(EVERYTHING).cards, key=lambda card: card.number)


def _card(core: Core, application: str, version: str) -> ReleaseCard:
    return next(c for c in _cards(core) if (c.application, c.version_to) == (application, version))


def test_chains_are_sound_and_cards_equal_the_facts(core: Core) -> None:
    check_sample(core)


def test_the_office_has_about_what_the_pictures_show(core: Core) -> None:
    cards = _cards(core)
    live = [c for c in cards if c.live]
    assert len(live) == len(LIVE) == 32
    assert Counter(c.status for c in cards)[Status.REFUSED] == 1
    assert Counter(c.status for c in cards)[Status.CANCELLED] == 2
    assert {c.column for c in live} == set(BoardColumn) - {BoardColumn.CLOSED}
    assert {c.process_code for c in live} == {"A", "B"}
    assert sum(c.mode is ReleaseMode.EMERGENCY for c in live) == 2
    assert len(core.applications.all()) == 20
    assert len(core.people.all()) > 30
    assert all(d.head_id for d in core.people.departments())


def test_what_stops_releases_is_of_many_kinds(core: Core) -> None:
    blocked = [c for c in _cards(core) if c.live and c.blocking]
    reasons = {c.first_reason for c in blocked}
    assert reasons >= {
        Reason.FAILED,
        Reason.RETURNED,
        Reason.NOT_SIGNED,
        Reason.WAITS_FOR_RELEASE,
        Reason.CHANGE_NOT_APPROVED,
        Reason.ON_HOLD,
    }


def test_something_is_due_today_overdue_on_trial_and_unscheduled(core: Core) -> None:
    live = [c for c in _cards(core) if c.live]
    midnight = datetime(2026, 9, 16, 16, 0, tzinfo=UTC)
    due = [min(filter(None, (c.due_at, c.follow_up_due)), default=None) for c in live]
    assert any(moment and moment < NOW for moment in due)
    assert any(moment and NOW <= moment < midnight for moment in due)
    assert any(c.trial_until and c.trial_until > NOW for c in live)
    assert any(c.starts_at is None for c in live)


def test_the_success_rate_of_the_quarter_is_a_little_above_the_target(core: Core) -> None:
    report = core.kpi.report(core.kpi.quarter())
    assert (report.current.successful, report.current.ended) == (12, 13)
    assert len(report.trend) == 8
    assert all(figures.ended for figures in report.trend)
    outcomes = {c.outcome for c in _cards(core)}
    assert outcomes >= {Outcome.ROLLED_BACK, Outcome.UNCONFIRMED, Outcome.CANCELLED}


def test_windows_of_the_year_are_published_and_one_was_moved(core: Core) -> None:
    plan = core.windows.year(2026)
    assert len(plan.windows) == 24
    assert plan.published
    moved = [w for w in plan.windows if w.moved_from]
    assert moved
    assert all(w.move_reason for w in moved)
    assert all(plan.loads[w.id].releases <= w.capacity for w in plan.windows if w.id in plan.loads)
    assert {f.hard for f in plan.freezes} == {True, False}


def test_changes_wait_for_a_release_some_without_approval(core: Core) -> None:
    states = Counter(c.state for c in core.changes.all(free_only=True))
    assert states[ChangeState.APPROVED] >= 5
    assert states[ChangeState.SUBMITTED] >= 3
    assert states[ChangeState.REJECTED] >= 1


def test_the_plan_told_in_full_has_all_its_parts(core: Core) -> None:
    card = _card(core, "核心租赁系统", "V6.8.0")
    facts = core.releases.view(card.release_id).facts
    kinds = Counter(step.kind for step in facts.run_sheet)
    assert kinds == {RunKind.STEP: 14, RunKind.GATE: 3, RunKind.ROLLBACK: 5}
    assert all(step.owner for step in facts.run_sheet)
    assert len(facts.changes) == 5
    assert [d.number for d in facts.dependencies] == [_card(core, "资金管理系统", "V4.2.1").number]
    content = core.documents.plan_content(core.people.all()[0], card.release_id, "zh")
    assert content.version == "V1.2"
    assert len(content.chapters) == 7
    assert "$" not in str(content)


def test_no_text_of_any_plan_has_an_unfilled_place(core: Core) -> None:
    for card in _cards(core):
        facts = core.releases.view(card.release_id).facts
        assert not [s for s in facts.sections.values() if "$" in s.body or "{" in s.body]


def test_a_meeting_was_held_and_the_next_one_is_called(core: Core) -> None:
    host = next(p for p in core.people.all() if p.name == "林静怡")
    coming, held = core.meetings.all(host)
    assert (coming.state, held.state) == (MeetingState.PLANNED, MeetingState.ENDED)
    assert held.decided == held.items >= 3
    assert coming.items >= 3
    assert core.minutes.file(host, held.id) is not None
    meeting = core.meetings.view(host, held.id)
    assert {i.decision for i in meeting.items} >= {
        MeetingDecision.PASSED,
        MeetingDecision.CONDITIONAL,
    }
    assert meeting.actions
    assert all(a.owner and a.due_at for a in meeting.actions)


def test_the_office_verified_some_ticks_and_doubts_one(core: Core) -> None:
    looks = [
        look
        for card in _cards(core)
        for look in core.releases.view(card.release_id).facts.spot_checks.values()
    ]
    assert sorted(look.holds for look in looks) == [False] + [True] * 6
    office = next(p for p in core.people.all() if p.holds("release_office"))
    assert {look.person for look in looks} == {office.name}
    sample = core.spot_checks.draw(office, 100)
    assert (sample.done, sample.doubted) == (1, 1)


def test_a_release_on_its_way_runs_right_now(core: Core) -> None:
    running = _card(core, "运维监控平台", "V2.5.2")
    steps = core.releases.view(running.release_id).facts.run_sheet
    assert [s for s in steps if s.actual_start and not s.actual_end]


@pytest.mark.parametrize(
    "now",
    [
        pytest.param(datetime(2026, 10, 3, 2, tzinfo=UTC), id="holiday and freeze"),
        pytest.param(datetime(2026, 12, 30, 8, tzinfo=UTC), id="no window left this year"),
        pytest.param(datetime(2027, 1, 1, 15, 30, tzinfo=UTC), id="night in an unannounced year"),
    ],
)
def test_the_releases_on_their_way_fit_any_present(tmp_path: Path, now: datetime) -> None:
    # Without the past, which makes up most of the time and is the same for all of them.
    clock = FixedClock(now - timedelta(days=120))
    core = furnish(str(tmp_path / "relapp.db"), clock)
    play(core, clock, now, ended=())
    check_sample(core)
    assert sum(c.live for c in _cards(core)) == len(LIVE)
    core.close()


def test_a_release_registered_before_next_year_is_planned_gets_its_window_later(
    tmp_path: Path,
) -> None:
    # On 12 December the window after the next is in January; its plan came out on 18 November.
    now = datetime(2026, 12, 12, 4, tzinfo=UTC)
    clock = FixedClock(now - timedelta(days=120))
    core = furnish(str(tmp_path / "relapp.db"), clock)
    play(core, clock, now, live=[p for p in LIVE if p.key == "images-23"], ended=())
    card = _card(core, "合同影像平台", "V2.3.0")
    facts = core.releases.view(card.release_id).facts
    published = datetime(2026, 11, 18, 1, 30, tzinfo=UTC)
    scheduled = [
        e.at for e in core.history.of_release(card.release_id) if e.event is Event.RELEASE_SCHEDULED
    ]
    assert facts.release.registered_at < published <= min(scheduled)
    assert facts.window is not None
    assert facts.window.year == 2027
    assert card.column is BoardColumn.APPROVING
    core.close()


def test_the_sample_is_the_same_each_time(tmp_path: Path) -> None:
    digests = []
    for name in ("one", "two"):
        clock = FixedClock(NOW - timedelta(days=120))
        core = furnish(str(tmp_path / f"{name}.db"), clock)
        live = [plot for plot in LIVE if plot.key in ("treasury-421", "login-lock", "wave-2")]
        play(core, clock, NOW, live=live, ended=ENDED[-3:])
        cards = _cards(core)
        digests.append([e.digest for c in cards for e in core.history.of_release(c.release_id)])
        core.close()
    assert digests[0]
    assert digests[0] == digests[1]


def test_building_tells_how_far_it_is_and_can_be_stopped(tmp_path: Path) -> None:
    shares: list[float] = []
    with pytest.raises(Cancelled):
        build_sample(
            str(tmp_path / "relapp.db"),
            NOW,
            progress=lambda _, share: shares.append(share),
            cancelled=lambda: len(shares) >= 40,
        )
    assert len(shares) == 40
    assert shares == sorted(shares)
    assert 0 <= shares[0] <= shares[-1] < 1


def test_records_begin_before_the_first_quarter_counted() -> None:
    assert beginning(NOW) < datetime(2024, 10, 1, tzinfo=UTC)
