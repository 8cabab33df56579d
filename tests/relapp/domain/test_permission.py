"""Who may do what to a release, and why somebody may not."""

from dataclasses import replace

import pytest

from relapp.domain import permission
from relapp.domain.gate import requirements
from relapp.domain.person import ADMINISTRATOR, Permission, Person, may
from relapp.domain.refusal import Refusal
from relapp.domain.release import PersonRef, ReleaseFacts
from relapp.domain.vocabulary import Need, ReleaseMode, Status
from tests.builders import HOLDERS, SECTIONS, SMALL, a_check, some_facts

MANAGER = Person(2, "人2", "two", roles=frozenset({"project_manager"}))
TESTER = Person(5, "人5", "five", roles=frozenset({"tester"}))
OFFICE = Person(7, "人7", "seven", roles=frozenset({"release_office"}))
ADMIN = Person(8, "人8", "eight", roles=frozenset({ADMINISTRATOR}))
STRANGER = Person(99, "生人", "stranger")
ENDED = Refusal("release.ended", {"number": "FB26-001"})
NOT_KEEPER = Refusal("release.not_keeper", {"number": "FB26-001"})
FACTS = some_facts("approve")
HELD = some_facts("approve", status=Status.ON_HOLD, hold_reason="等账期")
CLOSED = some_facts("closed", status=Status.CLOSED)
MANAGER_STEP = SMALL.stage("approve").route[1].steps[0]
HEAD_STEP = SMALL.stage("approve").route[0].steps[0]


def away(person: Person) -> Person:
    return replace(person, active=False)


@pytest.mark.parametrize("person", [MANAGER, OFFICE])
def test_owner_and_office_keep_a_release(person: Person) -> None:
    assert permission.can_run(person, FACTS) is None
    assert permission.can_run(person, HELD) == Refusal("release.on_hold", {"reason": "等账期"})
    assert permission.can_edit(person, HELD) == permission.can_run(person, HELD)
    assert permission.can_stop(person, HELD) is None
    assert permission.can_stop(person, CLOSED) == ENDED
    assert permission.can_run(person, CLOSED) == ENDED
    assert permission.can_edit(person, FACTS) is None
    assert permission.can_edit(person, CLOSED) == ENDED
    assert permission.can_run(away(person), FACTS) == NOT_KEEPER


@pytest.mark.parametrize("person", [TESTER, STRANGER])
def test_others_only_look(person: Person) -> None:
    assert permission.can_run(person, FACTS) == NOT_KEEPER
    assert permission.can_edit(person, FACTS) == NOT_KEEPER


def test_an_administrator_edits_but_does_not_run() -> None:
    assert permission.can_edit(ADMIN, FACTS) is None
    assert permission.can_edit(away(ADMIN), FACTS) == NOT_KEEPER
    assert permission.can_run(ADMIN, FACTS) == NOT_KEEPER


def test_a_check_is_answered_by_its_role_and_by_nobody_in_its_place() -> None:
    item = a_check("tested", "tester")
    assert permission.can_answer(TESTER, item, FACTS) is None
    refusal = Refusal("role.not_yours", {"role": "tester", "people": ("人5",)})
    for person in (MANAGER, OFFICE, ADMIN, STRANGER, away(TESTER)):
        assert permission.can_answer(person, item, FACTS) == refusal


def test_a_role_that_nobody_holds_is_said_so() -> None:
    facts = replace(FACTS, holders={})
    refused = permission.can_answer(TESTER, a_check("tested", "tester"), facts)
    assert refused == Refusal("role.nobody", {"role": "tester"})


@pytest.mark.parametrize(("facts", "code"), [(HELD, "release.on_hold"), (CLOSED, "release.ended")])
def test_nothing_is_answered_or_signed_while_held_or_after_the_end(
    facts: ReleaseFacts, code: str
) -> None:
    for refusal in (
        permission.can_answer(TESTER, a_check("tested", "tester"), facts),
        permission.can_sign(MANAGER, MANAGER_STEP, facts),
    ):
        assert refusal is not None
        assert refusal.code == code


