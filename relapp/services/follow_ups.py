"""Opens and settles the dated duties that the process asks for."""

from datetime import datetime
from typing import Final

from relapp.domain.changes import Kind
from relapp.domain.follow_up import follow_up_text, rule_text
from relapp.domain.journal import ENGLISH, Event
from relapp.domain.release import FollowUp, ReleaseFacts
from relapp.domain.text import Text
from relapp.domain.vocabulary import FollowUpTrigger
from relapp.services.desk import Desk
from relapp.store.tables import release as r
from relapp.store.unit_of_work import UnitOfWork

_LONGEST: Final = 400


def open_by_rule(
    desk: Desk,
    work: UnitOfWork,
    facts: ReleaseFacts,
    trigger: FollowUpTrigger,
    *,
    about: Text | None = None,
    key: str = "",
) -> None:
    """Open what the process's rules ask for on a trigger, once for each key.

    Args:
        desk: knows the working days.
        work: the transaction.
        facts: the release.
        trigger: what happened.
        about: what it happened to, such as the check that was deferred.
        key: its identifier.
    """
    definition = work.definition(facts.release.process_row)
    for rule in definition.follow_ups:
        if rule.trigger is not trigger or not rule.when.holds(facts.release.profile):
            continue
        rule_id = f"{rule.id}:{key}"[:100] if key else rule.id
        if any(f.rule_id == rule_id and f.done_at is None for f in facts.follow_ups):
            continue
        text = rule.name if about is None else rule_text(rule.name, about)
        due = desk.due_after(work.connection, work.now, rule.working_days)
        open_item(work, facts, rule_id, text, rule.role, due)


def is_open_for(item: FollowUp, key: str) -> bool:
    """Tell whether a follow-up was opened for this key and is not settled yet."""
    return item.done_at is None and item.rule_id.partition(":")[2] == key


def finish(work: UnitOfWork, facts: ReleaseFacts, item: FollowUp, note: str) -> None:
    """Mark a follow-up as done by the actor, now."""
    english = follow_up_text(work.definition(facts.release.process_row), item).en[:_LONGEST]
    work.change(
        r.follow_up,
        {"id": item.id},
        version=item.version,
        done_at=work.now,
        done_by_id=work.actor.id,
        note=note.strip(),
    )
    work.record(
        Event.FOLLOW_UP_DONE,
        Kind.RELEASE,
        facts.release.id,
        item.subject,
        after={"note": note.strip(), ENGLISH: english},
        parts=("follow_ups",),
    )


def open_item(
    work: UnitOfWork,
    facts: ReleaseFacts,
    rule_id: str,
    text: Text,
    role: str,
    due_at: datetime,
) -> None:
    """Open one dated duty for a role."""
    subject = text.zh[:_LONGEST]
    work.insert(
        r.follow_up,
        release_id=facts.release.id,
        rule_id=rule_id,
        subject=subject,
        due_at=due_at,
        role=role,
        opened_at=work.now,
        note="",
        version=1,
    )
    work.record(
        Event.FOLLOW_UP_OPENED,
        Kind.RELEASE,
        facts.release.id,
        subject,
        after={"due": due_at.isoformat(), ENGLISH: text.en[:_LONGEST]},
        parts=("follow_ups",),
    )
