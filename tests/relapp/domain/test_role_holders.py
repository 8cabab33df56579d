"""Who acts in a role, by where the role is held and whom registers and release name."""

import pytest

from relapp.domain.person import ADMINISTRATOR, Permission, Person, may
from relapp.domain.release import PersonRef
from relapp.domain.role_grant import Place, RoleGrant, grant_order
from relapp.domain.role_holders import (
    HEAD_ROLE,
    OWNED_ROLE,
    Held,
    Registered,
    Sources,
    holders,
    with_roles,
    without_person,
)

FINANCE, LEASING = 1, 2
LEDGER, PORTAL = 11, 12
A, B, C = PersonRef(1, "甲"), PersonRef(2, "乙"), PersonRef(3, "丙")
HERE = Place(FINANCE, LEDGER)


@pytest.mark.parametrize(
    ("grant", "covered"),
    [
        (RoleGrant("tester"), True),
        (RoleGrant("tester", FINANCE), True),
        (RoleGrant("tester", LEASING), False),
        (RoleGrant("tester", None, LEDGER), True),
        (RoleGrant("tester", None, PORTAL), False),
        (RoleGrant("tester", FINANCE, LEDGER), True),
        (RoleGrant("tester", FINANCE, PORTAL), False),
        (RoleGrant("tester", LEASING, LEDGER), False),
    ],
)
def test_where_a_role_counts(grant: RoleGrant, covered: bool) -> None:
    assert grant.covers(HERE) is covered
    found = holders({"tester"}, Sources(HERE, (Held(A, grant),)))
    assert found == ({"tester": (A,)} if covered else {})


def test_a_release_without_department_is_in_nobodys_department() -> None:
    assert not RoleGrant("tester", FINANCE).covers(Place(None, LEDGER))
    assert RoleGrant("tester").covers(Place())


def test_holding_twice_counts_once_and_foreign_roles_not_at_all() -> None:
    held = (
        Held(A, RoleGrant("tester")),
        Held(B, RoleGrant("tester", FINANCE)),
        Held(A, RoleGrant("tester", None, LEDGER)),
        Held(C, RoleGrant("elsewhere")),
    )
    assert holders({"tester"}, Sources(HERE, held)) == {"tester": (A, B)}


def test_the_register_goes_before_the_role_and_the_release_before_both() -> None:
    roles = {OWNED_ROLE, HEAD_ROLE, "project_manager"}
    held = tuple(Held(A, RoleGrant(role)) for role in sorted(roles))
    named = Registered(owner=B, keeper=C)
    found = holders(roles, Sources(HERE, held, named))
    assert found[OWNED_ROLE] == (B,)
    assert found[HEAD_ROLE] == (A,)
    assert found["project_manager"] == found["release_admin"] == (C,)
    cast = holders(roles, Sources(HERE, held, named, {OWNED_ROLE: (C, A)}))
    assert cast[OWNED_ROLE] == (C, A)


def test_what_is_left_without_somebody() -> None:
    held = (Held(A, RoleGrant("tester")), Held(B, RoleGrant("tester")))
    before = Sources(
        HERE, held, Registered(owner=A, head=B, keeper=A), {"pmo": (A,), "dba": (A, B)}
    )
    after = without_person(before, A.id)
    assert holders({"tester"}, after)["tester"] == (B,)
    assert after.registered == Registered(head=B)
    assert after.cast == {"dba": (B,)}


def test_what_is_left_with_other_roles() -> None:
    before = Sources(HERE, (Held(A, RoleGrant("tester")),), Registered(owner=A))
    assert holders({"tester"}, with_roles(before, A, ())) == {OWNED_ROLE: (A,)}
    elsewhere = with_roles(before, A, (RoleGrant("tester", LEASING),))
    assert "tester" not in holders({"tester"}, elsewhere)
    here = with_roles(before, A, (RoleGrant("tester", FINANCE),))
    assert holders({"tester"}, here)["tester"] == (A,)


def test_an_office_role_for_a_department_allows_what_it_allows_there() -> None:
    grants = frozenset({RoleGrant("release_office", FINANCE)})
    person = Person(1, "甲", "jia", grants=grants)
    assert may(person, Permission.RUN_RELEASES, HERE)
    assert not may(person, Permission.RUN_RELEASES, Place(LEASING, LEDGER))
    assert not may(person, Permission.RUN_RELEASES)
    away = Person(1, "甲", "jia", active=False, grants=grants)
    assert not may(away, Permission.RUN_RELEASES, HERE)


def test_all_roles_of_a_person_in_order() -> None:
    scoped = RoleGrant("tester", FINANCE)
    person = Person(1, "甲", "jia", roles=frozenset({ADMINISTRATOR}), grants=frozenset({scoped}))
    assert sorted(person.all_grants, key=grant_order) == [RoleGrant(ADMINISTRATOR), scoped]
    assert RoleGrant(ADMINISTRATOR).everywhere
    assert not scoped.everywhere
