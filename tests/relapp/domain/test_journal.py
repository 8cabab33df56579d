"""A hash chain shows any line that was deleted, edited, moved or made up."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.changes import Kind
from relapp.domain.journal import (
    GENESIS,
    OFFICE_CHAIN,
    BreakKind,
    ChainBreak,
    Entry,
    Event,
    digest,
    first_break,
    release_chain,
)
from tests.builders import NOW


def a_chain(length: int, chain: str = "release:1") -> list[Entry]:
    """Return a sound chain."""
    entries: list[Entry] = []
    for place in range(1, length + 1):
        entry = Entry(
            seq=place,
            chain=chain,
            place=place,
            at=NOW + timedelta(minutes=place),
            actor_id=2,
            actor="陈志远",
            event=Event.CHECK_ANSWERED,
            kind=Kind.RELEASE,
            subject_id=1,
            subject=f"第 {place} 项",
            before="",
            after='{"result":"pass"}',
            previous=entries[-1].digest if entries else GENESIS,
            digest="",
        )
        entries.append(replace(entry, digest=digest(entry)))
    return entries


lengths = st.integers(2, 12)


@given(st.integers(0, 12))
def test_a_chain_that_nobody_touched_is_sound(length: int) -> None:
    assert first_break(a_chain(length)) is None


@given(lengths, st.data())
def test_a_deleted_line_is_a_gap_unless_it_was_the_last(length: int, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, length - 1))
    entries = a_chain(length)
    del entries[place - 1]
    assert first_break(entries) == ChainBreak("release:1", place, BreakKind.GAP)


@given(lengths, st.data())
def test_a_line_deleted_and_the_rest_renumbered_breaks_the_link(
    length: int, data: st.DataObject
) -> None:
    place = data.draw(st.integers(1, length - 1))
    entries = a_chain(length)
    del entries[place - 1]
    moved = [replace(entry, place=n) for n, entry in enumerate(entries, start=1)]
    assert first_break(moved) == ChainBreak("release:1", place, BreakKind.LINK)


EDITS = {
    "chain": st.just("release:2"),
    "at": st.just(NOW - timedelta(days=1)),
    "actor_id": st.just(99),
    "actor": st.text().filter(lambda text: text != "陈志远"),
    "event": st.just(Event.CHECK_CLEARED),
    "kind": st.just(Kind.PERSON),
    "subject_id": st.just(99),
    "subject": st.just("别的事"),
    "before": st.just("{}"),
    "after": st.text().filter(lambda text: text != '{"result":"pass"}'),
    "digest": st.just("f" * 64),
}


@given(lengths, st.sampled_from(sorted(EDITS)), st.data())
def test_an_edited_line_is_found_at_its_place(length: int, field: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, length))
    entries = a_chain(length)
    value = data.draw(EDITS[field])
    entries[place - 1] = replace(entries[place - 1], **{field: value})  # type: ignore[arg-type]
    found = first_break(entries)
    assert found is not None
    assert (found.place, found.kind) == (place, BreakKind.CONTENT)


@given(lengths, st.data())
def test_two_lines_that_changed_places_are_found(length: int, data: st.DataObject) -> None:
    one, two = data.draw(st.permutations(range(length)).map(lambda order: order[:2]))
    entries = a_chain(length)
    entries[one], entries[two] = entries[two], entries[one]
    found = first_break(entries)
    assert found is not None
    assert found.place == min(one, two) + 1


@given(lengths, st.data())
def test_a_line_edited_with_a_new_hash_breaks_the_next_link(
    length: int, data: st.DataObject
) -> None:
    place = data.draw(st.integers(1, length - 1))
    entries = a_chain(length)
    forged = replace(entries[place - 1], after='{"result":"fail"}')
    entries[place - 1] = replace(forged, digest=digest(forged))
    assert first_break(entries) == ChainBreak("release:1", place + 1, BreakKind.LINK)


def test_lines_cut_off_at_the_end_leave_a_sound_beginning() -> None:
    # Only the stored head, or one printed earlier, can show that: see HistoryService.verify.
    assert first_break(a_chain(5)[:3]) is None


@given(st.text(), st.text())
def test_text_cannot_slip_from_one_field_into_the_next(one: str, two: str) -> None:
    entry = a_chain(1)[0]
    together = replace(entry, before=one + two, after="")
    apart = replace(entry, before=one, after=two)
    assert (digest(together) == digest(apart)) == (two == "")


def test_the_moment_counts_and_not_the_zone_it_is_written_in() -> None:
    entry = a_chain(1)[0]
    assert digest(replace(entry, at=entry.at + timedelta(microseconds=1))) != entry.digest
    assert digest(replace(entry, seq=99)) == entry.digest


def test_chains_name_their_release() -> None:
    assert a_chain(1, release_chain(7))[0].release_id == 7
    assert a_chain(1, OFFICE_CHAIN)[0].release_id is None
