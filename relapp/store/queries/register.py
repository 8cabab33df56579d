"""Reads applications and change requests."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, or_, select, union

from relapp.domain.journal import Event, release_chain
from relapp.domain.register import Application, ChangeRequest
from relapp.domain.vocabulary import LIVE, ChangeKind, ChangeState, Criticality, Outcome
from relapp.store.tables import journal as j
from relapp.store.tables import people as p
from relapp.store.tables import register as g
from relapp.store.tables import release as r

_LETTING_GO = [outcome.value for outcome in Outcome if outcome.lets_changes_go]
_owner = p.person.alias("owner")
_manager = p.person.alias("manager")


def applications(connection: Connection) -> tuple[Application, ...]:
    """Return all applications by name, those out of use included."""
    links: dict[int, list[int]] = defaultdict(list)
    for row in connection.execute(select(g.application_link)):
        links[row.application_id].append(row.depends_on_id)
    statement = (
        select(
            g.application,
            _owner.c.name.label("owner"),
            _manager.c.name.label("manager"),
            p.department.c.name.label("department"),
        )
        .outerjoin(_owner, _owner.c.id == g.application.c.owner_id)
        .outerjoin(_manager, _manager.c.id == g.application.c.manager_id)
        .outerjoin(p.department, p.department.c.id == g.application.c.department_id)
        .order_by(g.application.c.name)
    )
    return tuple(
        Application(
            id=row.id,
            name=row.name,
            code=row.code,
            family=row.family,
            owner_id=row.owner_id,
            owner=row.owner or "",
            manager_id=row.manager_id,
            manager=row.manager or "",
            department_id=row.department_id,
            department=row.department or "",
            criticality=Criticality(row.criticality),
            current_version=row.current_version,
            depends_on=tuple(links.get(row.id, ())),
            active=row.active,
            version=row.version,
        )
        for row in connection.execute(statement)
    )


def change_requests(
    connection: Connection, *, free_only: bool = False
) -> tuple[ChangeRequest, ...]:
    """Return change requests by number; `free_only` leaves out those in a release or done."""
    statement = _changes().order_by(g.change_request.c.number)
    if free_only:
        statement = statement.where(
            or_(g.change_request.c.release_id.is_(None), r.release.c.outcome.in_(_LETTING_GO)),
            g.change_request.c.state != ChangeState.DONE.value,
        )
    return tuple(_change(row) for row in connection.execute(statement))


def changes_of_release(
    connection: Connection, release_id: int, outcome: Outcome | None = None
) -> tuple[ChangeRequest, ...]:
    """Return the change requests a release carries, by number.

    One whose outcome let them go still shows those that another release has taken on.
    """
    moved = outcome is not None and outcome.lets_changes_go
    facts = {"release_id": release_id, **({"chain": release_chain(release_id)} if moved else {})}
    found = connection.execute(_EVER_OF_RELEASE if moved else _OF_RELEASE, facts)
    return tuple(_change(row) for row in found)


def changes_by_id(connection: Connection, ids: tuple[int, ...]) -> tuple[ChangeRequest, ...]:
    """Return the change requests of these keys; unknown ones are left out."""
    if not ids:
        return ()
    statement = _changes().where(g.change_request.c.id.in_(ids))
    return tuple(_change(row) for row in connection.execute(statement))


def ids_in_ended_releases(connection: Connection) -> frozenset[int]:
    """Return the keys of the change requests whose release is over and did not let them go."""
    table, release = g.change_request, r.release
    statement = (
        select(table.c.id)
        .join(release, release.c.id == table.c.release_id)
        .where(
            release.c.status.not_in([status.value for status in LIVE]),
            or_(release.c.outcome.is_(None), release.c.outcome.not_in(_LETTING_GO)),
        )
    )
    return frozenset(connection.execute(statement).scalars())


def _changes() -> Select[Any]:
    return (
        select(
            g.change_request,
            g.application.c.name.label("application"),
            r.release.c.number.label("release_number"),
            r.release.c.outcome.label("release_outcome"),
        )
        .outerjoin(g.application, g.application.c.id == g.change_request.c.application_id)
        .outerjoin(r.release, r.release.c.id == g.change_request.c.release_id)
    )


_OF_RELEASE = (
    _changes()
    .where(g.change_request.c.release_id == bindparam("release_id"))
    .order_by(g.change_request.c.number)
)
_MOVED = select(j.journal.c.subject).where(
    j.journal.c.chain == bindparam("chain"), j.journal.c.event == Event.CHANGE_MOVED.value
)
_OWN = select(g.change_request.c.number).where(
    g.change_request.c.release_id == bindparam("release_id")
)
_EVER_OF_RELEASE = (
    _changes()
    .where(g.change_request.c.number.in_(union(_OWN, _MOVED)))
    .order_by(g.change_request.c.number)
)


def _change(row: Row[Any]) -> ChangeRequest:
    return ChangeRequest(
        id=row.id,
        number=row.number,
        title=row.title,
        kind=ChangeKind(row.kind),
        state=ChangeState(row.state),
        application_id=row.application_id,
        application=row.application or "",
        approved_on=row.approved_on,
        impact=row.impact,
        resources=row.resources,
        release_id=row.release_id,
        release_number=row.release_number or "",
        version=row.version,
        source=row.source,
        source_state=row.source_state,
        link=row.link,
        let_go=row.release_outcome in _LETTING_GO,
    )
