"""The outbox against a server in memory: whatever is cut, each action counts once and in order."""

import itertools
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from relapp.domain import outbox
from relapp.domain.outbox import Deed, Queue, Queued, Standing
from relapp.domain.release import CheckAnswer
from relapp.domain.vocabulary import CheckResult

AT = datetime(2026, 9, 16, 1, 12, tzinfo=UTC)
ME, COLLEAGUE = 1, 2
ITEMS = st.sampled_from(("a", "b"))
RESULTS = st.sampled_from((CheckResult.PASS, CheckResult.FAIL))
NOTES = st.sampled_from(("", "差一张表", "补齐"))


@dataclass
class Server:
    """Checks of one release with versions, and the keys of what was entered."""

    answers: dict[str, CheckAnswer] = field(default_factory=dict)
    keys: list[str] = field(default_factory=list)

    def put(self, person: int, item: str, result: CheckResult, note: str) -> None:
        """Answer over whatever is there."""
        version = self.answers[item].version + 1 if item in self.answers else 1
        name = "我" if person == ME else "同事"
        self.answers[item] = CheckAnswer(item, result, note, person, name, AT, version)

    def take(self, action: Queued, *, keyed: bool) -> bool:
        """Carry an action out; False where its version is old."""
        present = self.answers.get(action.thing)
        if (present.version if present else 0) != action.version:
            return False
        if action.deed is Deed.CLEAR:
            self.answers.pop(action.thing, None)
        else:
            self.put(ME, action.thing, CheckResult(action.result), action.note)
        if keyed:
            self.keys.append(action.key)
        return True


def action_of(
    number: int, item: str, version: int, result: CheckResult | None, note: str = ""
) -> Queued:
    deed = Deed.CLEAR if result is None else Deed.ANSWER
    payload = {} if result is None else {"result": result.value, "note": note}
    return Queued(f"k{number}", deed, 7, item, item, version, AT, payload, number)


class Outage(RuleBasedStateMachine):
    """A person who ticks offline, a line that comes and goes, a colleague who is faster."""

    def __init__(self) -> None:
        super().__init__()
        self.server = Server()
        self.queue: Queue = ()
        self.made = 0
        self.settled: dict[str, Standing] = {}

    def _seen(self, item: str) -> int:
        """Return the version on the screen: what is loaded with what waits over it."""
        waiting = [a for a in self.queue if a.thing == item and a.state is Standing.WAITING]
        if waiting:
            return 0 if waiting[-1].deed is Deed.CLEAR else waiting[-1].version + 1
        known = self.server.answers.get(item)
        return known.version if known is not None else 0

    def _conflicted(self, item: str) -> bool:
        return any(a.thing == item and a.state is Standing.CONFLICT for a in self.queue)

    def _act(self, item: str, result: CheckResult | None, note: str, *, unheard: bool) -> None:
        version = self._seen(item)
        if self._conflicted(item) or (result is None and not version):
            return
        self.made += 1
        action = action_of(self.made, item, version, result, note)
        if unheard and not any(a.thing == item and a.state in outbox.OPEN for a in self.queue):
            # The first attempt carries no key; its commit arrived and the answer did not.
            self.server.take(action, keyed=False)
        self.queue = (*self.queue, action)

    @rule(item=ITEMS, result=RESULTS, note=NOTES, unheard=st.booleans())
    def tick(self, item: str, result: CheckResult, note: str, unheard: bool) -> None:
        self._act(item, result, note, unheard=unheard)

    @rule(item=ITEMS, unheard=st.booleans())
    def take_back(self, item: str, unheard: bool) -> None:
        self._act(item, None, "", unheard=unheard)

    @rule(item=ITEMS, result=RESULTS, note=NOTES)
    def interfere(self, item: str, result: CheckResult, note: str) -> None:
        self.server.put(COLLEAGUE, item, result, note)

    @rule(heard=st.lists(st.booleans(), max_size=6))
    def send(self, heard: list[bool]) -> None:
        """Send as far as the line holds; an answer that is not heard is sent again later."""
        for ok in heard:
            action = outbox.next_to_send(self.queue)
            if action is None:
                return
            entered = action.key in self.server.keys or self.server.take(action, keyed=True)
            if not ok and entered:
                return
            theirs = self.server.answers.get(action.thing)
            if entered or outbox.is_there(action, ME, theirs):
                self.queue = outbox.sent(self.queue, action.key)
            else:
                self.queue = outbox.conflicting(self.queue, action.key, theirs)

    @precondition(lambda self: bool(outbox.unsettled(self.queue)))
    @rule(mine=st.sampled_from(("mine", "theirs", "edit")))
    def decide(self, mine: str) -> None:
        action = outbox.unsettled(self.queue)[0]
        before = outbox.wish(self.queue, action)
        if mine == "theirs":
            self.queue = outbox.keep_theirs(self.queue, action.key)
            assert not any(a.state in outbox.OPEN for a in self._on(action.thing))
            return
        payload = {"result": "pass", "note": "改过"} if mine == "edit" else None
        self.queue = outbox.take_mine(self.queue, action.key, payload)
        (left,) = (a for a in self._on(action.thing) if a.state in outbox.OPEN)
        assert left.payload == (payload or before.payload)
        assert left.key not in self.server.keys

    @precondition(lambda self: bool(outbox.waiting(self.queue)))
    @rule()
    def give_up(self) -> None:
        action = outbox.waiting(self.queue)[0]
        if action.key not in self.server.keys:
            self.queue = outbox.drop(self.queue, action.key)

    def _on(self, item: str) -> Queue:
        return tuple(a for a in self.queue if a.thing == item)

    @invariant()
    def nothing_is_lost_and_nothing_comes_twice(self) -> None:
        assert [a.number for a in self.queue] == list(range(1, self.made + 1))
        assert len(set(self.server.keys)) == len(self.server.keys)

    @invariant()
    def what_is_settled_stays_settled(self) -> None:
        for action in self.queue:
            known = self.settled.get(action.key)
            assert known in (None, action.state)
            if action.state not in outbox.OPEN:
                self.settled[action.key] = action.state

    @invariant()
    def what_waits_on_one_check_builds_on_itself(self) -> None:
        for item in ("a", "b"):
            waiting = [a for a in self._on(item) if a.state is Standing.WAITING]
            for one, later in itertools.pairwise(waiting):
                left = 0 if one.deed is Deed.CLEAR else one.version + 1
                assert later.version == left

    def teardown(self) -> None:
        """With the line back and every question answered nothing is left open."""
        for _ in range(4 * self.made + 4):
            self.send([True] * (self.made + 1))
            if open_ones := outbox.unsettled(self.queue):
                self.queue = outbox.keep_theirs(self.queue, open_ones[0].key)
        assert not any(a.state in outbox.OPEN for a in self.queue)


