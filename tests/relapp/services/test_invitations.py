"""Invitations to a review meeting: whom they reach, what they say, and the entry for calendars."""

import json
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from relapp.domain.changes import Kind
from relapp.domain.letter import Letter
from relapp.domain.meeting import TopicDraft
from relapp.domain.vocabulary import Reply
from relapp.errors import ExportFailed, NotPermitted, RelappError
from relapp.export.mail import body
from relapp.services.letters import Sent
from relapp.wording.errors import word
from tests.relapp.services.meeting_scene import a_meeting, begun, seen
from tests.relapp.services.test_letters import give_address
from tests.relapp.small_office import SmallOffice


@pytest.fixture
def meeting_id(office: SmallOffice) -> int:
    """A meeting about a release and a topic; the tester alone has no address."""
    give_address(office, "head", "pmo", "office")
    key = a_meeting(office)
    office.core.agenda.add(office["office"], key, office.register())
    draft = TopicDraft(title="第三季度指标", presenter_id=office["tester"].id, minutes=10)
    office.core.agenda.save_topic(office["office"], key, draft)
    return key


def invite(office: SmallOffice, key: int, login: str = "office", language: str = "zh") -> Letter:
    return office.core.letters.invitation(office[login], key, language)  # type: ignore[arg-type]


def entry(content: bytes) -> tuple[Any, Any]:
    calendar = Calendar.from_ical(content)
    assert isinstance(calendar, Calendar)
    (event,) = calendar.events
    return calendar, event


def said(caught: pytest.ExceptionInfo[RelappError]) -> str:
    return word(caught.value).zh


def test_an_invitation_says_when_where_and_what_about(office: SmallOffice, meeting_id: int) -> None:
    letter = invite(office, meeting_id)
    number = seen(office, meeting_id).items[0].number
    assert letter.subject == "评审会邀请：九月发布评审会，9月15日 周二 10:00"
    assert {box.name for box in letter.to} == {"刘建国", "周启明"}
    assert letter.without == ("孙敏",)
    text = body(letter)
    for expected in (
        "会议：九月发布评审会",
        "时间：9月15日 周二 10:00–11:30",
        "地点：三楼评审室",
        "主持人：周启明 head@example.com",
        "可选：孙敏",
        f"- 10:00 {number}",
        "- 10:20 第三季度指标（孙敏，10 分钟）",
        "请在发布台的「评审」里回复是否参加",
    ):
        assert expected in text, expected


def test_an_invitation_in_english_and_without_agenda(office: SmallOffice) -> None:
    key = a_meeting(office)
    text = body(invite(office, key, language="en"))
    assert "Agenda" in text
    assert "- No items yet" in text
    assert "Required: " in text


