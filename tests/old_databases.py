"""Databases as earlier programs left them."""

import sqlite3
from contextlib import closing
from pathlib import Path

from relapp.services.definition_file import shipped_definitions, to_json
from relapp.store.engine import connect
from relapp.store.schema import alembic_config
from relapp.store.schema_mark import APPLICATION_ID


def first_schema(path: Path) -> None:
    """Make a file as the program of the first schema left it, with a row of each changed table."""
    from alembic import command

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
                name: values.get(name, _VALUES.get(kind, ""))
                for _, name, kind, not_null, *_ in columns
                if not_null or name in values
            }
            places = ", ".join(f":{name}" for name in row)
            names = ", ".join(f'"{name}"' for name in row)
            connection.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", row)
        connection.commit()


_VALUES = {"INTEGER": 1, "BOOLEAN": 1, "VARCHAR(32)": "2026-09-16T01:12:00.000000+00:00"}
"""What a column holds where a row says nothing; 32 signs are those of a moment."""
_PROCESS = shipped_definitions()[0]
OLD_ROWS: dict[str, dict[str, object]] = {
    "office": {"name": "衡序集团", "zone": "Asia/Shanghai", "number_prefix": "FB"},
    "person": {"name": "林静怡", "login": "lin"},
    "process": {
        "code": "A",
        "definition_id": _PROCESS.id,
        "content": to_json(_PROCESS),
        "sha256": _PROCESS.sha256,
    },
    "application": {"name": "核心租赁系统", "criticality": "core"},
    "release": {"number": "FB26-001"},
    "run_step": {"title": "停服务"},
    "signature": {"step_id": "pmo_review"},
    "change_request": {"number": "CR-1", "kind": "change", "state": "approved"},
}
