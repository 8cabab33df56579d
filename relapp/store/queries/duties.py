"""Finds the releases at which something may wait for certain people, and their action items."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from relapp.domain.release import FINISHED
from relapp.domain.vocabulary import LIVE, MeetingState
from relapp.store.tables import approving as a
from relapp.store.tables import meeting as m
from relapp.store.tables import people as p
from relapp.store.tables import release as r
from relapp.store.tables.journal import journal_chain
from relapp.store.tables.journal import release_card as c

_LIVE = [status.value for status in LIVE]
_FINISHED = [result.value for result in FINISHED]


@dataclass(frozen=True, slots=True)
class OpenAction:
    """An action item of a meeting that is not done, with the release it belongs to, if any."""

    id: int
    meeting_id: int
    text: str
    owner_id: int
    owner: str
    due_at: datetime | None
    since: datetime
    release_id: int | None
    number: str
    application: str
    version_to: str


def releases_around(
    connection: Connection, people: Iterable[int], keeper: int, *, unowned: bool
) -> tuple[int, ...]:
    """Return keys of running releases at which something may wait for these people.

    Args:
        connection: where to read.
        people: the person and those deputised for.
        keeper: whose own releases are read whatever they wait for.
        unowned: releases without an owner count as the keeper's, too.
    """
    keys = sorted(set(people))
    rows = select(r.run_step.c.release_id).where(
        r.run_step.c.owner_id.in_(keys), r.run_step.c.result.not_in(_FINISHED)
    )
    signers = select(a.step_signer.c.release_id).where(
        a.step_signer.c.person_id.in_(keys), a.step_signer.c.ended.is_(False)
    )
    # Follow-ups name a role; who holds it for the release is known when it is read.
    dated = select(r.follow_up.c.release_id).where(r.follow_up.c.done_at.is_(None))
    conditions: list[ColumnElement[bool]] = [
        c.c.owner_id == keeper,
        *(c.c.waits_for.like(f"%,{key},%") for key in keys),
        *(c.c.release_id.in_(found) for found in (rows, signers, dated)),
    ]
    if unowned:
        conditions.append(c.c.owner_id.is_(None))
    statement = select(c.c.release_id).where(c.c.status.in_(_LIVE), or_(*conditions))
    return tuple(connection.execute(statement.order_by(c.c.release_id)).scalars())


def open_actions(connection: Connection, people: Iterable[int]) -> tuple[OpenAction, ...]:
    """Return the action items these people have not done."""
    statement = (
        select(
            m.action_item,
            p.person.c.name.label("owner"),
            m.meeting.c.starts_at.label("since"),
            c.c.release_id,
            c.c.number,
            c.c.application,
            c.c.version_to,
        )
        .join(p.person, p.person.c.id == m.action_item.c.owner_id)
        .join(m.meeting, m.meeting.c.id == m.action_item.c.meeting_id)
        .outerjoin(m.meeting_item, m.meeting_item.c.id == m.action_item.c.item_id)
        .outerjoin(c, c.c.release_id == m.meeting_item.c.release_id)
        .where(m.action_item.c.owner_id.in_(sorted(set(people))))
        .where(m.action_item.c.done_at.is_(None))
        .order_by(m.action_item.c.id)
    )
    return tuple(
        OpenAction(
            row.id,
            row.meeting_id,
            row.text,
            row.owner_id,
            row.owner,
            row.due_at,
            row.since,
            row.release_id,
            row.number or "",
            row.application or "",
            row.version_to or "",
        )
        for row in connection.execute(statement)
    )


def meetings_today(connection: Connection, person_id: int, midnight: datetime) -> int:
    """Count the meetings that run, or are planned for the day that ends at midnight.

    Counted are those the person hosts, is invited to, presents something in, or whose agenda
    names a release of the person.
    """
    meeting = m.meeting.c
    day = timedelta(days=1)
    planned = and_(
        meeting.state == MeetingState.PLANNED.value,
        meeting.starts_at >= midnight - day,
        meeting.starts_at < midnight,
    )
    guest, topic = m.meeting_person.c, m.meeting_topic.c
    concerned = or_(
        meeting.host_id == person_id,
        meeting.id.in_(select(guest.meeting_id).where(guest.person_id == person_id)),
        meeting.id.in_(select(topic.meeting_id).where(topic.presenter_id == person_id)),
        meeting.id.in_(
            select(m.meeting_item.c.meeting_id)
            .join(c, c.c.release_id == m.meeting_item.c.release_id)
            .where(c.c.owner_id == person_id)
        ),
    )
    statement = (
        select(func.count())
        .select_from(m.meeting)
        .where(or_(meeting.state == MeetingState.RUNNING.value, planned), concerned)
    )
    return int(connection.execute(statement).scalar_one())


def chain_ends(connection: Connection, chains: Iterable[str]) -> dict[str, int]:
    """Return the place of each chain's newest entry: what was read before still holds with it."""
    statement = select(journal_chain.c.chain, journal_chain.c.place).where(
        journal_chain.c.chain.in_(sorted(chains))
    )
    return {row.chain: row.place for row in connection.execute(statement)}