def test_the_draft_carries_the_entry(office: SmallOffice, meeting_id: int, tmp_path: Path) -> None:
    office.core.meetings.reply(office["pmo"], meeting_id, Reply.COMES)
    letter = invite(office, meeting_id)
    target = tmp_path / "邀请.eml"
    changes = office.core.letters.write_draft(office["office"], letter, target)
    message = message_from_bytes(target.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    assert message["X-Unsent"] == "1"
    (attached,) = message.iter_attachments()
    assert attached.get_content_type() == "text/calendar"
    assert attached.get_param("method") == "REQUEST"
    assert attached.get_filename() == "invite.ics"
    content = attached.get_payload(decode=True)
    assert isinstance(content, bytes)
    calendar, event = entry(content)
    assert calendar["method"] == "REQUEST"
    assert str(event["summary"]) == "九月发布评审会"
    assert event["dtstart"].dt.isoformat() == "2026-09-15T10:00:00+08:00"
    assert event["dtend"].dt.isoformat() == "2026-09-15T11:30:00+08:00"
    assert "第三季度指标" in str(event["description"])
    assert str(event["organizer"]) == "mailto:head@example.com"
    guests = {str(a): (a.params["ROLE"], a.params["PARTSTAT"]) for a in event["attendee"]}
    assert guests == {
        "mailto:head@example.com": ("REQ-PARTICIPANT", "ACCEPTED"),
        "mailto:pmo@example.com": ("REQ-PARTICIPANT", "ACCEPTED"),
    }
    assert changes.ids(Kind.MEETING) == {meeting_id}


def test_the_journal_keeps_who_was_invited(office: SmallOffice, meeting_id: int) -> None:
    letter, before = invite(office, meeting_id), office.core.history.newest()
    office.core.letters.note_sent(office["office"], Sent(letter, ("pmo@example.com",)))
    newest = office.core.duties.of(office["office"], before).entries[-1]
    after = json.loads(newest.after)
    assert (newest.subject, after["way"]) == ("九月发布评审会", "sent")
    assert (after["invited"], after["without"]) == (["周启明"], ["孙敏"])
    # The minutes of the meeting are not looked for among invitations.
    assert office.core.minutes.file(office["head"], meeting_id) is None


def test_the_entry_moves_with_the_meeting(
    office: SmallOffice, meeting_id: int, tmp_path: Path
) -> None:
    core, guest = office.core, office["tester"]
    first = core.letters.save_appointment(guest, meeting_id, tmp_path / "a.ics").read_bytes()
    version = seen(office, meeting_id).version
    item = seen(office, meeting_id).items[0]
    core.agenda.move(office["office"], meeting_id, item.id, 2, version)
    second = core.letters.save_appointment(guest, meeting_id, tmp_path / "b.ics").read_bytes()
    before, after = entry(first)[1], entry(second)[1]
    assert before["uid"] == after["uid"]
    assert int(after["sequence"]) == int(before["sequence"]) + 1


def test_without_the_hosts_address_it_is_published(office: SmallOffice, tmp_path: Path) -> None:
    key = a_meeting(office)
    content = office.core.letters.save_appointment(
        office["pmo"], key, tmp_path / "a.ics"
    ).read_bytes()
    calendar, event = entry(content)
    assert calendar["method"] == "PUBLISH"
    assert "organizer" not in event
    assert "attendee" not in event


def test_a_hostile_title_neither_breaks_headers_nor_lines(
    office: SmallOffice, tmp_path: Path
) -> None:
    give_address(office, "head", "pmo")
    title = "会\r\nBcc: a@evil.example\r\nATTENDEE:mailto:b@evil.example"
    key = a_meeting(office, title=title, place="楼\nBEGIN:VEVENT")
    letter = invite(office, key)
    target = tmp_path / "x.eml"
    office.core.letters.write_draft(office["office"], letter, target)
    message = message_from_bytes(target.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    assert message["Bcc"] is None
    assert letter.appointment is not None
    _calendar, event = entry(letter.appointment.content)
    assert "evil" not in "".join(str(a) for a in event["attendee"])
    assert "Bcc: a@evil.example" in str(event["summary"])


def test_who_may_invite(office: SmallOffice, meeting_id: int, tmp_path: Path) -> None:
    core = office.core
    with pytest.raises(NotPermitted) as caught:
        invite(office, meeting_id, "pmo")
    assert said(caught) == "会议由主持人周启明或发布管理岗掌握"
    with pytest.raises(NotPermitted) as foreign:
        core.letters.save_appointment(office["staff"], meeting_id, tmp_path / "a.ics")
    assert said(foreign).startswith("「九月发布评审会」没有邀请你")
    begun(office, meeting_id)
    core.meetings.end(office["head"], meeting_id, seen(office, meeting_id).version)
    with pytest.raises(NotPermitted) as over:
        invite(office, meeting_id)
    assert said(over) == "「九月发布评审会」已结束或取消，不用再邀请"


def test_a_place_that_cannot_be_written_is_told(
    office: SmallOffice, meeting_id: int, tmp_path: Path
) -> None:
    with pytest.raises(ExportFailed):
        office.core.letters.save_appointment(office["pmo"], meeting_id, tmp_path / "none" / "a.ics")
