"""A ledger of past releases: taken in whole as closed history, or not at all."""

import csv
import io
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path

import openpyxl
import pytest

from relapp.domain.board import CardFilter, Scope
from relapp.domain.changes import Kind
from relapp.domain.journal import Event
from relapp.domain.quarter import Quarter
from relapp.domain.vocabulary import Outcome, ReleaseMode, ReleaseType, Status
from relapp.errors import Cancelled, InvalidInput, NotPermitted, RelappError
from relapp.services.import_problems import MOST_PROBLEMS, ImportProblem
from relapp.services.import_report import ImportReport
from tests.relapp.small_office import SmallOffice

ZED = Path(__file__).with_name("register_zed.csv")
HEADINGS = ("发布编号", "应用系统", "版本", "发布时间", "发布结果", "发布方式", "部门", "标题")
ROW = ("L-1", "核心租赁系统", "V0.9", "2025-03-14 20:00", "成功", "计划内", "信息部", "旧台账")


def a_ledger(path: Path, *rows: tuple[object, ...], headings: tuple[str, ...] = HEADINGS) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([headings, *rows])
    return path


def changed(**cells: str) -> tuple[str, ...]:
    return tuple(cells.get(name, value) for name, value in zip(HEADINGS, ROW, strict=True))


def take(office: SmallOffice, path: Path, **options: object) -> ImportReport:
    return office.core.imports.register(office["admin"], path, **options)  # type: ignore[arg-type]


def problems_of(office: SmallOffice, path: Path, **options: object) -> tuple[ImportProblem, ...]:
    before = everything(office)
    with pytest.raises(InvalidInput) as caught:
        take(office, path, **options)
    assert caught.value.code == "import.invalid"
    assert everything(office) == before
    found: tuple[ImportProblem, ...] = caught.value.details["problems"]  # type: ignore[assignment]
    return found


def everything(office: SmallOffice) -> tuple[int, int, int]:
    core = office.core
    cards = core.board.cards(CardFilter(scope=Scope.EVERYTHING)).total
    return cards, len(core.applications.all()), core.history.newest()


def test_the_real_register_comes_in_as_closed_history(office: SmallOffice) -> None:
    core = office.core
    report = take(office, ZED)
    assert (report.rows, len(report.created_applications)) == (888, 270)
    assert (report.mapping, report.dry_run, report.problems) == ("zed", False, ())
    found = core.board.cards(CardFilter(scope=Scope.EVERYTHING, limit=2000)).cards
    assert len(found) == 888
    assert {(c.status, c.outcome, c.type, c.owner_id) for c in found} == {
        (Status.CLOSED, Outcome.SUCCESS, ReleaseType.UPGRADE, None)
    }
    with ZED.open(encoding="utf-8", newline="") as file:
        given = {row["number"]: row["released_at"] for row in csv.DictReader(file)}
    assert {c.number: c.closed_at for c in found} == {
        number: datetime.fromisoformat(at).astimezone(UTC) for number, at in given.items()
    }
    assert all(c.registered_at == c.deployed_at == c.closed_at for c in found)


def test_each_release_has_its_own_first_line_and_the_office_one(office: SmallOffice) -> None:
    core = office.core
    since = core.history.newest()
    report = take(office, ZED)
    key = next(i for k, i in report.changes.touched if k is Kind.RELEASE)
    view = core.releases.view(key)
    (entry,) = core.history.of_release(key)
    assert (entry.event, entry.place, entry.actor) == (Event.RELEASE_IMPORTED, 1, "林静怡")
    assert view.facts.release.imported
    assert '"file":"register_zed.csv"' in entry.after
    touched = core.history.since(since)
    assert touched.ids(Kind.RELEASE) == report.changes.ids(Kind.RELEASE)
    assert len(touched.ids(Kind.RELEASE)) == 888


def test_imported_history_counts_in_the_key_figures(office: SmallOffice) -> None:
    take(office, ZED)
    figures = office.core.kpi.report(Quarter(2022, 4)).current
    assert (figures.ended, figures.successful) == (117, 117)


def test_a_new_application_has_the_version_released_last(office: SmallOffice) -> None:
    take(office, ZED)
    made = next(a for a in office.core.applications.all() if a.name == "ovsdbapp")
    assert (made.family, made.department) == ("library", "neutron")
    with ZED.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["application"] == "ovsdbapp"]
    newest = max(rows, key=lambda row: datetime.fromisoformat(row["released_at"]))
    assert made.current_version == newest["version"]


