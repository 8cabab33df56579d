"""The approval route in use: who signs when, what lapses, what goes back."""

from collections.abc import Callable

import pytest

from relapp.domain.changes import Kind
from relapp.domain.journal import Event
from relapp.domain.person import PersonDraft
from relapp.domain.vocabulary import CheckResult, Decision, Reason, StepState
from relapp.errors import NotFound, NotPermitted, RelappError, StaleRecord
from relapp.services.releases import ReleaseEdit
from relapp.wording.errors import word
from tests.builders import NOW
from tests.relapp.small_office import SmallOffice

APPROVE = 2
"""Key of the release that the busy office has in approval."""
ROUTE = ("manager", "testing", "records", "office")


def refusal(command: Callable[[], object]) -> RelappError:
    with pytest.raises(RelappError) as caught:
        command()
    return caught.value


def pass_checks(office: SmallOffice, key: int = APPROVE) -> None:
    view = office.view(key)
    for group in view.groups["approve"]:
        for node in group.steps:
            if node.state is not StepState.NOT_NEEDED:
                for item in node.checks:
                    office.answer(key, item.id)


def states(office: SmallOffice, key: int = APPROVE) -> dict[str, StepState]:
    groups = office.view(key).groups["approve"]
    return {node.step.id: node.state for group in groups for node in group.steps}


def change_content(office: SmallOffice, key: int = APPROVE) -> None:
    section = office.facts(key).sections["rollback"]
    office.core.plans.write(
        office["manager"], key, "rollback", section.body + "改", section.version
    )


@pytest.fixture
def ready(busy: SmallOffice) -> SmallOffice:
    """A release in approval whose checks are all passed."""
    pass_checks(busy)
    return busy


def test_the_route_is_signed_group_by_group(ready: SmallOffice) -> None:
    error = refusal(lambda: ready.sign(APPROVE, "testing"))
    assert error.code == "step.waiting"
    for step in ROUTE:
        assert ready.requirement(APPROVE, step).reason is Reason.NOT_SIGNED
        ready.sign(APPROVE, step)
    signatures = ready.facts(APPROVE).signatures
    assert [(s.step_id, s.person, s.decision, s.at) for s in signatures] == [
        ("manager", "陈志远", Decision.APPROVE, NOW),
        ("testing", "孙敏", Decision.APPROVE, NOW),
        ("records", "刘建国", Decision.APPROVE, NOW),
        ("office", "许薇", Decision.APPROVE, NOW),
    ]
    ready.advance(APPROVE)


def test_parallel_steps_are_signed_in_any_order(ready: SmallOffice) -> None:
    for step in ("manager", "records", "testing"):
        ready.sign(APPROVE, step)
    assert states(ready)["office"] is StepState.CURRENT


def test_a_signature_is_told_to_everybody_and_kept_in_the_journal(ready: SmallOffice) -> None:
    seal = ready.view(APPROVE).fingerprint
    changes = ready.core.approvals.sign(ready["manager"], APPROVE, "manager", " 可以 ", seal)
    assert changes.touches(Kind.RELEASE, APPROVE)
    (entry,) = ready.core.history.of_release(APPROVE, 1)
    assert entry.event is Event.STEP_SIGNED
    assert seal in entry.after
    assert '"可以"' in entry.after


@pytest.mark.parametrize("login", ["tester", "office", "admin", "other"])
def test_nobody_signs_anothers_step(ready: SmallOffice, login: str) -> None:
    seal = ready.view(APPROVE).fingerprint
    for command in (
        lambda: ready.core.approvals.sign(ready[login], APPROVE, "manager", "", seal),
        lambda: ready.core.approvals.send_back(ready[login], APPROVE, "manager", "不行"),
    ):
        error = refusal(command)
        assert isinstance(error, NotPermitted)
        assert word(error).zh == "这一项由 陈志远 处理"
    assert ready.facts(APPROVE).signatures == ()


def test_open_and_failed_checks_are_named(busy: SmallOffice) -> None:
    busy.answer(APPROVE, "manager_ready", CheckResult.FAIL, "还没好")
    error = refusal(lambda: busy.sign(APPROVE, "manager"))
    assert error.code == "step.checks_open"
    assert (error.details["count"], error.details["failed"]) == (2, 1)
    items = error.details["items"]
    assert isinstance(items, tuple)
    assert [item.zh for item in items] == ["检查 manager_ready", "检查 manager_tests"]


def test_steps_that_are_not_there_not_needed_or_signed(ready: SmallOffice) -> None:
    assert isinstance(refusal(lambda: _sign(ready, "nonsense")), NotFound)
    assert isinstance(refusal(lambda: _sign(ready, "owner_confirms")), NotFound)
    assert refusal(lambda: ready.sign(APPROVE, "training")).code == "step.not_needed"
    ready.sign(APPROVE, "manager")
    assert refusal(lambda: ready.sign(APPROVE, "manager")).code == "step.signed"


def _sign(office: SmallOffice, step: str) -> None:
    seal = office.view(APPROVE).fingerprint
    office.core.approvals.sign(office["manager"], APPROVE, step, "", seal)


def test_whoever_saw_other_content_looks_again(ready: SmallOffice) -> None:
    seen = ready.view(APPROVE).fingerprint
    change_content(ready)
    with pytest.raises(StaleRecord) as caught:
        ready.core.approvals.sign(ready["manager"], APPROVE, "manager", "", seen)
    assert caught.value.code == "step.content_changed"
    ready.sign(APPROVE, "manager")


