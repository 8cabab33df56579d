"""Words of the review meeting: states, reasons, decisions, minutes, and what is refused."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from relapp.domain.dossier import Align, Column
from relapp.domain.meeting import AgendaItem, AgendaReason
from relapp.domain.text import Language, Text, same
from relapp.domain.vocabulary import ItemState, MeetingDecision, MeetingState, Reply

STATE: Mapping[MeetingState, Text] = {
    MeetingState.PLANNED: Text("待开", "Planned"),
    MeetingState.RUNNING: Text("进行中", "Running"),
    MeetingState.ENDED: Text("已结束", "Ended"),
    MeetingState.CANCELLED: Text("已取消", "Cancelled"),
}
ITEM_STATE: Mapping[ItemState, Text] = {
    ItemState.OPEN: Text("待审", "To come"),
    ItemState.CURRENT: Text("进行中", "Now"),
    ItemState.DONE: Text("已审", "Done"),
    ItemState.POSTPONED: Text("推迟", "Postponed"),
}
DECISION: Mapping[MeetingDecision, Text] = {
    MeetingDecision.PASSED: Text("通过", "Passed"),
    MeetingDecision.CONDITIONAL: Text("有条件通过", "Passed with conditions"),
    MeetingDecision.NOT_PASSED: Text("不通过", "Not passed"),
    MeetingDecision.POSTPONED: Text("推迟", "Postponed"),
}
DECISION_SHORT: Mapping[MeetingDecision, Text] = {
    **DECISION,
    MeetingDecision.CONDITIONAL: Text("有条件", "Conditional"),
}
REPLY: Mapping[Reply, Text] = {
    Reply.OPEN: Text("未回复", "No reply"),
    Reply.COMES: Text("参加", "Comes"),
    Reply.DECLINES: Text("不能参加", "Cannot come"),
}
WHY: Mapping[AgendaReason, Text] = {
    AgendaReason.REVIEW_MEETING: Text("准备中，等评审会结论", "Preparing, waits for the review"),
    AgendaReason.PLAN_REVIEW: Text("方案待评审", "Plan to be reviewed"),
    AgendaReason.GOLIVE_APPROVAL: Text("上线待审批", "Go-live to be approved"),
    AgendaReason.BY_HAND: Text("手动加入", "Added by hand"),
    AgendaReason.TOPIC: Text("专题", "Topic"),
}

MINUTES_NAME = Text("上线评审会纪要", "Minutes of the review meeting")
_LINE = Text("{number}-{decision}-{host}-{time}", "{number}-{decision}-{host}-{time}")


def decision_line(
    number: str, decision: MeetingDecision, host: str, at: datetime, zone: ZoneInfo
) -> Text:
    """Return the line that a decision leaves: number, conclusion, host and time."""
    time = f"{at.astimezone(zone):%Y-%m-%d %H:%M}"
    return _LINE.format(number=number, decision=DECISION[decision], host=host, time=time)


def line_of(item: AgendaItem, zone: ZoneInfo) -> Text:
    """Return the line of an item's decision, empty before it is decided."""
    if item.decision is None or item.decided_at is None:
        return same("")
    return decision_line(item.name, item.decision, item.decided_by, item.decided_at, zone)


