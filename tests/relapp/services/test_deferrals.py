"""What an emergency may put off: every refusal by its sentence, and what comes of it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from relapp.bootstrap import FOUNDER
from relapp.domain.vocabulary import CheckResult, Need, TestKind
from relapp.errors import RelappError
from relapp.wording.errors import word
from tests.builders import SMALL, STAGES
from tests.relapp.small_office import SmallOffice

DEFERRED = CheckResult.DEFERRED
FUNCTION = TestKind.FUNCTION
TESTED = replace(
    SMALL,
    version="V2",
    stages=tuple(replace(s, tests=(FUNCTION,)) if s.id == "prepare" else s for s in STAGES),
)


@pytest.fixture
def planned(office: SmallOffice) -> int:
    """A planned upgrade that is being prepared."""
    office.core.processes.store(FOUNDER, TESTED)
    key = office.register()
    office.walk(key, "prepare")
    return key


@pytest.fixture
def urgent(office: SmallOffice) -> int:
    """An emergency that is being prepared."""
    office.core.processes.store(FOUNDER, TESTED)
    key = office.register(office.emergency())
    office.walk(key, "prepare")
    return key


def said(call: Callable[[], object]) -> tuple[str, str]:
    """Return the refusal of a command in both languages."""
    with pytest.raises(RelappError) as caught:
        call()
    found = word(caught.value)
    return found.zh, found.en


def test_a_planned_release_defers_no_check(office: SmallOffice, planned: int) -> None:
    assert said(lambda: office.answer(planned, "tested", DEFERRED, "来不及")) == (
        "只有紧急发布可以暂缓检查项",
        "Only an urgent release may defer a check",
    )
    assert "tested" not in office.facts(planned).checks


def test_an_emergency_defers_only_what_may_wait(office: SmallOffice, urgent: int) -> None:
    assert said(lambda: office.answer(urgent, "data_ready", DEFERRED, "来不及")) == (
        "这一项不能暂缓",
        "This check cannot be deferred",
    )
    assert office.facts(urgent).follow_ups == ()


def test_nothing_is_deferred_without_a_reason(office: SmallOffice, urgent: int) -> None:
    told = ("请写明原因", said(lambda: office.answer(urgent, "tested", DEFERRED, " "))[1])
    assert said(lambda: office.answer(urgent, "tested", DEFERRED, "")) == told
    defer = office.core.tests.defer
    assert said(lambda: defer(office["tester"], urgent, FUNCTION, "  ")) == told
    assert office.facts(urgent).follow_ups == ()


def test_a_planned_release_puts_no_test_off(office: SmallOffice, planned: int) -> None:
    defer = office.core.tests.defer
    assert said(lambda: defer(office["tester"], planned, FUNCTION, "来不及")) == (
        "只有紧急发布可以暂缓测试，且要在需要测试的阶段",
        "Only an urgent release may put a test off, in the stage that asks for it",
    )


def test_a_test_is_put_off_only_where_it_is_asked_for(office: SmallOffice, urgent: int) -> None:
    defer, tester = office.core.tests.defer, office["tester"]
    told = "只有紧急发布可以暂缓测试，且要在需要测试的阶段"
    assert said(lambda: defer(tester, urgent, TestKind.PERFORMANCE, "来不及"))[0] == told
    office.walk(urgent, "approve")
    assert said(lambda: defer(tester, urgent, FUNCTION, "来不及"))[0] == told


def test_only_who_answers_a_check_defers_it(office: SmallOffice, urgent: int) -> None:
    answer = office.core.checks.answer
    zh, _ = said(lambda: answer(office["pmo"], urgent, "tested", DEFERRED, "来不及", 0))
    assert office["tester"].name in zh
    zh, _ = said(lambda: office.core.tests.defer(office["pmo"], urgent, FUNCTION, "来不及"))
    assert office["tester"].name in zh


def test_the_last_stage_waits_for_what_was_put_off(office: SmallOffice, urgent: int) -> None:
    office.answer(urgent, "tested", DEFERRED, "先上线后补测")
    office.core.tests.defer(office["tester"], urgent, FUNCTION, "先上线后补测")
    office.walk(urgent, "confirm")
    items = office.facts(urgent).follow_ups
    office.fulfil(urgent, but=frozenset(str(item.id) for item in items))
    left = [(b.need, b.due) for b in office.view(urgent).blockers]
    assert left == [(Need.FOLLOW_UP, item.due_at) for item in items]
    assert {f"deferred_check:{key}" for key in ("tested", "test:function")} <= {
        item.rule_id for item in items
    }
    zh, _ = said(lambda: office.advance(urgent))
    assert zh == f"还差 {len(items)} 项，不能进入「closed」"