def test_changed_content_makes_signatures_lapse_until_they_are_given_again(
    ready: SmallOffice,
) -> None:
    for step in ("manager", "testing"):
        ready.sign(APPROVE, step)
    change_content(ready)
    found = states(ready)
    assert found["manager"] is found["testing"] is StepState.LAPSED
    assert ready.core.board.card(APPROVE).first_reason is Reason.LAPSED
    assert refusal(lambda: ready.advance(APPROVE)).code == "release.blocked"
    assert refusal(lambda: ready.sign(APPROVE, "testing")).code == "step.waiting"
    for step in ROUTE:
        ready.sign(APPROVE, step)
    kept = [s.superseded for s in ready.facts(APPROVE).signatures]
    assert kept == [True, True, False, False, False, False]
    ready.advance(APPROVE)


def test_what_is_not_substance_leaves_signatures_alone(ready: SmallOffice) -> None:
    ready.sign(APPROVE, "manager")
    manager, version = ready["manager"], ready.version(APPROVE)
    ready.core.releases.edit(manager, APPROVE, ReleaseEdit(purpose="另写"), version)
    ready.core.people.save(
        ready["admin"],
        PersonDraft(
            "陈至远",
            manager.login,
            manager.department_id,
            roles=manager.roles,
            id=manager.id,
            version=manager.version,
        ),
    )
    assert states(ready)["manager"] is StepState.SIGNED


def test_back_for_supplements_and_before_the_signer_again(ready: SmallOffice) -> None:
    approvals = ready.core.approvals
    error = refusal(lambda: approvals.send_back(ready["manager"], APPROVE, "manager", " "))
    assert error.code == "reason.missing"
    approvals.send_back(ready["manager"], APPROVE, "manager", "缺回退演练")
    assert states(ready)["manager"] is StepState.RETURNED
    assert ready.requirement(APPROVE, "manager").reason is Reason.RETURNED
    assert refusal(lambda: ready.sign(APPROVE, "manager")).code == "step.returned"
    error = refusal(lambda: approvals.resubmit(ready["manager"], APPROVE, "manager", " "))
    assert error.code == "reason.missing"
    with pytest.raises(NotPermitted):
        approvals.resubmit(ready["tester"], APPROVE, "manager", "已补")
    approvals.resubmit(ready["manager"], APPROVE, "manager", "已补")
    error = refusal(lambda: approvals.resubmit(ready["manager"], APPROVE, "manager", "已补"))
    assert error.code == "step.not_returned"
    ready.sign(APPROVE, "manager")
    events = [e.event for e in ready.core.history.of_release(APPROVE, 3)]
    assert events == [Event.STEP_SIGNED, Event.STEP_RESUBMITTED, Event.STEP_RETURNED]


def test_a_step_returned_after_it_lapsed_is_not_signed_by_putting_the_content_back(
    ready: SmallOffice,
) -> None:
    ready.sign(APPROVE, "manager")
    before = ready.facts(APPROVE).sections["rollback"].body
    change_content(ready)
    ready.core.approvals.send_back(ready["manager"], APPROVE, "manager", "写清楚")
    version = ready.facts(APPROVE).sections["rollback"].version
    ready.core.plans.write(ready["manager"], APPROVE, "rollback", before, version)
    ready.core.approvals.resubmit(ready["manager"], APPROVE, "manager", "改回来了")
    assert states(ready)["manager"] is StepState.CURRENT


def test_back_to_an_earlier_stage_makes_all_signatures_history(ready: SmallOffice) -> None:
    ready.sign(APPROVE, "manager")
    ready.core.approvals.send_back(ready["tester"], APPROVE, "testing", "重测", "prepare")
    facts = ready.facts(APPROVE)
    assert facts.release.stage == "prepare"
    assert [s.superseded for s in facts.signatures] == [True, True]
    ready.answer(APPROVE, "data_ready", CheckResult.FAIL)
    ready.answer(APPROVE, "data_ready")
    ready.walk(APPROVE, "approve")
    assert states(ready)["manager"] is StepState.CURRENT


@pytest.mark.parametrize("stage", ["approve", "implement", "?"])
def test_back_to_where_it_is_or_further_on(ready: SmallOffice, stage: str) -> None:
    send_back = ready.core.approvals.send_back
    error = refusal(lambda: send_back(ready["manager"], APPROVE, "manager", "x", stage))
    assert error.code == "stage.not_earlier"
    assert ready.facts(APPROVE).signatures == ()


def test_nobody_signs_while_the_release_is_held(ready: SmallOffice) -> None:
    ready.core.releases.hold(ready["office"], APPROVE, "等")
    assert refusal(lambda: ready.sign(APPROVE, "manager")).code == "release.on_hold"


def test_an_emergency_is_signed_first_and_never_by_the_applicant(office: SmallOffice) -> None:
    key = office.register(office.emergency(applicant_id=office["head"].id))
    office.walk(key, "approve")
    pass_checks(office, key)
    assert refusal(lambda: office.sign(key, "manager")).code == "step.waiting"
    error = refusal(lambda: office.sign(key, "head"))
    assert error.code == "step.own_request"
    assert office.requirement(key, "head").reason is Reason.NOBODY_MAY_SIGN
    deputy = (office["owner"].id,)
    office.core.links.set_cast(office["office"], key, "applicant_department_head", deputy)
    office.sign(key, "head")
    office.sign(key, "manager")
