"""Addresses part by part, the file that carries one, and the databases remembered."""

import json
import stat
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from relapp import config, known_databases
from relapp.connection import Security, Server, is_local, server_of, usual_security
from relapp.connection_file import LARGEST, read_connection, written
from relapp.errors import InvalidInput
from relapp.store.transport import guarded, system_roots
from relapp.wording.errors import word

NOW = datetime(2026, 9, 16, 9, 0, tzinfo=UTC)
GOOD = {"host": "db.example", "port": 5433, "database": "desk", "user": "lin"}


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.1.2.3", "::1", "[::1]", "/run/pg"])
def test_this_machine_is_told_from_others(host: str) -> None:
    assert is_local(host)
    assert usual_security(host) is Security.PREFER


@pytest.mark.parametrize("host", ["db.example", "10.0.0.4", "localhost.example", "fe80::1"])
def test_beyond_this_machine_the_certificate_is_checked(host: str) -> None:
    assert usual_security(host) is Security.VERIFY


@pytest.mark.parametrize(
    "server",
    [
        Server("db.example", 5433, "发布 台", "许/薇", "p@ss:wo/rd?#", Security.REQUIRE),
        Server("::1", 5432, "desk", "lin", "x", Security.PREFER),
        Server("db", 5432, "desk", "lin", "", Security.VERIFY, "/etc/发布/ca.pem"),
    ],
)
def test_an_address_comes_apart_as_it_was_put_together(server: Server) -> None:
    assert server_of(server.url()) == server
    assert "p@ss" not in repr(server)
    assert make_url(server.address).password is None


@pytest.mark.parametrize(
    ("address", "mode"),
    [
        ("postgresql://lin@db.example/desk", "verify-full"),
        ("postgresql://lin@10.0.0.4/desk", "verify-full"),
        ("postgresql://lin@localhost/desk?host=db.example", "verify-full"),
        ("postgresql://lin@/desk?host=localhost&host=db.example:5433", "verify-full"),
        ("postgresql://lin@/desk?hostaddr=10.0.0.4", "verify-full"),
        ("postgresql://lin@db.example/desk?sslmode=require", "require"),
        ("postgresql://lin@127.0.0.1:5433/desk", None),
        ("postgresql://lin@/desk?host=/run/postgresql", None),
        ("postgresql://lin@/desk?host=localhost:5433", None),
        ("postgresql:///desk?service=office", None),
    ],
)
def test_an_address_that_says_nothing_is_guarded_beyond_this_machine(
    address: str, mode: str | None
) -> None:
    url = guarded(make_url(address), {})
    assert url.query.get("sslmode") == mode
    assert (url.query.get("sslrootcert") is not None) == (mode == "verify-full")


def test_the_environment_of_libpq_counts_as_said() -> None:
    url = guarded(make_url("postgresql://lin@db.example/desk"), {"PGSSLMODE": "require"})
    assert "sslmode" not in url.query
    url = guarded(make_url("postgresql://lin@db.example/desk"), {"PGSSLROOTCERT": "/ca.pem"})
    assert dict(url.query) == {"sslmode": "verify-full"}


def test_the_authorities_of_the_machine_are_a_file_that_libpq_can_read() -> None:
    url = guarded(make_url(Server("db.example", user="lin").url()), {})
    assert url.query["sslrootcert"] == system_roots()
    assert system_roots() == "system" or "BEGIN CERT" in Path(system_roots()).read_text("utf-8")


def wrap(content: object) -> str:
    return json.dumps({"relapp connection": content})


@pytest.mark.parametrize(
    "text",
    [
        wrap(GOOD),
        "[relapp connection]\nhost = db.example\nport = 5433\ndatabase = desk\nuser = lin\n",
    ],
)
def test_a_connection_file_is_read_in_both_forms(tmp_path: Path, text: str) -> None:
    path = tmp_path / "team.ini"
    path.write_text(text, "utf-8")
    assert read_connection(path) == Server("db.example", 5433, "desk", "lin")


def test_what_was_written_is_read_again_without_who_and_password(tmp_path: Path) -> None:
    server = Server("db.example", 5433, "desk", "lin", "geheim", Security.REQUIRE)
    path = tmp_path / "team.json"
    path.write_text(written(server), "utf-8")
    assert "geheim" not in path.read_text("utf-8")
    assert read_connection(path) == Server("db.example", 5433, "desk", security=Security.REQUIRE)


