"""`list`, `show`, `kpi`, `windows`, `verify`: what they print, and their stable JSON."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from relapp.bootstrap import Core, open_core
from relapp.clock import FixedClock
from relapp.domain.release import ReleaseDraft
from relapp.domain.vocabulary import ReleaseMode, ReleaseType, Strategy
from tests.builders import NOW
from tests.relapp.cli.conftest import Run
from tests.relapp.services.test_pins import sign, to_sign
from tests.relapp.small_office import SmallOffice


@pytest.fixture
def number(database: Path) -> str:
    """A registered release that waits for nearly everything."""
    core: Core = open_core(str(database), clock=FixedClock(NOW))
    try:
        people = {person.login: person for person in core.people.all()}
        process = next(d for d in core.processes.active() if d.code == "T")
        application = next(a for a in core.applications.all() if a.name == "核心租赁系统")
        draft = ReleaseDraft(
            process_row=process.row_id,
            scope_option="program",
            type=ReleaseType.UPGRADE,
            mode=ReleaseMode.PLANNED,
            strategy=Strategy.FULL,
            title="还款计划批量重算",
            application_id=application.id,
            version_to="V2.0",
            owner_id=people["manager"].id,
        )
        return core.registration.register(people["office"], draft).number
    finally:
        core.close()


def test_a_list_in_both_languages(run: Run, number: str) -> None:
    said = run("list")
    assert said.code == 0
    assert "编号" in said.out
    assert f"{number}  核心租赁系统  V2.0" in said.out
    assert "共 1 份" in said.out
    english = run("list", "--language", "en")
    assert "Number" in english.out
    assert "1 in all" in english.out


def test_the_list_as_json(run: Run, number: str) -> None:
    found = run("list", "--json").json
    assert found["total"] == 1
    (release,) = found["releases"]
    assert release["number"] == number
    assert release["registered_at"] == NOW.isoformat(timespec="seconds")
    assert set(release) == {
        *("number", "process", "title", "application", "version", "type", "mode", "strategy"),
        *("status", "column", "stage", "owner", "conditions", "first_unmet", "starts_at"),
        *("ends_at", "due_at", "follow_up", "follow_up_due", "trial_until", "outcome"),
        *("registered_at", "deployed_at", "closed_at", "changes", "bugfixes"),
    }


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (("核心",), 1),
        (("核心", "没有的字"), 0),
        (("--type", "upgrade", "--mode", "planned", "--process", "t"), 1),
        (("--type", "new_system"), 0),
        (("--application", "核心租赁系统", "--owner", "manager"), 1),
        (("--application", "门户"), 0),
        (("--column", "closed"), 0),
        (("--status", "running"), 1),
        (("--blocked",), 0),
        (("--mine", "--as", "manager"), 1),
        (("--mine", "--as", "pmo"), 0),
        (("--due", "2020-01-01"), 0),
        (("--all", "--limit", "1"), 1),
    ],
)
def test_filters(run: Run, number: str, options: tuple[str, ...], count: int) -> None:
    assert number
    assert len(run("list", "--json", *options).json["releases"]) == count


@pytest.mark.parametrize(
    "options", [("--application", "无"), ("--owner", "无"), ("--process", "Z")]
)
def test_a_name_that_is_not_known_is_refused(
    run: Run, number: str, options: tuple[str, ...]
) -> None:
    assert number
    said = run("list", *options)
    assert said.code == 1
    assert options[1] in said.err


def test_a_release_with_what_keeps_it_in_words(run: Run, number: str) -> None:
    said = run("show", number.lower())
    assert said.code == 0
    assert "还款计划批量重算" in said.out
    assert "已满足" in said.out
    assert "○" in said.out
    english = run("--language=en", "show", number)
    assert "met" in english.out


def test_a_release_as_json(run: Run, number: str) -> None:
    found = run("show", number, "--json").json
    assert found["number"] == number
    assert found["definition"]["id"] == "small"
    assert found["scope"] == [{"application": "核心租赁系统", "from": "V1.0", "to": "V2.0"}]
    blocker = found["blockers"][0]
    assert set(blocker) == {
        *("need", "subject", "standing", "reason", "sentence", "role", "people", "since"),
        *("due", "address"),
    }
    assert blocker["sentence"]["zh"]
    assert blocker["sentence"]["en"]
    assert {step["state"] for step in found["approvals"]} <= {"waiting", "current", "not_needed"}


def test_a_number_that_is_not_there(run: Run, database: Path) -> None:
    assert database.exists()
    said = run("show", "FB99-001")
    assert (said.code, said.out) == (1, "")
    assert "FB99-001" in said.err
    assert said.err.count("\n") == 1


def test_key_figures_of_a_quarter(run: Run, number: str) -> None:
    assert number
    assert "发布成功率" in run("kpi", "2026Q3").out
    found = run("kpi", "2026q3", "--json").json
    assert (found["quarter"], found["measures"][0]["key"]) == ("2026Q3", "success")


def test_windows_of_a_year(run: Run, database: Path, tmp_path: Path) -> None:
    assert database.exists()
    assert "9月24日 周四 19:30–23:30" in run("windows", "2026").out
    found = run("windows", "2026", "--json").json
    assert [w["number"] for w in found["windows"]] == [1, 2, 3]
    assert found["windows"][0]["starts_at"] == "2026-09-24T11:30:00+00:00"
    assert "还没有窗口" in run("windows", "2031").out
    target = tmp_path / "windows.ics"
    assert run("windows", "2026", "-o", target).code == 0
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR")


SWAPPED = """
UPDATE journal SET place = CASE place WHEN 2 THEN -3 ELSE -2 END
 WHERE chain = 'release:1' AND place IN (2, 3);
