"""The cases of the tour, looked at where each shows what it is about, and at their ends."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from relapp.bootstrap import Core
from relapp.clock import FixedClock
from relapp.domain.card import Urgency, urgency
from relapp.domain.journal import Event
from relapp.domain.vocabulary import (
    CheckResult,
    Decision,
    Need,
    Reason,
    Status,
    StepState,
    TestKind,
)
from relapp.sample.case_record import CaseRecord, record_of
from relapp.sample.cases import CASES, CaseKind, Walked, walk_cases
from relapp.sample.furnish import founder, furnish
from relapp.services.definition_file import shipped_definitions
from relapp.services.views import ReleaseView
from relapp.wording.gate import sentence

START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
BOTH = pytest.mark.parametrize("code", ["a", "b"])


@dataclass
class Tour:
    """What was seen half way and at the end."""

    core: Core
    clock: FixedClock
    walked: Sequence[Walked] = ()
    half_way: dict[int, ReleaseView] = field(default_factory=dict)
    seen_at: datetime = START
    times_shown: int = 0

    def of(self, code: str, kind: CaseKind) -> tuple[ReleaseView, ReleaseView]:
        """Return a case half way and at its end."""
        found = next(w for w in self.walked if (w.code, w.case.kind) == (code, kind))
        return self.half_way[found.release_id], self.core.releases.view(found.release_id)


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tour]:
    clock = FixedClock(START)
    core = furnish(str(tmp_path_factory.mktemp("cases") / "relapp.db"), clock)
    core.windows.create(founder(core), core.windows.propose(START.year)[:12])
    made = Tour(core, clock)

    def show(walked: Sequence[Walked]) -> None:
        made.half_way = {w.release_id: core.releases.view(w.release_id) for w in walked}
        made.seen_at = clock.now()
        made.times_shown += 1

    made.walked = walk_cases(core, clock, show)
    yield made
    core.close()


def test_every_process_has_every_case() -> None:
    processes = {definition.id for definition in shipped_definitions()}
    wanted = {(process, kind) for process in processes for kind in CaseKind}
    assert {(case.process_id, case.kind) for case in CASES} == wanted


def test_all_end_closed_with_sound_chains(tour: Tour) -> None:
    assert tour.times_shown == 1
    ends = [tour.core.releases.view(w.release_id) for w in tour.walked]
    assert {v.facts.release.status for v in ends} == {Status.CLOSED}
    assert all(item.done_at for v in ends for item in v.facts.follow_ups)
    assert tour.core.history.verify().sound


@BOTH
def test_a_returned_one_is_seen_with_the_opinion_and_starts_its_route_again(
    tour: Tour, code: str
) -> None:
    half, end = tour.of(code, CaseKind.RETURNED)
    first = half.requirements[0]
    assert (first.need, first.reason) == (Need.RETURN, Reason.SENT_BACK)
    returns = [s for s in half.facts.signatures if s.decision is Decision.RETURN]
    assert returns[-1].opinion in sentence(first).zh
    assert half.card.first_need is Need.RETURN
    again = [s for s in end.facts.signatures if s.step_id == returns[-1].step_id]
    assert [s.decision for s in again] == [Decision.RETURN, Decision.APPROVE]
    events = [e.event for e in tour.core.history.of_release(end.facts.release.id, 9999)]
    assert events.count(Event.RELEASE_SENT_BACK) == events.count(Event.RELEASE_RESUBMITTED) == 2


def test_what_sends_them_back_is_a_failed_test_and_a_refused_acceptance(tour: Tour) -> None:
    back: dict[str, list[str]] = {}
    for code in "ab":
        _, end = tour.of(code, CaseKind.RETURNED)
        entries = tour.core.history.of_release(end.facts.release.id, 9999)
        back[code] = [e.after for e in entries if e.event is Event.RELEASE_SENT_BACK]
    assert "业务操作测试：派单规则与营业部口径不一致" in back["a"][-1]
    assert '"stage":"planning"' in back["a"][-1]
    assert "节假日的时限仍按自然日算" in back["b"][-1]
    assert '"stage":"release_plan"' in back["b"][-1]


@BOTH
def test_an_emergency_is_signed_first_by_the_head_and_overdue_half_way(
    tour: Tour, code: str
) -> None:
    half, end = tour.of(code, CaseKind.EMERGENCY)
    assert min(end.facts.signatures, key=lambda s: s.at).step_id == "emergency_signature"
    late = [a for a in half.facts.checks.values() if a.result is CheckResult.DEFERRED]
    assert late
    assert all(answer.note for answer in late)
    assert urgency(half.card, tour.seen_at, tour.seen_at)[0] is Urgency.OVERDUE
    assert half.card.follow_up.zh.startswith("补做暂缓的检查：")
    assert half.facts.release.deployed_at is not None
    tested = {run.kind for run in end.facts.tests}
    stages = end.definition.stages
    assert tested == {kind for stage in stages for kind in stage.tests}
    assert not any(a.result is CheckResult.DEFERRED for a in end.facts.checks.values())


@BOTH
def test_a_lapsed_one_shows_what_changed_and_is_signed_again(tour: Tour, code: str) -> None:
    half, end = tour.of(code, CaseKind.LAPSED)
    release = half.facts.release
    lapsed = [n for g in half.groups[release.stage] for n in g.steps if n.state is StepState.LAPSED]
    assert lapsed
    signature = lapsed[-1].signature
    assert signature is not None
    kept = {s.id: s for s in end.facts.signatures}
    assert kept[signature.id].superseded
    changed = tour.core.approvals.changed_since(release.id, signature.id)
    assert {c.part for c in changed.changes} >= {"scope", "sections", "run_sheet"}
    steps = {node.step.id for node in lapsed}
    valid = {s.step_id for s in end.facts.signatures if not s.superseded}
    assert steps <= valid


def test_the_journal_tells_the_cases_apart(tour: Tour) -> None:
    found: Mapping[tuple[str, str], CaseRecord] = {
        (w.code, w.case.kind.value): record_of(tour.core.history.of_release(w.release_id, 9999))
        for w in tour.walked
    }
    for (_, kind), record in found.items():
        assert (record.returns > 0) == (kind == "returned")
        assert (record.lapses > 0) == (kind == "lapsed")
        assert record.settled == record.follow_ups
    assert found["a", "emergency"] == CaseRecord(9, 0, 0, 6, 6)
    assert found["b", "lapsed"] == CaseRecord(12, 0, 2, 1, 1)


def test_tests_put_off_are_made_up_for_in_both(tour: Tour) -> None:
    _, end = tour.of("b", CaseKind.EMERGENCY)
    names = {f.rule_id for f in end.facts.follow_ups}
    assert {f"deferred_check:test:{kind.value}" for kind in TestKind} <= names
