"""Says how a run sheet is carried out: when each row begins and ends, and how."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from relapp.domain.release import RunStep
from relapp.domain.vocabulary import RunKind, RunResult

_SOON = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Report:
    """One report on a row."""

    at: datetime
    step: RunStep
    result: RunResult
    note: str = ""


def reports(
    sheet: Sequence[RunStep],
    start: datetime,
    late: Mapping[int, int],
    no_go: str,
    chance: Random,
) -> list[Report]:
    """Return all reports of a night in the order of time; rows may overlap.

    Args:
        sheet: the planned rows.
        start: nothing begins before.
        late: rows, by place, whose end comes so many minutes late.
        no_go: why the last gate says no, which starts the rollback; empty for a success.
        chance: where seconds come from.
    """
    rows = [s for s in sheet if s.kind is not RunKind.ROLLBACK]
    stop = next((s.id for s in reversed(rows) if s.kind is RunKind.GATE), 0) if no_go else 0
    found: list[Report] = []
    for place, step in enumerate(rows):
        begin = max(step.planned_start or start, start)
        begin += timedelta(seconds=chance.randint(10, 80))
        minutes = step.minutes + late.get(place, 0)
        end = begin + timedelta(minutes=minutes, seconds=-chance.randint(0, 40))
        if step.id == stop:
            found.append(Report(end, step, RunResult.NO_GO, no_go))
            found.extend(_rollback(sheet, end))
            break
        if step.kind is RunKind.GATE:
            found.append(Report(end, step, RunResult.GO))
            continue
        found.append(Report(begin, step, RunResult.RUNNING))
        found.append(Report(end, step, RunResult.DONE))
    return sorted(found, key=lambda report: (report.at, report.step.position))


def _rollback(sheet: Sequence[RunStep], at: datetime) -> Iterator[Report]:
    for step in sheet:
        if step.kind is RunKind.ROLLBACK:
            yield Report(at + _SOON, step, RunResult.RUNNING)
            at += timedelta(minutes=step.minutes)
            yield Report(at, step, RunResult.DONE)
