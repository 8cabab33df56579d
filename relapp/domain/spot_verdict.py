"""抽查: what the release office found when it looked at a tick, and what follows from it.

A doubt (存疑) makes the check block its release until it is answered anew, whatever was signed or
left behind meanwhile: the gate asks `is_doubted`. From then on the check stays open to answers,
failed ones count again, until the office finds it in order: both ask `was_doubted`. A verdict
speaks of the answer it saw; one given later makes it outdated. Releases that have ended keep the
doubt as a mark: there is nothing left to block.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from relapp.domain.release import ReleaseFacts

_TICK: Final = timedelta(microseconds=1)
"""The finest difference that both kinds of database keep."""


@dataclass(frozen=True, slots=True)
class SpotCheck:
    """The office's last look at a check; `at` is aware UTC, `note` says what is in doubt."""

    item_id: str
    holds: bool
    note: str
    person_id: int
    person: str
    at: datetime
    version: int

    def outdated(self, answered_at: datetime | None) -> bool:
        """Tell whether the answer was changed or taken back after the look.

        Args:
            answered_at: when the present answer was given, None where there is none.
        """
        return answered_at is None or answered_at > self.at


def spot_check(facts: "ReleaseFacts", item_id: str) -> SpotCheck | None:
    """Return what the office found about the present answer of a check, None if nothing."""
    found, answer = facts.spot_checks.get(item_id), facts.checks.get(item_id)
    if found is None or found.outdated(answer.at if answer else None):
        return None
    return found


def is_doubted(facts: "ReleaseFacts", item_id: str) -> bool:
    """Tell whether the present answer of a check is in doubt."""
    found = spot_check(facts, item_id)
    return found is not None and not found.holds


def was_doubted(facts: "ReleaseFacts", item_id: str) -> bool:
    """Tell whether the office's last word on a check was a doubt, answered since or not."""
    found = facts.spot_checks.get(item_id)
    return found is not None and not found.holds


def moment_of_look(now: datetime, answered_at: datetime) -> datetime:
    """Return when a look is said to be: not before what it looked at, whatever the clocks say."""
    return max(now, answered_at)


def moment_of_answer(now: datetime, looked: SpotCheck | None) -> datetime:
    """Return when an answer is said to be: after the look that it answers, on any clock."""
    return now if looked is None else max(now, looked.at + _TICK)
