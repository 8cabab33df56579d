"""A release plan as full as an office writes one; people, companies and figures are invented."""

from dataclasses import replace

from relapp.domain.dossier import (
    ApprovalRow,
    ApprovalSheet,
    Block,
    Chapter,
    CoverSigner,
    Facts,
    Flow,
    FlowStep,
    HistoryRow,
    Paragraph,
    PlanDocument,
    Section,
    Table,
    blocks_of,
)
from relapp.domain.text import Language
from relapp.wording.document_tables import columns

ZH: Language = "zh"


def table(name: str, *rows: str, caption: str = "", key: str = "") -> Table:
    """Return a table of the process from rows written as `a|b|c`."""
    cells = tuple(tuple(row.split("|")) for row in rows)
    return Table(columns(name, ZH), cells, caption, key)


def section(title: str, *blocks: Block) -> Section:
    return Section(title, blocks)


PURPOSE = Chapter(
    "purpose",
    "目的与影响范围",
    new_page=True,
    sections=(
        section(
            "目的",
            Paragraph(
                "本次升级解决两件事：一是把还款计划的重算由逐份触发改为按批处理，缩短月末处理时间；"
                "二是按 2026 年新合同模板统一罚息的起算日。"
            ),
            table(
                "changes",
                "CR-2274|功能变更|还款计划批量重算|租赁业务开发组",
                "CR-2280|功能变更|罚息起算日口径调整|租赁业务开发组",
                "BUG-1193|缺陷修复|提前还款后首期利息显示错误|租赁业务开发组",
                "BUG-1207|缺陷修复|展期合同打印缺少附表|租赁业务开发组",
                "BUG-1211|缺陷修复|对账文件尾差未归集|资金接口组",
                caption="本次纳入的变更",
            ),
        ),
        section(
            "影响范围",
            Paragraph(
                "停机期间网点与线上渠道均不能办理租赁业务。停机 19:35 至 22:15，计 2 小时 40 分。"
            ),
            table(
                "systems",
                "资金管理系统|接口改造|还款指令增加批次号字段|V4.2.1 同窗口上线",
                "总账系统|仅知会|凭证摘要增加口径标识|已确认",
                "数据报表平台|仅知会|次日 06:00 重跑逾期报表|已确认",
                "客户自助门户|停用提示|停机期间显示公告页|已确认",
                caption="受影响的系统",
            ),
        ),
        section(
            "涉及的部门与客户",
            Paragraph("资产运营部、财务管理部、客户服务部（1890）。无外部客户须单独通知。"),
        ),
    ),
)

BACKUP = Chapter(
    "backup",
    "备份方案",
    new_page=True,
    blocks=(
        Paragraph("所有备份在停机后、部署前完成，并经过恢复校验；未通过校验不得放行闸口 1。"),
        table(
            "backup",
            "1|历史数据|核心库全量备份，归档日志单独留存|赵海峰|19:50–20:10",
            "2|历史数据|罚息计提表、还款计划表单表导出|赵海峰|19:50–20:00",
            "3|配置参数|应用配置中心快照、定时任务清单|高翔|19:50–19:55",
            "4|应用程序|V6.7.3 程序包、静态资源、镜像标签|高翔|19:50–20:00",
            "5|接口与流程|网关路由表、工作流定义导出|马超群|19:50–20:00",
            caption="备份清单",
        ),
    ),
    sections=(
        section(
            "保存位置与期限",
            Paragraph(
                "备份保存在备份域独立存储，保留 90 天；程序包同步登记到最终软件库，"
                "版本号与配置库一致。"
            ),
        ),
        section(
            "恢复校验",
            Paragraph(
                "在备用环境恢复核心库，核对合同数、剩余本金合计、最近一笔凭证号三项指标，"
                "与生产一致方为有效。"
            ),
            table(
                "restore_checks",
                "有效合同数|一致|何晓东",
                "剩余本金合计（万元）|差额为 0|何晓东",
                "最近一笔凭证号|一致|财务管理部",
                caption="校验指标",
                key="restore",
            ),
        ),
        section(
            "备份失败的处理",
            Paragraph("任一项在 20:30 前不能完成的，停止本次发布，恢复对外服务，改到下一窗口。"),
        ),
    ),
)

