"""代理: whom somebody may name as deputy, and who may name one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from relapp.domain.person import ADMINISTRATOR, Permission, Person, may
from relapp.domain.refusal import Refusal
from relapp.domain.signing import Delegation


@dataclass(frozen=True, slots=True)
class DelegationDraft:
    """Unsaved input: who acts for whom, in one role or all (empty), from when until when."""

    person_id: int
    deputy_id: int
    starts_at: datetime
    ends_at: datetime | None = None
    role: str = ""
    reason: str = ""


def can_delegate(actor: Person, person_id: int) -> Refusal | None:
    """Say what keeps somebody from naming or ending a person's deputy."""
    own = actor.active and actor.id == person_id
    office = actor.active and (may(actor, Permission.RUN_RELEASES) or actor.holds(ADMINISTRATOR))
    return None if own or office else Refusal("delegation.not_yours")


def delegation_problem(draft: DelegationDraft, others: Iterable[Delegation]) -> Refusal | None:
    """Say why a deputy cannot be named like this.

    Two people who stand in for each other at one time are both away: nobody would sign.
    """
    if draft.deputy_id == draft.person_id:
        return Refusal("delegation.oneself")
    if draft.ends_at is not None and draft.ends_at <= draft.starts_at:
        return Refusal("delegation.dates")
    for other in others:
        if not _meet(draft, other):
            continue
        if (other.person_id, other.deputy_id) == (draft.deputy_id, draft.person_id):
            return Refusal("delegation.circle", {"deputy": other.person})
        if (other.person_id, other.deputy_id) == (draft.person_id, draft.deputy_id):
            return Refusal("delegation.twice", {"deputy": other.deputy})
    return None


def _meet(draft: DelegationDraft, other: Delegation) -> bool:
    """Tell whether both hold at some moment for some role."""
    roles = not draft.role or not other.role or draft.role == other.role
    before_it_ends = other.ends_at is None or draft.starts_at < other.ends_at
    after_it_begins = draft.ends_at is None or other.starts_at < draft.ends_at
    ended = other.ends_at is not None and other.ends_at <= other.starts_at
    return roles and before_it_ends and after_it_begins and not ended
