"""有条件同意: what a signer asks for beside his approval, each with a date and a follow-up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from relapp.domain.definition import FollowUpRule, ProcessDefinition
from relapp.domain.release import FollowUp, ReleaseFacts, Signature
from relapp.domain.vocabulary import Decision, FollowUpTrigger

CONDITION_MARK: Final = "#"
"""Stands in a follow-up's rule between the rule and the signature that opened it."""
MOST: Final = 9
LONGEST: Final = 300


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition as it is typed; `due` is a day of the office's calendar."""

    text: str
    due: date


@dataclass(frozen=True, slots=True)
class ConditionProblem:
    """Why a condition cannot be taken: a code and what its sentence names."""

    code: str
    number: int
    limit: int = 0


def condition_rule(definition: ProcessDefinition) -> FollowUpRule | None:
    """Return the rule that says who sees to conditions and in how many working days."""
    wanted = FollowUpTrigger.CONDITIONAL_APPROVAL
    return next((rule for rule in definition.follow_ups if rule.trigger is wanted), None)


def first_problem(conditions: Iterable[Condition], today: date) -> ConditionProblem | None:
    """Return what is wrong with the first condition that cannot be taken."""
    for number, condition in enumerate(conditions, start=1):
        if not condition.text.strip():
            return ConditionProblem("condition.empty", number)
        if len(condition.text.strip()) > LONGEST:
            return ConditionProblem("condition.too_long", number, LONGEST)
        if condition.due < today:
            return ConditionProblem("condition.past", number)
        if number > MOST:
            return ConditionProblem("condition.too_many", number, MOST)
    return None


def condition_key(rule: FollowUpRule, signature_id: int, number: int) -> str:
    """Return what ties a follow-up to the signature that asked for it."""
    return f"{rule.id}{CONDITION_MARK}{signature_id}.{number}"


def conditions_of(facts: ReleaseFacts, signature: Signature) -> tuple[FollowUp, ...]:
    """Return the follow-ups that a conditional approval opened, in the order typed."""
    if signature.decision is not Decision.CONDITIONAL:
        return ()
    return tuple(f for f in facts.follow_ups if signature_of(f) == signature.id)


def signature_of(item: FollowUp) -> int | None:
    """Return the key of the signature that asked for a follow-up, None for all others."""
    _, mark, rest = item.rule_id.partition(CONDITION_MARK)
    key = rest.partition(".")[0]
    return int(key) if mark and key.isdigit() else None


def condition_text(rule: FollowUpRule, item: FollowUp) -> str:
    """Return the condition as it was typed."""
    return item.subject.removeprefix(f"{rule.name.zh}：")
