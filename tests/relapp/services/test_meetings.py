"""Review meetings on both kinds of database: call, agenda, course, decisions."""

from datetime import timedelta

import pytest

from relapp.domain.changes import Kind
from relapp.domain.journal import Event
from relapp.domain.meeting import ActionDraft, AgendaReason, Invitation, MeetingDraft
from relapp.domain.meeting_time import seconds_used
from relapp.domain.vocabulary import (
    CheckResult,
    ItemState,
    MeetingDecision,
    MeetingState,
    ReleaseMode,
    Reply,
)
from relapp.errors import InvalidInput, NotFound, NotPermitted, RelappError, StaleRecord
from relapp.wording.errors import word
from tests.builders import NOW
from tests.relapp.services.meeting_scene import (
    a_meeting,
    a_waiting_release,
    begun,
    seen,
    store_process,
)
from tests.relapp.small_office import SmallOffice

MINUTE = timedelta(minutes=1)


def said(caught: pytest.ExceptionInfo[RelappError]) -> str:
    return word(caught.value).zh


def test_a_meeting_is_called_with_its_people(office: SmallOffice) -> None:
    key = a_meeting(office)
    meeting = seen(office, key)
    assert (meeting.title, meeting.host, meeting.state) == (
        "九月发布评审会",
        "周启明",
        MeetingState.PLANNED,
    )
    # The host is always one of them, and comes.
    assert {(p.name, p.required, p.reply) for p in meeting.people} == {
        ("周启明", True, Reply.COMES),
        ("刘建国", True, Reply.OPEN),
        ("孙敏", False, Reply.OPEN),
    }


def test_who_was_asked_before_keeps_the_reply(office: SmallOffice) -> None:
    key = a_meeting(office)
    office.core.meetings.reply(office["pmo"], key, Reply.DECLINES)
    draft = MeetingDraft(
        id=key,
        version=seen(office, key).version,
        title="改到周四",
        place="二楼",
        starts_at=NOW + timedelta(days=2),
        host_id=office["head"].id,
        people=(Invitation(office["pmo"].id, required=False), Invitation(office["staff"].id)),
    )
    office.core.meetings.save(office["office"], draft)
    meeting = seen(office, key)
    assert {(p.name, p.required, p.reply) for p in meeting.people} == {
        ("周启明", True, Reply.COMES),
        ("刘建国", False, Reply.DECLINES),
        ("高翔", True, Reply.OPEN),
    }
    with pytest.raises(StaleRecord):
        office.core.meetings.save(office["office"], draft)


def test_only_the_release_office_calls_a_meeting(office: SmallOffice) -> None:
    draft = MeetingDraft(title="x", place="", starts_at=NOW, host_id=office["head"].id)
    with pytest.raises(NotPermitted) as caught:
        office.core.meetings.save(office["manager"], draft)
    assert said(caught) == "你的岗位没有这项权限，请找系统管理员"


def test_a_meeting_without_title_or_of_two_days_is_refused(office: SmallOffice) -> None:
    for fields, sentence in (
        ({"title": " "}, "请填写标题"),
        ({"minutes": 3000}, "分钟数应在 1–600 之间"),
    ):
        with pytest.raises(InvalidInput) as caught:
            a_meeting(office, **fields)
        assert said(caught) == sentence


def test_those_invited_read_it_and_nobody_else(office: SmallOffice) -> None:
    release_id = office.register()
    key = a_meeting(office)
    core = office.core
    assert [line.id for line in core.meetings.all(office["pmo"])] == [key]
    assert core.meetings.all(office["manager"]) == ()
    with pytest.raises(NotPermitted) as caught:
        core.meetings.view(office["manager"], key)
    assert said(caught) == "「九月发布评审会」没有邀请你，请找发布管理岗加上你的名字"
    # Whose release it speaks about reads along.
    core.agenda.add(office["office"], key, release_id)
    assert core.meetings.view(office["manager"], key).items[0].owner == "陈志远"
    assert [line.id for line in core.meetings.all(office["manager"])] == [key]


