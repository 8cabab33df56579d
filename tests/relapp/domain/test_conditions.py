"""Conditions of an approval: what is taken, and how follow-ups are tied to signatures."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from relapp.domain.conditions import (
    Condition,
    condition_key,
    condition_rule,
    condition_text,
    conditions_of,
    first_problem,
    signature_of,
)
from relapp.domain.follow_up import follow_up_text
from relapp.domain.vocabulary import Decision
from tests.builders import SMALL, a_follow_up, a_signature, some_facts

TODAY = date(2026, 9, 14)
GOOD = Condition("补压测报告", TODAY)


@pytest.mark.parametrize(
    ("conditions", "code", "number"),
    [
        ((GOOD, Condition(" ", TODAY)), "condition.empty", 2),
        ((Condition("字" * 301, TODAY),), "condition.too_long", 1),
        ((GOOD, GOOD, Condition("补", TODAY - timedelta(days=1))), "condition.past", 3),
        ((GOOD,) * 10, "condition.too_many", 10),
    ],
)
def test_what_is_no_condition(conditions: tuple[Condition, ...], code: str, number: int) -> None:
    problem = first_problem(conditions, TODAY)
    assert problem is not None
    assert (problem.code, problem.number) == (code, number)
    assert first_problem(conditions[: number - 1], TODAY) is None


def test_a_follow_up_knows_the_signature_that_asked_for_it() -> None:
    rule = condition_rule(SMALL)
    assert rule is not None
    item = a_follow_up(rule_id=condition_key(rule, 12, 1), subject="落实条件：补压测报告")
    assert signature_of(item) == 12
    assert condition_text(rule, item) == "补压测报告"
    assert signature_of(a_follow_up(rule_id="deferred_check:tested")) is None
    facts = some_facts("approve", follow_ups=(item, a_follow_up(2)))
    signed = a_signature("manager", facts, Decision.CONDITIONAL, key=12)
    assert conditions_of(facts, signed) == (item,)
    assert conditions_of(facts, replace(signed, id=1)) == ()
    assert conditions_of(facts, replace(signed, decision=Decision.APPROVE)) == ()


def test_a_condition_is_worded_in_both_languages() -> None:
    item = a_follow_up(rule_id="approval_condition#12.1", subject="落实条件：补压测报告")
    text = follow_up_text(SMALL, item)
    assert text.zh == "落实条件：补压测报告"
    assert text.en == "(落实条件): 补压测报告"
