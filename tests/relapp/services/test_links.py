"""What a release is tied to: its people, change requests and other releases."""

from collections.abc import Callable

import pytest

from relapp.domain.changes import Kind
from relapp.domain.journal import Event
from relapp.domain.vocabulary import Reason
from relapp.errors import NotFound, NotPermitted, RelappError
from tests.relapp.small_office import SmallOffice


def code_of(command: Callable[[], object]) -> str:
    with pytest.raises(RelappError) as caught:
        command()
    return caught.value.code


@pytest.fixture
def release_id(office: SmallOffice) -> int:
    """A release that was just registered."""
    return office.register()


def holders(office: SmallOffice, key: int, role: str) -> list[str]:
    return list(office.facts(key).holder_names(role))


def test_people_named_for_a_release_go_before_all_others(
    office: SmallOffice, release_id: int
) -> None:
    assert holders(office, release_id, "tester") == ["孙敏"]
    named = (office["staff"].id, office["pmo"].id, office["staff"].id)
    changes = office.core.links.set_cast(office["office"], release_id, "tester", named)
    assert changes.touches(Kind.RELEASE, release_id)
    assert holders(office, release_id, "tester") == ["高翔", "刘建国"]
    (entry,) = office.core.history.of_release(release_id, 1)
    assert (entry.event, entry.before, entry.after) == (
        Event.CAST_SET,
        '{"people":["孙敏"],"role":"tester"}',
        '{"people":["高翔","刘建国"],"role":"tester"}',
    )
    office.core.links.set_cast(office["office"], release_id, "tester", ())
    assert holders(office, release_id, "tester") == ["孙敏"]


def test_a_role_held_by_register_keeper_and_holders(office: SmallOffice, release_id: int) -> None:
    """Who owns the application or heads the department is known without naming anybody."""
    assert holders(office, release_id, "system_owner") == ["何晓东"]
    assert holders(office, release_id, "applicant_department_head") == ["周启明"]
    assert holders(office, release_id, "project_manager") == ["陈志远"]


def test_cast_that_cannot_be(office: SmallOffice, release_id: int) -> None:
    cast = office.core.links.set_cast
    assert code_of(lambda: cast(office["office"], release_id, "?", ())) == "role.unknown"
    assert code_of(lambda: cast(office["office"], release_id, "tester", (999,))) == (
        "person.unknown"
    )


@pytest.mark.parametrize("login", ["manager", "tester", "staff"])
def test_nobody_chooses_who_signs_over_him(
    office: SmallOffice, release_id: int, login: str
) -> None:
    person = office[login]
    with pytest.raises(NotPermitted) as caught:
        office.core.links.set_cast(person, release_id, "pmo", (person.id,))
    assert caught.value.code == "cast.signer"


def test_a_release_carries_approved_changes(office: SmallOffice, release_id: int) -> None:
    first, second, open_one = (office.change(n) for n in ("BG-1", "BG-2", "BG-3"))
    set_changes = office.core.links.set_changes
    changes = set_changes(office["manager"], release_id, (first, second))
    assert changes.ids(Kind.CHANGE_REQUEST) == {first, second}
    assert [c.number for c in office.facts(release_id).changes] == ["BG-1", "BG-2"]
    set_changes(office["manager"], release_id, (second,))
    assert [c.number for c in office.facts(release_id).changes] == ["BG-2"]
    (entry,) = office.core.history.of_release(release_id, 1)
    assert (entry.before, entry.after) == ('{"changes":["BG-1","BG-2"]}', '{"changes":["BG-2"]}')
    both = (second, open_one)
    assert code_of(lambda: set_changes(office["manager"], release_id, both)) == (
        "change.not_approved"
    )
    assert code_of(lambda: set_changes(office["manager"], release_id, (999,))) == "change.unknown"
    other = office.register()
    assert code_of(lambda: set_changes(office["manager"], other, (second,))) == "change.taken"
    assert [c.number for c in office.facts(release_id).changes] == ["BG-2"]


def test_a_release_waits_for_others(office: SmallOffice, release_id: int) -> None:
    other = office.register()
    link = office.core.links.set_dependencies
    link(office["manager"], release_id, ((other, " 接口先上线 "),))
    (found,) = office.facts(release_id).dependencies
    assert (found.number, found.need) == ("FB26-002", "接口先上线")
    (entry,) = office.core.history.of_release(release_id, 1)
    assert (entry.before, entry.after) == ('{"waits_for":[]}', '{"waits_for":["FB26-002"]}')
    office.walk(release_id, "prepare")
    assert office.requirement(release_id, "FB26-002").reason is Reason.WAITS_FOR_RELEASE
    changes = office.core.releases.cancel(office["office"], other, "不做了")
    assert changes.ids(Kind.RELEASE) == {release_id, other}
    assert office.requirement(release_id, "FB26-002").reason is Reason.RELEASE_FAILED
    link(office["manager"], release_id, ())
    assert office.facts(release_id).dependencies == ()


def test_releases_never_wait_for_each_other(office: SmallOffice, release_id: int) -> None:
    second, third = office.register(), office.register()
    link, manager = office.core.links.set_dependencies, office["manager"]
    link(manager, second, ((release_id, "一"),))
    link(manager, third, ((second, "二"),))
    for needs in (((release_id, "三"),), ((second, "三"),), ((third, "三"),)):
        with pytest.raises(RelappError) as caught:
            link(manager, release_id, needs)
        assert caught.value.code == "dependency.circle"
    link(manager, third, ((second, "二"), (release_id, "一")))
    with pytest.raises(NotFound):
        link(manager, release_id, ((999, "?"),))


def test_the_other_release_moves_on_and_so_does_the_card(
    office: SmallOffice, release_id: int
) -> None:
    other = office.register()
    office.core.links.set_dependencies(office["manager"], release_id, ((other, "先"),))
    office.walk(release_id, "prepare")
    office.walk(other, "prepare")
    assert office.core.board.card(release_id).blocking == 1
    office.walk(other, "approve")
    assert office.core.board.card(release_id).blocking == 0
    office.core.releases.send_back(office["office"], other, "prepare", "改")
    assert office.core.board.card(release_id).blocking == 1


def test_who_ties(office: SmallOffice, release_id: int) -> None:
    links = office.core.links
    with pytest.raises(NotPermitted):
        links.set_changes(office["tester"], release_id, ())
    with pytest.raises(NotPermitted):
        links.set_dependencies(office["tester"], release_id, ())
