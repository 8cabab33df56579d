"""Two years of releases for workbooks: the quarter of the picture and seven before it."""

from datetime import UTC, datetime, timedelta

from relapp.domain.kpi import KpiRelease
from relapp.domain.kpi_report import KpiReport, build_report
from relapp.domain.quarter import Quarter
from relapp.domain.vocabulary import Outcome, ReleaseMode, ReleaseType, Strategy
from tests.relapp.domain.kpi_samples import SHANGHAI, a_release

AS_OF = datetime(2026, 9, 16, 1, 12, tzinfo=UTC)
QUARTER = Quarter(2026, 3)
# Successful and ended of each quarter, as the KPI page of the pictures shows them.
_COUNTS = ((30, 35), (30, 34), (36, 41), (39, 43), (41, 45), (33, 38), (40, 43), (35, 38))
_SYSTEMS = (
    ("核心租赁系统", "租赁业务开发组"),
    ("资金管理系统", "资金接口组"),
    ("总账系统", "财务管理部"),
    ("客户自助门户", "客户服务部"),
    ("移动展业", "资产运营部"),
    ("数据报表平台", "数据组"),
)


def two_years() -> list[KpiRelease]:
    """Return releases of eight quarters with every kind of gap a real ledger has."""
    found = []
    for back, (successful, ended) in enumerate(reversed(_COUNTS)):
        quarter = QUARTER.shifted(-back)
        start, end = quarter.bounds(SHANGHAI)
        end = min(end, AS_OF)
        for n in range(ended + 1):
            moment = start + (end - start) * (n + 0.5) / (ended + 1)
            found.append(
                _release(
                    f"FB{quarter.year % 100}-{quarter.number}{n:02d}",
                    n,
                    moment,
                    n < successful,
                    n == ended,
                )
            )
    return found


def _release(number: str, n: int, ended: datetime, fine: bool, cancelled: bool) -> KpiRelease:
    application, department = _SYSTEMS[n % len(_SYSTEMS)]
    rolled_back = not fine and n % 3 != 0
    outcome = (
        Outcome.SUCCESS if fine else Outcome.ROLLED_BACK if rolled_back else Outcome.UNCONFIRMED
    )
    submitted = ended - timedelta(days=9, hours=n % 7)
    return a_release(
        number,
        title=f"第 {n} 项变更",
        application=application,
        department=department,
        type=ReleaseType.NEW_SYSTEM if n % 11 == 0 else ReleaseType.UPGRADE,
        mode=ReleaseMode.EMERGENCY if n % 6 == 1 else ReleaseMode.PLANNED,
        strategy=Strategy.PHASED if n % 17 == 3 else Strategy.FULL,
        process="B" if n % 9 == 2 else "A",
        window=f"第 {n % 24 + 1} 窗口" if n % 6 != 1 else "",
        planned_start=ended - timedelta(hours=4),
        deployed_at=None if cancelled else ended - timedelta(hours=1),
        ended_at=ended,
        outcome=Outcome.CANCELLED if cancelled else outcome,
        rolled_back=rolled_back and not cancelled,
        confirmed=fine,
        incidents=1 if n % 13 == 5 else 0,
        in_window=None if n % 6 == 1 else n % 19 != 4,
        on_time=n % 8 != 6,
        submitted_at=None if n % 10 == 9 else submitted,
        approved_at=None if n % 10 == 9 else submitted + timedelta(hours=20 + 7 * (n % 9)),
        change_approved_at=None if n % 5 == 4 else ended - timedelta(days=5 + n % 20),
        checks=21,
        checks_first_passed=21 - n % 6,
        materials_complete=None if n % 6 == 1 else n % 7 != 2,
        cmdb_needed=n % 4 != 3,
        cmdb_working_days=None if n % 15 == 8 else n % 6,
        reviewed=not fine and n % 2 == 0,
        follow_ups=3 if n % 6 == 1 else 0,
        follow_ups_overdue=2 if n == 7 else 0,
        follow_up_days=4 if n == 7 else 0,
        imported=n % 12 == 11,
    )


def a_report(*more: KpiRelease) -> KpiReport:
    """Return the report of the third quarter of 2026, nine releases still to come."""
    return build_report([*two_years(), *more], QUARTER, as_of=AS_OF, zone=SHANGHAI, upcoming=9)
