"""What the run sheet shows: phases with their rows, how late they are, which row is next."""

import itertools
from dataclasses import dataclass
from datetime import datetime, timedelta

from relapp.domain.person import Person
from relapp.domain.release import FINISHED, RunStep
from relapp.domain.run_order import BEGINS, refuse_start
from relapp.domain.text import Text
from relapp.domain.vocabulary import BoardColumn, RunKind, RunResult
from relapp.services.views import ReleaseView
from ui.release import rights

MINUTE = timedelta(minutes=1)
NOT_NOW = Text("进入实施后才能填报步骤", "Steps are reported once implementation has begun")
ROLLBACK = Text("回退步骤", "Rollback steps")
UNNAMED = Text("上线步骤", "Go-live steps")


@dataclass(frozen=True, slots=True)
class RunRow:
    """One row; `number` counts steps, gates are counted apart.

    Attributes:
        place: position in the whole sheet, from 1, as the service moves by it.
        refusal: why the person at this desk may not report on it now.
        before: title of the row it waits for; empty for none.
        waits: that it cannot begin yet, because that row is not finished.
    """

    step: RunStep
    number: int
    place: int
    refusal: Text | None
    before: str = ""
    waits: Text | None = None

    @property
    def id(self) -> int:
        """Key of the step."""
        return self.step.id

    def refusal_of(self, result: RunResult) -> Text | None:
        """Say why this may not be reported now."""
        return self.refusal or (self.waits if result in BEGINS else None)

    @property
    def late(self) -> int:
        """Minutes after its planned end that it ended; 0 while it runs or was in time."""
        end, planned = self.step.actual_end, self.step.planned_end
        if end is None or planned is None:
            return 0
        return max(0, (end - planned) // MINUTE)


@dataclass(frozen=True, slots=True)
class RunGroup:
    """Rows of one phase, or the rollback steps."""

    key: str
    title: Text
    rows: tuple[RunRow, ...]
    rollback: bool = False


@dataclass(frozen=True, slots=True)
class RunFigures:
    """How the execution stands.

    Attributes:
        done, total: steps and gates without rollback rows.
        delay: minutes behind plan, negative when ahead, None before the first report.
        ends: when the last row should end at this pace.
        go, open_gates: gates decided with GO, and those to come.
        next_gate: the next gate.
        incomplete: rows without owner or time.
        minutes: planned minutes together; rollback apart.
    """

    done: int
    total: int
    delay: int | None
    ends: datetime | None
    go: int
    open_gates: int
    next_gate: RunStep | None
    incomplete: int
    minutes: int
    rollback_steps: int
    rollback_minutes: int


def run_groups(view: ReleaseView, me: Person) -> tuple[RunGroup, ...]:
    """Return the sheet in its order, rollback rows last."""
    stage = view.definition.stage(view.facts.release.stage)
    closed = None if stage.column is BoardColumn.IMPLEMENTING else NOT_NOW
    steps, gates = itertools.count(1), itertools.count(1)
    forward: list[RunRow] = []
    back: list[RunRow] = []
    rollback_numbers = itertools.count(1)
    titles = {step.id: step.title for step in view.facts.run_sheet}
    for place, step in enumerate(view.facts.run_sheet, start=1):
        if step.kind is RunKind.ROLLBACK:
            number = next(rollback_numbers)
        else:
            number = next(gates if step.kind is RunKind.GATE else steps)
        row = RunRow(
            step,
            number,
            place,
            closed or rights.report(me, view, step),
            titles.get(step.after_id or 0, ""),
            rights.worded(refuse_start(view.facts.run_sheet, step, RunResult.RUNNING)),
        )
        (back if step.kind is RunKind.ROLLBACK else forward).append(row)
    groups = []
    for index, (phase, members) in enumerate(
        itertools.groupby(forward, key=lambda row: row.step.phase)
    ):
        title = Text(phase, phase) if phase else UNNAMED
        groups.append(RunGroup(f"{index}/{phase}", title, tuple(members)))
    if back:
        groups.append(RunGroup("rollback", ROLLBACK, tuple(back), rollback=True))
    return tuple(groups)


def next_row(groups: tuple[RunGroup, ...]) -> RunRow | None:
    """Return the row to act on: the one running, else the first not begun."""
    rows = [row for group in groups if not group.rollback for row in group.rows]
    for wanted in (RunResult.RUNNING, RunResult.PENDING):
        for row in rows:
            if row.step.result is wanted:
                return row
    return None


def figures(groups: tuple[RunGroup, ...], now: datetime) -> RunFigures:
    """Count how far the execution is and how late."""
    forward = [row.step for group in groups if not group.rollback for row in group.rows]
    back = [row.step for group in groups if group.rollback for row in group.rows]
    gates = [step for step in forward if step.kind is RunKind.GATE]
    open_gates = [step for step in gates if step.result is RunResult.PENDING]
    delay = _delay(forward, now)
    planned_ends = [step.planned_end for step in forward if step.planned_end is not None]
    ends = max(planned_ends, default=None)
    if ends is not None and delay is not None:
        ends += max(0, delay) * MINUTE
    return RunFigures(
        done=sum(1 for step in forward if step.result in FINISHED),
        total=len(forward),
        delay=delay,
        ends=ends,
        go=sum(1 for step in gates if step.result is RunResult.GO),
        open_gates=len(open_gates),
        next_gate=open_gates[0] if open_gates else None,
        incomplete=sum(1 for s in forward if s.owner_id is None or s.planned_start is None),
        minutes=sum(step.minutes for step in forward),
        rollback_steps=len(back),
        rollback_minutes=sum(step.minutes for step in back),
    )


def _delay(steps: list[RunStep], now: datetime) -> int | None:
    """Return minutes behind plan, by the rows that run or else by the last that ended."""
    running = [
        max(step.actual_start - step.planned_start, now - step.planned_end)
        for step in steps
        if step.result is RunResult.RUNNING
        and step.actual_start is not None
        and step.planned_start is not None
        and step.planned_end is not None
    ]
    if running:
        return max(running) // MINUTE
    ended = [
        (step.actual_end, step.actual_end - step.planned_end)
        for step in steps
        if step.actual_end is not None and step.planned_end is not None
    ]
    return max(ended)[1] // MINUTE if ended else None