TestOutage = Outage.TestCase
TestOutage.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)


def test_an_action_behind_a_conflict_waits_and_others_go_on() -> None:
    first = action_of(1, "a", 0, CheckResult.PASS)
    queue: Queue = (first, action_of(2, "a", 1, None), action_of(3, "b", 0, CheckResult.PASS))
    queue = outbox.conflicting(queue, "k1", None)
    found = outbox.next_to_send(queue)
    assert found is not None
    assert found.key == "k3"
    assert outbox.wish(queue, queue[0]).key == "k2"


def test_a_refused_action_holds_nobody_up_and_can_be_tried_again() -> None:
    queue: Queue = (action_of(1, "a", 0, CheckResult.PASS), action_of(2, "a", 1, None))
    queue = outbox.refused(queue, "k1", outbox.BY_AUTHOR)
    found = outbox.next_to_send(queue)
    assert found is not None
    assert found.key == "k2"
    assert outbox.again(queue, "k1")[0] == replace(queue[0], state=Standing.WAITING, reason=None)


def test_dropping_the_first_lets_the_next_build_on_what_was_before() -> None:
    queue: Queue = (
        action_of(1, "a", 4, CheckResult.PASS),
        action_of(2, "a", 5, None),
        action_of(3, "a", 0, CheckResult.FAIL, "差一张表"),
    )
    assert [a.version for a in outbox.drop(queue, "k1")[1:]] == [4, 0]


def test_the_row_of_a_check_shows_the_newest_wish_or_the_conflict() -> None:
    queue: Queue = (action_of(1, "a", 0, CheckResult.PASS), action_of(2, "a", 1, None))
    assert outbox.newest_by_check(queue, 7)["a"].key == "k2"
    assert outbox.newest_by_check(queue, 8) == {}
    conflict = outbox.conflicting(queue, "k1", None)
    assert outbox.newest_by_check(conflict, 7)["a"].key == "k1"


def test_only_failures_of_the_line_let_an_action_wait() -> None:
    assert outbox.may_wait("store.unreachable")
    assert not any(
        map(outbox.may_wait, ("store.rights", "store.read_only", "check.stale", "store.disk_full"))
    )
