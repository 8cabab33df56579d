"""A whole database goes over into the other home: everything, the same, or nothing."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, text

from relapp.bootstrap import Core, open_core
from relapp.clock import FixedClock
from relapp.domain.holdings import Phase
from relapp.errors import Cancelled, RelappError, RuleViolation, StoreUnavailable
from relapp.services import homes, moving
from relapp.services.moving import Carried, move_database
from relapp.store import carry, schema
from relapp.store.carry import Told
from relapp.store.engine import connect
from relapp.store.tables import metadata
from relapp.wording.errors import word
from tests.builders import NOW
from tests.postgres_server import PostgresServer
from tests.relapp.small_office import SmallOffice, assert_cards_true


@pytest.fixture
def file(busy_file: Path, tmp_path: Path) -> Path:
    """The busy office in a file of its own, with what no walk leaves behind."""
    path = Path(shutil.copyfile(busy_file, tmp_path / "office.db"))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE department SET parent_id = 1 WHERE id = 2")
        connection.execute("UPDATE run_step SET after_id = id + 1 WHERE id = 1")
        connection.execute("UPDATE person SET email = '林·“引号”''; -- 😀' WHERE id = 1")
        connection.commit()
    return path


@pytest.fixture
def server(postgres_server: PostgresServer, busy_database: str) -> Iterator[str]:
    """The busy office on a server."""
    name = postgres_server.create_database(busy_database)
    yield postgres_server.url(name)
    postgres_server.drop_database(name)


def everything(target: str) -> dict[str, list[tuple[Any, ...]]]:
    """Read every row of every table the plain way."""
    store = connect(target)
    with store.reading() as connection:
        found = {
            name: sorted((tuple(row) for row in connection.execute(table.select())), key=repr)
            for name, table in metadata.tables.items()
        }
    store.close()
    return found


def tables_of(url: str) -> list[str]:
    store = connect(url)
    with store.reading() as connection:
        names = connection.execute(
            text("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        )
        found = [str(name) for name in names.scalars()]
    store.close()
    return found


def refused(source: object, target: object, **ways: Any) -> RelappError:
    with pytest.raises(RelappError) as caught:
        move_database(str(source), str(target), **ways)
    return caught.value


def assert_moved(done: Carried, source: str, target: str) -> None:
    before = everything(source)
    assert everything(target) == before
    assert {h.table: h.rows for h in done.holdings.tables} == {n: len(r) for n, r in before.items()}
    assert done.breaks == ()
    core = open_core(target, clock=FixedClock(NOW))
    found = core.history.verify()
    assert (found.sound, found.chains, found.entries) == (True, done.chains, done.entries)
    assert_cards_true(core)
    core.close()


def test_a_file_goes_over_to_a_server(file: Path, postgres_url: str) -> None:
    bytes_before = file.read_bytes()
    done = move_database(str(file), postgres_url)
    assert_moved(done, str(file), postgres_url)
    assert file.read_bytes() == bytes_before
    assert "口令" not in f"{done}"
    assert done.holdings.rows > 300


def test_a_server_goes_over_to_a_file(server: str, tmp_path: Path) -> None:
    target = tmp_path / "alone.db"
    before = everything(server)
    assert_moved(move_database(server, str(target)), server, str(target))
    assert everything(server) == before
    assert sorted(path.name for path in tmp_path.iterdir() if "wal" not in path.name) == [
        "alone.db"
    ]


def test_there_and_back_it_is_the_same(file: Path, postgres_url: str, tmp_path: Path) -> None:
    there = move_database(str(file), postgres_url)
    back = move_database(postgres_url, str(tmp_path / "back.db"))
    assert back.holdings == there.holdings
    assert everything(str(tmp_path / "back.db")) == everything(str(file))


def test_work_goes_on_in_the_new_home(file: Path, postgres_url: str) -> None:
    move_database(str(file), postgres_url)
    clock = FixedClock(NOW)

    def another() -> Core:
        return open_core(postgres_url, clock=clock)

    office = SmallOffice(another(), clock, postgres_url, another)
    newest = office.core.history.newest()
    assert office.register() == 5
    assert office.core.history.newest() > newest
    office.walk(5, "implement")
    assert office.core.history.verify().sound
    assert_cards_true(office.core)
    office.close()


def test_a_target_with_something_in_it_is_refused(
    file: Path, server: str, postgres_url: str, tmp_path: Path
) -> None:
    before = everything(server)
    error = refused(file, server)
    assert "里已有内容，没有改动它" in word(error).zh
    assert everything(server) == before
    taken = tmp_path / "taken.db"
    taken.write_text("别的东西", encoding="utf-8")
    assert "已经存在，没有改动它" in word(refused(file, taken)).zh
    assert taken.read_text(encoding="utf-8") == "别的东西"
    store = connect(postgres_url)
    with store.writing() as connection:
        connection.execute(text("CREATE TABLE of_somebody_else (a int)"))
    store.close()
    assert refused(file, postgres_url).code == "store.not_empty"
    assert tables_of(postgres_url) == ["of_somebody_else"]


def test_a_broken_chain_is_refused_unless_accepted(file: Path, postgres_url: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE journal SET subject = 'x' WHERE chain = 'release:2' AND place=3")
        connection.commit()
    error = refused(file, postgres_url)
    assert isinstance(error, RuleViolation)
    assert "有 1 条链对不上（release:2），没有搬运，原库没有改动" in word(error).zh
    assert tables_of(postgres_url) == []
    done = move_database(str(file), postgres_url, accept_broken=True)
    assert [(b.chain, b.place) for b in done.breaks] == [("release:2", 3)]
    assert everything(postgres_url) == everything(str(file))


@pytest.mark.parametrize(
    ("statement", "table", "field"),
    [
        ("UPDATE person SET name = printf('%101d', 1) WHERE id = 2", "person", "名称"),
        ("UPDATE person SET email = x'00ff' WHERE id = 2", "person", "邮箱"),
        ("UPDATE meeting SET note = 'a' || char(0) || 'b'", "meeting", "备注"),
        ("UPDATE release SET version = 'three' WHERE id = 2", "release", "version"),
        ("UPDATE release SET stage_since = 'gestern' WHERE id = 2", "release", "gestern"),
    ],
)
def test_a_row_that_another_tool_spoilt_is_named(
    file: Path, postgres_url: str, statement: str, table: str, field: str
) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(
            "INSERT INTO meeting (title, place, starts_at, minutes, host_id, state, shown, note,"
            " version) VALUES ('会', '', '2026-09-16T01:12:00.000000+00:00', 60, 1, 'planned', '',"
            " '', 1)"
        )
        connection.execute(statement)
        connection.commit()
    error = refused(file, postgres_url)
    assert error.code == "carry.value"
    assert error.details["table"] == table
    assert field in word(error).zh
    assert tables_of(postgres_url) == []


def test_a_content_that_is_not_what_its_hash_says(file: Path, postgres_url: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE blob SET content = x'00' WHERE rowid = 1")
        connection.commit()
    error = refused(file, postgres_url)
    assert "内容与登记的校验值不符，没有搬运" in word(error).zh
    assert tables_of(postgres_url) == []


def _fails(phase: Phase) -> Callable[[str, float], None]:
    def progress(step: str, _share: float) -> None:
        if step == phase:
            raise Cancelled("cancelled")

    return progress


@pytest.mark.parametrize("phase", list(Phase)[:-1])
@pytest.mark.parametrize("home", ["file", "server"])
def test_whoever_stops_it_leaves_nothing_behind(
    file: Path, server: str, postgres_url: str, tmp_path: Path, phase: Phase, home: str
) -> None:
    source, target = (
        (str(file), postgres_url) if home == "server" else (server, str(tmp_path / "n"))
    )
    before = everything(source)
    error = refused(source, target, progress=_fails(phase))
    assert isinstance(error, Cancelled)
    assert everything(source) == before
    if home == "server":
        assert tables_of(postgres_url) == []
    else:
        assert [p.name for p in tmp_path.iterdir() if not p.name.startswith("office")] == []
    move_database(source, target)


def test_shares_only_grow_and_end_at_one(file: Path, postgres_url: str) -> None:
    told: list[tuple[str, float]] = []
    move_database(str(file), postgres_url, progress=lambda *step: told.append(step))
    shares = [share for _, share in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert list(dict.fromkeys(step for step, _ in told)) == list(Phase)


def test_a_server_that_ends_the_work_midway_keeps_nothing(
    file: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(source: Connection, target: Connection, told: Told, **ways: Any) -> None:
        real(source, target, told, **ways)
        target.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))

    real = carry.carry_rows
    monkeypatch.setattr(moving, "carry_rows", cut)
    assert isinstance(refused(file, postgres_url), StoreUnavailable)
    assert tables_of(postgres_url) == []


def test_a_full_disk_keeps_nothing(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def small(connection: Connection, *_: Any, **__: Any) -> None:
        connection.execute(text("PRAGMA max_page_count = 20"))
        real(connection)

    real = schema.lay_schema
    monkeypatch.setattr(homes, "lay_schema", small)
    error = refused(server, tmp_path / "small.db")
    assert error.code == "store.disk_full"
    assert "磁盘已满" in word(error).zh
    assert list(tmp_path.iterdir()) == []


def test_a_difference_is_found_before_anything_is_kept(
    file: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lossy(source: Connection, target: Connection, told: Told, **ways: Any) -> None:
        real(source, target, told, **ways)
        target.execute(text("UPDATE release SET title = 'x' WHERE id = 2"))
        target.execute(text("DELETE FROM calendar_day WHERE date = '2026-10-01'"))

    real = carry.carry_rows
    monkeypatch.setattr(moving, "carry_rows", lossy)
    error = refused(file, postgres_url)
    assert "两边不一致（calendar_day、release），目标里什么都没有留下" in word(error).zh
    assert tables_of(postgres_url) == []


def test_the_guard_comes_last_and_belongs_to_the_whole(file: Path, postgres_url: str) -> None:
    def guard(connection: Connection) -> None:
        connection.execute(
            text(
                "CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS 'begin "
                "raise exception ''never''; end'"
            )
        )
        connection.execute(text("CREATE TRIGGER no BEFORE UPDATE ON journal EXECUTE FUNCTION no()"))

    def failing(connection: Connection) -> None:
        guard(connection)
        raise StoreUnavailable("store.rights", what="no")

    assert refused(file, postgres_url, guard=failing).code == "store.rights"
    assert tables_of(postgres_url) == []
    move_database(str(file), postgres_url, guard=guard)
    assert everything(postgres_url) == everything(str(file))


def test_triggers_of_the_schema_judge_nobody_who_moves_in(
    file: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def guarded(connection: Connection) -> None:
        real(connection)
        connection.execute(
            text(
                "CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS 'begin "
                "raise exception ''never''; end'"
            )
        )
        connection.execute(text("CREATE TRIGGER no BEFORE INSERT ON journal EXECUTE FUNCTION no()"))

    real = schema.lay_schema
    monkeypatch.setattr(homes, "lay_schema", guarded)
    move_database(str(file), postgres_url)
    store = connect(postgres_url)
    with pytest.raises(StoreUnavailable) as caught, store.writing() as connection:
        connection.execute(text("INSERT INTO journal SELECT * FROM journal"))
    assert "never" in str(caught.value.details["what"])
    store.close()


def test_somebody_writing_meanwhile_is_not_in_it_and_not_hindered(
    file: Path, postgres_url: str
) -> None:
    clock = FixedClock(NOW)

    def another() -> Core:
        return open_core(str(file), clock=clock)

    office = SmallOffice(another(), clock, str(file), another)
    before = everything(str(file))
    wrote: list[int] = []

    def progress(step: str, _share: float) -> None:
        if step == Phase.ROWS and not wrote:
            wrote.append(office.register())

    move_database(str(file), postgres_url, progress=progress)
    assert everything(postgres_url) == before
    assert len(everything(str(file))["release"]) == len(before["release"]) + 1
    office.close()
