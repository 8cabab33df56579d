"""Columns of the data sheet: one row per release, everything the formulas need to be traced."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from relapp.domain.kpi import KpiRelease
from relapp.domain.kpi_report import month_of
from relapp.domain.quarter import Quarter
from relapp.domain.text import Language, Text
from relapp.wording.terms import MODE, OUTCOME, STRATEGY, TYPE

Cell = str | int | float | datetime | None

YES = Text("是", "Yes")
NO = Text("否", "No")
BLANK = "—"


@dataclass(frozen=True, slots=True)
class DataColumn:
    """One column: what formulas call it, what people read over it, how wide it is."""

    key: str
    title: Text
    width: float
    kind: str = "text"

    def range_name(self, language: Language) -> str:
        """Return the name of the column's cells in formulas, such as 数据_季度."""
        return f"数据_{self.title.zh}" if language == "zh" else f"data_{self.key}"


COLUMNS = (
    DataColumn("quarter", Text("季度", "Quarter"), 10),
    DataColumn("month", Text("月份", "Month"), 10),
    DataColumn("number", Text("发布编号", "Number"), 14),
    DataColumn("title", Text("名称", "Title"), 36),
    DataColumn("application", Text("应用系统", "Application"), 20),
    DataColumn("department", Text("部门", "Department"), 18),
    DataColumn("type", Text("发布类型", "Type"), 14),
    DataColumn("mode", Text("发布方式", "Mode"), 12),
    DataColumn("strategy", Text("上线方式", "Strategy"), 12),
    DataColumn("process", Text("流程", "Process"), 12),
    DataColumn("window", Text("窗口", "Window"), 14),
    DataColumn("planned_start", Text("计划开始", "Planned start"), 17, "date"),
    DataColumn("deployed_at", Text("部署时间", "Deployed"), 17, "date"),
    DataColumn("ended_at", Text("结束时间", "Ended"), 17, "date"),
    DataColumn("outcome", Text("结果", "Outcome"), 11),
    DataColumn("counted", Text("计入", "Counted"), 8),
    DataColumn("rolled_back", Text("回退", "Rolled back"), 8),
    DataColumn("confirmed", Text("确认", "Confirmed"), 8),
    DataColumn("incidents", Text("关联事件", "Incidents"), 10, "number"),
    DataColumn("in_window", Text("窗口内", "In window"), 9),
    DataColumn("on_time", Text("准点", "On time"), 8),
    DataColumn("submitted_at", Text("提交审批", "Submitted"), 17, "date"),
    DataColumn("approved_at", Text("批准时间", "Approved"), 17, "date"),
    DataColumn("approval_days", Text("审批天数", "Approval days"), 10, "days"),
    DataColumn("change_approved_at", Text("变更批准", "Change approved"), 17, "date"),
    DataColumn("change_days", Text("变更到上线天数", "Change to production"), 15, "days"),
    DataColumn("checks", Text("检查项", "Checks"), 9, "number"),
    DataColumn("first_passed", Text("一次通过项", "Passed first"), 11, "number"),
    DataColumn("materials", Text("截止时齐套", "Papers complete"), 11),
    DataColumn("cmdb_needed", Text("应更新配置库", "CMDB needed"), 13),
    DataColumn("cmdb_days", Text("配置库更新工作日", "CMDB working days"), 17, "number"),
    DataColumn("reviewed", Text("已复盘", "Reviewed"), 9),
    DataColumn("follow_ups", Text("跟进事项", "Follow-ups"), 10, "number"),
    DataColumn("overdue", Text("逾期跟进", "Overdue"), 10, "number"),
    DataColumn("overdue_days", Text("最长逾期天数", "Days overdue"), 13, "number"),
    DataColumn("imported", Text("导入", "Imported"), 8),
)


def month_label(month: str) -> str:
    """Return 2026-09 as 2026M09, which no spreadsheet mistakes for a date."""
    return month.replace("-", "M")


class DataRows:
    """Turns releases into the cells of the data sheet, in the order of `COLUMNS`."""

    def __init__(self, zone: ZoneInfo, language: Language) -> None:
        self._zone = zone
        self._answers = {True: YES.of(language), False: NO.of(language), None: None}
        self._types = {key: text.of(language) for key, text in TYPE.items()}
        self._modes = {key: text.of(language) for key, text in MODE.items()}
        self._strategies = {key: text.of(language) for key, text in STRATEGY.items()}
        self._outcomes = {key: text.of(language) for key, text in OUTCOME.items()}

    def cells(self, release: KpiRelease) -> list[Cell]:
        """Return one row; moments are wall times of the office's zone."""
        answer, wall, r = self._answers, self._wall, release
        ended = r.ended_at
        return [
            str(Quarter.containing(ended, self._zone)) if ended else None,
            month_label(month_of(r, self._zone)) or None,
            r.number,
            r.title,
            r.application or BLANK,
            r.department or BLANK,
            self._types[r.type],
            self._modes[r.mode],
            self._strategies[r.strategy],
            r.process or BLANK,
            r.window or None,
            wall(r.planned_start),
            wall(r.deployed_at),
            wall(ended),
            self._outcomes[r.outcome] if r.outcome else None,
            answer[r.counted],
            answer[r.rolled_back],
            answer[r.confirmed],
            r.incidents,
            answer[r.in_window],
            answer[r.on_time],
            wall(r.submitted_at),
            wall(r.approved_at),
            r.approval_days,
            wall(r.change_approved_at),
            r.change_days,
            r.checks,
            r.checks_first_passed,
            answer[r.materials_complete],
            answer[r.cmdb_needed],
            r.cmdb_working_days,
            answer[r.reviewed],
            r.follow_ups,
            r.follow_ups_overdue,
            r.follow_up_days,
            answer[r.imported],
        ]

    def _wall(self, moment: datetime | None) -> datetime | None:
        return moment.astimezone(self._zone).replace(tzinfo=None) if moment else None
