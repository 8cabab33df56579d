"""《发布测试报告》: what it says of the recorded tests, and the editions that are made of it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from relapp.bootstrap import FOUNDER
from relapp.domain.definition import DocumentSpec
from relapp.domain.dossier import Facts, PlanDocument, Table
from relapp.domain.journal import Event
from relapp.domain.testing import TestDefectDraft
from relapp.domain.vocabulary import TestKind
from relapp.errors import RuleViolation
from relapp.services.documents import TEST_REPORT
from relapp.wording.errors import word
from tests.builders import NOW, SMALL, STAGES, a_group, a_step, words
from tests.relapp.small_office import SmallOffice

FUNCTION, BUSINESS = TestKind.FUNCTION, TestKind.BUSINESS
ROUTE = (
    a_group("result", a_step("tester_report", "tester")),
    a_group("acceptance", a_step("accepts", "pmo")),
)
TESTED = replace(
    SMALL,
    version="V2",
    documents=(DocumentSpec(TEST_REPORT, words("测试报告"), "prepare", "test_report.docx"),),
    stages=tuple(
        replace(s, tests=(FUNCTION, BUSINESS), route=ROUTE) if s.id == "prepare" else s
        for s in STAGES
    ),
)


@pytest.fixture
def release_id(sqlite_office: SmallOffice) -> int:
    """A release in the stage that asks for tests."""
    sqlite_office.core.processes.store(FOUNDER, TESTED)
    key = sqlite_office.register()
    sqlite_office.walk(key, "prepare")
    return key


def content(office: SmallOffice, key: int) -> PlanDocument:
    return office.core.documents.report_content(office["tester"], key, "zh")


def table_of(document: PlanDocument, chapter: str) -> list[tuple[str, ...]]:
    found = next(c for c in document.chapters if c.key == chapter)
    return [row for block in found.blocks if isinstance(block, Table) for row in block.rows]


def test_the_report_has_results_records_defects_checks_and_signatures(
    sqlite_office: SmallOffice, release_id: int
) -> None:
    office = sqlite_office
    early = NOW - timedelta(days=2)
    office.record_test(
        release_id, as_expected=False, passed=8, failed=2, tested_at=early, conclusion="口径不对。"
    )
    run = office.record_test(release_id, passed=9, failed=1)
    office.record_test(release_id, BUSINESS, difference="")
    defect = TestDefectDraft("QX-8", "列宽偏窄", affects_golive=False, verdict="不影响数据")
    office.core.tests.save_defect(office["tester"], release_id, run.id, defect)
    office.core.tests.add_evidence(
        office["tester"], release_id, run.id, "功能测试记录.txt", content=b"log"
    )
    office.answer(release_id, "tested", note="三轮")
    office.sign(release_id, "tester_report")
    document = content(office, release_id)
    day, shown = (NOW - timedelta(hours=1)).date().isoformat(), early.date().isoformat()
    assert table_of(document, "results") == [
        ("功能测试", "10", "9", "1", "符合预期", day),
        ("业务操作测试", "10", "10", "0", "符合预期", day),
    ]
    assert table_of(document, "defects") == [("QX-8", "功能测试", "列宽偏窄", "否", "不影响数据")]
    assert table_of(document, "evidence")[0][:3] == ("功能测试", "功能测试记录.txt", "孙敏")
    assert table_of(document, "acceptance")[0][:4] == ("检查 tested", "通过", "三轮", "孙敏")
    records = next(c for c in document.chapters if c.key == "records").sections
    assert [section.title for section in records] == ["功能测试", "业务操作测试"]
    facts, earlier = records[0].blocks
    assert isinstance(facts, Facts)
    assert ("用例", "共 10 个，通过 9，失败 1") in facts.rows
    assert isinstance(earlier, Table)
    assert earlier.rows == ((shown, "8 / 10", "不符合预期", "口径不对。"),)
    alike = records[1].blocks[0]
    assert isinstance(alike, Facts)
    assert ("与生产的差异", "与生产一致") in alike.rows
    assert document.approval is not None
    assert [(r.signer, r.decision) for r in document.approval.rows] == [
        ("孙敏", "同意"),
        ("刘建国", "待签"),
    ]
    assert document.number == "FB26-001-CS-01"


def said(document: PlanDocument) -> str:
    return dict(document.cover_facts)["测试结论"]


def test_the_cover_says_what_the_tests_come_to(sqlite_office: SmallOffice, release_id: int) -> None:
    assert said(content(sqlite_office, release_id)) == "不能据此上线：功能测试、业务操作测试"
    sqlite_office.record_test(release_id)
    assert said(content(sqlite_office, release_id)) == "不能据此上线：业务操作测试"
    sqlite_office.record_test(release_id, BUSINESS)
    good = "要求的 2 类测试都符合预期，没有影响上线的遗留缺陷"
    assert said(content(sqlite_office, release_id)) == good


def test_a_test_put_off_is_said_with_its_reason(sqlite_office: SmallOffice) -> None:
    office = sqlite_office
    office.core.processes.store(FOUNDER, TESTED)
    key = office.register(office.emergency())
    office.walk(key, "prepare")
    office.record_test(key)
    office.core.tests.defer(office["tester"], key, BUSINESS, "今晚必须上线")
    document = content(office, key)
    assert said(document) == "业务操作测试暂缓，上线后补做，其余符合预期"
    records = next(c for c in document.chapters if c.key == "records").sections
    assert records[1].blocks == (Facts((("暂缓原因", "今晚必须上线"),)),)
    assert table_of(document, "results")[1] == ("业务操作测试", "", "", "", "已暂缓", "")


def test_a_report_without_tests_is_refused_and_each_one_is_an_edition(
    sqlite_office: SmallOffice, release_id: int, tmp_path: Path
) -> None:
    office, target = sqlite_office, tmp_path / "report.docx"
    make = office.core.documents.make
    with pytest.raises(RuleViolation) as caught:
        make(office["tester"], release_id, TEST_REPORT, target)
    assert word(caught.value).zh == "FB26-001 还没有测试记录，先记录测试再生成报告"
    assert not target.exists()
    office.record_test(release_id)
    for edition in (1, 2):
        make(office["tester"], release_id, TEST_REPORT, target, note="补测")
        entry = office.core.history.of_release(release_id)[0]
        assert (entry.event, entry.subject) == (Event.DOCUMENT_MADE, "发布测试报告")
        assert f'"revision":{edition}' in entry.after
    document = content(office, release_id)
    assert [row.change for row in document.history] == ["补测", "补测", ""]
    with pytest.raises(RuleViolation) as caught:
        make(office["tester"], release_id, "release_plan", target)
    assert caught.value.code == "document.no_template"
