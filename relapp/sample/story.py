"""Tells what happens to one release: a generator of moments, one command after each.

A driver sets its clock to the moment a story yields and resumes it. So one driver can walk one
release, and another can let many run side by side in the order of time.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from random import Random

from relapp.domain.definition import Stage
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
from relapp.sample.player import Player
from relapp.sample.setbacks import Rework, SentBack, Setbacks
from relapp.sample.twists import Booking, Marks, Twists

_WAITED_FOR = frozenset({Need.CHANGE, Need.DEPENDENCY, Need.HOLD, Need.TRIAL_RUN})
_BY_PLACE = frozenset({Need.SCHEDULE, Need.RUN_SHEET})
"""What asks for the window or the date: a row of the run sheet has a time."""
_WRITTEN_FIRST = {Need.SCHEDULE: 0, Need.SECTION: 1, Need.RUN_SHEET: 2}
_ROUNDS = 6


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
        self._setbacks = Setbacks(player)
        self._happened: set[str] = set()
        self._stirred = False
        self.telling = False
        """Whether what the story is told for has come about and is not mended yet."""

    @property
    def has_twist(self) -> bool:
        """Whether it comes to a point worth showing before it ends."""
        return bool(self._wanted or self._twists.deferred)

    @property
    def told_all(self) -> bool:
        """Whether all that sends it back or changes it has come about."""
        return self._wanted <= self._happened

    @property
    def _wanted(self) -> frozenset[str]:
        return frozenset({*self._twists.sent_back, *self._twists.reworked})

    def events(self) -> Iterator[datetime]:
        """Yield the moments; after each, the next command is carried out."""
        stages = self._player.view().definition.stages
        place = 0
        while place < len(stages) - 1:
            stage = stages[place]
            start, end = self._marks.span(self._player.view().definition, stage)
            self._staying = stage.id == self._twists.stays
            yield from self._stage(stage, start, end)
            if self._staying:
                yield from self._stop(end)
                return
            if self._is_back_from(stage):
                view = self._player.view()
                place = view.definition.stage_ids.index(view.facts.release.stage)
                continue
            yield from self._trial(stage)
            yield self._on(end)
            self._player.advance()
            place += 1

    def _is_back_from(self, stage: Stage) -> bool:
        """Tell whether somebody has sent it back from a stage."""
        back = bool(self._twists.sent_back)
        return back and self._player.view().facts.release.stage != stage.id

    def _stage(self, stage: Stage, start: datetime, end: datetime) -> Iterator[datetime]:
        yield from self._opening(stage, start)
        for _ in range(_ROUNDS):
            todo = self._todo(stage)
            if not todo:
                break
            moments = self._pace.spread(max(start, self._last), end, len(todo), self._chance)
            for moment, requirement in self._paired(moments, todo):
                yield from self._settle(requirement, moment)
                if self._stirred:
                    break
            self._stirred = False
            if self._staying or self._is_back_from(stage):
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
        if stage.needs_follow_ups_done and self._twists.deferred:
            self.telling = True
            yield self._on(start)
            self.telling = False

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
        yield self._on(moment)
        if self._staying and not self._player.ready(requirement):
            return
        if requirement.need is Need.CHECK:
            yield from self._check(requirement)
        elif requirement.need is Need.TEST:
            yield from self._test(requirement)
        elif requirement.need is Need.SIGNATURE:
            yield from self._signature(requirement)
        else:
            self._player.settle(requirement, self._booking.place)

    def _check(self, requirement: Requirement) -> Iterator[datetime]:
        subject, twists = requirement.subject_id, self._twists
        if subject in twists.fails:
            self._player.answer(subject, CheckResult.FAIL, twists.fails[subject])
        elif subject in twists.deferred:
            self._player.answer(subject, CheckResult.DEFERRED, twists.deferred[subject])
        else:
            if subject in twists.stumbles:
                self._player.answer(subject, CheckResult.FAIL, twists.stumbles[subject])
                yield self._on(self._last + timedelta(minutes=self._chance.randint(25, 90)))
            self._player.settle(requirement, self._booking.place)

    def _test(self, requirement: Requirement) -> Iterator[datetime]:
        kind, twists = TestKind(requirement.subject_id), self._twists
        key = key_of(kind)
        if self._once(twists.sent_back, key):
            self._setbacks.fail_test(kind, twists.sent_back[key].opinion)
            yield from self._mend(twists.sent_back[key])
        elif key in twists.deferred:
            self._setbacks.put_off(kind, twists.deferred[key])
        elif key in twists.fails:
            self._setbacks.leave_obstacle(kind, twists.fails[key])
        else:
            self._player.settle(requirement, self._booking.place)

    def _signature(self, requirement: Requirement) -> Iterator[datetime]:
        subject, twists = requirement.subject_id, self._twists
        if self._once(twists.sent_back, subject):
            back = twists.sent_back[subject]
            self._setbacks.send_back(subject, back.opinion, back.stage or None)
            yield from self._mend(back)
            return
        if subject in twists.returned:
            self._setbacks.send_back(subject, twists.returned[subject])
            if not twists.mended:
                return
            yield self._on(self._last + timedelta(minutes=self._chance.randint(60, 150)))
            self._player.resubmit(subject, "已按意见补充，请再看。")
            yield self._on(self._last + timedelta(minutes=self._chance.randint(15, 40)))
        self._player.settle(requirement, self._booking.place)
        if self._once(twists.reworked, subject):
            yield from self._rework(twists.reworked[subject])

    def _once(self, twists: Mapping[str, object], key: str) -> bool:
        """Tell whether a twist comes about now, which it does one time only."""
        if key not in twists or key in self._happened:
            return False
        self._happened.add(key)
        return True

    def _mend(self, back: SentBack) -> Iterator[datetime]:
        """Let some hours pass, then mend what the release was sent back for."""
        self._stirred = self.telling = True
        yield self._on(self._last + timedelta(minutes=self._chance.randint(90, 240)))
        self.telling = False
        self._setbacks.mend(back)

    def _rework(self, change: Rework) -> Iterator[datetime]:
        """Change what was signed, and let it be seen before it is signed again."""
        yield self._on(self._last + timedelta(minutes=self._chance.randint(20, 60)))
        self._setbacks.rework(change)
        self._stirred = self.telling = True
        yield self._on(self._last + timedelta(minutes=self._chance.randint(30, 90)))
        self.telling = False

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
