"""Opening a database: only one of ours, whole and writable; anything else is left untouched."""

import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from relapp.bootstrap import create_core, open_core
from relapp.domain.office import Office
from relapp.domain.person import ADMINISTRATOR, PersonDraft
from relapp.errors import InvalidInput, RelappError, SchemaTooNew, StoreUnavailable
from relapp.store import engine
from relapp.store.engine import open_store, parse_url
from relapp.store.schema_mark import APPLICATION_ID
from relapp.wording.errors import word
from tests.postgres_server import PostgresServer
from tests.relapp.small_office import SmallOffice

NOBODY = 65_534
FOUNDER = PersonDraft("林静怡", "admin", roles=frozenset({ADMINISTRATOR}))


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)


@pytest.fixture
def database(furnished_file: Path, tmp_path: Path) -> Path:
    """A file with the small office, closed."""
    return Path(shutil.copyfile(furnished_file, tmp_path / "office.db"))


def refusal(target: Path | str) -> RelappError:
    with pytest.raises(StoreUnavailable) as caught:
        open_store(str(target))
    return caught.value


def an_sqlite_file(path: Path, *statements: str) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    return path


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    missing = tmp_path / "none.db"
    error = refusal(missing)
    assert (error.code, error.details["where"]) == ("store.missing", str(missing))
    assert not missing.exists()


def test_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path).code == "store.foreign"


MARK = f"PRAGMA application_id = {APPLICATION_ID}"


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.write_text("不是数据库，只是文字。" * 40, encoding="utf-8"),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"SQLite format 3\x00"),
        lambda path: an_sqlite_file(path, "CREATE TABLE t (a)"),
        lambda path: an_sqlite_file(path, MARK, "CREATE TABLE t (a)"),
        lambda path: an_sqlite_file(path, MARK, "CREATE TABLE alembic_version (version_num)"),
    ],
    ids=["text", "empty", "head only", "another program's", "no schema", "no tables"],
)
def test_a_file_of_something_else(tmp_path: Path, make: Callable[[Path], object]) -> None:
    path = tmp_path / "foreign.db"
    make(path)
    before = path.read_bytes()
    assert refusal(path).code == "store.foreign"
    assert path.read_bytes() == before


def test_a_damaged_file(database: Path) -> None:
    with database.open("r+b") as file:
        file.seek(100)
        file.write(os.urandom(4096))
    before = database.read_bytes()
    assert refusal(database).code == "store.damaged"
    assert database.read_bytes() == before


@pytest.mark.parametrize(
    ("found", "code", "kind"),
    [
        ("9999", "store.too_new", SchemaTooNew),
        ("0000", "store.outdated", StoreUnavailable),
    ],
)
def test_a_schema_of_another_version(
    database: Path, found: str, code: str, kind: type[StoreUnavailable]
) -> None:
    an_sqlite_file(
        database,
        f"UPDATE alembic_version SET version_num = '{found}'",
        f"UPDATE program_reach SET reads_from = '{found}', writes_from = '{found}'",
    )
    before = database.read_bytes()
    error = refusal(database)
    assert (error.code, type(error), error.details["found"]) == (code, kind, found)
    assert database.read_bytes() == before


def test_a_schema_of_another_version_on_a_server(
    postgres_server: PostgresServer, furnished_database: str
) -> None:
    name = postgres_server.create_database(furnished_database)
    url = postgres_server.url(name)
    server = create_engine(url)
    with server.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        connection.execute(text("UPDATE program_reach SET reads_from = '9999'"))
    server.dispose()
    assert refusal(url).code == "store.too_new"
    postgres_server.drop_database(name)


def test_a_file_that_another_program_holds(database: Path) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert refusal(database).code == "store.locked"
    open_store(str(database)).close()


