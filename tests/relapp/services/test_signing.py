"""Signing with more people than one: quorum, deputies, passing on, adding, conditions, windows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from relapp.domain.changes import Kind
from relapp.domain.conditions import Condition, conditions_of
from relapp.domain.definition import ProcessDefinition
from relapp.domain.delegation_rules import DelegationDraft
from relapp.domain.journal import Event
from relapp.domain.person import Person, PersonDraft
from relapp.domain.text import Text
from relapp.domain.vocabulary import CheckResult, Decision, Reason, SignerPart, StepState
from relapp.errors import InvalidInput, NotFound, NotPermitted, RelappError, StaleRecord
from relapp.wording.errors import word
from relapp.wording.gate import sentence as gate_sentence
from tests.builders import NOW, SMALL
from tests.relapp.small_office import SmallOffice, local

DAY = timedelta(days=1)


def refusal(command: Callable[[], object]) -> RelappError:
    with pytest.raises(RelappError) as caught:
        command()
    return caught.value


def sentence(command: Callable[[], object]) -> str:
    return word(refusal(command)).zh


def process(quorum: str) -> ProcessDefinition:
    """The small process with another quorum for its testers, as another version."""
    stages = tuple(
        replace(
            stage,
            route=tuple(
                replace(
                    group,
                    steps=tuple(
                        replace(s, quorum=quorum) if s.id == "testing" else s for s in group.steps
                    ),
                )
                for group in stage.route
            ),
        )
        for stage in SMALL.stages
    )
    return replace(SMALL, version="V2", name=Text("多人", "Many"), stages=stages)


def hire(office: SmallOffice, login: str, name: str, *roles: str) -> Person:
    """Add somebody."""
    office.core.people.save(office["admin"], PersonDraft(name, login, roles=frozenset(roles)))
    return office[login]


def asked(office: SmallOffice, quorum: str = "first") -> int:
    """Bring a release to the testers' step, its checks passed; three people are testers."""
    hire(office, "second", "罗晓燕", "tester")
    hire(office, "third", "唐嘉宁", "tester")
    row = office.process_row()
    if quorum != "first":
        office.core.processes.store(office["admin"], process(quorum))
        row = next(d.row_id for d in office.core.processes.active() if d.version == "V2")
    key = office.register(process_row=row)
    office.walk(key, "approve")
    for group in office.view(key).groups["approve"][:3]:
        for node in group.steps:
            if node.state is not StepState.NOT_NEEDED:
                for item in node.checks:
                    office.answer(key, item.id)
    office.sign(key, "manager")
    return key


def sign(
    office: SmallOffice, key: int, login: str, *conditions: Condition, step: str = "testing"
) -> None:
    seal = office.view(key).fingerprint
    office.core.approvals.sign(office[login], key, step, "同意", seal, conditions)


def state(office: SmallOffice, key: int, step: str = "testing") -> StepState:
    return office.view(key).step(step)[1].state


@pytest.mark.parametrize(("quorum", "needed"), [("first", 1), ("all", 3), ("60%", 2), ("10%", 1)])
def test_a_step_waits_for_as_many_as_the_process_says(
    office: SmallOffice, quorum: str, needed: int
) -> None:
    key = asked(office, quorum)
    logins = ("tester", "second", "third")
    for place, login in enumerate(logins[:needed]):
        assert state(office, key) is StepState.CURRENT
        tally = office.view(key).step("testing")[1].tally
        assert (tally.given, tally.needed) == (place, needed)
        sign(office, key, login)
    assert state(office, key) is StepState.SIGNED
    assert refusal(lambda: sign(office, key, "third")).code == "step.signed"


def test_nobody_signs_twice_and_hears_who_is_left(office: SmallOffice) -> None:
    key = asked(office, "all")
    sign(office, key, "tester")
    assert sentence(lambda: sign(office, key, "tester")) == (
        "「环节 testing」你已签，还差 罗晓燕、唐嘉宁"
    )