def test_the_rules_put_waiting_releases_on_the_agenda(office: SmallOffice) -> None:
    row = store_process(office)
    late = a_waiting_release(office, row)
    urgent = a_waiting_release(
        office,
        row,
        mode=ReleaseMode.EMERGENCY,
        emergency_reason="放款受阻",
        planned_start=NOW + timedelta(days=1),
    )
    soon = a_waiting_release(office, row, window_id=office.window())
    office.register()
    key = a_meeting(office)
    office.core.agenda.add_by_rule(office["head"], key)
    items = seen(office, key).items
    assert [(i.release_id, i.position, i.minutes) for i in items] == [
        (urgent, 1, 20),
        (soon, 2, 20),
        (late, 3, 20),
    ]
    assert {i.why for i in items} == {AgendaReason.REVIEW_MEETING}
    # Nothing waits any more, neither for this meeting nor for another one.
    assert not office.core.agenda.add_by_rule(office["head"], key)
    assert office.core.agenda.waiting() == ()


def test_what_was_let_pass_waits_no_more_and_what_was_not_comes_back(office: SmallOffice) -> None:
    row = store_process(office)
    passed, refused = a_waiting_release(office, row), a_waiting_release(office, row)
    key = a_meeting(office)
    office.core.agenda.add_by_rule(office["office"], key)
    begun(office, key)
    for item in seen(office, key).items:
        good = item.release_id == passed
        decision = MeetingDecision.PASSED if good else MeetingDecision.NOT_PASSED
        note = "" if good else "测试没有做完"
        office.core.meeting_record.decide(
            office["head"], key, item.id, decision, note, item.version
        )
    office.core.meetings.end(office["head"], key, seen(office, key).version)
    assert [c.release_id for c, _why in office.core.agenda.waiting()] == [refused]


def test_a_stage_whose_countersigning_is_a_meeting_waits_for_it(office: SmallOffice) -> None:
    row = store_process(office)
    key = a_waiting_release(office, row)
    office.walk(key, "plan_review")
    assert [(c.release_id, why) for c, why in office.core.agenda.waiting()] == [
        (key, AgendaReason.PLAN_REVIEW)
    ]
    office.fulfil(key)
    assert office.core.agenda.waiting() == ()


def test_the_agenda_is_put_in_order(office: SmallOffice) -> None:
    key = a_meeting(office)
    releases = [office.register(), office.register(), office.register()]
    for release_id in releases:
        office.core.agenda.add(office["office"], key, release_id)
    first, second, third = seen(office, key).items
    version = seen(office, key).version
    office.core.agenda.move(office["head"], key, third.id, 1, version)
    assert [i.id for i in seen(office, key).items] == [third.id, first.id, second.id]
    with pytest.raises(StaleRecord):
        office.core.agenda.move(office["head"], key, first.id, 1, version)
    office.core.agenda.remove(office["head"], key, first.id)
    assert [(i.id, i.position) for i in seen(office, key).items] == [(third.id, 1), (second.id, 2)]
    version = seen(office, key).items[1].version
    office.core.agenda.set_minutes(office["head"], key, second.id, 35, version)
    with pytest.raises(StaleRecord):
        office.core.agenda.set_minutes(office["head"], key, second.id, 10, version)
    assert seen(office, key).items[1].minutes == 35


def test_an_agenda_is_not_for_everybody_and_takes_a_release_once(office: SmallOffice) -> None:
    key, release_id = a_meeting(office), office.register()
    office.core.agenda.add(office["office"], key, release_id)
    number = office.facts(release_id).release.number
    with pytest.raises(RelappError) as caught:
        office.core.agenda.add(office["office"], key, release_id)
    assert said(caught) == f"{number} 已在议程里"
    with pytest.raises(NotPermitted) as refused:
        office.core.agenda.add(office["pmo"], key, office.register())
    assert said(refused) == "会议由主持人周启明或发布管理岗掌握"
    with pytest.raises(NotFound) as gone:
        office.core.agenda.remove(office["office"], key, 999)
    assert said(gone) == "这个议题已不在议程里"
    with pytest.raises(InvalidInput) as wrong:
        office.core.agenda.add(office["office"], key, office.register(), minutes=0)
    assert said(wrong) == "分钟数应在 1–480 之间"


