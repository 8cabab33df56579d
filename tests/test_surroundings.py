"""The surroundings of the suite hold what the tests take for granted."""

import subprocess
import sys

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import create_engine, text

from tests.postgres_server import PostgresServer

COUNT_NONE = """
import sys
from PySide6.QtCore import QObject
before = sys.getrefcount(None)
for _ in range(200):
    QObject().setObjectName("a")
print(sys.getrefcount(None) - before)
"""


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from 3.12 on")
def test_qt_calls_that_return_nothing_keep_the_references_to_none() -> None:
    # In an interpreter of its own, where nothing else counts. PySide6 6.12.0 loses one reference
    # a call, and the interpreter aborts in the end.
    done = subprocess.run(
        [sys.executable, "-c", COUNT_NONE], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) == 0


def test_each_kind_of_database_answers(database_url: str) -> None:
    engine = create_engine(database_url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT '发布'")).scalar_one() == "发布"
    engine.dispose()


def test_databases_of_two_tests_are_apart(
    postgres_server: PostgresServer, postgres_url: str
) -> None:
    other = postgres_server.create_database()
    postgres_server.execute(sql.SQL("CREATE TABLE t (a int)"), other)
    engine = create_engine(postgres_url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT to_regclass('t')")).scalar_one() is None
    engine.dispose()
    postgres_server.drop_database(other)


def test_a_wrong_password_is_refused(postgres_server: PostgresServer) -> None:
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(
            host="127.0.0.1",
            port=postgres_server.port,
            user="postgres",
            password="wrong",
            dbname="postgres",
        )
