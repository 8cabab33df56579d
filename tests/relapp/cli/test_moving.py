"""`db move`, `db backup`, `db restore` on the command line."""

import sqlite3
from contextlib import closing
from pathlib import Path

from relapp.bootstrap import open_core
from tests.postgres_server import PASSWORD
from tests.relapp.cli.conftest import Run


def test_a_file_moves_to_a_server_and_back(
    run: Run, database: Path, postgres_url: str, tmp_path: Path
) -> None:
    said = run("db", "move", postgres_url, "--json")
    assert said.code == 0, said.err
    found = said.json
    assert found["source"] == str(database)
    assert PASSWORD not in said.out + said.err
    assert {"person", "journal", "blob"} <= {table["table"] for table in found["tables"]}
    assert found["rows"] == sum(table["rows"] for table in found["tables"])
    assert (found["breaks"], len(found["sha256"])) == ([], 64)
    back = run("--db", postgres_url, "db", "move", tmp_path / "back.db")
    assert back.code == 0, back.err
    assert f"已把 postgres@127.0.0.1:{postgres_url.rpartition(':')[2]} 搬到" in back.out
    assert f"校验值 {found['sha256'][:16]}…" in back.out
    assert "原库没有改动" in back.out
    core = open_core(str(tmp_path / "back.db"))
    assert core.office.get().name == "试验集团"
    core.close()


def test_a_backup_goes_to_a_server_and_a_server_s_back_to_a_file(
    run: Run, database: Path, postgres_url: str, tmp_path: Path
) -> None:
    file = tmp_path / "backup.db"
    made = run("db", "backup", file, "--json")
    assert made.code == 0, made.err
    assert (made.json["file"], made.json["size"]) == (str(file), file.stat().st_size)
    assert run("verify", file).code == 0
    there = run("db", "restore", file, "--to", postgres_url, "--json")
    assert there.code == 0, there.err
    assert there.json["sha256"] == made.json["sha256"]
    assert (there.json["kept"], there.json["made_at"][:2]) == (None, "20")
    again = run("--db", postgres_url, "db", "backup", tmp_path / "again.db")
    assert again.code == 0, again.err
    assert f"校验值 {made.json['sha256'][:16]}…" in again.out
    refusal = run("db", "restore", tmp_path / "again.db")
    assert (refusal.code, refusal.out) == (1, "")
    assert refusal.err == (
        f"{database} 里已有数据，没有改动它。要用备份替换，选择替换（命令行 --replace）："
        "现有内容会先另存一份\n"
    )
    done = run("db", "restore", tmp_path / "again.db", "--replace")
    assert done.code == 0, done.err
    (kept,) = (database.parent / "backups").iterdir()
    assert f"原有内容另存在 {kept}" in done.out
    assert PASSWORD not in again.out + done.out


def test_a_restore_of_a_copy_made_by_hand_says_what_was_checked(
    run: Run, database: Path, tmp_path: Path
) -> None:
    done = run("--language", "en", "db", "restore", database, "--to", tmp_path / "new.db")
    assert done.code == 0, done.err
    assert "The file has no seal" in done.out


def test_a_broken_journal_is_told_and_backed_up(run: Run, database: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("UPDATE journal SET subject = 'x' WHERE seq = 5")
        connection.commit()
    made = run("db", "backup", tmp_path / "backup.db")
    assert made.code == 0
    assert made.err == "office 第 5 条：内容被改动\n"
    refusal = run("db", "restore", tmp_path / "backup.db", "--to", tmp_path / "new.db")
    assert refusal.code == 1
    assert "--accept-broken" in refusal.err
    assert not (tmp_path / "new.db").exists()


def test_a_place_that_is_taken_is_refused_in_one_line(run: Run, database: Path) -> None:
    said = run("--language", "en", "db", "move", database)
    assert (said.code, said.out) == (1, "")
    assert said.err == (
        f"{database} exists already and was left untouched. Open it, or choose another name\n"
    )


def test_a_move_without_a_target_is_wrong_usage(run: Run) -> None:
    assert run("db", "move").code == 2
    assert run("db", "backup").code == 2
    assert run("db", "restore").code == 2
