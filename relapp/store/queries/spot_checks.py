"""Reads what the office verified, and the answers among which it draws what to verify."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    bindparam,
    exists,
    or_,
    select,
)

from relapp.domain.definition import Profile
from relapp.domain.release import CheckAnswer, Evidence
from relapp.domain.role_grant import Place
from relapp.domain.spot_check import Tick
from relapp.domain.spot_verdict import SpotCheck
from relapp.domain.vocabulary import (
    LIVE,
    CheckResult,
    ReleaseMode,
    ReleaseType,
    Status,
    Strategy,
)
from relapp.store.tables import approving as a
from relapp.store.tables import people as p
from relapp.store.tables import register as g
from relapp.store.tables import release as r

_KEY: BindParameter[int] = bindparam("release_id")
_looker = p.person.alias("looker")
_finder = p.person.alias("finder")
_OF_RELEASE = (
    select(a.spot_check, p.person.c.name.label("person"))
    .join(p.person, p.person.c.id == a.spot_check.c.person_id)
    .where(a.spot_check.c.release_id == _KEY)
)


@dataclass(frozen=True, slots=True)
class AnsweredCheck:
    """An answer with what its release tells about it; moments are aware UTC."""

    tick: Tick
    answer: CheckAnswer
    number: str
    application: str
    version_to: str
    process_row: int
    profile: Profile
    place: Place
    status: Status
    closed_at: datetime | None


def spot_checks(connection: Connection, release_id: int) -> dict[str, SpotCheck]:
    """Return what the office found about the checks of a release, by check."""
    return {
        row.item_id: SpotCheck(
            row.item_id, row.holds, row.note, row.person_id, row.person, row.at, row.version
        )
        for row in connection.execute(_OF_RELEASE, {"release_id": release_id})
    }


def answered_checks(
    connection: Connection, closed_since: datetime | None
) -> tuple[AnsweredCheck, ...]:
    """Return every answer of running releases, and of those closed since a moment.

    Args:
        connection: where to read.
        closed_since: aware; None leaves ended releases out.
    """
    which: ColumnElement[bool] = r.release.c.status.in_([status.value for status in LIVE])
    if closed_since is not None:
        closed = r.release.c.status == Status.CLOSED.value
        which = or_(which, and_(closed, r.release.c.closed_at >= closed_since))
    rows = connection.execute(_answered().where(which)).all()
    return tuple(_answered_check(row) for row in rows)


def evidence_of(
    connection: Connection, keys: Iterable[tuple[int, str]]
) -> dict[tuple[int, str], tuple[Evidence, ...]]:
    """Return the evidence of some checks in one statement, oldest first."""
    wanted = set(keys)
    statement = (
        select(r.evidence, _finder.c.name.label("person"))
        .join(_finder, _finder.c.id == r.evidence.c.person_id)
        .where(r.evidence.c.release_id.in_(sorted({key for key, _ in wanted})))
        .order_by(r.evidence.c.id)
    )
    found: dict[tuple[int, str], list[Evidence]] = defaultdict(list)
    for row in connection.execute(statement) if wanted else ():
        key = (row.release_id, row.item_id)
        if key in wanted:
            found[key].append(
                Evidence(
                    row.id, row.item_id, row.name, row.sha256 or "", row.link, row.person, row.at
                )
            )
    return {key: tuple(pieces) for key, pieces in found.items()}


def _answered() -> Select[Any]:
    answer, looked = r.check_answer, a.spot_check
    backed = exists().where(
        r.evidence.c.release_id == answer.c.release_id, r.evidence.c.item_id == answer.c.item_id
    )
    return (
        select(
            answer,
            p.person.c.name.label("person"),
            backed.label("has_evidence"),
            r.release.c.number,
            r.release.c.version_to,
            r.release.c.process_id,
            r.release.c.type,
            r.release.c.mode,
            r.release.c.strategy,
            r.release.c.yes,
            r.release.c.status,
            r.release.c.closed_at,
            r.release.c.department_id,
            r.release.c.application_id,
            g.application.c.name.label("application"),
            looked.c.holds,
            looked.c.note.label("looked_note"),
            looked.c.person_id.label("looker_id"),
            looked.c.at.label("looked_at"),
            looked.c.version.label("looked_version"),
            _looker.c.name.label("looker"),
        )
        .join(r.release, r.release.c.id == answer.c.release_id)
        .join(g.application, g.application.c.id == r.release.c.application_id)
        .join(p.person, p.person.c.id == answer.c.person_id)
        .outerjoin(
            looked,
            and_(looked.c.release_id == answer.c.release_id, looked.c.item_id == answer.c.item_id),
        )
        .outerjoin(_looker, _looker.c.id == looked.c.person_id)
        .order_by(answer.c.release_id, answer.c.item_id)
    )


def _answered_check(row: Row[Any]) -> AnsweredCheck:
    result = CheckResult(row.result)
    tick = Tick(
        row.release_id,
        row.item_id,
        result,
        row.person_id,
        row.at,
        has_note=bool(row.note),
        has_evidence=bool(row.has_evidence),
        emergency=row.mode == ReleaseMode.EMERGENCY.value,
        looked=_looked(row),
    )
    return AnsweredCheck(
        tick=tick,
        answer=CheckAnswer(
            row.item_id, result, row.note, row.person_id, row.person, row.at, row.version
        ),
        number=row.number,
        application=row.application,
        version_to=row.version_to,
        process_row=row.process_id,
        profile=Profile(
            ReleaseType(row.type),
            ReleaseMode(row.mode),
            Strategy(row.strategy),
            frozenset(filter(None, row.yes.split(","))),
        ),
        place=Place(row.department_id, row.application_id),
        status=Status(row.status),
        closed_at=row.closed_at,
    )


def _looked(row: Row[Any]) -> SpotCheck | None:
    if row.looker_id is None:
        return None
    return SpotCheck(
        row.item_id,
        row.holds,
        row.looked_note,
        row.looker_id,
        row.looker,
        row.looked_at,
        row.looked_version,
    )