def test_one_return_ends_it_and_those_who_agreed_need_not_again(office: SmallOffice) -> None:
    key = asked(office, "all")
    sign(office, key, "tester")
    office.core.approvals.send_back(office["second"], key, "testing", "缺报告")
    assert state(office, key) is StepState.RETURNED
    office.core.approvals.resubmit(office["manager"], key, "testing", "已补")
    assert state(office, key) is StepState.CURRENT
    sign(office, key, "second")
    sign(office, key, "third")
    assert state(office, key) is StepState.SIGNED


def test_whoever_agreed_may_still_return_while_others_are_asked(office: SmallOffice) -> None:
    key = asked(office, "all")
    sign(office, key, "tester")
    office.core.approvals.send_back(office["tester"], key, "testing", "看漏了")
    assert state(office, key) is StepState.RETURNED
    assert [s.superseded for s in office.facts(key).signatures if s.step_id == "testing"] == [
        True,
        False,
    ]


def test_changed_content_asks_everybody_again(office: SmallOffice) -> None:
    key = asked(office, "all")
    for login in ("tester", "second"):
        sign(office, key, login)
    section = office.facts(key).sections["rollback"]
    office.core.plans.write(office["manager"], key, "rollback", "另一种", section.version)
    assert state(office, key) is StepState.LAPSED
    sign(office, key, "manager", step="manager")
    sign(office, key, "tester")
    assert state(office, key) is StepState.LAPSED
    for login in ("second", "third"):
        sign(office, key, login)
    assert state(office, key) is StepState.SIGNED


def test_the_person_who_applied_for_a_release_cannot_approve_it(office: SmallOffice) -> None:
    key = office.register(applicant_id=office["tester"].id)
    office.walk(key, "approve")
    office.answer(key, "testing_done")
    for item in ("manager_ready", "manager_tests"):
        office.answer(key, item)
    office.sign(key, "manager")
    seal = office.view(key).fingerprint
    command = lambda: office.core.approvals.sign(office["tester"], key, "testing", "", seal)  # noqa: E731
    assert sentence(command) == "申请人和负责人不能审批自己的发布，请由另外指定的人签署"
    assert office.requirement(key, "testing").reason is Reason.NOBODY_MAY_SIGN
    hire(office, "second", "罗晓燕", "tester")
    sign(office, key, "second")


def test_passing_a_step_on(office: SmallOffice) -> None:
    key = asked(office)
    approvals, tester = office.core.approvals, office["tester"]
    helper = hire(office, "helper", "石磊")

    def pass_on(login: str, person: str, reason: str = "出差") -> Callable[[], object]:
        return lambda: approvals.pass_on(office[login], key, "testing", office[person].id, reason)

    assert sentence(pass_on("tester", "helper", " ")) == "请写明原因"
    assert sentence(pass_on("pmo", "helper")) == "这一项由 孙敏、罗晓燕、唐嘉宁 处理"
    assert sentence(pass_on("tester", "second")) == "这个人本来就要签这一环节，请选别人"
    assert sentence(pass_on("tester", "manager")) == (
        "「环节 testing」不能交给申请人或负责人，请选别人"
    )
    assert sentence(pass_on("tester", "staff")) == sentence(pass_on("tester", "manager"))
    unknown = refusal(lambda: approvals.pass_on(tester, key, "testing", 999, "出差"))
    assert isinstance(unknown, NotFound)
    pass_on("tester", "helper")()
    view = office.view(key)
    assert {ref.name for ref in view.step("testing")[1].holders} == {"石磊", "罗晓燕", "唐嘉宁"}
    assert helper.id in office.core.board.card(key).waits_for
    assert tester.id not in office.core.board.card(key).waits_for
    assert isinstance(refusal(lambda: sign(office, key, "tester")), NotPermitted)
    (entry,) = office.core.history.of_release(key, 1)
    assert entry.event is Event.STEP_PASSED_ON
    sign(office, key, "helper")
    assert state(office, key) is StepState.SIGNED
    signer = view.facts.signers[0]
    assert sentence(lambda: approvals.take_back(tester, key, signer.id)) == (
        "石磊 已签「环节 testing」，不能收回"
    )


