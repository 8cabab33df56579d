"""The journal as history, as feed between desks, and as proof."""

import pytest
from sqlalchemy import text

from relapp.domain.changes import Changes, Kind
from relapp.domain.journal import BreakKind, ChainBreak, Event
from relapp.domain.person import PersonDraft
from relapp.domain.vocabulary import CheckResult
from relapp.services.history import MOST_SKIPPED
from relapp.store.engine import Connection
from relapp.store.queries import journal as journal_queries
from tests.relapp.small_office import SmallOffice, local


def tamper(office: SmallOffice, *statements: str) -> tuple[ChainBreak, ...]:
    """Change the database behind the program's back; returns the breaks found."""
    office.tampered = True
    with office.core.store.engine.begin() as connection:
        if not office.core.store.is_sqlite:
            connection.execute(text("SET session_replication_role = replica"))
        for statement in statements:
            assert connection.execute(text(statement)).rowcount
    found = office.core.history.verify()
    assert found.sound == (not found.breaks)
    return found.breaks


@pytest.fixture
def release_id(office: SmallOffice) -> int:
    """A release with five lines in its journal."""
    key = office.register()
    office.answer(key, "agreed", CheckResult.FAIL, "还没谈妥")
    office.answer(key, "agreed")
    office.core.releases.hold(office["office"], key, "等账期")
    office.core.releases.resume(office["office"], key)
    office.register()
    return key


CHAIN = "release:1"


def test_an_untouched_journal_is_sound(office: SmallOffice, release_id: int) -> None:
    found = office.core.history.verify()
    assert found.sound
    assert found.chains == 3
    assert found.entries == office.core.history.newest()
    assert release_id == 1


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("DELETE FROM journal WHERE chain = :c AND place = 1", (1, BreakKind.GAP)),
        ("DELETE FROM journal WHERE chain = :c AND place = 3", (3, BreakKind.GAP)),
        ("DELETE FROM journal WHERE chain = :c AND place = 5", (5, BreakKind.HEAD)),
        ("DELETE FROM journal WHERE chain = :c", (1, BreakKind.GAP)),
        ("DELETE FROM journal_chain WHERE chain = :c", (6, BreakKind.HEAD)),
        ("UPDATE journal SET actor = 'x' WHERE chain = :c AND place = 2", (2, BreakKind.CONTENT)),
        ("UPDATE journal SET actor_id = 9 WHERE chain = :c AND place = 2", (2, BreakKind.CONTENT)),
        ("UPDATE journal SET after = '' WHERE chain = :c AND place = 5", (5, BreakKind.CONTENT)),
        (
            "UPDATE journal SET before = after, after = before WHERE chain = :c AND place = 3",
            (3, BreakKind.CONTENT),
        ),
        (
            "UPDATE journal SET event = 'check.cleared' WHERE chain = :c AND place = 2",
            (2, BreakKind.CONTENT),
        ),
        (
            "UPDATE journal SET event = 'made.up' WHERE chain = :c AND place = 2",
            (2, BreakKind.CONTENT),
        ),
        (
            "UPDATE journal SET kind = 'nonsense' WHERE chain = :c AND place = 2",
            (2, BreakKind.CONTENT),
        ),
        (
            "UPDATE journal SET at = '2026-01-01T00:00:00+00:00' WHERE chain = :c AND place = 2",
            (2, BreakKind.CONTENT),
        ),
        (
            "UPDATE journal SET previous = digest WHERE chain = :c AND place = 2",
            (2, BreakKind.LINK),
        ),
        ("UPDATE journal SET place = 9 WHERE chain = :c AND place = 5", (5, BreakKind.GAP)),
        ("UPDATE journal_chain SET place = 4 WHERE chain = :c", (6, BreakKind.HEAD)),
        ("UPDATE journal_chain SET digest = 'x' WHERE chain = :c", (6, BreakKind.HEAD)),
    ],
)
def test_every_change_behind_our_back_is_found(
    office: SmallOffice, release_id: int, statement: str, expected: tuple[int, BreakKind]
) -> None:
    assert release_id == 1
    (found,) = tamper(office, statement.replace(":c", f"'{CHAIN}'"))
    assert (found.chain, found.place, found.kind) == (CHAIN, *expected)


def test_a_moment_that_cannot_be_read_is_found(sqlite_office: SmallOffice) -> None:
    sqlite_office.register()
    (found,) = tamper(sqlite_office, "UPDATE journal SET at = 'gestern' WHERE chain = 'release:1'")
    assert found == ChainBreak(CHAIN, 1, BreakKind.CONTENT)


def test_two_lines_that_changed_places_are_found(office: SmallOffice, release_id: int) -> None:
    moves = [
        f"UPDATE journal SET place = {new} WHERE chain = '{CHAIN}' AND place = {old}"
        for old, new in ((2, 99), (3, 2), (99, 3))
    ]
    (found,) = tamper(office, *moves)
    assert (found.place, found.kind, release_id) == (2, BreakKind.LINK, 1)


