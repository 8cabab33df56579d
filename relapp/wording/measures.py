"""Names, formulas and exclusions of the key figures, for the KPI page and the workbook."""

from collections.abc import Mapping
from dataclasses import dataclass

from relapp.domain.kpi import Measure, MeasureKey
from relapp.domain.kpi_report import Dimension
from relapp.domain.text import Text


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """What a key figure is called, how it is computed and what it leaves out."""

    name: Text
    formula: Text
    scope: Text


_ENDED = Text(
    "本季结束的发布，取消的不计", "Releases that ended in the quarter, cancelled ones left out"
)

MEASURES: Mapping[MeasureKey, MeasureWords] = {
    MeasureKey.SUCCESS: MeasureWords(
        Text("发布成功率", "Release success rate"),
        Text(
            "成功数 ÷ 结束数；成功指完成部署、没有回退并经确认",
            "Successful ÷ ended; successful means deployed, not rolled back and confirmed",
        ),
        _ENDED,
    ),
    MeasureKey.EMERGENCY: MeasureWords(
        Text("紧急发布占比", "Share of urgent releases"),
        Text("紧急发布数 ÷ 结束数", "Urgent ÷ ended"),
        _ENDED,
    ),
    MeasureKey.ROLLBACK: MeasureWords(
        Text("回退率", "Rollback rate"),
        Text("发生回退的发布数 ÷ 结束数", "Rolled back ÷ ended"),
        _ENDED,
    ),
    MeasureKey.IN_WINDOW: MeasureWords(
        Text("窗口内上线率", "Deployed in window"),
        Text(
            "在首次批准的窗口内部署的发布数 ÷ 有窗口的发布数",
            "Deployed inside the window first approved ÷ those with a window",
        ),
        Text(
            "没有窗口的发布不计；后来改期不改变基准",
            "Without a window not counted; moves do not reset it",
        ),
    ),
    MeasureKey.ON_TIME: MeasureWords(
        Text("准点率", "On-time rate"),
        Text(
            "在最初计划的结束时间前完成的发布数 ÷ 有计划时间的发布数",
            "Finished by the end first planned ÷ those with planned times",
        ),
        Text("没有计划时间的发布不计", "Without planned times not counted"),
    ),
    MeasureKey.CHANGE_FAILURE: MeasureWords(
        Text("变更失败率", "Change failure rate"),
        Text(
            "发生回退或引起事件的发布数 ÷ 结束数",
            "Rolled back or followed by incidents ÷ ended",
        ),
        _ENDED,
    ),
    MeasureKey.APPROVAL_MEDIAN: MeasureWords(
        Text("审批时长（中位数，天）", "Approval time (median, days)"),
        Text("审批全部签完 − 首次提交审批，取中位数", "Last signature − first submission, median"),
        Text(
            "没有走完审批的发布不计；按自然日",
            "Without complete approval not counted; calendar days",
        ),
    ),
    MeasureKey.APPROVAL_P90: MeasureWords(
        Text("审批时长（P90，天）", "Approval time (p90, days)"),
        Text("同上，取第 90 百分位，线性插值", "As above, 90th percentile, linear interpolation"),
        Text(
            "没有走完审批的发布不计；按自然日",
            "Without complete approval not counted; calendar days",
        ),
    ),
    MeasureKey.CHANGE_LEAD: MeasureWords(
        Text("变更到上线（中位数，天）", "Change to production (median, days)"),
        Text(
            "部署时间 − 所含变更最早批准的时间，取中位数",
            "Deployment − earliest approved change, median",
        ),
        Text("没有关联变更单的发布不计；按自然日", "Without changes not counted; calendar days"),
    ),
    MeasureKey.FIRST_PASS: MeasureWords(
        Text("检查一次通过率", "First-pass rate of checks"),
        Text(
            "首次答复即通过的检查项 ÷ 已答复的检查项",
            "Passed at the first answer ÷ answered checks",
        ),
        Text("不适用的检查项不计", "Checks that do not apply are not counted"),
    ),
    MeasureKey.MATERIALS: MeasureWords(
        Text("材料截止时齐套率", "Papers complete when due"),
        Text(
            "截止时材料齐套的发布数 ÷ 有截止时间的发布数",
            "Complete at the deadline ÷ those with one",
        ),
        Text("没有材料截止时间的发布不计", "Without a deadline not counted"),
    ),
    MeasureKey.CMDB: MeasureWords(
        Text("配置库按时更新率", "CMDB updated in time"),
        Text(
            "部署后 {days} 个工作日内更新配置库的发布数 ÷ 应更新的发布数",
            "CMDB updated within {days} working days ÷ those that change it",
        ),
        Text("还没有更新的按未按时计", "Not yet updated counts as late"),
    ),
    MeasureKey.REVIEWED: MeasureWords(
        Text("失败发布复盘率", "Failed releases reviewed"),
        Text(
            "已复盘的失败发布 ÷ 失败发布；失败指不成功的",
            "Reviewed ÷ releases that were not successful",
        ),
        _ENDED,
    ),
    MeasureKey.OVERDUE: MeasureWords(
        Text("逾期跟进（项）", "Follow-ups overdue"),
        Text(
            "过了期限还没有完成的跟进事项数；分母为全部跟进事项",
            "Past their date and open, beside all of them",
        ),
        _ENDED,
    ),
}

SHORT: Mapping[MeasureKey, Text] = {
    MeasureKey.SUCCESS: Text("成功率", "Success"),
    MeasureKey.EMERGENCY: Text("紧急占比", "Urgent"),
    MeasureKey.ROLLBACK: Text("回退率", "Rolled back"),
    MeasureKey.IN_WINDOW: Text("窗口内", "In window"),
    MeasureKey.ON_TIME: Text("准点率", "On time"),
    MeasureKey.CHANGE_FAILURE: Text("变更失败", "Change failure"),
    MeasureKey.APPROVAL_MEDIAN: Text("审批中位，天", "Approval, median days"),
    MeasureKey.APPROVAL_P90: Text("审批 P90，天", "Approval, p90 days"),
    MeasureKey.CHANGE_LEAD: Text("变更到上线，天", "Change to prod., days"),
    MeasureKey.FIRST_PASS: Text("一次通过", "First pass"),
    MeasureKey.MATERIALS: Text("材料齐套", "Papers"),
    MeasureKey.CMDB: Text("配置库按时", "CMDB in time"),
    MeasureKey.REVIEWED: Text("已复盘", "Reviewed"),
    MeasureKey.OVERDUE: Text("逾期跟进", "Overdue"),
}

DIMENSIONS: Mapping[Dimension, Text] = {
    Dimension.MONTH: Text("按月", "By month"),
    Dimension.TYPE: Text("按发布类型", "By type"),
    Dimension.MODE: Text("按发布方式", "By mode"),
    Dimension.STRATEGY: Text("按上线方式", "By strategy"),
    Dimension.PROCESS: Text("按流程", "By process"),
    Dimension.DEPARTMENT: Text("按部门", "By department"),
    Dimension.APPLICATION: Text("按应用系统", "By application"),
}


def figure(measure: Measure) -> str:
    """Return the value as people read it: 92.1%, 2.1, 3; a dash when nothing was counted."""
    if measure.value is None:
        return "—"
    if measure.unit == "rate":
        return f"{measure.value:.1%}"
    return f"{measure.value:.1f}" if measure.unit == "days" else f"{measure.value:.0f}"
