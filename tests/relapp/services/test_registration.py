"""Registering: scope gate, numbers without gaps, what a new release is tied to."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from relapp.bootstrap import FOUNDER
from relapp.domain.changes import Kind
from relapp.domain.journal import Event
from relapp.domain.release import ReleaseDraft
from relapp.domain.vocabulary import Reason, ReleaseMode, ReleaseType, Status
from relapp.errors import InvalidInput, NotFound, NotPermitted, RelappError, RuleViolation
from tests.builders import NOW, SMALL
from tests.relapp.small_office import SmallOffice, local


def refused(office: SmallOffice, draft: ReleaseDraft, actor: str = "office") -> RelappError:
    before = office.core.history.newest()
    with pytest.raises(RelappError) as caught:
        office.core.registration.register(office[actor], draft)
    assert office.core.history.newest() == before
    return caught.value


def numbers(office: SmallOffice) -> list[str]:
    with office.core.store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT number FROM release ORDER BY id")
        return [row[0] for row in rows]


def test_a_release_begins_in_the_first_stage_with_all_it_was_given(office: SmallOffice) -> None:
    more = office.application("资金系统")
    done = office.core.registration.register(
        office["manager"],
        office.draft(
            title=" 还款计划 ",
            version_to=" V2.0 ",
            yes=frozenset({"training"}),
            purpose="按新口径",
            change_ids=(office.change("BG-1"), office.change("QX-1")),
            applications=((more, "V3", "V4"), (office.application(), "x", "y")),
            window_id=office.window(),
        ),
    )
    facts = office.facts(done.release_id)
    release = facts.release
    assert done.number == release.number == "FB26-001"
    assert not done.refused
    assert done.changes.touches(Kind.RELEASE, done.release_id)
    assert (release.stage, release.status) == ("plan", Status.RUNNING)
    assert (release.title, release.version_to, release.version_from) == ("还款计划", "V2.0", "V1.0")
    assert release.yes == {"training"}
    assert [(s.application, s.version_from, s.version_to) for s in facts.scope] == [
        ("核心租赁系统", "V1.0", "V2.0"),
        ("资金系统", "V3", "V4"),
    ]
    assert [c.number for c in facts.changes] == ["BG-1", "QX-1"]
    assert facts.window is not None
    assert facts.window.number == 1
    assert release.department_id == office.department("信息部")
    (entry,) = office.core.history.of_release(done.release_id)
    assert entry.event is Event.RELEASE_REGISTERED


def test_whoever_registers_applies_unless_somebody_else_is_named(office: SmallOffice) -> None:
    draft = replace(office.draft(), applicant_id=None)
    key = office.core.registration.register(office["manager"], draft).release_id
    assert office.facts(key).release.applicant_id == office["manager"].id


def test_numbers_follow_each_other_and_refusals_leave_no_gap(office: SmallOffice) -> None:
    office.register()
    refused(office, office.draft(change_ids=(office.change("BG-3"),)))
    refused(office, office.draft(window_id=office.window(3)))
    office.register()
    office.core.registration.register(office["office"], office.draft(scope_option="data"))
    office.register()
    assert numbers(office) == ["FB26-001", "FB26-002", "FB26-R001", "FB26-003"]


def test_the_year_of_a_number_is_the_offices(office: SmallOffice) -> None:
    office.clock.set(local(12, 31, 23, 59))
    office.register()
    office.clock.set(local(12, 31, 23, 59) + timedelta(minutes=1))
    office.register()
    assert numbers(office) == ["FB26-001", "FB27-001"]


def test_two_desks_register_at_once(office: SmallOffice) -> None:
    """Also the very first release of a year: nobody fails and no number is left out."""
    desks = [office, office.open_again()]
    barrier = threading.Barrier(2)

    def register(desk: SmallOffice) -> list[str]:
        actor, draft = desk["office"], desk.draft()
        barrier.wait(10)
        registered = [desk.core.registration.register(actor, draft) for _ in range(4)]
        return [one.number for one in registered]

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(register, desks)
    assert sorted(first + second) == [f"FB26-{n:03d}" for n in range(1, 9)]


def test_a_request_out_of_scope_is_kept_with_its_reason(office: SmallOffice) -> None:
    draft = office.draft(scope_option="data", change_ids=(office.change("BG-1"),))
    done = office.core.registration.register(office["manager"], draft)
    release = office.facts(done.release_id).release
    assert (done.number, done.refused) == ("FB26-R001", True)
    assert (release.status, release.refusal, release.closed_at) == (Status.REFUSED, "data", NOW)
    assert "BG-1" in {c.number for c in office.core.changes.all(free_only=True)}
    (entry,) = office.core.history.of_release(done.release_id)
    assert entry.event is Event.RELEASE_REFUSED
    with pytest.raises(NotPermitted) as caught:
        office.advance(done.release_id)
    assert caught.value.code == "release.ended"


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"title": " "}, "field.missing", "title"),
        ({"version_to": " "}, "field.missing", "version_to"),
        ({"scope_option": "?"}, "field.missing", "scope_option"),
        ({"mode": ReleaseMode.EMERGENCY}, "field.missing", "emergency_reason"),
        ({"yes": frozenset({"?"})}, "field.not_allowed", "?"),
    ],
)
def test_input_that_does_not_fit(
    office: SmallOffice, fields: dict[str, object], code: str, field: str
) -> None:
    error = refused(office, office.draft(**fields))
    assert isinstance(error, InvalidInput)
    assert (error.code, error.details["field"]) == (code, field)


def test_a_mode_that_the_process_does_not_know(office: SmallOffice) -> None:
    planned_only = replace(SMALL, version="V2", modes=(ReleaseMode.PLANNED,))
    office.core.processes.store(FOUNDER, planned_only)
    draft = office.emergency(process_row=office.process_row())
    error = refused(office, draft)
    assert (error.code, error.details["field"]) == ("field.not_allowed", "type")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"application_id": 999}, "application.unknown"),
        ({"process_row": 999}, "process.unknown"),
        ({"window_id": 999}, "window.unknown"),
        ({"change_ids": (999,)}, "change.unknown"),
        ({"depends_on": ((999, "接口"),)}, "release.unknown"),
        ({"owner_id": 999}, "person.unknown"),
        ({"applications": ((999, "V1", "V2"),)}, "application.unknown"),
    ],
)
def test_what_is_not_there(office: SmallOffice, fields: dict[str, object], code: str) -> None:
    error = refused(office, office.draft(**fields))
    assert isinstance(error, NotFound)
    assert error.code == code


def test_changes_that_are_not_approved_or_in_another_release(office: SmallOffice) -> None:
    error = refused(office, office.draft(change_ids=(office.change("BG-3"),)))
    assert (error.code, error.details["number"]) == ("change.not_approved", "BG-3")
    office.register(change_ids=(office.change("BG-1"),))
    error = refused(office, office.draft(change_ids=(office.change("BG-1"),)))
    assert error.code == "change.taken"
    assert error.details == {"number": "BG-1", "other": "FB26-001"}


def test_two_desks_want_the_same_change(office: SmallOffice) -> None:
    desks = [office, office.open_again()]
    barrier = threading.Barrier(2)

    def register(desk: SmallOffice) -> str:
        actor, draft = desk["office"], desk.draft(change_ids=(desk.change("BG-1"),))
        barrier.wait(10)
        try:
            return desk.core.registration.register(actor, draft).number
        except RelappError as error:
            return error.code

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(pool.map(register, desks))
    assert outcomes[0] == "FB26-001"
    assert outcomes[1] in ("change.taken", "record.stale")
    assert numbers(office) == ["FB26-001"]


def test_a_release_may_wait_for_others_from_the_start(office: SmallOffice) -> None:
    first = office.register()
    second = office.register(depends_on=((first, " 接口先上线 "), (first, "接口")))
    (other,) = office.facts(second).dependencies
    assert (other.number, other.need) == ("FB26-001", "接口")
    office.walk(first, "prepare")
    office.fulfil(second)
    office.advance(second)
    assert office.requirement(second, "FB26-001").reason is Reason.WAITS_FOR_RELEASE


def test_a_planned_upgrade_needs_a_window_and_a_new_system_a_date(office: SmallOffice) -> None:
    error = refused(office, office.draft(planned_start=local(9, 25)))
    assert isinstance(error, RuleViolation)
    assert error.code == "schedule.needs_window"
    key = office.register(type=ReleaseType.NEW_SYSTEM, planned_start=local(9, 25))
    release = office.facts(key).release
    assert release.planned_end == local(9, 25) + timedelta(hours=4)


def test_who_may_register(office: SmallOffice) -> None:
    for login in ("office", "manager", "owner", "admin"):
        office.core.registration.register(office[login], office.draft())
    for login in ("tester", "staff", "pmo"):
        with pytest.raises(NotPermitted):
            office.core.registration.register(office[login], office.draft())


def test_a_release_is_found_by_its_number_however_it_is_typed(office: SmallOffice) -> None:
    key = office.register()
    for typed in ("FB26-001", " fb26-001 "):
        assert office.core.releases.id_of(typed) == key
    with pytest.raises(NotFound):
        office.core.releases.id_of("FB26-002")


def test_a_prefix_in_small_letters_is_found_too(office: SmallOffice) -> None:
    settings = office.core.office.get()
    office.core.office.save(office["admin"], replace(settings, number_prefix="rel"))
    key = office.register()
    assert office.core.releases.id_of("rel26-001") == key
