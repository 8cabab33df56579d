"""Roles held for one department or application only, and several times."""

from relapp.store.tables import people as p
from tests.relapp.small_office import SmallOffice


def test_a_role_counts_where_it_is_held(office: SmallOffice) -> None:
    key = office.register()
    release = office.facts(key).release
    others = {d.id for d in office.core.people.departments()} - {release.department_id}
    here = {"department_id": release.department_id, "application_id": release.application_id}
    elsewhere = {"department_id": min(others), "application_id": office.application("门户")}
    assert None not in here.values()
    assert here["application_id"] != elsewhere["application_id"]
    with office.core.releases._desk.transactions.begin(office["admin"]) as work:
        for scope, login in ((here, "staff"), (elsewhere, "head")):
            for column, place in scope.items():
                work.insert(
                    p.person_role, person_id=office[login].id, role="pmo", **{column: place}
                )
        work.insert(p.person_role, person_id=office["owner"].id, role="unheard_of")
        work.touch(key)
    holders = office.facts(key).holders
    assert [ref.name for ref in holders["pmo"]] == ["高翔", "刘建国"]
    assert "unheard_of" not in holders


def test_who_has_left_holds_nothing(office: SmallOffice) -> None:
    key = office.register()
    people = ("tester", "owner", "manager", "head")
    with office.core.releases._desk.transactions.begin(office["admin"]) as work:
        for login in people:
            work.change(p.person, {"login": login}, version=None, active=False)
        work.touch(key)
    named = {ref.name for refs in office.facts(key).holders.values() for ref in refs}
    assert named
    assert not named & {"孙敏", "何晓东", "陈志远", "周启明"}
