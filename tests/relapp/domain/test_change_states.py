"""How a change request follows its tool: nothing is approved while a column says it is not."""

import pytest

from relapp.domain.change_states import (
    Said,
    combined,
    combining_refusals,
    followed,
    is_out_of_step,
)
from relapp.domain.register import ChangeRequest
from relapp.domain.vocabulary import ChangeKind, ChangeState, Status

OPEN, YES, NO, DONE = (
    ChangeState.SUBMITTED,
    ChangeState.APPROVED,
    ChangeState.REJECTED,
    ChangeState.DONE,
)


def change(state: ChangeState = YES, **fields: object) -> ChangeRequest:
    values: dict[str, object] = {"source_state": "Scheduled", **fields}
    return ChangeRequest(1, "CR-1", "旧标题", ChangeKind.CHANGE, state, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ((None, None, None), OPEN),
        ((YES, None, None), YES),
        ((OPEN, YES, None), YES),
        ((YES, OPEN, None), OPEN),
        ((DONE, OPEN, None), DONE),
        ((DONE, YES, NO), NO),
        ((YES, NO, None), NO),
        ((NO, YES, None), NO),
        ((None, None, YES), YES),
    ],
)
def test_the_columns_of_a_tool_come_to_one_state(
    said: tuple[ChangeState | None, ...], state: ChangeState
) -> None:
    assert combined(*said) is state


def test_what_was_edited_here_stays_while_the_source_says_the_same() -> None:
    said = Said("来源标题", "Scheduled", YES)
    assert followed(change(NO), said, said) == {}


def test_what_changed_at_the_source_is_taken_over() -> None:
    before = Said("来源标题", "Scheduled", YES)
    now = Said("新标题", "Canceled", NO, "https://itsm.example/1")
    assert followed(change(), before, now) == {
        "title": "新标题",
        "state": "rejected",
        "source_state": "Canceled",
        "link": "https://itsm.example/1",
    }


def test_of_a_list_without_states_of_its_own_the_meaning_is_compared() -> None:
    known = change(NO, source_state="")
    assert followed(known, Said("旧标题", "", YES), Said("旧标题", "", YES)) == {}
    assert followed(known, Said("旧标题", "", OPEN), Said("旧标题", "", YES)) == {
        "state": "approved"
    }


def test_a_request_that_was_typed_in_follows_the_first_import() -> None:
    assert followed(change(OPEN), None, Said("来源标题", "Scheduled", YES)) == {
        "title": "来源标题",
        "state": "approved",
    }


@pytest.mark.parametrize(
    ("state", "status", "out"),
    [
        (YES, Status.RUNNING, False),
        (NO, Status.RUNNING, True),
        (OPEN, Status.ON_HOLD, True),
        (DONE, Status.CLOSED, False),
        (NO, None, False),
    ],
)
def test_a_request_is_out_of_step_with_its_release(
    state: ChangeState, status: Status | None, out: bool
) -> None:
    assert is_out_of_step(change(state), status) is out


def test_only_approved_and_free_requests_are_combined() -> None:
    taken = change(release_id=7, release_number="FB26-007")
    let_go = change(release_id=7, release_number="FB26-007", let_go=True)
    assert combining_refusals([change(), let_go]) == ()
    assert combining_refusals([change(OPEN), taken]) == (
        ("change.not_approved", {"number": "CR-1"}),
        ("change.taken", {"number": "CR-1", "other": "FB26-007"}),
    )
