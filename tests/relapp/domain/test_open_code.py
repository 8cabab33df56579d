"""Codes of a newer program are read as they are, and worded as such."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.changes import Kind
from relapp.domain.journal import Entry, Event, digest
from relapp.domain.text import Text
from relapp.domain.vocabulary import Need, Outcome, Reason
from relapp.wording import gate, journal


@given(code=st.text(max_size=30))
@pytest.mark.parametrize("kind", [Need, Reason, Event, Kind])
def test_a_code_keeps_its_spelling(kind: type[Reason], code: str) -> None:
    read = kind(code)
    assert (read, read.value, str(read)) == (code, code, code)
    assert read.known == (code in [member.value for member in kind])


def test_a_list_that_is_closed_stays_closed() -> None:
    with pytest.raises(ValueError, match="glorious"):
        Outcome("glorious")
    with pytest.raises(ValueError, match="7"):
        Reason(7)  # type: ignore[arg-type]


def test_a_reason_of_a_newer_program_is_worded() -> None:
    said = gate.reason_sentence(Reason("eclipse"), Text("回归测试", "Regression"))
    assert said == Text(
        "「回归测试」还缺一项，更新程序后才看得到是什么",
        "“Regression” lacks something that only a newer program can name",
    )


def test_an_entry_of_a_newer_program_is_worded_and_its_hash_is_over_its_own_code() -> None:
    entry = Entry(
        seq=1,
        chain="office",
        place=1,
        at=datetime(2026, 9, 16, 1, 12, tzinfo=UTC),
        actor_id=1,
        actor="林静怡",
        event=Event("moon.seen"),
        kind=Kind("moon"),
        subject_id=1,
        subject="满月",
        before="",
        after="",
        previous="0" * 64,
        digest="",
    )
    assert journal.sentence(entry).en == "Recorded by a newer program (moon.seen): 满月"
    assert digest(entry) != digest(replace(entry, event=Event("moon.set")))
