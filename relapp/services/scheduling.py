"""Decides whether a release may take a window or a date of its own."""

from datetime import datetime, timedelta

from relapp.domain.release import ReleaseFacts
from relapp.domain.vocabulary import ReleaseMode, ReleaseType, RunKind
from relapp.domain.window import (
    ReleaseWindow,
    WindowLoad,
    WindowProblem,
    WindowProblemKind,
    assignment_problems,
    freeze_hits,
)
from relapp.errors import InvalidInput, NotFound, RuleViolation
from relapp.services.desk import Desk
from relapp.store.queries import register as register_queries
from relapp.store.queries import windows as window_queries
from relapp.store.unit_of_work import UnitOfWork


def schedule_values(
    desk: Desk,
    work: UnitOfWork,
    facts: ReleaseFacts,
    *,
    window_id: int | None,
    start: datetime | None,
    end: datetime | None,
) -> dict[str, object]:
    """Return the columns of a schedule that the rules accept.

    Raises:
        RuleViolation: `window.refused` with the problems, or `schedule.needs_window`.
    """
    if window_id is not None:
        window = window_queries.lock_window(work.connection, window_id)
        if window is None:
            raise NotFound("window.unknown", id=window_id)
        refusals = tuple(p for p in window_problems(desk, work, facts, window) if p.blocks)
        if refusals:
            raise RuleViolation("window.refused", problems=refusals, number=window.number)
        return {"window_id": window_id, "planned_start": None, "planned_end": None}
    if start is not None:
        _check_own_date(work, facts, start, end)
        end = end or start + timedelta(hours=4)
    return {"window_id": None, "planned_start": start, "planned_end": end if start else None}


def window_problems(
    desk: Desk, work: UnitOfWork, facts: ReleaseFacts, window: ReleaseWindow
) -> tuple[WindowProblem, ...]:
    """Return everything against putting this release into the window."""
    connection = work.connection
    taken = window_queries.loads(connection, (window.id,)).get(window.id, WindowLoad())
    minutes = planned_minutes(facts)
    if facts.release.window_id == window.id:
        taken = WindowLoad(taken.releases - 1, max(0, taken.minutes - (minutes or 0)))
    family = next(
        a.family
        for a in register_queries.applications(connection)
        if a.id == facts.release.application_id
    )
    freezes = window_queries.freezes_between(connection, window.starts_at, window.ends_at)
    return assignment_problems(window, taken, family, minutes, freezes, desk.clock.now())


def planned_minutes(facts: ReleaseFacts) -> int | None:
    """Return the minutes of the run sheet without its rollback rows, None while there is none."""
    steps = [s.minutes for s in facts.run_sheet if s.kind is not RunKind.ROLLBACK]
    return sum(steps) if steps else None


def _check_own_date(
    work: UnitOfWork, facts: ReleaseFacts, start: datetime, end: datetime | None
) -> None:
    release = facts.release
    if end is not None and end <= start:
        raise InvalidInput("window.period", starts_at=start, ends_at=end)
    by_window = work.definition(release.process_row).windows is not None
    planned_upgrade = release.type is ReleaseType.UPGRADE and release.mode is ReleaseMode.PLANNED
    if by_window and planned_upgrade:
        raise RuleViolation("schedule.needs_window", number=release.number)
    if release.mode is ReleaseMode.EMERGENCY:
        # The business accepts the risk by signature; a freeze does not stop an emergency.
        return
    freezes = window_queries.freezes_between(
        work.connection, start, end or start + timedelta(hours=4)
    )
    hard = [f for f in freeze_hits(start, end or start + timedelta(hours=4), freezes) if f.hard]
    if hard:
        problem = WindowProblem(
            WindowProblemKind.HARD_FREEZE,
            {
                "freeze_id": hard[0].id,
                "name": hard[0].name,
                "starts_at": hard[0].starts_at,
                "ends_at": hard[0].ends_at,
            },
        )
        raise RuleViolation("window.refused", problems=(problem,), number=0)
