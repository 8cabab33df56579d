"""A refused acceptance or a test not as expected sends a release back, which its keeper answers."""

from dataclasses import replace

import pytest

from relapp.bootstrap import FOUNDER
from relapp.domain.dossier import short_code
from relapp.domain.journal import Event
from relapp.domain.vocabulary import BoardColumn, Need, Reason, Standing, TestKind
from relapp.errors import InvalidInput, NotPermitted, RuleViolation
from relapp.wording.errors import word
from relapp.wording.gate import sentence as gate_sentence
from relapp.wording.journal import sentence
from tests.builders import SMALL, STAGES, a_group, a_step
from tests.relapp.small_office import SmallOffice, a_run

FUNCTION, BUSINESS = TestKind.FUNCTION, TestKind.BUSINESS
ACCEPTANCE = (
    a_group("result", a_step("tester_report", "tester")),
    a_group("acceptance", a_step("accepts", "pmo")),
)
BACK = replace(
    SMALL,
    version="V3",
    stages=tuple(
        replace(s, tests=(FUNCTION, BUSINESS), route=ACCEPTANCE, back_to="plan")
        if s.id == "prepare"
        else s
        for s in STAGES
    ),
)


@pytest.fixture
def release_id(office: SmallOffice) -> int:
    """A release in a stage that says where a refusal leads."""
    office.core.processes.store(FOUNDER, BACK)
    key = office.register()
    office.walk(key, "prepare")
    return key


def _returned(office: SmallOffice, key: int) -> tuple[str, Standing, Reason, str]:
    found = office.view(key).requirements[0]
    assert found.need is Need.RETURN
    return (found.subject_id, found.standing, found.reason, gate_sentence(found).zh)


def test_a_test_not_as_expected_sends_the_release_back(
    office: SmallOffice, release_id: int
) -> None:
    office.record_test(release_id, FUNCTION)
    assert office.facts(release_id).release.stage == "prepare"
    office.record_test(release_id, BUSINESS, as_expected=False, conclusion="逾期利息差 3 笔")
    assert office.facts(release_id).release.stage == "plan"
    assert _returned(office, release_id) == (
        "prepare",
        Standing.BLOCKING,
        Reason.SENT_BACK,
        "已退回。孙敏：业务操作测试：逾期利息差 3 笔",
    )
    card = office.view(release_id).card
    assert (card.column, card.blocking, card.first_need) == (BoardColumn.PLANNING, 1, Need.RETURN)
    assert card.first_subject.zh == "孙敏：业务操作测试：逾期利息差 3 笔"
    assert card.waits_for == {office["manager"].id}
    entry = office.core.history.of_release(release_id)[0]
    assert (entry.event, entry.actor) == (Event.RELEASE_SENT_BACK, "孙敏")
    assert sentence(entry).zh == "退回前面的阶段：业务操作测试：逾期利息差 3 笔"


def test_a_run_corrected_to_not_as_expected_sends_it_back_an_older_one_does_not(
    office: SmallOffice, release_id: int
) -> None:
    first = office.record_test(release_id, FUNCTION)
    office.record_test(release_id, FUNCTION)
    save = office.core.tests.save
    save(office["tester"], release_id, a_run(FUNCTION, id=first.id, version=1, as_expected=False))
    assert office.facts(release_id).release.stage == "prepare"
    newest = office.facts(release_id).tests[-1]
    save(office["tester"], release_id, a_run(FUNCTION, id=newest.id, version=1, as_expected=False))
    assert office.facts(release_id).release.stage == "plan"


def test_a_refused_acceptance_sends_the_release_back(office: SmallOffice, release_id: int) -> None:
    for kind in (FUNCTION, BUSINESS):
        office.record_test(release_id, kind)
    office.sign(release_id, "tester_report")
    approvals = office.core.approvals
    with pytest.raises(InvalidInput) as missing:
        approvals.send_back(office["pmo"], release_id, "accepts", " ")
    assert word(missing.value).zh == "请写明原因"
    approvals.send_back(office["pmo"], release_id, "accepts", "报表少一列")
    facts = office.facts(release_id)
    assert facts.release.stage == "plan"
    assert all(s.superseded for s in facts.signatures)
    assert _returned(office, release_id)[3] == f"已退回。{office['pmo'].name}：报表少一列"
    events = [e.event for e in office.core.history.of_release(release_id)[:2]]
    assert events == [Event.RELEASE_SENT_BACK, Event.STEP_RETURNED]


