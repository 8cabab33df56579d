"""Who looks at what and who edits it: seen on both homes, forgotten by itself, in no journal."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import event, text

from relapp.domain.presence import LASTS_SECONDS, Present, by_person, section_place
from tests.relapp.small_office import SmallOffice

_AGO = {
    "sqlite": "strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now', '-{} seconds')",
    "postgresql": "clock_timestamp() - interval '{} seconds'",
}


def age(office: SmallOffice, seconds: int) -> None:
    """Let every desk have been heard of so long ago, by the clock of the database."""
    with office.core.store.writing() as connection:
        ago = _AGO[connection.dialect.name].format(seconds)
        connection.execute(text(f"UPDATE presence SET seen_at = {ago}"))


def test_a_desk_is_seen_at_another_and_gone_when_it_leaves(office: SmallOffice) -> None:
    key, there = office.register(), office.open_again()
    assert there.core.presence.come(there["manager"], key) == ()
    seen = Present(there["manager"].id, there["manager"].name, key)
    assert office.core.presence.come(office["office"], key) == (seen,)
    there.core.presence.come(there["manager"], key, section_place("background"))
    (found,) = office.core.presence.others(key)
    assert (found.place, found.section_id) == ("section/background", "background")
    there.core.presence.leave()
    assert office.core.presence.others(key) == ()
    assert there.core.presence.others(key)[0].person == office["office"].name


def test_going_to_another_release_leaves_the_first(office: SmallOffice) -> None:
    first, second, there = office.register(), office.register(), office.open_again()
    there.core.presence.come(there["manager"], first)
    there.core.presence.come(there["manager"], second)
    assert office.core.presence.others(first) == ()
    assert [p.release_id for p in office.core.presence.everywhere()] == [second]


@pytest.mark.parametrize(("seconds", "seen"), [(LASTS_SECONDS - 5, 1), (LASTS_SECONDS + 1, 0)])
def test_a_desk_that_is_not_heard_of_is_believed_for_45_seconds(
    office: SmallOffice, seconds: int, seen: int
) -> None:
    key, there = office.register(), office.open_again()
    there.core.presence.come(there["manager"], key)
    age(office, seconds)
    assert len(office.core.presence.others(key)) == seen
    there.core.presence.come(there["manager"], key)
    assert len(office.core.presence.others(key)) == 1


def test_the_clock_of_a_desk_does_not_count(office: SmallOffice) -> None:
    """The office's clock stands in 2026 for all tests; the database's goes on."""
    key, there = office.register(), office.open_again()
    there.clock.set(there.clock.now() + timedelta(days=400))
    there.core.presence.come(there["manager"], key)
    assert len(office.core.presence.others(key)) == 1


def test_it_is_in_no_journal_and_costs_a_tick_nothing(office: SmallOffice) -> None:
    key, there = office.register(), office.open_again()
    before = office.core.history.newest()
    statements: list[str] = []

    def count(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    there.core.presence.come(there["manager"], key, "section/x")
    there.core.presence.leave()
    assert office.core.history.newest() == before
    event.listen(office.core.store.engine, "before_cursor_execute", count)
    office.core.releases.hold(office["office"], key, "等")
    event.remove(office.core.store.engine, "before_cursor_execute", count)
    assert not [s for s in statements if "presence" in s]


def test_it_never_waits_for_a_command_nor_a_command_for_it(postgres_office: SmallOffice) -> None:
    office, there = postgres_office, postgres_office.open_again()
    key = office.register()
    with office.core.releases._desk.transactions.begin(office["office"]) as work:
        work.facts(key)  # the release is locked now
        assert there.core.presence.come(there["manager"], key) == ()


def test_what_nobody_believes_any_more_is_removed_by_whoever_leaves(office: SmallOffice) -> None:
    key, gone = office.register(), office.open_again()
    gone.core.presence.come(gone["manager"], key)
    age(office, LASTS_SECONDS + 1)
    office.core.presence.come(office["office"], key)
    office.core.presence.leave()
    with office.core.store.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM presence")).scalar() == 0


def _present(person_id: int, name: str, place: str = "") -> Present:
    return Present(person_id, name, 7, place)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ((), ()),
        ((_present(2, "b"), _present(1, "a")), (_present(1, "a"), _present(2, "b"))),
        ((_present(1, "a"), _present(1, "a", "section/x")), (_present(1, "a", "section/x"),)),
    ],
)
def test_each_person_is_shown_once(
    found: tuple[Present, ...], expected: tuple[Present, ...]
) -> None:
    assert by_person(found) == expected


@pytest.mark.parametrize(
    "make", [lambda: Present(1, "a", 7, "check/12"), lambda: Present(1, "a", 7)]
)
def test_only_a_section_is_a_section(make: Callable[[], Present]) -> None:
    assert make().section_id == ""
