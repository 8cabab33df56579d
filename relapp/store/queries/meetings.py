"""Reads review meetings: the list, one meeting whole, and which releases wait for one."""

import json
from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Row, and_, func, select, update

from relapp.domain.changes import Kind
from relapp.domain.journal import OFFICE_CHAIN, Event
from relapp.domain.meeting import (
    ActionItem,
    AgendaItem,
    AgendaReason,
    Attendee,
    Meeting,
    MeetingLine,
    MinutesFile,
)
from relapp.domain.vocabulary import (
    ItemState,
    MeetingDecision,
    MeetingState,
    ReleaseMode,
    ReleaseType,
    Reply,
)
from relapp.errors import NotFound
from relapp.store.tables import meeting as t
from relapp.store.tables import people as p
from relapp.store.tables.journal import journal
from relapp.store.tables.journal import release_card as c

_host = p.person.alias("host")
_decider = p.person.alias("decider")


def meeting_lines(connection: Connection) -> tuple[MeetingLine, ...]:
    """Return all meetings, newest first, with who reads them."""
    readers: dict[int, set[int]] = defaultdict(set)
    for row in connection.execute(
        select(t.meeting_person.c.meeting_id, t.meeting_person.c.person_id)
    ):
        readers[row.meeting_id].add(row.person_id)
    owners = select(t.meeting_item.c.meeting_id, c.c.owner_id).join(
        c, c.c.release_id == t.meeting_item.c.release_id
    )
    for row in connection.execute(owners.where(c.c.owner_id.is_not(None))):
        readers[row.meeting_id].add(row.owner_id)
    counted = (
        select(
            t.meeting_item.c.meeting_id,
            func.count().label("on_agenda"),
            func.count(t.meeting_item.c.decision).label("decided"),
        )
        .group_by(t.meeting_item.c.meeting_id)
        .subquery()
    )
    statement = (
        select(t.meeting, _host.c.name.label("host"), counted.c.on_agenda, counted.c.decided)
        .join(_host, _host.c.id == t.meeting.c.host_id)
        .outerjoin(counted, counted.c.meeting_id == t.meeting.c.id)
        .order_by(t.meeting.c.starts_at.desc(), t.meeting.c.id.desc())
    )
    return tuple(
        MeetingLine(
            row.id,
            row.title,
            row.place,
            row.starts_at,
            row.minutes,
            row.host_id,
            row.host,
            MeetingState(row.state),
            row.on_agenda or 0,
            row.decided or 0,
            frozenset(readers[row.id] | {row.host_id}),
        )
        for row in connection.execute(statement)
    )


def load_meeting(connection: Connection, meeting_id: int) -> Meeting:
    """Return one meeting with agenda, people and action items; raises NotFound."""
    statement = (
        select(t.meeting, _host.c.name.label("host"))
        .join(_host, _host.c.id == t.meeting.c.host_id)
        .where(t.meeting.c.id == meeting_id)
    )
    row = connection.execute(statement).first()
    if row is None:
        raise NotFound("meeting.unknown", id=meeting_id)
    return Meeting(
        id=row.id,
        title=row.title,
        place=row.place,
        starts_at=row.starts_at,
        minutes=row.minutes,
        host_id=row.host_id,
        host=row.host,
        state=MeetingState(row.state),
        began_at=row.began_at,
        ended_at=row.ended_at,
        current_item_id=row.current_item_id,
        current_since=row.current_since,
        paused_at=row.paused_at,
        shown=row.shown,
        note=row.note,
        version=row.version,
        items=_items(connection, meeting_id),
        people=_people(connection, meeting_id),
        actions=_actions(connection, meeting_id),
    )


def pulse(connection: Connection, meeting_id: int) -> tuple[int, str]:
    """Return version of a meeting and what its host shows: one row, asked twice a second."""
    statement = select(t.meeting.c.version, t.meeting.c.shown).where(t.meeting.c.id == meeting_id)
    row = connection.execute(statement).first()
    return (row.version, row.shown) if row is not None else (0, "")


