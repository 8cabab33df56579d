"""A person's desk from the database: own things, deputised ones, rows, items, awaited ones."""

from datetime import timedelta

import pytest

from relapp.domain.changes import Kind
from relapp.domain.duties import DutyKind
from relapp.domain.journal import Event
from relapp.domain.meeting import TopicDraft
from relapp.domain.release import RunStepDraft
from relapp.domain.vocabulary import ItemState, MeetingState, Reason
from relapp.services.duties import DeskView
from relapp.store.queries import facts as fact_queries
from relapp.store.tables import approving as a
from relapp.store.tables import meeting as m
from tests.builders import NOW
from tests.relapp.services.meeting_scene import a_meeting, begun, seen
from tests.relapp.small_office import SmallOffice, local


def desk(office: SmallOffice, login: str, since: int | None = None) -> DeskView:
    return office.core.duties.of(office[login], since)


def kinds(view: DeskView) -> list[tuple[DutyKind, str]]:
    return [(d.kind, d.subject_id) for d in view.mine]


def delegate(office: SmallOffice, of: str, to: str, role: str = "") -> None:
    """Set a deputy the way the store keeps it."""
    with office.core.duties._desk.transactions.begin(office["admin"]) as work:
        key = work.insert(
            a.delegation,
            person_id=office[of].id,
            deputy_id=office[to].id,
            role=role,
            starts_at=NOW - timedelta(days=1),
            ends_at=None,
            reason="出差",
            set_by_id=office["admin"].id,
            set_at=NOW,
            version=1,
        )
        work.record(Event.DELEGATION_SET, Kind.DELEGATION, key, office[of].name)


def test_a_step_waits_for_its_signer_until_it_is_signed(office: SmallOffice) -> None:
    key = office.register()
    office.walk(key, "approve")
    assert kinds(desk(office, "manager")) == [(DutyKind.CHECK, "manager:project_manager")]
    assert kinds(desk(office, "tester")) == []
    office.answer(key, "manager_ready")
    office.answer(key, "manager_tests")
    found = desk(office, "manager").mine
    assert [(d.kind, d.number) for d in found] == [
        (DutyKind.SIGN, office.facts(key).release.number)
    ]
    office.sign(key, "manager")
    assert desk(office, "manager").mine == ()
    assert kinds(desk(office, "tester")) == [(DutyKind.CHECK, "testing:tester")]


def test_a_deputy_finds_what_waits_for_the_person_under_the_own_name(office: SmallOffice) -> None:
    key = office.register()
    office.walk(key, "approve")
    assert desk(office, "staff").mine == ()
    delegate(office, "manager", "staff")
    view = desk(office, "staff")
    assert [(d.kind, d.behalf.name if d.behalf else "") for d in view.mine] == [
        (DutyKind.CHECK, office["manager"].name)
    ]
    assert [d.person for d in view.deputising] == [office["manager"].name]
    delegate(office, "tester", "pmo", role="release_office")
    assert desk(office, "pmo").mine == ()


def test_a_row_of_the_run_sheet_waits_for_its_owner_only(office: SmallOffice) -> None:
    key = office.register()
    office.plan_steps(key)
    draft = RunStepDraft("核对报表", phase="部署", owner_id=office["staff"].id,
                         planned_start=local(9, 24), minutes=30)  # fmt: skip
    office.core.run_sheets.save(office["manager"], key, draft)
    office.walk(key, "implement")
    assert {k for k, _ in kinds(desk(office, "tester"))} == {DutyKind.RUN}
    found = desk(office, "staff").mine
    assert [(d.kind, d.subject.zh, d.due) for d in found] == [
        (DutyKind.RUN, "核对报表", local(9, 24, 20, 0))
    ]