STEPS = table(
    "steps",
    "1|发布停机公告，1890 值守就位|王若楠|19:30–19:35|公告已显示",
    "2|切断外部入口，确认无在途交易|陈志远|19:35–19:50|在途为 0",
    "3|数据库全量备份并校验|赵海峰|19:50–20:10|[[table:restore]] 三项一致",
    "4|备份旧版程序与配置|高翔|19:50–20:00|文件校验值一致",
    "闸口 1|备份可用，继续部署|林静怡|20:10–20:15|GO / NO-GO",
    "5|升级核心库结构（脚本 01–07）|赵海峰|20:15–20:30|脚本返回成功",
    "6|部署应用节点 A 组|高翔|20:30–20:40|健康检查通过",
    "7|部署应用节点 B 组|高翔|20:40–20:50|健康检查通过",
    "8|更新接口网关路由|马超群|20:40–20:45|探测返回正常",
    "9|还款计划批量重算|陈志远|20:50–21:20|18.6 万份完成",
    "10|罚息口径切换与抽样核对 200 份|何晓东|21:20–21:35|差异为 0",
    "闸口 2|重算结果一致，不可逆前最后决策|林静怡|21:35–21:40|GO / NO-GO",
    "11|业务验证 12 个场景|何晓东|21:40–22:10|全部通过",
    "12|资金接口联通验证|何晓东|21:50–22:00|往返正常",
    "13|恢复外部入口|马超群|22:10–22:15|渠道可访问",
    "闸口 3|对外开放，或执行回退|刘建国|22:15–22:20|GO / NO-GO",
    "14|观察 30 分钟|高翔|22:20–22:50|无新增告警",
    caption="上线步骤",
    key="steps",
)

CONTENT = Chapter(
    "content",
    "发布内容、步骤与分工",
    new_page=True,
    sections=(
        section(
            "发布内容",
            table(
                "items",
                "核心租赁系统|V6.7.3|V6.8.0|程序包、数据脚本 01–07",
                "接口网关|路由 R31|路由 R32|还款指令批次字段",
                "配置中心|快照 0910|快照 0922|罚息口径开关",
            ),
        ),
        section("上线步骤（ActionPlan）", STEPS),
        section(
            "人员与联络",
            table(
                "people",
                "总指挥|林静怡|三楼指挥室|决定闸口 1、2，记录全过程",
                "业务决策|刘建国|三楼指挥室|决定闸口 3 与回退",
                "数据库|赵海峰|机房值守|步骤 3、5，回退步骤 2",
                "应用部署|高翔、马超群|三楼指挥室|步骤 4、6 至 8、13、14",
                "业务验证|何晓东|资产运营部|步骤 10 至 12",
                "客户服务|王若楠|1890 热线|公告与来电口径",
            ),
        ),
    ),
)

ROLLBACK = Chapter(
    "rollback",
    "回退方案",
    blocks=(
        Paragraph(
            "最晚回退点为 22:20。越过该时点后不再整体回退，改为前滚修复。回退共 5 步，约 55 分钟。"
        ),
    ),
    sections=(
        section(
            "关联系统与回退时间点",
            table(
                "rollback_points",
                "核心租赁系统|当晚 20:14 备份|恢复后版本 V6.7.3",
                "资金管理系统|同步退回 V4.2.0|由何晓东确认",
                "接口网关|路由 R31|与上两项同时切换",
            ),
        ),
        section(
            "回退步骤",
            table(
                "rollback_steps",
                "1|数据对象|恢复核心库，重新编译存储过程与视图|赵海峰|25 分",
                "2|配置|恢复配置中心快照 0910，关闭口径开关|高翔|5 分",
                "3|程序与接口|部署 V6.7.3，网关切回路由 R31，恢复工作流定义|高翔|15 分",
                "4|验证|核对[[table:restore]]三项指标，走通 3 个主要场景|何晓东|8 分",
                "5|通知|通知资金、总账、报表、门户四个系统的负责人与 1890|王若楠|2 分",
            ),
        ),
        section(
            "启动条件",
            Paragraph(
                "出现下列任一情形即由总指挥提请回退：数据脚本失败且 15 分钟内不能修复；"
                "抽样核对差异超过 2 份；业务验证主要场景不通过。"
            ),
        ),
    ),
)

PROBLEMS = Chapter(
    "problems",
    "预计问题与应对",
    new_page=True,
    blocks=(
        table(
            "problems",
            "1|批量重算超时|中|分 4 批提交，单批超过 12 分钟即暂停并转人工|陈志远",
            "2|网关缓存未刷新|低|逐节点重启，最多 2 轮|马超群",
            "3|资金接口版本不一致|中|上线前 1 小时再次核对双方版本号|何晓东",
            "4|抽样核对出现尾差|低|先定位到合同，差异不超过 2 份且金额小于 1 元可放行并登记|何晓东",
            "5|次日来电集中|中|1890 增加 4 个席位，准备统一口径|王若楠",
        ),
    ),
)

