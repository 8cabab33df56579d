"""Sends a release back to an earlier stage, its signatures from there on becoming history."""

from relapp.domain.journal import Event
from relapp.domain.release import ReleaseFacts
from relapp.errors import RuleViolation
from relapp.services import conditions, step_signers
from relapp.services.desk import record
from relapp.store.tables import release as r
from relapp.store.unit_of_work import UnitOfWork


def send_back(work: UnitOfWork, facts: ReleaseFacts, stage_id: str, reason: str = "") -> None:
    """Go back to an earlier stage.

    Raises:
        RuleViolation: `stage.not_earlier`, or `release.already_live` once it was deployed.
    """
    order = work.definition(facts.release.process_row).stage_ids
    present = facts.release.stage
    if stage_id not in order or order.index(stage_id) >= order.index(present):
        raise RuleViolation("stage.not_earlier")
    if facts.release.deployed_at is not None:
        raise RuleViolation("release.already_live", number=facts.release.number)
    undone = set(order[order.index(stage_id) :])
    ids = work.keys(r.signature, "id", release_id=facts.release.id, superseded=False)
    stage_of = {s.id: s.stage for s in facts.signatures}
    outdated = tuple(key for key in ids if stage_of.get(key, present) in undone)
    supersede(work, outdated)
    conditions.drop(work, facts, outdated)
    step_signers.end_all(work, facts)
    work.change(
        r.release, {"id": facts.release.id}, version=None, stage=stage_id, stage_since=work.now
    )
    after = {"stage": stage_id, "reason": reason} if reason else {"stage": stage_id}
    record(work, Event.RELEASE_SENT_BACK, facts, before={"stage": present}, after=after)


def supersede(work: UnitOfWork, signature_ids: tuple[int, ...]) -> None:
    """Make signatures history."""
    for signature_id in signature_ids:
        work.change(r.signature, {"id": signature_id}, version=None, superseded=True)