def test_what_was_passed_on_is_taken_back(office: SmallOffice) -> None:
    key = asked(office)
    approvals, tester = office.core.approvals, office["tester"]
    approvals.pass_on(tester, key, "testing", hire(office, "helper", "石磊").id, "出差")
    signer = office.facts(key).signers[0]
    assert sentence(lambda: approvals.take_back(office["second"], key, signer.id)) == (
        "只有 孙敏 或发布管理岗可以收回"
    )
    approvals.take_back(tester, key, signer.id)
    assert sentence(lambda: approvals.take_back(tester, key, signer.id)) == (
        "这项转授权或加签已经结束"
    )
    assert isinstance(refusal(lambda: sign(office, key, "helper")), NotPermitted)
    sign(office, key, "tester")


def test_an_added_signer_is_needed_and_passes_nothing_on(office: SmallOffice) -> None:
    key = asked(office)
    approvals = office.core.approvals
    helper = hire(office, "helper", "石磊")
    approvals.add_signer(office["tester"], key, "testing", helper.id, "涉及数据库")
    sign(office, key, "tester")
    assert state(office, key) is StepState.CURRENT
    assert office.requirement(key, "testing").people == ("罗晓燕", "唐嘉宁", "石磊")
    admin = office["admin"].id
    assert sentence(lambda: approvals.pass_on(helper, key, "testing", admin, "忙")) == (
        "代签和加签的人不能再转授权，「环节 testing」仍由原来的人签"
    )
    sign(office, key, "helper")
    assert state(office, key) is StepState.SIGNED
    assert [s.part for s in office.facts(key).signers] == [SignerPart.ADDED]


def test_what_was_passed_on_or_added_ends_with_the_stage(office: SmallOffice) -> None:
    key = asked(office)
    helper = hire(office, "helper", "石磊")
    office.core.approvals.add_signer(office["tester"], key, "testing", helper.id, "看数据库")
    office.core.releases.send_back(office["office"], key, "prepare", "改")
    assert [s.ended for s in office.facts(key).signers] == [True]
    office.walk(key, "implement")
    assert all(s.person_id != helper.id for s in office.facts(key).signatures)


def test_the_emergency_signature_never_reaches_the_applicant(office: SmallOffice) -> None:
    key = office.register(office.emergency())
    office.walk(key, "approve")
    office.answer(key, "head_risk")
    approvals, head, staff = office.core.approvals, office["head"], office["staff"]
    assert sentence(lambda: approvals.pass_on(head, key, "head", staff.id, "出差")) == (
        "「环节 head」不能交给申请人，请选别人"
    )
    office.core.delegations.set(head, DelegationDraft(head.id, staff.id, NOW, None, "", "休假"))
    seal = office.view(key).fingerprint
    assert sentence(lambda: approvals.sign(staff, key, "head", "", seal)) == (
        "申请人不能签自己的申请"
    )
    assert refusal(lambda: office.sign(key, "manager")).code == "step.waiting"
    office.sign(key, "head")


def test_a_deputy_answers_and_signs_in_the_place_of_a_holder(office: SmallOffice) -> None:
    key = asked(office)
    deputy, tester = hire(office, "helper", "石磊"), office["tester"]
    draft = DelegationDraft(tester.id, deputy.id, NOW + DAY, NOW + 3 * DAY, "tester", "休假")
    changes = office.core.delegations.set(office["office"], draft)
    assert changes.touches(Kind.DELEGATION)
    assert isinstance(refusal(lambda: sign(office, key, "helper")), NotPermitted)
    office.clock.set(NOW + 3 * DAY)
    assert isinstance(refusal(lambda: sign(office, key, "helper")), NotPermitted)
    office.clock.set(NOW + DAY)
    known = office.facts(key).checks["testing_done"]
    office.core.checks.answer(deputy, key, "testing_done", CheckResult.PASS, "代看", known.version)
    sign(office, key, "helper")
    signature = office.facts(key).signatures[-1]
    assert (signature.person, signature.on_behalf) == ("石磊", "孙敏")
    assert office.view(key).step("testing")[1].state is StepState.SIGNED
    (entry,) = office.core.history.of_release(key, 1)
    assert '"on_behalf":"孙敏"' in entry.after