def test_the_running_series_is_not_touched(office: SmallOffice, tmp_path: Path) -> None:
    office.register()
    take(office, a_ledger(tmp_path / "l.csv", ROW))
    second = office.core.registration.register(office["office"], office.draft())
    assert second.number == "FB26-002"


def test_importing_again_names_the_numbers(office: SmallOffice, tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path / "l.csv", ROW, changed(发布编号="L-2"))
    take(office, ledger)
    found = problems_of(office, ledger)
    assert [(p.row, p.column, p.value, p.rule) for p in found] == [
        (2, "发布编号", "L-1", "exists"),
        (3, "发布编号", "L-2", "exists"),
    ]


def test_a_rehearsal_writes_nothing_and_tells_what_would_come(office: SmallOffice) -> None:
    before = everything(office)
    report = take(office, ZED, dry_run=True)
    assert (report.rows, len(report.created_applications), report.dry_run) == (888, 270, True)
    assert report.sample[0]["number"] == "OS-806dfeef39-ovsdbapp-1.16.0"
    assert everything(office) == before
    assert not report.changes


def test_a_rehearsal_reports_problems_instead_of_raising(
    office: SmallOffice, tmp_path: Path
) -> None:
    report = take(office, a_ledger(tmp_path / "l.csv", changed(版本="")), dry_run=True)
    assert [(p.row, p.column, p.rule) for p in report.problems] == [(2, "版本", "missing")]


@pytest.mark.parametrize(
    ("cells", "column", "rule"),
    [
        ({"发布编号": ""}, "发布编号", "missing"),
        ({"发布编号": "2025/01"}, "发布编号", "slash"),
        ({"发布编号": "L" * 101}, "发布编号", "too_long"),
        ({"发布编号": "FB26-200"}, "发布编号", "series"),
        ({"发布编号": "FB27-R001"}, "发布编号", "series"),
        ({"应用系统": ""}, "应用系统", "missing"),
        ({"版本": "V" * 101}, "版本", "too_long"),
        ({"发布时间": "去年"}, "发布时间", "date"),
        ({"发布时间": "2025-02-30"}, "发布时间", "date"),
        ({"发布时间": "1889-01-01"}, "发布时间", "year"),
        ({"发布时间": ""}, "发布时间", "missing"),
        ({"发布结果": "还行"}, "发布结果", "choice"),
        ({"发布方式": "随便"}, "发布方式", "choice"),
    ],
)
def test_a_bad_cell_is_named_and_nothing_is_written(
    sqlite_office: SmallOffice, tmp_path: Path, cells: dict[str, str], column: str, rule: str
) -> None:
    good = changed(发布编号="L-0")
    ledger = a_ledger(tmp_path / "台账.csv", good, changed(**cells))
    (problem,) = problems_of(sqlite_office, ledger)
    assert (problem.file, problem.row, problem.column, problem.rule) == (
        "台账.csv",
        3,
        column,
        rule,
    )


def test_all_problems_are_told_in_one_go_up_to_a_hundred(
    sqlite_office: SmallOffice, tmp_path: Path
) -> None:
    rows = [changed(发布编号=f"L-{n}", 版本="", 发布时间="?") for n in range(MOST_PROBLEMS)]
    found = problems_of(sqlite_office, a_ledger(tmp_path / "l.csv", *rows))
    assert len(found) == MOST_PROBLEMS
    assert found[-1].row == MOST_PROBLEMS // 2 + 1


def test_a_number_twice_in_the_file_names_the_first_row(
    sqlite_office: SmallOffice, tmp_path: Path
) -> None:
    (problem,) = problems_of(sqlite_office, a_ledger(tmp_path / "l.csv", ROW, ROW))
    assert (problem.row, problem.rule, problem.allowed) == (3, "twice", "2")


def test_numbers_of_past_years_in_the_own_form_are_kept(
    sqlite_office: SmallOffice, tmp_path: Path
) -> None:
    sqlite_office.register()
    ledger = a_ledger(tmp_path / "l.csv", changed(发布编号="FB25-147"))
    assert take(sqlite_office, ledger).rows == 1


