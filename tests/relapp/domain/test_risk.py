"""Score, level and verdict of a release's risk."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.plan_item import PlanItem
from relapp.domain.risk import (
    Decider,
    RiskAnswer,
    RiskChoice,
    RiskLevel,
    RiskQuestion,
    level_of,
    matrix_level_of,
    product_of,
    score_of,
    verdict,
)
from tests.builders import NOW, words

LEVELS = tuple(
    RiskLevel(name, words(name), up_to)
    for name, up_to in (("low", 2), ("medium", 3), ("high", 4), ("very_high", 5))
)


def questions(*weights: int) -> tuple[RiskQuestion, ...]:
    choices = tuple(RiskChoice(str(n), words(str(n)), n) for n in range(1, 6))
    return tuple(
        RiskQuestion(f"q{place}", words(f"问{place}"), weight, choices)
        for place, weight in enumerate(weights)
    )


def answers(*risks: int) -> dict[str, RiskAnswer]:
    return {
        f"q{place}": RiskAnswer(f"q{place}", str(risk), "人2", NOW, 1)
        for place, risk in enumerate(risks)
        if risk
    }


def a_risk(probability: object, impact: object) -> PlanItem:
    values = {"what": "超时", "probability": probability, "impact": impact}
    return PlanItem(1, "risk", 1, values, "人2", NOW, 1)  # type: ignore[arg-type]


def test_the_worked_case_of_the_peers() -> None:
    score = score_of(questions(60, 20, 100), answers(4, 5, 2))
    assert [line.product for line in score.lines] == [240, 100, 200]
    assert (score.total, score.weights) == (540, 180)
    assert score.value == 3


def test_what_is_not_answered_is_not_counted() -> None:
    score = score_of(questions(60, 20), answers(0, 5))
    assert score.value == 5
    assert (score.complete, score.asked) == (False, 2)
    assert score_of(questions(60), {}).value is None
    foreign = {"q0": RiskAnswer("q0", "gone", "", NOW, 1)}
    assert score_of(questions(60), foreign).lines == ()
    assert not score_of((), {}).complete


@pytest.mark.parametrize(
    ("score", "level"),
    [
        ("1", "low"),
        ("2", "low"),
        ("2.00001", "medium"),
        ("3", "medium"),
        ("3.0000000001", "high"),
        ("5", "very_high"),
    ],
)
def test_a_border_belongs_to_the_level_below_and_nothing_more(score: str, level: str) -> None:
    found = level_of(LEVELS, Fraction(score))
    assert found is not None
    assert found.id == level


def test_a_border_is_meant_as_it_is_written() -> None:
    found = level_of((RiskLevel("a", words("a"), 2.1), LEVELS[-1]), Fraction(21, 10))
    assert found is not None
    assert found.id == "a"


@pytest.mark.parametrize(
    ("product", "level"), [(1, "low"), (4, "low"), (5, "medium"), (9, "medium"), (16, "high"),
                           (20, "very_high"), (25, "very_high")]
)  # fmt: skip
def test_products_of_the_matrix_have_the_same_levels(product: int, level: str) -> None:
    found = matrix_level_of(LEVELS, product)
    assert found is not None
    assert found.id == level


def test_a_half_filled_risk_has_no_product() -> None:
    assert product_of({"probability": "4", "impact": "5"}) == 20
    assert product_of({"probability": "4"}) == 0
    assert matrix_level_of(LEVELS, 0) is None


def test_the_highest_counts_and_it_is_said_which_decided() -> None:
    asked = questions(50, 50)
    found = verdict(asked, LEVELS, answers(2, 2), [a_risk("2", "2"), a_risk("4", "4")])
    assert (found.highest, found.decider) == (16, Decider.MATRIX)
    assert found.level == LEVELS[2]
    found = verdict(asked, LEVELS, answers(5, 5), [a_risk("1", "1")])
    assert (found.level, found.decider) == (LEVELS[3], Decider.QUESTIONNAIRE)
    found = verdict(asked, LEVELS, answers(3, 3), [a_risk("3", "3")])
    assert (found.level, found.decider) == (LEVELS[1], Decider.BOTH)


def test_an_unfinished_questionnaire_does_not_decide() -> None:
    found = verdict(questions(50, 50), LEVELS, answers(5), [a_risk("1", "2")])
    assert (found.level, found.decider, found.score_level) == (LEVELS[0], Decider.MATRIX, None)
    nothing = verdict(questions(50), LEVELS, {}, [])
    assert (nothing.level, nothing.decider, nothing.highest) == (None, None, 0)


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 100)), min_size=1, max_size=8))
def test_a_score_lies_between_its_answers(pairs: list[tuple[int, int]]) -> None:
    score = score_of(questions(*(w for _, w in pairs)), answers(*(r for r, _ in pairs)))
    assert score.value is not None
    assert min(r for r, _ in pairs) <= score.value <= max(r for r, _ in pairs)
    assert level_of(LEVELS, score.value) is not None
