"""Builds the sample office: two years of releases up to the present, through the services alone."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from relapp.bootstrap import Core
from relapp.clock import FixedClock
from relapp.domain.board import CardFilter, Scope
from relapp.domain.card_reckoning import card_of
from relapp.domain.office import DEFAULT_ZONE
from relapp.domain.quarter import Quarter
from relapp.domain.vocabulary import ChangeKind, ChangeState
from relapp.sample.calendar_desk import CalendarDesk
from relapp.sample.cast import Cast
from relapp.sample.director import Director, Progress
from relapp.sample.ended import ENDED
from relapp.sample.fate import plot_of
from relapp.sample.furnish import founder, furnish
from relapp.sample.live import LIVE
from relapp.sample.pace import Pace, statutory_pace
from relapp.sample.plots import Ended, Order, Plot
from relapp.sample.review import ReviewOffice
from relapp.sample.spot_office import SpotOffice
from relapp.sample.timing import Timing

QUARTERS = 8
_LEAD = timedelta(days=75)
"""From the first entry to the first quarter counted: time to plan what ends in it."""
_DAY = timedelta(days=1)
_CHANGE, _FIX = ChangeKind.CHANGE, ChangeKind.BUGFIX
_FREE, _WAITING, _NO = ChangeState.APPROVED, ChangeState.SUBMITTED, ChangeState.REJECTED

OFFERS = (
    # Days before the present, application, number, title, kind, state.
    (9, "核心租赁系统", "CR-2295", "合同变更单打印优化", _CHANGE, _FREE),
    (8, "总账系统", "CR-2297", "辅助核算项校验", _CHANGE, _FREE),
    (2, "客户自助门户", "BUG-2301", "账单日期显示错误", _FIX, _FREE),
    (7, "租后管理系统", "CR-2298", "巡检照片加水印", _CHANGE, _FREE),
    (6, "统一认证平台", "CR-2300", "弱口令定期提示", _CHANGE, _FREE),
    (5, "移动展业", "BUG-2303", "客户列表排序不稳定", _FIX, _FREE),
    (4, "人力资源系统", "CR-2304", "离职交接清单", _CHANGE, _FREE),
    (6, "数据报表平台", "CR-2299", "自助报表导出限流", _CHANGE, _WAITING),
    (5, "费用报销系统", "CR-2302", "对公付款批次合并", _CHANGE, _WAITING),
    (3, "核心租赁系统", "CR-2305", "联合租赁份额调整", _CHANGE, _WAITING),
    (2, "运维监控平台", "CR-2306", "告警收敛规则", _CHANGE, _WAITING),
    (1, "电子签章服务", "BUG-2307", "骑缝章位置偏移", _FIX, _WAITING),
    (11, "合同影像平台", "CR-2291", "影像库整体迁云", _CHANGE, _NO),
    (10, "票据管理系统", "CR-2293", "手工补录贴现利息", _CHANGE, _NO),
)
WITHDRAWN = ("reports-3", "CR-2268")
"""A release, and the change in it whose approval is taken back."""
EDITED = "leasing-68"
EDITIONS = ((4, ""), (1, "补充罚息口径抽样核对办法，回退步骤增加接口网关"))
"""The release whose plan was made twice, how many days ago, and what changed."""


def build_sample(
    url: str,
    now: datetime,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Create a database with the whole office as it stands at a moment.

    Args:
        url: file path or URL; nothing may be there yet.
        now: the present of the sample, aware.
        progress: told the day reached and the share done, 0..1, once for each command.
        cancelled: asked before each command whether to stop.

    Raises:
        StoreUnavailable: something is there already, or the place cannot be written.
        Cancelled: the person stopped it; what was made so far is no complete sample.
    """
    clock = FixedClock(beginning(now))
    core = furnish(url, clock)
    try:
        play(core, clock, now, progress=progress, cancelled=cancelled)
        check_sample(core)
    finally:
        core.close()


def beginning(now: datetime) -> datetime:
    """Return when the records begin: early enough for the first of the quarters counted."""
    zone = ZoneInfo(DEFAULT_ZONE)
    return Quarter.containing(now, zone).shifted(1 - QUARTERS).bounds(zone)[0] - _LEAD


def play(
    core: Core,
    clock: FixedClock,
    now: datetime,
    *,
    live: Sequence[Plot] = LIVE,
    ended: Sequence[Ended] = ENDED,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Let everything happen in a furnished office from its clock's moment to the present."""
    start = clock.now()
    pace = statutory_pace(range(start.year - 1, now.year + 3))
    desk = CalendarDesk(core, pace, founder(core), start, now)
    timing = Timing(pace, desk.almanac, now)
    director = Director(core, clock, pace, desk, now)
    stories = desk.stories()
    stories += [director.tell(plot, course) for plot, course in timing.live(live)]
    stories += [director.tell(plot_of(e), course) for e, course in timing.ended(ended)]
    review = ReviewOffice(core, Cast(core), pace, now)
    stories += [review.held(), review.to_come()]
    stories += _smaller_stories(director, pace, now, {plot.key for plot in live})
    spots = SpotOffice(core, Cast(core), pace, now)
    stories += [spots.found_true(), spots.in_doubt()]
    director.play(stories, progress, cancelled)


def check_sample(core: Core) -> None:
    """Walk all chains and compare every card with the facts.

    Raises:
        RuntimeError: something does not hold, which is a defect of the services.
    """
    proof = core.history.verify()
    if not proof.sound:
        raise RuntimeError(f"broken chains: {proof.breaks}")
    for card in core.board.cards(CardFilter(scope=Scope.EVERYTHING)).cards:
        view = core.releases.view(card.release_id)
        if card_of(view.definition, view.facts) != card:
            raise RuntimeError(f"card of {card.number} is not what the facts say")


def _smaller_stories(
    director: Director, pace: Pace, now: datetime, keys: set[str]
) -> list[Iterator[datetime]]:
    """Return what happens beside the releases."""
    stories = [director.refuse(pace.worked(now - 17 * _DAY))]
    for days, application, number, title, kind, state in OFFERS:
        at = pace.worked(now - days * _DAY)
        stories.append(director.offer(at, application, Order(number, title, kind), state))
    if WITHDRAWN[0] in keys:
        stories.append(director.withdraw(pace.worked(now - 2 * _DAY), WITHDRAWN[1]))
    if EDITED in keys:
        for days, note in EDITIONS:
            stories.append(director.make_plan(pace.worked(now - days * _DAY), EDITED, note))
    return stories
