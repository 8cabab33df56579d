"""Draws releases of the small process in any state that a database could hold."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from relapp.domain.fingerprint import fingerprint
from relapp.domain.register import ChangeRequest
from relapp.domain.release import ReleaseFacts, Signature
from relapp.domain.vocabulary import (
    ChangeKind,
    ChangeState,
    CheckResult,
    Decision,
    Outcome,
    ReleaseMode,
    ReleaseType,
    RunKind,
    RunResult,
    Status,
)
from relapp.domain.window import WindowState
from tests.builders import (
    HOLDERS,
    NOW,
    SMALL,
    STAGES,
    a_dependency,
    a_file,
    a_follow_up,
    a_run_step,
    a_section,
    a_window,
    an_answer,
    some_facts,
)

_CHECKS = [item.id for _, _, item in SMALL.all_checks()]
_STEPS = [(stage.id, step.id) for stage in STAGES for group in stage.route for step in group.steps]
_result = st.sampled_from(CheckResult)
_checks = st.dictionaries(
    st.sampled_from(_CHECKS), st.tuples(_result, st.booleans()), max_size=len(_CHECKS)
)
_windows = st.none() | st.sampled_from(WindowState).map(lambda state: a_window(state=state))
_run_steps = st.builds(
    a_run_step,
    st.integers(1, 9),
    kind=st.sampled_from(RunKind),
    result=st.sampled_from(RunResult),
    owner_id=st.none() | st.just(5),
)
_follow_ups = st.builds(a_follow_up, st.integers(1, 9), done=st.booleans())
_others = st.builds(
    a_dependency,
    column=st.sampled_from(["planning", "approving", "confirming", "closed"]),
    status=st.sampled_from(Status),
    outcome=st.none() | st.sampled_from(Outcome),
)


def a_change(state: ChangeState = ChangeState.APPROVED, number: str = "BG-1") -> ChangeRequest:
    """Return a change request in a state."""
    return ChangeRequest(1, number, "改口径", ChangeKind.CHANGE, state)


@st.composite
def any_facts(draw: st.DrawFn) -> ReleaseFacts:
    """Draw facts: any stage, status, answers, papers, signatures, rows and ties."""
    stage = draw(st.sampled_from(STAGES)).id
    mode = draw(st.sampled_from(ReleaseMode))
    facts = some_facts(
        stage,
        type=draw(st.sampled_from(ReleaseType)),
        mode=mode,
        status=draw(st.sampled_from([Status.RUNNING, Status.RUNNING, *Status])),
        yes=draw(st.sampled_from([frozenset(), frozenset({"training"})])),
        planned_start=draw(st.none() | st.just(NOW)),
        outcome=draw(st.none() | st.sampled_from(Outcome)),
        trial_until=draw(st.none() | st.just(NOW + timedelta(days=3))),
        checks={
            key: an_answer(key, result, evidence=papers)
            for key, (result, papers) in draw(_checks).items()
        },
        sections={k: a_section(k) for k in draw(st.sets(st.sampled_from(["purpose", "rollback"])))},
        deliverables={k: a_file(k) for k in draw(st.sets(st.sampled_from(["manual", "handbook"])))},
        run_sheet=tuple(draw(st.lists(_run_steps, max_size=3))),
        follow_ups=tuple(draw(st.lists(_follow_ups, max_size=2))),
        dependencies=tuple(draw(st.lists(_others, max_size=2))),
        changes=tuple(map(a_change, draw(st.lists(st.sampled_from(ChangeState), max_size=2)))),
        window=draw(_windows),
        holders={r: p for r, p in HOLDERS.items() if draw(st.integers(0, 9))},
    )
    return replace(facts, signatures=draw(_signatures(facts)))


@st.composite
def _signatures(draw: st.DrawFn, facts: ReleaseFacts) -> tuple[Signature, ...]:
    seals = st.sampled_from([fingerprint(facts), "0" * 64])
    chosen = draw(st.lists(st.sampled_from(_STEPS), max_size=6))
    return tuple(
        Signature(
            key, stage, step, draw(st.sampled_from(Decision)), "", 5, "人5", NOW, draw(seals),
            draw(st.booleans()),
        )
        for key, (stage, step) in enumerate(chosen, start=1)
    )  # fmt: skip
