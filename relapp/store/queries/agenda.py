"""Reads which releases may need a review meeting, with what decides whether they do."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, func, select

from relapp.domain.agenda import MEETING_CHECK, Candidate
from relapp.domain.definition import ProcessDefinition, Profile
from relapp.domain.vocabulary import (
    CheckResult,
    ItemState,
    MeetingDecision,
    MeetingState,
    ReleaseMode,
    ReleaseType,
    Status,
    Strategy,
)
from relapp.store.tables import meeting as t
from relapp.store.tables import release as r
from relapp.store.tables.journal import release_card as c

DefinitionOf = Callable[[Connection, int], ProcessDefinition]

_NOT_ENDED = (MeetingState.PLANNED.value, MeetingState.RUNNING.value)
_LET_PASS = (MeetingDecision.PASSED.value, MeetingDecision.CONDITIONAL.value)
_TO_COME = (ItemState.OPEN.value, ItemState.CURRENT.value)


def candidates(connection: Connection, definition_of: DefinitionOf) -> tuple[Candidate, ...]:
    """Return every running release with what decides whether it waits for a meeting."""
    check = and_(r.check_answer.c.release_id == c.c.release_id, _item_is(MEETING_CHECK))
    items = _item_facts()
    statement = (
        select(
            c.c.release_id,
            c.c.number,
            c.c.process_row,
            c.c.stage,
            c.c.type,
            c.c.mode,
            c.c.strategy,
            c.c.starts_at,
            c.c.unmet,
            r.release.c.stage_since,
            r.release.c.yes,
            r.check_answer.c.result,
            items.c.settled_at,
            items.c.listed,
        )
        .join(r.release, r.release.c.id == c.c.release_id)
        .outerjoin(r.check_answer, check)
        .outerjoin(items, items.c.release_id == c.c.release_id)
        .where(c.c.status == Status.RUNNING.value)
    )
    return tuple(
        _candidate(row, definition_of(connection, row.process_row))
        for row in connection.execute(statement).all()
    )


def _item_is(item_id: str) -> ColumnElement[bool]:
    return r.check_answer.c.item_id == item_id


def _item_facts() -> Any:
    """Return, by release, when a meeting last let it pass and on how many agendas it waits."""
    item, meeting = t.meeting_item.c, t.meeting.c
    waits = and_(meeting.state.in_(_NOT_ENDED), item.state.in_(_TO_COME))
    return (
        select(
            item.release_id,
            func.max(case((item.decision.in_(_LET_PASS), item.decided_at))).label("settled_at"),
            func.sum(case((waits, 1), else_=0)).label("listed"),
        )
        .join(t.meeting, meeting.id == item.meeting_id)
        .group_by(item.release_id)
        .subquery()
    )


def _candidate(row: Any, definition: ProcessDefinition) -> Candidate:
    mode = ReleaseMode(row.mode)
    profile = Profile(
        ReleaseType(row.type),
        mode,
        Strategy(row.strategy),
        frozenset(filter(None, row.yes.split(","))),
    )
    checks = definition.stage(row.stage).checks
    return Candidate(
        release_id=row.release_id,
        number=row.number,
        stage=row.stage,
        stage_since=row.stage_since,
        mode=mode,
        starts_at=row.starts_at,
        asks_check=any(i.id == MEETING_CHECK and i.when.holds(profile) for i in checks),
        check_open=row.result in (None, CheckResult.FAIL.value),
        unmet=row.unmet,
        settled_at=row.settled_at,
        listed=bool(row.listed),
    )