def clock(seconds: int) -> str:
    """Return minutes and seconds as the timer shows them: 12:48, 1:02:03."""
    minutes, rest = divmod(max(0, seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


DOCUMENT: Mapping[str, Text] = {
    "title": Text("会议", "Meeting"),
    "time": Text("时间", "Time"),
    "place": Text("地点", "Place"),
    "host": Text("主持人", "Host"),
    "present": Text("到会", "Present"),
    "absent": Text("未到", "Absent"),
    "agenda": Text("议题与结论", "Items and decisions"),
    "record": Text("逐项记录", "Record"),
    "actions": Text("会后事项", "Action items"),
    "signatures": Text("签字", "Signatures"),
    "subject": Text("事项", "Subject"),
    "window": Text("发布窗口", "Window"),
    "owner": Text("负责人", "Owner"),
    "presenter": Text("主讲", "Presented by"),
    "topic": Text("专题", "Topic"),
    "checks": Text("检查情况", "Checks"),
    "decision": Text("会议结论", "Decision"),
    "condition": Text("条件与说明", "Conditions and remarks"),
    "spoken": Text("会议记录", "Notes"),
    "actions_of": Text("待办", "To do"),
    "spent": Text("用时", "Time taken"),
    "undecided": Text("本次未作结论", "Not decided"),
    "member": Text("参会人 {name} ", "{name}"),
    "minutes": Text("{used} 分钟（计划 {planned} 分钟）", "{used} min ({planned} planned)"),
    "counts": Text("已勾 {done} / {all} 项", "{done} of {all} ticked"),
    "failed": Text("不通过 {n} 项：{what}", "{n} failed: {what}"),
    "by_when": Text("（{who}，{due}）", " ({who}, {due})"),
    "required": Text("{name}（必须）", "{name} (required)"),
    "file": Text("上线评审会纪要 {date}.docx", "Review minutes {date}.docx"),
}

_COLUMNS: Mapping[str, tuple[tuple[str, Text, float, Align], ...]] = {
    "agenda": (
        ("no", Text("序号", "No."), 8, "center"),
        ("number", Text("编号", "Number"), 16, "center"),
        ("release", Text("发布", "Release"), 36, "left"),
        ("owner", Text("负责人", "Owner"), 14, "center"),
        ("decision", Text("结论", "Decision"), 26, "center"),
    ),
    "actions": (
        ("no", Text("序号", "No."), 8, "center"),
        ("text", Text("事项", "What"), 42, "left"),
        ("number", Text("议题", "Item"), 16, "center"),
        ("owner", Text("责任人", "Who"), 14, "center"),
        ("due", Text("完成日期", "Due"), 20, "center"),
    ),
}


def minutes_columns(table: str, language: Language) -> tuple[Column, ...]:
    """Return the columns of a table of the minutes."""
    return tuple(
        Column(title.of(language), share, align, key)
        for key, title, share, align in _COLUMNS[table]
    )


ERRORS: Mapping[str, Text] = {
    "meeting.unknown": Text("没有这个评审会", "There is no such meeting"),
    "meeting.item_unknown": Text("这个议题已不在议程里", "This item is no longer on the agenda"),
    "meeting.action_unknown": Text("没有这条会后事项", "There is no such action item"),
    "meeting.not_invited": Text(
        "「{title}」没有邀请你，请找发布管理岗加上你的名字",
        "You are not invited to “{title}”; ask the release office to add you",
    ),
    "meeting.not_host": Text(
        "会议由主持人{host}或发布管理岗掌握", "The host {host} or the release office runs it"
    ),
    "meeting.host_decides": Text(
        "会议结论由主持人{host}作出", "The host {host} states the decision"
    ),
    "meeting.over": Text(
        "「{title}」已结束或取消，议程不再改动", "“{title}” is over; its agenda stays as it is"
    ),
    "meeting.not_running": Text(
        "「{title}」没有在开，先由主持人开始会议", "“{title}” is not running; its host begins it"
    ),
    "meeting.begun": Text(
        "「{title}」已经开始、结束或取消", "“{title}” has begun, ended or been cancelled"
    ),
    "meeting.empty": Text(
        "议程还是空的，先加议题再开始", "The agenda is empty; add an item, then begin"
    ),
    "meeting.no_more": Text(
        "没有待审的议题了，可以结束会议", "No item is left; the meeting can be ended"
    ),
    "meeting.on_agenda": Text("{number} 已在议程里", "{number} is on the agenda already"),
    "meeting.item_begun": Text(
        "{number} 已经审过，留在议程里；不再审可以结论为推迟",
        "{number} was spoken about and stays; it can be postponed instead",
    ),
    "meeting.minutes": Text("分钟数应在 1–{limit} 之间", "Minutes must lie within 1–{limit}"),
    "meeting.minutes_missing": Text(
        "纪要还没有生成，会议结束后再用它作证据",
        "The minutes are not made yet; use them once the meeting has ended",
    ),
    "meeting.not_passed": Text(
        "{number} 的会议结论不是通过，不能用纪要勾选",
        "{number} was not passed; the minutes cannot answer its check",
    ),
    "meeting.action_done": Text(
        "「{text}」已完成，留在纪要里", "“{text}” is done and stays in the minutes"
    ),
    "meeting.no_invitation": Text(
        "「{title}」已结束或取消，不用再邀请",
        "“{title}” is over or called off; nobody is invited any more",
    ),
    "meeting.no_topic": Text(
        "{number} 是发布，不是专题，请到发布里修改",
        "{number} is a release and no topic; change it on its own page",
    ),
    "meeting.note_unknown": Text(
        "这条记录已经删除", "This line of the record was taken away already"
    ),
    "meeting.note_not_own": Text(
        "这条记录是{person}写的，只能由本人修改或删除",
        "{person} wrote this line and alone may change or remove it",
    ),
    "meeting.no_check": Text(
        "{number} 现阶段没有等评审会的检查项",
        "{number} has no check that waits for the meeting now",
    ),
    "meeting.check_answered": Text(
        "{number} 的评审会检查项已经勾选", "The meeting check of {number} is answered already"
    ),
    "series.unknown": Text("没有这个例会", "There is no such series of meetings"),
    "series.field": Text(
        "例会的规则不对，请重新选星期和第几个",
        "The rule of the series cannot be; choose weekday and week anew",
    ),
    "series.ends_early": Text(
        "截止日早于起始日，请改正", "The series ends before it begins; mend the dates"
    ),
    "series.make": Text(
        "一次最多安排 {limit} 次会议", "At most {limit} meetings are arranged at once"
    ),
    "series.ended": Text(
        "例会「{title}」已停止，先修改并保存再安排",
        "The series “{title}” has ended; change and save it, then arrange meetings",
    ),
    "series.day_made": Text(
        "例会「{title}」的这一次已经安排或取消，请打开那次会议修改",
        "This meeting of “{title}” is arranged or called off already; open it to change it",
    ),
    "series.no_day": Text(
        "例会「{title}」的规则里没有这一天", "The rule of “{title}” does not say this day"
    ),
}
