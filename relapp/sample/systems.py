"""The invented application systems and what each depends on."""

from dataclasses import dataclass

from relapp.domain.vocabulary import Criticality


@dataclass(frozen=True, slots=True)
class System:
    """An application; `version` is the one in production when the records begin."""

    name: str
    code: str
    family: str
    owner: str
    manager: str
    department: str
    version: str
    criticality: Criticality = Criticality.ORDINARY
    depends_on: tuple[str, ...] = ()


_CORE, _IMPORTANT = Criticality.CORE, Criticality.IMPORTANT

SYSTEMS = (
    System("统一认证平台", "SSO", "java", "赵海峰", "马超群", "基础设施部", "V3.1.0", _CORE),
    System(
        "核心租赁系统",
        "CLS",
        "java",
        "何晓东",
        "陈志远",
        "资产运营部",
        "V6.3.0",
        _CORE,
        ("统一认证平台",),
    ),
    System(
        "资金管理系统",
        "TMS",
        "java",
        "冯雪梅",
        "何晓东",
        "财务管理部",
        "V3.8.0",
        _CORE,
        ("核心租赁系统",),
    ),
    System(
        "总账系统",
        "GLS",
        "java",
        "冯雪梅",
        "何晓东",
        "财务管理部",
        "V6.8.0",
        _CORE,
        ("资金管理系统",),
    ),
    System(
        "移动展业",
        "MSA",
        "general",
        "彭晓岚",
        "许薇",
        "客户运营部",
        "V3.1.0",
        _IMPORTANT,
        ("核心租赁系统", "统一认证平台"),
    ),
    System(
        "费用报销系统",
        "EXP",
        "java",
        "冯雪梅",
        "邓丽华",
        "财务管理部",
        "V3.6.0",
        depends_on=("总账系统",),
    ),
    System("电子签章服务", "ESS", "java", "贺正阳", "马超群", "资产运营部", "V2.2.0", _IMPORTANT),
    System("客户服务工单", "CST", "general", "王若楠", "邓丽华", "客户服务部", "V3.2.0"),
    System(
        "供应商协同平台",
        "SCP",
        "java",
        "苏明哲",
        "吴倩",
        "采购中心",
        "",
        depends_on=("统一认证平台",),
    ),
    System(
        "客户自助门户",
        "CSP",
        "general",
        "彭晓岚",
        "邓丽华",
        "客户运营部",
        "V2.6.0",
        _IMPORTANT,
        ("核心租赁系统",),
    ),
    System(
        "租后管理系统",
        "PLM",
        "java",
        "贺正阳",
        "郑凯",
        "资产运营部",
        "V5.3.0",
        _IMPORTANT,
        ("核心租赁系统",),
    ),
    System("合同影像平台", "CIP", "java", "贺正阳", "马超群", "资产运营部", "V2.0.0"),
    System("运维监控平台", "OMP", "general", "谢国栋", "高翔", "运维部", "V2.3.0", _IMPORTANT),
    System(
        "数据报表平台",
        "DRP",
        "general",
        "杜文娟",
        "郑凯",
        "风险管理部",
        "V2.7.0",
        _IMPORTANT,
        ("总账系统", "核心租赁系统"),
    ),
    System(
        "风险预警平台",
        "RWP",
        "java",
        "杜文娟",
        "高翔",
        "风险管理部",
        "V2.3.0",
        depends_on=("数据报表平台",),
    ),
    System("人力资源系统", "HRS", "java", "曹立新", "许薇", "人力资源部", "V4.9.0"),
    System(
        "智能客服工作台",
        "ICW",
        "general",
        "王若楠",
        "吴倩",
        "客户服务部",
        "",
        depends_on=("客户服务工单",),
    ),
    System(
        "票据管理系统",
        "BMS",
        "java",
        "冯雪梅",
        "邓丽华",
        "财务管理部",
        "V2.9.0",
        depends_on=("资金管理系统",),
    ),
    System("资产处置系统", "ADS", "java", "贺正阳", "郑凯", "资产运营部", "V1.6.0"),
    System(
        "供应链对账服务",
        "SRS",
        "java",
        "苏明哲",
        "何晓东",
        "采购中心",
        "",
        depends_on=("总账系统",),
    ),
)
