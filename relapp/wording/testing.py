"""Words of test and acceptance: kinds, verdicts, and what is refused."""

from collections.abc import Mapping

from relapp.domain.test_verdict import KIND_NAMES, TestVerdict
from relapp.domain.text import Text
from relapp.domain.vocabulary import Reason, TestKind

TEST_KIND: Mapping[TestKind, Text] = KIND_NAMES
EXPECTED: Mapping[bool, Text] = {
    True: Text("符合预期", "As expected"),
    False: Text("不符合预期", "Not as expected"),
}
AFFECTS: Mapping[bool, Text] = {
    True: Text("影响上线", "Affects going live"),
    False: Text("不影响上线", "Does not affect it"),
}
DEFERRED = Text("已暂缓", "Deferred")
VERDICT: Mapping[Reason, Text] = {
    Reason.NONE: EXPECTED[True],
    Reason.NOT_TESTED: Text("待测试", "To be tested"),
    Reason.TEST_FAILED: EXPECTED[False],
    Reason.DEFECT_OPEN: Text("有影响上线的缺陷", "Defect affects going live"),
}


def verdict_word(found: TestVerdict) -> Text:
    """Return where a kind stands, in a word or two."""
    return DEFERRED if found.deferral is not None else VERDICT[found.reason]


ERRORS: Mapping[str, Text] = {
    "test.unknown": Text("这次测试记录已被移除", "This test record is gone"),
    "defect.unknown": Text("这条遗留缺陷已被移除", "This defect is gone"),
    "test.stale": Text(
        "别人刚改过这条记录，没有覆盖，请看过再保存",
        "Somebody just changed this record; nothing was overwritten. Look again, then save",
    ),
    "test.counts": Text(
        "通过 {passed} 加失败 {failed} 超过了用例总数 {cases}，请核对",
        "{passed} passed and {failed} failed are more than {cases} cases; check the counts",
    ),
    "test.count_range": Text(
        "用例数应在 0–{most} 之间", "The number of cases lies within 0–{most}"
    ),
    "test.future": Text(
        "测试时间 {at} 还没到，请填实际测试的时间",
        "{at} is still to come; give the time at which it was tested",
    ),
    "test.not_deferrable": Text(
        "只有紧急发布可以暂缓测试，且要在需要测试的阶段",
        "Only an urgent release may put a test off, in the stage that asks for it",
    ),
    "test.nothing_against": Text(
        "测试没有不符合预期的，也没有影响上线的缺陷，不用退回",
        "No test speaks against the release: all as expected, no defect affects going live",
    ),
    "test.open": Text(
        "还有 {count} 类测试没有合格的记录，暂不能签「{step}」",
        "{count} kinds of test lack a good record; {step} cannot be signed yet",
    ),
    "test.no_report": Text(
        "{number} 还没有测试记录，先记录测试再生成报告",
        "{number} has no test recorded; record one before making the report",
    ),
}
