"""`db move`, `db backup`, `db restore` on the command line."""

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


def test_a_place_that_is_taken_is_refused_in_one_line(run: Run, database: Path) -> None:
    said = run("--language", "en", "db", "move", database)
    assert (said.code, said.out) == (1, "")
    assert said.err == (
        f"{database} exists already and was left untouched. Open it, or choose another name\n"
    )


def test_a_move_without_a_target_is_wrong_usage(run: Run) -> None:
    assert run("db", "move").code == 2
