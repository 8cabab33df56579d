"""What goes wrong ends in a plain sentence, an exit code, and nothing half-written."""

import errno
import getpass
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import keyring
import pytest
from sqlalchemy.engine import make_url

from relapp import config
from relapp.address import shown, without_password
from relapp.key_store import DATABASE
from relapp.services import documents
from relapp.store import engine
from tests.postgres_server import PASSWORD
from tests.relapp.cli.conftest import Run
from tests.relapp.test_key_store import Chest

ZED = Path(__file__).parents[1] / "services" / "register_zed.csv"
ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("list", "--nonsense"),
        ("list", "--column", "nowhere"),
        ("list", "--limit", "0"),
        ("list", "--due", "gestern"),
        ("show",),
        ("kpi", "2026Q5"),
        ("windows", "26"),
        ("plan", "FB26-001"),
        ("plan", "FB26-001", "-o", "plan.pdf"),
        ("test-report", "FB26-001"),
        ("import", "ledger", "x.csv"),
        ("db",),
    ],
)
def test_wrong_usage_is_two(run: Run, arguments: tuple[str, ...]) -> None:
    said = run(*arguments)
    assert (said.code, said.out) == (2, "")
    assert "用法不对" in said.err


def test_help_and_version_are_zero(run: Run) -> None:
    said = run("--help")
    assert said.code == 0
    assert "发布台" in said.out
    assert "usage" not in said.out
    assert "usage" in run("--language", "en", "import", "--help").out
    assert run("--version").out.startswith("relapp ")


def refused(run: Run, *arguments: object) -> str:
    """Run what must be refused and return what was said, one line and no traceback."""
    said = run(*arguments)
    assert (said.code, said.out) == (1, "")
    assert "Traceback" not in said.err
    return said.err


def test_a_database_that_is_not_there(run: Run, tmp_path: Path) -> None:
    said = refused(run, "--db", tmp_path / "none.db", "list")
    assert "none.db" in said
    assert "请确认路径" in said
    assert not (tmp_path / "none.db").exists()


