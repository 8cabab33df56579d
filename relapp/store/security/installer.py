"""Puts the rules of `sql/` into a PostgreSQL database, again and again with the same result.

They are scripts and no migrations: what the database enforces follows the program, and every
`db init` and `db upgrade` lays down the whole of it anew in the transaction of the migrations.
"""

import re
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, text

from relapp.domain.connection_check import OLDEST_SERVER
from relapp.errors import StoreUnavailable

SCRIPTS: Final = Path(__file__).with_name("sql")
GROUPS: Final = (
    "administrator",
    "release_admin",
    "reviewer",
    "tester",
    "configuration",
    "auditor",
)
_LONGEST_TAG: Final = 30
_TRIES: Final = 100

_OWNED = text("SELECT pg_has_role(d.datdba, 'MEMBER') FROM pg_database d WHERE datname = :name")
_MAKES_ROLES = text("SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user")
_KEPT = text("SELECT to_regclass('relapp_guard.setting') IS NOT NULL")
_TAG = text("SELECT value FROM relapp_guard.setting WHERE name = 'tag'")
_KEEP_TAG = text(
    "INSERT INTO relapp_guard.setting (name, value) VALUES ('tag', :tag)"
    " ON CONFLICT (name) DO NOTHING"
)
_TAKEN = text("SELECT count(*) FROM pg_roles WHERE rolname = :name")
_OPEN_TO_ALL = text(
    "SELECT 'database ' || d.datname FROM pg_database d WHERE d.datname = current_database() AND"
    " (d.datacl IS NULL OR EXISTS (SELECT 1 FROM aclexplode(d.datacl) a WHERE a.grantee = 0))"
    " UNION ALL SELECT 'schema ' || n.nspname FROM pg_namespace n, aclexplode(n.nspacl) a"
    " WHERE a.grantee = 0 AND n.nspname IN (current_schema(), 'relapp_guard')"
)


def check_server(connection: Connection) -> None:
    """Refuse a server or a login on which the rules cannot be laid down.

    Raises:
        StoreUnavailable: `store.server_too_old`, `store.not_owner` or `store.no_createrole`.
    """
    found = int(_scalar(connection, "SHOW server_version_num"))
    if found < OLDEST_SERVER:
        version = str(_scalar(connection, "SHOW server_version"))
        raise StoreUnavailable(
            "store.server_too_old", found=version, oldest=OLDEST_SERVER // 10_000
        )
    facts = {"login": _scalar(connection, "SELECT current_user"), "database": _database(connection)}
    if not connection.execute(_OWNED, {"name": facts["database"]}).scalar():
        raise StoreUnavailable("store.not_owner", **facts)
    if not connection.execute(_MAKES_ROLES).scalar():
        raise StoreUnavailable("store.no_createrole", **facts)


def install(connection: Connection) -> None:
    """Lay down all rules within the open transaction.

    Raises:
        StoreUnavailable: as `check_server`; or `store.open_to_all`: rights of everybody could
            not be taken away, because the schema belongs to somebody else.
    """
    check_server(connection)
    tag = _tag(connection)
    _make_groups(connection, tag)
    home = str(_scalar(connection, "SELECT current_schema()"))
    for script in sorted(SCRIPTS.glob("*.sql")):
        _run(connection, _filled(script.read_text("utf-8"), tag, home, _database(connection)))
        if script.name.startswith("10_"):
            connection.execute(_KEEP_TAG, {"tag": tag})
    left = connection.execute(_OPEN_TO_ALL).scalar()
    if left is not None:
        raise StoreUnavailable("store.open_to_all", what=left)


def group_role(tag: str, group: str) -> str:
    """Return the name of a group; roles belong to the server, so each office has its own."""
    return f"relapp_{tag}_{group}"


def _tag(connection: Connection) -> str:
    """Return the word that tells this office's roles from those of others on the server."""
    if connection.execute(_KEPT).scalar() and (kept := connection.execute(_TAG).scalar()):
        return str(kept)
    word = re.sub(r"[^a-z0-9]+", "_", _database(connection).lower()).strip("_") or "office"
    word = f"db_{word}"[:_LONGEST_TAG] if word.startswith("pg") else word[:_LONGEST_TAG]
    for number in range(1, _TRIES):
        tag = word if number == 1 else f"{word}_{number}"
        # Groups of this name would be another office's, or left by a database since dropped,
        # whose people must not get into this one.
        if not connection.execute(_TAKEN, {"name": group_role(tag, "reviewer")}).scalar():
            return tag
    raise StoreUnavailable("store.no_tag", what=word)


def _make_groups(connection: Connection, tag: str) -> None:
    for group in GROUPS:
        name = group_role(tag, group)
        if not connection.execute(_TAKEN, {"name": name}).scalar():
            _run(connection, f"CREATE ROLE {_quoted(name)} NOLOGIN")


def _filled(script: str, tag: str, home: str, database: str) -> str:
    names = {group: _quoted(group_role(tag, group)) for group in GROUPS}
    words = names | {
        "groups": ", ".join(names.values()),
        "home": _quoted(home),
        "home_name": home.replace("'", "''"),
        "database": _quoted(database),
    }
    return re.sub(r"@([a-z_]+)@", lambda place: words[place[1]], script)


def _run(connection: Connection, script: str) -> None:
    """Run statements as the driver takes them: without parameters, several at once."""
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor:
        cursor.execute(script)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _database(connection: Connection) -> str:
    return str(_scalar(connection, "SELECT current_database()"))


def _scalar(connection: Connection, statement: str) -> Any:
    return connection.execute(text(statement)).scalar()
