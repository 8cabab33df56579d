"""Whom somebody may name as deputy, and who may name one."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.delegation_rules import DelegationDraft, can_delegate, delegation_problem
from relapp.domain.person import ADMINISTRATOR, Person
from relapp.domain.signing import Delegation
from tests.builders import NOW

DAY = timedelta(days=1)
DRAFT = DelegationDraft(1, 2, NOW, NOW + 10 * DAY, "", "休假")


def other(
    person: int, deputy: int, start: datetime = NOW, end: datetime | None = None, role: str = ""
) -> Delegation:
    return Delegation(7, person, f"人{person}", deputy, f"人{deputy}", role, start, end, "")


def code(draft: DelegationDraft, *others: Delegation) -> str:
    refusal = delegation_problem(draft, others)
    return refusal.code if refusal else ""


def test_a_deputy_is_somebody_else_for_a_time_that_goes_on() -> None:
    assert code(DRAFT) == code(replace(DRAFT, ends_at=None)) == ""
    assert code(replace(DRAFT, deputy_id=1)) == "delegation.oneself"
    assert code(replace(DRAFT, ends_at=NOW)) == "delegation.dates"


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        (other(2, 1), "delegation.circle"),
        (other(2, 1, role="pmo"), "delegation.circle"),
        (other(2, 1, NOW - 9 * DAY, NOW), ""),
        (other(2, 1, NOW + 10 * DAY), ""),
        (other(1, 2), "delegation.twice"),
        (other(1, 2, NOW + DAY, NOW + DAY), ""),
        (other(2, 3), ""),
        (other(1, 3), ""),
    ],
)
def test_two_people_do_not_stand_in_for_each_other(given_: Delegation, expected: str) -> None:
    assert code(DRAFT, given_) == expected


def test_other_roles_do_not_meet() -> None:
    assert code(replace(DRAFT, role="tester"), other(2, 1, role="pmo")) == ""
    assert code(replace(DRAFT, role="pmo"), other(2, 1, role="pmo")) == "delegation.circle"


@given(*(st.integers(-9, 9) for _ in range(4)), st.booleans())
def test_a_circle_is_refused_exactly_when_both_would_be_away(
    start: int, length: int, begin: int, span: int, endless: bool
) -> None:
    mine = DelegationDraft(1, 2, NOW + start * DAY, NOW + (start + abs(length) + 1) * DAY)
    end = None if endless else NOW + (begin + abs(span)) * DAY
    theirs = other(2, 1, NOW + begin * DAY, end)
    moments = (NOW + n * DAY / 2 for n in range(-20, 60))
    both = any(mine.starts_at <= m < (mine.ends_at or m) and theirs.holds("", m) for m in moments)
    assert (code(mine, theirs) == "delegation.circle") == both


def test_the_person_the_office_and_administrators_name_deputies() -> None:
    person = Person(1, "甲", "a")
    assert can_delegate(person, 1) is None
    assert can_delegate(replace(person, active=False), 1) is not None
    refused = can_delegate(Person(3, "丙", "c", roles=frozenset({"pmo"})), 1)
    assert refused is not None
    assert refused.code == "delegation.not_yours"
    for role in ("release_office", "release_admin", ADMINISTRATOR):
        assert can_delegate(Person(3, "丙", "c", roles=frozenset({role})), 1) is None
