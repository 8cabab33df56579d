"""The card: one narrow record per release, all that board, table and lists read."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from relapp.domain.text import Text
from relapp.domain.vocabulary import (
    BoardColumn,
    Need,
    Outcome,
    Reason,
    ReleaseMode,
    ReleaseType,
    Status,
    Strategy,
)


@dataclass(frozen=True, slots=True)
class ReleaseCard:
    """What a list shows of one release; moments are aware UTC, counts are conditions.

    `blocking` counts stopped conditions, `unmet` all that are open, `total` those of the
    present stage. `first_*` name the first unmet one. `due_at` is the earliest date among
    unmet conditions, `follow_up_due` that of open follow-ups. `waits_for` holds keys of the
    people whose turn it is.
    """

    release_id: int
    number: str
    process_row: int
    process_code: str
    column: BoardColumn
    stage: str
    type: ReleaseType
    mode: ReleaseMode
    strategy: Strategy
    status: Status
    title: str
    application_id: int
    application: str
    version_to: str
    owner_id: int | None
    owner: str
    department_id: int | None
    window_id: int | None
    starts_at: datetime | None
    ends_at: datetime | None
    total: int
    unmet: int
    blocking: int
    first_need: Need | None
    first_reason: Reason | None
    first_subject: Text
    due_at: datetime | None
    due_need: Need | None
    follow_up: Text
    follow_up_due: datetime | None
    trial_until: datetime | None
    outcome: Outcome | None
    registered_at: datetime
    deployed_at: datetime | None
    closed_at: datetime | None
    waits_for: frozenset[int]
    changes: int
    bugfixes: int
    version: int

    @property
    def met(self) -> int:
        """Conditions of the present stage that hold."""
        return self.total - self.unmet

    @property
    def live(self) -> bool:
        """Whether it is still on its way."""
        return self.status in (Status.RUNNING, Status.ON_HOLD)


DUE_SOON = timedelta(hours=12)
"""What is due within this span stands among the first of its column."""


class Urgency(StrEnum):
    """What the strip of a card says about time, most urgent first."""

    OVERDUE = "overdue"
    TODAY = "today"
    TRIAL = "trial"
    NONE = "none"


def urgency(
    card: ReleaseCard, now: datetime, midnight: datetime
) -> tuple[Urgency, datetime | None]:
    """Return what the time strip shows: overdue before due today before trial run.

    Args:
        card: the card.
        now: the present.
        midnight: the end of today in the office's zone, as aware UTC.
    """
    if not card.live:
        return Urgency.NONE, None
    dates = [d for d in (card.follow_up_due, card.due_at) if d is not None]
    earliest = min(dates, default=None)
    if earliest is not None and earliest < now:
        return Urgency.OVERDUE, earliest
    if card.starts_at and now <= card.starts_at < midnight:
        earliest = min(earliest or card.starts_at, card.starts_at)
    if earliest is not None and earliest < midnight:
        return Urgency.TODAY, earliest
    if card.trial_until is not None and card.column is BoardColumn.CONFIRMING:
        return Urgency.TRIAL, card.trial_until
    return Urgency.NONE, None


def order_key(card: ReleaseCard, now: datetime) -> tuple[object, ...]:
    """Sort key within a column: overdue, due today, window date, emergency first, number."""
    state, _ = urgency(card, now, now + DUE_SOON)
    rank = {Urgency.OVERDUE: 0, Urgency.TODAY: 1}.get(state, 2)
    day = card.starts_at.date().isoformat() if card.starts_at else "9999"
    if card.column is BoardColumn.CLOSED:
        ended = card.closed_at.timestamp() if card.closed_at else 0.0
        return (9, "", -ended, card.number)
    return (rank, day, card.mode is not ReleaseMode.EMERGENCY, card.number)
