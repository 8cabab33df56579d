"""Words of the KPI workbook: sheets, headings, notes."""

from collections.abc import Mapping

from relapp.domain.text import Text

WORDS: Mapping[str, Text] = {
    "sheet_kpi": Text("指标", "KPI"),
    "sheet_trend": Text("趋势", "Trend"),
    "sheet_breakdown": Text("分项", "Breakdown"),
    "sheet_data": Text("数据", "Data"),
    "sheet_definitions": Text("定义", "Definitions"),
    "title": Text("发布管理指标　{quarter}", "Release key figures, {quarter}"),
    "as_of": Text(
        "{office}　数据截至 {moment}（{zone}）", "{office}  Data as of {moment} ({zone})"
    ),
    "unfinished": Text("本季未结束，数字会变", "The quarter is not over, figures will change"),
    "recompute": Text(
        "「计算值」由本工作簿的公式从「数据」算出；「程序值」由程序算出；两者应一致",
        "“Computed” comes from formulas over the data, “Program” from the program; both agree",
    ),
    "quarter": Text("季度", "Quarter"),
    "cmdb_days": Text("配置库更新期限（工作日）", "CMDB limit (working days)"),
    "measure": Text("指标", "Key figure"),
    "computed": Text("计算值", "Computed"),
    "target": Text("目标", "Target"),
    "met": Text("达标", "On target"),
    "hits": Text("分子", "Numerator"),
    "total": Text("分母", "Denominator"),
    "program": Text("程序值", "Program"),
    "check": Text("核对", "Check"),
    "previous": Text("上季", "Quarter before"),
    "formula": Text("算法", "Formula"),
    "scope": Text("范围与不计", "Scope and exclusions"),
    "same": Text("一致", "same"),
    "different": Text("不一致", "different"),
    "reached": Text("达标", "reached"),
    "missed": Text("未达标", "missed"),
    "outlook": Text("本季余下的发布", "The rest of the quarter"),
    "upcoming": Text("计划在本季结束的发布", "Releases still planned to end"),
    "affordable": Text("仍达标时最多还可失败", "May still fail with the target reached"),
    "failures": Text("本季不成功的发布", "Releases that were not successful"),
    "no_failures": Text("无", "None"),
    "number": Text("发布编号", "Number"),
    "name": Text("应用系统　名称", "Application  Title"),
    "outcome": Text("结果", "Outcome"),
    "ended_at": Text("结束时间", "Ended"),
    "reviewed": Text("已复盘", "Reviewed"),
    "ended": Text("结束", "Ended"),
    "successful": Text("成功", "Success"),
    "cancelled": Text("取消", "Cancelled"),
    "chart_value": Text("发布成功率", "Success rate"),
    "trend_title": Text("近 8 季发布成功率", "Success rate of eight quarters"),
    "breakdown_title": Text("分项指标　{quarter}", "Breakdown, {quarter}"),
    "chart_month": Text("各月发布成功率", "Success rate by month"),
    "chart_application": Text("各应用系统发布成功率", "Success rate by application"),
    "left_out": Text(
        "另有 {count} 个没有列出，都在「数据」中",
        "{count} more are not listed; all are in the data sheet",
    ),
    "definitions_title": Text("指标定义", "Definitions"),
    "target_short": Text("目标", "Target"),
}

NOTES: tuple[Text, ...] = (
    Text(
        "一个发布算入它结束的那个季度；结束指关闭、回退或取消有了定论，按单位时区的日期",
        "A release counts in the quarter in which it was closed, rolled back or cancelled",
    ),
    Text(
        "「计入」为「是」的才进入指标：已结束并且没有取消",
        "Only rows with “Counted” = Yes enter the figures: ended and not cancelled",
    ),
    Text(
        "「成功」指没有回退（回退 = 否）并且经确认（确认 = 是）",
        "Successful means not rolled back (= No) and confirmed (= Yes)",
    ),
    Text(
        "没有数据时写「—」，不写 0；比率不先取整再比较目标",
        "“—” means nothing was counted, not zero; rates are compared with targets unrounded",
    ),
    Text(
        "天数为自然日，含小数；P90 与表格软件的 PERCENTILE 相同",
        "Days are calendar days with decimals; p90 is PERCENTILE as spreadsheets compute it",
    ),
    Text(
        "「导入」为「是」的来自历史登记表，没有的内容留空，不影响其他指标",
        "Rows with “Imported” = Yes come from older registers; what they lack is left blank",
    ),
)
