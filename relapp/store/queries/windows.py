"""Reads windows, freezes, calendar days and how full windows are."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select

from relapp.domain.vocabulary import LIVE, RunKind
from relapp.domain.window import Freeze, ReleaseWindow, WindowLoad, WindowState
from relapp.domain.working_days import CalendarDay, DayKind
from relapp.store.tables import register as g
from relapp.store.tables import release as r

_BY_ID = select(g.window).where(g.window.c.id == bindparam("window_id"))


def window_by_id(connection: Connection, window_id: int) -> ReleaseWindow | None:
    """Return one window."""
    row = connection.execute(_BY_ID, {"window_id": window_id}).first()
    return _window(row) if row else None


def lock_window(connection: Connection, window_id: int) -> ReleaseWindow | None:
    """Return one window and keep others from taking its last place meanwhile."""
    statement = select(g.window).where(g.window.c.id == window_id).with_for_update()
    row = connection.execute(statement).first()
    return _window(row) if row else None


def windows_of_year(connection: Connection, year: int) -> tuple[ReleaseWindow, ...]:
    """Return the windows of a year's plan in order of time, cancelled ones included."""
    statement = select(g.window).where(g.window.c.year == year).order_by(g.window.c.starts_at)
    return tuple(_window(row) for row in connection.execute(statement))


def windows_between(
    connection: Connection, start: datetime, end: datetime
) -> tuple[ReleaseWindow, ...]:
    """Return windows that start within a period, in order of time."""
    statement = (
        select(g.window)
        .where(g.window.c.starts_at >= start, g.window.c.starts_at < end)
        .order_by(g.window.c.starts_at)
    )
    return tuple(_window(row) for row in connection.execute(statement))


def next_window(connection: Connection, now: datetime) -> ReleaseWindow | None:
    """Return the published window that is open now or opens next."""
    statement = (
        select(g.window)
        .where(g.window.c.ends_at > now, g.window.c.state == WindowState.PUBLISHED.value)
        .order_by(g.window.c.starts_at)
        .limit(1)
    )
    row = connection.execute(statement).first()
    return _window(row) if row else None


def freezes_between(connection: Connection, start: datetime, end: datetime) -> tuple[Freeze, ...]:
    """Return freezes that touch a period, in order of time."""
    statement = (
        select(g.freeze)
        .where(g.freeze.c.ends_at > start, g.freeze.c.starts_at < end)
        .order_by(g.freeze.c.starts_at)
    )
    return tuple(_freeze(row) for row in connection.execute(statement))


def next_freeze(connection: Connection, now: datetime) -> Freeze | None:
    """Return the freeze that holds now or begins next."""
    statement = (
        select(g.freeze).where(g.freeze.c.ends_at > now).order_by(g.freeze.c.starts_at).limit(1)
    )
    row = connection.execute(statement).first()
    return _freeze(row) if row else None


def calendar_days(connection: Connection, first: date, last: date) -> tuple[CalendarDay, ...]:
    """Return holidays and make-up workdays from first to last, both included."""
    t = g.calendar_day
    statement = select(t).where(t.c.date >= first, t.c.date <= last).order_by(t.c.date)
    return tuple(
        CalendarDay(date=row.date, kind=DayKind(row.kind), name=row.name, source=row.source)
        for row in connection.execute(statement)
    )


def official_years(connection: Connection) -> frozenset[int]:
    """Return the years whose working days were published."""
    t = g.calendar_year
    return frozenset(connection.execute(select(t.c.year).where(t.c.status == "official")).scalars())


def loads(connection: Connection, window_ids: tuple[int, ...]) -> dict[int, WindowLoad]:
    """Return how many releases each window holds and their planned minutes together."""
    if not window_ids:
        return {}
    counted = (
        select(r.release.c.window_id, func.count().label("releases"))
        .where(r.release.c.window_id.in_(window_ids), r.release.c.status != "cancelled")
        .group_by(r.release.c.window_id)
    )
    minutes = (
        select(r.release.c.window_id, func.sum(r.run_step.c.minutes).label("minutes"))
        .join(r.run_step, r.run_step.c.release_id == r.release.c.id)
        .where(
            r.release.c.window_id.in_(window_ids),
            r.release.c.status.in_([status.value for status in LIVE]),
            r.run_step.c.kind != RunKind.ROLLBACK.value,
        )
        .group_by(r.release.c.window_id)
    )
    spent = {row.window_id: int(row.minutes or 0) for row in connection.execute(minutes)}
    return {
        row.window_id: WindowLoad(releases=row.releases, minutes=spent.get(row.window_id, 0))
        for row in connection.execute(counted)
    }


def _window(row: Row[Any]) -> ReleaseWindow:
    return ReleaseWindow(
        id=row.id,
        year=row.year,
        number=row.number,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        families=tuple(filter(None, row.families.split(","))),
        capacity=row.capacity,
        material_due_at=row.material_due_at,
        state=WindowState(row.state),
        moved_from=row.moved_from,
        move_reason=row.move_reason,
        note=row.note,
        version=row.version,
    )


def _freeze(row: Row[Any]) -> Freeze:
    return Freeze(
        id=row.id,
        name=row.name,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        hard=row.hard,
        reason=row.reason,
        version=row.version,
    )
