"""Lets the office hold its review meetings: one last week with its minutes, one to come."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from relapp.bootstrap import Core
from relapp.domain.changes import Changes, Kind
from relapp.domain.meeting import (
    ActionDraft,
    AgendaItem,
    Invitation,
    Meeting,
    MeetingDraft,
    TopicDraft,
)
from relapp.domain.person import Person
from relapp.domain.vocabulary import MeetingDecision, Reply
from relapp.sample.cast import Cast
from relapp.sample.pace import Pace

_WEEK = timedelta(days=7)
_MINUTE = timedelta(minutes=1)
_PLACE = "三楼评审室"
_NEEDED = ("周启明", "赵海峰", "王若楠", "孙敏", "陈志远")
_TOPIC = "本季度发布指标"
_OPTIONAL = ("刘建国", "高翔")
_COURSE = (
    # Minutes spoken, decision, its words, what somebody said.
    (14, MeetingDecision.PASSED, "", "用户测试报告已签，上下游都已回归"),
    (
        19,
        MeetingDecision.CONDITIONAL,
        "压测报告周五前补齐，由开发部复核",
        "峰值只测到日常的两倍",
    ),
    (11, MeetingDecision.PASSED, "", "培训手册已发到各部门"),
    (9, MeetingDecision.POSTPONED, "等关联系统的接口定稿", "对方接口字段还在变"),
    (16, MeetingDecision.NOT_PASSED, "遗留缺陷影响对账，修复后再评", "对账差异还有两笔没查清"),
)


class ReviewOffice:
    """The release office's work on meetings."""

    def __init__(self, core: Core, cast: Cast, pace: Pace, now: datetime) -> None:
        """Look back a week from the present, and ahead to the next working day."""
        self._core = core
        self._cast = cast
        self._pace = pace
        self._now = now
        self._host: Person = cast.holding("release_office")

    def held(self) -> Iterator[datetime]:
        """Tell the meeting of last week, from its call to its minutes."""
        day = self._pace.working_day(self._pace.day_of(self._now - _WEEK))
        start = self._pace.at(day, 14)
        yield self._pace.morning_before(start, 1)
        if not self._core.agenda.waiting():
            return
        meeting_id = self._call(start)
        yield start
        self._core.meetings.begin(self._host, meeting_id, self._seen(meeting_id).version)
        for name in _NEEDED[:-1]:
            guest = self._cast.named(name)
            self._core.meetings.set_arrived(guest, meeting_id, guest.id, arrived=True)
        at = start
        for place, item in enumerate(self._seen(meeting_id).items):
            if place:
                version = self._seen(meeting_id).version
                self._core.meetings.turn_to(self._host, meeting_id, item.id, version)
            minutes, decision, note, words = _COURSE[place % len(_COURSE)]
            at += minutes * _MINUTE
            yield at
            self._settle(meeting_id, item, decision, note, words)
        self._core.meetings.end(self._host, meeting_id, self._seen(meeting_id).version)
        self._core.minutes.make(self._host, meeting_id)

    def to_come(self) -> Iterator[datetime]:
        """Tell the call of the next meeting, this morning or the last one there was work."""
        today = self._pace.working_day(self._pace.day_of(self._now))
        at = min(self._now, self._pace.at(today, 9, 5))
        yield at
        start = self._pace.at(self._pace.working_day(self._pace.day_of(self._now), 1), 14)
        meeting_id = self._call(start)
        topic = TopicDraft(title=_TOPIC, presenter_id=self._cast.named(_NEEDED[3]).id, minutes=10)
        self._core.agenda.save_topic(self._host, meeting_id, topic)
        for name in _NEEDED[:3]:
            self._core.meetings.reply(self._cast.named(name), meeting_id, Reply.COMES)

    def _call(self, start: datetime) -> int:
        day = self._pace.day_of(start)
        people = [Invitation(self._cast.named(name).id) for name in _NEEDED]
        people += [Invitation(self._cast.named(name).id, required=False) for name in _OPTIONAL]
        draft = MeetingDraft(
            title=f"{day.month}月{day.day}日 发布评审会",
            place=_PLACE,
            starts_at=start,
            host_id=self._host.id,
            people=tuple(people),
        )
        changes: Changes = self._core.meetings.save(self._host, draft)
        meeting_id = next(iter(changes.ids(Kind.MEETING)))
        self._core.agenda.add_by_rule(self._host, meeting_id)
        return meeting_id

    def _settle(
        self, meeting_id: int, item: AgendaItem, decision: MeetingDecision, note: str, words: str
    ) -> None:
        record = self._core.meeting_record
        self._core.meeting_notes.add(self._cast.named(_NEEDED[0]), meeting_id, item.id, words)
        if note:
            due = self._pace.working_day(self._pace.day_of(self._core.clock.now()), 3)
            draft = ActionDraft(
                text=note,
                item_id=item.id,
                owner_id=item.owner_id,
                due_at=self._pace.at(due, 18),
            )
            record.save_action(self._host, meeting_id, draft)
        known = self._seen(meeting_id).item(item.id)
        version = known.version if known is not None else item.version
        record.decide(self._host, meeting_id, item.id, decision, note, version)

    def _seen(self, meeting_id: int) -> Meeting:
        return self._core.meetings.view(self._host, meeting_id)
