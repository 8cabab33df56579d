"""The SHA-256 of what an approval sees, so that a changed plan cannot keep its signatures."""

import hashlib
import json
from datetime import UTC, datetime

from relapp.domain import test_verdict
from relapp.domain.release import ReleaseFacts


def substance(facts: ReleaseFacts) -> dict[str, object]:
    """Return the substantive content (DESIGN 3.5): plan, steps, scope, versions and window.

    People and applications count by key: whoever is renamed stays who he is.
    """
    release = facts.release
    window = facts.window
    start = window.starts_at if window else release.planned_start
    end = window.ends_at if window else release.planned_end
    found: dict[str, object] = {
        "number": release.number,
        "type": release.type.value,
        "mode": release.mode.value,
        "strategy": release.strategy.value,
        "title": release.title,
        "yes": sorted(release.yes),
        "scope": sorted([s.application_id, s.version_from, s.version_to] for s in facts.scope),
        "changes": sorted(change.number for change in facts.changes),
        "schedule": [_moment(start), _moment(end)],
        "sections": {k: s.body for k, s in sorted(facts.sections.items()) if s.body.strip()},
        "run_sheet": [
            [s.kind.value, s.phase, s.title, s.owner_id, _moment(s.planned_start), s.minutes]
            for s in facts.run_sheet
        ],
    }
    # Only what is there adds a key, so that signatures given before these parts existed stand.
    return found | {name: part for name, part in _further(facts).items() if part}


def _further(facts: ReleaseFacts) -> dict[str, object]:
    """Return the parts that not every release has."""
    places = {step.id: place for place, step in enumerate(facts.run_sheet, start=1)}
    extras = [
        [place, places.get(step.after_id or 0, 0), step.question, step.trigger]
        for place, step in enumerate(facts.run_sheet, start=1)
        if step.after_id is not None or step.question or step.trigger
    ]
    return {
        "items": {
            kind: [dict(line.values) for line in lines]
            for kind, lines in sorted(facts.items.items())
            if lines
        },
        "risk": {key: answer.choice for key, answer in sorted(facts.risk_answers.items())},
        "run_extras": extras,
        "tests": test_verdict.substance(facts),
    }


def fingerprint(facts: ReleaseFacts) -> str:
    """Return the hex SHA-256 of the substantive content."""
    return hashlib.sha256(canonical(substance(facts)).encode()).hexdigest()


# Made once: building an encoder takes as long as writing a journal entry with it.
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: object) -> str:
    """Return JSON with sorted keys and no free choice, equal for equal content."""
    return _ENCODER.encode(value)


def _moment(moment: datetime | None) -> str:
    return moment.astimezone(UTC).isoformat() if moment else ""
