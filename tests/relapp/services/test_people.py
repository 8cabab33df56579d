"""The people register: logins, roles, departments, and the last administrator."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from relapp.domain.changes import Kind
from relapp.domain.person import ADMINISTRATOR, Person, PersonDraft
from relapp.domain.role_grant import RoleGrant
from relapp.errors import InvalidInput, NotFound, NotPermitted, RelappError, StaleRecord
from relapp.store.tables.journal import journal
from tests.relapp.small_office import SmallOffice

ADMIN = frozenset({ADMINISTRATOR})


def draft_of(person: Person, **fields: object) -> PersonDraft:
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


def refused(office: SmallOffice, draft: PersonDraft, actor: str = "admin") -> str:
    with pytest.raises(RelappError) as caught:
        office.core.people.save(office[actor], draft)
    return caught.value.code


def test_somebody_new(office: SmallOffice) -> None:
    draft = PersonDraft(" 郑凯 ", " zheng ", roles=frozenset({"tester", "pmo"}))
    changes = office.core.people.save(office["office"], draft)
    person = office["zheng"]
    assert (person.name, person.login, person.active) == ("郑凯", "zheng", True)
    assert person.roles == {"tester", "pmo"}
    assert changes.touches(Kind.PERSON, person.id)


def test_a_change_replaces_the_roles(office: SmallOffice) -> None:
    tester = office["tester"]
    for roles in (frozenset({"pmo"}), frozenset(), frozenset({"tester", "pmo"})):
        office.core.people.save(office["admin"], draft_of(office["tester"], roles=roles))
        assert office["tester"].roles == roles
    assert office["tester"].version == tester.version + 3


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (PersonDraft(" ", "x"), "field.missing"),
        (PersonDraft("甲", " "), "field.missing"),
        (PersonDraft("甲", "MANAGER"), "person.login_taken"),
    ],
)
def test_input_that_cannot_work(office: SmallOffice, draft: PersonDraft, code: str) -> None:
    assert refused(office, draft) == code


def test_a_login_is_free_for_the_person_who_has_it(office: SmallOffice) -> None:
    office.core.people.save(office["admin"], draft_of(office["manager"], login="Manager"))
    assert office["manager"].login == "Manager"


def test_the_last_administrator_stays(office: SmallOffice) -> None:
    admin = office["admin"]
    assert refused(office, draft_of(admin, roles=frozenset())) == "person.last_administrator"
    assert refused(office, draft_of(admin, active=False)) == "person.last_administrator"
    office.core.people.save(admin, draft_of(office["pmo"], roles=ADMIN))
    office.core.people.save(admin, draft_of(admin, roles=frozenset()))
    assert office["admin"].roles == frozenset()
    assert refused(office, draft_of(office["pmo"], active=False), "pmo") == (
        "person.last_administrator"
    )


def test_only_an_administrator_makes_administrators(office: SmallOffice) -> None:
    for draft in (
        PersonDraft("甲", "jia", roles=ADMIN),
        draft_of(office["office"], roles=office["office"].roles | ADMIN),
        draft_of(office["admin"], roles=ADMIN, active=False),
    ):
        assert refused(office, draft, "office") in (
            "permission.missing",
            "person.last_administrator",
        )
    office.core.people.save(office["office"], draft_of(office["admin"], name="改名"))
    assert office["admin"].name == "改名"


@pytest.mark.parametrize("actor", ["manager", "tester", "staff"])
def test_others_do_not_keep_the_register(office: SmallOffice, actor: str) -> None:
    with pytest.raises(NotPermitted):
        office.core.people.save(office[actor], PersonDraft("甲", "jia"))
    with pytest.raises(NotPermitted):
        office.core.people.save_department(office[actor], 0, "新", None, None, 0)


def test_somebody_else_was_quicker(office: SmallOffice) -> None:
    seen = office["tester"]
    office.core.people.save(office["admin"], draft_of(seen, email="a@example.org"))
    with pytest.raises(StaleRecord):
        office.core.people.save(office["admin"], draft_of(seen, name="别名"))
    assert office["tester"].email == "a@example.org"


def test_unknown_people(office: SmallOffice) -> None:
    with pytest.raises(NotFound):
        office.core.people.get(999)
    assert office.core.people.by_login("nobody") is None
    assert refused(office, PersonDraft("甲", "jia", id=999, version=1)) == "record.gone"


def test_whoever_leaves_waits_for_nothing_any_more(office: SmallOffice) -> None:
    key = office.register()
    manager = office["manager"]
    assert manager.id in office.core.board.card(key).waits_for
    changes = office.core.people.save(office["admin"], draft_of(manager, active=False))
    assert changes.touches(Kind.RELEASE, key)
    assert manager.id not in office.core.board.card(key).waits_for


def test_a_new_name_shows_on_the_cards_of_ended_releases_too(office: SmallOffice) -> None:
    live, ended = office.register(), office.register()
    office.core.releases.cancel(office["office"], ended, "不做了")
    office.core.people.save(office["admin"], draft_of(office["manager"], name="陈至远"))
    for key in (live, ended):
        assert office.core.board.card(key).owner == "陈至远"


def test_departments(office: SmallOffice) -> None:
    people = office.core.people
    changes = people.save_department(office["admin"], 0, " 分公司 ", None, None, 0)
    branch = office.department("分公司")
    assert changes.touches(Kind.DEPARTMENT, branch)
    people.save_department(office["admin"], branch, "子公司", office.department("信息部"), None, 1)
    found = next(d for d in people.departments() if d.id == branch)
    assert (found.name, found.parent_id, found.version) == (
        "子公司",
        office.department("信息部"),
        2,
    )


def test_departments_that_cannot_be(office: SmallOffice) -> None:
    people, admin = office.core.people, office["admin"]
    upper, lower = office.department("信息部"), office.department("业务部")
    versions = {d.id: d.version for d in people.departments()}
    people.save_department(admin, lower, "业务部", upper, office["head"].id, versions[lower])
    for call, code in (
        ((0, " ", None, None, 0), "field.missing"),
        ((0, "信息部", None, None, 0), "department.name_taken"),
        ((upper, "信息部", upper, None, versions[upper]), "field.not_allowed"),
        ((upper, "信息部", lower, None, versions[upper]), "field.not_allowed"),
    ):
        with pytest.raises(InvalidInput) as caught:
            people.save_department(admin, *call)
        assert caught.value.code == code
    with pytest.raises(StaleRecord):
        people.save_department(admin, lower, "业务处", None, None, versions[lower])


def test_a_new_head_of_the_applicants_department_signs_the_emergency(office: SmallOffice) -> None:
    key = office.register(office.emergency())
    office.walk(key, "approve")
    assert office["head"].id in office.core.board.card(key).waits_for
    business = next(d for d in office.core.people.departments() if d.name == "业务部")
    office.core.people.save_department(
        office["admin"], business.id, "业务部", None, office["owner"].id, business.version
    )
    waits_for = office.core.board.card(key).waits_for
    assert office["owner"].id in waits_for
    assert office["head"].id not in waits_for


def test_a_role_in_one_department_or_for_one_application(office: SmallOffice) -> None:
    key = office.register()
    here = office.facts(key).release.place
    other = office.department("业务部")
    for grant, acts in (
        (RoleGrant("pmo", here.department_id), True),
        (RoleGrant("pmo", other), False),
        (RoleGrant("pmo", None, office.application()), True),
        (RoleGrant("pmo", None, office.application("门户")), False),
    ):
        draft = draft_of(office["staff"], grants=frozenset({grant}))
        office.core.people.save(office["admin"], draft)
        assert office["staff"].grants == {grant}
        assert office["staff"].roles == frozenset()
        names = office.facts(key).holder_names("pmo")
        assert ("高翔" in names) is acts
        assert "刘建国" in names


def test_whoever_says_nothing_about_scopes_leaves_them(office: SmallOffice) -> None:
    grant = RoleGrant("pmo", office.department("业务部"))
    office.core.people.save(office["admin"], draft_of(office["staff"], grants=frozenset({grant})))
    office.core.people.save(office["admin"], draft_of(office["staff"], roles=frozenset({"tester"})))
    assert office["staff"].grants == {grant}
    assert office["staff"].roles == {"tester"}
    office.core.people.save(office["admin"], draft_of(office["staff"], grants=frozenset()))
    assert office["staff"].grants == frozenset()
    assert office["staff"].roles == {"tester"}


def test_where_roles_are_held_stands_in_the_journal_by_name(office: SmallOffice) -> None:
    grants = frozenset(
        {
            RoleGrant("pmo", office.department("业务部")),
            RoleGrant("tester", None, office.application("门户")),
        }
    )
    office.core.people.save(office["admin"], draft_of(office["staff"], grants=grants))
    office.core.people.save(office["admin"], draft_of(office["staff"], grants=frozenset()))
    with office.core.store.reading() as connection:
        statement = select(journal).order_by(journal.c.seq)
        first, second = connection.execute(statement).all()[-2:]
    assert '"grants":["pmo@业务部","tester@门户"]' in first.after
    assert "grants" not in first.before
    assert '"grants":["pmo@业务部","tester@门户"]' in second.before
    assert "grants" not in second.after


def test_scopes_that_cannot_be(office: SmallOffice) -> None:
    for grant, code in (
        (RoleGrant("pmo", 999), "department.unknown"),
        (RoleGrant("pmo", None, 999), "application.unknown"),
        (RoleGrant(ADMINISTRATOR, office.department("业务部")), "person.administrator_scoped"),
    ):
        draft = draft_of(office["staff"], grants=frozenset({grant}))
        assert refused(office, draft) == code
    assert office["staff"].grants == frozenset()


def test_the_office_of_one_department_runs_that_departments_releases(office: SmallOffice) -> None:
    key = office.register()
    department = office.facts(key).release.department_id
    for place, code in ((office.department("业务部"), "release.not_keeper"), (department, "")):
        grants = frozenset({RoleGrant("release_office", place)})
        office.core.people.save(office["admin"], draft_of(office["other"], grants=grants))
        try:
            office.core.releases.hold(office["other"], key, "等账期")
            told = ""
        except NotPermitted as error:
            told = error.code
        assert told == code