AFTER = Chapter(
    "after",
    "部署后的工作",
    blocks=(
        table(
            "after",
            "1|观察监控与业务量，填写值守记录|高翔|9月22日–9月25日|值守记录",
            "2|更新配置库与最终软件库，旧版本转出留档|马超群|9月23日|配置项清单",
            "3|试运行，问题按日汇总|何晓东|9月23日–10月12日|试运行记录",
            "4|知识库更新，1890 操作手册修订|王若楠|9月24日|知识条目",
            "5|发布管理岗、系统拥有人、客户服务部三方确认结果|林静怡|10月12日|上线确认书",
            "6|材料归档，编写《发布报告》|林静怡|10月15日|归档包",
        ),
        Paragraph(
            "试运行期间的问题按严重程度处理：影响放款与收款的 1 小时内响应，其余次日响应。"
            "试运行结束前仍未解决的问题，转为变更申请继续跟踪。"
        ),
    ),
)

GO_LIVE = Chapter(
    "go_live",
    "上线规划",
    appendix=True,
    new_page=True,
    blocks=(
        Facts(
            (
                (
                    "日程",
                    "9月17日 18:00 材料齐套；9月18日 预演；9月22日 19:30 上线；10月12日 试运行结束",
                ),
                ("资源", "生产应用节点 8 台，数据库主备各 1 台，备用环境 1 套"),
                ("采购", ""),
                ("存储", "核心库扩容 200 GB，9月15日 已完成"),
                ("上线方式", "全面上线"),
                ("与业务方的沟通", "9月11日 与资产运营部、财务管理部会商停机影响，无异议"),
                ("工作安排", "见[[table:steps]]"),
                ("培训", "9月16日、9月17日 两场，覆盖运营专员 46 人"),
            )
        ),
    ),
    sections=(
        section(
            "流程示意",
            Flow(
                (
                    FlowStep("停机"),
                    FlowStep("备份"),
                    FlowStep("闸口 1", gate=True),
                    FlowStep("部署"),
                    FlowStep("数据处理"),
                    FlowStep("闸口 2", gate=True),
                    FlowStep("验证"),
                    FlowStep("闸口 3", gate=True),
                    FlowStep("开放"),
                ),
                "粗框为闸口；NO-GO 时按第四部分回退",
            ),
        ),
        section(
            "培训与知识核实",
            table(
                "training",
                "一线客服|停机公告与口径|9月16日|12 / 12 已确认",
                "二线运维|重算任务监控、回退演练|9月15日|6 / 6 已确认",
                "运营专员|新口径查询与解释|9月16日、17日|41 / 46 已确认",
            ),
        ),
    ),
)

APPROVAL = ApprovalSheet(
    (
        ApprovalRow("1", "项目经理", "陈志远", "21 / 21 通过", "同意", "2026-09-17"),
        ApprovalRow("2", "客户服务部总监", "王若楠", "2 / 2 通过", "同意", "2026-09-18"),
        ApprovalRow("2", "应用系统开发部总监", "周启明", "5 / 5 通过", "同意", "2026-09-18"),
        ApprovalRow("2", "基础设施部总监", "赵海峰", "4 / 4 通过", "同意", "2026-09-18"),
        ApprovalRow("3", "PMO", "孙敏", "3 / 3 通过", "同意", "2026-09-18"),
        ApprovalRow("4", "发布管理岗", "林静怡", "3 / 3 通过", "放行", "2026-09-21"),
    ),
    hand_signers=("项目经理", "发布管理岗"),
)


def a_plan(**changes: object) -> PlanDocument:
    """Return the plan of the pictures."""
    plan = PlanDocument(
        language=ZH,
        unit="衡序集团信息管理部",
        name="发布方案",
        number="FB26-147-FA-01",
        release_number="FB26-147",
        version="V1.2",
        dated="2026年9月16日",
        classification="内部",
        notice="内部资料，未经许可不得外传",
        application="核心租赁系统",
        application_version="V6.8.0",
        subject="还款计划批量重算与罚息口径调整",
        cover_facts=(
            ("发布类型", "系统升级上线"),
            ("发布方式", "计划内发布，全面上线"),
            ("发布窗口", "2026年9月22日 19:30–23:30（第 18 窗口）"),
            ("文件版本", "V1.2，2026年9月16日"),
        ),
        cover_signers=(
            CoverSigner("编制", "陈志远", "2026-09-14"),
            CoverSigner("审核", "周启明", "2026-09-15"),
            CoverSigner("批准", "林静怡", "2026-09-16"),
        ),
        history=(
            HistoryRow("V1.0", "陈志远", "2026-09-10", "周启明", "2026-09-11", "首次编制"),
            HistoryRow(
                "V1.1",
                "陈志远",
                "2026-09-14",
                "周启明",
                "2026-09-14",
                "窗口由 9月24日 调整为 9月22日，原因：中秋前一日",
            ),
            HistoryRow(
                "V1.2",
                "陈志远",
                "2026-09-16",
                "周启明",
                "2026-09-16",
                "补充罚息口径抽样核对办法；回退步骤增加接口路由一项",
            ),
        ),
        chapters=(PURPOSE, BACKUP, CONTENT, ROLLBACK, PROBLEMS, AFTER, GO_LIVE),
        approval=APPROVAL,
        fingerprint="7F3A-19C4",
        check_code="7F3A-19C4-0E82",
    )
    return replace(plan, **changes)  # type: ignore[arg-type]