def test_an_empty_meeting_is_not_opened(office: SmallOffice) -> None:
    key = a_meeting(office)
    with pytest.raises(NotPermitted) as caught:
        office.core.meetings.begin(office["head"], key, 1)
    assert said(caught) == "议程还是空的，先加议题再开始"


def test_the_clock_follows_the_item_and_stands_in_a_pause(office: SmallOffice) -> None:
    key = a_meeting(office)
    for _ in range(2):
        office.core.agenda.add(office["office"], key, office.register())
    meetings, host = office.core.meetings, office["head"]
    office.clock.set(NOW + timedelta(days=1))
    meeting = begun(office, key)
    assert meeting.state is MeetingState.RUNNING
    assert meeting.attendee(host.id).arrived_at == office.clock.now()  # type: ignore[union-attr]
    first, second = meeting.items
    assert (meeting.current_item_id, first.state) == (first.id, ItemState.CURRENT)
    office.clock.set(office.clock.now() + 5 * MINUTE)
    meetings.pause(host, key, seen(office, key).version, paused=True)
    office.clock.set(office.clock.now() + 7 * MINUTE)
    meetings.pause(host, key, seen(office, key).version, paused=False)
    office.clock.set(office.clock.now() + MINUTE)
    meeting = seen(office, key)
    assert seconds_used(meeting, meeting.items[0], office.clock.now()) == 360
    meetings.turn_to(host, key, None, meeting.version)
    office.clock.set(office.clock.now() + MINUTE)
    meeting = seen(office, key)
    assert meeting.current_item_id == second.id
    assert [i.seconds for i in meeting.items] == [360, 0]
    # Undecided, the first one is still to come.
    assert [i.state for i in meeting.items] == [ItemState.OPEN, ItemState.CURRENT]
    with pytest.raises(StaleRecord):
        meetings.turn_to(host, key, first.id, meeting.version - 1)
    meetings.end(host, key, meeting.version)
    meeting = seen(office, key)
    assert (meeting.state, meeting.current, meeting.ended_at) == (
        MeetingState.ENDED,
        None,
        office.clock.now(),
    )
    assert [i.seconds for i in meeting.items] == [360, 60]


def test_the_last_item_has_none_behind_it(office: SmallOffice) -> None:
    key = a_meeting(office)
    office.core.agenda.add(office["office"], key, office.register())
    meeting = begun(office, key)
    with pytest.raises(RelappError) as caught:
        office.core.meetings.turn_to(office["head"], key, None, meeting.version)
    assert said(caught) == "没有待审的议题了，可以结束会议"


def test_where_the_host_looks_is_no_record_and_makes_no_form_stale(office: SmallOffice) -> None:
    key = a_meeting(office)
    office.core.agenda.add(office["office"], key, office.register())
    meeting = begun(office, key)
    item, newest = meeting.items[0], office.core.history.newest()
    changes = office.core.meetings.show(office["head"], key, item.id, "check/tested")
    assert changes.touches(Kind.MEETING, key)
    assert office.core.meetings.pulse(key) == (meeting.version, "check/tested")
    assert office.core.history.newest() == newest
    # A word about an item that was left is too late.
    assert not office.core.meetings.show(office["head"], key, item.id + 1, "check/other")
    assert seen(office, key).shown == "check/tested"
    with pytest.raises(NotPermitted) as caught:
        office.core.meetings.show(office["pmo"], key, item.id, "x")
    assert said(caught) == "会议由主持人周启明或发布管理岗掌握"


