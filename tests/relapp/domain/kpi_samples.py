"""Releases for tests of key figures: valid by default, a test states only what matters."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from relapp.domain.kpi import KpiRelease
from relapp.domain.vocabulary import Outcome, ReleaseMode, ReleaseType, Strategy

SHANGHAI = ZoneInfo("Asia/Shanghai")
ENDED = datetime(2026, 8, 13, 14, tzinfo=UTC)


def a_release(number: str = "FB26-001", **facts: object) -> KpiRelease:
    """Return a successful planned upgrade that ended in the third quarter of 2026."""
    values: dict[str, object] = {
        "number": number,
        "title": "还款计划批量重算",
        "application": "核心租赁系统",
        "department": "应用系统开发部",
        "type": ReleaseType.UPGRADE,
        "mode": ReleaseMode.PLANNED,
        "strategy": Strategy.FULL,
        "process": "A",
        "ended_at": ENDED,
        "outcome": Outcome.SUCCESS,
        "confirmed": True,
    }
    return KpiRelease(**(values | facts))  # type: ignore[arg-type]


_moments = st.integers(0, 1_300_000).map(lambda n: ENDED - timedelta(minutes=1_150_000 - n))
_maybe = st.none() | st.booleans()


@st.composite
def releases(draw: st.DrawFn) -> KpiRelease:
    """Draw any release that a database could hold, well-kept or not."""
    outcome = draw(st.none() | st.sampled_from(Outcome))
    submitted = draw(st.none() | _moments)
    wait = timedelta(minutes=draw(st.integers(0, 20_000)))
    checks = draw(st.integers(0, 40))
    return a_release(
        f"FB26-{draw(st.integers(1, 999)):03d}",
        application=draw(st.sampled_from(["核心租赁系统", "资金管理系统", "总账系统"])),
        department=draw(st.sampled_from(["信息管理部", "财务管理部"])),
        type=draw(st.sampled_from(ReleaseType)),
        mode=draw(st.sampled_from(ReleaseMode)),
        strategy=draw(st.sampled_from(Strategy)),
        process=draw(st.sampled_from("AB")),
        ended_at=draw(st.none() | _moments),
        outcome=outcome,
        rolled_back=draw(st.booleans()),
        confirmed=draw(st.booleans()),
        incidents=draw(st.integers(0, 2)),
        in_window=draw(_maybe),
        on_time=draw(_maybe),
        submitted_at=submitted,
        approved_at=submitted and submitted + wait,
        checks=checks,
        checks_first_passed=draw(st.integers(0, checks)),
        materials_complete=draw(_maybe),
        cmdb_needed=draw(st.booleans()),
        cmdb_working_days=draw(st.none() | st.integers(0, 9)),
        reviewed=draw(st.booleans()),
        follow_ups=draw(st.integers(2, 4)),
        follow_ups_overdue=draw(st.integers(0, 2)),
    )
