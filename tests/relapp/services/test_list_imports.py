"""Applications, people, change requests and holidays from lists, in the same manner."""

from datetime import date
from pathlib import Path

import pytest

from relapp.domain.role_grant import RoleGrant
from relapp.domain.vocabulary import ChangeKind, ChangeState, Criticality
from relapp.domain.working_days import DayKind, YearStatus
from relapp.errors import InvalidInput
from relapp.services.import_mapping import ImportKind
from relapp.services.import_problems import ImportProblem
from relapp.services.import_report import ImportReport
from tests.relapp.small_office import SmallOffice


def take(office: SmallOffice, kind: str, path: Path, text: str, **options: object) -> ImportReport:
    path.write_text(text, encoding="utf-8")
    return office.core.imports.take(office["admin"], ImportKind(kind), path, **options)  # type: ignore[arg-type]


def problems_of(office: SmallOffice, kind: str, path: Path, text: str) -> list[ImportProblem]:
    before = office.core.history.newest()
    with pytest.raises(InvalidInput) as caught:
        take(office, kind, path, text)
    assert office.core.history.newest() == before
    return list(caught.value.details["problems"])  # type: ignore[no-any-return, call-overload]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the list lies."""
    return tmp_path / "list.csv"


def test_applications_with_people_departments_and_dependencies(
    office: SmallOffice, path: Path
) -> None:
    report = take(
        office,
        "applications",
        path,
        "系统名称,代号,技术体系,系统拥有人,项目经理,部门,重要程度,当前版本,依赖系统\n"
        "总账,GL,java,owner,陈志远,财务部,核心,V3.1,资金系统、报表\n"
        "报表,,net,,,信息部,,V1,\n",
    )
    assert (report.rows, report.created_departments) == (2, ("财务部",))
    found = {a.name: a for a in office.core.applications.all()}
    ledger = found["总账"]
    assert (ledger.code, ledger.criticality, ledger.current_version) == (
        "GL",
        Criticality.CORE,
        "V3.1",
    )
    assert (ledger.owner, ledger.manager, ledger.department) == ("何晓东", "陈志远", "财务部")
    assert set(ledger.depends_on) == {office.application("资金系统"), found["报表"].id}
    assert found["报表"].criticality is Criticality.ORDINARY


def test_an_application_that_is_there_or_depends_on_nothing_known(
    sqlite_office: SmallOffice, path: Path
) -> None:
    found = problems_of(
        sqlite_office,
        "applications",
        path,
        "name,owner,depends on\n门户,,\n甲,没有此人,\n乙,,丙\n丁,,丁\n",
    )
    assert [(p.row, p.column, p.value, p.rule) for p in found] == [
        (2, "name", "门户", "exists"),
        (3, "owner", "没有此人", "unknown"),
        (4, "depends on", "丙", "unknown"),
        (5, "depends on", "丁", "unknown"),
    ]


def test_what_is_known_already_can_be_left_out(
    office: SmallOffice, path: Path, tmp_path: Path
) -> None:
    mapping = tmp_path / "skip.yaml"
    mapping.write_text(
        "id: skip\nkind: applications\nname: {zh: 略, en: Skip}\nexisting: skip\n"
        "fields: {name: name}\n",
        encoding="utf-8",
    )
    report = take(office, "applications", path, "name\n门户\n新的\n", mapping=mapping)
    assert (report.rows, report.skipped) == (1, 1)


def test_people_with_roles_by_the_words_of_the_process(office: SmallOffice, path: Path) -> None:
    release_id = office.register()
    office.walk(release_id, "approve")
    take(
        office,
        "people",
        path,
        "姓名,登录名,邮箱,部门,岗位\n"
        "王若楠,wang,wang@example.org,客户服务部,客户服务部总监；PMO\n"
        "赵海峰,zhao,,信息部,系统管理员\n",
    )
    people = {p.login: p for p in office.core.people.all()}
    assert (people["wang"].name, people["wang"].department) == ("王若楠", "客户服务部")
    assert "pmo" in people["wang"].roles
    assert people["zhao"].roles == {"administrator"}


def test_a_login_that_is_taken_and_a_role_that_is_not(
    sqlite_office: SmallOffice, path: Path
) -> None:
    found = problems_of(
        sqlite_office, "people", path, "name,login,roles\n甲,OFFICE,\n乙,yi,船长\n丙,yi,\n"
    )
    assert [(p.row, p.rule) for p in found] == [(2, "exists"), (3, "role"), (4, "twice")]


def test_change_requests_with_the_words_of_change_management(
    office: SmallOffice, path: Path
) -> None:
    report = take(
        office,
        "changes",
        path,
        "变更单号,标题,类型,状态,应用系统,批准日期,影响分析\n"
        'CR-1,批量重算,需求,已批准,门户,2026/9/1,"两行\n影响"\n'
        "CR-2,修正缺陷,缺陷,待审批,新系统,,\n",
    )
    assert report.created_applications == ("新系统",)
    changes = {c.number: c for c in office.core.changes.all()}
    first, second = changes["CR-1"], changes["CR-2"]
    assert (first.kind, first.state) == (ChangeKind.CHANGE, ChangeState.APPROVED)
    assert (first.approved_on, first.impact) == (date(2026, 9, 1), "两行\n影响")
    assert (second.kind, second.state) == (ChangeKind.BUGFIX, ChangeState.SUBMITTED)
    assert second.application == "新系统"