def test_a_command_while_another_program_holds_the_file(sqlite_office: SmallOffice) -> None:
    office = sqlite_office
    with closing(sqlite3.connect(office.url, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable) as caught:
            office.register()
        assert caught.value.code == "store.locked"
    assert office.core.board.glance(office["office"]).ended == 0


@contextmanager
def no_rights() -> Iterator[None]:
    """Root may write everywhere; the office's people may not."""
    if sys.platform == "win32" or os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may enter and nobody else may write to."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_a_file_that_may_only_be_read(furnished_file: Path, open_folder: Path) -> None:
    path = Path(shutil.copyfile(furnished_file, open_folder / "office.db"))
    path.chmod(0o444)
    before = path.read_bytes()
    with no_rights():
        error = refusal(path)
    assert error.code == "store.read_only"
    assert "只能读，本次没有保存。请检查文件和文件夹的写权限" in word(error).zh
    assert "read-only; nothing was saved. Check rights" in word(error).en
    assert path.read_bytes() == before
    path.chmod(0o644)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps readers out by other means")
def test_a_file_that_may_not_be_read(furnished_file: Path, open_folder: Path) -> None:
    path = Path(shutil.copyfile(furnished_file, open_folder / "office.db"))
    path.chmod(0)
    with no_rights():
        error = refusal(path)
    assert error.code == "store.unreadable"
    assert error.details["why"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights for folders")
def test_no_database_is_made_where_nothing_may_be_written(open_folder: Path) -> None:
    with no_rights(), pytest.raises(StoreUnavailable) as caught:
        create_core(str(open_folder / "new.db"), Office("甲", "乙"), FOUNDER)
    assert caught.value.code == "store.unwritable"


def test_an_empty_database_on_a_server_is_not_ours_until_it_is_made(postgres_url: str) -> None:
    assert refusal(postgres_url).code == "store.foreign"
    create_core(postgres_url, Office("甲", "乙"), FOUNDER).close()
    open_core(postgres_url).close()


def test_nothing_is_made_over_what_is_there(database_url: str) -> None:
    create_core(database_url, Office("甲", "乙"), FOUNDER).close()
    with pytest.raises(StoreUnavailable) as caught:
        create_core(database_url, Office("丙", "丁"), FOUNDER)
    assert caught.value.code in ("store.exists", "store.not_empty")
    core = open_core(database_url)
    assert core.office.get().name == "甲"
    core.close()


def test_nothing_is_made_over_a_foreign_file(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("记事", encoding="utf-8")
    with pytest.raises(StoreUnavailable) as caught:
        create_core(str(path), Office("甲", "乙"), FOUNDER)
    assert caught.value.code == "store.exists"
    assert path.read_text(encoding="utf-8") == "记事"


@pytest.mark.parametrize(
    ("office", "founder", "code"),
    [
        (Office(" ", "乙"), FOUNDER, "field.missing"),
        (Office("甲", "乙", zone="Nirgends/Wo"), FOUNDER, "office.zone"),
        (Office("甲", "乙"), PersonDraft("林", " ", roles=FOUNDER.roles), "field.missing"),
        (Office("甲", "乙"), PersonDraft("林", "lin"), "person.last_administrator"),
    ],
)
def test_input_that_cannot_work_leaves_nothing_behind(
    database_url: str, office: Office, founder: PersonDraft, code: str
) -> None:
    with pytest.raises(RelappError) as caught:
        create_core(database_url, office, founder)
    assert caught.value.code == code
    create_core(database_url, Office("甲", "乙"), FOUNDER).close()


def test_a_wrong_password_and_a_server_that_is_not_there(
    postgres_server: PostgresServer, postgres_url: str
) -> None:
    wrong = f"postgresql://postgres:wrong-secret@{postgres_url.rpartition('@')[2]}"
    error = refusal(wrong)
    assert error.code == "store.login"
    assert "wrong-secret" not in f"{error}{error.details}"
    nowhere = postgres_url.replace(f":{postgres_server.port}/", ":1/")
    assert refusal(nowhere).code == "store.unreachable"


@pytest.mark.parametrize(
    ("target", "backend", "database"),
    [
        ("office.db", "sqlite", "office.db"),
        ("/srv/relapp/office.db", "sqlite", "/srv/relapp/office.db"),
        ("C:\\relapp\\office.db", "sqlite", "C:\\relapp\\office.db"),
        ("发布 100%.db", "sqlite", "发布 100%.db"),
        ("sqlite:////srv/office.db", "sqlite", "/srv/office.db"),
        ("postgresql://u:p@host/office", "postgresql", "office"),
        ("postgresql+psycopg2://u:p@host:5433/office", "postgresql", "office"),
        ("postgres://u:p@host/office", "postgresql", "office"),
    ],
)
def test_addresses(target: str, backend: str, database: str) -> None:
    url = parse_url(target)
    assert (url.get_backend_name(), url.database) == (backend, database)
    assert url.drivername in ("sqlite", "postgresql+psycopg")


@pytest.mark.parametrize(
    "target",
    [
        "mysql://u:secret@host/office",
        "http://host/office.db",
        "sqlite+pysqlcipher://:secret@/office.db",
        "postgresql://u:secret@host:port/office",
        "oracle://",
    ],
)
def test_addresses_of_an_unknown_kind(target: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_url(target)
    assert caught.value.code == "store.url"
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "target",
    [
        "postgresql://u:secret@host/office",
        "postgresql://u@host/office?password=secret",
        "postgresql://host/office?user=u&password=secret&sslpassword=secret",
        "postgresql://u:se%40cret@host/office",
    ],
)
def test_no_secret_is_shown(target: str) -> None:
    store = engine.connect(target)
    shown = store.describe()
    assert "secret" not in shown
    assert "cret" not in shown
    assert "host/office" in shown
    store.close()
