"""Which releases wait for a review meeting, and in which order they come onto an agenda."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from relapp.domain.meeting import AgendaReason
from relapp.domain.vocabulary import ReleaseMode

MEETING_CHECK = "review_meeting_held"
"""The necessary condition that a go-live review meeting was held."""
MEETING_STAGES = {
    "plan_review": AgendaReason.PLAN_REVIEW,
    "golive_approval": AgendaReason.GOLIVE_APPROVAL,
}
"""Stages whose countersigning is done in a meeting."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A running release in a stage that a meeting may be needed for.

    Attributes:
        asks_check: its stage asks for `MEETING_CHECK`.
        check_open: that check is not answered, or answered with 不通过.
        unmet: how many conditions of its stage do not hold yet.
        settled_at: when a meeting last let it pass.
        listed: it is on the agenda of a meeting that has not ended.
    """

    release_id: int
    number: str
    stage: str
    stage_since: datetime
    mode: ReleaseMode
    starts_at: datetime | None
    asks_check: bool
    check_open: bool = True
    unmet: int = 1
    settled_at: datetime | None = None
    listed: bool = False


def reason_for_meeting(candidate: Candidate) -> AgendaReason | None:
    """Return what the release waits for a meeting with, None when it waits for none.

    A meeting that let it pass since it entered the stage has done its part, even if nobody
    has noted the conclusion yet.
    """
    if candidate.settled_at is not None and candidate.settled_at >= candidate.stage_since:
        return None
    if candidate.asks_check:
        return AgendaReason.REVIEW_MEETING if candidate.check_open else None
    return MEETING_STAGES.get(candidate.stage) if candidate.unmet else None


def agenda_by_rule(candidates: Iterable[Candidate]) -> tuple[tuple[Candidate, AgendaReason], ...]:
    """Return whom the rules put onto an agenda: next window first, urgent first within it."""
    found = [
        (candidate, reason)
        for candidate in candidates
        if not candidate.listed and (reason := reason_for_meeting(candidate)) is not None
    ]
    return tuple(sorted(found, key=lambda pair: _order(pair[0])))


def _order(candidate: Candidate) -> tuple[datetime, bool, str]:
    day = candidate.starts_at or datetime.max.replace(tzinfo=UTC)
    return (day, candidate.mode is not ReleaseMode.EMERGENCY, candidate.number)