def a_new_system_plan() -> PlanDocument:
    """Return the plan of a go-live by process A, with its five management plans."""
    return a_plan(
        number="FB26-151-FA-01",
        release_number="FB26-151",
        application="合同影像平台",
        application_version="V1.0.0",
        subject="合同影像统一采集与检索",
        cover_facts=(("发布类型", "新系统上线"), ("发布方式", "计划内发布，分阶段上线")),
        fingerprint="",
        chapters=(
            Chapter(
                "overall",
                "上线总体计划",
                new_page=True,
                blocks=blocks_of("先总部后分公司，分两批上线。\n第一批稳定两周后再开第二批。"),
                sections=(
                    section(
                        "分批安排",
                        table(
                            "waves",
                            "1|2026-10-15|总部三个业务部|影像采集服务、检索服务",
                            "2|2026-10-29|各分公司|分公司采集节点",
                            caption="分批上线",
                            key="waves",
                        ),
                    ),
                    section("培训", Paragraph("培训按[[table:waves]]的批次，在各批前一周完成。")),
                ),
            ),
            Chapter("steps", "上线详细步骤", sections=(section("步骤", STEPS),), new_page=True),
            Chapter("risks", "风险应对计划", PROBLEMS.blocks),
            Chapter(
                "verification",
                "操作结束后的验证计划",
                (
                    table(
                        "verification",
                        "1|上传一份合同并检索|3 秒内命中|何晓东",
                        "2|核对迁入影像的总数|与旧平台一致|财务管理部",
                    ),
                ),
            ),
            Chapter(
                "trial",
                "试运行计划与问题处理",
                blocks_of(
                    "试运行到 11月12日。\n| 级别 | 响应 | 处理 |\n| :-: | :-: | - |\n"
                    "| 一级 | 1 小时 | 当日修复 |\n| 二级 | 次日 | 随下一窗口修复 |"
                ),
            ),
            Chapter("empty", "其他", sections=(section("遗留问题"),)),
        ),
    )


def an_english_plan() -> PlanDocument:
    """Return a short plan in English."""
    english: Language = "en"
    return PlanDocument(
        language=english,
        unit="Hengxu Group, Information Management",
        name="Release plan",
        number="FB26-147-FA-01",
        release_number="FB26-147",
        version="V1.2",
        dated="16 Sep 2026",
        classification="Internal",
        notice="Internal document, do not distribute without permission",
        application="Core Leasing",
        application_version="V6.8.0",
        subject="Batch recalculation of repayment schedules",
        cover_facts=(("Type", "Upgrade"), ("Window", "22 Sep 2026 19:30–23:30 (window 18)")),
        cover_signers=(CoverSigner("Author", "Chen Zhiyuan", "2026-09-14"),),
        chapters=(
            Chapter(
                "purpose",
                "Purpose and impact",
                new_page=True,
                sections=(
                    Section(
                        "Purpose",
                        (
                            Paragraph(
                                "Repayment schedules are “recalculated” in batches — at night."
                            ),
                            Table(
                                columns("changes", english),
                                (("CR-2274", "Change", "Batch recalculation", "Leasing team"),),
                                "Changes included",
                                "changes",
                            ),
                            Paragraph("See [[table:changes]]."),
                        ),
                    ),
                    Section("Open points"),
                ),
            ),
            Chapter("go_live", "Go-live planning", appendix=True),
        ),
        approval=ApprovalSheet(
            (ApprovalRow("1", "Project manager", "", "0 / 21", "waiting", ""),),
            hand_signers=("project manager",),
        ),
        fingerprint="7F3A-19C4",
        check_code="7F3A-19C4-0E82",
    )
