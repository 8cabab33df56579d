"""Ready columns for the tables that the records of the process have in common."""

from collections.abc import Mapping

from relapp.domain.dossier import Align, Column
from relapp.domain.text import Language, Text

_Spec = tuple[str, Text, float, Align]

_NO = Text("序号", "No.")
_OWNER = Text("责任人", "Owner")
_TIME = Text("时间", "Time")
_CONTENT = Text("内容", "Content")
_SYSTEM = Text("系统", "System")
_REMARK = Text("说明", "Remark")
_STATE = Text("状态", "Status")

# Shares are those of the layout specification; they add up to about 100 where a table is full.
_TABLES: Mapping[str, tuple[_Spec, ...]] = {
    "history": (
        ("version", Text("版本", "Ver."), 9, "center"),
        ("author", Text("编制", "Author"), 12, "center"),
        # Wide enough for a date in one line in any font that takes the place of 宋体.
        ("written_on", Text("日期", "Date"), 18, "center"),
        ("reviewer", Text("审核", "Reviewer"), 12, "center"),
        ("reviewed_on", Text("日期", "Date"), 18, "center"),
        ("change", Text("变更说明", "Change"), 31, "left"),
    ),
    "changes": (
        ("number", Text("编号", "Number"), 16, "center"),
        ("category", Text("类别", "Kind"), 14, "center"),
        ("content", _CONTENT, 46, "left"),
        ("team", Text("负责组", "Team"), 24, "left"),
    ),
    "systems": (
        ("system", _SYSTEM, 24, "left"),
        ("effect", Text("影响", "Effect"), 16, "center"),
        ("remark", _REMARK, 36, "left"),
        ("state", _STATE, 24, "left"),
    ),
    "backup": (
        ("no", _NO, 9, "center"),
        ("object", Text("对象", "Object"), 16, "left"),
        ("method", Text("内容与方法", "Content and method"), 42, "left"),
        ("owner", _OWNER, 14, "center"),
        ("time", _TIME, 19, "center"),
    ),
    "restore_checks": (
        ("measure", Text("指标", "Measure"), 40, "left"),
        ("criterion", Text("通过标准", "Passes when"), 30, "center"),
        ("checker", Text("核对人", "Checked by"), 30, "center"),
    ),
    "items": (
        ("item", Text("配置项", "Configuration item"), 30, "left"),
        ("version_from", Text("现版本", "Version now"), 20, "center"),
        ("version_to", Text("新版本", "New version"), 20, "center"),
        ("content", _CONTENT, 30, "left"),
    ),
    "steps": (
        ("no", _NO, 10, "center"),
        ("step", Text("步骤", "Step"), 38, "left"),
        ("owner", _OWNER, 12, "center"),
        ("time", _TIME, 17, "center"),
        ("done_when", Text("完成标志", "Done when"), 23, "left"),
    ),
    "steps_in_order": (
        ("no", _NO, 9, "center"),
        ("step", Text("步骤", "Step"), 34, "left"),
        ("owner", _OWNER, 11, "center"),
        ("time", _TIME, 17, "center"),
        ("after", Text("前置", "After"), 9, "center"),
        ("done_when", Text("完成标志", "Done when"), 20, "left"),
    ),
    "steps_actual": (
        ("no", _NO, 9, "center"),
        ("step", Text("步骤", "Step"), 33, "left"),
        ("owner", _OWNER, 11, "center"),
        ("time", Text("计划时间", "Planned"), 17, "center"),
        ("actual", Text("实际时间", "Actual"), 17, "center"),
        ("result", Text("结果", "Result"), 13, "center"),
    ),
    "people": (
        ("duty", Text("分工", "Duty"), 18, "center"),
        ("person", Text("人员", "Person"), 22, "center"),
        ("contact", Text("地点与联络", "Place and contact"), 24, "center"),
        ("task", Text("职责", "Task"), 36, "left"),
    ),
    "rollback_points": (
        ("system", _SYSTEM, 30, "left"),
        ("point", Text("回到的时间点", "Point in time"), 30, "center"),
        ("remark", _REMARK, 40, "left"),
    ),
    "rollback_steps": (
        ("no", _NO, 9, "center"),
        ("object", Text("对象", "Object"), 20, "center"),
        ("action", Text("做什么", "Action"), 45, "left"),
        ("owner", _OWNER, 14, "center"),
        ("minutes", Text("用时", "Duration"), 12, "center"),
    ),
    "rollback_in_order": (
        ("no", _NO, 8, "center"),
        ("object", Text("对象", "Object"), 16, "center"),
        ("action", Text("做什么", "Action"), 33, "left"),
        ("trigger", Text("触发条件", "Trigger"), 20, "left"),
        ("owner", _OWNER, 12, "center"),
        ("minutes", Text("用时", "Duration"), 11, "center"),
    ),
    "risk": (
        ("question", Text("问题", "Question"), 34, "left"),
        ("choice", Text("选择", "Answer"), 30, "left"),
        ("risk", Text("风险", "Risk"), 11, "center"),
        ("weight", Text("权重", "Weight"), 12, "center"),
        ("product", Text("乘积", "Product"), 13, "center"),
    ),
    "problems": (
        ("no", _NO, 9, "center"),
        ("problem", Text("可能的问题", "Possible problem"), 27, "left"),
        ("likelihood", Text("可能性", "Likelihood"), 12, "center"),
        ("answer", Text("应对办法", "Answer"), 38, "left"),
        ("owner", _OWNER, 14, "center"),
    ),
    "after": (
        ("no", _NO, 9, "center"),
        ("work", Text("工作", "Work"), 35, "left"),
        ("owner", _OWNER, 14, "center"),
        ("time", _TIME, 24, "center"),
        ("result", Text("产出", "Result"), 18, "center"),
    ),
    "training": (
        ("audience", Text("对象", "Audience"), 20, "center"),
        ("content", _CONTENT, 30, "left"),
        ("time", _TIME, 25, "center"),
        ("confirmed", Text("知悉核实", "Confirmed"), 25, "center"),
    ),
    "waves": (
        ("no", Text("批次", "Wave"), 10, "center"),
        ("date", Text("日期", "Date"), 20, "center"),
        ("scope", Text("范围", "Scope"), 35, "left"),
        ("new_items", Text("新配置项", "New configuration items"), 35, "left"),
    ),
    "verification": (
        ("no", _NO, 9, "center"),
        ("item", Text("验证内容", "What is verified"), 43, "left"),
        ("expected", Text("预期结果", "Expected"), 28, "left"),
        ("owner", _OWNER, 20, "center"),
    ),
    "approvals": (
        ("group", Text("组", "Group"), 9, "center"),
        ("step", Text("环节", "Step"), 25, "left"),
        ("signer", Text("签署人", "Signed by"), 15, "center"),
        ("checks", Text("检查", "Checks"), 18, "center"),
        ("decision", Text("结论", "Decision"), 15, "center"),
        ("signed_on", Text("日期", "Date"), 18, "center"),
    ),
}


def columns(table: str, language: Language) -> tuple[Column, ...]:
    """Return the columns of a table of the process; `steps`, `backup`, `people` and so on.

    Raises:
        KeyError: there is no such table, which is a mistake of the calling code.
    """
    return tuple(
        Column(title.of(language), share, align, key) for key, title, share, align in _TABLES[table]
    )


def table_names() -> tuple[str, ...]:
    """Return the names `columns` knows."""
    return tuple(_TABLES)
