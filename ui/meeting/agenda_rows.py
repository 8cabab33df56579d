"""What the agenda shows of each item: place, release, state and when it comes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from relapp.domain.meeting import AgendaItem, Meeting
from relapp.domain.meeting_time import planned_starts, seconds_used
from relapp.domain.vocabulary import ItemState, MeetingDecision, ReleaseMode
from relapp.wording import terms
from relapp.wording.meeting import DECISION_SHORT, ITEM_STATE, WHY
from ui.kit.painting import Tone
from ui.meeting.desk import MeetingDesk

DECISION_LOOKS = {
    MeetingDecision.PASSED: ("circle-check", Tone.OK),
    MeetingDecision.CONDITIONAL: ("flag", Tone.WARN),
    MeetingDecision.NOT_PASSED: ("return", Tone.BAD),
    MeetingDecision.POSTPONED: ("clock", Tone.MUTED),
}
_STATE_LOOKS = {
    ItemState.OPEN: ("circle", Tone.NEUTRAL),
    ItemState.CURRENT: ("circle-dot", Tone.ACCENT),
    ItemState.DONE: ("circle-check", Tone.OK),
    ItemState.POSTPONED: ("clock", Tone.MUTED),
}


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One item in words."""

    item: AgendaItem
    place: int
    state: str
    icon: str
    tone: Tone
    name: str
    title: str
    time: str
    current: bool
    urgent: bool
    number: str

    @property
    def sentence(self) -> str:
        """The row as it is read aloud."""
        return f"{self.place} {self.number} {self.name} {self.title} {self.state} {self.time}"


def agenda_rows(meeting: Meeting, desk: MeetingDesk) -> tuple[AgendaRow, ...]:
    """Return the rows in the order of the agenda."""
    return tuple(_rows(meeting, desk))


def _rows(meeting: Meeting, desk: MeetingDesk) -> Iterator[AgendaRow]:
    now = desk.now()
    starts = planned_starts(meeting, now)
    for place, item in enumerate(meeting.items, start=1):
        current = item.id == meeting.current_item_id
        icon, tone = _STATE_LOOKS[item.state]
        state = desk.of(ITEM_STATE[item.state])
        if item.decision is not None:
            icon, tone = DECISION_LOOKS[item.decision]
            state = desk.of(DECISION_SHORT[item.decision])
        beside = desk.of(terms.TYPE_SHORT[item.type])
        title = f"{item.title} · {beside}"
        if item.is_topic:
            said = QCoreApplication.translate("AgendaRow", "主讲 {name}")
            title = said.format(name=item.owner) if item.owner else desk.of(WHY[item.why])
        yield AgendaRow(
            item,
            place,
            state,
            icon,
            tone,
            item.subject,
            title,
            _time(meeting, item, starts.get(item.id), desk),
            current,
            not item.is_topic and item.mode is ReleaseMode.EMERGENCY,
            item.number or desk.of(WHY[item.why]),
        )


def _time(meeting: Meeting, item: AgendaItem, start: datetime | None, desk: MeetingDesk) -> str:
    if start is not None:
        said = QCoreApplication.translate("AgendaRow", "计划 {time}，{minutes} 分钟")
        return said.format(time=desk.time(start), minutes=item.minutes)
    if item.id == meeting.current_item_id:
        said = QCoreApplication.translate("AgendaRow", "正在审，计划 {minutes} 分钟")
        return said.format(minutes=item.minutes)
    used = -(-seconds_used(meeting, item, desk.now()) // 60)
    said = QCoreApplication.translate("AgendaRow", "用时 {used} 分钟，计划 {minutes} 分钟")
    return said.format(used=used, minutes=item.minutes)
