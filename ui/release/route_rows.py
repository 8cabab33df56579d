"""What the picture of the approval route shows: groups in order, each step with its words."""

from dataclasses import dataclass

from relapp.domain.approval import RouteGroup, RouteStep
from relapp.domain.definition import Condition, ProcessDefinition, Profile
from relapp.domain.person import Person
from relapp.domain.text import Text
from relapp.domain.vocabulary import StepState
from relapp.services.views import ReleaseView
from relapp.wording import terms
from relapp.wording.signing import signer_name
from ui.release import rights
from ui.release.words import Phrase, Words


@dataclass(frozen=True, slots=True)
class RouteNode:
    """One node: two lines of words and its state; `reason` says why it is not needed."""

    step: RouteStep
    title: str
    detail: str
    mine: bool
    reason: str

    @property
    def id(self) -> str:
        """Identifier of the step."""
        return self.step.step.id

    @property
    def state(self) -> StepState:
        """How far the step has come."""
        return self.step.state


@dataclass(frozen=True, slots=True)
class RouteColumn:
    """A group of the route: its number, its name and the nodes stacked in it."""

    number: int
    name: str
    nodes: tuple[RouteNode, ...]
    done: bool


def route_columns(
    view: ReleaseView, stage_id: str, me: Person, words: Words
) -> tuple[RouteColumn, ...]:
    """Return the groups that a picture of this release's route shows.

    Steps of the other type or mode are not part of it; a step that an answer of the
    registration spared stays in the picture with the reason.
    """
    profile = view.facts.release.profile
    columns: list[RouteColumn] = []
    for group in view.groups.get(stage_id, ()):
        nodes = tuple(
            _node(view, node, me, words) for node in group.steps if _belongs(node, profile)
        )
        if nodes:
            number = _number(columns, group)
            columns.append(RouteColumn(number, words.of(group.name), nodes, group.done))
    return tuple(columns)


def first_node(columns: tuple[RouteColumn, ...]) -> RouteNode:
    """Return the node to show first: mine whose turn it is, mine that waits, the next, any."""
    turn = (StepState.CURRENT, StepState.LAPSED, StepState.RETURNED)
    nodes = [node for column in columns for node in column.nodes]

    def rank(node: RouteNode) -> tuple[bool, bool]:
        waits = node.state is StepState.WAITING
        return not (node.mine and (node.state in turn or waits)), node.state not in turn

    return min(nodes, key=rank)


def _number(columns: list[RouteColumn], group: RouteGroup) -> int:
    """Number the groups from 1; the signature that comes before all others is number 0."""
    if not columns:
        return 0 if all(node.step.not_by_applicant for node in group.steps) else 1
    return columns[-1].number + 1


def _belongs(node: RouteStep, profile: Profile) -> bool:
    if node.state is not StepState.NOT_NEEDED:
        return True
    when = node.step.when
    fixed = Condition(when.types, when.modes, when.strategies)
    return fixed.holds(profile)


def _node(view: ReleaseView, node: RouteStep, me: Person, words: Words) -> RouteNode:
    mine = rights.is_asked(me, node, view, words.clock.now())
    reason = ""
    if node.state is StepState.NOT_NEEDED:
        reason = words.of(spared_by(view.definition, node.step.when, view.facts.release.profile))
    return RouteNode(
        step=node,
        title=words.of(node.step.name),
        detail=_detail(node, mine, words),
        mine=mine,
        reason=reason,
    )


def _detail(node: RouteStep, mine: bool, words: Words) -> str:
    signature = node.signature
    state = words.of(terms.STEP_STATE[node.state])
    if signature is not None and node.state in (StepState.SIGNED, StepState.RETURNED):
        signers = node.valid if node.state is StepState.SIGNED else (signature,)
        names = words.names(tuple(words.of(signer_name(s)) for s in signers), most=2)
        return f"{names} {state} {words.stamp(signature.at)}"
    if node.state in (StepState.NOT_NEEDED, StepState.HELD):
        return state
    who = Phrase.tr("我") if mine else words.names(tuple(r.name for r in node.holders), most=1)
    if not who:
        return Phrase.tr("还没有指定人员")
    return f"{who} {_progress(node, words)}"


def _progress(node: RouteStep, words: Words) -> str:
    """Return how many have signed where several do, else how many checks are answered."""
    count = node.tally
    asked = count.needed + len(node.added)
    if asked > 1 and node.state in (StepState.CURRENT, StepState.LAPSED):
        left = max(0, count.needed - count.given) + len(count.missing)
        return Phrase.tr("{given} / {asked} 已签").format(given=asked - left, asked=asked)
    if node.state is StepState.CURRENT and node.checks:
        return f"{node.answered} / {len(node.checks)}"
    return words.of(terms.STEP_STATE[node.state])


def spared_by(definition: ProcessDefinition, when: Condition, profile: Profile) -> Text:
    """Say which answer of the registration made a step unnecessary."""
    for question in definition.questions:
        if question.id in when.yes - profile.yes:
            return _ANSWERED_NO.format(question=question.text)
        if question.id in when.no & profile.yes:
            return _ANSWERED_YES.format(question=question.text)
    return terms.STEP_STATE[StepState.NOT_NEEDED]


_ANSWERED_NO = Text("登记时答「否」：{question}", "Answered “no” at registration: {question}")
_ANSWERED_YES = Text("登记时答「是」：{question}", "Answered “yes” at registration: {question}")
