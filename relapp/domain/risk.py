"""The weighted risk questionnaire: answers, score, level and how they came about."""

from dataclasses import dataclass
from datetime import datetime

from relapp.domain.text import Text


@dataclass(frozen=True, slots=True)
class RiskChoice:
    """One answer to a question and the risk it carries, 1 (none) to 5 (high)."""

    id: str
    text: Text
    risk: int


@dataclass(frozen=True, slots=True)
class RiskQuestion:
    """One question of the questionnaire and its weight, 1 to 100."""

    id: str
    text: Text
    weight: int
    choices: tuple[RiskChoice, ...]


@dataclass(frozen=True, slots=True)
class RiskLevel:
    """A level of risk: scores from the one below up to `up_to`, included."""

    id: str
    name: Text
    up_to: float


@dataclass(frozen=True, slots=True)
class RiskAnswer:
    """What was chosen for one question of the questionnaire."""

    question_id: str
    choice: str
    person: str
    at: datetime
    version: int
