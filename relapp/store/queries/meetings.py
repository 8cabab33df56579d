"""Reads review meetings: the list, one meeting whole, and which releases wait for one."""

import json
from collections import defaultdict
from dataclasses import replace

from sqlalchemy import Connection, and_, func, select, union, union_all, update

from relapp.domain.changes import Kind
from relapp.domain.journal import OFFICE_CHAIN, Event
from relapp.domain.meeting import (
    ActionItem,
    AgendaItem,
    Attendee,
    Meeting,
    MeetingLine,
    MinutesFile,
)
from relapp.domain.meeting_time import left_state
from relapp.domain.vocabulary import (
    ItemState,
    MeetingState,
    Reply,
)
from relapp.errors import NotFound
from relapp.store.queries.agenda_items import agenda_items, item_key, notes
from relapp.store.tables import meeting as t
from relapp.store.tables import people as p
from relapp.store.tables.journal import journal
from relapp.store.tables.journal import release_card as c

_host = p.person.alias("host")


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
    presenters = select(t.meeting_topic.c.meeting_id, t.meeting_topic.c.presenter_id)
    for meeting_id, person_id in connection.execute(union(owners, presenters)):
        if person_id is not None:
            readers[meeting_id].add(person_id)
    item, topic = t.meeting_item.c, t.meeting_topic.c
    agenda = union_all(
        select(item.meeting_id, item.decision), select(topic.meeting_id, topic.decision)
    ).subquery()
    counted = (
        select(
            agenda.c.meeting_id,
            func.count().label("on_agenda"),
            func.count(agenda.c.decision).label("decided"),
        )
        .group_by(agenda.c.meeting_id)
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
        items=_items(connection, meeting_id, row.current_item_id),
        people=_people(connection, meeting_id),
        actions=_actions(connection, meeting_id),
        notes=notes(connection, meeting_id),
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


def _items(
    connection: Connection, meeting_id: int, current_id: int | None
) -> tuple[AgendaItem, ...]:
    """Return the agenda; what the program before turned away from is no longer the current item."""
    return tuple(
        replace(item, state=left_state(item))
        if item.is_topic and item.state is ItemState.CURRENT and item.id != current_id
        else item
        for item in agenda_items(connection, meeting_id)
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
            item_key(row.item_id, row.topic_id),
            row.text,
            row.owner_id,
            row.owner or "",
            row.due_at,
            row.done_at,
            row.version,
        )
        for row in connection.execute(statement)
    )