def test_people_arrive_by_themselves_and_the_host_ticks_others(office: SmallOffice) -> None:
    key = a_meeting(office)
    office.core.agenda.add(office["office"], key, office.register())
    meetings = office.core.meetings
    with pytest.raises(NotPermitted) as early:
        meetings.set_arrived(office["pmo"], key, office["pmo"].id, arrived=True)
    assert said(early) == "「九月发布评审会」没有在开，先由主持人开始会议"
    begun(office, key)
    meetings.set_arrived(office["pmo"], key, office["pmo"].id, arrived=True)
    meetings.set_arrived(office["head"], key, office["tester"].id, arrived=True)
    assert {p.name for p in seen(office, key).present} == {"周启明", "刘建国", "孙敏"}
    meetings.set_arrived(office["head"], key, office["tester"].id, arrived=False)
    assert {p.name for p in seen(office, key).present} == {"周启明", "刘建国"}
    with pytest.raises(NotPermitted):
        meetings.set_arrived(office["pmo"], key, office["tester"].id, arrived=True)


def test_the_host_alone_decides_and_the_release_keeps_it_too(office: SmallOffice) -> None:
    key, release_id = a_meeting(office), office.register()
    office.core.agenda.add(office["office"], key, release_id)
    item = begun(office, key).items[0]
    decide = office.core.meeting_record.decide
    passed, conditional = MeetingDecision.PASSED, MeetingDecision.CONDITIONAL
    with pytest.raises(NotPermitted) as caught:
        decide(office["office"], key, item.id, passed, "", item.version + 1)
    assert said(caught) == "会议结论由主持人周启明作出"
    with pytest.raises(InvalidInput) as empty:
        decide(office["head"], key, item.id, conditional, " ", item.version)
    assert said(empty) == "请写明原因"
    version = seen(office, key).items[0].version
    changes = decide(office["head"], key, item.id, conditional, "补齐压测报告", version)
    assert changes.touches(Kind.MEETING, key)
    assert changes.touches(Kind.RELEASE, release_id)
    with pytest.raises(StaleRecord):
        decide(office["head"], key, item.id, passed, "", version)
    found = seen(office, key).items[0]
    assert (found.decision, found.decision_note, found.decided_by) == (
        conditional,
        "补齐压测报告",
        "周启明",
    )
    entry = office.core.history.of_release(release_id)[0]
    assert entry.event is Event.ITEM_DECIDED
    # (number)-(decision)-(host)-(time) on the office's clock.
    assert entry.subject == f"{found.number}-有条件通过-周启明-2026-09-14 10:00"
    # The decision ticks nothing.
    assert office.facts(release_id).checks == {}


def test_everybody_adds_to_the_record(office: SmallOffice) -> None:
    key = a_meeting(office)
    office.core.agenda.add(office["office"], key, office.register())
    item = begun(office, key).items[0]
    record = office.core.meeting_notes
    record.add(office["pmo"], key, item.id, "票据组还没回复，\n今天补")
    record.add(office["head"], key, item.id, "知道了")
    assert seen(office, key).items[0].note.splitlines() == [
        "10:00 刘建国：票据组还没回复， 今天补",
        "10:00 周启明：知道了",
    ]
    with pytest.raises(InvalidInput) as caught:
        record.add(office["pmo"], key, item.id, "  ")
    assert said(caught) == "请填写备注"


