"""What every part of the gate stands on: one release in its present stage."""

from datetime import datetime

from relapp.domain.definition import ProcessDefinition, Stage
from relapp.domain.release import ReleaseFacts
from relapp.domain.requirement import Requirement
from relapp.domain.text import Text
from relapp.domain.vocabulary import BoardColumn, Need, Reason, Standing
from relapp.domain.window_use import passed_window


class Ground:
    """Definition, facts and stage; holds what all parts need so that nothing is computed twice."""

    def __init__(
        self, definition: ProcessDefinition, facts: ReleaseFacts, now: datetime | None
    ) -> None:
        """Look at a release as it is at a moment, or without asking for one."""
        self.definition = definition
        self.facts = facts
        self.release = facts.release
        self.stage: Stage = definition.stage(facts.release.stage)
        self.now = now
        self.due = _stage_due(self.stage, facts)
        self.passed = passed_window(definition, facts, now)

    def make(
        self,
        need: Need,
        subject_id: str,
        subject: Text,
        reason: Reason,
        *,
        blocking: bool = False,
        role: str = "",
    ) -> Requirement:
        """Return a condition; without a reason against it, it is met."""
        if reason is Reason.NONE:
            standing = Standing.MET
        else:
            standing = Standing.BLOCKING if blocking else Standing.OPEN
        return Requirement(
            need,
            subject_id,
            subject,
            standing,
            reason,
            role,
            self.facts.holder_names(role) if role else (),
            self.release.stage_since,
            self.due,
            f"relapp://release/{self.release.number}/{need.value}/{subject_id}",
        )


def _stage_due(stage: Stage, facts: ReleaseFacts) -> datetime | None:
    """Return when the stage should be left: materials' deadline, then the window itself."""
    window, release = facts.window, facts.release
    if stage.column in (BoardColumn.PLANNING, BoardColumn.PREPARING):
        return window.material_due_at if window else release.planned_start
    if stage.column is BoardColumn.APPROVING:
        return window.starts_at if window else release.planned_start
    if stage.column is BoardColumn.IMPLEMENTING:
        return window.ends_at if window else release.planned_end
    return None
