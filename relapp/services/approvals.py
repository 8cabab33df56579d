"""Use cases of the approval route: sign, send back, resubmit, pass on, add a signer."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from relapp.domain.approval import RouteStep
from relapp.domain.changes import Changes
from relapp.domain.conditions import Condition
from relapp.domain.fingerprint import fingerprint
from relapp.domain.journal import Event
from relapp.domain.permission import can_run
from relapp.domain.person import Person
from relapp.domain.pin import Proof
from relapp.domain.release import PersonRef, ReleaseFacts, Signature
from relapp.domain.signature_proof import BEHALF, REPLACED
from relapp.domain.signing_rules import places, tally
from relapp.domain.vocabulary import Decision, Proven, SignerPart, StepState
from relapp.errors import InvalidInput, NotFound, RuleViolation, StaleRecord
from relapp.services import conditions as asked_for
from relapp.services import route_step, signed_content, stages, step_signers
from relapp.services.desk import Desk, obey, record
from relapp.services.proofs import how_proven
from relapp.services.signed_content import LapsedContent
from relapp.services.test_runs import refuse_untested
from relapp.store.queries.facts import load_facts, load_release
from relapp.store.tables import release as r
from relapp.store.unit_of_work import UnitOfWork


class ApprovalsService:
    """Signatures bind to the content they saw (DESIGN 3.5)."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    def sign(
        self,
        actor: Person,
        release_id: int,
        step_id: str,
        opinion: str,
        seen: str,
        conditions: Sequence[Condition] = (),
        *,
        proof: Proof | None = None,
    ) -> Changes:
        """Sign a step of the present stage, in one's own place or as somebody's deputy.

        Args:
            actor: the signer.
            release_id: the release.
            step_id: the step.
            opinion: free words, may be empty.
            seen: fingerprint of the content that the signer's screen showed.
            conditions: what is asked for beside; each becomes a dated follow-up.
            proof: that the signer gave his PIN, from `PinsService.check`; not needed without one.

        Raises:
            StaleRecord: the content changed since the screen showed it.
            InvalidInput: a condition is empty, too long or due in the past.
            RuleViolation: not this step's turn, its checks are not settled, the actor has
                signed it already, or its window has passed.
            NotPermitted: it is not for the actor to sign, or his PIN was not given.
        """
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            seal = fingerprint(facts)
            node = route_step.node_for_actor(work, facts, step_id)
            if seal != seen:
                raise StaleRecord("step.content_changed", step=node.step.name)
            route_step.check_turn(node)
            place = route_step.own_place(work, facts, node)
            route_step.check_window(work, facts)
            route_step.check_settled(facts, node)
            refuse_untested(work, facts, node.step)
            if conditions:
                asked_for.rule_of(work.definition(facts.release.process_row))
                asked_for.check(work, conditions)
            how = how_proven(self._desk.proofs, work, proof)
            kept = signed_content.to_keep(work, facts, seal)
            decision = Decision.CONDITIONAL if conditions else Decision.APPROVE
            signature = _insert(work, facts, node, place, (decision, opinion, how))
            old = _outdated(facts, node, place, signature)
            _make_history(work, facts, old)
            after = _described(node, signature, place, old)
            record(work, Event.STEP_SIGNED, facts, subject=node.step.name.zh, after=after | kept)
            if conditions:
                asked_for.open_all(work, facts, signature.id, conditions)
        return work.changes

    def usual_due(self, release_id: int) -> date:
        """Return the day that the process gives a condition asked for now."""
        desk = self._desk
        with desk.transactions.reading() as connection:
            release = load_release(connection, release_id)
            rule = asked_for.rule_of(desk.definitions.get(connection, release.process_row))
            due = desk.due_after(connection, desk.clock.now(), rule.working_days)
            return due.astimezone(asked_for.zone_of(connection)).date()

    def send_back(
        self,
        actor: Person,
        release_id: int,
        step_id: str,
        opinion: str,
        to_stage: str | None = None,
        *,
        proof: Proof | None = None,
    ) -> Changes:
        """Return a release with an opinion: for supplements, or to an earlier stage.

        One return is enough, however many are asked. A stage whose definition says where a
        refusal leads never keeps a returned release: that stage is taken if none is chosen.

        Raises:
            InvalidInput: no opinion.
            RuleViolation: not this step's turn, or the stage is not an earlier one.
            NotPermitted: it is not the actor's step, or his PIN was not given.
        """
        if not opinion.strip():
            raise InvalidInput("reason.missing")
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            node = route_step.open_node(work, facts, step_id)
            definition = work.definition(facts.release.process_row)
            # Where a refusal means going back, nobody waits here for supplements.
            to_stage = to_stage or definition.stage(facts.release.stage).back_to or None
            place = places(actor.id, node.step, facts, work.now)[0]
            how = how_proven(self._desk.proofs, work, proof)
            # What lapsed must not come to life again when the content is put back as it was.
            old = {s.id for s in route_step.lapsed(facts, node)}
            old.update(route_step.of_seat(node.valid, place, actor.id))
            given = _insert(work, facts, node, place, (Decision.RETURN, opinion, how))
            _make_history(work, facts, tuple(sorted(old)))
            said = {"step": step_id, "opinion": opinion.strip(), "to": to_stage or ""}
            after = said | _bound(given, sorted(old))
            record(work, Event.STEP_RETURNED, facts, subject=node.step.name.zh, after=after)
            if to_stage is not None:
                stages.send_back(work, facts, to_stage, opinion.strip())
        return work.changes

    def resubmit(self, actor: Person, release_id: int, step_id: str, note: str) -> Changes:
        """Put a returned step before its signer again, saying what was supplemented."""
        if not note.strip():
            raise InvalidInput("reason.missing")
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            node = route_step.node_of(work, facts, step_id)
            obey(can_run(actor, facts))
            if node.state is not StepState.RETURNED or node.signature is None:
                raise RuleViolation("step.not_returned", step=node.step.name)
            stages.supersede(work, (node.signature.id,))
            after = {"step": step_id, "note": note.strip(), REPLACED: [node.signature.id]}
            record(work, Event.STEP_RESUBMITTED, facts, subject=node.step.name.zh, after=after)
        return work.changes

    def resubmit_release(self, actor: Person, release_id: int, note: str) -> Changes:
        """Say what was mended after the release was sent back, so that it may go on.

        Raises:
            InvalidInput: `reason.missing`.
            RuleViolation: `release.not_sent_back`.
        """
        if not note.strip():
            raise InvalidInput("reason.missing")
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            obey(can_run(actor, facts))
            stages.resubmit(work, facts, note.strip())
        return work.changes

    def pass_on(
        self,
        actor: Person,
        release_id: int,
        step_id: str,
        person_id: int,
        reason: str,
        *,
        proof: Proof | None = None,
    ) -> Changes:
        """Have somebody else sign in one's place, for this step of this release only."""
        with self._desk.transactions.begin(actor) as work:
            named = step_signers.Named(SignerPart.PASSED_ON, person_id, reason)
            how = partial(how_proven, self._desk.proofs, work, proof)
            step_signers.name(work, release_id, step_id, named, how)
        return work.changes

    def add_signer(
        self,
        actor: Person,
        release_id: int,
        step_id: str,
        person_id: int,
        reason: str,
        *,
        proof: Proof | None = None,
    ) -> Changes:
        """Have somebody sign beside the holders; the step is signed only with his signature."""
        with self._desk.transactions.begin(actor) as work:
            named = step_signers.Named(SignerPart.ADDED, person_id, reason)
            how = partial(how_proven, self._desk.proofs, work, proof)
            step_signers.name(work, release_id, step_id, named, how)
        return work.changes

    def take_back(self, actor: Person, release_id: int, signer_id: int) -> Changes:
        """Take back what was passed on, or somebody who was added."""
        with self._desk.transactions.begin(actor) as work:
            step_signers.take_back(work, release_id, signer_id)
        return work.changes

    def changed_since(self, release_id: int, signature_id: int) -> LapsedContent:
        """Return what changed since a signature saw the content; raises NotFound."""
        desk = self._desk
        with desk.transactions.reading() as connection:
            facts = load_facts(connection, desk.definitions.get, release_id)
            signature = next((s for s in facts.signatures if s.id == signature_id), None)
            if signature is None:
                raise NotFound("signature.unknown", id=signature_id)
            return signed_content.compare(connection, facts, signature)


