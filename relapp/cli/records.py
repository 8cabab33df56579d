"""The stable JSON of releases and windows; `docs/command_line.md` describes it."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from relapp.domain.card import ReleaseCard
from relapp.domain.follow_up import follow_up_text
from relapp.domain.gate import Requirement
from relapp.domain.text import Text
from relapp.wording.gate import reason_sentence, sentence

if TYPE_CHECKING:
    from relapp.domain.approval import RouteGroup
    from relapp.domain.kpi_report import KpiReport
    from relapp.domain.release import ReleaseFacts
    from relapp.services.views import ReleaseView
    from relapp.services.windows import YearPlan

Record = dict[str, object]


def moment(at: datetime | None) -> str | None:
    """Return a moment as ISO 8601 in UTC, None for none."""
    return at.astimezone(UTC).isoformat(timespec="seconds") if at else None


def both(text: Text) -> Record:
    """Return a text in both languages."""
    return {"zh": text.zh, "en": text.en}


def card_record(card: ReleaseCard) -> Record:
    """Return one line of `relapp list --json`."""
    first = (
        both(reason_sentence(card.first_reason, card.first_subject)) if card.first_reason else None
    )
    return {
        "number": card.number,
        "process": card.process_code,
        "title": card.title,
        "application": card.application,
        "version": card.version_to,
        "type": card.type.value,
        "mode": card.mode.value,
        "strategy": card.strategy.value,
        "status": card.status.value,
        "column": card.column.value,
        "stage": card.stage,
        "owner": card.owner or None,
        "conditions": {"total": card.total, "met": card.met, "blocking": card.blocking},
        "first_unmet": first,
        "starts_at": moment(card.starts_at),
        "ends_at": moment(card.ends_at),
        "due_at": moment(card.due_at),
        "follow_up": both(card.follow_up) if card.follow_up.zh else None,
        "follow_up_due": moment(card.follow_up_due),
        "trial_until": moment(card.trial_until),
        "outcome": card.outcome.value if card.outcome else None,
        "registered_at": moment(card.registered_at),
        "deployed_at": moment(card.deployed_at),
        "closed_at": moment(card.closed_at),
        "changes": card.changes,
        "bugfixes": card.bugfixes,
    }


def release_record(view: "ReleaseView") -> Record:
    """Return `relapp show --json`: the line of the list and everything behind it."""
    facts, release = view.facts, view.facts.release
    return {
        **card_record(view.card),
        "version_from": release.version_from or None,
        "purpose": release.purpose,
        "applicant": view.applicant or None,
        "department": view.department or None,
        "imported": release.imported,
        "hold_reason": release.hold_reason or None,
        "definition": {
            "id": view.definition.id,
            "version": view.definition.version,
            "sha256": view.definition.sha256,
        },
        "fingerprint": view.fingerprint,
        "window": _window_of(facts),
        "scope": [
            {"application": s.application, "from": s.version_from or None, "to": s.version_to}
            for s in facts.scope
        ],
        "change_requests": [
            {"number": c.number, "title": c.title, "kind": c.kind.value, "state": c.state.value}
            for c in facts.changes
        ],
        "blockers": [_blocker(requirement) for requirement in view.blockers],
        "approvals": [
            step for stage, groups in view.groups.items() for step in _approvals(stage, groups)
        ],
        "follow_ups": [
            {
                "subject": both(follow_up_text(view.definition, f)),
                "due_at": moment(f.due_at),
                "done_at": moment(f.done_at),
            }
            for f in facts.follow_ups
        ],
    }


def windows_record(plan: "YearPlan") -> Record:
    """Return `relapp windows --json`."""
    return {
        "year": plan.year,
        "published": plan.published,
        "windows": [
            {
                "number": w.number,
                "starts_at": moment(w.starts_at),
                "ends_at": moment(w.ends_at),
                "families": list(w.families),
                "capacity": w.capacity,
                "taken": plan.loads[w.id].releases if w.id in plan.loads else 0,
                "material_due_at": moment(w.material_due_at),
                "state": w.state.value,
                "moved_from": moment(w.moved_from),
                "move_reason": w.move_reason or None,
                "note": w.note or None,
            }
            for w in plan.windows
        ],
        "freezes": [
            {
                "name": f.name,
                "starts_at": moment(f.starts_at),
                "ends_at": moment(f.ends_at),
                "hard": f.hard,
                "reason": f.reason or None,
            }
            for f in plan.freezes
        ],
        "days": [
            {"date": d.date.isoformat(), "kind": d.kind.value, "name": d.name} for d in plan.days
        ],
    }


def kpi_record(report: "KpiReport") -> Record:
    """Return `relapp kpi --json`."""
    return {
        "quarter": str(report.quarter),
        "as_of": moment(report.as_of),
        "unfinished": report.unfinished,
        "ended": report.current.ended,
        "successful": report.current.successful,
        "cancelled": report.current.cancelled,
        "measures": [
            {
                "key": now.key.value,
                "unit": now.unit,
                "value": now.value,
                "numerator": now.numerator,
                "denominator": now.denominator,
                "previous": before.value,
                "target": now.target,
                "met": now.met,
            }
            for now, before in zip(report.current.measures, report.previous.measures, strict=True)
        ],
    }


def _window_of(facts: "ReleaseFacts") -> Record | None:
    window = facts.window
    if window is None:
        return None
    return {
        "year": window.year,
        "number": window.number,
        "starts_at": moment(window.starts_at),
        "ends_at": moment(window.ends_at),
        "state": window.state.value,
    }


def _blocker(requirement: Requirement) -> Record:
    return {
        "need": requirement.need.value,
        "subject": both(requirement.subject),
        "standing": requirement.standing.value,
        "reason": requirement.reason.value,
        "sentence": both(sentence(requirement)),
        "role": requirement.role or None,
        "people": list(requirement.people),
        "since": moment(requirement.since),
        "due": moment(requirement.due),
        "address": requirement.address,
    }


def _approvals(stage: str, groups: "Iterable[RouteGroup]") -> list[Record]:
    return [
        {
            "stage": stage,
            "group": group.id,
            "step": node.step.id,
            "name": both(node.step.name),
            "state": node.state.value,
            "person": node.signature.person if node.signature else None,
            "on_behalf": (node.signature.on_behalf or None) if node.signature else None,
            "signed": node.tally.given,
            "needed": node.tally.needed,
            "at": moment(node.signature.at) if node.signature else None,
            "opinion": node.signature.opinion if node.signature else None,
        }
        for group in groups
        for node in group.steps
    ]
