"""Test and acceptance: runs, defects, evidence, putting off, and sending back."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from relapp.bootstrap import FOUNDER
from relapp.domain.changes import Changes
from relapp.domain.journal import Event
from relapp.domain.testing import TestDefectDraft, TestRun
from relapp.domain.text import Text
from relapp.domain.vocabulary import CheckResult, Need, Reason, Standing, TestKind
from relapp.errors import (
    InvalidInput,
    NotFound,
    NotPermitted,
    RelappError,
    RuleViolation,
    StaleRecord,
)
from relapp.wording.errors import word
from relapp.wording.journal import sentence
from tests.builders import NOW, SMALL, STAGES, a_group, a_step
from tests.relapp.small_office import ZONE, SmallOffice, a_run

FUNCTION, BUSINESS = TestKind.FUNCTION, TestKind.BUSINESS
ACCEPTANCE = (
    a_group("result", a_step("tester_report", "tester")),
    a_group("acceptance", a_step("accepts", "pmo")),
)
TESTED = replace(
    SMALL,
    version="V2",
    stages=tuple(
        replace(s, tests=(FUNCTION, BUSINESS), route=ACCEPTANCE) if s.id == "prepare" else s
        for s in STAGES
    ),
)
SOON = (NOW + timedelta(minutes=1)).astimezone(ZONE).strftime("%Y-%m-%d %H:%M")
HARMFUL = TestDefectDraft("QX-7", "批量会中断", affects_golive=True, verdict="月末跑不完")
HARMLESS = TestDefectDraft("QX-8", "列宽偏窄", affects_golive=False, verdict="不影响数据")


@pytest.fixture
def release_id(office: SmallOffice) -> int:
    """A planned upgrade whose stage asks for two kinds of test and for their acceptance."""
    office.core.processes.store(FOUNDER, TESTED)
    key = office.register()
    office.walk(key, "prepare")
    return key


@pytest.fixture
def urgent_id(office: SmallOffice) -> int:
    """An emergency in the same stage."""
    office.core.processes.store(FOUNDER, TESTED)
    key = office.register(office.emergency())
    office.walk(key, "prepare")
    return key


def standing(office: SmallOffice, key: int, kind: TestKind = FUNCTION) -> tuple[Standing, Reason]:
    found = next(
        r
        for r in office.view(key).requirements
        if r.need is Need.TEST and r.subject_id == kind.value
    )
    return found.standing, found.reason


def add_defect(
    office: SmallOffice, key: int, run: TestRun, draft: TestDefectDraft = HARMFUL
) -> Changes:
    return office.core.tests.save_defect(office["tester"], key, run.id, draft)


def test_a_run_is_kept_with_what_it_says_and_opens_the_gate(
    office: SmallOffice, release_id: int
) -> None:
    assert standing(office, release_id) == (Standing.OPEN, Reason.NOT_TESTED)
    run = office.record_test(release_id, environment=" 测试环境 T2 ", cases=12, passed=11, failed=1)
    assert (run.kind, run.environment, run.difference) == (FUNCTION, "测试环境 T2", "节点数少一半")
    assert (run.cases, run.passed, run.failed, run.as_expected) == (12, 11, 1, True)
    assert (run.person, run.at, run.tested_at, run.version) == (
        "孙敏",
        NOW,
        NOW - timedelta(hours=1),
        1,
    )
    assert standing(office, release_id) == (Standing.MET, Reason.NONE)
    entry = office.core.history.of_release(release_id)[0]
    assert entry.event is Event.TEST_RUN_SAVED
    assert sentence(entry) == Text("记录测试「功能测试」", "Recorded test “Function”")


def test_a_later_run_decides_and_a_harmful_defect_stops(
    office: SmallOffice, release_id: int
) -> None:
    office.record_test(release_id, as_expected=False, tested_at=NOW - timedelta(hours=5))
    assert standing(office, release_id) == (Standing.BLOCKING, Reason.TEST_FAILED)
    card = office.view(release_id).card
    assert (card.first_need, card.first_subject.zh) == (Need.TEST, "功能测试")
    run = office.record_test(release_id)
    assert standing(office, release_id) == (Standing.MET, Reason.NONE)
    add_defect(office, release_id, run)
    assert standing(office, release_id) == (Standing.BLOCKING, Reason.DEFECT_OPEN)
    defect = office.facts(release_id).tests[-1].defects[0]
    softer = replace(HARMFUL, affects_golive=False, id=defect.id, version=defect.version)
    add_defect(office, release_id, run, softer)
    assert standing(office, release_id) == (Standing.MET, Reason.NONE)
    office.core.tests.remove_defect(office["tester"], release_id, defect.id, 2)
    assert office.facts(release_id).tests[-1].defects == ()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"environment": " "}, "请填写测试环境"),
        ({"conclusion": ""}, "请填写结论"),
        (
            {"passed": 9, "failed": 2},
            "通过 9 加失败 2 超过了用例总数 10，请核对",
        ),
        ({"cases": -1, "passed": 0}, "用例数应在 0–1000000 之间"),
        (
            {"tested_at": NOW + timedelta(minutes=1)},
            f"测试时间 {SOON} 还没到，请填实际测试的时间",
        ),
    ],
)
def test_a_run_that_cannot_be_is_refused_in_words(
    office: SmallOffice, release_id: int, fields: dict[str, object], said: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        office.core.tests.save(office["tester"], release_id, a_run(**fields))  # type: ignore[arg-type]
    assert word(caught.value).zh == said
    assert office.facts(release_id).tests == ()


@pytest.mark.parametrize("field", ["number", "title", "verdict"])
def test_a_defect_needs_number_title_and_the_reason_of_its_verdict(
    office: SmallOffice, release_id: int, field: str
) -> None:
    run = office.record_test(release_id)
    with pytest.raises(InvalidInput) as caught:
        add_defect(office, release_id, run, replace(HARMFUL, **{field: " "}))  # type: ignore[arg-type]
    assert (caught.value.code, caught.value.details["field"]) == ("field.missing", field)


def test_only_testers_record(office: SmallOffice, release_id: int) -> None:
    for login in ("manager", "office", "pmo"):
        with pytest.raises(NotPermitted) as caught:
            office.core.tests.save(office[login], release_id, a_run())
        assert word(caught.value).zh == "这一项由 孙敏 处理"


def test_a_stale_run_or_defect_is_refused_with_the_one_that_is_there(
    office: SmallOffice, release_id: int
) -> None:
    tests, tester = office.core.tests, office["tester"]
    run = office.record_test(release_id)
    tests.save(tester, release_id, a_run(id=run.id, version=1, cases=20))
    with pytest.raises(StaleRecord) as caught:
        tests.save(tester, release_id, a_run(id=run.id, version=1))
    theirs = caught.value.details["theirs"]
    assert isinstance(theirs, TestRun)
    assert (theirs.cases, theirs.version) == (20, 2)
    assert "没有覆盖" in word(caught.value).zh
    with pytest.raises(StaleRecord):
        tests.remove(tester, release_id, run.id, 1)
    add_defect(office, release_id, run)
    defect = office.facts(release_id).tests[-1].defects[0]
    with pytest.raises(StaleRecord):
        add_defect(office, release_id, run, replace(HARMFUL, id=defect.id, version=9))
    with pytest.raises(StaleRecord):
        tests.remove_defect(tester, release_id, defect.id, 9)


def test_a_run_goes_with_its_defects_and_evidence(office: SmallOffice, release_id: int) -> None:
    tests, tester = office.core.tests, office["tester"]
    run = office.record_test(release_id)
    add_defect(office, release_id, run, HARMLESS)
    tests.add_evidence(tester, release_id, run.id, "记录.txt", content=b"log")
    tests.remove(tester, release_id, run.id, 1)
    assert office.facts(release_id).tests == ()
    entry = office.core.history.of_release(release_id)[0]
    assert entry.event is Event.TEST_RUN_REMOVED
    assert "QX-8" in entry.before
    for gone in (
        partial(tests.remove, tester, release_id, run.id, 1),
        partial(add_defect, office, release_id, run),
        partial(tests.remove_defect, tester, release_id, 99, 1),
        partial(tests.remove_evidence, tester, release_id, 99),
    ):
        with pytest.raises(NotFound) as caught:
            gone()
        assert word(caught.value).zh.endswith(("已被移除", "没有这条证据"))


def test_evidence_is_a_file_or_a_link_within_the_limit(
    office: SmallOffice, release_id: int
) -> None:
    tests, tester = office.core.tests, office["tester"]
    run = office.record_test(release_id)
    tests.add_evidence(tester, release_id, run.id, "../报告.docx", content=b"report")
    tests.add_evidence(tester, release_id, run.id, "", link="https://wiki.example.com/t/1")
    file, link = office.facts(release_id).tests[-1].evidence
    assert (file.name, file.person, file.at) == ("报告.docx", "孙敏", NOW)
    assert office.core.deliverables.content(file.sha256) == b"report"
    assert link.link == "https://wiki.example.com/t/1"
    tests.remove_evidence(tester, release_id, file.id)
    assert [p.id for p in office.facts(release_id).tests[-1].evidence] == [link.id]
    setting = office.core.office.get()
    office.core.office.save(office["admin"], replace(setting, attachment_limit=3))
    for wrong, code in (
        ({"content": b"1234"}, "file.too_large"),
        ({"link": "ftp://x"}, "evidence.link"),
        ({}, "evidence.empty"),
    ):
        with pytest.raises(InvalidInput) as caught:
            tests.add_evidence(tester, release_id, run.id, "x", **wrong)
        assert caught.value.code == code


def test_nobody_signs_before_the_tests_are_good_and_a_new_test_lapses_the_signature(
    office: SmallOffice, release_id: int
) -> None:
    office.record_test(release_id)
    with pytest.raises(RuleViolation) as caught:
        office.sign(release_id, "tester_report")
    assert word(caught.value).zh == "还有 1 类测试没有合格的记录，暂不能签「环节 tester_report」"
    office.record_test(release_id, BUSINESS)
    office.sign(release_id, "tester_report")
    office.sign(release_id, "accepts")
    reasons = {r.subject_id: r.reason for r in office.view(release_id).requirements}
    assert (reasons["tester_report"], reasons["accepts"]) == (Reason.NONE, Reason.NONE)
    office.record_test(release_id, cases=11)
    reasons = {r.subject_id: r.reason for r in office.view(release_id).requirements}
    assert (reasons["tester_report"], reasons["accepts"]) == (Reason.LAPSED, Reason.LAPSED)


def test_the_tester_sends_a_release_back_when_tests_speak_against_it(
    office: SmallOffice, release_id: int
) -> None:
    tests = office.core.tests
    office.record_test(release_id)
    with pytest.raises(RuleViolation) as caught:
        tests.send_back(office["tester"], release_id, "plan", "口径不对")
    assert "不用退回" in word(caught.value).zh
    office.record_test(release_id, BUSINESS, as_expected=False)
    with pytest.raises(InvalidInput):
        tests.send_back(office["tester"], release_id, "plan", " ")
    with pytest.raises(NotPermitted):
        tests.send_back(office["pmo"], release_id, "plan", "口径不对")
    with pytest.raises(RuleViolation):
        tests.send_back(office["tester"], release_id, "approve", "口径不对")
    tests.send_back(office["tester"], release_id, "plan", "口径不对")
    assert office.facts(release_id).release.stage == "plan"
    entry = office.core.history.of_release(release_id)[0]
    assert (entry.event, entry.actor) == (Event.RELEASE_SENT_BACK, "孙敏")
    assert "口径不对" in entry.after


def test_not_accepted_sends_the_release_back_and_makes_signatures_history(
    office: SmallOffice, release_id: int
) -> None:
    for kind in (FUNCTION, BUSINESS):
        office.record_test(release_id, kind)
    office.sign(release_id, "tester_report")
    office.core.approvals.send_back(office["pmo"], release_id, "accepts", "报表不对", "plan")
    facts = office.facts(release_id)
    assert facts.release.stage == "plan"
    assert all(s.superseded for s in facts.signatures)
    assert len(facts.tests) == 2


def test_a_test_put_off_in_an_emergency_is_made_up_for_later(
    office: SmallOffice, urgent_id: int
) -> None:
    tests, tester = office.core.tests, office["tester"]
    with pytest.raises(InvalidInput):
        tests.defer(tester, urgent_id, BUSINESS, "")
    tests.defer(tester, urgent_id, BUSINESS, "来不及")
    tests.defer(tester, urgent_id, BUSINESS, "今晚必须上线")
    assert standing(office, urgent_id, BUSINESS) == (Standing.MET, Reason.NONE)
    (entry,) = office.facts(urgent_id).follow_ups
    assert (entry.rule_id, entry.subject) == ("deferred_check:test:business", "补测：业务操作测试")
    office.walk(urgent_id, "implement")
    with pytest.raises(RuleViolation) as caught:
        office.record_test(urgent_id)
    assert caught.value.code == "check.stage_left"
    run = office.record_test(urgent_id, BUSINESS, as_expected=False)
    assert office.facts(urgent_id).follow_ups[0].done_at is None
    tests.save(tester, urgent_id, a_run(BUSINESS, id=run.id, version=1))
    assert office.facts(urgent_id).follow_ups[0].done_at == NOW
    assert "test:business" not in office.facts(urgent_id).checks
    tests.add_evidence(tester, urgent_id, run.id, "补测.txt", content=b"late")


def test_a_planned_release_puts_nothing_off(office: SmallOffice, release_id: int) -> None:
    with pytest.raises(RuleViolation) as caught:
        office.core.tests.defer(office["tester"], release_id, FUNCTION, "来不及")
    assert word(caught.value).zh == "只有紧急发布可以暂缓测试，且要在需要测试的阶段"
    assert CheckResult.DEFERRED not in {a.result for a in office.facts(release_id).checks.values()}


def test_a_release_on_hold_takes_no_tests(office: SmallOffice, release_id: int) -> None:
    office.core.releases.hold(office["office"], release_id, "等口径")
    with pytest.raises(RelappError) as caught:
        office.record_test(release_id)
    assert caught.value.code == "release.on_hold"
