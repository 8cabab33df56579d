"""One line per journal entry, as history panels and activity lists show it."""

import json
from collections.abc import Mapping
from typing import Final

from relapp.domain.journal import ENGLISH, Entry, Event
from relapp.domain.text import Text, same
from relapp.domain.vocabulary import CheckResult, Outcome, RunResult
from relapp.wording.spot_check import VERDICT
from relapp.wording.terms import CHECK_RESULT, OUTCOME, RUN_RESULT

_SENTENCES: Mapping[Event, Text] = {
    Event.OFFICE_CREATED: Text("建立数据库「{subject}」", "Created the database of {subject}"),
    Event.OFFICE_CHANGED: Text("修改单位设置", "Changed the office's settings"),
    Event.PROCESS_STORED: Text("启用流程 {subject}", "Stored process {subject}"),
    Event.PERSON_SAVED: Text("保存人员 {subject}", "Saved person {subject}"),
    Event.LOGIN_SET: Text(
        "给 {subject} 设了数据库账号的密码", "Set the password of {subject}'s database login"
    ),
    Event.LOGIN_OPENED: Text(
        "启用 {subject} 的数据库账号", "Opened the database login of {subject}"
    ),
    Event.LOGIN_CLOSED: Text(
        "停用 {subject} 的数据库账号", "Closed the database login of {subject}"
    ),
    Event.DEPARTMENT_SAVED: Text("保存部门 {subject}", "Saved department {subject}"),
    Event.APPLICATION_SAVED: Text("保存应用系统 {subject}", "Saved application {subject}"),
    Event.CHANGE_SAVED: Text("保存变更单 {subject}", "Saved change {subject}"),
    Event.WINDOW_SAVED: Text("保存第 {subject} 窗口", "Saved window {subject}"),
    Event.WINDOW_MOVED: Text(
        "移动第 {subject} 窗口，原因：{reason}", "Moved window {subject}: {reason}"
    ),
    Event.WINDOW_CANCELLED: Text(
        "取消第 {subject} 窗口，原因：{reason}", "Cancelled window {subject}: {reason}"
    ),
    Event.WINDOWS_PUBLISHED: Text("发布第 {subject} 窗口", "Published window {subject}"),
    Event.FREEZE_SAVED: Text("保存封网「{subject}」", "Saved freeze “{subject}”"),
    Event.FREEZE_REMOVED: Text("删除封网「{subject}」", "Removed freeze “{subject}”"),
    Event.CALENDAR_IMPORTED: Text("导入工作日历 {subject}", "Imported calendar {subject}"),
    Event.REGISTER_IMPORTED: Text("导入台账 {subject}", "Imported register {subject}"),
    Event.RELEASE_REGISTERED: Text("登记发布", "Registered the release"),
    Event.RELEASE_REFUSED: Text("不属于发布范围，不予受理", "Refused as out of scope"),
    Event.RELEASE_IMPORTED: Text("由台账导入", "Imported from a register"),
    Event.RELEASE_EDITED: Text("修改登记信息", "Edited the registration"),
    Event.RELEASE_SCHEDULED: Text("调整排期", "Changed the schedule"),
    Event.RELEASE_ADVANCED: Text("进入下一阶段", "Moved to the next stage"),
    Event.RELEASE_SENT_BACK: Text("退回前面的阶段：{reason}", "Sent back: {reason}"),
    Event.RELEASE_RESUBMITTED: Text(
        "退回「{subject}」后重新提交：{note}",
        "Resubmitted after the return from “{subject}”: {note}",
    ),
    Event.RELEASE_HELD: Text("挂起：{reason}", "Put on hold: {reason}"),
    Event.RELEASE_RESUMED: Text("恢复", "Resumed"),
    Event.RELEASE_CANCELLED: Text("取消发布：{reason}", "Cancelled: {reason}"),
    Event.RELEASE_CLOSED: Text("关闭发布", "Closed the release"),
    Event.OUTCOME_SET: Text("发布结果：{outcome}", "Outcome: {outcome}"),
    Event.TRIAL_SET: Text("设定试运行结束日", "Set the end of the trial run"),
    Event.CHANGE_MOVED: Text(
        "变更单 {subject} 由 {to} 接着做", "Change {subject} was taken on by {to}"
    ),
    Event.CHANGES_SET: Text("调整变更单", "Changed the change requests"),
    Event.DEPENDENCY_SET: Text("调整依赖的发布", "Changed the releases it waits for"),
    Event.CAST_SET: Text("指定岗位人员", "Named people for a role"),
    Event.CHECK_ANSWERED: Text("勾选「{subject}」为{result}", "Ticked “{subject}”: {result}"),
    Event.CHECK_CLEARED: Text("撤回「{subject}」的结论", "Took back “{subject}”"),
    Event.EVIDENCE_ADDED: Text("为「{subject}」添加证据", "Added evidence to “{subject}”"),
    Event.EVIDENCE_REMOVED: Text("移除「{subject}」的证据", "Removed evidence from “{subject}”"),
    Event.DELIVERABLE_ADDED: Text(
        "上传《{subject}》第 {revision} 版", "Uploaded {subject}, revision {revision}"
    ),
    Event.SECTION_WRITTEN: Text("编写方案「{subject}」", "Wrote plan section “{subject}”"),
    Event.STEP_SIGNED: Text("签署「{subject}」：同意", "Signed “{subject}”: approved"),
    Event.STEP_RETURNED: Text("退回「{subject}」：{opinion}", "Returned “{subject}”: {opinion}"),
    Event.STEP_RESUBMITTED: Text(
        "重新提交「{subject}」：{note}", "Resubmitted “{subject}”: {note}"
    ),
    Event.RUN_STEP_SAVED: Text("编排步骤「{subject}」", "Planned step “{subject}”"),
    Event.RUN_STEP_REMOVED: Text("删除步骤「{subject}」", "Removed step “{subject}”"),
    Event.RUN_STEP_REPORTED: Text("步骤「{subject}」：{result}", "Step “{subject}”: {result}"),
    Event.FOLLOW_UP_OPENED: Text("新增跟进：{subject}", "Opened follow-up: {subject}"),
    Event.FOLLOW_UP_DONE: Text("完成跟进：{subject}", "Settled follow-up: {subject}"),
    Event.DOCUMENT_MADE: Text("生成《{subject}》", "Made {subject}"),
    Event.PLAN_ITEM_SAVED: Text("填写方案表「{subject}」", "Wrote a line of “{subject}”"),
    Event.PLAN_ITEM_REMOVED: Text("删除方案表「{subject}」的一行", "Removed a line of “{subject}”"),
    Event.PLAN_COPIED: Text("复制 {subject} 的方案", "Copied the plan of {subject}"),
    Event.RISK_ANSWERED: Text("评估风险「{subject}」", "Assessed risk “{subject}”"),
    Event.TEST_RUN_SAVED: Text("记录测试「{subject}」", "Recorded test “{subject}”"),
    Event.TEST_RUN_REMOVED: Text("删除测试「{subject}」", "Removed test “{subject}”"),
    Event.DEFECT_SAVED: Text("记录遗留缺陷 {subject}", "Recorded open defect {subject}"),
    Event.DEFECT_REMOVED: Text("删除遗留缺陷 {subject}", "Removed open defect {subject}"),
    Event.DELEGATION_SET: Text("设定代理：{subject}", "Set a deputy: {subject}"),
    Event.DELEGATION_ENDED: Text("结束代理：{subject}", "Ended a deputy: {subject}"),
    Event.STEP_PASSED_ON: Text(
        "将「{subject}」转授权：{reason}", "Passed “{subject}” on: {reason}"
    ),
    Event.SIGNER_ADDED: Text(
        "为「{subject}」加签：{reason}", "Added a signer to “{subject}”: {reason}"
    ),
    Event.SIGNER_ENDED: Text(
        "收回「{subject}」的转授权或加签", "Took back who else signs “{subject}”"
    ),
    Event.CHECK_REVIEWED: Text("抽查「{subject}」：{holds}", "Spot-checked “{subject}”: {holds}"),
    Event.REMINDED: Text("催办：{subject}", "Reminded: {subject}"),
    Event.MEETING_SAVED: Text("安排评审会「{subject}」", "Arranged meeting “{subject}”"),
    Event.MEETING_BEGUN: Text("评审会「{subject}」开始", "Meeting “{subject}” began"),
    Event.MEETING_ENDED: Text("评审会「{subject}」结束", "Meeting “{subject}” ended"),
    Event.MEETING_CANCELLED: Text("取消评审会「{subject}」", "Cancelled meeting “{subject}”"),
    Event.ITEM_DECIDED: Text("评审会结论：{subject}", "Decided in the meeting: {subject}"),
    Event.ACTION_SAVED: Text("会后事项：{subject}", "Action item: {subject}"),
    Event.PIN_SET: Text("{subject} 设置了 PIN", "{subject} set a PIN"),
    Event.PIN_REMOVED: Text("{subject} 取消了 PIN", "{subject} removed the PIN"),
    Event.PIN_RESET: Text("重置 {subject} 的 PIN", "Reset the PIN of {subject}"),
    Event.PIN_WRONG: Text("以 {subject} 的身份输错 PIN", "A wrong PIN was given for {subject}"),
}

