"""Tells what happens to one release: a generator of moments, one command after each.

A driver sets its clock to the moment a story yields and resumes it. So one driver can walk one
release, and another can let many run side by side in the order of time.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

from relapp.domain.definition import ProcessDefinition, Stage
from relapp.domain.gate import Requirement
from relapp.domain.test_verdict import key_of
from relapp.domain.vocabulary import (
    BoardColumn,
    CheckResult,
    Need,
    Outcome,
    RunSheetNeed,
    Standing,
    TestKind,
)
from relapp.sample import night
from relapp.sample.pace import Pace
from relapp.sample.player import Player, Slot

_COLUMNS = tuple(BoardColumn)
_WAITED_FOR = frozenset({Need.CHANGE, Need.DEPENDENCY, Need.HOLD, Need.TRIAL_RUN})
_BY_PLACE = frozenset({Need.SCHEDULE, Need.RUN_SHEET})
"""What asks for the window or the date: a row of the run sheet has a time."""
_ALWAYS = datetime.min.replace(tzinfo=UTC)
_WRITTEN_FIRST = {Need.SCHEDULE: 0, Need.SECTION: 1, Need.RUN_SHEET: 2}
_ROUNDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Twists:
    """What does not go by the book; empty for a release that simply succeeds.

    Attributes:
        stays: stage that it does not leave.
        share: part of the conditions of that stage that are settled.
        open: subjects of requirements that nobody sees to.
        fails: checks that are answered with 不通过, tests that leave an obstacle, and why.
        stumbles: checks that fail first and pass later, and why they failed.
        returned: steps returned for supplements, and why; `mended` ones are signed later.
        deferred: checks and tests (`test:business`) put off in an emergency, and why.
        mended: returned steps that come back and are signed.
        trial_until: end of the trial run if it is not the one by rule.
        forgets: whether follow-ups stay open past their date.
        thorough: whether optional sections of the plan are written, too.
        late: row of the run sheet, by place, whose end comes late by so many minutes.
    """

    stays: str = ""
    share: float = 1.0
    open: frozenset[str] = frozenset()
    fails: Mapping[str, str] = field(default_factory=dict)
    stumbles: Mapping[str, str] = field(default_factory=dict)
    returned: Mapping[str, str] = field(default_factory=dict)
    mended: bool = True
    deferred: Mapping[str, str] = field(default_factory=dict)
    late: Mapping[int, int] = field(default_factory=dict)
    outcome: Outcome = Outcome.SUCCESS
    outcome_note: str = ""
    trial_until: datetime | None = None
    forgets: bool = False
    thorough: bool = False
    cancelled: str = ""
    held: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """When the release enters each column; the last one is when it is closed."""

    entered: Mapping[BoardColumn, datetime]

    def span(self, definition: ProcessDefinition, stage: Stage) -> tuple[datetime, datetime]:
        """Return from when to when a stage lasts; stages of one column share its time."""
        mates = [s.id for s in definition.stages if s.column is stage.column]
        start = self.entered[stage.column]
        following = _COLUMNS[_COLUMNS.index(stage.column) + 1]
        end = self.entered.get(following, start)
        place, part = mates.index(stage.id), (end - start) / len(mates)
        return start + part * place, start + part * (place + 1)


@dataclass(frozen=True, slots=True)
class Booking:
    """Where a release takes place.

    Attributes:
        place: says where it can be put by the time it is asked.
        opens: when it can be put there at all; a window waits for its plan to be published.
    """

    place: Callable[[], Slot]
    opens: datetime = _ALWAYS


class Story:
    """One registered release on its way."""

    def __init__(
        self,
        player: Player,
        pace: Pace,
        marks: Marks,
        booking: Booking,
        twists: Twists,
        chance: Random,
    ) -> None:
        """Tell it for a player, at a pace, between marks."""
        self._player = player
        self._pace = pace
        self._marks = marks
        self._booking = booking
        self._twists = twists
        self._chance = chance
        self._last = marks.entered[BoardColumn.PLANNING]
        self._staying = False

    def events(self) -> Iterator[datetime]:
        """Yield the moments; after each, the next command is carried out."""
        definition = self._player.view().definition
        for stage in definition.stages[:-1]:
            start, end = self._marks.span(definition, stage)
            self._staying = stage.id == self._twists.stays
            yield from self._stage(stage, start, end)
            if self._staying:
                yield from self._stop(end)
                return
            yield from self._trial(stage)
            yield self._on(end)
            self._player.advance()

    def _stage(self, stage: Stage, start: datetime, end: datetime) -> Iterator[datetime]:
        yield from self._opening(stage, start)
        for _ in range(_ROUNDS):
            todo = self._todo(stage)
            if not todo:
                break
            moments = self._pace.spread(max(start, self._last), end, len(todo), self._chance)
            for moment, requirement in self._paired(moments, todo):
                yield from self._settle(requirement, moment)
            if self._staying:
                break
        if stage.column is BoardColumn.CONFIRMING and not self._staying:
            self._player.finish_follow_ups()

    def _opening(self, stage: Stage, start: datetime) -> Iterator[datetime]:
        """Do what comes first in a stage, whatever its gate asks for."""
        if stage.run_sheet is RunSheetNeed.EXECUTED:
            yield from self._run(start)
            yield from self._outcome()
        if stage.column is BoardColumn.CONFIRMING and self._twists.trial_until is not None:
            self._player.set_trial(self._twists.trial_until)
        if self._twists.thorough:
            yield self._on(start)
            self._player.write_optional(stage.id)

    def _paired(
        self, moments: list[datetime], todo: list[Requirement]
    ) -> Iterator[tuple[datetime, Requirement]]:
        """Say when each requirement is seen to; what needs the place waits until it opens."""
        opens = self._booking.opens
        if early := sum(moment < opens for moment in moments):
            waiting = [r for r in todo if r.need in _BY_PLACE]
            others = [r for r in todo if r.need not in _BY_PLACE]
            todo = [*others[:early], *waiting, *others[early:]]
        for moment, requirement in zip(moments, todo, strict=True):
            yield max(moment, opens) if requirement.need in _BY_PLACE else moment, requirement

    def _todo(self, stage: Stage) -> list[Requirement]:
        view = self._player.view(fresh=True)
        wanted = [
            r
            for r in view.requirements
            if r.standing is not Standing.MET
            and r.need not in _WAITED_FOR
            and r.subject_id not in self._twists.open
            and not (self._twists.forgets and r.need is Need.FOLLOW_UP)
            and not (stage.run_sheet is RunSheetNeed.EXECUTED and r.need is Need.RUN_SHEET)
        ]
        if stage.column is BoardColumn.PREPARING:
            # The plan is written first; tests and the review meeting look at what it says.
            wanted.sort(key=lambda r: _WRITTEN_FIRST.get(r.need, len(_WRITTEN_FIRST)))
        elif stage.column is BoardColumn.CONFIRMING:
            steps = {item.id for _, step, item in view.definition.all_checks() if step is not None}
            early = (Need.SIGNATURE, Need.FOLLOW_UP)
            wanted.sort(key=lambda r: r.need not in early and r.subject_id not in steps)
        if self._staying:
            # What already holds counts as well: the share is what the card shows.
            keep = round(len(view.requirements) * self._twists.share) - view.met
            wanted = wanted[: max(0, keep)]
        return wanted

    def _settle(self, requirement: Requirement, moment: datetime) -> Iterator[datetime]:
        subject, twists = requirement.subject_id, self._twists
        yield self._on(moment)
        if self._staying and not self._player.ready(requirement):
            return
        if requirement.need is Need.CHECK and subject in twists.fails:
            self._player.answer(subject, CheckResult.FAIL, twists.fails[subject])
            return
        if requirement.need is Need.CHECK and subject in twists.deferred:
            self._player.answer(subject, CheckResult.DEFERRED, twists.deferred[subject])
            return
        if requirement.need is Need.TEST and self._test_goes_wrong(TestKind(subject)):
            return
        if requirement.need is Need.CHECK and subject in twists.stumbles:
            self._player.answer(subject, CheckResult.FAIL, twists.stumbles[subject])
            yield self._on(self._last + timedelta(minutes=self._chance.randint(25, 90)))
        if requirement.need is Need.SIGNATURE and subject in twists.returned:
            self._player.send_back(subject, twists.returned[subject])
            if not twists.mended:
                return
            yield self._on(self._last + timedelta(minutes=self._chance.randint(60, 150)))
            self._player.resubmit(subject, "已按意见补充，请再看。")
            yield self._on(self._last + timedelta(minutes=self._chance.randint(15, 40)))
        self._player.settle(requirement, self._booking.place)

    def _test_goes_wrong(self, kind: TestKind) -> bool:
        """Put a test off or let it fail where the story wants it so; tell whether it did."""
        key, twists = key_of(kind), self._twists
        if key in twists.deferred:
            self._player.put_off(kind, twists.deferred[key])
        elif key in twists.fails:
            self._player.leave_obstacle(kind, twists.fails[key])
        return key in twists.deferred or key in twists.fails

    def _run(self, start: datetime) -> Iterator[datetime]:
        sheet = self._player.view().facts.run_sheet
        note = self._twists.outcome_note if self._back else ""
        for report in night.reports(sheet, start, self._twists.late, note, self._chance):
            yield self._on(report.at)
            self._player.report(report.step, report.result, report.note)

    @property
    def _back(self) -> bool:
        return self._twists.outcome is Outcome.ROLLED_BACK

    def _outcome(self) -> Iterator[datetime]:
        """State the outcome while the night is fresh: the trial run starts with it."""
        if self._player.view().facts.release.outcome is None:
            yield self._on(self._last + timedelta(minutes=4))
            self._player.set_outcome(self._twists.outcome, self._twists.outcome_note)

    def _trial(self, stage: Stage) -> Iterator[datetime]:
        until = self._player.view().facts.release.trial_until
        if stage.needs_trial_run_over and until is not None:
            yield self._on(until + timedelta(minutes=20))

    def _stop(self, end: datetime) -> Iterator[datetime]:
        if self._twists.held:
            yield self._on(end)
            self._player.hold(self._twists.held)
        if self._twists.cancelled:
            yield self._on(end)
            self._player.cancel(self._twists.cancelled)

    def _on(self, moment: datetime) -> datetime:
        """Return the moment, never before the one before."""
        self._last = max(moment, self._last)
        return self._last
