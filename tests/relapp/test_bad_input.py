"""What a person reads for each kind of bad input, in both languages, and that nothing is half-done.

How each is recognised is tested beside the module that does it; here it is the sentences, which
must name the thing and say what to do.
"""

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from relapp.domain.quarter import Quarter
from relapp.domain.text import Text
from relapp.errors import ExportFailed, InvalidInput, RelappError, StoreUnavailable
from relapp.services import documents
from relapp.services.definition_file import parse_definition
from relapp.store import engine
from relapp.store.engine import open_store
from relapp.wording.definitions import problem_line
from relapp.wording.errors import lines, word
from tests.relapp.small_office import SmallOffice

MB = 1024 * 1024


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)


@pytest.fixture
def furnished_copy(furnished_file: Path, tmp_path: Path) -> Path:
    """A file with the small office, closed."""
    return Path(shutil.copyfile(furnished_file, tmp_path / "office.db"))


def planned(office: SmallOffice) -> int:
    """Register a release of the shipped process whose plan has a template."""
    definition = next(d for d in office.core.processes.active() if d.code == "A")
    row = definition.row_id
    return office.register(office.draft(process_row=row, scope_option="upgrade", yes=frozenset()))


def told(deed: Callable[[], object], kind: type[RelappError] = RelappError) -> Text:
    with pytest.raises(kind) as caught:
        deed()
    return word(caught.value)


def refused(path: Path) -> Text:
    return told(lambda: open_store(str(path)), StoreUnavailable)


def has(text: Text, zh: tuple[str, ...], en: tuple[str, ...]) -> None:
    assert [part for part in zh if part not in text.zh] == []
    assert [part for part in en if part not in text.en] == []


