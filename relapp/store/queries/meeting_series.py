"""Reads series of meetings with their people, and what became of each of their days."""

from collections import defaultdict
from datetime import date, time
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select, update

from relapp.domain.meeting import Invitation
from relapp.domain.meeting_series import Cycle, Occurrence, OffDays, Series, SeriesRule
from relapp.domain.vocabulary import MeetingState
from relapp.store.tables import meeting as t
from relapp.store.tables import people as p


def all_series(connection: Connection) -> tuple[Series, ...]:
    """Return every series, those that go on first, then by title."""
    people: dict[int, list[Invitation]] = defaultdict(list)
    invited = select(t.meeting_series_person).order_by(
        t.meeting_series_person.c.required.desc(), t.meeting_series_person.c.person_id
    )
    for row in connection.execute(invited):
        people[row.series_id].append(Invitation(row.person_id, row.required))
    statement = (
        select(t.meeting_series, p.person.c.name.label("host"))
        .join(p.person, p.person.c.id == t.meeting_series.c.host_id)
        .order_by(t.meeting_series.c.ended, t.meeting_series.c.title, t.meeting_series.c.id)
    )
    return tuple(
        Series(
            row.id,
            row.title,
            row.place,
            SeriesRule(
                cycle=Cycle(row.cycle),
                weekday=row.weekday,
                nth=row.nth,
                first_day=row.first_day,
                last_day=row.last_day,
                off_days=OffDays(row.off_days),
            ),
            time.fromisoformat(row.starts),
            row.minutes,
            row.host_id,
            row.host,
            tuple(people[row.id]),
            row.ended,
            row.version,
        )
        for row in connection.execute(statement)
    )


def occurrences(
    connection: Connection, series_id: int, start: date, zone: ZoneInfo
) -> tuple[Occurrence, ...]:
    """Return what is stored of the days of a series from a day of its rule on."""
    o = t.meeting_occurrence.c
    statement = (
        select(
            t.meeting_occurrence,
            t.meeting.c.starts_at,
            t.meeting.c.state,
            t.meeting.c.note,
            t.meeting.c.version,
        )
        .outerjoin(t.meeting, t.meeting.c.id == o.meeting_id)
        .where(o.series_id == series_id, o.rule_day >= start)
        .order_by(o.rule_day)
    )
    return tuple(
        Occurrence(
            row.rule_day,
            row.meeting_id,
            row.own,
            row.reason or row.note or "",
            row.starts_at.astimezone(zone).date() if row.starts_at is not None else None,
            row.starts_at,
            MeetingState(row.state) if row.state else None,
            row.version or 0,
        )
        for row in connection.execute(statement)
    )


def keep_apart(connection: Connection, meeting_id: int) -> None:
    """Note that a meeting was arranged for itself: its series no longer changes it."""
    here = t.meeting_occurrence.c.meeting_id == meeting_id
    connection.execute(update(t.meeting_occurrence).where(here).values(own=True))
