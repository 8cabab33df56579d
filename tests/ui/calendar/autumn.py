"""A year of windows around 16 September 2026, as the calendar's tests show it."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from relapp.calendar_seed import statutory_days
from relapp.domain.card import ReleaseCard
from relapp.domain.register import ChangeRequest
from relapp.domain.text import Text
from relapp.domain.vocabulary import (
    BoardColumn,
    ChangeKind,
    ChangeState,
    Need,
    Outcome,
    ReleaseMode,
    ReleaseType,
    Status,
    Strategy,
)
from relapp.domain.wall_time import wall_to_utc
from relapp.domain.window import Freeze, ReleaseWindow, WindowLoad, WindowState
from relapp.domain.window_rule import WindowRule, dates, material_due
from relapp.domain.working_days import WorkingCalendar
from ui.calendar.snapshot import CalendarSnapshot

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 9, 16, 1, 12, tzinfo=UTC)
RULE = WindowRule(families=("Java", "前端", "报表"))
CALENDAR = WorkingCalendar(statutory_days(2025, 2026), (2025, 2026))
APPLICATIONS = (
    "核心租赁系统",
    "总账系统",
    "移动展业",
    "资金管理系统",
    "费用报销系统",
    "客户自助门户",
)


def a_window(number: int, day: date, **changes: object) -> ReleaseWindow:
    """A published window on a day, by the rule."""
    values: dict[str, object] = {
        "id": number,
        "year": day.year,
        "number": number,
        "starts_at": wall_to_utc(day, time(19, 30), ZONE),
        "ends_at": wall_to_utc(day, time(23, 30), ZONE),
        "families": RULE.families,
        "capacity": 8,
        "material_due_at": material_due(RULE, day, ZONE, CALENDAR),
        "state": WindowState.PUBLISHED,
    }
    return ReleaseWindow(**{**values, **changes})  # type: ignore[arg-type]


def a_card(release_id: int, **changes: object) -> ReleaseCard:
    """A live upgrade in preparation."""
    values: dict[str, object] = {
        "release_id": release_id,
        "number": f"FB26-{release_id}",
        "process_row": 1,
        "process_code": "A",
        "column": BoardColumn.PREPARING,
        "stage": "preparation",
        "type": ReleaseType.UPGRADE,
        "mode": ReleaseMode.PLANNED,
        "strategy": Strategy.FULL,
        "status": Status.RUNNING,
        "title": "还款计划批量重算与罚息口径调整",
        "application_id": release_id % len(APPLICATIONS) + 1,
        "application": APPLICATIONS[release_id % len(APPLICATIONS)],
        "version_to": f"V{release_id % 7 + 1}.{release_id % 5}.0",
        "owner_id": 1,
        "owner": "陈志远",
        "department_id": 1,
        "window_id": None,
        "starts_at": None,
        "ends_at": None,
        "total": 21,
        "unmet": 0,
        "blocking": 0,
        "first_need": None,
        "first_reason": None,
        "first_subject": Text("", ""),
        "due_at": None,
        "due_need": None,
        "follow_up": Text("", ""),
        "follow_up_due": None,
        "trial_until": None,
        "outcome": None,
        "registered_at": datetime(2026, 8, 1, tzinfo=UTC),
        "deployed_at": None,
        "closed_at": None,
        "waits_for": frozenset(),
        "changes": 1,
        "bugfixes": 0,
        "version": 3,
    }
    return ReleaseCard(**{**values, **changes})  # type: ignore[arg-type]


def the_windows() -> tuple[ReleaseWindow, ...]:
    """The 24 windows of the year; the eighteenth was moved before the Mid-Autumn holiday."""
    found = [a_window(n, day) for n, day in enumerate(dates(RULE, 2026), 1)]
    found[17] = a_window(
        18,
        date(2026, 9, 22),
        moved_from=wall_to_utc(date(2026, 9, 24), time(19, 30), ZONE),
        move_reason="中秋前一日",
    )
    return tuple(found)


def the_cards() -> tuple[ReleaseCard, ...]:
    """Six releases done in window 17, seven planned for window 18, two emergencies."""
    ended = {"column": BoardColumn.CLOSED, "status": Status.CLOSED, "window_id": 17}
    done = [a_card(130 + n, outcome=Outcome.SUCCESS, **ended) for n in range(5)]
    done.append(a_card(136, outcome=Outcome.ROLLED_BACK, **ended))
    next_ones = [a_card(145 + n, window_id=18) for n in range(4)]
    next_ones.append(a_card(149, window_id=18, unmet=4, blocking=1, first_need=Need.DEPENDENCY))
    next_ones += [a_card(150, window_id=18, unmet=2), a_card(151, window_id=18)]
    urgent = {"mode": ReleaseMode.EMERGENCY, "type": ReleaseType.UPGRADE}
    tonight = a_card(159, starts_at=datetime(2026, 9, 16, 13, tzinfo=UTC), **urgent)
    past = a_card(
        131,
        starts_at=datetime(2026, 9, 3, 13, tzinfo=UTC),
        status=Status.CLOSED,
        outcome=Outcome.SUCCESS,
        **urgent,
    )
    return (*done, *next_ones, tonight, past)


def the_snapshot(**changes: object) -> CalendarSnapshot:
    """Everything of the year, read at `NOW`."""
    windows = the_windows()
    loads = {w.id: WindowLoad(w.id % 5 + 3, 30 * (w.id % 5 + 3)) for w in windows if w.id < 17}
    loads |= {17: WindowLoad(6, 150), 18: WindowLoad(7, 205), 19: WindowLoad(8, 200)}
    loads |= {20: WindowLoad(5, 120), 21: WindowLoad(1, 20), 23: WindowLoad(2, 30)}
    values: dict[str, object] = {
        "year": 2026,
        "zone": ZONE,
        "windows": windows,
        "freezes": (
            a_freeze(1, "年终关账封网", date(2026, 1, 1), date(2026, 1, 6)),
            a_freeze(2, "春节保障封网", date(2026, 2, 10), date(2026, 2, 24)),
            a_freeze(3, "季末关账封网", date(2026, 9, 28), date(2026, 10, 1)),
            a_freeze(4, "国庆保障封网", date(2026, 10, 1), date(2026, 10, 9)),
            a_freeze(5, "年终关账封网", date(2026, 12, 20), date(2027, 1, 1)),
        ),
        "calendar": CALENDAR,
        "loads": loads,
        "cards": the_cards(),
        "loose": (
            a_card(157, title="新系统首次上线", type=ReleaseType.NEW_SYSTEM),
            a_card(158, title="采集代理批量升级", process_code="B"),
        ),
        "changes": (
            a_change(2295, "合同变更单打印优化"),
            a_change(2297, "辅助核算项校验"),
            a_change(2301, "账单日期显示错误", kind=ChangeKind.BUGFIX),
        ),
        "families": dict.fromkeys(range(1, len(APPLICATIONS) + 1), "Java"),
    }
    return CalendarSnapshot(**{**values, **changes})  # type: ignore[arg-type]


def a_freeze(freeze_id: int, name: str, first: date, until: date, hard: bool = True) -> Freeze:
    """A freeze of whole days; `until` is the day after the last."""
    start, end = wall_to_utc(first, time(), ZONE), wall_to_utc(until, time(), ZONE)
    return Freeze(id=freeze_id, name=name, starts_at=start, ends_at=end, hard=hard)


def a_change(number: int, title: str, kind: ChangeKind = ChangeKind.CHANGE) -> ChangeRequest:
    """An approved change that no release carries."""
    application = number % len(APPLICATIONS)
    return ChangeRequest(
        number,
        f"CR-{number}",
        title,
        kind,
        ChangeState.APPROVED,
        application + 1,
        APPLICATIONS[application],
        date(2026, 9, 15),
    )
