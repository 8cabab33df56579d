"""The risk questionnaire: answered question by question, part of what is signed."""

import pytest

from relapp.domain.journal import Event
from relapp.domain.risk import score_of
from relapp.errors import InvalidInput, NotFound, NotPermitted, StaleRecord
from relapp.wording.errors import word
from tests.relapp.services.plan_office import register
from tests.relapp.small_office import SmallOffice


@pytest.fixture
def key(office: SmallOffice) -> int:
    """A release whose process has a questionnaire."""
    return register(office)


def answer(office: SmallOffice, key: int, question: str, choice: str, version: int = 0) -> None:
    office.core.risks.answer(office["manager"], key, question, choice, version)


def test_the_worked_case_of_the_peers_from_the_database(office: SmallOffice, key: int) -> None:
    for question, choice in (("reach", "r4"), ("novelty", "r5"), ("data", "r2")):
        answer(office, key, question, choice)
    view = office.view(key)
    score = score_of(view.definition.risk, view.facts.risk_answers)
    assert (score.total, score.weights) == (540, 180)
    assert score.value == 3
    entries = [e for e in office.core.history.of_release(key) if e.event is Event.RISK_ANSWERED]
    assert len(entries) == 3


def test_an_answer_is_changed_and_taken_back(office: SmallOffice, key: int) -> None:
    answer(office, key, "reach", "r1")
    before = office.view(key).fingerprint
    answer(office, key, "reach", "r2", 1)
    found = office.facts(key).risk_answers["reach"]
    assert (found.choice, found.version, found.person) == ("r2", 2, "陈志远")
    assert office.view(key).fingerprint != before
    answer(office, key, "reach", "", 2)
    assert office.facts(key).risk_answers == {}
    assert not office.core.risks.answer(office["manager"], key, "reach", "", 0)


def test_two_people_on_one_question(office: SmallOffice, key: int) -> None:
    answer(office, key, "reach", "r1")
    with pytest.raises(StaleRecord) as caught:
        answer(office, key, "reach", "r3")
    assert caught.value.details["theirs"] == office.facts(key).risk_answers["reach"]
    assert word(caught.value).zh == "别人刚答过这个问题，没有覆盖"


def test_what_cannot_be_answered(office: SmallOffice, key: int) -> None:
    with pytest.raises(InvalidInput) as refused:
        answer(office, key, "reach", "r9")
    assert word(refused.value).zh == "这个问题没有这个选项"
    with pytest.raises(NotFound) as missing:
        answer(office, key, "zzz", "r1")
    assert word(missing.value).zh == "流程里没有这个风险问题"
    with pytest.raises(NotPermitted):
        office.core.risks.answer(office["tester"], key, "reach", "r1", 0)
