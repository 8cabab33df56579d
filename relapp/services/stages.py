"""Sends a release back to an earlier stage, its signatures from there on becoming history."""

from relapp.domain.journal import ENGLISH, Event
from relapp.domain.release import ReleaseFacts
from relapp.domain.sent_back import key_from, open_returns
from relapp.domain.signature_proof import REPLACED
from relapp.domain.vocabulary import CheckResult
from relapp.errors import RuleViolation
from relapp.services import conditions, step_signers
from relapp.services.desk import record
from relapp.store.tables import release as r
from relapp.store.unit_of_work import UnitOfWork


def send_back(work: UnitOfWork, facts: ReleaseFacts, stage_id: str, reason: str) -> None:
    """Go back to an earlier stage, which its keeper answers for before it goes on again.

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
    _keep_open(work, facts, reason)
    after: dict[str, object] = {"stage": stage_id, "reason": reason}
    if outdated:
        after[REPLACED] = list(outdated)
    record(work, Event.RELEASE_SENT_BACK, facts, before={"stage": present}, after=after)


def resubmit(work: UnitOfWork, facts: ReleaseFacts, note: str) -> None:
    """Answer everything that a release was sent back for.

    Raises:
        RuleViolation: `release.not_sent_back`.
    """
    definition = work.definition(facts.release.process_row)
    returns = open_returns(facts)
    if not returns:
        raise RuleViolation("release.not_sent_back", number=facts.release.number)
    for back in returns:
        work.delete(r.check_answer, release_id=facts.release.id, item_id=key_from(back.stage_id))
    name = definition.stage(returns[0].stage_id).name
    after = {"note": note, ENGLISH: name.en}
    record(work, Event.RELEASE_RESUBMITTED, facts, subject=name.zh, after=after)


def _keep_open(work: UnitOfWork, facts: ReleaseFacts, reason: str) -> None:
    """Keep why it came back, for its card and gate, until whoever keeps it has answered."""
    key = key_from(facts.release.stage)
    where = {"release_id": facts.release.id, "item_id": key}
    values = {
        "result": CheckResult.FAIL.value,
        "note": reason,
        "person_id": work.actor.id,
        "at": work.now,
    }
    present = facts.checks.get(key)
    if present is None:
        work.insert(r.check_answer, **where, **values, version=1)
    else:
        work.change(r.check_answer, where, version=present.version, **values)


def supersede(work: UnitOfWork, signature_ids: tuple[int, ...]) -> None:
    """Make signatures history."""
    for signature_id in signature_ids:
        work.change(r.signature, {"id": signature_id}, version=None, superseded=True)
