"""Rows that a neighbour has told: read, or refused with a sentence, never a crash."""

from collections.abc import Callable

import pytest
from sqlalchemy import text

from relapp.bootstrap import Core
from relapp.domain.board import CardFilter
from relapp.domain.changes import Kind
from relapp.domain.journal import BreakKind, Entry, Event
from relapp.domain.signature_proof import mismatches
from relapp.errors import StoreUnavailable
from relapp.wording.errors import word
from tests.builders import NOW
from tests.relapp.small_office import SmallOffice


@pytest.mark.parametrize(
    ("statement", "read"),
    [
        ("UPDATE release_card SET waits_for = ',x'", lambda core: core.board.cards(CardFilter())),
        ("UPDATE release SET stage = 'nirgends'", lambda core: core.releases.view(1)),
        ("UPDATE office SET zone = 'Mars/Olympus'", lambda core: core.windows.year(2026)),
        ("UPDATE office SET zone = '../..'", lambda core: core.office.get()),
        ("UPDATE office SET zone = 'Asia'", lambda core: core.office.get()),
    ],
)
def test_a_row_that_makes_no_sense_is_refused_with_a_sentence(
    office: SmallOffice, statement: str, read: Callable[[Core], object]
) -> None:
    office.register()
    office.tampered = True
    with office.core.store.writing() as connection:
        connection.execute(text(statement))
    with pytest.raises(StoreUnavailable, match=r"store\.senseless") as caught:
        read(office.core)
    assert "读不懂" in word(caught.value).zh


@pytest.mark.parametrize("column", ["unmet", "blocking", "changes"])
def test_a_card_with_a_word_for_a_figure_is_refused(
    sqlite_office: SmallOffice, column: str
) -> None:
    sqlite_office.register()
    sqlite_office.tampered = True
    with sqlite_office.core.store.writing() as connection:
        connection.execute(text(f"UPDATE release_card SET {column} = 'viel'"))
    with pytest.raises(StoreUnavailable, match=r"store\.senseless"):
        sqlite_office.core.board.cards(CardFilter())


def test_a_line_of_bytes_breaks_its_chain_and_nothing_else(sqlite_office: SmallOffice) -> None:
    key = sqlite_office.register()
    sqlite_office.tampered = True
    with sqlite_office.core.store.writing() as connection:
        connection.execute(text("UPDATE journal SET after = x'ff00' WHERE chain = :c"),
                           {"c": f"release:{key}"})  # fmt: skip
    found = sqlite_office.core.history.verify()
    assert [(b.chain, b.kind) for b in found.breaks] == [(f"release:{key}", BreakKind.CONTENT)]


def test_an_entry_that_nests_without_end_backs_no_signature() -> None:
    entry = Entry(
        seq=1,
        chain="release:1",
        place=1,
        at=NOW,
        actor_id=1,
        actor="林静怡",
        event=Event.STEP_SIGNED,
        kind=Kind.RELEASE,
        subject_id=1,
        subject="",
        before="",
        after="[" * 100_000,
        previous="",
        digest="",
    )
    assert [b.kind for b in mismatches(1, [entry], [])] == [BreakKind.SIGNATURE]


def test_a_fault_of_the_program_while_it_reads_stays_a_fault(office: SmallOffice) -> None:
    with pytest.raises(ValueError, match="ours"), office.core.store.reading():
        raise ValueError("ours")
