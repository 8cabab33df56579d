"""A release's life: edited, moved on, held, cancelled, ended."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from relapp.domain.changes import Kind
from relapp.domain.journal import Event
from relapp.domain.register import ChangeRequestDraft
from relapp.domain.vocabulary import (
    ChangeState,
    CheckResult,
    Need,
    Outcome,
    Reason,
    RunResult,
    Status,
)
from relapp.errors import NotFound, NotPermitted, RelappError, StaleRecord
from relapp.services.releases import ReleaseEdit
from relapp.wording.journal import sentence
from tests.builders import NOW
from tests.relapp.small_office import SmallOffice, assert_cards_true, card_from_facts, local

PREPARE, APPROVE, IMPLEMENT, CONFIRM = 1, 2, 3, 4
"""Keys of the releases in the busy office."""


def code_of(command: Callable[[], object]) -> str:
    with pytest.raises(RelappError) as caught:
        command()
    return caught.value.code


def edit(office: SmallOffice, key: int, login: str = "manager", **fields: object) -> None:
    wanted = ReleaseEdit(**fields)  # type: ignore[arg-type]
    office.core.releases.edit(office[login], key, wanted, office.version(key))


def test_a_view_holds_what_the_page_shows(busy: SmallOffice) -> None:
    view = busy.view(APPROVE)
    assert (view.owner, view.applicant, view.department) == ("陈志远", "高翔", "信息部")
    assert view.met + len(view.blockers) == len(view.requirements)
    assert set(view.groups) == {"approve", "confirm"}
    assert view.card == busy.core.board.card(APPROVE) == card_from_facts(view)
    assert view.step("manager")[0] == "approve"
    with pytest.raises(KeyError):
        view.step("?")
    with pytest.raises(NotFound):
        busy.view(999)


def test_fields_of_the_registration_are_changed(busy: SmallOffice) -> None:
    edit(
        busy,
        PREPARE,
        title=" 新标题 ",
        version_to="V2.1",
        owner_id=busy["other"].id,
        yes=frozenset({"training"}),
        purpose="",
    )
    facts = busy.facts(PREPARE)
    release = facts.release
    assert (release.title, release.version_to, release.owner) == ("新标题", "V2.1", "吴倩")
    assert facts.scope[0].version_to == "V2.1"
    assert "trained" in {r.subject_id for r in busy.view(PREPARE).requirements}
    newest = busy.core.history.of_release(PREPARE)[0]
    assert newest.event is Event.RELEASE_EDITED
    assert '"title":"还款计划批量重算"' in newest.before


def test_nothing_changed_is_nothing_done(busy: SmallOffice) -> None:
    before = busy.core.history.newest()
    version = busy.version(PREPARE)
    same = ReleaseEdit(title="还款计划批量重算 ", purpose="")
    assert not busy.core.releases.edit(busy["manager"], PREPARE, same, version)
    assert (busy.core.history.newest(), busy.version(PREPARE)) == (before, version)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"title": " "}, "field.missing"),
        ({"version_to": ""}, "field.missing"),
        ({"yes": frozenset({"?"})}, "field.not_allowed"),
        ({"owner_id": 999}, "person.unknown"),
    ],
)
def test_edits_that_cannot_be(busy: SmallOffice, fields: dict[str, object], code: str) -> None:
    version = busy.version(PREPARE)
    wanted = ReleaseEdit(**fields)  # type: ignore[arg-type]
    stated = code_of(lambda: busy.core.releases.edit(busy["manager"], PREPARE, wanted, version))
    assert stated == code


def test_an_emergency_keeps_a_reason(office: SmallOffice) -> None:
    key = office.register(office.emergency())
    assert code_of(lambda: edit(office, key, emergency_reason=" ")) == "field.missing"


def test_edits_by_others_and_with_an_old_version(busy: SmallOffice) -> None:
    assert code_of(lambda: edit(busy, PREPARE, "tester", title="x")) == "release.not_keeper"
    edit(busy, PREPARE, "admin", title="x")
    with pytest.raises(StaleRecord):
        busy.core.releases.edit(busy["manager"], PREPARE, ReleaseEdit(title="y"), 1)


def test_approved_content_is_fixed_until_the_release_is_sent_back(busy: SmallOffice) -> None:
    version = busy.version(IMPLEMENT)
    schedule = busy.core.releases.schedule
    for command in (
        lambda: edit(busy, IMPLEMENT, version_to="V9"),
        lambda: schedule(busy["office"], IMPLEMENT, version, window_id=busy.window(2)),
        lambda: busy.core.links.set_changes(busy["manager"], IMPLEMENT, ()),
    ):
        assert code_of(command) == "release.content_locked"
    edit(busy, IMPLEMENT, owner_id=busy["other"].id)
    busy.core.releases.send_back(busy["office"], IMPLEMENT, "prepare", "版本不对")
    edit(busy, IMPLEMENT, "office", version_to="V9")
    facts = busy.facts(IMPLEMENT)
    assert facts.release.stage == "prepare"
    assert all(s.superseded for s in facts.signatures)
    assert busy.core.history.of_release(IMPLEMENT)[1].event is Event.RELEASE_SENT_BACK


def test_only_an_earlier_stage_and_only_before_go_live(busy: SmallOffice) -> None:
    back = busy.core.releases.send_back
    for key, stage, reason, code in (
        (APPROVE, "approve", "x", "stage.not_earlier"),
        (APPROVE, "implement", "x", "stage.not_earlier"),
        (APPROVE, "?", "x", "stage.not_earlier"),
        (APPROVE, "plan", " ", "reason.missing"),
        (CONFIRM, "prepare", "x", "release.already_live"),
    ):
        assert code_of(lambda: back(busy["office"], key, stage, reason)) == code  # noqa: B023
    assert code_of(lambda: back(busy["pmo"], APPROVE, "plan", "x")) == "release.not_keeper"


def test_a_release_moves_on_when_nothing_is_left(busy: SmallOffice) -> None:
    with pytest.raises(RelappError) as caught:
        busy.advance(PREPARE)
    assert caught.value.code == "release.blocked"
    assert caught.value.details["blockers"] == busy.view(PREPARE).blockers
    assert caught.value.details["stage"] == busy.view(PREPARE).definition.stage("approve").name
    busy.fulfil(PREPARE)
    changes = busy.core.releases.advance(busy["manager"], PREPARE, busy.version(PREPARE))
    assert changes.touches(Kind.RELEASE, PREPARE)
    assert busy.facts(PREPARE).release.stage == "approve"
    busy.fulfil(PREPARE)
    with pytest.raises(StaleRecord):
        # All is there again, yet the screen had shown the stage before.
        busy.core.releases.advance(busy["manager"], PREPARE, 1)


def test_who_moves_a_release(busy: SmallOffice) -> None:
    busy.fulfil(PREPARE)
    for login in ("tester", "other", "admin", "owner"):
        with pytest.raises(NotPermitted):
            busy.core.releases.advance(busy[login], PREPARE, busy.version(PREPARE))


def test_a_release_that_is_held_stands_still(busy: SmallOffice) -> None:
    releases, keeper = busy.core.releases, busy["manager"]
    busy.fulfil(PREPARE)
    assert code_of(lambda: releases.hold(keeper, PREPARE, " ")) == "reason.missing"
    releases.hold(keeper, PREPARE, "等账期")
    assert busy.core.board.card(PREPARE).status is Status.ON_HOLD
    assert code_of(lambda: busy.advance(PREPARE)) == "release.blocked"
    assert code_of(lambda: busy.answer(PREPARE, "data_ready")) == "release.on_hold"
    releases.resume(keeper, PREPARE)
    release = busy.facts(PREPARE).release
    assert (release.status, release.hold_reason) == (Status.RUNNING, "")
    before = busy.core.history.newest()
    assert not releases.resume(keeper, PREPARE)
    assert busy.core.history.newest() == before
    busy.advance(PREPARE)


def test_a_cancelled_release_gives_its_window_and_changes_back(office: SmallOffice) -> None:
    key = office.register(change_ids=(office.change("BG-1"),), window_id=office.window())
    releases = office.core.releases
    assert code_of(lambda: releases.cancel(office["manager"], key, " ")) == "reason.missing"
    releases.cancel(office["manager"], key, "需求撤回")
    release = office.facts(key).release
    assert (release.status, release.outcome, release.closed_at) == (
        Status.CANCELLED,
        Outcome.CANCELLED,
        NOW,
    )
    assert "BG-1" in {c.number for c in office.core.changes.all(free_only=True)}
    assert [c.number for c in office.facts(key).changes] == ["BG-1"]
    assert office.core.windows.year(2026).loads.get(office.window()) is None
    assert code_of(lambda: office.advance(key)) == "release.ended"
    assert code_of(lambda: releases.cancel(office["manager"], key, "x")) == "release.ended"


@pytest.fixture
def back(busy: SmallOffice) -> tuple[int, int]:
    """A release that is rolled back, and the change request it carried."""
    change = busy.change("BG-1")
    busy.core.links.set_changes(busy["office"], PREPARE, (change,))
    busy.walk(PREPARE, "implement")
    return PREPARE, change


def test_a_rollback_lets_its_changes_go_to_another_release_and_goes_on_showing_them(
    busy: SmallOffice, back: tuple[int, int]
) -> None:
    key, change = back
    number = busy.facts(key).release.number
    assert "BG-1" not in {c.number for c in busy.core.changes.all(free_only=True)}
    assert code_of(lambda: busy.register(change_ids=(change,))) == "change.taken"
    busy.core.releases.set_outcome(busy["office"], key, Outcome.ROLLED_BACK, "批量作业超时")
    assert "BG-1" in {c.number for c in busy.core.changes.all(free_only=True)}
    before = busy.core.releases.view(key)
    again = busy.register(change_ids=(change,))
    assert [c.number for c in busy.facts(again).changes] == ["BG-1"]
    assert "BG-1" not in {c.number for c in busy.core.changes.all(free_only=True)}
    after = busy.core.releases.view(key)
    other = busy.facts(again).release.number
    assert [(c.number, c.release_number) for c in after.facts.changes] == [("BG-1", other)]
    assert after.facts.moved_changes == after.facts.changes
    assert (after.fingerprint, after.card.changes) == (before.fingerprint, before.card.changes)
    (moved,) = [e for e in busy.core.history.of_release(key) if e.event is Event.CHANGE_MOVED]
    assert sentence(moved).zh == f"变更单 BG-1 由 {other} 接着做"
    assert number != other
    assert_cards_true(busy.core)
    assert busy.core.history.verify().sound


def test_an_outcome_is_not_taken_back_once_its_changes_went_on(
    busy: SmallOffice, back: tuple[int, int]
) -> None:
    key, change = back
    conclude = partial(busy.core.releases.set_outcome, busy["office"], key)
    conclude(Outcome.ROLLED_BACK, "批量作业超时")
    again = busy.register(change_ids=(change,))
    assert code_of(lambda: conclude(Outcome.SUCCESS)) == "outcome.changes_moved"
    assert busy.facts(key).release.outcome is Outcome.ROLLED_BACK
    busy.core.links.set_changes(busy["office"], again, ())
    conclude(Outcome.SUCCESS)
    assert [c.number for c in busy.facts(key).changes] == []


def test_a_change_that_went_on_binds_the_release_before_no_more(
    busy: SmallOffice, back: tuple[int, int]
) -> None:
    key, change = back
    busy.core.releases.set_outcome(busy["office"], key, Outcome.ROLLED_BACK, "批量作业超时")
    again = busy.register(change_ids=(change,))
    known = next(c for c in busy.core.changes.all() if c.id == change)
    kept = {name: getattr(known, name) for name in ChangeRequestDraft.__dataclass_fields__}
    rejected = replace(ChangeRequestDraft(**kept), state=ChangeState.REJECTED)
    busy.core.changes.save(busy["office"], rejected)
    assert Need.CHANGE not in {r.need for r in busy.core.releases.view(key).blockers}
    assert Need.CHANGE in {r.need for r in busy.core.releases.view(again).blockers}
    assert_cards_true(busy.core)


def test_a_third_release_takes_on_what_the_second_let_go(
    busy: SmallOffice, back: tuple[int, int]
) -> None:
    key, change = back
    busy.core.releases.set_outcome(busy["office"], key, Outcome.ROLLED_BACK, "批量作业超时")
    second = busy.register(change_ids=(change,))
    busy.core.releases.cancel(busy["office"], second, "不做了")
    third = busy.register(change_ids=(change,))
    for release_id in (key, second, third):
        assert [c.number for c in busy.facts(release_id).changes] == ["BG-1"]
    assert_cards_true(busy.core)


def test_what_went_live_or_back_is_not_cancelled_any_more(busy: SmallOffice) -> None:
    cancel = busy.core.releases.cancel
    assert code_of(lambda: cancel(busy["office"], CONFIRM, "x")) == "release.already_live"
    busy.core.releases.set_outcome(busy["office"], IMPLEMENT, Outcome.ROLLED_BACK, "验证不过")
    assert code_of(lambda: cancel(busy["office"], IMPLEMENT, "x")) == "release.already_live"


@pytest.mark.parametrize("key", [PREPARE, APPROVE])
def test_there_is_no_outcome_before_implementation(busy: SmallOffice, key: int) -> None:
    stated = code_of(lambda: busy.core.releases.set_outcome(busy["office"], key, Outcome.SUCCESS))
    assert stated == "outcome.too_early"


def test_a_failure_needs_a_reason_and_opens_its_review_once(busy: SmallOffice) -> None:
    state = busy.core.releases.set_outcome
    office = busy["office"]
    assert code_of(lambda: state(office, CONFIRM, Outcome.CANCELLED, "x")) == "outcome.not_here"
    assert code_of(lambda: state(office, CONFIRM, Outcome.UNCONFIRMED)) == "reason.missing"
    for outcome in (Outcome.UNCONFIRMED, Outcome.ROLLED_BACK):
        state(office, CONFIRM, outcome, "业务没确认")
    reviews = [f for f in busy.facts(CONFIRM).follow_ups if f.rule_id == "failure_review"]
    # Ten working days from 14 September: Sunday the 20th is worked, Friday the 25th is not.
    assert [f.due_at for f in reviews] == [local(9, 28, 18, 0)]
    assert busy.requirement(CONFIRM, str(reviews[0].id)).reason is Reason.NOT_DONE


def test_deployment_starts_the_trial_run_and_the_follow_ups(busy: SmallOffice) -> None:
    facts = busy.facts(CONFIRM)
    assert facts.release.deployed_at == NOW
    assert facts.release.trial_until == NOW + timedelta(days=14)
    assert [f.rule_id for f in facts.follow_ups] == ["cmdb_update"]
    assert busy.requirement(CONFIRM, "trial").reason is Reason.TRIAL_RUNNING
    busy.clock.set(NOW + timedelta(days=14))
    assert busy.requirement(CONFIRM, "trial").reason is Reason.NONE


def test_a_release_rolled_back_has_no_trial_run(busy: SmallOffice) -> None:
    busy.core.releases.set_outcome(busy["office"], IMPLEMENT, Outcome.ROLLED_BACK, "验证不过")
    busy.fulfil(IMPLEMENT)
    busy.advance(IMPLEMENT)
    assert busy.facts(IMPLEMENT).release.trial_until is None
    busy.walk(IMPLEMENT, "closed")
    release = busy.facts(IMPLEMENT).release
    assert (release.status, release.outcome) == (Status.CLOSED, Outcome.ROLLED_BACK)


def test_the_end_of_the_trial_run_may_be_moved(busy: SmallOffice) -> None:
    until = NOW + timedelta(days=3)
    busy.core.releases.set_trial(busy["office"], CONFIRM, until)
    assert busy.requirement(CONFIRM, "trial").due == until
    assert busy.core.board.card(CONFIRM).trial_until == until
    with pytest.raises(NotPermitted):
        busy.core.releases.set_trial(busy["tester"], CONFIRM, until)


def test_a_follow_up_is_settled_by_its_role_or_the_keeper(busy: SmallOffice) -> None:
    (item,) = busy.facts(CONFIRM).follow_ups
    finish = busy.core.releases.finish_follow_up
    with pytest.raises(NotPermitted):
        finish(busy["tester"], CONFIRM, item.id, "x")
    with pytest.raises(NotFound):
        finish(busy["pmo"], CONFIRM, 999, "x")
    finish(busy["pmo"], CONFIRM, item.id, " 已更新 ")
    done = busy.facts(CONFIRM).follow_ups[0]
    assert (done.done_at, done.done_by, done.note) == (NOW, "刘建国", "已更新")
    before = busy.core.history.newest()
    finish(busy["office"], CONFIRM, item.id, "再来一次")
    assert busy.core.history.newest() == before


def test_success_brings_the_new_version_into_the_register(busy: SmallOffice) -> None:
    busy.walk(CONFIRM, "closed")
    release = busy.facts(CONFIRM).release
    assert (release.status, release.outcome) == (Status.CLOSED, Outcome.SUCCESS)
    assert release.closed_at == busy.clock.now()
    versions = {a.name: a.current_version for a in busy.core.applications.all()}
    assert versions["核心租赁系统"] == "V2.0"
    assert code_of(lambda: busy.advance(CONFIRM)) == "release.ended"
    assert busy.view(CONFIRM).requirements == ()


def test_without_success_the_register_keeps_the_old_version(busy: SmallOffice) -> None:
    busy.core.releases.set_outcome(busy["office"], CONFIRM, Outcome.UNCONFIRMED, "没确认")
    busy.walk(CONFIRM, "closed")
    versions = {a.name: a.current_version for a in busy.core.applications.all()}
    assert versions["核心租赁系统"] == "V1.0"


def test_every_use_case_says_what_it_touched(busy: SmallOffice) -> None:
    before = busy.core.history.newest()
    changes = busy.core.releases.hold(busy["office"], APPROVE, "等")
    assert changes.touched == {(Kind.RELEASE, APPROVE)}
    assert changes.seq == before + 1
    assert changes.own


class Chance:
    """Does anything anybody might do to a release, sensible or not."""

    def __init__(self, office: SmallOffice, seed: int) -> None:
        """Work on a new release, ordinary or urgent, with what chance gives."""
        self._office = office
        self._dice = random.Random(seed)
        urgent = self._dice.random() < 0.3
        other = office.register()
        draft = office.emergency() if urgent else office.draft()
        yes = frozenset({"training"}) if self._dice.random() < 0.5 else frozenset()
        draft = replace(draft, yes=yes, depends_on=((other, "接口"),))
        self.other = other
        self.key = office.register(draft)

    def step(self) -> None:
        """Do one thing; a refusal is an answer, too."""
        acts = (
            [self._settle] * 12
            + [self._fail, self._defer, self._edit, self._write, self._hold, self._back]
            + [self._send_back, self._other, self._change, self._report, self._fail_outcome]
        )
        try:
            self._dice.choice(acts)()
        except RelappError:
            return

    def advance(self) -> None:
        """Try to move on; it must go exactly when nothing is left."""
        office, view = self._office, self._office.view(self.key)
        if not view.facts.release.live:
            return
        refusal: RelappError | None = None
        try:
            office.advance(self.key)
        except RelappError as error:
            refusal = error
        if refusal is None:
            assert view.blockers == ()
        else:
            assert refusal.code == "release.blocked"
            assert refusal.details["blockers"] == view.blockers != ()

    def _settle(self) -> None:
        found = [b for b in self._office.view(self.key).blockers if b.need is not Need.DEPENDENCY]
        if found:
            requirement = self._dice.choice(found)
            if requirement.need is Need.HOLD:
                self._office.core.releases.resume(self._office["office"], self.key)
            elif requirement.need is not Need.CHANGE:
                self._office.settle(self.key, requirement)

    def _check(self) -> str:
        checks = [item.id for _, _, item in self._office.view(self.key).definition.all_checks()]
        return self._dice.choice(checks)

    def _fail(self) -> None:
        self._office.answer(self.key, self._check(), CheckResult.FAIL)

    def _defer(self) -> None:
        self._office.answer(self.key, self._check(), CheckResult.DEFERRED)

    def _edit(self) -> None:
        edit(self._office, self.key, version_to=f"V{self._dice.randrange(99)}")

    def _write(self) -> None:
        known = self._office.facts(self.key).sections.get("purpose")
        body = f"目的 {self._dice.random()}"
        version = known.version if known else 0
        self._office.core.plans.write(self._office["manager"], self.key, "purpose", body, version)

    def _hold(self) -> None:
        self._office.core.releases.hold(self._office["office"], self.key, "等")

    def _back(self) -> None:
        stage = self._dice.choice(["plan", "prepare", "approve"])
        self._office.core.releases.send_back(self._office["office"], self.key, stage, "改")

    def _send_back(self) -> None:
        step = self._dice.choice(["manager", "testing", "records", "office", "owner_confirms"])
        role = self._office.view(self.key).step(step)[1].step.role
        actor = self._office.holder(self.key, role)
        to_stage = self._dice.choice([None, "plan"])
        self._office.core.approvals.send_back(actor, self.key, step, "补充", to_stage)

    def _other(self) -> None:
        self._office.fulfil(self.other)
        self._office.advance(self.other)

    def _change(self) -> None:
        changes = tuple(c.id for c in self._office.core.changes.all(free_only=True))
        approved = [
            c.id for c in self._office.core.changes.all() if c.state is ChangeState.APPROVED
        ]
        chosen = self._dice.sample(approved, self._dice.randrange(len(approved)))
        self._office.core.links.set_changes(
            self._office["manager"], self.key, tuple(c for c in chosen if c in changes)
        )

    def _report(self) -> None:
        steps = self._office.facts(self.key).run_sheet
        if steps:
            result = self._dice.choice(list(RunResult))
            self._office.report(self.key, self._dice.choice(steps).id, result, "说明")

    def _fail_outcome(self) -> None:
        self._office.core.releases.set_outcome(
            self._office["office"], self.key, Outcome.ROLLED_BACK, "不行"
        )


def live_through(office: SmallOffice, seed: int, steps: int, stage: str) -> None:
    chance = Chance(office, seed)
    if stage not in ("plan", "prepare"):
        office.walk(chance.other, stage)
    office.walk(chance.key, stage)
    for _ in range(steps):
        chance.step()
        assert_cards_true(office.core)
        chance.advance()
    assert_cards_true(office.core)


@pytest.mark.parametrize(
    ("seed", "stage"),
    list(enumerate(["plan", "prepare", "approve", "implement", "confirm"])),
)
def test_whatever_happens_cards_are_true_and_no_stage_is_left_too_early(
    sqlite_office: SmallOffice, seed: int, stage: str
) -> None:
    live_through(sqlite_office, seed, 40, stage)


def test_the_same_on_a_server(postgres_office: SmallOffice) -> None:
    live_through(postgres_office, 17, 20, "approve")
