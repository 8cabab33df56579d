"""Every way in which a connection can fail is found at a real server and said in plain words."""

import socket
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from psycopg import sql

from relapp.connection import Security, Server
from relapp.domain.connection_check import Finding, Found, Grade, Inside, encryption, inside
from relapp.errors import StoreUnavailable
from relapp.services.connection_test import try_connection
from relapp.store import probe
from relapp.store.engine import open_store
from relapp.store.schema import create_store
from relapp.store.schema_mark import SCHEMA
from relapp.wording.connection import ADVICE, LINES, advice, line
from tests.postgres_server import ADMIN, PASSWORD, PostgresServer
from tests.relapp.services.tls_front import AUTHORITY, OTHER_AUTHORITY, listener, tls_front

NOW = datetime(2026, 9, 16, 9, 0, tzinfo=UTC)
SECRET = "ge heim@1"


@pytest.fixture
def server(postgres_server: PostgresServer, postgres_url: str) -> Server:
    """An empty database and its owner."""
    name = postgres_url.rpartition("/")[2]
    return Server(
        "127.0.0.1", postgres_server.port, name, ADMIN, PASSWORD, security=Security.PREFER
    )


@pytest.fixture
def clerk(postgres_server: PostgresServer, server: Server) -> Server:
    """The same with a log-in that has no rights of its own."""
    run(postgres_server, server, "CREATE ROLE clerk LOGIN PASSWORD {}", sql.Literal(SECRET))
    return replace(server, user="clerk", password=SECRET)


def run(at: PostgresServer, server: Server, text: str, *parts: sql.Composable) -> None:
    at.execute(sql.SQL(text).format(*parts), server.database)


def found(server: Server) -> list[Found]:
    """Try a connection; the lines never hold the password."""
    tested = try_connection(server)
    told = [repr(tested), *(line(finding).en for finding in tested.findings)]
    assert not server.password or not [text for text in told if server.password in text]
    return [finding.found for finding in tested.findings]


def test_an_empty_database_may_be_furnished_and_then_is_ours(server: Server) -> None:
    heard: list[Finding] = []
    tested = try_connection(server, heard.append)
    assert [f.found for f in heard] == [Found.REACHED, Found.PLAIN, Found.LOGGED_IN, Found.EMPTY]
    assert tuple(heard) == tested.findings
    assert tested.empty
    assert not tested.usable
    create_store(server.url()).close()
    tested = try_connection(server)
    assert tested.usable
    number = SCHEMA.lstrip("0")
    assert line(tested.findings[-1]).zh == f"库结构版本 {number}，与本程序一致"


def test_a_name_that_nobody_has(server: Server) -> None:
    assert found(replace(server, host="db.invalid")) == [Found.NO_NAME]


def test_a_port_that_nobody_listens_on(server: Server) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        assert found(replace(server, port=free.getsockname()[1])) == [Found.CLOSED]


@pytest.mark.parametrize("greeting", [b"SSH-2.0-OpenSSH_9.6\r\n", b"220 mail ready\r\n", b""])
def test_another_server_on_the_port(server: Server, greeting: bytes) -> None:
    with listener(lambda line: line.sendall(greeting)) as port:
        assert found(replace(server, port=port)) == [Found.REACHED, Found.NOT_POSTGRES]


def test_a_server_that_keeps_silent(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probe, "PATIENCE", 0.2)
    with listener(lambda line: line.recv(1_000) and line.recv(1_000)) as port:
        assert found(replace(server, port=port)) == [Found.REACHED, Found.NOT_POSTGRES]