def test_nobody_signs_anothers_step() -> None:
    assert permission.can_sign(MANAGER, MANAGER_STEP, FACTS) is None
    refused = permission.can_sign(OFFICE, MANAGER_STEP, FACTS)
    assert refused == Refusal("role.not_yours", {"role": "project_manager", "people": ("人2",)})


def test_an_applicant_never_signs_what_controls_the_applicant() -> None:
    applicant = Person(9, "申请人", "nine")
    facts = some_facts(
        "approve",
        mode=ReleaseMode.EMERGENCY,
        holders={**HOLDERS, "applicant_department_head": (PersonRef(9, "申请人"),)},
    )
    assert permission.can_sign(applicant, HEAD_STEP, facts) == Refusal("step.own_request")
    other = replace(facts, release=replace(facts.release, applicant_id=3))
    assert permission.can_sign(applicant, HEAD_STEP, other) is None


def test_papers_and_sections_are_for_their_role_and_for_the_keeper() -> None:
    spec, section = SMALL.deliverables[1], SECTIONS[2]
    assert permission.can_provide(TESTER, spec, FACTS) is None
    for person in (MANAGER, OFFICE):
        assert permission.can_provide(person, spec, FACTS) is None
        assert permission.can_write(person, section, FACTS) is None
        assert permission.can_provide(person, spec, CLOSED) == ENDED
    assert permission.can_provide(STRANGER, spec, FACTS) is not None
    assert permission.can_write(TESTER, section, FACTS) is not None


@pytest.mark.parametrize("stage", SMALL.stage_ids)
def test_content_is_fixed_once_an_approval_lies_behind_it(stage: str) -> None:
    locked = permission.content_locked(SMALL, some_facts(stage))
    if stage in ("implement", "confirm", "closed"):
        assert locked == Refusal("release.content_locked", {"number": "FB26-001"})
    else:
        assert locked is None


def test_a_follow_up_is_for_its_role_even_after_the_end_for_the_keeper() -> None:
    assert permission.can_follow_up(TESTER, "tester", FACTS) is None
    assert permission.can_follow_up(TESTER, "pmo", FACTS) is not None
    assert permission.can_follow_up(OFFICE, "pmo", CLOSED) is None


def test_a_row_is_reported_by_its_owner_the_keeper_or_an_implementer() -> None:
    deployer = Person(11, "人11", "eleven")
    facts = replace(FACTS, holders={"implementer": (PersonRef(11, "人11"),)})
    for person in (TESTER, MANAGER, deployer):
        assert permission.can_report(person, 5, facts) is None
    assert permission.can_report(STRANGER, 5, facts) == Refusal("run.not_owner")
    assert permission.can_report(away(TESTER), 5, facts) == Refusal("run.not_owner")
    assert permission.can_report(TESTER, 5, CLOSED) == ENDED


def test_a_requirement_waits_for_whoever_holds_its_role() -> None:
    signature = next(r for r in requirements(SMALL, FACTS) if r.need is Need.SIGNATURE)
    assert permission.can_mend(MANAGER, signature, FACTS)
    assert not permission.can_mend(TESTER, signature, FACTS)
    assert not permission.can_mend(TESTER, replace(signature, role=""), FACTS)


@pytest.mark.parametrize("granted", list(Permission))
def test_roles_grant_permissions_to_people_who_are_here(granted: Permission) -> None:
    holder = next(p for p in (OFFICE, ADMIN) if may(p, granted))
    assert not may(away(holder), granted)
    assert not may(STRANGER, granted)


def test_only_an_administrator_keeps_processes() -> None:
    assert may(ADMIN, Permission.KEEP_PROCESSES)
    assert not may(OFFICE, Permission.KEEP_PROCESSES)