def test_a_database_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    has(refused(path), (str(path), "找不到", "新建"), (str(path), "no database file", "create"))
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_another_program_holds(sqlite_office: SmallOffice) -> None:
    with closing(sqlite3.connect(sqlite_office.url, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        has(
            refused(Path(sqlite_office.url)),
            ("office.db", "占用", "没有保存", "重试"),
            ("office.db", "Another program holds", "try again"),
        )


def test_a_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "foreign.db"
    path.write_text("只是文字" * 100, encoding="utf-8")
    before = path.read_bytes()
    has(
        refused(path),
        ("foreign.db", "不是发布台的数据库", "没有改动"),
        ("foreign.db", "not a database of this program", "untouched"),
    )
    assert path.read_bytes() == before


def test_a_database_of_a_newer_program(furnished_copy: Path) -> None:
    with closing(sqlite3.connect(furnished_copy)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.execute("UPDATE program_reach SET reads_from = '9999'")
        connection.commit()
    before = furnished_copy.read_bytes()
    has(
        refused(furnished_copy), ("更新的程序", "9999", "升级"), ("newer program", "9999", "Update")
    )
    assert furnished_copy.read_bytes() == before


def test_a_damaged_database(furnished_copy: Path) -> None:
    with furnished_copy.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 4096)
    has(refused(furnished_copy), ("损坏", "没有写入", "备份"), ("damaged", "backup"))


def test_a_damaged_definition() -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_definition("id: own\nstages: ]\n", "own.yaml")
    problems = caught.value.details["problems"]
    assert isinstance(problems, tuple)
    said = [*lines(caught.value), *(problem_line(problem) for problem in problems)]
    assert any("own.yaml" in line.zh for line in said)
    assert any("own.yaml" in line.en for line in said)
    (problem,) = problems
    assert problem_line(problem).zh.startswith("own.yaml 第 2 行：")


def test_a_damaged_template(
    sqlite_office: SmallOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = planned(sqlite_office)
    templates = tmp_path / "templates"
    templates.mkdir()
    for name in ("release_plan.docx", "plan.docx"):
        (templates / name).write_bytes(b"no template")
    monkeypatch.setattr(documents, "templates_dir", lambda: templates)
    target = tmp_path / "方案.docx"
    target.write_bytes(b"as it was")
    make = sqlite_office.core.documents.release_plan
    has(
        told(lambda: make(sqlite_office["office"], key, target)),
        ("release_plan.docx", "不是 .docx 文件", "另存为"),
        ("release_plan.docx", "is no .docx file", "Save it as"),
    )
    assert target.read_bytes() == b"as it was"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["templates", "方案.docx"]


def test_a_damaged_import(sqlite_office: SmallOffice, tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(b"PK\x03\x04 and no more")
    before = sqlite_office.core.history.newest()
    with pytest.raises(InvalidInput) as caught:
        sqlite_office.core.imports.register(sqlite_office["office"], path)
    said = lines(caught.value)
    assert any("台账.xlsx" in line.zh and "另存" in line.zh for line in said)
    assert any("台账.xlsx" in line.en and "save it again" in line.en for line in said)
    assert sqlite_office.core.history.newest() == before


def test_an_attachment_over_the_limit(sqlite_office: SmallOffice, tmp_path: Path) -> None:
    key = sqlite_office.register()
    sqlite_office.walk(key, "prepare")
    settings = sqlite_office.core.office.get()
    assert settings.attachment_limit == 100 * MB
    sqlite_office.core.office.save(
        sqlite_office["admin"], replace(settings, attachment_limit=2 * MB)
    )
    path = tmp_path / "手册.docx"
    path.write_bytes(b"x" * (2 * MB + MB // 2))
    add = sqlite_office.core.deliverables.add
    has(
        told(lambda: add(sqlite_office["manager"], key, "manual", path), InvalidInput),
        ("手册.docx", "2.5 MB", "上限 2 MB", "没有上传", "管理员"),
        ("手册.docx", "2.5 MB", "limit is 2 MB", "not uploaded"),
    )
    assert sqlite_office.facts(key).deliverables == {}


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every file but the database's be refused its last bytes."""

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)


@pytest.mark.parametrize("there", [True, False], ids=["over an old file", "new"])
@pytest.mark.parametrize("name", ["方案.docx", "指标.xlsx", "窗口.ics", "副本.bin"])
def test_a_full_disk_on_export(
    sqlite_busy: SmallOffice, tmp_path: Path, full_disk: None, name: str, there: bool
) -> None:
    target = tmp_path / name
    if there:
        target.write_bytes(b"as it was")
    core, me = sqlite_busy.core, sqlite_busy["office"]
    plan = planned(sqlite_busy)
    sha256 = next(
        file.sha256
        for key in (2, 3, 4)
        for versions in sqlite_busy.facts(key).deliverables.values()
        for file in versions
    )
    deeds: dict[str, Callable[[], object]] = {
        "方案.docx": lambda: core.documents.release_plan(me, plan, target),
        "指标.xlsx": lambda: core.documents.kpi_workbook(Quarter(2026, 3), target),
        "窗口.ics": lambda: core.documents.windows_ics(2026, target),
        "副本.bin": lambda: core.deliverables.save_copy(sha256, target),
    }
    before = core.history.newest()
    has(
        told(deeds[name], ExportFailed),
        (name, "磁盘满了", "没有写出", "没有动", "换一个位置"),
        (name, "disk is full", "not written", "untouched", "another place"),
    )
    assert [path.name for path in tmp_path.iterdir()] == ([name] if there else [])
    assert not there or target.read_bytes() == b"as it was"
    assert core.history.newest() == before


def test_a_disk_that_fills_while_it_is_written(
    sqlite_office: SmallOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first half is on the disk when the second is refused."""
    original = Path.write_bytes

    def half(path: Path, content: bytes) -> int:
        original(path, content[: len(content) // 2])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", half)
    target = tmp_path / "窗口.ics"
    has(
        told(lambda: sqlite_office.core.documents.windows_ics(2026, target), ExportFailed),
        ("磁盘满了",),
        ("disk is full",),
    )
    assert list(tmp_path.iterdir()) == []
