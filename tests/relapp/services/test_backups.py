"""A backup has everything, of either home for either home; a file is trusted with nothing."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from relapp.bootstrap import open_core
from relapp.clock import FixedClock
from relapp.domain.holdings import Phase
from relapp.errors import Cancelled, RelappError, SchemaTooNew, StoreUnavailable
from relapp.services import sealing
from relapp.services.backups import back_up, restore
from relapp.services.replacing import Replace
from relapp.store import copies, engine
from relapp.store.backup_file import read_note
from relapp.store.engine import connect, open_store, schema_version
from relapp.store.schema_mark import SCHEMA
from relapp.wording.errors import word
from tests.builders import NOW
from tests.old_databases import first_schema
from tests.postgres_server import PASSWORD, PostgresServer
from tests.relapp.services.test_moving import everything, tables_of
from tests.relapp.small_office import assert_cards_true

LATER = datetime(2026, 9, 17, 2, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)
    monkeypatch.setattr(copies, "PATIENCE", 0.2)


@pytest.fixture
def file(busy_file: Path, tmp_path: Path) -> Path:
    """The busy office in a file of its own."""
    folder = tmp_path / "data"
    folder.mkdir()
    return Path(shutil.copyfile(busy_file, folder / "office.db"))


@pytest.fixture
def server(postgres_server: PostgresServer, busy_database: str) -> Iterator[str]:
    """The busy office on a server."""
    name = postgres_server.create_database(busy_database)
    yield postgres_server.url(name)
    postgres_server.drop_database(name)


@pytest.fixture(params=["file", "server"])
def home(request: pytest.FixtureRequest) -> str:
    """The busy office in each home in turn."""
    return str(request.getfixturevalue(request.param))


@pytest.fixture
def backup(file: Path, tmp_path: Path) -> Path:
    """A backup of the busy office."""
    return back_up(str(file), tmp_path / "backup.db", now=NOW).file


def refused(file: Path, target: object, **ways: Any) -> RelappError:
    with pytest.raises(RelappError) as caught:
        restore(file, str(target), now=LATER, **ways)
    return caught.value


def assert_whole(target: str) -> None:
    core = open_core(target, clock=FixedClock(NOW))
    assert core.history.verify().sound
    assert_cards_true(core)
    core.close()


def run_on(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize("into", ["file", "server"])
def test_a_backup_of_either_home_is_restored_into_either(
    home: str, postgres_url: str, tmp_path: Path, into: str
) -> None:
    target = postgres_url if into == "server" else str(tmp_path / "again.db")
    before = everything(home)
    made = back_up(home, tmp_path / "backup.db", now=NOW)
    done = restore(made.file, target, now=LATER)
    assert everything(target) == before == everything(home)
    assert done.kept is None
    assert done.carried.holdings == made.holdings
    assert done.note is not None
    assert (done.note.made_at, done.note.holdings) == (NOW, made.holdings)
    assert PASSWORD not in done.note.source
    assert_whole(target)


def test_a_backup_is_one_file_for_nobody_else_and_opens_as_an_office(
    home: str, tmp_path: Path
) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    made = back_up(home, folder / "backup.db", now=NOW)
    assert [path.name for path in folder.iterdir()] == ["backup.db"]
    assert made.size == made.file.stat().st_size
    if os.name == "posix":
        assert stat.S_IMODE(made.file.stat().st_mode) == 0o600
    assert_whole(str(made.file))
    assert everything(str(made.file)) == everything(home)


def test_a_newer_backup_takes_the_place_of_an_older_one_and_of_nothing_else(
    file: Path, backup: Path, tmp_path: Path
) -> None:
    back_up(str(file), backup, now=LATER)
    note = read_note(backup)
    assert note is not None
    assert note.made_at == LATER
    letter = tmp_path / "letter.docx"
    letter.write_text("别的东西", encoding="utf-8")
    other = Path(shutil.copyfile(file, tmp_path / "other.db"))
    for taken in (letter, other):
        before = taken.read_bytes()
        with pytest.raises(StoreUnavailable) as caught:
            back_up(str(file), taken, now=NOW)
        assert "已经存在，而且不是备份，没有覆盖它" in word(caught.value).zh
        assert taken.read_bytes() == before
    with pytest.raises(RelappError) as refusal:
        back_up(str(file), file, now=NOW)
    assert "就是这个数据库自己" in word(refusal.value).zh


def test_a_broken_journal_is_backed_up_and_told(home: str, tmp_path: Path) -> None:
    store = connect(home)
    with store.writing() as connection:
        connection.execute(text("UPDATE journal SET subject = 'x' WHERE chain = 'release:2'"))
    store.close()
    made = back_up(home, tmp_path / "backup.db", now=NOW)
    assert [b.chain for b in made.breaks] == ["release:2"]
    target = tmp_path / "again.db"
    assert refused(made.file, target).code == "carry.broken"
    assert not target.exists()
    done = restore(made.file, str(target), now=LATER, accept_broken=True)
    assert done.carried.breaks == made.breaks
    assert everything(str(target)) == everything(home)


def test_a_backup_that_cannot_be_written_leaves_the_one_before(
    file: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    before = backup.read_bytes()
    monkeypatch.setattr(sealing, "copy_whole", full)
    with pytest.raises(StoreUnavailable) as caught:
        back_up(str(file), backup, now=LATER)
    assert caught.value.code == "store.disk_full"
    assert backup.read_bytes() == before
    assert {path.name for path in backup.parent.iterdir()} == {"data", "backup.db"}


@pytest.mark.parametrize("phase", [Phase.ROWS, Phase.FINISH])
def test_whoever_stops_a_backup_leaves_nothing(home: str, tmp_path: Path, phase: Phase) -> None:
    def progress(step: str, _share: float) -> None:
        if step == phase:
            raise Cancelled("cancelled")

    folder = tmp_path / "kept"
    folder.mkdir()
    with pytest.raises(Cancelled):
        back_up(home, folder / "backup.db", now=NOW, progress=progress)
    assert list(folder.iterdir()) == []


def test_an_office_is_only_replaced_on_request_and_kept(
    home: str, furnished_file: Path, tmp_path: Path
) -> None:
    small = back_up(str(furnished_file), tmp_path / "small.db", now=NOW).file
    before = everything(home)
    error = refused(small, home)
    assert "里已有数据，没有改动它" in word(error).zh
    assert "--replace" in word(error).en
    assert everything(home) == before
    done = restore(small, home, now=LATER, replace=Replace(tmp_path / "kept"))
    assert everything(home) == everything(str(furnished_file))
    assert done.kept is not None
    assert done.kept.name.endswith("-before-restore-20260917T023000Z.db")
    assert everything(str(done.kept)) == before
    assert_whole(home)
    restore(done.kept, home, now=LATER, replace=Replace(tmp_path / "kept"))
    assert everything(home) == before
    assert len(list((tmp_path / "kept").iterdir())) == 2


def test_desks_that_have_the_file_open_see_what_was_restored(
    file: Path, furnished_file: Path, tmp_path: Path
) -> None:
    small = back_up(str(furnished_file), tmp_path / "small.db", now=NOW).file
    desk = open_core(str(file), clock=FixedClock(NOW))
    before = desk.history.newest()
    restore(small, str(file), now=LATER, replace=Replace())
    other = open_core(str(furnished_file), clock=FixedClock(NOW))
    assert desk.history.newest() == other.history.newest() < before
    assert desk.history.verify().sound
    other.close()
    desk.close()
    assert [path.name for path in (file.parent / "backups").iterdir()] == [
        "office-before-restore-20260917T023000Z.db"
    ]


@pytest.mark.parametrize("phase", list(Phase)[:-1])
def test_whoever_stops_a_restore_leaves_the_office_as_it_was(
    home: str, furnished_file: Path, tmp_path: Path, phase: Phase
) -> None:
    def progress(step: str, _share: float) -> None:
        if step == phase:
            raise Cancelled("cancelled")

    small = back_up(str(furnished_file), tmp_path / "small.db", now=NOW).file
    before, kept = everything(home), tmp_path / "kept"
    error = refused(small, home, replace=Replace(kept), progress=progress)
    assert isinstance(error, Cancelled)
    assert everything(home) == before
    assert not kept.exists() or list(kept.iterdir()) == []


def test_a_desk_that_holds_the_office_keeps_it_as_it_is(
    file: Path, furnished_file: Path, tmp_path: Path
) -> None:
    small = back_up(str(furnished_file), tmp_path / "small.db", now=NOW).file
    before = everything(str(file))
    with closing(sqlite3.connect(file, isolation_level=None)) as other:

        def seize(step: str, _share: float) -> None:
            if step == Phase.FINISH and not other.in_transaction:
                other.execute("BEGIN IMMEDIATE")

        error = refused(small, file, replace=Replace(), progress=seize)
        assert error.code == "store.locked"
        other.execute("ROLLBACK")
    assert everything(str(file)) == before
    assert list((file.parent / "backups").iterdir()) == []


def test_what_is_no_office_is_never_replaced(
    backup: Path, tmp_path: Path, postgres_url: str
) -> None:
    letter = tmp_path / "letter.docx"
    letter.write_text("别的东西", encoding="utf-8")
    assert refused(backup, letter, replace=Replace()).code == "store.foreign"
    assert letter.read_text(encoding="utf-8") == "别的东西"
    store = connect(postgres_url)
    with store.writing() as connection:
        connection.execute(text("CREATE TABLE of_somebody_else (a int)"))
    store.close()
    assert refused(backup, postgres_url, replace=Replace()).code == "store.foreign"
    assert tables_of(postgres_url) == ["of_somebody_else"]
    assert refused(backup, backup, replace=Replace()).code == "backup.itself"


def test_tables_of_others_beside_an_office_stay(server: str, backup: Path, tmp_path: Path) -> None:
    store = connect(server)
    with store.writing() as connection:
        connection.execute(text("CREATE TABLE of_somebody_else (a int)"))
    store.close()
    restore(backup, server, now=LATER, replace=Replace(tmp_path / "kept"))
    assert "of_somebody_else" in tables_of(server)
    assert_whole(server)


def test_a_backup_of_an_older_program_is_brought_up_to_date(tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    first_schema(old)
    before = old.read_bytes()
    target = tmp_path / "new.db"
    # Its rows were made up: the release has no chain in the journal.
    assert refused(old, target).code == "carry.broken"
    assert old.read_bytes() == before
    restore(old, str(target), now=LATER, accept_broken=True)
    assert old.read_bytes() == before
    (step,) = everything(str(target))["run_step"]
    assert "停服务" in step
    store = connect(str(target))
    assert schema_version(store) == SCHEMA
    store.close()


def test_a_copy_without_a_seal_is_good_as_well(file: Path, tmp_path: Path) -> None:
    desk = open_store(str(file))
    with desk.writing() as connection:
        connection.execute(text("UPDATE meeting SET version = version"))
    copy = Path(shutil.copyfile(file, tmp_path / "copy.db"))
    done = restore(copy, str(tmp_path / "again.db"), now=LATER)
    desk.close()
    assert done.note is None
    assert everything(str(tmp_path / "again.db")) == everything(str(file))


def test_the_log_beside_an_unsealed_file_counts(file: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(file)) as desk:
        desk.execute("PRAGMA journal_mode = WAL")
        desk.execute("PRAGMA wal_autocheckpoint = 0")
        desk.execute("UPDATE office SET unit = '只在日志里'")
        desk.commit()
        assert file.with_name("office.db-wal").stat().st_size
        done = restore(file, str(tmp_path / "again.db"), now=LATER)
    assert done.note is None
    assert everything(str(tmp_path / "again.db"))["office"][0][2] == "只在日志里"


def _truncate(path: Path) -> None:
    with path.open("r+b") as opened:
        opened.truncate(path.stat().st_size // 2)


def _spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for place in range(8192, len(content), 4096):
        content[place : place + 40] = b"\xff" * 40
    path.write_bytes(content)


def _become_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _flip_one_letter(path: Path) -> None:
    content = path.read_bytes()
    place = content.index("试验集团".encode())
    path.write_bytes(content[:place] + "式验集团".encode() + content[place + 12 :])


HOSTILE: dict[str, tuple[Callable[[Path], object], str]] = {
    "nothing": (lambda path: path.unlink(), "找不到备份文件"),
    "empty": (lambda path: path.write_bytes(b""), "不是发布台的数据库"),
    "text": (lambda path: path.write_text("SQLite " * 200), "不是发布台的数据库"),
    "folder": (_become_a_folder, "不是发布台的数据库"),
    "another program's": (
        lambda path: run_on(path, "PRAGMA application_id = 1"),
        "不是发布台的数据库",
    ),
    "half": (_truncate, "已损坏"),
    "spoilt": (_spoil, "已损坏"),
    "one letter": (_flip_one_letter, "与封存时不一致（office）"),
    "changed": (
        lambda path: run_on(path, "UPDATE release SET title = 'x' WHERE id = 1"),
        "与封存时不一致（release）",
    ),
    "newer": (
        lambda path: run_on(path, "UPDATE alembic_version SET version_num = '9999'"),
        "由更新的程序建立",
    ),
    "no version": (lambda path: run_on(path, "DELETE FROM alembic_version"), "不是发布台的数据库"),
    "trigger": (
        lambda path: run_on(
            path, "CREATE TRIGGER t AFTER INSERT ON journal BEGIN DELETE FROM person; END"
        ),
        "不会建的东西（t）",
    ),
    "view": (
        lambda path: run_on(
            path,
            "DROP TABLE number_series",
            "CREATE VIEW number_series AS "
            "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n FROM r) "
            "SELECT 'a' AS name, n AS last FROM r",
        ),
        "不会建的东西（number_series）",
    ),
    "computed column": (
        lambda path: run_on(path, "ALTER TABLE office ADD COLUMN x GENERATED ALWAYS AS (1)"),
        "不会建的东西（office）",
    ),
    "virtual table": (
        lambda path: run_on(path, "CREATE VIRTUAL TABLE v USING fts5(a)"),
        "不会建的东西（v、",
    ),
    "orphans": (lambda path: run_on(path, "DELETE FROM application"), "已损坏"),
    "wrong kind": (
        lambda path: run_on(
            path, "DROP TABLE backup_note", "UPDATE office SET attachment_limit = 'viel'"
        ),
        "表 office 里 1 这一行的 附件上限 不合规定",
    ),
    "no text": (
        lambda path: run_on(
            path,
            "DROP TABLE backup_note",
            "UPDATE journal SET before = CAST(x'61ff' AS TEXT) WHERE seq = 5",
        ),
        "已损坏",
    ),
    "no text elsewhere": (
        lambda path: run_on(
            path, "DROP TABLE backup_note", "UPDATE office SET unit = CAST(x'61ff' AS TEXT)"
        ),
        "已损坏",
    ),
    "false attachment": (
        lambda path: run_on(path, "DROP TABLE backup_note", "UPDATE blob SET content = x'00'"),
        "内容与登记的校验值不符",
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_file_that_cannot_be_trusted_changes_nothing(
    backup: Path, file: Path, tmp_path: Path, kind: str
) -> None:
    spoil, sentence = HOSTILE[kind]
    spoil(backup)
    as_it_is = backup.read_bytes() if backup.is_file() else None
    before = everything(str(file))
    error = refused(backup, file, replace=Replace())
    assert sentence in word(error).zh
    assert everything(str(file)) == before
    assert not (file.parent / "backups").exists()
    assert refused(backup, tmp_path / "new.db").code == error.code
    assert not (tmp_path / "new.db").exists()
    assert (backup.read_bytes() if backup.is_file() else None) == as_it_is
    assert isinstance(error, SchemaTooNew) == (kind == "newer")


def test_what_was_changed_since_is_restored_on_request(backup: Path, tmp_path: Path) -> None:
    run_on(backup, "UPDATE release SET title = 'x' WHERE id = 1")
    target = tmp_path / "new.db"
    restore(backup, str(target), now=LATER, accept_broken=True)
    assert everything(str(target)) == everything(str(backup))


def test_a_seal_that_cannot_be_read_is_none(backup: Path) -> None:
    for value in ("'['", "'[[1]]'", "x'ff'", '\'[["a", "b", "c"]]\''):
        run_on(backup, f"UPDATE backup_note SET value = {value} WHERE name = 'holdings'")
        assert read_note(backup) is None


def test_an_outdated_office_is_kept_as_it_is_and_replaced(
    file: Path, backup: Path, tmp_path: Path
) -> None:
    old = tmp_path / "old.db"
    first_schema(old)
    done = restore(backup, str(old), now=LATER, replace=Replace(tmp_path / "kept"))
    assert everything(str(old)) == everything(str(file))
    assert done.kept is not None
    store = connect(str(done.kept))
    assert schema_version(store) == "0001"
    store.close()
    store = connect(str(old))
    assert schema_version(store) == SCHEMA
    store.close()
