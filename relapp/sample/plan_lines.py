"""What stands in the tables of plans: the words of the office, and those of the showcase."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from relapp.domain.office import DEFAULT_ZONE
from relapp.domain.plan_copy import start_of
from relapp.domain.plan_item import Value, faults
from relapp.domain.plan_kinds import KINDS
from relapp.domain.release import ReleaseFacts


@dataclass(frozen=True, slots=True)
class Day:
    """A date so many days after the start of the release; none while it has no date."""

    after: int


@dataclass(frozen=True, slots=True)
class Who:
    """A person, by name or by the roles of which the first that is held counts."""

    key: str


Cell = Value | Day | Who
Line = Mapping[str, Cell]

_MANAGER = Who("project_manager|release_admin")
_OWNER = Who("system_owner|customer")
_BASE = Who("infrastructure_head|implementer")
_DESK = Who("service_desk_head|release_admin")

COMMON: Mapping[str, tuple[Line, ...]] = {
    "impact": (
        {"who": "经办与复核岗", "users": 120, "downtime": 60, "note": "停机期间显示公告页"},
        {"who": "次日看报表的部门", "users": 35, "note": "批量推迟半小时"},
    ),
    "backup": (
        {"what": "业务库全量", "part": "data", "where": "备份域独立存储", "checked_by": _BASE},
        {"what": "配置中心快照", "part": "parameters", "where": "配置中心", "checked_by": _MANAGER},
        {"what": "现版本程序包", "part": "programs", "where": "最终软件库", "checked_by": _MANAGER},
    ),
    "risk": (
        {
            "what": "脚本执行时间超出预计",
            "probability": "3",
            "impact": "3",
            "response": "分批提交，超过 20 分钟先停下评估",
            "owner": _BASE,
        },
        {
            "what": "个别节点健康检查不过",
            "probability": "2",
            "impact": "2",
            "response": "摘除该节点，单独重装后再加入",
            "owner": _MANAGER,
        },
    ),
    "problem": (
        {
            "what": "浏览器留着旧页面",
            "answer": "静态资源带版本号，1890 备好清缓存说明",
            "owner": _DESK,
        },
    ),
    "arrangement": (
        {"what": "观察监控与来电两天", "owner": _MANAGER, "due": Day(2)},
        {"what": "更新知识条目与常见问答", "owner": _DESK, "due": Day(3)},
    ),
    "wave": (
        {"name": "第一批", "date": Day(0), "scope": "总部", "items": "应用节点 A 组"},
        {"name": "第二批", "date": Day(7), "scope": "各分公司", "items": "应用节点 B 组"},
    ),
    "resource": ({"what": "应用节点", "amount": "4 台", "ready": Day(-2), "owner": _BASE},),
    "storage": ({"what": "业务库扩容", "size": "50 GB", "where": "主备各一份", "owner": _BASE},),
}

SHOWCASE: Mapping[str, tuple[Line, ...]] = {
    "impact": (
        {
            "who": "网点与线上渠道的租赁业务",
            "users": 460,
            "downtime": 160,
            "note": "19:35 至 22:15 不能办理，显示公告页",
        },
        {"who": "财务月末关账", "users": 28, "note": "次日口径已更新，可提前约两小时"},
        {"who": "1890 热线", "users": 16, "note": "增加 4 个席位，统一口径"},
    ),
    "backup": (
        {
            "what": "核心库全量，归档日志单独留存",
            "part": "data",
            "where": "备份域独立存储，保留 90 天",
            "checked_by": Who("赵海峰"),
            "note": "19:50–20:10",
        },
        {
            "what": "罚息计提表、还款计划表单表导出",
            "part": "data",
            "where": "备份域独立存储",
            "checked_by": Who("赵海峰"),
            "note": "19:50–20:00",
        },
        {
            "what": "应用配置中心快照、定时任务清单",
            "part": "parameters",
            "where": "配置中心，快照 0910",
            "checked_by": Who("高翔"),
            "note": "19:50–19:55",
        },
        {
            "what": "现版本程序包、静态资源、镜像标签",
            "part": "programs",
            "where": "最终软件库",
            "checked_by": Who("高翔"),
            "note": "19:50–20:00",
        },
        {
            "what": "网关路由表、工作流定义导出",
            "part": "parameters",
            "where": "最终软件库",
            "checked_by": Who("马超群"),
            "note": "19:50–20:00",
        },
    ),
    "risk": (
        {
            "what": "批量重算超时",
            "probability": "3",
            "impact": "4",
            "response": "分 4 批提交，单批超过 12 分钟即暂停并转人工",
            "owner": Who("陈志远"),
        },
        {
            "what": "资金接口版本不一致",
            "probability": "2",
            "impact": "4",
            "response": "上线前 1 小时再次核对双方版本号",
            "owner": Who("何晓东"),
        },
        {
            "what": "网关缓存未刷新",
            "probability": "2",
            "impact": "2",
            "response": "逐节点重启，最多 2 轮",
            "owner": Who("马超群"),
        },
    ),
    "problem": (
        {
            "what": "抽样核对出现尾差",
            "answer": "先定位到合同，差异不超过 2 份且金额小于 1 元可放行并登记",
            "owner": Who("何晓东"),
        },
        {
            "what": "次日来电集中",
            "answer": "1890 增加 4 个席位，准备统一口径",
            "owner": Who("王若楠"),
        },
    ),
    "arrangement": (
        {
            "what": "观察监控与业务量三天",
            "owner": Who("高翔"),
            "due": Day(3),
            "note": "产出值守记录",
        },
        {
            "what": "更新配置库与最终软件库，旧版本转出留档",
            "owner": Who("马超群"),
            "due": Day(1),
            "note": "产出配置项清单",
        },
        {"what": "知识库更新，1890 操作手册修订", "owner": Who("王若楠"), "due": Day(1)},
        {
            "what": "发布管理岗、系统拥有人、客户服务部三方确认结果",
            "owner": Who("林静怡"),
            "due": Day(14),
            "note": "产出上线确认书",
        },
        {"what": "材料归档，编写《发布报告》", "owner": Who("林静怡"), "due": Day(18)},
    ),
    "resource": (
        {"what": "生产应用节点", "amount": "8 台", "ready": Day(-4), "owner": Who("高翔")},
        {"what": "数据库主备", "amount": "各 1 台", "ready": Day(-4), "owner": Who("赵海峰")},
        {"what": "备用环境", "amount": "1 套", "ready": Day(-4), "owner": Who("赵海峰")},
    ),
    "storage": (
        {"what": "核心库扩容", "size": "200 GB", "where": "主备存储池", "owner": Who("赵海峰")},
    ),
}

QUESTIONS: Mapping[str, str] = {
    "闸口 1　备份可用，继续部署": "备份能恢复吗",
    "闸口 2　对外开放，或执行回退": "验证计划都通过了吗",
    "备份可用，继续部署": "三项指标都一致吗",
    "重算结果一致，不可逆前最后决策": "抽样差异在 2 份以内吗",
    "对外开放，或执行回退": "主要场景都走通了吗",
}
"""What is asked at a row of the run sheet, by its title."""

TRIGGERS: Mapping[str, str] = {
    "恢复数据库备份": "脚本失败且 15 分钟内修不好",
    "部署旧版本并恢复配置": "主要业务验证不通过",
    "恢复核心库，重新编译存储过程与视图": "数据脚本失败且 15 分钟内不能修复",
    "恢复配置中心快照 0910，关闭口径开关": "抽样核对差异超过 2 份",
    "部署 V6.7.3，网关切回路由 R31，恢复工作流定义": "业务验证主要场景不通过",
}
"""What makes one roll back, by the title of the row that is done then."""

SHOWCASE_ORDER: Mapping[str, str] = {
    "数据库全量备份并校验": "切断外部入口，确认无在途交易",
    "备份可用，继续部署": "数据库全量备份并校验",
    "升级核心库结构（脚本 01–07）": "备份可用，继续部署",
    "部署应用节点 B 组": "部署应用节点 A 组",
    "罚息口径切换与抽样核对 200 份": "还款计划批量重算（约 18.6 万份）",
    "恢复外部入口": "业务验证 12 个场景",
    "核对三项指标，走通 3 个主要场景": "部署 V6.7.3，网关切回路由 R31，恢复工作流定义",
}
"""Which row of the showcase waits for which, by title."""

CHOICES: Mapping[str, str] = {
    "reach": "department",
    "downtime": "hour",
    "data_change": "added",
    "way_back": "written",
    "interfaces": "informed",
    "test_depth": "full",
    "experience": "often",
    "customers": "one",
    "importance": "important",
    "novelty": "some",
    "environment": "smaller",
    "components": "few",
    "reversal": "window",
    "helpers": "no",
}
SHOWCASE_CHOICES: Mapping[str, str] = {
    **CHOICES,
    "reach": "several",
    "downtime": "evening",
    "data_change": "all",
    "way_back": "partly",
    "interfaces": "one",
}


def filled(
    kind: str,
    lines: Mapping[str, tuple[Line, ...]],
    facts: ReleaseFacts,
    person: Callable[[str], int | None],
) -> tuple[dict[str, Value], ...]:
    """Return the lines of a table with the dates of a release and the people of its office.

    A line that cannot be complete yet, such as a wave without a date, is left out.
    """
    found: list[dict[str, Value]] = [
        {name: value for name, cell in line.items() if (value := _value(cell, facts, person))}
        for line in lines.get(kind, ())
    ]
    return tuple(values for values in found if not faults(KINDS[kind], values))


def _value(cell: Cell, facts: ReleaseFacts, person: Callable[[str], int | None]) -> Value:
    if isinstance(cell, Who):
        return person(cell.key)
    if isinstance(cell, Day):
        start = start_of(facts)
        if start is None:
            return None
        day = start.astimezone(ZoneInfo(DEFAULT_ZONE)).date()
        return (day + timedelta(days=cell.after)).isoformat()
    return cell
