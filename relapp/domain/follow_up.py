"""What a follow-up is about, worded from the definition that opened it.

Stored is the Chinese text of the day it was opened, beside the rule's and the check's identifiers;
the definition is pinned, so both languages can be had from it at any time.
"""

from relapp.domain import test_verdict
from relapp.domain.conditions import CONDITION_MARK, condition_rule, condition_text
from relapp.domain.definition import ProcessDefinition
from relapp.domain.release import FollowUp
from relapp.domain.text import Text, same


def follow_up_text(definition: ProcessDefinition, item: FollowUp) -> Text:
    """Return the words of a follow-up; the stored ones where the definition does not know it."""
    if CONDITION_MARK in item.rule_id:
        asked = condition_rule(definition)
        if asked is not None:
            return rule_text(asked.name, same(condition_text(asked, item)))
    rule_id, _, key = item.rule_id.partition(":")
    rule = next((rule for rule in definition.follow_ups if rule.id == rule_id), None)
    if rule is None:
        return same(item.subject)
    if not key:
        return rule.name
    if kind := test_verdict.kind_of_key(key):
        return rule_text(rule.name, test_verdict.KIND_NAMES[kind])
    check = next((check for _, _, check in definition.all_checks() if check.id == key), None)
    return same(item.subject) if check is None else rule_text(rule.name, check.text)


def rule_text(name: Text, subject: Text) -> Text:
    """Return what a rule asks for, with what it asks it about."""
    return Text("{n}：{s}", "{n}: {s}").format(n=name, s=subject)
