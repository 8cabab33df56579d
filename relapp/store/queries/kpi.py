"""Reads what the key figures need of ended releases, in a few SELECTs whatever the number."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, String, cast, func, literal, select

from relapp.domain.journal import Event
from relapp.domain.kpi import KpiRelease
from relapp.domain.vocabulary import (
    CheckResult,
    Decision,
    Outcome,
    ReleaseMode,
    ReleaseType,
    Strategy,
)
from relapp.domain.wall_time import day_bounds, to_wall
from relapp.domain.working_days import WorkingCalendar
from relapp.store.tables import journal as j
from relapp.store.tables import people as p
from relapp.store.tables import register as g
from relapp.store.tables import release as r


@dataclass
class _Side:
    """What other tables say of the releases, by release."""

    signatures: dict[int, tuple[datetime, datetime]]
    changes: dict[int, date]
    checks: dict[int, int]
    failed_first: dict[int, int]
    late_materials: dict[int, int]
    follow_ups: dict[int, list[Row[tuple[object, ...]]]]


@dataclass(frozen=True)
class Reckoning:
    """What counting rests on beside the rows.

    Attributes:
        now: the present, against which open follow-ups are late.
        zone: the office's, in which days are counted.
        calendar: working days.
        approving: identifiers of the stages whose signatures are the approval route.
    """

    now: datetime
    zone: ZoneInfo
    calendar: WorkingCalendar
    approving: frozenset[str]


def ended_between(
    connection: Connection, start: datetime, end: datetime, reckoning: Reckoning
) -> tuple[KpiRelease, ...]:
    """Return releases that ended in a period, cancelled ones included.

    Args:
        connection: where to read.
        start: first moment of the period, aware.
        end: first moment after it.
        reckoning: what the counting rests on.
    """
    ended = (
        r.release.c.closed_at >= start,
        r.release.c.closed_at < end,
        r.release.c.status.in_(["closed", "cancelled"]),
    )
    statement = (
        select(
            r.release,
            g.application.c.name.label("application"),
            p.department.c.name.label("department"),
            p.process.c.code.label("process"),
            g.window.c.year.label("window_year"),
            g.window.c.number.label("window_number"),
            g.window.c.starts_at.label("window_start"),
            g.window.c.ends_at.label("window_end"),
            g.window.c.material_due_at,
        )
        .join(g.application, g.application.c.id == r.release.c.application_id)
        .join(p.process, p.process.c.id == r.release.c.process_id)
        .outerjoin(p.department, p.department.c.id == r.release.c.department_id)
        .outerjoin(g.window, g.window.c.id == r.release.c.window_id)
        .where(*ended)
        .order_by(r.release.c.closed_at, r.release.c.id)
    )
    rows = connection.execute(statement).all()
    side = _side(connection, ended, reckoning.approving)
    return tuple(_release(row, side, reckoning) for row in rows)


_CHAIN = literal("release:") + cast(r.release.c.id, String)


def _side(connection: Connection, ended: Iterable[object], approving: frozenset[str]) -> _Side:
    ids = select(r.release.c.id).where(*ended)  # type: ignore[arg-type]
    s, c, k, d, f = r.signature, g.change_request, r.check_answer, r.deliverable, r.follow_up
    signatures = select(s.c.release_id, func.min(s.c.at), func.max(s.c.at)).where(
        s.c.release_id.in_(ids),
        s.c.stage.in_(approving),
        s.c.decision != Decision.RETURN.value,
    )
    changes = select(c.c.release_id, func.min(c.c.approved_on)).where(c.c.release_id.in_(ids))
    # What a rollback let go of is another release's now; when it was approved stays a fact of this.
    moved = (
        select(j.journal.c.chain, func.min(c.c.approved_on))
        .join(c, c.c.number == j.journal.c.subject)
        .where(
            j.journal.c.chain.in_(
                select(_CHAIN).where(*ended, r.release.c.outcome == Outcome.ROLLED_BACK.value)  # type: ignore[arg-type]
            ),
            j.journal.c.event == Event.CHANGE_MOVED.value,
        )
        .group_by(j.journal.c.chain)
    )
    checks = select(k.c.release_id, func.count()).where(
        k.c.release_id.in_(ids), k.c.result != CheckResult.DEFERRED.value
    )
    chains = select(_CHAIN).where(*ended)  # type: ignore[arg-type]
    failed = (
        select(j.journal.c.chain, func.count(func.distinct(j.journal.c.subject)))
        .where(
            j.journal.c.chain.in_(chains),
            j.journal.c.event == Event.CHECK_ANSWERED.value,
            # The first answer of a check has nothing before it.
            j.journal.c.before == "",
            j.journal.c.after.like('%"result":"fail"%'),
        )
        .group_by(j.journal.c.chain)
    )
    late = (
        select(d.c.release_id, func.count())
        .join(r.release, r.release.c.id == d.c.release_id)
        .join(g.window, g.window.c.id == r.release.c.window_id)
        .where(d.c.release_id.in_(ids), d.c.revision == 1, d.c.at > g.window.c.material_due_at)
    )
    follow_ups: dict[int, list[Row[tuple[object, ...]]]] = defaultdict(list)
    for row in connection.execute(select(f).where(f.c.release_id.in_(ids))):
        follow_ups[row.release_id].append(row)
    return _Side(
        {x[0]: (x[1], x[2]) for x in connection.execute(signatures.group_by(s.c.release_id))},
        _earliest(
            *((x[0], x[1]) for x in connection.execute(changes.group_by(c.c.release_id))),
            *((int(x[0].partition(":")[2]), x[1]) for x in connection.execute(moved)),
        ),
        {x[0]: x[1] for x in connection.execute(checks.group_by(k.c.release_id))},
        {int(x[0].partition(":")[2]): x[1] for x in connection.execute(failed) if ":" in x[0]},
        {x[0]: x[1] for x in connection.execute(late.group_by(d.c.release_id))},
        follow_ups,
    )


def _earliest(*approved: tuple[int, date | None]) -> dict[int, date]:
    found: dict[int, date] = {}
    for key, day in approved:
        if day is not None:
            found[key] = min(day, found.get(key, day))
    return found


def _release(row: Row[tuple[object, ...]], side: _Side, reckoning: Reckoning) -> KpiRelease:
    now = reckoning.now
    start, end = row.window_start or row.planned_start, row.window_end or row.planned_end
    deployed: datetime | None = row.deployed_at
    signed = side.signatures.get(row.id)
    approved_on = side.changes.get(row.id)
    checks = side.checks.get(row.id, 0)
    follow_ups = side.follow_ups.get(row.id, [])
    late = [f for f in follow_ups if f.due_at < (f.done_at or now)]
    cmdb = [f for f in follow_ups if "cmdb" in f.rule_id]
    outcome = Outcome(row.outcome) if row.outcome else None
    return KpiRelease(
        number=row.number,
        title=row.title,
        application=row.application,
        department=row.department or "",
        type=ReleaseType(row.type),
        mode=ReleaseMode(row.mode),
        strategy=Strategy(row.strategy),
        process=row.process,
        window=f"{row.window_year}-{row.window_number:02d}" if row.window_year else "",
        planned_start=start,
        deployed_at=deployed,
        ended_at=row.closed_at,
        outcome=outcome,
        rolled_back=outcome is Outcome.ROLLED_BACK,
        confirmed=outcome is Outcome.SUCCESS,
        in_window=_in_window(row, deployed),
        on_time=deployed <= end if deployed and end else None,
        submitted_at=signed[0] if signed else None,
        approved_at=signed[1] if signed else None,
        change_approved_at=_midnight(approved_on, reckoning.zone),
        checks=checks,
        checks_first_passed=max(0, checks - side.failed_first.get(row.id, 0)),
        materials_complete=_materials(row, side),
        cmdb_needed=bool(cmdb),
        cmdb_working_days=_cmdb_days(cmdb, deployed, reckoning),
        reviewed=any("review" in f.rule_id and f.done_at for f in follow_ups),
        follow_ups=len(follow_ups),
        follow_ups_overdue=len(late),
        follow_up_days=max((((f.done_at or now) - f.due_at).days for f in late), default=0),
        imported=row.imported,
    )


def _in_window(row: Row[tuple[object, ...]], deployed: datetime | None) -> bool | None:
    if row.window_start is None or deployed is None:
        return None
    return bool(row.window_start <= deployed <= row.window_end)


def _materials(row: Row[tuple[object, ...]], side: _Side) -> bool | None:
    if row.material_due_at is None or row.imported:
        return None
    return not side.late_materials.get(row.id, 0)


def _midnight(day: date | None, zone: ZoneInfo) -> datetime | None:
    return None if day is None else day_bounds(day, zone)[0]


def _cmdb_days(
    follow_ups: list[Row[tuple[object, ...]]], deployed: datetime | None, reckoning: Reckoning
) -> int | None:
    done = [f.done_at for f in follow_ups if f.done_at]
    if not done or deployed is None or len(done) < len(follow_ups):
        return None
    # Windows lie in the night: in UTC a deployment after midnight is still the day before.
    first, last = (to_wall(at, reckoning.zone).date() for at in (deployed, max(done)))
    return reckoning.calendar.working_days_between(first, last)
