"""Duties kept apart: testing and carrying out, and processes that mark no step as the keeper's."""

from dataclasses import replace

from relapp.domain import permission, separation
from relapp.domain.person import Person
from relapp.domain.refusal import Refusal
from relapp.domain.release import PersonRef, ReleaseFacts
from relapp.domain.testing import TestRun
from relapp.domain.vocabulary import TestKind as Kind
from tests.builders import HOLDERS, NOW, SMALL, a_run_step, some_facts

TESTER = Person(5, "人5", "five")
OFFICE = Person(7, "人7", "seven", roles=frozenset({"release_office"}))


def run_of(person: int, **fields: object) -> ReleaseFacts:
    run = TestRun(1, Kind.FUNCTION, "预生产", "", 9, 9, 0, True, "通过", NOW, person, "", NOW)
    return some_facts("implement", tests=(run,), run_sheet=(a_run_step(),), **fields)


def test_whoever_tested_does_not_report_on_rows_of_his_own() -> None:
    refused = Refusal("run.tester")
    assert permission.can_report(TESTER, 5, run_of(5)) == refused
    assert permission.can_report(TESTER, 5, run_of(6)) is None
    implements = {**HOLDERS, "implementer": (PersonRef(5, "人5"),)}
    assert permission.can_report(TESTER, 8, run_of(5, holders=implements)) == refused
    assert permission.can_report(TESTER, 8, run_of(6, holders=implements)) is None


def test_the_keeper_reports_for_others_even_if_he_tested() -> None:
    assert permission.can_report(OFFICE, 5, run_of(7)) is None
    assert permission.can_report(OFFICE, 7, run_of(7)) is None


def test_a_process_that_marks_no_step_gives_the_keepers_roles_their_own() -> None:
    bare = replace(
        SMALL,
        stages=tuple(
            replace(
                stage,
                route=tuple(
                    replace(g, steps=tuple(replace(s, own=False) for s in g.steps))
                    for g in stage.route
                ),
            )
            for stage in SMALL.stages
        ),
    )
    marked = separation.with_own_steps(bare)
    own = [s.id for stage in marked.stages for g in stage.route for s in g.steps if s.own]
    assert own == ["manager"]
    assert separation.with_own_steps(SMALL) is SMALL
