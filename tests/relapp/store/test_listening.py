"""Desks on PostgreSQL hear at once what others commit, and when the line is lost and back."""

import queue
import time
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import text

from relapp.domain.changes import Kind
from relapp.domain.hearing import Heard, News
from relapp.store.engine import Store, connect
from relapp.store.listening import Listener
from tests.postgres_server import PostgresServer
from tests.relapp.small_office import SmallOffice
from tests.tcp_proxy import TcpProxy, proxied


class Ear:
    """What a listener told, in order."""

    def __init__(self, store: Store) -> None:
        self._told: queue.Queue[tuple[float, Heard]] = queue.Queue()
        listener = store.listen(lambda heard: self._told.put((time.perf_counter(), heard)))
        assert isinstance(listener, Listener)
        self.listener = listener

    def next(self, news: News, within: float = 5.0) -> Heard:
        """Return the next of a kind, whatever came before it."""
        end = time.perf_counter() + within
        while True:
            heard = self._told.get(timeout=max(0.01, end - time.perf_counter()))[1]
            if heard.news is news:
                return heard

    def hears_nothing(self, seconds: float) -> bool:
        time.sleep(seconds)
        return self._told.empty()


Listen = Callable[[Store], Ear]


@pytest.fixture
def listen() -> Iterator[Listen]:
    ears: list[Ear] = []

    def make(store: Store) -> Ear:
        ears.append(Ear(store))
        ears[-1].next(News.LISTENING)
        return ears[-1]

    yield make
    for ear in ears:
        assert ear.listener.stop(5), "the listener's thread did not end"


@pytest.fixture
def line(postgres_server: PostgresServer) -> Iterator[TcpProxy]:
    with proxied(postgres_server.port) as found:
        yield found


def test_a_file_has_no_listener(sqlite_office: SmallOffice) -> None:
    assert sqlite_office.core.history.listen(lambda _heard: None) is None


def test_each_command_tells_its_newest_entry_and_nothing_of_its_content(
    postgres_office: SmallOffice, listen: Listen
) -> None:
    office = postgres_office
    ear = listen(office.open_again().core.store)
    key = office.register()
    seen = ear.next(News.COMMAND)
    assert seen == Heard(News.COMMAND, office.core.history.newest())
    office.core.releases.hold(office["office"], key, "等")
    assert ear.next(News.COMMAND).number == office.core.history.newest() > seen.number


def test_what_is_told_is_committed_by_then(postgres_office: SmallOffice, listen: Listen) -> None:
    office = postgres_office
    other = office.open_again()
    ear = listen(other.core.store)
    start = office.core.history.newest()
    for _ in range(5):
        key = office.register()
        told = ear.next(News.COMMAND).number
        found = other.core.history.since(start)
        assert (found.seq, key in found.ids(Kind.RELEASE)) == (told, True)
        start = found.seq


def test_a_command_that_failed_is_not_told(postgres_office: SmallOffice, listen: Listen) -> None:
    office = postgres_office
    ear = listen(office.open_again().core.store)
    with pytest.raises(ZeroDivisionError):
        _fail_after_writing(office)
    assert ear.hears_nothing(0.3)


def _fail_after_writing(office: SmallOffice) -> None:
    from relapp.domain.journal import Event

    with office.core.releases._desk.transactions.begin(office["office"]) as work:
        work.record(Event.OFFICE_CHANGED, Kind.OFFICE, 1, "x")
        work.finish()
        raise ZeroDivisionError


@pytest.mark.parametrize("payload", ["", "12x", "-1", "9" * 40, "关"])
def test_a_neighbour_may_say_what_he_likes(postgres_url: str, listen: Listen, payload: str) -> None:
    store = connect(postgres_url)
    ear = listen(store)
    with store.writing() as connection:
        connection.execute(text("SELECT pg_notify('relapp_journal', :said)"), {"said": payload})
    assert ear.next(News.COMMAND) == Heard(News.COMMAND, 0)
    with store.writing() as connection:
        connection.execute(text("SELECT pg_notify('somebody_else', '7')"))
    assert ear.hears_nothing(0.3)
    store.close()


def test_a_cut_line_is_told_at_once_and_taken_up_again(
    postgres_url: str, line: TcpProxy, listen: Listen
) -> None:
    store, near = connect(line.url(postgres_url)), connect(postgres_url)
    ear = listen(store)
    line.cut()
    lost = ear.next(News.LOST, 1)
    assert lost.error is not None
    assert lost.error.code == "store.unreachable"
    assert "口令" not in f"{lost.error} {lost.error.details}"
    line.forward()
    ear.next(News.LISTENING)
    with near.writing() as connection:
        connection.execute(text("SELECT pg_notify('relapp_journal', '7')"))
    assert ear.next(News.COMMAND) == Heard(News.COMMAND, 7)
    store.close()
    near.close()


def test_a_silent_line_is_told_within_three_seconds(
    postgres_url: str, line: TcpProxy, listen: Listen
) -> None:
    store = connect(line.url(postgres_url))
    ear = listen(store)
    line.silence()
    assert ear.next(News.LOST, 3).error is not None
    line.forward()
    ear.next(News.LISTENING)
    store.close()


def test_whoever_waits_elsewhere_is_woken_when_the_server_takes_no_new_connection_either(
    postgres_url: str, line: TcpProxy, listen: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    woken: list[float] = []
    monkeypatch.setattr(Store, "interrupt", lambda _self: woken.append(time.perf_counter()))
    store = connect(line.url(postgres_url))
    ear = listen(store)
    line.drop()
    ear.next(News.LOST)
    ear.next(News.LISTENING)
    assert woken == []
    line.cut()
    ear.next(News.LOST)
    ear.next(News.LOST)
    assert woken
    store.close()


def test_stopping_does_not_wait_for_a_silent_server(
    postgres_url: str, line: TcpProxy, listen: Listen
) -> None:
    store = connect(line.url(postgres_url))
    ear = listen(store)
    line.silence()
    time.sleep(1.2)  # it is asking for a sign of life by now
    start = time.perf_counter()
    assert ear.listener.stop(2)
    assert time.perf_counter() - start < 1
    store.close()


def test_an_idle_listener_stays(postgres_url: str, listen: Listen) -> None:
    store = connect(postgres_url)
    ear = listen(store)
    assert ear.hears_nothing(3.5)
    with store.writing() as connection:
        connection.execute(text("SELECT pg_notify('relapp_presence', '3')"))
    assert ear.next(News.PRESENCE) == Heard(News.PRESENCE, 3)
    store.close()
