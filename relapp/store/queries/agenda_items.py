"""Reads what stands on the agenda of one meeting: releases and topics in one order, and notes."""

from typing import Any

from sqlalchemy import Connection, Row, select

from relapp.domain.meeting import AgendaItem, AgendaReason, Note
from relapp.domain.vocabulary import ItemState, MeetingDecision, ReleaseMode, ReleaseType
from relapp.store.tables import meeting as t
from relapp.store.tables import people as p
from relapp.store.tables.journal import release_card as c

_decider = p.person.alias("decider")
_presenter = p.person.alias("presenter")


def agenda_items(connection: Connection, meeting_id: int) -> tuple[AgendaItem, ...]:
    """Return releases and topics in the order of the agenda."""
    found = [*_releases(connection, meeting_id), *_topics(connection, meeting_id)]
    # The program before knows no topics and numbers releases without them: a release goes first.
    return tuple(sorted(found, key=lambda i: (i.position, i.is_topic, abs(i.id))))


def notes(connection: Connection, meeting_id: int) -> tuple[Note, ...]:
    """Return the notes of a meeting whose writers are known, oldest first."""
    statement = (
        select(t.meeting_note, p.person.c.name.label("person"))
        .join(p.person, p.person.c.id == t.meeting_note.c.person_id)
        .where(t.meeting_note.c.meeting_id == meeting_id)
        .order_by(t.meeting_note.c.id)
    )
    return tuple(
        Note(
            row.id,
            item_key(row.item_id, row.topic_id) or 0,
            row.person_id,
            row.person,
            row.head,
            row.said,
            row.version,
        )
        for row in connection.execute(statement)
    )


def item_key(item_id: int | None, topic_id: int | None) -> int | None:
    """Return the key on the agenda of what a row points at."""
    return item_id if topic_id is None else -topic_id


def _releases(connection: Connection, meeting_id: int) -> tuple[AgendaItem, ...]:
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
    )
    return tuple(
        AgendaItem(
            id=row.id,
            release_id=row.release_id,
            why=AgendaReason(row.why),
            **_course(row),
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
        for row in connection.execute(statement)
    )


def _topics(connection: Connection, meeting_id: int) -> tuple[AgendaItem, ...]:
    statement = (
        select(
            t.meeting_topic,
            _decider.c.name.label("decided_by"),
            _presenter.c.name.label("presenter"),
        )
        .outerjoin(_decider, _decider.c.id == t.meeting_topic.c.decided_by_id)
        .outerjoin(_presenter, _presenter.c.id == t.meeting_topic.c.presenter_id)
        .where(t.meeting_topic.c.meeting_id == meeting_id)
    )
    return tuple(
        AgendaItem(
            id=-row.id,
            release_id=None,
            why=AgendaReason.TOPIC,
            **_course(row),
            title=row.title,
            owner_id=row.presenter_id,
            owner=row.presenter or "",
        )
        for row in connection.execute(statement)
    )


def _course(row: Row[Any]) -> dict[str, Any]:
    """Return what both kinds have in common."""
    return {
        "position": row.position,
        "minutes": row.minutes,
        "state": ItemState(row.state),
        "seconds": row.seconds,
        "decision": MeetingDecision(row.decision) if row.decision else None,
        "decision_note": row.decision_note,
        "decided_by": row.decided_by or "",
        "decided_at": row.decided_at,
        "note": row.note,
        "version": row.version,
    }
