"""The migrations lead to exactly the tables that the program works with."""

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from relapp.store.engine import connect, open_store
from relapp.store.schema import alembic_config, create_store, upgrade
from relapp.store.schema_mark import APPLICATION_ID, SCHEMA
from relapp.store.tables import metadata
from tests.relapp.small_office import SmallOffice


def test_migrations_make_the_tables_of_the_program(database_url: str) -> None:
    store = create_store(database_url)
    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    store.close()


def test_the_newest_migration_is_the_one_the_program_asks_for() -> None:
    heads = ScriptDirectory.from_config(alembic_config()).get_heads()
    assert heads == [SCHEMA]


def test_an_upgrade_of_what_is_up_to_date_changes_nothing(office: SmallOffice) -> None:
    office.register()
    before = office.core.board.card(1)
    assert upgrade(office.core.store) == (SCHEMA, SCHEMA)
    assert office.core.board.card(1) == before


def test_a_file_carries_our_mark_and_lets_readers_in_while_somebody_writes(
    sqlite_office: SmallOffice,
) -> None:
    store = open_store(sqlite_office.url)
    with store.reading() as connection:
        pragmas = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("application_id", "journal_mode", "foreign_keys", "synchronous")
        }
    store.close()
    assert pragmas == {
        "application_id": APPLICATION_ID,
        "journal_mode": "wal",
        "foreign_keys": 1,
        "synchronous": 2,
    }


def test_an_office_of_the_first_schema_keeps_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    _first_schema(path)
    store = connect(str(path))
    assert upgrade(store) == ("0001", SCHEMA)
    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        row = connection.execute(text("SELECT title, question, after_id FROM run_step")).one()
        assert tuple(row) == ("停服务", "", None)
        change = connection.execute(text("SELECT number, source FROM change_request")).one()
        assert tuple(change) == ("CR-1", "")
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
    store.close()


def _first_schema(path: Path) -> None:
    """Make a file as the program of the first schema left it, with a row of each changed table."""
    store = connect(str(path))
    with store.writing() as connection:
        config = alembic_config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    store.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        for table, values in OLD_ROWS.items():
            columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
            row = {
                name: values.get(name, 1 if "INT" in kind else "")
                for _, name, kind, not_null, *_ in columns
                if not_null or name in values
            }
            places = ", ".join(f":{name}" for name in row)
            names = ", ".join(f'"{name}"' for name in row)
            connection.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", row)
        connection.commit()


OLD_ROWS: dict[str, dict[str, object]] = {
    "person": {"name": "林静怡", "login": "lin"},
    "process": {"code": "A"},
    "application": {"name": "核心租赁系统"},
    "release": {"number": "FB26-001"},
    "run_step": {"title": "停服务"},
    "signature": {"step_id": "pmo_review"},
    "change_request": {"number": "CR-1"},
}
