"""The rules of the database themselves: complete, closed to everybody, the same when laid again."""

from collections.abc import Iterator
from datetime import UTC, datetime

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.engine import make_url

from relapp.domain.changes import Kind
from relapp.domain.journal import Entry, Event, digest
from relapp.errors import StoreUnavailable
from relapp.store.engine import Store, connect
from relapp.store.schema import create_store, upgrade
from relapp.store.security import installer
from relapp.store.tables import metadata
from relapp.wording.errors import word
from tests.postgres_server import PostgresServer

READ_ONLY = {
    "journal_chain": "its heads are moved by the journal's trigger",
    "credential": "belongs to a file; nobody reads it on a server",
    "program_reach": "written by upgrades",
}
"""Tables that nobody but the owner writes, and why."""

_SNAPSHOT = """
SELECT 'policy', tablename, policyname, roles::text || cmd || coalesce(qual, '')
    || coalesce(with_check, '') FROM pg_policies
UNION ALL SELECT 'trigger', tgrelid::regclass::text, tgname, pg_get_triggerdef(oid)
    FROM pg_trigger WHERE NOT tgisinternal
UNION ALL SELECT 'table', relname, '', coalesce(relacl::text, '') || relrowsecurity
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE nspname IN ('public', 'relapp_guard') AND relkind IN ('r', 'S')
UNION ALL SELECT 'function', p.oid::regprocedure::text, '', coalesce(proacl::text, '') || prosrc
    FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname = 'relapp_guard'
UNION ALL SELECT 'schema', nspname, '', nspacl::text FROM pg_namespace
    WHERE nspname IN ('public', 'relapp_guard')
UNION ALL SELECT 'database', datname, '', datacl::text FROM pg_database
    WHERE datname = current_database()
UNION ALL SELECT 'member', roleid::regrole::text, member::regrole::text, '' FROM pg_auth_members
UNION ALL SELECT 'setting', name, value, '' FROM relapp_guard.setting
ORDER BY 1, 2, 3, 4
"""
_OPEN = """
SELECT 'table ' || relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
    aclexplode(c.relacl) a WHERE n.nspname IN ('public', 'relapp_guard') AND a.grantee = 0
UNION ALL SELECT 'function ' || proname FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace,
    aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
    WHERE n.nspname = 'relapp_guard' AND a.grantee = 0
UNION ALL SELECT 'schema ' || nspname FROM pg_namespace, aclexplode(nspacl) a
    WHERE nspname IN ('public', 'relapp_guard') AND a.grantee = 0
UNION ALL SELECT 'database' FROM pg_database d,
    aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
    WHERE datname = current_database() AND a.grantee = 0
"""


@pytest.fixture(scope="module")
def store(postgres_server: PostgresServer) -> Iterator[Store]:
    """A database with our schema and nothing in it."""
    before = postgres_server.roles()
    name = postgres_server.create_database()
    made = create_store(postgres_server.url(name))
    yield made
    made.close()
    postgres_server.drop_database(name)
    postgres_server.drop_roles(postgres_server.roles() - before)


def rows(store: Store, statement: str) -> list[tuple[object, ...]]:
    with store.reading() as connection:
        return [tuple(row) for row in connection.execute(text(statement))]


def test_laying_the_rules_twice_changes_nothing(store: Store) -> None:
    before = rows(store, _SNAPSHOT)
    upgrade(store)
    assert len(before) > 300
    assert rows(store, _SNAPSHOT) == before


def test_every_function_pins_its_search_path(store: Store) -> None:
    found = rows(
        store,
        "SELECT p.proname, coalesce(array_to_string(p.proconfig, ';'), '') FROM pg_proc p"
        " JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'relapp_guard'",
    )
    assert len(found) > 40
    assert [
        (name, how)
        for name, how in found
        if not str(how).startswith("search_path=pg_catalog") or not str(how).endswith("pg_temp")
    ] == []


def test_everybody_has_no_rights(store: Store) -> None:
    assert rows(store, _OPEN) == []


def test_every_table_has_row_level_security_and_somebody_who_writes_it(store: Store) -> None:
    unguarded = rows(
        store, "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND NOT rowsecurity"
    )
    written = {
        row[0] for row in rows(store, "SELECT tablename FROM pg_policies WHERE cmd <> 'SELECT'")
    }
    assert unguarded == []
    assert set(metadata.tables) - written == set(READ_ONLY)


