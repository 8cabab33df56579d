"""The cases that the tour walks through both processes, side by side on one clock."""

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from relapp.bootstrap import Core
from relapp.clock import FixedClock
from relapp.domain.vocabulary import ReleaseMode, TestKind
from relapp.sample.pace import pace_of
from relapp.sample.setbacks import Rework, SentBack
from relapp.sample.walk import Begun, Trip, begin

_DAY = timedelta(days=1)
_APPROVED_AFTER = 2 / 3
"""Share of the time to its window after which a release is before its signers."""


class CaseKind(StrEnum):
    """What a case shows."""

    NORMAL = "normal"
    RETURNED = "returned"
    EMERGENCY = "emergency"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Case:
    """A walk of one process that shows one thing."""

    process_id: str
    kind: CaseKind
    trip: Trip
    place: str = ""
    """Where on the page of the release it is told, as an address says it."""


@dataclass(frozen=True, slots=True)
class Walked:
    """A case whose release is registered."""

    case: Case
    code: str
    """Mark of its process in small letters, `a` or `b`."""
    release_id: int
    number: str


_NEW_LIMIT = "补充：批量超过 40 分钟即停止，恢复原程序并通知关联系统。"
CASES: tuple[Case, ...] = (
    Case("application_golive", CaseKind.NORMAL, Trip(title="查询提速与权限细分")),
    Case(
        "application_golive",
        CaseKind.RETURNED,
        Trip(
            application="租后管理系统",
            title="巡检任务自动派单",
            sent_back={
                "test:business": SentBack(
                    opinion="派单规则与营业部口径不一致，24 例中 2 例派错人。",
                    section="purpose",
                    text="派单口径以营业部 8 月确认的规则为准。",
                    note="派单规则已按营业部口径改好，可以再测。",
                ),
                "development_upgrade": SentBack(
                    opinion="回退方案没有写停止的时限，请补充后再走一遍。",
                    stage="preparing",
                    section="rollback",
                    text=_NEW_LIMIT,
                    note="回退方案已补停止时限，其余未动。",
                ),
            },
        ),
        "signature/development_upgrade",
    ),
    Case(
        "application_golive",
        CaseKind.EMERGENCY,
        Trip(
            mode=ReleaseMode.EMERGENCY,
            application="移动展业",
            title="放款确认页闪退修复",
        ),
        "check/user_test_signed",
    ),
    Case(
        "application_golive",
        CaseKind.LAPSED,
        Trip(
            application="合同影像平台",
            title="影像归档校验",
            reworked={
                "pmo_review": Rework(
                    section="rollback",
                    text=_NEW_LIMIT,
                    row="抽样核对归档结果",
                    version="V3.0.1",
                )
            },
        ),
        "signature/pmo_review",
    ),
    Case(
        "service_release",
        CaseKind.NORMAL,
        Trip(application="运维监控平台", title="告警收敛规则上线"),
    ),
    Case(
        "service_release",
        CaseKind.RETURNED,
        Trip(
            application="客户服务工单",
            title="工单时限提醒改造",
            sent_back={
                "customer_acceptance": SentBack(
                    opinion="节假日的时限仍按自然日算，不能接受。",
                    section="content",
                    text="时限一律按客户工作日历计算，含调休。",
                    retest=TestKind.FUNCTION,
                    note="时限已改按工作日历，复测通过，请重新评审和验收。",
                ),
                "lead_golive": SentBack(
                    opinion="回退演练只有安装，没有恢复数据的用时，请补齐。",
                    stage="golive_planning",
                    section="golive_rollback",
                    text="恢复数据演练两次，最长 26 分钟，记录已归档。",
                    note="已补恢复数据的用时，请重新审批。",
                ),
            },
        ),
        "signature/lead_golive",
    ),
    Case(
        "service_release",
        CaseKind.EMERGENCY,
        Trip(
            mode=ReleaseMode.EMERGENCY,
            application="电子签章服务",
            title="证书链失效紧急修复",
            why="证书链失效，客户签不了合同，等不到正常排期。",
            late="合同签署中断，先恢复，按期补测。",
        ),
        "check/test_function",
    ),
    Case(
        "service_release",
        CaseKind.LAPSED,
        Trip(
            application="数据报表平台",
            title="报表调度节点扩容",
            reworked={
                "change_golive": Rework(
                    section="golive_flow",
                    text="扩容节点先加入调度、不接任务，核对十分钟后再放量。",
                    row="核对新节点的任务量",
                    version="V3.0.1",
                )
            },
        ),
        "signature/change_golive",
    ),
)
Told = Callable[[Sequence[Walked]], None]


def walk_cases(
    core: Core, clock: FixedClock, show: Told | None = None, cases: Sequence[Case] = CASES
) -> tuple[Walked, ...]:
    """Walk all cases to their ends and return them in order.

    Args:
        core: an office with people, applications and published windows.
        clock: its clock, which moves on.
        show: called once, when all that the cases tell is to be seen at the same time:
            returned, lapsed and overdue, and none of it mended yet.
        cases: what to walk; each process must be active.

    Raises:
        RelappError: a service refuses; then a gate of a process cannot be satisfied.
    """
    definitions = {definition.id: definition for definition in core.processes.active()}
    now, ahead, begun = clock.now(), _ahead(core, clock), list[Begun]()
    for case in cases:
        mates = [c for c in cases if c.process_id == case.process_id]
        room = sum(1 for c in mates if c.trip.mode is ReleaseMode.PLANNED)
        trip = replace(case.trip, ahead=ahead, room=room)
        begun.append(begin(core, definitions[case.process_id], trip))
        if trip.mode is ReleaseMode.PLANNED:
            # None may miss its evening while it waits for the others to be shown.
            ahead = max(ahead, begun[-1].starts_at - now - _DAY / 2)
    walked = tuple(
        Walked(
            case,
            definitions[case.process_id].code.lower(),
            b.player.release_id,
            b.player.view().facts.release.number,
        )
        for case, b in zip(cases, begun, strict=True)
    )
    _play(clock, begun, lambda: show(walked) if show is not None else None)
    return walked


def _ahead(core: Core, clock: FixedClock) -> timedelta:
    """Return how far the planned ones must lie ahead.

    When their signers are asked, what the emergencies have put off shall be overdue.
    """
    now = clock.now()
    pace = pace_of(core, (now.year, now.year + 1))
    overdue = pace.at(pace.working_day(pace.day_of(now + 2 * _DAY), 6), 9)
    return (overdue - now) / _APPROVED_AFTER


def _play(clock: FixedClock, begun: Sequence[Begun], show: Callable[[], None]) -> None:
    """Tell all stories in the order of time; each that has something to show waits for the rest."""
    stories = [(b.story, b.story.events()) for b in begun]
    queue = [(clock.now(), place) for place in range(len(stories))]
    held: list[tuple[datetime, int]] = []
    shown = False
    while queue or held:
        waiting = {place for _, place in held}
        tellers = {place for place, (story, _) in enumerate(stories) if story.has_twist}
        if not shown and (not queue or tellers <= waiting):
            show()
            shown = True
            queue, held = [*queue, *held], []
            heapq.heapify(queue)
        moment, place = heapq.heappop(queue)
        clock.set(max(moment, clock.now()))
        story, events = stories[place]
        following = next(events, None)
        if following is None:
            continue
        if story.telling and story.told_all and not shown:
            held.append((following, place))
        else:
            heapq.heappush(queue, (following, place))
