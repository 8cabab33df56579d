"""How far the release of an item is: its steps with their counts, and what is still open."""

from collections.abc import Iterator
from dataclasses import dataclass

from relapp.domain.definition import CheckItem
from relapp.domain.release import CheckAnswer
from relapp.domain.text import Text
from relapp.domain.vocabulary import CheckResult, StepState
from relapp.services.views import ReleaseView
from relapp.wording import terms

CONDITIONS = Text("必要条件", "Conditions")


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of the present stage: who has ticked how many.

    `group` is shared by steps that are countersigned side by side, empty for a step alone.
    """

    group: str
    name: Text
    people: tuple[str, ...]
    state: StepState
    done: int
    total: int
    failed: int
    signed_by: str = ""


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One check of the present stage."""

    id: str
    number: int
    text: Text
    step: Text
    people: tuple[str, ...]
    answer: CheckAnswer | None

    @property
    def waits(self) -> bool:
        """Whether it still keeps the release: unanswered or failed."""
        return self.answer is None or self.answer.result is CheckResult.FAIL

    @property
    def word(self) -> Text:
        """The result in one word."""
        if self.answer is None:
            return _OPEN
        return terms.CHECK_RESULT[self.answer.result]


_OPEN = Text("待勾选", "Open")


def step_lines(view: ReleaseView) -> tuple[StepLine, ...]:
    """Return the steps of the present stage, its own conditions first."""
    return tuple(_steps(view))


def check_lines(view: ReleaseView) -> tuple[CheckLine, ...]:
    """Return every check of the present stage in the order of its way."""
    return tuple(_checks(view))


def counts(view: ReleaseView) -> tuple[int, int]:
    """Return how many checks are answered, of how many."""
    lines = check_lines(view)
    return sum(1 for line in lines if line.answer is not None), len(lines)


def _steps(view: ReleaseView) -> Iterator[StepLine]:
    facts = view.facts
    own = list(_own_checks(view))
    if own:
        done = sum(1 for line in own if line.answer is not None)
        failed = sum(1 for line in own if line.waits and line.answer is not None)
        people = tuple(dict.fromkeys(name for line in own for name in line.people))
        state = StepState.SIGNED if done == len(own) and not failed else StepState.CURRENT
        yield StepLine("", CONDITIONS, people, state, done, len(own), failed)
    for group in view.groups.get(facts.release.stage, ()):
        nodes = [n for n in group.steps if n.state is not StepState.NOT_NEEDED]
        shared = group.id if len(nodes) > 1 else ""
        for node in nodes:
            signed = node.state is StepState.SIGNED and node.signature is not None
            yield StepLine(
                shared,
                node.step.name,
                tuple(ref.name for ref in node.holders),
                node.state,
                node.answered,
                len(node.checks),
                node.failed,
                node.signature.person if signed and node.signature else "",
            )


def _own_checks(view: ReleaseView) -> Iterator[CheckLine]:
    release = view.facts.release
    stage = view.definition.stage(release.stage)
    items = (c for c in stage.checks if c.when.holds(release.profile))
    for number, item in enumerate(items, start=1):
        yield _line(view, item, number, CONDITIONS)


def _checks(view: ReleaseView) -> Iterator[CheckLine]:
    yield from _own_checks(view)
    for group in view.groups.get(view.facts.release.stage, ()):
        for node in group.steps:
            if node.state is StepState.NOT_NEEDED:
                continue
            for number, item in enumerate(node.checks, start=1):
                yield _line(view, item, number, node.step.name)


def _line(view: ReleaseView, item: CheckItem, number: int, step: Text) -> CheckLine:
    people = view.facts.holder_names(item.role)
    return CheckLine(item.id, number, item.text, step, people, view.facts.checks.get(item.id))
