"""`relapp db init`, `upgrade` and `login` on a server, and who acts there."""

from pathlib import Path

import psycopg
import pytest
from sqlalchemy.engine import make_url

from relapp.store.logins import set_login
from tests.postgres_server import PostgresServer
from tests.relapp.cli.conftest import Run


@pytest.fixture
def made(run: Run, postgres_url: str) -> str:
    answer = run(
        *("db", "init", postgres_url, "--as", "lin", "--name", "林静怡", "--office", "试验集团")
    )
    assert answer.code == 0, answer.err
    return postgres_url


def given(run: Run, url: str, login: str) -> tuple[str, str]:
    answer = run("--db", url, "db", "login", login, "--reset")
    assert answer.code == 0, answer.err
    lines = answer.out.splitlines()
    assert lines[2] == "只显示这一次，请当面交给本人"
    return lines[0].partition("：")[2], lines[1].partition("：")[2]


def can_connect(server: PostgresServer, url: str, role: str, password: str) -> bool:
    plain = server.url(make_url(url).database or "", role, password).replace("+psycopg", "")
    try:
        psycopg.connect(plain).close()
    except psycopg.OperationalError:
        return False
    return True


def test_a_login_is_given_closed_and_opened(
    run: Run, made: str, postgres_server: PostgresServer
) -> None:
    assert "还没有数据库账号" in run("--db", made, "db", "login", "lin").out
    role, password = given(run, made, "lin")
    assert role.endswith("_lin")
    assert can_connect(postgres_server, made, role, password)
    answer = run("--db", made, "db", "login", "lin", "--disable")
    assert (answer.code, "已停用" in answer.out) == (0, True)
    assert not can_connect(postgres_server, made, role, password)
    assert "可用" in run("--db", made, "db", "login", "lin", "--enable").out
    assert can_connect(postgres_server, made, role, password)
    _, other = given(run, made, "lin")
    assert not can_connect(postgres_server, made, role, password)
    assert can_connect(postgres_server, made, role, other)
    assert run("--db", made, "verify").code == 0


def test_whoever_is_connected_acts_and_nobody_else(
    run: Run, made: str, postgres_server: PostgresServer
) -> None:
    role, password = given(run, made, "lin")
    own = postgres_server.url(make_url(made).database or "", role, password)
    assert "可用" in run("--db", own, "db", "login", "lin", "--enable").out
    answer = run("--db", own, "--as", "somebody", "db", "login", "lin", "--disable")
    assert answer.code == 1
    assert answer.err.strip() == f"数据库账号 {role} 是林静怡的，不能以别人的名义操作"


def test_the_rules_are_laid_anew_by_the_owner_only(
    run: Run, made: str, postgres_server: PostgresServer
) -> None:
    answer = run("--db", made, "db", "upgrade")
    assert (answer.code, "已是最新结构" in answer.out) == (0, True)
    role, password = given(run, made, "lin")
    own = postgres_server.url(make_url(made).database or "", role, password)
    answer = run("--db", own, "db", "upgrade")
    assert answer.code == 1
    assert "不是数据库" in answer.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("db", "init", "URL"), "已有"),
        (("--db", "URL", "db", "login", "nobody"), "没有账号为 nobody"),
        (("--db", "URL", "db", "login", "lin", "--enable"), "还没有数据库账号，先设密码"),
    ],
)
def test_what_is_refused(run: Run, made: str, arguments: tuple[str, ...], says: str) -> None:
    answer = run(*(made if word == "URL" else word for word in arguments))
    assert answer.code == 1
    assert says in answer.err


def test_a_file_has_no_logins(run: Run, database: object) -> None:
    answer = run("db", "login", "admin", "--reset")
    assert answer.code == 1
    assert answer.err.startswith("只有团队数据库")


def test_the_password_reaches_the_server_as_a_verifier_only(made: str) -> None:
    said: list[object] = []

    class Listening:
        """Stands in for a connection and keeps what would be sent."""

        def __init__(self, driver: object) -> None:
            self.connection = type("Raw", (), {"driver_connection": driver})

        def execute(self, _statement: object, parameters: object) -> "Listening":
            said.append(parameters)
            return self

        def scalar_one(self) -> str:
            return "role"

    with psycopg.connect(made.replace("+psycopg", "")) as driver:
        assert set_login(Listening(driver), 1, "很长的-password") == "role"  # type: ignore[arg-type]
    assert "SCRAM-SHA-256$" in str(said)
    assert "password" not in str(said).replace("SCRAM", "")


def test_logins_and_rules_outlive_a_restore(
    run: Run, made: str, postgres_server: PostgresServer, tmp_path: Path
) -> None:
    role, password = given(run, made, "lin")
    backup = tmp_path / "office.backup"
    answer = run("--db", made, "db", "backup", backup)
    assert answer.code == 0, answer.err
    answer = run("--db", made, "db", "restore", backup, "--replace")
    assert answer.code == 0, answer.err
    own = postgres_server.url(make_url(made).database or "", role, password)
    assert "可用" in run("--db", own, "db", "login", "lin").out
    with psycopg.connect(own.replace("+psycopg", "")) as session:
        found = session.execute("SELECT relapp_guard.me(), relapp_guard.trusted()").fetchone()
        assert found == (1, False)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            session.execute("DELETE FROM journal")


def test_an_office_that_moves_to_a_server_comes_under_its_rules(
    run: Run, database: object, postgres_url: str
) -> None:
    answer = run("db", "move", postgres_url)
    assert answer.code == 0, answer.err
    with psycopg.connect(postgres_url.replace("+psycopg", "")) as session:
        stages = session.execute("SELECT count(DISTINCT process_id) FROM relapp_guard.stage")
        processes = session.execute("SELECT count(*) FROM process")
        assert stages.fetchone() == processes.fetchone()
    assert given(run, postgres_url, "office")[0].endswith("_office")


def test_an_owner_who_is_no_superuser_gives_and_closes_logins(
    run: Run, postgres_url: str, postgres_server: PostgresServer
) -> None:
    database = make_url(postgres_url).database or ""
    with psycopg.connect(postgres_url.replace("+psycopg", ""), autocommit=True) as server:
        server.execute("CREATE ROLE founder LOGIN CREATEROLE PASSWORD 'x'")
        server.execute(f'ALTER DATABASE "{database}" OWNER TO founder')
        server.execute("ALTER SCHEMA public OWNER TO founder")
    url = postgres_server.url(database, "founder", "x")
    assert run("db", "init", url, "--as", "lin", "--name", "林静怡").code == 0
    role, password = given(run, url, "lin")
    plain = postgres_server.url(database, role, password).replace("+psycopg", "")
    with psycopg.connect(plain) as session:
        session.execute("SELECT 1 FROM person")
        answer = run("--db", url, "db", "login", "lin", "--disable")
        assert answer.code == 0, answer.err
        with pytest.raises(psycopg.OperationalError):
            session.execute("SELECT 1")
    assert not can_connect(postgres_server, url, role, password)
    assert run("--db", url, "db", "login", "lin", "--enable").code == 0
    assert can_connect(postgres_server, url, role, password)
