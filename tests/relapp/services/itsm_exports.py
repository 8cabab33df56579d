"""Exports as change management tools write them, with invented content."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

Row = tuple[str, ...]

SERVICENOW: tuple[Row, ...] = (
    (
        *("number", "short_description", "type", "state", "approval", "assignment_group"),
        *("start_date", "end_date", "cmdb_ci", "business_service", "impact", "risk"),
    ),
    (
        *("CHG0040001", "门户登录页改版", "Normal", "Scheduled", "Approved", "门户组"),
        *("2026-09-24 19:30:00", "2026-09-24 23:30:00", "门户", "", "3 - Low", "Moderate"),
    ),
    (
        *("CHG0040002", "资金接口超时调整", "Emergency", "Authorize", "Requested", "资金组"),
        *("", "", "srv-fund-01", "资金系统", "2 - Medium", "High"),
    ),
    (
        *("CHG0040003", "停用旧报表", "Standard", "Canceled", "Not Yet Requested", "报表组"),
        *("", "", "", "", "3 - Low", "Low"),
    ),
)
SERVICENOW_LABELS: tuple[Row, ...] = (
    (
        *("Number", "Short description", "Type", "State", "Approval", "Assignment group"),
        *("Planned start date", "Planned end date", "Configuration item", "Risk"),
    ),
    ("CHG0040010", "Ledger patch", "Normal", "Implement", "Approved", "Apps", "", "", "", "Low"),
)
JIRA: tuple[Row, ...] = (
    (
        *("Issue key", "Issue id", "Summary", "Issue Type", "Status", "Components", "Components"),
        *("Approval status", "Custom field (Planned start)", "Resolution"),
    ),
    (
        *("ITSM-41", "10041", "Batch window", "[System] Change", "Awaiting implementation"),
        *("未登记组件", "核心租赁系统", "Approved", "24/Sep/26 7:30 PM", ""),
    ),
    (
        *("ITSM-42", "10042", "Wrong rounding", "Bug", "Waiting for approval", "资金系统", ""),
        *("Waiting for approval", "", ""),
    ),
    (
        *("ITSM-43", "10043", "Old idea", "Change", "Closed", "门户", "", "Declined", "", ""),
        *(),
    ),
)
ZENTAO_BUGS: tuple[Row, ...] = (
    (
        *("Bug编号", "所属产品", "所属模块", "Bug标题", "严重程度", "Bug类型", "Bug状态"),
        *("是否确认", "解决方案", "指派给"),
    ),
    ("12", "核心租赁系统(#3)", "/", "余额显示有误", "2", "代码错误", "激活", "已确认", "", "甲"),
    ("13", "门户(#4)", "/", "按钮错位", "3", "界面优化", "已解决", "已确认", "设计如此", "乙"),
    ("14", "门户(#4)", "/", "偶发退出", "1", "代码错误", "激活", "未确认", "", "乙"),
)
ZENTAO_STORIES: tuple[Row, ...] = (
    (
        *("编号", "所属产品", "所属模块", "所属计划", "需求名称", "优先级", "状态"),
        *("所处阶段", "类型", "由谁创建"),
    ),
    ("12", "资金系统(#5)", "/", "Q3", "批量支付", "1", "激活", "研发中", "功能", "丙"),
    ("15", "资金系统(#5)", "/", "Q3", "支付限额", "2", "评审中", "未开始", "功能", "丙"),
)


def as_csv(rows: Sequence[Row], delimiter: str = ",") -> str:
    """Return rows as CSV."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue()


def write_csv(path: Path, rows: Sequence[Row], codec: str = "utf-8", delimiter: str = ",") -> Path:
    """Write rows as CSV in an encoding."""
    path.write_bytes(as_csv(rows, delimiter).encode(codec))
    return path


def write_xlsx(path: Path, rows: Sequence[Row], sheet: str = "Page 1") -> Path:
    """Write rows as a workbook."""
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path