def test_outcomes_and_modes_are_read_by_the_words_of_the_office(
    office: SmallOffice, tmp_path: Path
) -> None:
    rows = (
        changed(发布编号="L-1", 发布结果="已回退", 发布方式="紧急"),
        changed(发布编号="L-2", 发布结果="取消"),
        changed(发布编号="L-3", 发布结果=""),
    )
    take(office, a_ledger(tmp_path / "l.csv", *rows))
    cards = office.core.board.cards(CardFilter(scope=Scope.EVERYTHING)).cards
    found = {c.number: (c.status, c.outcome, c.mode) for c in cards}
    assert found == {
        "L-1": (Status.CLOSED, Outcome.ROLLED_BACK, ReleaseMode.EMERGENCY),
        "L-2": (Status.CANCELLED, Outcome.CANCELLED, ReleaseMode.PLANNED),
        "L-3": (Status.CLOSED, Outcome.SUCCESS, ReleaseMode.PLANNED),
    }


def test_a_known_application_is_used_whatever_its_case(office: SmallOffice, tmp_path: Path) -> None:
    take(office, a_ledger(tmp_path / "l.csv", ROW))
    (card,) = office.core.board.cards(CardFilter(scope=Scope.EVERYTHING)).cards
    assert card.application_id == office.application("核心租赁系统")
    assert card.department_id == office.department("信息部")


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("2025-03-14 20:00", datetime(2025, 3, 14, 12, tzinfo=UTC)),
        ("2025/3/14", datetime(2025, 3, 13, 16, tzinfo=UTC)),
        ("2025年3月14日 20:00", datetime(2025, 3, 14, 12, tzinfo=UTC)),
        ("2025-03-14T20:00:00+00:00", datetime(2025, 3, 14, 20, tzinfo=UTC)),
        ("20250314", datetime(2025, 3, 13, 16, tzinfo=UTC)),
    ],
)
def test_dates_are_wall_time_of_the_office_unless_they_say_otherwise(
    sqlite_office: SmallOffice, tmp_path: Path, cell: str, moment: datetime
) -> None:
    take(sqlite_office, a_ledger(tmp_path / "l.csv", changed(发布时间=cell)))
    (card,) = sqlite_office.core.board.cards(CardFilter(scope=Scope.EVERYTHING)).cards
    assert card.closed_at == moment


def test_cells_that_look_like_formulas_stay_text(office: SmallOffice, tmp_path: Path) -> None:
    for place, sign in enumerate("=+-@"):
        ledger = a_ledger(
            tmp_path / f"{place}.csv",
            changed(发布编号=f"{sign}1+1", 标题=f"{sign}cmd|'/C calc'!A0"),
        )
        take(office, ledger)
    cards = office.core.board.cards(CardFilter(scope=Scope.EVERYTHING)).cards
    assert {c.number for c in cards} == {"=1+1", "+1+1", "-1+1", "@1+1"}
    assert {c.title[0] for c in cards} == set("=+-@")


def test_a_workbook_gives_values_and_no_formula(office: SmallOffice, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["2025 年发布台账"])
    sheet.append([])
    sheet.append(list(HEADINGS))
    sheet.append(["L-1", "核心租赁系统", 2, datetime(2025, 3, 14, 20), None, None, None, "整数"])  # noqa: DTZ001
    sheet.append(["L-2", "核心租赁系统", 2.5, date(2025, 3, 15), "成功", None, None, "=1+1"])
    path = tmp_path / "台账.xlsx"
    book.save(path)
    take(office, path)
    cards = {c.number: c for c in office.core.board.cards(CardFilter(scope=Scope.EVERYTHING)).cards}
    assert (cards["L-1"].version_to, cards["L-2"].version_to) == ("2", "2.5")
    assert cards["L-1"].closed_at == datetime(2025, 3, 14, 12, tzinfo=UTC)
    # Nobody has calculated the formula, so there is no value to take: the title is made up.
    assert cards["L-2"].title == "核心租赁系统 2.5"


def test_rows_are_numbered_as_in_the_spreadsheet(
    sqlite_office: SmallOffice, tmp_path: Path
) -> None:
    content = "台账,,,\r\n,,,\r\n" + ",".join(HEADINGS) + "\r\n\r\n" + ",".join(changed(版本=""))
    path = tmp_path / "l.csv"
    path.write_bytes(content.encode("gb18030"))
    (problem,) = problems_of(sqlite_office, path)
    assert (problem.row, problem.column) == (5, "版本")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings_are_recognised(
    sqlite_office: SmallOffice, tmp_path: Path, encoding: str
) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter="\t").writerows([HEADINGS, ROW])
    path = tmp_path / "l.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    take(sqlite_office, path)
    (card,) = sqlite_office.core.board.cards(CardFilter(scope=Scope.EVERYTHING)).cards
    assert card.title == "旧台账"


