"""Sentences for requirements: what is missing, and what the link beside it does."""

from collections.abc import Mapping
from typing import Final

from relapp.domain.gate import Requirement
from relapp.domain.text import Text
from relapp.domain.vocabulary import Need, Reason

_SENTENCES: Mapping[Reason, Text] = {
    Reason.NONE: Text("{subject}", "{subject}"),
    Reason.NOT_ANSWERED: Text("{subject}", "{subject}"),
    Reason.FAILED: Text("{subject}：不通过", "{subject}: failed"),
    Reason.DOUBTED: Text(
        "{subject}：抽查存疑，重新核对后再勾选",
        "{subject}: doubted by a spot check, verify and answer it anew",
    ),
    Reason.EVIDENCE_MISSING: Text("{subject}：缺证据", "{subject}: evidence missing"),
    Reason.NOT_UPLOADED: Text("《{subject}》尚未上传", "{subject} not uploaded yet"),
    Reason.NOT_WRITTEN: Text("方案「{subject}」还没写", "Plan section “{subject}” not written"),
    Reason.NOT_SIGNED: Text("{subject}尚未签署", "{subject} has not signed yet"),
    Reason.WAITS_FOR_GROUP: Text(
        "{subject}等前面的环节签完", "{subject} waits for the steps before"
    ),
    Reason.RETURNED: Text("{subject}已退回，待补充", "{subject} returned it for supplements"),
    Reason.LAPSED: Text(
        "{subject}的签署因内容变更失效", "{subject}: signature lapsed, content changed"
    ),
    Reason.LAPSED_UNUSED: Text(
        "{subject}的签署因窗口已过失效", "{subject}: signature lapsed, its window has passed"
    ),
    Reason.HELD: Text("{subject}不再需要，挂起中", "{subject}: not asked while on hold"),
    Reason.NOBODY_MAY_SIGN: Text(
        "{subject}指定的人是申请人或负责人，须另指定",
        "{subject}: whoever is named applied for or keeps the release; name somebody else",
    ),
    Reason.NOBODY_HOLDS_ROLE: Text("{subject}还没有指定人员", "{subject}: nobody holds this role"),
    Reason.NOT_SCHEDULED: Text("还没有排期", "Not scheduled"),
    Reason.WINDOW_CANCELLED: Text("所选窗口已取消", "The chosen window was cancelled"),
    Reason.WINDOW_PASSED: Text(
        "{subject}已过，没有上线。先改期，再重新签署",
        "{subject} has passed unused. Choose another date, then have it signed again",
    ),
    Reason.NO_STEPS: Text("上线步骤还没有编写", "The run sheet has no steps yet"),
    Reason.STEP_INCOMPLETE: Text(
        "上线步骤缺责任人或时间", "Run sheet: steps lack an owner or a time"
    ),
    Reason.STEP_UNFINISHED: Text("步骤「{subject}」未完成", "Step “{subject}” not finished"),
    Reason.STEP_FAILED: Text("步骤「{subject}」失败", "Step “{subject}” failed"),
    Reason.NO_OUTCOME: Text("还没有填写发布结果", "The outcome is not stated yet"),
    Reason.NOT_DONE: Text("{subject}未完成", "{subject}: not done"),
    Reason.TRIAL_RUNNING: Text("试运行未结束", "The trial run is not over"),
    Reason.WAITS_FOR_RELEASE: Text("等待：{subject}", "Waits for: {subject}"),
    Reason.RELEASE_FAILED: Text(
        "依赖的发布没有成功：{subject}", "A release it depends on did not succeed: {subject}"
    ),
    Reason.CHANGE_NOT_APPROVED: Text("变更单 {subject} 未批准", "Change {subject} is not approved"),
    Reason.ON_HOLD: Text("已挂起：{subject}", "On hold: {subject}"),
    Reason.SENT_BACK: Text("已退回。{subject}", "Sent back. {subject}"),
    Reason.NOT_TESTED: Text("{subject}还没有记录", "{subject}: no test recorded yet"),
    Reason.TEST_FAILED: Text("{subject}不符合预期", "{subject}: not as expected"),
    Reason.DEFECT_OPEN: Text(
        "{subject}有影响上线的遗留缺陷", "{subject}: a defect left affects going live"
    ),
}

_ACTIONS: Mapping[Need, Text] = {
    Need.CHECK: Text("打开检查项", "Open check"),
    Need.DELIVERABLE: Text("去上传", "Upload"),
    Need.SECTION: Text("去填写", "Write"),
    Need.SIGNATURE: Text("查看审批", "Open route"),
    Need.SCHEDULE: Text("选窗口", "Choose date"),
    Need.RUN_SHEET: Text("打开步骤", "Open steps"),
    Need.OUTCOME: Text("填写结果", "State outcome"),
    Need.FOLLOW_UP: Text("去处理", "Settle"),
    Need.TRIAL_RUN: Text("查看", "Show"),
    Need.DEPENDENCY: Text("查看依赖", "Show"),
    Need.CHANGE: Text("查看变更", "Show change"),
    Need.HOLD: Text("查看", "Show"),
    Need.TEST: Text("打开测试", "Open tests"),
    Need.RETURN: Text("查看", "Show"),
}


_NEWER: Final = Text(
    "「{subject}」还缺一项，更新程序后才看得到是什么",
    "“{subject}” lacks something that only a newer program can name",
)
"""A reason that a newer program has written into the card."""


def sentence(requirement: Requirement) -> Text:
    """Say what is missing, naming the thing."""
    return reason_sentence(requirement.reason, requirement.subject)


def reason_sentence(reason: Reason, subject: Text) -> Text:
    """Say what is missing from reason and subject alone, as cards keep them."""
    return _SENTENCES.get(reason, _NEWER).format(subject=subject)


def action(requirement: Requirement) -> Text:
    """Return the words of the link that leads to where it is mended."""
    return _ACTIONS[requirement.need]