def test_a_ca_file_is_taken_from_the_same_folder_only(tmp_path: Path) -> None:
    path = tmp_path / "team.json"
    (tmp_path / "ca.pem").write_text("-", "utf-8")
    path.write_text(wrap({**GOOD, "ca_file": "ca.pem"}), "utf-8")
    assert read_connection(path).root == str(tmp_path / "ca.pem")
    for bad in ("../ca.pem", "/etc/passwd", "none.pem", ".."):
        path.write_text(wrap({**GOOD, "ca_file": bad}), "utf-8")
        with pytest.raises(InvalidInput, match="ca_file"):
            read_connection(path)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "[" * 50_000,
        "{" * 50_000,
        wrap([1]),
        wrap({**GOOD, "password": "geheim"}),
        "[relapp connection]\nhost = db\npassword = geheim\n",
        "[relapp connection]\ngeheim",
        wrap({**GOOD, "options": "-c search_path=evil"}),
        wrap({**GOOD, "host": "db.example,evil.example"}),
        wrap({**GOOD, "host": "a b"}),
        wrap({**GOOD, "host": "/run/evil"}),
        wrap({**GOOD, "host": "db?sslmode=disable"}),
        wrap({**GOOD, "host": ["db"]}),
        wrap({**GOOD, "host": ""}),
        wrap({**GOOD, "port": 0}),
        wrap({**GOOD, "port": 70_000}),
        wrap({**GOOD, "port": True}),
        wrap({**GOOD, "port": "٣"}),
        wrap({**GOOD, "database": "x" * 64}),
        wrap({**GOOD, "database": ""}),
        wrap({**GOOD, "user": "a\u0000b"}),
        wrap({**GOOD, "security": "disable"}),
        " " * (LARGEST + 1),
    ],
)
def test_a_hostile_connection_file_is_refused_in_words(tmp_path: Path, text: str) -> None:
    path = tmp_path / "team.json"
    path.write_text(text, "utf-8")
    with pytest.raises(InvalidInput) as refused:
        read_connection(path)
    said = word(refused.value)
    assert "team.json" in said.zh
    assert "team.json" in said.en
    assert "geheim" not in said.zh + str(refused.value)


def test_bytes_that_are_no_text_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "team.json"
    with pytest.raises(InvalidInput):
        read_connection(path)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InvalidInput):
        read_connection(path)


def test_databases_are_remembered_last_used_first_and_without_a_password(tmp_path: Path) -> None:
    home = {"RELAPP_HOME": str(tmp_path)}
    known_databases.remember("/srv/a.db", "衡序集团", NOW, home)
    address = "postgresql+psycopg://lin:geheim@db.example/desk?sslmode=require"
    known_databases.remember(address, "总部", NOW + timedelta(hours=1), home)
    again = "postgresql://lin@db.example/desk?sslmode=require"
    known_databases.remember(again, "总部", NOW + timedelta(hours=2), home)
    first, second = known_databases.known(home)
    assert (first.address, first.name, first.place) == (again, "总部", "lin@db.example/desk")
    assert second.used_at == "2026-09-16T09:00:00+00:00"
    path = config.databases_file(home)
    assert "geheim" not in path.read_text("utf-8")
    assert sys.platform == "win32" or stat.S_IMODE(path.stat().st_mode) == 0o600
    known_databases.remove(again, home)
    assert [entry.address for entry in known_databases.known(home)] == ["/srv/a.db"]


def test_only_the_last_twenty_are_remembered(tmp_path: Path) -> None:
    home = {"RELAPP_HOME": str(tmp_path)}
    for number in range(25):
        known_databases.remember(f"/{number}.db", "", NOW + timedelta(minutes=number), home)
    assert len(known_databases.known(home)) == known_databases.MOST
    assert known_databases.known(home)[0].address == "/24.db"


@pytest.mark.parametrize(
    "text",
    ["", "{", "{}", "[1, null, {}]", '[{"address": 3}]', "[" * 60_000, '[{"address": "a\\u0000"}]'],
)
def test_a_damaged_list_counts_as_empty(tmp_path: Path, text: str) -> None:
    home = {"RELAPP_HOME": str(tmp_path)}
    config.databases_file(home).write_text(text, "utf-8")
    assert known_databases.known(home) == ()
    planted = '[{"address": "postgresql://lin:geheim@db/desk"}]'
    config.databases_file(home).write_text(planted, "utf-8")
    assert known_databases.known(home)[0].address == "postgresql://lin@db/desk"
