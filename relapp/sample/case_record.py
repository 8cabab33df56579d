"""What the journal says of a walked release: signatures, returns, lapses and follow-ups."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from relapp.domain.journal import Entry, Event

_RETURNS = frozenset({Event.STEP_RETURNED, Event.RELEASE_SENT_BACK})


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """Counts of one release.

    Attributes:
        signatures: signatures given.
        returns: times it was returned, in place or to an earlier stage.
        lapses: signatures given again because the content had changed under them.
        follow_ups: duties opened.
        settled: those among them that were settled.
    """

    signatures: int
    returns: int
    lapses: int
    follow_ups: int
    settled: int


def record_of(entries: Iterable[Entry]) -> CaseRecord:
    """Count the entries of a release's chain, whatever their order."""
    signatures = returns = lapses = opened = settled = 0
    seen: dict[str, str] = {}
    stage_of_return = False
    for entry in sorted(entries, key=lambda e: e.place):
        after = json.loads(entry.after) if entry.after else {}
        if entry.event is Event.STEP_SIGNED:
            signatures += 1
            step, seal = str(after.get("step", "")), str(after.get("fingerprint", ""))
            lapses += seen.get(step, seal) != seal
            seen[step] = seal
        elif entry.event in _RETURNS:
            # A signer who sends it to an earlier stage leaves an entry of either kind.
            returns += not (entry.event is Event.RELEASE_SENT_BACK and stage_of_return)
            seen.clear()
        opened += entry.event is Event.FOLLOW_UP_OPENED
        settled += entry.event is Event.FOLLOW_UP_DONE
        stage_of_return = entry.event is Event.STEP_RETURNED and bool(after.get("to"))
    return CaseRecord(signatures, returns, lapses, opened, settled)
