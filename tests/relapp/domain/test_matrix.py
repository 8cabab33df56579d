"""The matrix says for each step who may act, by the rule that decides for releases."""

from dataclasses import replace
from datetime import timedelta

import pytest

from relapp.domain.matrix import Basis, Cell, Kinds, Question, Row, Staff, signers, unsigned
from relapp.domain.person import Department, Person
from relapp.domain.register import Application
from relapp.domain.role_grant import RoleGrant
from relapp.domain.role_holders import HEAD_ROLE
from relapp.domain.signing import Delegation
from relapp.domain.vocabulary import ReleaseMode
from tests.builders import NOW, SMALL, a_check, a_step

FINANCE, LEASING = 1, 2
LEDGER = Application(11, "总账", department_id=FINANCE, owner_id=3)
PORTAL = Application(12, "门户", department_id=LEASING)
DEPARTMENTS = (Department(FINANCE, "财务部", head_id=4), Department(LEASING, "租赁部"))


def somebody(
    key: int, *roles: str, grants: tuple[RoleGrant, ...] = (), active: bool = True
) -> Person:
    return Person(
        key, f"人{key}", f"p{key}", roles=frozenset(roles), grants=frozenset(grants), active=active
    )


def staff(*people: Person, **fields: object) -> Staff:
    made = Staff(people, DEPARTMENTS, (LEDGER, PORTAL))
    return replace(made, **fields)  # type: ignore[arg-type]


def rows(staff: Staff, **fields: object) -> tuple[Row, ...]:
    return signers(replace(Question(SMALL), **fields), staff, NOW)  # type: ignore[arg-type]


def step_row(found: tuple[Row, ...], role: str) -> Row:
    return next(row for row in found if row.signs and row.role == role)


def stands_in(person_id: int, deputy_id: int, role: str = "", **fields: object) -> Delegation:
    made = Delegation(
        1, person_id, f"人{person_id}", deputy_id, f"人{deputy_id}", role, NOW, None, "休假"
    )
    return replace(made, **fields)  # type: ignore[arg-type]


SIGNING = next(
    step.role
    for stage in SMALL.stages
    for group in stage.route
    for step in group.steps
    if step.role not in ("project_manager", "system_owner")
)


def test_a_role_held_everywhere_counts_for_all_and_elsewhere_for_some() -> None:
    found = rows(staff(somebody(5, SIGNING), somebody(6, grants=(RoleGrant(SIGNING, FINANCE),))))
    cells = step_row(found, SIGNING).cells
    assert cells == {5: Cell(Basis.ROLE, 2, True), 6: Cell(Basis.ROLE, 1, False)}


def test_a_gap_names_the_applications_for_which_nobody_acts() -> None:
    found = rows(staff(somebody(6, grants=(RoleGrant(SIGNING, FINANCE),))))
    row = step_row(found, SIGNING)
    assert (row.gaps, row.nobody) == (("门户",), False)
    assert row in unsigned(found)
    row = step_row(rows(staff()), SIGNING)
    assert (row.gaps, row.nobody) == (("总账", "门户"), True)


def test_one_application_is_asked_about() -> None:
    scoped = staff(somebody(6, grants=(RoleGrant(SIGNING, None, PORTAL.id),)))
    assert step_row(rows(scoped, application_id=PORTAL.id), SIGNING).cells[6].whole
    assert step_row(rows(scoped, application_id=LEDGER.id), SIGNING).nobody


def test_a_department_decides_instead_of_the_applications() -> None:
    scoped = staff(somebody(6, grants=(RoleGrant(SIGNING, LEASING),)))
    assert step_row(rows(scoped, department_id=LEASING), SIGNING).cells[6].whole
    assert step_row(rows(scoped, department_id=FINANCE), SIGNING).nobody


def test_without_applications_roles_are_asked_for_all_the_same() -> None:
    row = step_row(rows(staff(somebody(5, SIGNING), applications=())), SIGNING)
    assert (row.cells[5], row.gaps) == (Cell(Basis.ROLE, 1, True), ())
    row = step_row(rows(staff(applications=())), SIGNING)
    assert (row.nobody, row.gaps) == (True, ())


def test_the_register_names_owner_and_head() -> None:
    step = a_step("owned", "system_owner")
    head = a_step("headed", HEAD_ROLE)
    stage = SMALL.stages[1]
    route = (replace(SMALL.stage("approve").route[0], steps=(step, head)),)
    definition = replace(SMALL, stages=(replace(stage, route=route, checks=()),))
    found = signers(Question(definition), staff(somebody(3), somebody(4)), NOW)
    owner, headed = found
    assert owner.cells == {3: Cell(Basis.REGISTER, 1, False)}
    assert owner.gaps == ("门户",)
    assert headed.cells == {4: Cell(Basis.REGISTER, 1, False)}
    gone = signers(Question(definition), staff(somebody(3, active=False), somebody(4)), NOW)
    assert gone[0].nobody


def test_a_keeper_is_always_there() -> None:
    row = next(row for row in rows(staff()) if row.role == "project_manager")
    assert (row.by_keeper, row.nobody, row.gaps) == (True, False, ())


@pytest.mark.parametrize(
    ("delegation", "counts"),
    [
        (stands_in(5, 6), True),
        (stands_in(5, 6, SIGNING), True),
        (stands_in(5, 6, "elsewhere"), False),
        (stands_in(5, 6, starts_at=NOW + timedelta(days=1)), False),
        (stands_in(5, 6, ends_at=NOW), False),
        (stands_in(7, 6), False),
    ],
)
def test_a_deputy_signs_while_it_holds(delegation: Delegation, counts: bool) -> None:
    found = rows(staff(somebody(5, SIGNING), somebody(6), delegations=(delegation,)))
    cell = step_row(found, SIGNING).cells.get(6)
    assert cell == (Cell(Basis.DEPUTY, 2, True, ("人5",)) if counts else None)


def test_a_deputy_who_holds_the_role_signs_for_himself() -> None:
    both = staff(somebody(5, SIGNING), somebody(6, SIGNING), delegations=(stands_in(5, 6),))
    assert step_row(rows(both), SIGNING).cells[6].basis is Basis.ROLE


def test_checks_of_other_roles_have_rows_of_their_own_without_deputies() -> None:
    stage = replace(
        SMALL.stages[1],
        checks=(a_check("a", "tester"), a_check("b", "pmo"), a_check("c", "tester")),
        route=(),
    )
    definition = replace(SMALL, stages=(stage,))
    people = staff(somebody(5, "tester"), somebody(6), delegations=(stands_in(5, 6),))
    first, second = signers(Question(definition), people, NOW)
    assert (first.role, [item.id for item in first.checks]) == ("tester", ["a", "c"])
    assert (set(first.cells), first.signs, first.step) == ({5}, False, None)
    assert second.nobody


def test_what_does_not_apply_is_left_out() -> None:
    everything, planned = (
        rows(staff()),
        rows(staff(), kinds=Kinds(modes=frozenset({ReleaseMode.PLANNED}))),
    )
    emergency = rows(staff(), kinds=Kinds(modes=frozenset({ReleaseMode.EMERGENCY})))
    keys = [{row.key for row in found} for found in (everything, planned, emergency)]
    assert keys[1] < keys[0]
    assert keys[2] - keys[1]
    assert len({row.key for row in everything}) == len(everything)
