"""A release that was sent back: from which stage, why, and whether that was answered.

Whoever keeps it says what was mended before it goes on. What is open is kept beside the answers
to checks, as a deferred test is, under a key that no check can have.
"""

from dataclasses import dataclass
from typing import Final

from relapp.domain.definition import ProcessDefinition
from relapp.domain.release import CheckAnswer, ReleaseFacts
from relapp.domain.vocabulary import CheckResult

_KEY: Final = "back:"
_KEEPERS: Final = ("project_manager", "release_admin")


@dataclass(frozen=True, slots=True)
class SentBack:
    """One return that nobody has answered yet.

    Attributes:
        stage_id: the stage that it was sent back from.
        answer: who sent it back, when and why.
    """

    stage_id: str
    answer: CheckAnswer


def key_from(stage_id: str) -> str:
    """Return the key under which a return from a stage is kept."""
    return _KEY + stage_id


def open_returns(facts: ReleaseFacts) -> tuple[SentBack, ...]:
    """Return what the release was sent back for and nobody has answered, newest first."""
    found = (
        SentBack(key.removeprefix(_KEY), answer)
        for key, answer in facts.checks.items()
        if key.startswith(_KEY) and answer.result is CheckResult.FAIL
    )
    return tuple(sorted(found, key=lambda back: (back.answer.at, back.stage_id), reverse=True))


def keeper_role(definition: ProcessDefinition) -> str:
    """Return the role of whoever mends what a release was sent back for."""
    held = (role for role in _KEEPERS if role in definition.role_ids)
    return next(held, definition.office_role)
