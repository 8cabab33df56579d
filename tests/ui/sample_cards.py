"""Cards as a busy office has them, for tests and pictures: valid by default, state what matters."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from relapp.domain.card import ReleaseCard
from relapp.domain.text import Text, same
from relapp.domain.vocabulary import (
    BoardColumn,
    Need,
    Outcome,
    Reason,
    ReleaseMode,
    ReleaseType,
    Status,
    Strategy,
)

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 9, 16, 9, 12, tzinfo=ZONE).astimezone(UTC)
_C = BoardColumn


def local(month: int, day: int, hour: int = 19, minute: int = 30) -> datetime:
    """Return a moment of 2026 on the office's clock, as UTC."""
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


_BASE = ReleaseCard(
    release_id=147,
    number="FB26-147",
    process_row=1,
    process_code="A",
    column=_C.PREPARING,
    stage="preparing",
    type=ReleaseType.UPGRADE,
    mode=ReleaseMode.PLANNED,
    strategy=Strategy.FULL,
    status=Status.RUNNING,
    title="还款计划批量重算与罚息口径调整",
    application_id=1,
    application="核心租赁系统",
    version_to="V6.8.0",
    owner_id=2,
    owner="陈志远",
    department_id=None,
    window_id=None,
    starts_at=None,
    ends_at=None,
    total=21,
    unmet=3,
    blocking=0,
    first_need=None,
    first_reason=None,
    first_subject=Text("", ""),
    due_at=None,
    due_need=None,
    follow_up=same(""),
    follow_up_due=None,
    trial_until=None,
    outcome=None,
    registered_at=local(8, 3, 10, 0),
    deployed_at=None,
    closed_at=None,
    waits_for=frozenset(),
    changes=1,
    bugfixes=1,
    version=1,
)


def a_card(number: int = 147, **changes: object) -> ReleaseCard:
    """Return a card; its key is the running number of the release."""
    numbered = replace(_BASE, release_id=number, number=f"FB26-{number}")
    return replace(numbered, **changes)  # type: ignore[arg-type]


def in_window(card: ReleaseCard, number: int, start: datetime) -> ReleaseCard:
    """Put a card into a window of four hours."""
    return replace(card, window_id=number, starts_at=start, ends_at=start + timedelta(hours=4))


def closed(number: int, application: str, version: str, day: int, **changes: object) -> ReleaseCard:
    """Return a card of the last column, closed on a day of September."""
    fields: dict[str, object] = {
        "column": _C.CLOSED,
        "stage": "closed",
        "status": Status.CLOSED,
        "application": application,
        "version_to": version,
        "outcome": Outcome.SUCCESS,
        "closed_at": local(9, day, 17, 0),
        "total": 0,
        "unmet": 0,
    }
    return a_card(number, **{**fields, **changes})


def _stopped(card: ReleaseCard, count: int, need: Need, reason: Reason, zh: str) -> ReleaseCard:
    return replace(
        card, blocking=count, first_need=need, first_reason=reason, first_subject=Text(zh, zh)
    )


