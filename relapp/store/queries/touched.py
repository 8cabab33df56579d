"""Tells which releases' cards follow from something that was touched."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, or_, select

from relapp.domain.changes import Kind
from relapp.domain.vocabulary import LIVE
from relapp.store.tables.register import change_request
from relapp.store.tables.release import release, release_dependency

_NAMED_ON_CARDS = {
    Kind.WINDOW: release.c.window_id,
    Kind.APPLICATION: release.c.application_id,
    Kind.PERSON: release.c.owner_id,
}
_ROLES = (Kind.PERSON, Kind.DEPARTMENT)
"""Who holds a role, or heads a department, decides what waits for whom on every card."""
_LIVE = release.c.status.in_([status.value for status in LIVE])


def releases_behind(connection: Connection, touched: Iterable[tuple[Kind, int]]) -> frozenset[int]:
    """Return keys of releases whose card may have changed with these subjects."""
    ids: dict[Kind, set[int]] = defaultdict(set)
    for kind, key in touched:
        ids[kind].add(key)
    conditions: list[ColumnElement[bool]] = [
        column.in_(ids[kind]) for kind, column in _NAMED_ON_CARDS.items() if ids[kind]
    ]
    if ids[Kind.RELEASE]:
        conditions.append(release.c.id.in_(_waiting_for(ids[Kind.RELEASE])) & _LIVE)
    if ids[Kind.CHANGE_REQUEST]:
        conditions.append(release.c.id.in_(_carrying(ids[Kind.CHANGE_REQUEST])))
    if any(ids[kind] for kind in _ROLES):
        conditions.append(_LIVE)
    if not conditions:
        return frozenset()
    return frozenset(connection.execute(select(release.c.id).where(or_(*conditions))).scalars())


def _waiting_for(release_ids: set[int]) -> ColumnElement[int]:
    others = release_dependency.c.other_id.in_(release_ids)
    return select(release_dependency.c.release_id).where(others).scalar_subquery()


def _carrying(change_ids: set[int]) -> ColumnElement[int]:
    carried = change_request.c.id.in_(change_ids) & change_request.c.release_id.is_not(None)
    return select(change_request.c.release_id).where(carried).scalar_subquery()