def test_an_action_item_waits_for_its_owner_with_its_release(office: SmallOffice) -> None:
    key = office.register()
    host = office["office"].id
    with office.core.duties._desk.transactions.begin(office["office"]) as work:
        meeting = work.insert(
            m.meeting, title="评审会", place="301", starts_at=NOW, minutes=60, host_id=host,
            state=MeetingState.ENDED.value, shown="", note="", version=1,
        )  # fmt: skip
        item = work.insert(
            m.meeting_item, meeting_id=meeting, release_id=key, position=1, minutes=10, why="",
            state=ItemState.DONE.value, seconds=0, decision_note="", note="", version=1,
        )  # fmt: skip
        due = NOW - timedelta(hours=1)
        for text, item_id, done in (("补充压测", item, None), ("已办", item, NOW)):
            work.insert(
                m.action_item, meeting_id=meeting, item_id=item_id, text=text,
                owner_id=office["staff"].id, due_at=due, done_at=done, version=1,
            )  # fmt: skip
        work.record(Event.ACTION_SAVED, Kind.MEETING, meeting, "补充压测")
    found = desk(office, "staff").mine
    number = office.facts(key).release.number
    assert [(d.kind, d.subject.zh, d.number) for d in found] == [
        (DutyKind.ACTION, "补充压测", number)
    ]
    assert found[0].address == f"relapp://review/{meeting}"


def test_the_keeper_waits_for_others_and_nobody_else_does(office: SmallOffice) -> None:
    key = office.register()
    office.walk(key, "prepare")
    view = desk(office, "manager")
    assert view.kept == {key: office.facts(key).release.number}
    owing = {ref.name for d in view.awaited for ref in d.people}
    assert office["tester"].name in owing
    assert office["manager"].name not in owing
    assert desk(office, "other").awaited == ()


def test_what_others_did_since_a_number_comes_along(office: SmallOffice) -> None:
    before = desk(office, "manager").cursor
    assert desk(office, "manager", before).entries == ()
    office.register()
    view = desk(office, "manager", before)
    assert [e.event for e in view.entries] == [Event.RELEASE_REGISTERED]
    assert view.cursor > before


def test_only_what_changed_is_read_again(
    sqlite_office: SmallOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = sqlite_office
    first, second = office.register(), office.register(version_to="V3.0")
    desk(office, "manager")
    read: list[int] = []
    load = fact_queries.load_facts

    def counted(*arguments: object) -> object:
        read.append(int(str(arguments[2])))
        return load(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(fact_queries, "load_facts", counted)
    desk(office, "manager")
    assert read == []
    office.answer(second, "agreed")
    read.clear()
    desk(office, "manager")
    assert read == [second]
    office.core.people.save_department(office["admin"], 0, "新部门", None, None, 0)
    read.clear()
    desk(office, "manager")
    assert read == [first, second]


def test_another_desk_sees_it_too(office: SmallOffice) -> None:
    key = office.register()
    assert desk(office, "manager").mine
    elsewhere = office.open_again()
    elsewhere.answer(key, "agreed")
    assert (DutyKind.CHECK, "plan:project_manager") not in kinds(desk(office, "manager"))


def test_a_window_that_passes_unused_is_noticed_without_anybodys_doing(
    office: SmallOffice,
) -> None:
    key = office.register(window_id=office.window())
    office.walk(key, "approve")
    office.answer(key, "manager_ready")
    office.answer(key, "manager_tests")
    office.sign(key, "manager")
    assert desk(office, "manager").mine == ()
    window = office.facts(key).window
    assert window is not None
    office.clock.set(window.ends_at)
    found = desk(office, "manager").mine
    assert [(d.kind, d.reason) for d in found] == [(DutyKind.SIGN, Reason.LAPSED_UNUSED)]


def test_meetings_of_today_that_concern_somebody_are_counted(office: SmallOffice) -> None:
    def count(login: str) -> int:
        return office.core.duties.of(office[login]).meetings

    agenda, keeper = office.core.agenda, office["office"]
    today = a_meeting(office, starts_at=NOW + timedelta(hours=4))
    a_meeting(office, starts_at=NOW + timedelta(days=1), host_id=office["office"].id)
    # Forgotten yesterday: it calls nobody any more.
    a_meeting(office, starts_at=NOW - timedelta(days=1))
    assert [count(login) for login in ("head", "pmo", "tester", "manager")] == [1, 1, 1, 0]
    release_id = office.register()
    agenda.add(keeper, today, release_id)
    owner = office.facts(release_id).release.owner_id
    assert owner == office["manager"].id
    assert count("manager") == 1
    assert count("staff") == 0
    agenda.save_topic(keeper, today, TopicDraft(title="指标", presenter_id=office["staff"].id))
    assert count("staff") == 1
    begun(office, today)
    office.clock.set(NOW + timedelta(days=3))
    # It runs, whatever day that is.
    assert count("head") == 1
    office.core.meetings.end(office["head"], today, seen(office, today).version)
    assert count("head") == 0