UPDATE journal SET place = -place WHERE place < 0
"""


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE signature SET opinion = '无条件'", "release:1 第 {signed} 条：签署表与这一条不符"),
        ("DELETE FROM signature", "release:1 第 {signed} 条：签署表与这一条不符"),
        ("UPDATE signature SET step_id = 'pmo'", "release:1 签署表第 1 行：在日志里没有依据"),
        (
            "UPDATE journal SET after = '' WHERE chain = 'release:1' AND place = {signed}",
            "release:1 第 {signed} 条：内容被改动",
        ),
        (
            "DELETE FROM journal WHERE chain = 'release:1' AND place = {signed}",
            "release:1 第 {signed} 条：末尾被截去",
        ),
        (
            "DELETE FROM journal WHERE chain = 'release:1' AND place = 2",
            "release:1 第 2 条：缺少或被移动",
        ),
        (
            SWAPPED,
            "release:1 第 2 条：与前一条接不上",
        ),
    ],
)
def test_what_sqlite3_changes_in_a_signed_release_is_told(
    run: Run, sqlite_office: SmallOffice, statement: str, told: str
) -> None:
    key = to_sign(sqlite_office)
    sign(sqlite_office, key)
    signed = sqlite_office.core.history.of_release(key)[0].place
    sqlite_office.tampered = True
    assert run("verify", sqlite_office.url).code == 0
    with closing(sqlite3.connect(sqlite_office.url)) as connection:
        connection.executescript(statement.format(signed=signed))
        connection.commit()
    found = run("verify", sqlite_office.url)
    assert found.code == 1
    assert told.format(signed=signed) in found.err


def test_verifying_finds_a_changed_line(run: Run, database: Path) -> None:
    assert run("verify", database).code == 0
    assert run("verify", "--json").json["sound"] is True
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("UPDATE journal SET actor = '别人' WHERE place = 2 AND chain = 'office'")
        connection.commit()
    said = run("verify")
    assert said.code == 1
    assert "office 第 2 条：内容被改动" in said.err
    assert json.loads(run("verify", "--json").out)["breaks"] == [
        {"chain": "office", "place": 2, "kind": "content"}
    ]


def test_who_acts(run: Run, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert database.exists()
    assert run("list", "--mine", "--as", "OFFICE").code == 0
    said = run("list", "--mine", "--as", "nobody")
    assert said.code == 1
    assert "nobody" in said.err
    monkeypatch.setenv("RELAPP_USER", "nobody-either")
    assert "nobody-either" in run("list", "--mine").err
