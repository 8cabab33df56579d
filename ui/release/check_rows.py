"""What the check list shows: every check of a release in groups, with who may answer it now."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from relapp.domain.approval import RouteStep
from relapp.domain.definition import CheckItem, Stage
from relapp.domain.outbox import Standing
from relapp.domain.person import Person
from relapp.domain.release import CheckAnswer
from relapp.domain.spot_verdict import SpotCheck, spot_check, was_doubted
from relapp.domain.text import Text
from relapp.domain.vocabulary import CheckResult, ReleaseMode, StepState
from relapp.services.views import ReleaseView
from ui.release import rights


class Place(StrEnum):
    """Where a group stands on the release's way."""

    PAST = "past"
    PRESENT = "present"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One check with its answer.

    Attributes:
        refusal: why the person at this desk may not answer it, None where he may.
        locked: the step was signed or the stage was left, so nobody answers it any more.
        may_defer: 暂缓 is offered, which only an emergency allows.
        looked: what the release office found about this answer, None while it did not look.
        waiting: whether the answer shown waits on disk, or is in conflict with the one shown.
    """

    number: int
    item: CheckItem
    answer: CheckAnswer | None
    refusal: Text | None
    locked: bool
    may_defer: bool
    looked: SpotCheck | None = None
    waiting: Standing | None = None

    @property
    def id(self) -> str:
        """Identifier of the check."""
        return self.item.id

    @property
    def editable(self) -> bool:
        """Whether the person at this desk may answer it."""
        return self.refusal is None

    @property
    def settled(self) -> bool:
        """Whether it needs no attention: answered, not failed or doubted, evidence where due."""
        if self.answer is None or self.answer.result is CheckResult.FAIL or self.doubted:
            return False
        return not self.lacks_evidence

    @property
    def doubted(self) -> bool:
        """Whether the release office doubts this answer."""
        return self.looked is not None and not self.looked.holds

    @property
    def lacks_evidence(self) -> bool:
        """Whether it passed without the evidence it must have."""
        return (
            self.answer is not None
            and self.answer.result is CheckResult.PASS
            and self.item.evidence_required
            and not self.answer.evidence
        )


@dataclass(frozen=True, slots=True)
class CheckGroup:
    """Checks of one stage or of one approval step.

    Attributes:
        key: `stage` or `stage/step`, stable over reads.
        kind: 必要条件 for a stage's own checks, otherwise empty.
    """

    key: str
    stage: Stage
    name: Text
    kind: Text
    step: RouteStep | None
    people: tuple[str, ...]
    place: Place
    rows: tuple[CheckRow, ...]

    @property
    def answered(self) -> int:
        """How many rows have an answer."""
        return sum(1 for row in self.rows if row.answer is not None)

    @property
    def failed(self) -> int:
        """How many rows were answered with 不通过."""
        return sum(
            1
            for row in self.rows
            if row.answer is not None and row.answer.result is CheckResult.FAIL
        )

    @property
    def doubted(self) -> int:
        """How many rows the release office doubts."""
        return sum(1 for row in self.rows if row.doubted)

    @property
    def signed(self) -> bool:
        """Whether its step carries a signature in force."""
        return self.step is not None and self.step.state is StepState.SIGNED

    @property
    def mine(self) -> bool:
        """Whether the person at this desk may answer something in it."""
        return any(row.editable for row in self.rows)


NEEDED = Text("必要条件", "Conditions")


def check_groups(view: ReleaseView, me: Person) -> tuple[CheckGroup, ...]:
    """Return every group that applies to the release, in the order of its way."""
    return tuple(group for group in _groups(view, me) if group.rows)


def _groups(view: ReleaseView, me: Person) -> Iterator[CheckGroup]:
    release = view.facts.release
    ids = view.definition.stage_ids
    present = ids.index(release.stage)
    for number, stage in enumerate(view.definition.stages):
        place = Place.PRESENT
        if number != present or not release.live:
            place = Place.PAST if number <= present else Place.AHEAD
        items = tuple(c for c in stage.checks if c.when.holds(release.profile))
        rows = _rows(view, me, items, place, None)
        yield CheckGroup(stage.id, stage, stage.name, NEEDED, None, (), place, rows)
        for group in view.groups.get(stage.id, ()):
            for node in group.steps:
                if node.state is StepState.NOT_NEEDED:
                    continue
                people = tuple(ref.name for ref in node.holders)
                rows = _rows(view, me, node.checks, place, node)
                key = f"{stage.id}/{node.step.id}"
                yield CheckGroup(
                    key, stage, node.step.name, Text("", ""), node, people, place, rows
                )


def _rows(
    view: ReleaseView,
    me: Person,
    items: tuple[CheckItem, ...],
    place: Place,
    node: RouteStep | None,
) -> tuple[CheckRow, ...]:
    emergency = view.facts.release.mode is ReleaseMode.EMERGENCY
    signed = node is not None and node.state is StepState.SIGNED
    live = view.facts.release.live
    return tuple(
        CheckRow(
            number,
            item,
            view.facts.checks.get(item.id),
            rights.answer(me, view, item.id),
            (signed or place is Place.PAST) and not (live and was_doubted(view.facts, item.id)),
            emergency and item.may_be_deferred,
            spot_check(view.facts, item.id),
        )
        for number, item in enumerate(items, start=1)
    )


def changed_elsewhere(
    before: tuple[CheckGroup, ...], after: tuple[CheckGroup, ...], me: Person
) -> dict[str, bool]:
    """Return checks that somebody else answered between two reads, and whether badly."""
    known = {row.id: row.answer for group in before for row in group.rows}
    found: dict[str, bool] = {}
    for group in after:
        for row in group.rows:
            answer = row.answer
            if answer is None or row.id not in known or answer.person_id == me.id:
                continue
            old = known[row.id]
            if old is None or old.version != answer.version:
                found[row.id] = answer.result is CheckResult.FAIL
    return found