def test_a_deputy_and_the_person_count_once(office: SmallOffice) -> None:
    key = asked(office, "60%")
    deputy, tester = hire(office, "helper", "石磊"), office["tester"]
    draft = DelegationDraft(tester.id, deputy.id, NOW, None, "", "休假")
    office.core.delegations.set(tester, draft)
    sign(office, key, "helper")
    assert refusal(lambda: sign(office, key, "tester")).code == "step.signed_by_you"
    assert refusal(lambda: sign(office, key, "helper")).code == "step.signed_by_you"
    sign(office, key, "second")
    assert state(office, key) is StepState.SIGNED


def test_a_delegation_is_ended_and_refused(office: SmallOffice) -> None:
    delegations = office.core.delegations
    tester, pmo = office["tester"], office["pmo"]
    draft = DelegationDraft(tester.id, pmo.id, NOW, NOW + 9 * DAY, "", "休假")

    def set_as(login: str, **fields: object) -> Callable[[], object]:
        changed = replace(draft, **fields)  # type: ignore[arg-type]
        return lambda: delegations.set(office[login], changed)

    assert sentence(set_as("pmo")) == "代理由本人、发布管理岗或系统管理员设定"
    assert sentence(set_as("tester", reason=" ")) == "请写明原因"
    assert sentence(set_as("tester", deputy_id=tester.id)) == "不能请自己代理，请选别人"
    assert sentence(set_as("tester", ends_at=NOW)) == "结束时间应晚于开始时间，没有保存"
    set_as("tester")()
    assert sentence(set_as("tester")) == "刘建国 这段时间已是代理，没有保存"
    back = DelegationDraft(pmo.id, tester.id, NOW, None, "", "休假")
    assert sentence(lambda: delegations.set(pmo, back)) == (
        "孙敏 这段时间正由对方代理，不能互相代理，没有保存"
    )
    (held,) = delegations.all(tester.id)
    assert (held.person, held.deputy, held.reason) == ("孙敏", "刘建国", "休假")
    assert isinstance(refusal(lambda: delegations.end(pmo, held.id, 1)), NotPermitted)
    assert isinstance(refusal(lambda: delegations.end(tester, held.id, 7)), StaleRecord)
    office.clock.set(NOW + DAY)
    delegations.end(tester, held.id, held.version)
    assert delegations.all()[0].ends_at == NOW + DAY
    assert not delegations.end(tester, held.id, 2)
    assert sentence(lambda: delegations.end(tester, 99, 1)) == "没有这项代理"


def test_an_approval_with_conditions_opens_dated_follow_ups(office: SmallOffice) -> None:
    key = asked(office)
    # Five working days after Monday 14th; Sunday 20th is worked before the autumn holiday.
    assert office.core.approvals.usual_due(key) == date(2026, 9, 20)
    sign(
        office,
        key,
        "tester",
        Condition("补压测报告", date(2026, 9, 18)),
        Condition("通知资金系统", date(2026, 9, 21)),
    )
    facts = office.facts(key)
    signature = next(s for s in facts.signatures if s.step_id == "testing")
    assert signature.decision is Decision.CONDITIONAL
    assert state(office, key) is StepState.SIGNED
    found = [(f.subject, f.due_at, f.role) for f in conditions_of(facts, signature)]
    assert found == [
        ("落实条件：补压测报告", local(9, 18, 18, 0), "project_manager"),
        ("落实条件：通知资金系统", local(9, 21, 18, 0), "project_manager"),
    ]
    card = office.core.board.card(key)
    assert card.follow_up_due == local(9, 18, 18, 0)
    assert refusal(lambda: office.answer(key, "testing_done")).code == "check.step_signed"


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (Condition("  ", date(2026, 9, 20)), "第 1 个条件还没写，没有签署"),
        (Condition("补", date(2026, 9, 13)), "第 1 个条件的期限已过，没有签署，请改日期"),
        (Condition("长" * 301, date(2026, 9, 20)), "第 1 个条件超过 300 字，没有签署，请缩短"),
    ],
)
def test_conditions_that_cannot_be_taken(
    office: SmallOffice, condition: Condition, said: str
) -> None:
    key = asked(office)
    error = refusal(lambda: sign(office, key, "tester", condition))
    assert isinstance(error, InvalidInput)
    assert word(error).zh == said
    assert state(office, key) is StepState.CURRENT
    assert office.facts(key).follow_ups == ()


