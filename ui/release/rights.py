"""What the person at this desk may do on the page, worded; the services ask the same rules."""

from datetime import datetime

from relapp.domain.approval import RouteStep
from relapp.domain.definition import DeliverableSpec, SectionSpec
from relapp.domain.outbox import not_queued
from relapp.domain.permission import (
    can_answer,
    can_edit,
    can_follow_up,
    can_provide,
    can_report,
    can_run,
    can_sign,
    can_stop,
    can_write,
    content_locked,
)
from relapp.domain.person import Person
from relapp.domain.refusal import Refusal
from relapp.domain.release import FollowUp, RunStep
from relapp.domain.signing_rules import places
from relapp.domain.spot_check import can_draw
from relapp.domain.spot_verdict import was_doubted
from relapp.domain.test_rights import can_test, closed_to_tests
from relapp.domain.text import Text
from relapp.domain.vocabulary import StepState, TestKind
from relapp.services.views import ReleaseView
from relapp.wording import errors
from relapp.wording.signing import signer_name
from ui.kit import line

_STAGE_LEFT = Text(
    "「{stage}」已经结束，检查结论不再改动", "{stage} is over; its checks are settled"
)
_SIGNED = Text(
    "本环节已由 {person} 签署，检查结论不再改动",
    "{person} signed this step; its checks are settled",
)
_NOT_YOURS = Text("这一项由{role}勾选{people}", "{role} answers this check{people}")
_PEOPLE = Text("（{names}）", " ({names})")
_NOT_MY_STEP = Text("这一环节由{role}签署{people}", "{role} signs this step{people}")


def worded(refusal: Refusal | None) -> Text | None:
    """Return the sentence of a refusal; while the database is away, that of what cannot wait."""
    return said(refusal or _away("command"))


def said(refusal: Refusal | None) -> Text | None:
    """Return the sentence of a refusal, None for none."""
    if refusal is None:
        return None
    return errors.word_refusal(refusal)


def run(me: Person, view: ReleaseView) -> Text | None:
    """Say why the release may not be moved, held, cancelled or ended from this desk."""
    return worded(can_run(me, view.facts))


def edit(me: Person, view: ReleaseView) -> Text | None:
    """Say why the registration may not be changed from this desk."""
    return worded(can_edit(me, view.facts))


def content(me: Person, view: ReleaseView) -> Text | None:
    """Say why schedule, versions, scope, changes and run sheet may not be changed from here."""
    return worded(can_edit(me, view.facts) or content_locked(view.definition, view.facts))


def provide(me: Person, view: ReleaseView, spec: DeliverableSpec) -> Text | None:
    """Say why a deliverable may not be uploaded from this desk."""
    return worded(can_provide(me, spec, view.facts))


def write(me: Person, view: ReleaseView, spec: SectionSpec) -> Text | None:
    """Say why a plan section may not be written from this desk."""
    refusal = can_write(me, spec, view.facts)
    order = view.definition.stage_ids
    if refusal is None and order.index(spec.needed_by) < order.index(view.facts.release.stage):
        refusal = content_locked(view.definition, view.facts)
    return worded(refusal)


def report(me: Person, view: ReleaseView, step: RunStep) -> Text | None:
    """Say why a run-sheet row may not be reported on from this desk."""
    return worded(can_report(me, step.owner_id, view.facts))


def test(me: Person, view: ReleaseView, kind: TestKind) -> Text | None:
    """Say why tests of a kind may not be recorded or changed from this desk."""
    definition, facts = view.definition, view.facts
    return worded(can_test(me, definition, kind, facts) or closed_to_tests(definition, kind, facts))


def follow_up(me: Person, view: ReleaseView, item: FollowUp) -> Text | None:
    """Say why a follow-up may not be settled from this desk."""
    return worded(can_follow_up(me, item.role, view.facts))


def sign(me: Person, view: ReleaseView, step_id: str, now: datetime) -> Text | None:
    """Say why a step may not be signed or returned from this desk, its checks left aside."""
    _stage, node = view.step(step_id)
    refusal = can_sign(me, node.step, view.facts, now)
    if refusal is not None and refusal.code == "role.not_yours":
        names = tuple(ref.name for ref in (*node.holders, *node.added))
        return _NOT_MY_STEP.format(role=_role(view, node.step.role), people=_list(names))
    return said(refusal or _away("sign"))


def is_asked(me: Person, node: RouteStep, view: ReleaseView, now: datetime) -> bool:
    """Tell whether a step concerns this desk: as holder, added signer or deputy."""
    named = any(ref.id == me.id for ref in (*node.holders, *node.added))
    return named or bool(places(me.id, node.step, view.facts, now))


def stop(me: Person, view: ReleaseView) -> Text | None:
    """Say why the release may not be held, resumed or cancelled from this desk."""
    return worded(can_stop(me, view.facts))


def spot_checks(me: Person) -> Text | None:
    """Say why no list of spot checks may be drawn from this desk."""
    return worded(can_draw(me))


def answer(me: Person, view: ReleaseView, item_id: str) -> Text | None:
    """Say why a check may not be answered from this desk."""
    facts = view.facts
    stage, step, item = view.definition.check(item_id)
    doubted = was_doubted(facts, item_id)
    if step is not None and not doubted:
        _stage_id, node = view.step(step.id)
        signature = node.valid[-1] if node.valid else None
        if signature is not None and node.state is not StepState.RETURNED:
            return _SIGNED.format(person=signer_name(signature))
    order = view.definition.stage_ids
    left = order.index(stage.id) < order.index(facts.release.stage)
    if facts.release.live and left and not doubted:
        deferred = any(f.done_at is None and ":" in f.rule_id for f in facts.follow_ups)
        if not deferred:
            return _STAGE_LEFT.format(stage=stage.name)
    refusal = can_answer(me, item, facts, step=step, now=view.seen_at)
    if refusal is not None and refusal.code == "role.not_yours":
        return _NOT_YOURS.format(role=_role(view, item.role), people=_names(view, item.role))
    # An answer waits on disk while the database is away.
    return said(refusal)


def _away(deed: str) -> Refusal | None:
    return not_queued(deed) if line.is_away() else None


def _role(view: ReleaseView, role_id: str) -> Text:
    try:
        return view.definition.role(role_id).name
    except KeyError:
        return Text(role_id, role_id)


def _names(view: ReleaseView, role_id: str) -> Text:
    return _list(view.facts.holder_names(role_id))


def _list(names: tuple[str, ...]) -> Text:
    if not names:
        return Text("", "")
    return Text(
        _PEOPLE.zh.format(names="、".join(names)), _PEOPLE.en.format(names=", ".join(names))
    )
