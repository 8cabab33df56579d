"""Words about signatures: 「甲(乙代)」, how many have signed, what an approval was given with."""

from datetime import datetime
from zoneinfo import ZoneInfo

from relapp.domain.conditions import condition_rule, condition_text, conditions_of
from relapp.domain.definition import ProcessDefinition
from relapp.domain.release import FollowUp, ReleaseFacts, Signature
from relapp.domain.text import Text, same
from relapp.domain.vocabulary import Proven
from relapp.wording.dates import day

_DEPUTY = Text("{person}({deputy}代)", "{person} (by {deputy})")
_CONDITION = Text("{text}（{due}前）", "{text} (by {due})")
_KNOWN_BY = {
    Proven.PIN: Text("{decision}（PIN）", "{decision} (PIN)"),
    Proven.DATABASE_LOGIN: Text("{decision}（账号）", "{decision} (log-in)"),
}
_DONE = Text("{text}（已落实）", "{text} (done)")


def decided(decision: Text, proven: Proven | None) -> Text:
    """Return a decision with what the signer was known by, where that is more than a name."""
    pattern = _KNOWN_BY.get(proven) if proven is not None else None
    return pattern.format(decision=decision) if pattern is not None else decision


def deputy_name(person: str, deputy: str) -> Text:
    """Return 「甲(乙代)」: the deputy signed in the person's place."""
    return _DEPUTY.format(person=person, deputy=deputy)


def signer_name(signature: Signature) -> Text:
    """Return who signed, as it is shown and printed everywhere."""
    if signature.on_behalf_id is None:
        return same(signature.person)
    return deputy_name(signature.on_behalf, signature.person)


def condition_lines(
    definition: ProcessDefinition, facts: ReleaseFacts, signature: Signature, zone: ZoneInfo
) -> tuple[Text, ...]:
    """Return the conditions of an approval, each with its date or that it is met."""
    rule = condition_rule(definition)
    if rule is None:
        return ()
    return tuple(
        _condition(condition_text(rule, item), item, zone)
        for item in conditions_of(facts, signature)
    )


def _condition(text: str, item: FollowUp, zone: ZoneInfo) -> Text:
    if item.done_at is not None:
        return _DONE.format(text=text)
    return _CONDITION.format(text=text, due=_day(item.due_at, zone))


def _day(at: datetime, zone: ZoneInfo) -> Text:
    return day(at.astimezone(zone).date())
