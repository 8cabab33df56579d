"""Words of a card that change with the moment: countdown, strip, date line, outcome."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final
from unicodedata import east_asian_width
from zoneinfo import ZoneInfo

from relapp.domain.card import ReleaseCard, Urgency, urgency
from relapp.domain.text import Language, Text
from relapp.domain.vocabulary import BoardColumn, Need, Outcome, ReleaseMode, Status
from relapp.wording import terms
from relapp.wording.countdown import card_day, countdown, short_day
from ui.kit.painting import Tone

_DAY: Final = timedelta(days=1)
STRIP_ROOM: Final = 18
"""Halves of a sign that fit into the strip of a card."""
EVENING: Final = 18
"""From this hour on an appointment is 今晚."""

# What is to be done by the due date, and how the same is called when it is late.
_DUE: Final = {
    Need.CHECK: (Text("补齐材料", "Papers due"), Text("材料", "Papers")),
    Need.DELIVERABLE: (Text("补齐材料", "Papers due"), Text("材料", "Papers")),
    Need.SECTION: (Text("写完方案", "Plan due"), Text("方案", "Plan")),
    Need.SIGNATURE: (Text("签署", "Sign-off"), Text("签署", "Sign-off")),
    Need.SCHEDULE: (Text("定窗口", "Schedule"), Text("排期", "Schedule")),
    Need.RUN_SHEET: (Text("上线步骤", "Run sheet"), Text("步骤", "Run sheet")),
    Need.OUTCOME: (Text("确认结果", "Confirm"), Text("确认", "Confirmation")),
    Need.FOLLOW_UP: (Text("跟进", "Follow-up"), Text("跟进", "Follow-up")),
    Need.TRIAL_RUN: (Text("试运行到期", "Trial ends"), Text("试运行", "Trial run")),
    Need.DEPENDENCY: (Text("等关联发布", "Dependency"), Text("关联发布", "Dependency")),
    Need.CHANGE: (Text("变更批准", "Change"), Text("变更", "Change")),
    Need.HOLD: (Text("恢复", "Resume"), Text("挂起", "Hold")),
    Need.TEST: (Text("做完测试", "Tests due"), Text("测试", "Tests")),
    Need.RETURN: (Text("补充并重新提交", "Mend, resubmit"), Text("退回", "Sent back")),
}
_OTHER_DUE: Final = (Text("到期", "Due"), Text("", ""))
"""Of a need that only a newer program knows."""
_ENDS: Final = {
    Outcome.SUCCESS: (Tone.OK, "circle-check"),
    Outcome.ROLLED_BACK: (Tone.BAD, "undo"),
    Outcome.UNCONFIRMED: (Tone.BAD, "circle-x"),
    Outcome.CANCELLED: (Tone.NEUTRAL, "circle-minus"),
}


@dataclass(frozen=True, slots=True)
class Strip:
    """One coloured line: what is urgent, its tone and icon; `short` serves lanes and tables."""

    text: str
    short: str
    tone: Tone
    icon: str


@dataclass(frozen=True, slots=True)
class DateLine:
    """The absolute date and, beside it, how far away it is."""

    date: str
    left: str
    tone: str
    """Token name of the colour of `left`."""
    brief: str = ""
    """The date without its weekday, for where both do not fit; "" where there is none."""


def late(due: datetime, now: datetime) -> Text:
    """Return how late something is: whole days from the first one on."""
    if now - due < _DAY:
        return countdown(due, now)
    days = (now - due).days
    return Text(f"{days} 天", f"{days} d")


class CardWords:
    """Words cards in one language and zone."""

    def __init__(self, language: Language, zone: ZoneInfo) -> None:
        self.language: Language = language
        self.zone = zone

    def midnight(self, now: datetime) -> datetime:
        """Return the end of today in the office's zone."""
        tomorrow = now.astimezone(self.zone).date() + timedelta(days=1)
        return datetime.combine(tomorrow, time(), self.zone)

    def day(self, at: datetime) -> str:
        """Return 9/22 周二 / Tue 22 Sep."""
        return self._say(card_day(at, self.zone))

    def short_day(self, at: datetime) -> str:
        """Return 9/22 / 22 Sep."""
        return self._say(short_day(at, self.zone))

    def last_day(self, end: datetime) -> str:
        """Return the last day of a period that ends at this moment; midnight is the day before."""
        return self.short_day(end - timedelta(seconds=1))

    def date_line(self, card: ReleaseCard, now: datetime) -> DateLine:
        """Return date and countdown of the window, or that it is live, closed, not scheduled."""
        say = self._say
        if not card.live:
            at = card.closed_at or card.registered_at
            ended = Text("关闭于 {d}", "Closed {d}").of(self.language)
            return DateLine(ended.format(d=self.short_day(at)), "", "text_2")
        if card.deployed_at is not None:
            live = say(Text("{d} 已上线", "Live {d}"))
            return DateLine(live.format(d=self.short_day(card.deployed_at)), "", "text")
        if card.starts_at is None:
            return DateLine(say(Text("未排期", "Not scheduled")), "", "text_2")
        left, tone = self._left(card, card.starts_at, now)
        return DateLine(self.day(card.starts_at), left, tone, self.short_day(card.starts_at))

    def strip(self, card: ReleaseCard, now: datetime) -> Strip | None:
        """Return the one strip of a card: overdue before due today before trial run."""
        state, at = urgency(card, now, self.midnight(now))
        if at is None:
            return None
        if state is Urgency.OVERDUE:
            return self._overdue(card, at, now)
        if state is Urgency.TODAY:
            return self._today(card, at, now)
        left = countdown(at, now)
        text = Text("试运行剩 {n}", "Trial run: {n} left").format(n=left)
        short = Text("试运行 {n}", "Trial {n}").format(n=left)
        return Strip(self._say(text), self._say(short), Tone.ACCENT, "hourglass")

    def outcome(self, card: ReleaseCard) -> Strip:
        """Return how a release ended."""
        if card.status is Status.REFUSED:
            text = self._say(Text("不受理", "Refused"))
            return Strip(text, text, Tone.NEUTRAL, "circle-minus")
        ended = card.outcome or Outcome.CANCELLED
        tone, icon = _ENDS[ended]
        text = self._say(terms.OUTCOME[ended])
        return Strip(text, text, tone, icon)

    def process(self, card: ReleaseCard) -> str:
        """Return 流程 B for cards of any process but the first."""
        if card.process_code in ("", "A"):
            return ""
        return self._say(Text("流程 {c}", "Flow {c}")).format(c=card.process_code)

    def sentence(self, card: ReleaseCard, now: datetime) -> str:
        """Return what a screen reader says of the whole card."""
        say, comma = self._say, "，" if self.language == "zh" else ", "
        line = self.date_line(card, now)
        parts = [
            f"{card.number} {card.application}",
            card.version_to,
            say(terms.COLUMN[card.column]),
        ]
        if card.mode is ReleaseMode.EMERGENCY:
            parts.append(say(terms.MODE_SHORT[card.mode]))
        if card.blocking:
            parts.append(say(Text("阻塞 {n} 项", "{n} blocking")).format(n=card.blocking))
        strip = self.strip(card, now) if card.live else self.outcome(card)
        parts += [strip.text] if strip else []
        parts.append(line.date)
        if line.left:
            parts.append(say(Text("还有 {n}", "in {n}")).format(n=line.left))
        return comma.join(part for part in parts if part)

    def _left(self, card: ReleaseCard, start: datetime, now: datetime) -> tuple[str, str]:
        if start < now:
            if card.ends_at and now < card.ends_at and card.column is BoardColumn.IMPLEMENTING:
                return self._say(Text("进行中", "now")), "warn"
            past = Text("已过 {n}", "{n} ago").format(n=late(start, now))
            return self._say(past), "bad"
        if start < self.midnight(now):
            return "", "warn"
        tone = "text" if start - now <= timedelta(days=7) else "text_2"
        return self._say(countdown(start, now)), tone

    def _overdue(self, card: ReleaseCard, at: datetime, now: datetime) -> Strip:
        passed = late(at, now)
        subject: Text | str = _DUE.get(card.due_need, _OTHER_DUE)[1] if card.due_need else ""
        if card.follow_up_due == at and card.follow_up.zh:
            subject = card.follow_up
        text = Text("{s}逾期 {n}", "{s} {n} overdue").format(s=subject, n=passed)
        if _width(self._say(text)) > STRIP_ROOM:
            # What is cut off must not be how late it is.
            text = Text("逾期 {n} · {s}", "{n} overdue · {s}").format(s=subject, n=passed)
        short = Text("逾期 {n}", "{n} late").format(n=passed)
        return Strip(self._say(text).strip(), self._say(short), Tone.BAD, "triangle")

    def _today(self, card: ReleaseCard, at: datetime, now: datetime) -> Strip:
        clock = f"{at.astimezone(self.zone):%H:%M}"
        evening = at.astimezone(self.zone).hour >= EVENING
        when = Text("今晚", "Tonight") if evening else Text("今天", "Today")
        if card.starts_at == at and card.follow_up_due != at:
            text = Text("{w} {t} · {n}", "{w} {t} · {n}").format(
                w=when, t=clock, n=countdown(at, now)
            )
            return Strip(self._say(text), clock, Tone.WARN, "clock")
        what: Text | str = _DUE.get(card.due_need, _OTHER_DUE)[0] if card.due_need else ""
        if card.follow_up_due == at and card.follow_up.zh:
            what = card.follow_up
        text = Text("今天 {t} {s}", "{s} {t}").format(t=clock, s=what)
        short = Text("{t} {s}", "{t} {s}").format(t=clock, s=what)
        return Strip(self._say(text), self._say(short), Tone.WARN, "clock")

    def _say(self, text: Text) -> str:
        return text.of(self.language)


def _width(text: str) -> int:
    """Return the width in halves of a Chinese sign."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)