def test_action_items_have_owner_and_date_and_are_ticked_by_their_owner(
    office: SmallOffice,
) -> None:
    key = a_meeting(office)
    office.core.agenda.add(office["office"], key, office.register())
    item = begun(office, key).items[0]
    record = office.core.meeting_record
    due = NOW + timedelta(days=3)
    draft = ActionDraft(
        text="补齐压测报告", item_id=item.id, owner_id=office["tester"].id, due_at=due
    )
    record.save_action(office["head"], key, draft)
    action = seen(office, key).actions_of(item.id)[0]
    assert (action.text, action.owner, action.due_at, action.done_at) == (
        "补齐压测报告",
        "孙敏",
        due,
        None,
    )
    with pytest.raises(NotPermitted):
        record.finish_action(office["pmo"], key, action.id, action.version, done=True)
    record.finish_action(office["tester"], key, action.id, action.version, done=True)
    assert seen(office, key).actions[0].done_at == NOW
    with pytest.raises(RelappError) as done:
        record.remove_action(office["head"], key, action.id, action.version + 1)
    assert said(done) == "「补齐压测报告」已完成，留在纪要里"
    record.finish_action(office["tester"], key, action.id, action.version + 1, done=False)
    with pytest.raises(StaleRecord):
        record.remove_action(office["head"], key, action.id, action.version)
    record.remove_action(office["head"], key, action.id, action.version + 2)
    assert seen(office, key).actions == ()
    with pytest.raises(InvalidInput) as caught:
        record.save_action(office["head"], key, ActionDraft(text=" "))
    assert said(caught) == "请填写事项"


def test_what_was_spoken_about_stays_on_the_agenda(office: SmallOffice) -> None:
    key = a_meeting(office)
    office.core.agenda.add(office["office"], key, office.register())
    item = begun(office, key).items[0]
    with pytest.raises(RelappError) as caught:
        office.core.agenda.remove(office["head"], key, item.id)
    assert said(caught) == f"{item.number} 已经审过，留在议程里；不再审可以结论为推迟"


def test_a_cancelled_meeting_frees_its_agenda(office: SmallOffice) -> None:
    row = store_process(office)
    release_id = a_waiting_release(office, row)
    key = a_meeting(office)
    office.core.agenda.add_by_rule(office["office"], key)
    assert office.core.agenda.waiting() == ()
    with pytest.raises(InvalidInput):
        office.core.meetings.cancel(office["office"], key, " ", seen(office, key).version)
    office.core.meetings.cancel(office["office"], key, "改期", seen(office, key).version)
    assert seen(office, key).state is MeetingState.CANCELLED
    assert [c.release_id for c, _why in office.core.agenda.waiting()] == [release_id]
    with pytest.raises(NotPermitted) as over:
        office.core.agenda.add_by_rule(office["office"], key)
    assert said(over) == "「九月发布评审会」已结束或取消，议程不再改动"
    with pytest.raises(NotPermitted) as begun_before:
        office.core.meetings.begin(office["head"], key, 1)
    assert said(begun_before) == "「九月发布评审会」已经开始、结束或取消"


def test_two_desks_see_each_other(office: SmallOffice) -> None:
    """What one desk ticks and where the host turns, the other desk's feed tells."""
    row = store_process(office)
    release_id = a_waiting_release(office, row)
    key = a_meeting(office)
    office.core.agenda.add_by_rule(office["office"], key)
    office.core.agenda.add(office["office"], key, office.register())
    meeting = begun(office, key)
    other = office.open_again()
    cursor = other.core.history.newest()
    office.core.meetings.turn_to(office["head"], key, None, meeting.version)
    office.core.checks.answer(
        office["manager"], release_id, "review_meeting_held", CheckResult.FAIL, "未开", 0
    )
    news = other.core.history.since(cursor)
    assert news.touches(Kind.MEETING, key)
    assert news.touches(Kind.RELEASE, release_id)
    assert seen(other, key).current_item_id == meeting.items[1].id


def test_unknown_meetings_and_people_are_refused(office: SmallOffice) -> None:
    with pytest.raises(NotFound) as caught:
        office.core.meetings.view(office["office"], 999)
    assert said(caught) == "没有这个评审会"
    key = a_meeting(office)
    office.core.agenda.add(office["office"], key, office.register())
    begun(office, key)
    with pytest.raises(NotFound):
        office.core.meetings.set_arrived(office["head"], key, office["staff"].id, arrived=True)
    with pytest.raises(NotFound) as action:
        office.core.meeting_record.finish_action(office["head"], key, 999, 1, done=True)
    assert said(action) == "没有这条会后事项"
    with pytest.raises(RelappError):
        office.core.meetings.reply(office["staff"], key, Reply.COMES)
