"""Who is told what: by others' doing or by time, once, and never of one's own doing."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.changes import Kind
from relapp.domain.duties import Duty, DutyKind
from relapp.domain.journal import GENESIS, OFFICE_CHAIN, Entry, Event, release_chain
from relapp.domain.notice import DESK, Bundle, NoticeKind, Surroundings, is_quiet, kinds, notices
from relapp.domain.release import PersonRef
from relapp.domain.text import same
from relapp.domain.vocabulary import Reason
from tests.builders import NOW

ME, OTHER = 1, 2
MIDNIGHT = NOW + timedelta(hours=14)
LATER = NOW + timedelta(days=3)


def a_duty(kind: DutyKind = DutyKind.SIGN, release_id: int = 7, **fields: object) -> Duty:
    number = f"FB26-{release_id:03}"
    made = Duty(
        kind,
        "testing",
        same("测试审核"),
        Reason.NOT_SIGNED,
        (PersonRef(ME, "我"),),
        f"relapp://release/{number}/signature/testing",
        due=LATER,
        release_id=release_id,
        number=number,
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def an_entry(
    actor: int = OTHER,
    release_id: int | None = 7,
    event: Event = Event.STEP_SIGNED,
    kind: Kind = Kind.RELEASE,
    place: int = 4,
) -> Entry:
    chain = release_chain(release_id) if release_id else OFFICE_CHAIN
    return Entry(9, chain, place, NOW, actor, "谁", event, kind, 7, "x", "", "", GENESIS, GENESIS)


def told(
    *duties: Duty,
    entries: tuple[Entry, ...] = (an_entry(),),
    known: frozenset[str] = frozenset(),
    off: frozenset[NoticeKind] = frozenset(),
    kept: tuple[int, ...] = (),
) -> tuple[Bundle, ...]:
    numbers = {key: f"FB26-{key:03}" for key in kept}
    around = Surroundings(ME, duties, numbers, entries, NOW, MIDNIGHT)
    return notices(around, known, off).bundles


def keys(*duties: Duty) -> frozenset[str]:
    return notices(Surroundings(ME, duties, {}, (), NOW, MIDNIGHT), ()).keys


def told_kinds(*duties: Duty, **more: object) -> list[NoticeKind]:
    return [b.kind for b in told(*duties, **more)]  # type: ignore[arg-type]


def test_a_step_that_became_mine_by_somebody_elses_doing_is_told_once() -> None:
    duty = a_duty()
    (bundle,) = told(duty)
    assert (bundle.kind, bundle.address) == (NoticeKind.ASKED, duty.address)
    assert told(duty, known=keys(duty)) == ()


@pytest.mark.parametrize(
    "entries",
    [(), (an_entry(actor=ME),), (an_entry(release_id=8),), (an_entry(release_id=None),)],
    ids=["nothing happened", "my own doing", "another release", "something of the office"],
)
def test_without_somebody_elses_doing_nobody_is_asked(entries: tuple[Entry, ...]) -> None:
    assert told(a_duty(), entries=entries) == ()


def test_what_comes_with_a_deputy_or_role_is_told_too() -> None:
    entry = an_entry(release_id=None, event=Event.DELEGATION_SET, kind=Kind.DELEGATION)
    behalf = a_duty(behalf=PersonRef(5, "甲"))
    assert told_kinds(behalf, entries=(entry,)) == [NoticeKind.ASKED]
    assert told(behalf, entries=(replace(entry, actor_id=ME),)) == ()


def test_who_ticked_the_checks_is_not_asked_again_to_sign() -> None:
    checks = a_duty(DutyKind.CHECK, subject_id="testing:tester")
    assert told(a_duty(), known=keys(checks)) == ()
    again = a_duty(round=1)
    assert told_kinds(again, known=keys(checks)) == [NoticeKind.ASKED]


def test_a_returned_step_and_a_lapsed_signature_have_their_own_notices() -> None:
    assert told_kinds(a_duty(DutyKind.RESUBMIT)) == [NoticeKind.RETURNED]
    assert told_kinds(a_duty(reason=Reason.LAPSED)) == [NoticeKind.LAPSED]


def test_a_release_sent_back_is_told_to_its_keeper_only() -> None:
    back = an_entry(event=Event.RELEASE_SENT_BACK)
    (bundle,) = told(entries=(back,), kept=(7,))
    assert (bundle.kind, bundle.address) == (NoticeKind.RETURNED, "relapp://release/FB26-007")
    assert told(entries=(back,)) == ()
    assert told(entries=(replace(back, actor_id=ME),), kept=(7,)) == ()


def test_time_tells_by_itself_and_again_when_the_date_moves() -> None:
    today, late = a_duty(due=NOW + timedelta(hours=2)), a_duty(due=NOW - timedelta(hours=2))
    assert told_kinds(today, entries=()) == [NoticeKind.DUE]
    assert told_kinds(late, entries=()) == [NoticeKind.OVERDUE]
    assert told_kinds(late, entries=(), known=keys(today)) == [NoticeKind.OVERDUE]
    assert told(late, entries=(), known=keys(late)) == ()
    moved = a_duty(due=NOW + timedelta(hours=5))
    assert told_kinds(moved, entries=(), known=keys(today)) == [NoticeKind.DUE]
    assert told(a_duty(due=None), a_duty(due=MIDNIGHT), entries=()) == ()


def test_several_of_a_kind_are_one_and_lead_to_the_desk() -> None:
    (bundle,) = told(a_duty(), a_duty(release_id=8), entries=(an_entry(), an_entry(release_id=8)))
    assert len(bundle.notices) == 2
    assert bundle.address == DESK


def test_one_thing_is_told_as_one_kind() -> None:
    late = a_duty(due=NOW - timedelta(hours=2))
    assert told_kinds(late) == [NoticeKind.OVERDUE]
    assert told_kinds(replace(late, reason=Reason.LAPSED)) == [NoticeKind.LAPSED]


def test_a_kind_that_is_off_is_not_told_later_either() -> None:
    late = a_duty(due=NOW - timedelta(hours=2))
    off = frozenset({NoticeKind.OVERDUE, NoticeKind.ASKED})
    assert told(late, off=off) == ()
    around = Surroundings(ME, (late,), {}, (an_entry(),), NOW, MIDNIGHT)
    assert notices(around, notices(around, (), off).keys).bundles == ()


def test_a_kind_that_is_off_does_not_hide_another() -> None:
    late = a_duty(due=NOW - timedelta(hours=2))
    assert told_kinds(late, off=frozenset({NoticeKind.OVERDUE})) == [NoticeKind.ASKED]


@given(st.times(), st.times(), st.times())
def test_quiet_hours_cover_each_moment_or_their_complement(
    at: time, begins: time, ends: time
) -> None:
    if begins == ends:
        assert not is_quiet(at, begins, ends)
    else:
        assert is_quiet(at, begins, ends) is not is_quiet(at, ends, begins)


def test_quiet_hours_run_over_midnight() -> None:
    night = (time(22), time(7, 30))
    assert is_quiet(time(23), *night)
    assert is_quiet(time(7, 29), *night)
    assert not is_quiet(time(7, 30), *night)
    assert not is_quiet(time(12), *night)
    assert not is_quiet(time(12), None, time(13))


def test_words_of_another_version_are_left_out() -> None:
    assert kinds(["due", "morning"]) == {NoticeKind.DUE}
