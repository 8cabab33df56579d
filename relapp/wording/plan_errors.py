"""Refusals of the plan's tables, its run sheet, its risks and of copying; words for risk."""

from collections.abc import Mapping

from relapp.domain.plan_copy import PlanPart
from relapp.domain.risk import Decider
from relapp.domain.text import Text

ERRORS: Mapping[str, Text] = {
    "item.stale": Text(
        "别人刚改过这一行，你填的还在，没有覆盖",
        "Somebody just changed this line; what you typed is kept, nothing was overwritten",
    ),
    "item.unknown": Text(
        "这一行已被删除，你填的没有保存。需要时请重新添加",
        "This line was removed meanwhile and not saved. Add it again if it is needed",
    ),
    "item.not_here": Text("{number} 的方案没有这张表", "The plan of {number} has no such table"),
    "item.too_many": Text(
        "「{table}」最多 {most} 行，这次没有保存",
        "{table} holds at most {most} lines; nothing was saved",
    ),
    "item.missing": Text(
        "{table}：「{column}」要填写，这一行还没有保存",
        "{table}: fill in “{column}”; the line is not saved yet",
    ),
    "item.too_long": Text(
        "{table}：「{column}」太长，这一行还没有保存",
        "{table}: “{column}” is too long; the line is not saved yet",
    ),
    "item.out_of_range": Text(
        "{table}：「{column}」应在 {low}–{high} 之间，这一行还没有保存",
        "{table}: “{column}” must lie within {low}–{high}; the line is not saved yet",
    ),
    "item.not_text": Text("{table}：「{column}」应填文字", "{table}: “{column}” takes text"),
    "item.not_number": Text(
        "{table}：「{column}」应填整数", "{table}: “{column}” takes a whole number"
    ),
    "item.no_choice": Text(
        "{table}：「{column}」请从给出的选项中选", "{table}: choose “{column}” from the list"
    ),
    "item.no_key": Text(
        "{table}：「{column}」请从名单中选", "{table}: choose “{column}” from the list of names"
    ),
    "item.no_date": Text(
        "{table}：「{column}」应填日期，如 2026-09-22",
        "{table}: “{column}” takes a date such as 2026-09-22",
    ),
    "item.unknown_field": Text(
        "{table}：没有「{column}」这一列", "{table}: there is no column “{column}”"
    ),
    "risk.unknown": Text("流程里没有这个风险问题", "The process has no such risk question"),
    "risk.no_choice": Text("这个问题没有这个选项", "This question has no such choice"),
    "risk.stale": Text(
        "别人刚答过这个问题，没有覆盖",
        "Somebody just answered this question; nothing was overwritten",
    ),
    "run.after_unknown": Text(
        "前置步骤不在这份发布里，请另选",
        "The row to wait for is not in this release; choose another",
    ),
    "run.after_circle": Text(
        "「{step}」已在等这一步，互相等待就谁也开始不了，请另选前置步骤",
        "“{step}” already waits for this row; neither could ever begin. Choose another one",
    ),
    "run.after_other_sheet": Text(
        "「{step}」在另一张步骤表里，上线步骤与回退步骤不能互为前置",
        "“{step}” is on the other sheet; go-live and rollback rows cannot wait for each other",
    ),
    "run.waited_for": Text(
        "「{step}」在等这一步，先改它的前置步骤",
        "“{step}” waits for this row; change what it waits for first",
    ),
    "run.waits": Text(
        "「{step}」要等「{before}」完成后才能开始",
        "“{step}” cannot begin before “{before}” is finished",
    ),
    "plan.copy_itself": Text(
        "不能从自己复制方案，请选另一份发布",
        "A plan is not copied from itself; choose another release",
    ),
    "plan.nothing_to_copy": Text(
        "{number} 没有可以复制过来的内容，方案没有改动",
        "{number} has nothing to take over; the plan was left as it is",
    ),
    "plan.copy_reported": Text(
        "「{step}」已填报，上线步骤不能再整体替换，没有改动",
        "“{step}” was reported on; the run sheet cannot be replaced and was left as it is",
    ),
}

PARTS: Mapping[PlanPart, Text] = {
    PlanPart.PROSE: Text("文字", "Text"),
    PlanPart.ITEMS: Text("表格", "Tables"),
    PlanPart.RUN_SHEET: Text("上线与回退步骤", "Run sheet and rollback"),
    PlanPart.RISK: Text("风险问卷", "Risk questionnaire"),
}

DECIDERS: Mapping[Decider, Text] = {
    Decider.QUESTIONNAIRE: Text("由问卷决定", "decided by the questionnaire"),
    Decider.MATRIX: Text("由风险矩阵决定", "decided by the matrix"),
    Decider.BOTH: Text("问卷与矩阵一致", "questionnaire and matrix agree"),
}
