"""The release that is told in full: the plan of 核心租赁系统, as complete as a plan gets."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from string import Template
from zoneinfo import ZoneInfo

from relapp.domain.definition import DeliverableSpec, SectionSpec
from relapp.domain.office import DEFAULT_ZONE
from relapp.domain.plan_item import Value
from relapp.domain.release import ReleaseFacts, RunStepDraft
from relapp.domain.vocabulary import RunKind
from relapp.sample.cast import Cast
from relapp.sample.plan_lines import SHOWCASE, SHOWCASE_CHOICES, SHOWCASE_ORDER, filled
from relapp.sample.script import CommonScript, Paper, drafts

_SECTIONS = {
    "purpose": """\
本次升级解决两件事：一是把还款计划的重算由逐份触发改为按批处理，缩短月末处理时间；\
二是按新合同模板统一罚息的起算日。
上线后，18.6 万份存量合同的还款计划在一个批次内重算完成，月末关账可以提前约两小时。""",
    "impact": """\
停机期间网点与线上渠道均不能办理租赁业务。停机 19:35 至 22:15，计 2 小时 40 分。
| 系统 | 影响 | 说明 | 状态 |
|---|:-:|---|---|
| 资金管理系统 | 接口改造 | 还款指令增加批次号字段 | V4.2.1 同窗口上线 |
| 总账系统 | 仅知会 | 凭证摘要增加口径标识 | 已确认 |
| 数据报表平台 | 仅知会 | 次日 06:00 重跑逾期报表 | 已确认 |
| 客户自助门户 | 停用提示 | 停机期间显示公告页 | 已确认 |
涉及资产运营部、财务管理部、客户服务部（1890）。无外部客户须单独通知。""",
    "backup": """\
所有备份在停机后、部署前完成，并经过恢复校验；未通过校验**不得放行闸口 1**。
程序包同步登记到最终软件库，版本号与配置库一致。
### 恢复校验
在备用环境恢复核心库，下列三项与生产一致方为有效。
| 指标 | 通过标准 | 核对人 |
|---|:-:|:-:|
| 有效合同数 | 一致 | 何晓东 |
| 剩余本金合计（万元） | 差额为 0 | 何晓东 |
| 最近一笔凭证号 | 一致 | 财务管理部 |
任一项在 20:30 前不能完成的，停止本次发布，恢复对外服务，改到下一窗口。""",
    "content": """\
程序包一个，数据脚本 01–07（可重复执行），另有两项配套调整：
| 配置项 | 现版本 | 新版本 | 内容 |
|---|:-:|:-:|---|
| 接口网关 | 路由 R31 | 路由 R32 | 还款指令批次字段 |
| 配置中心 | 快照 0910 | 快照 0922 | 罚息口径开关 |""",
    "staffing": """\
| 分工 | 人员 | 地点 | 职责 |
|:-:|:-:|:-:|---|
| 总指挥 | 林静怡 | 三楼指挥室 | 决定闸口 1、2，记录全过程 |
| 业务决策 | 刘建国 | 三楼指挥室 | 决定闸口 3 与回退 |
| 数据库 | 赵海峰 | 机房值守 | 步骤 3、5，回退步骤 1 |
| 应用部署 | 高翔、马超群 | 三楼指挥室 | 步骤 4、6 至 8、13、14 |
| 业务验证 | 何晓东 | 资产运营部 | 步骤 10 至 12 |
| 客户服务 | 王若楠 | 1890 热线 | 公告与来电口径 |""",
    "rollback": """\
最晚回退点为 22:20。越过该时点后不再整体回退，改为前滚修复。回退共 5 步，约 55 分钟。
| 系统 | 回到的时间点 | 说明 |
|---|:-:|---|
| 核心租赁系统 | 当晚闸口 1 前的备份 | 恢复后版本 $old |
| 资金管理系统 | 同步退回 V4.2.0 | 由何晓东确认 |
| 接口网关 | 路由 R31 | 与上两项同时切换 |
出现下列**任一**情形即由总指挥提请回退：
- 数据脚本失败且 15 分钟内不能修复
- 抽样核对差异超过 2 份
- 业务验证主要场景不通过""",
    "problems": """\
风险由总指挥在预演后复核一次；当晚出现表中以外的情况，先停在最近的闸口再议。""",
    "verification": """\
| 序号 | 验证内容 | 怎样算通过 | 责任人 |
|:-:|---|---|:-:|
| 1 | 放款、还款、提前结清等 12 个业务场景 | 全部走通，金额与手工试算一致 | 何晓东 |
| 2 | 罚息口径抽样 200 份 | 与财务管理部测算差异为 0 | 何晓东 |
| 3 | 资金接口往返 | 还款指令带批次号，回执正常 | 何晓东 |
| 4 | 报表与门户 | 次日逾期报表、门户还款明细正确 | 郑凯 |""",
    "trial_run": """\
试运行自 $next_day 起至 $trial_end。试运行期间的问题按严重程度处理：影响放款与收款的 \
1 小时内响应，其余次日响应。
试运行结束前仍未解决的问题，转为变更申请继续跟踪。""",
    "after_deployment": """\
试运行至 $trial_end，问题由何晓东按日汇总；$archive_day 前完成归档。""",
    "overall_plan": """\