def show(connection: Connection, meeting_id: int, item_id: int, shown: str) -> bool:
    """Note where the host is, if the item is still the current one; no version is raised.

    Where somebody looks is no record: it neither enters the journal nor makes a form stale.
    """
    here = and_(t.meeting.c.id == meeting_id, t.meeting.c.current_item_id == item_id)
    done = connection.execute(update(t.meeting).where(here).values(shown=shown))
    return bool(done.rowcount)


def minutes_file(connection: Connection, meeting_id: int) -> MinutesFile | None:
    """Return the newest minutes of a meeting; the journal says under which hash they are kept."""
    j = journal.c
    made = and_(
        j.chain == OFFICE_CHAIN,
        j.kind == Kind.MEETING.value,
        j.subject_id == meeting_id,
        j.event == Event.DOCUMENT_MADE.value,
    )
    after = connection.execute(
        select(j.after).where(made).order_by(j.place.desc()).limit(1)
    ).scalar()
    if after is None:
        return None
    facts = json.loads(after)
    return MinutesFile(facts["file"], facts["sha256"])


def _items(connection: Connection, meeting_id: int) -> tuple[AgendaItem, ...]:
    statement = (
        select(
            t.meeting_item,
            _decider.c.name.label("decided_by"),
            c.c.number,
            c.c.application,
            c.c.version_to,
            c.c.title,
            c.c.type,
            c.c.mode,
            c.c.owner_id,
            c.c.owner,
            c.c.starts_at,
            c.c.ends_at,
        )
        .join(c, c.c.release_id == t.meeting_item.c.release_id)
        .outerjoin(_decider, _decider.c.id == t.meeting_item.c.decided_by_id)
        .where(t.meeting_item.c.meeting_id == meeting_id)
        .order_by(t.meeting_item.c.position, t.meeting_item.c.id)
    )
    return tuple(_item(row) for row in connection.execute(statement))


def _item(row: Row[Any]) -> AgendaItem:
    return AgendaItem(
        id=row.id,
        release_id=row.release_id,
        position=row.position,
        minutes=row.minutes,
        why=AgendaReason(row.why),
        state=ItemState(row.state),
        seconds=row.seconds,
        decision=MeetingDecision(row.decision) if row.decision else None,
        decision_note=row.decision_note,
        decided_by=row.decided_by or "",
        decided_at=row.decided_at,
        note=row.note,
        version=row.version,
        number=row.number,
        application=row.application,
        version_to=row.version_to,
        title=row.title,
        type=ReleaseType(row.type),
        mode=ReleaseMode(row.mode),
        owner_id=row.owner_id,
        owner=row.owner,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
    )


def _people(connection: Connection, meeting_id: int) -> tuple[Attendee, ...]:
    statement = (
        select(t.meeting_person, p.person.c.name)
        .join(p.person, p.person.c.id == t.meeting_person.c.person_id)
        .where(t.meeting_person.c.meeting_id == meeting_id)
        .order_by(t.meeting_person.c.required.desc(), p.person.c.id)
    )
    return tuple(
        Attendee(
            row.person_id, row.name, row.required, Reply(row.reply), row.arrived_at, row.version
        )
        for row in connection.execute(statement)
    )


def _actions(connection: Connection, meeting_id: int) -> tuple[ActionItem, ...]:
    statement = (
        select(t.action_item, p.person.c.name.label("owner"))
        .outerjoin(p.person, p.person.c.id == t.action_item.c.owner_id)
        .where(t.action_item.c.meeting_id == meeting_id)
        .order_by(t.action_item.c.id)
    )
    return tuple(
        ActionItem(
            row.id,
            row.item_id,
            row.text,
            row.owner_id,
            row.owner or "",
            row.due_at,
            row.done_at,
            row.version,
        )
        for row in connection.execute(statement)
    )
