"""The invented people and departments of the office."""

from dataclasses import dataclass

HEAD_OFFICE = "衡序集团"
IT = "信息管理部"
FOUNDER = "林静怡"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the office; roles are those of both processes."""

    name: str
    login: str
    department: str
    roles: tuple[str, ...] = ()


DEPARTMENTS: tuple[tuple[str, str, str], ...] = (
    # Name, parent, head.
    (HEAD_OFFICE, "", "蒋维民"),
    (IT, HEAD_OFFICE, "刘建国"),
    ("应用系统开发部", IT, "周启明"),
    ("租赁业务开发组", "应用系统开发部", "周启明"),
    ("资金接口组", "应用系统开发部", "周启明"),
    ("基础设施部", IT, "赵海峰"),
    ("客户服务部", IT, "王若楠"),
    ("项目管理办公室", IT, "孙敏"),
    ("资产运营部", HEAD_OFFICE, "贺正阳"),
    ("财务管理部", HEAD_OFFICE, "冯雪梅"),
    ("人力资源部", HEAD_OFFICE, "曹立新"),
    ("风险管理部", HEAD_OFFICE, "杜文娟"),
    ("客户运营部", HEAD_OFFICE, "彭晓岚"),
    ("采购中心", HEAD_OFFICE, "苏明哲"),
    ("综合管理部", HEAD_OFFICE, "田淑芬"),
    ("衡序数智运维公司", HEAD_OFFICE, "梁振宇"),
    ("运维部", "衡序数智运维公司", "谢国栋"),
)

PEOPLE = (
    Member("林静怡", "lin.jingyi", IT, ("administrator", "release_office")),
    Member("刘建国", "liu.jianguo", IT, ("it_head",)),
    Member("周启明", "zhou.qiming", "应用系统开发部", ("development_head", "department_head")),
    Member("赵海峰", "zhao.haifeng", "基础设施部", ("infrastructure_head",)),
    Member("王若楠", "wang.ruonan", "客户服务部", ("service_desk_head", "project_manager")),
    Member("孙敏", "sun.min", "项目管理办公室", ("pmo",)),
    Member("陈志远", "chen.zhiyuan", "租赁业务开发组", ("project_manager",)),
    Member("何晓东", "he.xiaodong", "资产运营部", ("project_manager", "system_owner")),
    Member("许薇", "xu.wei", "应用系统开发部", ("project_manager",)),
    Member("吴倩", "wu.qian", "应用系统开发部", ("project_manager",)),
    Member("马超群", "ma.chaoqun", "资金接口组", ("project_manager",)),
    Member("邓丽华", "deng.lihua", "应用系统开发部", ("project_manager",)),
    Member("郑凯", "zheng.kai", "租赁业务开发组", ("project_manager",)),
    Member("高翔", "gao.xiang", "运维部", ("release_admin", "project_manager")),
    Member("梁振宇", "liang.zhenyu", "衡序数智运维公司", ("release_lead",)),
    Member("罗晓燕", "luo.xiaoyan", "运维部", ("release_tester",)),
    Member("唐嘉宁", "tang.jianing", "运维部", ("configuration_manager",)),
    Member("韩立群", "han.liqun", "运维部", ("implementer",)),
    Member("石磊", "shi.lei", "运维部", ("implementer",)),
    Member("沈文博", "shen.wenbo", "综合管理部", ("change_manager",)),
    Member("谢国栋", "xie.guodong", "运维部", ("department_head",)),
    Member("田淑芬", "tian.shufen", "综合管理部", ("process_owner",)),
    Member("蒋维民", "jiang.weimin", HEAD_OFFICE, ("general_manager",)),
    Member("袁敏", "yuan.min", "客户运营部", ("customer",)),
    Member("魏建平", "wei.jianping", "资产运营部", ("customer",)),
    Member("贺正阳", "he.zhengyang", "资产运营部", ("system_owner",)),
    Member("冯雪梅", "feng.xuemei", "财务管理部", ("system_owner",)),
    Member("曹立新", "cao.lixin", "人力资源部", ("system_owner",)),
    Member("杜文娟", "du.wenjuan", "风险管理部", ("system_owner",)),
    Member("彭晓岚", "peng.xiaolan", "客户运营部", ("system_owner",)),
    Member("苏明哲", "su.mingzhe", "采购中心", ("system_owner",)),
    Member("叶青", "ye.qing", "客户运营部"),
    Member("崔浩", "cui.hao", "基础设施部"),
    Member("范雨桐", "fan.yutong", "财务管理部"),
)
"""The first one founds the office and keeps its settings."""
