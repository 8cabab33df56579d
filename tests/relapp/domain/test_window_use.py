"""A window that passed unused: when it counts, and what uses it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from relapp.domain.release import ReleaseFacts
from relapp.domain.vocabulary import Outcome, RunResult, Status
from relapp.domain.window_use import passed_window
from tests.builders import NOW, SMALL, a_run_step, a_window, some_facts

WINDOW = a_window(starts_at=NOW - timedelta(hours=5), ends_at=NOW - timedelta(hours=1))


@pytest.mark.parametrize(
    ("facts", "passed"),
    [
        (some_facts("approve", window=WINDOW), True),
        (some_facts("implement", window=WINDOW), True),
        (some_facts("implement", window=WINDOW, run_sheet=(a_run_step(),)), True),
        (some_facts("approve", planned_end=NOW), True),
        (some_facts("approve", planned_end=NOW + timedelta(seconds=1)), False),
        (some_facts("approve", window=a_window()), False),
        (some_facts("approve"), False),
        (some_facts("plan", window=WINDOW), False),
        (some_facts("prepare", window=WINDOW), False),
        (some_facts("confirm", window=WINDOW), False),
        (some_facts("approve", window=WINDOW, status=Status.CANCELLED), False),
        (some_facts("approve", window=WINDOW, status=Status.ON_HOLD), True),
        (some_facts("implement", window=WINDOW, outcome=Outcome.ROLLED_BACK), False),
        (
            some_facts(
                "implement", window=WINDOW, run_sheet=(a_run_step(result=RunResult.RUNNING),)
            ),
            False,
        ),
    ],
)
def test_a_window_passes_unused_from_approval_until_the_first_row(
    facts: ReleaseFacts, passed: bool
) -> None:
    assert (passed_window(SMALL, facts, NOW) is not None) == passed
    assert passed_window(SMALL, facts, None) is None


def test_it_is_named_with_its_number_or_as_a_date_of_its_own() -> None:
    found = passed_window(SMALL, some_facts("approve", window=WINDOW), NOW)
    assert found is not None
    assert (found.name.zh, found.name.en) == ("第 18 窗口", "Window 18")
    assert found.ended_at == WINDOW.ends_at
    own = passed_window(SMALL, some_facts("approve", planned_end=NOW), NOW)
    assert own is not None
    assert own.name.zh == "自定的上线日期"
    both = replace(some_facts("approve", planned_end=NOW), window=a_window())
    assert passed_window(SMALL, both, NOW) is None
