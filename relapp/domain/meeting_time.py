"""How the time of a meeting stands, and where it goes next: pure reckoning on what was read."""

from datetime import datetime, timedelta
from enum import StrEnum

from relapp.domain.meeting import AgendaItem, Meeting
from relapp.domain.vocabulary import ItemState, MeetingDecision


class TimeBand(StrEnum):
    """How an item's time stands: half, three quarters, all of it used."""

    CALM = "calm"
    HALF = "half"
    LATE = "late"
    OVER = "over"


_HALF, _LATE = 0.5, 0.75


def time_band(seconds: int, minutes: int) -> TimeBand:
    """Return the band of the time used."""
    share = seconds / (minutes * 60)
    if share > 1:
        return TimeBand.OVER
    if share > _LATE:
        return TimeBand.LATE
    return TimeBand.HALF if share > _HALF else TimeBand.CALM


def seconds_used(meeting: Meeting, item: AgendaItem, now: datetime) -> int:
    """Return how long the meeting has spoken about an item; a pause does not count."""
    since = meeting.current_since
    if not meeting.running or item.id != meeting.current_item_id or since is None:
        return item.seconds
    until = meeting.paused_at or now
    return item.seconds + max(0, int((until - since).total_seconds()))


def seconds_behind(meeting: Meeting, now: datetime) -> int:
    """Return by how much the items spoken about took longer than planned; negative is early.

    The current item counts once it is over its time.
    """
    behind = 0
    for item in meeting.items:
        used = seconds_used(meeting, item, now)
        if item.id == meeting.current_item_id:
            behind += max(0, used - item.minutes * 60)
        elif not item.open:
            behind += used - item.minutes * 60
    return behind


def planned_starts(meeting: Meeting, now: datetime) -> dict[int, datetime]:
    """Return when each item begins that is still to come, by its key."""
    at = meeting.starts_at
    current = meeting.current
    if meeting.running:
        left = 0
        if current is not None:
            left = max(0, current.minutes * 60 - seconds_used(meeting, current, now))
        at = now + timedelta(seconds=left)
    found: dict[int, datetime] = {}
    for item in meeting.items:
        if item.state is ItemState.OPEN:
            found[item.id] = at
            at += timedelta(minutes=item.minutes)
    return found


def next_open(meeting: Meeting) -> AgendaItem | None:
    """Return the item that comes next: the first open one after the current, else the first."""
    waiting = [item for item in meeting.items if item.state is ItemState.OPEN]
    current = meeting.current
    place = current.position if current is not None else 0
    return next((i for i in waiting if i.position > place), waiting[0] if waiting else None)


def left_state(item: AgendaItem) -> ItemState:
    """Return the state of an item that the meeting turns away from."""
    if item.decision is None:
        return ItemState.OPEN
    postponed = item.decision is MeetingDecision.POSTPONED
    return ItemState.POSTPONED if postponed else ItemState.DONE