| 事项 | 安排 |
|---|---|
| 日程 | $due 18:00 材料齐套；次日预演；$day 19:30 上线；$trial_end 试运行结束 |
| 采购 | 无 |
| 上线方式 | 全面上线 |
| 与业务方的沟通 | 已与资产运营部、财务管理部会商停机影响，无异议 |
| 工作安排 | 见上线步骤 |
| 培训 | 两场，覆盖运营专员 46 人 |
培训与知识核实如下。
| 对象 | 内容 | 知悉核实 |
|:-:|---|:-:|
| 一线客服 | 停机公告与口径 | 12 / 12 已确认 |
| 二线运维 | 重算任务监控、回退演练 | 6 / 6 已确认 |
| 运营专员 | 新口径查询与解释 | 41 / 46 已确认 |""",
}

_STOP, _DEPLOY, _DATA, _OPEN = "准备与停机", "部署", "数据处理", "验证与开放"
_STEP, _GATE, _BACK = RunKind.STEP, RunKind.GATE, RunKind.ROLLBACK

_SHEET = (
    (_STOP, _STEP, "发布停机公告，1890 值守就位", "王若楠", 0, 5, "公告已显示"),
    (_STOP, _STEP, "切断外部入口，确认无在途交易", "陈志远", 5, 15, "在途为 0"),
    (_STOP, _STEP, "数据库全量备份并校验", "赵海峰", 20, 20, "三项指标一致"),
    (_STOP, _STEP, "备份旧版程序与配置", "高翔", 20, 10, "文件校验值一致"),
    (_STOP, _GATE, "备份可用，继续部署", "林静怡", 40, 5, "GO / NO-GO"),
    (_DEPLOY, _STEP, "升级核心库结构（脚本 01–07）", "赵海峰", 45, 15, "脚本返回成功"),
    (_DEPLOY, _STEP, "部署应用节点 A 组", "高翔", 60, 10, "健康检查通过"),
    (_DEPLOY, _STEP, "部署应用节点 B 组", "高翔", 70, 10, "健康检查通过"),
    (_DEPLOY, _STEP, "更新接口网关路由", "马超群", 70, 5, "探测返回正常"),
    (_DATA, _STEP, "还款计划批量重算（约 18.6 万份）", "陈志远", 80, 30, "18.6 万份完成"),
    (_DATA, _STEP, "罚息口径切换与抽样核对 200 份", "何晓东", 110, 15, "差异为 0"),
    (_DATA, _GATE, "重算结果一致，不可逆前最后决策", "林静怡", 125, 5, "GO / NO-GO"),
    (_OPEN, _STEP, "业务验证 12 个场景", "何晓东", 130, 30, "全部通过"),
    (_OPEN, _STEP, "资金接口联通验证", "何晓东", 140, 10, "往返正常"),
    (_OPEN, _STEP, "恢复外部入口", "马超群", 160, 5, "渠道可访问"),
    (_OPEN, _GATE, "对外开放，或执行回退", "刘建国", 165, 5, "GO / NO-GO"),
    (_OPEN, _STEP, "观察 30 分钟，确认监控无新增告警", "高翔", 170, 30, "无新增告警"),
    ("数据对象", _BACK, "恢复核心库，重新编译存储过程与视图", "赵海峰", 0, 25, "三项指标一致"),
    ("配置", _BACK, "恢复配置中心快照 0910，关闭口径开关", "高翔", 25, 5, "参数与快照一致"),
    (
        "程序与接口",
        _BACK,
        "部署 V6.7.3，网关切回路由 R31，恢复工作流定义",
        "高翔",
        30,
        15,
        "探测正常",
    ),
    ("验证", _BACK, "核对三项指标，走通 3 个主要场景", "何晓东", 45, 8, "全部通过"),
    (
        "通知",
        _BACK,
        "通知资金、总账、报表、门户四个系统的负责人与 1890",
        "王若楠",
        53,
        2,
        "均已回执",
    ),
)


class ShowcaseScript(CommonScript):
    """The words of one release written with care; the rest is as for any other."""

    def __init__(self, cast: Cast) -> None:
        """Know the people whom the run sheet names."""
        self._cast = cast

    def section(self, spec: SectionSpec, facts: ReleaseFacts) -> str:
        """Return the text of a plan section."""
        words = _SECTIONS.get(spec.id)
        if words is None:
            return super().section(spec, facts)
        return Template(words).safe_substitute(old=facts.release.version_from, **_days(facts))

    def paper(self, spec: DeliverableSpec, facts: ReleaseFacts) -> Paper:
        """Return a deliverable."""
        paper = super().paper(spec, facts)
        return Paper(paper.filename, paper.content, "评审会后定稿")

    def run_sheet(self, facts: ReleaseFacts) -> tuple[RunStepDraft, ...]:
        """Return the planned rows."""
        return drafts(_SHEET, facts, self._key)

    def lines(self, kind: str, facts: ReleaseFacts) -> tuple[dict[str, Value], ...]:
        """Return the lines of a table of the plan."""
        return filled(kind, SHOWCASE, facts, self._key)

    def choice(self, question_id: str, facts: ReleaseFacts) -> str:
        """Return the answer to a question about risk."""
        return SHOWCASE_CHOICES.get(question_id, "")

    def order(self) -> Mapping[str, str]:
        """Return which row of the run sheet waits for which."""
        return SHOWCASE_ORDER

    def _key(self, name: str) -> int:
        return self._cast.named(name).id


def _days(facts: ReleaseFacts) -> dict[str, str]:
    """Return the dates that the plan names, as the office writes them."""
    window = facts.window
    if window is None:
        return dict.fromkeys(("day", "next_day", "trial_end", "archive_day", "due"), "待定")
    start = window.starts_at
    due = window.material_due_at or start
    return {
        "due": _day(due),
        "day": _day(start),
        "next_day": _day(start + timedelta(days=1)),
        "trial_end": _day(start + timedelta(days=14)),
        "archive_day": _day(start + timedelta(days=18)),
    }


def _day(moment: datetime) -> str:
    shown = moment.astimezone(ZoneInfo(DEFAULT_ZONE))
    return f"{shown.month}月{shown.day}日"
