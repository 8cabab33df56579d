"""Risk of a release: the weighted questionnaire, the matrix, and which of the two decided.

Both are measured on one scale from 1 to 5. The matrix has probability × impact, so that a level
reaching up to a score s takes products up to s².
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction

from relapp.domain.plan_item import PlanItem, Value
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

    def choice(self, choice_id: str) -> RiskChoice | None:
        """Return one choice, None for an unknown identifier."""
        return next((c for c in self.choices if c.id == choice_id), None)


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


@dataclass(frozen=True, slots=True)
class RiskLine:
    """One line of the arithmetic: a question, what was chosen, risk × weight = product."""

    question: RiskQuestion
    choice: RiskChoice

    @property
    def product(self) -> int:
        """What the answer adds to the sum."""
        return self.choice.risk * self.question.weight


@dataclass(frozen=True, slots=True)
class RiskScore:
    """The questionnaire of a release, reckoned from what is answered so far.

    Attributes:
        asked: how many questions there are.
    """

    lines: tuple[RiskLine, ...]
    asked: int

    @property
    def complete(self) -> bool:
        """Whether every question is answered; only then the score counts."""
        return self.asked > 0 and len(self.lines) == self.asked

    @property
    def total(self) -> int:
        """Sum of risk × weight."""
        return sum(line.product for line in self.lines)

    @property
    def weights(self) -> int:
        """Sum of the weights of the answered questions."""
        return sum(line.question.weight for line in self.lines)

    @property
    def value(self) -> Fraction | None:
        """The score, exact; None while nothing is answered."""
        return Fraction(self.total, self.weights) if self.lines else None


class Decider(StrEnum):
    """What decided on the level."""

    QUESTIONNAIRE = "questionnaire"
    MATRIX = "matrix"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class RiskVerdict:
    """How risky a release is.

    Attributes:
        level: the higher of both, None while neither is known.
        decider: which of the two it comes from.
        highest: the greatest product of the matrix, 0 without lines.
    """

    score: RiskScore
    score_level: RiskLevel | None
    highest: int
    matrix_level: RiskLevel | None
    level: RiskLevel | None
    decider: Decider | None


def score_of(questions: Iterable[RiskQuestion], answers: Mapping[str, RiskAnswer]) -> RiskScore:
    """Return the score of the answers given (PEERS behaviour 8: Σ(risk·weight) / Σ weight)."""
    known = tuple(questions)
    lines = []
    for question in known:
        answer = answers.get(question.id)
        choice = question.choice(answer.choice) if answer is not None else None
        if choice is not None:
            lines.append(RiskLine(question, choice))
    return RiskScore(tuple(lines), len(known))


def level_of(levels: Iterable[RiskLevel], score: Fraction) -> RiskLevel | None:
    """Return the level of a score; what lies above a border by any part is the next level's."""
    return _first(levels, lambda top: score <= top)


def product_of(values: Mapping[str, Value]) -> int:
    """Return probability × impact of a risk, 0 while one of them is not chosen."""
    try:
        return int(str(values.get("probability"))) * int(str(values.get("impact")))
    except ValueError:
        return 0


def matrix_level_of(levels: Iterable[RiskLevel], product: int) -> RiskLevel | None:
    """Return the level of a product of the matrix, None for 0."""
    return _first(levels, lambda top: product <= top * top) if product else None


def verdict(
    questions: Iterable[RiskQuestion],
    levels: tuple[RiskLevel, ...],
    answers: Mapping[str, RiskAnswer],
    risks: Iterable[PlanItem],
) -> RiskVerdict:
    """Return how risky a release is: the highest of matrix and questionnaire counts."""
    score = score_of(questions, answers)
    counted = score.value if score.complete else None
    asked = level_of(levels, counted) if counted is not None else None
    highest = max((product_of(item.values) for item in risks), default=0)
    matrix = matrix_level_of(levels, highest)
    ranks = {level.id: place for place, level in enumerate(levels)}
    ranked = [level for level in (asked, matrix) if level is not None]
    level = max(ranked, key=lambda found: ranks[found.id], default=None)
    return RiskVerdict(score, asked, highest, matrix, level, _decider(level, asked, matrix))


def _decider(
    level: RiskLevel | None, asked: RiskLevel | None, matrix: RiskLevel | None
) -> Decider | None:
    if level is None:
        return None
    if asked == matrix:
        return Decider.BOTH
    return Decider.QUESTIONNAIRE if asked == level else Decider.MATRIX


def _first(levels: Iterable[RiskLevel], fits: Callable[[Fraction], bool]) -> RiskLevel | None:
    # As it is written: the decimal 2.1 of the file, not its nearest binary fraction.
    return next((level for level in levels if fits(Fraction(str(level.up_to)))), None)
