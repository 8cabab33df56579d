"""`init`, `import`, `plan`, `db`: what they make, and that they make all or nothing."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert

from relapp.bootstrap import open_core
from relapp.store.tables.testing import test_run
from tests.relapp.cli.conftest import Run
from tests.relapp.services import itsm_exports as exports

ZED = Path(__file__).parents[1] / "services" / "register_zed.csv"


def test_a_new_database_says_where_it_is(run: Run, home: Path) -> None:
    said = run("init", "--office", "试验集团", "--as", "lin", "--name", "林静怡", "--prefix", "RL")
    assert said.code == 0
    assert str(home / "relapp.db") in said.out
    assert "林静怡（lin）" in said.out
    assert "A 企业应用上线发布" in said.out
    core = open_core(str(home / "relapp.db"))
    try:
        office = core.office.get()
        assert (office.name, office.number_prefix) == ("试验集团", "RL")
    finally:
        core.close()


def test_a_database_is_never_overwritten(run: Run, home: Path) -> None:
    assert run("init").code == 0
    before = (home / "relapp.db").read_bytes()
    said = run("init")
    assert said.code == 1
    assert "已经存在" in said.err
    assert (home / "relapp.db").read_bytes() == before


def test_init_on_a_server(run: Run, database_url: str) -> None:
    assert run("--db", database_url, "init", "--language", "en").code == 0
    assert run("--db", database_url, "import", "register", ZED).code == 0
    assert run("list", "--all", "--json", "--db", database_url).json["total"] == 888
    assert run("--db", database_url, "db", "check").code == 0


def test_a_process_of_ones_own(run: Run, tmp_path: Path) -> None:
    shipped = Path("resources/processes/service_release.yaml").read_text("utf-8")
    own = tmp_path / "own.yaml"
    own.write_text(shipped.replace("\ncode: B", "\ncode: C").replace("id: ", "id: ", 1), "utf-8")
    said = run("--db", tmp_path / "o.db", "init", "--process", own)
    assert said.code == 0
    assert "C 运维服务发布" in said.out


def test_a_damaged_process_leaves_no_database(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("id: own\ncode: C\n", "utf-8")
    target = tmp_path / "o.db"
    said = run("--db", target, "init", "--process", own)
    assert said.code == 1
    assert "own.yaml 第 1 行" in said.err
    assert "version" in said.err
    assert not target.exists()


@pytest.mark.parametrize("broken", [("--zone", "Mars/Base"), ("--prefix", "发布")])
def test_settings_that_cannot_work_leave_no_database(
    run: Run, tmp_path: Path, broken: tuple[str, str]
) -> None:
    target = tmp_path / "o.db"
    said = run("--db", target, "init", *broken)
    assert said.code == 1
    assert broken[1] in said.err
    assert not target.exists()


def test_importing_the_real_register(run: Run, database: Path) -> None:
    assert database.exists()
    rehearsal = run("import", "register", ZED, "--dry-run")
    assert rehearsal.code == 0
    assert "888" in rehearsal.out
    assert "OS-806dfeef39-ovsdbapp-1.16.0" in rehearsal.out
    assert run("list", "--all", "--json").json["total"] == 0
    said = run("import", "register", ZED)
    assert said.code == 0
    assert "新建应用系统 270 个" in said.out
    found = run("show", "OS-806dfeef39-ovsdbapp-1.16.0", "--json").json
    assert (found["imported"], found["outcome"], found["owner"]) == (True, "success", None)


def test_importing_again_names_the_numbers_one_line_each(run: Run, database: Path) -> None:
    assert database.exists()
    run("import", "register", ZED)
    said = run("import", "register", ZED)
    assert (said.code, said.out) == (1, "")
    lines = said.err.splitlines()
    assert lines[0].endswith("什么都没有导入")
    assert "第 2 行 number 列「OS-806dfeef39-ovsdbapp-1.16.0」：已在库里" in lines[1]
    assert len(lines) == 101


def test_an_import_as_json(run: Run, database: Path, tmp_path: Path) -> None:
    assert database.exists()
    path = tmp_path / "people.csv"
    path.write_text("姓名,账号,岗位\n甲,office,\n乙,yi,船长\n", encoding="utf-8")
    said = run("import", "people", path, "--dry-run", "--json")
    assert said.code == 1
    assert [(p["row"], p["rule"]) for p in said.json["problems"]] == [(2, "exists"), (3, "role")]
    plain = run("import", "people", path, "--dry-run")
    assert plain.code == 1
    assert "尚未写入" in plain.err


def test_a_mapping_by_name_or_file(run: Run, database: Path, tmp_path: Path) -> None:
    assert database.exists()
    assert run("import", "register", ZED, "--map", "zed", "--dry-run").code == 0
    said = run("import", "register", ZED, "--map", tmp_path / "none.yaml")
    assert said.code == 1
    assert "zed" in said.err


def test_only_who_may_imports(run: Run, database: Path) -> None:
    assert database.exists()
    said = run("import", "register", ZED, "--as", "tester")
    assert said.code == 1
    assert "没有这项权限" in said.err


def test_a_release_plan(run: Run, database: Path, tmp_path: Path) -> None:
    """The register's releases keep process A, which has a template."""
    assert database.exists()
    run("import", "register", ZED)
    target = tmp_path / "plan.docx"
    said = run("plan", "OS-806dfeef39-ovsdbapp-1.16.0", "-o", target)
    assert said.code == 0, said.err
    assert str(target) in said.out
    assert zipfile.is_zipfile(target)


