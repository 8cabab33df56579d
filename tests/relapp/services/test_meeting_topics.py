"""Topics on an agenda that are no releases: order, clock, decision, minutes, and refusals."""

from datetime import timedelta
from pathlib import Path

import pytest

from relapp.domain.meeting import ActionDraft, AgendaReason, TopicDraft
from relapp.domain.vocabulary import ItemState, MeetingDecision
from relapp.errors import InvalidInput, NotFound, RelappError, RuleViolation, StaleRecord
from relapp.store.tables import meeting as t
from relapp.wording.errors import word
from tests.builders import NOW
from tests.relapp.services.meeting_scene import a_meeting, begun, seen
from tests.relapp.services.test_minutes import words_of
from tests.relapp.small_office import SmallOffice

TITLE = "第三季度发布指标"


@pytest.fixture
def meeting_id(office: SmallOffice) -> int:
    """A planned meeting about one release and one topic that the tester presents."""
    key = a_meeting(office)
    office.core.agenda.add(office["office"], key, office.register())
    draft = TopicDraft(title=f" {TITLE} ", presenter_id=office["tester"].id, minutes=10)
    office.core.agenda.save_topic(office["office"], key, draft)
    return key


def said(caught: pytest.ExceptionInfo[RelappError]) -> str:
    return word(caught.value).zh


def names(office: SmallOffice, key: int) -> list[str]:
    return [item.name for item in seen(office, key).items]


def test_a_topic_stands_behind_what_is_there(office: SmallOffice, meeting_id: int) -> None:
    release, topic = seen(office, meeting_id).items
    assert (topic.title, topic.owner, topic.minutes) == (TITLE, "孙敏", 10)
    assert (topic.position, topic.why, topic.release_id) == (2, AgendaReason.TOPIC, None)
    assert topic.is_topic
    assert not release.is_topic
    line = office.core.meetings.all(office["office"])[0]
    assert (line.items, line.decided) == (2, 0)


def test_who_presents_reads_the_meeting(office: SmallOffice) -> None:
    key = a_meeting(office, people=())
    draft = TopicDraft(title=TITLE, presenter_id=office["tester"].id)
    office.core.agenda.save_topic(office["office"], key, draft)
    assert [line.id for line in office.core.meetings.all(office["tester"])] == [key]
    assert office.core.meetings.view(office["tester"], key).id == key


def test_a_topic_is_moved_changed_and_taken_off(office: SmallOffice, meeting_id: int) -> None:
    core, keeper = office.core, office["office"]
    topic = seen(office, meeting_id).items[1]
    core.agenda.move(keeper, meeting_id, topic.id, 1, seen(office, meeting_id).version)
    assert names(office, meeting_id)[0] == TITLE
    core.agenda.set_minutes(keeper, meeting_id, topic.id, 25, topic.version + 1)
    topic = seen(office, meeting_id).items[0]
    changed = TopicDraft(title="流程修订", minutes=25, id=topic.id, version=topic.version)
    core.agenda.save_topic(keeper, meeting_id, changed)
    topic = seen(office, meeting_id).items[0]
    assert (topic.title, topic.owner, topic.minutes) == ("流程修订", "", 25)
    with pytest.raises(StaleRecord):
        core.agenda.save_topic(keeper, meeting_id, changed)
    core.agenda.remove(keeper, meeting_id, topic.id)
    assert [item.position for item in seen(office, meeting_id).items] == [1]


def test_the_meeting_speaks_about_a_topic(office: SmallOffice, meeting_id: int) -> None:
    core, host = office.core, office["head"]
    meeting = begun(office, meeting_id)
    topic = meeting.items[1]
    core.meetings.turn_to(host, meeting_id, topic.id, meeting.version)
    core.meeting_notes.add(office["tester"], meeting_id, topic.id, "成功率九成八")
    draft = ActionDraft(text="下月起按周报", item_id=topic.id, owner_id=office["pmo"].id)
    core.meeting_record.save_action(host, meeting_id, draft)
    office.clock.set(NOW + timedelta(minutes=7))
    version = seen(office, meeting_id).items[1].version
    core.meeting_record.decide(host, meeting_id, topic.id, MeetingDecision.PASSED, "", version)
    core.meetings.end(host, meeting_id, seen(office, meeting_id).version)
    done = seen(office, meeting_id).items[1]
    assert (done.state, done.seconds, done.note) == (
        ItemState.DONE,
        7 * 60,
        "10:00 孙敏：成功率九成八",
    )
    assert [a.text for a in seen(office, meeting_id).actions_of(topic.id)] == ["下月起按周报"]
    duties = core.duties.of(office["pmo"]).mine
    assert [d.subject.zh for d in duties if d.address.startswith("relapp://review")] == [
        "下月起按周报"
    ]