def test_a_release_whose_whole_chain_vanished_is_found(
    office: SmallOffice, release_id: int
) -> None:
    (found,) = tamper(
        office,
        f"DELETE FROM journal WHERE chain = '{CHAIN}'",
        f"DELETE FROM journal_chain WHERE chain = '{CHAIN}'",
    )
    assert found == ChainBreak(CHAIN, release_id, BreakKind.GAP)


def test_several_broken_chains_are_all_named(office: SmallOffice, release_id: int) -> None:
    found = tamper(office, "DELETE FROM journal WHERE place = 1")
    assert {b.chain for b in found} == {"office", CHAIN, "release:2"}
    assert release_id == 1


def test_the_history_of_a_release_newest_first(office: SmallOffice, release_id: int) -> None:
    entries = office.core.history.of_release(release_id)
    assert [e.event for e in entries] == [
        Event.RELEASE_RESUMED,
        Event.RELEASE_HELD,
        Event.CHECK_ANSWERED,
        Event.CHECK_ANSWERED,
        Event.RELEASE_REGISTERED,
    ]
    assert [e.place for e in entries] == [5, 4, 3, 2, 1]
    assert {e.actor for e in entries} == {"许薇", "陈志远"}
    assert office.core.history.of_release(release_id, limit=2) == entries[:2]


def test_a_desk_learns_what_another_one_did(office: SmallOffice) -> None:
    other = office.open_again()
    cursor = other.core.history.newest()
    assert not other.core.history.since(cursor)
    own = office.core.registration.register(office["office"], office.draft()).changes
    seen = other.core.history.since(cursor)
    assert seen.touched >= own.touched
    assert (seen.own, own.own, seen.seq) == (False, True, own.seq)
    assert not other.core.history.since(seen.seq)


def test_a_desk_learns_of_every_card_that_changed(office: SmallOffice) -> None:
    """What a command changes beside its subject is told to other desks, too."""
    first = office.register(window_id=office.window())
    second = office.register(depends_on=((first, "接口先上线"),))
    history, commands = office.core.history, office.core
    window = next(w for w in commands.windows.year(2026).windows if w.number == 1)
    done = [
        commands.windows.move(
            office["office"], window.id, local(9, 23), local(9, 23, 23), "让路", window.version
        ),
        commands.releases.cancel(office["office"], first, "不做了"),
        commands.people.save(
            office["admin"],
            PersonDraft(
                "新名",
                "manager",
                office["manager"].department_id,
                roles=office["manager"].roles,
                id=office["manager"].id,
                version=office["manager"].version,
            ),
        ),
    ]
    assert first in done[0].ids(Kind.RELEASE)
    assert done[1].ids(Kind.RELEASE) == {first, second}
    assert done[2].ids(Kind.RELEASE) >= {second}
    start = done[0].seq - 1
    for changes in done:
        seen = history.since(start)
        assert seen.ids(Kind.RELEASE) >= changes.ids(Kind.RELEASE)
        start = changes.seq


def test_nothing_is_read_while_nobody_wrote(
    sqlite_office: SmallOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, history = sqlite_office, sqlite_office.core.history
    elsewhere = office.open_again()
    start = history.newest()
    assert not history.since(start)
    read: list[int] = []

    def counted(connection: Connection, seq: int) -> Changes:
        read.append(seq)
        return changes_since(connection, seq)

    changes_since = journal_queries.changes_since
    monkeypatch.setattr(journal_queries, "changes_since", counted)
    assert history.since(start) == Changes(seq=start, own=False)
    assert read == []
    key = elsewhere.register()
    found = history.since(start)
    assert found.ids(Kind.RELEASE) == {key}
    assert read == [start]
    # News not taken over yet are told again.
    assert history.since(start).ids(Kind.RELEASE) == {key}


def test_an_idle_desk_proves_now_and_then_that_the_database_answers(
    sqlite_office: SmallOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    history = sqlite_office.core.history
    start = history.newest()
    history.since(start)
    read: list[int] = []
    changes_since = journal_queries.changes_since

    def counted(connection: Connection, seq: int) -> Changes:
        read.append(seq)
        return changes_since(connection, seq)

    monkeypatch.setattr(journal_queries, "changes_since", counted)
    for _ in range(MOST_SKIPPED + 1):
        assert not history.since(start)
    assert read == [start]


def test_the_pulse_beats_with_every_commit_of_another_desk(sqlite_office: SmallOffice) -> None:
    store, elsewhere = sqlite_office.core.store, sqlite_office.open_again()
    before = store.pulse()
    assert store.pulse() == before
    elsewhere.register()
    assert store.pulse() != before
    store.close()
    assert store.pulse() is not None
    store.close()


def test_a_server_has_no_pulse(postgres_office: SmallOffice) -> None:
    assert postgres_office.core.store.pulse() is None
