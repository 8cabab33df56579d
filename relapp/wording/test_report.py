"""Words of 《发布测试报告》: chapters, columns and the sentences that sum it up."""

from collections.abc import Mapping

from relapp.domain.dossier import Align, Column
from relapp.domain.text import Language, Text

NAME = Text("发布测试报告", "Release test report")
CHAPTERS: Mapping[str, Text] = {
    "overview": Text("测试概况", "Overview"),
    "results": Text("测试结果", "Results"),
    "records": Text("分类记录", "Records by kind"),
    "defects": Text("遗留缺陷", "Defects left"),
    "acceptance": Text("结论与确认", "Conclusion and confirmation"),
    "evidence": Text("佐证材料", "Evidence"),
}
LABELS: Mapping[str, Text] = {
    "release": Text("发布", "Release"),
    "application": Text("应用系统", "Application"),
    "version": Text("测试版本", "Version tested"),
    "changes": Text("变更单", "Change requests"),
    "period": Text("测试时间", "Tested"),
    "testers": Text("记录人", "Recorded by"),
    "environment": Text("测试环境", "Environment"),
    "difference": Text("与生产的差异", "Difference from production"),
    "cases": Text("用例", "Cases"),
    "result": Text("结果", "Result"),
    "conclusion": Text("结论", "Conclusion"),
    "deferred": Text("暂缓原因", "Put off because"),
    "tests": Text("测试结论", "Result of the tests"),
}
NO_DIFFERENCE = Text("与生产一致", "As in production")
COUNTS = Text(
    "共 {cases} 个，通过 {passed}，失败 {failed}",
    "{cases} in all, {passed} passed, {failed} failed",
)
GOOD = Text(
    "要求的 {count} 类测试都符合预期，没有影响上线的遗留缺陷",
    "All {count} kinds of test asked for are as expected; no defect left affects going live",
)
LATER = Text(
    "{kinds}暂缓，上线后补做，其余符合预期",
    "Put off until after going live: {kinds}. The others are as expected",
)
AGAINST = Text("不能据此上线：{kinds}", "Not fit to go live on these tests: {kinds}")
EARLIER = Text("更早的测试", "Earlier runs")
CONFIRMED = Text("检查项", "Checks")
_TABLES: Mapping[str, tuple[tuple[str, Text, float, Align], ...]] = {
    "results": (
        ("kind", Text("类别", "Kind"), 22, "left"),
        ("cases", Text("用例", "Cases"), 11, "center"),
        ("passed", Text("通过", "Passed"), 11, "center"),
        ("failed", Text("失败", "Failed"), 11, "center"),
        ("result", Text("结果", "Result"), 26, "center"),
        ("tested_on", Text("日期", "Date"), 19, "center"),
    ),
    "earlier": (
        ("tested_on", Text("日期", "Date"), 18, "center"),
        ("counts", Text("通过 / 用例", "Passed / cases"), 18, "center"),
        ("result", Text("结果", "Result"), 22, "center"),
        ("conclusion", Text("结论", "Conclusion"), 42, "left"),
    ),
    "defects": (
        ("number", Text("编号", "Number"), 18, "center"),
        ("kind", Text("类别", "Kind"), 18, "center"),
        ("title", Text("缺陷", "Defect"), 26, "left"),
        ("affects", Text("影响上线", "Affects going live"), 14, "center"),
        ("verdict", Text("判定理由", "Reason of the verdict"), 24, "left"),
    ),
    "checks": (
        ("check", Text("检查项", "Check"), 44, "left"),
        ("result", Text("结论", "Result"), 14, "center"),
        ("note", Text("说明", "Note"), 18, "left"),
        ("person", Text("确认人", "By"), 12, "center"),
        ("day", Text("日期", "Date"), 16, "center"),
    ),
    "evidence": (
        ("kind", Text("类别", "Kind"), 20, "center"),
        ("name", Text("材料", "Document"), 44, "left"),
        ("person", Text("提供人", "By"), 16, "center"),
        ("day", Text("日期", "Date"), 20, "center"),
    ),
}
YES_NO: Mapping[bool, Text] = {True: Text("是", "Yes"), False: Text("否", "No")}


def columns(table: str, language: Language) -> tuple[Column, ...]:
    """Return the columns of one of the report's tables."""
    return tuple(
        Column(title.of(language), share, align, key) for key, title, share, align in _TABLES[table]
    )