def test_nobody_answers_in_time(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    def wait(*_where: object) -> socket.socket:
        raise TimeoutError("timed out")

    monkeypatch.setattr(socket, "create_connection", wait)
    assert found(server) == [Found.SILENT]


@pytest.mark.parametrize("security", [Security.REQUIRE, Security.VERIFY])
def test_a_server_without_encryption_is_refused_where_it_is_demanded(
    server: Server, security: Security
) -> None:
    wanted = replace(server, security=security, root=AUTHORITY)
    assert found(wanted) == [Found.REACHED, Found.NO_TLS]


@pytest.mark.parametrize(
    ("certificate", "authority", "result"),
    [
        ("good", OTHER_AUTHORITY, Found.UNTRUSTED),
        ("good", "", Found.UNTRUSTED),
        ("expired", AUTHORITY, Found.EXPIRED),
        ("stranger", AUTHORITY, Found.WRONG_HOST),
        ("good", f"{AUTHORITY}.missing", Found.ROOT_FILE),
        ("good", __file__, Found.ROOT_FILE),
    ],
)
def test_a_certificate_that_must_not_be_accepted(
    server: Server, certificate: str, authority: str, result: Found
) -> None:
    with tls_front(certificate, server.port) as port:
        wanted = replace(server, port=port, security=Security.VERIFY, root=authority)
        assert found(wanted) == [Found.REACHED, result]
        # libpq judges alike: nothing that the test lets pass fails afterwards, nor the other way.
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(**probe.libpq(wanted))


def test_a_good_certificate_and_its_end(server: Server) -> None:
    with tls_front("good", server.port) as port:
        tested = try_connection(
            replace(server, port=port, security=Security.VERIFY, root=AUTHORITY)
        )
        assert line(tested.findings[1]).zh == "加密连接，证书有效至 2099-12-31"
        assert tested.empty
        unverified = replace(server, port=port, security=Security.REQUIRE)
        assert Found.UNVERIFIED in found(unverified)


def test_a_wrong_password_and_an_unknown_user_are_told_alike(clerk: Server) -> None:
    assert found(replace(clerk, password="falsch"))[-1] is Found.WRONG_LOGIN
    assert found(replace(clerk, password=""))[-1] is Found.WRONG_LOGIN
    assert found(replace(clerk, user="niemand"))[-1] is Found.WRONG_LOGIN


def test_a_log_in_that_was_disabled(postgres_server: PostgresServer, clerk: Server) -> None:
    run(postgres_server, clerk, "ALTER ROLE clerk NOLOGIN")
    assert found(clerk)[-1] is Found.DISABLED


def test_a_database_that_is_not_there(server: Server) -> None:
    assert found(replace(server, database="nirgends"))[-1] is Found.NO_DATABASE


def test_a_log_in_without_the_right_to_enter(
    postgres_server: PostgresServer, clerk: Server
) -> None:
    name = sql.Identifier(clerk.database)
    run(postgres_server, clerk, "REVOKE CONNECT ON DATABASE {} FROM PUBLIC", name)
    assert found(clerk)[-1] is Found.NO_RIGHTS


def test_a_log_in_that_may_look_at_nothing(postgres_server: PostgresServer, clerk: Server) -> None:
    create_store(replace(clerk, user=ADMIN, password=PASSWORD).url()).close()
    # The database lets in nobody to whom the administrator gave no log-in (ADR 0024).
    assert found(clerk)[-1] is Found.NO_RIGHTS
    database = sql.Identifier(clerk.database)
    run(postgres_server, clerk, "GRANT CONNECT ON DATABASE {} TO clerk", database)
    assert found(clerk)[-1] is Found.NO_SCHEMA
    run(postgres_server, clerk, "GRANT USAGE ON SCHEMA public TO clerk")
    assert found(clerk)[-1] is Found.NO_TABLES


def test_an_empty_database_that_somebody_else_must_furnish(
    postgres_server: PostgresServer, clerk: Server
) -> None:
    run(postgres_server, clerk, "REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    assert found(clerk)[-1] is Found.EMPTY_CLOSED


def test_somebody_elses_database(postgres_server: PostgresServer, server: Server) -> None:
    run(postgres_server, server, "CREATE TABLE shop (id int)")
    tested = try_connection(server)
    assert tested.findings[-1] == Finding(Found.FOREIGN, {"tables": 1})


@pytest.mark.parametrize(
    ("schema", "reads", "writes", "result"),
    [
        ("0001", "0001", "0001", Found.OLD_SCHEMA),
        ("9999", "9998", "9999", Found.NEW_SCHEMA),
        ("9999", "0001", "9999", Found.NEWER_READ),
        ("9999", "0001", "0001", Found.NEWER_SHARED),
    ],
)
def test_a_schema_of_another_program(
    postgres_server: PostgresServer,
    server: Server,
    schema: str,
    reads: str,
    writes: str,
    result: Found,
) -> None:
    create_store(server.url()).close()
    said = (sql.Literal(reads), sql.Literal(writes))
    run(
        postgres_server, server, "UPDATE program_reach SET reads_from = {}, writes_from = {}", *said
    )
    run(postgres_server, server, "UPDATE alembic_version SET version_num = {}", sql.Literal(schema))
    assert found(server)[-1] is result
    # The test promises what opening then keeps.
    opens = result in (Found.NEWER_READ, Found.NEWER_SHARED)
    assert try_connection(server).usable is opens
    with nullcontext() if opens else pytest.raises(StoreUnavailable):
        open_store(server.url()).close()


SEEN = Inside(150003, "public", 40, True, SCHEMA, True, False, NOW, NOW)


def test_what_only_a_judge_of_made_up_facts_can_see() -> None:
    assert [f.found for f in inside(SEEN, SCHEMA)] == [Found.SAME_SCHEMA]
    assert [f.found for f in inside(replace(SEEN, version=130010), SCHEMA)] == [Found.OLD_SERVER]
    assert [f.found for f in inside(replace(SEEN, schema="9999"), SCHEMA)] == [Found.NEW_SCHEMA]
    fast = inside(replace(SEEN, desk_now=NOW + timedelta(seconds=48)), SCHEMA)[-1]
    assert line(fast).zh == "本机时间快 48 秒"
    assert fast.grade is Grade.NOTE
    slow = inside(replace(SEEN, desk_now=NOW - timedelta(seconds=61)), SCHEMA)[-1]
    assert line(slow).en == "This clock is 61 s slow"
    assert encryption(NOW + timedelta(days=29), NOW).found is Found.EXPIRING
    assert encryption(NOW + timedelta(days=30), NOW).found is Found.ENCRYPTED


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ('FATAL:  role "lin" is not permitted to log in', Found.DISABLED),
        ('致命错误:  不允许角色"lin" 进行登录', Found.DISABLED),
        ('致命错误:  用户 "lin" Password 认证失败', Found.WRONG_LOGIN),
        ('致命错误:  数据库 "desk" 不存在', Found.NO_DATABASE),
        ('FATAL:  no pg_hba.conf entry for host "10.0.0.9", no encryption', Found.TLS_WANTED),
        ('FATAL:  no pg_hba.conf entry for host "10.0.0.9", SSL encryption', Found.NOT_ADMITTED),
        ("FATAL:  sorry, too many clients already", Found.FULL),
        ("FATAL:  the database system is starting up", Found.NOT_READY),
        ("FATAL:  etwas mit geheim", Found.REFUSED),
    ],
)
def test_what_libpq_says_is_understood(text: str, result: Found) -> None:
    failed = probe.said(Server("db", user="lin", database="desk", password="geheim"), text)
    assert failed.finding.found is result
    assert "geheim" not in line(failed.finding).zh
    assert failed.finding.grade is Grade.BAD


def test_everything_found_has_words_and_every_trouble_advice() -> None:
    facts = dict.fromkeys(
        (
            *("ms", "host", "port", "why", "until", "file", "user", "database", "version"),
            *("tables", "schema", "known", "seconds"),
        ),
        "·",
    )
    assert set(LINES) == set(Found)
    for each in Found:
        finding = Finding(each, facts)
        assert line(finding).zh
        assert line(finding).en
        if finding.grade is Grade.BAD and each is not Found.REFUSED:
            assert advice(finding) is not None
    assert set(ADVICE) <= set(Found)
