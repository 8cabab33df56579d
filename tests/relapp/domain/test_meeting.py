"""Rules of the review meeting: who is put on the agenda, how time stands, who may do what."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain import meeting_rules as rules
from relapp.domain.agenda import Candidate, agenda_by_rule, reason_for_meeting
from relapp.domain.meeting import AgendaItem, AgendaReason, Attendee, Meeting, Note
from relapp.domain.meeting_time import (
    TimeBand,
    left_state,
    next_open,
    planned_starts,
    seconds_behind,
    seconds_used,
    time_band,
)
from relapp.domain.person import Person
from relapp.domain.vocabulary import (
    ItemState,
    MeetingDecision,
    MeetingState,
    ReleaseMode,
    Reply,
)
from tests.builders import NOW

MINUTE = timedelta(minutes=1)
HOST, OFFICE, GUEST, STRANGER = (
    Person(1, "周启明", "zhou"),
    Person(2, "林静怡", "lin", roles=frozenset({"release_office"})),
    Person(3, "孙敏", "sun"),
    Person(4, "高翔", "gao"),
)


def a_candidate(**fields: object) -> Candidate:
    base = Candidate(1, "FB26-001", "prepare", NOW, ReleaseMode.PLANNED, NOW, asks_check=True)
    return replace(base, **fields)  # type: ignore[arg-type]


def an_item(key: int, **fields: object) -> AgendaItem:
    base = AgendaItem(
        key, key, key, 20, AgendaReason.BY_HAND, ItemState.OPEN, 0, None, "", "", None, "", 1
    )
    return replace(base, **fields)  # type: ignore[arg-type]


def a_meeting(*items: AgendaItem, **fields: object) -> Meeting:
    base = Meeting(
        1,
        "发布评审会",
        "三楼",
        NOW,
        90,
        HOST.id,
        HOST.name,
        MeetingState.RUNNING,
        items=items,
        people=(Attendee(GUEST.id, GUEST.name, True, Reply.OPEN, None),),
    )
    return replace(base, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, AgendaReason.REVIEW_MEETING),
        ({"check_open": False}, None),
        ({"settled_at": NOW + MINUTE}, None),
        # Sent back since: the old conclusion says nothing about what is there now.
        ({"settled_at": NOW - MINUTE}, AgendaReason.REVIEW_MEETING),
        ({"asks_check": False}, None),
        ({"asks_check": False, "stage": "plan_review"}, AgendaReason.PLAN_REVIEW),
        ({"asks_check": False, "stage": "golive_approval"}, AgendaReason.GOLIVE_APPROVAL),
        ({"asks_check": False, "stage": "golive_approval", "unmet": 0}, None),
    ],
)
def test_who_waits_for_a_meeting(fields: dict[str, object], reason: AgendaReason | None) -> None:
    assert reason_for_meeting(a_candidate(**fields)) is reason


def test_the_next_window_comes_first_and_the_urgent_first_in_it() -> None:
    later, none = NOW + timedelta(days=7), None
    found = agenda_by_rule(
        [
            a_candidate(release_id=1, number="4", starts_at=none),
            a_candidate(release_id=2, number="3", starts_at=later),
            a_candidate(release_id=3, number="2"),
            a_candidate(release_id=4, number="1"),
            a_candidate(release_id=5, number="5", mode=ReleaseMode.EMERGENCY),
            a_candidate(release_id=6, number="0", listed=True),
        ]
    )
    assert [candidate.number for candidate, _reason in found] == ["5", "1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("seconds", "band"),
    [
        (0, TimeBand.CALM),
        (600, TimeBand.CALM),
        (601, TimeBand.HALF),
        (900, TimeBand.HALF),
        (901, TimeBand.LATE),
        (1200, TimeBand.LATE),
        (1201, TimeBand.OVER),
    ],
)
def test_bands_of_time(seconds: int, band: TimeBand) -> None:
    assert time_band(seconds, 20) is band


def test_time_runs_on_the_current_item_alone_and_stands_in_a_pause() -> None:
    first, second = an_item(1, seconds=30), an_item(2, seconds=5)
    meeting = a_meeting(first, second, current_item_id=1, current_since=NOW)
    at = NOW + 2 * MINUTE
    assert seconds_used(meeting, first, at) == 150
    assert seconds_used(meeting, second, at) == 5
    paused = replace(meeting, paused_at=NOW + MINUTE)
    assert seconds_used(paused, first, at) == 90
    ended = replace(meeting, state=MeetingState.ENDED)
    assert seconds_used(ended, first, at) == 30


@given(st.integers(0, 4000))
def test_a_meeting_is_behind_by_what_items_took_too_long(seconds: int) -> None:
    done = an_item(1, seconds=1260, state=ItemState.DONE, decision=MeetingDecision.PASSED)
    running = an_item(2, state=ItemState.CURRENT)
    meeting = a_meeting(done, running, an_item(3), current_item_id=2, current_since=NOW)
    behind = seconds_behind(meeting, NOW + timedelta(seconds=seconds))
    assert behind == 60 + max(0, seconds - 1200)


def test_items_to_come_begin_one_after_the_other() -> None:
    running = an_item(1, state=ItemState.CURRENT)
    meeting = a_meeting(
        running, an_item(2, minutes=10), an_item(3), current_item_id=1, current_since=NOW
    )
    at = NOW + 5 * MINUTE
    starts = planned_starts(meeting, at)
    assert starts == {2: NOW + 20 * MINUTE, 3: NOW + 30 * MINUTE}
    planned = a_meeting(an_item(1), an_item(2), state=MeetingState.PLANNED)
    assert planned_starts(planned, at) == {1: NOW, 2: NOW + 20 * MINUTE}


def test_the_next_item_is_the_first_open_one_behind_and_else_the_first() -> None:
    items = (an_item(1), an_item(2, state=ItemState.CURRENT), an_item(3), an_item(4))
    meeting = a_meeting(*items, current_item_id=2)
    assert next_open(meeting) == items[2]
    assert next_open(a_meeting(*items[:2], current_item_id=2)) == items[0]
    assert next_open(a_meeting(items[1], current_item_id=2)) is None


def test_what_an_item_is_once_it_is_left() -> None:
    assert left_state(an_item(1)) is ItemState.OPEN
    assert left_state(an_item(1, decision=MeetingDecision.NOT_PASSED)) is ItemState.DONE
    assert left_state(an_item(1, decision=MeetingDecision.POSTPONED)) is ItemState.POSTPONED


@pytest.mark.parametrize(
    ("person", "allowed"),
    [
        (HOST, {"read", "lead", "prepare", "steer", "decide", "speak"}),
        (OFFICE, {"read", "lead", "prepare", "steer", "speak", "plan"}),
        (GUEST, {"read", "speak"}),
        (STRANGER, set()),
        (replace(HOST, active=False), set()),
    ],
)
def test_who_may_do_what(person: Person, allowed: set[str]) -> None:
    meeting = a_meeting(an_item(1))
    asked = {
        "read": rules.can_read(person, meeting),
        "lead": rules.can_lead(person, meeting),
        "prepare": rules.can_prepare(person, meeting),
        "steer": rules.can_steer(person, meeting),
        "decide": rules.can_decide(person, meeting),
        "speak": rules.can_speak(person, meeting),
        "plan": rules.can_plan(person),
    }
    assert {name for name, refusal in asked.items() if refusal is None} == allowed


def test_whose_release_is_spoken_about_reads_along() -> None:
    meeting = a_meeting(an_item(1, owner_id=STRANGER.id))
    assert rules.can_read(STRANGER, meeting) is None


def test_a_meeting_that_is_over_stays_as_it_is() -> None:
    for state in (MeetingState.ENDED, MeetingState.CANCELLED):
        meeting = a_meeting(an_item(1), state=state)
        refusal = rules.can_prepare(HOST, meeting)
        assert refusal is not None
        assert refusal.code == "meeting.over"
        assert rules.can_decide(HOST, meeting) is not None
        assert rules.can_begin(HOST, meeting) is not None


def test_minutes_stand_for_what_passed_and_nothing_else() -> None:
    passed = an_item(1, decision=MeetingDecision.PASSED)
    meeting = a_meeting(passed, state=MeetingState.ENDED)
    assert rules.can_use_minutes(meeting, passed) is None
    for item, state, code in (
        (passed, MeetingState.RUNNING, "meeting.minutes_missing"),
        (
            an_item(1, decision=MeetingDecision.CONDITIONAL),
            MeetingState.ENDED,
            "meeting.not_passed",
        ),
        (an_item(1), MeetingState.ENDED, "meeting.not_passed"),
    ):
        refusal = rules.can_use_minutes(a_meeting(item, state=state), item)
        assert refusal is not None
        assert refusal.code == code


def a_note(key: int, said: str, person_id: int = GUEST.id) -> Note:
    return Note(key, 1, person_id, "孙敏", "14:00 孙敏：", said, 1)


@given(
    st.lists(st.tuples(st.sampled_from(["同意", "知道了", "缺报告"]), st.booleans()), max_size=8)
)
def test_each_line_of_a_record_is_its_own_note(said: list[tuple[str, bool]]) -> None:
    notes = [a_note(key, text) for key, (text, _known) in enumerate(said, start=1)]
    kept = tuple(note for note, (_text, known) in zip(notes, said, strict=True) if known)
    item = an_item(1, note="\n".join(note.line for note in notes))
    found = replace(a_meeting(item), notes=kept).record_of(item)
    assert [line.text for line in found] == [note.line for note in notes]
    # Each note is found once, and no line is given a note that says something else.
    assert sorted(line.note.id for line in found if line.note) == [note.id for note in kept]
    assert all(line.note.line == line.text for line in found if line.note)


def test_one_changes_only_what_one_wrote_and_only_while_it_runs() -> None:
    meeting, note = a_meeting(an_item(1), state=MeetingState.RUNNING), a_note(1, "同意")
    assert rules.can_change_note(GUEST, meeting, note) is None
    refusal = rules.can_change_note(HOST, meeting, note)
    assert refusal is not None
    assert (refusal.code, refusal.details) == ("meeting.note_not_own", {"person": "孙敏"})
    over = rules.can_change_note(GUEST, replace(meeting, state=MeetingState.ENDED), note)
    assert over is not None
    assert over.code == "meeting.not_running"


def test_nobody_is_invited_to_what_is_over() -> None:
    planned = a_meeting(an_item(1), state=MeetingState.PLANNED)
    assert rules.can_invite(HOST, planned) is None
    assert rules.can_invite(OFFICE, planned) is None
    refusal = rules.can_invite(GUEST, planned)
    assert refusal is not None
    assert refusal.code == "meeting.not_host"
    for state in (MeetingState.ENDED, MeetingState.CANCELLED):
        refusal = rules.can_invite(HOST, replace(planned, state=state))
        assert refusal is not None
        assert refusal.code == "meeting.no_invitation"
