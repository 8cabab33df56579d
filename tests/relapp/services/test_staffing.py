"""The matrix agrees with what releases allow; whoever leaves is looked at before."""

from dataclasses import replace

from relapp.domain import permission
from relapp.domain.matrix import Basis, Kinds, Question, signers
from relapp.domain.person import PersonDraft
from relapp.domain.role_grant import RoleGrant
from tests.builders import NOW, SMALL
from tests.relapp.small_office import SmallOffice


def draft_of(office: SmallOffice, login: str, **fields: object) -> PersonDraft:
    person = office[login]
    draft = PersonDraft(
        person.name,
        person.login,
        person.department_id,
        person.email,
        person.roles,
        person.active,
        person.id,
        person.version,
    )
    return replace(draft, **fields)  # type: ignore[arg-type]


def test_the_matrix_says_what_a_release_allows(office: SmallOffice) -> None:
    scoped = (
        ("tester", RoleGrant("pmo", office.department("业务部"))),
        ("other", RoleGrant("pmo", None, office.application())),
        ("owner", RoleGrant("department_head", office.department("信息部"))),
    )
    for login, grant in scoped:
        draft = draft_of(office, login, grants=frozenset({grant}))
        office.core.people.save(office["admin"], draft)
    key = office.register(office.draft(owner_id=None, applicant_id=None))
    facts = office.facts(key)
    place = facts.release.place
    definition = office.view(key).definition
    question = Question(definition, Kinds(), place.department_id, place.application_id)
    staff = office.core.people.staff()
    found = [row for row in signers(question, staff, NOW) if row.signs and row.step]
    assert found
    for row in found:
        assert row.step is not None
        # Nobody's own: the matrix is about releases of anybody, whose maker may not sign.
        nobodys = {"applicant_id": None, "owner_id": None, "stage": row.stage.id}
        here = replace(facts, release=replace(facts.release, **nobodys))  # type: ignore[arg-type]
        allowed = {
            person.id
            for person in staff.people
            if permission.can_sign(person, row.step, here) is None
        }
        assert set(row.cells) == allowed, row.key


def test_the_register_is_read_with_the_people(office: SmallOffice) -> None:
    staff = office.core.people.staff()
    row = next(
        row
        for row in signers(Question(SMALL), staff, NOW)
        if row.role == "system_owner" and row.signs
    )
    assert row.cells[office["owner"].id].basis is Basis.REGISTER


def test_whoever_alone_can_go_on_is_missed(office: SmallOffice) -> None:
    key = office.register()
    office.walk(key, "approve")
    number = office.facts(key).release.number
    waiting = {r.role for r in office.view(key).blockers}
    alone = next(
        role for role in sorted(waiting) if role in ("department_head", "pmo", "system_owner")
    )
    login = {"department_head": "head", "pmo": "pmo", "system_owner": "owner"}[alone]
    (found,) = office.core.people.left_without(draft_of(office, login, active=False))
    assert (found.number, found.requirement.role) == (number, alone)
    assert found.application == "核心租赁系统"


def test_a_second_holder_or_the_register_is_enough(office: SmallOffice) -> None:
    key = office.register()
    office.walk(key, "approve")
    login, role = next(
        (login, role)
        for login, role in (("head", "department_head"), ("pmo", "pmo"))
        if role in {r.role for r in office.view(key).blockers}
    )
    gives_up = draft_of(office, login, roles=frozenset())
    assert len(office.core.people.left_without(gives_up)) == 1
    narrowed = draft_of(
        office,
        login,
        roles=frozenset(),
        grants=frozenset({RoleGrant(role, None, office.application())}),
    )
    assert office.core.people.left_without(narrowed) == ()
    office.core.people.save(office["admin"], draft_of(office, "staff", roles=frozenset({role})))
    assert office.core.people.left_without(gives_up) == ()


def test_nobody_is_missed_who_keeps_or_gains(office: SmallOffice) -> None:
    office.walk(office.register(), "approve")
    gains = draft_of(office, "pmo", roles=frozenset({"pmo", "tester"}))
    assert office.core.people.left_without(gains) == ()
    assert office.core.people.left_without(PersonDraft("新人", "new")) == ()
    assert office.core.people.left_without(draft_of(office, "staff", active=False)) == ()
