"""The fingerprint changes with the substance of a release and with nothing else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.fingerprint import canonical, fingerprint, substance
from relapp.domain.plan_item import PlanItem
from relapp.domain.release import ReleaseFacts, ScopeLine
from relapp.domain.risk import RiskAnswer
from relapp.domain.vocabulary import CheckResult, RunResult, Status, Strategy
from tests.builders import (
    NOW,
    a_file,
    a_follow_up,
    a_run_step,
    a_section,
    a_signature,
    a_window,
    answers,
    some_facts,
)
from tests.relapp.domain.some_releases import a_change

BASE = some_facts(
    "approve",
    sections={"purpose": a_section("purpose")},
    run_sheet=(a_run_step(1), a_run_step(2)),
    scope=(ScopeLine(1, "核心租赁系统", "V1", "V2"), ScopeLine(2, "资金系统", "V3", "V4")),
    changes=(a_change(),),
    window=a_window(),
)
Edit = Callable[[ReleaseFacts], ReleaseFacts]


def of_release(**fields: object) -> Edit:
    return lambda facts: replace(facts, release=replace(facts.release, **fields))  # type: ignore[arg-type]


def of_facts(**fields: object) -> Edit:
    return lambda facts: replace(facts, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "edit",
    [
        of_release(title="别的"),
        of_release(strategy=Strategy.PHASED),
        of_release(yes=frozenset({"training"})),
        of_facts(sections={"purpose": a_section("purpose", "改了")}),
        of_facts(sections={}),
        of_facts(run_sheet=(a_run_step(2), a_run_step(1))),
        of_facts(run_sheet=(a_run_step(1), a_run_step(2, minutes=11))),
        of_facts(run_sheet=(a_run_step(1), a_run_step(2, owner_id=6))),
        of_facts(run_sheet=(a_run_step(1), a_run_step(2, planned_start=None))),
        of_facts(scope=(ScopeLine(1, "核心租赁系统", "V1", "V2"),)),
        of_facts(changes=()),
        of_facts(changes=(a_change(number="BG-2"),)),
        of_facts(window=a_window(starts_at=NOW + timedelta(days=9))),
        of_facts(window=None),
    ],
)
def test_substance(edit: Edit) -> None:
    assert fingerprint(edit(BASE)) != fingerprint(BASE)


@pytest.mark.parametrize(
    "edit",
    [
        of_release(status=Status.ON_HOLD, hold_reason="等"),
        of_release(stage="implement", version=9, owner_id=5, purpose="另写"),
        of_release(application="改了名的系统"),
        of_facts(checks=answers("agreed", result=CheckResult.FAIL)),
        of_facts(deliverables={"manual": a_file("manual")}),
        of_facts(follow_ups=(a_follow_up(),), signatures=(a_signature("manager", "0" * 64),)),
        of_facts(run_sheet=(a_run_step(1, result=RunResult.DONE, note="好"), a_run_step(2))),
        of_facts(run_sheet=(a_run_step(1, owner="改名的人"), a_run_step(2))),
        of_facts(sections={**BASE.sections, "notes": a_section("notes", " \n")}),
        of_facts(scope=tuple(reversed(BASE.scope))),
        of_facts(scope=(ScopeLine(1, "改了名的系统", "V1", "V2"), BASE.scope[1])),
        of_facts(window=a_window(note="改了备注", capacity=3, number=19)),
    ],
)
def test_everything_else(edit: Edit) -> None:
    assert fingerprint(edit(BASE)) == fingerprint(BASE)


def test_a_window_counts_like_a_date_of_its_own() -> None:
    window = a_window()
    own = replace(
        BASE,
        window=None,
        release=replace(BASE.release, planned_start=window.starts_at, planned_end=window.ends_at),
    )
    assert fingerprint(own) == fingerprint(BASE)


def test_the_zone_in_which_a_moment_is_written_does_not_matter() -> None:
    shanghai = NOW.astimezone(timezone(timedelta(hours=8)))
    steps = (a_run_step(1, planned_start=shanghai), a_run_step(2, planned_start=shanghai))
    assert fingerprint(replace(BASE, run_sheet=steps)) == fingerprint(BASE)


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(), _json, max_size=5))
def test_the_canonical_form_does_not_depend_on_the_order_of_keys(value: dict[str, object]) -> None:
    turned = dict(reversed(list(value.items())))
    assert canonical(turned) == canonical(value)


LINE = PlanItem(1, "impact", 1, {"who": "网点"}, "人2", NOW, 1)
ANSWER = RiskAnswer("reach", "few", "人2", NOW, 1)


@pytest.mark.parametrize(
    "edit",
    [
        of_facts(items={"impact": (LINE,)}),
        of_facts(risk_answers={"reach": ANSWER}),
        of_facts(run_sheet=(a_run_step(1), a_run_step(2, after_id=1))),
        of_facts(run_sheet=(a_run_step(1, question="备份好了吗"), a_run_step(2))),
        of_facts(run_sheet=(a_run_step(1, trigger="脚本失败"), a_run_step(2))),
    ],
)
def test_what_was_added_to_plans_counts_once_it_is_there(edit: Edit) -> None:
    assert fingerprint(edit(BASE)) != fingerprint(BASE)


def test_who_wrote_a_line_and_how_often_is_no_content() -> None:
    first = replace(BASE, items={"impact": (LINE,)}, risk_answers={"reach": ANSWER})
    line = replace(LINE, id=7, position=3, person="人9", version=4)
    answer = replace(ANSWER, person="人9", version=4)
    second = replace(BASE, items={"impact": (line,)}, risk_answers={"reach": answer})
    assert fingerprint(first) == fingerprint(second)


def test_empty_parts_leave_earlier_signatures_in_force() -> None:
    assert fingerprint(replace(BASE, items={"impact": ()})) == fingerprint(BASE)
    assert not {"items", "risk", "run_extras"} & set(substance(BASE))
