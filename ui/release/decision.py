"""What the person at this desk may decide on a step, and what prevents it, in words."""

from dataclasses import dataclass

from relapp.domain.approval import RouteStep, missing_for_signature
from relapp.domain.person import Person
from relapp.domain.test_rights import unsigned_for_tests
from relapp.domain.vocabulary import CheckResult, StepState
from relapp.services.views import ReleaseView
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
        may_sign, may_return, may_resubmit: which buttons can be pressed.
        offers_sign: the person holds the step, so that sign and return are shown at all.
        offers_resubmit: the step was returned.
    """

    title: str
    problem: str = ""
    note: str = ""
    may_sign: bool = False
    may_return: bool = False
    may_resubmit: bool = False
    offers_sign: bool = False
    offers_resubmit: bool = False


def decide(view: ReleaseView, me: Person, step_id: str, words: Words) -> Decision:
    """Return what may be decided on a step from this desk."""
    stage_id, node = view.step(step_id)
    refusal = rights.sign(me, view, step_id)
    mine = any(ref.id == me.id for ref in node.holders)
    whose = Phrase.tr("我的结论 · {step}") if mine else Phrase.tr("结论 · {step}")
    title = whose.format(step=words.of(node.step.name))
    settled = _settled(view, stage_id, node, words)
    if node.state is StepState.RETURNED and not settled:
        return _returned(view, me, node, title, words)
    if settled or node.state not in OPEN:
        return Decision(title, settled or Phrase.tr("要等前面的环节签完"), offers_sign=mine)
    if refusal is not None:
        return Decision(title, words.of(refusal), offers_sign=mine)
    problem = open_checks(view, node, words) or open_tests(view, node, words)
    lapsed = Phrase.tr("内容有改动，原签署已失效，请再看一遍后重新签署")
    return Decision(
        title,
        problem,
        note=lapsed if node.state is StepState.LAPSED else "",
        may_sign=not problem,
        may_return=True,
        offers_sign=True,
    )


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
        return Phrase.tr("{person} 已签署，{when}").format(
            person=node.signature.person, when=words.moment(node.signature.at)
        )
    if release.live and release.stage == stage_id:
        return ""
    stage = words.of(view.definition.stage(stage_id).name)
    order = view.definition.stage_ids
    if release.live and order.index(release.stage) < order.index(stage_id):
        return Phrase.tr("进入「{stage}」后才能签署").format(stage=stage)
    return Phrase.tr("「{stage}」已经结束").format(stage=stage)


def _returned(view: ReleaseView, me: Person, node: RouteStep, title: str, words: Words) -> Decision:
    refusal = rights.run(me, view)
    person = node.signature.person if node.signature is not None else ""
    said = Phrase.tr("{person} 已退回。补充后由负责人重新提交").format(person=person)
    if refusal is not None:
        return Decision(title, said, offers_resubmit=True)
    return Decision(title, "", note=said, may_resubmit=True, offers_resubmit=True)
