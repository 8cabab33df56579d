"""The migrations lead to exactly the tables that the program works with."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from relapp.store.engine import connect, open_store
from relapp.store.queries import people as people_queries
from relapp.store.queries.credentials import credential_of
from relapp.store.schema import alembic_config, create_store, upgrade
from relapp.store.schema_mark import APPLICATION_ID, SCHEMA
from relapp.store.tables import metadata
from tests.old_databases import first_schema
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
    first_schema(path)
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


def test_meetings_of_the_second_schema_stay_and_its_program_goes_on_writing(
    database_url: str,
) -> None:
    from alembic import command

    store = connect(database_url)
    with store.writing() as connection:
        config = alembic_config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
        connection.execute(text(OLD_PERSON))
        connection.execute(text(OLD_MEETING))
        connection.execute(text(OLD_ACTION.format(id=1)))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        # What the program before writes, with the columns that it knows.
        connection.execute(text(OLD_ACTION.format(id=2)))
        found = connection.execute(text("SELECT id, text, topic_id FROM action_item ORDER BY id"))
        assert [tuple(row) for row in found] == [(1, "补报告", None), (2, "补报告", None)]
    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    store.close()


def test_an_office_of_the_third_schema_has_no_pins_and_its_program_goes_on_writing(
    database_url: str,
) -> None:
    from alembic import command

    store = connect(database_url)
    with store.writing() as connection:
        config = alembic_config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
        connection.execute(text(OLD_PERSON))
        connection.execute(text(OLD_OFFICE))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.execute(text("UPDATE office SET unit = '信息部'"))
        assert people_queries.office(connection).pin_minutes == 0
        assert credential_of(connection, 1) is None
    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    store.close()


OLD_OFFICE = (
    "INSERT INTO office (id, name, unit, zone, number_prefix, attachment_limit, confidentiality,"
    " created_at, version) VALUES (1, '衡序集团', '', 'Asia/Shanghai', 'FB', 1, '',"
    " '2026-09-16T06:00:00.000000+00:00', 1)"
)
OLD_PERSON = (
    "INSERT INTO person (id, name, login, department_id, email, active, version)"
    " VALUES (1, '林静怡', 'lin', NULL, '', TRUE, 1)"
)
OLD_MEETING = (
    "INSERT INTO meeting (id, title, place, starts_at, minutes, host_id, state, shown,"
    " note, version)"
    " VALUES (1, '评审会', '', '2026-09-16T06:00:00.000000+00:00', 90, 1, 'planned', '', '', 1)"
)
OLD_ACTION = "INSERT INTO action_item (id, meeting_id, text, version) VALUES ({id}, 1, '补报告', 1)"