def test_conditions_go_when_their_signature_becomes_history(office: SmallOffice) -> None:
    key = asked(office)
    sign(office, key, "tester", Condition("补压测报告", date(2026, 9, 18)))
    office.core.releases.send_back(office["office"], key, "prepare", "改")
    (item,) = office.facts(key).follow_ups
    assert item.note == "原签署已作废"
    assert office.core.board.card(key).follow_up_due is None


def test_what_changed_since_a_signature_is_told(office: SmallOffice) -> None:
    key = asked(office)
    before = office.facts(key)
    section = before.sections["rollback"]
    office.core.plans.write(office["manager"], key, "rollback", "另一种", section.version)
    signature = next(s for s in before.signatures if s.step_id == "manager")
    found = office.core.approvals.changed_since(key, signature.id)
    assert found.known
    assert [(c.part, c.key, c.before, c.after) for c in found.changes] == [
        ("sections", "rollback", section.body, "另一种")
    ]
    kept = [e.after for e in office.core.history.of_release(key) if "substance" in e.after]
    assert len(kept) == 1
    with pytest.raises(NotFound):
        office.core.approvals.changed_since(key, 999)


def test_the_content_is_kept_once_for_all_who_saw_it(office: SmallOffice) -> None:
    key = asked(office, "all")
    for login in ("tester", "second", "third"):
        sign(office, key, login)
    kept = [e for e in office.core.history.of_release(key) if "substance" in e.after]
    assert len(kept) == 1


def test_approved_for_a_window_that_passed_unused(office: SmallOffice) -> None:
    key = asked(office)
    window = office.facts(key).window
    assert window is not None
    sign(office, key, "tester")
    office.clock.set(window.ends_at)
    assert state(office, key) is StepState.LAPSED
    found = office.requirement(key, "schedule")
    assert (found.reason, found.due) == (Reason.WINDOW_PASSED, window.ends_at)
    said = f"第 {window.number} 窗口已过，没有上线。先改期，再重新签署"
    assert gate_sentence(found).zh == said
    error = refusal(lambda: office.advance(key))
    assert said in [gate_sentence(b).zh for b in error.details["blockers"]]  # type: ignore[attr-defined]
    assert sentence(lambda: sign(office, key, "manager", step="manager")) == (
        f"第 {window.number} 窗口已于 2026-09-24 23:30 结束，没有上线，没有签署。先改期再签"
    )
    version = office.version(key)
    later = office.window(2)
    office.core.releases.schedule(office["office"], key, version, window_id=later)
    for login, step in (("manager", "manager"), ("tester", "testing"), ("pmo", "records")):
        sign(office, key, login, step=step)
    assert state(office, key) is StepState.SIGNED


def test_a_held_release_can_only_be_resumed_or_cancelled(office: SmallOffice) -> None:
    key = asked(office)
    releases, keeper = office.core.releases, office["office"]
    releases.hold(keeper, key, "等账期")
    assert state(office, key) is StepState.HELD
    assert office.requirement(key, "testing").reason is Reason.HELD
    assert office["tester"].id not in office.core.board.card(key).waits_for
    version = office.version(key)
    for command in (
        lambda: sign(office, key, "tester"),
        lambda: releases.send_back(keeper, key, "prepare", "改"),
        lambda: releases.schedule(keeper, key, version, window_id=None),
        lambda: office.core.approvals.resubmit(keeper, key, "manager", "补"),
        lambda: office.core.plans.write(keeper, key, "purpose", "改", 1),
        lambda: office.core.approvals.send_back(office["tester"], key, "testing", "补"),
    ):
        assert sentence(command) == "已挂起：等账期。先恢复"
    assert refusal(lambda: office.advance(key)).code == "release.blocked"
    releases.resume(keeper, key)
    assert state(office, key) is StepState.CURRENT
    assert state(office, key, "manager") is StepState.SIGNED
    releases.hold(keeper, key, "等账期")
    releases.cancel(keeper, key, "不做了")