_STRINGS = st.text(
    st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00"), max_size=30
)


@settings(max_examples=300, deadline=None, database=None, derandomize=True)
@given(
    words=st.tuples(*[_STRINGS] * 4),
    at=st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1)),  # noqa: DTZ001
    key=st.integers(0, 2**31 - 1),
)
def test_the_database_counts_the_same_hash(
    store: Store, words: tuple[str, str, str, str], at: datetime, key: int
) -> None:
    actor, subject, before, after = words
    entry = Entry(
        *(0, f"release:{key}", key, at.replace(tzinfo=UTC), key, actor, Event.REMINDED),
        *(Kind.RELEASE, key, subject, before, after, "0" * 64, ""),
    )
    with store.reading() as connection:
        found = connection.execute(
            text(
                "SELECT relapp_guard.digest(ROW(0, :chain, :key, :at, :key, :actor, :event, :kind,"
                " :key, :subject, :before, :after, :previous, '')::journal)"
            ),
            {
                "chain": entry.chain,
                "key": key,
                "at": entry.at,
                "actor": actor,
                "event": entry.event.value,
                "kind": entry.kind.value,
                "subject": subject,
                "before": before,
                "after": after,
                "previous": entry.previous,
            },
        ).scalar_one()
    assert found == digest(entry)


@pytest.mark.parametrize(
    ("rights", "owns", "code", "says"),
    [
        ("", True, "store.no_createrole", "CREATEROLE"),
        ("CREATEROLE", False, "store.not_owner", "属主"),
        ("CREATEROLE", True, "", ""),
    ],
)
def test_who_may_set_a_database_up(
    postgres_server: PostgresServer,
    postgres_url: str,
    rights: str,
    owns: bool,
    code: str,
    says: str,
) -> None:
    database = make_url(postgres_url).database
    with psycopg.connect(postgres_url.replace("+psycopg", ""), autocommit=True) as server:
        server.execute(f"CREATE ROLE founder LOGIN PASSWORD 'x' {rights}")
        server.execute(f'GRANT CREATE ON DATABASE "{database}" TO founder')
        server.execute("GRANT CREATE ON SCHEMA public TO founder")
        if owns:
            server.execute(f'ALTER DATABASE "{database}" OWNER TO founder')
            server.execute("ALTER SCHEMA public OWNER TO founder")
    url = postgres_server.url(str(database), "founder", "x")
    if not code:
        create_store(url).close()
        return
    with pytest.raises(StoreUnavailable) as caught:
        create_store(url)
    assert caught.value.code == code
    assert says in word(caught.value).zh
    left = connect(postgres_url)
    assert rows(left, "SELECT 1 FROM pg_tables WHERE schemaname = 'public'") == []
    left.close()


def test_two_offices_of_one_name_on_a_server_share_no_group(
    postgres_server: PostgresServer, postgres_url: str
) -> None:
    first = create_store(postgres_url)
    name = make_url(postgres_url).database
    with psycopg.connect(postgres_url.replace("+psycopg", ""), autocommit=True) as server:
        tag = server.execute("SELECT value FROM relapp_guard.setting").fetchone()
        assert tag is not None
        server.execute(f'CREATE DATABASE "{name}_" TEMPLATE template0')
    second = create_store(postgres_server.url(f"{name}_"))
    assert rows(second, "SELECT value FROM relapp_guard.setting") == [(f"{tag[0]}_2",)]
    first.close()
    second.close()
    postgres_server.drop_database(f"{name}_")


def test_a_server_that_is_not_there_or_has_no_such_database(postgres_url: str) -> None:
    with pytest.raises(StoreUnavailable) as caught:
        create_store(f"{postgres_url}_nowhere")
    assert caught.value.code == "store.no_database"
    assert "CREATE DATABASE" in word(caught.value).zh


def test_a_server_that_is_too_old_is_left_as_it_was(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = connect(postgres_url)
    found = int(str(rows(empty, "SHOW server_version_num")[0][0]))
    monkeypatch.setattr(installer, "OLDEST_SERVER", (found // 10_000 + 1) * 10_000)
    with pytest.raises(StoreUnavailable) as caught:
        create_store(postgres_url)
    tables = rows(empty, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    empty.close()
    said = word(caught.value).zh
    assert said.startswith("服务器是 PostgreSQL ")
    assert said.endswith(f"至少要 {found // 10_000 + 1}。请先升级服务器")
    assert tables == []
