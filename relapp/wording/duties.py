"""What waits for somebody, in sentences: what it is, since and until when, for whom."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from relapp.domain.duties import Duty, DutyKind, When
from relapp.domain.text import Text, same
from relapp.domain.vocabulary import Reason
from relapp.wording.countdown import countdown, due_moment, overdue, short_day
from relapp.wording.gate import reason_sentence

_TITLES: Mapping[DutyKind, Text] = {
    DutyKind.SIGN: Text("签署「{subject}」", "Sign “{subject}”"),
    DutyKind.CHECK: Text("勾选「{subject}」{n} 项", "Tick {n} checks of “{subject}”"),
    DutyKind.DELIVER: Text("上传《{subject}》", "Deliver {subject}"),
    DutyKind.WRITE: Text("编写方案「{subject}」", "Write plan section “{subject}”"),
    DutyKind.FOLLOW_UP: Text("跟进：{subject}", "Follow up: {subject}"),
    DutyKind.RUN: Text("执行步骤「{subject}」", "Carry out step “{subject}”"),
    DutyKind.RESUBMIT: Text("补充后重新提交「{subject}」", "Supplement and resubmit “{subject}”"),
    DutyKind.ACTION: Text("会后事项：{subject}", "Action item: {subject}"),
}
_ONE_CHECK = Text("勾选「{subject}」1 项", "Tick 1 check of “{subject}”")

KIND: Mapping[DutyKind, Text] = {
    DutyKind.SIGN: Text("签署", "Sign"),
    DutyKind.CHECK: Text("勾选", "Check"),
    DutyKind.DELIVER: Text("交付物", "Deliverable"),
    DutyKind.WRITE: Text("方案", "Plan"),
    DutyKind.FOLLOW_UP: Text("跟进", "Follow-up"),
    DutyKind.RUN: Text("步骤", "Step"),
    DutyKind.RESUBMIT: Text("退回", "Returned"),
    DutyKind.ACTION: Text("会后事项", "Action item"),
    DutyKind.SETTLE: Text("处理", "Settle"),
}
PART: Mapping[When, Text] = {
    When.OVERDUE: Text("已逾期", "Overdue"),
    When.TODAY: Text("今天到期", "Due today"),
    When.LATER: Text("之后", "Later"),
}
_MARKS: Mapping[Reason, Text] = {
    Reason.LAPSED: Text("内容变了，原签署失效", "content changed, signature lapsed"),
    Reason.LAPSED_UNUSED: Text("窗口没有用上，原签署失效", "window unused, signature lapsed"),
    Reason.FAILED: Text("有不通过的项", "a check failed"),
    Reason.DOUBTED: Text("抽查存疑，请重新核对", "doubted by a spot check, verify it again"),
}
_BEHALF = Text("代{name}", "for {name}")
_SINCE = Text("{day} 起", "since {day}")
_UNTIL = Text("{moment} 前，还有 {span}", "by {moment}, {span} left")
_LATE = Text("{span}（{moment}）", "{span} ({moment})")
_NO_DUE = Text("没有期限", "no deadline")


def title(duty: Duty) -> Text:
    """Say what is to be done."""
    if duty.kind is DutyKind.SETTLE:
        return reason_sentence(duty.reason, duty.subject)
    one = duty.kind is DutyKind.CHECK and duty.count == 1
    template = _ONE_CHECK if one else _TITLES[duty.kind]
    return template.format(subject=duty.subject, n=duty.count)


def release(duty: Duty) -> Text:
    """Name the release: number, application, version; empty for what belongs to none."""
    return same(" ".join(filter(None, (duty.number, duty.application, duty.version_to))))


def behalf(duty: Duty) -> Text:
    """Return 代甲 for what waits for a deputy, else nothing."""
    return _BEHALF.format(name=duty.behalf.name) if duty.behalf else same("")


def mark(duty: Duty) -> Text:
    """Return what is peculiar about it: a lapsed signature, a failed check."""
    return _MARKS.get(duty.reason, same(""))


def since(duty: Duty, zone: ZoneInfo) -> Text:
    """Return since when it waits."""
    return _SINCE.format(day=short_day(duty.since, zone)) if duty.since else same("")


def until(duty: Duty, now: datetime, zone: ZoneInfo) -> Text:
    """Return until when, as moment and countdown."""
    if duty.due is None:
        return _NO_DUE
    moment = due_moment(duty.due, now, zone)
    if duty.due < now:
        return _LATE.format(span=overdue(duty.due, now), moment=moment)
    return _UNTIL.format(moment=moment, span=countdown(duty.due, now))


def people(duty: Duty, most: int = 3) -> Text:
    """Name who owes it, at most so many."""
    names = [ref.name for ref in duty.people]
    shown, more = names[:most], len(names) - most
    chinese, english = "、".join(shown), ", ".join(shown)
    if more <= 0:
        return Text(chinese, english)
    return Text(f"{chinese} 等 {len(names)} 人", f"{english} +{more}")


def sentence(duty: Duty, now: datetime, zone: ZoneInfo) -> Text:
    """Say all of it in one line, for the terminal and for a screen reader."""
    parts = (title(duty), release(duty), behalf(duty), mark(duty), until(duty, now, zone))
    return Text("，".join(p.zh for p in parts if p.zh), ", ".join(p.en for p in parts if p.en))
