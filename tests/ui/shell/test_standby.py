"""A server that reads only, as one that takes over does for a while: what is done waits on disk."""

from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from psycopg import sql
from pytestqt.qtbot import QtBot
from sqlalchemy.engine import make_url

from relapp.bootstrap import Core
from relapp.domain.outbox import Standing
from relapp.domain.person import Person
from relapp.errors import StoreUnavailable
from relapp.sample.furnish import founder
from relapp.wording.errors import word
from tests.postgres_server import PASSWORD
from tests.ui.shell.far_office import core, line, near, server
from tests.ui.shell.seats import Sit, settle, sit
from tests.ui.shell.test_outage import (
    answers,
    banner_text,
    open_checks,
    outbox_of,
    present,
    release_id,
    row_of,
    tick,
    ticker,
)

__all__ = ["core", "line", "near", "release_id", "server", "sit", "ticker"]

Lead = Callable[[bool], None]


@pytest.fixture
def lead(server: str) -> Iterator[Lead]:
    """Make the server one that only follows (False) or one that leads; every line to it breaks."""
    url = make_url(server)
    with psycopg.connect(
        host=url.host, port=url.port, user=url.username, dbname="postgres", password=PASSWORD
    ) as beside:
        beside.autocommit = True
        yield lambda leads: _switch(beside, str(url.database), "off" if leads else "on")


def _switch(beside: psycopg.Connection[Any], database: str, reads_only: str) -> None:
    beside.execute(
        sql.SQL("ALTER DATABASE {} SET default_transaction_read_only = {}").format(
            sql.Identifier(database), sql.Literal(reads_only)
        )
    )
    beside.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [database]
    )


def test_a_tick_waits_until_a_server_leads_again(
    sit: Sit, near: Core, ticker: Person, release_id: int, lead: Lead, qtbot: QtBot
) -> None:
    program = sit(ticker)
    panel = open_checks(program, near, release_id)
    outbox = outbox_of(program)
    qtbot.waitUntil(lambda: outbox._is_open)
    lead(False)
    item_id = tick(panel)
    qtbot.waitUntil(lambda: row_of(panel, item_id).waiting is Standing.WAITING, timeout=10_000)
    qtbot.waitUntil(lambda: "数据库暂时只读" in banner_text(program), timeout=10_000)
    assert "1 项待提交" in banner_text(program)
    # Reading goes on meanwhile.
    program.window.navigator.go("relapp://board")
    settle(program)
    assert not outbox.away
    assert present(near, release_id, item_id) is None
    lead(True)
    qtbot.waitUntil(lambda: [a.state for a in outbox.queue] == [Standing.SENT], timeout=30_000)
    qtbot.waitUntil(lambda: "1 项已补交" in banner_text(program), timeout=10_000)
    assert len(answers(near, release_id, item_id)) == 1


def test_what_cannot_wait_says_why(near: Core, release_id: int, lead: Lead) -> None:
    keeper = founder(near)
    lead(False)
    with pytest.raises(StoreUnavailable) as caught:
        near.releases.hold(keeper, release_id, "等一等")
    assert caught.value.code == "store.standby"
    assert word(caught.value).zh.startswith("数据库现在只能读")
