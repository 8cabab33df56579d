"""The way back to change management: where each change stands, as a file its tool can read."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from relapp.domain.change_standing import Tool
from relapp.domain.register import ChangeRequestDraft
from relapp.domain.vocabulary import ChangeState, Outcome, Status
from relapp.errors import ExportFailed
from relapp.services.import_kinds import ImportKind
from tests.relapp.services import itsm_exports as exports
from tests.relapp.small_office import SmallOffice


def written(path: Path) -> list[dict[str, str]]:
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(content.decode("utf-8-sig").splitlines()))


def test_each_change_shows_its_release_stage_date_and_outcome(office: SmallOffice) -> None:
    release_id = office.register(change_ids=(office.change("BG-1"),), window_id=office.window())
    office.walk(release_id, "confirm")
    office.core.releases.set_outcome(office["office"], release_id, Outcome.SUCCESS)
    standings = {s.change.number: s for s in office.core.change_schedule.standings()}
    carried, free = standings["BG-1"], standings["BG-2"]
    facts = office.facts(release_id)
    assert carried.change.release_number == facts.release.number
    assert carried.status is Status.RUNNING
    assert carried.stage == office.view(release_id).definition.stage("confirm").name
    assert facts.window is not None
    assert carried.starts_at == facts.window.starts_at
    assert carried.outcome is Outcome.SUCCESS
    assert carried.deployed_at == facts.release.deployed_at
    assert carried.in_release
    assert (free.in_release, free.stage.zh, free.starts_at) == (False, "", None)


def test_the_schedule_in_the_offices_own_words(sqlite_office: SmallOffice, tmp_path: Path) -> None:
    office = sqlite_office
    release_id = office.register(change_ids=(office.change("BG-1"),), window_id=office.window())
    number = office.facts(release_id).release.number
    rows = written(office.core.change_schedule.write(tmp_path / "s.csv"))
    by_number = {row["变更单号"]: row for row in rows}
    assert set(by_number) == {"BG-1", "BG-2", "QX-1"}
    assert by_number["BG-1"] == {
        "变更单号": "BG-1",
        "发布编号": number,
        "发布阶段": office.view(release_id).definition.stages[0].name.zh,
        "计划开始": "2026-09-24T19:30:00+08:00",
        "计划结束": "2026-09-24T23:30:00+08:00",
        "发布结果": "",
        "上线时间": "",
    }
    assert set(by_number["BG-2"].values()) == {"BG-2", ""}
    english = written(office.core.change_schedule.write(tmp_path / "s.csv", language="en"))
    assert english[0]["Release number"] == number


def test_a_tool_gets_its_own_changes_under_its_own_column_names(
    sqlite_office: SmallOffice, tmp_path: Path
) -> None:
    office, core = sqlite_office, sqlite_office.core
    for rows in (exports.SERVICENOW, exports.JIRA, exports.ZENTAO_BUGS):
        path = exports.write_csv(tmp_path / "e.csv", rows)
        core.imports.take(office["office"], ImportKind.CHANGES, path)
    release_id = office.register(change_ids=(office.change("CHG0040001"),))
    office.walk(release_id, "confirm")
    core.releases.set_outcome(office["office"], release_id, Outcome.ROLLED_BACK, "启动失败")
    target = tmp_path / "s.csv"
    found = written(core.change_schedule.write(target, Tool.SERVICENOW))
    (row,) = [r for r in found if r["number"].startswith("CHG")]
    assert list(row) == [
        *("number", "u_release", "u_release_stage", "start_date", "end_date"),
        *("close_code", "work_end"),
    ]
    assert row["close_code"] == "Unsuccessful"
    assert row["work_end"].endswith("+08:00")
    assert not any(r["number"].startswith(("ITSM", "BUG")) for r in found)
    jira = {r["Issue key"] for r in written(core.change_schedule.write(target, Tool.JIRA))}
    assert "ITSM-41" in jira
    assert "CHG0040001" not in jira
    zentao = {r["编号"] for r in written(core.change_schedule.write(target, Tool.ZENTAO))}
    assert "12" in zentao


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_cell_is_taken_for_a_formula(
    sqlite_office: SmallOffice, tmp_path: Path, sign: str
) -> None:
    office = sqlite_office
    draft = ChangeRequestDraft(f"{sign}1+1", "x", state=ChangeState.APPROVED)
    office.core.changes.save(office["office"], replace(draft))
    rows = written(office.core.change_schedule.write(tmp_path / "s.csv"))
    assert f"'{sign}1+1" in {row["变更单号"] for row in rows}


def test_a_place_that_cannot_be_written(sqlite_office: SmallOffice, tmp_path: Path) -> None:
    with pytest.raises(ExportFailed) as caught:
        sqlite_office.core.change_schedule.write(tmp_path / "none" / "s.csv")
    assert caught.value.code == "export.no_folder"
