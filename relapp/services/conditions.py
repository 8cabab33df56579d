"""Opens the follow-ups of a conditional approval, and drops them when it becomes history."""

from collections.abc import Sequence
from datetime import time
from zoneinfo import ZoneInfo

from relapp.domain.conditions import (
    Condition,
    condition_key,
    condition_rule,
    first_problem,
    signature_of,
)
from relapp.domain.definition import FollowUpRule, ProcessDefinition
from relapp.domain.follow_up import rule_text
from relapp.domain.release import ReleaseFacts
from relapp.domain.text import same
from relapp.domain.wall_time import wall_to_utc
from relapp.errors import InvalidInput, RuleViolation
from relapp.services import follow_ups
from relapp.store.engine import Connection
from relapp.store.queries import people as people_queries
from relapp.store.unit_of_work import UnitOfWork

_DUE_AT = time(18)
_VOID = "原签署已作废"


def rule_of(definition: ProcessDefinition) -> FollowUpRule:
    """Return the process's rule for conditions; raises RuleViolation where it has none."""
    rule = condition_rule(definition)
    if rule is None:
        raise RuleViolation("condition.no_rule")
    return rule


def check(work: UnitOfWork, conditions: Sequence[Condition]) -> None:
    """Raise InvalidInput for a condition without words, too long, too many or of the past."""
    today = work.now.astimezone(zone_of(work.connection)).date()
    problem = first_problem(conditions, today)
    if problem is not None:
        raise InvalidInput(problem.code, number=problem.number, most=problem.limit)


def open_all(
    work: UnitOfWork, facts: ReleaseFacts, signature_id: int, conditions: Sequence[Condition]
) -> None:
    """Open one follow-up for each condition, due at the end of its day."""
    rule = rule_of(work.definition(facts.release.process_row))
    zone = zone_of(work.connection)
    for number, condition in enumerate(conditions, start=1):
        text = rule_text(rule.name, same(condition.text.strip()))
        due = wall_to_utc(condition.due, _DUE_AT, zone)
        key = condition_key(rule, signature_id, number)
        follow_ups.open_item(work, facts, key, text, rule.role, due)


def drop(work: UnitOfWork, facts: ReleaseFacts, signature_ids: Sequence[int]) -> None:
    """Settle the open conditions of signatures that become history: they are asked anew."""
    for item in facts.follow_ups:
        if item.done_at is None and signature_of(item) in signature_ids:
            follow_ups.finish(work, facts, item, _VOID)


def zone_of(connection: Connection) -> ZoneInfo:
    """Return the office's zone, in whose days conditions are due."""
    return ZoneInfo(people_queries.office(connection).zone)
