"""The field's terms for every enum, long form and, where space is short, short form."""

from collections.abc import Mapping

from relapp.domain.text import Text
from relapp.domain.vocabulary import (
    BoardColumn,
    ChangeKind,
    ChangeState,
    CheckResult,
    Criticality,
    Decision,
    Need,
    Outcome,
    Proven,
    ReleaseMode,
    ReleaseType,
    RunKind,
    RunResult,
    Standing,
    Status,
    StepState,
    Strategy,
)

COLUMN: Mapping[BoardColumn, Text] = {
    BoardColumn.PLANNING: Text("规划", "Planning"),
    BoardColumn.PREPARING: Text("准备", "Preparing"),
    BoardColumn.APPROVING: Text("审批", "Approving"),
    BoardColumn.IMPLEMENTING: Text("实施", "Implementing"),
    BoardColumn.CONFIRMING: Text("确认", "Confirming"),
    BoardColumn.CLOSED: Text("关闭", "Closed"),
}
COLUMN_SHORT: Mapping[BoardColumn, Text] = {
    BoardColumn.PLANNING: Text("规划", "Plan"),
    BoardColumn.PREPARING: Text("准备", "Prepare"),
    BoardColumn.APPROVING: Text("审批", "Approve"),
    BoardColumn.IMPLEMENTING: Text("实施", "Impl."),
    BoardColumn.CONFIRMING: Text("确认", "Confirm"),
    BoardColumn.CLOSED: Text("关闭", "Close"),
}
TYPE: Mapping[ReleaseType, Text] = {
    ReleaseType.NEW_SYSTEM: Text("新系统上线", "New system"),
    ReleaseType.UPGRADE: Text("系统升级上线", "System upgrade"),
}
TYPE_SHORT: Mapping[ReleaseType, Text] = {
    ReleaseType.NEW_SYSTEM: Text("新系统", "New"),
    ReleaseType.UPGRADE: Text("升级", "Upgrade"),
}
MODE: Mapping[ReleaseMode, Text] = {
    ReleaseMode.PLANNED: Text("计划内发布", "Planned"),
    ReleaseMode.EMERGENCY: Text("紧急发布", "Urgent"),
}
MODE_SHORT: Mapping[ReleaseMode, Text] = {
    ReleaseMode.PLANNED: Text("计划内", "Planned"),
    ReleaseMode.EMERGENCY: Text("紧急", "Urgent"),
}
STRATEGY: Mapping[Strategy, Text] = {
    Strategy.FULL: Text("全面上线", "All at once"),
    Strategy.PHASED: Text("分阶段上线", "In waves"),
}
STATUS: Mapping[Status, Text] = {
    Status.RUNNING: Text("进行中", "Running"),
    Status.ON_HOLD: Text("已挂起", "On hold"),
    Status.CLOSED: Text("已关闭", "Closed"),
    Status.CANCELLED: Text("已取消", "Cancelled"),
    Status.REFUSED: Text("不受理", "Refused"),
}
OUTCOME: Mapping[Outcome, Text] = {
    Outcome.SUCCESS: Text("成功", "Success"),
    Outcome.ROLLED_BACK: Text("已回退", "Rolled back"),
    Outcome.UNCONFIRMED: Text("未确认", "Not confirmed"),
    Outcome.CANCELLED: Text("已取消", "Cancelled"),
}
CHECK_RESULT: Mapping[CheckResult, Text] = {
    CheckResult.PASS: Text("通过", "Pass"),
    CheckResult.FAIL: Text("不通过", "Fail"),
    CheckResult.NOT_APPLICABLE: Text("不适用", "N/A"),
    CheckResult.DEFERRED: Text("暂缓", "Deferred"),
}
DECISION: Mapping[Decision, Text] = {
    Decision.APPROVE: Text("同意", "Approve"),
    Decision.CONDITIONAL: Text("有条件同意", "With conditions"),
    Decision.RETURN: Text("退回补充", "Return"),
}
PROVEN: Mapping[Proven, Text] = {
    Proven.NONE: Text("按所选身份", "By the name chosen"),
    Proven.PIN: Text("PIN 已核对", "PIN checked"),
    Proven.DATABASE_LOGIN: Text("数据库账号", "Database log-in"),
}
STEP_STATE: Mapping[StepState, Text] = {
    StepState.SIGNED: Text("已签", "Signed"),
    StepState.CURRENT: Text("待签", "To sign"),
    StepState.WAITING: Text("等待", "Waiting"),
    StepState.RETURNED: Text("已退回", "Returned"),
    StepState.LAPSED: Text("已失效", "Lapsed"),
    StepState.NOT_NEEDED: Text("不需要", "Not needed"),
    StepState.HELD: Text("不再需要，挂起中", "Not asked, on hold"),
}
RUN_RESULT: Mapping[RunResult, Text] = {
    RunResult.PENDING: Text("未开始", "Not started"),
    RunResult.RUNNING: Text("执行中", "Running"),
    RunResult.DONE: Text("完成", "Done"),
    RunResult.FAILED: Text("失败", "Failed"),
    RunResult.SKIPPED: Text("跳过", "Skipped"),
    RunResult.GO: Text("GO", "GO"),
    RunResult.NO_GO: Text("NO-GO", "NO-GO"),
}
RUN_KIND: Mapping[RunKind, Text] = {
    RunKind.STEP: Text("步骤", "Step"),
    RunKind.GATE: Text("闸口", "Gate"),
    RunKind.ROLLBACK: Text("回退步骤", "Rollback step"),
}
NEED: Mapping[Need, Text] = {
    Need.CHECK: Text("检查项", "Check"),
    Need.DELIVERABLE: Text("交付物", "Deliverable"),
    Need.SECTION: Text("方案", "Plan"),
    Need.SIGNATURE: Text("审批", "Approval"),
    Need.SCHEDULE: Text("排期", "Schedule"),
    Need.RUN_SHEET: Text("上线步骤", "Run sheet"),
    Need.OUTCOME: Text("发布结果", "Outcome"),
    Need.FOLLOW_UP: Text("跟进", "Follow-up"),
    Need.TRIAL_RUN: Text("试运行", "Trial run"),
    Need.DEPENDENCY: Text("关联系统", "Dependency"),
    Need.CHANGE: Text("变更单", "Change"),
    Need.HOLD: Text("挂起", "Hold"),
    Need.TEST: Text("测试", "Test"),
    Need.RETURN: Text("退回", "Sent back"),
}
STANDING: Mapping[Standing, Text] = {
    Standing.MET: Text("已满足", "Met"),
    Standing.OPEN: Text("待完成", "Open"),
    Standing.BLOCKING: Text("阻塞", "Blocked"),
}
CHANGE_KIND: Mapping[ChangeKind, Text] = {
    ChangeKind.CHANGE: Text("变更", "Change"),
    ChangeKind.BUGFIX: Text("缺陷", "Bug fix"),
}
CHANGE_STATE: Mapping[ChangeState, Text] = {
    ChangeState.SUBMITTED: Text("待批准", "Submitted"),
    ChangeState.APPROVED: Text("已批准", "Approved"),
    ChangeState.REJECTED: Text("未批准", "Rejected"),
    ChangeState.DONE: Text("已完成", "Done"),
}
CRITICALITY: Mapping[Criticality, Text] = {
    Criticality.CORE: Text("核心", "Core"),
    Criticality.IMPORTANT: Text("重要", "Important"),
    Criticality.ORDINARY: Text("一般", "Ordinary"),
}
ADMINISTRATOR_ROLE = Text("系统管理员", "Administrator")
