"""The card says of a release what a list shows, from the facts alone."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given

from relapp.domain.board import CardFilter, Scope
from relapp.domain.card import ReleaseCard, Urgency, order_key, urgency
from relapp.domain.card_reckoning import card_of, search_text
from relapp.domain.gate import requirements
from relapp.domain.release import ReleaseFacts
from relapp.domain.text import same
from relapp.domain.vocabulary import (
    BoardColumn,
    ChangeKind,
    CheckResult,
    Need,
    Outcome,
    Reason,
    ReleaseMode,
    Standing,
    Status,
)
from tests.builders import (
    NOW,
    SMALL,
    a_follow_up,
    a_signature,
    a_window,
    answers,
    some_facts,
)
from tests.relapp.domain.some_releases import a_change, any_facts

MIDNIGHT = NOW + timedelta(hours=14)
DAY = timedelta(days=1)
PLAIN = card_of(SMALL, some_facts("implement", owner="陈志远", outcome=Outcome.ROLLED_BACK))


def a_card(**fields: object) -> ReleaseCard:
    return replace(PLAIN, due_at=None, starts_at=None, **fields)  # type: ignore[arg-type]


@given(any_facts())
def test_the_counts_are_those_of_the_gate(facts: ReleaseFacts) -> None:
    card = card_of(SMALL, facts)
    conditions = requirements(SMALL, facts)
    unmet = [r for r in conditions if r.standing is not Standing.MET]
    assert (card.total, card.unmet, card.met) == (
        len(conditions),
        len(unmet),
        len(conditions) - len(unmet),
    )
    assert card.blocking == sum(r.standing is Standing.BLOCKING for r in unmet)
    assert (card.first_need is None) == (not unmet)
    assert card.due_at == min((r.due for r in unmet if r.due), default=None)
    assert card.live is facts.release.live
    assert (card.column is BoardColumn.CLOSED) == (
        not facts.release.live or facts.release.stage == "closed"
    )


def test_a_stopped_condition_is_named_first() -> None:
    facts = some_facts("prepare", checks=answers("data_ready", result=CheckResult.FAIL))
    card = card_of(SMALL, facts)
    assert (card.first_need, card.first_reason) == (Need.CHECK, Reason.FAILED)
    assert card.first_subject.zh == "检查 data_ready"


def test_the_window_goes_before_a_date_of_its_own() -> None:
    window = a_window()
    own = card_of(SMALL, some_facts(planned_start=NOW, planned_end=NOW + DAY))
    assert (own.starts_at, own.ends_at) == (NOW, NOW + DAY)
    placed = card_of(SMALL, some_facts(planned_start=NOW, window=window, window_id=1))
    assert (placed.starts_at, placed.ends_at, placed.window_id) == (
        window.starts_at,
        window.ends_at,
        1,
    )


def test_the_earliest_open_follow_up_is_shown() -> None:
    items = (
        a_follow_up(1, subject="后", due_at=NOW + 2 * DAY),
        a_follow_up(2, rule_id="made by hand", subject="先", due_at=NOW + DAY),
        a_follow_up(3, subject="已完成", due_at=NOW, done=True),
    )
    card = card_of(SMALL, some_facts("confirm", follow_ups=items))
    assert (card.follow_up, card.follow_up_due) == (same("先"), NOW + DAY)


def test_it_waits_for_those_whose_turn_it_is() -> None:
    facts = some_facts("approve", checks=answers(*(i.id for _, _, i in SMALL.all_checks())))
    assert card_of(SMALL, facts).waits_for == {2}
    signed = replace(facts, signatures=(a_signature("manager", facts),))
    assert card_of(SMALL, signed).waits_for == {5, 6}


def test_changes_and_fixes_are_counted_apart() -> None:
    fixes = [replace(a_change(number=f"Q-{n}"), kind=ChangeKind.BUGFIX) for n in range(2)]
    card = card_of(SMALL, some_facts(changes=(a_change(), *fixes)))
    assert (card.changes, card.bugfixes) == (1, 2)


def test_words_are_looked_for_in_small_letters() -> None:
    found = search_text(PLAIN, ("BG-2026-01",))
    for word in ("fb26-001", "核心租赁系统", "v6.8.0", "还款计划", "陈志远", "bg-2026-01"):
        assert word in found


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, (Urgency.NONE, None)),
        ({"due_at": NOW - DAY}, (Urgency.OVERDUE, NOW - DAY)),
        ({"follow_up_due": NOW - DAY, "due_at": NOW + DAY}, (Urgency.OVERDUE, NOW - DAY)),
        ({"due_at": NOW + timedelta(hours=1)}, (Urgency.TODAY, NOW + timedelta(hours=1))),
        ({"due_at": MIDNIGHT}, (Urgency.NONE, None)),
        ({"starts_at": NOW}, (Urgency.TODAY, NOW)),
        ({"starts_at": NOW - DAY}, (Urgency.NONE, None)),
        ({"due_at": NOW - DAY, "status": Status.CLOSED}, (Urgency.NONE, None)),
        (
            {"trial_until": NOW + DAY, "column": BoardColumn.CONFIRMING},
            (Urgency.TRIAL, NOW + DAY),
        ),
        ({"trial_until": NOW + DAY, "column": BoardColumn.CLOSED}, (Urgency.NONE, None)),
    ],
)
def test_the_time_strip(fields: dict[str, object], expected: object) -> None:
    card = replace(a_card(), **fields)  # type: ignore[arg-type]
    assert urgency(card, NOW, MIDNIGHT) == expected


def test_cards_of_a_column_by_urgency_then_date_then_emergency_then_number() -> None:
    later, sooner = NOW + 3 * DAY, NOW + 2 * DAY
    cards = [
        replace(a_card(), number="1", due_at=NOW - DAY),
        replace(a_card(), number="2", due_at=NOW + timedelta(hours=2)),
        replace(a_card(), number="4", starts_at=sooner, mode=ReleaseMode.EMERGENCY),
        replace(a_card(), number="3", starts_at=sooner),
        replace(a_card(), number="5", starts_at=later),
        replace(a_card(), number="6"),
        replace(a_card(), number="7"),
    ]
    backwards = cards[::-1]
    ordered = sorted(backwards, key=lambda card: order_key(card, NOW))
    assert [card.number for card in ordered] == ["1", "2", "4", "3", "5", "6", "7"]


def test_closed_cards_newest_first() -> None:
    cards = [
        replace(
            a_card(),
            number=str(n),
            column=BoardColumn.CLOSED,
            status=Status.CLOSED,
            closed_at=NOW - n * DAY,
        )
        for n in range(3)
    ]
    backwards = cards[::-1]
    assert sorted(backwards, key=lambda card: order_key(card, NOW)) == cards


def test_a_filter_narrows_when_anything_beyond_scope_and_limit_is_set() -> None:
    assert not CardFilter().narrows
    assert not CardFilter(scope=Scope.EVERYTHING, limit=5).narrows
    assert CardFilter(text="x").narrows
    assert CardFilter(mine=1).narrows
