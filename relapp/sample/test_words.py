"""What testers of the office record: where each kind was tried, with what result."""

from datetime import datetime, timedelta
from random import Random
from string import Template
from typing import Final

from relapp.domain.release import ReleaseFacts
from relapp.domain.test_verdict import KIND_NAMES
from relapp.domain.testing import TestDefectDraft, TestRunDraft
from relapp.domain.vocabulary import ReleaseType, TestKind
from relapp.sample import papers

ENVIRONMENT: Final = "$application 测试环境 T2"
_DIFFERENCE: Final = "应用节点 2 个，生产 4 个；数据为上月脱敏全量"
_CASES: Final = {
    TestKind.OPERATION: (14, "部署、启停和配置切换照步骤走通，没有临时改动。"),
    TestKind.FUNCTION: (86, "「$title」的主流程和边界情况都符合需求，原有功能抽查无变化。"),
    TestKind.BUSINESS: (24, "业务人员按日常单据各走一遍，能独立完成，口径与说明一致。"),
    TestKind.PERFORMANCE: (9, "高峰并发下平均响应 0.8 秒，批量在 40 分钟内完成，达到约定。"),
    TestKind.COMPATIBILITY: (12, "与操作系统、数据库、网关现用版本都兼容，监控正常。"),
    TestKind.INSTALLATION: (11, "安装顺序演练两遍，回退一遍，回退用时 38 分钟。"),
}
_DEFECT: Final = TestDefectDraft(
    "",
    "导出文件的列宽偏窄，长名称显示不全",
    affects_golive=False,
    verdict="不影响数据和流程，下个版本调整",
)


def run_of(kind: TestKind, facts: ReleaseFacts, now: datetime) -> TestRunDraft:
    """Return a run that went well, recorded an hour after it ended."""
    release = facts.release
    cases, conclusion = _CASES[kind]
    cases += Random(f"{release.number}{kind}").randint(0, 9)
    left = 1 if leaves_defect(kind, facts) else 0
    words = {"application": release.application, "title": release.title}
    return TestRunDraft(
        kind=kind,
        environment=Template(ENVIRONMENT).substitute(words),
        tested_at=now - timedelta(hours=1),
        difference=_DIFFERENCE,
        cases=cases,
        passed=cases - left,
        failed=left,
        as_expected=True,
        conclusion=Template(conclusion).substitute(words),
    )


def leaves_defect(kind: TestKind, facts: ReleaseFacts) -> bool:
    """Tell whether the run leaves a defect nobody needs to wait for."""
    return kind is TestKind.FUNCTION and facts.release.type is ReleaseType.UPGRADE


def defect_of(facts: ReleaseFacts) -> TestDefectDraft:
    """Return a defect that does not affect going live."""
    title, verdict = _DEFECT.title, _DEFECT.verdict
    return TestDefectDraft(
        f"{facts.release.number}-D1", title, affects_golive=False, verdict=verdict
    )


def obstacle_of(facts: ReleaseFacts, title: str) -> TestDefectDraft:
    """Return a defect that has to be mended before going live."""
    return TestDefectDraft(
        f"{facts.release.number}-D9", title, affects_golive=True, verdict="未达约定，先调优再复测"
    )


def record_of(kind: TestKind, facts: ReleaseFacts) -> tuple[str, bytes]:
    """Return name and content of the record that backs a run."""
    name = KIND_NAMES[kind].zh
    release = facts.release
    lines = (f"{release.application} {release.version_to}", _CASES[kind][1])
    shown = f"{name}记录_{release.number}.txt"
    return shown, papers.text_file(f"{name}记录", tuple(_plain(line, facts) for line in lines))


def _plain(line: str, facts: ReleaseFacts) -> str:
    return Template(line).safe_substitute(title=facts.release.title)