def _outdated(
    facts: ReleaseFacts, node: RouteStep, place: PersonRef, new: Signature
) -> tuple[int, ...]:
    """Return the lapsed signatures that a new one replaces: its seat's, all once it is enough."""
    old = route_step.lapsed(facts, node)
    if tally(node.step, facts, (*node.valid, new)).complete:
        return tuple(s.id for s in old)
    return route_step.of_seat(old, place, new.person_id)


def _make_history(work: UnitOfWork, facts: ReleaseFacts, signature_ids: Sequence[int]) -> None:
    asked_for.drop(work, facts, signature_ids)
    stages.supersede(work, tuple(signature_ids))


def _described(
    node: RouteStep, signature: Signature, place: PersonRef, old: Sequence[int]
) -> dict[str, object]:
    after: dict[str, object] = {
        "step": node.step.id,
        "opinion": signature.opinion,
        "fingerprint": signature.fingerprint,
        **_bound(signature, old),
    }
    if signature.decision is not Decision.APPROVE:
        after["decision"] = signature.decision.value
    if signature.on_behalf_id is not None:
        after["on_behalf"] = place.name
    return after


def _bound(signature: Signature, old: Sequence[int]) -> dict[str, object]:
    """Return what ties the journal's entry to the stored rows, so that neither changes alone."""
    after: dict[str, object] = {"proven": signature.proven.value if signature.proven else ""}
    if signature.on_behalf_id is not None:
        after[BEHALF] = signature.on_behalf_id
    if old:
        after[REPLACED] = list(old)
    return after


def _insert(
    work: UnitOfWork,
    facts: ReleaseFacts,
    node: RouteStep,
    place: PersonRef,
    given: tuple[Decision, str, Proven],
) -> Signature:
    decision, opinion, how = given
    deputy = place.id != work.actor.id
    values = {
        "stage": facts.release.stage,
        "step_id": node.step.id,
        "opinion": opinion.strip(),
        "person_id": work.actor.id,
        "at": work.now,
        "fingerprint": fingerprint(facts),
        "superseded": False,
        "on_behalf_id": place.id if deputy else None,
    }
    stored = {"decision": decision.value, "proven": how.value}
    key = work.insert(r.signature, release_id=facts.release.id, **stored, **values)
    return Signature(key, decision=decision, person=work.actor.name, proven=how, **values)  # type: ignore[arg-type]