def test_minutes_print_a_topic_without_what_only_releases_have(
    office: SmallOffice, meeting_id: int, tmp_path: Path
) -> None:
    core, host = office.core, office["head"]
    topic = begun(office, meeting_id).items[1]
    core.meeting_record.decide(
        host, meeting_id, topic.id, MeetingDecision.POSTPONED, "缺数据", topic.version
    )
    printed = words_of(core.minutes.save(host, meeting_id, tmp_path / "m.docx"))
    for expected in (TITLE, "专题", "主讲", "孙敏", f"{TITLE}-推迟-周启明-2026-09-14 10:00"):
        assert expected in printed, expected
    content = core.minutes.content(host, meeting_id)
    record = next(c for c in content.chapters if c.key == "record")
    assert record.sections[1].title == TITLE


def test_no_check_is_answered_for_a_topic(office: SmallOffice, meeting_id: int) -> None:
    core, host = office.core, office["head"]
    topic = begun(office, meeting_id).items[1]
    with pytest.raises(RuleViolation) as caught:
        core.minutes.answer_check(host, meeting_id, topic.id)
    assert said(caught) == f"{TITLE} 现阶段没有等评审会的检查项"


def test_what_is_no_topic_is_refused(office: SmallOffice, meeting_id: int) -> None:
    agenda, keeper = office.core.agenda, office["office"]
    with pytest.raises(InvalidInput) as empty:
        agenda.save_topic(keeper, meeting_id, TopicDraft(title="  "))
    assert empty.value.code == "field.missing"
    with pytest.raises(InvalidInput) as long:
        agenda.save_topic(keeper, meeting_id, TopicDraft(title="x", minutes=481))
    assert said(long) == "分钟数应在 1–480 之间"
    release = seen(office, meeting_id).items[0]
    wrong = TopicDraft(title="x", id=release.id, version=release.version)
    with pytest.raises(RuleViolation) as caught:
        agenda.save_topic(keeper, meeting_id, wrong)
    assert said(caught) == f"{release.number} 是发布，不是专题，请到发布里修改"
    with pytest.raises(NotFound):
        agenda.save_topic(keeper, meeting_id, TopicDraft(title="x", id=-99))
    with pytest.raises(NotFound):
        agenda.save_topic(keeper, meeting_id, TopicDraft(title="x", presenter_id=9999))


def test_a_topic_that_was_spoken_about_stays(office: SmallOffice, meeting_id: int) -> None:
    topic = begun(office, meeting_id).items[1]
    office.core.meeting_notes.add(office["head"], meeting_id, topic.id, "先说两句")
    with pytest.raises(RuleViolation) as caught:
        office.core.agenda.remove(office["office"], meeting_id, topic.id)
    assert said(caught).startswith(f"{TITLE} 已经审过")


def test_a_desk_of_the_program_before_may_turn_the_meeting_on(
    office: SmallOffice, meeting_id: int
) -> None:
    """It sees releases alone: it turns away from a topic without marking it, and numbers anew."""
    meeting = begun(office, meeting_id)
    release, topic = meeting.items
    office.core.meetings.turn_to(office["head"], meeting_id, topic.id, meeting.version)
    with office.core.store.writing() as connection:
        row = t.meeting.update().where(t.meeting.c.id == meeting_id)
        connection.execute(row.values(current_item_id=release.id))
        items = t.meeting_item.update().where(t.meeting_item.c.meeting_id == meeting_id)
        connection.execute(items.values(position=2))
    meeting = seen(office, meeting_id)
    assert [(i.name, i.state) for i in meeting.items] == [
        (release.number, ItemState.OPEN),
        (TITLE, ItemState.OPEN),
    ]
