"""Reads cards: one SELECT for board, table and lists, whatever the size (DESIGN 3.4)."""

import re
from dataclasses import fields
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Row, and_, func, or_, select, true

from relapp.domain.board import CardFilter, CardList, Scope
from relapp.domain.card import ReleaseCard
from relapp.domain.text import Text
from relapp.domain.vocabulary import (
    LIVE,
    BoardColumn,
    Need,
    Outcome,
    Reason,
    ReleaseMode,
    ReleaseType,
    Status,
    Strategy,
)
from relapp.errors import NotFound
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
    cards = tuple(_card(row) for row in connection.execute(statement))
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
    return _card(row)


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


def _card(row: Row[Any]) -> ReleaseCard:
    # By position and by table: two thousand cards are eighty thousand values, and asking a row
    # by name and an enum by value for each took longer than the SELECT itself.
    values = list(row)
    for place, table in _ENUMS:
        values[place] = table[values[place]]
    values[_WAITS] = frozenset(map(int, filter(None, values[_WAITS].split(","))))
    values[_ZH : _ZH + 2] = [Text(values[_ZH], values[_ZH + 1])]
    return ReleaseCard(*values)


def _columns() -> tuple[list[Column[Any]], list[tuple[int, dict[Any, Any]]]]:
    """Return the columns in the order of the record's fields, and how enums are looked up."""
    columns: list[Column[Any]] = []
    enums: list[tuple[int, dict[Any, Any]]] = []
    for field in fields(ReleaseCard):
        if field.name in _ENUM_TYPES:
            table = {member.value: member for member in _ENUM_TYPES[field.name]}
            enums.append((len(columns), {**table, None: None}))
        names = ("first_zh", "first_en") if field.name == "first_subject" else (field.name,)
        columns.extend(t.c[name] for name in names)
    return columns, enums


_ENUM_TYPES: dict[str, type[StrEnum]] = {
    "column": BoardColumn,
    "type": ReleaseType,
    "mode": ReleaseMode,
    "strategy": Strategy,
    "status": Status,
    "first_need": Need,
    "first_reason": Reason,
    "due_need": Need,
    "outcome": Outcome,
}
_COLUMNS, _ENUMS = _columns()
_NAMES = [column.name for column in _COLUMNS]
_WAITS, _ZH = _NAMES.index("waits_for"), _NAMES.index("first_zh")
_CARDS = select(*_COLUMNS)