# number | column | application | version | title | owner | met/total | window
_BOARD = """
153 planning     数据报表平台   V3.0.0 监管报表新口径切换             郑凯   3/21  20
155 planning     风险预警平台   V2.4.0 新增行业集中度预警规则         高翔   4/19  19
156 planning     人力资源系统   V5.1.0 假勤规则调整与年假结转         许薇   2/17  19
157 planning     智能客服工作台 V1.0.0 智能客服工作台首次上线         吴倩   1/27  -
161 planning     电子签章服务   V2.4.0 批量签署性能改造               马超群 2/18  20
147 preparing    核心租赁系统   V6.8.0 还款计划批量重算与罚息口径调整 陈志远 18/21 18
151 preparing    移动展业       V3.5.0 拜访签到支持离线模式           许薇   19/20 18
149 preparing    资金管理系统   V4.2.1 银企直连新增两家银行通道       何晓东 16/20 18
152 preparing    费用报销系统   V4.0.0 差旅平台对接与标准更新         邓丽华 7/19  19
150 preparing    电子签章服务   V2.3.2 证书链更新                     马超群 9/18  19
159 approving    统一认证平台   V3.2.4 异常锁定缺陷紧急修复           马超群 12/15 -
142 approving    供应商协同平台 V1.0.0 供应商协同平台首次上线         吴倩   7/27  18
146 approving    客户自助门户   V2.9.0 发票抬头自助维护               邓丽华 18/20 18
145 approving    租后管理系统   V5.4.0 巡检任务自动派单               郑凯   20/20 18
148 approving    合同影像平台   V2.3.0 影像检索标签与水印             马超群 14/18 19
143 implementing 运维监控平台   V2.5.2 告警通道切换,第2批/共3批       高翔   24/24 -
144 implementing 总账系统       V7.2.0 科目余额表查询提速             何晓东 20/20 18
131 confirming   移动展业       V3.4.2 定位闪退紧急修复               许薇   13/15 -
138 confirming   合同影像平台   V2.2.0 影像归档分区迁移               马超群 17/18 17
140 confirming   费用报销系统   V3.9.5 发票查重规则升级               邓丽华 18/19 17
137 confirming   资金管理系统   V4.2.0 付款复核双人制                 何晓东 17/20 17
"""
_WINDOWS = {"17": local(9, 10), "18": local(9, 22), "19": local(10, 15), "20": local(10, 22)}
_URGENT = ReleaseMode.EMERGENCY
_NEW = ReleaseType.NEW_SYSTEM
_SPECIAL: dict[int, dict[str, object]] = {
    157: {"type": _NEW},
    142: {"type": _NEW, "due_at": local(9, 16, 14, 0), "due_need": Need.SIGNATURE},
    145: {"due_at": local(9, 16, 14, 0), "due_need": Need.SIGNATURE},
    151: {"due_at": local(9, 16, 18, 0), "due_need": Need.DELIVERABLE},
    159: {
        "mode": _URGENT,
        "starts_at": local(9, 16, 21, 0),
        "ends_at": local(9, 16, 22, 0),
    },
    143: {
        "process_code": "B",
        "starts_at": local(9, 16, 13, 30),
        "ends_at": local(9, 16, 17, 0),
    },
    131: {
        "mode": _URGENT,
        "deployed_at": local(9, 3),
        "follow_up": Text("补测", "Tests to make up for"),
        "follow_up_due": local(9, 14, 9, 0),
    },
    138: {
        "deployed_at": local(9, 10),
        "follow_up": Text("配置更新", "Update the CMDB"),
        "follow_up_due": local(9, 15, 9, 0),
    },
    140: {"deployed_at": local(9, 10), "trial_until": local(9, 18, 18, 0)},
    137: {"deployed_at": local(9, 10), "trial_until": local(9, 24, 18, 0)},
}
_STOPS = {
    153: (1, Need.DEPENDENCY, Reason.WAITS_FOR_RELEASE, "FB26-149"),
    147: (3, Need.CHECK, Reason.FAILED, "用户测试报告由需求部门签字"),
    149: (1, Need.CHECK, Reason.FAILED, "银行侧联调结果"),
    152: (2, Need.CHECK, Reason.FAILED, "用户培训计划"),
    159: (1, Need.SIGNATURE, Reason.NOT_SIGNED, "申请部门负责人"),
    146: (1, Need.SIGNATURE, Reason.RETURNED, "客户服务部"),
    131: (1, Need.FOLLOW_UP, Reason.NOT_DONE, "紧急发布补测"),
    138: (1, Need.FOLLOW_UP, Reason.NOT_DONE, "配置库更新到 V2.2.0"),
}


def the_board() -> tuple[ReleaseCard, ...]:
    """Return the cards of a whole board, some of every kind."""
    cancelled = {"outcome": Outcome.CANCELLED, "status": Status.CANCELLED}
    return (
        *(_live(line) for line in _BOARD.strip().splitlines()),
        closed(136, "人力资源系统", "V5.0.6", 15, owner="许薇"),
        closed(135, "总账系统", "V7.1.3", 15, owner="何晓东"),
        closed(133, "客户自助门户", "V2.8.1", 11, owner="邓丽华", outcome=Outcome.ROLLED_BACK),
        closed(129, "资产处置系统", "V1.7.0", 8, owner="郑凯", **cancelled),
        *(closed(100 + n, f"供应链对账 {n}", "V1.3.0", 1, owner="邓丽华") for n in range(12)),
    )


def _live(line: str) -> ReleaseCard:
    number, column, application, version, title, owner, progress, window = line.split()
    met, total = map(int, progress.split("/"))
    card = a_card(
        int(number),
        column=_C(column),
        stage=column,
        application=application,
        application_id=int(number),
        version_to=version,
        title=title,
        owner=owner,
        owner_id=sum(map(ord, owner)),
        total=total,
        unmet=total - met,
    )
    if window in _WINDOWS:
        card = in_window(card, int(window), _WINDOWS[window])
    if int(number) in _STOPS:
        card = _stopped(card, *_STOPS[int(number)])
    return replace(card, **_SPECIAL.get(int(number), {}))  # type: ignore[arg-type]