def test_the_signer_may_still_choose_another_earlier_stage(
    office: SmallOffice, release_id: int
) -> None:
    for kind in (FUNCTION, BUSINESS):
        office.record_test(release_id, kind)
    with pytest.raises(RuleViolation) as caught:
        office.core.approvals.send_back(
            office["tester"], release_id, "tester_report", "不符", "prepare"
        )
    assert caught.value.code == "stage.not_earlier"
    office.core.approvals.send_back(office["tester"], release_id, "tester_report", "不符", "plan")
    assert office.facts(release_id).release.stage == "plan"


def test_it_goes_on_only_when_its_keeper_has_said_what_was_mended(
    office: SmallOffice, release_id: int
) -> None:
    resubmit = office.core.approvals.resubmit_release
    with pytest.raises(RuleViolation) as caught:
        resubmit(office["manager"], release_id, "改好了")
    number = office.view(release_id).facts.release.number
    assert word(caught.value).zh == f"{number} 没有被退回，不用重新提交"
    office.record_test(release_id, FUNCTION, as_expected=False)
    with pytest.raises(RuleViolation) as blocked:
        office.advance(release_id)
    assert blocked.value.code == "release.blocked"
    with pytest.raises(InvalidInput):
        resubmit(office["manager"], release_id, "  ")
    with pytest.raises(NotPermitted):
        resubmit(office["tester"], release_id, "改好了")
    resubmit(office["manager"], release_id, " 已修正计息口径 ")
    entry = office.core.history.of_release(release_id)[0]
    assert entry.event is Event.RELEASE_RESUBMITTED
    assert sentence(entry).zh == "退回「prepare」后重新提交：已修正计息口径"
    office.advance(release_id)
    assert office.facts(release_id).release.stage == "prepare"
    found = office.requirement(release_id, FUNCTION.value)
    assert (found.standing, found.reason) == (Standing.BLOCKING, Reason.TEST_FAILED)
    office.walk(release_id, "approve")


def test_two_returns_are_answered_by_one_note(office: SmallOffice) -> None:
    key = office.register()
    office.walk(key, "approve")
    back = office.core.releases.send_back
    back(office["office"], key, "prepare", "材料不全")
    back(office["office"], key, "plan", "内容要重谈")
    said = [gate_sentence(r).zh for r in office.view(key).blockers if r.need is Need.RETURN]
    name = office["office"].name
    assert sorted(said) == [f"已退回。{name}：内容要重谈", f"已退回。{name}：材料不全"]
    office.core.approvals.resubmit_release(office["manager"], key, "都改了")
    assert not [r for r in office.view(key).blockers if r.need is Need.RETURN]
    office.walk(key, "approve")
    back(office["office"], key, "prepare", "再看一次")
    assert gate_sentence(office.view(key).blockers[0]).zh == f"已退回。{name}：再看一次"


def test_what_it_was_sent_back_for_is_no_part_of_what_is_approved(office: SmallOffice) -> None:
    key = office.register()
    office.walk(key, "approve")
    before = office.view(key).fingerprint
    office.core.releases.send_back(office["office"], key, "prepare", "材料不全")
    assert short_code(office.view(key).fingerprint) == short_code(before)


def test_where_nothing_is_named_a_return_still_waits_for_supplements(office: SmallOffice) -> None:
    key = office.register()
    office.walk(key, "approve")
    office.core.approvals.send_back(office["manager"], key, "manager", "缺回退演练")
    assert office.facts(key).release.stage == "approve"
    assert office.requirement(key, "manager").reason is Reason.RETURNED
