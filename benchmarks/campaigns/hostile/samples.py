"""Sound tables of every kind that is imported, and which importer takes them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from relapp.services.changes_import import ChangesImport
from relapp.services.directory_import import ApplicationsImport, PeopleImport
from relapp.services.holidays_import import HolidaysImport
from relapp.services.import_run import Importer
from relapp.services.register_import import RegisterImport
from tests.relapp.services import itsm_exports

Rows = Sequence[Sequence[str]]
REGISTER: Final[Sequence[Rows]] = (
    (
        (
            "发布编号",
            "标题",
            "应用系统",
            "部门",
            "版本",
            "发布类型",
            "发布结果",
            "发布时间",
            "登记时间",
        ),
        (
            "FB19-001",
            "一期",
            "总账",
            "财务部",
            "V1.0",
            "新建",
            "成功",
            "2019-03-01 20:00",
            "2019-02-01",
        ),
        ("FB19-002", "二期", "门户", "信息部", "V2", "升级", "回退", "2019/4/2", ""),
        ("FB19-003", "三期", "资金系统", "", "V3.1", "", "", "2019年5月6日 19:30", "2019-05-01"),
    ),
    (
        (
            "number",
            "subject",
            "system",
            "new version",
            "mode",
            "release date",
            "planned start",
            "planned end",
        ),
        (
            "R-1",
            "first",
            "Ledger",
            "1.0",
            "planned",
            "2019-03-01T20:00:00+01:00",
            "2019-03-01",
            "2019-03-02",
        ),
        ("R-2", "second", "门户", "1.1", "urgent", "2020-03-01", "", ""),
    ),
)
APPLICATIONS: Final[Sequence[Rows]] = (
    (
        (
            "系统名称",
            "代号",
            "技术体系",
            "系统拥有人",
            "项目经理",
            "部门",
            "重要程度",
            "当前版本",
            "依赖系统",
            "在用",
        ),
        (
            "总账",
            "GL",
            "java",
            "linjingyi",
            "林静怡",
            "财务部",
            "核心",
            "V3.1",
            "资金系统、报表",
            "是",
        ),
        ("报表", "BB", "net", "", "", "信息部", "", "V1", "总账", "否"),
    ),
)
PEOPLE: Final[Sequence[Rows]] = (
    (
        ("姓名", "账号", "邮箱", "部门", "岗位", "在职"),
        (
            "陈志远",
            "chen",
            "chen@office.test",
            "信息部",
            "project_manager@信息部、system_owner",
            "是",
        ),
        ("何晓东", "he", "", "业务部", "system_owner@门户", ""),
        ("Wu Qian", "wu", "wu@office.test", "", "release_admin;pmo", "yes"),
    ),
)
HOLIDAYS: Final[Sequence[Rows]] = (
    (
        ("日期", "类型", "名称"),
        *((f"2026-10-{day:02d}", "休", "国庆节") for day in range(1, 8)),
        ("2026/9/27", "班", "国庆节调休"),
    ),
)


@dataclass(frozen=True)
class Subject:
    """One importer: its class, sample files, and where the database keeps what they name."""

    importer: type[Importer]
    tables: Sequence[Rows]
    place: tuple[str, str]
    """Table and column of the field that tells records apart."""
    forms: tuple[str, ...] = ("csv", "csv", "xlsx")


SUBJECTS: Final[Mapping[str, Subject]] = {
    "register-csv": Subject(RegisterImport, REGISTER, ("release", "number"), ("csv",)),
    "register-xlsx": Subject(RegisterImport, REGISTER, ("release", "number"), ("xlsx",)),
    "applications": Subject(ApplicationsImport, APPLICATIONS, ("application", "name")),
    "people": Subject(PeopleImport, PEOPLE, ("person", "login")),
    "changes-servicenow": Subject(
        ChangesImport,
        (itsm_exports.SERVICENOW, itsm_exports.SERVICENOW_LABELS),
        ("change_request", "number"),
    ),
    "changes-jira": Subject(ChangesImport, (itsm_exports.JIRA,), ("change_request", "number")),
    "changes-zentao": Subject(
        ChangesImport,
        (itsm_exports.ZENTAO_BUGS, itsm_exports.ZENTAO_STORIES),
        ("change_request", "number"),
    ),
    "holidays-list": Subject(HolidaysImport, HOLIDAYS, ("calendar_day", "date")),
}
