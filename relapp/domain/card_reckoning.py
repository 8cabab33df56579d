"""Reckons a release's card from its facts, within the transaction that changed them."""

from datetime import datetime

from relapp.domain import gate
from relapp.domain.card import ReleaseCard
from relapp.domain.definition import ProcessDefinition, Stage
from relapp.domain.follow_up import follow_up_text
from relapp.domain.release import ReleaseFacts
from relapp.domain.requirement import Requirement
from relapp.domain.signing_rules import asked
from relapp.domain.text import Text
from relapp.domain.vocabulary import BoardColumn, ChangeKind, Need, Reason, Standing


def card_of(definition: ProcessDefinition, facts: ReleaseFacts) -> ReleaseCard:
    """Compute the card from the facts; independent of the present moment."""
    release, window = facts.release, facts.window
    conditions = gate.requirements(definition, facts)
    unmet = sorted(
        (r for r in conditions if r.standing is not Standing.MET),
        key=lambda r: r.standing is not Standing.BLOCKING,
    )
    first = unmet[0] if unmet else None
    due = min((r for r in unmet if r.due), key=_due, default=None)
    follow_up = min(
        (f for f in facts.follow_ups if not f.done_at), key=lambda f: f.due_at, default=None
    )
    ended = not release.live
    return ReleaseCard(
        release_id=release.id,
        number=release.number,
        process_row=release.process_row,
        process_code=definition.code,
        column=BoardColumn.CLOSED if ended else definition.stage(release.stage).column,
        stage=release.stage,
        type=release.type,
        mode=release.mode,
        strategy=release.strategy,
        status=release.status,
        title=release.title,
        application_id=release.application_id,
        application=release.application,
        version_to=release.version_to,
        owner_id=release.owner_id,
        owner=release.owner,
        department_id=release.department_id,
        window_id=release.window_id,
        starts_at=window.starts_at if window else release.planned_start,
        ends_at=window.ends_at if window else release.planned_end,
        total=len(conditions),
        unmet=len(unmet),
        blocking=sum(1 for r in unmet if r.standing is Standing.BLOCKING),
        first_need=first.need if first else None,
        first_reason=first.reason if first else None,
        first_subject=first.subject if first else Text("", ""),
        due_at=due.due if due else None,
        due_need=due.need if due else None,
        follow_up=follow_up_text(definition, follow_up) if follow_up else Text("", ""),
        follow_up_due=follow_up.due_at if follow_up else None,
        trial_until=release.trial_until,
        outcome=release.outcome,
        registered_at=release.registered_at,
        deployed_at=release.deployed_at,
        closed_at=release.closed_at,
        waits_for=_waits_for(definition, facts, unmet),
        changes=sum(1 for c in facts.changes if c.kind is ChangeKind.CHANGE),
        bugfixes=sum(1 for c in facts.changes if c.kind is ChangeKind.BUGFIX),
        version=release.version,
    )


def search_text(card: ReleaseCard, change_numbers: tuple[str, ...] = ()) -> str:
    """Return the lower-case haystack that finding by words looks through."""
    words = (
        card.number,
        card.application,
        card.version_to,
        card.title,
        card.owner,
        *change_numbers,
    )
    return " ".join(words).casefold()


def _due(requirement: Requirement) -> datetime:
    assert requirement.due is not None
    return requirement.due


_NOBODYS_TURN = (Reason.WAITS_FOR_GROUP, Reason.HELD)


def _waits_for(
    definition: ProcessDefinition, facts: ReleaseFacts, unmet: list[Requirement]
) -> frozenset[int]:
    open_now = [r for r in unmet if r.reason not in _NOBODYS_TURN]
    roles = {r.role for r in open_now if r.role and r.need is not Need.SIGNATURE}
    people = {ref.id for role in roles for ref in facts.holders.get(role, ())}
    steps = {r.subject_id for r in open_now if r.need is Need.SIGNATURE}
    return frozenset(people | _signers(definition.stage(facts.release.stage), facts, steps))


def _signers(stage: Stage, facts: ReleaseFacts, step_ids: set[str]) -> set[int]:
    """Return who is asked to sign: the holders, or those a step was passed on to, and added ones.

    While nobody of them may, it waits for the holders, who see why.
    """
    steps = (s for group in stage.route for s in group.steps if s.id in step_ids)
    return {
        ref.id for step in steps for ref in asked(step, facts) or facts.holders.get(step.role, ())
    }
