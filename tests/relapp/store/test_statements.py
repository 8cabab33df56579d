"""Rows named by column values, on both kinds of database."""

from relapp.store.statements import change, named, rows, shape
from relapp.store.tables import people as p
from relapp.store.tables import release as r
from relapp.store.unit_of_work import Transactions
from tests.relapp.small_office import SmallOffice


def transactions(office: SmallOffice) -> Transactions:
    return office.core.releases._desk.transactions


def test_an_empty_value_names_the_rows_that_are_empty_there(office: SmallOffice) -> None:
    person, where = office["staff"].id, office.department("业务部")
    with transactions(office).begin(office["admin"]) as work:
        for department in (where, None):
            work.insert(p.person_role, person_id=person, role="pmo", department_id=department)
        assert work.delete(p.person_role, person_id=person, department_id=None) == 1
        row = work.row(p.person_role, person_id=person)
        assert row is not None
        assert row["department_id"] == where
        assert not work.exists(p.person_role, person_id=person, department_id=None)


def test_a_column_may_name_the_row_and_be_changed(office: SmallOffice) -> None:
    person = office["tester"].id
    with transactions(office).begin(office["admin"]) as work:
        work.change(
            p.person_role, {"person_id": person, "role": "tester"}, version=None, role="pmo"
        )
        assert work.row(p.person_role, person_id=person, role="tester") is None
        assert work.exists(p.person_role, person_id=person, role="pmo")


def test_a_change_raises_the_version_whether_or_not_it_is_guarded(office: SmallOffice) -> None:
    key = office.register()
    seen = office.version(key)
    with transactions(office).begin(office["office"]) as work:
        work.change(r.release, {"id": key}, version=seen, title="甲")
        work.change(r.release, {"id": key}, version=None, title="乙")
        work.touch(key)
        row = work.row(r.release, id=key)
        assert row is not None
        assert (row["title"], row["version"]) == ("乙", seen + 2)


def test_a_statement_is_made_once_for_its_shape() -> None:
    one, other = ({"id": 1, "outcome": None}, {"id": 2, "outcome": None})
    assert rows(r.release, shape(one)) is rows(r.release, shape(other))
    assert rows(r.release, shape(one)) is not rows(r.release, shape({"id": 1, "outcome": "x"}))
    assert named(one) == {"of_id": 1}
    loose, guarded = (change(r.release, shape(one), guarded=guard) for guard in (False, True))
    assert loose is not guarded
