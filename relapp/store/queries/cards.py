"""Reads cards: one SELECT for board, table and lists, whatever the size (DESIGN 3.4)."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select

from relapp.domain.board import CardFilter, CardList, Scope
from relapp.domain.card import ReleaseCard
from relapp.domain.definition import BoardColumn, ReleaseMode, ReleaseType, Strategy
from relapp.domain.gate import Need, Reason
from relapp.domain.release import LIVE, Outcome, Status
from relapp.domain.text import Text
from relapp.errors import NotFound
from relapp.store.tables.journal import release_card as t

_LIVE = [status.value for status in LIVE]
_BACKSLASH = "\\"


def find_cards(connection: Connection, wanted: CardFilter, ended_since: datetime) -> CardList:
    """Return the cards that match.

    Args:
        connection: where to read.
        wanted: the filter; with the board's scope, ended releases count from `ended_since` on.
        ended_since: start of the period whose ended releases the board shows.
    """
    condition = and_(*_conditions(wanted, ended_since))
    statement = (
        select(t)
        .where(condition)
        .order_by(t.c.closed_at.desc(), t.c.release_id.desc())
        .limit(wanted.limit)
    )
    cards = tuple(_card(row) for row in connection.execute(statement))
    total = len(cards)
    if total == wanted.limit:
        counted = select(func.count()).select_from(t).where(condition)
        total = connection.execute(counted).scalar() or 0
    return CardList(cards, total)


def card_by_id(connection: Connection, release_id: int) -> ReleaseCard:
    """Return one card; raises NotFound."""
    row = connection.execute(select(t).where(t.c.release_id == release_id)).first()
    if row is None:
        raise NotFound("release.unknown", id=release_id)
    return _card(row)


def live_ids(connection: Connection) -> tuple[int, ...]:
    """Return keys of all releases on their way."""
    return tuple(connection.execute(select(t.c.release_id).where(t.c.status.in_(_LIVE))).scalars())


def _conditions(wanted: CardFilter, ended_since: datetime) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.scope is Scope.BOARD:
        found.append(or_(t.c.status.in_(_LIVE), t.c.closed_at >= ended_since))
    found += [
        column.in_([getattr(value, "value", value) for value in values])
        for column, values in (
            (t.c.type, wanted.types),
            (t.c.mode, wanted.modes),
            (t.c.column, wanted.columns),
            (t.c.status, wanted.statuses),
            (t.c.application_id, wanted.application_ids),
            (t.c.owner_id, wanted.owner_ids),
            (t.c.process_code, wanted.process_codes),
            (t.c.window_id, wanted.window_ids),
        )
        if values
    ]
    found += [t.c.search.like(_pattern(word), escape=_BACKSLASH) for word in wanted.text.split()]
    if wanted.blocked:
        found += [t.c.blocking > 0, t.c.status.in_(_LIVE)]
    if wanted.due_before is not None:
        dates = (t.c.due_at, t.c.follow_up_due, t.c.starts_at)
        found += [or_(*(d < wanted.due_before for d in dates)), t.c.status.in_(_LIVE)]
    if wanted.mine is not None:
        waits = t.c.waits_for.like(f"%,{wanted.mine},%")
        found += [or_(t.c.owner_id == wanted.mine, waits), t.c.status.in_(_LIVE)]
    return found


def _pattern(word: str) -> str:
    """Quote the wildcards of LIKE, which a person types as plain characters."""
    quoted = word.casefold()
    for sign in (_BACKSLASH, "%", "_"):
        quoted = quoted.replace(sign, _BACKSLASH + sign)
    return f"%{quoted}%"


def _card(row: Row[Any]) -> ReleaseCard:
    return ReleaseCard(
        release_id=row.release_id,
        number=row.number,
        process_row=row.process_row,
        process_code=row.process_code,
        column=BoardColumn(row.column),
        stage=row.stage,
        type=ReleaseType(row.type),
        mode=ReleaseMode(row.mode),
        strategy=Strategy(row.strategy),
        status=Status(row.status),
        title=row.title,
        application_id=row.application_id,
        application=row.application,
        version_to=row.version_to,
        owner_id=row.owner_id,
        owner=row.owner,
        department_id=row.department_id,
        window_id=row.window_id,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        total=row.total,
        unmet=row.unmet,
        blocking=row.blocking,
        first_need=Need(row.first_need) if row.first_need else None,
        first_reason=Reason(row.first_reason) if row.first_reason else None,
        first_subject=Text(row.first_zh, row.first_en),
        due_at=row.due_at,
        due_need=Need(row.due_need) if row.due_need else None,
        follow_up=row.follow_up,
        follow_up_due=row.follow_up_due,
        trial_until=row.trial_until,
        outcome=Outcome(row.outcome) if row.outcome else None,
        registered_at=row.registered_at,
        deployed_at=row.deployed_at,
        closed_at=row.closed_at,
        waits_for=frozenset(int(key) for key in row.waits_for.split(",") if key),
        changes=row.changes,
        bugfixes=row.bugfixes,
        version=row.version,
    )
