"""Which row of the run sheet waits for which."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.release import RunStep
from relapp.domain.run_order import may_follow, refuse_orphans, refuse_predecessor, refuse_start
from relapp.domain.vocabulary import RunKind, RunResult
from tests.builders import a_run_step

STEP, BACK = RunKind.STEP, RunKind.ROLLBACK


def sheet(*after: int | None) -> tuple[RunStep, ...]:
    return tuple(a_run_step(key, after_id=wanted) for key, wanted in enumerate(after, start=1))


def code(steps: tuple[RunStep, ...], step_id: int, after_id: int | None) -> str:
    refusal = refuse_predecessor(steps, step_id, STEP, after_id)
    return refusal.code if refusal else ""


def test_a_row_waits_for_any_row_that_does_not_wait_for_it() -> None:
    steps = sheet(None, 1, 2)
    assert code(steps, 3, 1) == ""
    assert code(steps, 0, 3) == ""
    assert code(steps, 1, None) == ""
    assert code(steps, 1, 1) == "run.after_circle"
    assert code(steps, 1, 3) == "run.after_circle"
    assert code(steps, 1, 9) == "run.after_unknown"


def test_rollback_rows_wait_for_rollback_rows() -> None:
    steps = (*sheet(None), a_run_step(2, kind=BACK), a_run_step(3, kind=BACK, after_id=2))
    assert code(steps, 1, 2) == "run.after_other_sheet"
    assert refuse_predecessor(steps, 3, BACK, 2) is None
    orphan = refuse_orphans(steps, 2, STEP)
    assert orphan is not None
    assert orphan.code == "run.waited_for"
    assert refuse_orphans(steps, 3, STEP) is None
    assert [step.id for step in may_follow(steps, 2, BACK)] == []
    assert [step.id for step in may_follow(steps, 3, BACK)] == [2]


@given(st.lists(st.integers(1, 6), min_size=6, max_size=6))
def test_no_choice_that_is_allowed_makes_a_circle(wishes: list[int]) -> None:
    steps = sheet(*(None for _ in wishes))
    for key, wish in enumerate(wishes, start=1):
        if not code(steps, key, wish):
            steps = tuple(replace(s, after_id=wish) if s.id == key else s for s in steps)
    for step in steps:
        walker: int | None = step.id
        for _ in steps:
            walker = next(s.after_id for s in steps if s.id == walker)
            if walker is None:
                break
        assert walker is None


@pytest.mark.parametrize("done", [RunResult.DONE, RunResult.SKIPPED, RunResult.GO])
def test_a_row_begins_once_the_one_before_is_finished(done: RunResult) -> None:
    first, second = sheet(None, 1)
    assert refuse_start((replace(first, result=done), second), second, RunResult.RUNNING) is None


@pytest.mark.parametrize("state", [RunResult.PENDING, RunResult.RUNNING, RunResult.FAILED,
                                   RunResult.NO_GO])  # fmt: skip
def test_a_row_waits_until_then(state: RunResult) -> None:
    first, second = sheet(None, 1)
    steps = (replace(first, result=state), second)
    for result in (RunResult.RUNNING, RunResult.DONE, RunResult.GO):
        refusal = refuse_start(steps, second, result)
        assert refusal is not None
        assert refusal.details == {"step": "步骤 2", "before": "步骤 1"}
    for result in (RunResult.SKIPPED, RunResult.NO_GO, RunResult.PENDING):
        assert refuse_start(steps, second, result) is None
    assert refuse_start(steps, steps[0], RunResult.RUNNING) is None
