"""Register, lists and exports of change tools: read by themselves, some into a database too."""

import csv
import io
import shutil
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from openpyxl import Workbook, load_workbook

from benchmarks.campaigns.hostile.cells import Raw
from benchmarks.campaigns.hostile.grids import (
    Grid,
    TableCase,
    as_csv,
    as_workbook,
    cases,
    edited,
    is_faithful,
    prepare,
)
from benchmarks.campaigns.hostile.tally import Tally, Wrong, throw
from benchmarks.offices import NOW
from relapp.bootstrap import Core, create_core, open_core
from relapp.clock import FixedClock
from relapp.domain.office import Office
from relapp.domain.person import Person, PersonDraft
from relapp.domain.register import ApplicationDraft
from relapp.export.delimited import write_table
from relapp.export.printable import printable
from relapp.export.sheets import safe_text
from relapp.services.changes_import import ChangesImport
from relapp.services.directory_import import ApplicationsImport, PeopleImport
from relapp.services.holidays_import import HolidaysImport
from relapp.services.import_fields import RowReader
from relapp.services.import_headings import SEARCHED_ROWS, bind
from relapp.services.import_kinds import ImportKind
from relapp.services.import_problems import ProblemList, TooManyProblems
from relapp.services.import_recognition import best_shipped
from relapp.services.import_report import ImportReport
from relapp.services.import_run import Importer
from relapp.services.register_import import RegisterImport
from relapp.services.tabular import Table, Watch, read_table
from tests.relapp.services import itsm_exports

Rows = Sequence[Sequence[str]]
ROLES: Final = frozenset({"administrator", "release_office", "project_manager", "release_admin"})
EVERY: Final = 50
"""One of so many cases goes on into a database."""
RENEWED: Final = 40
"""After so many imports the database starts anew, or its size would be what is measured."""
VERIFIED: Final = 4
"""After one of so many imports all chains are verified."""
_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r")
_ENOUGH: Final = 20_000

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


def attack(name: str, folder: Path, n: int) -> Tally:
    """Throw cases at one importer of lists; one of `EVERY` goes on into a database."""
    subject, tally = SUBJECTS[name], Tally(name)
    if "xlsx" in subject.forms:
        prepare()
    with _office(folder) as office:
        count = 0

        def deed(case: TableCase) -> None:
            nonlocal count
            count += 1
            grid = edited(subject.tables, case)
            xlsx = case.form == "xlsx"
            path = folder / f"list.{case.form}"
            path.write_bytes(as_workbook(grid, case) if xlsx else as_csv(grid, case))
            into = count % EVERY == 0
            tally.stored += into
            if into:
                office.take(subject, path, grid, whole=is_faithful(case, grid))
            else:
                _read(subject, path, grid, whole=is_faithful(case, grid))

        throw(tally, cases(subject.forms), deed, n)
        office.finish()
    return tally


def _read(subject: Subject, path: Path, grid: Grid, *, whole: bool) -> None:
    """Read a file as an import does before it looks at the database."""
    problems = ProblemList(path.name)
    table = read_table(path, "", problems, Watch())
    if whole:
        _check_cells(table, grid, path)
    heads = [cells for _, cells in table.rows[:SEARCHED_ROWS]]
    mapping = best_shipped(heads, subject.importer.kind).mapping
    bound = bind(table, mapping, problems)
    reader = RowReader(bound, problems, _zone())
    # No database: rows are read without asking it anything.
    importer = subject.importer(None, reader, mapping, problems)  # type: ignore[arg-type]
    try:
        for row, cells in bound.rows:
            reader.at(row, cells)
            importer.read()
    except TooManyProblems:
        problems.refuse()
    importer.sample()
    problems.raise_if_any()


@cache
def _zone() -> ZoneInfo:
    return ZoneInfo("Asia/Shanghai")


def _check_cells(table: Table, grid: Grid, path: Path) -> None:
    """Raise Wrong unless every text stands where it stood."""
    for number, cells in table.rows:
        if path.suffix == ".csv" and any(
            "\r" in str(v) or "\n" in str(v) for v in grid[number - 1]
        ):
            continue
        for place, value in enumerate(grid[number - 1][: len(cells)]):
            if isinstance(value, Raw) and path.suffix != ".csv":
                continue
            found = cells[place]
            if (str(found) if found is not None else "") != _carried(str(value), path):
                raise Wrong(f"a cell was read as another, row {number}")