def test_a_file_of_another_program(run: Run, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.db"
    foreign.write_text("只是文字" * 100, encoding="utf-8")
    before = foreign.read_bytes()
    for command in (("list",), ("init",), ("db", "upgrade"), ("verify",)):
        assert "foreign.db" in refused(run, "--db", foreign, *command)
    assert foreign.read_bytes() == before


def test_a_database_of_a_newer_program(run: Run, database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.execute("UPDATE program_reach SET reads_from = '9999'")
        connection.commit()
    assert "9999" in refused(run, "list")
    assert "9999" in refused(run, "db", "upgrade")


def test_a_database_that_another_program_holds(run: Run, database: Path) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        said = refused(run, "import", "register", ZED)
    assert "占用" in said
    assert run("list", "--all", "--json").json["total"] == 0


def test_a_database_that_is_cut_short(run: Run, database: Path) -> None:
    database.write_bytes(database.read_bytes()[:8192])
    said = refused(run, "list")
    assert "office.db" in said
    assert "备份" in said


def test_an_address_of_no_kind(run: Run) -> None:
    assert "mysql" in refused(run, "--db", "mysql://server/db", "list")


def test_a_server_that_does_not_answer_shows_no_password(run: Run) -> None:
    said = refused(run, "--db", "postgresql://me:secret@127.0.0.1:1/relapp", "list")
    assert "127.0.0.1" in said
    assert "secret" not in said


def test_a_server_that_wants_a_password(
    run: Run, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = without_password(postgres_url)
    assert plain != postgres_url
    said = refused(run, "--db", plain, "db", "check")
    assert "RELAPP_DB_PASSWORD" in said
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    asked: list[str] = []

    def typed(prompt: str, _stream: object) -> str:
        asked.append(prompt)
        return make_url(postgres_url).password or ""

    monkeypatch.setattr(getpass, "getpass", typed)
    assert run("--db", plain, "init", "--name", "林静怡").code == 0
    assert len(asked) == 1
    assert shown(plain) in asked[0]
    monkeypatch.setenv("RELAPP_DB_PASSWORD", make_url(postgres_url).password or "")
    made = run("--db", plain, "db", "check")
    assert made.code == 0
    assert len(asked) == 1
    assert PASSWORD not in made.out


def test_a_password_in_the_key_store_is_not_asked_for(
    run: Run, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, chest = without_password(postgres_url), Chest()
    monkeypatch.setattr(keyring, "get_keyring", lambda: chest)
    assert "RELAPP_DB_PASSWORD" in refused(run, "--db", plain, "db", "check")
    chest.kept[DATABASE, plain] = make_url(postgres_url).password or ""
    assert run("--db", plain, "init", "--name", "林静怡").code == 0
    made = run("--db", plain, "db", "check")
    assert made.code == 0
    assert PASSWORD not in made.out + made.err


def test_a_missing_or_damaged_file_to_import(run: Run, database: Path, tmp_path: Path) -> None:
    assert database.exists()
    assert "none.xlsx" in refused(run, "import", "register", tmp_path / "none.xlsx")
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 and no more")
    assert "broken.xlsx" in refused(run, "import", "register", broken)
    assert "person.pdf" in refused(run, "import", "people", _file(tmp_path / "person.pdf"))


def test_a_damaged_template(
    run: Run, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert database.exists()
    run("import", "register", ZED)
    templates = tmp_path / "templates"
    templates.mkdir()
    (templates / "release_plan.docx").write_bytes(b"no template")
    monkeypatch.setattr(documents, "templates_dir", lambda: templates)
    target = tmp_path / "plan.docx"
    said = refused(run, "plan", "OS-806dfeef39-ovsdbapp-1.16.0", "-o", target)
    assert "release_plan.docx" in said
    assert list(tmp_path.glob("*.docx")) == []


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_leaves_the_file_of_before(
    run: Run, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    assert database.exists()
    target = tmp_path / "windows.ics"
    target.write_text("as it was", encoding="utf-8")

    def full(_handle: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", full)
    said = refused(run, "windows", "2026", "-o", target)
    assert "windows.ics" in said
    assert "空间" in said
    assert target.read_text("utf-8") == "as it was"
    assert [p.name for p in tmp_path.iterdir() if p.suffix == ".ics"] == ["windows.ics"]


def test_a_disk_that_fills_during_an_import_keeps_the_database(run: Run, database: Path) -> None:
    """SQLite answers with a full disk once the file may not grow any more."""
    with closing(sqlite3.connect(database)) as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
    original = engine._prepare_sqlite

    def limited(connection: sqlite3.Connection, record: object) -> None:
        original(connection, record)
        connection.execute(f"PRAGMA max_page_count = {pages + 5}")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "_prepare_sqlite", limited)
        said = refused(run, "import", "register", ZED)
    assert "磁盘已满" in said
    assert run("list", "--all", "--json").json["total"] == 0
    assert run("verify").code == 0


def test_a_folder_that_is_not_there(run: Run, database: Path, tmp_path: Path) -> None:
    assert database.exists()
    said = refused(run, "windows", "2026", "-o", tmp_path / "none" / "w.ics")
    assert "w.ics" in said


def test_what_nobody_foresaw_goes_to_a_log(
    run: Run, database: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert database.exists()

    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError("nobody thought of it")

    monkeypatch.setattr("relapp.cli.releases.list_releases", broken)
    said = refused(run, "list")
    assert str(home / "relapp.log") in said
    assert "nobody thought of it" in (home / "relapp.log").read_text("utf-8")


def test_damaged_settings_are_told_and_left_alone(run: Run, database: Path, home: Path) -> None:
    assert database.exists()
    home.mkdir()
    (home / "settings.toml").write_text("language = [", encoding="utf-8")
    said = run("list")
    assert said.code == 0
    assert "settings.toml" in said.err


def test_a_terminal_that_knows_no_chinese(database: Path, home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "relapp", "windows", "2026"],
        env={
            **os.environ,
            "RELAPP_HOME": str(home),
            "PYTHONIOENCODING": "ascii",
            "PYTHONUTF8": "0",
        },
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert database.exists()
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"19:30" in done.stdout


def test_a_reader_that_leaves_early(database: Path, home: Path) -> None:
    assert database.exists()
    head = shutil.which("true")
    assert head is not None
    command = f"'{sys.executable}' -m relapp kpi 2026Q3 | {head}"
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        env={**os.environ, "RELAPP_HOME": str(home)},
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert done.stderr == b""


@pytest.mark.skipif(sys.platform != "linux", reason="screens are found in other ways there")
def test_without_a_screen_the_window_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert "屏幕" in refused(run)


@pytest.mark.parametrize(
    ("surroundings", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LC_ALL": "de_DE", "LANG": "zh_CN"}, "en"),
        ({"LANG": "zh_CN", "RELAPP_LANGUAGE": "en"}, "en"),
    ],
)
def test_the_language_of_the_system(
    surroundings: dict[str, str], language: str, tmp_path: Path
) -> None:
    there = {**surroundings, "RELAPP_HOME": str(tmp_path)}
    assert config.language("", config.load(there), there) == language


def test_settings_come_back_as_they_were_saved(tmp_path: Path) -> None:
    there = {"RELAPP_HOME": str(tmp_path / "new")}
    chosen = config.Settings(
        database='postgresql://"me"\\@server/数据', language="en", login="林", scale=1.25
    )
    path = config.save(chosen, there)
    assert config.load(there) == chosen
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0
    assert config.database("", None, there) == chosen.database
    assert config.database("x.db", None, there) == "x.db"


def _file(path: Path) -> Path:
    path.write_bytes(b"x")
    return path