def test_change_requests_that_are_there(
    sqlite_office: SmallOffice, path: Path, tmp_path: Path
) -> None:
    mapping = tmp_path / "ours.yaml"
    mapping.write_text(
        "id: ours\nkind: changes\nname: {zh: 略, en: Ours}\n"
        "fields: {number: number, title: title}\n",
        encoding="utf-8",
    )
    text = "number,title\nBG-1,x\nnew,\n"
    with pytest.raises(InvalidInput) as caught:
        take(sqlite_office, "changes", path, text, mapping=mapping)
    found = caught.value.details["problems"]
    assert [(p.row, p.column, p.rule) for p in found] == [  # type: ignore[attr-defined]
        (2, "number", "exists"),
        (3, "title", "missing"),
    ]


def test_holidays_replace_what_was_said_of_a_day(office: SmallOffice, path: Path) -> None:
    text = "日期,类型,名称\n2028-10-01,放假,国庆节\n2028/10/8,班,\n"
    assert take(office, "holidays", path, text).rows == 2
    plan = office.core.windows.year(2028)
    days = {d.date: (d.kind, d.name) for d in plan.days if d.source == "list.csv"}
    assert days == {
        date(2028, 10, 1): (DayKind.HOLIDAY, "国庆节"),
        date(2028, 10, 8): (DayKind.MAKEUP_WORKDAY, ""),
    }
    assert plan.status is YearStatus.FORECAST
    take(office, "holidays", path, "日期,类型\n2028-10-01,班\n")
    kinds = {d.date: d.kind for d in office.core.windows.year(2028).days}
    assert kinds[date(2028, 10, 1)] is DayKind.MAKEUP_WORKDAY


def test_a_whole_notice_makes_its_year_official(office: SmallOffice, path: Path) -> None:
    rows = "".join(f"2028-10-{day:02d},放假\n" for day in range(1, 12))
    take(office, "holidays", path, "日期,类型\n" + rows)
    assert office.core.windows.year(2028).status is YearStatus.OFFICIAL


def test_a_day_twice_or_of_no_kind(sqlite_office: SmallOffice, path: Path) -> None:
    found = problems_of(
        sqlite_office, "holidays", path, "date,kind\n2028-10-01,休\n2028-10-01,休\n2028-10-02,\n"
    )
    assert [(p.row, p.rule) for p in found] == [(3, "twice"), (4, "missing")]


def test_a_mapping_for_something_else_is_refused(sqlite_office: SmallOffice, path: Path) -> None:
    with pytest.raises(InvalidInput) as caught:
        take(sqlite_office, "people", path, "x\n", mapping=Path("zed"))
    assert caught.value.code == "mapping.kind"


def test_headings_that_fit_no_mapping(sqlite_office: SmallOffice, path: Path) -> None:
    (problem,) = problems_of(sqlite_office, "people", path, "a,b\n1,2\n")
    assert (problem.rule, problem.allowed) == ("no_header", "姓名, 账号")
    (problem,) = problems_of(sqlite_office, "people", path, "姓名,邮箱\n甲,x\n")
    assert (problem.row, problem.column, problem.rule) == (1, "账号", "missing_column")
    (problem,) = problems_of(sqlite_office, "people", path, "姓名,账号\n")
    assert problem.rule == "empty"
    (problem,) = problems_of(sqlite_office, "people", path, "姓名,账号,姓名\n甲,x,乙\n")
    assert problem.rule == "column_twice"


def test_people_with_roles_held_somewhere(office: SmallOffice, path: Path) -> None:
    take(
        office,
        "people",
        path,
        "姓名,账号,部门,岗位\n"
        "郑凯,zheng,质量部,tester@业务部、pmo、tester@质量部\n"
        "叶青,ye,信息部,pmo@门户\n",
    )
    quality, business = office.department("质量部"), office.department("业务部")
    assert office["zheng"].roles == {"pmo"}
    assert office["zheng"].grants == {RoleGrant("tester", business), RoleGrant("tester", quality)}
    assert office["ye"].grants == {RoleGrant("pmo", None, office.application("门户"))}


def test_scopes_nobody_knows_are_told_by_cell(office: SmallOffice, path: Path) -> None:
    office.core.people.save_department(office["admin"], 0, "门户", None, None, 0)
    found = problems_of(
        office,
        "people",
        path,
        "姓名,账号,岗位\n郑凯,zheng,tester@海外部\n叶青,ye,tester@门户\n"
        "钱多,qian,系统管理员@信息部\n",
    )
    assert [(p.row, p.value, p.rule) for p in found] == [
        (2, "tester@海外部", "unknown_scope"),
        (3, "tester@门户", "ambiguous_scope"),
        (4, "系统管理员@信息部", "everywhere"),
    ]
