"""No wait for a server is without an end, and whoever waits can be woken from another thread."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from typing import Any

import pytest
from sqlalchemy import text

from relapp.errors import StoreUnavailable
from relapp.store.engine import Store, connect, parse_url
from relapp.store.server import line_options, take_time
from relapp.wording.errors import word
from tests.postgres_server import PostgresServer
from tests.tcp_proxy import TcpProxy, proxied

WAITS = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")


@pytest.fixture
def line(postgres_server: PostgresServer) -> Iterator[TcpProxy]:
    """A line to the server that can be silenced."""
    with proxied(postgres_server.port) as found:
        yield found


@pytest.fixture
def desk(postgres_url: str, line: TcpProxy) -> Iterator[Store]:
    """A desk at the other end of the line."""
    store = connect(line.url(postgres_url))
    yield store
    line.forward()
    store.close()


def ask(store: Store, statement: str) -> object:
    with store.reading() as connection:
        return connection.execute(text(statement)).scalar()


def refusal(work: Callable[[], object]) -> StoreUnavailable:
    with pytest.raises(StoreUnavailable) as caught:
        work()
    return caught.value


def _has_result(found: Future[Any], within: float) -> bool:
    return not wait_for([found], within).not_done


def test_the_server_knows_our_times(postgres_url: str) -> None:
    store = connect(postgres_url)
    assert [ask(store, f"SHOW {name}") for name in WAITS] == ["30s", "8s", "1min"]
    with store.writing() as connection:
        take_time(connection)
        assert connection.execute(text("SHOW statement_timeout")).scalar() == "0"
    assert ask(store, "SHOW statement_timeout") == "30s"
    store.close()


def test_what_the_address_says_has_precedence() -> None:
    url = parse_url("postgresql://u@h/d?connect_timeout=2&options=-c%20lock_timeout%3D1s")
    found = line_options(url)
    assert "connect_timeout" not in found
    assert str(found["options"]).endswith(
        "-c idle_in_transaction_session_timeout=60s -c lock_timeout=1s"
    )
    assert found["tcp_user_timeout"] == 10_000


def with_waits(url: str, waits: str) -> Store:
    return connect(f"{url}?options={waits.replace(' ', '%20').replace('=', '%3D')}")


def test_a_statement_that_takes_too_long(postgres_url: str) -> None:
    store = with_waits(postgres_url, "-c statement_timeout=100")
    error = refusal(lambda: ask(store, "SELECT pg_sleep(20)"))
    assert error.code == "store.slow"
    assert "太久没有做完这一步，已经停下，本次没有保存。请稍后再试" in word(error).zh
    assert "took too long and was stopped; nothing was saved" in word(error).en
    assert ask(store, "SELECT 1") == 1
    store.close()


def test_a_row_that_a_colleague_holds(postgres_url: str) -> None:
    store = with_waits(postgres_url, "-c lock_timeout=100")
    with store.writing() as connection:
        connection.execute(text("CREATE TABLE held (a int)"))
        connection.execute(text("INSERT INTO held VALUES (1)"))
    with store.writing() as connection:
        connection.execute(text("UPDATE held SET a = 2"))
        error = refusal(lambda: ask(store, "SELECT a FROM held FOR UPDATE"))
    assert error.code == "store.waited"
    assert word(error).zh == "同事正在保存同一处内容，等了太久，本次没有保存。请再试一次"
    assert "A colleague is saving the same thing" in word(error).en
    assert ask(store, "SELECT a FROM held") == 2
    store.close()


def test_a_transaction_left_open_is_ended_by_the_server(postgres_url: str) -> None:
    store = with_waits(postgres_url, "-c idle_in_transaction_session_timeout=100")

    def dawdle() -> None:
        with store.writing() as connection:
            connection.execute(text("SELECT 1"))
            time.sleep(0.5)
            connection.execute(text("SELECT 1"))

    assert refusal(dawdle).code == "store.unreachable"
    assert ask(store, "SELECT 1") == 1
    store.close()


def test_a_full_server(postgres_server: PostgresServer, postgres_url: str) -> None:
    desk = connect(postgres_url)
    database = postgres_url.rpartition("/")[2]
    with desk.writing() as connection:
        connection.execute(text("CREATE ROLE crowd LOGIN PASSWORD 'crowd'"))
        connection.execute(text(f'ALTER DATABASE "{database}" CONNECTION LIMIT 0'))
    store = connect(f"postgresql://crowd:crowd@127.0.0.1:{postgres_server.port}/{database}")
    error = refusal(lambda: ask(store, "SELECT 1"))
    assert error.code == "store.full"
    assert "的连接已满，没有连上" in word(error).zh
    assert "takes no more connections" in word(error).en
    store.close()
    desk.close()


def test_a_connection_the_server_ends(postgres_url: str) -> None:
    store, keeper = connect(postgres_url), connect(postgres_url)
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(ask, store, "SELECT pg_sleep(20)")
        kill = (
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE query LIKE '%pg_sleep%' AND pid <> pg_backend_pid()"
        )
        while ask(keeper, kill) == 0:
            time.sleep(0.02)
        assert refusal(lambda: slow.result(10)).code == "store.unreachable"
    assert ask(store, "SELECT 1") == 1
    store.close()
    keeper.close()


class Command:
    """A transaction whose second statement waits on a silent line."""

    def __init__(self, store: Store, line: TcpProxy) -> None:
        self._store, self._line = store, line
        self.asked = threading.Event()

    def __call__(self) -> None:
        with self._store.writing() as connection:
            connection.execute(text("SELECT 1"))
            self._line.silence()
            self.asked.set()
            connection.execute(text("SELECT 2"))


def test_who_waits_on_a_silent_line_is_woken(desk: Store, line: TcpProxy) -> None:
    command = Command(desk, line)
    with ThreadPoolExecutor(1) as pool:
        stuck = pool.submit(command)
        assert command.asked.wait(5)
        assert not _has_result(stuck, 0.5)
        desk.interrupt()
        assert refusal(lambda: stuck.result(2)).code == "store.unreachable"
    line.forward()
    assert ask(desk, "SELECT 3") == 3


def test_who_wants_to_begin_on_a_silent_line_waits_no_longer_than_for_a_new_one(
    postgres_url: str, line: TcpProxy
) -> None:
    desk = connect(f"{line.url(postgres_url)}?connect_timeout=2")
    assert ask(desk, "SELECT 1") == 1
    line.silence()
    with ThreadPoolExecutor(1) as pool:
        stuck = pool.submit(ask, desk, "SELECT 2")
        assert not _has_result(stuck, 0.5)
        desk.interrupt()
        assert refusal(lambda: stuck.result(4)).code == "store.unreachable"
    desk.close()


def test_closing_wakes_who_waits(desk: Store, line: TcpProxy) -> None:
    command = Command(desk, line)
    found: list[StoreUnavailable] = []
    thread = threading.Thread(target=lambda: found.append(refusal(command)), daemon=True)
    thread.start()
    assert command.asked.wait(5)
    time.sleep(0.2)
    start = time.perf_counter()
    desk.close()
    thread.join(2)
    assert not thread.is_alive()
    assert time.perf_counter() - start < 1
    assert [error.code for error in found] == ["store.unreachable"]


def test_connecting_to_a_server_that_does_not_answer_ends(
    postgres_url: str, line: TcpProxy
) -> None:
    line.silence()
    store = connect(f"{line.url(postgres_url)}?connect_timeout=2")
    start = time.perf_counter()
    assert refusal(lambda: ask(store, "SELECT 1")).code == "store.unreachable"
    assert time.perf_counter() - start < 4
    store.close()


def test_interrupting_a_file_does_nothing(tmp_path: object) -> None:
    store = connect(f"{tmp_path}/office.db")
    store.interrupt()
    assert ask(store, "SELECT 1") == 1
    store.close()