def _carried(text: str, path: Path) -> str:
    """Return what a format keeps of a text: XML knows one kind of line end."""
    return text if path.suffix == ".csv" else text.replace("\r\n", "\n").replace("\r", "\n")


class _Office:
    """A database that each import goes into, watched from a connection of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._number, self._imports = folder, 0, 0
        self._fresh = folder / "fresh.db"
        core = create_core(
            str(self._fresh),
            Office("衡序集团", "信息管理部"),
            PersonDraft("林静怡", "linjingyi", roles=ROLES),
            clock=FixedClock(NOW),
        )
        owner = core.people.all()[0]
        for name, code in (("核心租赁系统", "HX"), ("资金系统", "ZJ"), ("门户", "MH")):
            core.applications.save(owner, ApplicationDraft(name, code=code, owner_id=owner.id))
        core.close()
        self._open()

    def take(self, subject: Subject, path: Path, grid: Grid, *, whole: bool) -> None:
        """Import a file; a refusal must leave the database as it was."""
        before, version = self._held(subject), self._version()
        try:
            report = self._core.imports.take(self._me, subject.importer.kind, path)
        except BaseException:
            if self._version() != version:
                raise Wrong("a refused import changed the database") from None
            raise
        if self._version() == version:
            raise Wrong("an import was acknowledged and nothing was written")
        if whole:
            _check_kept(subject, report, grid, self._held(subject) - before, path)
        _check_exports([str(v) for row in grid[:5] for v in row], self._folder)
        self._imports += 1
        if self._imports % VERIFIED == 0:
            self._verify()
        if self._imports % RENEWED == 0:
            self.finish()
            self._open()

    def finish(self) -> None:
        """Verify all chains and close."""
        self._verify()
        self._look.close()
        self._core.close()

    def _open(self) -> None:
        self._number += 1
        file = self._folder / f"office{self._number}.db"
        shutil.copyfile(self._fresh, file)
        self._core: Core = open_core(str(file), clock=FixedClock(NOW))
        self._me: Person = self._core.people.all()[0]
        self._look = sqlite3.connect(file, isolation_level=None)

    def _version(self) -> int:
        """Return what SQLite changes whenever anybody else commits anything."""
        return int(self._look.execute("PRAGMA data_version").fetchone()[0])

    def _held(self, subject: Subject) -> set[str]:
        table, column = subject.place
        return {row[0] for row in self._look.execute(f"SELECT {column} FROM {table}")}

    def _verify(self) -> None:
        if self._core.history.verify().breaks:
            raise Wrong("a chain of the journal is broken")


@contextmanager
def _office(folder: Path) -> Iterator[_Office]:
    yield _Office(folder)


def _check_kept(
    subject: Subject, report: ImportReport, grid: Grid, new: set[str], path: Path
) -> None:
    """Raise Wrong unless every new record bears a name that stands in the file."""
    said = {_plain(str(value)) for row in grid for value in row}
    said |= {f"{head}{word}" for head in ("BUG-", "REQ-") for word in said}
    if path.suffix == ".csv" or not any(isinstance(v, Raw) for row in grid for v in row):
        foreign = {name for name in new if _plain(name) not in said}
        if foreign and subject.importer.kind is not ImportKind.HOLIDAYS:
            raise Wrong("a record bears a name that no cell has")
    made = len(new)
    if subject.importer.kind is ImportKind.HOLIDAYS:
        return
    if made != report.rows - report.changed:
        raise Wrong(f"{report.rows} rows reported, {made} records made")


def _plain(text: str) -> str:
    return " ".join(text.split())


def _check_exports(texts: Sequence[str], folder: Path) -> None:
    """Raise Wrong unless texts stay texts in what we write of them."""
    texts = [text for text in texts if len(text) < _ENOUGH and "\ud800" not in text]
    texts = [text for text in texts if printable(text) == text]
    target = write_table([texts], folder / "again.csv")
    with target.open(encoding="utf-8-sig", newline="") as file:
        for cell in next(csv.reader(file), []):
            if cell.lstrip(" ").startswith(_DANGEROUS):
                raise Wrong("CSV hands a formula on")
    book = Workbook(write_only=True)
    page = book.create_sheet()
    page.append([safe_text(page, text) for text in texts])
    stream = io.BytesIO()
    book.save(stream)
    with closing(load_workbook(stream)) as again:
        for cell in again.active[1]:
            if cell.data_type not in ("s", "n", "inlineStr"):
                raise Wrong(f"a workbook hands {cell.data_type} on")
