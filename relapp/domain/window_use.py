"""Approvals hold for the approved window only: what it was given for must not pass unused."""

from dataclasses import dataclass
from datetime import datetime

from relapp.domain.definition import ProcessDefinition
from relapp.domain.release import ReleaseFacts
from relapp.domain.text import Text
from relapp.domain.vocabulary import BoardColumn, RunResult

_WINDOW = Text("第 {number} 窗口", "Window {number}")
_OWN_DATE = Text("自定的上线日期", "The date of its own")


@dataclass(frozen=True, slots=True)
class PassedWindow:
    """A window, or a date of its own, that ended before the release was begun."""

    name: Text
    ended_at: datetime


def passed_window(
    definition: ProcessDefinition, facts: ReleaseFacts, now: datetime | None
) -> PassedWindow | None:
    """Return the window that passed unused; None while it is ahead, used or not known.

    Before approval a date may slip freely; from then on it is what the signatures stand for.
    Without a moment nothing has passed, as for a trial run.
    """
    release, window = facts.release, facts.window
    end = window.ends_at if window else release.planned_end
    if now is None or end is None or now < end or not release.live:
        return None
    column = definition.stage(release.stage).column
    if column is BoardColumn.APPROVING or (
        column is BoardColumn.IMPLEMENTING and not _begun(facts)
    ):
        name = _WINDOW.format(number=window.number) if window else _OWN_DATE
        return PassedWindow(name, end)
    return None


def _begun(facts: ReleaseFacts) -> bool:
    reported = any(step.result is not RunResult.PENDING for step in facts.run_sheet)
    return reported or facts.release.outcome is not None or facts.release.deployed_at is not None