_TERMS: Mapping[str, Mapping[str, Text]] = {
    "result": {
        **{result.value: CHECK_RESULT[result] for result in CheckResult},
        **{result.value: RUN_RESULT[result] for result in RunResult},
    },
    "outcome": {outcome.value: OUTCOME[outcome] for outcome in Outcome},
    "holds": {"true": VERDICT[True], "false": VERDICT[False]},
}
"""Facts that are values of an enum; all others are free text and said as they were typed."""


_NEWER: Final = Text(
    "由更新版本的程序记下（{event}）：{subject}", "Recorded by a newer program ({event}): {subject}"
)


def sentence(entry: Entry) -> Text:
    """Say what happened."""
    after = _loaded(entry.after)
    facts: dict[str, object] = {
        name: _TERMS.get(name, {}).get(str(after.get(name)), same(str(after.get(name, "—"))))
        for name in ("reason", "outcome", "result", "revision", "opinion", "note", "to", "holds")
    }
    subject = Text(entry.subject, str(after.get(ENGLISH, entry.subject)))
    if not entry.event.known:
        return _NEWER.format(event=entry.event.value, subject=subject)
    return _SENTENCES[entry.event].format(subject=subject, **facts)


def details(entry: Entry) -> tuple[tuple[str, str, str], ...]:
    """Return what changed as (field, before, after), for the full history."""
    before, after = _loaded(entry.before), _loaded(entry.after)
    names = [*before, *(name for name in after if name not in before)]
    return tuple(
        (name, _shown(before.get(name)), _shown(after.get(name)))
        for name in names
        if name != ENGLISH and before.get(name) != after.get(name)
    )


def _loaded(text: str) -> dict[str, object]:
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _shown(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
