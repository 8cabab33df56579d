"""What the person at this desk may decide on a step, and what prevents it, in words."""

from dataclasses import dataclass, replace

from relapp.domain.approval import RouteStep, missing_for_signature
from relapp.domain.person import Person
from relapp.domain.signing_rules import free_place, places, seats
from relapp.domain.test_rights import unsigned_for_tests
from relapp.domain.vocabulary import CheckResult, Status, StepState
from relapp.domain.window_use import passed_window
from relapp.services.views import ReleaseView
from relapp.wording.signing import signer_name
from ui.release import rights
from ui.release.words import Phrase, Words

OPEN = (StepState.CURRENT, StepState.LAPSED)


@dataclass(frozen=True, slots=True)
class Decision:
    """The state of the decision bar.

    Attributes:
        title: whose conclusion it is.
        problem: what prevents signing; empty when it can be signed now.
        note: what should be known although it prevents nothing.
        may_sign, may_return, may_resubmit, may_pass_on, may_add: which buttons can be pressed.
        offers_sign: the person is asked to sign, so that sign and return are shown at all.
        offers_resubmit: the step was returned.
        lapsed_id: key of the signature that lapsed, whose changes can be looked at; 0 for none.
    """

    title: str
    problem: str = ""
    note: str = ""
    may_sign: bool = False
    may_return: bool = False
    may_resubmit: bool = False
    may_pass_on: bool = False
    may_add: bool = False
    offers_sign: bool = False
    offers_resubmit: bool = False
    lapsed_id: int = 0


def decide(view: ReleaseView, me: Person, step_id: str, words: Words) -> Decision:
    """Return what may be decided on a step from this desk."""
    stage_id, node = view.step(step_id)
    now = words.clock.now()
    refusal = rights.sign(me, view, step_id, now)
    mine = rights.is_asked(me, node, view, now)
    title = _title(view, me, node, words, mine=mine)
    lapsed = node.signature if node.state is StepState.LAPSED else None
    about = Decision(title, offers_sign=mine, lapsed_id=lapsed.id if lapsed else 0)
    settled = _settled(view, stage_id, node, words)
    if node.state is StepState.RETURNED and not settled:
        return _returned(view, me, node, title, words)
    if settled or node.state not in OPEN or not node.turn:
        return replace(about, problem=settled or Phrase.tr("要等前面的环节签完"))
    if refusal is not None:
        return replace(about, problem=words.of(refusal))
    return _open(replace(about, offers_sign=True), view, me, node, words)


def _open(
    about: Decision, view: ReleaseView, me: Person, node: RouteStep, words: Words
) -> Decision:
    """Return what somebody may decide whose turn it is."""
    now = words.clock.now()
    place = free_place(me.id, node.step, view.facts, node.valid, now)
    if place is None:
        left = words.names(tuple(ref.name for ref in node.tally.waiting))
        said = Phrase.tr("你已签，还差 {people}").format(people=left)
        return replace(about, problem=said, may_return=True)
    passed = passed_window(view.definition, view.facts, now)
    if passed is not None:
        said = Phrase.tr("{window}已过，没有上线。先改期再签").format(window=words.of(passed.name))
        return replace(about, problem=said, may_return=True)
    problem = open_checks(view, node, words) or open_tests(view, node, words)
    return replace(
        about,
        problem=problem,
        note=_note(node, me, words),
        may_sign=not problem,
        may_return=True,
        may_pass_on=any(ref.id == me.id for ref in seats(node.step, view.facts)),
        may_add=True,
    )


def _note(node: RouteStep, me: Person, words: Words) -> str:
    """Return what whoever signs should know although it prevents nothing."""
    if node.state is StepState.LAPSED:
        return Phrase.tr("内容有改动，原签署已失效，请再看一遍后重新签署")
    others = tuple(ref.name for ref in node.tally.waiting if ref.id != me.id)
    more = node.tally.needed - node.tally.given > 1 or bool(node.tally.missing)
    if not more or not others:
        return ""
    return Phrase.tr("还要 {people} 签").format(people=words.names(others))


def _title(view: ReleaseView, me: Person, node: RouteStep, words: Words, *, mine: bool) -> str:
    step = words.of(node.step.name)
    if not mine:
        return Phrase.tr("结论 · {step}").format(step=step)
    found = places(me.id, node.step, view.facts, words.clock.now())
    if found and all(ref.id != me.id for ref in found):
        return Phrase.tr("代 {person} 的结论 · {step}").format(person=found[0].name, step=step)
    return Phrase.tr("我的结论 · {step}").format(step=step)


def open_checks(view: ReleaseView, node: RouteStep, words: Words) -> str:
    """Return 「还有 3 项未勾选、1 项不通过」 as far as it keeps a step from being signed."""
    missing = missing_for_signature(view.facts, node.step)
    answers = [view.facts.checks.get(item.id) for item in missing]
    failed = sum(1 for a in answers if a is not None and a.result is CheckResult.FAIL)
    unanswered = sum(1 for a in answers if a is None)
    bare = len(answers) - failed - unanswered
    parts = [
        text.format(count=count)
        for text, count in (
            (Phrase.tr("{count} 项未勾选"), unanswered),
            (Phrase.tr("{count} 项不通过"), failed),
            (Phrase.tr("{count} 项缺证据"), bare),
        )
        if count
    ]
    if not parts:
        return ""
    said = Phrase.tr("、").join(parts)
    return Phrase.tr("还有 {parts}，暂不能选「同意」").format(parts=said)


def open_tests(view: ReleaseView, node: RouteStep, words: Words) -> str:
    """Return why the tests keep a step from being signed."""
    refusal = rights.worded(unsigned_for_tests(view.definition, view.facts, node.step))
    return words.of(refusal) if refusal is not None else ""


def _settled(view: ReleaseView, stage_id: str, node: RouteStep, words: Words) -> str:
    """Say why nothing is to be decided here any more, or not yet."""
    release = view.facts.release
    if node.state is StepState.NOT_NEEDED:
        return Phrase.tr("本次不需要这一环节")
    if node.state is StepState.SIGNED and node.signature is not None:
        signers = tuple(words.of(signer_name(s)) for s in node.valid)
        return Phrase.tr("{person} 已签署，{when}").format(
            person=words.names(signers), when=words.moment(node.signature.at)
        )
    if release.status is Status.ON_HOLD and release.stage == stage_id:
        return Phrase.tr("不再需要，挂起中。恢复后再签")
    if release.live and release.stage == stage_id:
        return ""
    stage = words.of(view.definition.stage(stage_id).name)
    order = view.definition.stage_ids
    if release.live and order.index(release.stage) < order.index(stage_id):
        return Phrase.tr("进入「{stage}」后才能签署").format(stage=stage)
    return Phrase.tr("「{stage}」已经结束").format(stage=stage)


def _returned(view: ReleaseView, me: Person, node: RouteStep, title: str, words: Words) -> Decision:
    refusal = rights.run(me, view)
    person = words.of(signer_name(node.signature)) if node.signature is not None else ""
    said = Phrase.tr("{person} 已退回。补充后由负责人重新提交").format(person=person)
    if refusal is not None:
        return Decision(title, said, offers_resubmit=True)
    return Decision(title, "", note=said, may_resubmit=True, offers_resubmit=True)
