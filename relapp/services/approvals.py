"""Use cases of the approval route: sign, send back, resubmit."""

from relapp.domain import approval
from relapp.domain.approval import RouteStep
from relapp.domain.changes import Changes
from relapp.domain.fingerprint import fingerprint
from relapp.domain.journal import Event
from relapp.domain.permission import can_run, can_sign
from relapp.domain.person import Person
from relapp.domain.release import ReleaseFacts
from relapp.domain.vocabulary import Decision, StepState
from relapp.errors import InvalidInput, NotFound, RuleViolation, StaleRecord
from relapp.services import stages
from relapp.services.desk import Desk, obey, record
from relapp.services.test_runs import refuse_untested
from relapp.store.tables import release as r
from relapp.store.unit_of_work import UnitOfWork

_OPEN = (StepState.CURRENT, StepState.LAPSED)


class ApprovalsService:
    """Signatures bind to the content they saw (DESIGN 3.5)."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    def sign(
        self, actor: Person, release_id: int, step_id: str, opinion: str, seen: str
    ) -> Changes:
        """Sign a step of the present stage.

        Args:
            actor: the signer.
            release_id: the release.
            step_id: the step.
            opinion: free words, may be empty.
            seen: fingerprint of the content that the signer's screen showed.

        Raises:
            StaleRecord: the content changed since the screen showed it.
            RuleViolation: not this step's turn, or its checks are not settled.
        """
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            seal = fingerprint(facts)
            node = _node(work, facts, step_id, seal)
            obey(can_sign(actor, node.step, facts))
            if seal != seen:
                raise StaleRecord("step.content_changed", step=node.step.name)
            _check_turn(node)
            _check_settled(facts, node)
            refuse_untested(work, facts, node.step)
            if node.state is StepState.LAPSED and node.signature is not None:
                stages.supersede(work, (node.signature.id,))
            _insert(work, facts, node, Decision.APPROVE, opinion, seal)
            record(
                work,
                Event.STEP_SIGNED,
                facts,
                subject=node.step.name.zh,
                after={"step": step_id, "opinion": opinion.strip(), "fingerprint": seal},
            )
        return work.changes

    def send_back(
        self,
        actor: Person,
        release_id: int,
        step_id: str,
        opinion: str,
        to_stage: str | None = None,
    ) -> Changes:
        """Return a release with an opinion: for supplements, or to an earlier stage.

        Raises:
            InvalidInput: no opinion.
            RuleViolation: not this step's turn, or the stage is not an earlier one.
        """
        if not opinion.strip():
            raise InvalidInput("reason.missing")
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            seal = fingerprint(facts)
            node = _node(work, facts, step_id, seal)
            obey(can_sign(actor, node.step, facts))
            _check_turn(node)
            if node.signature is not None:
                # It lapsed; put back as it was, the content must not bring it to life again.
                stages.supersede(work, (node.signature.id,))
            _insert(work, facts, node, Decision.RETURN, opinion, seal)
            after = {"step": step_id, "opinion": opinion.strip(), "to": to_stage or ""}
            record(work, Event.STEP_RETURNED, facts, subject=node.step.name.zh, after=after)
            if to_stage is not None:
                stages.send_back(work, facts, to_stage)
        return work.changes

    def resubmit(self, actor: Person, release_id: int, step_id: str, note: str) -> Changes:
        """Put a returned step before its signer again, saying what was supplemented."""
        if not note.strip():
            raise InvalidInput("reason.missing")
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            node = _node(work, facts, step_id, fingerprint(facts))
            obey(can_run(actor, facts))
            if node.state is not StepState.RETURNED or node.signature is None:
                raise RuleViolation("step.not_returned", step=node.step.name)
            stages.supersede(work, (node.signature.id,))
            after = {"step": step_id, "note": note.strip()}
            record(work, Event.STEP_RESUBMITTED, facts, subject=node.step.name.zh, after=after)
        return work.changes


def _node(work: UnitOfWork, facts: ReleaseFacts, step_id: str, seal: str) -> RouteStep:
    definition = work.definition(facts.release.process_row)
    stage = definition.stage(facts.release.stage)
    for group in approval.route(definition, facts, stage, seal):
        for node in group.steps:
            if node.step.id == step_id:
                return node
    raise NotFound("step.not_here", id=step_id)


def _check_turn(node: RouteStep) -> None:
    if node.state is StepState.LAPSED and not node.turn:
        raise RuleViolation("step.waiting", step=node.step.name)
    if node.state not in _OPEN:
        raise RuleViolation(f"step.{node.state.value}", step=node.step.name)


def _check_settled(facts: ReleaseFacts, node: RouteStep) -> None:
    missing = approval.missing_for_signature(facts, node.step)
    if missing:
        raise RuleViolation(
            "step.checks_open",
            step=node.step.name,
            count=len(missing),
            failed=node.failed,
            items=tuple(item.text for item in missing),
        )


def _insert(
    work: UnitOfWork,
    facts: ReleaseFacts,
    node: RouteStep,
    decision: Decision,
    opinion: str,
    seal: str,
) -> None:
    work.insert(
        r.signature,
        release_id=facts.release.id,
        stage=facts.release.stage,
        step_id=node.step.id,
        decision=decision.value,
        opinion=opinion.strip(),
        person_id=work.actor.id,
        at=work.now,
        fingerprint=seal,
        superseded=False,
    )
