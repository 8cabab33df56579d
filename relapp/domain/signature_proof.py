"""Holds signatures against the journal: each row needs its entry, and each entry its row.

The hash chain protects entries; a row that says something else than its entry was changed alone.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from relapp.domain.journal import BreakKind, ChainBreak, Entry, Event, release_chain
from relapp.domain.vocabulary import Decision

BEHALF: Final = "on_behalf_id"
"""Name in `after` of the key of whoever a deputy signed for."""
REPLACED: Final = "replaced"
"""Name in `after` of the keys of signatures that became history."""
_PROVEN: Final = "proven"
_TELLING: Final = frozenset(
    {
        Event.STEP_SIGNED,
        Event.STEP_RETURNED,
        Event.STEP_RESUBMITTED,
        Event.RELEASE_SENT_BACK,
    }
)


@dataclass(frozen=True, slots=True)
class StoredSignature:
    """A row as the database has it now; whoever changes one obeys no types."""

    id: int
    release_id: int
    step_id: object
    decision: object
    opinion: object
    person_id: object
    at: datetime | None
    """None where the moment cannot be read."""
    fingerprint: object
    superseded: bool
    on_behalf_id: object
    proven: object


def mismatches(
    release_id: int, entries: Iterable[Entry], rows: Iterable[StoredSignature]
) -> tuple[ChainBreak, ...]:
    """Return where the signatures of a release and its chain do not say the same.

    Entries that cannot be read are left out: the chain itself is broken there.
    """
    chain = release_chain(release_id)
    signed: dict[tuple[object, ...], list[tuple[Entry, dict[str, object]]]] = {}
    replaced: set[object] = set()
    for entry in entries:
        if entry.event not in _TELLING:
            continue
        after = _loaded(entry.after)
        replaced.update(_listed(after.get(REPLACED)))
        if entry.event in (Event.STEP_SIGNED, Event.STEP_RETURNED):
            key = (entry.event, entry.actor_id, entry.at, after.get("step"))
            signed.setdefault(key, []).append((entry, after))
    found: list[ChainBreak] = []
    for row in rows:
        returned = row.decision == Decision.RETURN.value
        event = Event.STEP_RETURNED if returned else Event.STEP_SIGNED
        candidates = signed.get((event, row.person_id, row.at, row.step_id))
        if not candidates:
            found.append(ChainBreak(chain, row.id, BreakKind.UNBACKED))
            continue
        entry, after = candidates.pop(0)
        revived = row.id in replaced and not row.superseded
        if revived or not _says_the_same(row, after):
            found.append(ChainBreak(chain, entry.place, BreakKind.SIGNATURE))
    for left in signed.values():
        found += [ChainBreak(chain, entry.place, BreakKind.SIGNATURE) for entry, _ in left]
    return tuple(sorted(found, key=lambda b: (b.kind, b.place)))


def _says_the_same(row: StoredSignature, after: dict[str, object]) -> bool:
    if row.opinion != after.get("opinion"):
        return False
    if row.decision != Decision.RETURN.value:
        decided = after.get("decision", Decision.APPROVE.value)
        if (row.decision, row.fingerprint) != (decided, after.get("fingerprint")):
            return False
    if _PROVEN not in after:
        # Written before the entry named the key: only that there was somebody is known.
        known = row.decision == Decision.RETURN.value
        return known or (row.on_behalf_id is not None) == ("on_behalf" in after)
    return (row.proven, row.on_behalf_id) == (after[_PROVEN], after.get(BEHALF))


def _loaded(text: str) -> dict[str, object]:
    try:
        found = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _listed(value: object) -> list[object]:
    return [item for item in value if isinstance(item, int)] if isinstance(value, list) else []
