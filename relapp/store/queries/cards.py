"""Reads cards: one SELECT for board, table and lists, whatever the size (DESIGN 3.4)."""

import re
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, true

from relapp.domain.board import CardFilter, CardList, Scope
from relapp.domain.card import ReleaseCard
from relapp.domain.vocabulary import (
    LIVE,
    Status,
)
from relapp.errors import NotFound
from relapp.store import card_rows
from relapp.store.tables.journal import release_card as t

_LIVE = [status.value for status in LIVE]
_ENDED = [status.value for status in Status if status not in LIVE]
_BACKSLASH = "\\"
_UNFIT = re.compile("[\0\ud800-\udfff]")
_NEVER = "\uffff"
_LONGEST = 500


def find_cards(connection: Connection, wanted: CardFilter, ended_since: datetime) -> CardList:
    """Return the cards that match.

    Args:
        connection: where to read.
        wanted: the filter; with the board's scope, ended releases count from `ended_since` on.
        ended_since: start of the period whose ended releases the board shows.
    """
    condition = and_(true(), *_conditions(wanted, ended_since))
    statement = (
        _CARDS.where(condition)
        .order_by(t.c.closed_at.desc().nulls_first(), t.c.release_id.desc())
        .limit(wanted.limit)
    )
    cards = tuple(card_rows.from_values(row) for row in connection.execute(statement))
    total = len(cards)
    if total == wanted.limit:
        counted = select(func.count()).select_from(t).where(condition)
        total = connection.execute(counted).scalar() or 0
    return CardList(cards, total)


def card_by_id(connection: Connection, release_id: int) -> ReleaseCard:
    """Return one card; raises NotFound."""
    row = connection.execute(_CARDS.where(t.c.release_id == release_id)).first()
    if row is None:
        raise NotFound("release.unknown", id=release_id)
    return card_rows.from_values(row)


def live_ids(connection: Connection) -> tuple[int, ...]:
    """Return keys of all releases on their way."""
    return tuple(connection.execute(select(t.c.release_id).where(t.c.status.in_(_LIVE))).scalars())


def _conditions(wanted: CardFilter, ended_since: datetime) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.scope is Scope.BOARD:
        # Naming the ended states lets one index answer both halves.
        ended = and_(t.c.status.in_(_ENDED), t.c.closed_at >= ended_since)
        found.append(or_(t.c.status.in_(_LIVE), ended))
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
    """Quote the wildcards of LIKE, which a person types as plain characters.

    What no text can hold is replaced by a sign that none holds either; SQLite gives up on
    patterns of many thousand characters.
    """
    quoted = _UNFIT.sub(_NEVER, word.casefold()[:_LONGEST])
    for sign in (_BACKSLASH, "%", "_"):
        quoted = quoted.replace(sign, _BACKSLASH + sign)
    return f"%{quoted}%"


_CARDS = select(*(t.c[name] for name in card_rows.NAMES))