def test_only_those_who_keep_the_registers_may_import(
    sqlite_office: SmallOffice, tmp_path: Path
) -> None:
    ledger = a_ledger(tmp_path / "l.csv", ROW)
    with pytest.raises(NotPermitted):
        sqlite_office.core.imports.register(sqlite_office["tester"], ledger)


def test_cancelling_at_any_moment_leaves_nothing(office: SmallOffice) -> None:
    before, asked = everything(office), [0]

    def stop_at(limit: int) -> Callable[[], bool]:
        def cancelled() -> bool:
            asked[0] += 1
            return asked[0] > limit

        return cancelled

    for limit in range(4):
        asked[0] = 0
        with pytest.raises(Cancelled):
            take(office, ZED, cancelled=stop_at(limit))
        assert everything(office) == before


def test_progress_grows_and_names_its_steps(sqlite_office: SmallOffice) -> None:
    told: list[tuple[str, float]] = []
    take(sqlite_office, ZED, progress=lambda step, fraction: told.append((step, fraction)))
    fractions = [fraction for _, fraction in told]
    assert fractions == sorted(fractions)
    assert list(dict.fromkeys(step for step, _ in told)) == ["reading", "checking", "writing"]
    assert fractions[-1] == 1.0


def test_a_mapping_of_ones_own(office: SmallOffice, tmp_path: Path) -> None:
    mapping = tmp_path / "ours.yaml"
    mapping.write_text(
        """
id: ours
kind: register
name: {zh: 我们的, en: Ours}
process: T
zone: Europe/Berlin
create: [applications]
fields:
  number: {text: "OLD-{No.}"}
  application: System
  version_to: {column: [Release, Version], default: "?"}
  released_at: {column: Day, dates: "%d.%m.%Y", time: "21:30"}
  type: {column: Kind, values: {first*: new_system}, otherwise: upgrade}
  purpose: Remark
""",
        encoding="utf-8",
    )
    ledger = a_ledger(
        tmp_path / "l.csv",
        (7, "Portal", "", "01.07.2025", "First time", "two\nlines"),
        headings=("No.", "System", "Version", "Day", "Kind", "Remark"),
    )
    take(office, ledger, mapping=mapping)
    view = office.view(
        office.core.board.cards(CardFilter(scope=Scope.EVERYTHING)).cards[0].release_id
    )
    release = view.facts.release
    assert (release.number, release.version_to, release.type) == (
        "OLD-7",
        "?",
        ReleaseType.NEW_SYSTEM,
    )
    assert release.closed_at == datetime(2025, 7, 1, 19, 30, tzinfo=UTC)
    assert release.purpose == "two\nlines"
    assert view.definition.code == "T"


def test_a_mapping_that_makes_nothing_names_what_is_unknown(
    sqlite_office: SmallOffice, tmp_path: Path
) -> None:
    mapping = tmp_path / "strict.yaml"
    mapping.write_text(
        "id: strict\nkind: register\nname: {zh: 严, en: Strict}\nprocess: T\nfields:\n"
        "  number: 发布编号\n  application: 应用系统\n  version_to: 版本\n"
        "  released_at: 发布时间\n  department: 部门\n",
        encoding="utf-8",
    )
    ledger = a_ledger(tmp_path / "l.csv", changed(应用系统="无名", 部门="无部"))
    found = problems_of(sqlite_office, ledger, mapping=mapping)
    assert {(p.column, p.value, p.rule) for p in found} == {
        ("应用系统", "无名", "unknown"),
        ("部门", "无部", "unknown"),
    }


def test_a_process_that_is_not_here(sqlite_office: SmallOffice, tmp_path: Path) -> None:
    mapping = tmp_path / "z.yaml"
    mapping.write_text(
        "id: z\nkind: register\nname: {zh: 甲, en: A}\nprocess: Z\nfields:\n"
        "  number: 发布编号\n  application: 应用系统\n"
        "  version_to: 版本\n  released_at: 发布时间\n",
        encoding="utf-8",
    )
    with pytest.raises(RelappError) as caught:
        take(sqlite_office, a_ledger(tmp_path / "l.csv", ROW), mapping=mapping)
    assert (caught.value.code, caught.value.details["process"]) == ("import.process", "Z")


def test_a_time_in_a_workbook_cell_is_no_date(sqlite_office: SmallOffice, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(list(HEADINGS))
    book.active.append(["L-1", "门户", "V1", time(20, 0)])
    path = tmp_path / "l.xlsx"
    book.save(path)
    (problem,) = problems_of(sqlite_office, path)
    assert (problem.row, problem.column, problem.rule) == (2, "发布时间", "date")