def test_a_test_report_needs_a_test(run: Run, database: Path, tmp_path: Path) -> None:
    core = open_core(str(database))
    run("import", "register", ZED)
    target = tmp_path / "report.docx"
    number = "OS-806dfeef39-ovsdbapp-1.16.0"
    refused = run("test-report", number, "-o", target)
    assert refused.code == 1
    assert "还没有测试记录" in refused.err
    assert not target.exists()
    with core.store.writing() as connection:
        connection.execute(insert(test_run).values(**_a_run(core.releases.id_of(number))))
    core.close()
    said = run("test-report", number, "-o", target, "--note", "补测")
    assert said.code == 0, said.err
    assert str(target) in said.out
    assert zipfile.is_zipfile(target)


def _a_run(release_id: int) -> dict[str, object]:
    """Return a run of a release of long ago, which no service would take any more."""
    at = datetime(2026, 9, 1, tzinfo=UTC)
    counts = {"cases": 1, "passed": 1, "failed": 0, "as_expected": True, "version": 1}
    words = {"kind": "function", "environment": "T2", "difference": "", "conclusion": "符合预期。"}
    return {"release_id": release_id, "person_id": 1, "tested_at": at, "at": at, **counts, **words}


def test_a_workbook_of_a_quarter(run: Run, database: Path, tmp_path: Path) -> None:
    assert database.exists()
    target = tmp_path / "kpi.xlsx"
    assert run("kpi", "2026Q3", "-o", target).code == 0
    assert zipfile.is_zipfile(target)


def test_upgrading_what_is_up_to_date(run: Run, database: Path) -> None:
    assert database.exists()
    said = run("db", "upgrade")
    assert said.code == 0
    assert "最新" in said.out


def test_an_export_of_a_tool_is_recognised_and_counted(
    run: Run, database: Path, tmp_path: Path
) -> None:
    assert database.exists()
    path = exports.write_csv(tmp_path / "e.csv", exports.SERVICENOW)
    rehearsal = run("import", "changes", path, "--dry-run")
    assert rehearsal.code == 0, rehearsal.err
    assert "按表头认出ServiceNow 变更，12 / 12 列对得上" in rehearsal.out
    assert "新增 3，更新 0，未变 0，不能导入 0" in rehearsal.out
    assert "状态: 已批准" in rehearsal.out
    assert run("import", "changes", path).code == 0
    again = run("import", "changes", path, "--dry-run", "--json").json
    assert (again["new"], again["changed"], again["unchanged"], again["refused"]) == (0, 0, 3, 0)


def test_the_schedule_for_change_management(run: Run, database: Path, tmp_path: Path) -> None:
    assert database.exists()
    target = tmp_path / "s.csv"
    said = run("changes", "export", "-o", target, "--for", "servicenow")
    assert said.code == 0, said.err
    assert target.read_text("utf-8-sig").startswith("number,u_release,")
    assert run("changes", "export", "-o", tmp_path / "s.docx").code == 2
    assert run("changes", "export", "-o", target, "--for", "other").code == 2
